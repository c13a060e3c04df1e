"""What neighbours read of when and where a meeting is: the published copy, and nothing newer."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from nabodialog.projects.public import PublicMilestone, public_content

from .models import Meeting

OSLO = ZoneInfo("Europe/Oslo")
FACTS = ("planned_on", "starts_at", "ends_at", "place", "dropped_on")


@dataclass(frozen=True)
class WhenAndWhere:
    day: date
    starts_at: time | None
    ends_at: time | None
    place: str
    is_cancelled: bool

    @property
    def starts(self) -> datetime:
        """Where no hour is set, the day's last minute: until then one can still withdraw."""
        return datetime.combine(self.day, self.starts_at or time(23, 59), OSLO)

    @classmethod
    def of(cls, milestone: PublicMilestone) -> "WhenAndWhere":
        where = (milestone.starts_at, milestone.ends_at, milestone.place, milestone.dropped_on is not None)
        return cls(milestone.planned_on, *where)

    @classmethod
    def from_facts(cls, facts: dict[str, Any]) -> "WhenAndWhere":
        starts, ends = (time.fromisoformat(facts[name]) if facts[name] else None for name in ("starts_at", "ends_at"))
        return cls(date.fromisoformat(facts["day"]), starts, ends, facts["place"], facts["is_cancelled"])

    @property
    def facts(self) -> dict[str, Any]:
        return {
            "day": self.day.isoformat(),
            "starts_at": self.starts_at.isoformat() if self.starts_at else "",
            "ends_at": self.ends_at.isoformat() if self.ends_at else "",
            "place": self.place,
            "is_cancelled": self.is_cancelled,
        }


def published_date(meeting: Meeting) -> PublicMilestone | None:
    """The meeting among the dates that neighbours see; None where they do not see it."""
    content = public_content(meeting.milestone.project)
    dates = content.milestones if content else ()
    return next((each for each in dates if each.uid == meeting.milestone.uid), None)
