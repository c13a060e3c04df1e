"""How each part of it goes, as one administrator needs to know it: a word, which case it is, and when it was seen.

What a case means, and what to do, stands in the templates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, models
from django.db.models import Max, Sum
from django.utils.translation import gettext_lazy as _

from nabodialog.backup.scheduling import is_scheduled
from nabodialog.history.standing import standing_of
from nabodialog.involvement.models import Erasure
from nabodialog.lib.mailboxes import mailbox_of
from nabodialog.lib.release import release
from nabodialog.listening.models import Mailbox
from nabodialog.people.models import Municipality
from nabodialog.post.models import Mail

from .certifying import is_served_over_tls
from .gathering import Backups, Installation, Work, letters_in
from .health import readiness
from .models import Certificate, CertificateTrouble, HistoryCheck

LATE_LETTER, STUCK_LETTER = timedelta(hours=1), timedelta(days=1)
UNREAD_BOX = timedelta(hours=1)
UNSEEN = timedelta(days=2)  # what a round looks at once a day
UNVERIFIED = timedelta(days=180)
# Those who renew by themselves have done it long before.
SOON = timedelta(days=14)
ERASED_LATELY = timedelta(days=30)


class Level(models.TextChoices):
    FINE = "fine", _("I orden")
    LOOK = "look", _("Se på dette")
    BROKEN = "broken", _("Virker ikke")
    UNUSED = "unused", _("Ikke i bruk")


@dataclass(frozen=True)
class Line:
    name: str
    level: Level
    case: str = ""
    seen_at: datetime | None = None
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return f"operations/lines/{self.name}.html"

    @property
    def is_troubled(self) -> bool:
        return self.level in {Level.LOOK, Level.BROKEN}


@dataclass(frozen=True)
class State:
    """`own` is the municipality's, `shared` the whole installation's."""

    own: list[Line]
    shared: list[Line]

    @property
    def troubled(self) -> int:
        return sum(line.is_troubled for line in (*self.own, *self.shared))


def state_of(place: Municipality, found: Installation, now: datetime) -> State:
    own = [letters(place, now), mailbox(place, now), history(place, found.history, now)]
    return State(
        [*own, retention(place, found.work, now)],
        [
            work(found.work, now),
            backup(found.backups, now),
            certificate(found.certificate, now),
            database(found.database_size),
        ],
    )


def is_before(moment: datetime | None, limit: datetime) -> bool:
    """What never happened is longest ago."""
    return moment is None or moment < limit


def first_that_holds(cases: Iterable[tuple[bool, Level, str]]) -> tuple[Level, str]:
    return next(((level, case) for holds, level, case in cases if holds), (Level.FINE, ""))


def letters(place: Municipality, now: datetime) -> Line:
    mails = Mail.objects.filter(municipality=place)
    held, last = letters_in(mails), mails.aggregate(last=Max("sent_at"))["last"]
    level, case = first_that_holds(
        [
            (not settings.EMAIL_HOST, Level.LOOK, "no_server"),
            (held.oldest is not None and held.oldest < now - STUCK_LETTER, Level.BROKEN, "stuck"),
            (held.oldest is not None and held.oldest < now - LATE_LETTER, Level.LOOK, "late"),
            (held.failed > 0, Level.LOOK, "given_up"),
        ]
    )
    return Line("letters", level, case, last, {"held": held})


def mailbox(place: Municipality, now: datetime) -> Line:
    if mailbox_of(place.slug, settings.SECRET_INBOXES) is None:
        return Line("mailbox", Level.UNUSED, "none")
    box = Mailbox.objects.filter(municipality=place).first()
    seen = box.looked_at if box else None
    level, case = first_that_holds(
        [
            (bool(box and box.trouble), Level.BROKEN, "trouble"),
            (seen is None, Level.LOOK, "not_yet"),
            (is_before(seen, now - UNREAD_BOX), Level.LOOK, "late"),
        ]
    )
    return Line("mailbox", level, case, seen, {"trouble": box.get_trouble_display() if box else ""})


def history(place: Municipality, check: HistoryCheck | None, now: datetime) -> Line:
    standing, seen = standing_of(place, now), check.looked_at if check else None
    level, case = first_that_holds(
        [
            (bool(check and not check.holds), Level.BROKEN, "broken"),
            (standing.is_late, Level.BROKEN, "waits"),
            (is_before(seen, now - UNSEEN), Level.LOOK, "unchecked"),
        ]
    )
    return Line("history", level, case, seen, {"sealed_at": standing.last.at if standing.last else None})


def retention(place: Municipality, done: Work, now: datetime) -> Line:
    runs = done.erasing
    seen = min((run.done_at for run in runs), default=None)
    level, case = first_that_holds(
        [
            (any(run.is_failing for run in runs), Level.BROKEN, "failing"),
            (len(runs) < len(settings.ERASING), Level.LOOK, "not_yet"),
            (is_before(seen, now - STUCK_LETTER), Level.BROKEN, "late"),
        ]
    )
    lately = Erasure.objects.filter(municipality=place, at__gte=now - ERASED_LATELY)
    told = lately.aggregate(number=Sum("number", default=0), last=Max("at"))
    return Line("retention", level, case, seen, told)


def work(done: Work, now: datetime) -> Line:
    level, case = first_that_holds(
        [
            (done.last is None, Level.BROKEN, "never"),
            (done.rests(now), Level.BROKEN, "rests"),
            (bool(done.failing), Level.LOOK, "failing"),
        ]
    )
    return Line("work", level, case, done.last, {"failing": done.failing})


def backup(backups: Backups, now: datetime) -> Line:
    made, verified = backups.made, backups.verified
    often = timedelta(hours=max(settings.BACKUP_HOURS, 24))
    level, case = first_that_holds(
        [
            (made is None and settings.BACKUP_HOURS <= 0, Level.UNUSED, "elsewhere"),
            (made is None and not is_scheduled(), Level.BROKEN, "not_set_up"),
            (made is None, Level.BROKEN, "never"),
            (made is not None and made.finished_at < now - 2 * often, Level.BROKEN, "old"),
            (backups.is_failing, Level.LOOK, "failing"),
            (is_before(verified.verified_at if verified else None, now - UNVERIFIED), Level.LOOK, "unverified"),
        ]
    )
    return Line("backup", level, case, made.finished_at if made else None, {"verified": verified})


def certificate(found: Certificate | None, now: datetime) -> Line:
    if not is_served_over_tls():
        return Line("certificate", Level.UNUSED, "no_tls")
    seen, until = (found.looked_at, found.expires_at) if found else (None, None)
    trouble = found.trouble if found else ""
    is_over = trouble == CertificateTrouble.EXPIRED or (until is not None and until <= now)
    level, case = first_that_holds(
        [
            (is_over, Level.BROKEN, "expired"),
            (trouble == CertificateTrouble.NOT_TRUSTED, Level.BROKEN, "not_trusted"),
            (trouble == CertificateTrouble.UNREACHABLE, Level.LOOK, "unreachable"),
            (until is not None and until < now + SOON, Level.LOOK, "soon"),
            (is_before(seen, now - UNSEEN), Level.LOOK, "unseen"),
        ]
    )
    return Line("certificate", level, case, seen, {"expires_at": until})


def database(size: int) -> Line:
    wrong = [name for name, holds in readiness().items() if not holds]
    facts = {"vendor": connection.display_name, "size": size, "release": release()}
    return Line("database", Level.BROKEN if wrong else Level.FINE, wrong[0] if wrong else "", facts=facts)
