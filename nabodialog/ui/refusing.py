"""What no page of ours can read is refused before any page is asked, and always in the same kind words."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static

URLENCODED = "application/x-www-form-urlencoded"
FORMS = {URLENCODED, "multipart/form-data"}
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
NUL = "%00"
ONLY_DEEDS = 405
ERROR_STYLES = ["ui/base.css", "vendor/designsystemet/theme.css", "ui/frame.css"]


class ReadableMiddleware:
    """Lets through what browsers send from forms: text in UTF-8, and not more of it than we take."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if NUL in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        if request.method == "POST" and request.path_info != settings.POLICY_REPORTS:
            read(request)
        response = self.get_response(request)
        if response.status_code == ONLY_DEEDS and not response.content:
            return no_page(request, response["Allow"])
        return response


def read(request: HttpRequest) -> None:
    """Raises one of Django's own exceptions where the body cannot be read, or is too large."""
    if not request.content_type and not request.body:
        return  # nothing was sent, so there is nothing to misread
    charset = (request.content_params or {}).get("charset", "utf-8")
    if request.content_type not in FORMS or charset.lower() != "utf-8":
        raise BadRequest("not a form in UTF-8")
    if request.content_type == URLENCODED and not is_utf8(unquote_to_bytes(request.body)):
        raise BadRequest("text that is not UTF-8")
    request.POST.keys()


def is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def no_page(request: HttpRequest, methods: str) -> HttpResponse:
    """A button's own address, opened as if it were a page, as when one goes back to it."""
    answer = render(request, "405.html", status=ONLY_DEEDS)
    answer["Allow"] = methods
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Too large, or not to be understood."""
    if isinstance(exception, TOO_MUCH):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


def our_fault(number: str) -> HttpResponse:
    """Asks nothing of the database, of who is reading, or of the files that the page's looks are in."""
    try:
        styles = [static(name) for name in ERROR_STYLES]
    except ValueError:  # nobody has collected them
        styles = []
    return HttpResponse(render_to_string("500.html", {"number": number, "styles": styles}), status=500)
