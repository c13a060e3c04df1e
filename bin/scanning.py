"""A scanner and a tester of APIs let loose on the product as it runs with its demo, on this machine alone."""

import json
import os
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from environment import ENVIRONMENT, ROOT

# Left out are those that look for other products than ours (cms, wp_enum, network_device, log4shell), fetch their lists
# from elsewhere (nikto, htp, wapp), ask name servers (takeover), or try TLS, which the web server in front ends. So is
# ldap: there is no directory behind us, and it takes every page that changes as it is asked for a hole.
MODULES = (
    "backup brute_login_form buster cookieflags crlf csp csrf exec file htaccess http_headers methods "
    "permanentxss redirect shellshock spring4shell sql ssrf timesql upload xss xxe"
)
MEDIUM = 2
FEWEST_PAGES = 30
AUDITED = tomllib.loads(Path(__file__).with_name("audited.toml").read_text("utf-8"))
# Serving takes longer than usual while it is being scanned; that is no fault of a page.
SLOW = {"Resource consumption"}
STAFF = "leader@tromso.example"


@dataclass
class Report:
    """What a scan found, without what was looked at before and found harmless."""

    name: str
    pages: int = 0
    findings: list[str] = field(default_factory=list)
    harmless: list[str] = field(default_factory=list)

    def read(self, told: dict[str, Any]) -> "Report":
        self.pages = told["infos"]["crawled_pages_nbr"]
        for part in ("vulnerabilities", "anomalies", "additionals"):
            for category, found in told[part].items():
                for each in found:
                    if each["level"] >= MEDIUM and category not in SLOW:
                        self.add(category, each)
        if self.pages < FEWEST_PAGES:
            self.findings.append(f"only {self.pages} pages were found to look at")
        return self

    def add(self, category: str, found: dict[str, Any]) -> None:
        line = f"{category}: {found['method']} {found['path']} {found['parameter']}: {found['info']}"
        known = any(
            each["category"] == category and re.search(each["where"], f"{found['path']} {found['parameter']}")
            for each in AUDITED["scanner"]
        )
        (self.harmless if known else self.findings).append(line)


class Small(BaseHTTPRequestHandler):
    """A server of a few lines."""

    def answer(self, kind: str, body: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_words: object) -> None:
        pass


class Leaky(Small):
    """A page with a hole that every scanner should see: what is asked for stands there as it was written."""

    def do_GET(self) -> None:
        word = "".join(parse_qs(urlsplit(self.path).query).get("ord", [""]))
        self.answer("text/html", f'<html><body><a href="/?ord=hei">Hei</a> <p>{word}</p></body></html>')


class Bait(Small):
    """Where a page would call if it could be made to call anywhere. Whatever comes, but from the scanner, is a hole."""

    called: list[str] = []

    def do_GET(self) -> None:
        if "/get_" not in self.path:
            self.called.append(f"the server called {self.path}")
        self.answer("application/json", "{}")

    do_POST = do_HEAD = do_PUT = do_GET  # noqa: N815  # as the library calls them


@contextmanager
def standing(kind: type[Small]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def signed_in(site: str, password: str) -> tuple[OpenerDirector, str]:
    """A browser that is let in, and its cookies."""
    jar = CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    page = browser.open(f"{site}/arbeid/").read().decode()
    mark = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    typed = {"csrfmiddlewaretoken": mark[1] if mark else "", "login": STAFF, "password": password}
    browser.open(Request(f"{site}/konto/logg-inn/", urlencode(typed).encode(), {"Referer": site}))  # noqa: S310
    return browser, "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def is_inside(browser: OpenerDirector, site: str) -> bool:
    """Whoever is not signed in is sent to sign in."""
    return str(browser.open(f"{site}/arbeid/").url) == f"{site}/arbeid/"


def wapiti(python: Path, start: str, where: Path, *more: str) -> dict[str, Any]:
    """One scan from an address; its report is kept beside the others."""
    minutes = float(os.environ.get("NABODIALOG_SCAN_MINUTES", "10"))
    limits = ["--max-scan-time", str(minutes * 60), "--max-attack-time", str(minutes * 30), "-t", "30", "--tasks", "2"]
    # Names are looked up on this machine alone.
    more = (*more, "--dns-endpoint", "localhost")
    kept = ["--store-session", f"{where}-session", "--store-config", f"{where}-config", "--flush-session"]
    written = ["-f", "json", "-o", f"{where}.json", "--no-bugreport", "-v", "0"]
    command = [str(python), str(ROOT / "bin" / "starting_wapiti.py"), "-u", start, *limits, *kept, *written, *more]
    with Path(f"{where}.log").open("w") as log:
        subprocess.run(command, cwd=where.parent, check=True, stdout=log, stderr=log)
    return dict(json.loads(Path(f"{where}.json").read_text("utf-8")))


def sees(python: Path, folder: Path) -> bool:
    """Whether the scanner finds a hole where there is one: from one that finds none, silence means nothing."""
    with standing(Leaky) as address:
        told = wapiti(python, address, folder / "leaky", "-m", "xss")
    return any(told["vulnerabilities"].values())


def scanned(python: Path, site: str, folder: Path, password: str = "") -> Report:
    """Everything from the front page, as anybody; or, with a password, everything from my day, as one of the staff."""
    Bait.called.clear()
    browser, cookies = signed_in(site, password) if password else (build_opener(), "")
    name = "staff" if password else "anybody"
    start = f"{site}/arbeid/" if password else f"{site}/"
    # Whoever signs out, or ends the session, scans no more.
    inside = ["-C", cookies, "-x", f"{site}/konto/*"] if password else []
    with standing(Bait) as address:
        chosen = ["--scope", "folder", "-m", MODULES.replace(" ", ","), "--endpoint", address]
        told = wapiti(python, start, folder / name, *chosen, *inside, "-x", f"{site}/statisk/*")
    report = Report(name).read(told)
    report.findings += sorted(set(Bait.called))
    if password and not is_inside(browser, site):
        report.findings.append("the scanner lost its session on the way: what came after was seen by nobody")
    return report


def asked(site: str) -> int:
    """schemathesis asks the API for all that its description allows, and for more; its code is ours."""
    command = [str(ENVIRONMENT / "bin" / "schemathesis"), "run", f"{site}/api/v1/openapi.json", "--checks", "all"]
    return subprocess.run([*command, "--max-examples", "50"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit("This is a part of bin/audit.")
