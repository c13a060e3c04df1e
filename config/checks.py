"""Names a mistake in the settings, and its mend. Run by `manage.py check --deploy`."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004  # Django's own names
from django.db import DatabaseError

from nabodialog.lib.mailboxes import MailboxAddress, MailboxError, setting_of
from nabodialog.people.leaked_passwords import UnusableList, check_list
from nabodialog.people.models import FormerSlug, Municipality
from nabodialog.people.openid.client_keys import private_key_of
from nabodialog.people.openid.providers import Provider, ProviderError


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
def mailboxes_can_be_read(**_kwargs: Any) -> list[CheckMessage]:
    """Whose they are is asked of the database, where there is one already. The setting itself is never repeated."""
    known = slugs_of_municipalities()
    found: list[CheckMessage] = []
    for name, text in sorted(settings.SECRET_INBOXES.items()):
        try:
            MailboxAddress.parse(text)
        except MailboxError as error:
            hint = (
                "Write imaps://user:password@host/INBOX?address=dialog@example.no, with %40 for @ in the user's name."
            )
            found.append(Error(f"NABODIALOG_INBOX_{name} {error}.", hint, id="config.E002"))
        if known is not None and name not in known:
            hint = "The end of the name is the municipality's name in addresses, in capitals and with _ for -."
            found.append(Error(f"NABODIALOG_INBOX_{name} names no municipality here.", hint, id="config.E003"))
    return found


@register(Tags.security, deploy=True)
def providers_can_vouch(**_kwargs: Any) -> list[CheckMessage]:
    """What is wrong with a provider's setting, without its secret. The provider itself is not asked."""
    known = slugs_of_municipalities()
    if known is not None:
        known |= {setting_of(slug) for slug in FormerSlug.objects.values_list("slug", flat=True)}
    hint = "Write https://client-id:secret@issuer?acr=…&admit=municipality:role:claim:value; see docs/running.md."
    found: list[CheckMessage] = []
    for name, text in sorted(settings.SECRET_OIDC.items()):
        try:
            provider = Provider.parse(name, text)
            private_key_of(provider)
        except ProviderError as error:
            found.append(Error(f"NABODIALOG_OIDC_{name} {error}.", hint, id="config.E005"))
            continue
        named = {setting_of(slug) for slug in provider.municipalities}
        if known is not None and not named <= known:
            found.append(Error(f"NABODIALOG_OIDC_{name} names no municipality here.", hint, id="config.E006"))
    return found


def slugs_of_municipalities() -> set[str] | None:
    """As settings write them."""
    try:
        return {setting_of(slug) for slug in Municipality.objects.values_list("slug", flat=True)}
    except DatabaseError:  # no tables yet
        return None


@register(Tags.security, deploy=True)
def visitors_are_told_apart(**_kwargs: Any) -> list[CheckMessage]:
    if settings.ALLAUTH_TRUSTED_PROXY_COUNT or not settings.BEHIND_PROXY:
        return []
    hint = "Set NABODIALOG_PROXIES to how many proxies are in front, so that rate limits count visitors and not them."
    return [Warning("There is a proxy in front, but its X-Forwarded-For is not used.", hint, id="config.W002")]


@register(Tags.security, deploy=True)
def leaked_passwords_can_be_looked_up(**_kwargs: Any) -> list[CheckMessage]:
    try:
        if settings.LEAKED_PASSWORDS:
            check_list(settings.LEAKED_PASSWORDS)
    except UnusableList as error:
        hint = "Name a file with one SHA-1 hash per line, sorted by hash, or leave NABODIALOG_LEAKED_PASSWORDS empty."
        return [Error(f"The file that NABODIALOG_LEAKED_PASSWORDS names {error}.", hint, id="config.E004")]
    return []
