"""Looks for passwords and keys in every file here, and in every line that was ever committed.

Runs in the auditors' own environment. What was looked at and found harmless stands in audited.toml, with the reason;
there and in the report is a fingerprint of what was found, never the thing itself.
"""

import hashlib
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from detect_secrets.core.scan import scan_line
from detect_secrets.settings import default_settings, get_settings

AUDITED = Path(__file__).with_name("audited.toml")
# Words in other languages and checksums of libraries look like keys to whoever counts how random a text is.
PASSED_BY = re.compile(r"\.(po|mo|woff2|ttf|png|jpg|svg)$|^requirements.*\.txt$")
# Passwords in tests are made up, all of them; keys and tokens of real services are looked for there too.
TESTS = re.compile(r"(^|/)(tests?|conftest)[/_.]")
MADE_UP = {"Secret Keyword", "Basic Auth Credentials"}
# Of our own kinds: the key that backups are encrypted for.
MORE = {"age key": re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]{20,}")}
GUESSING = ["Base64HighEntropyString", "HexHighEntropyString"]
# In pieces, so that this file does not find itself: a search that finds none of these finds nothing.
PLANTED = ["-----BEGIN " + "PRIVATE KEY-----", "AGE-SECRET-KEY-" + "1" + "Q" * 58, 'password = "' + 'tre små katter"']
Found = tuple[str, str, str]  # kind, fingerprint, where


def files(root: Path) -> Iterator[tuple[str, str]]:
    """Every line that git keeps or would keep, with its place."""
    listed = git(root, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    for name in filter(None, listed):
        path = root / name
        if path.is_file() and not PASSED_BY.search(name):
            for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
                yield line, f"{name}:{number}"


def past(root: Path) -> Iterator[tuple[str, str]]:
    """Every line that any commit added, with the commit: also what was taken away again can be read by all."""
    seen: set[str] = set()
    commit = name = ""
    for line in git(
        root, "log", "--all", "-p", "-U0", "--no-color", "--no-ext-diff", "--format=commit %h"
    ).splitlines():
        if line.startswith("commit "):
            commit = line.removeprefix("commit ")
        elif line.startswith("+++ "):
            name = line.removeprefix("+++ b/")
        elif line.startswith("+") and not PASSED_BY.search(name) and line not in seen:
            seen.add(line)
            yield line[1:], f"{name} in commit {commit}"


def git(root: Path, *command: str) -> str:
    done = subprocess.run(["git", "-c", "safe.directory=*", *command], cwd=root, check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def search(lines: Iterable[tuple[str, str]]) -> Iterator[Found]:
    for line, where in lines:
        for secret in scan_line(line):
            if secret.type in MADE_UP and TESTS.search(where):
                continue
            yield secret.type, fingerprint(secret.secret_value or ""), where
        for kind, pattern in MORE.items():
            for match in pattern.findall(line):
                yield kind, fingerprint(match), where


def fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()[:16]


def harmless() -> set[str]:
    return {each["fingerprint"] for each in tomllib.loads(AUDITED.read_text("utf-8"))["secrets"]}


def main(root: Path, *where: str) -> None:
    with default_settings():
        get_settings().disable_plugins(*GUESSING)
        lines = [*(files(root) if "files" in where else ()), *(past(root) if "history" in where else ())]
        if any(not list(search([(planted, "here")])) for planted in PLANTED):
            sys.exit("  The search does not find what was planted for it, so it was not believed.")
        known = harmless()
        found = sorted({each for each in search(lines) if each[1] not in known}, key=str)
    for kind, mark, place in found:
        print(f"  {kind} ({mark}): {place}")
    print(f"  {len(lines)} lines read, {len(found)} found")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
