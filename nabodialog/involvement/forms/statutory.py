from datetime import date, datetime
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.involvement.deadlines import deadline_of, rule_in_words
from nabodialog.involvement.models import StatutoryStep
from nabodialog.involvement.registering import change_step
from nabodialog.method.statutory import Rule, statutory_rules
from nabodialog.people.models import Person
from nabodialog.projects.forms.milestones import YEARS
from nabodialog.projects.forms.owned import OwnedForm
from nabodialog.projects.models import Milestone, Project
from nabodialog.ui.widgets import DateInput

DAYS = ("planned_on", "happened_on", "counted_from", "own_deadline")


class StatutoryStepForm(OwnedForm):
    """Of a kind that is chosen already; `today` decides which rules apply, and that nothing was done in the future."""

    class Meta:
        model = StatutoryStep
        fields = [
            "about",
            "planned_on",
            "happened_on",
            "sent_by",
            "reference",
            "rule",
            "counted_from",
            "own_deadline",
            "milestone",
            "owner",
            "deputy",
            "notes",
        ]
        widgets = {**dict.fromkeys(DAYS, DateInput), "notes": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "about": gettext_lazy("For eksempel hvilken tomt eller hvilken plan."),
            "happened_on": gettext_lazy("La stå tom til det er gjort."),
            "sent_by": gettext_lazy(
                "En rolle eller et firma, for eksempel «Ansvarlig søker». Nabodialog sender ingenting."
            ),
            "reference": gettext_lazy("Der saken ligger i sakssystemet."),
            "counted_from": gettext_lazy("Bare når det er en annen dag, for eksempel dagen vedtaket kom fram."),
            "own_deadline": gettext_lazy("Bare når dere gir lengre tid enn regelen, eller har satt en frist selv."),
            "milestone": gettext_lazy("Når dagen alt står i prosjektets datoer."),
            "notes": gettext_lazy("Skriv om saken, ikke om enkeltpersoner."),
        }

    def __init__(self, *args: Any, project: Project, today: date, **kwargs: Any) -> None:
        super().__init__(*args, project=project, **kwargs)
        self.today, stored = today, self.instance.deadline_rule
        rules = statutory_rules().rules_for(self.instance.kind, today)
        self.rules: list[Rule] = rules if stored is None or stored in rules else [*rules, stored]
        choices = [*((rule.id, rule_in_words(rule)) for rule in self.rules), ("", _("Ingen av disse"))]
        label, initial = self.fields["rule"].label, "" if self.instance.pk or not rules else rules[0].id
        self.fields["rule"] = forms.ChoiceField(
            label=label, choices=choices, widget=forms.RadioSelect, required=False, initial=initial
        )
        if not self.instance.pk:
            self.initial["rule"] = initial
        milestones = cast("forms.ModelChoiceField[Milestone]", self.fields["milestone"])
        milestones.queryset = project.milestones.standing()
        milestones.empty_label = _("Ingen dato ennå")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in DAYS:
            if (day := cleaned.get(name)) and day.year not in YEARS:
                self.add_error(name, _("Se over årstallet."))
        happened = cleaned.get("happened_on")
        if not happened and not cleaned.get("planned_on") and not {"planned_on", "happened_on"} & self.errors.keys():
            self.add_error("planned_on", _("Skriv dagen det er planlagt, eller dagen det ble gjort."))
        if happened and happened > self.today:
            self.add_error("happened_on", _("Dagen kan ikke ligge fram i tid. Skriv den som planlagt."))
        if happened and not cleaned.get("sent_by") and "sent_by" not in self.errors:
            self.add_error("sent_by", _("Skriv hvem som sendte det, eller gjorde det."))
        if not self.errors:
            self._refuse_a_short_deadline(cleaned)
        return cleaned

    def _refuse_a_short_deadline(self, cleaned: dict[str, Any]) -> None:
        own, day = cleaned["own_deadline"], cleaned["happened_on"] or cleaned["planned_on"]
        rule = statutory_rules().rule(cleaned["rule"])
        if own and own < day:
            self.add_error("own_deadline", _("Fristen kan ikke være før dagen."))
        elif own and rule and rule.kind == "law":
            least = deadline_of(rule, cleaned["counted_from"] or day).ends_on
            if own < least:
                text = _("Loven gir dem til %(day)s. Dere kan gi lengre tid, ikke kortere.")
                self.add_error("own_deadline", text % {"day": date_format(least)})

    def keep_step(self, *, by: Person, now: datetime) -> bool:
        """False where somebody else came first."""
        seen, fields = self.cleaned_data["revision"], self._kept_fields()
        return self.keep_by(lambda: change_step(self.instance, seen, fields, by=by, now=now))

    def _show_what_is_stored(self, fields: list[str]) -> None:
        super()._show_what_is_stored(fields)
        names = {rule.id: rule_in_words(rule) for rule in self.rules}
        self.stored_instead = [(label, names.get(stands, stands)) for label, stands in self.stored_instead]
