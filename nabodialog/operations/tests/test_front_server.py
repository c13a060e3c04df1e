"""What the server in front of the application does with what strangers send, on its own port, without a database."""

import json
import re
import signal
import socket
import subprocess
import time
from contextlib import suppress
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.contrib.staticfiles.finders import get_finders
from serving import granian, surroundings, wait_for
from tools import free_port


def lay_out_static_files(folder):
    """As if they were collected, which takes longer than all that is tested here."""
    paths = {path: path for finder in get_finders() for path, _storage in finder.list([])}
    folder.mkdir(exist_ok=True)
    (folder / "staticfiles.json").write_text(json.dumps({"version": "1.1", "hash": "", "paths": paths}))


def started(folder):
    """Two processes on one port, as docs/running.md has it."""
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    command = granian(port)
    command[command.index("--workers") + 1] = "2"
    lay_out_static_files(folder / "static")
    around = surroundings(str(folder)) | {"NABODIALOG_URL": site, "NABODIALOG_LOG_LEVEL": "CRITICAL"}
    server = subprocess.Popen(command, env=around)
    wait_for(f"{site}/helse/live", server)
    return server, port


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    server, port = started(tmp_path_factory.mktemp("front"))
    yield port
    server.terminate()
    server.wait(timeout=20)


def lives(port):
    with urlopen(f"http://127.0.0.1:{port}/helse/live", timeout=10) as answer:
        return answer.status


def figures(port):
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
        return answer.read().decode()


LIVE = re.compile(r'nabodialog_requests_total\{method="GET",page="operations:live",status="200"\} (\S+)')


def test_all_processes_count_together(port):
    before = float(LIVE.search(figures(port))[1])
    assert {lives(port) for _each in range(30)} == {200}
    assert {float(LIVE.search(figures(port))[1]) for _each in range(10)} == {before + 30}


def test_without_a_database_it_lives_but_is_not_ready(port):
    with pytest.raises(HTTPError, match="503") as refused:
        urlopen(f"http://127.0.0.1:{port}/helse/klar", timeout=10)
    assert '"migrations": "failed"' in refused.value.read().decode()
    assert "nabodialog_database_answers 0" in figures(port)


def test_the_number_of_a_request_comes_back(port):
    with urlopen(f"http://127.0.0.1:{port}/helse/live", timeout=10) as answer:
        assert re.fullmatch(r"[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", answer.headers["X-Request-ID"])


PATIENCE = 10


def sent_raw(port, *parts):
    """What comes back on one connection, until the server ends it or has nothing more to say."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        with suppress(OSError):
            for part in parts:
                connection.sendall(part)
        return b"".join(iter(lambda: read_from(connection), b""))


def read_from(connection):
    try:
        return connection.recv(65536)
    except OSError:
        return b""


def statuses(answer):
    return [int(found) for found in re.findall(rb"HTTP/1\.1 (\d{3}) ", answer)]


HOST = b"Host: 127.0.0.1\r\n"
LAST = b"Connection: close\r\n\r\n"  # so that what has been answered is known by the end of the connection
HIDDEN = b"GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n" + LAST
LENGTH, CHUNKED = b"Content-Length: %d\r\n", b"Transfer-Encoding: chunked\r\n"
TWO_MINDS = {
    "length and chunks": b"POST /csp-melding HTTP/1.1\r\n"
    + HOST
    + LENGTH % (len(HIDDEN) + 5)
    + CHUNKED
    + b"\r\n0\r\n\r\n",
    "chunks and length": b"POST /csp-melding HTTP/1.1\r\n" + HOST + CHUNKED + LENGTH % 4 + b"\r\n0\r\n\r\n",
    "two lengths": b"POST /csp-melding HTTP/1.1\r\n" + HOST + LENGTH % 0 + LENGTH % len(HIDDEN) + b"\r\n",
    "two lengths in one": b"POST /csp-melding HTTP/1.1\r\n" + HOST + b"Content-Length: 0, %d\r\n\r\n" % len(HIDDEN),
    "a length with a sign": b"POST /csp-melding HTTP/1.1\r\n" + HOST + b"Content-Length: +0\r\n\r\n",
    "a length that is none": b"POST /csp-melding HTTP/1.1\r\n" + HOST + b"Content-Length: 0x0\r\n\r\n",
    "chunks by another name": b"POST /csp-melding HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: xchunked\r\n\r\n",
    "chunks twice": b"POST /csp-melding HTTP/1.1\r\n" + HOST + CHUNKED + CHUNKED + LENGTH % 0 + b"\r\n0\r\n\r\n",
    "a space before the colon": b"POST /csp-melding HTTP/1.1\r\n" + HOST + b"Content-Length : 0\r\n\r\n",
    "a folded line": b"GET /helse/live HTTP/1.1\r\n" + HOST + b"X-A: b\r\n Content-Length: 5\r\n\r\n",
    "a lone line end": b"GET /helse/live HTTP/1.1\r\n" + HOST + b"X-A: b\rContent-Length: 5\r\n\r\n",
    "no such version": b"GET /helse/live HTTP/9.9\r\n" + HOST + b"\r\n",
    "a nul in a header": b"GET /helse/live HTTP/1.1\r\n" + HOST + b"X-A: b\0c\r\n\r\n",
}


@pytest.mark.parametrize("request_head", TWO_MINDS.values(), ids=TWO_MINDS)
def test_a_request_of_two_minds_is_refused_or_read_in_one_way(port, request_head):
    """Behind it lies another, which whoever stands in front may have taken for its body. It must not be answered."""
    answer = sent_raw(port, request_head + HIDDEN)
    assert all(status >= 400 for status in statuses(answer))
    assert b"nabodialog_release" not in answer
    assert lives(port) == 200


def test_two_plain_requests_on_one_connection_are_both_answered(port):
    """So that the test above does not pass because nothing is ever answered."""
    answer = sent_raw(port, b"GET /helse/live HTTP/1.1\r\n" + HOST + b"\r\n" + HIDDEN)
    assert statuses(answer) == [200, 200]
    assert b"nabodialog_release" in answer


def test_the_body_of_a_request_is_not_the_next_one(port):
    body = b"POST /csp-melding HTTP/1.1\r\n" + HOST + LENGTH % len(HIDDEN) + b"\r\n" + HIDDEN
    answer = sent_raw(port, body + b"GET /helse/live HTTP/1.1\r\n" + HOST + LAST)
    assert (statuses(answer)[0], b"nabodialog_release" in answer) == (400, False)


STRANGE = {
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "another's host": b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
    "a host with a path": b"GET / HTTP/1.1\r\nHost: 127.0.0.1/evil.example\r\n\r\n",
    "a host with a user": b"GET / HTTP/1.1\r\nHost: 127.0.0.1@evil.example\r\n\r\n",
    "an address with another's host": b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "a way through to others": b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "a header without end": b"GET / HTTP/1.1\r\n" + HOST + b"X-A: " + b"a" * 1_000_000 + b"\r\n\r\n",
    "headers without end": b"GET / HTTP/1.1\r\n" + HOST + b"X-A: b\r\n" * 100_000 + b"\r\n",
    "an address without end": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
}


@pytest.mark.parametrize("request_head", STRANGE.values(), ids=STRANGE)
def test_what_no_browser_sends_us_is_refused(port, request_head):
    answer = sent_raw(port, request_head.removesuffix(b"\r\n") + LAST)
    assert all(400 <= status < 500 for status in statuses(answer)), answer[:300]
    assert b"evil.example" not in answer
    assert lives(port) == 200


def test_a_client_that_never_ends_holds_nobody_else_up(port):
    """More of them than we have threads: each says half of what it wants, and falls silent."""
    slow = [socket.create_connection(("127.0.0.1", port), timeout=5) for _each in range(40)]
    try:
        for each in slow:
            each.sendall(b"POST /csp-melding HTTP/1.1\r\n" + HOST + LENGTH % 1000 + b"\r\nhalv")
        assert lives(port) == 200
    finally:
        for each in slow:
            each.close()


REPORT = b'{"csp-report": {"violated-directive": "img-src"}}'


def test_what_is_in_hand_when_the_server_is_told_to_stop_is_answered(tmp_path):
    """Somebody on a slow line has sent half of it. The rest comes after the server was told, and the answer too."""
    server, port = started(tmp_path)
    head = b"POST /csp-melding HTTP/1.1\r\n" + HOST + b"Content-Type: application/csp-report\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(head + LENGTH % len(REPORT) + b"\r\n" + REPORT[:10])
        time.sleep(0.5)
        server.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        connection.sendall(REPORT[10:])
        assert statuses(read_from(connection)) == [204]
    assert server.wait(timeout=20) == 0
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=1)
