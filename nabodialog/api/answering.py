"""How every answer of the API is given: JSON, readable from any site, cached by its own fingerprint."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from pydantic import BaseModel

View = Callable[..., BaseModel]


class Problem(BaseModel):
    detail: str


def json_answer(view: View) -> Callable[..., HttpResponseBase]:
    """Turns a view that returns a shape into one that answers; what is not published is a 404 like what never was."""

    @login_not_required
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            shape, status = view(request, *args, **kwargs), 200
        except Http404:
            shape, status = Problem(detail="Finnes ikke, eller er ikke publisert."), 404
        body = shape.model_dump_json(by_alias=True).encode()
        response = HttpResponse(body, status=status, content_type="application/json; charset=utf-8")
        response["Access-Control-Allow-Origin"] = "*"
        response["Cache-Control"] = "public, no-cache"
        response["ETag"] = etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
        return (get_conditional_response(request, etag, response=response) or response) if status == 200 else response

    return answer
