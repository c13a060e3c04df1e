"""My day: what is mine and due, what happens next, what changed, and all my projects wherever they are."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate, now

from nabodialog.desk.day import Task, sorted_by_due
from nabodialog.involvement.models import Stakeholder
from nabodialog.listening.receiving import Said, receive
from nabodialog.people.models import Membership, Role
from nabodialog.projects.models import ChecklistItem, Milestone
from nabodialog.projects.starting import start_project

DAY = "/arbeid/"
TODAY = date(2026, 3, 2)


def task(due_on):
    return Task("Ring styret", "/", None, due_on, is_date=False)


@pytest.fixture
def item(project, member):
    """Late by a day, and the member's."""
    item = project.elements.first().items.first()
    ChecklistItem.objects.filter(pk=item.pk).update(owner=member, due_on=localdate() - timedelta(days=1))
    return item


def test_what_is_due_is_sorted_by_how_soon():
    days = [None, TODAY + timedelta(days=15), TODAY + timedelta(days=14), TODAY, TODAY - timedelta(days=1)]
    due = sorted_by_due([task(day) for day in days], TODAY)
    assert [each.due_on for each in due.late] == [TODAY - timedelta(days=1)]
    assert [each.due_on for each in due.soon] == [TODAY, TODAY + timedelta(days=14)]
    assert [each.due_on for each in due.later] == [TODAY + timedelta(days=15), None]


def test_what_is_mine_and_late_stands_on_top(browse, member, item):
    answer = browse(member).get(DAY)
    assert [each.text for each in answer.context["due"].late] == [item.text]
    assert "Over fristen" in answer.text


def test_what_belongs_to_others_or_is_done_is_not_mine(browse, leader, member, item):
    assert browse(leader).get(DAY).context["due"].is_empty
    ChecklistItem.objects.update(state="done")
    assert browse(member).get(DAY).context["due"].is_empty


def test_my_own_date_that_has_passed_asks_whether_it_happened(browse, member, project):
    project.milestones.create(title="Åpent hus", planned_on=localdate() - timedelta(days=2), owner=member)
    assert "skjedde det?" in browse(member).get(DAY).text


def test_what_happens_next_in_all_my_projects(browse, reader, project):
    project.milestones.create(title="Dugnad", planned_on=localdate() + timedelta(days=3))
    project.milestones.create(title="Gammelt møte", planned_on=localdate() - timedelta(days=3))
    assert [each.title for each in browse(reader).get(DAY).context["coming"]] == ["Dugnad"]


def test_what_changed_lately_is_told_with_its_project(browse, reader, leader, project):
    project.elements.first().begin(by=leader, today=TODAY)
    change = browse(reader).get(DAY).context["changes"][0]
    assert (change.project, change.event.by) == (project, leader)


def test_someone_in_two_municipalities_sees_both(browse, member, project, other_municipality, outsider):
    Membership.objects.create(municipality=other_municipality, person=member, role=Role.READER)
    start_project(other_municipality, "Et annet sted", "annet", by=outsider)
    places = browse(member).get(DAY).context["places"]
    assert [(str(place.municipality), len(place.projects)) for place in places] == [("Nordvik", 1), ("Sørdal", 1)]


def test_nothing_from_elsewhere_shows(browse, outsider, item, project, member):
    project.milestones.create(title="Dugnad", planned_on=localdate(), owner=outsider)
    shown = browse(outsider).get(DAY)
    assert (shown.context["due"].is_empty, shown.context["coming"], shown.context["changes"]) == (True, [], [])
    assert "Fjellveien" not in shown.text


def test_a_partner_sees_their_project_and_no_way_into_the_municipality(browse, partner, municipality, leader):
    start_project(municipality, "Et annet sted", "annet", by=leader)
    shown = browse(partner).get(DAY)
    assert [[str(each) for each in place.projects] for place in shown.context["places"]] == [["Boliger i Fjellveien"]]
    assert "Et annet sted" not in shown.text
    assert f'href="/arbeid/{municipality.slug}/"' not in shown.text


def test_who_lost_access_sees_nothing_of_what_they_still_own(browse, partner, project, item):
    ChecklistItem.objects.update(owner=partner)
    project.partners.all().delete()
    assert browse(partner).get(DAY).context["due"].is_empty


def test_the_first_day_teaches_how_to_begin(browse, administrator):
    shown = browse(administrator).get(DAY).text
    assert "Slik begynner dere" in shown
    assert "Gå til Nordvik" in shown


def test_a_hundred_times_the_work_takes_the_same_queries(
    browse, member, leader, item, project, django_assert_num_queries
):
    browser = browse(member)
    for times in (1, 100):
        grow(project, leader, member, times)
        browser.get(DAY)
        with django_assert_num_queries(20):
            browser.get(DAY)


def grow(project, leader, member, times):
    element, day = project.elements.first(), localdate()
    ChecklistItem.objects.bulk_create(
        ChecklistItem(element=element, own_text="Mer", position=100, owner=member, due_on=day) for _ in range(times)
    )
    Milestone.objects.bulk_create(
        Milestone(project=project, title="Møte", planned_on=day, owner=member) for _ in range(times)
    )
    project.stakeholders.bulk_create(
        Stakeholder(project=project, kind="other", name="Gruppe", reached_by="Brev", owner=member) for _ in range(times)
    )
    for _number in range(min(times, 30)):
        receive(project, Said("Når begynner dere?"), now=now())
    project.enquiries.update(owner=member, deputy=None)
    for number in range(min(times, 30)):
        start_project(project.municipality, f"Prosjekt {number}", f"prosjekt-{times}-{number}", by=leader)


def test_groups_of_mine_that_have_not_heard_from_us_stand_on_my_day(browse, member, leader, project):
    for owner, name in ((member, "Skolen"), (leader, "Velforeningen")):
        project.stakeholders.create(kind="other", name=name, owner=owner, reached_by="Styret")
    project.stakeholders.create(kind="other", name="Vil ikke", owner=member, permission="no")
    found = browse(member).get(DAY).context["groups"]
    assert [group.name for group in found.silent] == ["Skolen"]
    assert [group.name for group in found.unconfirmed] == ["Skolen"]
