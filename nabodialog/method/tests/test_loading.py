"""The method as data: what method.md binds is there, and a mistake in a file is told with file and line."""

import shutil
from pathlib import Path

import pytest
from django.utils import translation

from nabodialog.method.checks import content_can_be_read
from nabodialog.method.loading import latest_version, load, versions
from nabodialog.method.numbers import emergency_numbers
from nabodialog.method.reading import ContentError
from nabodialog.ui.public_languages import public_languages

ITEMS_AND_ROWS = {
    "planlegging": {
        "definere-behov": (4, 3),
        "driftskonsept": (2, 1),
        "lokasjon": (5, 4),
        "kommunikasjonsstrategi": (4, 3),
    },
    "innflytting": {"del-kunnskap": (4, 2), "lytt-til-behov": (3, 1), "involveringsplan": (4, 2)},
    "oppfolging": {"kontaktpunkt": (3, 2), "vedlikehold": (6, 3), "evaluering": (3, 2)},
}


@pytest.fixture
def content(settings, tmp_path):
    """A copy of the content that a test may break."""
    copy = tmp_path / "content"
    shutil.copytree(settings.METHOD_CONTENT_DIR, copy)
    settings.METHOD_CONTENT_DIR = copy
    return copy


def break_line(path: Path, old: str, new: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    number = next(at for at, line in enumerate(lines) if old in line)
    lines[number] = lines[number].replace(old, new)
    path.write_text("\n".join(lines), "utf-8")
    return number + 1


def fault():
    with pytest.raises(ContentError) as found:
        load("2025.1")
    return str(found.value)


def test_phases_elements_and_lines_stand_in_the_methods_order_and_number():
    method = load("2025.1")
    counted = {p.id: {e.id: (len(e.checklist), len(e.matrix)) for e in p.elements} for p in method.phases}
    assert [list(elements.items()) for elements in counted.values()] == [
        list(elements.items()) for elements in ITEMS_AND_ROWS.values()
    ]
    assert list(counted) == list(ITEMS_AND_ROWS)
    assert sum(len(element.checklist) for element in method.elements) == 38


@pytest.mark.parametrize("part", ["checklist", "matrix"])
def test_lines_are_numbered_within_their_element(part):
    for element in load("2025.1").elements:
        ids = [line.id for line in getattr(element, part)]
        assert ids == [f"{element.id}-{number}" for number in range(1, len(ids) + 1)]


def test_everything_is_found_by_its_id():
    method = load("2025.1")
    assert method.element("lokasjon") in method.phase("planlegging").elements
    assert method.phase_of(method.element("vedlikehold")).id == "oppfolging"
    assert method.checklist_item("vedlikehold-6") == method.element("vedlikehold").checklist[-1]
    assert method.matrix_row("evaluering-2") == method.element("evaluering").matrix[-1]


def test_elements_run_across_the_borders_of_phases():
    method = load("2025.1")
    assert method.element("involveringsplan").spans == ("planlegging", "innflytting")
    assert method.element("kontaktpunkt").spans == ("innflytting", "oppfolging")


@pytest.mark.parametrize(
    ("language", "name"),
    [("nb", "Vedlikeholdsaktiviteter"), ("nn", "Vedlikehaldsaktivitetar"), ("en", "Vedlikeholdsaktiviteter")],
)
def test_a_text_is_in_the_readers_language_else_in_bokmaal(language, name):
    with translation.override(language):
        assert str(load("2025.1").element("vedlikehold").name) == name


@pytest.mark.parametrize("word", ["før-fasen", "etter-fasen", "rusmisbruker", "belastet", "klientell", "problemnabo"])
def test_nothing_in_the_content_stigmatises_or_names_phases_by_before_and_after(word, settings):
    files = [path for path in Path(settings.METHOD_CONTENT_DIR).rglob("*.yaml") if path.parent.name != "wording"]
    assert files
    assert not [path.name for path in files if word in path.read_text("utf-8").lower()]


def test_the_newest_version_is_the_last_by_number(content):
    for version in ("2025.10", "2025.9"):
        shutil.copytree(content / "2025.1", content / version)
    assert versions() == ["2025.1", "2025.9", "2025.10"]
    assert latest_version() == "2025.10"


@pytest.mark.parametrize(
    ("language", "old", "new", "message"),
    [
        ("nn", "id: kontaktpunkt-3", "id: kontaktpunkt-9", "is kontaktpunkt-9, but kontaktpunkt-3 in bokmål"),
        ("nn", "short_name: Vedlikehald", "", "short_name stands in bokmål only"),
        ("nn", "spans: [oppfolging]", "spans: [etterpaa]", "is etterpaa, but oppfolging in bokmål"),
        ("nb", "name: Oppfølging", "name: ''", "at least 1 character"),
        ("nb", "short_name: Kontaktpunkt", f"short_name: {'k' * 31}", "at most 30 characters"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(content, language, old, new, message):
    path = content / "2025.1" / language / "oppfolging.yaml"
    line = break_line(path, old, new)
    said = fault()
    assert message in said
    assert f"{language}/oppfolging.yaml:" in said
    if new:
        assert f"oppfolging.yaml:{line}:" in said


def test_a_file_that_is_no_yaml_or_says_a_thing_twice_is_told_of_too(content):
    path = content / "2025.1" / "nb" / "innflytting.yaml"
    path.write_text("id: innflytting\nid: igjen\n")
    assert fault().endswith("nb/innflytting.yaml:2: id stands twice")
    path.write_text("id: [\n")
    assert "nb/innflytting.yaml:2: not valid YAML" in fault()
    path.unlink()
    assert "nb/innflytting.yaml:1: the file is missing" in fault()


def test_the_start_stops_at_a_mistake(content):
    break_line(content / "numbers" / "en.yaml", "verified_on: 2026-11-01", "verified_on: in november")
    (error,) = content_can_be_read()
    assert "numbers/en.yaml:1: verified_on" in error.msg


@pytest.mark.parametrize("language", [language.code for language in public_languages()])
def test_emergency_numbers_are_the_same_in_every_language(language):
    numbers = emergency_numbers(language)
    assert [number.tel for number in numbers.emergency] == ["110", "112", "113", ""]
    assert [number.number for number in numbers.not_urgent] == ["02800", "116 117"]
    assert [number.number for number in numbers.talk] == ["116 111", "116 123"]
    assert numbers.verified_on == emergency_numbers("nb").verified_on
