"""Where the municipality wants it, nobody lets alone through what the guard found possible."""

import pytest
from django.utils import timezone

from nabodialog.history.models import Event, Verb
from nabodialog.people.models import Municipality
from nabodialog.projects.guarding import NeedsSecondReader
from nabodialog.projects.models import Audience, Project, PublishingRequest
from nabodialog.projects.publishing import publish

from .conftest import NOW
from .test_publishing import PAGE, send, write

REASON = "Det er servicetorgets nummer"
PUBLIC = "/nordvik/fjellveien/"


@pytest.fixture(autouse=True)
def two_look_at_it(ready):
    Municipality.objects.update(needs_second_reader=True)
    write(ready, introduction="Ring 412 34 567.")


@pytest.fixture
def other_desk(browse, administrator):
    return browse(administrator)


def answer(desk, deed):
    asked = desk.get(PAGE).context["release"].asked
    return desk.post(f"{PAGE}{deed}/", {"asked_at": asked.at.isoformat() if asked else ""}, follow=True)


def is_out(client):
    return client.get(PUBLIC).status_code == 200


def test_one_asks_and_another_confirms(desk, other_desk, client):
    send(desk, judged=REASON, note="Siden er åpnet.")
    assert not is_out(client)
    assert "spør om en til kan se på det" in other_desk.get("/arbeid/nordvik/fjellveien/").text
    assert REASON in other_desk.get(PAGE).text
    answer(other_desk, "bekreft")
    assert "Siden er åpnet." in client.get(PUBLIC).text
    assert not PublishingRequest.objects.exists()


def test_both_are_recorded_and_what_was_found_is_not(desk, other_desk, leader, administrator):
    send(desk, judged=REASON)
    answer(other_desk, "bekreft")
    judged, confirmed = Event.objects.get(verb=Verb.JUDGED), Event.objects.get(verb=Verb.CONFIRMED)
    assert (judged.by, confirmed.by, confirmed.details) == (leader, administrator, {"reason": REASON})
    assert Event.objects.get(verb=Verb.PUBLISHED).by == administrator
    assert not [event for event in Event.objects.all() if "412" in str(event.details)]


def test_whoever_asks_cannot_confirm(desk, client):
    send(desk, judged=REASON)
    assert "Bekreft og publiser" not in desk.get(PAGE).text
    assert answer(desk, "bekreft").status_code == 403
    assert not is_out(client)


def test_a_question_does_not_hold_for_another_text(ready, desk, other_desk, client):
    send(desk, judged=REASON)
    asked_at = PublishingRequest.objects.get().at.isoformat()
    write(ready, introduction="Ring 413 34 567.")
    page = other_desk.post(f"{PAGE}bekreft/", {"asked_at": asked_at}, follow=True).text
    assert "Noe er endret siden det ble spurt" in page
    assert "Hvorfor kan dette stå?" in page
    assert not is_out(client)


def test_nobody_confirms_another_question_than_they_read(desk, other_desk, client):
    send(desk, judged=REASON)
    other_desk.post(f"{PAGE}bekreft/", {"asked_at": "2026-01-01"})
    other_desk.post(f"{PAGE}bekreft/")
    assert not is_out(client)


def test_one_who_says_no_ends_it(desk, other_desk, client):
    send(desk, judged=REASON)
    assert "Det blir ikke publisert" in answer(other_desk, "si-nei").text
    assert Event.objects.filter(verb=Verb.DECLINED).count() == 1
    answer(other_desk, "si-nei")
    assert Event.objects.filter(verb=Verb.DECLINED).count() == 1
    assert not is_out(client)


def test_what_raises_no_doubt_needs_only_one(ready, desk, client):
    write(ready, introduction="Vi planlegger åtte boliger.")
    send(desk)
    assert is_out(client)


def test_a_mandate_to_publish_is_enough_to_confirm(ready, desk, browse, member, client):
    send(desk, judged=REASON)
    assert browse(member).post(f"{PAGE}bekreft/").status_code == 403
    facts = {"responsibility": "Skriver", "may_publish": True, "shown_to_neighbours": False}
    ready.mandates.create(title="Kommunikasjon", person=member, **facts)
    answer(browse(member), "bekreft")
    assert is_out(client)


def test_the_deed_itself_refuses_one_alone(ready, leader):
    with pytest.raises(NeedsSecondReader):
        publish(ready, by=leader, now=NOW, judged=REASON)
    assert not Project.objects.published().exists()


def test_an_explanation_that_goes_out_at_once_has_no_second_reader_and_must_be_without(ready, desk, leader):
    write(ready, introduction="Vi planlegger åtte boliger.")
    milestone = ready.milestones.create(title="Åpent hus", planned_on="2027-01-01", audience=Audience.NEIGHBOURS)
    publish(ready, by=leader, now=timezone.now())
    why = {"explanation": "Møtet blir hos Kari Nordbø.", "waiting_time": "Vi svarer.", "judged": REASON}
    answered = desk.post(f"{milestone.get_absolute_url()}flytt/", {"planned_on": "2027-02-01", "revision": 1, **why})
    assert answered.status_code == 422
    assert "Hvorfor kan dette stå?" not in answered.text


def test_off_one_is_enough(desk, client):
    Municipality.objects.update(needs_second_reader=False)
    send(desk, judged=REASON)
    assert is_out(client)


def test_an_administrator_decides_it_in_the_settings(ready, other_desk):
    page = "/arbeid/nordvik/kommunen/"
    assert "To ser på det som kan være personopplysninger" in other_desk.get(page).text
    typed = other_desk.get(page).context["form"].initial
    other_desk.post(page, {**typed, "revision": Municipality.objects.get().revision, "needs_second_reader": ""})
    assert not Municipality.objects.get().needs_second_reader
