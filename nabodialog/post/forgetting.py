"""Somebody asks that we forget them: what has not left is taken back, and of what has left only that it did remains."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import Deed, Fate, Sought
from nabodialog.people.models import Municipality

from .erasing import NOTHING
from .models import Mail
from .personal import of_mail


def forget(sought: Sought, place: Municipality, *, now: datetime) -> Iterator[Fate]:
    """Inside whoever asks' transaction."""
    mine = Mail.objects.filter(of_mail(sought), municipality=place, erased_at=None)
    taken_back, _kinds = mine.waiting().delete()
    yield Fate(Deed.ERASED, _("E-poster som ikke er sendt ennå"), taken_back)
    yield Fate(Deed.ERASED, _("E-poster vi har sendt"), mine.update(**NOTHING, erased_at=now))
