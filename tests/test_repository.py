"""What must never be committed: where packages come from, and whose machine this was."""

import ast
import re
import subprocess
import sys
from importlib.metadata import distributions, packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent

# Written in pieces, so that this file does not find itself.
FORBIDDEN = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry.npm" + "js",
    "deb.debian" + ".org",
    "/wo" + "rk/",
    "/ro" + "ot/",
    "/opt/" + "wheels",
    "/Us" + "ers/",
]


def committed_files():
    # The checkout may belong to another user than the one who tests it.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("forbidden", FORBIDDEN)
def test_no_committed_file_names_a_registry_or_a_machine(forbidden):
    found = [path for path in committed_files() if forbidden.encode() in path.read_bytes()]
    assert not found


@pytest.mark.parametrize("name", [f"requirements{kind}.txt" for kind in ("", "-dev", "-audit", "-scanner")])
def test_every_dependency_is_pinned_with_hashes(name):
    text = (ROOT / name).read_text()
    pinned = re.findall(r"^([a-z0-9._-]+)(?:\[[^]]+\])?==\S+.*\\$", text, re.MULTILINE | re.IGNORECASE)
    assert len(pinned) > 20
    assert len(pinned) == len(re.findall(r"^[a-z]", text, re.MULTILINE | re.IGNORECASE))
    assert text.count("--hash=sha256:") >= len(pinned)


def test_the_pinned_libraries_are_all_that_they_ask_for_themselves():
    """They are installed as listed, and nothing is looked for beside them."""
    asked = [Requirement(text) for each in distributions() for text in each.requires or []]
    needed = [each for each in asked if not each.marker or each.marker.evaluate({"extra": ""})]
    assert len(needed) > 50
    assert [str(each) for each in needed if not each.specifier.contains(version(each.name), prereleases=True)] == []


def test_no_compiled_translations_or_databases_are_committed():
    assert not [path for path in committed_files() if path.suffix in {".mo", ".sqlite3", ".pyc"}]


def imported_by_the_product():
    for path in committed_files():
        if (
            path.suffix == ".py"
            and path.relative_to(ROOT).parts[0] in {"nabodialog", "config"}
            and "tests" not in path.parts
        ):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
                yield from ((name.split(".")[0], path.name) for name in names)


def test_the_product_runs_without_the_libraries_for_tests():
    pinned = set(re.findall(r"^([\w.-]+)", (ROOT / "requirements.txt").read_text().lower(), re.MULTILINE))
    distributions, own = packages_distributions(), {"nabodialog", "config"} | sys.stdlib_module_names
    imported = {(name, place) for name, place in imported_by_the_product() if name not in own}
    assert [
        pair for pair in imported if not {each.lower().replace("_", "-") for each in distributions[pair[0]]} & pinned
    ] == []
