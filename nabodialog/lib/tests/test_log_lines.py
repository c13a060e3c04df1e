"""What a line of the log tells, and what it never tells."""

import json
import logging
import sys
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as ours
from django.db import IntegrityError

from nabodialog.lib.log_lines import JsonLines, PagesForPaths, TextLines
from nabodialog.lib.request_numbers import begin
from nabodialog.lib.scrubbing import Scrubbing

WRITTEN = "Kari Nordmann, 913 45 678"


def line(lines, message, *args, exc_info=None, **facts):
    """As a handler in the settings writes it."""
    logger = logging.getLogger("nabodialog.proving")
    record = logger.makeRecord(logger.name, logging.WARNING, __file__, 1, message, args, exc_info, extra=facts)
    assert PagesForPaths().filter(record)
    assert Scrubbing().filter(record)
    return lines.format(record)


def failed():
    try:
        try:
            raise ValueError(WRITTEN)
        except ValueError as inner:
            raise IntegrityError(f"Key (email)=({WRITTEN}) already exists.") from inner
    except IntegrityError:
        return sys.exc_info()


def test_the_settings_take_out_what_may_not_be_told_before_a_line_is_written():
    assert ours.LOGGING["handlers"]["console"]["filters"] == ["pages", "scrubbing"]


def test_text_has_the_number_of_the_request():
    begin("fra-proxyen-1")
    assert line(TextLines(), "%s kopper", 3).endswith("WARNING nabodialog.proving [fra-proxyen-1]: 3 kopper")


@pytest.mark.parametrize("lines", [TextLines(), JsonLines()])
def test_every_line_says_when_and_in_which_zone(lines):
    told = line(lines, "noe")
    at = datetime.fromisoformat(json.loads(told)["at"] if told.startswith("{") else told.partition(" ")[0])
    assert at.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)


def test_json_is_one_object_on_one_line():
    begin("fra-proxyen-2")
    told = line(JsonLines(), "To\nlinjer", facts={"status": 200})
    known = {"level": "WARNING", "logger": "nabodialog.proving", "request": "fra-proxyen-2", "status": 200}
    assert "\n" not in told
    assert json.loads(told) | {"at": ""} == {"at": "", "message": "To·linjer"} | known


@pytest.mark.parametrize("lines", [TextLines(), JsonLines()])
def test_nobody_writes_lines_of_their_own(lines):
    told = line(lines, "%s", "ja\r\n2026-01-01 INFO django: alt er vel\x1b[2J\u2028")
    assert len(told.splitlines()) == 1
    assert "\x1b" not in told


@pytest.mark.parametrize("lines", [TextLines(), JsonLines()])
def test_an_error_is_told_by_kind_and_place_and_not_by_what_somebody_wrote(lines):
    told = line(lines, "Feil", exc_info=failed())
    assert "django.db.utils.IntegrityError" in told
    assert "ValueError" in told
    assert "in failed" in told
    assert "nabodialog/lib/tests/test_log_lines.py" in told
    assert WRITTEN not in told


@pytest.mark.parametrize("lines", [TextLines(), JsonLines()])
def test_a_path_is_told_as_the_page_that_it_is(lines, rf):
    request = rf.get("/nordvik/hemmelig-adresse/")
    told = line(lines, "%s: %s", "Not Found", request.path, request=request)
    assert "hemmelig" not in told
    assert "Not Found: unknown" in told
