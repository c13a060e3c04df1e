"""Whom a promise that is due is shown to, and when."""

from datetime import date

import pytest

from nabodialog.desk.day import due_for
from nabodialog.listening.models import Promise
from nabodialog.listening.promising import Evidence, give, show_done
from nabodialog.projects.models import Project

FRIDAY = date(2026, 3, 6)


@pytest.fixture
def promise(project, leader, member):
    facts = {"words": "Vi setter opp lys.", "said_in": "Brev", "promised_on": date(2026, 3, 2), "due_on": FRIDAY}
    Project.objects.filter(pk=project.pk).update(owner=leader)
    return give(Promise(project=project, owner=member, **facts), by=leader)


def shown(person, today):
    due = due_for(person, Project.objects.all(), today)
    return [task.text for task in (*due.late, *due.soon)]


@pytest.mark.parametrize(("today", "is_shown"), [(date(2026, 2, 26), False), (date(2026, 2, 27), True)])
def test_the_owner_is_reminded_a_week_ahead(promise, member, today, is_shown):
    assert ("Vi setter opp lys." in shown(member, today)) is is_shown


@pytest.mark.parametrize(
    ("today", "is_shown"),
    [(FRIDAY, False), (date(2026, 3, 7), False), (date(2026, 3, 8), False), (date(2026, 3, 9), True)],
)
def test_the_leader_is_told_one_working_day_after(promise, leader, today, is_shown):
    assert ("Vi setter opp lys." in shown(leader, today)) is is_shown


def test_what_is_done_is_no_longer_due(promise, member, leader):
    show_done(promise, Evidence(date(2026, 3, 3), "Bilde"), by=leader)
    assert "Vi setter opp lys." not in shown(member, date(2026, 3, 9))


def test_who_is_removed_leaves_promises_behind(promise, browse, administrator, municipality, member):
    number = municipality.memberships.get(person=member).pk
    page = browse(administrator).get(f"/arbeid/nordvik/folk/{number}/fjern/").content.decode()
    assert promise.get_absolute_url() in page
