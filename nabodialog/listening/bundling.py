"""Enquiries that are about the same thing: found, tied together, and taken apart again."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from nabodialog.history.models import Verb
from nabodialog.people.models import Person
from nabodialog.projects.publishing import locked

from .handling import note
from .models import Bundle, Bundled, Enquiry
from .models.enquiry import EnquiryQuerySet
from .states import State

DAYS_APART = 30


def related_to(enquiry: Enquiry) -> EnquiryQuerySet:
    """Of the same theme, or about the same that neighbours can influence, and from about the same time."""
    same = Q(pk=None)
    if enquiry.theme_id:
        same |= Q(theme=enquiry.theme_id)
    if enquiry.influence_item_id:
        same |= Q(influence_item=enquiry.influence_item_id)
    apart = timedelta(days=DAYS_APART)
    near = Q(received_at__range=(enquiry.received_at - apart, enquiry.received_at + apart))
    found = Enquiry.objects.filter(same, near, project=enquiry.project_id).exclude(state=State.CLOSED)
    others = found.exclude(pk=enquiry.pk).exclude(bundled__bundle__bundled__enquiry=enquiry)
    return others.order_by("-received_at", "-pk")


def lie_in(bundle: Bundle) -> EnquiryQuerySet:
    return Enquiry.objects.filter(bundled__bundle=bundle).most_urgent_first()


@transaction.atomic
def tie(enquiry: Enquiry, others: Iterable[Enquiry], *, by: Person, now: datetime) -> Bundle:
    """Where some of them lie in bundles already, these become one."""
    project, together = locked(enquiry.project), [enquiry, *others]
    met = list(Bundle.objects.filter(bundled__enquiry__in=together).distinct())
    kept, *rest = met or [Bundle.objects.create(project=project, made_at=now)]
    Bundled.objects.filter(bundle__in=rest).update(bundle=kept)
    Bundle.objects.filter(pk__in=[each.pk for each in rest]).delete()
    there = set(kept.bundled.values_list("enquiry_id", flat=True))
    put_in(kept, [each for each in together if each.pk not in there], by=by, now=now)
    return kept


@transaction.atomic
def put_in(bundle: Bundle, enquiries: Iterable[Enquiry], *, by: Person, now: datetime) -> None:
    """What lies in a bundle already stays where it is."""
    for enquiry in enquiries:
        facts = {"bundle": bundle, "at": now, "by": by}
        _bundled, is_new = Bundled.objects.get_or_create(enquiry=enquiry, defaults=facts)
        if is_new:
            note(Verb.CHANGED, enquiry, by, fields="bundle", to=bundle.pk)


@transaction.atomic
def take_out(enquiry: Enquiry, bundle: Bundle, *, by: Person) -> None:
    """The bundle stays, so that it can be put back."""
    taken, _kinds = Bundled.objects.filter(enquiry=enquiry, bundle=bundle).delete()
    if taken:
        note(Verb.CHANGED, enquiry, by, fields="bundle")
