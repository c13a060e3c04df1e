from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from nabodialog.projects.changing import Explanation, drop_milestone, move_milestone
from nabodialog.projects.models import Audience, Project
from nabodialog.projects.publishing import publish

from .conftest import NOW

OSLO = ZoneInfo("Europe/Oslo")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def meeting(project):
    return project.milestones.create(
        title="Åpent hus; kom, og se", planned_on=date(2026, 7, 1), starts_at=time(18), ends_at=time(19, 30),
        audience=Audience.NEIGHBOURS, place="Skolen",
    )  # fmt: skip


@pytest.fixture
def published(project, meeting, leader):
    project.milestones.create(title="Uke for innspill", planned_on=date(2026, 1, 5), planned_until=date(2026, 1, 9), audience=Audience.NEIGHBOURS)  # fmt: skip  # noqa: E501
    publish(project, by=leader, now=NOW, note="Siden er åpnet")
    return Project.objects.get(pk=project.pk)


def events(client):
    response = client.get("/nordvik/fjellveien/kalender.ics")
    assert b"\r\n" in response.content
    assert response["Content-Type"].startswith("text/calendar")
    calendar = Calendar.from_ical(response.content)
    return calendar, {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_summer_and_winter_have_their_own_clock(published, client, meeting, leader):
    calendar, found = events(client)
    assert calendar.walk("VTIMEZONE")[0]["TZID"] == "Europe/Oslo"
    assert calendar["METHOD"] == "PUBLISH"
    assert found["Åpent hus; kom, og se"]["dtstart"].dt == datetime(2026, 7, 1, 18, tzinfo=OSLO)
    move_milestone(meeting, date(2027, 1, 6), Explanation("Forsinket"), by=leader, now=NOW)
    assert events(client)[1]["Åpent hus; kom, og se"]["dtstart"].dt == datetime(2027, 1, 6, 18, tzinfo=OSLO)


def test_outlook_can_read_the_clock(published, client):
    """Of a time zone it reads rules and offsets, and ignores lists of days."""
    zone = events(client)[0].walk("VTIMEZONE")[0]
    parts = {part.name: part for part in zone.subcomponents}
    assert parts.keys() == {"DAYLIGHT", "STANDARD"}
    assert all("RRULE" in part and "RDATE" not in part for part in parts.values())
    hours = {name: part["TZOFFSETTO"].td for name, part in parts.items()}
    assert hours == {"DAYLIGHT": timedelta(hours=2), "STANDARD": timedelta(hours=1)}


def test_an_entry_that_lasts_days_ends_the_day_after_its_last(published, client):
    week = events(client)[1]["Uke for innspill"]
    assert (week["dtstart"].dt, week["dtend"].dt) == (date(2026, 1, 5), date(2026, 1, 10))


def test_a_moved_entry_keeps_its_id_and_counts_up(published, client, meeting, leader):
    before = events(client)[1]["Åpent hus; kom, og se"]
    move_milestone(meeting, date(2026, 8, 1), Explanation("Forsinket"), by=leader, now=NOW)
    after = events(client)[1]["Åpent hus; kom, og se"]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)


def test_a_dropped_entry_is_cancelled_where_people_already_have_it(published, client, meeting, leader):
    drop_milestone(meeting, Explanation("Det blir et annet møte"), by=leader, now=NOW)
    assert events(client)[1]["Åpent hus; kom, og se"]["status"] == "CANCELLED"


def test_the_feed_tells_of_changes_and_publications_newest_first(published, client, meeting, leader):
    move_milestone(meeting, date(2026, 8, 1), Explanation("Heisen er forsinket"), by=leader, now=NOW.replace(day=9))
    feed = ET.fromstring(client.get("/nordvik/fjellveien/nytt.atom").content)
    titles = [entry.find(f"{ATOM}title").text for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["Ny dato: Åpent hus; kom, og se", "Siden er åpnet"]
    assert len({entry.find(f"{ATOM}id").text for entry in feed.iter(f"{ATOM}entry")}) == 2
    assert feed.find(f"{ATOM}updated").text.startswith("2026-03-09")
