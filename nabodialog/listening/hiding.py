"""Which numbers the public may read, so that none says how few somebody is: neither by itself nor by what is left when
the others are taken from the total.

Small numbers and none look the same. How it is kept: docs/decisions/0022-numbers-that-hide-the-few.md.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)
FEWEST_SHOWN = 5
MOST_HIDDEN = FEWEST_SHOWN - 1


def shown_alone(number: int) -> int | None:
    return number if number >= FEWEST_SHOWN else None


def shown_numbers(numbers: Mapping[Name, int], rest: int = 0) -> dict[Name, int | None]:
    """Each number, or None where it is hidden; `rest` is what the total holds beside them.

    Where the hidden could be told from what they are together, the next smallest are hidden with them: all that are as
    large, or the order in which they stand would tell which was the small one.
    """
    shown = {name: shown_alone(number) for name, number in numbers.items()}
    for most in sorted({number for number in shown.values() if number}):
        if not tells(numbers, shown, rest):
            break
        shown = {name: number if number and number > most else None for name, number in shown.items()}
    return shown


def tells(numbers: Mapping[Name, int], shown: Mapping[Name, int | None], rest: int) -> bool:
    """Few in all are few each. And where they are as many as so many small numbers can be, each is the most it can be.

    Those that are none do not count: one may know of a month that the project had not begun.
    """
    hidden = [numbers[name] for name in numbers if shown[name] is None and numbers[name]]
    together = sum(hidden) + rest
    return 0 < together < FEWEST_SHOWN or (bool(hidden) and together == MOST_HIDDEN * len(hidden))
