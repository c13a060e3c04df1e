"""allauth's forms for the second step in our words, with counts of our own: docs/decisions/0025."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core import context
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from .account_forms import put_into_words
from .attempts import Attempt, is_used_first
from .coming_in import keep_refusal
from .models import Person, Way

LONGEST_CODE = 20
# What a credential that no browser made may raise as it is taken apart.
UNREADABLE = (TypeError, ValueError, KeyError, AttributeError, IndexError)
CODE_HELP = _("Seks siffer fra kodeappen, eller en av reservekodene dine.")


def one_time_code(field: forms.Field, label: Any, help_text: Any) -> None:
    put_into_words(field, label, help_text)
    field.max_length = LONGEST_CODE  # type: ignore[attr-defined]
    field.validators.append(MaxLengthValidator(LONGEST_CODE))
    field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class CodeForm:
    """A code from the app or a recovery code. Wrong ones count per person and place: nobody locks others out."""

    user: Person

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one_time_code(self.fields["code"], _("Kode"), CODE_HELP)  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code: str = normalize_user_code(self.cleaned_data["code"])  # type: ignore[attr-defined]
        attempt = Attempt(context.request, self.user)
        if not attempt.is_allowed:
            attempt.warn_owner()
            raise get_account_adapter().validation_error("too_many_codes")
        if found := self._behind(code):
            self.authenticator = found
            attempt.take_back()
            return code
        keep_refusal(context.request, self.user, Way.CODE)
        raise get_adapter().validation_error("incorrect_code")

    def save(self) -> None:
        super().save()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.RECOVERY_CODES:
            get_account_adapter().send_notification_mail("mfa/email/recovery_code_used", self.user)

    def _behind(self, code: str) -> Authenticator | None:
        """What the code belongs to, if it may still be used."""
        for each in Authenticator.objects.filter(user=self.user).exclude(type=Authenticator.Type.WEBAUTHN):
            if each.wrap().validate_code(code):
                each.user = self.user
                return each if each.type != Authenticator.Type.TOTP or is_used_first(self.user, code) else None
        return None


class CodeAtSignInForm(CodeForm, AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(CodeForm, ReauthenticateForm):  # type: ignore[misc]
    pass


class NewCodeAppForm(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one_time_code(
            self.fields["code"], _("Koden som appen viser"), _("Seks siffer. Appen lager en ny hvert halve minutt.")
        )

    def clean_code(self) -> str:
        code: str = super().clean_code()
        is_used_first(self.user, normalize_user_code(code))
        return code


@contextmanager
def refusing_the_unreadable() -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise get_account_adapter().validation_error("passkey_refused") from error


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    passwordless = None  # all of them are: who holds one, has shown a finger, a face or a PIN to it

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_into_words(
            self.fields["name"], _("Navn på passnøkkelen"), _("Så du kjenner den igjen, for eksempel «Jobbtelefonen».")
        )
        self.fields["name"].validators.append(MaxLengthValidator(60))

    def clean_credential(self) -> dict[str, Any]:
        with refusing_the_unreadable():
            auth.parse_registration_response(self.cleaned_data["credential"])
        return dict(self.cleaned_data["credential"])


class PasskeyForm:
    """There is nothing to guess in a signature, so nothing counts but how often one place asks."""

    user: Person | None

    def clean_credential(self) -> Authenticator:
        credential = self.cleaned_data["credential"]  # type: ignore[attr-defined]
        with refusing_the_unreadable():
            auth.parse_authentication_response(credential)
            person = self.user or auth.extract_user_from_response(credential)
        found = self._completed(person, credential)
        if not person.is_active:
            raise get_account_adapter().validation_error("passkey_refused")
        return found

    def _completed(self, person: Person, credential: dict[str, Any]) -> Authenticator:
        try:
            return auth.complete_authentication(person, credential)
        except forms.ValidationError as error:
            keep_refusal(context.request, person, Way.PASSKEY)
            raise get_account_adapter().validation_error("passkey_refused") from error


class PasskeyAtSignInForm(PasskeyForm, AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyAgainForm(PasskeyForm, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyAloneForm(PasskeyForm, LoginWebAuthnForm):  # type: ignore[misc]
    pass
