"""Signing up for a meeting, changing it, withdrawing, and taking a place that was offered. No account, no name."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from .models import Announced, Meeting, Needs, Notice, Occasion, Registration, SignUp
from .publishing import shown_meeting
from .when_and_where import WhenAndWhere, published_date


class NoRoom(Exception):
    """More people than there are places left."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


class SignUpIsClosed(Exception):
    """Not published, cancelled, over, or past the last day."""


@dataclass(frozen=True)
class Wish:
    form_key: uuid.UUID
    email: str = ""
    companions: int = 0
    language: str = "nb"
    needs: Needs = field(default_factory=Needs)


def can_sign_up(meeting: Meeting, today: date) -> bool:
    """As neighbours read it."""
    shown, day = shown_meeting(meeting), published_date(meeting)
    if shown is None or day is None or shown.sign_up != SignUp.OPEN or day.dropped_on or day.happened_on:
        return False
    last = shown.sign_up_until or day.planned_on
    return today <= min(last, day.planned_on)


def held_meeting(meeting: Meeting) -> Meeting:
    """Until the transaction ends nobody else gives out its places. On SQLite every transaction waits for the last."""
    return (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("milestone__project__publication")
        .get(pk=meeting.pk)
    )


def places_left(meeting: Meeting) -> int | None:
    """None where there is room for all. What is offered is not free."""
    if meeting.capacity is None:
        return None
    return max(meeting.capacity - meeting.expected, 0)


def places_for_new(meeting: Meeting) -> int | None:
    """None where there is room for all, and none where others wait for what is free."""
    left = places_left(meeting)
    return 0 if left is not None and meeting.registrations.not_offered().exists() else left


@transaction.atomic
def register(meeting: Meeting, wish: Wish, *, now: datetime) -> Registration:
    """A place, or the end of the waiting list. The same form again, or the same e-mail, is the same registration."""
    meeting = held_meeting(meeting)
    if again := meeting.registrations.filter(form_key=wish.form_key).first():
        return again
    if wish.email and (before := meeting.registrations.standing().filter(email__iexact=wish.email).first()):
        notice(before, Occasion.LINK, number=localdate(now).toordinal(), now=now)  # once a day: nobody is pestered
        return before
    if not can_sign_up(meeting, localdate(now)):
        raise SignUpIsClosed
    left = places_for_new(meeting)
    gets_place = left is None or wish.companions + 1 <= left
    facts = {"place_at": now} if gets_place else {"waiting_since": now}
    wanted = {"email": wish.email, "companions": wish.companions, "language": wish.language}
    made = meeting.registrations.create(form_key=wish.form_key, created_at=now, **wanted, **facts)
    keep_needs(made, wish.needs)
    remember_what_is_told(meeting)
    notice(made, Occasion.RECEIPT if gets_place else Occasion.WAITING, now=now)
    return made


def keep_needs(registration: Registration, needs: Needs) -> None:
    if needs.any:
        needs.registration = registration
        needs.save()


def remember_what_is_told(meeting: Meeting) -> None:
    """From now on a change of when and where is told to those who signed up."""
    day, publication = published_date(meeting), meeting.milestone.project.publication
    if day and publication:
        facts = {"facts": WhenAndWhere.of(day).facts, "seen_at": publication.at}
        Announced.objects.get_or_create(meeting=meeting, defaults=facts)


def notice(
    registration: Registration,
    occasion: Occasion,
    *,
    now: datetime,
    number: int = 0,
    facts: dict[str, object] | None = None,
) -> None:
    """Only to those who left an address. What is told already is not told again."""
    if registration.email:
        told = {"at": now, "facts": facts or {}}
        Notice.objects.get_or_create(registration=registration, occasion=occasion, number=number, defaults=told)


@transaction.atomic
def change_companions(registration: Registration, companions: int) -> None:
    """Fewer is always possible; more where there is room."""
    meeting = held_meeting(registration.meeting)
    registration.refresh_from_db()
    left, more = places_left(meeting), companions - registration.companions
    holds_place = registration.place_at or registration.offered_until
    if holds_place and left is not None and more > left:
        raise NoRoom(left)
    registration.companions = companions
    registration.save(update_fields=["companions"])


@transaction.atomic
def withdraw_registration(registration: Registration, *, now: datetime) -> None:
    """Also how an offer is declined. Done twice, it is done once."""
    held_meeting(registration.meeting)
    registration.refresh_from_db()
    if registration.withdrawn_at is None:
        registration.withdrawn_at = now
        registration.save(update_fields=["withdrawn_at"])
        Needs.objects.filter(registration=registration).delete()
        notice(registration, Occasion.WITHDRAWAL, now=now)


@transaction.atomic
def take_offered_place(registration: Registration, *, now: datetime) -> bool:
    """False where the offer has ended."""
    held_meeting(registration.meeting)
    registration.refresh_from_db()
    offered = registration.withdrawn_at is None and registration.offered_until and registration.offered_until > now
    if offered:
        registration.place_at, registration.waiting_since, registration.offered_until = now, None, None
        registration.save(update_fields=["place_at", "waiting_since", "offered_until"])
        notice(registration, Occasion.PLACE, now=now, number=registration.offers)
    return bool(offered)
