"""Who a sheet comes from: the municipality's name, colour and logo, the page it leads to, and whom to reach."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from nabodialog.lib.colour import readable_accent
from nabodialog.lib.qr_codes import code_of
from nabodialog.people.models import Logo, OpeningHours
from nabodialog.people.models.contact import Weekday
from nabodialog.people.opening import Interval, in_rows, span
from nabodialog.people.reaching import reachable
from nabodialog.projects.models import Project

from .sheets import Contact, Sender


def sender_of(project: Project) -> Sender:
    """With the page and its code only where neighbours would find something there."""
    municipality = project.municipality
    logo = Logo.objects.filter(municipality=municipality).first()
    page = settings.SITE_URL + reverse("neighbours:project", args=[municipality.slug, project.slug])
    return Sender(
        name=_("%(name)s kommune") % {"name": municipality.name},
        accent=readable_accent(municipality.accent),
        logo=tuple(bytes(logo.png)) if logo else (),
        page=page if project.is_published else "",
        code=code_of(page) if project.is_published else "",
        code_means=_("QR-kode til %(page)s") % {"page": page},
    )


def page_of() -> str:
    return _("Side {page} av {pages}")


def contact_of(project: Project) -> Contact:
    found = reachable(project.municipality, project.contact_point)
    contact, title = found.contact, _("Si din mening, eller spør oss")
    if contact is None:
        return Contact(title, _("Ring kommunens sentralbord."), ())
    facts = [
        (_("Telefon"), contact.phone),
        (_("E-post"), contact.email),
        (_("Besøk"), contact.address),
        (_("Åpent"), ", ".join(in_words(found.hours))),
        (_("Stedfortreder"), f"{contact.deputy_name}, {contact.deputy_phone}"),
    ]
    return Contact(title, contact.name, tuple(fact for fact in facts if fact[1]))


def in_words(hours: Iterable[OpeningHours]) -> list[str]:
    """Weekdays in a row with the same hours are told together."""
    return [f"{span(days, Weekday.labels)} {' '.join(map(interval, days.intervals))}" for days in in_rows(list(hours))]


def interval(hours: Interval) -> str:
    return f"{time_format(hours.opens)}–{time_format(hours.closes)}"
