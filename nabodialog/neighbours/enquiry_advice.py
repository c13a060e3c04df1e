"""What the writer of a text is told of it once, and may send it all the same."""

import hashlib
from dataclasses import dataclass

from nabodialog.listening.urgency import sounds_urgent
from nabodialog.method.enquiries import Formal, formal_matters
from nabodialog.privacy.concerns import Concern, concerns
from nabodialog.projects.guarding import guard_of
from nabodialog.projects.models import Project


@dataclass(frozen=True)
class TextAdvice:
    """Found in the text: what belongs to others, what the law has another way for, and words of danger."""

    found: tuple[Concern, ...]
    formal: tuple[Formal, ...]
    is_urgent: bool

    def __bool__(self) -> bool:
        return bool(self.found or self.formal or self.is_urgent)

    @classmethod
    def on(cls, text: str, project: Project, language: str) -> "TextAdvice":
        found = concerns(text, guard_of(project))
        urgent = sounds_urgent(text, project.municipality)
        return cls(tuple(found), tuple(formal_matters(text, language)), urgent)

    @property
    def fingerprint(self) -> str:
        """What is found anew after it was told, is told too."""
        facts = [each.found for each in self.found], [each.name for each in self.formal], self.is_urgent
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]
