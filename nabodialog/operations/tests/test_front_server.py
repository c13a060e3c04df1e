"""What the server in front of the application does with what strangers send, on its own port, without a database."""

import re
import subprocess
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from serving import granian, surroundings, wait_for
from tools import free_port


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Two processes on one port, as docs/running.md has it."""
    port, folder = free_port(), tmp_path_factory.mktemp("front")
    site = f"http://127.0.0.1:{port}"
    command = granian(port)
    command[command.index("--workers") + 1] = "2"
    around = surroundings(str(folder)) | {"NABODIALOG_URL": site, "NABODIALOG_LOG_LEVEL": "CRITICAL"}
    server = subprocess.Popen(command, env=around)
    wait_for(f"{site}/helse/live", server)
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
