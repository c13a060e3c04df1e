"""Which words may stand in an address: those that read well and that no page of ours uses."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

RESERVED = frozenset(
    [
        "api",
        "arbeid",
        "en",
        "helse",
        "henvendelse",
        "innbygging",
        "klarsprak",
        "konto",
        "metrics",
        "monster",
        "nn",
        "om-metoden",
        "personvern",
        "se",
        "statisk",
        "svar",
        "tilgjengelighet",
    ]
)
READABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def validate_municipality_slug(slug: str) -> None:
    if not READABLE.fullmatch(slug):
        raise ValidationError(_("Bruk små bokstaver a–z, tall og enkle bindestreker, for eksempel «indre-fosen»."))
    if slug in RESERVED:
        raise ValidationError(_("«%(slug)s» er i bruk til noe annet. Velg en annen adresse."), params={"slug": slug})
