"""allauth's pages for signing in, with honest status codes: 422 for what must be put right, 429 for too much."""

from http import HTTPStatus
from typing import Any

from allauth.account import views
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse
from django.shortcuts import render

from .openid.ending import way_out
from .openid.providers import providers
from .openid.sealing import COOKIE


class HonestStatus:
    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        refused = form.has_error(NON_FIELD_ERRORS, "too_many_login_attempts")
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS if refused else HTTPStatus.UNPROCESSABLE_ENTITY
        return response


class SignIn(HonestStatus, views.LoginView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "providers": providers()}


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
        response.delete_cookie(COOKIE, path=self.request.path)
        return response


class ForgottenPassword(HonestStatus, views.PasswordResetView):  # type: ignore[misc]
    pass


class NewPassword(HonestStatus, views.PasswordResetFromKeyView):  # type: ignore[misc]
    pass


class ChangePassword(HonestStatus, views.PasswordChangeView):  # type: ignore[misc]
    pass
