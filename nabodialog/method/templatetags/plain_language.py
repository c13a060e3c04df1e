"""Advice on the language of a text, under the text: `{% plain_language project.introduction project.language %}`."""

from typing import Any

from django import template

from nabodialog.method.plain_language import look_over

register = template.Library()


@register.inclusion_tag("method/parts/plain_language.html")
def plain_language(text: str, language: str) -> dict[str, Any]:
    """Folded up; nothing at all where there is nothing to say."""
    return {"advice": look_over(text or "", language), "language": language}
