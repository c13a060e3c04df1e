"""Rules for deadlines are checked as they are read: a mistake is told with its file and line."""

from datetime import date
from shutil import copytree

import pytest

from nabodialog.method.reading import ContentError, directory
from nabodialog.method.statutory import statutory_rules


@pytest.fixture
def rewritten(settings, tmp_path):
    """Read the rules again, with one text replaced by another."""

    def read(old, new):
        copytree(directory(), tmp_path / "content")
        settings.METHOD_CONTENT_DIR = tmp_path / "content"
        path = tmp_path / "content" / "statutory" / "rules.yaml"
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        return statutory_rules()

    return read


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("amount: 3", "amount: snart", "amount"),
        ("unit: weeks", "unit: moons", "unit"),
        ("id: hearing-limited", "id: hearing", "stands twice: hearing"),
        ("    section: § 12-9\n", "", "says which law and section"),
        ("    kind: practice", "    valid_from: 2026-02-30\n    kind: practice", "valid_from"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(rewritten, old, new, told):
    with pytest.raises(ContentError, match=rf"statutory/rules.yaml:\d+: .*{told}"):
        rewritten(old, new)


def test_a_rule_that_ended_is_not_offered_but_can_still_be_read(rewritten):
    rules = rewritten("id: appeal", "valid_until: 2026-12-31\n    id: appeal")
    assert [rule.id for rule in rules.rules_for("appeal", date(2026, 12, 31))] == ["appeal"]
    assert rules.rules_for("appeal", date(2027, 1, 1)) == []
    assert rules.rule("appeal").amount == 3


def test_every_rule_has_a_source_and_nothing_is_checked_that_nobody_checked():
    rules = statutory_rules()
    assert all(rule.source for rule in rules.rules)
    assert {rule.verified_on for rule in (*rules.rules, rules.ending)} == {None}
