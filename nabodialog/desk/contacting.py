"""Keeping a contact point together with its opening hours."""

from datetime import date

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import ContactPoint, Municipality, OpeningHours, Person

from .municipality_forms import ContactPointForm


@transaction.atomic
def keep_contact_point(form: ContactPointForm, *, by: Person, today: date) -> bool:
    """False where somebody else saved meanwhile; then nothing is written. What is saved today is checked today."""
    contact: ContactPoint = form.instance
    place = Municipality.objects.select_for_update().get(pk=contact.municipality_id)
    if contact.pk is None and place.contact_point:  # a colleague made it a moment ago
        contact.pk = place.contact_point.pk
    if contact.pk is None:
        form.save()
        record(Verb.ADDED, contact, by=by, within=place, municipality=place)
    elif not form.keep_within(place, place, by=by):
        return False
    form.record_judgement(place, by=by)
    contact.opening_hours.all().delete()
    hours = form.hours()
    for interval in hours:
        interval.contact_point = contact
    OpeningHours.objects.bulk_create(hours)
    ContactPoint.objects.filter(pk=contact.pk).update(verified_on=today)
    return True
