"""Rounds that tell followers what is published: each thing once, and nothing that neighbours no longer see."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime, make_aware

from nabodialog.keeping.rules import kept
from nabodialog.listening.following import KNOWN, held_subscription, stop_following
from nabodialog.listening.models import FollowNotice, HowOften, Subscription, WhyEnded
from nabodialog.people.reaching import reachable
from nabodialog.projects.models import Project, Supplement

from .models import Mail, Told, Trouble
from .news import News, news_of
from .telling import AT_A_TIME, LANGUAGES
from .writing import Letter, put_in_outbox, written

TO_FOLLOWERS = (Told.FOLLOW, Told.FOLLOWING, Told.NEWS)
NOT_TAKEN = (Trouble.REFUSED, Trouble.BOUNCED)
WEEKLY_AT = time(7)  # on Mondays


@dataclass(frozen=True)
class Looked:
    """What is new in a project, and up to where we have looked."""

    project: Project
    news: list[News]
    publication: int
    supplement: int


def answer_those_who_ask(now: datetime) -> int:
    """A round: whoever asked to follow is asked back; whoever follows already gets their link."""
    return sum(answer_one(notice, now) for notice in FollowNotice.objects.filter(told_at=None)[:AT_A_TIME])


@transaction.atomic
def answer_one(notice: FollowNotice, now: datetime) -> int:
    letter = f"follow:{notice.pk}"
    if not FollowNotice.objects.filter(pk=notice.pk, told_at=None).update(told_at=now, letter=letter):
        return 0
    subscription = held_subscription(notice.subscription)
    if subscription.ended_at is None and subscription.project.is_published:
        name = Told.FOLLOWING if notice.event.startswith(KNOWN) else Told.FOLLOW
        write_to(subscription, letter, name, [], now)
    return 1


def tell_followers(now: datetime) -> int:
    """A round: those who want to know at once, and on Mondays those who want a letter a week."""
    monday, look = last_monday(now), cache(looked_at)
    return sum(tell_one(pk, look, monday, now) for pk in due(monday).values_list("pk", flat=True)[:AT_A_TIME])


def last_monday(now: datetime) -> datetime:
    here = localtime(now)
    monday = here.date() - timedelta(days=here.weekday())
    at = make_aware(datetime.combine(monday, WEEKLY_AT))
    return at if at <= now else make_aware(datetime.combine(monday - timedelta(days=7), WEEKLY_AT))


def due(monday: datetime) -> "QuerySet[Subscription]":
    """Where something was published since we looked. A project is published by one at a time, so numbers only rise."""
    copies = Supplement.objects.filter(project=OuterRef("project")).order_by().values("project")
    newest = Coalesce(Subquery(copies.annotate(newest=Max("pk")).values("newest")), 0)
    following = Subscription.objects.following().filter(project__publication__isnull=False).annotate(newest=newest)
    anew = ~Q(seen_publication=F("project__publication_id")) | Q(seen_supplement__lt=F("newest"))
    return following.filter(
        Q(how_often=HowOften.AT_ONCE) & anew | Q(how_often=HowOften.WEEKLY, seen_at__lt=monday)
    ).order_by("pk")


def looked_at(project_id: int) -> Looked:
    project = Project.objects.select_related("publication", "municipality", "contact_point").get(pk=project_id)
    newest = Supplement.objects.filter(project=project).aggregate(newest=Max("pk"))["newest"]
    return Looked(project, news_of(project), project.publication_id or 0, newest or 0)


@transaction.atomic
def tell_one(pk: int, look: Callable[[int], Looked], monday: datetime, now: datetime) -> int:
    """One letter with all that is new, or none. Whoever comes second finds that it is told."""
    subscription = Subscription.objects.following().select_for_update(of=("self",)).filter(pk=pk).first()
    if subscription is None:
        return 0
    looked = look(subscription.project_id)
    subscription.project = looked.project
    weekly = subscription.how_often == HowOften.WEEKLY
    new = unheard(subscription, [one for one in looked.news if not weekly or one.at < monday])
    subscription.seen_publication, subscription.seen_supplement = looked.publication, looked.supplement
    subscription.seen_at = monday if weekly else now
    subscription.save(update_fields=["seen_publication", "seen_supplement", "seen_at"])
    if new:
        letter = f"news:{uuid4()}"
        facts = {"subscription": subscription, "at": now, "told_at": now, "letter": letter}
        FollowNotice.objects.bulk_create([FollowNotice(event=one.event, **facts) for one in new])
        write_to(subscription, letter, Told.NEWS, new, now)
    return 1


def unheard(subscription: Subscription, news: Sequence[News]) -> list[News]:
    """What was there when they began to follow, they could read on the page."""
    heard = set(subscription.notices.values_list("event", flat=True))
    since = subscription.confirmed_at
    return [one for one in news if since and one.at > since and one.event not in heard]


def write_to(subscription: Subscription, key: str, name: Told, news: Sequence[News], now: datetime) -> None:
    letter = letter_to(subscription, key, name)
    with translation.override(letter.language):
        put_in_outbox(letter, words_to(subscription, news), now=now)


def letter_to(subscription: Subscription, key: str, name: Told) -> Letter:
    project = subscription.project
    contact = reachable(project.municipality, project.contact_point).contact
    return Letter(
        key=key,
        name=name,
        municipality=project.municipality,
        recipient=subscription.email,
        language=subscription.language if subscription.language in LANGUAGES else "nb",
        reply_to=contact.email if contact else "",
    )


def words_to(subscription: Subscription, news: Sequence[News]) -> dict[str, Any]:
    project = subscription.project
    return {
        "project": project_name(project),
        "language": project.publication.content["language"] if project.publication else "nb",
        "items": [(one, one.url(project)) for one in news],
        "contact": reachable(project.municipality, project.contact_point).contact,
        "page": settings.SITE_URL + reverse("neighbours:project", args=[project.municipality.slug, project.slug]),
        "link": link_to(subscription),
        "days": kept(project.municipality, "unconfirmed-followers"),
        "weekly": subscription.how_often == HowOften.WEEKLY,
    }


def project_name(project: Project) -> str:
    """As neighbours read it."""
    return str(project.publication.content["name"]) if project.publication else ""


def link_to(subscription: Subscription, page: str = "following") -> str:
    project = subscription.project
    names = [project.municipality.slug, project.slug, subscription.code, subscription.secret]
    return settings.SITE_URL + reverse(f"following:{page}", args=names)


def unsubscribing(mail: Mail) -> dict[str, str]:
    """What lets a mail program end it with one press (RFC 8058)."""
    if mail.name not in {Told.NEWS, Told.FOLLOWING}:
        return {}
    notice = FollowNotice.objects.filter(letter=mail.key).select_related("subscription__project__municipality").first()
    if notice is None:
        return {}
    return {
        "List-Unsubscribe": f"<{link_to(notice.subscription, 'one_click')}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


@transaction.atomic
def still_true(mail: Mail) -> bool:
    """Looks once more as a letter leaves: what was withdrawn meanwhile is taken out; with nothing left, it is gone.

    What was taken out is not told, so if it is published again, it is told then.
    """
    if mail.name not in TO_FOLLOWERS:
        return True
    notices = list(FollowNotice.objects.filter(letter=mail.key).select_related("subscription"))
    subscription = held_subscription(notices[0].subscription) if notices else None
    if subscription is None or subscription.ended_at or not subscription.project.is_published:
        return taken_back(mail, notices)
    if mail.name != Told.NEWS:
        return True
    public = {one.event: one for one in news_of(subscription.project)}
    gone = [notice for notice in notices if notice.event not in public]
    if len(gone) == len(notices):
        return taken_back(mail, notices)
    if gone:
        FollowNotice.objects.filter(pk__in=[notice.pk for notice in gone]).delete()
        write_anew(mail, subscription, [public[notice.event] for notice in notices if notice.event in public])
    return True


def taken_back(mail: Mail, notices: Sequence[FollowNotice]) -> bool:
    FollowNotice.objects.filter(pk__in=[notice.pk for notice in notices]).delete()
    Mail.objects.filter(pk=mail.pk).delete()
    return False


def write_anew(mail: Mail, subscription: Subscription, news: Sequence[News]) -> None:
    letter = letter_to(subscription, mail.key, Told.NEWS)
    with translation.override(letter.language):
        mail.subject, mail.text, mail.page = written(letter, words_to(subscription, news))
    mail.save(update_fields=["subject", "text", "page"])


def end_where_refused(now: datetime) -> int:
    """A round: an address that does not take our letters is not written to again, and is erased."""
    refused = Mail.objects.failed().filter(name__in=TO_FOLLOWERS, trouble__in=NOT_TAKEN, erased_at=None)
    with_refused = FollowNotice.objects.filter(letter__in=refused.values("key")).values("subscription")
    ended = Subscription.objects.standing().filter(pk__in=with_refused)
    return sum(stop_following(each, now=now, why=WhyEnded.REFUSED) for each in ended)
