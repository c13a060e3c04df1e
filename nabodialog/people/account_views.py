"""allauth's pages for signing in, with honest status codes: 422 for what must be put right, 429 for too much."""

from http import HTTPStatus
from typing import Any

from allauth.account import views
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpResponse


class HonestStatus:
    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        refused = form.has_error(NON_FIELD_ERRORS, "too_many_login_attempts")
        response.status_code = HTTPStatus.TOO_MANY_REQUESTS if refused else HTTPStatus.UNPROCESSABLE_ENTITY
        return response


class SignIn(HonestStatus, views.LoginView):  # type: ignore[misc]
    pass


class ForgottenPassword(HonestStatus, views.PasswordResetView):  # type: ignore[misc]
    pass


class NewPassword(HonestStatus, views.PasswordResetFromKeyView):  # type: ignore[misc]
    pass


class ChangePassword(HonestStatus, views.PasswordChangeView):  # type: ignore[misc]
    pass
