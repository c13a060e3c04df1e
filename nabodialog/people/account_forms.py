"""allauth's forms in our words: one password field, no placeholders, and help that says what to do."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

PASSWORD_HELP = _("Minst 12 tegn. Noen ord som bare du setter sammen, er lettere å huske enn tegn og tall.")


def put_into_words(field: forms.Field, label: Any, help_text: Any = "") -> None:
    field.label = label
    field.help_text = help_text
    field.widget.attrs.pop("placeholder", None)


class SignInForm(allauth_forms.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_into_words(self.fields["login"], _("E-post"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        put_into_words(self.fields["password"], _("Passord"))


class ForgottenPasswordForm(allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_into_words(self.fields["email"], _("E-post"))

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """A letter goes out whether the address is known or not, so that neither page nor pace tells which."""
        if self.users:
            return str(super().save(request, **kwargs))
        get_adapter().send_mail("account/email/unknown_account", self.cleaned_data["email"], {})
        return str(self.cleaned_data["email"])


class NewPasswordForm(allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        put_into_words(self.fields["password1"], _("Nytt passord"), PASSWORD_HELP)


class ChangePasswordForm(allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        put_into_words(self.fields["oldpassword"], _("Passordet du har i dag"))
        put_into_words(self.fields["password1"], _("Nytt passord"), PASSWORD_HELP)


class PasswordAgainForm(allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put_into_words(self.fields["password"], _("Passord"))
