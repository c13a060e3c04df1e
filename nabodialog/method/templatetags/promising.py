"""«Er dette et løfte?» under a text that neighbours will read: `{% sounds_like_promises text language new_url %}`."""

from typing import Any
from urllib.parse import urlencode

from django import template

from nabodialog.method.promising import sounding_like_promises

register = template.Library()
LONGEST = 600


@register.inclusion_tag("method/parts/sounds_like_promises.html")
def sounds_like_promises(text: str, language: str, new_url: str, **source: Any) -> dict[str, Any]:
    """`new_url` is where a promise is written down, with the words and its source filled in. Only a click makes one."""
    found = [
        (each, f"{new_url}?{urlencode({'ord': each.sentence[:LONGEST], **source})}")
        for each in sounding_like_promises(text or "", language)
    ]
    return {"found": found, "language": language}
