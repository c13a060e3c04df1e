"""The table after OWASP ASVS is whole, and points at what is there. Whether it is right, its readers must judge."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
SECURITY = [ROOT / "SECURITY.md", *sorted((ROOT / "docs" / "security").glob("*.md"))]
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (.+?) \| (.+) \|$", re.MULTILINE)
ANSWERS = {"oppfylt", "delvis", "nei", "ikke aktuelt"}
# What holds something as it is: a test, a setting, a pin, a command that looks; for what must be written, a document.
HOLDS = re.compile(r"^(tests/|bin/|config/|pyproject\.toml|requirements|nabodialog/\S*/tests/)")
WRITTEN = re.compile(r"^\d+\.1\.\d+$")


class Requirement(NamedTuple):
    number: str
    level: str
    asks: str
    answer: str
    evidence: str

    @property
    def paths(self):
        return [path for path in re.findall(r"`([\w.-]+(?:/[\w.-]+)*)`", self.evidence) if "." in path or "/" in path]


TABLE = [Requirement(*row) for row in ROW.findall((ROOT / "docs/security/asvs.md").read_text("utf-8"))]


def test_every_requirement_of_level_1_and_2_is_there_once():
    wanted = re.findall(r"(\d+\.\d+\.\d+)/([12])", (ROOT / "tests/asvs.txt").read_text())
    assert [(each.number, each.level) for each in TABLE] == wanted
    assert Counter(level for _number, level in wanted) == {"1": 70, "2": 184}


def test_every_answer_is_one_of_four_and_the_sum_is_right():
    assert {each.answer for each in TABLE} == ANSWERS
    counted = Counter(each.answer for each in TABLE)
    told = (ROOT / "docs/security/asvs.md").read_text("utf-8")
    assert (
        f"**{' · '.join(f'{counted[answer]} {answer}' for answer in ('oppfylt', 'delvis', 'nei', 'ikke aktuelt'))}**"
        in told
    )


@pytest.mark.parametrize("document", SECURITY, ids=lambda path: path.name)
def test_what_the_documents_point_at_is_there(document):
    text = document.read_text("utf-8")
    quoted = re.findall(r"`((?:tests|bin|config|docs|nabodialog)/[\w./-]+)", text)
    linked = [document.parent / link for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    assert len(quoted) + len(linked) > 3
    assert [path for path in [*(ROOT / name for name in quoted), *linked] if not path.exists()] == []


def test_what_is_met_points_at_what_holds_it_so():
    loose = [
        each.number
        for each in TABLE
        if each.answer == "oppfylt"
        and not any(
            HOLDS.match(path) or (WRITTEN.match(each.number) and path.endswith((".md", ".py"))) for path in each.paths
        )
    ]
    assert loose == []


def test_what_is_not_met_says_what_is_missing():
    assert [
        each.number for each in TABLE if each.answer != "oppfylt" and len(re.sub(r"`[^`]*`", "", each.evidence)) < 10
    ] == []
