"""Errors are told of to those who run it, and nothing that belongs to a person is told with them."""

import json
import logging
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.db import IntegrityError
from django.test import Client

from nabodialog.lib.release import release
from nabodialog.neighbours import views
from nabodialog.operations import reporting
from nabodialog.operations.reporting import Post, Reporting

SECRET = "Kari Hemmelig, hemmelig@epost.example"


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.got.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "/another/")
        self.end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def receiver():
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    server.got, server.status = [], 200
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def handler(monkeypatch):
    """The one that the settings lay on the root, with nothing told yet."""
    [handler] = [each for each in logging.getLogger().handlers if isinstance(each, Reporting)]
    monkeypatch.setattr(handler, "post", Post())
    return handler


@pytest.fixture
def break_down(db, monkeypatch):
    """A page that goes wrong with somebody's words in every variable, asked for with them in every place."""

    def broken(*_asked):
        hidden = SECRET
        raise IntegrityError(f"Failing row contains ({hidden})")

    monkeypatch.setattr(views, "public_municipality", broken)
    client = Client(raise_request_exception=False)
    client.cookies["nabodialog-okt"] = "hemmelig"
    headers = {"referer": "https://hemmelig.example/", "user-agent": "hemmelig"}
    return lambda: client.get("/nordvik/", {"navn": SECRET}, headers=headers)


def test_by_the_protocol_of_sentry(handler, receiver, settings, break_down):
    settings.SECRET_ERRORS_TO = f"http://nokkel@127.0.0.1:{receiver.server_port}/sti/7"
    break_down()
    handler.post.wait()
    [(path, headers, body)] = receiver.got
    head, item, event = (json.loads(line) for line in body.splitlines())
    assert (path, item["type"], head["event_id"]) == ("/sti/api/7/envelope/", "event", event["event_id"])
    assert "sentry_key=nokkel" in headers["X-Sentry-Auth"]
    assert (event["transaction"], event["release"]) == ("neighbours:municipality", f"nabodialog@{release()}")
    assert event["exception"]["values"][-1]["type"] == "django.db.utils.IntegrityError"
    assert event["exception"]["values"][-1]["stacktrace"]["frames"][-1]["function"] == "broken"
    assert event["tags"]["request"]
    assert "emmelig" not in body


def test_as_json_to_an_address(handler, receiver, settings, break_down):
    settings.SECRET_ERRORS_TO = f"http://127.0.0.1:{receiver.server_port}/feil"
    break_down()
    handler.post.wait()
    [(path, _headers, body)] = receiver.got
    assert (path, json.loads(body)["page"]) == ("/feil", "neighbours:municipality")
    assert "emmelig" not in body


def test_as_a_letter(handler, settings, break_down, mailoutbox):
    settings.SECRET_ERRORS_TO = "drift@nordvik.example"
    number = break_down().text.partition("nummeret: <strong>")[2].partition("<")[0]
    handler.post.wait()
    [letter] = mailoutbox
    assert (letter.to, letter.subject) == (["drift@nordvik.example"], "nabodialog: django.db.utils.IntegrityError")
    assert f"request: {number}" in letter.body
    assert "in broken" in letter.body
    assert "emmelig" not in letter.body


def test_the_same_error_is_told_once_for_a_while(handler, receiver, settings, break_down, monkeypatch):
    settings.SECRET_ERRORS_TO = f"http://127.0.0.1:{receiver.server_port}/feil"
    for _time in range(3):
        break_down()
    handler.post.wait()
    assert len(receiver.got) == 1
    monkeypatch.setattr(reporting, "SECONDS_BETWEEN", 0)
    break_down()
    handler.post.wait()
    assert len(receiver.got) == 2


@pytest.mark.parametrize("status", [302, 403, 500])
def test_where_nobody_takes_it_it_stands_in_the_log_and_is_sent_nowhere_else(
    handler, receiver, settings, break_down, caplog, status
):
    receiver.status = status
    settings.SECRET_ERRORS_TO = f"http://127.0.0.1:{receiver.server_port}/feil"
    break_down()
    handler.post.wait()
    assert len(receiver.got) == 1
    assert "An error could not be told of (NotToldError)" in caplog.text


def test_unless_the_settings_say_so_nobody_is_told(handler, settings, break_down, mailoutbox):
    assert settings.SECRET_ERRORS_TO == ""
    break_down()
    assert (handler.post.thread, mailoutbox) == (None, [])


def test_what_others_do_to_us_is_no_error_of_ours(handler, receiver, settings, client):
    settings.SECRET_ERRORS_TO = f"http://127.0.0.1:{receiver.server_port}/feil"
    client.get("/", headers={"host": "a_b.example"})
    handler.post.wait()
    assert receiver.got == []


def test_a_round_that_fails_is_told_of(handler, receiver, settings, db):
    settings.SECRET_ERRORS_TO = f"http://127.0.0.1:{receiver.server_port}/feil"
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("nabodialog.lib.rounds").exception("A round failed: %s", "nabodialog.post.sending.send_due")
    handler.post.wait()
    assert json.loads(receiver.got[0][2])["errors"][0]["said"] == "builtins.ValueError"
    assert "emmelig" not in receiver.got[0][2]
