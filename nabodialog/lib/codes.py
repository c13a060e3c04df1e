"""Codes that people read aloud, and the secrets that belong to them."""

import secrets
from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

READABLE = "23456789ABCDEFGHJKMNPQRSTWXYZ"  # nothing that looks like something else
CODE_LENGTH, SECRET_LENGTH = 8, 12


def new_code() -> str:
    return "".join(secrets.choice(READABLE) for _sign in range(CODE_LENGTH))


def grouped(code: str) -> str:
    """«ABCD EFGH», as it is read aloud."""
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))


def typed(text: str) -> str:
    """A code as somebody typed it: small letters, spaces and hyphens are no mistake."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def secret_of(purpose: str, code: str) -> str:
    """Follows from the installation's key and is kept nowhere: a copy of the database opens nothing."""
    digest = salted_hmac(purpose, code, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:18]).decode()


def typable_secret_of(purpose: str, code: str) -> str:
    """As `secret_of`, in signs that can be read from paper and told by phone: some 58 bits."""
    digest = int.from_bytes(salted_hmac(purpose, code, algorithm="sha256").digest())
    return "".join(READABLE[digest // len(READABLE) ** place % len(READABLE)] for place in range(SECRET_LENGTH))
