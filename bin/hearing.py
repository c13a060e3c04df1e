"""How many enquiries a second neighbours can send, beside a bare view that keeps a row, and beside a plain form."""

import os
import re
import subprocess
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import psycopg
from environment import PYTHON, ROOT
from serving import serving, surroundings

PAGE = "/stavanger/boligblokka/si-din-mening/skriv/"
TEXT = "Når blir gangveien ferdig, og kommer det lys der til vinteren?"
FORMS, ROUNDS, SECONDS = 12_000, 3, 2
BARE_TABLE = "CREATE TABLE said (id bigserial PRIMARY KEY, text text NOT NULL, at timestamptz NOT NULL)"
PLAIN_TABLE = """CREATE TABLE plain_said (id bigserial PRIMARY KEY, kind text NOT NULL, text text NOT NULL,
    name text NOT NULL, email text NOT NULL, phone text NOT NULL, form_key text UNIQUE, at timestamptz NOT NULL)"""
KEYS = f"from nabodialog.neighbours.enquiry_forms import new_key\nfor _each in range({FORMS}): print(new_key())"


def hearing(folder: str, database: str) -> dict[str, float]:
    """Sent a second in the best of the rounds, which take turns: `ours`, `plain` and `bare`."""
    address, forms = surroundings(folder, database) | {"NABODIALOG_PROXIES": "1"}, Path(folder) / "forms"
    with psycopg.connect(database) as connection:
        connection.execute(BARE_TABLE)
        connection.execute(PLAIN_TABLE)
    beside = {**os.environ, "BARE_DATABASE": database}
    with (
        serving(address) as site,
        serving(beside, "plain:application") as plain,
        serving(beside, "bare:application") as bare,
    ):
        ours, theirs = opened(site + PAGE), opened(f"{plain}/")
        command = [str(PYTHON), "manage.py", "shell", "--no-imports", "-c", KEYS]
        keys = subprocess.run(command, cwd=ROOT, env=address, check=True, capture_output=True, text=True).stdout.split()
        time.sleep(4)  # whoever is quicker is taken for a machine
        rates: dict[str, list[float]] = {"ours": [], "plain": [], "bare": []}
        for turn in range(ROUNDS):
            for name, url, form in (
                ("bare", f"{bare}/si/", theirs),
                ("plain", f"{plain}/", theirs),
                ("ours", site + PAGE, ours),
            ):
                rates[name].append(sent(url, form, keys[turn::ROUNDS], forms))
    return {name: max(found) for name, found in rates.items()}


def opened(url: str) -> tuple[str, str]:
    """The cookie of a form, and what the form brings along for it."""
    with urlopen(url) as answer:  # noqa: S310  # our own address
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.read().decode())[-1]
        return answer.headers["Set-Cookie"].partition(";")[0], token


def sent(url: str, form: tuple[str, str], keys: list[str], forms: Path) -> float:
    """A second; everything must be taken."""
    cookie, token = form
    said = {"csrfmiddlewaretoken": token, "kind": "question", "text": TEXT}
    forms.write_text("\n".join(urlencode(said | {"form_key": key}) for key in keys), "utf-8")
    known = {**os.environ, "FORMS": str(forms), "COOKIE": cookie}
    script = str(ROOT / "bin" / "writing.lua")
    command = [os.environ["NABODIALOG_WRK"], "-t", "1", "-c", "8", "-d", f"{SECONDS}s", "-s", script, url]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=known).stdout
    if "Non-2xx" in done or "Socket errors" in done:
        raise SystemExit(f"{url} does not take what it should:\n{done}")
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", done)[0])
