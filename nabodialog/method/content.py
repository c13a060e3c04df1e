"""The shape of the method's content: phases hold elements, and elements hold matrix rows and checklist items."""

from typing import Annotated, Literal

from django.utils.translation import get_language
from pydantic import AfterValidator, Field, ValidationInfo, field_validator
from pydantic.dataclasses import dataclass

from .reading import STRICT

PhaseId = Literal["planlegging", "innflytting", "oppfolging"]


@dataclass(frozen=True, config=STRICT)
class Text:
    """The same words in bokmål and nynorsk. Written out, it is in the reader's language, else in bokmål."""

    nb: str
    nn: str

    def __str__(self) -> str:
        return self.in_language(get_language() or "nb")

    def in_language(self, code: str) -> str:
        return self.nn if code == "nn" else self.nb


def _short(text: Text) -> Text:
    if max(len(text.nb), len(text.nn)) > 30:
        raise ValueError("at most 30 characters")
    return text


@dataclass(frozen=True, config=STRICT)
class ForNeighbours:
    """What an element is called and is about, in words for those who live nearby."""

    name: Text
    text: Text


@dataclass(frozen=True, config=STRICT)
class ChecklistItem:
    id: str
    text: Text


@dataclass(frozen=True, config=STRICT)
class MatrixRow:
    id: str
    purpose: Text
    participants: Text
    methods: Text


@dataclass(frozen=True, config=STRICT)
class Part:
    """A piece of an element that the overview shows by itself."""

    name: Text
    spans: Annotated[tuple[PhaseId, ...], Field(min_length=1)]


Lines = tuple[ChecklistItem, ...] | tuple[MatrixRow, ...]


@dataclass(frozen=True, config=STRICT)
class Element:
    id: str
    name: Text
    short_name: Annotated[Text, AfterValidator(_short)]
    spans: Annotated[tuple[PhaseId, ...], Field(min_length=1)]
    purpose: Text
    for_neighbours: ForNeighbours
    why: Annotated[tuple[Text, ...], Field(min_length=2, max_length=3)]
    how: Annotated[tuple[Text, ...], Field(min_length=4, max_length=6)]
    pitfalls: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    matrix: tuple[MatrixRow, ...]
    checklist: tuple[ChecklistItem, ...]
    parts: tuple[Part, ...] = ()

    @field_validator("matrix", "checklist")
    @classmethod
    def are_named_within_the_element(cls, lines: Lines, info: ValidationInfo) -> Lines:
        """Projects remember these ids for years, so each must say which element it belongs to, and be its own."""
        ids = [line.id for line in lines]
        for id_ in ids:
            if not id_.startswith(f"{info.data.get('id')}-"):
                raise ValueError(f"«{id_}» does not begin with the element's id")
            if ids.count(id_) > 1:
                raise ValueError(f"«{id_}» stands twice")
        return lines


@dataclass(frozen=True, config=STRICT)
class Phase:
    id: PhaseId
    name: Text
    purpose: Text
    elements: Annotated[tuple[Element, ...], Field(min_length=1)]

    @field_validator("elements")
    @classmethod
    def run_through_their_own_phase(cls, elements: tuple[Element, ...], info: ValidationInfo) -> tuple[Element, ...]:
        for element in elements:
            if info.data.get("id") not in element.spans:
                raise ValueError(f"«{element.id}» must span the phase it stands in")
        return elements


@dataclass(frozen=True, config=STRICT)
class Method:
    version: str
    phases: tuple[Phase, ...]

    @property
    def elements(self) -> tuple[Element, ...]:
        return tuple(element for phase in self.phases for element in phase.elements)

    def phase(self, id_: str) -> Phase:
        return next(phase for phase in self.phases if phase.id == id_)

    def element(self, id_: str) -> Element:
        return next(element for element in self.elements if element.id == id_)

    def phase_of(self, element: Element) -> Phase:
        return next(phase for phase in self.phases if element in phase.elements)

    def checklist_item(self, id_: str) -> ChecklistItem:
        return next(item for element in self.elements for item in element.checklist if item.id == id_)

    def matrix_row(self, id_: str) -> MatrixRow:
        return next(row for element in self.elements for row in element.matrix if row.id == id_)
