"""The ways in which errors are told: a letter, JSON to an address, or the protocol that Sentry and its like speak."""

import json
import uuid
from collections.abc import Callable, Mapping
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage

if TYPE_CHECKING:
    from .reporting import Report

SECONDS = 5
PRODUCT = "nabodialog"


class NotToldError(Exception):
    """Whoever should be told, did not take it."""


def teller_of(address: str) -> "Callable[[Report], None]":
    """`drift@kommune.no`, `https://host/path`, or `https://key@host/number` as Sentry gives it."""
    if "://" not in address:
        return lambda report: by_mail(address, report)
    to = urlsplit(address)
    return lambda report: by_envelope(to, report) if to.username else by_json(to, report)


def facts_of(report: "Report") -> dict[str, Any]:
    chain = [{"said": said, "places": list(places)} for said, places in zip(report.said, report.places, strict=True)]
    return {
        "at": report.at.isoformat(timespec="seconds"),
        "page": report.page,
        "request": report.number,
        "release": report.release,
        "logger": report.logger,
        "errors": chain,
    }


def by_mail(address: str, report: "Report") -> None:
    """From a process that may stand in the middle of anything: at once, and past the outbox."""
    facts = facts_of(report)
    lines = [f"{name}: {facts[name]}" for name in ("at", "page", "request", "release", "logger")]
    for error in facts["errors"]:
        lines += ["", error["said"], *(f"  {place}" for place in error["places"])]
    subject = f"{PRODUCT}: {report.said[-1] if report.said else report.logger}"[:120]
    EmailMessage(" ".join(subject.split()), "\n".join(lines), settings.DEFAULT_FROM_EMAIL, [address]).send()


def by_json(to: SplitResult, report: "Report") -> None:
    deliver(to, to.path or "/", json.dumps(facts_of(report)).encode(), {"Content-Type": "application/json"})


def by_envelope(to: SplitResult, report: "Report") -> None:
    before, _slash, project = to.path.rpartition("/")
    event = event_of(report)
    head = {"event_id": event["event_id"], "sent_at": report.at.isoformat()}
    body = "\n".join(json.dumps(part) for part in (head, {"type": "event"}, event)) + "\n"
    key = f"Sentry sentry_version=7, sentry_client={PRODUCT}/{report.release}, sentry_key={to.username}"
    told = {"Content-Type": "application/x-sentry-envelope", "X-Sentry-Auth": key}
    deliver(to, f"{before}/api/{project}/envelope/", body.encode(), told)


def event_of(report: "Report") -> dict[str, Any]:
    return {
        "event_id": uuid.uuid4().hex,
        "timestamp": report.at.isoformat(),
        "platform": "python",
        "level": "error",
        "logger": report.logger,
        "release": f"{PRODUCT}@{report.release}",
        "transaction": report.page,
        "tags": {"request": report.number},
        "exception": {
            "values": [
                {
                    "type": said.partition(": ")[0],
                    "value": said.partition(": ")[2],
                    "stacktrace": {"frames": [frame_of(place) for place in places]},
                }
                for said, places in zip(report.said, report.places, strict=True)
            ]
        },
    }


def frame_of(place: str) -> dict[str, Any]:
    where, _in, function = place.partition(" in ")
    filename, _colon, line = where.rpartition(":")
    return {"filename": filename, "lineno": int(line or 0), "function": function}


def deliver(to: SplitResult, path: str, body: bytes, headers: Mapping[str, str]) -> None:
    """To the host that the settings name and no other: where it is sent on to, nobody follows."""
    kind = HTTPSConnection if to.scheme == "https" else HTTPConnection
    connection = kind(to.hostname or "", to.port, timeout=SECONDS)
    try:
        connection.request("POST", path, body, dict(headers))
        answer = connection.getresponse()
        answer.read(1024)
    finally:
        connection.close()
    if answer.status >= 300:
        raise NotToldError(answer.status)
