"""The timeline as it is laid out for tailoring: phase by phase, each element with where it may go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .lines import Line
from .models import Element, Phase


@dataclass(frozen=True)
class Destination:
    phase: Phase
    place: int


@dataclass(frozen=True)
class Standing:
    """An element where it stands: its place in the phase, and the end of each other phase."""

    element: Element
    phase: Phase
    place: int
    is_last: bool
    elsewhere: list[Destination]

    @property
    def method_name(self) -> str:
        """The method's name, where the project uses its own: so that both can be found."""
        origin = self.element.origin
        return str(origin.name) if origin and self.element.own_name else ""

    def answers_to(self, sought: str) -> bool:
        names = (self.element.name, self.method_name, self.element.public_name)
        return any(sought.casefold() in name.casefold() for name in names)


@dataclass(frozen=True)
class Part:
    phase: Phase
    standings: list[Standing]


def laid_out(elements: Iterable[Element]) -> list[Part]:
    elements = list(elements)
    counts = {phase: sum(element.phase == phase for element in elements) for phase in Phase}
    return [Part(phase, standings_in(phase, elements, counts)) for phase in Phase]


def standings_in(phase: Phase, elements: Iterable[Element], counts: dict[Phase, int]) -> list[Standing]:
    within = [element for element in elements if element.phase == phase]
    elsewhere = [Destination(other, counts[other] + 1) for other in Phase if other != phase]
    return [
        Standing(element, phase, place, place == len(within), elsewhere)
        for place, element in enumerate(within, start=1)
    ]


def sought_in(parts: Iterable[Part], sought: str) -> list[Part]:
    found = (Part(part.phase, [each for each in part.standings if each.answers_to(sought)]) for part in parts)
    return [part for part in found if part.standings]


@dataclass(frozen=True)
class LineStanding:
    line: Line
    place: int
    is_last: bool


def lines_laid_out(lines: Sequence[Line]) -> list[LineStanding]:
    return [LineStanding(line, place, place == len(lines)) for place, line in enumerate(lines, start=1)]
