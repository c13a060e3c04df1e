"""Forms over the lines of a checklist: one in full, one with a button, several at once."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.people.models import Person
from nabodialog.projects.models import ChecklistItem, Element, ItemState
from nabodialog.ui.widgets import DateInput

from .owned import OwnedForm, eligible
from .working import FOR_US_ALONE

QUICK_STATES = [state for state in ItemState if state != ItemState.NOT_RELEVANT]


class ItemForm(OwnedForm):
    class Meta:
        model = ChecklistItem
        fields = ["state", "reason", "owner", "deputy", "due_on", "notes"]
        widgets = {"state": forms.RadioSelect, "due_on": DateInput, "notes": forms.Textarea(attrs={"rows": 6})}
        help_texts = {
            "reason": gettext_lazy("Fyll ut hvis dere velger «Ikke aktuelt»."),
            "notes": FOR_US_ALONE,
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("state") != ItemState.NOT_RELEVANT:
            cleaned["reason"] = ""
        elif not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Skriv kort hvorfor punktet ikke er aktuelt."))
        return cleaned


class MarkForm(forms.Form):
    """One line, one button."""

    revision = forms.IntegerField(min_value=1)
    state = forms.ChoiceField(choices=[(state.value, state.label) for state in QUICK_STATES])


class BulkForm(forms.Form):
    """Several lines, one act. A line is ticked together with the revision it was seen at: `punkt=7-2`."""

    marks_optional = False
    state = forms.ChoiceField(label=gettext_lazy("Sett status"), required=False)
    reason = forms.CharField(label=gettext_lazy("Hvorfor ikke aktuelt"), max_length=300, required=False)
    owner = forms.ModelChoiceField(
        label=gettext_lazy("Sett ansvarlig"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("Som nå"),
    )
    due_on = forms.DateField(label=gettext_lazy("Sett frist"), widget=DateInput, required=False)

    prefix = "samlet"

    def __init__(self, *args: Any, element: Element, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.element = element
        self.fields["state"].choices = [("", _("Som nå")), *ItemState.choices]  # type: ignore[attr-defined]
        self.fields["owner"].queryset = eligible(element.project.team())  # type: ignore[attr-defined]
        self.ticked: list[ChecklistItem] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.ticked = self._ticked_items()
        if not self.ticked:
            self.add_error(None, _("Kryss av minst ett punkt i lista."))
        elif not any(cleaned.get(name) for name in ("state", "owner", "due_on")) and not self.errors:
            self.add_error(None, _("Velg status, ansvarlig eller frist."))
        if cleaned.get("state") == ItemState.NOT_RELEVANT and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Skriv kort hvorfor punktene ikke er aktuelle."))
        return cleaned

    def _ticked_items(self) -> list[ChecklistItem]:
        """The element's own lines, at the revision they were seen at. Others do not exist here."""
        items = {str(item.pk): item for item in self.element.items.all()}
        ticked = []
        for value in getattr(self.data, "getlist", lambda _name: [])("punkt"):
            number, _dash, revision = str(value).partition("-")
            if number in items and re.fullmatch(r"[0-9]{1,9}", revision):
                items[number].revision = int(revision)
                ticked.append(items[number])
        return list(dict.fromkeys(ticked))

    def values(self) -> dict[str, Any]:
        """Only what was chosen."""
        chosen = self.cleaned_data
        values: dict[str, Any] = {}
        if chosen["state"]:
            values |= {"state": chosen["state"], "reason": chosen["reason"]}
        if chosen["owner"]:
            values["owner_id"] = chosen["owner"].pk
        if chosen["due_on"]:
            values["due_on"] = chosen["due_on"]
        return values
