"""Reads all of history against its seals: `manage.py history check`. Ends with 1 where something does not hold."""

import sys
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils import timezone

from nabodialog.history.checking import Anchors, Check, anchors_in

MOST_TOLD = 20


class Command(BaseCommand):
    help = "Checks that nothing in history was altered or removed, and tells the first places where something was."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("deed", choices=["check"])
        parser.add_argument(
            "--anchors", metavar="LOG", help="the worker's log, or -: what it says was sealed must be so"
        )

    def handle(self, *, anchors: str | None, **_options: object) -> None:
        check = Check(timezone.now(), anchors_of(anchors) if anchors else {})
        faults = list(islice(check.faults(), MOST_TOLD))
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            self.stderr.write(f"History does not hold. First: {faults[0]}")
            sys.exit(1)
        self.stdout.write(f"History holds, to {check.number}:{check.digest}")
        self.stdout.write(f"Compared with {len(check.anchors)} places in the log. Waiting for a seal: {check.waiting}")
        if check.sealed_late:
            self.stdout.write(f"Sealed more than 10 minutes after they say they happened: {check.sealed_late}")


def anchors_of(log: str) -> Anchors:
    if log == "-":
        return anchors_in(sys.stdin)
    with Path(log).open(encoding="utf-8", errors="replace") as lines:
        return anchors_in(lines)
