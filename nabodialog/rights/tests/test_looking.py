"""Somebody may know all that we have of them, and nothing of others."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nabodialog.history.models import Event
from nabodialog.keeping.rules import keep_for
from nabodialog.lib.personal import Sought
from nabodialog.people.models import MembershipInvitation, Role, SignIn, Way
from nabodialog.rights.forgetting import try_to_forget
from nabodialog.rights.gathering import sections_of
from nabodialog.rights.looking import look
from nabodialog.rights.models import Exercise
from nabodialog.rights.report import document_of
from nabodialog.rights.staff import own_sections

from .conftest import EMAIL, OTHER

PAGE = "/arbeid/nordvik/innsyn-og-sletting/"
ASKED = {"reference": "26/104", "email": EMAIL}


def titles(place, **told):
    return [section.title for section in sections_of(Sought(**told), place)]


def test_all_rooms_tell_what_they_have(everywhere, municipality):
    found = titles(municipality, email=EMAIL.upper())
    assert {"Henvendelser", "Slik nås du", "Bilder", "Påmeldinger til møter", "Prosjekter du følger"} <= set(found)
    assert {"E-post til kommunen", "E-poster vi har sendt", "Det du trenger for å være med"} <= set(found)
    assert "Nevnt i det kommunen har skrevet" in found


@pytest.mark.parametrize("phone", ["41234567", "+47 41 23 45 67", "004741234567"])
def test_a_telephone_is_found_however_it_was_written(answered, municipality, phone):
    assert "Slik nås du" in titles(municipality, phone=phone)
    assert titles(municipality, phone="41234568") == []


def test_a_code_finds_its_own_case_alone(answered, municipality, other_municipality):
    assert "Henvendelser" in titles(municipality, code=answered.code)
    assert titles(other_municipality, code=answered.code) == titles(other_municipality, email=EMAIL) == []


def test_half_an_address_finds_nothing(everywhere, municipality):
    assert titles(municipality, email="epost.example") == titles(municipality, email="anari@epost.example") == []


def test_the_page_has_what_is_theirs_and_masks_others(everywhere, browse, administrator):
    page = browse(administrator).post(PAGE, ASKED).text
    assert f"eller meg på {EMAIL}" in page
    assert OTHER not in page
    assert "[en e-postadresse]" in page
    assert "<dd>nb</dd>" not in page


def test_every_look_is_recorded_without_whom(everywhere, browse, administrator):
    for address in (PAGE, f"{PAGE}innsyn.pdf", f"{PAGE}innsyn.json"):
        assert browse(administrator).post(address, ASKED).status_code == 200
    assert list(Event.objects.filter(verb="looked_up").values_list("thing_label", flat=True)) == ["Innsyn: 26/104"] * 3
    assert EMAIL not in str(list(Exercise.objects.values())) + str(list(Event.objects.values()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"reference": ""},
        {"email": ""},
        {"email": "nabo"},
        {"reference": EMAIL},
        {"email": "", "phone": "412"},
    ],
)
def test_without_a_case_and_somebody_exact_nothing_is_looked_for(everywhere, browse, administrator, wrong):
    for address in (PAGE, f"{PAGE}innsyn.pdf", f"{PAGE}slett/", f"{PAGE}slettet/"):
        assert browse(administrator).post(address, ASKED | wrong).status_code == 422
    assert not Exercise.objects.exists()


def test_what_is_wrong_is_summed_up_on_top_with_a_way_to_each_field(browse, administrator, municipality):
    page = browse(administrator).post(PAGE, ASKED | {"reference": "", "email": "nabo"}).content.decode()
    assert "Noe må rettes" in page
    assert all(f'href="#id_{name}"' in page for name in ("reference", "email"))


def test_it_can_be_had_as_a_document_and_as_data(everywhere, browse, administrator):
    document = browse(administrator).post(f"{PAGE}innsyn.pdf", ASKED)
    assert document.content[:5] == b"%PDF-"
    assert "no-store" in document["Cache-Control"]
    data = json.loads(browse(administrator).post(f"{PAGE}innsyn.json", ASKED).content)
    assert EMAIL in str(data)
    assert OTHER not in str(data)


def test_staff_see_how_they_came_in_and_nothing_that_would_open_anything(browse, leader, now):
    came = {"at": now, "way": Way.PASSKEY, "came_in": True, "network": "192.0.2.0/24", "session_key": "hemmelig"}
    SignIn.objects.create(person=leader, **came)
    page = browse(leader).get("/konto/opplysninger/").text
    assert "Innlogginger og forsøk" in page
    assert "192.0.2.0/24" in page
    assert "hemmelig" not in page


def test_staff_see_what_we_have_of_themselves(project, browse, leader):
    page = browse(leader).get("/konto/opplysninger/").text
    assert leader.email in page
    assert "Nordvik" in page
    data = json.loads(browse(leader).get("/konto/opplysninger/mine.json").content)
    assert {"Kontoen din", "Der du er med", "Det siste du har gjort"} <= {each["title"] for each in data["sections"]}
    assert browse(leader).get("/konto/opplysninger/mine.pdf").content[:5] == b"%PDF-"


def test_each_answer_says_how_long_it_is_kept_there(everywhere, municipality, browse, administrator, now):
    keep_for(municipality, "registrations", 60, by=administrator)
    said = "60 dager, regnet fra møtet"
    data = json.loads(browse(administrator).post(f"{PAGE}innsyn.json", ASKED).content)
    assert {each["kept"] for each in data["sections"] if each["kind"] == "registrations"} == {said}
    assert all(each["kept"] for each in data["sections"])
    assert said in browse(administrator).post(PAGE, ASKED).text
    document = document_of(sections_of(Sought(EMAIL), municipality), municipality, "Sak 26/104", now)
    assert any(said in part.note for part in document.parts)


def test_staff_read_how_long_each_municipality_keeps_their_invitation(municipality, other_municipality, leader, now):
    keep_for(municipality, "invitations", 30, by=leader)
    invited = {"email": leader.email, "role": Role.MEMBER, "expires_at": now}
    for number, place in enumerate((municipality, other_municipality)):
        MembershipInvitation.objects.create(municipality=place, secret_hash=str(number), **invited)
    told = [section.kept for section in own_sections(leader) if section.kind.id == "invitations"]
    assert [words.split(" ")[0] for words in told] == ["30", "90"]


def test_nobody_who_writes_waits_while_we_look(everywhere, municipality, administrator, now):
    with CaptureQueriesContext(connection) as asked:
        look(Sought(EMAIL), municipality, "26/104", by=administrator, now=now)
    said = [each["sql"] for each in asked]
    first, last = (next(at for at, sql in enumerate(said) if word in sql) for word in ("SAVEPOINT", "INSERT"))
    assert said[first - 1].startswith("SELECT")
    assert last == first + 1


def test_history_is_read_before_anything_is_held(everywhere, municipality, administrator, now):
    with CaptureQueriesContext(connection) as asked:
        try_to_forget(Sought(EMAIL), municipality, by=administrator, now=now)
    said = [each["sql"] for each in asked]
    begun = next(at for at, sql in enumerate(said) if "SAVEPOINT" in sql)
    assert [at for at, sql in enumerate(said) if 'FROM "history_event"' in sql] == list(range(begun))
