"""What the page on privacy says is so."""

import re

import pytest
from django.apps import apps

from nabodialog.keeping.kinds import all_kinds
from nabodialog.keeping.models import KeepingRule
from nabodialog.keeping.rules import keep_for
from nabodialog.people.models import Municipality
from nabodialog.people.models.invitation import VALID_FOR

READ = [
    "/",
    "/?sok=tromsø",
    "/tromso/",
    "/tromso/smahus/",
    "/tromso/smahus/kontakt/",
    "/tromso/personvern/",
    "/finnes-ikke/",
]


def rows():
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def test_a_neighbour_who_reads_leaves_nothing_behind(demo, client):
    kept = rows()
    for path in READ:
        client.get(path)
    assert rows() == kept
    assert not client.cookies


def test_staff_get_only_the_cookies_that_are_told_of(demo, client, settings):
    told = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}
    client.get("/konto/logg-inn/")
    client.force_login(Municipality.objects.get(slug="tromso").memberships.first().person)
    client.post("/konto/meg/", {"name": "Administrator", "language": "nn"})
    assert set(client.cookies) == told


def test_each_municipality_says_whom_to_ask(demo, client):
    Municipality.objects.filter(slug="tromso").update(privacy_officer="personvernombud@tromso.example")
    page = client.get("/tromso/personvern/").content.decode()
    assert "mailto:personvernombud@tromso.example" in page
    assert "mailto:nabokontakten@tromso.example" in page
    assert "datatilsynet.no" in page


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
def test_the_page_tells_of_everything_that_is_kept_when_a_neighbour_does_more_than_read(demo, client, language):
    page = client.get(f"{language}/personvern/").text
    for part in ("skrive", "spurte", "grupper", "brev", "pamelding", "rettigheter"):
        assert f'<h2 id="{part}">' in page


def test_where_no_municipality_is_chosen_one_is_asked_to_choose(demo, client):
    assert "Finn kommunen din" in client.get("/personvern/").content.decode()


@pytest.mark.parametrize(
    ("days", "told"), [(-1, "hvor lenge"), (0, "Den lagrer den ikke"), (1, "én dag"), (30, "30 dager")]
)
def test_the_page_says_how_long_the_access_log_is_kept(demo, client, settings, days, told):
    settings.ACCESS_LOG_DAYS = days
    assert told in client.get("/personvern/").content.decode()


@pytest.mark.parametrize(("language", "word"), [("", "Personvern"), ("/nn", "Personvern"), ("/en", "Privacy")])
@pytest.mark.parametrize("path", ["/", "/tromso/", "/tromso/smahus/", "/om-metoden/", "/personvern/"])
def test_every_public_page_leads_to_it(demo, client, language, word, path):
    own = f"{language}/tromso/personvern/" if "tromso" in path else f"{language}/personvern/"
    assert f'href="{own}">{word}</a>' in client.get(language + path).content.decode()


def test_the_page_says_how_long_what_one_wrote_is_kept(demo, client):
    place = Municipality.objects.get(slug="tromso")
    assert "slettes 24 måneder etter" in client.get("/personvern/").text
    KeepingRule.objects.create(municipality=place, kind="enquiries", amount=9)
    assert "slettes 9 måneder etter" in client.get("/tromso/personvern/").text


COUNTED = [kind.id for kind in all_kinds().kinds if kind.is_counted]


@pytest.mark.parametrize(
    ("language", "units"), [("", "dager|måneder"), ("/nn", "dagar|månader"), ("/en", "days|months")]
)
def test_every_number_of_days_on_the_page_is_the_tables_own(demo, client, settings, monkeypatch, language, units):
    """Whatever kind comes, and whatever it is set to: no sentence has a number of its own."""
    amounts = {kind: number for number, kind in enumerate(COUNTED, 501)}
    monkeypatch.setattr("nabodialog.neighbours.statements.all_kept", lambda _place: amounts)
    settings.ACCESS_LOG_DAYS, settings.SIGN_IN_DAYS = 601, 602
    told = re.findall(rf"(\d+) (?:{units})\b", client.get(f"{language}/tromso/personvern/").text)
    assert {int(each) for each in told} == {*amounts.values(), 601, 602, VALID_FOR.days}


@pytest.mark.parametrize("kind", [each for each in all_kinds().kinds if each.may_be_chosen], ids=lambda kind: kind.id)
def test_what_a_municipality_has_chosen_stands_on_its_own_page_alone(demo, client, kind):
    place = Municipality.objects.get(slug="tromso")
    keep_for(place, kind.id, kind.least, by=place.memberships.first().person)
    before, after = client.get("/personvern/").text, client.get("/tromso/personvern/").text
    assert sentences(after) - sentences(before)


def sentences(page):
    """Those with a length of time in them."""
    return {each for each in re.split(r"[.<>]", page) if re.search(r"(én|\d+) (dag|måned)", each)}
