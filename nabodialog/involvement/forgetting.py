"""Somebody asks that we forget them. How many come to a meeting stays as it was."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from nabodialog.lib.personal import Deed, Fate, Sought
from nabodialog.people.models import Municipality

from .models import Needs, Notice, Registration
from .personal import MEETING, of_needs, of_registration


def forget(sought: Sought, place: Municipality) -> Iterator[Fate]:
    """Inside whoever asks' transaction."""
    needs, _kinds = Needs.objects.filter(of_needs(sought), **{f"registration__{MEETING}": place}).delete()
    yield Fate(Deed.ERASED, _("Behov ved påmelding"), needs)
    mine = Registration.objects.filter(of_registration(sought), **{MEETING: place}).exclude(email="")
    Notice.objects.filter(registration__in=mine, told_at=None).delete()
    why = _("At noen kommer, og hvor mange, blir stående.")
    yield Fate(Deed.ERASED, _("E-postadressen i påmeldinger"), mine.update(email=""), why)
