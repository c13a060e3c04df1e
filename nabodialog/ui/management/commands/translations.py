"""`translations extract` after changing texts, `check` in CI, `compile` at start."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from nabodialog.ui.translating import compile_room, extract, faults


class Command(BaseCommand):
    help = "Keeps the rooms' translations in step with their texts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("deed", choices=["extract", "check", "compile"])

    def handle(self, *, deed: str, **_options: object) -> None:
        rooms = [
            room for room in sorted((settings.BASE_DIR / "nabodialog").iterdir()) if (room / "__init__.py").exists()
        ]
        if deed == "check":
            self.check_all(rooms)
        for room in rooms:
            if deed == "extract":
                extract(room)
            elif deed == "compile":
                compile_room(room)

    def check_all(self, rooms: list[Path]) -> None:
        found = [fault for room in rooms for fault in faults(room)]
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("Every text is translated.")
