"""Somebody asks that we forget them: what they wrote goes, what is counted stays, and what must be archived waits."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import Deed, Fate, Sought
from nabodialog.people.models import Municipality, Person

from .archiving import archived_or_free
from .erasing import erase
from .following import stop_following
from .handling import end_unanswered, go_on
from .mail_erasing import NOTHING
from .models import ClosingReason, Enquiry, Forwarding, IncomingMail, RawMail, Subscription
from .personal import of_enquiry, of_follower, of_mail

ASKED_FOR = 0
"""As many months after the end: none."""


def forget(sought: Sought, place: Municipality, *, by: Person, now: datetime) -> Iterator[Fate]:
    """Inside whoever asks' transaction. Enquiries first: what is kept with one of them stays."""
    followed = Subscription.objects.standing().filter(of_follower(sought), project__municipality=place)
    stopped = sum(stop_following(each, now=now) for each in followed)
    yield Fate(Deed.ERASED, _("Prosjekter som følges"), stopped)
    yield from forget_enquiries(sought, place, by=by, now=now)
    yield Fate(Deed.ERASED, _("E-post til kommunen"), forget_mails(sought, place, by=by, now=now))
    asked = Forwarding.objects.standing().filter(sought.by_email("email"), enquiry__project__municipality=place)
    for each in list(asked.select_related("enquiry")):
        go_on(each.enquiry, by=by, now=now)
        yield Fate(Deed.ERASED, _("Adressen til en vi har spurt"), 1)


def forget_enquiries(sought: Sought, place: Municipality, *, by: Person, now: datetime) -> Iterator[Fate]:
    mine = Enquiry.objects.filter(of_enquiry(sought), project__municipality=place)
    for enquiry in list(mine.open()):
        end_unanswered(enquiry, ClosingReason.WITHDRAWN, "", by=by, now=now)
    going = archived_or_free(mine).filter(unerased())
    erased = sum(erase(each, ASKED_FOR, now=now) for each in list(going))
    what = _("Henvendelser, med det som er skrevet, bilder og hvordan naboen nås")
    remains = _("Kode, slag, datoer og hva det ble til blir stående. De som ikke er besvart, avsluttes som trukket.")
    yield Fate(Deed.ERASED, what, erased, remains)
    stays = mine.filter(unerased()).count()
    why = _("De er besvart og skal i arkivet. Slett dem når arkivet har bekreftet at de er tatt imot.")
    yield Fate(Deed.KEPT, _("Henvendelser som venter på arkivet"), stays, why)


def unerased() -> Q:
    return Q(erased_at=None) | Q(contact__isnull=False) | ~Q(text="")


def forget_mails(sought: Sought, place: Municipality, *, by: Person, now: datetime) -> int:
    """Not those that belong to an enquiry that stays."""
    stays = Enquiry.objects.filter(unerased(), project__municipality=place)
    mails: QuerySet[IncomingMail] = IncomingMail.objects.filter(of_mail(sought), municipality=place, erased_at=None)
    going = list(mails.exclude(enquiry__in=stays).values_list("pk", flat=True).distinct())
    RawMail.objects.filter(mail__in=going).delete()
    chosen = IncomingMail.objects.filter(pk__in=going)
    chosen.filter(settled_at=None).update(settled_at=now, settled_by=by)
    return chosen.update(**NOTHING, erased_at=now)
