"""What `bin/run` says where it cannot start, and how it stops."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from serving import port_to_serve

BIN = Path(__file__).resolve().parent.parent / "bin"


@pytest.fixture
def taken():
    """By a server that would let another share its port, as ours does."""
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield str(server.getsockname()[1])


def test_a_port_that_is_taken_is_told_in_a_sentence(taken, monkeypatch):
    monkeypatch.setenv("PORT", taken)
    with pytest.raises(SystemExit, match=f"Port {taken} cannot be used .* Choose another: PORT=8001 bin/run"):
        port_to_serve()


@pytest.mark.parametrize("port", ["", "åtte", "0", "70000", "-1"])
def test_what_is_no_port_is_told_in_a_sentence(port, monkeypatch):
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit, match="PORT is a number"):
        port_to_serve()


TWO = r"""
import sys; from serving import together
each = [sys.executable, "-c", "import os, time; os.write(1, b'%d\\n' % os.getpid()); time.sleep(60)"]
sys.exit(together(each, each))
"""


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda told: told.name)
def test_whoever_is_stopped_stops_what_it_runs(told):
    """By Ctrl-C, by the machine, or because its window was closed."""
    with subprocess.Popen([sys.executable, "-c", TWO], cwd=BIN, stdout=subprocess.PIPE, text=True) as running:
        children = [int(running.stdout.readline()) for _each in range(2)]
        running.send_signal(told)
        assert running.wait(timeout=10) == 0
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)
