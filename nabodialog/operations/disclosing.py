"""Where whoever finds a hole tells us of it: RFC 9116."""

from datetime import UTC, datetime, time

from django.conf import settings

LANGUAGES = "no, nb, nn, en"


def security_text() -> str | None:
    """None where the settings name nobody to tell, or the day is over: who would believe it then?"""
    until = settings.SECURITY_EXPIRES
    if not settings.SECURITY_CONTACT or not until or until <= datetime.now(UTC).date():
        return None
    lines = {
        "Contact": contact_address(settings.SECURITY_CONTACT),
        "Expires": datetime.combine(until, time(0), UTC).isoformat().replace("+00:00", "Z"),
        "Preferred-Languages": LANGUAGES,
        "Canonical": f"{settings.SITE_URL}/.well-known/security.txt",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


def contact_address(contact: str) -> str:
    return contact if ":" in contact else f"mailto:{contact}"
