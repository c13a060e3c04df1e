"""The method as JSON, in bokmål or nynorsk, for those who build on it elsewhere."""

from dataclasses import fields, is_dataclass
from typing import Any, Literal

from django.http import HttpRequest
from pydantic import BaseModel, Field

from nabodialog.method.background import about
from nabodialog.method.content import Text
from nabodialog.method.loading import latest_version, load

from .answering import json_answer

Language = Literal["nb", "nn"]


class MethodForNeighbours(BaseModel):
    name: str
    text: str


class MethodRow(BaseModel):
    id: str
    purpose: str
    participants: str
    methods: str


class MethodItem(BaseModel):
    id: str
    text: str


class MethodPart(BaseModel):
    name: str
    spans: list[str]


class MethodElement(BaseModel):
    id: str
    name: str
    short_name: str
    spans: list[str] = Field(description="The phases that it usually runs through, by id")
    purpose: str
    for_neighbours: MethodForNeighbours
    why: list[str]
    how: list[str]
    pitfalls: list[str]
    matrix: list[MethodRow]
    checklist: list[MethodItem]
    parts: list[MethodPart]


class MethodPhase(BaseModel):
    id: str
    name: str
    purpose: str
    elements: list[MethodElement]


class MethodSource(BaseModel):
    title: str
    authors: str
    publisher: str
    published: str
    url: str


class MethodDetail(BaseModel):
    version: str
    language: Language
    source: MethodSource
    phases: list[MethodPhase]


@json_answer
def method(request: HttpRequest) -> BaseModel:
    language: Language = "nn" if request.GET.get("lang") == "nn" else "nb"
    version = latest_version()
    source = MethodSource.model_validate(worded(about(version), language))
    return MethodDetail.model_validate({**worded(load(version), language), "language": language, "source": source})


def worded(value: Any, language: Language) -> Any:
    """The content with every pair of texts turned into the one in this language."""
    if isinstance(value, Text):
        return value.in_language(language)
    if isinstance(value, tuple):
        return [worded(part, language) for part in value]
    if is_dataclass(value):
        return {field.name: worded(getattr(value, field.name), language) for field in fields(value)}
    return value
