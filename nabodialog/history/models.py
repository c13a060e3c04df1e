from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Municipality, Person


class Verb(models.TextChoices):
    """What was done. One word per deed; the sentence is made where it is shown."""

    ADDED = "added", _("la til")
    ADOPTED = "adopted", _("tok i bruk ny metodetekst for")
    ANNOUNCED = "announced", _("kunngjorde en endring i")
    ANSWERED = "answered", _("svarte på")
    APPROVED = "approved", _("godkjente")
    ASKED = "asked", _("spurte naboen om mer i")
    BEGAN = "began", _("begynte på")
    BROUGHT_BACK = "brought_back", _("tok tilbake")
    CHANGED = "changed", _("endret")
    CONFIRMED = "confirmed", _("bekreftet vurderingen av personvernet i")
    DECLINED = "declined", _("sa nei til å publisere")
    DROPPED = "dropped", _("droppet")
    ENDED = "ended", _("avsluttet uten svar")
    EXPORTED = "exported", _("hentet ut loggen for")
    FETCHED = "fetched", _("lastet ned")
    FINISHED = "finished", _("fullførte")
    FORGOT = "forgot", _("slettet det som kunne slettes om en person, i")
    INVITED = "invited", _("inviterte")
    JOINED = "joined", _("ble med i")
    JUDGED = "judged", _("vurderte personvernet i")
    LEFT_OUT = "left_out", _("utelot")
    LOOKED_INTO = "looked_into", _("så på adressene i")
    LOOKED_UP = "looked_up", _("så hva som er lagret om en person, i")
    MOVED = "moved", _("flyttet")
    POSTPONED = "postponed", _("ga foreløpig svar på")
    PRINTED = "printed", _("skrev ut")
    PUBLISHED = "published", _("publiserte")
    REGISTERED = "registered", _("registrerte")
    REMOVED = "removed", _("fjernet")
    RENAMED = "renamed", _("ga nytt navn til")
    REOPENED = "reopened", _("åpnet igjen")
    RESET = "reset", _("nullstilte innlogging i to steg for")
    SAW = "saw", _("så kontaktopplysningene i")
    SENT = "sent", _("sendte")
    SIGNED_OUT = "signed_out", _("avsluttet alle innlogginger for")
    STARTED = "started", _("startet")
    TRIED_AGAIN = "tried_again", _("prøvde på nytt å sende e-post i")
    UNDID = "undid", _("angret det siste med")
    VIEWED = "viewed", _("så på e-postadressene til de påmeldte til")
    WITHDREW = "withdrew", _("trakk tilbake")


# Nothing was changed: somebody saw, or took out, what belongs to neighbours, or who did what. Each time is told.
READING = (Verb.EXPORTED, Verb.FETCHED, Verb.LOOKED_INTO, Verb.LOOKED_UP, Verb.SAW, Verb.VIEWED)


class EventQuerySet(models.QuerySet["Event"]):
    def within(self, place: models.Model) -> Self:
        """What happened inside a project or a municipality, newest first."""
        return self.filter(within_type=place._meta.label_lower, within_id=place.pk)

    def about(self, thing: models.Model) -> Self:
        return self.filter(thing_type=thing._meta.label_lower, thing_id=thing.pk)

    def reading(self) -> Self:
        return self.filter(verb__in=READING)

    def deeds(self) -> Self:
        return self.exclude(verb__in=READING)


class Event(models.Model):
    """Who did what to which thing, and when. Rows are only ever added: the database refuses the rest."""

    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="events")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=20, choices=Verb.choices)
    thing_type = models.CharField(max_length=60)
    thing_id = models.PositiveBigIntegerField()
    thing_label = models.CharField(max_length=300)
    within_type = models.CharField(max_length=60)
    within_id = models.PositiveBigIntegerField()
    details: "models.JSONField[Any, Any]" = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["within_type", "within_id", "-at"], name="history_within"),
            models.Index(fields=["thing_type", "thing_id", "-at"], name="history_about"),
            models.Index(fields=["municipality", "-at", "-id"], name="history_of_municipality"),
            models.Index(fields=["municipality", "by", "-at"], name="history_of_person_there"),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.get_verb_display()} «{self.thing_label}»"


class Seal(models.Model):
    """An event's place in the chain: its digest rests on the former one's. Rows are only ever added, as in history.

    The numbers are 1, 2, 3 … in the order of sealing, with no gap; that they are unique is also what keeps two workers
    from sealing beside each other.
    """

    number = models.PositiveBigIntegerField(unique=True)
    event = models.OneToOneField(Event, models.PROTECT, related_name="seal")
    content = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        """What is written down outside the database, and compared with it later."""
        return f"{self.number}:{self.digest}"


class Unsealed(models.Model):
    """An event that waits for its seal. The database writes the row with the event, and sealing takes it away."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="unsealed")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.event_id}"
