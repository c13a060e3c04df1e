"""What every answer says unless its view said otherwise: for this reader alone, and it wants nothing of the device.

No browser keeps a copy: whoever sits down at the machine afterwards finds no page to go back to.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class CarefulHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response
