from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils import timezone

from nabodialog.desk.opening import open_municipality
from nabodialog.lib.languages import WrittenLanguage
from nabodialog.people.letters import link_of
from nabodialog.people.models import Municipality


class Command(BaseCommand):
    help = "Opens a new municipality and prints the link that its first administrator joins by."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="what the municipality is called: Tromsø")
        parser.add_argument("number", help="its four digits: 5501")
        parser.add_argument("slug", help="its part of the address: tromso")
        parser.add_argument("administrator", help="e-mail of the first administrator")
        parser.add_argument("--language", choices=WrittenLanguage.values, default=WrittenLanguage.BOKMAL)

    def handle(self, *_args: Any, **options: Any) -> None:
        municipality = Municipality(**{key: options[key] for key in ("name", "number", "slug", "language")})
        try:
            validate_email(options["administrator"])
            municipality.full_clean()
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        _, secret = open_municipality(municipality, options["administrator"], now=timezone.now())
        self.stdout.write(f"{municipality} is open. Give this link to its administrator; it works once, for 14 days:")
        self.stdout.write(link_of(secret))
