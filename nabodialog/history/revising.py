"""Forms over things that two people may have open at once: neither loses anything.

The form remembers the revision it was opened at. Where somebody else saved in the meantime, nothing is written: the
page comes back (409) with what was typed, and beside each field that differs what now is stored. Saving again is a
choice made with open eyes.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.db import IntegrityError, models, transaction
from django.http import QueryDict
from django.shortcuts import get_object_or_404

from nabodialog.people.models import Municipality, Person
from nabodialog.people.models.revised import Conflict, Revised

from .models import Verb
from .recording import record

if TYPE_CHECKING:
    RevisedModelForm = forms.ModelForm[Any]
else:
    RevisedModelForm = forms.ModelForm

MOST_REVISIONS = 2**31 - 1


class RevisedForm(RevisedModelForm):
    verb = Verb.CHANGED
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_REVISIONS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = self.instance.revision
        self.stored_instead: list[tuple[str, str]] = []

    @property
    def status(self) -> int:
        """What a page that shows this form answers: as it should be, not accepted, or somebody else came first."""
        return 422 if self.errors else 409 if self.is_bound else 200

    def keep_within(self, place: models.Model, municipality: Municipality, *, by: Person) -> bool:
        """Save and record. False where somebody else came first: then `stored_instead` says what stands there now."""

        def save() -> None:
            self.instance.save_over(self.cleaned_data["revision"], self._kept_fields())
            changed = ", ".join(name for name in self._kept_fields() if name in self.changed_data)
            record(self.verb, self.instance, by=by, within=place, municipality=municipality, fields=changed)

        return self.keep_by(save)

    def keep_by(self, deed: Callable[[], object]) -> bool:
        """Do a deed, all or nothing. False where somebody came first; then the form says what stands, or is taken."""
        try:
            with transaction.atomic():
                deed()
        except Conflict:
            self._show_what_is_stored(self._kept_fields())
            return not self.stored_instead  # the same stands there already, as when a button was pressed twice
        except IntegrityError:
            self.full_clean()  # finds what somebody took a moment ago, and says so beside its field
            if not self.errors:
                raise
            return False
        return True

    def _kept_fields(self) -> list[str]:
        """Of the thing itself: a form may ask for more, as why a text may stand."""
        return [name for name in self.fields if name in (self._meta.fields or ())]

    def _show_what_is_stored(self, fields: list[str]) -> None:
        stored = get_object_or_404(type(self.instance), pk=self.instance.pk)
        self.stored_instead = [
            (str(self.fields[name].label), shown(stored, name))
            for name in fields
            if getattr(stored, name) != getattr(self.instance, name)
        ]
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("revision")] = str(stored.revision)
        self.data = data


def shown(thing: Revised, name: str) -> str:
    """A stored value in words a person reads."""
    field: models.Field[Any, Any] = thing._meta.get_field(name)  # type: ignore[assignment]
    value = thing.__dict__[name] if field.choices else getattr(thing, name)
    return str(dict(field.flatchoices).get(value, value) if field.choices else "–" if value in {None, ""} else value)
