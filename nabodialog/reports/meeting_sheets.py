"""What stands on the sheets of a meeting. As in `sheets.py`: never a row of the database, and all words are ready."""

from dataclasses import dataclass

from .sheets import Sheet


@dataclass(frozen=True)
class RunSheetLine:
    """`clock` is empty where the hour is not known."""

    clock: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Listed:
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class RunSheet(Sheet):
    lead: str
    head: tuple[str, str]
    lines: tuple[RunSheetLine, ...]
    lists: tuple[Listed, ...]
    """Roles, the room, what to take care of."""


@dataclass(frozen=True)
class HeadCount(Sheet):
    """A box for each group, to make marks in: a number is all that is kept of who came."""

    lead: str
    head: tuple[str, str, str]
    groups: tuple[str, ...]
    no_names: str


@dataclass(frozen=True)
class Question:
    """Without answers to choose from there are lines to write on."""

    text: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evaluation(Sheet):
    lead: str
    no_names: str
    questions: tuple[Question, ...]
    thanks: str
