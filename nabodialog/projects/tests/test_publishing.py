from datetime import UTC, date, datetime

import pytest

from nabodialog.projects.changing import Explanation, is_told, move_milestone
from nabodialog.projects.models import Audience, Project
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import publish, withdraw

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def open_house(project):
    return project.milestones.create(title="Åpent hus", planned_on=date(2026, 4, 1), audience=Audience.NEIGHBOURS)


def published(project):
    return public_content(Project.objects.get(pk=project.pk))


def test_what_is_not_published_does_not_exist(project):
    assert public_content(project) is None
    assert not Project.objects.published().exists()


def test_later_edits_stay_inside_until_published_again(project, leader):
    publish(project, by=leader, now=NOW)
    Project.objects.update(introduction="Ny tekst")
    assert published(project).introduction == ""
    publish(project, by=leader, now=NOW)
    assert published(project).introduction == "Ny tekst"


def test_a_withdrawn_project_is_gone_and_can_come_back(project, leader):
    publish(project, by=leader, now=NOW)
    withdraw(project, by=leader)
    assert published(project) is None
    assert publish(project, by=leader, now=NOW).number == 2


def test_a_moved_date_is_out_at_once_and_takes_no_other_edit_along(project, leader, open_house):
    publish(project, by=leader, now=NOW)
    Project.objects.update(introduction="Ikke ferdig")
    project.refresh_from_db()
    move_milestone(open_house, date(2026, 5, 4), Explanation("Heisen er forsinket."), by=leader, now=NOW)
    seen = published(project)
    assert (seen.milestones[0].planned_on, seen.milestones[0].sequence) == (date(2026, 5, 4), 1)
    assert (seen.changes[0].old_date, seen.changes[0].explanation) == (date(2026, 4, 1), "Heisen er forsinket.")
    assert seen.introduction == ""


def test_only_what_neighbours_have_seen_needs_an_explanation(project, leader, open_house):
    assert not is_told(project, open_house)
    publish(project, by=leader, now=NOW)
    assert is_told(Project.objects.get(pk=project.pk), open_house)


def test_dates_for_staff_only_never_leave(project, leader):
    project.milestones.create(title="Vedtak i formannskapet", planned_on=date(2026, 4, 1), audience=Audience.STAFF)
    publish(project, by=leader, now=NOW)
    assert published(project).milestones == ()


def test_small_houses_never_show_an_address(project, leader):
    Project.objects.update(address="Fjellveien 2", homes=1)
    project.refresh_from_db()
    publish(project, by=leader, now=NOW)
    assert published(project).address == ""
