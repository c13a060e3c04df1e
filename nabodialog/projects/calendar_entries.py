"""Dates as calendar entries that Outlook, Google and Apple understand (RFC 5545): in the download, and in e-mail."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from .public import PublicMilestone

OSLO = ZoneInfo("Europe/Oslo")


def empty_calendar(method: str) -> Calendar:
    """PUBLISH to whoever fetches it; REQUEST and CANCEL to one who is invited."""
    file = Calendar()
    file.add("prodid", "-//nabodialog//nabodialog//NO")
    file.add("version", "2.0")
    file.add("method", method)
    file.add_component(norwegian_time())
    return file


def norwegian_time() -> Timezone:
    """Summer and winter time as yearly rules: Outlook reads them, and no lists of days (MS-STANOICAL, 2.2.47)."""
    zone = Timezone()
    zone.add("tzid", OSLO.key)
    for part, name, first, change in (
        (TimezoneDaylight(), "CEST", datetime.combine(date(1996, 3, 31), time(2)), (1, 2)),
        (TimezoneStandard(), "CET", datetime.combine(date(1996, 10, 27), time(3)), (2, 1)),
    ):
        part.add("dtstart", first)
        part.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=change[0]))
        part.add("tzoffsetto", timedelta(hours=change[1]))
        zone.add_component(part)
    return zone


def event_of(milestone: PublicMilestone, page: str, told_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{milestone.uid}@nabodialog")
    event.add("sequence", milestone.sequence)
    event.add("dtstamp", told_at.astimezone(UTC))
    event.add("summary", milestone.title)
    event.add("status", "CANCELLED" if milestone.dropped_on else "CONFIRMED")
    event.add("url", page)
    if milestone.text:
        event.add("description", milestone.text)
    if milestone.place:
        event.add("location", milestone.place)
    add_times(event, milestone)
    return event


def add_times(event: Event, milestone: PublicMilestone) -> None:
    day = milestone.happened_on or milestone.planned_on
    if milestone.starts_at is None:
        event.add("dtstart", day)
        last = milestone.planned_until if milestone.planned_until and not milestone.happened_on else day
        event.add("dtend", last + timedelta(days=1))  # the day after: a calendar's end is not part of it
        return
    start = datetime.combine(day, milestone.starts_at, OSLO)
    event.add("dtstart", start)
    event.add(
        "dtend", datetime.combine(day, milestone.ends_at, OSLO) if milestone.ends_at else start + timedelta(hours=1)
    )
