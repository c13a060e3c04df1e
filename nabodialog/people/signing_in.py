"""How allauth signs people in here: nobody makes an account unasked, and who comes or is refused is kept."""

import logging
import time
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from .coming_in import keep_refusal, keep_sign_in, way_in
from .models import Person, Way
from .openid.linking import providers_of
from .openid.marks import used_two_factors
from .second_factor import must_set_up

logger = logging.getLogger(__name__)
# Open without the second step: setting it up, signing in and out, profile, password, sessions. Not what we have of one.
WITHOUT_SECOND_STEP = {"people", "joining", "openid"}
ENDED = "avsluttet"
ALLAUTHS_NAMES = ("account_", "mfa_")


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Sign-in is required by default. Public pages are let through before anyone asks who is there: no session."""

    def process_view(self, request: HttpRequest, view_func: Any, view_args: Any, view_kwargs: Any) -> Any:
        if not getattr(view_func, "login_required", True):
            return None
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused is None and request.user.is_authenticated:
            request.session.keep_alive(timezone.now())  # type: ignore[attr-defined]  # our own store has it
        return refused or self._led_to_second_step(request)

    def _led_to_second_step(self, request: HttpRequest) -> HttpResponseRedirect | None:
        """Where the second step is set up stays open, and the way out too.

        Whoever came in through a provider that asked for two has done it there.
        """
        if is_open_without_second_step(request) or not isinstance(request.user, Person):
            return None
        lacks_it = must_set_up(request.user) and not used_two_factors(request.session, request.user)
        return redirect("mfa_index") if lacks_it else None

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        """Whoever was inside is told that they are no more."""
        led = self._led_to_sign_in(request, view_func)
        if not request.COOKIES.get(settings.SESSION_COOKIE_NAME) or not request.session.is_empty():
            return led
        return HttpResponseRedirect(f"{led.url}&{ENDED}=ja")

    def _led_to_sign_in(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        """Whoever pressed a button comes back to the page where it stands: the button's own address may be none."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        before = urlsplit(request.headers.get("referer", ""))
        back = before.path if before.netloc == request.get_host() else resolve_url(settings.LOGIN_REDIRECT_URL)
        return redirect_to_login(back, settings.LOGIN_URL)


def is_open_without_second_step(request: HttpRequest) -> bool:
    """By name: a new page under one's own address is not open because of where it lies."""
    match = request.resolver_match
    if match is None or match.namespace:
        return match is not None and match.namespace in WITHOUT_SECOND_STEP
    return (match.url_name or "").startswith(ALLAUTHS_NAMES)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("E-postadressen og passordet stemmer ikke sammen. Prøv igjen."),
        "too_many_login_attempts": _("Det ble for mange forsøk. Vent fem minutter, eller lag et nytt passord."),
        "enter_current_password": _("Passordet stemmer ikke. Skriv passordet du bruker i dag."),
        "incorrect_password": _("Passordet stemmer ikke. Prøv igjen."),
        "rate_limited": _("Det ble for mange forsøk. Vent fem minutter, og prøv igjen."),
        "too_many_codes": _("Det ble for mange forsøk. Vent fem minutter, eller lag et nytt passord og prøv igjen."),
        "passkey_refused": _("Passnøkkelen ble ikke godtatt. Prøv igjen, eller bruk en annen måte."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth decides the signature
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """A closed account answers as a wrong password does."""
        person: Person | None = super().authenticate(request, **credentials)
        return person if person and person.is_active else None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        person = Person.objects.filter(email__iexact=credentials.get("email", "")).first()
        keep_refusal(request, person, Way.PASSWORD)

    def login(self, request: HttpRequest, user: Person) -> None:
        way = way_in(request, user)
        super().login(request, user)
        keep_sign_in(request, user, way)

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponseRedirect:  # noqa: ARG002
        return redirect("account_login")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever signed in a moment ago has just shown who they are."""
        shown = [each["at"] for each in get_authentication_records(self.request, self.request.user)]
        if shown and time.time() - max(shown) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """Whoever has neither password nor second step: at the provider, or else with a password made by a letter."""
        elsewhere = "openid:again" if providers_of(user) else "account_reset_password"
        return super().get_reauthentication_methods(user) or [{"id": elsewhere, "url": reverse(elsewhere)}]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Failed attempts count per address and place: nobody can lock another person out from elsewhere."""
        return f"{credentials.get('email', '').lower()} {self.get_client_ip(request)}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("people:me")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Built from the installation's own address: what a browser claims to have called cannot get into a letter."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL + path.replace("UID-KEY", key)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """What was changed and when, to the address one signs in with; nothing of from where."""
        self.send_mail(template_prefix, email or user.email, {"timestamp": timezone.now(), **(context or {})})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """In the reader's language. A mail server that is down shows in the log, and never who has an account."""
        person = Person.objects.filter(email__iexact=email).first()
        with translation.override(person.language if person else settings.LANGUAGE_CODE):
            try:
                self.render_mail(template_prefix, email, {**context, "site_url": settings.SITE_URL}).send()
            except (OSError, SMTPException):
                logger.exception("A letter could not be sent (%s)", template_prefix)

    def format_email_subject(self, subject: str) -> str:
        return subject
