"""What may happen to a promise, and what neither code nor database lets be said of one."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.models import Channel
from nabodialog.listening import triggers
from nabodialog.listening.models import CheckResult, Promise
from nabodialog.listening.promise_states import EXPLAINED, OPEN, PROMISE_MOVES, PromiseState
from nabodialog.listening.promising import (
    Checked,
    Evidence,
    NotDone,
    NotEveryDay,
    NotThatDay,
    begin,
    check,
    doubt,
    end,
    give,
    held,
    move,
    move_date,
    promise_called,
    remove,
    replace,
    show_done,
    tell,
)
from nabodialog.listening.states import RefusedMove

TODAY = date(2026, 3, 2)
DONE = Evidence(TODAY, "Lysene er oppe.")


def written(project, **facts):
    about = {"words": "Vi setter opp lys.", "promised_on": TODAY, "said_in": "Brev", "due_on": date(2026, 3, 16)}
    return Promise(project=project, **{**about, **facts})


@pytest.fixture
def promise(project, leader):
    return give(written(project), by=leader)


@pytest.fixture
def weekly(project, leader):
    """Three Mondays: 16 and 23 February, and 2 March."""
    days = {"starts_on": date(2026, 2, 16), "every": 1, "due_on": date(2026, 3, 2)}
    return give(written(project, words="Vi rydder hver mandag.", **days), by=leader)


def again(promise):
    return Promise.objects.get(pk=promise.pk)


def test_done_is_not_kept_until_neighbours_know(promise, leader):
    show_done(promise, DONE, by=leader)
    assert again(promise).standing == "Gjort, ikke fortalt"
    tell(promise, TODAY, Channel.LETTER, by=leader)
    kept = again(promise)
    assert (kept.state, kept.standing, kept.next_on) == (PromiseState.KEPT, "Holdt", None)


def test_nobody_is_told_that_it_is_done_while_it_is_not(promise, leader):
    with pytest.raises(NotDone):
        tell(promise, TODAY, Channel.LETTER, by=leader)


@pytest.mark.parametrize("state", sorted(EXPLAINED - {PromiseState.REPLACED}))
def test_what_is_not_kept_has_its_explanation(promise, leader, state):
    end(promise, state, "Vi fikk ikke penger.", by=leader)
    assert (again(promise).state, again(promise).explanation) == (state, "Vi fikk ikke penger.")


def test_a_replaced_promise_points_at_the_new_one(promise, project, leader):
    new = replace(promise, written(project, words="Vi leier lys."), "Kablene er utsolgt.", by=leader)
    assert (again(promise).state, again(promise).replaced_by, new.state) == ("replaced", new, "given")


def test_every_former_date_stays(promise, leader, now):
    for day in (date(2026, 4, 1), date(2026, 5, 1)):
        move_date(promise, day, "Telen må ut.", by=leader, now=now)
    moved = again(promise)
    assert (moved.due_on, moved.next_on) == (date(2026, 5, 1), date(2026, 5, 1))
    assert [each.former for each in moved.former_dates.all()] == [date(2026, 3, 16), date(2026, 4, 1)]


def test_it_can_be_taken_up_again(promise, leader):
    show_done(promise, DONE, by=leader)
    tell(promise, TODAY, Channel.LETTER, by=leader)
    end(promise, PromiseState.BROKEN, "Lysene sluknet.", by=leader)
    begin(promise, by=leader)
    taken_up = again(promise)
    assert (taken_up.state, taken_up.is_done, taken_up.told_on) == (PromiseState.IN_PROGRESS, False, None)
    assert taken_up.explanation == "Lysene sluknet."


def test_what_ended_for_good_moves_no_more(promise, leader, now):
    end(promise, PromiseState.WITHDRAWN, "Saken er lagt bort.", by=leader)
    for deed in (
        lambda: begin(promise, by=leader),
        lambda: show_done(promise, DONE, by=leader),
        lambda: move_date(promise, date(2026, 9, 1), "Mer tid", by=leader, now=now),
    ):
        with pytest.raises(RefusedMove):
            deed()


def test_a_missed_day_is_never_written_over(weekly, leader, now):
    check(weekly, Checked(date(2026, 2, 16), CheckResult.MISSED, "Snøstorm"), by=leader, now=now)
    with pytest.raises(NotThatDay):
        check(weekly, Checked(date(2026, 2, 16), CheckResult.KEPT), by=leader, now=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        weekly.checks.update(result=CheckResult.KEPT)
    assert weekly.checks.get().is_missed


def test_what_falls_due_next_is_the_first_day_nobody_checked(weekly, leader, now):
    assert weekly.next_on == date(2026, 2, 16)
    check(weekly, Checked(date(2026, 2, 16), CheckResult.KEPT), by=leader, now=now)
    assert (again(weekly).next_on, again(weekly).state) == (date(2026, 2, 23), PromiseState.IN_PROGRESS)


@pytest.mark.parametrize("day", [date(2026, 2, 17), date(2026, 3, 9)])
def test_only_the_days_promised_are_checked(weekly, leader, now, day):
    with pytest.raises(NotThatDay):
        check(weekly, Checked(day, CheckResult.KEPT), by=leader, now=now)


def test_a_day_to_come_cannot_be_checked(project, leader, now):
    ahead = give(written(project, starts_on=localdate(now) + timedelta(days=1), every=1), by=leader)
    with pytest.raises(NotThatDay):
        check(ahead, Checked(ahead.days[0], CheckResult.KEPT), by=leader, now=now)


@pytest.mark.parametrize(("last", "kept"), [(CheckResult.KEPT, True), (CheckResult.MISSED, False)])
def test_kept_again_and_again_is_kept_every_time(weekly, leader, now, last, kept):
    for day, result in zip(weekly.days, [CheckResult.KEPT, CheckResult.KEPT, last], strict=True):
        check(weekly, Checked(day, result), by=leader, now=now)
    if kept:
        show_done(weekly, DONE, by=leader)
    else:
        with pytest.raises(NotEveryDay):
            show_done(weekly, DONE, by=leader)
    assert again(weekly).is_done is kept


def test_the_group_keeps_its_name_when_it_is_gone(project, leader):
    group = project.stakeholders.create(kind="school", name="Skolen")
    given = give(written(project, stakeholder=group), by=leader)
    group.delete()
    assert again(given).audience == "Skolen"


def test_what_was_said_in_a_letter_says_so_itself(project, leader):
    letter = project.letters.create(kind="first", title="Hei, naboer", text="Hei", written_by=leader)
    assert give(written(project, said_in="", letter=letter), by=leader).said_in == "Hei, naboer"


def test_only_what_neighbours_have_not_read_is_removed(promise, project, leader, now):
    read = give(written(project, shown_at=now), by=leader)
    assert (remove(promise, by=leader), remove(read, by=leader)) == (True, False)
    assert list(Promise.objects.all()) == [read]


def test_every_deed_is_in_history(promise, leader, now):
    begin(promise, by=leader)
    move_date(promise, date(2026, 4, 1), "Mer tid", by=leader, now=now)
    show_done(promise, DONE, by=leader)
    tell(promise, TODAY, Channel.LETTER, by=leader)
    verbs = Event.objects.about(promise).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [Verb.ADDED, Verb.BEGAN, Verb.MOVED, Verb.FINISHED, Verb.ANNOUNCED]


def test_what_is_late_is_what_should_be_done(promise, weekly, leader):
    assert list(Promise.objects.overdue(date(2026, 3, 2))) == [weekly]
    show_done(promise, DONE, by=leader)
    assert promise not in Promise.objects.overdue(date(2026, 4, 1))
    assert list(Promise.objects.untold()) == [promise]


def test_a_neighbour_doubts_one_that_they_have_read(promise, enquiry, project, now):
    assert promise_called(project, str(promise.uid)) is None
    Promise.objects.update(shown_at=now)
    assert promise_called(project, "tull") is None
    doubt(enquiry, promise_called(project, str(promise.uid)))
    doubt(enquiry, promise)
    assert promise.doubts.get().enquiry == enquiry


FALSE = {
    "kept without being shown or told": {"state": "kept", "next_on": None},
    "kept without being told": {"state": "kept", "next_on": None, "evidence": "Bilde", "evidence_on": TODAY},
    "broken without a word": {"state": "broken", "next_on": None},
    "withdrawn without a word": {"state": "withdrawn", "next_on": None},
    "partly without a word": {"state": "partly", "next_on": None},
    "replaced by nothing": {"state": "replaced", "next_on": None, "explanation": "Noe annet"},
    "open without a day": {"next_on": None},
    "ended with a day": {"state": "broken", "explanation": "Nei"},
    "shown by nobody": {"evidence": "Bilde", "evidence_on": TODAY},
    "told in no way": {"told_on": TODAY},
    "without words": {"words": ""},
    "said nowhere": {"said_in": ""},
    "again and again from no day": {"every": 1},
}


@pytest.mark.parametrize("facts", FALSE.values(), ids=FALSE)
def test_the_database_refuses(promise, leader, facts):
    shown_by = {"evidence_by": leader} if facts.get("state") == "kept" and "evidence" in facts else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(**facts, **shown_by)


def test_nothing_goes_back_to_the_beginning(promise, leader):
    begin(promise, by=leader)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.filter(pk=promise.pk).update(state=PromiseState.GIVEN)


def test_a_promise_begins_as_given(project, leader):
    with pytest.raises(IntegrityError), transaction.atomic():
        written(project, state="in_progress", next_on=TODAY, given_by=leader).save()


def test_the_database_keeps_to_the_same_table():
    named = {start: tuple(end for end in PromiseState if end in ends) for start, ends in PROMISE_MOVES.items() if ends}
    assert {start: set(ends) for start, ends in triggers.PROMISE_MOVES.items()} == {
        start: set(ends) for start, ends in named.items()
    }
    assert {state for state in PromiseState if state in EXPLAINED or state in OPEN} == set(PromiseState) - {"kept"}


@pytest.mark.parametrize("start", PromiseState)
def test_the_one_table_is_asked(promise, start):
    found = held(promise)
    for end_ in PromiseState:
        found.state = start
        if end_ in PROMISE_MOVES[start]:
            assert move(found, end_)["new"] == found.get_state_display()
        else:
            with pytest.raises(RefusedMove):
                move(found, end_)
