"""For whoever runs the installation, where no administrator may do it: the only one has lost the phone."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nabodialog.desk.resetting import begin_anew
from nabodialog.people.models import Person


class Command(BaseCommand):
    help = "Removes a person's code app, passkeys and recovery codes, signs them out and tells them by e-mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="the address that the person signs in with; make sure who asks")

    def handle(self, *_args: Any, **options: Any) -> None:
        person = Person.objects.filter(email__iexact=options["email"]).first()
        if person is None:
            raise CommandError("Nobody here signs in with that address.")
        begin_anew(person)
        self.stdout.write("Done. At the next sign-in the password is enough, and a second step can be set up anew.")
