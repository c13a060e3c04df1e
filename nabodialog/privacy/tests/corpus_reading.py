"""Sentences to try the guard on, with what should be found in them; and prose where nothing should be."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).parent
ROOM = HERE.parent.parent
MARKED = re.compile(r"\[(\w+):([^]]+)\]")
# What the prose says on its own behalf, as a municipality would have it allowed.
PHONES = ("77 00 00 00", "77 00 00 01", "57 00 00 00", "57 00 00 01")
OWN = (*PHONES, *(f"{name}@kommunen.example" for name in ("nabokontakten", "personvernombud", "grannekontakt")))


@dataclass(frozen=True)
class Mark:
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    language: str
    text: str
    marks: tuple[Mark, ...]


def sentences(name):
    for line in (HERE / "corpus" / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield read(*line.split(" ", 1))


def read(language, marked):
    text, marks, last = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[last : match.start()]
        marks.append(Mark(match[1], len(text), len(text) + len(match[2])))
        text, last = text + match[2], match.end()
    return Sentence(language, text + marked[last:], tuple(marks))


def prose():
    """What a municipality could have written: our own, and what the method and the demo say. Each with its name."""
    for path in sorted((HERE / "prose").glob("*.txt")):
        yield path.stem, path.read_text("utf-8")
    files = [*ROOM.glob("method/content/*/n?/*.yaml"), *ROOM.glob("desk/demo/content/*.yaml")]
    for path in sorted(files):
        if path.stem != "about":  # names those who wrote the method
            yield path.stem, "\n".join(texts_in(yaml.safe_load(path.read_text("utf-8"))))


def texts_in(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from texts_in(part)
