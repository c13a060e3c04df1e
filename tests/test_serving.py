"""What `bin/run` says where it cannot start."""

import socket

import pytest
from serving import port_to_serve


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
