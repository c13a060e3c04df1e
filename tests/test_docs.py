"""The documents say what is true."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent


def read(name):
    return (ROOT / name).read_text("utf-8")


def test_every_setting_stands_in_running_and_none_that_is_gone():
    read_by_settings = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', read("config/settings.py")))
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", read("docs/running.md"), re.MULTILINE))
    assert documented == read_by_settings


def test_the_version_is_the_same_everywhere():
    version = re.search(r"^## (\d+\.\d+\.\d+)", read("CHANGELOG.md"), re.MULTILINE)[1]
    assert yaml.safe_load(read("publiccode.yml"))["softwareVersion"] == version


@pytest.mark.parametrize("document", ["README.md", "HOUSE.md", "CONTRIBUTING.md", "docs/words.md", "docs/running.md"])
def test_files_that_documents_name_exist(document):
    links = re.findall(r"\]\(([^)#:]+)\)", read(document))
    quoted = re.findall(r"`((?:bin|docs|tests|config)/[\w./-]+)`", read(document))
    named = [(ROOT / document).parent / link for link in links] + [ROOT / name for name in quoted]
    assert [path for path in named if not path.exists()] == []


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "docs/privacy/README.md"])
def test_what_documents_say_of_a_room_is_there(document):
    """`room/file.py: name` is a file, and a name in it."""
    named = re.findall(r"`([a-z]+/[\w./]+\.(?:py|html))(?:: (\w+))?[^`]*`", read(document))
    folders = [ROOT, ROOT / "nabodialog"]
    found = {path: next((each / path for each in folders if (each / path).exists()), None) for path, _name in named}
    assert len(found) > 3
    assert [path for path, file in found.items() if file is None] == []
    assert [name for path, name in named if name and name not in found[path].read_text("utf-8")] == []


def test_the_names_in_the_words_list_are_names_in_the_code():
    code = [path for folder in ("nabodialog", "config") for path in (ROOT / folder).rglob("*.py")]
    names = set(re.findall(r"\w+", " ".join(path.read_text("utf-8") for path in code)))
    columns = [line.split("|")[2] for line in read("docs/words.md").splitlines() if line.startswith("|")]
    assert [name for name in re.findall(r"`(\w+)`", " ".join(columns)) if name not in names] == []


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_readme_names_commands_that_can_be_run():
    for command in re.findall(r"^(bin/\w+)$", read("README.md"), re.MULTILINE):
        assert (ROOT / command).stat().st_mode & 0o100
