"""Loads the method, one version at a time. A file that is wrong stops the start, with its name and line."""

import re
from functools import cache
from pathlib import Path
from typing import get_args

from .content import Method, Phase, PhaseId
from .reading import directory, shaped_in_both


def load(version: str) -> Method:
    return _load(directory(), version)


def versions() -> list[str]:
    """The oldest first."""
    return list(_versions(directory()))


def latest_version() -> str:
    return versions()[-1]


@cache
def _load(content: Path, version: str) -> Method:
    folder = content / version
    return Method(version, tuple(shaped_in_both(Phase, folder, f"{phase}.yaml") for phase in get_args(PhaseId)))


@cache
def _versions(content: Path) -> tuple[str, ...]:
    names = [path.name for path in content.iterdir() if re.fullmatch(r"\d+(\.\d+)+", path.name)]
    return tuple(sorted(names, key=lambda name: [int(part) for part in name.split(".")]))
