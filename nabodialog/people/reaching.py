"""Whom neighbours reach, and when: on every page and every sheet of paper the same."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat, Replace

from nabodialog.lib.joined import Joined

from .models import ClosedDay, ContactPoint, Municipality, OpeningHours
from .working_days import ClosedDays

COMMA = "\x1f"  # stands for one, in what is joined with commas


@dataclass(frozen=True)
class Reachable:
    """Whom to call, and when; and the days to come on which nobody answers, where they were asked for."""

    contact: ContactPoint | None
    hours: list[OpeningHours]
    closed: ClosedDays = field(default_factory=dict)


def reachable(
    municipality: Municipality, chosen: ContactPoint | None = None, *, closed_from: date | None = None
) -> Reachable:
    """The contact point a project chose, or the municipality's own, with its hours: one query where it has any."""
    points = {"contact_point": chosen} if chosen else {"contact_point__municipality": municipality}
    found = OpeningHours.objects.filter(**points).select_related("contact_point").order_by("contact_point_id")
    hours = list(with_closed_days(found, closed_from) if closed_from else found)
    contact = chosen or (hours[0].contact_point if hours else municipality.contact_point)
    mine = [interval for interval in hours if contact and interval.contact_point_id == contact.pk]
    closed = closed_days_in(hours[0].__dict__.get("closed")) if hours else {}
    return Reachable(contact, sorted(mine, key=lambda interval: (interval.weekday, interval.opens)), closed)


def with_closed_days(hours: "QuerySet[OpeningHours]", since: date) -> "QuerySet[OpeningHours]":
    """In the same query: neighbours' pages ask twice, and no more."""
    days = ClosedDay.objects.filter(municipality=OuterRef("contact_point__municipality"), on__gte=since)
    told = Concat(Cast("on", TextField()), Value(" "), Replace("reason", Value(","), Value(COMMA)))
    return hours.annotate(
        closed=Subquery(days.order_by().values("municipality").annotate(told=Joined(told)).values("told"))
    )


def closed_days_in(joined: str | None) -> ClosedDays:
    pairs = (day.partition(" ") for day in (joined or "").split(",") if day)
    return {date.fromisoformat(on): reason.replace(COMMA, ",") for on, _space, reason in pairs}
