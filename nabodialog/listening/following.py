"""Following a project by e-mail: asked for, confirmed by whoever has the address, changed, and ended."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from nabodialog.involvement import turnout
from nabodialog.involvement.models import Erasure
from nabodialog.keeping.rules import each_amount
from nabodialog.projects.models import Element, Milestone, Project
from nabodialog.projects.reaching import Reached

from .models import FollowNotice, HowOften, Subscription, WhyEnded

FOLLOWERS = "followers"
# What is told of the following itself; everything else that a notice is of, has been published.
ASKED, KNOWN = "asked", "known"


@dataclass(frozen=True)
class FollowWish:
    email: str
    how_often: str = HowOften.AT_ONCE
    language: str = "nb"


@transaction.atomic
def follow(project: Project, wish: FollowWish, *, now: datetime) -> Subscription:
    """Nothing is sent but one letter a day that asks. Of an address that follows already, nothing is changed by it."""
    wanted = {"how_often": wish.how_often, "language": wish.language}
    address = {"project": project, "email": wish.email.strip().lower(), "ended_at": None}
    found, is_new = Subscription.objects.get_or_create(**address, defaults={"created_at": now, **wanted})
    if found.waits and not is_new:
        Subscription.objects.filter(pk=found.pk).update(created_at=now, **wanted)
    event = f"{KNOWN if found.confirmed_at else ASKED}:{localdate(now).toordinal()}"
    FollowNotice.objects.get_or_create(subscription=found, event=event, defaults={"at": now})
    return found


def held_subscription(subscription: Subscription) -> Subscription:
    """Until the transaction ends nobody else changes it, or tells it anything."""
    return Subscription.objects.select_for_update(of=("self",)).select_related("project").get(pk=subscription.pk)


@transaction.atomic
def confirm_following(subscription: Subscription, *, now: datetime) -> bool:
    """Told of what is published from now on. False where it has ended; done twice, it is done once."""
    subscription = held_subscription(subscription)
    if subscription.waits:
        subscription.confirmed_at = subscription.seen_at = now
        subscription.save(update_fields=["confirmed_at", "seen_at"])
    return subscription.is_following


@transaction.atomic
def change_following(subscription: Subscription, how_often: str, language: str) -> None:
    held = held_subscription(subscription)
    if held.ended_at is None:
        held.how_often, held.language = how_often, language
        held.save(update_fields=["how_often", "language"])


@transaction.atomic
def stop_following(
    subscription: Subscription, *, now: datetime, why: WhyEnded = WhyEnded.STOPPED, days: int = 0
) -> bool:
    """The address is gone at once. A receipt tells that one was erased, and not which. Done twice, it is done once."""
    held = held_subscription(subscription)
    if held.ended_at:
        return False
    held.email, held.ended_at, held.why_ended = "", now, why
    held.save(update_fields=["email", "ended_at", "why_ended"])
    held.notices.filter(told_at=None).delete()
    municipality = held.project.municipality
    Erasure.objects.create(municipality=municipality, kind=FOLLOWERS, days=days, number=1, at=now)
    return True


def erase_unconfirmed(now: datetime) -> int:
    """A round: whoever did not say yes in time did not want it, or never asked."""
    waiting = Subscription.objects.unconfirmed()
    found = [
        (days, waiting.filter(theirs, created_at__lt=now - timedelta(days=days)))
        for days, theirs in each_amount("unconfirmed-followers", "project__municipality")
    ]
    return sum(
        stop_following(one, now=now, why=WhyEnded.NOT_CONFIRMED, days=days) for days, late in found for one in late
    )


def followers_of(project: Project) -> int:
    """How many are told; who they are is shown to nobody."""
    return Subscription.objects.following().filter(project=project).count()


def reached_by_change(thing: Milestone | Element) -> Reached:
    """Those who signed up, where it is a date; and those who follow, where the page is out."""
    signed_up = turnout.reached_by_change(thing) if isinstance(thing, Milestone) else Reached()
    return replace(signed_up, followers=followers_of(thing.project) if thing.project.is_published else 0)
