"""The drill of bin/drill: a backup is made while neighbours write, restored into an empty place, and all is counted."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pyrage
from databases import fresh_database
from environment import PYTHON, ROOT
from faulting import STORED, Neighbour
from serving import prepared_demo, serving, surroundings
from tools import PostgresServer

PAGE, MY_DAY, SIGN_IN = "/stavanger/boligblokka/", "/arbeid/", "/konto/logg-inn/"
LEADER = "leader@stavanger.example"
REMOVE_HISTORY = "from nabodialog.history.models import Event; Event.objects.all()._raw_delete('default')"
# Each neighbour comes from a place of their own, and what is asked is not of interest here.
AROUND = {"NABODIALOG_PROXIES": "1", "NABODIALOG_LOG_LEVEL": "WARNING"}


@dataclass
class Drill:
    """Two places: one that serves, and an empty one. What is not as it should be is kept in words."""

    folder: Path
    source: dict[str, str]
    target: dict[str, str]
    told: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def run(self) -> None:
        key = self.folder / "key.txt"
        identity = pyrage.x25519.Identity.generate()
        key.write_text(f"{identity}\n")
        backups = {"NABODIALOG_BACKUP_DIR": str(self.folder / "backups")}
        self.source |= backups | {"NABODIALOG_BACKUP_RECIPIENT": str(identity.to_public())}
        password = prepared_demo(self.source)
        with serving(self.source) as site:
            staff = signed_in(site, password)
            before, written = self.back_up_while_neighbours_write(site)
        file = next((self.folder / "backups").iterdir())
        # They come with the code and not with the backup, and take seconds to make anew.
        shutil.copytree(self.folder / "serving" / "static", self.folder / "empty" / "static")
        self.manage(self.source, "backup", "--verify", str(file), "--identity", str(key))
        self.manage(self.target, "restore", str(file), "--identity", str(key))
        self.look(staff, password, before, written)

    def back_up_while_neighbours_write(self, site: str) -> tuple[set[str], set[str]]:
        """What was acknowledged before the backup began, and all that was sent."""
        with writing(urlsplit(site).port or 0) as neighbours:
            while not any(each.acknowledged for each in neighbours):
                time.sleep(0.05)
            before = {mark for each in neighbours for mark in each.acknowledged}
            self.manage(self.source, "backup")
            during = {mark for each in neighbours for mark in each.acknowledged} - before
        after = {mark for each in neighbours for mark in each.acknowledged} - before - during
        self.told.append(f"acknowledged {len(before)} before, {len(during)} during and {len(after)} after the backup")
        self.expect(bool(during), "nobody could write while the backup was made")
        return before, before | during | after

    def look(self, staff: OpenerDirector, password: str, before: set[str], written: set[str]) -> None:
        texts, _waiting = json.loads(self.manage(self.target, "shell", "--no-imports", "-c", STORED))
        marks = {text.rsplit(" ", 1)[-1] for text in texts}
        self.told.append(f"{len(written & marks)} of them in the restored place")
        self.expect(before <= marks, "something acknowledged before the backup is not in it")
        removing = manage(self.target, "shell", "--no-imports", "-c", REMOVE_HISTORY)
        self.expect("append-only" in removing.stderr, "history can be removed in the restored place")
        with serving(self.target) as restored:
            self.expect(status(build_opener(), restored + PAGE) == 200, "the page is not served")
            self.expect(arrives(staff, restored + MY_DAY), "who was signed in is not any more: another secret key")
            self.expect(arrives(signed_in(restored, password), restored + MY_DAY), "nobody can sign in")

    def manage(self, environment: dict[str, str], *arguments: str) -> str:
        started = time.monotonic()
        done = manage(environment, *arguments)
        self.expect(done.returncode == 0, f"{arguments[0]} failed: {done.stderr[-400:]}")
        if arguments[0] != "shell":
            said = done.stdout.splitlines()
            self.told.append(f"{arguments[0]}, {time.monotonic() - started:.1f} s: {said[0] if said else 'nothing'}")
        return done.stdout

    def expect(self, is_so: bool, fault: str) -> None:
        self.faults += [] if is_so else [fault]


def manage(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(PYTHON), "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@contextmanager
def writing(port: int) -> Iterator[list[Neighbour]]:
    """Two neighbours, who write until we have seen enough."""
    stopping, neighbours = Event(), [Neighbour(port) for _each in range(2)]
    threads = [Thread(target=each.live, args=[stopping], daemon=True) for each in neighbours]
    for thread in threads:
        thread.start()
    try:
        yield neighbours
    finally:
        stopping.set()
        for thread in threads:
            thread.join()


def signed_in(site: str, password: str) -> OpenerDirector:
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    page = opener.open(site + SIGN_IN).read().decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[-1]
    typed = {"csrfmiddlewaretoken": token, "login": LEADER, "password": password}
    opener.open(site + SIGN_IN, urlencode(typed).encode())
    return opener


def status(opener: OpenerDirector, url: str) -> int:
    with opener.open(url) as answer:
        return int(answer.status)


def arrives(opener: OpenerDirector, url: str) -> bool:
    """Whoever is not signed in is led to another page."""
    with opener.open(url) as answer:
        return bool(SIGN_IN not in answer.url)


def drill(folder: Path, databases: tuple[str, str] = ("", "")) -> Drill:
    """`databases` are the addresses of the one that serves and the empty one; on SQLite they are files."""
    places = [folder / name for name in ("serving", "empty")]
    for place in places:
        place.mkdir()
    source, target = (surroundings(str(place), at) | AROUND for place, at in zip(places, databases, strict=True))
    held = Drill(folder, source, target)
    held.run()
    return held


def report(name: str, held: Drill, seconds: float) -> list[str]:
    print(f"\n{name}, {seconds:.0f} s", *(f"  {line}" for line in held.told), sep="\n")
    return [f"{name}: {fault}" for fault in held.faults]


def main() -> None:
    faults, server = [], PostgresServer()
    server.start()
    try:
        for name in ("SQLite", "PostgreSQL"):
            started = time.monotonic()
            with (
                TemporaryDirectory(prefix="nabodialog-drill-") as folder,
                fresh_database(server.address, "drill_serving") as one,
                fresh_database(server.address, "drill_empty") as two,
            ):
                held = drill(Path(folder), (one, two) if name == "PostgreSQL" else ("", ""))
                faults += report(name, held, time.monotonic() - started)
    finally:
        server.remove()
    if faults:
        sys.exit(f"\nNot as it should be: {', '.join(faults)}")
    print("\nAll came back.")


if __name__ == "__main__":
    main()
