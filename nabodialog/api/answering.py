"""How every answer of the API is given: JSON, to anyone, readable from any site."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from pydantic import BaseModel

from nabodialog.lib.answers import for_anyone_who_asks

View = Callable[..., BaseModel]
NOT_FOUND = "Finnes ikke, eller er ikke publisert."
OUR_FAULT = "Noe gikk galt hos oss. Spør du om det, oppgi dette nummeret:"
UNREADABLE = "Det som ble sendt, kan ikke leses."


class Problem(BaseModel):
    detail: str


def json_answer(view: View) -> Callable[..., HttpResponse]:
    """Turns a view that returns a shape into one that answers; what is not published is a 404 like what never was."""

    @for_anyone_who_asks
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            shape, status = view(request, *args, **kwargs), 200
        except Http404:
            shape, status = Problem(detail=NOT_FOUND), 404
        return as_json(shape, status)

    return answer


def as_json(shape: BaseModel, status: int) -> HttpResponse:
    body = shape.model_dump_json(by_alias=True).encode()
    response = HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response
