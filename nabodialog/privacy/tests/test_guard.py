import time

import pytest

from nabodialog.privacy.guard import Certainty, Kind, find

# Published test numbers (Tenor) and made-up ones; never anyone's own.
TENOR = "17912099997"


def kinds(text, **options):
    return [finding.kind for finding in find(text, **options)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Hun har {TENOR} som nummer", Kind.NATIONAL_ID),
        ("Nummeret er 179120 99997.", Kind.NATIONAL_ID),
        ("Født 410190 12345", Kind.NATIONAL_ID),
        ("ring 412 34 567 i dag", Kind.PHONE),
        ("ring +47 73 59 50 00", Kind.PHONE),
        ("skriv til noen@nordvik.example", Kind.EMAIL),
        ("bolig H0203 er ledig", Kind.DWELLING_NUMBER),
        ("de bor i Storgata 12B nå", Kind.STREET_ADDRESS),
        ("i Øvre Fjellvei 3 bygges det", Kind.STREET_ADDRESS),
        ("han i 2. etasje", Kind.FLOOR),
        ("konto 8601 11 17947", Kind.ACCOUNT),
    ],
)
def test_it_finds(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 110, 112 eller 113, eller 02800 og 116 117.",
        "Sak 2025/12345, møtet er 19.05.2025 kl. 18.00.",
        "Organisasjonsnummer 974 767 880",
        "Vi bygger 50 leiligheter i 2026 2027.",
        "Veien videre 3 uker fram er lang.",
        "Kommunestyret har vedtatt budsjettet på 12 500 000 kroner.",
    ],
)
def test_it_lets_ordinary_municipal_prose_be(text):
    assert kinds(text) == []


def test_control_digits_raise_the_certainty_and_never_decide():
    certain, likely = find(TENOR)[0], find("17912099998")[0]
    assert (certain.kind, likely.kind) == (Kind.NATIONAL_ID, Kind.NATIONAL_ID)
    assert likely.certainty == Certainty.POSSIBLE


def test_an_address_is_certain_where_homes_stand_alone():
    assert find("Storgata 12", single_unit=True)[0].certainty == Certainty.HIGH
    assert find("Storgata 12")[0].certainty == Certainty.POSSIBLE


def test_the_municipalitys_own_numbers_are_allowed():
    assert kinds("Ring 22 22 22 22", allowed=["+47 22222222"]) == []


def test_every_finding_is_found_not_only_the_first():
    assert kinds("412 34 567 og 413 34 567, a@b.example") == [Kind.PHONE, Kind.PHONE, Kind.EMAIL]


def test_it_stays_quick_on_long_texts():
    text = "Storgata og Fjellveien er veier med 412 34 56 tegn. " * 100
    started = time.process_time()
    find(text[:5000])
    assert time.process_time() - started < 1  # a runaway pattern takes minutes; the benchmark measures the rest
