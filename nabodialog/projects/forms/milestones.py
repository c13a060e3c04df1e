"""Forms over dates: what happens, when, where and for whom; moving it; and saying that it happened."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.projects.models import Audience, Element, Milestone, Project
from nabodialog.projects.models.milestone import HOURS_AND_PLACE
from nabodialog.projects.revising import RevisedForm
from nabodialog.ui.widgets import DateInput, TimeInput

from .owned import OwnedForm

YEARS = range(1950, 2101)
LONGEST_YEARS = 10


def check_hours(form: RevisedForm, cleaned: dict[str, Any]) -> None:
    starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
    if ends and not starts and not form.has_error("starts_at"):
        form.add_error("starts_at", _("Skriv når det begynner også."))
    elif starts and ends and ends <= starts:
        form.add_error("ends_at", _("Sluttiden må komme etter starttiden."))


def check_days(form: RevisedForm, cleaned: dict[str, Any]) -> None:
    """A slip of the hand, such as the year 2206, is caught beside its field."""
    start, end = cleaned.get("planned_on"), cleaned.get("planned_until")
    for name in ("planned_on", "planned_until"):
        if (day := cleaned.get(name)) and day.year not in YEARS:
            form.add_error(name, _("Se over årstallet."))
    if start and end and end < start:
        form.add_error("planned_until", _("Sluttdatoen kan ikke være tidligere enn startdatoen."))
    elif start and end and end.year - start.year > LONGEST_YEARS:
        form.add_error("planned_until", _("Se over årstallet."))


class MilestoneForm(OwnedForm):
    """`told` is set where neighbours have been shown the date. Then neither when, where nor for whom changes here."""

    class Meta:
        model = Milestone
        fields = [
            "title",
            "audience",
            "planned_on",
            "planned_until",
            "starts_at",
            "ends_at",
            "place",
            "text",
            "element",
            "owner",
            "deputy",
        ]
        widgets = {
            "audience": forms.RadioSelect,
            "planned_on": DateInput,
            "planned_until": DateInput,
            "starts_at": TimeInput,
            "ends_at": TimeInput,
            "text": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {"starts_at": gettext_lazy("Begynner klokka"), "ends_at": gettext_lazy("Slutter klokka")}
        help_texts = {
            "title": gettext_lazy("For eksempel «Åpent hus på grendehuset»."),
            "audience": gettext_lazy("Bare det som er for naboene, kan komme på prosjektsiden og i kalenderen deres."),
            "planned_until": gettext_lazy("Når det går over flere dager."),
            "text": gettext_lazy("Hva som skjer, og hva folk kan bidra med. Aldri noe om dem som bor der."),
        }

    def __init__(self, *args: Any, project: Project, told: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        self.told = told
        known = ("planned_on", "planned_until", *HOURS_AND_PLACE)
        self.former = {name: getattr(self.instance, name) for name in known}
        field = cast("forms.ModelChoiceField[Element]", self.fields["element"])
        field.queryset = project.elements.filter(Q(skip=None) | Q(pk=self.instance.element_id))
        field.empty_label = _("Hele prosjektet")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        check_days(self, cleaned)
        check_hours(self, cleaned)
        if self.told:
            self._refuse_what_neighbours_know(cleaned)
        return cleaned

    def _refuse_what_neighbours_know(self, cleaned: dict[str, Any]) -> None:
        for name, former in self.former.items():
            is_new_fact = name in HOURS_AND_PLACE and not former  # what was not decided may be filled in
            if name in cleaned and cleaned[name] != former and not is_new_fact:
                self.add_error(name, _("Naboene vet om denne datoen. Bruk «Flytt datoen», så får de vite hvorfor."))
        if cleaned.get("audience", Audience.NEIGHBOURS) != Audience.NEIGHBOURS:
            self.add_error(
                "audience", _("Naboene vet om denne datoen. Bruk «Blir ikke noe av» hvis den ikke gjelder lenger.")
            )


class MoveForm(RevisedForm):
    class Meta:
        model = Milestone
        fields = ["planned_on", "planned_until", *HOURS_AND_PLACE]
        widgets = {
            "planned_on": DateInput,
            "planned_until": DateInput,
            "starts_at": TimeInput,
            "ends_at": TimeInput,
        }
        labels = {
            "planned_on": gettext_lazy("Dato"),
            "starts_at": gettext_lazy("Begynner klokka"),
            "ends_at": gettext_lazy("Slutter klokka"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.former = (self.instance.planned_on, self.instance.planned_until)
        self.former_hours_and_place = {name: getattr(self.instance, name) for name in HOURS_AND_PLACE}
        if self.instance.planned_until is None:
            del self.fields["planned_until"]
        else:
            self.fields["planned_until"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        check_days(self, cleaned)
        check_hours(self, cleaned)
        new = (cleaned.get("planned_on"), cleaned.get("planned_until"))
        if new == self.former and not self.errors and not self.also:
            self.add_error(
                "planned_on", _("Dette er det dere har. Velg en annen dato, et annet klokkeslett eller sted.")
            )
        return cleaned

    @property
    def also(self) -> dict[str, object]:
        """What of hours and place is new."""
        former = self.former_hours_and_place
        return {name: new for name in former if (new := self.cleaned_data.get(name)) != former[name]}

    @property
    def is_later(self) -> bool:
        new = (self.cleaned_data["planned_on"], self.cleaned_data.get("planned_until"))
        return any(day and former and day > former for day, former in zip(new, self.former, strict=True))

    def move(self, milestone: Milestone, deed: Callable[..., object], *args: object, **facts: object) -> bool:
        """Let `deed` move it, at the revision that was seen. False where somebody else came first."""
        milestone.revision = self.cleaned_data["revision"]
        new_date, until = self.cleaned_data["planned_on"], self.cleaned_data.get("planned_until")
        return self.keep_by(lambda: deed(milestone, new_date, *args, until=until, also=self.also, **facts))


class HappenedForm(forms.Form):
    marks_optional = False
    on = forms.DateField(label=gettext_lazy("Dagen det skjedde"), widget=DateInput)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Datoen kan ikke ligge fram i tid."))
        if on.year not in YEARS:
            raise forms.ValidationError(_("Se over årstallet."))
        return on
