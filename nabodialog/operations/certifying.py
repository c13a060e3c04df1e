"""A round that looks, once a day, at the certificate that our own address shows, and notes until when it lasts."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from nabodialog.lib.rounds import claim

from .models import Certificate, CertificateTrouble

TIMEOUT = 5
# Whatever became of it. A round is short, and an address that does not answer is not asked again at once.
EVERY = timedelta(days=1)
EXPIRED = 10  # OpenSSL's own number for it


def is_served_over_tls() -> bool:
    return urlsplit(settings.SITE_URL).scheme == "https"


def look_at_certificate(now: datetime) -> int:
    if not is_served_over_tls():
        return 0
    Certificate.objects.get_or_create(pk=1, defaults={"next_at": now})
    certificate = claim(Certificate.objects.all(), "next_at", now, EVERY)
    if certificate is None:
        return 0
    certificate.looked_at = now
    certificate.expires_at, certificate.trouble = what_is_shown()
    certificate.save(update_fields=["looked_at", "expires_at", "trouble"])
    return 1


def what_is_shown() -> tuple[datetime | None, str]:
    """Until when it lasts, or what is wrong, to whoever trusts those that this machine trusts."""
    try:
        return expiry_shown(), ""
    except ssl.SSLCertVerificationError as error:
        is_over = error.verify_code == EXPIRED
        return None, CertificateTrouble.EXPIRED if is_over else CertificateTrouble.NOT_TRUSTED
    except OSError:
        return None, CertificateTrouble.UNREACHABLE


def expiry_shown() -> datetime:
    """Of the host and port in the settings, and no other. Nothing is asked for but the greeting."""
    address = urlsplit(settings.SITE_URL)
    host, port = address.hostname or "", address.port or 443
    with (
        socket.create_connection((host, port), timeout=TIMEOUT) as line,
        ssl.create_default_context().wrap_socket(line, server_hostname=host) as greeted,
    ):
        shown = greeted.getpeercert() or {}
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(str(shown["notAfter"])), UTC)
