from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from nabodialog.history.models import Event, Verb
from nabodialog.projects.models import WorkState
from nabodialog.projects.publishing import publish

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def work_page(project):
    return project.get_absolute_url()


def test_a_new_project_says_where_to_begin(browse, leader, work_page, element):
    page = browse(leader).get(work_page)
    assert f"Begynn med «{element.name}»" in page.text


def test_an_element_moves_from_planned_to_now_to_done_and_back(browse, leader, element, element_page):
    browser, seen = browse(leader), []
    for act in ("i-gang/", "fullfort/", "i-gang/"):
        browser.post(element_page + act)
        seen.append(element.state)
    assert seen == [WorkState.NOW, WorkState.DONE, WorkState.NOW]
    assert element.periods.count() == 2


def test_beginning_and_finishing_twice_changes_nothing(element, leader):
    for day in (1, 2):
        element.begin(by=leader, today=date(2026, 3, day))
    for day in (3, 4):
        element.finish(by=leader, today=date(2026, 3, day))
    period = element.periods.get()
    assert (period.started_on.day, period.finished_on.day) == (1, 3)
    assert [event.verb for event in Event.objects.about(element)] == [Verb.FINISHED, Verb.BEGAN]


def test_work_is_dated_the_day_it_really_happened(browse, leader, element, element_page):
    browser = browse(leader)
    browser.post(element_page + "i-gang/", {"on": "2026-01-05"})
    browser.post(element_page + "fullfort/", {"on": "2026-02-06"})
    period = element.periods.get()
    assert (period.started_on, period.finished_on) == (date(2026, 1, 5), date(2026, 2, 6))


@pytest.mark.parametrize("wrong", ["2026-01-04", "2999-01-01", "i går"])
def test_work_cannot_be_dated_ahead_or_before_what_came_first(browse, leader, element, element_page, wrong):
    element.begin(by=leader, today=date(2026, 1, 5))
    answer = browse(leader).post(element_page + "fullfort/", {"on": wrong})
    assert answer.status_code == 422
    assert "on" in answer.context["work_day"].errors
    assert element.periods.get().finished_on is None


def test_what_is_left_out_is_not_worked_on(browse, leader, element, element_page):
    element.leave_out("Ikke her.", by=leader)
    assert browse(leader).post(element_page + "i-gang/").status_code == 409
    assert not element.periods.exists()


def test_what_is_begun_or_finished_by_a_slip_can_be_undone(browse, leader, element, element_page):
    browser = browse(leader)
    for act, before in (("i-gang/", WorkState.PLANNED), ("fullfort/", WorkState.PLANNED)):
        note = browser.post(element_page + act, follow=True).context["undo"]["note"]
        browser.post(element_page + "angre/", {"note": note})
        assert element.state == before


def test_undoing_a_finish_leaves_the_work_open_as_it_was(browse, leader, element, element_page):
    element.begin(by=leader, today=date(2026, 3, 1))
    browser = browse(leader)
    note = browser.post(element_page + "fullfort/", follow=True).context["undo"]["note"]
    browser.post(element_page + "angre/", {"note": note})
    assert element.periods.get().finished_on is None


def test_it_is_too_late_to_undo_when_the_work_has_moved_on(browse, leader, element, element_page):
    browser = browse(leader)
    note = browser.post(element_page + "i-gang/", follow=True).context["undo"]["note"]
    element.finish(by=leader, today=localdate())
    answer = browser.post(element_page + "angre/", {"note": note}, follow=True)
    assert element.state == WorkState.DONE
    assert "for sent å angre" in answer.text


def test_what_neighbours_know_is_done_cannot_be_undone_in_silence(browse, leader, project, element, element_page):
    browser = browse(leader)
    note = browser.post(element_page + "fullfort/", follow=True).context["undo"]["note"]
    publish(project, by=leader, now=NOW)
    browser.post(element_page + "angre/", {"note": note})
    assert element.state == WorkState.DONE


def test_taking_up_again_what_neighbours_know_is_done_is_explained(browse, leader, project, element, element_page):
    element.finish(by=leader, today=localdate())
    publish(project, by=leader, now=NOW)
    browser = browse(leader)
    assert browser.post(element_page + "i-gang/")["Location"] == element_page + "gjenopptak/"
    assert browser.post(element_page + "gjenopptak/", {"explanation": " "}).status_code == 422
    assert element.state == WorkState.DONE
    browser.post(element_page + "gjenopptak/", {"explanation": "Vi fant mer vi må undersøke."})
    assert element.state == WorkState.NOW
    assert project.changes.get().explanation == "Vi fant mer vi må undersøke."


def test_what_is_overdue_stands_on_top(browse, leader, work_page, item):
    item.due_on = localdate() - timedelta(days=1)
    item.save()
    page = browse(leader).get(work_page)
    assert page.context["overdue"] == [item]
    item.mark("done", by=leader)
    assert browse(leader).get(work_page).context["overdue"] == []


def test_elements_are_chosen_by_phase_and_by_who_has_them(browse, leader, member, work_page, project, item):
    def chosen(**query):
        bands = browse(leader).get(work_page, query).context["bands"]
        return {work.element.pk for band in bands for work in band.works}

    item.owner = member
    item.save()
    assert chosen(fase="innflytting") == set(project.elements.filter(phase="innflytting").values_list("pk", flat=True))
    assert chosen(ansvarlig=member.pk) == {item.element_id}
    assert chosen(ansvarlig="ingen", fase="planlegging") == chosen(fase="planlegging")
    assert len(chosen(fase="<script>", ansvarlig="9999999999999999999999")) == project.elements.count()


def test_left_out_elements_are_folded_away_with_their_reason(browse, leader, work_page, element):
    element.leave_out("Tomta er valgt av kommunestyret.", by=leader)
    page = browse(leader).get(work_page)
    assert "Tomta er valgt av kommunestyret." in page.text
    assert element.pk not in [work.element.pk for band in page.context["bands"] for work in band.works]


def test_it_says_when_neighbours_do_not_see_the_newest(browse, leader, work_page, project, element):
    publish(project, by=leader, now=NOW)
    assert "Alt er publisert" in browse(leader).get(work_page).text
    element.begin(by=leader, today=localdate())
    assert "2 endringer er ikke publisert" in browse(leader).get(work_page).text


def test_another_order_of_the_elements_is_not_news_for_neighbours(browse, leader, work_page, project, element):
    publish(project, by=leader, now=NOW)
    element.position = 99
    element.save()
    assert "Alt er publisert" in browse(leader).get(work_page).text


def test_an_element_without_a_matrix_leads_to_where_one_can_be_made(browse, leader, project):
    own = project.elements.create(own_name="Bli kjent-kveld", phase="innflytting", position=99)
    page = browse(leader).get(own.get_absolute_url()).text
    assert f"/tilpass/element/{own.pk}/" in page
