"""What anyone may read: how a view says so, and its finished bytes for every kind of reader."""

import gzip
import hashlib
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import brotli
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, QueryDict
from django.http.response import ResponseHeaders
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

# A withdrawn page must be gone at once, so browsers always ask; the fingerprint spares them the answer.
FOR_ANYONE = "public, no-cache"
ANY_QUERY = "params"
COMPRESSED: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
COMPRESSIBLE = ("text/", "application/json", "application/xml", "application/atom+xml")

View = Callable[..., HttpResponse]


def for_anyone_who_asks(view: View) -> View:
    """Anyone may read the answer, which depends on the address and the query in it.

    Nothing can be done here, so no mark of a form is asked for: whoever tries is told that this is only read (405).
    """

    @csrf_exempt
    @login_not_required
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = FOR_ANYONE
        return response

    return answer


def for_anyone(view: View) -> View:
    """Anyone may read the answer, which depends on the address alone.

    The view does not see the query, so that nothing in one visitor's link can get into what others are sent.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.META["QUERY_STRING"], request.GET = "", QueryDict()
        response = view(request, *args, **kwargs)
        response["No-Vary-Search"] = ANY_QUERY
        return response

    return for_anyone_who_asks(answer)


def is_for_anyone(response: HttpResponse) -> bool:
    """As the view said; but never what a cookie was set with or read for."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    public = response.status_code == 200 and response.get("Cache-Control") == FOR_ANYONE
    # Django names Accept-Language also where the address alone decides the language, as it does here.
    return public and not response.streaming and not response.cookies and varies <= {"accept-language"}


@lru_cache(maxsize=256)
def encoding_for(accepted: str) -> str:
    """The best of ours among the encodings a reader accepts, by its Accept-Encoding; empty for none."""
    parts = [part.lower().replace(" ", "").partition(";q=") for part in accepted.split(",")]
    welcome = {name for name, _mark, weight in parts if not weight or weight.strip("0.")}
    return next((encoding for encoding in COMPRESSED if encoding in welcome), "")


class Answer:
    """An answer's finished bytes; compressed the first time somebody wants it so."""

    def __init__(self, response: HttpResponse) -> None:
        self.suits_any_query = response.get("No-Vary-Search") == ANY_QUERY
        self._content = response.content
        self._is_compressible = response.get("Content-Type", "").startswith(COMPRESSIBLE)
        self._headers = {name: value for name, value in response.items() if name not in {"Vary", "Content-Length"}}
        self._headers |= {"Vary": "Accept-Encoding"} if self._is_compressible else {}
        self._fingerprint = hashlib.sha256(self._content).hexdigest()[:32]
        self._finished: dict[str, tuple[bytes, ResponseHeaders]] = {}

    def __len__(self) -> int:
        return len(self._content)

    def to(self, request: HttpRequest) -> HttpResponse:
        """For this reader: compressed as they can read it, and not sent again where they have it already."""
        encoding = encoding_for(request.META.get("HTTP_ACCEPT_ENCODING", "")) if self._is_compressible else ""
        if encoding not in self._finished:
            self._finished[encoding] = self._finish(encoding)
        body, headers = self._finished[encoding]
        if has_already(request, headers["ETag"]):
            return HttpResponseNotModified(headers=self._headers | {"ETag": headers["ETag"]})
        response = HttpResponse(body)
        response.headers = headers  # shared: nothing after us writes headers, and copying them took half the time
        return response

    def _finish(self, encoding: str) -> tuple[bytes, ResponseHeaders]:
        """Each encoding has a fingerprint of its own, which stands for exactly these bytes."""
        if not encoding:
            body, told = self._content, {"ETag": f'"{self._fingerprint}"'}
        else:
            body = COMPRESSED[encoding](self._content)
            told = {"ETag": f'"{self._fingerprint}-{encoding}"', "Content-Encoding": encoding}
        return body, ResponseHeaders(self._headers | told | {"Content-Length": str(len(body))})


def has_already(request: HttpRequest, etag: str) -> bool:
    """If-None-Match compares weakly: a proxy may have marked the fingerprint as weak on its way."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    return any(known in {"*", etag, f"W/{etag}"} for known in parse_etags(asked))
