"""Lines of the log: as text for people, as JSON for machines, each with the number of its request.

What may not stand in them is taken out before, by `PagesForPaths` and `lib/scrubbing.py: Scrubbing`.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.http import HttpRequest

from .request_numbers import current, page_of
from .scrubbing import before, said_of, trace_of

OURS = f"{Path(__file__).resolve().parents[2]}/"
UNTIL_CODE = re.compile(r".*/(?:site-packages|python3\.\d+)/")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MOST_PLACES = 40


class PagesForPaths(logging.Filter):
    """Where Django tells the path of a request, tell its page: also a path without secrets may say whose it is."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            paths = {request.path, request.get_full_path()}
            record.args = tuple(page_of(request) if told in paths else told for told in record.args)
        return True


def message_of(record: logging.LogRecord) -> str:
    """On one line: nobody writes lines of their own into our log."""
    return CONTROL.sub("·", record.getMessage())


def time_of(record: logging.LogRecord) -> str:
    """In UTC, and it says so: lines of several machines, or around a change to summer time, stand in one order."""
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def error_of(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


def place_of(frame: traceback.FrameSummary) -> str:
    return f"{UNTIL_CODE.sub('', frame.filename).removeprefix(OURS)}:{frame.lineno} in {frame.name}"


def places_of(error: BaseException) -> list[str]:
    """Where in the code, outermost first, and never what stood in its variables."""
    return [place_of(frame) for frame in traceback.extract_tb(error.__traceback__)[-MOST_PLACES:]]


class TextLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        number, error = current() or "-", error_of(record)
        line = f"{time_of(record)} {record.levelname} {record.name} [{number}]: {message_of(record)}"
        return f"{line}\n{trace_of(error)}" if error else line


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": time_of(record),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
            "request": current() or None,
            **getattr(record, "facts", {}),
        }
        if error := error_of(record):
            told["errors"] = [{"said": said_of(each), "places": places_of(each)} for each in before(error)]
        return json.dumps(told, ensure_ascii=False, default=str)
