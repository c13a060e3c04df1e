"""Keeping a contact point together with its opening hours."""

from datetime import date
from typing import Any

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import ContactPoint, Municipality, OpeningHours, Person

from .municipality_forms import ContactPointForm


@transaction.atomic
def keep_contact_point(form: ContactPointForm, week: Any, *, by: Person, today: date) -> bool:
    """False where somebody else saved meanwhile; then nothing is written. What is saved today is checked today."""
    contact: ContactPoint = form.instance
    place = Municipality.objects.select_for_update().get(pk=contact.municipality_id)
    if contact.pk is None and place.contact_point:  # made a moment ago: then this is the next edit of it
        contact.pk = place.contact_point.pk
    if contact.pk is None:
        form.save()
        record(Verb.ADDED, contact, by=by, within=place, municipality=place)
    elif not form.keep_within(place, place, by=by):
        return False
    form.record_judgement(place, by=by)
    contact.opening_hours.all().delete()
    intervals = [hours for day in week for hours in day.intervals()]
    for hours in intervals:
        hours.contact_point = contact
    OpeningHours.objects.bulk_create(intervals)
    ContactPoint.objects.filter(pk=contact.pk).update(verified_on=today)
    return True
