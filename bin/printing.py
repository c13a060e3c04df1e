"""A thousand letters, from rows that wait to files that can be fetched, as a worker makes them. Tells seconds and MB.

Run in an installation with the demo; its worker must not be at work at the same time.
"""

import json
import os
import resource
import time
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.utils import timezone  # noqa: E402  # models need Django to stand

from nabodialog.involvement.lettering import print_letter  # noqa: E402
from nabodialog.involvement.models import AddressLine, AddressList, Letter, LetterApproval, Printed  # noqa: E402
from nabodialog.reports.printing import print_next  # noqa: E402

LETTERS = 1000


def waiting() -> None:
    """The demo's letter, for a thousand letter boxes."""
    now = timezone.now()
    approval = LetterApproval.objects.select_related("letter__project__municipality", "by").earliest("at")
    letter = Letter.objects.get(pk=approval.letter_id)
    about = {"name": "Tusen", "purpose": "Måling", "delete_on": now.date() + timedelta(days=1)}
    listed = AddressList.objects.create(project=letter.project, imported_by=approval.by, imported_at=now, **about)
    place = {"street": "Fjellveien", "postcode": "9000", "place": "Tromsø"}
    AddressLine.objects.bulk_create(
        AddressLine(list=listed, number=number, **place) for number in range(1, LETTERS + 1)
    )
    print_letter(letter, listed, Printed.LETTERS, by=approval.by, now=now)


def most(who: int) -> float:
    """The most memory that one process of these has had, in MB."""
    return resource.getrusage(who).ru_maxrss / 1024


def main() -> None:
    while print_next(timezone.now()):
        pass  # what the demo itself has waiting
    waiting()
    started = time.monotonic()
    while print_next(timezone.now()):
        pass
    found = {"seconds": time.monotonic() - started, "letters": LETTERS}
    print(json.dumps(found | {"worker": most(resource.RUSAGE_SELF), "setter": most(resource.RUSAGE_CHILDREN)}))


if __name__ == "__main__":
    main()
