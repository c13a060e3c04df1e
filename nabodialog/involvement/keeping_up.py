"""Rounds that keep those who signed up informed: waiting lists, changes, reminders. `post` does the telling."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils.timezone import localtime

from .models import Announced, Meeting, Notice, Occasion, Registration
from .signing_up import held_meeting, notice, places_left
from .when_and_where import WhenAndWhere, published_date

OFFER_LASTS = timedelta(hours=48)
LAST_OFFER = timedelta(hours=2)  # before the meeting: whoever is asked later cannot come
REMINDED_AHEAD = timedelta(days=2)
FIRST_HOUR, LAST_HOUR = 8, 20  # nobody is reminded at night


def keep_waiting_lists(now: datetime) -> int:
    """Offers that nobody took go to the next. How many were offered a place."""
    waiting = Registration.objects.waiting().values("meeting")
    meetings = Meeting.objects.coming().filter(pk__in=waiting, milestone__project__publication__isnull=False)
    return sum(offer_free_places(meeting, now) for meeting in meetings)


@transaction.atomic
def offer_free_places(meeting: Meeting, now: datetime) -> int:
    """To the first in the list whose party there is room for, and the next."""
    meeting, offered = held_meeting(meeting), 0
    day = published_date(meeting)
    ended = meeting.registrations.offered().filter(offered_until__lte=now)
    ended.update(offered_until=None, waiting_since=now)
    if day is None or day.dropped_on:
        return 0
    until = min(now + OFFER_LASTS, WhenAndWhere.of(day).starts - LAST_OFFER)
    for registration in meeting.registrations.not_offered() if until > now else ():
        left = places_left(meeting)
        if left is None or registration.people <= left:
            registration.offered_until, registration.offers = until, registration.offers + 1
            registration.save(update_fields=["offered_until", "offers"])
            notice(registration, Occasion.OFFER, now=now, number=registration.offers)
            offered += 1
    return offered


def notice_changes(now: datetime) -> int:
    """Where neighbours now read another time or place than those who signed up were told. How many are to be told."""
    newer = Announced.objects.filter(meeting__milestone__project__publication__at__gt=F("seen_at"))
    return sum(notice_change(announced, now) for announced in newer.select_related("meeting"))


@transaction.atomic
def notice_change(announced: Announced, now: datetime) -> int:
    """From and to in one letter, and everybody once; those who signed up since have read the new."""
    meeting = held_meeting(announced.meeting)
    announced = Announced.objects.get(pk=announced.pk)
    day, publication = published_date(meeting), meeting.milestone.project.publication
    if publication is None or publication.at <= announced.seen_at:
        return 0
    former, told = announced.facts, list(meeting.registrations.standing().reachable())
    announced.seen_at = publication.at
    if day is None or WhenAndWhere.of(day).facts == former:
        announced.save(update_fields=["seen_at"])
        return 0
    announced.facts = WhenAndWhere.of(day).facts
    announced.save(update_fields=["facts", "seen_at"])
    occasion = Occasion.CANCELLATION if day.dropped_on else Occasion.CHANGE
    for registration in told:
        notice(registration, occasion, now=now, number=day.sequence, facts={"former": former})
    return len(told)


def remind(now: datetime) -> int:
    """Two days ahead, by day, those who have a place. A meeting that was moved is reminded of anew."""
    here = localtime(now)
    if not FIRST_HOUR <= here.hour < LAST_HOUR:
        return 0
    days = (here.date() + timedelta(days=1), here.date() + REMINDED_AHEAD)
    near = Meeting.objects.coming().filter(milestone__planned_on__range=days)
    return sum(remind_of(meeting, now) for meeting in near.select_related("milestone__project__publication"))


@transaction.atomic
def remind_of(meeting: Meeting, now: datetime) -> int:
    day = published_date(meeting)
    if day is None or day.dropped_on or day.planned_on != meeting.milestone.planned_on:
        return 0
    number = day.planned_on.toordinal()
    reminded = Notice.objects.filter(registration=OuterRef("pk"), occasion=Occasion.REMINDER, number=number)
    early = WhenAndWhere.of(day).starts - REMINDED_AHEAD
    due = meeting.registrations.with_place().reachable().filter(created_at__lt=early).exclude(Exists(reminded))
    registrations = list(due)
    for registration in registrations:
        notice(registration, Occasion.REMINDER, now=now, number=number)
    return len(registrations)
