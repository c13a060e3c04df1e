"""The bill of materials names everything that is pinned, and nothing else. `bin/audit` looks at its form."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from bill_of_materials import bill

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def written():
    return bill(ROOT)


def test_every_library_that_runs_is_in_it_once(written):
    pinned = re.findall(r"^(\S+)==(\S+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    listed = [(each["name"], each["version"]) for each in written["components"] if "pypi" in each["purl"]]
    assert listed == pinned
    assert len(pinned) > 30


def test_what_the_interface_takes_along_is_in_it_with_its_checksum(written):
    parts = tomllib.loads((ROOT / "vendor.toml").read_text()).values()
    taken = {each["name"]: each for each in written["components"] if "pypi" not in each["purl"]}
    assert set(taken) == {part["package"] for part in parts}
    checked = [part["package"] for part in parts if "sha512" in part]
    assert all(len(taken[name]["hashes"][0]["content"]) == 128 for name in checked)


def test_who_needs_what_is_told_of_components_that_are_there(written):
    needs = {each["ref"]: each["dependsOn"] for each in written["dependencies"]}
    known = {each["bom-ref"] for each in written["components"]}
    assert needs.keys() == known | {"nabodialog"}
    assert {ref for refs in needs.values() for ref in refs} == known
    django = next(ref for ref in known if ref.startswith("pkg:pypi/django@"))
    assert django in needs["nabodialog"]
    assert any(ref.startswith("pkg:pypi/sqlparse@") for ref in needs[django])


def test_the_same_commit_gives_the_same_bill(written):
    assert json.dumps(bill(ROOT)) == json.dumps(written)
    assert written["metadata"]["component"]["version"] in (ROOT / "CHANGELOG.md").read_text()


def test_what_only_some_machines_need_says_which(tmp_path):
    (tmp_path / "CHANGELOG.md").write_text("## 9.9.9\n")
    (tmp_path / "vendor.toml").write_text("")
    lock = "tzdata==2026.6 ; sys_platform == 'win32' \\\n    --hash=sha256:00\n    # via django\n"
    (tmp_path / "requirements.txt").write_text(lock)
    (told,) = bill(tmp_path)["components"]
    assert (told["version"], told["scope"]) == ("2026.6", "optional")
    assert told["properties"] == [{"name": "nabodialog:marker", "value": "sys_platform == 'win32'"}]
