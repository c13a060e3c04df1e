"""What neighbours can influence: adding to the list, and taking away from it."""

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person

from .models import InfluenceItem


@transaction.atomic
def add_influence(added: InfluenceItem, *, by: Person) -> InfluenceItem:
    added.save()
    record(Verb.ADDED, added, by=by, within=added.project, municipality=added.project.municipality)
    return added


@transaction.atomic
def remove_influence(item: InfluenceItem, *, by: Person) -> None:
    record(Verb.REMOVED, item, by=by, within=item.project, municipality=item.project.municipality)
    item.delete()
