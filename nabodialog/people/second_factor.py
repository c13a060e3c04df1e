"""What a person signs in with beside a password, and who must have it."""

import logging
from base64 import b32encode, urlsafe_b64encode
from collections.abc import Iterable
from secrets import token_bytes

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.lib.past_the_lock import past_the_lock

from .models import Municipality, Person

logger = logging.getLogger(__name__)
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def those_with_second_factor(people: Iterable[int]) -> set[int]:
    """Among some persons' numbers. Past the lock, for what each signs in with is within their own reach alone."""
    with past_the_lock():
        found = Authenticator.objects.filter(user__in=list(people), type__in=SECOND_FACTORS)
        return set(found.values_list("user", flat=True))


def lacks_second_factor() -> "ExpressionWrapper[Q]":
    """For people: works somewhere that asks for two steps, and has only one."""
    asking = Municipality.objects.filter(memberships__person=OuterRef("pk"), requires_second_factor=True)
    guests = import_string(settings.GUESTS_ASKED_FOR_TWO_STEPS)(OuterRef("pk"))
    asked = Q(Exists(asking)) | Q(Exists(guests))
    has_two = Exists(Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS))
    return ExpressionWrapper(asked & ~Q(has_two), output_field=BooleanField())


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    """Whoever is behind a request is asked for once; whether they must set up a second step, comes along."""

    def get_user(self, user_id: int) -> Person | None:
        people = Person.objects.filter(is_active=True)
        return people.annotate(must_set_up=lacks_second_factor()).filter(pk=user_id).first()


def must_set_up(person: Person) -> bool:
    """Of whoever is behind a request."""
    return bool(getattr(person, "must_set_up", False))


def keys() -> MultiFernet:
    """Follow from the installation's keys: a copy of the database alone gives nobody's codes away."""
    every = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (salted_hmac("second factor", "key", secret=each, algorithm="sha256").digest() for each in every)
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth is untyped
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("Det stemmer ikke, eller er brukt før. Prøv igjen med en ny kode."),
    }

    def encrypt(self, text: str) -> str:
        return keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Where the installation lost its key, no code fits any more, and an administrator may set up anew."""
        try:
            return keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error("A second factor was kept with another secret key")
            return b32encode(token_bytes(20)).decode()

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passnøkkel %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "nabodialog"}
