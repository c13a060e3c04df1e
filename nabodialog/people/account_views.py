"""allauth's pages for signing in, with honest status codes: 422 for what must be put right, 429 for too much."""

from http import HTTPStatus
from typing import Any

from allauth.account import views
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic.edit import FormMixin

from .attempts import forget
from .coming_in import end_others, follow_session
from .doors import signed_in
from .openid.ending import way_out
from .openid.providers import providers
from .signing_in import ENDED

TOO_MUCH = ("too_many_login_attempts", "too_many_codes", "rate_limited")


def status_of_refusal(form: Any) -> HTTPStatus:
    refused = any(form.has_error(name, code) for name in (NON_FIELD_ERRORS, *form.fields) for code in TOO_MUCH)
    return HTTPStatus.TOO_MANY_REQUESTS if refused else HTTPStatus.UNPROCESSABLE_ENTITY


class HonestStatus:
    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        response.status_code = status_of_refusal(form)
        return response


class SignIn(HonestStatus, views.LoginView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        was_ended = self.request.method == "GET" and ENDED in self.request.GET
        return {**super().get_context_data(**kwargs), "providers": providers(), "was_ended": was_ended}


class SignOut(views.LogoutView):  # type: ignore[misc]
    """Here, and where the session began at a provider, there too."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        out = way_out(self.request)
        response: HttpResponse = super().post(*args, **kwargs)
        if out:
            provider, address = out
            context = {"provider": provider, "address": address}
            response = render(self.request, "account/signed_out_here.html", context)
            # Led on by the page and not by the form's answer: a form may lead to no other site (form-action).
            response["Refresh"] = f"0; url={address}"
            response["Cache-Control"] = "no-store"
        response.delete_cookie(settings.SEAL_COOKIE_NAME, path=self.request.path)
        return response


class ForgottenPassword(HonestStatus, views.PasswordResetView):  # type: ignore[misc]
    pass


class NewPassword(HonestStatus, views.PasswordResetFromKeyView):  # type: ignore[misc]
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        forget(self.request, self.reset_user)
        end_others(self.reset_user, but="")
        return response


class ChangePassword(HonestStatus, views.PasswordChangeView):  # type: ignore[misc]
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever never had one, as those whom a provider lets in, makes the first with a letter."""
        if not signed_in(request).has_usable_password():
            return redirect("account_reset_password")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        """Django shuts every other session out; here they are gone from the list too."""
        former_key = self.request.session.session_key
        response: HttpResponse = super().form_valid(form)
        follow_session(former_key, self.request.session.session_key)
        end_others(self.request.user, but=self.request.session.session_key)
        forget(self.request, self.request.user)
        return response


secretive = method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")


@secretive
class SecondStep(HonestStatus, AuthenticateView):  # type: ignore[misc]
    """After the password: a code or a passkey."""


@secretive
class PasswordAgain(HonestStatus, views.ReauthenticateView):  # type: ignore[misc]
    pass


@secretive
class CodeAgain(HonestStatus, ReauthenticateView):  # type: ignore[misc]
    pass


class RefusedInPlace:
    """allauth would lead to the sign-in page, and say there what went wrong here."""

    refused: Any = None

    def get_form(self, form_class: Any = None) -> Any:
        """The one that was refused is shown, and not judged again."""
        return self.refused or super().get_form(form_class)  # type: ignore[misc]

    def form_invalid(self, form: Any) -> HttpResponse:
        self.refused = form
        response: HttpResponse = FormMixin.form_invalid(self, form)  # type: ignore[arg-type]
        response.status_code = status_of_refusal(form)
        return response


@secretive
class PasskeyAgain(RefusedInPlace, ReauthenticateWebAuthnView):  # type: ignore[misc]
    pass


@secretive
@method_decorator(login_not_required, name="dispatch")
class PasskeyAlone(RefusedInPlace, LoginWebAuthnView):  # type: ignore[misc]
    """Instead of e-mail and password."""

    template_name = "mfa/webauthn/refused.html"
