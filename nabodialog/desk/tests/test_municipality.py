"""A municipality's projects at a glance: what neighbours see, what is done, and what happens next."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from nabodialog.desk.overview import Standing
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.projects.starting import start_project

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def overview(municipality):
    return f"/arbeid/{municipality.slug}/"


def glance(browser, overview):
    return browser.get(overview).context["glances"][0]


def test_where_a_project_stands_with_its_neighbours(browse, reader, leader, project, overview):
    assert glance(browse(reader), overview).standing == Standing.DRAFT
    publish(project, by=leader, now=NOW)
    assert glance(browse(reader), overview).standing == Standing.PUBLISHED
    withdraw(project, by=leader)
    assert glance(browse(reader), overview).standing == Standing.WITHDRAWN


def test_what_is_done_what_is_under_way_and_what_is_late(browse, reader, leader, project, overview):
    element = project.elements.first()
    element.begin(by=leader, today=date(2026, 3, 2))
    element.items.filter(pk=element.items.first().pk).update(state="done")
    element.items.filter(pk=element.items.last().pk).update(due_on=localdate() - timedelta(days=1))
    seen = glance(browse(reader), overview)
    assert ([str(each) for each in seen.doing], seen.done, seen.overdue) == ([element.name], 1, 1)


def test_what_is_left_out_does_not_count(browse, reader, leader, project, overview):
    before = glance(browse(reader), overview).relevant
    element = project.elements.first()
    element.leave_out("Finnes fra før.", by=leader)
    assert glance(browse(reader), overview).relevant == before - element.items.count()


def test_the_next_date_is_the_nearest_that_stands(browse, reader, project, overview):
    for days in (-3, 9, 4):
        project.milestones.create(title=f"Om {days}", planned_on=localdate() + timedelta(days=days))
    project.milestones.create(title="Droppet", planned_on=localdate(), dropped_on=localdate())
    assert glance(browse(reader), overview).next_title == "Om 4"


def test_an_empty_municipality_teaches_and_each_role_sees_what_they_can_do(browse, administrator, reader, overview):
    shown = browse(administrator).get(overview).text
    assert "Start det første prosjektet" in shown
    assert "Legg inn kontaktpunktet" in shown
    assert "nytt-prosjekt" not in browse(reader).get(overview).text


def test_others_find_nothing(browse, partner, outsider, overview):
    assert browse(partner).get(overview).status_code == 404
    assert browse(outsider).get(overview).status_code == 404


def test_what_neighbours_do_not_see_yet_is_counted(browse, leader, project, overview):
    publish(project, by=leader, now=NOW)
    assert "ikke publisert" not in browse(leader).get(overview).text
    Project.objects.update(area="Fjellsiden", introduction="Åtte boliger.")
    assert "2 endringer er ikke publisert" in browse(leader).get(overview).text


def test_a_hundred_projects_take_as_many_queries_as_two(
    browse, leader, municipality, project, overview, django_assert_num_queries
):
    browser = browse(leader)
    for many in (1, 25):
        for number in range(many):
            started = start_project(municipality, f"Prosjekt {number}", f"prosjekt-{many}-{number}", by=leader)
            publish(started, by=leader, now=NOW)
        browser.get(overview)
        with django_assert_num_queries(15):
            browser.get(overview)
    assert "side=2" in browser.get(overview).text
