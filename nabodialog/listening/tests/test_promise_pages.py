"""Promises in the browser, for staff: given by those who may, kept by those who are responsible, and seen by all."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.models import Meeting
from nabodialog.listening.models import Promise
from nabodialog.listening.promising import Evidence, end, give, show_done
from nabodialog.projects.models import Milestone

PLACE = ["nordvik", "fjellveien"]
NEW = {"words": "Vi setter opp lys.", "said_in": "På døra", "promised_on": "2026-03-02", "due_on": "2099-03-02"}


def address(page, *numbers):
    return reverse(f"promises:{page}", args=[*PLACE, *numbers])


@pytest.fixture
def promise(project, leader, member):
    facts = {"words": "Vi rydder hver mandag.", "said_in": "Brev", "promised_on": date(2026, 2, 2)}
    days = {"starts_on": date(2026, 2, 2), "every": 1, "due_on": date(2026, 2, 16)}
    return give(Promise(project=project, owner=member, **facts, **days), by=leader)


@pytest.fixture
def once(project, leader):
    facts = {"words": "Vi setter opp lys.", "said_in": "Brev", "promised_on": date(2026, 2, 2)}
    return give(Promise(project=project, owner=leader, due_on=localdate() + timedelta(days=9), **facts), by=leader)


def sent(client, promise, page, **typed):
    response = client.post(address(page, promise.pk), {"unit": "weeks", **typed})
    assert response.status_code == 302, response.content.decode()
    promise.refresh_from_db()
    return promise


def test_an_empty_list_says_what_it_is_for(browse, leader, project):
    answer = browse(leader).get(address("promises")).content.decode()
    assert "Skriv det ned når det blir sagt" in answer
    assert address("promise_new") in answer


def test_what_is_due_first_stands_first(browse, reader, promise, once):
    answer = browse(reader).get(address("promises")).content.decode()
    assert answer.index("Vi rydder") < answer.index("Vi setter opp lys")
    assert "Over fristen" in answer
    assert address("promise_new") not in answer


def test_who_may_promise_gives_one(browse, member, project):
    project.mandates.create(title="Nabokontakt", responsibility="Lover", person=member, may_promise=True)
    given = browse(member).post(address("promise_new"), {**NEW, "unit": "weeks", "revision": 1})
    assert given.status_code == 302, given.content.decode()
    assert project.promises.get().given_by == member


def test_a_member_without_the_mandate_cannot(browse, member, project):
    assert browse(member).post(address("promise_new"), NEW).status_code == 403
    assert not project.promises.exists()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"said_in": ""}, "said_in"),
        ({"promised_on": "2099-01-01"}, "promised_on"),
        ({"due_on": "2026-01-01"}, "due_on"),
        ({"starts_on": "2026-03-09"}, "every"),
        ({"every": "1"}, "starts_on"),
        ({"starts_on": "2026-03-09", "every": "1"}, "due_on"),
    ],
)
def test_what_makes_no_sense_is_said_beside_its_field(browse, leader, project, typed, field):
    answer = browse(leader).post(address("promise_new"), {**NEW, "unit": "weeks", "revision": 1, **typed})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_the_words_of_a_meeting_come_along(browse, leader, project):
    meeting = plan_meeting(project, Meeting(), Milestone(title="Dialogmøte", planned_on=date(2026, 2, 2)), by=leader)
    item = meeting.agenda.create(title="Gangveien", place=1)
    answer = browse(leader).get(address("promise_new"), {"ord": "Vi kommer tilbake.", "sak": item.pk})
    form = answer.context["form"]
    assert (form["words"].value(), str(form["agenda_item"].value())) == ("Vi kommer tilbake.", str(item.pk))


def test_what_was_said_in_a_meeting_needs_no_other_place(browse, leader, project):
    meeting = plan_meeting(project, Meeting(), Milestone(title="Dialogmøte", planned_on=date(2026, 2, 2)), by=leader)
    item = meeting.agenda.create(title="Gangveien", place=1)
    typed = NEW | {"said_in": "", "agenda_item": item.pk, "unit": "weeks", "revision": 1}
    assert browse(leader).post(address("promise_new"), typed).status_code == 302
    assert project.promises.get().said_in == "Dialogmøte: Gangveien"


def test_done_told_and_so_kept(browse, leader, once):
    client = browse(leader)
    sent(client, once, "promise_done", evidence="Sett på befaring", evidence_on="2026-03-02")
    assert "Gjort, ikke fortalt" in client.get(once.get_absolute_url()).content.decode()
    assert sent(client, once, "promise_told", told_on="2026-03-03", told_through="letter").state == "kept"


def test_done_needs_something_that_shows_it(browse, leader, once):
    answer = browse(leader).post(address("promise_done", once.pk), {"evidence_on": "2026-03-02"})
    assert answer.status_code == 422
    assert "evidence" in answer.context["form"].errors


def test_who_is_responsible_checks_a_day_and_it_stands(browse, member, promise):
    client = browse(member)
    sent(client, promise, "promise_check", on="2026-02-02", result="missed", note="Snø")
    client.post(address("promise_check", promise.pk), {"on": "2026-02-02", "result": "kept"})
    assert promise.checks.get().is_missed
    assert "Ikke holdt" in client.get(promise.get_absolute_url()).content.decode()


def test_a_promise_with_a_missed_day_is_not_said_to_be_kept(browse, leader, promise):
    client = browse(leader)
    sent(client, promise, "promise_check", on="2026-02-02", result="missed")
    done = client.post(address("promise_done", promise.pk), {"evidence": "Ryddet", "evidence_on": "2026-03-02"})
    assert done.status_code == 409
    promise.refresh_from_db()
    assert not promise.is_done
    sent(client, promise, "promise_end", state="partly", explanation="Én mandag ble det ikke ryddet.")
    assert promise.state == "partly"


def test_a_moved_deadline_shows_the_old_one(browse, leader, once):
    former = once.due_on
    sent(browse(leader), once, "promise_move", due_on="2099-05-01", reason="Telen må ut.")
    assert [each.former for each in once.former_dates.all()] == [former]
    assert "Telen må ut." in browse(leader).get(once.get_absolute_url()).content.decode()


def test_an_ending_must_be_explained(browse, leader, once):
    answer = browse(leader).post(address("promise_end", once.pk), {"state": "broken", "explanation": ""})
    assert answer.status_code == 422
    once.refresh_from_db()
    assert once.state == "given"


def test_a_broken_promise_leads_on_and_never_to_an_empty_form(browse, leader, once):
    client = browse(leader)
    sent(client, once, "promise_end", state="broken", explanation="Pengene er brukt opp.")
    page = client.get(once.get_absolute_url()).content.decode()
    assert address("promise_replacement", once.pk) in page
    assert address("promise_end", once.pk) not in page


def test_replaced_by_a_new_one(browse, leader, once):
    new = {**NEW, "words": "Vi leier lys.", "revision": 1, "explanation": "Kablene er utsolgt."}
    assert sent(browse(leader), once, "promise_replacement", **new).replaced_by.words == "Vi leier lys."


def test_what_neighbours_have_read_keeps_its_words(browse, leader, once, now):
    Promise.objects.update(shown_at=now)
    typed = {"words": "Kanskje lys", "said_in": "Møte", "revision": once.revision}
    assert sent(browse(leader), once, "promise_edit", **typed).words == "Vi setter opp lys."
    assert once.said_in == "Møte"


def test_a_colleague_who_came_first_is_not_overwritten(browse, leader, once):
    typed = {"words": "Vi setter opp flere lys.", "said_in": "Brev", "promised_on": "2026-02-02", "unit": "weeks"}
    Promise.objects.update(revision=7, words="Vi setter opp ti lys.")
    answer = browse(leader).post(address("promise_edit", once.pk), {**typed, "revision": once.revision})
    assert answer.status_code == 409
    assert "Vi setter opp ti lys." in answer.content.decode()


def test_a_deed_too_late_changes_nothing(browse, leader, once):
    show_done(once, Evidence(date(2026, 3, 2), "Bilde"), by=leader)
    client = browse(leader)
    for _time in range(2):
        client.post(address("promise_told", once.pk), {"told_on": "2026-03-03", "told_through": "letter"})
    answer = client.post(address("promise_move", once.pk), {"due_on": "2099-09-09", "reason": "Mer tid"}, follow=True)
    assert "Løftet står ikke der lenger" in answer.content.decode()


def test_what_was_typed_stands_when_a_colleague_came_first(browse, leader, once):
    end(once, "withdrawn", "Pengene er brukt opp.", by=leader)
    typed = {"evidence": "Faktura fra elektrikeren", "evidence_on": "2026-03-02"}
    answer = browse(leader).post(address("promise_done", once.pk), typed)
    assert answer.status_code == 409
    assert "Løftet står ikke der lenger" in answer.text
    assert "Faktura fra elektrikeren</textarea>" in answer.text


def test_what_was_a_mistake_is_removed(browse, leader, once):
    assert browse(leader).post(address("promise_removal", once.pk)).status_code == 302
    assert not Promise.objects.exists()


def test_minutes_ask_whether_it_is_a_promise_and_make_nothing(browse, leader, project):
    meeting = plan_meeting(project, Meeting(), Milestone(title="Dialogmøte", planned_on=date(2026, 2, 2)), by=leader)
    item = meeting.agenda.create(title="Gangveien", place=1, answer="Takk. Vi skal sette opp lys.")
    page = browse(leader).get(meeting.url("meeting_minutes")).content.decode()
    assert "Er dette et løfte?" in page
    assert f"{address('promise_new')}?ord=Vi+skal+sette+opp+lys.&amp;sak={item.pk}" in page
    assert not Promise.objects.exists()
