"""The involvement plan: its lines, what is made of them once, and how it stands."""

from datetime import date

import pytest
from django.urls import reverse

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.grouping import add_stakeholder, remove_stakeholder
from nabodialog.involvement.models import Aim, MeetingKind, Plan, PlanLine, Rhythm, Stakeholder, StatutoryStep, StepKind
from nabodialog.involvement.plan_advice import Lack, warnings
from nabodialog.involvement.plan_standing import facts_of, standing_of
from nabodialog.involvement.planning import add_plan_line, make_dates, plan_of, remove_plan_line
from nabodialog.method.formats import format_guide
from nabodialog.projects.models import Audience

TODAY = date(2026, 3, 2)
PLACE = ["nordvik", "fjellveien"]
MONTHLY = {"rhythm": Rhythm.REGULARLY, "starts_on": date(2026, 3, 16), "every": 4, "ends_on": date(2026, 6, 30)}


@pytest.fixture
def school(project, leader):
    return add_stakeholder(Stakeholder(project=project, kind="school", name="Skolen"), by=leader)


@pytest.fixture
def write(project, leader):
    """A line in the plan."""

    def written(**facts):
        known = {"format": "small-group", "owner": leader} | facts
        return add_plan_line(PlanLine(plan=plan_of(project), **known), by=leader)

    return written


@pytest.fixture
def url(project):
    return lambda page, *parts: reverse(f"involvement:{page}", args=[*PLACE, *parts])


def typed(**facts):
    empty = dict.fromkeys(["stakeholder", "people", "themes", "starts_on", "every", "ends_on", "owner", "deputy"], "")
    chosen = {"aim": "dialogue", "format": "small-group", "rhythm": "once", "unit": "weeks", "phase": "planlegging"}
    return empty | chosen | {"revision": 1} | facts


def days_of(line):
    return [each.day for each in PlanLine.objects.get(pk=line.pk).dates.all()]


def test_the_first_line_makes_the_plan_and_history_knows_of_it(project, write, school):
    line = write(stakeholder=school)
    assert project.plan.lines.get() == line
    assert Event.objects.filter(thing_label="Lite gruppemøte: Skolen", verb=Verb.ADDED).exists()


def test_a_line_is_written_on_its_page(project, member, browse, url, school):
    channels = {"channels": ["letter", "poster"], "stakeholder": school.pk, "themes": "Skolevei"}
    response = browse(member).post(url("plan_line_new"), typed(starts_on="2026-05-04", **channels))
    line = project.plan.lines.get()
    assert response.url == url("plan_line", line.pk)
    assert (line.channels, line.themes, str(line.stakeholder)) == ("letter,poster", "Skolevei", "Skolen")


def test_a_line_of_a_plan_that_a_colleague_changed_is_not_overwritten_unseen(member, browse, url, write):
    line = write()
    PlanLine.objects.filter(pk=line.pk).update(revision=2, themes="Lys")
    response = browse(member).post(url("plan_line_edit", line.pk), typed(themes="Gjerde"))
    assert response.status_code == 409
    assert "Lys" in response.content.decode()
    assert PlanLine.objects.get(pk=line.pk).themes == "Lys"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"rhythm": "regularly"}, "starts_on"),
        ({"rhythm": "regularly", "starts_on": "2026-05-04", "every": "1", "ends_on": "2026-05-03"}, "ends_on"),
        ({"rhythm": "regularly", "starts_on": "2026-05-04", "every": "1", "ends_on": "2040-01-01"}, "ends_on"),
        ({"rhythm": "regularly", "starts_on": "2026-05-04", "every": "0", "ends_on": "2026-06-01"}, "every"),
        ({"starts_on": "2206-05-04"}, "starts_on"),
        ({"format": "samling"}, "format"),
        ({"channels": ["røyksignal"]}, "channels"),
        ({"people": "0"}, "people"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(project, member, browse, url, facts, field):
    response = browse(member).post(url("plan_line_new"), typed(**facts))
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Plan.objects.exists()


def test_a_line_cannot_be_for_another_projects_group(member, browse, url, other_municipality, outsider):
    elsewhere = other_municipality.projects.create(name="X", slug="x", method_version="2025.1", created_by=outsider)
    group = Stakeholder.objects.create(project=elsewhere, kind="school", name="Annen skole")
    response = browse(member).post(url("plan_line_new"), typed(stakeholder=group.pk))
    assert "stakeholder" in response.context["form"].errors


def test_it_is_shown_what_would_be_made_and_nothing_is_made_by_looking(write, member, browse, url):
    line = write(**MONTHLY)
    page = browse(member).get(url("plan_line_dates", line.pk)).content.decode()
    assert "mandag 16. mars 2026" in page
    assert "mandag 8. juni 2026" in page
    assert days_of(line) == []


def test_dates_are_made_once_and_what_is_missing_is_added(project, write, leader, school):
    line = write(**MONTHLY, stakeholder=school, themes="Skolevei")
    assert len(make_dates(line, by=leader)) == 4
    assert make_dates(line, by=leader) == []
    PlanLine.objects.filter(pk=line.pk).update(ends_on=date(2026, 7, 31))
    (added,) = make_dates(line, by=leader)
    assert (added.day, added.milestone.title) == (date(2026, 7, 6), "Lite gruppemøte: Skolen")
    assert added.milestone.owner == leader
    assert added.milestone.audience == Audience.NEIGHBOURS


def test_where_people_meet_a_meeting_is_made_and_a_letter_is_only_a_date(write, leader):
    meeting, letter = (make_dates(write(format=each, starts_on=TODAY), by=leader)[0] for each in ("workshop", "letter"))
    assert meeting.milestone.meeting.kind == MeetingKind.WORKSHOP
    assert not hasattr(letter.milestone, "meeting")


def test_every_format_where_people_meet_is_a_kind_of_meeting():
    assert {each.kind for each in format_guide("2025.1").formats} - {""} == set(MeetingKind.values)


def test_what_was_moved_or_dropped_is_not_made_again(write, leader):
    line = write(**MONTHLY)
    first, second, *_rest = [each.milestone for each in make_dates(line, by=leader)]
    first.move(date(2026, 3, 18), by=leader)
    second.drop(by=leader, today=TODAY)
    assert make_dates(line, by=leader) == []


@pytest.mark.parametrize(
    ("kind", "shown", "audience"),
    [
        ("politicians", True, Audience.POLITICIANS),
        ("police-and-fire", True, Audience.PARTNERS),
        ("parents", True, Audience.NEIGHBOURS),
        ("parents", False, Audience.STAFF),
    ],
)
def test_a_date_is_for_those_its_line_is_for(write, project, leader, kind, shown, audience):
    group = Stakeholder.objects.create(project=project, kind=kind, name="Gruppa")
    line = write(stakeholder=group, starts_on=date(2026, 4, 7), shown_to_neighbours=shown)
    assert make_dates(line, by=leader)[0].milestone.audience == audience


def test_planned_against_held_is_counted_anew(project, write, leader):
    line = write(**MONTHLY)
    first, second, third, _last = [each.milestone for each in make_dates(line, by=leader)]
    first.happen(by=leader, on=date(2026, 3, 17))
    second.drop(by=leader, today=TODAY)
    third.move(date(2026, 5, 13), by=leader)
    (standing,) = standing_of(project).lines
    assert (standing.held, standing.planned) == (1, 3)
    assert standing.next_on(date(2026, 4, 1)) == date(2026, 5, 13)
    assert standing.days == [date(2026, 3, 17), date(2026, 5, 13), date(2026, 6, 8)]


def test_a_removed_line_or_group_leaves_the_dates_that_were_made(project, write, leader, school):
    line, other = write(**MONTHLY), write(stakeholder=school, starts_on=date(2026, 4, 7))
    make_dates(line, by=leader)
    make_dates(other, by=leader)
    remove_plan_line(line, by=leader)
    remove_stakeholder(school, by=leader)
    assert not project.plan.lines.exists()
    assert project.milestones.count() == 5


def test_the_plan_says_who_is_invited_to_what(project, write, school):
    write(stakeholder=school)
    write(stakeholder=school, format="letter", aim=Aim.INFORM)
    write(format="open-house")
    invited = [(str(each.stakeholder), each.formats) for each in standing_of(project).invited]
    assert invited == [("None", ["Åpen dag"]), ("Skolen", ["Lite gruppemøte", "Brev"])]


def test_the_page_answers_five_questions_and_says_what_is_not_settled(write, reader, browse, url):
    write(owner=None)
    page = browse(reader).get(url("plan")).content.decode()
    for question in ("Hvem er naboene?", "Hvordan er det organisert?", "Hvem er invitert til hva?", "Hvor ofte?"):
        assert question in page
    assert page.count("Ikke avklart ennå") >= 4
    assert "Én linje har ingen ansvarlig." in page


def test_the_statutory_notice_is_known_to_the_plan(project, write):
    write(starts_on=date(2026, 5, 4))
    StatutoryStep.objects.create(project=project, kind=StepKind.NEIGHBOUR_NOTICE, planned_on=date(2026, 4, 1))
    assert Lack.AFTER_NOTICE in [each.lack for each in warnings(facts_of(standing_of(project)), TODAY)]


def test_what_stands_above_the_lines_is_written_and_a_plan_is_made_of_it(project, member, browse, url):
    typed_in = {"introduction": "Vi møtes.", "quiet_weeks": "8", "revision": "0"}
    assert browse(member).post(url("plan_edit"), typed_in).status_code == 302
    plan = Plan.objects.get(project=project)
    assert (plan.introduction, plan.quiet_weeks, plan.revision) == ("Vi møtes.", 8, 1)
    assert browse(member).post(url("plan_edit"), typed_in | {"introduction": "Nei"}).status_code == 409


def test_the_adviser_leads_to_a_line_with_what_was_asked_filled_in(member, browse, url):
    page = browse(member).get(url("adviser"), {"mal": "dialogue", "antall": "40"}).content.decode()
    assert "5 møter med omtrent 8 i hvert." in page
    form = browse(member).get(f"{url('plan_line_new')}?mal=decide&format=workshop&antall=24").context["form"]
    assert [form[name].value() for name in ("aim", "format", "people")] == ["decide", "workshop", "24"]


@pytest.mark.parametrize("asked", ["?mal=selge&antall=4", "?mal=inform&antall=0", "?mal=inform&antall=ti", "?antall=4"])
def test_the_adviser_says_what_it_does_not_understand(reader, browse, url, asked):
    response = browse(reader).get(url("adviser") + asked)
    assert response.status_code == 422
    assert response.context["form"].errors


@pytest.mark.parametrize("many", [1, 100])
def test_the_plan_asks_as_little_whatever_is_in_it(
    project, leader, reader, browse, url, write, django_assert_num_queries, many
):
    for number in range(many):
        group = Stakeholder.objects.create(project=project, kind="other", name=f"Gruppe {number}")
        make_dates(write(**MONTHLY, stakeholder=group), by=leader)
    client = browse(reader)
    with django_assert_num_queries(11):
        client.get(url("plan"))
