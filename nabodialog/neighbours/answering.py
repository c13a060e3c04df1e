"""How every public page is answered: to anyone, without cookie or session, and not sent again when nothing is new."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """A withdrawn page must be gone at once, so browsers always ask; the fingerprint spares them the answer."""

    @login_not_required
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
        response["ETag"] = etag
        response["Cache-Control"] = "public, no-cache"
        return get_conditional_response(request, etag, response=response) or response

    return answer
