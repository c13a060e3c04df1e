"""Loads the demo once, and prints one account per role."""

import secrets
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from nabodialog.desk.demo.case import ROLE_NAMES
from nabodialog.desk.demo.cases import read_cases
from nabodialog.desk.demo.staging import demo_email, load_case


class Command(BaseCommand):
    help = "Loads the demo municipalities where they are missing, and prints one account per role."

    def handle(self, **_options: object) -> None:
        password = kept_password(settings.VAR_DIR / "demo-password")
        cases = read_cases()
        for case in cases:
            load_case(case, password=password, now=timezone.now())
        self.stdout.write(f"Passord for alle demokontoer: {password}")
        for case in cases:
            for role in case.people:
                email = demo_email(case.municipality.slug, role)
                self.stdout.write(f"  {case.municipality.name:<10} {ROLE_NAMES[role]:<14} {email}")


def kept_password(path: Path) -> str:
    """Made once per installation, so that no two installations share a known password."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text("-".join(secrets.token_hex(2) for _ in range(4)))
    return path.read_text()
