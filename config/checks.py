"""Names a mistake in the settings, and its mend. Run by `manage.py check --deploy`."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own names


@register(Tags.security, deploy=True)
def address_is_answered(**_kwargs: Any) -> list[CheckMessage]:
    host = urlsplit(settings.SITE_URL).hostname
    if host in settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        return []
    hint = f"Add {host} to NABODIALOG_HOSTS."
    return [
        Error(f"NABODIALOG_URL names {host}, which is not among the hosts that are answered.", hint, id="config.E001")
    ]


@register(Tags.security, deploy=True)
def letters_can_be_sent(**_kwargs: Any) -> list[CheckMessage]:
    if settings.EMAIL_HOST:
        return []
    hint = "Set NABODIALOG_MAIL_HOST. Until then invitations lie as files under NABODIALOG_VAR."
    return [Warning("There is no mail server, so nobody can be invited or get a new password.", hint, id="config.W001")]


@register(Tags.security, deploy=True)
def visitors_are_told_apart(**_kwargs: Any) -> list[CheckMessage]:
    proxied = settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0 and getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    if not proxied:
        return []
    hint = "Set NABODIALOG_PROXIES to how many proxies are in front, so that rate limits count visitors and not them."
    return [Warning("There is a proxy in front, but its X-Forwarded-For is not used.", hint, id="config.W002")]
