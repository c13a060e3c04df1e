"""The promises go out to neighbours as one finished copy, and are taken back. All of them: none can be left out."""

from datetime import datetime

from django.db import transaction

from nabodialog.people.models import Person
from nabodialog.projects.models import Project, Supplement
from nabodialog.projects.publishing import locked
from nabodialog.projects.supplementing import THE_ONE, publish_supplement, shown_as, supplements_of, withdraw_supplement

from .models import Promise
from .public import PROMISES, PublicCheck, PublicFormerDate, PublicPromise, PublicPromises

AS_WRITTEN = ("uid", "words", "to_whom", "promised_on", "starts_on", "every", "unit", "due_on", "state", "explanation")


class NothingPromised(Exception):
    """The project has given no promise."""


def public_promises(project: Project) -> PublicPromises:
    """As neighbours would see them: the only place that decides what of a promise is public."""
    found = project.promises.order_by("due_on", "pk").prefetch_related("former_dates", "checks")
    return PublicPromises(promises=tuple(public_promise(promise) for promise in found))


def public_promise(promise: Promise) -> PublicPromise:
    return PublicPromise(
        former_dates=tuple(
            PublicFormerDate(due_on=each.former, reason=each.reason) for each in promise.former_dates.all()
        ),
        checks=tuple(
            PublicCheck(on=each.on, is_kept=not each.is_missed, note=each.note) for each in promise.checks.all()
        ),
        **{fact: getattr(promise, fact) for fact in AS_WRITTEN},
    )


@transaction.atomic
def publish_promises(
    project: Project, *, by: Person, now: datetime, judged: str = "", confirmed: bool = False
) -> Supplement:
    """From now on their words stand."""
    project = locked(project)
    content = public_promises(project)
    if not content.promises:
        raise NothingPromised
    out = publish_supplement(project, PROMISES, THE_ONE, content, by=by, now=now, judged=judged, confirmed=confirmed)
    project.promises.filter(shown_at=None, uid__in=[each.uid for each in content.promises]).update(shown_at=now)
    return out


@transaction.atomic
def withdraw_promises(project: Project, *, by: Person, now: datetime, reason: str = "") -> None:
    withdraw_supplement(project, PROMISES, THE_ONE, by=by, now=now, reason=reason)


def shown_promises(project: Project) -> PublicPromises | None:
    """What neighbours read of them now, if the project's page is out."""
    return shown_as(PublicPromises, supplements_of(project, PROMISES, THE_ONE).public().first())
