"""The trial of bin/faults: neighbours write, everything is killed in turn, and afterwards all is counted.

Whatever we said yes to (201) must be stored once, and be told of in one letter. A letter may leave twice where the
worker is killed between the mail server's yes and our own note of it; it has the same Message-ID, and is shown once.
"""

import json
import os
import re
import secrets
import signal
import string
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.parse import urlencode

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from environment import PYTHON, ROOT
from serving import granian, prepared_demo, surroundings, worker
from tools import PostgresServer, free_port

PAGE = "/stavanger/boligblokka/si-din-mening/skriv/"
NEIGHBOURS, FORMS_EACH, SECONDS = 6, 12, 30
TOO_OFTEN = "Det kom mange forsøk på kort tid herfra"
TAGS = re.compile(r"<[^>]+>|\s+")
LATER = (
    "from datetime import timedelta; from django.db.models import F; from nabodialog.post.models import Mail; "
    "Mail.objects.waiting().update(next_at=F('next_at') - timedelta(hours=3))"
)
STORED = (
    "import json; from nabodialog.listening.models import Enquiry; from nabodialog.post.models import Mail; "
    "print(json.dumps([list(Enquiry.objects.values_list('text', flat=True)), Mail.objects.waiting().count()]))"
)


class Postbox:
    """A mail server that notes what it takes."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, str]] = []
        self.port = free_port()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        number = re.search(rb"^Message-ID: (\S+)", envelope.content or b"", re.MULTILINE)  # type: ignore[arg-type]
        self.taken += [(recipient, number[1].decode() if number else "") for recipient in envelope.rcpt_tos]
        return "250 OK"

    def open(self) -> None:
        self.server = Controller(self, hostname="127.0.0.1", port=self.port)
        self.server.start()

    def close(self) -> None:
        self.server.stop(no_assert=True)


@dataclass
class Neighbour:
    """Writes again and again; presses the same button once more where no answer comes."""

    port: int
    acknowledged: list[str] = field(default_factory=list)
    told_to_wait: int = 0
    refused: list[str] = field(default_factory=list)

    def live(self, stopping: Event) -> None:
        while not stopping.is_set():
            forms = [form for _each in range(FORMS_EACH) if (form := self.open_form())]
            time.sleep(4.2)  # whoever is quicker is taken for a machine
            for cookie, hidden in forms:
                self.write(cookie, hidden)

    def ask(self, method: str, body: str = "", cookie: str = "") -> tuple[int, str, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Host": f"127.0.0.1:{self.port}", "X-Forwarded-For": random_place()}
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
        try:
            connection.request(method, PAGE, body, headers)
            answer = connection.getresponse()
            set_cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
            return answer.status, answer.read().decode(), set_cookie
        except (OSError, HTTPException):
            return 0, "", ""
        finally:
            connection.close()

    def open_form(self) -> tuple[str, dict[str, str]] | None:
        status, page, cookie = self.ask("GET")
        if status != 200:
            time.sleep(0.1)
            return None
        names = ("csrfmiddlewaretoken", "form_key")
        return cookie, {name: re.findall(rf'name="{name}" value="([^"]+)"', page)[-1] for name in names}

    def write(self, cookie: str, hidden: dict[str, str]) -> None:
        mark = "".join(secrets.choice(string.ascii_lowercase) for _letter in range(12))
        typed = {"kind": "question", "text": f"Når blir gangveien ferdig? {mark}", "email": f"{mark}@epost.example"}
        for _attempt in range(100):
            status, page, _cookie = self.ask("POST", urlencode(hidden | typed), cookie)
            if status == 201:
                self.acknowledged.append(mark)
                return
            if TOO_OFTEN in page:  # after pressing five times in vain
                self.told_to_wait += 1
                return
            if 400 <= status < 500:
                self.refused.append(f"{status}: {TAGS.sub(' ', page)}")
                return
            time.sleep(0.2)


def random_place() -> str:
    return ".".join(["10", *(str(secrets.randbelow(250)) for _part in range(3))])


class Installation:
    """Web and worker on a database, each of which can be killed and started again."""

    def __init__(self, folder: str, database: str, mail_port: int) -> None:
        self.port = free_port()
        self.around = surroundings(folder, database) | {
            "NABODIALOG_URL": f"http://127.0.0.1:{self.port}",
            "NABODIALOG_PROXIES": "1",
            "NABODIALOG_MAIL_HOST": "127.0.0.1",
            "NABODIALOG_MAIL_PORT": str(mail_port),
            "NABODIALOG_MAIL_TLS": "no",
        }
        prepared_demo(self.around)
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.commands = {"web": granian(self.port), "worker": worker()}

    def start(self, name: str) -> None:
        self.running[name] = subprocess.Popen(
            self.commands[name], cwd=ROOT, env=self.around, start_new_session=True, stderr=subprocess.DEVNULL
        )

    def kill(self, name: str) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.running[name].pid, signal.SIGKILL)
        self.running[name].wait()

    def tell(self, code: str) -> str:
        command = [str(PYTHON), "manage.py", "shell", "--no-imports", "-c", code]
        return subprocess.run(command, cwd=ROOT, env=self.around, check=True, capture_output=True, text=True).stdout

    def work_off(self) -> None:
        command = [str(PYTHON), "manage.py", "work", "--once"]
        subprocess.run(command, cwd=ROOT, env=self.around, check=True, stdout=subprocess.DEVNULL)


def trouble(site: Installation, postbox: Postbox, server: PostgresServer | None) -> list[str]:
    """Everything that happens to them, in turn; gives it in words."""
    done = []
    started = time.monotonic()
    plan = [("web", 0.5), ("worker", 0.3), ("mail", 0), ("database", 0.5), ("web", 0.2), ("worker", 0.3), ("web", 0.4)]
    for number, (victim, pause) in enumerate(plan, 1):
        time.sleep(max(0, started + number * SECONDS / (len(plan) + 1) - time.monotonic()))
        if victim == "mail":
            postbox.close()
        elif victim == "database" and server:
            server.kill()
            time.sleep(pause)
            server.start()
        else:
            for name in ["web", "worker"] if victim == "database" else [victim]:
                site.kill(name)
                time.sleep(pause)
                site.start(name)
        done.append("web and worker" if victim == "database" and not server else victim)
    time.sleep(SECONDS / (len(plan) + 1))
    return done


def trial(name: str, folder: str, server: PostgresServer | None) -> list[str]:
    postbox = Postbox()
    postbox.open()
    site = Installation(folder, server.address if server else "", postbox.port)
    for each in site.commands:
        site.start(each)
    stopping = Event()
    neighbours = [Neighbour(site.port) for _each in range(NEIGHBOURS)]
    threads = [Thread(target=each.live, args=[stopping], daemon=True) for each in neighbours]
    for thread in threads:
        thread.start()
    killed = trouble(site, postbox, server)
    stopping.set()
    for thread in threads:
        thread.join()
    site.kill("worker")
    postbox.open()
    for _hours in range(3):  # as if they had passed: what a killed worker held, and what waits for the mail server
        site.tell(LATER)
        site.work_off()
    texts, waiting = json.loads(site.tell(STORED))
    site.kill("web")
    postbox.close()
    return report(name, killed, neighbours, texts, waiting, postbox.taken)


def report(  # noqa: PLR0913, PLR0917  # the whole account
    name: str,
    killed: list[str],
    neighbours: list[Neighbour],
    texts: list[str],
    waiting: int,
    taken: list[tuple[str, str]],
) -> list[str]:
    acknowledged = [mark for each in neighbours for mark in each.acknowledged]
    refused = [why for each in neighbours for why in each.refused]
    stored = Counter(text.rsplit(" ", 1)[-1] for text in texts)
    letters = {mark: {number for who, number in taken if who == f"{mark}@epost.example"} for mark in acknowledged}
    faults = {
        "acknowledged and lost": [mark for mark in acknowledged if not stored[mark]],
        "stored twice": [mark for mark in acknowledged if stored[mark] > 1],
        "refused": refused,
        "without a letter": [mark for mark, numbers in letters.items() if not numbers],
        "with two letters": [mark for mark, numbers in letters.items() if len(numbers) > 1],
        "letters that still wait": ["…"] * waiting,
    }
    again = len(taken) - len(set(taken))
    print(f"\n{name}: killed {', '.join(killed)} (mail stayed down), while {len(neighbours)} neighbours wrote")
    told = sum(each.told_to_wait for each in neighbours)
    print(f"  {len(acknowledged)} acknowledged, {told} told to wait; {len(taken)} letters, {again} of them sent again")
    for fault, found in faults.items():
        print(f"  {fault}: {len(found)}", *found[:1])
    wrong = [fault for fault, found in faults.items() if found] + ([] if acknowledged else ["nothing was acknowledged"])
    return [f"{name}: {fault}" for fault in wrong]


def main() -> None:
    faults = []
    with TemporaryDirectory(prefix="nabodialog-faults-") as folder:
        faults += trial("SQLite", folder, None)
    server = PostgresServer()
    server.start()
    try:
        with TemporaryDirectory(prefix="nabodialog-faults-") as folder:
            faults += trial("PostgreSQL", folder, server)
    finally:
        server.remove()
    sys.exit(f"\nNot as it should be: {', '.join(faults)}" if faults else 0)


if __name__ == "__main__":
    main()
