"""What browsers tell of things that our content policy stopped: a hole in a page, or an extension of theirs.

Anyone can send one. So little is read of it, nothing of it is kept but counts, and the log fills no faster than it may.
"""

import json
import logging
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from nabodialog.lib.scrubbing import match_of

from .counting import policy_reports

LARGEST = 16 * 1024
MOST_A_MINUTE = 30
TYPES = {"application/csp-report", "application/reports+json", "application/json"}
# What was stopped is told only where it is one of these words; an address may hold what its owner does.
WORDS = {"inline", "eval", "wasm-eval", "data", "blob", "self"}
logger = logging.getLogger(__name__)


class Minute:
    """How many lines this process has written in this one."""

    def __init__(self) -> None:
        self.number, self.lines, self.lock = -1, 0, Lock()

    def has_room(self) -> bool:
        with self.lock:
            now = int(monotonic() // 60)
            self.number, self.lines = now, (self.lines if now == self.number else 0) + 1
            return self.lines <= MOST_A_MINUTE


minute = Minute()


def take_report(request: HttpRequest) -> bool:
    """Whether it could be understood."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.content_type not in TYPES or not length.isdecimal() or int(length) > LARGEST:
        return False
    try:
        body = facts_in(json.loads(request.body))
    except (ValueError, RecursionError):
        return False
    if body is None:
        return False
    directive = directive_of(body)
    policy_reports.labels(directive).inc()
    if minute.has_room():
        logger.warning("The content policy stopped %s (%s) on %s", what_of(body), directive, page_in(body))
    return True


def facts_in(told: Any) -> dict[str, Any] | None:
    """In the older form one report, in the newer a list."""
    first = told[0] if isinstance(told, list) and told else told
    found = first.get("csp-report", first.get("body")) if isinstance(first, dict) else None
    return found if isinstance(found, dict) else None


def text_in(body: dict[str, Any], *names: str) -> str:
    return next((body[name] for name in names if isinstance(body.get(name), str)), "")


def directive_of(body: dict[str, Any]) -> str:
    named = text_in(body, "effective-directive", "violated-directive", "effectiveDirective").partition(" ")[0]
    ours = {*settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "script-src-elem", "script-src-attr", "style-src-elem"}
    return named if named in ours | {"style-src-attr"} else "other"


def what_of(body: dict[str, Any]) -> str:
    blocked = text_in(body, "blocked-uri", "blockedURL")
    return blocked if blocked in WORDS else "an address"


def page_in(body: dict[str, Any]) -> str:
    try:
        match = match_of(urlsplit(text_in(body, "document-uri", "documentURL")).path)
    except ValueError:
        return "unknown"
    return match.view_name if match else "unknown"
