"""The API's own description (OpenAPI 3.1), made from the same shapes that answer."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue, models_json_schema

from nabodialog.lib.answers import for_anyone

from . import shapes
from .answering import Problem
from .method import MethodDetail

SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
PAGE = {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 999999}}

LANGUAGE = {
    "name": "lang",
    "in": "query",
    "description": "nb eller nn; alt annet gir bokmål",
    "schema": {"type": "string", "pattern": "^[^\\x00]*$", "default": "nb", "examples": ["nb", "nn"]},
}

PROJECT = "/municipalities/{municipality}/projects/{project}/"
PATHS: list[tuple[str, str, type[BaseModel], list[dict[str, Any]]]] = [
    ("/method/", "Metoden", MethodDetail, [LANGUAGE]),
    ("/municipalities/", "Kommuner", shapes.MunicipalityList, [PAGE]),
    ("/municipalities/{municipality}/", "Én kommune", shapes.MunicipalityDetail, []),
    ("/municipalities/{municipality}/projects/", "Kommunens publiserte prosjekter", shapes.ProjectList, [PAGE]),
    (PROJECT, "Ett publisert prosjekt", shapes.ProjectDetail, []),
    (f"{PROJECT}meetings/", "Prosjektets møter", shapes.MeetingList, [PAGE]),
    (f"{PROJECT}promises/", "Det prosjektet har lovet naboene", shapes.PromisesDetail, []),
    (f"{PROJECT}heard/", "Hva prosjektet har hørt, og hva det gjør", shapes.HeardDetail, []),
]


class Described(GenerateJsonSchema):
    """JSON Schema's own time of day has a zone; ours is what the clock on the wall shows."""

    def time_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ARG002  # pydantic decides the signature
        return {"type": "string", "pattern": r"^\d\d:\d\d:\d\d(\.\d+)?$", "examples": ["15:30:00"]}


def answers(shape: type[BaseModel]) -> dict[str, Any]:
    def answer(description: str, name: str) -> dict[str, Any]:
        schema = {"$ref": f"#/components/schemas/{name}"}
        return {"description": description, "content": {"application/json": {"schema": schema}}}

    return {
        "200": answer("Det som er publisert", shape.__name__),
        "304": {"description": "Ikke endret siden sist (If-None-Match)"},
        "400": answer("Adressen kan ikke leses", Problem.__name__),
        "404": answer("Finnes ikke, eller er ikke publisert", Problem.__name__),
    }


def operation(path: str, summary: str, shape: type[BaseModel], query: list[dict[str, Any]]) -> dict[str, Any]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": SLUG}
        for name in ("municipality", "project")
        if f"{{{name}}}" in path
    ]
    return {"get": {"summary": summary, "parameters": [*in_path, *query], "responses": answers(shape)}}


def description() -> dict[str, Any]:
    models: list[type[BaseModel]] = [*(shape for _path, _summary, shape, _query in PATHS), Problem]
    written: list[tuple[type[BaseModel], JsonSchemaMode]] = [(model, "serialization") for model in models]
    _, schemas = models_json_schema(written, ref_template="#/components/schemas/{model}", schema_generator=Described)
    return {
        "openapi": "3.1.0",
        "info": {"title": "nabodialog", "version": "1", "description": "Det som er publisert, og ingenting annet."},
        "servers": [{"url": f"{settings.SITE_URL}/api/v1"}],
        "paths": {path: operation(path, summary, shape, query) for path, summary, shape, query in PATHS},
        "components": {"schemas": schemas["$defs"]},
    }


@for_anyone
def openapi(_request: HttpRequest) -> HttpResponse:
    response = JsonResponse(description())
    response["Access-Control-Allow-Origin"] = "*"
    return response
