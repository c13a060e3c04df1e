"""Signing up: who gets a place, who waits, and what each is told."""

import uuid
from datetime import UTC, date, datetime, time, timedelta

import pytest

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.erasing import erase_needs, erase_registrations
from nabodialog.involvement.forms.meeting import MeetingForm, OccasionForm
from nabodialog.involvement.keeping_up import keep_waiting_lists, notice_changes, remind
from nabodialog.involvement.models import Erasure, Meeting, Needs, Notice, Occasion, Registration, SignUp, Standing
from nabodialog.involvement.publishing import publish_meeting
from nabodialog.involvement.signing_up import (
    NoRoom,
    SignUpIsClosed,
    Wish,
    change_companions,
    places_left,
    register,
    take_offered_place,
    withdraw_registration,
)
from nabodialog.projects.changing import Explanation, drop_milestone, move_milestone
from nabodialog.projects.models import Audience, Milestone
from nabodialog.projects.publishing import publish, withdraw

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 20)


@pytest.fixture
def meeting(project, leader):
    """In two and a half weeks, with room for three, published and open."""
    publish(project, by=leader, now=NOW)
    when = Milestone(title="Dialogmøte", planned_on=DAY, starts_at=time(18), place="Grendehuset")
    when.audience = Audience.NEIGHBOURS
    planned = plan_meeting(project, Meeting(sign_up=SignUp.OPEN, capacity=3), when, by=leader)
    publish_meeting(planned, by=leader, now=NOW)
    return Meeting.objects.get()


def wish(email="", companions=0, **facts):
    return Wish(uuid.uuid4(), email, companions, **facts)


def told(occasion):
    return Notice.objects.filter(occasion=occasion).count()


def test_places_are_given_until_the_meeting_is_full_and_then_one_waits(meeting):
    first, second = (register(meeting, wish(companions=companions), now=NOW) for companions in (1, 1))
    assert (first.standing(NOW), second.standing(NOW)) == (Standing.PLACE, Standing.WAITING)
    assert places_left(meeting) == 1


def test_nobody_passes_those_who_wait(meeting):
    register(meeting, wish(companions=1), now=NOW)
    register(meeting, wish(companions=1), now=NOW)
    assert register(meeting, wish(), now=NOW).standing(NOW) == Standing.WAITING


def test_a_button_pressed_twice_signs_up_once(meeting):
    twice = wish("nabo@epost.example")
    assert register(meeting, twice, now=NOW) == register(meeting, twice, now=NOW)
    assert (Registration.objects.count(), told(Occasion.RECEIPT), told(Occasion.LINK)) == (1, 1, 0)


def test_the_same_address_again_gets_its_link_once_a_day_and_nothing_new(meeting):
    register(meeting, wish("nabo@epost.example"), now=NOW)
    for _time in range(3):
        register(meeting, wish("Nabo@epost.example", companions=2), now=NOW)
    assert (Registration.objects.get().companions, told(Occasion.LINK)) == (0, 1)


@pytest.mark.parametrize(
    "close",
    [
        lambda meeting, leader: withdraw(meeting.project, by=leader),
        lambda meeting, leader: drop_milestone(meeting.milestone, Explanation("Storm"), by=leader, now=NOW),
    ],
)
def test_what_is_not_public_or_cancelled_takes_no_sign_ups(meeting, leader, close):
    close(meeting, leader)
    with pytest.raises(SignUpIsClosed):
        register(meeting, wish(), now=NOW)


def test_after_the_last_day_nobody_can_sign_up(meeting):
    register(meeting, wish(), now=NOW + timedelta(days=18))
    with pytest.raises(SignUpIsClosed):
        register(meeting, wish(), now=NOW + timedelta(days=19))


def test_fewer_can_always_be_said_and_more_where_there_is_room(meeting):
    mine = register(meeting, wish(), now=NOW)
    change_companions(mine, 2)
    with pytest.raises(NoRoom):
        change_companions(mine, 3)
    change_companions(mine, 0)
    assert places_left(meeting) == 2


def test_a_freed_place_is_offered_to_who_waited_longest_and_then_to_the_next(meeting):
    full = register(meeting, wish(companions=2), now=NOW)
    first, second = (register(meeting, wish(f"{name}@epost.example"), now=NOW) for name in ("en", "to"))
    change_companions(full, 1)
    assert (keep_waiting_lists(NOW), keep_waiting_lists(NOW)) == (1, 0)
    first.refresh_from_db()
    assert first.standing(NOW) == Standing.OFFERED
    later = NOW + timedelta(hours=48)
    assert keep_waiting_lists(later) == 1
    second.refresh_from_db()
    assert second.standing(later) == Standing.OFFERED
    assert not take_offered_place(first, now=later)
    assert take_offered_place(second, now=later)
    assert (told(Occasion.OFFER), told(Occasion.PLACE)) == (2, 1)


def test_who_declines_an_offer_gives_it_on_and_is_not_asked_again(meeting):
    full = register(meeting, wish(companions=2), now=NOW)
    waiting = register(meeting, wish("nabo@epost.example"), now=NOW)
    withdraw_registration(full, now=NOW)
    keep_waiting_lists(NOW)
    withdraw_registration(waiting, now=NOW)
    assert keep_waiting_lists(NOW + timedelta(days=3)) == 0
    assert places_left(meeting) == 3


def test_a_new_time_is_told_once_from_old_to_new_to_those_who_knew_the_old(meeting, leader):
    register(meeting, wish("nabo@epost.example"), now=NOW)
    gone = register(meeting, wish("borte@epost.example"), now=NOW)
    withdraw_registration(gone, now=NOW)
    later = NOW + timedelta(hours=1)
    move_milestone(meeting.milestone, date(2026, 3, 27), Explanation("Storm"), by=leader, now=later)
    assert (notice_changes(later), notice_changes(later)) == (1, 0)
    change = Notice.objects.get(occasion=Occasion.CHANGE)
    assert change.registration.email == "nabo@epost.example"
    assert change.facts["former"]["day"] == "2026-03-20"


def test_what_is_published_of_other_things_is_no_change_of_the_meeting(meeting, leader, project):
    register(meeting, wish("nabo@epost.example"), now=NOW)
    publish(project, by=leader, now=NOW + timedelta(hours=1), note="Noe annet")
    assert notice_changes(NOW + timedelta(hours=1)) == 0


def test_a_cancelled_meeting_is_told_of_once(meeting, leader):
    register(meeting, wish("nabo@epost.example"), now=NOW)
    later = NOW + timedelta(hours=1)
    drop_milestone(meeting.milestone, Explanation("Storm"), by=leader, now=later)
    assert (notice_changes(later), notice_changes(later), told(Occasion.CANCELLATION)) == (1, 0, 1)


def test_those_with_a_place_are_reminded_once_two_days_ahead_by_day(meeting):
    for name in ("en", "to"):
        register(meeting, wish(f"{name}@epost.example"), now=NOW)
    withdraw_registration(Registration.objects.first(), now=NOW)
    night, morning = datetime(2026, 3, 18, 3, tzinfo=UTC), datetime(2026, 3, 18, 9, tzinfo=UTC)
    assert (remind(morning - timedelta(days=1)), remind(night), remind(morning), remind(morning)) == (0, 0, 1, 0)


def test_who_signs_up_late_needs_no_reminder(meeting):
    register(meeting, wish("nabo@epost.example"), now=datetime(2026, 3, 19, 8, tzinfo=UTC))
    assert remind(datetime(2026, 3, 19, 9, tzinfo=UTC)) == 0


def test_needs_go_after_two_weeks_sign_ups_after_a_month_and_receipts_remain(meeting, settings):
    settings.REGISTRATION_DAYS = 30
    register(meeting, wish("nabo@epost.example", needs=Needs(interpreter="polsk", wheelchair=True)), now=NOW)
    meeting_day = datetime(2026, 3, 20, 12, tzinfo=UTC)
    assert (erase_needs(meeting_day + timedelta(days=14)), erase_needs(meeting_day + timedelta(days=15))) == (0, 1)
    assert not Needs.objects.exists()
    assert Registration.objects.exists()
    assert erase_registrations(meeting_day + timedelta(days=31)) == 1
    assert not Registration.objects.exists()
    assert list(Erasure.objects.values_list("kind", "days", "number")) == [("registrations", 30, 1), ("needs", 14, 1)]


def test_a_link_opens_its_own_registration_alone_and_the_database_does_not_know_it(meeting):
    mine, other = (register(meeting, wish(), now=NOW) for _one in range(2))
    assert Registration.objects.behind(mine.code.lower(), mine.secret) == mine
    assert Registration.objects.behind(mine.code, other.secret) is None
    assert Registration.objects.behind("FINNESIK", mine.secret) is None
    assert mine.secret not in repr(Registration.objects.filter(pk=mine.pk).values())


ONE_MORE = """
import django; django.setup()
import sys, uuid
from datetime import UTC, datetime
from nabodialog.involvement.models import Meeting
from nabodialog.involvement.signing_up import Wish, register
meeting, now = Meeting.objects.get(), datetime(2026, 3, 2, 12, tzinfo=UTC)
print("ready", flush=True)
sys.stdin.readline()
print(register(meeting, Wish(uuid.uuid4()), now=now).standing(now), flush=True)
"""


def test_of_those_who_take_the_last_place_in_the_same_moment_one_gets_it(beside, meeting):
    register(meeting, wish(companions=1), now=NOW)
    others = [beside("-c", ONE_MORE) for _one in range(3)]
    assert [other.stdout.readline() for other in others] == ["ready\n"] * 3
    for other in others:
        other.stdin.write("now\n")
        other.stdin.flush()
    answers = [other.communicate(timeout=60)[0] for other in others]
    assert sorted(answers) == ["place\n", "waiting\n", "waiting\n"]


def test_there_cannot_be_fewer_places_than_people_who_have_one(meeting, project):
    register(meeting, wish(companions=1), now=NOW)
    occasion = OccasionForm({}, instance=meeting.milestone, project=project, told=True)
    details = {"mote-kind": "dialogue", "mote-sign_up": "open"}
    form, enough = (
        MeetingForm(details | {"mote-capacity": capacity}, instance=meeting, occasion=occasion) for capacity in (1, 2)
    )
    assert form.errors["capacity"] == ["2 personer har plass allerede. Det kan ikke bli færre plasser enn det."]
    assert "capacity" not in enough.errors


def test_staff_see_how_many_wait_for_an_email_before_they_make_more_places(meeting, browse, leader):
    page = f"/arbeid/nordvik/fjellveien/moter/{meeting.pk}/endre/"
    assert "La stå tomt når alle får plass." in browse(leader).get(page).text
    for companions, email in ((2, ""), (0, "en@epost.example"), (0, "to@epost.example"), (0, "")):
        register(meeting, wish(email, companions), now=NOW)
    assert "2 på venteliste har lagt igjen e-postadresse." in browse(leader).get(page).text


@pytest.mark.parametrize(
    "deed",
    [
        "moter/{0.pk}/avlys",
        "moter/{0.pk}/flytt",
        "datoer/{0.milestone_id}/flytt",
        "datoer/{0.milestone_id}/blir-ikke-noe-av",
    ],
)
def test_staff_see_how_many_are_told_before_they_move_or_cancel_wherever_they_do_it(meeting, browse, leader, deed):
    address = f"/arbeid/nordvik/fjellveien/{deed.format(meeting)}/"
    assert "Ingen påmeldte får e-post om det." in browse(leader).get(address).content.decode()
    for email in ("en@epost.example", "to@epost.example", ""):
        register(meeting, wish(email), now=NOW)
    page = browse(leader).get(address).content.decode()
    assert "2 påmeldte får e-post om dette." in page
    assert "Én påmeldt har ikke lagt igjen e-postadresse" in page
    assert "Ingen påmeldte" not in page
