"""What neighbours wrote is gone after its time, and what is counted stays."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from nabodialog.involvement.models import Erasure
from nabodialog.keeping.models import Archived
from nabodialog.keeping.rules import keep_for
from nabodialog.lib.pictures import rebuilt_photo
from nabodialog.listening.counting import heard_in
from nabodialog.listening.erasing import erase, erase_ended, months_earlier
from nabodialog.listening.handling import Became, add_more, answer, end_unanswered, write_note
from nabodialog.listening.mailing import Arrived, Thread, keep_mail
from nabodialog.listening.models import (
    ClosingReason,
    Enquiry,
    EnquiryContact,
    IncomingMail,
    Outcome,
    Photo,
    RawMail,
)
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.story import story_of

WORDS = "Hva skjer med gangveien?"


def archive(enquiry, at):
    """The archive has confirmed it, as it stood then."""
    facts = {"thing_type": "listening.enquiry", "thing_id": enquiry.pk, "reference": "26/1"}
    Archived.objects.create(municipality=enquiry.project.municipality, exported_at=at, confirmed_at=at, **facts)


@pytest.fixture
def answered(project, leader, now):
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG")
    file.seek(0)
    said = Said(WORDS, email="nabo@epost.example", photos=(rebuilt_photo(file),))
    made = receive(project, said, now=now)
    add_more(made, "Den ved skolen", uuid4(), now=now)
    answer(made, "Den blir der.", Became(Outcome.CANNOT, "For bratt"), by=leader, now=now + timedelta(days=1))
    archive(made, now + timedelta(days=2))
    return Enquiry.objects.get(pk=made.pk)


def after(now, months):
    return now + timedelta(days=31 * months + 2)


def test_nothing_of_what_was_written_is_left(answered, now, project):
    counted = heard_in(project)[0]
    assert (erase_ended(after(now, 24)), erase_ended(after(now, 24))) == (1, 0)
    answered.refresh_from_db()
    assert (answered.text, answered.outcome_reason, answered.kind, answered.erased_after) == ("", "", "question", 24)
    assert {message.text for message in answered.messages.all()} == {""}
    assert not EnquiryContact.objects.exists()
    assert not Photo.objects.exists()
    assert heard_in(project)[0] == counted
    assert [(each.kind, each.number) for each in Erasure.objects.all()] == [("enquiries", 1)]
    assert "24 måneder etter" in story_of(answered)[-1].text


def test_where_somebody_asked_for_it_no_months_are_told(answered, client, now):
    erase(answered, 0, now=after(now, 1))
    answered.refresh_from_db()
    assert story_of(answered)[-1].text == "Noen ba om det"
    page = client.get(f"/henvendelse/{answered.code}/{answered.secret}/").text
    assert "fordi noen ba om det" in page
    assert "0 måneder" not in page


def test_the_mail_it_came_in_goes_with_it(answered, project, now):
    arrived = Arrived("d" * 64, b"From: nabo@epost.example", text=WORDS, sender="nabo@epost.example", received_at=now)
    mail = keep_mail(project.municipality, arrived, Thread(), now=now)
    IncomingMail.objects.update(enquiry=answered)
    erase_ended(after(now, 24))
    mail.refresh_from_db()
    assert (mail.text, mail.sender, mail.erased_at) == ("", "", after(now, 24))
    assert not RawMail.objects.exists()


def test_what_is_noted_on_it_afterwards_is_kept_as_long_and_then_goes_too(answered, leader, now):
    erased, later = after(now, 24), after(now, 50)
    erase_ended(erased)
    answered.refresh_from_db()
    write_note(answered, "Naboen ringte igjen", by=leader, now=erased + timedelta(days=1))
    assert erase_ended(erased + timedelta(days=2)) == 0
    assert (erase_ended(later), erase_ended(later)) == (1, 0)
    assert {message.text for message in answered.messages.all()} == {""}


def test_what_the_archive_has_not_confirmed_is_never_erased(answered, now, leader):
    Archived.objects.all().delete()
    assert erase_ended(after(now, 900)) == 0
    archive(answered, now)  # exported before it was answered
    assert erase_ended(after(now, 900)) == 0
    archive(answered, now + timedelta(days=3))
    write_note(answered, "Skrevet etter at arkivet fikk den", by=leader, now=now + timedelta(days=4))
    assert erase_ended(after(now, 900)) == 0
    archive(answered, now + timedelta(days=5))
    assert erase_ended(after(now, 900)) == 1


def test_what_was_ended_without_an_answer_needs_no_archive(project, leader, now):
    made = receive(project, Said("Kast dette"), now=now)
    end_unanswered(made, ClosingReason.NO_ENQUIRY, "Søppelpost", by=leader, now=now)
    assert erase_ended(after(now, 24)) == 1


def test_what_is_not_over_stays(answered, now, project):
    receive(project, Said("Venter ennå"), now=now)
    assert erase_ended(now + timedelta(days=600)) == 0
    assert erase_ended(after(now, 24)) == 1
    assert Enquiry.objects.filter(text="Venter ennå").exists()


def test_why_it_was_ended_is_erased_too(project, leader, now):
    made = receive(project, Said("Kast dette"), now=now)
    end_unanswered(made, ClosingReason.NO_ENQUIRY, "Skriver om naboen sin", by=leader, now=now)
    erase_ended(after(now, 24))
    assert {move.why for move in made.moves.all()} == {""}


def test_each_municipality_has_its_own_rule(answered, now, municipality, administrator):
    keep_for(municipality, "enquiries", 3, by=administrator)
    assert erase_ended(now + timedelta(days=80)) == 0
    assert erase_ended(after(now, 3)) == 1


def test_a_neighbour_who_writes_again_opens_it_and_that_is_erased_in_its_turn(answered, now, leader):
    erase_ended(after(now, 24))
    later = after(now, 25)
    add_more(answered, "Hva nå?", uuid4(), now=later)
    assert erase_ended(after(later, 30)) == 0
    answer(answered, "Ikke noe nytt.", Became(Outcome.INFORMED), by=leader, now=later)
    assert erase_ended(after(later, 24)) == 0
    archive(answered, later)
    assert erase_ended(after(later, 24)) == 1
    assert {message.text for message in answered.messages.all()} == {""}


def test_the_same_day_of_an_earlier_month():
    assert months_earlier(datetime(2026, 3, 31, tzinfo=UTC), 1) == datetime(2026, 2, 28, tzinfo=UTC)
    assert months_earlier(datetime(2026, 2, 28, tzinfo=UTC), 24) == datetime(2024, 2, 28, tzinfo=UTC)


def test_both_sides_are_told_that_it_is_gone(answered, now, browse, leader, client):
    erase_ended(after(now, 24))
    assert "Teksten er slettet" in browse(leader).get("/arbeid/nordvik/fjellveien/henvendelser/?vis=avsluttet").text
    page = client.get(f"/henvendelse/{answered.code}/{answered.secret}/").text
    assert "Det som var skrevet, er slettet" in page
    assert WORDS not in page
