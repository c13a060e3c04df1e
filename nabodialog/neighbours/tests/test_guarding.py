"""What the guard finds stops a publication or asks, is shown where it stands, and is kept nowhere."""

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish

from .conftest import NOW
from .test_publishing import PAGE, send, write

REASON = "Det er servicetorgets nummer"


def test_a_certain_finding_stops_the_publication(ready, desk):
    write(ready, introduction="Bolig H0203 er klar.")
    response = send(desk)
    assert response.status_code == 409
    assert "et bolignummer" in response.content.decode()


def test_a_possible_finding_must_be_judged_and_the_judgement_is_kept_without_the_text(ready, desk):
    write(ready, introduction="Ring 412 34 567.")
    assert send(desk).status_code == 422
    assert send(desk, judged=REASON).status_code == 302
    event = Event.objects.get(verb=Verb.JUDGED)
    assert event.details == {"reason": REASON}


def test_an_address_stops_where_homes_stand_alone(ready, desk):
    write(ready, homes=1, introduction="Huset i Fjellveien 2.")
    assert send(desk).status_code == 409


def test_a_note_with_personal_data_is_refused_and_kept_in_the_form(ready, desk):
    response = send(desk, note="Ring 412 34 567")
    assert response.status_code == 422
    assert "Ring 412 34 567" in response.content.decode()


def test_a_finding_is_shown_where_it_stands_with_what_to_write_instead(ready, desk):
    write(ready, introduction="Vi snakket med Kari Nordbø om hekken.")
    page = desk.get(PAGE).text
    assert "<q>Vi snakket med <mark>Kari Nordbø</mark> om hekken.</q>" in page
    assert "Skriv rollen, for eksempel «prosjektlederen»" in page


@pytest.mark.parametrize("reason", ["412 34 567 er vårt eget", "Kari Nordbø sa ja", "Ring 413 34 567"])
def test_a_reason_does_not_repeat_what_was_found(ready, desk, reason):
    write(ready, introduction="Ring 412 34 567.")
    answer = send(desk, judged=reason)
    assert answer.status_code == 422
    assert "uten å gjenta det vi fant" in answer.text
    assert reason in answer.text
    assert not Event.objects.filter(verb=Verb.JUDGED).exists()


def test_what_was_judged_when_it_went_out_is_not_asked_of_again(ready, desk):
    write(ready, introduction="Ring 412 34 567.")
    send(desk, judged=REASON)
    write(ready, area="Sentrum")
    assert send(desk).status_code == 302


def test_a_note_may_be_judged_too(ready, desk, client):
    assert send(desk, note="Ring 412 34 567", judged=REASON).status_code == 302
    assert "Ring 412 34 567" in client.get("/nordvik/fjellveien/").text


def test_a_certain_finding_in_a_note_is_never_judged(ready, desk):
    assert send(desk, note="Bolig H0203", judged=REASON).status_code == 422
    assert not Project.objects.published().exists()


def test_nothing_certain_passes_the_deed_itself(ready, leader):
    write(ready, introduction="Bolig H0203 er klar.")
    with pytest.raises(PersonalData):
        publish(ready, by=leader, now=NOW)
    assert not Project.objects.published().exists()


def test_whom_a_single_home_is_for_and_its_own_address_stop_the_publication(ready, desk):
    write(ready, homes=1, address="Nordre Tun 4", introduction="Vi bygger på nordre tun 4.\nFor rus.")
    answer = send(desk)
    assert answer.status_code == 409
    assert "<mark>nordre tun 4</mark>" in answer.text
    assert "Dette er noe om hvem boligen er for" in answer.text
