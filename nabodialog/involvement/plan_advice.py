"""What a plan lacks, and what to do about it. Advice: nothing is ever stopped by it, and no table is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nabodialog.projects.models import Phase

BIG = 40
"""With more than this at once, few get to speak."""
NAMED = 3


class Lack(StrEnum):
    ONLY_ONE_BIG = "only-one-big"
    AFTER_NOTICE = "after-notice"
    NOBODY = "nobody"
    NEVER_ADDRESSED = "never-addressed"
    SILENCE = "silence"
    ENDS_EARLY = "ends-early"


@dataclass(frozen=True)
class PlannedLine:
    """`holds` is how many there is room for at once, `days` when it was held or is planned."""

    name: str
    group: int | None
    phase: Phase
    has_owner: bool
    is_meeting: bool
    holds: int
    days: tuple[date, ...]
    for_neighbours: bool = True
    is_regular: bool = False


@dataclass(frozen=True)
class PlanFacts:
    """`groups` are those who may be contacted; `neighbours` the numbers of those among them that «all» includes."""

    lines: tuple[PlannedLine, ...]
    groups: dict[int, str]
    neighbours: frozenset[int]
    quiet_weeks: int
    neighbour_notice: date | None = None


@dataclass(frozen=True)
class PlanWarning:
    """What is missing, and what to do."""

    lack: Lack
    title: str
    todo: str


def warnings(facts: PlanFacts, today: date) -> list[PlanWarning]:
    """Of a plan with nothing in it there is nothing to say yet."""
    if not facts.lines:
        return []
    found = (only_one_big, after_notice, nobody, never_addressed, ends_early)
    return [*(warning for look in found if (warning := look(facts))), *silence(facts, today)]


def meetings(facts: PlanFacts) -> list[PlannedLine]:
    return [line for line in facts.lines if line.is_meeting and line.for_neighbours]


def only_one_big(facts: PlanFacts) -> PlanWarning | None:
    found = meetings(facts)
    if len(found) != 1 or len(found[0].days) > 1 or found[0].is_regular or found[0].holds <= BIG:
        return None
    return PlanWarning(
        Lack.ONLY_ONE_BIG,
        _("Det eneste møtet er et stort møte."),
        _("I en stor sal snakker de få. Legg til små grupper, så flere kommer til orde."),
    )


def after_notice(facts: PlanFacts) -> PlanWarning | None:
    notice = facts.neighbour_notice
    days = [day for line in meetings(facts) for day in line.days]
    if notice is None or (days and min(days) < notice):
        return None
    told = {"notice": date_format(notice)}
    title = _("Nabovarselet sendes %(notice)s, og ingen møter er planlagt til da.") % told
    if days:
        told["meeting"] = date_format(min(days))
        title = _("Det første møtet er %(meeting)s. Nabovarselet sendes %(notice)s.") % told
    return PlanWarning(
        Lack.AFTER_NOTICE, title, _("Møt naboene først. De skal ikke få vite det av et varsel i postkassa.")
    )


def nobody(facts: PlanFacts) -> PlanWarning | None:
    names = [line.name for line in facts.lines if not line.has_owner]
    if not names:
        return None
    title = ngettext("Én linje har ingen ansvarlig.", "%(number)s linjer har ingen ansvarlig.", len(names))
    return PlanWarning(
        Lack.NOBODY,
        title % {"number": len(names)},
        _("Velg hvem som tar det, og en stedfortreder: %(names)s.") % {"names": named(names)},
    )


def never_addressed(facts: PlanFacts) -> PlanWarning | None:
    addressed = {line.group for line in facts.lines}
    reached = facts.neighbours if None in addressed else frozenset()
    names = [name for id_, name in facts.groups.items() if id_ not in addressed and id_ not in reached]
    if not names:
        return None
    title = ngettext("Én målgruppe står ikke i planen.", "%(number)s målgrupper står ikke i planen.", len(names))
    return PlanWarning(
        Lack.NEVER_ADDRESSED,
        title % {"number": len(names)},
        _("Lag en linje for dem, om det så bare er et brev: %(names)s.") % {"names": named(names)},
    )


def ends_early(facts: PlanFacts) -> PlanWarning | None:
    phases = {line.phase for line in facts.lines if line.for_neighbours}
    lacking = [phase for phase in (Phase.MOVE_IN, Phase.FOLLOW_UP) if phase not in phases]
    if not lacking:
        return None
    names = [str(phase.label).lower() for phase in lacking]
    both = _("%(one)s og %(other)s") % {"one": names[0], "other": names[-1]}
    return PlanWarning(
        Lack.ENDS_EARLY,
        _("Planen har ingenting i %(phases)s.") % {"phases": both if len(names) > 1 else names[0]},
        _("Samtalen slutter ikke når noen flytter inn. Avtal møter videre, og si det til naboene nå."),
    )


def silence(facts: PlanFacts, today: date) -> Iterator[PlanWarning]:
    """The longest stretch that is not over yet with nothing in it."""
    days = sorted({day for line in facts.lines for day in line.days})
    longest = timedelta(weeks=facts.quiet_weeks)
    gaps = [(later - earlier, earlier, later) for earlier, later in pairwise(days) if later > today]
    gap, start, end = max(gaps, default=(timedelta(), today, today))
    if gap > longest:
        told = {"start": date_format(start), "end": date_format(end), "weeks": gap.days // 7}
        title = _("Fra %(start)s til %(end)s er det %(weeks)s uker uten noe.") % told
        yield PlanWarning(Lack.SILENCE, title, _("Send noen ord i mellomtida, også når det ikke er noe nytt."))
    elif days and today - days[-1] > longest:
        title = _("Det siste i planen var %(day)s, og ingenting er planlagt.") % {"day": date_format(days[-1])}
        yield PlanWarning(Lack.SILENCE, title, _("Sett en ny dato, eller fortell naboene når de hører fra dere."))


def named(names: list[str]) -> str:
    """A few names, and how many more there are."""
    more = len(names) - NAMED
    shown = ", ".join(names[:NAMED])
    return _("%(names)s og %(more)s til") % {"names": shown, "more": more} if more > 0 else shown
