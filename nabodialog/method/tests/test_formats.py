"""The format adviser: big informs, small gives dialogue, and it says how many evenings that takes."""

import shutil

import pytest

from nabodialog.method.formats import MANY_SESSIONS, advise, format_guide
from nabodialog.method.reading import ContentError

AIMS = ["inform", "listen", "dialogue", "decide"]


@pytest.fixture
def guide():
    return format_guide("2025.1")


def advised(guide, aim, people):
    return [(advice.format.id, advice.people, advice.sessions) for advice in advise(guide, aim, people)]


def test_those_who_shall_only_know_may_be_many_at_once(guide):
    assert ("information-meeting", 150, 1) in advised(guide, "inform", 150)[:3]


def test_forty_who_shall_talk_together_meet_in_small_groups(guide):
    assert advised(guide, "dialogue", 40)[:2] == [("kitchen-table", 8, 5), ("small-group", 10, 4)]


def test_what_takes_too_many_evenings_comes_last_and_some_from_each_group_first(guide):
    found = advise(guide, "dialogue", 900)
    assert found[0].format.represents
    assert found[0].sessions == 1
    assert [advice.is_much for advice in found] == sorted(advice.sessions > MANY_SESSIONS for advice in found)


def test_nobody_is_advised_to_hold_a_big_meeting_for_three(guide):
    assert "information-meeting" not in [found[0] for found in advised(guide, "inform", 3)]
    assert advised(guide, "decide", 3) == [("small-group", 3, 1)]


@pytest.mark.parametrize("aim", AIMS)
@pytest.mark.parametrize("people", [1, 7, 8, 9, 24, 25, 199, 200, 201, 5000])
def test_there_is_room_for_everyone_in_what_is_advised(guide, aim, people):
    for advice in advise(guide, aim, people):
        assert advice.people <= advice.format.largest
        assert advice.format.represents or advice.people * advice.sessions >= people


def test_a_run_sheet_says_when_each_step_begins(guide):
    steps = guide.format("small-group").timed_steps
    assert [begins for begins, _step in steps] == [0, 10, 25, 70]
    assert guide.format("small-group").minutes == 85
    assert guide.format("finnes-ikke") is None


def test_a_format_where_people_meet_has_a_clock_and_a_kind_of_meeting(guide):
    assert [each.id for each in guide.formats if each.gathers != bool(each.kind and each.minutes)] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    largest: 12\n", "    largest: 2\n", "is less than the smallest"),
        ("id: website", "id: letter", "«letter» stands twice"),
        ("minutes: 90", "minutes: mange", "valid integer"),
        ("aims: [inform]", "aims: [selge]", "'inform', 'listen', 'dialogue' or 'decide'"),
    ],
)
def test_a_mistake_in_the_formats_is_told_with_file_and_line(settings, tmp_path, old, new, message):
    shutil.copytree(settings.METHOD_CONTENT_DIR, tmp_path / "content")
    settings.METHOD_CONTENT_DIR = tmp_path / "content"
    for path in (tmp_path / "content" / "2025.1").rglob("formats.yaml"):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(ContentError, match=r"nb/formats.yaml:\d+: ") as found:
        format_guide("2025.1")
    assert message in str(found.value)
