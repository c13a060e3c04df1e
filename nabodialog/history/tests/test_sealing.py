"""History is sealed in a chain, and what is done to it afterwards is found."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from nabodialog.history.chaining import ANCHOR_WORDS, seal_waiting
from nabodialog.history.checking import Check, anchors_in
from nabodialog.history.models import Event, Seal, Unsealed, Verb
from nabodialog.history.recording import record, recorded_at
from nabodialog.history.triggers import ALL_UNLOCKS, QUEUE, QUEUE_THE_OLD, UNQUEUE
from nabodialog.lib.log_lines import JsonLines, TextLines
from nabodialog.people.models import Person


def do(statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def happen(municipality, by, times=1):
    for _time in range(times):
        event = record(Verb.CHANGED, municipality, by=by, within=municipality, municipality=municipality, old="før")
    return event


def faults(anchors=None):
    return list(Check(timezone.now(), anchors or {}).faults())


@pytest.fixture
def sealed(municipality, leader):
    """Ten events in their chain, and an owner of the database who has taken its locks away."""
    happen(municipality, leader, 10)
    assert seal_waiting(timezone.now()) == Event.objects.count() == 10
    do(ALL_UNLOCKS[connection.vendor])
    return list(Seal.objects.select_related("event"))


def test_what_is_recorded_waits_and_is_sealed_in_order(municipality, leader):
    happen(municipality, leader, 3)
    assert Unsealed.objects.count() == 3
    assert [seal_waiting(timezone.now()), seal_waiting(timezone.now())] == [3, 0]
    assert [seal.number for seal in Seal.objects.all()] == [1, 2, 3]
    assert faults() == []


def test_a_seal_that_is_laid_before_the_first_is_found(sealed, municipality, leader):
    event = happen(municipality, leader)
    Unsealed.objects.all().delete()
    Seal.objects.create(number=0, event=event, content="", digest="", at=timezone.now())
    assert "after seal 0 comes 0: what stood between is gone" in faults()


def test_an_event_that_is_committed_late_is_sealed_after_those_that_came_before(municipality, leader):
    late, first = happen(municipality, leader), happen(municipality, leader)
    late.unsealed.delete()  # as it was not to be seen yet
    seal_waiting(timezone.now())
    Unsealed.objects.create(event=late, since=timezone.now())
    seal_waiting(timezone.now())
    assert [seal.event for seal in Seal.objects.all()] == [first, late]
    assert faults() == []


def test_what_was_there_before_there_were_seals_is_sealed_too(municipality, leader):
    do(UNQUEUE[connection.vendor])
    happen(municipality, leader, 2)
    assert not Unsealed.objects.exists()
    do([*QUEUE[connection.vendor], QUEUE_THE_OLD])
    happen(municipality, leader)
    assert seal_waiting(timezone.now()) == 3
    assert faults() == []


def test_seals_can_neither_be_changed_nor_removed(municipality, leader):
    happen(municipality, leader)
    seal_waiting(timezone.now())
    connection.check_constraints()  # a table with checks that wait is not emptied anyhow
    emptied = ["TRUNCATE history_seal", "TRUNCATE history_event CASCADE"] if connection.vendor == "postgresql" else []
    for statement in ["UPDATE history_seal SET number = 2", "DELETE FROM history_seal", *emptied]:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            do([statement])


def test_one_more_seal_for_what_has_one_is_not_made(sealed):
    Unsealed.objects.create(event=sealed[3].event, since=timezone.now())
    assert seal_waiting(timezone.now()) == 1
    assert Seal.objects.count() == 10


CHANGES = {
    "at": timezone.now() - timedelta(days=1),
    "verb": Verb.SAW,
    "thing_type": "people.person",
    "thing_id": 99,
    "thing_label": "noe annet",
    "within_type": "projects.project",
    "within_id": 99,
    "details": {"old": "før", "new": "nå"},
}


@pytest.mark.parametrize("name", CHANGES)
def test_an_event_that_is_altered_is_named(sealed, name):
    Event.objects.filter(pk=sealed[4].event_id).update(**{name: CHANGES[name]})
    assert faults() == [f"event {sealed[4].event_id}, sealed as 5, is not as it was when it was sealed"]


def test_that_another_did_it_or_elsewhere_is_named(sealed, other_municipality):
    another = Person.objects.create_user("en-annen@nordvik.example", None, name="En annen")
    Event.objects.filter(pk=sealed[4].event_id).update(by=another)
    Event.objects.filter(pk=sealed[6].event_id).update(municipality=other_municipality)
    assert ["sealed as 5" in faults()[0], "sealed as 7" in faults()[1]] == [True, True]


def test_every_field_of_an_event_is_under_its_seal():
    fields = {each.name for each in Event._meta.concrete_fields}
    assert fields == {*CHANGES, "id", "by", "municipality"}


def remove(seal):
    Seal.objects.filter(pk=seal.pk).delete()
    Event.objects.filter(pk=seal.event_id).delete()


def test_an_event_that_is_removed_with_its_seal_leaves_a_gap(sealed):
    remove(sealed[4])
    told = faults()
    assert told == ["after seal 4 comes 6: what stood between is gone"]


def test_a_gap_that_is_closed_up_breaks_the_chain(sealed):
    remove(sealed[4])
    for seal in sealed[5:]:
        Seal.objects.filter(pk=seal.pk).update(number=seal.number - 1)
    assert faults()[0] == f"seal 5 (event {sealed[5].event_id}) does not follow from the one before it"


def test_two_that_change_places_are_found(sealed):
    three, four = sealed[2:4]
    for seal, number in ((three, 99), (four, 3), (three, 4)):
        Seal.objects.filter(pk=seal.pk).update(number=number)
    assert faults()[0].startswith("seal 3 ")


def test_a_seal_that_is_removed_leaves_its_event_bare(sealed):
    Seal.objects.filter(pk=sealed[9].pk).delete()
    assert faults() == [f"event {sealed[9].event_id} has no seal, and waits for none"]


def test_an_event_put_in_without_a_seal_is_found(sealed, municipality, leader):
    do(UNQUEUE[connection.vendor])
    with recorded_at(sealed[4].event.at):
        added = happen(municipality, leader)
    assert faults() == [f"event {added.pk} has no seal, and waits for none"]


def test_an_event_put_in_among_the_seals_is_found(sealed, municipality, leader):
    added = happen(municipality, leader)
    added.unsealed.delete()
    for seal in reversed(sealed[5:]):
        Seal.objects.filter(pk=seal.pk).update(number=seal.number + 1)
    Seal.objects.create(number=6, event=added, content=sealed[5].content, digest=sealed[5].digest, at=sealed[5].at)
    assert faults()[0] == f"seal 6 (event {added.pk}) does not follow from the one before it"


@pytest.mark.parametrize("lines", [TextLines(), JsonLines()])
def test_what_is_cut_off_at_the_end_is_known_from_the_log(sealed, caplog, municipality, leader, lines):
    with caplog.at_level("INFO"):
        happen(municipality, leader)
        seal_waiting(timezone.now())
    anchors = anchors_in([lines.format(each) for each in caplog.records])
    assert faults(anchors) == []
    remove(Seal.objects.last())
    assert faults() == []
    assert faults(anchors) == ["seal 11 is in the log, and gone: the chain ends at 10"]


SAID = f"{ANCHOR_WORDS} 7:{'ab' * 32}"
STRANGERS = (
    SAID,
    f"nabodialog.history.chaining [-]: {SAID}",
    f'{{"logger": "nabodialog.history.chaining", "message": "{SAID}',
)


@pytest.mark.parametrize("words", STRANGERS, ids=range(len(STRANGERS)))
@pytest.mark.parametrize("lines", [TextLines(), JsonLines()])
def test_what_a_stranger_sends_is_no_seal(words, lines):
    said = logging.makeLogRecord({"name": "django.security.csrf", "levelname": "WARNING", "msg": words})
    assert anchors_in([lines.format(said)]) == {}


def test_what_was_said_first_of_a_seal_holds():
    first, later = (f"now INFO nabodialog.history.chaining [-]: {ANCHOR_WORDS} 7:{each * 64}" for each in "ab")
    assert anchors_in([first, later]) == {7: "a" * 64}


def test_a_chain_that_was_written_anew_is_not_the_one_in_the_log(sealed):
    anchors = {10: sealed[9].digest}
    Event.objects.filter(pk=sealed[4].event_id).update(verb=Verb.REMOVED)
    Seal.objects.all().delete()
    do([QUEUE_THE_OLD])
    seal_waiting(timezone.now())
    assert faults() == []
    assert faults(anchors) == ["seal 10 is another than the log says"]


def test_what_waits_too_long_is_told(municipality, leader):
    event = happen(municipality, leader)
    assert faults() == []
    Unsealed.objects.update(since=timezone.now() - timedelta(minutes=11))
    assert faults()[0].startswith(f"event {event.pk} waits for its seal since")


def test_the_command_tells_how_far_history_holds(sealed):
    out = StringIO()
    call_command("history", "check", stdout=out)
    assert f"History holds, to {sealed[9]}" in out.getvalue()


def test_the_command_names_the_first_place_and_ends_with_1(sealed, tmp_path):
    (tmp_path / "log").write_text(
        f"10.30 INFO nabodialog.history.chaining [-]: History is sealed to 12:{'a' * 64}\n", encoding="utf-8"
    )
    told = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("history", "check", anchors=str(tmp_path / "log"), stderr=told)
    assert (end.value.code, "First: seal 12 is in the log, and gone" in told.getvalue()) == (1, True)


def test_it_is_read_a_few_rows_at_a_time_and_to_the_end(sealed, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr("nabodialog.history.checking.AT_ONCE", 3)
    with django_assert_num_queries(1 + 4 + 3):
        assert faults() == []
    Event.objects.filter(pk=sealed[9].event_id).update(verb=Verb.REMOVED)
    assert "sealed as 10" in faults()[0]
