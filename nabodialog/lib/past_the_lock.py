"""For what the database's own lock keeps from whoever asks, and the application must know all the same."""

from contextlib import AbstractContextManager

from django.conf import settings
from django.utils.module_loading import import_string


def past_the_lock() -> AbstractContextManager[None]:
    """Where the answer counts and the rows are not shown, or where a key of one's own is what leads to them."""
    opened: AbstractContextManager[None] = import_string(settings.PAST_THE_LOCK)()
    return opened
