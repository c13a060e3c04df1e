from datetime import date

import pytest

from nabodialog.history.models import Event
from nabodialog.projects.models import ItemState
from nabodialog.projects.starting import start_project


def ticked(*items):
    return [f"{item.pk}-{item.revision}" for item in items]


def states(element):
    return [item.state for item in element.items.all()[:2]]


def mark(browser, element_page, item, state, revision=None):
    return browser.post(
        f"{element_page}punkt/{item.pk}/status/", {"state": state, "revision": revision or item.revision}
    )


def test_a_line_is_marked_with_one_button_and_focus_stays_on_it(browse, member, element_page, item):
    answer = mark(browse(member), element_page, item, "done")
    item.refresh_from_db()
    assert item.state == ItemState.DONE
    assert answer["Location"] == f"{element_page}#punkt-{item.pk}"


def test_a_mark_can_be_undone_where_it_was_made(browse, member, element_page, item):
    browser = browse(member)
    mark(browser, element_page, item, "done")
    shown = browser.get(element_page)
    assert shown.context["undo"]["at"] == f"punkt-{item.pk}"
    browser.post(element_page + "angre/", {"note": shown.context["undo"]["note"]})
    item.refresh_from_db()
    assert item.state == ItemState.OPEN


def test_several_lines_change_in_one_act_and_back_in_one(browse, member, element, element_page, items):
    browser = browse(member)
    values = {"samlet-state": "done", "samlet-owner": member.pk, "samlet-due_on": "2026-04-01"}
    answer = browser.post(element_page + "punkter/", {"punkt": ticked(*items), **values}, follow=True)
    assert states(element) == ["done", "done"]
    assert {(item.owner, item.due_on) for item in element.items.all()[:2]} == {(member, date(2026, 4, 1))}
    browser.post(element_page + "angre/", {"note": answer.context["undo"]["note"]})
    assert {(item.state, item.owner, item.due_on) for item in element.items.all()} == {("open", None, None)}


def test_undo_leaves_alone_what_somebody_has_changed_since(browse, member, leader, element, element_page, items):
    browser = browse(member)
    answer = browser.post(element_page + "punkter/", {"punkt": ticked(*items), "samlet-state": "done"}, follow=True)
    element.items.first().mark(ItemState.DOING, by=leader)
    answer = browser.post(element_page + "angre/", {"note": answer.context["undo"]["note"]}, follow=True)
    assert states(element) == ["doing", "open"]
    assert "endret av noen andre" in answer.text


def test_a_line_that_somebody_changed_stops_the_whole_act(browse, member, leader, element, element_page, items):
    seen = ticked(*items)
    items[1].mark(ItemState.DOING, by=leader)
    answer = browse(member).post(element_page + "punkter/", {"punkt": seen, "samlet-state": "done"})
    assert answer.status_code == 409
    assert states(element) == ["open", "doing"]
    assert answer.context["ticked"] == {item.pk for item in items}


def test_a_button_pressed_on_an_old_page_overwrites_nothing(browse, member, leader, element_page, item):
    seen = item.revision
    item.mark(ItemState.NOT_RELEVANT, by=leader, reason="Det finnes ikke borettslag her.")
    assert mark(browse(member), element_page, item, "done", revision=seen).status_code == 409
    item.refresh_from_db()
    assert item.reason == "Det finnes ikke borettslag her."


@pytest.mark.parametrize(
    "wrong",
    [
        {"samlet-state": "not_relevant"},
        {"samlet-state": "perfect"},
        {"samlet-due_on": "i morgen"},
        {"samlet-owner": "0"},
        {"samlet-owner": "99999999999999999999999"},
        {"samlet-state": "not_relevant", "samlet-reason": "x" * 301},
        {},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_half_done(browse, member, element, element_page, items, wrong):
    answer = browse(member).post(element_page + "punkter/", {"punkt": ticked(*items), **wrong})
    assert answer.status_code == 422
    assert answer.context["ticked"] == {item.pk for item in items}
    assert states(element) == ["open", "open"]


@pytest.mark.parametrize("bad", ["", "x", "7", "-1", "٣-٣", "1-" + "9" * 5000, "99999999999999999999-1"])
def test_ticks_that_mean_nothing_are_refused(browse, member, element_page, bad):
    answer = browse(member).post(element_page + "punkter/", {"punkt": bad, "samlet-state": "done"})
    assert answer.status_code == 422


def test_lines_of_other_projects_are_never_touched(browse, member, municipality, leader, element_page, item):
    other = start_project(municipality, "Et annet", "annet", by=leader).elements.first().items.first()
    browser = browse(member)
    browser.post(element_page + "punkter/", {"punkt": ticked(item, other), "samlet-state": "done"})
    assert mark(browser, element_page, other, "done").status_code == 404
    assert browser.get(f"{element_page}punkt/{other.pk}/").status_code == 404
    other.refresh_from_db()
    assert (other.state, other.revision) == ("open", 1)


def test_a_note_of_undo_works_for_its_own_element_alone(browse, member, project, element_page, item):
    browser = browse(member)
    mark(browser, element_page, item, "done")
    note = browser.get(element_page).context["undo"]["note"]
    elsewhere = project.elements.last().get_absolute_url()
    assert browser.post(elsewhere + "angre/", {"note": note}).status_code == 400
    assert browser.post(element_page + "angre/", {"note": note[:-1]}).status_code == 400


def test_who_gets_a_task_they_were_deputy_for_is_no_longer_its_deputy(member, leader, item):
    item.owner, item.deputy = leader, member
    item.save()
    item.change({"owner_id": member.pk}, by=leader)
    item.refresh_from_db()
    assert (item.owner, item.deputy) == (member, None)


def test_history_tells_what_a_line_was_and_became(member, item):
    item.mark(ItemState.DONE, by=member)
    assert Event.objects.about(item).get().details == {"fields": "state, reason", "old": "open", "new": "done"}
