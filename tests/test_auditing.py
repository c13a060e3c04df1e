"""What `bin/audit` takes for a finding. It runs for half an hour; this is how it judges what it is told."""

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from urllib.request import urlopen

import pytest
import scanning
from scanning import Bait, Report, standing

AUDIT = Path(__file__).resolve().parent.parent / "bin" / "audit"


@pytest.fixture(scope="module")
def audit():
    loader = SourceFileLoader("audit", str(AUDIT))
    module = module_from_spec(spec_from_loader("audit", loader))
    loader.exec_module(module)
    return module


def test_a_page_that_broke_while_it_was_scanned_is_a_fault(audit, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(audit, "ROOT", tmp_path)
    monkeypatch.setattr(audit, "LOG", tmp_path / "server.log")
    audit.LOG.write_text("WARNING django.request: Not Found: unknown\n")
    assert audit.unbroken()
    audit.LOG.write_text("ERROR django.request [1]: Internal Server Error: projects:tailor_place\n")
    assert not audit.unbroken()
    assert "projects:tailor_place met an error" in capsys.readouterr().out


def library(*holes):
    return {"name": "django", "version": "2.0", "vulns": [{"id": hole, "fix_versions": []} for hole in holes]}


def test_a_known_hole_is_a_fault_and_so_is_a_library_that_nobody_knows(audit, capsys):
    assert audit.tell_holes("osv", [library()], 1)
    assert not audit.tell_holes("osv", [library("CVE-1")], 1)
    assert not audit.tell_holes("osv", [library()], 2)
    assert "CVE-1, mended in none yet" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "is_fine"), [([], True), (["--must-reach"], False)])
def test_no_list_reached_is_said_and_is_a_fault_for_who_asked(audit, monkeypatch, capsys, words, is_fine):
    monkeypatch.setattr(audit, "ready_apart", lambda _name: sys.executable)
    monkeypatch.setattr(audit.subprocess, "run", lambda *_command, **_how: type("Done", (), {"stdout": "no route"}))
    monkeypatch.setattr(sys, "argv", ["audit", *words])
    assert audit.dependencies() is is_fine
    assert "not reached" in capsys.readouterr().out


def told(category, level, pages=100, path="/side/"):
    one = {"level": level, "method": "GET", "path": path, "parameter": "sok", "info": "noe"}
    return {
        "infos": {"crawled_pages_nbr": pages},
        "vulnerabilities": {category: [one]},
        "anomalies": {},
        "additionals": {},
    }


@pytest.mark.parametrize(("level", "number"), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1)])
def test_what_weighs_medium_or_more_is_a_finding(level, number):
    assert len(Report("anybody").read(told("XSS", level)).findings) == number


def test_a_page_that_is_slow_while_it_is_scanned_is_none():
    assert Report("anybody").read(told("Resource consumption", 3)).findings == []


def test_what_was_looked_at_hides_one_thing_and_no_other(monkeypatch):
    monkeypatch.setitem(scanning.AUDITED, "scanner", [{"category": "XSS", "where": "^/side/ sok$", "why": "…"}])
    known, new = (Report("anybody").read(told("XSS", 4, path=path)) for path in ("/side/", "/annen/"))
    assert (len(known.findings), len(known.harmless), len(new.findings)) == (0, 1, 1)


def test_a_scan_that_saw_hardly_anything_is_a_finding():
    assert Report("staff").read(told("XSS", 0, pages=1)).findings == ["only 1 pages were found to look at"]


def test_whatever_calls_the_bait_is_counted_but_for_the_scanner_itself():
    Bait.called.clear()
    with standing(Bait) as address:
        for path in ("get_ssrf.php?session_id=1", "ssrf/a/1/b/"):
            urlopen(f"{address}{path}").close()
    assert Bait.called == ["the server called /ssrf/a/1/b/"]
