"""The app on a server of its own: to run it, to photograph it, to measure it, and to test several at once."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO
from urllib.request import urlopen

from environment import PYTHON, ROOT, give_up
from tools import free_port

APPLICATION = "config.wsgi:application"


def granian(port: int | str, application: str = APPLICATION) -> list[str]:
    """One process with four threads, as docs/running.md recommends for SQLite."""
    serve = [str(PYTHON), "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    return [*serve, "--workers", "1", "--blocking-threads", "4", "--log-level", "warning", application]


def worker() -> list[str]:
    """What is done beside the server: sending, reminding, erasing."""
    return [str(PYTHON), "manage.py", "work"]


def together(*commands: list[str]) -> int:
    """Run them beside each other until one ends or somebody stops us; then all are stopped.

    They are out of reach of the terminal, so that Ctrl-C or a closed window comes to us alone: a server that is told
    twice to stop waits for ever, and one that loses its terminal serves on.
    """
    told: list[int] = []
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, lambda number, _frame: told.append(number))
    running = [subprocess.Popen(command, cwd=ROOT, start_new_session=True) for command in commands]
    while not told and all(process.poll() is None for process in running):
        time.sleep(0.2)
    ended = next((code for process in running if (code := process.poll()) is not None), 0)
    for process in running:
        process.terminate()
    for process in running:
        process.wait(timeout=30)
    return 0 if told else ended


def port_to_serve() -> int:
    """The one PORT names, else 8000. Asked for before anything else: the server would share one that is taken."""
    wanted = os.environ.get("PORT", "8000")
    if not wanted.isdecimal() or not 0 < int(wanted) < 2**16:
        give_up(f"PORT is a number from 1 to 65535, not {wanted!r}.")
    with socket.socket() as asking:
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one that was left a moment ago is free
        try:
            asking.bind(("127.0.0.1", int(wanted)))
        except OSError as reason:
            give_up(f"Port {wanted} cannot be used ({reason.strerror}). Choose another: PORT=8001 bin/run")
    return int(wanted)


def surroundings(folder: str, database: str = "") -> dict[str, str]:
    """The environment of an installation whose files are in `folder`; its database too, where none is named."""
    own = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return own | {"NABODIALOG_VAR": folder} | ({"DATABASE_URL": database} if database else {})


def prepared_demo(environment: dict[str, str]) -> str:
    """Everything ready to serve; gives the password of the demo's accounts."""
    command = [str(PYTHON), "manage.py", "prepare", "--demo"]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
    printed = re.search(r"^Passord for alle demokontoer: (\S+)", done.stdout, re.MULTILINE)
    if done.returncode or printed is None:
        give_up(f"The demo could not be prepared:\n{done.stdout}{done.stderr}")
    return printed[1]


@contextmanager
def serving(environment: dict[str, str], application: str = APPLICATION, log: TextIO | None = None) -> Iterator[str]:
    """The address of a server that is gone afterwards. What it says goes where ours does, or into a log."""
    port = free_port()
    site = f"http://127.0.0.1:{port}"
    own = {**environment, "NABODIALOG_URL": site}
    server = subprocess.Popen(granian(port, application), cwd=ROOT, env=own, stdout=log, stderr=log)
    try:
        wait_for(site, server)
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(site: str, server: subprocess.Popen[bytes], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while server.poll() is None and time.monotonic() < deadline:
        with suppress(OSError), urlopen(site, timeout=seconds) as answer:  # noqa: S310  # our own address
            if answer.status == 200:
                return
        time.sleep(0.1)
    give_up("The server did not answer; its own words stand above.")
