"""Reads a YAML file and remembers on which line everything stands, so that an error can say where to look."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Place = tuple[str | int, ...]


class YamlError(Exception):
    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Document:
    data: Any
    lines: dict[Place, int] = field(repr=False)

    def line(self, place: Place) -> int:
        """The line of the place, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def read(path: Path) -> Document:
    """Every value is text: YAML's own guesses at numbers, dates and yes/no are left to the shape that checks it."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlError(line, f"not valid YAML: {error.problem}") from error
    lines: dict[Place, int] = {}
    return Document(_value(node, (), lines) if node else {}, lines)


def _value(node: yaml.Node, place: Place, lines: dict[Place, int]) -> Any:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*place, number), lines) for number, child in enumerate(node.value)]
    return node.value


def _mapping(node: yaml.MappingNode, place: Place, lines: dict[Place, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, child in node.value:
        if key.value in found:
            raise YamlError(key.start_mark.line + 1, f"{key.value} stands twice")
        found[key.value] = _value(child, (*place, key.value), lines)
    return found
