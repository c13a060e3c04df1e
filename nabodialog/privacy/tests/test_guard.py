import time

import pytest

from nabodialog.privacy.finding import Certainty, Kind
from nabodialog.privacy.guard import Guard

# Published test numbers (Tenor) and made-up ones; never anyone's own.
TENOR = "17912099997"


def find(text, **knows):
    return Guard(**knows).find(text)


def kinds(text, **knows):
    return [finding.kind for finding in find(text, **knows)]


def certainties(text, **knows):
    return {finding.kind: finding.certainty for finding in find(text, **knows)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Hun har {TENOR} som nummer", Kind.NATIONAL_ID),
        ("Nummeret er 179120 99997.", Kind.NATIONAL_ID),
        ("Født 410190 12345", Kind.NATIONAL_ID),
        ("ring 412 34 567 i dag", Kind.PHONE),
        ("ring +47 73 59 50 00", Kind.PHONE),
        ("skriv til noen@nordvik.example", Kind.EMAIL),
        ("skriv til noen (at) nordvik.example", Kind.EMAIL),
        ("bolig H0203 er ledig", Kind.DWELLING_NUMBER),
        ("de bor i Storgata 12B nå", Kind.STREET_ADDRESS),
        ("i Øvre Fjellvei 3 bygges det", Kind.STREET_ADDRESS),
        ("punktet 59.91273, 10.74609 i kartet", Kind.STREET_ADDRESS),
        ("han i 2. etasje", Kind.FLOOR),
        ("konto 8601 11 17947", Kind.ACCOUNT),
        ("Vi snakket med KARI NORDBØ i går", Kind.NAME),
        ("Karis hus er ledig", Kind.NAME),
        ("Kari sa ja", Kind.NAME),
    ],
)
def test_it_finds(text, kind):
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Ring 110, 112 eller 113, eller 02800 og 116 117.",
        "Kirkens SOS svarer på 22 40 00 40.",
        "Sak 2025/12345, møtet er 19.05.2025 kl. 18.00.",
        "Organisasjonsnummer 974 767 880",
        "Vi bygger 50 leiligheter i 2026 2027.",
        "Veien videre 3 uker fram er lang.",
        "Kommunestyret har vedtatt budsjettet på 12 500 000 kroner, ikke 38500000 kroner.",
        "Per 1. januar hadde vi 412 boliger. Finn ut mer. Hans og hennes.",
        "Firmaet Nordbø Eriksen AS bygger.",
        "Møt oss på Anne Franks plass, ved Olav Kyrres gate og Maria kirke.",
        "Riksvei 15 er stengt, og Storgata 3. mai er full av folk.",
        "Rus og psykisk helse er en avdeling i kommunen. Boligene er for mennesker med rusproblemer.",
        "Møterommet i 3. etasje på biblioteket er ledig.",
    ],
)
def test_it_lets_ordinary_municipal_prose_be(text):
    assert kinds(text) == []


def test_control_digits_raise_the_certainty_and_never_decide():
    certain, likely = find(TENOR)[0], find("17912099998")[0]
    assert (certain.kind, likely.kind) == (Kind.NATIONAL_ID, Kind.NATIONAL_ID)
    assert (certain.certainty, likely.certainty) == (Certainty.HIGH, Certainty.POSSIBLE)
    assert kinds("12345678901 12345678911") == [Kind.ACCOUNT, Kind.ACCOUNT]


def test_numbers_of_the_series_from_2032_are_certain_too():
    assert certainties("27905113440") == {Kind.NATIONAL_ID: Certainty.HIGH}


def test_where_homes_stand_alone_an_address_or_a_floor_is_certain():
    assert certainties("Storgata 12, 2. etasje", single_unit=True) == {
        Kind.STREET_ADDRESS: Certainty.HIGH,
        Kind.FLOOR: Certainty.HIGH,
    }
    assert set(certainties("Storgata 12, 2. etasje").values()) == {Certainty.POSSIBLE}


def test_where_homes_stand_alone_nobody_is_told_whom_they_are_for():
    text = "Huset er for folk med rusproblemer eller psykiske lidelser."
    assert certainties(text, single_unit=True) == {Kind.TARGET_GROUP: Certainty.HIGH}
    assert len(find(text, single_unit=True)) == 2
    assert find(text) == []


def test_what_is_secret_is_found_however_it_is_written():
    assert certainties("Vi møtes ved nordre tun  4.", secret=("Nordre Tun 4",)) == {Kind.STREET_ADDRESS: Certainty.HIGH}
    assert find("Vi møtes ved nordre tun 44.", secret=("Nordre Tun 4",)) == []


def test_health_is_certain_beside_a_name_or_a_floor_and_possible_beside_a_pronoun():
    assert certainties("Han i 2. etasje er narkoman.")[Kind.INDIRECT] == Certainty.HIGH
    assert certainties("Han er narkoman.")[Kind.INDIRECT] == Certainty.POSSIBLE
    assert find("Han kommer. Narkotika er ulovlig.") == []


def test_the_municipalitys_own_numbers_and_places_are_allowed():
    own = ("+47 22222222", "Rådhusgata 1")
    assert kinds("Ring 22 22 22 22 eller kom til Rådhusgata 1", allowed=own) == []
    assert kinds("Vi bygger på Solvik Kariås i år") == [Kind.NAME]
    assert kinds("Vi bygger på Solvik Kariås i år", places=("Solvik Kariås",)) == []
    assert kinds(TENOR, allowed=(TENOR,)) == [Kind.NATIONAL_ID]


def test_what_is_secret_cannot_be_allowed():
    assert kinds("Nordre Tun 4", allowed=("Nordre Tun 4",), secret=("Nordre Tun 4",)) == [Kind.STREET_ADDRESS]


def test_every_finding_is_found_not_only_the_first():
    assert kinds("412 34 567 og 413 34 567, a@b.example") == [Kind.PHONE, Kind.PHONE, Kind.EMAIL]


def test_a_finding_tells_where_and_not_what():
    finding = find("Ring 412 34 567")[0]
    assert (finding.start, finding.end) == (5, 15)
    assert "412" not in repr(finding)


# What patterns that go back over their own steps choke on: runs of what begins a finding and never becomes one.
HOSTILE = [
    "a",
    "A ",
    "Aa ",
    "1",
    "1 ",
    "01.",
    "a@",
    "a.",
    "+47 ",
    "Kari han rusa ",
    "412 34 ",
    "\n",
    " ",
    "H0",
    "født ",
    "A. ",
]
HOSTILE += ["gnr 1 ", "65.1234 ", "den som ", "hus 1", "Ab-", "han rusa 2. etasje ", "Storgata 1, ", "f. ", "tlf ", "«"]


@pytest.mark.parametrize("part", HOSTILE)
def test_the_work_grows_with_the_text_and_no_faster(part):
    """Fifty thousand signs take a fraction of a second; a pattern that goes back over its steps would take hours."""
    text = (part * 50_000)[:50_000]
    started = time.process_time()
    find(text, single_unit=True, secret=("Fjellveien 2",))
    assert time.process_time() - started < 10
