"""Two people have the same thing open: neither loses anything. What is not right stays in the form, unsaved."""

from typing import Any, NamedTuple

import pytest


class Open(NamedTuple):
    """A form over the work: its address, the thing behind it, what it sends, and its field of free text."""

    url: str
    thing: Any
    values: dict[str, str]
    text: str


ITEM = {"state": "doing", "due_on": "", "notes": "", "reason": "", "owner": "", "deputy": ""}
ROW = {"who": "", "when": "", "how": "", "evidence": "", "owner": "", "deputy": ""}
PLAN = {"owner": "", "deputy": "", "planned_start": "", "planned_end": "", "notes": ""}


@pytest.fixture
def forms(element, item, element_page):
    row = element.rows.first()
    return {
        "item": Open(f"{element_page}punkt/{item.pk}/", item, ITEM, "notes"),
        "row": Open(f"{element_page}rad/{row.pk}/", row, ROW, "how"),
        "plan": Open(f"{element_page}plan/", element, PLAN, "notes"),
    }


@pytest.fixture(params=["item", "row", "plan"])
def form(request, forms):
    return forms[request.param]


def test_two_who_edit_at_once_lose_nothing(browse, member, leader, form):
    first, second = browse(member), browse(leader)
    seen = {client: client.get(form.url).context["form"]["revision"].value() for client in (first, second)}
    assert (
        first.post(form.url, {**form.values, form.text: "Styret er positivt.", "revision": seen[first]}).status_code
        == 302
    )
    answer = second.post(form.url, {**form.values, form.text: "Møtet er flyttet.", "revision": seen[second]})
    assert answer.status_code == 409
    assert "Styret er positivt." in answer.text
    assert "Møtet er flyttet." in answer.text
    form.thing.refresh_from_db()
    assert getattr(form.thing, form.text) == "Styret er positivt."


def test_the_same_sent_twice_is_saved_once(browse, member, form):
    answers = [browse(member).post(form.url, {**form.values, form.text: "Første", "revision": 1}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    form.thing.refresh_from_db()
    assert form.thing.revision == 2


def test_saving_again_with_open_eyes_is_allowed(browse, member, form):
    browser = browse(member)
    browser.post(form.url, {**form.values, form.text: "Første", "revision": 1})
    again = (
        browser.post(form.url, {**form.values, form.text: "Andre", "revision": 1}).context["form"]["revision"].value()
    )
    assert browser.post(form.url, {**form.values, form.text: "Begge", "revision": again}).status_code == 302
    form.thing.refresh_from_db()
    assert getattr(form.thing, form.text) == "Begge"


NOWHERE = "9" * 25


@pytest.mark.parametrize(
    "bad", [{"revision": ""}, {"revision": "x"}, {"revision": NOWHERE}, {"owner": "0"}, {"owner": "x"}]
)
def test_what_is_not_right_is_not_stored(browse, member, form, bad):
    answer = browse(member).post(form.url, {**form.values, form.text: "Notat", "revision": 1, **bad})
    assert (answer.status_code, "Notat" in answer.text) == (422, True)
    form.thing.refresh_from_db()
    assert (getattr(form.thing, form.text), form.thing.revision) == ("", 1)


def test_a_revision_that_never_was_is_a_conflict(browse, member, form):
    assert browse(member).post(form.url, {**form.values, form.text: "Notat", "revision": "999"}).status_code == 409


def test_too_long_texts_are_refused_and_kept(browse, member, form):
    answer = browse(member).post(form.url, {**form.values, form.text: "x" * 5001, "revision": 1})
    assert (answer.status_code, "x" * 5001 in answer.text) == (422, True)


def test_script_is_shown_as_text(browse, member, element_page, form):
    browser = browse(member)
    browser.post(form.url, {**form.values, form.text: "<script>alert(1)</script>", "revision": 1})
    shown = browser.get(element_page).text
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown


def test_owner_and_deputy_are_two_people(browse, member, form):
    answer = browse(member).post(form.url, {**form.values, "owner": member.pk, "deputy": member.pk, "revision": 1})
    assert answer.status_code == 422
    assert "deputy" in answer.context["form"].errors


def test_only_those_who_work_in_the_project_can_be_given_a_task(browse, member, outsider, reader, partner, form):
    browser = browse(member)
    for stranger in (outsider, reader):
        assert browser.post(form.url, {**form.values, "owner": stranger.pk, "revision": 1}).status_code == 422
    assert browser.post(form.url, {**form.values, "owner": partner.pk, "revision": 1}).status_code == 302


def test_a_plan_cannot_end_before_it_starts(browse, member, element, element_page):
    plan = {**PLAN, "planned_start": "2026-05-01", "planned_end": "2026-04-01", "revision": 1}
    answer = browse(member).post(element_page + "plan/", plan)
    assert answer.status_code == 422
    assert "planned_end" in answer.context["form"].errors
    element.refresh_from_db()
    assert element.planned_start is None


def test_a_line_that_is_not_relevant_says_why(browse, member, forms):
    form = forms["item"]
    values = {**form.values, "state": "not_relevant", "revision": 1}
    assert "reason" in browse(member).post(form.url, values).context["form"].errors
    assert browse(member).post(form.url, {**values, "reason": "Ingen barn i nærheten."}).status_code == 302
