"""From a sheet to a PDF that can be read by everyone (PDF/UA-1) and kept (PDF/A-2a). No network, no other fonts."""

import json
import re
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path

import typst

from .left_out import only_what_is_sure, without
from .sheets import Sheet

PAPER = Path(__file__).parent / "paper"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
# For what anyone may fetch: setting costs some tenths of a second, and a copy that is published does not change.
MOST_KEPT, MOST_LACKING = 32, 50
NOT_DISPLAYED = re.compile(r'the text `"(.*)"` could not be displayed')


class Unprintable(Exception):
    """A text has a sign that our letters lack, such as an emoji; `text` is what could not be printed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@cache
def our_letters() -> typst.Fonts:
    """Inter and nothing else: what it lacks must fail, and never be filled in from whatever the machine has."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(PAPER / "fonts")])


def typeset(template: str, sheet: Sheet) -> bytes:
    return set_in_type(template, as_data(sheet))


def as_data(sheet: Sheet) -> str:
    """The sheet goes in as one string of JSON, which nothing evaluates."""
    return json.dumps(asdict(sheet), ensure_ascii=False)


def set_in_type(template: str, data: str) -> bytes:
    try:
        return typst.compile(
            PAPER / f"{template}.typ",
            root=PAPER,
            font_paths=our_letters(),
            sys_inputs={"data": data},
            pdf_standards=STANDARDS,
        )
    except typst.TypstError as error:
        if found := NOT_DISPLAYED.search(error.message):
            raise Unprintable(found[1]) from error
        raise


def typeset_for_anyone(template: str, sheet: Sheet) -> bytes:
    """Nobody is there to take an emoji away: signs that our letters lack are left out."""
    return kept_in_type(template, as_data(sheet))


@lru_cache(MOST_KEPT)
def kept_in_type(template: str, data: str) -> bytes:
    for _each in range(MOST_LACKING):
        try:
            return set_in_type(template, data)
        except Unprintable as lacking:
            less = without(lacking.text, data)
            if less == data:
                break
            data = less
    return set_in_type(template, only_what_is_sure(data))
