"""The numbers that are the same in all of Norway: data with a date for when they were last verified."""

from datetime import date
from functools import cache
from pathlib import Path

from pydantic.dataclasses import dataclass

from .reading import STRICT, directory, shaped


@dataclass(frozen=True, config=STRICT)
class Number:
    """`tel` is what a telephone dials; empty where there is nothing to dial."""

    number: str
    name: str
    when: str
    tel: str = ""


@dataclass(frozen=True, config=STRICT)
class EmergencyNumbers:
    emergency: tuple[Number, ...]
    not_urgent: tuple[Number, ...]
    talk: tuple[Number, ...]
    verified_on: date
    source: str


def emergency_numbers(language: str) -> EmergencyNumbers:
    """In bokmål where the language has no file of its own."""
    return _read(directory(), language if language in languages() else "nb")


def languages() -> set[str]:
    return {path.stem for path in (directory() / "numbers").glob("*.yaml")}


@cache
def _read(content: Path, language: str) -> EmergencyNumbers:
    return shaped(EmergencyNumbers, content / "numbers" / f"{language}.yaml")
