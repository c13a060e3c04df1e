"""How the installation is, for those who run it: `manage.py status`. Counts over everything, and names nobody."""

import sys
from collections.abc import Iterator

from django.core.management.base import BaseCommand
from django.db import connection

from nabodialog.operations.figures import Figures
from nabodialog.operations.health import readiness


class Command(BaseCommand):
    help = "Tells the release, what is ready, and what waits or fails. Ends with 1 where it is not ready to serve."
    requires_system_checks = []

    def handle(self, **_options: object) -> None:
        ready = readiness()
        for name, holds in ready.items():
            self.stdout.write(f"{name}: {'ok' if holds else 'FAILED'}")
        self.stdout.write(f"database is: {connection.vendor}")
        for line in lines():
            self.stdout.write(line)
        if not all(ready.values()):
            sys.exit(1)


def lines() -> Iterator[str]:
    for metric in Figures().collect():
        for sample in metric.samples:
            labels = " ".join(sample.labels.values())
            yield f"{sample.name.removeprefix('nabodialog_')} {labels}".rstrip() + f": {sample.value:g}"
