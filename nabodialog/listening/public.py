"""What neighbours may see of all that was said: what we heard and what we do, gathered by theme. Nobody's own words.

A field that is not here cannot get out.
"""

from datetime import date
from uuid import UUID

from nabodialog.involvement.models import Unit
from nabodialog.projects.public import Public

from .counting import Wait
from .models import Fate
from .promise_states import PromiseState

HEARD, PROMISES = "heard", "promises"


class PublicTheme(Public):
    name: str
    summary: str
    answer: str
    fate: Fate
    said: int | None
    """None where few have spoken of it."""


class PublicMonth(Public):
    """`month` is its first day."""

    month: date
    said: int | None


class PublicWait(Public):
    wait: Wait
    answered: int | None


class PublicHeard(Public):
    """The numbers are None where they are small, or would tell a small one."""

    said: int | None
    answered: int | None
    days: int | None
    themes: tuple[PublicTheme, ...]
    months: tuple[PublicMonth, ...] = ()  # with a default, as older copies lack them
    waits: tuple[PublicWait, ...] = ()


class PublicFormerDate(Public):
    due_on: date
    reason: str


class PublicCheck(Public):
    on: date
    is_kept: bool
    note: str


class PublicPromise(Public):
    """To whom is empty where it is to all neighbours. Who is responsible, and what shows it, stay."""

    uid: UUID
    words: str
    to_whom: str
    promised_on: date
    starts_on: date | None
    every: int | None
    unit: Unit
    due_on: date
    state: PromiseState
    explanation: str
    former_dates: tuple[PublicFormerDate, ...]
    checks: tuple[PublicCheck, ...]


class PublicPromises(Public):
    """All of them, so that the numbers are those of the list."""

    promises: tuple[PublicPromise, ...]
