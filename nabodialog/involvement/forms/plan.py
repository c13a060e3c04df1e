"""Forms over the plan: a line, what stands above them, and the questions to the format adviser."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from nabodialog.history.revising import RevisedForm
from nabodialog.involvement.models import Aim, Plan, PlanLine, Rhythm
from nabodialog.involvement.rhythm import MOST_DAYS, Cadence
from nabodialog.method.strategy import Heading
from nabodialog.projects.forms.milestones import YEARS
from nabodialog.projects.forms.owned import ResponsibleForm
from nabodialog.ui.widgets import DateInput

MOST_PEOPLE = 100_000
MOST_BETWEEN = 52
FEWEST_QUIET_WEEKS, MOST_QUIET_WEEKS = 1, 104


class ChannelsField(forms.MultipleChoiceField):
    """Several of the strategy's channels, kept as one text: «letter,poster»."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> Any:
        return [id_ for id_ in value.split(",") if id_] if isinstance(value, str) else value

    def clean(self, value: Any) -> Any:
        return ",".join(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial or ""), data)


class PlanLineForm(ResponsibleForm):
    people = forms.IntegerField(
        label=gettext_lazy("Omtrent hvor mange er de?"), min_value=1, max_value=MOST_PEOPLE, required=False
    )
    every = forms.IntegerField(
        label=pgettext_lazy("rytme", "Hver …"),
        min_value=1,
        max_value=MOST_BETWEEN,
        required=False,
        help_text=gettext_lazy("Bare når det skjer jevnlig. Skriv 4 for hver fjerde uke."),
    )
    channels = ChannelsField(label=gettext_lazy("Slik inviterer dere, eller sier fra"), required=False)

    class Meta:
        model = PlanLine
        fields = [
            "stakeholder",
            "aim",
            "people",
            "format",
            "themes",
            "rhythm",
            "starts_on",
            "every",
            "unit",
            "ends_on",
            "phase",
            "channels",
            "owner",
            "deputy",
            "shown_to_neighbours",
        ]
        widgets = {
            "aim": forms.RadioSelect,
            "rhythm": forms.RadioSelect,
            "starts_on": DateInput,
            "ends_on": DateInput,
        }
        help_texts = {
            "themes": gettext_lazy("For eksempel «Gangvei, lys og når vi bygger»."),
            "starts_on": gettext_lazy("Kan stå åpen til dere vet."),
            "ends_on": gettext_lazy("Bare når det skjer jevnlig."),
            "shown_to_neighbours": gettext_lazy("Ta bort merket på det som bare er for oss, som politikere."),
        }

    def __init__(self, *args: Any, channels: list[Heading], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line: PlanLine = self.instance
        groups = self.fields["stakeholder"]
        groups.queryset = line.plan.project.stakeholders.all()  # type: ignore[attr-defined]
        groups.empty_label = _("Alle naboene")  # type: ignore[attr-defined]
        known = [(each.id, str(each.name)) for each in line.plan.guide.formats]
        kept = [(line.format, line.format)] if line.format and line.known_format is None else []
        self.fields["format"] = forms.ChoiceField(label=self.fields["format"].label, choices=[*known, *kept])
        self.fields["channels"].choices = [(each.id, str(each.name)) for each in channels]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("rhythm") != Rhythm.REGULARLY:
            return cleaned | {"every": None, "ends_on": None}
        for name in ("starts_on", "every", "ends_on"):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Dette trengs når det skjer jevnlig."))
        self.check_days(cleaned.get("starts_on"), cleaned.get("ends_on"))
        return cleaned

    def check_days(self, start: date | None, end: date | None) -> None:
        if not start or not end or self.errors:
            return
        fields = ("rhythm", "starts_on", "every", "unit", "ends_on")
        if end < start:
            self.add_error("ends_on", _("Siste dag kan ikke være tidligere enn den første."))
        elif Cadence(**{field: self.cleaned_data[field] for field in fields}).is_too_many:
            self.add_error("ends_on", _("Det blir over %(most)s ganger. Velg en kortere tid.") % {"most": MOST_DAYS})

    def clean_starts_on(self) -> date | None:
        return checked_year(self.cleaned_data["starts_on"])

    def clean_ends_on(self) -> date | None:
        return checked_year(self.cleaned_data["ends_on"])


def checked_year(day: date | None) -> date | None:
    if day and day.year not in YEARS:
        raise forms.ValidationError(_("Se over årstallet."))
    return day


class PlanForm(RevisedForm):
    quiet_weeks = forms.IntegerField(
        label=gettext_lazy("Si fra når det er stille så mange uker"),
        min_value=FEWEST_QUIET_WEEKS,
        max_value=MOST_QUIET_WEEKS,
    )

    class Meta:
        model = Plan
        fields = ["introduction", "quiet_weeks"]
        widgets = {"introduction": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "introduction": gettext_lazy("Hvordan samarbeidet er organisert, i to–tre setninger. Naboene leser det.")
        }


class AdviserForm(forms.Form):
    """Asks nothing of the database, and stands in the address so that a line can lead to it."""

    mal = forms.ChoiceField(label=gettext_lazy("Hva vil dere?"), choices=Aim, widget=forms.RadioSelect)
    antall = forms.IntegerField(
        label=gettext_lazy("Omtrent hvor mange er de?"),
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
        widget=forms.NumberInput(attrs={"min": 1, "max": MOST_PEOPLE}),
    )
