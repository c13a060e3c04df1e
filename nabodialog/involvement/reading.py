"""A strategy as it is read: heading by heading, with the municipality's words where a project has none of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from nabodialog.method.strategy import Heading

from .models import Action, Goal, Passage
from .scope import Scope


@dataclass(frozen=True)
class Entry:
    """What stands under one heading here: the place's own words, or those it follows."""

    heading: Heading
    own: Passage | None
    followed: Passage | None

    @property
    def passage(self) -> Passage | None:
        return self.own or self.followed

    @property
    def departs(self) -> bool:
        return bool(self.own and self.followed)


@dataclass(frozen=True)
class Reading:
    basis: list[Entry]
    questions: list[Entry]
    channels: list[Entry]
    goals: list[Goal]
    followed_goals: list[Goal]
    actions: list[Action]

    def __iter__(self) -> Iterator[Entry]:
        yield from (*self.questions, *self.basis, *self.channels)

    @property
    def answered(self) -> int:
        """How many of the guiding questions have an answer."""
        return sum(entry.passage is not None for entry in self.questions)

    @property
    def is_begun(self) -> bool:
        return bool(self.goals or self.actions or any(entry.own for entry in self))


def read(scope: Scope) -> Reading:
    """Eight queries at most, however much is written."""
    strategy, above = scope.strategy, scope.above and scope.above.strategy
    own = {passage.part: passage for passage in strategy.passages.all()} if strategy else {}
    followed = {passage.part: passage for passage in above.passages.all()} if above else {}

    def entries(headings: Iterable[Heading]) -> list[Entry]:
        return [Entry(heading, own.get(heading.id), followed.get(heading.id)) for heading in headings]

    return Reading(
        basis=entries(scope.guide.basis),
        questions=entries(scope.guide.questions),
        channels=entries(scope.guide.channels),
        goals=list(strategy.goals.all()) if strategy else [],
        followed_goals=list(above.goals.all()) if above else [],
        actions=list(strategy.actions.select_related("owner", "deputy")) if strategy else [],
    )


def palette(scope: Scope, also: Iterable[str] = ()) -> list[Heading]:
    """The channels that the strategy here says how are used, and those in `also`; all where it says nothing yet."""
    channels = read(scope).channels
    used = [entry.heading for entry in channels if entry.passage or entry.heading.id in also]
    return used if any(entry.passage for entry in channels) else [entry.heading for entry in channels]


class Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class WrittenPassage(Written):
    """`part` is its heading's id, empty in older versions. A guiding question that had no answer has no text."""

    part: str = ""
    heading: str
    text: str
    reason: str


class WrittenGoal(Written):
    text: str
    measure: str
    due: date | None


class WrittenAction(Written):
    text: str
    owner: str
    due: date | None
    done_on: date | None


class WrittenStrategy(Written):
    """A strategy from top to bottom, as it stood on the day it was adopted."""

    passages: tuple[WrittenPassage, ...]
    goals: tuple[WrittenGoal, ...]
    actions: tuple[WrittenAction, ...]


def written_passage(entry: Entry, *, is_channel: bool) -> WrittenPassage | None:
    """None for a channel that is not used: it misses nothing."""
    if passage := entry.passage:
        return WrittenPassage(part=passage.part, heading=passage.heading, text=passage.text, reason=passage.reason)
    return (
        None
        if is_channel
        else WrittenPassage(part=entry.heading.id, heading=str(entry.heading.name), text="", reason="")
    )


def written(reading: Reading) -> WrittenStrategy:
    entries = (written_passage(entry, is_channel=entry in reading.channels) for entry in reading)
    return WrittenStrategy(
        passages=tuple(filter(None, entries)),
        goals=tuple(
            WrittenGoal(text=goal.text, measure=goal.measure, due=goal.due)
            for goal in (*reading.goals, *reading.followed_goals)
        ),
        actions=tuple(
            WrittenAction(text=a.text, owner=str(a.owner or ""), due=a.due, done_on=a.done_on) for a in reading.actions
        ),
    )
