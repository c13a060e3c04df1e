"""Advice on the language of everything that a publication would let out. It is only shown, and stops nothing."""

from dataclasses import dataclass

from nabodialog.method.plain_language import Advice, look_over
from nabodialog.projects.guarding import texts
from nabodialog.projects.public import PublicProject


@dataclass(frozen=True)
class PlainLanguage:
    """Of the whole page, and of each text in it that there is something to say about."""

    whole: Advice
    language: str
    parts: tuple[tuple[str, Advice], ...]

    @property
    def number(self) -> int:
        return sum(len(advice) for _where, advice in self.parts)

    @classmethod
    def of(cls, content: PublicProject) -> "PlainLanguage":
        written = list(texts(content))
        parts = ((where, look_over(text, content.language)) for where, text in written)
        whole = look_over("\n\n".join(text for _where, text in written), content.language)
        return cls(whole, content.language, tuple((where, advice) for where, advice in parts if advice))
