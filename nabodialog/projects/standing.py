"""Where a project stands, read from its publication on a given day: done, now, planned, and what happens next."""

from datetime import date

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from nabodialog.ui.bands import Band, BandKind, Step

from .models import WorkState
from .public import PublicElement, PublicMilestone, PublicProject

FAR = date.max


def bands(content: PublicProject, today: date) -> list[Band]:
    return [Band(BandKind(state.value), steps(content, state, today)) for state in WorkState]


def steps(content: PublicProject, state: WorkState, today: date) -> list[Step]:
    """Elements and dates in one list, by time; what has no date comes last."""
    dated = [
        *((element_day(element), element_step(element)) for element in content.elements if element.state == state),
        *((day_of(m), milestone_step(m, today)) for m in standing(content) if m.state(today) == state),
    ]
    return [step for _day, step in sorted(dated, key=lambda pair: pair[0])]


def standing(content: PublicProject) -> list[PublicMilestone]:
    return [milestone for milestone in content.milestones if milestone.dropped_on is None]


def element_day(element: PublicElement) -> date:
    days = {WorkState.DONE: element.finished_on, WorkState.NOW: element.started_on}
    return days.get(element.state, element.planned_start) or FAR


def element_step(element: PublicElement) -> Step:
    if element.state == WorkState.DONE and element.finished_on:
        return Step(element.name, _("Ferdig i %(month)s") % {"month": month(element.finished_on)})
    if element.state == WorkState.NOW and element.times_reopened:
        return Step(element.name, _("Tatt opp igjen"), element.text)
    if element.state == WorkState.NOW:
        return Step(element.name, "", element.text)
    start = element.planned_start
    return Step(element.name, _("Begynner i %(month)s") % {"month": month(start)} if start else "")


def day_of(milestone: PublicMilestone) -> date:
    return milestone.happened_on or milestone.planned_on


def milestone_step(milestone: PublicMilestone, today: date) -> Step:
    if milestone.state(today) == WorkState.PLANNED and milestone.planned_on < today:
        passed = _("Skulle skjedd %(date)s. Vi har ikke meldt ny dato ennå.")
        return Step(milestone.title, passed % {"date": date_format(milestone.planned_on)})
    return Step(milestone.title, when(milestone))


def when(milestone: PublicMilestone) -> str:
    day = day_of(milestone)
    if milestone.planned_until and not milestone.happened_on:
        return f"{date_format(day)} – {date_format(milestone.planned_until)}"
    if milestone.starts_at and not milestone.happened_on:
        clock = _("%(date)s kl. %(time)s")
        return clock % {"date": long_date(day), "time": time_format(milestone.starts_at)}
    return date_format(day)


def long_date(day: date) -> str:
    return f"{date_format(day, 'l')} {date_format(day)}"


def month(day: date) -> str:
    return date_format(day, "F Y")


def coming(content: PublicProject, today: date) -> list[PublicMilestone]:
    """What is still to happen, soonest first."""
    ahead = [m for m in standing(content) if not m.happened_on and (m.planned_until or m.planned_on) >= today]
    return sorted(ahead, key=lambda milestone: (milestone.planned_on, milestone.starts_at is None, milestone.starts_at))
