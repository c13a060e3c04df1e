"""The measuring of bin/bench: everything in turn in one run, so that what disturbs the machine disturbs all alike."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit
from urllib.request import urlopen

from databases import fresh_database
from environment import PYTHON, ROOT, call
from hearing import hearing
from playwright.sync_api import sync_playwright
from serving import prepared_demo, serving, surroundings

PAGE, DATABASE = "/stavanger/boligblokka/", "nabodialog_bench"
SECONDS, FEWEST_ROUNDS = 45, 3  # up to the last round, so that the whole stays under a minute
HOSTS = {"NABODIALOG_HOSTS": "127.0.0.1,.localhost"}
WRK = [os.environ["NABODIALOG_WRK"], "-t", "1", "-c", "8", "-d", "1s", "-H", "Accept-Encoding: gzip, deflate, br"]
ANEW = ["-s", str(ROOT / "bin" / "asking_anew.lua")]


@dataclass
class Run:
    """One thing that is measured, again and again."""

    url: str
    options: list[str] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)

    def go(self) -> None:
        done = subprocess.run([*WRK, *self.options, self.url], capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in done or "Socket errors" in done:
            sys.exit(f"{self.url} does not answer as it should:\n{done}")
        self.rates.append(float(re.findall(r"Requests/sec:\s+([\d.]+)", done)[0]))

    @property
    def rate(self) -> float:
        """The best of the rounds: whatever else the machine is doing only ever makes a round slower."""
        return max(self.rates)

    def beside(self, other: "Run") -> float:
        return self.rate / other.rate


class Database:
    """The project page on one database: kept ready and made anew; with the demo's data, and with a hundred times it."""

    def __init__(self, name: str, demo: str, full: str) -> None:
        self.name = name
        self.warm, self.cold = Run(demo + PAGE), Run(demo + PAGE, ANEW)
        self.warm_full, self.cold_full = Run(full + PAGE), Run(full + PAGE, ANEW)
        for run in (self.warm, self.warm_full):
            urlopen(run.url).close()  # noqa: S310  # so that the templates have been read

    def report(self, bare: Run) -> None:
        print(f"\n{self.name}")
        for name, one, full in (("kept ready", self.warm, self.warm_full), ("made anew", self.cold, self.cold_full)):
            print(f"  {name}: {one.rate:7.0f}/s, {one.beside(bare):.2f} of the bare view", end="; ")
            print(f"with 100 x data {full.rate:7.0f}/s, {full.beside(one):.2f} of that")

    def misses(self, bare: Run) -> list[str]:
        goals = {"0.5 of the bare view": self.warm.beside(bare) >= 0.5}
        goals["0.9 with 100 x data"] = self.warm_full.beside(self.warm) >= 0.9
        return [f"{self.name}: {goal}" for goal, reached in goals.items() if not reached]


def sqlite(folder: str) -> list[dict[str, str]]:
    """The demo in a folder, and a hundred times it in another."""
    own, full = surroundings(folder), surroundings(f"{folder}-100")
    prepared_demo(own)
    shutil.copytree(folder, f"{folder}-100")
    call(PYTHON, "bin/hundredfold.py", env=full)
    return [own, full]


def postgres(stack: ExitStack, server: str, folder: str) -> list[dict[str, str]]:
    """The same in two databases."""
    folder = f"{folder}-postgres"
    own = surroundings(folder, stack.enter_context(fresh_database(server, DATABASE)))
    prepared_demo(own)
    copied = fresh_database(server, f"{DATABASE}_100", template=DATABASE)
    full = surroundings(folder, stack.enter_context(copied))
    call(PYTHON, "bin/hundredfold.py", env=full)
    return [own, full]


def start(stack: ExitStack, folder: str, server: str) -> tuple[Run, list[Database]]:
    """Everything that is measured: its data made side by side, then its servers started side by side."""
    with ThreadPoolExecutor() as together:
        making = together.submit(sqlite, folder), together.submit(postgres, stack, server, folder)
        installations = [each | HOSTS for data in making for each in data.result()]
        bare = together.submit(stack.enter_context, serving(dict(os.environ), "bare:application"))
        sites = list(together.map(stack.enter_context, map(serving, installations)))
    return Run(f"{bare.result()}/"), [Database("SQLite", *sites[:2]), Database("PostgreSQL", *sites[2:])]


def weigh(url: str) -> tuple[int, int]:
    """How many requests a browser makes to show the page for the first time, and how many bytes they bring."""
    sizes: list[int] = []
    with sync_playwright() as playwright:
        path = os.environ["NABODIALOG_CHROMIUM"] or None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        page = browser.new_page()
        watcher = page.context.new_cdp_session(page)
        watcher.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
        watcher.send("Network.enable")
        page.goto(url, wait_until="networkidle")
        browser.close()
    return len(sizes), sum(sizes)


def print_letters(folder: str) -> dict[str, float]:
    """A thousand letters, by a worker of its own, while the servers rest."""
    command = [str(PYTHON), "bin/printing.py"]
    done = subprocess.run(command, cwd=ROOT, env=surroundings(folder), capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def show_lists(folder: str) -> dict[str, list[dict[str, float]]]:
    """The pages whose lists grow, with few lines and with a hundred times as many, while the servers rest."""
    command = [str(PYTHON), "bin/lists.py"]
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings(folder) | HOSTS, capture_output=True, text=True, check=True
    )
    found: dict[str, list[dict[str, float]]] = json.loads(done.stdout)
    return found


def measure(bare: Run, databases: list[Database], deadline: float) -> None:
    """Once what is made anew, which is slow enough to be steady; then what is kept ready, until the time is up."""
    for run in (run for database in databases for run in (database.cold, database.cold_full)):
        run.go()
    runs = [bare, *(run for database in databases for run in (database.warm, database.warm_full))]
    while len(bare.rates) < FEWEST_ROUNDS or time.monotonic() + len(runs) < deadline:
        for run in runs:
            run.go()


def main(server: str) -> None:
    deadline = time.monotonic() + SECONDS
    with TemporaryDirectory(prefix="nabodialog-bench-") as place, ExitStack() as stack:
        bare, databases = start(stack, f"{place}/var", server)
        requests, weight = weigh(databases[0].warm.url)
        letters, lists = print_letters(f"{place}/var"), show_lists(f"{place}/var")
        heard = hearing(f"{place}/var", urlsplit(server)._replace(path=f"/{DATABASE}").geturl())
        measure(bare, databases, deadline)
    print(f"A bare Django view: {bare.rate:.0f}/s. The best of {len(bare.rates)} rounds of a second each.")
    for database in databases:
        database.report(bare)
    print(f"\nThe page with everything on it: {requests} requests, {weight / 1000:.1f} kB")
    rate, memory = letters["letters"] / letters["seconds"], (letters["worker"], letters["setter"])
    print("Letters, 1,000 as tagged PDF: {:.0f}/s, {:.1f} s;".format(rate, letters["seconds"]), end=" ")
    print("{:.0f} MB in the worker, {:.0f} MB in what sets the files".format(*memory))
    for name, pages in lists.items():
        for page in pages:
            print(f"{name}, " + "{lines} lines: {seconds:.3f} s, {queries} queries".format(**page))
    print("Enquiries taken on PostgreSQL: {ours:.0f}/s;".format(**heard), end=" ")
    print("a plain form: {plain:.0f}/s; a bare view that keeps a text: {bare:.0f}/s".format(**heard))
    missed = [miss for database in databases for miss in database.misses(bare)]
    missed += ["1,000 letters in 30 s"] if letters["seconds"] >= 30 else []
    missed += ["a plan of 100 x lines in 1 s"] if lists["Plan"][1]["seconds"] >= 1 else []
    few, many = (page["seconds"] for page in lists["Inbox"])
    missed += ["an inbox of 100 x enquiries in 1.2 of the time"] if many > 1.2 * few else []
    missed += ["under 100 kB"] if weight >= 100_000 else []
    sys.exit(f"\nNot reached: {', '.join(missed)}" if missed else 0)


if __name__ == "__main__":
    main(sys.argv[1])
