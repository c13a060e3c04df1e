"""What neighbours may see of all that was said: what we heard and what we do, gathered by theme. Nobody's own words.

A field that is not here cannot get out.
"""

from nabodialog.projects.public import Public

from .models import Fate

HEARD = "heard"


class PublicTheme(Public):
    name: str
    summary: str
    answer: str
    fate: Fate
    said: int | None
    """None where few have spoken of it."""


class PublicHeard(Public):
    """The numbers are None where they are small."""

    said: int | None
    answered: int | None
    days: int | None
    themes: tuple[PublicTheme, ...]
