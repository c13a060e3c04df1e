"""How many codes may be guessed. Nobody can lock another person out: docs/decisions/0006 and 0025."""

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit  # the public one cannot take an attempt back
from allauth.mfa import app_settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .models import Person

APP = "allauth.account"
WARNED_FOR = 60 * 60
# A code holds for its own half minute, and for those before and after it.
CODE_HOLDS = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)


class Attempt:
    """One try at a code. It counts until it is taken back, as when the code was right."""

    def __init__(self, request: HttpRequest, person: Person) -> None:
        here = f"{person.pk} {get_adapter().get_client_ip(request)}"
        self.person = person
        self.here = ratelimit.consume(request, app=APP, action="code", key=here)
        self.in_all = self.here and self._counted(request, "code_in_all")
        self.in_a_day = self.in_all and self._counted(request, "code_in_a_day")

    def _counted(self, request: HttpRequest, action: str) -> ratelimit.RateLimitUsage | None:
        return ratelimit.consume(request, app=APP, action=action, key=str(self.person.pk))

    @property
    def is_allowed(self) -> bool:
        return bool(self.in_a_day)

    def take_back(self) -> None:
        for usage in filter(None, (self.here, self.in_all, self.in_a_day)):
            usage.rollback()

    def warn_owner(self) -> None:
        """Codes are asked for after the password: whoever guesses so many, has that."""
        if self.here and not self.in_a_day and cache.add(f"codes-guessed:{self.person.pk}", True, WARNED_FOR):
            get_adapter().send_notification_mail("mfa/email/codes_guessed", self.person)


def forget(request: HttpRequest, person: Person) -> None:
    """With a new password those who had the old one come no further, so that the owner begins afresh.

    The day's own count stands: whoever reads the owner's mail could make new passwords without end.
    """
    ratelimit.clear(request, app=APP, action="code_in_all", key=str(person.pk))


def is_used_first(person: Person, code: str) -> bool:
    """False where this code from an app was used a moment ago: whoever saw it over a shoulder is too late."""
    digest = salted_hmac("used code", f"{person.pk} {code}", algorithm="sha256").hexdigest()
    return bool(cache.add(f"code-used:{digest}", True, CODE_HOLDS))
