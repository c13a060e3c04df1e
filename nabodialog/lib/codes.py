"""Codes that people read aloud, and the secrets that belong to them."""

import secrets
from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

READABLE = "23456789ABCDEFGHJKMNPQRSTWXYZ"  # nothing that looks like something else
CODE_LENGTH = 8


def new_code() -> str:
    return "".join(secrets.choice(READABLE) for _sign in range(CODE_LENGTH))


def grouped(code: str) -> str:
    """«ABCD EFGH», as it is read aloud."""
    return f"{code[:4]} {code[4:]}"


def typed(text: str) -> str:
    """A code as somebody typed it: small letters, spaces and hyphens are no mistake."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def secret_of(purpose: str, code: str) -> str:
    """Follows from the installation's key and is kept nowhere: a copy of the database opens nothing."""
    digest = salted_hmac(purpose, code, algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:18]).decode()
