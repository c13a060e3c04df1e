"""Words of danger: the method's in every language, and what a municipality has added and left out."""

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.listening.models import Enquiry, Use
from nabodialog.listening.urgency import sounds_urgent

WORDS = "/arbeid/nordvik/ord-om-fare/"
REGISTER = "/arbeid/nordvik/fjellveien/henvendelser/ny/"
KEY = "0" * 8 + "-0000-4000-8000-" + "0" * 12


@pytest.mark.parametrize("text", ["Noen viste en kniv", "Han pustar ikkje", "The house is on fire", "KNIVEN lå der"])
def test_the_methods_words_are_found_in_every_language(municipality, text):
    assert sounds_urgent(text, municipality)


def test_an_own_word_is_looked_for_here_and_nowhere_else(municipality, other_municipality, browse, administrator):
    assert not sounds_urgent("Det går jordras", municipality)
    assert browse(administrator).post(f"{WORDS}ny/", {"word": " Jordras "}).status_code == 302
    assert sounds_urgent("Det gikk et jordraset her", municipality)
    assert not sounds_urgent("Det går jordras", other_municipality)
    assert Event.objects.get(verb=Verb.ADDED, thing_type="listening.urgentword").by == administrator


def test_a_word_is_left_out_for_a_reason_and_taken_back(municipality, browse, administrator):
    client = browse(administrator)
    assert client.post(f"{WORDS}utelat/", {"word": "truer", "reason": ""}).status_code == 422
    client.post(f"{WORDS}utelat/", {"word": "truer", "reason": "Det er navnet på en gard her."})
    assert not sounds_urgent("Regnet truer", municipality)
    assert "Det er navnet på en gard her." in client.get(WORDS).text
    assert Event.objects.get(verb=Verb.LEFT_OUT).details["reason"] == "Det er navnet på en gard her."
    client.post(f"{WORDS}{municipality.urgent_words.get().pk}/fjern/")
    assert sounds_urgent("Regnet truer", municipality)


@pytest.mark.parametrize("word", ["kniv", "jordras", "å", "  "])
def test_what_stands_there_or_is_too_short_is_not_added(municipality, browse, administrator, word):
    municipality.urgent_words.create(word="jordras", use=Use.ADDED)
    assert browse(administrator).post(f"{WORDS}ny/", {"word": word}).status_code == 422


def test_a_call_about_danger_is_put_on_top_and_the_numbers_are_shown(project, browse, member):
    typed = {"channel": "phone", "kind": "concern", "text": "Noen truer naboen", "form_key": KEY}
    page = browse(member).post(REGISTER, typed).text
    assert Enquiry.objects.get().maybe_urgent
    assert "ring 110, 112 eller 113" in page
