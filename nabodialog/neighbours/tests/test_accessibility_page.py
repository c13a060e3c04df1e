"""What the page on accessibility says comes from what was measured, and from what people wrote down."""

from datetime import date, timedelta

import pytest

from nabodialog.neighbours.accessibility import CHECKS, known_faults, measured
from nabodialog.people.models import Municipality
from nabodialog.ui.public_languages import public_languages

LANGUAGES = ["", "/nn", "/en"]


def read(client, path):
    return client.get(path).content.decode()


def test_each_check_was_made_on_pages_in_every_language():
    assert {check.name for check in measured().checks} == set(CHECKS)
    for check in measured().checks:
        assert set(check.pages) == {language.code for language in public_languages()}
        assert all(check.pages[language.code] > 10 for language in public_languages() if not language.is_draft)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_when_and_how_much_was_measured(demo, client, language):
    page = read(client, f"{language}/tilgjengelighet/")
    assert str(measured().on.year) in page
    for check in measured().checks:
        assert str(check.number_of_pages) in page


@pytest.mark.parametrize(("language", "words"), [("", "nb"), ("/nn", "nn"), ("/en", "en")])
def test_it_names_its_own_faults_in_the_readers_language(demo, client, language, words):
    page = read(client, f"{language}/tilgjengelighet/")
    for fault in known_faults():
        assert getattr(fault, words) in page
        assert fault.since <= date.today()  # noqa: DTZ011  # a fault is not known of beforehand


def test_a_measurement_that_is_old_says_so_itself():
    assert not measured().is_old(measured().on + timedelta(days=365))
    assert measured().is_old(measured().on + timedelta(days=366))


def test_each_municipality_says_whom_to_tell_and_where_its_own_statement_is(demo, client):
    statement = "https://uustatus.no/nb/erklaringer/publisert/1"
    Municipality.objects.filter(slug="tromso").update(accessibility_statement=statement)
    page = read(client, "/tromso/tilgjengelighet/")
    assert f'href="{statement}"' in page
    assert "mailto:nabokontakten@tromso.example" in page
    assert "uutilsynet.no" in page


@pytest.mark.parametrize("path", ["/", "/tromso/", "/tromso/smahus/", "/om-metoden/", "/personvern/"])
def test_every_public_page_leads_to_it(demo, client, path):
    own = "/tromso/tilgjengelighet/" if "tromso" in path else "/tilgjengelighet/"
    assert f'href="{own}">Tilgjengelighet</a>' in read(client, path)
