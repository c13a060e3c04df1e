"""How many are told by e-mail of a change. Who signed up is known in a room above, whose answer the settings name."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from .models import Element, Milestone


@dataclass(frozen=True)
class Reached:
    by_email: int = 0
    otherwise: int = 0
    """Those who left no address: they see it on the page, where they have their link."""
    followers: int = 0


def reached(thing: Milestone | Element) -> Reached:
    answer: Reached = import_string(settings.REACHED)(thing)
    return answer
