"""Which part of the log to read."""

from datetime import datetime, time, timedelta
from typing import Any, cast

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.models import Event, EventQuerySet, Verb
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.models import Project
from nabodialog.ui.widgets import DateInput

READ, DONE = "lest", "gjort"


class LogForm(forms.Form):
    """`?hva=lest&hvem=7&ord=ABCD`. Each field is understood or refused by itself; those that are understood choose."""

    marks_optional = False
    hva = forms.ChoiceField(label=gettext_lazy("Hva"), required=False)
    hvem = forms.ModelChoiceField(Person.objects.none(), label=gettext_lazy("Hvem"), required=False)
    prosjekt = forms.ModelChoiceField(Project.objects.none(), label=gettext_lazy("Prosjekt"), required=False)
    fra = forms.DateField(label=gettext_lazy("Fra og med"), required=False, widget=DateInput)
    til = forms.DateField(label=gettext_lazy("Til og med"), required=False, widget=DateInput)
    ord = forms.CharField(label=gettext_lazy("Ord i navnet på saken"), required=False, max_length=100)

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verbs = sorted(Verb.choices, key=lambda choice: str(choice[1]))
        kinds = [("", _("Alt")), (READ, _("Alt som er lest")), (DONE, _("Alt som er gjort")), (_("Én ting"), verbs)]
        cast(forms.ChoiceField, self.fields["hva"]).choices = kinds
        here = Event.objects.filter(municipality=municipality, by=OuterRef("pk"))
        self._offer("hvem", Person.objects.filter(Exists(here)).order_by("name", "email"), _("Alle"))
        self._offer("prosjekt", municipality.projects.order_by("name"), _("Alle, og kommunen selv"))

    def _offer(self, name: str, things: Any, nothing: str) -> None:
        field = cast("forms.ModelChoiceField[Any]", self.fields[name])
        field.queryset, field.empty_label = things, nothing

    @property
    def status(self) -> int:
        return 422 if self.errors else 200

    @property
    def is_in_use(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    def chosen_from(self, events: EventQuerySet) -> EventQuerySet:
        self.full_clean()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        if what := chosen.get("hva"):
            one = events.filter(verb=what)
            events = {READ: events.reading(), DONE: events.deeds()}.get(what, one)
        if project := chosen.get("prosjekt"):
            events = events.within(project)
        choices = {"hvem": "by", "ord": "thing_label__icontains"}
        events = events.filter(**{field: chosen[name] for name, field in choices.items() if name in chosen})
        return self._in_period(events, chosen)

    def _in_period(self, events: EventQuerySet, chosen: dict[str, Any]) -> EventQuerySet:
        if first := chosen.get("fra"):
            events = events.filter(at__gte=make_aware(datetime.combine(first, time())))
        if last := chosen.get("til"):
            events = events.filter(at__lt=make_aware(datetime.combine(last, time()) + timedelta(days=1)))
        return events
