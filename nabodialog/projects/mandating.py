"""Who may promise, publish and answer on the project's behalf: handing it out, taking it back, and where nobody may."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .models import Mandate, Power


@transaction.atomic
def add_mandate(added: Mandate, *, by: Person) -> Mandate:
    added.save()
    record(Verb.ADDED, added, by=by, within=added.project, municipality=added.project.municipality)
    return added


@transaction.atomic
def remove_mandate(mandate: Mandate, *, by: Person) -> None:
    record(Verb.REMOVED, mandate, by=by, within=mandate.project, municipality=mandate.project.municipality)
    mandate.delete()


@dataclass(frozen=True)
class Gap:
    """Something that nobody may do; or that nobody does while the one who may is away."""

    power: Power
    is_held: bool


def gaps_in(mandates: Iterable[Mandate]) -> list[Gap]:
    """A mandate that no person has yet helps nobody. Two people with the same power are each other's deputies."""
    holders = {power: [each for each in mandates if power in each.powers and each.person_id] for power in Power}
    return [
        Gap(power, is_held=bool(held))
        for power, held in holders.items()
        if not any(each.deputy_id for each in held) and len({each.person_id for each in held}) < 2
    ]
