"""What lies ready for those who run it can be run, and is what the documents say."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
UNITS = sorted((ROOT / "deploy").glob("*.service"))
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
RUNNING = (ROOT / "docs" / "running.md").read_text("utf-8")
HARDENED = {
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "CapabilityBoundingSet": "",
    "UMask": "0077",
    "User": "nabodialog",
}


def service_of(path):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(path.read_text("utf-8"))
    return dict(unit["Service"])


def test_there_is_one_for_the_pages_and_one_for_the_work():
    assert [path.name for path in UNITS] == ["nabodialog-web.service", "nabodialog-work.service"]
    assert all(f"deploy/{path.name}" in RUNNING for path in UNITS)


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_each_has_rights_to_nothing_but_its_own(path):
    service = service_of(path)
    assert {name: service.get(name) for name in HARDENED} == HARDENED


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_each_runs_what_the_document_says(path):
    command = service_of(path)["ExecStart"].removeprefix("/srv/nabodialog/")
    assert f"`{command}`" in RUNNING


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not on this machine")
@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
@pytest.mark.once
def test_systemd_understands_each(path, tmp_path):
    """But for the program, which is not installed here."""
    copy = tmp_path / path.name
    copy.write_text(re.sub(r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", path.read_text("utf-8")))
    told = subprocess.run(["systemd-analyze", "verify", copy], capture_output=True, text=True, check=False)
    assert [line for line in told.stderr.splitlines() if path.name in line] == []
    assert told.returncode == 0


def test_everything_that_the_container_takes_along_is_there():
    taken = [
        part for line in re.findall(r"^COPY (?!--from)(.+)$", CONTAINER, re.MULTILINE) for part in line.split()[:-1]
    ]
    assert len(taken) > 4
    assert [name for name in taken if not (ROOT / name).exists()] == []


def test_the_container_runs_what_the_document_says_but_for_the_address_it_listens_on():
    [command] = re.findall(r"^CMD \[(.+)\]$", CONTAINER, re.MULTILINE)
    told = " ".join(re.findall(r'"([^"]+)"', command)).replace("0.0.0.0", "127.0.0.1")
    assert f"`.venv/bin/{told}`" in RUNNING


def test_the_container_serves_as_nobody_in_particular_and_names_no_place_to_fetch_from():
    assert re.findall(r"^USER (.+)$", CONTAINER, re.MULTILINE) == ["10001"]
    assert re.findall(r"^ARG BASE=(.+)$", CONTAINER, re.MULTILINE) == ["python:3.11-slim-bookworm"]
    assert "HEALTHCHECK" in CONTAINER
