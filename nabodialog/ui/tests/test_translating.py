"""What `translations check` finds in a room, and what it lets through."""

import pytest

from nabodialog.ui.translating import extract, faults, languages_of, po_file

TEMPLATE = (
    '{% translate "Hei" %}{% blocktranslate count n=n %}{{ n }} nabo{% plural %}{{ n }} naboer{% endblocktranslate %}'
)
TRANSLATED = """
msgid "Hei"
msgstr "Hei"

msgid "%(n)s nabo"
msgid_plural "%(n)s naboer"
msgstr[0] "%(n)s nabo"
msgstr[1] "%(n)s naboar"
"""


@pytest.fixture
def room(tmp_path):
    (tmp_path / "room" / "templates").mkdir(parents=True)
    (tmp_path / "room" / "templates" / "page.html").write_text(TEMPLATE)
    extract(tmp_path / "room")
    return tmp_path / "room"


def faults_when(room, before="", after=""):
    po_file(room, "nn").write_text(TRANSLATED.replace(before, after))
    return " ".join(faults(room))


def test_a_room_that_is_translated_has_no_faults(room):
    assert faults_when(room) == ""


def test_what_is_extracted_must_be_translated_by_a_person(room):
    assert len(faults(room)) == 2
    assert all("not translated" in fault for fault in faults(room))


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('msgstr "Hei"', 'msgstr ""', "not translated"),
        ('"%(n)s naboar"', '""', "not translated"),
        ('msgid "Hei"', '#, fuzzy\nmsgid "Hei"', "fuzzy"),
        ('msgid "Hei"', 'msgid "Hallo"', "no longer used"),
        ('msgid "Hei"', 'msgid "Hallo"', "missing"),
        ('"%(n)s naboar"', '"%(number)s naboar"', "other placeholders"),
        ('"%(n)s naboar"', '"naboar"', "other placeholders"),
    ],
)
def test_it_says_what_is_wrong(room, before, after, fault):
    assert fault in faults_when(room, before, after)


@pytest.mark.parametrize("placeholder", ["%s", "%d", "{}"])
def test_a_placeholder_must_say_what_it_stands_for(room, placeholder):
    (room / "views.py").write_text(f'_("Hei, {placeholder}")')
    po_file(room, "nn").write_text(f'{TRANSLATED}\nmsgid "Hei, {placeholder}"\nmsgstr "Hei, {placeholder}"\n')
    assert "placeholders need names" in " ".join(faults(room))


@pytest.fixture
def public_room(tmp_path):
    """A room that neighbours read, where somebody has begun on a translation to Northern Sami."""
    (tmp_path / "neighbours" / "templates").mkdir(parents=True)
    (tmp_path / "neighbours" / "templates" / "page.html").write_text('{% translate "Hei" %}{{ n }}')
    begun = po_file(tmp_path / "neighbours", "se")
    begun.parent.mkdir(parents=True)
    begun.touch()
    extract(tmp_path / "neighbours")
    return tmp_path / "neighbours"


def test_a_draft_need_not_be_complete_and_the_others_must(public_room):
    assert languages_of(public_room) == ["nn", "se", "en"]
    assert sorted(faults(public_room)) == [f"neighbours/{code}: not translated: 'Hei'" for code in ("en", "nn")]


def test_a_draft_may_not_be_wrong(public_room):
    po_file(public_room, "se").write_text('msgid "Hei"\nmsgstr "Bures, %(name)s"\n')
    assert "neighbours/se: other placeholders than the source: 'Hei'" in faults(public_room)
