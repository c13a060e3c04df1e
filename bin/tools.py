"""What tests use besides Python libraries: a browser, PostgreSQL, LibreOffice, checkers of HTML and accessibility."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import ENVIRONMENT, PYTHON, ROOT, as_root, call, give_up, install_packages, works

TOOLS = ROOT / "var" / "tools"
OFFICE_NAMES = ["soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"]
OFFICE_PACKAGES = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"]
CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

# name → version, sha512 of the package, the file we use. Both are fetched with the npm client among our libraries.
PACKAGES = {
    "vnu-jar": (
        "26.9.27",
        (
            "4e441de4315f39a582f5e6edbe8cd3b2b1f655aa1dde3620faface791133217c"
            "417b12f3f7ead2d8336d8e7efe44f5226618258b44a0860057e9125135e6b428"
        ),
        "package/build/dist/vnu.jar",
    ),
    "axe-core": (
        "4.14.1",
        (
            "1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b73"
            "4f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5"
        ),
        "package/axe.min.js",
    ),
}

# What needs libraries of its own is locked in a folder, each with its hash and none with an address.
PROJECTS = {"openid-provider": ROOT / "tests" / "openid_provider"}
LOCK = "package-lock.json"


def fetch_packages() -> None:
    for name, folder in PROJECTS.items():
        if not kept_project(name, folder).exists():
            print(f"Fetching {name} …", flush=True)
            fetch_project(folder, kept_project(name, folder))
    for name, (version, digest, wanted) in PACKAGES.items():
        kept = TOOLS / f"{name}-{version}" / Path(wanted).name
        if not kept.exists():
            print(f"Fetching {name} {version} …", flush=True)
            fetch(name, version, digest, wanted, kept)


def fetch(name: str, version: str, digest: str, wanted: str, kept: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        done = npm(folder, "pack", "--silent", f"{name}@{version}")
        archive = next(Path(folder).glob("*.tgz"), None)
        if archive is None:
            give_up(f"Could not fetch {name} {version} from the npm registry:\n{done.stderr.strip()}")
        if hashlib.sha512(archive.read_bytes()).hexdigest() != digest:
            give_up(f"{name} {version} is not the package we pinned; nothing was installed.")
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as opened, opened.extractfile(wanted) as inside:  # type: ignore[union-attr]
            kept.write_bytes(inside.read())


def npm(folder: str | Path, *command: str) -> subprocess.CompletedProcess[str]:
    path = {**os.environ, "PATH": f"{ENVIRONMENT / 'bin'}:{os.environ['PATH']}"}
    whole = [str(ENVIRONMENT / "bin" / "npm"), *command]
    return subprocess.run(whole, cwd=folder, check=False, capture_output=True, text=True, env=path)


def kept_project(name: str, folder: Path) -> Path:
    """Where it is kept, by what its lock file says."""
    return TOOLS / f"{name}-{hashlib.sha256((folder / LOCK).read_bytes()).hexdigest()[:12]}"


def fetch_project(folder: Path, kept: Path) -> None:
    """Exactly what is locked; npm refuses a package whose hash is another. Nothing of theirs is run."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=TOOLS) as half_done:
        here = Path(half_done) / kept.name
        here.mkdir()
        for name in ("package.json", LOCK, ".npmrc"):
            shutil.copy(folder / name, here)
        done = npm(here, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        if done.returncode:
            give_up(f"Could not fetch what {folder.name} needs from the npm registry:\n{done.stderr.strip()}")
        here.rename(kept)  # whole, or not at all


def chromium() -> str:
    """The path of a browser for the tests; empty where Playwright finds its own."""
    playwright: list[str | Path] = [PYTHON, "-m", "playwright"]
    # Playwright drives the browser with a Node of its own, which needs a library that a bare Debian lacks.
    if not works(*playwright, "--version") and not (install_packages("libatomic1") and works(*playwright, "--version")):
        give_up("Playwright cannot start here. On Debian and Ubuntu: sudo apt-get install libatomic1")
    found = find_chromium() or (find_chromium() if install_packages("chromium") else None)
    # Playwright's own needs libraries that only an administrator can install, where they are not there already.
    dependencies = ["--with-deps"] if as_root() is not None else []
    if found is None and not works(*playwright, "install", *dependencies, "chromium"):
        give_up(
            "The browser tests need Chromium, and it could not be installed here.\n"
            "On Debian: sudo apt-get install chromium. Elsewhere: .venv/bin/playwright install --with-deps chromium"
        )
    return found or ""


def find_chromium() -> str | None:
    """A browser that starts: Ubuntu has a chromium-browser that only says where to get one."""
    paths = filter(None, map(shutil.which, CHROMIUM_NAMES))
    return next((path for path in paths if works(path, "--version")), None)


def office() -> str:
    """The path of LibreOffice, which opens the Word files and spreadsheets that we write."""
    found = find_office() or (find_office() if install_packages(*OFFICE_PACKAGES) else None)
    return found or give_up(
        "The tests open Word files and spreadsheets with LibreOffice, and it could not be installed here.\n"
        f"On Debian and Ubuntu: sudo apt-get install {' '.join(OFFICE_PACKAGES)} · macOS: brew install libreoffice"
    )


def find_office() -> str | None:
    return next(filter(None, map(shutil.which, OFFICE_NAMES)), None)


def wrk() -> str:
    """The path of the program that asks as fast as it can."""
    found = shutil.which("wrk") or (shutil.which("wrk") if install_packages("wrk") else None)
    return found or give_up(
        "Measuring needs wrk. On Debian and Ubuntu: sudo apt-get install wrk · macOS: brew install wrk"
    )


def postgres_folder() -> Path:
    """Where PostgreSQL's own programs are, installing Debian's package where there are none."""
    found = find_postgres() or (find_postgres() if install_packages("postgresql") else None)
    return found or give_up(
        "The tests also run on PostgreSQL, and none is here. Set DATABASE_URL to one you have, or install it\n"
        "(Debian and Ubuntu: sudo apt-get install postgresql · macOS: brew install postgresql)."
    )


def find_postgres() -> Path | None:
    newest = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return newest[-1].parent if newest else Path(on_path).parent if on_path else None


class PostgresServer:
    """A server of our own, in a folder of its own."""

    def __init__(self) -> None:
        programs, self.port = postgres_folder(), free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="nabodialog-postgres-"))
        # PostgreSQL refuses to run as root, so there it runs as the user that its package made.
        user: list[str] = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if user:
            shutil.chown(self.folder, "postgres")
        self.data = self.folder / "data"
        self.control = [*user, str(programs / "pg_ctl"), "-D", str(self.data), "-w", "-l", str(self.folder / "log")]
        make = [*user, str(programs / "initdb"), "-D", str(self.data), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
        call(*make, stdout=subprocess.DEVNULL)

    @property
    def address(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder} -c fsync=off"
        call(*self.control, "-o", options, "start", stdout=subprocess.DEVNULL)

    def kill(self) -> None:
        """All its processes at once, without a word."""
        note = self.data / "postmaster.pid"
        number = note.read_text("utf-8").splitlines()[0]
        os.kill(int(number), signal.SIGSTOP)  # so that it starts no new ones while its children fall
        subprocess.run(["pkill", "-KILL", "-P", number], check=False)
        os.kill(int(number), signal.SIGKILL)
        for lock in (note, *self.folder.glob(".s.PGSQL.*.lock")):
            lock.unlink()  # where nobody buries the dead, a new server takes this one for alive

    def remove(self) -> None:
        call(*self.control, "-m", "immediate", "stop", stdout=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL: the one DATABASE_URL names, else a private server for as long as the tests run."""
    address = os.environ.get("DATABASE_URL", "")
    if address.startswith("postgres"):
        if not (shutil.which("pg_dump") or install_packages("postgresql-client")):
            give_up("Backups are tested with pg_dump. On Debian and Ubuntu: sudo apt-get install postgresql-client")
        yield address
        return
    server = PostgresServer()
    server.start()
    try:
        yield server.address
    finally:
        server.remove()


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
