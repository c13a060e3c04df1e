"""Passwords that are little more than where one works: what whoever guesses at a password here would try first."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .models import Municipality, Person

WORDS = ("nabodialog", "nabolag", "nabo", "kommune", "småhus", "smahus", "passord", "password")
BESIDE = 8  # letters or signs that must stand beside the words


class KnownWordsValidator:
    """The words above, and the names of the municipalities here, count for nothing. Nor do digits alone beside them."""

    def validate(self, password: str, user: Person | None = None) -> None:  # noqa: ARG002  # Django decides
        beside = password.casefold()
        for word in known_words():
            beside = beside.replace(word, "")
        if beside != password.casefold() and (len(beside) < BESIDE or beside.isdigit()):
            raise ValidationError(
                _("Den som vet hvor du arbeider, gjetter dette passordet lett. Ta med flere egne ord.")
            )

    def get_help_text(self) -> str:
        return ""


def known_words() -> list[str]:
    """The longest first, so that a name that is part of another leaves nothing of it behind."""
    names = Municipality.objects.values_list("name", "slug")
    return sorted({*WORDS, *(each.casefold() for pair in names for each in pair)}, key=len, reverse=True)
