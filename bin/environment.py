"""What every command here needs before it can start: Python and the pinned libraries.

Standard library only. Whatever cannot be had ends in one sentence that says what to do.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
APART = ROOT / "var" / "tools"
STAMP = "installed"
# A longer list includes a shorter: who has the libraries for tests, has those for running.
INCLUDES = {
    "requirements.txt": ["requirements.txt"],
    "requirements-dev.txt": ["requirements.txt", "requirements-dev.txt"],
}


def give_up(sentence: str) -> NoReturn:
    sys.exit(f"\n{sentence}\n")


def call(*command: str | Path, **options: object) -> None:
    """Run a command in the checkout; where it fails, so do we, with its code."""
    finished = subprocess.run([str(part) for part in command], cwd=ROOT, check=False, **options)  # type: ignore[call-overload]
    if finished.returncode:
        sys.exit(finished.returncode)


def works(*command: str | Path) -> bool:
    try:
        return subprocess.run([str(part) for part in command], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def as_root(*command: str) -> list[str] | None:
    """The command as the machine's administrator, without asking anyone; None where that is impossible."""
    if os.geteuid() == 0:
        return list(command)
    return ["sudo", "-n", *command] if works("sudo", "-n", "true") else None


def install_packages(*packages: str) -> bool:
    """Install Debian's packages where that can be done."""
    command = as_root("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
    update = as_root("apt-get", "update", "-qq")
    if command is None or update is None or not shutil.which("apt-get"):
        return False
    print(f"Installing {', '.join(packages)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(update, check=False, stdout=subprocess.DEVNULL, env=quiet)
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=quiet).returncode == 0


def ready(requirements: str) -> None:
    """The environment with exactly the pinned libraries; takes no time when nothing has changed."""
    install(ENVIRONMENT, requirements, INCLUDES[requirements])


def ready_apart(name: str) -> Path:
    """The Python of an environment of its own: what looks at the product must not decide what the product uses."""
    folder, requirements = APART / name, f"requirements-{name}.txt"
    install(folder, requirements, [requirements])
    return folder / "bin" / "python"


def install(environment: Path, requirements: str, included: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  # this file is what older Pythons meet first
        give_up(f"nabodialog needs Python 3.11 or newer; this is {sys.version.split()[0]}. Try: python3.12 bin/run")
    stamp, python = environment / STAMP, environment / "bin" / "python"
    wanted = [hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in included]
    if stamp.exists() and python.exists() and set(wanted) <= set(stamp.read_text().split()):
        return
    if not python.exists():
        venv.create(environment)
    print("Installing the pinned libraries …", flush=True)
    quiet = ["-q", "--disable-pip-version-check"]
    # The list is whole. Where pip looks for more, a newer release of something that a library asks for by an extra
    # (as pytest-cov asks for coverage[toml]) is refused for having no hash, and nothing is installed.
    call(*pip(python), "install", *quiet, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", requirements)
    stamp.write_text("\n".join(wanted))


def pip(python: Path) -> list[str | Path]:
    """The environment's own pip, or the machine's at work on our environment. Debian ships Python without either."""
    own: list[str | Path] = [python, "-m", "pip"]
    outside: list[str | Path] = [sys.executable, "-m", "pip"]
    if works(*own, "--version") or works(python, "-m", "ensurepip"):
        return own
    if works(*outside, "--version"):
        return [*outside, "--python", python]
    if install_packages("python3-venv") and works(python, "-m", "ensurepip"):
        return own
    return give_up("Python here has no pip. On Debian and Ubuntu: sudo apt-get install python3-venv")
