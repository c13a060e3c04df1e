"""Northern Sami, which nobody has proof-read yet: whole where it is, said to be a draft, and nowhere else."""

import pytest
from django.utils.translation.trans_real import DjangoTranslation

from nabodialog.ui.public_languages import public_languages

DRAFTS = [language.code for language in public_languages() if language.is_draft]
SHOWN = ["/tromso/kontakt/", "/tromso/smahus/kontakt/", "/stavanger/boligblokka/kontakt/", "/finnes/ikke/her/", "/?%00"]
CONTACT = "/se/tromso/kontakt/"


def read(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize("code", DRAFTS)
@pytest.mark.parametrize("path", SHOWN)
def test_no_text_on_a_draft_page_falls_back_to_bokmal(demo, client, monkeypatch, code, path):
    missing, look_up = set(), DjangoTranslation.gettext

    def noting(self, text):
        if self.language() == code and text not in self._catalog:
            missing.add(text)
        return look_up(self, text)

    monkeypatch.setattr(DjangoTranslation, "gettext", noting)
    assert f'<html lang="{code}">' in read(client, f"/{code}{path}")
    assert missing == set()


@pytest.mark.parametrize("path", ["/", "/tromso/", "/tromso/smahus/", "/om-metoden/", "/personvern/", "/?sok=trom"])
def test_a_page_that_is_not_in_it_is_read_in_bokmal_at_its_own_address(demo, client, path):
    answer = client.get(f"/se{path}")
    assert (answer.status_code, answer["Location"]) == (302, path)
    assert '<html lang="nb">' in read(client, path)


def test_what_is_withdrawn_or_never_was_is_answered_alike_there(demo, client):
    """So the way to bokmål tells nobody whether there is a page at its end."""
    answers = [client.get(f"/se/tromso/{slug}/") for slug in ("smahus", "finnes-ikke")]
    assert [(answer.status_code, answer.content) for answer in answers] == [(302, b"")] * 2


def test_it_is_offered_where_it_is_and_nowhere_else(demo, client):
    assert f'href="{CONTACT}" lang="se"' in read(client, "/tromso/kontakt/")
    assert 'lang="se"' not in read(client, "/tromso/")


def test_the_page_says_in_both_languages_that_it_is_a_draft(demo, client):
    page = read(client, CONTACT)
    assert "Dát jorgalus lea hábmehus" in page
    assert '<p lang="nb">Denne oversettelsen er et utkast.' in page
    assert '<a href="/tromso/kontakt/">Les siden på bokmål</a>' in page
    assert "utkast" not in read(client, "/tromso/kontakt/")


def test_what_the_municipality_wrote_is_marked_as_norwegian(demo, client):
    assert '<span lang="nb">Vakthavende ved boligkontoret</span>' in read(client, CONTACT)


def test_a_date_has_no_norwegian_month_in_it(demo, client):
    assert "1.11.2026" in read(client, CONTACT)
