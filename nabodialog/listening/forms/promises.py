"""Forms over a promise: what was said, and each of the things that can come of it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from nabodialog.involvement.models import AgendaItem, Channel, Letter, Stakeholder
from nabodialog.involvement.rhythm import MOST_DAYS
from nabodialog.listening.models import CheckResult, Promise, PromiseCheck
from nabodialog.listening.promise_states import PROMISE_MOVES, PromiseState
from nabodialog.listening.promising import Checked, Evidence, change, where_said
from nabodialog.people.models import Person
from nabodialog.projects.forms.milestones import YEARS
from nabodialog.projects.forms.owned import OwnedForm
from nabodialog.projects.models import Project
from nabodialog.ui.widgets import DateInput

MOST_BETWEEN = 52
DATES = ("promised_on", "starts_on", "due_on")
RHYTHM = ("starts_on", "every", "unit", "due_on")
AS_READ = ("words", "stakeholder", "promised_on")
"""What does not change once neighbours have read it."""


def long_text(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def checked_day(day: date | None, today: date | None = None) -> date | None:
    if day and day.year not in YEARS:
        raise forms.ValidationError(_("Se over årstallet."))
    if day and today and day > today:
        raise forms.ValidationError(_("Dagen kan ikke ligge fram i tid."))
    return day


if TYPE_CHECKING:
    AgendaItemChoice = forms.ModelChoiceField[AgendaItem]
    PromiseModelForm = forms.ModelForm[Promise]
    CheckModelForm = forms.ModelForm[PromiseCheck]
else:
    AgendaItemChoice = forms.ModelChoiceField
    PromiseModelForm = CheckModelForm = forms.ModelForm


class AgendaItemField(AgendaItemChoice):
    def label_from_instance(self, obj: AgendaItem) -> str:
        return f"{obj.meeting.milestone.title}: {obj.title}"


class PromiseForm(OwnedForm):
    agenda_item = AgendaItemField(
        queryset=AgendaItem.objects.none(), label=gettext_lazy("Sak i et møte"), required=False
    )
    every = forms.IntegerField(
        label=pgettext_lazy("rytme", "Hver …"),
        min_value=1,
        max_value=MOST_BETWEEN,
        required=False,
        help_text=gettext_lazy("Skriv 1 for hver uke, 2 for annenhver."),
    )

    class Meta:
        model = Promise
        fields = [
            "words",
            "stakeholder",
            "promised_on",
            "agenda_item",
            "letter",
            "said_in",
            "due_on",
            "starts_on",
            "every",
            "unit",
            "owner",
            "deputy",
        ]
        widgets = {"words": long_text(), **dict.fromkeys(DATES, DateInput)}
        help_texts = {
            "words": gettext_lazy("Ordene som ble sagt eller skrevet. Naboene leser dem slik de står her."),
            "stakeholder": gettext_lazy("En gruppe eller alle, aldri én person."),
            "said_in": gettext_lazy("For eksempel «På døra» eller «I telefonen». Trengs ikke når du har valgt over."),
            "due_on": gettext_lazy("For det som gjentas: den siste dagen løftet gjelder."),
            "starts_on": gettext_lazy("Bare for det som gjentas, for eksempel rydding hver mandag."),
        }

    def __init__(self, *args: Any, project: Project, today: date, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        self.today = today
        for name in self.fixed():
            del self.fields[name]
        items = AgendaItem.objects.filter(meeting__milestone__project=project).select_related("meeting__milestone")
        self.choose("agenda_item", items.order_by("-meeting__milestone__planned_on", "place", "pk"))
        self.choose("letter", project.letters.all())
        if "stakeholder" in self.fields:
            self.choose("stakeholder", project.stakeholders.all(), _("Alle naboene"))

    def fixed(self) -> tuple[str, ...]:
        """The deadline moves by a deed of its own; what neighbours have read stands."""
        if not self.instance.pk:
            return ()
        return (*RHYTHM, *AS_READ) if self.instance.shown_at else RHYTHM

    def choose(self, name: str, among: Any, none: str = "") -> None:
        field = cast("forms.ModelChoiceField[Stakeholder | AgendaItem | Letter]", self.fields[name])
        field.queryset, field.empty_label = among, none or _("Ingen av disse")

    def clean_promised_on(self) -> date | None:
        return checked_day(self.cleaned_data["promised_on"], self.today)

    def clean_starts_on(self) -> date | None:
        return checked_day(self.cleaned_data["starts_on"])

    def clean_due_on(self) -> date | None:
        return checked_day(self.cleaned_data["due_on"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        where = where_said(cleaned.get("agenda_item"), cleaned.get("letter"), self.instance.message)
        if not cleaned.get("said_in") and not where and "said_in" not in self.errors:
            self.add_error("said_in", _("Skriv hvor det ble sagt."))
        cleaned["said_in"] = cleaned.get("said_in") or where
        if "due_on" in self.fields:
            self.check_rhythm(cleaned)
        return cleaned

    def check_rhythm(self, cleaned: dict[str, Any]) -> None:
        start, every, due, promised = (cleaned.get(name) for name in ("starts_on", "every", "due_on", "promised_on"))
        if start and not every and "every" not in self.errors:
            self.add_error("every", _("Skriv hvor ofte det skal gjøres."))
        if every and not start and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Skriv den første gangen."))
        if due and promised and due < promised:
            self.add_error("due_on", _("Fristen kan ikke være tidligere enn dagen det ble lovet."))
        elif due and start and due < start:
            self.add_error("due_on", _("Den siste dagen kan ikke være tidligere enn den første."))
        elif due and start and every and self.is_too_often(cleaned):
            self.add_error("due_on", _("Det blir over %(most)s ganger. Velg en kortere tid.") % {"most": MOST_DAYS})

    def is_too_often(self, cleaned: dict[str, Any]) -> bool:
        days = {name: cleaned[name] for name in RHYTHM if cleaned.get(name)}
        return Promise(**days).cadence.is_too_many

    def keep_promise(self, *, by: Person) -> bool:
        """False where somebody else came first."""
        if not set(self.changed_data) - {"revision"}:
            return True
        return self.keep_by(lambda: change(self.instance, self.cleaned_data["revision"], by=by))


class ReplacementForm(PromiseForm):
    """The new promise, and why the old one no longer holds."""

    explanation = forms.CharField(
        label=gettext_lazy("Hvorfor det gamle løftet ikke gjelder lenger"),
        max_length=600,
        widget=long_text(),
        help_text=gettext_lazy("Naboene leser det."),
    )


class PromiseMoveForm(forms.Form):
    due_on = forms.DateField(label=gettext_lazy("Ny frist"), widget=DateInput)
    reason = forms.CharField(
        label=gettext_lazy("Hvorfor, til naboene"),
        max_length=300,
        widget=long_text(2),
        help_text=gettext_lazy("Den gamle fristen blir stående ved siden av, med det du skriver her."),
    )

    def __init__(self, promise: Promise, data: Any = None) -> None:
        super().__init__(data)
        self.promise = promise

    def clean_due_on(self) -> date | None:
        day = checked_day(self.cleaned_data["due_on"])
        if day == self.promise.due_on:
            raise forms.ValidationError(_("Det er samme frist som nå."))
        if day and day < (self.promise.starts_on or self.promise.promised_on):
            raise forms.ValidationError(_("Fristen kan ikke være tidligere enn dagen det ble lovet."))
        if day and self.promise.is_recurring and replace(self.promise.cadence, ends_on=day).is_too_many:
            raise forms.ValidationError(_("Det blir over %(most)s ganger. Velg en kortere tid.") % {"most": MOST_DAYS})
        return day


class EvidenceForm(PromiseModelForm):
    evidence_url = forms.URLField(
        label=gettext_lazy("Lenke til bilde, sak eller side"), max_length=300, required=False, assume_scheme="https"
    )

    class Meta:
        model = Promise
        fields = ["evidence_on", "evidence", "evidence_url"]
        widgets = {"evidence_on": DateInput, "evidence": long_text()}
        help_texts = {
            "evidence": gettext_lazy("For eksempel «Sett på befaring» eller «Faktura fra elektrikeren». Bare for dere.")
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.fields["evidence_on"].required = today, True

    def clean_evidence_on(self) -> date | None:
        return checked_day(self.cleaned_data["evidence_on"], self.today)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("evidence") and not cleaned.get("evidence_url") and not self.errors:
            self.add_error("evidence", _("Skriv hva som viser at det er gjort, eller legg inn en lenke."))
        return cleaned

    @property
    def found(self) -> Evidence:
        cleaned = self.cleaned_data
        return Evidence(cleaned["evidence_on"], cleaned["evidence"], cleaned["evidence_url"])


class ToldForm(PromiseModelForm):
    told_through = forms.ChoiceField(
        label=gettext_lazy("Hvordan de fikk vite det"),
        choices=Channel,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Promise
        fields = ["told_on", "told_through"]
        widgets = {"told_on": DateInput}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.fields["told_on"].required = today, True

    def clean_told_on(self) -> date | None:
        return checked_day(self.cleaned_data["told_on"], self.today)


class CheckForm(CheckModelForm):
    """Of the days that have come, and that nobody has checked."""

    on = forms.TypedChoiceField(label=gettext_lazy("Hvilken dag"), coerce=date.fromisoformat)

    class Meta:
        model = PromiseCheck
        fields = ["on", "result", "note"]
        widgets = {"result": forms.RadioSelect}
        help_texts = {"note": gettext_lazy("Trengs bare når det ikke ble holdt. Kan ikke endres etterpå.")}

    def __init__(self, *args: Any, days: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on, result = cast("forms.ChoiceField", self.fields["on"]), cast("forms.ChoiceField", self.fields["result"])
        on.choices = [(day.isoformat(), date_format(day)) for day in days]
        result.choices = list(CheckResult.choices)

    @property
    def found(self) -> Checked:
        return Checked(self.cleaned_data["on"], self.cleaned_data["result"], self.cleaned_data["note"])


class EndForm(forms.Form):
    """Only what may become of it from where it stands; replaced is done by giving another."""

    state = forms.ChoiceField(label=gettext_lazy("Hva ble det til?"), widget=forms.RadioSelect)
    explanation = forms.CharField(
        label=gettext_lazy("Hvorfor, til naboene"),
        max_length=600,
        widget=long_text(),
        help_text=gettext_lazy("Si det som det er, og hva dere gjør nå. Naboene leser det."),
    )

    def __init__(self, promise: Promise, data: Any = None) -> None:
        super().__init__(data)
        possible = PROMISE_MOVES[PromiseState(promise.state)]
        ends = (PromiseState.PARTLY, PromiseState.BROKEN, PromiseState.WITHDRAWN)
        cast("forms.ChoiceField", self.fields["state"]).choices = [(e.value, e.label) for e in ends if e in possible]
