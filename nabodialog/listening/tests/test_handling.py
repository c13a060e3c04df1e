"""How an enquiry moves, and that neither code nor database lets it end without an answer or a reason."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nabodialog.listening import triggers
from nabodialog.listening.handling import (
    Became,
    add_more,
    answer,
    ask,
    delay,
    end_unanswered,
    go_on,
    reckon_again,
    reopen,
    take,
    wait,
)
from nabodialog.listening.models import ClosingReason, DueCause, Enquiry, MessageKind, Outcome
from nabodialog.listening.receiving import Said, count_emergency, receive, register
from nabodialog.listening.states import ENDED, MOVES, RefusedMove, State, may_move
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.starting import start_project

REFUSED = (IntegrityError,)


def again(enquiry):
    return Enquiry.objects.get(pk=enquiry.pk)


def test_the_same_form_twice_is_one_enquiry(project, now):
    key = uuid4()
    first, second = (receive(project, Said("Hei", form_key=key), now=now) for _time in range(2))
    assert first == second


def test_who_may_answer_is_responsible(project, leader, member, now):
    project.mandates.create(title="Nabokontakt", responsibility="Svarer", person=member, deputy=leader, may_answer=True)
    made = receive(project, Said("Hei"), now=now)
    assert (made.owner, made.deputy) == (member, leader)


def test_what_is_told_by_phone_has_the_one_who_wrote_it_down(project, member, now):
    made = register(project, Said("Det bråker", channel="phone", phone="22 22 22 22"), by=member, now=now)
    assert (made.registered_by, made.contact.phone, made.state) == (member, "22 22 22 22", State.RECEIVED)


def test_an_answer_ends_it_with_an_outcome(enquiry, member, now):
    take(enquiry, by=member, now=now)
    answer(enquiry, "I mai.", Became(Outcome.INFORMED), by=member, now=now)
    ended = again(enquiry)
    assert (ended.state, ended.outcome, ended.ended_at) == (State.ANSWERED, Outcome.INFORMED, now)


def test_a_question_stops_the_clock_until_the_neighbour_writes(enquiry, member, now):
    ask(enquiry, "Hvilken gate?", by=member, now=now)
    add_more(enquiry, "Den øverste", uuid4(), now=now + timedelta(days=3))
    assert (again(enquiry).state, again(enquiry).due_on) == (State.HANDLING, date(2026, 3, 12))
    assert enquiry.due_changes.get().cause == DueCause.STOOD_STILL


def test_one_who_waits_for_others_is_told_and_goes_on(enquiry, member, now):
    wait(enquiry, "Vi venter på vegvesenet.", date(2026, 3, 20), by=member, now=now)
    go_on(enquiry, by=member, now=now + timedelta(days=1))
    assert again(enquiry).due_on == date(2026, 3, 10)


def test_a_promise_may_be_moved_and_the_former_stays_visible(enquiry, member, now):
    delay(enquiry, "Vi trenger mer tid.", date(2026, 3, 16), by=member, now=now)
    moved = enquiry.due_changes.get()
    assert (moved.former, moved.due_on) == (date(2026, 3, 9), date(2026, 3, 16))


def test_more_after_the_end_opens_it_again_with_a_new_promise(enquiry, member, now):
    answer(enquiry, "I mai.", Became(Outcome.INFORMED), by=member, now=now)
    add_more(enquiry, "Hvilken dag?", uuid4(), now=now + timedelta(days=7))
    opened = again(enquiry)
    assert (opened.state, opened.due_on, opened.ended_at) == (State.REOPENED, date(2026, 3, 16), None)


def test_what_is_opened_again_must_be_answered_again(enquiry, member, now):
    answer(enquiry, "I mai.", Became(Outcome.INFORMED), by=member, now=now)
    reopen(enquiry, "Vi tok feil", by=member, now=now + timedelta(hours=1))
    with pytest.raises(REFUSED), transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(state=State.ANSWERED, ended_at=now)


@pytest.mark.parametrize("end", sorted(ENDED))
def test_the_database_lets_nothing_end_without_answer_or_reason(enquiry, end, now):
    with pytest.raises(REFUSED), transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(state=end, ended_at=now)


def test_the_database_refuses_a_move_that_is_not_in_the_table(enquiry, member, now):
    end_unanswered(enquiry, ClosingReason.WITHDRAWN, "", by=member, now=now)
    with pytest.raises(REFUSED), transaction.atomic():
        Enquiry.objects.filter(pk=enquiry.pk).update(state=State.HANDLING, ended_at=None)


def test_the_database_lets_nothing_begin_in_the_middle(enquiry):
    enquiry.pk, enquiry.code, enquiry.state = None, "ABCDEFGH", State.HANDLING
    enquiry.form_key = None
    with pytest.raises(REFUSED), transaction.atomic():
        enquiry.save(force_insert=True)


def test_the_database_keeps_to_the_same_table():
    assert {State(start): frozenset(map(State, ends)) for start, ends in triggers.MOVES.items()} == MOVES


def test_a_new_closed_day_moves_what_is_promised(enquiry, municipality, now):
    municipality.closed_days.create(on=date(2026, 3, 4), reason="plandag")
    assert reckon_again(municipality, now=now) == 1
    assert again(enquiry).due_on == date(2026, 3, 10)


def test_a_date_we_asked_for_ourselves_stands(enquiry, municipality, member, now):
    delay(enquiry, "Mer tid.", date(2026, 3, 16), by=member, now=now)
    municipality.closed_days.create(on=date(2026, 3, 4), reason="plandag")
    assert reckon_again(municipality, now=now) == 0


def test_emergencies_are_only_counted(project):
    for _time in range(2):
        count_emergency(project, date(2026, 3, 2))
    assert project.emergency_counts.get().number == 2


class EveryPath(TestCase):
    """Whatever is tried in whatever order, an enquiry that ended has an answer or a reason."""

    def setUp(self):
        place = Municipality.objects.create(name="Nordvik", number="9901", slug="nordvik")
        self.person = Person.objects.create_user("en@nordvik.example", "x", name="En")
        self.project = start_project(place, "Prosjekt", "prosjekt", by=self.person)

    @settings(max_examples=40, deadline=None)
    @given(st.lists(st.sampled_from(sorted(State)), max_size=8))
    def test_no_path_skips_the_answer(self, path):
        enquiry = receive(self.project, Said("Hei"), now=timezone.now())
        for end in path:
            tried(enquiry, end, self.person)
        enquiry.refresh_from_db()
        has_answer = enquiry.messages.filter(kind=MessageKind.ANSWER).exists()
        assert enquiry.state != State.ANSWERED or (has_answer and enquiry.outcome)
        assert enquiry.state != State.CLOSED or enquiry.closing_reason


def tried(enquiry, end, person):
    enquiry.refresh_from_db()
    allowed, around = may_move(enquiry.state, end), {"by": person, "now": timezone.now()}
    deeds = {
        State.RECEIVED: lambda: raising(RefusedMove()),
        State.HANDLING: lambda: go_on(enquiry, **around),
        State.ASKING: lambda: ask(enquiry, "Hva?", **around),
        State.WAITING: lambda: wait(enquiry, "Vent", date(2030, 1, 1), **around),
        State.ANSWERED: lambda: answer(enquiry, "Ja", Became(Outcome.INFORMED), **around),
        State.CLOSED: lambda: end_unanswered(enquiry, ClosingReason.WITHDRAWN, "", **around),
        State.REOPENED: lambda: reopen(enquiry, "", **around),
    }
    if allowed:
        deeds[end]()
    else:
        with pytest.raises(RefusedMove):
            deeds[end]()


def raising(error):
    raise error
