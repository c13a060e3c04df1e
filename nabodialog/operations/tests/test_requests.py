"""Every request has a number, and a line in the log that tells the page and nothing of who is behind it."""

import json
import logging

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.test import Client, RequestFactory

from nabodialog.lib.log_lines import JsonLines, PagesForPaths
from nabodialog.lib.request_numbers import HARMLESS, telling_the_number
from nabodialog.lib.scrubbing import Scrubbing
from nabodialog.neighbours import views

SECRET_PATHS = [
    "/konto/nytt-passord/feil-hemmelig/",
    "/konto/invitasjon/hemmelig/",
    "/henvendelse/ab12/hemmelig/",
    "/svar/hemmelig/",
    "/finnes/hemmelig/ikke/",
]


@pytest.fixture(autouse=True)
def _connection_stays(monkeypatch):
    """Before a request old connections are closed; the test's own must live on."""
    monkeypatch.setattr(request_started, "send", lambda **_so: [])


@pytest.fixture
def log(caplog, monkeypatch):
    caplog.set_level(logging.DEBUG)
    caplog.handler.setFormatter(JsonLines())
    for each in (PagesForPaths(), Scrubbing()):
        monkeypatch.setattr(caplog.handler, "filters", [*caplog.handler.filters, each])
    return lambda: [json.loads(line) for line in caplog.text.splitlines()]


def asked(log):
    return [line for line in log() if line["logger"] == "nabodialog.operations.requests"]


def through_the_door(path, **headers):
    """As the web server asks the application."""
    told = {}
    environ = RequestFactory().get(path, **headers).environ
    body = telling_the_number(WSGIHandler())(environ, lambda status, headers: told.update(headers, status=status))
    return told | {"body": b"".join(body).decode()}


def test_a_request_is_told_by_its_page(db, client, log, municipality):
    client.get("/nordvik/")
    assert [(line["method"], line["page"], line["status"]) for line in asked(log)] == [
        ("GET", "neighbours:municipality", 200)
    ]


def test_an_answer_that_is_kept_is_told_as_the_same_page(db, client, log, municipality, settings):
    settings.PUBLIC_ANSWER_SECONDS = 60
    client.get("/nordvik/")
    client.get("/nordvik/")
    assert [line["page"] for line in asked(log)] == ["neighbours:municipality"] * 2


@pytest.mark.parametrize("path", SECRET_PATHS)
def test_no_path_and_no_query_stands_anywhere_in_the_log(db, client, log, path):
    client.get(path, {"e": "hemmelig"}, headers={"referer": "https://hemmelig.example", "user-agent": "hemmelig"})
    client.post(path, {"e": "hemmelig"})
    assert len(asked(log)) >= 2
    assert "hemmelig" not in json.dumps(log())


def test_what_a_request_calls_itself_is_not_believed(db, client, log):
    client.generic("HEMMELIG", "/")
    assert asked(log)[-1]["method"] == "OTHER"


def test_probes_fill_no_log(client, caplog):
    caplog.set_level(logging.INFO)
    client.get("/helse/live")
    assert caplog.records == []


def test_the_number_goes_back_with_the_answer_and_stands_in_the_log(db, log, municipality, settings):
    settings.PUBLIC_ANSWER_SECONDS = 60
    numbers = [through_the_door("/nordvik/", HTTP_HOST="127.0.0.1")["X-Request-ID"] for _each in range(2)]
    assert [line["request"] for line in asked(log)] == numbers
    assert len(set(numbers)) == 2  # also of an answer that is kept


@pytest.mark.parametrize(
    ("behind", "given", "is_taken"),
    [
        (True, "0af7651916cd43dd8448eb211c80319c", True),
        (False, "0af7651916cd43dd8448eb211c80319c", False),
        (True, "kort", False),
        (True, "a" * 65, False),
        (True, "kari@nordvik.example", False),
        (True, "to ord som er lange", False),
    ],
)
def test_only_the_proxy_in_front_gives_numbers_and_only_harmless_ones(client, settings, behind, given, is_taken):
    settings.BEHIND_PROXY = behind
    told = through_the_door("/helse/live", HTTP_X_REQUEST_ID=given)["X-Request-ID"]
    assert (told == given) is is_taken
    assert HARMLESS.fullmatch(told)


@pytest.fixture
def broken(monkeypatch, db):
    monkeypatch.setattr(views, "public_municipality", None)


def test_the_page_that_says_it_went_wrong_shows_the_number(broken, log):
    told = through_the_door("/nordvik/", HTTP_HOST="127.0.0.1")
    assert told["status"].startswith("500")
    assert told["X-Request-ID"] in told["body"]
    errors = [line for line in log() if line["logger"] == "django.request"]
    assert errors[0]["request"] == told["X-Request-ID"]
    assert errors[0]["message"] == "Internal Server Error: neighbours:municipality"


def test_the_page_that_says_it_went_wrong_needs_neither_database_nor_styles(monkeypatch, settings):
    """A test without `db` may not ask a database."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    monkeypatch.setattr("nabodialog.operations.views.WORDS", None)
    answer = Client(raise_request_exception=False).get("/helse/klar")
    assert answer.status_code == 500
    assert "oppgi dette nummeret" in answer.text
    assert "stylesheet" not in answer.text


def test_the_api_says_it_as_json(monkeypatch, db):
    monkeypatch.setattr("nabodialog.api.views.public_municipalities", None, raising=False)
    monkeypatch.setattr("nabodialog.api.views.Municipality", None, raising=False)
    answer = Client(raise_request_exception=False).get("/api/v1/municipalities/")
    assert answer.status_code == 500
    assert "oppgi dette nummeret" in answer.json()["detail"]
