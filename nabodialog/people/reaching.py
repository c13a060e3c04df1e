"""Whom neighbours reach, and when: on every page and every sheet of paper the same."""

from dataclasses import dataclass

from .models import ContactPoint, Municipality, OpeningHours


@dataclass(frozen=True)
class Reachable:
    """Whom to call, and when."""

    contact: ContactPoint | None
    hours: list[OpeningHours]


def reachable(municipality: Municipality, chosen: ContactPoint | None = None) -> Reachable:
    """The contact point a project chose, or the municipality's own, with its hours: one query where it has any."""
    points = {"contact_point": chosen} if chosen else {"contact_point__municipality": municipality}
    hours = list(OpeningHours.objects.filter(**points).select_related("contact_point").order_by("contact_point_id"))
    contact = chosen or (hours[0].contact_point if hours else municipality.contact_point)
    mine = [interval for interval in hours if contact and interval.contact_point_id == contact.pk]
    return Reachable(contact, sorted(mine, key=lambda interval: (interval.weekday, interval.opens)))
