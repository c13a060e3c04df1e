"""How many come to a meeting, and what they need: counts, for those who prepare it. Never who."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.people.models import Person
from nabodialog.projects.models import Milestone, Project
from nabodialog.projects.public import PublicMilestone
from nabodialog.projects.reaching import Reached

from .models import Announced, Meeting, Needs, Registration
from .signing_up import places_left
from .when_and_where import WhenAndWhere

CONTACTS_SHOWN = 200


@dataclass(frozen=True)
class Turnout:
    people: int
    registrations: int
    waiting: int
    offered: int
    left: int | None
    withdrawn: int
    reachable: int
    wheelchair: int
    hearing_loop: int
    other: int
    interpreters: list[tuple[str, int]]

    @property
    def has_needs(self) -> bool:
        return bool(self.wheelchair or self.hearing_loop or self.other or self.interpreters)


def turnout_of(meeting: Meeting) -> Turnout:
    all_of_them = meeting.registrations
    counted = all_of_them.aggregate(
        registrations=Count("pk", filter=Q(withdrawn_at=None, place_at__isnull=False)),
        withdrawn=Count("pk", filter=Q(withdrawn_at__isnull=False)),
        reachable=Count("pk", filter=Q(withdrawn_at=None) & ~Q(email="")),
    )
    needs = Needs.objects.filter(registration__in=all_of_them.with_place())
    needed = needs.aggregate(
        **{name: Count("pk", filter=Q(**{name: True})) for name in ("wheelchair", "hearing_loop", "other")}
    )
    spoken = (
        needs.exclude(interpreter="").values_list("interpreter").annotate(number=Count("pk")).order_by("interpreter")
    )
    return Turnout(
        people=all_of_them.with_place().people(),
        waiting=all_of_them.not_offered().people(),
        offered=all_of_them.offered().people(),
        left=places_left(meeting),
        interpreters=list(spoken),
        **counted,
        **needed,
    )


def reached_by_change(milestone: Milestone) -> Reached:
    """Those who signed up, when time or place of their meeting changes, or it is cancelled."""
    signed_up = Registration.objects.standing().filter(meeting__milestone=milestone)
    by_email = Count("pk", filter=~Q(email=""))
    return Reached(**signed_up.aggregate(by_email=by_email, otherwise=Count("pk", filter=Q(email=""))))


def reached_by_publishing(project: Project, dates: Iterable[PublicMilestone]) -> int:
    """How many get an e-mail when this is what neighbours read: where they were told another time or place last."""
    told = Announced.objects.filter(meeting__milestone__project=project)
    facts = {each.uid: WhenAndWhere.of(each).facts for each in dates}
    news = [
        meeting
        for meeting, uid, former in told.values_list("meeting", "meeting__milestone__uid", "facts")
        if facts.get(uid, former) != former
    ]
    return Registration.objects.standing().reachable().filter(meeting__in=news).count()


def contacts_of(meeting: Meeting, *, by: Person) -> list[Registration]:
    """Whom to call on about what they need. That somebody looked stands in history."""
    project = meeting.milestone.project
    record(Verb.VIEWED, meeting, by=by, within=project, municipality=project.municipality)
    found = meeting.registrations.standing().reachable().select_related("needs")
    return list(found[:CONTACTS_SHOWN])
