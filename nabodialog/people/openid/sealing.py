"""A token that the provider wants to see again when somebody signs out there. It may hold a national identity number.

So it is kept in two halves: sealed in the session, and the key in the browser alone. Neither the database, nor a copy
of it, nor the browser can read it by itself.
"""

from typing import NewType

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

Sealed = NewType("Sealed", str)


def seal(token: str) -> tuple[Sealed, str]:
    """The sealed token, and the key that opens it."""
    key = Fernet.generate_key()
    return Sealed(Fernet(key).encrypt(token.encode()).decode()), key.decode()


def opened(sealed: str, request: HttpRequest) -> str:
    """Empty where the browser has another key, or none."""
    try:
        return Fernet(request.COOKIES.get(settings.SEAL_COOKIE_NAME, "")).decrypt(sealed).decode()
    except (InvalidToken, ValueError):
        return ""


def hand_over(response: HttpResponse, key: str) -> None:
    response.set_cookie(
        settings.SEAL_COOKIE_NAME,
        key,
        max_age=settings.SESSION_HOURS * 60 * 60,
        path=reverse("account_logout"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
