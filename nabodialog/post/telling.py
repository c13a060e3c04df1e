"""A round that turns what is to be told into letters in the outbox: each once, and none that is no longer true."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from nabodialog.involvement.models import Notice, Occasion, Registration
from nabodialog.involvement.when_and_where import WhenAndWhere, published_date
from nabodialog.people.models import ContactPoint
from nabodialog.people.reaching import reachable
from nabodialog.projects.models import Project
from nabodialog.projects.public import PublicMilestone
from nabodialog.projects.standing import when

from .inviting import invitation
from .models import Told
from .writing import Letter, put_in_outbox

AT_A_TIME = 50
LANGUAGES = {"nb", "nn", "en"}
# What whoever has withdrawn is still told.
ALSO_TO_THE_WITHDRAWN = {Occasion.WITHDRAWAL}
ONLY_WITH_PLACE = {Occasion.REMINDER, Occasion.PLACE}


def tell(now: datetime) -> int:
    related = "registration__meeting__milestone__project"
    untold = Notice.objects.filter(told_at=None).select_related(
        f"{related}__municipality", f"{related}__publication", f"{related}__contact_point"
    )
    return sum(tell_one(notice, now) for notice in untold[:AT_A_TIME])


@dataclass(frozen=True)
class Telling:
    """A notice, with what neighbours read of its meeting."""

    notice: Notice
    milestone: PublicMilestone
    contact: ContactPoint | None

    @property
    def registration(self) -> Registration:
        return self.notice.registration

    @property
    def project(self) -> Project:
        return self.registration.meeting.milestone.project

    @property
    def language(self) -> str:
        return self.registration.language if self.registration.language in LANGUAGES else "nb"

    @property
    def former(self) -> PublicMilestone | None:
        """Where it was to be when they were told last."""
        facts = self.notice.facts.get("former")
        if not facts:
            return None
        told = WhenAndWhere.from_facts(facts)
        hours = {"starts_at": told.starts_at, "ends_at": told.ends_at}
        then = {"planned_on": told.day, "planned_until": None, "place": told.place, **hours}
        return self.milestone.model_copy(update=then)


@transaction.atomic
def tell_one(notice: Notice, now: datetime) -> int:
    """One letter, or none where it would say what is no longer so. Of two workers one gets to tell."""
    if not Notice.objects.filter(pk=notice.pk, told_at=None).update(told_at=now):
        return 0
    milestone = published_date(notice.registration.meeting)
    if milestone is None or not is_still_so(notice, milestone, now):
        return 1
    project = notice.registration.meeting.milestone.project
    telling = Telling(notice, milestone, reachable(project.municipality, project.contact_point).contact)
    with translation.override(telling.language):
        put_in_outbox(letter_of(telling, now), words_of(telling), now=now)
    return 1


def is_still_so(notice: Notice, milestone: PublicMilestone, now: datetime) -> bool:
    registration, occasion = notice.registration, Occasion(notice.occasion)
    if registration.withdrawn_at and occasion not in ALSO_TO_THE_WITHDRAWN:
        return False
    if occasion == Occasion.OFFER:
        return bool(registration.offered_until and registration.offered_until > now)
    if occasion in ONLY_WITH_PLACE and registration.place_at is None:
        return False
    return occasion == Occasion.CANCELLATION or milestone.dropped_on is None or occasion == Occasion.WITHDRAWAL


def letter_of(telling: Telling, now: datetime) -> Letter:
    notice, registration = telling.notice, telling.registration
    return Letter(
        key=f"notice:{notice.pk}",
        name=Told(notice.occasion),
        municipality=telling.project.municipality,
        recipient=registration.email,
        language=telling.language,
        reply_to=telling.contact.email if telling.contact else "",
        calendar=invitation(notice, telling.milestone, telling.contact, page_of(telling), now),
    )


def words_of(telling: Telling) -> dict[str, Any]:
    former = telling.former
    return {
        "registration": telling.registration,
        "title": telling.milestone.title,
        "when": when(telling.milestone),
        "place": telling.milestone.place,
        "former_when": when(former) if former else "",
        "former_place": former.place if former else "",
        "contact": telling.contact,
        "page": page_of(telling),
        "link": link_of(telling),
    }


def page_of(telling: Telling) -> str:
    project = telling.project
    return settings.SITE_URL + reverse("neighbours:project", args=[project.municipality.slug, project.slug])


def link_of(telling: Telling) -> str:
    project, registration = telling.project, telling.registration
    names = [project.municipality.slug, project.slug, telling.milestone.uid, registration.code, registration.secret]
    return settings.SITE_URL + reverse("registration:registration", args=names)
