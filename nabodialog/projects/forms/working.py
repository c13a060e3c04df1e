"""Forms over the work: which elements to show, the plan of one, and a row of its matrix."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.projects.changing import PLANNED_DAYS
from nabodialog.projects.models import Element, MatrixRow, Phase, Project
from nabodialog.projects.revising import RevisedForm
from nabodialog.ui.widgets import DateInput

from .owned import OwnedForm, eligible

NOBODY = "ingen"
FOR_US_ALONE = gettext_lazy("Bare dere ser notatene. Skriv ikke om beboere eller andre enkeltpersoner.")


class ChosenForm(forms.Form):
    """Which elements to show: `?fase=innflytting&ansvarlig=7`. What is not understood chooses nothing away."""

    marks_optional = False
    fase = forms.ChoiceField(label=gettext_lazy("Fase"), required=False)
    ansvarlig = forms.ChoiceField(label=gettext_lazy("Ansvarlig"), required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(person.pk), str(person)) for person in eligible(project.team())]
        self.fields["fase"].choices = [("", _("Alle faser")), *Phase.choices]  # type: ignore[attr-defined]
        self.fields["ansvarlig"].choices = [  # type: ignore[attr-defined]
            ("", _("Alle")),
            *people,
            (NOBODY, _("Ingen ansvarlig ennå")),
        ]

    @property
    def is_in_use(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())

    def lets_through(self, element: Element) -> bool:
        """By the element's phase, and by whoever has it or a line of its checklist."""
        if not self.is_valid():
            return True
        phase, owner = self.cleaned_data["fase"], self.cleaned_data["ansvarlig"]
        owners = {str(thing.owner_id or NOBODY) for thing in (element, *element.items.all())}
        if owner == NOBODY:
            owners = {str(element.owner_id or NOBODY)}
        return phase in {"", element.phase} and (not owner or owner in owners)


class PlanForm(OwnedForm):
    marks_optional = False  # nothing here must be filled in

    class Meta:
        model = Element
        fields = ["owner", "deputy", "planned_start", "planned_end", "notes"]
        widgets = {"planned_start": DateInput, "planned_end": DateInput, "notes": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"notes": FOR_US_ALONE}

    def __init__(self, *args: Any, told: frozenset[str] = frozenset(), **kwargs: Any) -> None:
        """`told` names the days that neighbours have been shown. They are moved with `ElementMoveForm`."""
        super().__init__(*args, **kwargs)
        self.told = {name: getattr(self.instance, name) for name in told}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        check_order(self, cleaned)
        for name, former in self.told.items():
            if name in cleaned and cleaned[name] != former:
                self.add_error(name, _("Naboene vet om denne datoen. Bruk «Flytt datoen», så får de vite hvorfor."))
        return cleaned


class ElementMoveForm(RevisedForm):
    """New days for what neighbours have been told is planned."""

    class Meta:
        model = Element
        fields = list(PLANNED_DAYS)
        widgets = {"planned_start": DateInput, "planned_end": DateInput}

    def __init__(self, *args: Any, told: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.former = {name: getattr(self.instance, name) for name in told}
        for name in told:
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        check_order(self, cleaned)
        if not self.errors and all(cleaned[name] == former for name, former in self.former.items()):
            self.add_error(next(iter(self.former)), _("Dette er datoen dere har. Velg en annen."))
        return cleaned

    @property
    def is_later(self) -> bool:
        return any(self.cleaned_data[name] > former for name, former in self.former.items())


def check_order(form: RevisedForm, cleaned: dict[str, Any]) -> None:
    start, end = cleaned.get("planned_start"), cleaned.get("planned_end")
    if start and end and end < start:
        form.add_error("planned_end", _("Planlagt slutt kan ikke være tidligere enn planlagt start."))


class WorkDayForm(forms.Form):
    """The day that work began or was finished: today, or the day it really happened."""

    marks_optional = False
    on = forms.DateField(label=gettext_lazy("Dato"), widget=DateInput, required=False)

    def __init__(self, *args: Any, element: Element, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        days = [day for period in element.periods.all() for day in (period.started_on, period.finished_on) if day]
        self.today, self.earliest = today, max(days, default=date.min)

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"] or self.today
        if on > self.today:
            raise forms.ValidationError(_("Datoen kan ikke ligge fram i tid."))
        if on < self.earliest:
            day = date_format(self.earliest)
            raise forms.ValidationError(_("Datoen kan ikke være tidligere enn %(day)s."), params={"day": day})
        return on


class RowForm(OwnedForm):
    marks_optional = False

    class Meta:
        model = MatrixRow
        fields = ["who", "when", "how", "evidence", "owner", "deputy"]
        widgets = {"how": forms.Textarea(attrs={"rows": 5}), "evidence": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "who": gettext_lazy("Roller og enheter, for eksempel «Boligkontoret og kommunikasjon»."),
            "when": gettext_lazy("For eksempel «uke 14» eller «rett etter vedtaket»."),
            "evidence": gettext_lazy(
                "For eksempel et referat, et vedtak eller en lenke. Aldri opplysninger om beboere."
            ),
        }
