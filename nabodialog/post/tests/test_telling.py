"""What those who signed up are told: the right words and calendar entry, once, and never what is no longer so."""

import uuid
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_bytes, policy

import pytest
from icalendar import Calendar

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.keeping_up import keep_waiting_lists, notice_changes
from nabodialog.involvement.models import Meeting, Notice, SignUp
from nabodialog.involvement.publishing import publish_meeting
from nabodialog.involvement.signing_up import Wish, register, withdraw_registration
from nabodialog.people.models import ContactPoint
from nabodialog.post.models import Mail, Told
from nabodialog.post.sending import message_of
from nabodialog.post.telling import tell
from nabodialog.projects.changing import Explanation, drop_milestone, move_milestone
from nabodialog.projects.models import Audience, Milestone
from nabodialog.projects.publishing import publish, withdraw

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def meeting(project, leader, municipality):
    point = {"phone": "22 22 22 22", "email": "nabo@nordvik.example", "deputy_phone": "22 22 22 23"}
    ContactPoint.objects.create(municipality=municipality, name="Nabokontakten", deputy_name="Vakta", **point)
    publish(project, by=leader, now=NOW)
    when = Milestone(title="Møte om <gangvei>", planned_on=date(2026, 3, 20), starts_at=time(18), place="Grendehuset")
    when.audience = Audience.NEIGHBOURS
    planned = plan_meeting(project, Meeting(sign_up=SignUp.OPEN, capacity=2), when, by=leader)
    publish_meeting(planned, by=leader, now=NOW)
    return Meeting.objects.get()


@pytest.fixture
def signed_up(meeting):
    return register(meeting, Wish(uuid.uuid4(), "nabo@epost.example", 1), now=NOW)


def letter(name):
    return Mail.objects.get(name=name)


def entry(mail):
    return Calendar.from_ical(mail.calendar).walk("VEVENT")[0]


def test_a_receipt_says_when_and_where_and_brings_the_link_and_an_entry_for_the_calendar(signed_up):
    assert (tell(NOW), tell(NOW)) == (1, 0)
    mail = letter(Told.RECEIPT)
    assert mail.subject == "Du er påmeldt: Møte om <gangvei>"
    assert "Fredag 20. mars 2026 kl. 18.00\nGrendehuset" in mail.text
    assert f"/{signed_up.code}/{signed_up.secret}/" in mail.text
    assert "&lt;gangvei&gt;" in mail.page
    assert mail.reply_to == "nabo@nordvik.example"
    assert (mail.calendar_method, entry(mail)["attendee"]) == ("REQUEST", "mailto:nabo@epost.example")
    assert entry(mail)["organizer"] == "mailto:nabo@nordvik.example"


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 1, 20), 17), (date(2026, 7, 20), 16)])
def test_the_hour_is_right_in_winter_and_in_summer_and_the_zone_goes_along(signed_up, leader, day, hour):
    move_milestone(signed_up.meeting.milestone, day, Explanation("Storm"), by=leader, now=LATER)
    notice_changes(LATER)
    tell(LATER)
    calendar = Calendar.from_ical(letter(Told.CHANGE).calendar)
    assert calendar.walk("VTIMEZONE")[0]["tzid"] == "Europe/Oslo"
    assert calendar.walk("VEVENT")[0].decoded("dtstart").astimezone(UTC).hour == hour


def test_a_change_says_old_and_new_and_the_entry_s_number_rises(signed_up, leader):
    tell(NOW)
    move_milestone(signed_up.meeting.milestone, date(2026, 3, 27), Explanation("Storm"), by=leader, now=LATER)
    notice_changes(LATER)
    tell(LATER)
    mail, first = letter(Told.CHANGE), letter(Told.RECEIPT)
    assert mail.text.index("Fredag 20. mars 2026") < mail.text.index("Fredag 27. mars 2026")
    assert entry(mail)["uid"] == entry(first)["uid"]
    assert entry(mail)["sequence"] > entry(first)["sequence"]


def test_a_cancelled_meeting_is_taken_out_of_the_calendar(signed_up, leader):
    tell(NOW)
    drop_milestone(signed_up.meeting.milestone, Explanation("Storm"), by=leader, now=LATER)
    notice_changes(LATER)
    tell(LATER)
    mail = letter(Told.CANCELLATION)
    assert (mail.calendar_method, entry(mail)["status"]) == ("CANCEL", "CANCELLED")
    assert entry(mail)["sequence"] > entry(letter(Told.RECEIPT))["sequence"]


def test_who_withdraws_and_comes_back_gets_numbers_that_rise_all_the_way(signed_up, meeting):
    withdraw_registration(signed_up, now=NOW)
    tell(NOW)
    register(meeting, Wish(uuid.uuid4(), "nabo@epost.example"), now=LATER)
    tell(LATER)
    numbers = [entry(mail)["sequence"] for mail in Mail.objects.exclude(calendar="").order_by("pk")]
    assert numbers == sorted(set(numbers))
    assert [mail.name for mail in Mail.objects.order_by("pk")] == [Told.WITHDRAWAL, Told.RECEIPT]


def test_whoever_waits_gets_no_entry_before_there_is_a_place(signed_up, meeting):
    register(meeting, Wish(uuid.uuid4(), "venter@epost.example"), now=NOW)
    tell(NOW)
    assert letter(Told.WAITING).calendar == ""
    withdraw_registration(signed_up, now=NOW)
    keep_waiting_lists(NOW)
    tell(NOW)
    assert "Svar senest 4. mars klokka 13.00." in letter(Told.OFFER).text


def test_what_is_withdrawn_before_it_was_told_is_not_told(signed_up, leader, project):
    withdraw(project, by=leader)
    assert tell(NOW) == 1
    assert (Mail.objects.count(), Notice.objects.filter(told_at=None).count()) == (0, 0)


@pytest.mark.parametrize(
    ("language", "word"), [("nn", "Du er påmeld:"), ("en", "You are signed up"), ("se", "påmeldt")]
)
def test_letters_are_in_the_language_that_one_signed_up_in(meeting, language, word):
    register(meeting, Wish(uuid.uuid4(), "nabo@epost.example", language=language), now=NOW)
    tell(NOW)
    assert word in letter(Told.RECEIPT).subject


def test_the_letter_as_it_leaves_has_text_page_and_entry(signed_up):
    tell(NOW)
    sent = message_from_bytes(message_of(letter(Told.RECEIPT)).message().as_bytes(), policy=policy.default)
    kinds = [part.get_content_type() for part in sent.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "text/calendar"]
