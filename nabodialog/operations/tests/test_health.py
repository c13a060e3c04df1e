"""Is the process alive, and can it serve? Asked by a machine that knows neither our name nor TLS."""

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError

from nabodialog.operations import health
from nabodialog.people.slugs import RESERVED, validate_municipality_slug

GOOD = {"database": "ok", "migrations": "ok", "cache": "ok", "disk": "ok"}


@pytest.fixture(autouse=True)
def _asked_anew():
    health.readiness_in.cache_clear()


def gone(*_asked, **_so):
    raise OperationalError("connection to server at db.nordvik.example, user dialog failed")


def test_a_process_that_answers_is_alive_whatever_has_become_of_its_database(client):
    answer = client.get("/helse/live")  # a test without `db` may not ask a database
    assert (answer.status_code, answer.json(), answer.cookies) == (200, {"status": "ok"}, {})
    assert "no-store" in answer["Cache-Control"]


def test_who_has_all_that_is_needed_is_ready(db, client):
    answer = client.get("/helse/klar")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "checks": GOOD})
    assert not answer.cookies


def test_a_database_that_is_gone_is_told_without_where_it_was(client, monkeypatch):
    monkeypatch.setattr(health.connection, "cursor", gone)
    answer = client.get("/helse/klar")
    lost = {"database": "failed", "migrations": "failed", "cache": "failed"}
    assert (answer.status_code, answer.json()["checks"]) == (503, GOOD | lost)
    assert "nordvik" not in answer.text


@pytest.mark.parametrize("missing", ["migrations", "cache", "disk"])
def test_each_thing_that_is_missing_is_named(db, client, missing, settings, monkeypatch, tmp_path):
    if missing == "migrations":
        monkeypatch.setattr(health, "newest_migrations", lambda: frozenset({("people", "9999_not_yet")}))
    elif missing == "cache":
        settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "not_made"}}
    else:
        settings.VAR_DIR = tmp_path / "not-mounted"
    answer = client.get("/helse/klar")
    assert (answer.status_code, answer.json()["status"]) == (503, "failed")
    assert answer.json()["checks"] == GOOD | {missing: "failed"}


def test_migrations_of_a_newer_release_do_not_make_this_one_unready(db):
    recorder = health.MigrationRecorder(health.connection)
    recorder.record_applied("people", "9999_of_tomorrow")
    assert health.migrations_are_applied()


def test_however_many_ask_the_database_is_asked_once(db, client, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr("nabodialog.operations.views.monotonic", lambda: 1.0)
    with django_assert_max_num_queries(5):
        assert {client.get("/helse/klar").status_code for _each in range(20)} == {200}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "10.2.3.4", "nabodialog-7d9f.svc", "[::1]:8000"])
def test_a_probe_needs_neither_our_name_nor_tls(client, settings, host):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://dialog.example", ["dialog.example"]
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/helse/live", headers={"host": host}).status_code == 200
    assert client.get("/", headers={"host": host}).status_code == 400
    assert client.get("/", headers={"host": "dialog.example"}).status_code == 301


@pytest.mark.parametrize("slug", ["helse", "metrics"])
def test_no_municipality_can_take_their_address(slug):
    assert slug in RESERVED
    with pytest.raises(ValidationError):
        validate_municipality_slug(slug)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_there_is_nothing_to_change_there(client, method):
    sent = getattr(client, method)("/helse/live", "a=1", content_type="application/x-www-form-urlencoded")
    assert sent.status_code == 405
