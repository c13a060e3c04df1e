"""Whom to tell of a hole, and what browsers tell of what our policy stopped."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from nabodialog.operations import policy_reports

REPORT = {
    "csp-report": {
        "document-uri": "https://nabodialog.example/konto/nytt-passord/hemmelig/",
        "violated-directive": "script-src-elem",
        "blocked-uri": "https://hemmelig.example/kari",
    }
}


@pytest.fixture(autouse=True)
def _new_minute(monkeypatch):
    monkeypatch.setattr(policy_reports, "minute", policy_reports.Minute())


def told(client, report, kind="application/csp-report"):
    return client.generic("POST", "/csp-melding", json.dumps(report), content_type=kind).status_code


def test_the_file_names_whom_to_tell_and_until_when(client, settings):
    settings.SECURITY_CONTACT, settings.SITE_URL = "sikkerhet@nordvik.no", "https://dialog.example"
    settings.SECURITY_EXPIRES = date(2199, 6, 30)
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines() == [
        "Contact: mailto:sikkerhet@nordvik.no",
        "Expires: 2199-06-30T00:00:00Z",
        "Preferred-Languages: no, nb, nn, en",
        "Canonical: https://dialog.example/.well-known/security.txt",
    ]


@pytest.mark.parametrize(("contact", "days"), [("", 10), ("sikkerhet@nordvik.no", None), ("sikkerhet@nordvik.no", 0)])
def test_without_somebody_to_tell_or_past_its_day_there_is_no_file(db, client, settings, contact, days):
    settings.SECURITY_CONTACT = contact
    settings.SECURITY_EXPIRES = None if days is None else timezone.now().date() + timedelta(days=days)
    assert client.get("/.well-known/security.txt").status_code == 404


def test_every_page_says_where_to_tell(db, client):
    assert "report-uri /csp-melding" in client.get("/")["Content-Security-Policy"]


@pytest.mark.parametrize("report", [REPORT, [{"type": "csp-violation", "body": REPORT["csp-report"]}]])
def test_what_was_stopped_is_told_by_page_and_never_by_address(client, caplog, report):
    """A test without `db` may not ask a database."""
    assert told(client, report, "application/reports+json") == 204
    assert "stopped an address (script-src-elem) on" in caplog.text
    assert "hemmelig" not in caplog.text
    assert not client.cookies


@pytest.mark.parametrize("report", [None, [], {}, 1, "tekst", [[]], {"csp-report": "nei"}, {"csp-report": None}])
def test_what_is_no_report_is_refused(client, caplog, report):
    assert told(client, report) == 400


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 10_000, b" " * 20_000])
def test_what_cannot_be_read_is_refused(client, body):
    assert client.generic("POST", "/csp-melding", body, content_type="application/csp-report").status_code == 400
    assert client.generic("POST", "/csp-melding", b"{}", content_type="text/plain").status_code == 400


def test_nobody_fills_our_log(client, caplog):
    assert {told(client, REPORT) for _each in range(100)} == {204}
    stopped = [each for each in caplog.records if each.name == "nabodialog.operations.policy_reports"]
    assert len(stopped) == policy_reports.MOST_A_MINUTE


def test_what_others_call_a_directive_makes_no_new_number(client):
    for made_up in range(20):
        told(client, {"csp-report": {"violated-directive": f"oppdiktet-{made_up}"}})
    labels = {
        sample.labels.get("directive") for each in policy_reports.policy_reports.collect() for sample in each.samples
    }
    assert not any("oppdiktet" in str(label) for label in labels)
