"""Forms over a meeting: when and where stands in its date, and what it is in the meeting itself."""

from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nabodialog.involvement.models import LARGEST_MEETING, Attendance, Meeting, SignUp
from nabodialog.people.models import Person
from nabodialog.projects.forms.milestones import YEARS, HappenedForm, MilestoneForm
from nabodialog.projects.models import Project
from nabodialog.projects.models.parts import Conflict
from nabodialog.projects.revising import RevisedForm
from nabodialog.ui.widgets import DateInput


class OccasionForm(MilestoneForm):
    """When, where, for whom and by whom. What neighbours know of is changed on a page that asks why."""

    class Meta(MilestoneForm.Meta):
        fields = [
            "title",
            "audience",
            "planned_on",
            "starts_at",
            "ends_at",
            "place",
            "element",
            "owner",
            "deputy",
        ]
        labels = MilestoneForm.Meta.labels | {
            "title": gettext_lazy("Hva møtet heter"),
            "planned_on": gettext_lazy("Dato"),
        }
        help_texts = {
            "title": gettext_lazy("For eksempel «Dialogmøte om gangveien»."),
            "audience": gettext_lazy("Bare det som er for naboene, kan få en egen side for dem."),
            "place": gettext_lazy("Huset og rommet, for eksempel «Grendehuset, peisestua»."),
        }

    def __init__(self, *args: Any, told: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, told=told, **kwargs)
        if told:
            hours = ("starts_at", "ends_at") if self.instance.starts_at else ()
            place = ("place",) if self.instance.place else ()
            for name in ("audience", "planned_on", *hours, *place):
                del self.fields[name]


class MeetingForm(RevisedForm):
    """What it is, whom it has room for, and how people get in. Stands beside an `OccasionForm`."""

    class Meta:
        model = Meeting
        fields = [
            "kind",
            "about",
            "step_free",
            "hearing_loop",
            "accessible_toilet",
            "accessibility",
            "capacity",
            "sign_up",
            "sign_up_until",
            "notes",
        ]
        widgets = {
            "about": forms.Textarea(attrs={"rows": 4}),
            "accessibility": forms.Textarea(attrs={"rows": 3}),
            "capacity": forms.NumberInput(attrs={"min": 1, "max": LARGEST_MEETING}),
            "sign_up": forms.RadioSelect,
            "sign_up_until": DateInput,
            "notes": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "about": gettext_lazy("Hvorfor dere møtes, og hva folk kan påvirke der. Aldri noe om dem som bor der."),
            "accessibility": gettext_lazy("Parkering, buss, inngang, tolk. Folk planlegger etter dette."),
            "capacity": gettext_lazy("La stå tomt når alle får plass."),
            "sign_up_until": gettext_lazy("La stå tomt når folk kan melde seg på helt til møtet begynner."),
            "notes": gettext_lazy("Bare dere som arbeider med prosjektet, ser dette."),
        }

    def __init__(self, *args: Any, occasion: OccasionForm, **kwargs: Any) -> None:
        super().__init__(*args, prefix="mote", **kwargs)
        self.occasion = occasion
        if waiting := self.instance.registrations.waiting().reachable().count() if self.instance.pk else 0:
            told = ngettext(
                "Én på venteliste har lagt igjen e-postadresse, og får tilbud om plass når det blir flere plasser.",
                "%(number)s på venteliste har lagt igjen e-postadresse. Blir det flere plasser, får de første tilbud.",
                waiting,
            )
            self.fields["capacity"].help_text = told % {"number": waiting}

    def clean_capacity(self) -> int | None:
        capacity: int | None = self.cleaned_data["capacity"]
        expected = self.instance.expected if self.instance.pk else 0
        if capacity is not None and capacity < expected:
            told = ngettext(
                "Én person har plass allerede. Det kan ikke bli færre plasser enn det.",
                "%(number)s personer har plass allerede. Det kan ikke bli færre plasser enn det.",
                expected,
            )
            raise forms.ValidationError(told % {"number": expected})
        return capacity

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        until: date | None = cleaned.get("sign_up_until")
        self.occasion.is_valid()
        day = self.occasion.cleaned_data.get("planned_on", self.occasion.instance.planned_on)
        if until and cleaned.get("sign_up") == SignUp.NONE:
            self.add_error("sign_up_until", _("Velg «Folk melder seg på», eller ta bort dagen."))
        elif until and until.year not in YEARS:
            self.add_error("sign_up_until", _("Se over årstallet."))
        elif until and day and until > day:
            self.add_error("sign_up_until", _("Påmeldingen kan ikke vare lenger enn til møtet."))
        return cleaned


def keep_both(occasion: OccasionForm, details: MeetingForm, project: Project, *, by: Person) -> bool:
    """Both or none. False where somebody else came first: then they say what stands there now."""
    try:
        with transaction.atomic():
            kept = [form.keep(project, by=by) for form in (occasion, details)]
            if not all(kept):
                raise Conflict
    except Conflict:
        return False
    return True


class HeldForm(HappenedForm):
    """The day, and how many came of each group that the project talks with."""

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counted = {row.stakeholder_id: row.number for row in meeting.attendance.all()}
        self.groups = {f"gruppe-{group.pk}": group for group in meeting.project.stakeholders.all()}
        for name, group in self.groups.items():
            self.fields[name] = number_of(group.name, counted.get(group.pk))
        self.fields["andre"] = number_of(_("Andre, eller alle under ett"), counted.get(None))

    @property
    def attendance(self) -> list[Attendance]:
        """What was counted; a field left empty is not a nought."""
        rows: dict[str, Attendance] = {}
        for name in [*self.groups, "andre"]:
            number, group = self.cleaned_data[name], self.groups.get(name)
            label = group.name if group else str(_("Andre"))
            if number is not None and label in rows:
                rows[label].number += number
            elif number is not None:
                rows[label] = Attendance(label=label, stakeholder=group, number=number)
        return list(rows.values())


def number_of(label: str, counted: int | None) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=LARGEST_MEETING, initial=counted)
