"""The languages of the public pages: those that have a folder in `ui/languages` with a `language.yaml`.

So a language is added by adding files alone; docs/decisions/0015-a-language-by-adding-files.md says which.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "languages"
SOURCE = "nb"  # what every text is written in, and what a reader meets where a translation is missing


@dataclass(frozen=True)
class PublicLanguage:
    """A language, by its own name. With `pages` it is a draft: those pages alone are in it."""

    code: str
    name: str
    place: int
    pages: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        return bool(self.pages)

    def has(self, page: str) -> bool:
        """Is the page at this named address in the language?"""
        return not self.pages or page in self.pages


@cache
def public_languages() -> tuple[PublicLanguage, ...]:
    """In the order they are offered."""
    found = (_read(path) for path in FOLDER.glob("*/language.yaml"))
    return tuple(sorted(found, key=lambda language: language.place))


def _read(path: Path) -> PublicLanguage:
    told = yaml.safe_load(path.read_text("utf-8"))
    return PublicLanguage(path.parent.name, told["name"], told["place"], tuple(told.get("pages", ())))


def public_language(code: str | None) -> PublicLanguage:
    """The source language where the code is none of ours."""
    by_code = {language.code: language for language in public_languages()}
    return by_code.get(code or SOURCE, by_code[SOURCE])
