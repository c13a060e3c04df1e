"""The planned days of a part of the work: what neighbours have been told moves only with an explanation."""

from datetime import UTC, date, datetime

import pytest

from nabodialog.projects.models import Change, Element, Project
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import publish

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
WHY = {"explanation": "Vedtaket er utsatt.", "waiting_time": "Vi svarer på spørsmål."}
PLAN = {"owner": "", "deputy": "", "planned_start": "2026-06-01", "planned_end": "", "notes": "", "revision": 1}


@pytest.fixture
def told(project, element, leader):
    """Neighbours have read when it begins, but no end."""
    Element.objects.filter(pk=element.pk).update(planned_start=date(2026, 6, 1))
    publish(project, by=leader, now=NOW)
    return element


def shown(project, element):
    content = public_content(Project.objects.get(pk=project.pk))
    return next(seen for seen in content.elements if seen.id == element.pk), content.changes


def test_the_plan_is_no_way_round(browse, member, told, element_page):
    answer = browse(member).post(f"{element_page}plan/", {**PLAN, "planned_start": "2026-07-03", "notes": "Husk"})
    assert answer.status_code == 422
    assert "planned_start" in answer.context["form"].errors
    assert f"{element_page}flytt/" in answer.text
    assert "Husk" in answer.text


def test_what_neighbours_were_not_told_is_planned_freely(browse, member, told, element_page):
    assert browse(member).post(f"{element_page}plan/", {**PLAN, "planned_end": "2026-09-01"}).status_code == 302


def test_it_moves_with_an_explanation_that_neighbours_read_at_once(browse, member, project, told, element_page):
    url = f"{element_page}flytt/"
    days = {"planned_start": "2026-07-03", "planned_end": "", "revision": 1}
    assert browse(member).post(url, days).status_code == 422
    assert browse(member).post(url, {**days, **WHY}).status_code == 302
    element, changes = shown(project, told)
    assert element.planned_start == date(2026, 7, 3)
    assert (changes[0].old_date, changes[0].new_date) == (date(2026, 6, 1), date(2026, 7, 3))


@pytest.mark.parametrize("bad", [{"planned_start": ""}, {"planned_start": "2026-06-01"}, {"planned_end": "2026-01-01"}])
def test_a_move_to_nowhere_is_refused_and_what_was_typed_kept(browse, member, told, element_page, bad):
    values = {"planned_start": "2026-07-03", "planned_end": "", "revision": 1, **WHY, **bad}
    answer = browse(member).post(f"{element_page}flytt/", values)
    assert (answer.status_code, "Vedtaket er utsatt." in answer.text) == (422, True)
    assert not Change.objects.exists()


def test_two_who_move_at_once_do_not_move_it_twice(browse, member, leader, told, element_page):
    values = {"planned_start": "2026-07-03", "planned_end": "", "revision": 1, **WHY}
    browse(member).post(f"{element_page}flytt/", values)
    answer = browse(leader).post(f"{element_page}flytt/", {**values, "planned_start": "2026-08-14"})
    assert (answer.status_code, Change.objects.count()) == (409, 1)


def test_what_nobody_was_told_has_nothing_to_explain(browse, member, element, element_page):
    assert browse(member).get(f"{element_page}flytt/")["Location"] == f"{element_page}plan/"
