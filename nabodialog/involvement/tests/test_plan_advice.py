"""What a plan is warned of, and what to do. No table is asked."""

from dataclasses import replace
from datetime import date

import pytest

from nabodialog.involvement.plan_advice import Lack, PlanFacts, PlannedLine, warnings
from nabodialog.projects.models import Phase

TODAY = date(2026, 3, 2)
SMALL = PlannedLine("Lite gruppemøte: Skolen", 1, Phase.PLANNING, True, True, 12, (date(2026, 3, 9),))
MOVE_IN = replace(SMALL, phase=Phase.MOVE_IN, days=(date(2026, 4, 20),))
FOLLOW_UP = replace(SMALL, phase=Phase.FOLLOW_UP, days=(date(2026, 6, 1),))
GOOD = PlanFacts((SMALL, MOVE_IN, FOLLOW_UP), {1: "Skolen"}, frozenset([1]), quiet_weeks=12)


def lacks(facts):
    return [warning.lack for warning in warnings(facts, TODAY)]


def test_a_plan_that_lacks_nothing_is_not_warned_of():
    assert lacks(GOOD) == []


def test_of_an_empty_plan_there_is_nothing_to_say():
    assert lacks(replace(GOOD, lines=(), groups={1: "Skolen"})) == []


def test_one_big_meeting_alone_is_warned_of_and_a_small_group_beside_it_is_enough():
    big = replace(SMALL, name="Informasjonsmøte", holds=200, group=None)
    letter = replace(SMALL, is_meeting=False, holds=5000)
    assert Lack.ONLY_ONE_BIG in lacks(replace(GOOD, lines=(big, letter)))
    assert Lack.ONLY_ONE_BIG not in lacks(replace(GOOD, lines=(big, SMALL)))
    assert Lack.ONLY_ONE_BIG not in lacks(replace(GOOD, lines=(SMALL, letter)))
    assert Lack.ONLY_ONE_BIG not in lacks(replace(GOOD, lines=(replace(big, days=(TODAY, date(2026, 5, 4))),)))


@pytest.mark.parametrize(
    ("notice", "warned"), [("2026-03-08", True), ("2026-03-09", True), ("2026-03-10", False), (None, False)]
)
def test_the_first_meeting_comes_before_neighbours_are_notified(notice, warned):
    facts = replace(GOOD, neighbour_notice=date.fromisoformat(notice) if notice else None)
    assert (Lack.AFTER_NOTICE in lacks(facts)) == warned


def test_a_meeting_with_politicians_is_no_first_meeting_with_neighbours():
    politicians = replace(SMALL, for_neighbours=False)
    found = warnings(replace(GOOD, lines=(politicians,), neighbour_notice=date(2026, 5, 4)), TODAY)
    told = next(warning for warning in found if warning.lack == Lack.AFTER_NOTICE)
    assert told.title == "Nabovarselet sendes 4. mai 2026, og ingen møter er planlagt til da."


def test_lines_without_an_owner_are_named_but_not_all_of_them():
    lines = tuple(replace(SMALL, name=f"Linje {number}", has_owner=False) for number in range(5))
    (nobody,) = [each for each in warnings(replace(GOOD, lines=lines), TODAY) if each.lack == Lack.NOBODY]
    assert nobody.title == "5 linjer har ingen ansvarlig."
    assert nobody.todo.endswith("Linje 0, Linje 1, Linje 2 og 2 til.")


def test_a_group_that_no_line_is_for_is_told_unless_all_neighbours_are_and_it_is_among_them():
    facts = replace(GOOD, groups={1: "Skolen", 2: "Velet", 3: "Kommunestyret"}, neighbours=frozenset([1, 2]))
    (told,) = [each for each in warnings(facts, TODAY) if each.lack == Lack.NEVER_ADDRESSED]
    assert told.todo.endswith("Velet, Kommunestyret.")
    everyone = replace(facts, lines=(*GOOD.lines, replace(SMALL, group=None)))
    (told,) = [each for each in warnings(everyone, TODAY) if each.lack == Lack.NEVER_ADDRESSED]
    assert told.todo.endswith("dem, om det så bare er et brev: Kommunestyret.")


@pytest.mark.parametrize(
    ("days", "warned"),
    [
        (("2026-03-09", "2026-06-01"), False),  # twelve weeks, to the day
        (("2026-03-09", "2026-06-02"), True),
        (("2025-11-03", "2026-03-09"), True),  # the silence lasts still
        (("2025-03-03", "2025-11-03", "2026-01-12"), False),  # it is over, and the last was not long ago
        (("2025-11-03",), True),  # and nothing comes
        ((), False),
    ],
)
def test_long_silence_is_warned_of_as_long_as_something_can_be_done(days, warned):
    line = replace(SMALL, days=tuple(map(date.fromisoformat, days)))
    assert (Lack.SILENCE in lacks(replace(GOOD, lines=(line,)))) == warned


def test_the_longest_silence_is_told_with_its_days_and_weeks():
    line = replace(SMALL, days=(date(2026, 3, 9), date(2026, 8, 10), date(2026, 12, 1)))
    (told,) = [each for each in warnings(replace(GOOD, lines=(line,)), TODAY) if each.lack == Lack.SILENCE]
    assert told.title == "Fra 9. mars 2026 til 10. august 2026 er det 22 uker uten noe."


def test_a_plan_that_ends_before_people_move_in_is_told_so():
    (told,) = [each for each in warnings(replace(GOOD, lines=(SMALL,)), TODAY) if each.lack == Lack.ENDS_EARLY]
    assert told.title == "Planen har ingenting i innflytting og oppfølging."
    assert Lack.ENDS_EARLY in lacks(replace(GOOD, lines=(SMALL, MOVE_IN)))
