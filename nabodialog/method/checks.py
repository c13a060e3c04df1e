"""Reads all content at start, so that a mistake in a file is found then and not by a reader."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from .background import about, glossary, references
from .enquiries import enquiry_guide, enquiry_languages
from .formats import format_guide
from .letters import letter_templates
from .loading import load, versions
from .numbers import emergency_numbers, languages
from .promising import phrasings
from .reading import ContentError
from .statutory import statutory_rules
from .strategy import strategy_guide
from .topics import topics
from .wording import LANGUAGES as WRITTEN
from .wording import wordings
from .workshop import workshop_guide


@register("content")
def content_can_be_read(**_kwargs: Any) -> list[CheckMessage]:
    try:
        for version in versions():
            for read in (load, about, references, glossary, strategy_guide, format_guide):
                read(version)
        letter_templates()
        workshop_guide()
        for language in languages():
            emergency_numbers(language)
        for language in WRITTEN:
            wordings(language)
            phrasings(language)
        for language in enquiry_languages():
            enquiry_guide(language)
        statutory_rules()
        topics()
    except (ContentError, FileNotFoundError) as error:
        return [Error(str(error), "Mend the file; the line says where.", id="method.E001")]
    return [] if versions() else [Error("There is no version of the method.", id="method.E002")]
