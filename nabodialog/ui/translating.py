"""Keeps the translations true: each room's texts are bokmål in its code and templates, the rest in its `locale/`.

Works with Babel alone, so that no machine needs gettext's own tools.
"""

import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS
from babel.messages.extract import extract as extract_texts
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from nabodialog.ui.public_languages import SOURCE, public_language, public_languages

KEYWORDS = DEFAULT_KEYWORDS | {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext")}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# Rooms whose texts neighbours read are in English too; the staff's own pages are in bokmål and nynorsk.
READ_BY_NEIGHBOURS = {"ui", "method", "neighbours", "post"}

UNTRANSLATED = "not translated"

MessageId = str | tuple[str, ...]


def languages_of(room: Path) -> list[str]:
    """Nynorsk everywhere; the others where neighbours read, and a draft where somebody has begun on it."""
    others = [language for language in public_languages() if language.code not in {SOURCE, "nn"}]
    if room.name not in READ_BY_NEIGHBOURS:
        return ["nn"]
    return ["nn", *(each.code for each in others if not each.is_draft or po_file(room, each.code).exists())]


def po_file(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def texts_of(room: Path) -> Iterator[tuple[str | None, MessageId]]:
    """Every text of a room that may be translated, as (context, id); an id with plural is a pair."""
    for path in sorted(room.rglob("*")):
        if path.suffix == ".py" and not {"tests", "migrations"} & set(path.parts):
            yield from _texts_in(path.read_text("utf-8"))
        elif path.suffix in {".html", ".txt", ".css", ".xml"} and "templates" in path.parts:
            code = templatize(path.read_text("utf-8"), origin=str(path))
            yield from _texts_in("\n".join(line.strip() for line in code.splitlines()))


def _texts_in(code: str) -> Iterator[tuple[str | None, MessageId]]:
    for _line, id_, _comments, context in extract_texts("python", BytesIO(code.encode()), keywords=KEYWORDS):
        if id_:
            yield context, id_


def read_catalog(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def extracted(room: Path, language: str) -> Catalog:
    """What the room's catalogue should hold: today's texts, with the translations that exist."""
    known = read_catalog(po_file(room, language), language)
    catalog = Catalog(locale=language)
    for context, id_ in texts_of(room):
        old = known.get(id_, context)
        catalog.add(id_, string=old.string if old else "", context=context, flags=old.flags if old else ())
    return catalog


def extract(room: Path) -> None:
    for language in languages_of(room):
        catalog, path = extracted(room, language), po_file(room, language)
        if len(catalog):
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, catalog, no_location=True, omit_header=True, sort_output=True, width=120)
        else:
            path.unlink(missing_ok=True)


def compile_room(room: Path) -> None:
    """Each catalogue is put in place whole, for a server may be reading it at this moment.

    One that is newer than its text is left: where the program may only be read, it was compiled as it was laid there.
    """
    for path in room.glob("locale/*/LC_MESSAGES/django.po"):
        if is_compiled(path):
            continue
        written = path.with_suffix(f".{os.getpid()}")
        with written.open("wb") as file:
            write_mo(file, read_catalog(path, path.parts[-3]))
        written.replace(path.with_suffix(".mo"))


def is_compiled(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime > path.stat().st_mtime


def faults(room: Path) -> list[str]:
    return [fault for language in languages_of(room) for fault in _faults_in(room, language)]


def _faults_in(room: Path, language: str) -> Iterator[str]:
    place, is_draft = f"{room.name}/{language}", public_language(language).is_draft
    kept = read_catalog(po_file(room, language), language)
    wanted = {(message.context, message.id) for message in extracted(room, language) if message.id}
    for gone in {(message.context, message.id) for message in kept if message.id} - wanted:
        yield f"{place}: no longer used: {gone[1]!r}"
    for context, id_ in sorted(wanted, key=str):
        message = kept.get(id_, context)
        fault = _fault_of(message) if message else "missing; run: manage.py translations extract"
        if fault and not (is_draft and fault == UNTRANSLATED):
            yield f"{place}: {fault}: {id_!r}"


def _fault_of(message: Message) -> str | None:
    ids, strings = _forms(message.id), _forms(message.string)
    if not all(strings) or len(strings) < len(ids):
        return UNTRANSLATED
    if message.fuzzy:
        return "fuzzy"
    if {"%s", "%d", "{}"} & _placeholders(" ".join(ids)):
        return "placeholders need names"
    return None if _says_the_same(ids, strings) else "other placeholders than the source"


def _says_the_same(ids: list[str], strings: list[str]) -> bool:
    """The singular may say «one» in letters; every plural must name its number."""
    if len(ids) == 1:
        return _placeholders(strings[0]) == _placeholders(ids[0])
    wanted = _placeholders(ids[1])
    return _placeholders(strings[0]) <= wanted and all(_placeholders(text) == wanted for text in strings[1:])


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _forms(text: Any) -> list[str]:
    """The singular and the plural of a text; one form where it has no plural."""
    return [form or "" for form in text] if isinstance(text, (tuple, list)) else [text or ""]
