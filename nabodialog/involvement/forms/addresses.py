from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import IO, Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.revising import RevisedForm
from nabodialog.involvement.addresses.columns import Column
from nabodialog.involvement.addresses.importing import draft_of, take_in
from nabodialog.involvement.models import AddressDraft, AddressList, Permission, Stakeholder
from nabodialog.keeping.rules import kept
from nabodialog.lib.tables.rows import MOST_ROWS, Unusable, UnusableTable
from nabodialog.people.models import Person
from nabodialog.projects.models import Project
from nabodialog.ui.widgets import DateInput

EMPTY = gettext_lazy("Fila er tom. Hent ut listen på nytt fra kartsystemet.")
REFUSED: Mapping[Unusable, "str | Promise"] = {
    Unusable.EMPTY: EMPTY,
    Unusable.NOT_A_TABLE: gettext_lazy("Vi får ikke lest denne fila. Lagre listen som CSV eller XLSX, og prøv igjen."),
    Unusable.OLD_WORKBOOK: gettext_lazy(
        "Fila er i gammelt Excel-format eller har passord. Åpne den i Excel og lagre den som XLSX uten passord."
    ),
    Unusable.TOO_LARGE: gettext_lazy("Fila er for stor. Del den i flere, og last opp én om gangen."),
    Unusable.TOO_MANY_ROWS: gettext_lazy("Fila har for mange rader. Del den i flere, og last opp én om gangen."),
}


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Fil med adresser"),
        help_text=gettext_lazy("CSV eller XLSX, slik kartsystemet gir den. Høyst 8 MB og %(rows)s rader."),
        error_messages={"required": gettext_lazy("Velg en fil på høyst 8 MB."), "empty": EMPTY},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    keeps_names = forms.BooleanField(
        label=gettext_lazy("Ta vare på navnene fra fila"),
        help_text=gettext_lazy("La det være hvis dere kan. Brevene går da til «Beboerne på adressen»."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = str(self.fields["file"].help_text) % {
            "rows": f"{MOST_ROWS:,}".replace(",", " ")
        }

    def take_in(self, project: Project, *, by: Person, now: datetime) -> AddressDraft | None:
        """None where the file is refused; then the form says why, and what to do."""
        file: IO[bytes] = self.cleaned_data["file"]
        draft = draft_of(by, file.name or "", keeps_names=self.cleaned_data["keeps_names"], now=now)
        try:
            return take_in(project, file.read(), draft)
        except UnusableTable as refusal:
            self.add_error("file", str(REFUSED[refusal.why]))
            return None


class ColumnsForm(forms.Form):
    """What each column of the file holds. Named by its heading, with some of what stands in it."""

    def __init__(self, *args: Any, draft: AddressDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = draft.parts.first()
        samples = [cells for _number, cells in first.rows.get("rows", [])[:3]] if first else []
        for index, chosen in enumerate(draft.columns):
            heading = draft.headings[index] if index < len(draft.headings) else ""
            below = ", ".join(cells[index] for cells in samples if index < len(cells) and cells[index])
            self.fields[f"column_{index}"] = forms.ChoiceField(
                label=heading or _("Kolonne %(number)s") % {"number": index + 1},
                help_text=_("For eksempel: %(cells)s") % {"cells": below[:120]} if below else "",
                choices=Column.choices,
                initial=chosen,
                required=False,
            )

    @property
    def columns(self) -> list[str]:
        return [self.cleaned_data.get(name, "") for name in self.fields]

    def clean(self) -> dict[str, Any]:
        taken: set[str] = set()
        for name, column in zip(self.fields, self.columns, strict=True):
            if column in taken - {"", Column.NAME}:
                self.add_error(name, _("Dette er valgt for en annen kolonne også."))
            taken.add(column)
        if not self.errors:
            self._must_be_enough(taken)
        return self.cleaned_data

    def _must_be_enough(self, taken: set[str]) -> None:
        if not has_street(taken):
            self.add_error(None, _("Velg kolonnen med hele adressen, eller med gate, eller med gnr. og bnr."))
        if not has_postcode(taken):
            self.add_error(None, _("Velg kolonnen med postnummer."))


def has_street(columns: set[str]) -> bool:
    return bool(columns & {Column.ADDRESS, Column.STREET, Column.PROPERTY}) or {Column.HOLDING, Column.TITLE} <= columns


def has_postcode(columns: set[str]) -> bool:
    return bool(columns & {Column.POSTCODE, Column.POSTCODE_AND_PLACE, Column.ADDRESS})


class AddressListForm(RevisedForm):
    class Meta:
        model = AddressList
        fields = ["name", "purpose", "stakeholder", "delete_on"]
        widgets = {"delete_on": DateInput}
        help_texts = {
            "name": gettext_lazy("Hvem listen gjelder, for eksempel «Kvartalet rundt Fjellveien»."),
            "purpose": gettext_lazy("For eksempel «Brev om åpent hus». Adressene skal ikke brukes til noe annet."),
            "stakeholder": gettext_lazy("Går ingen brev til gruppa, går det heller ingen til denne listen."),
        }
        labels = {"delete_on": gettext_lazy("Dagen da listen slettes")}

    def __init__(self, *args: Any, project: Project, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.last = today + timedelta(days=kept(project.municipality, "address-lists"))
        self.today = today
        self.fields["delete_on"].help_text = _("Da slettes adressene av seg selv. Senest %(day)s.") % {
            "day": date_format(self.last)
        }
        field = cast("forms.ModelChoiceField[Stakeholder]", self.fields["stakeholder"])
        field.queryset = project.stakeholders.exclude(permission=Permission.NO)
        field.empty_label = _("Ingen bestemt gruppe")

    def clean_delete_on(self) -> date:
        day: date = self.cleaned_data["delete_on"]
        if not self.today < day <= self.last:
            told = _("Velg en dag etter i dag, og senest %(day)s.") % {"day": date_format(self.last)}
            raise forms.ValidationError(told)
        return day
