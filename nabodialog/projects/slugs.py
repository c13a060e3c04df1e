"""A project's part of an address: readable, not in use by a page beside it, and proposed from the project's name."""

import re
import unicodedata
from collections.abc import Container

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What stands beside the projects under /arbeid/<kommune>/ and /<kommune>/.
RESERVED = frozenset(
    [
        "drift",
        "folk",
        "hva-vi-tar-vare-pa",
        "innboks",
        "innsyn-og-sletting",
        "kommunen",
        "kontakt",
        "kontaktpunkt",
        "logg",
        "logo",
        "nytt-prosjekt",
        "ord-om-fare",
        "oversikt",
        "personvern",
        "post",
        "standardtekster",
        "strategi",
        "svartid",
        "tall",
        "til-arkivet",
        "tilgjengelighet",
    ]
)
READABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST = 60
# What Norwegian readers expect; other letters lose their accents.
SPELLED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "đ": "d", "ŧ": "t", "ŋ": "n", "ß": "ss"})


def validate_project_slug(slug: str) -> None:
    if not READABLE.fullmatch(slug):
        raise ValidationError(_("Bruk små bokstaver a–z, tall og enkle bindestreker, for eksempel «fjellveien-2»."))
    if slug in RESERVED:
        raise ValidationError(_("«%(slug)s» er i bruk til noe annet. Velg en annen adresse."), params={"slug": slug})


def proposed_slug(name: str, taken: Container[str] = ()) -> str:
    """The name as an address that is free: «Småhus på Åsen» becomes «smahus-pa-asen»."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).casefold().translate(SPELLED))
    words = re.findall(r"[a-z0-9]+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    slug = "-".join(words)[: LONGEST - 4].strip("-") or "prosjekt"
    candidates = (slug if number == 1 else f"{slug}-{number}" for number in range(1, 1000))
    return next((free for free in candidates if free not in RESERVED and free not in taken), slug)
