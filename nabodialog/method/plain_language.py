"""Advice to whoever writes for the public: is it easy to read, and kind to those it is about? It stops nothing."""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from nabodialog.lib import readability

from .wording import LANGUAGES, Hurtful, hurtful_words

WORDS_IN_A_SENTENCE = 25
LETTERS_IN_A_WORD = 18
HEAVY = 45  # LIX; public texts should be at 40 or below, and five more is not worth a remark


class Reading(Enum):
    """How a LIX is usually read, from its upper end."""

    VERY_EASY = (30, _("svært lett å lese"))
    EASY = (40, _("lett å lese"))
    MEDIUM = (50, _("middels lett å lese"))
    HEAVY = (60, _("tungt å lese"))
    VERY_HEAVY = (1000, _("svært tungt å lese"))

    @property
    def label(self) -> str:
        return str(self.value[1])


@dataclass(frozen=True)
class Advice:
    lix: int | None
    long_sentences: tuple[str, ...]
    long_words: tuple[str, ...]
    hurtful: tuple[Hurtful, ...]

    @property
    def reading(self) -> Reading | None:
        return next((each for each in Reading if self.lix < each.value[0]), None) if self.lix is not None else None

    @property
    def is_heavy(self) -> bool:
        return self.lix is not None and self.lix > HEAVY

    def __len__(self) -> int:
        """How many pieces of advice there are; without any, there is nothing to say."""
        return len(self.long_sentences) + len(self.long_words) + len(self.hurtful) + self.is_heavy


def look_over(text: str, language: str) -> Advice:
    return Advice(
        lix=readability.lix(text),
        long_sentences=tuple(readability.long_sentences(text, most=WORDS_IN_A_SENTENCE)),
        long_words=tuple(readability.long_words(text, most=LETTERS_IN_A_WORD)),
        hurtful=tuple(hurtful_words(text, language if language in LANGUAGES else "nb")),
    )
