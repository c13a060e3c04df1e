"""Which part of a project's history to read."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.models import Event, Verb
from nabodialog.history.models import EventQuerySet as Events
from nabodialog.people.models import Person
from nabodialog.projects.models import Project

TO_NEIGHBOURS = Q(thing_type="projects.change") | Q(
    thing_type="projects.project", verb__in=[Verb.PUBLISHED, Verb.WITHDREW]
)


class Subject(models.TextChoices):
    NEIGHBOURS = "naboene", gettext_lazy("Ut til naboene")
    DATES = "datoer", gettext_lazy("Datoer")
    ELEMENTS = "elementer", gettext_lazy("Elementer")
    CHECKLISTS = "sjekklister", gettext_lazy("Sjekklister")
    TEAM = "deltakere", gettext_lazy("Roller og partnere")
    PROJECT = "prosjektet", gettext_lazy("Prosjektet")


EVENTS_OF = {
    Subject.NEIGHBOURS: TO_NEIGHBOURS,
    Subject.DATES: Q(thing_type__in=["projects.milestone", "projects.change"]),
    Subject.ELEMENTS: Q(thing_type__in=["projects.element", "projects.matrixrow"]),
    Subject.CHECKLISTS: Q(thing_type="projects.checklistitem"),
    Subject.TEAM: Q(thing_type__in=["projects.mandate", "projects.partner", "projects.partnerinvitation"]),
    Subject.PROJECT: Q(thing_type__in=["projects.project", "projects.influenceitem"]) & ~TO_NEIGHBOURS,
}


class HistoryForm(forms.Form):
    """`?hvem=7&hva=datoer`. What is not understood chooses nothing away."""

    marks_optional = False
    hva = forms.ChoiceField(label=gettext_lazy("Hva"), required=False)
    hvem = forms.ChoiceField(label=gettext_lazy("Hvem"), required=False)

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(pk__in=Event.objects.within(project).values("by"))
        who = [(str(person.pk), str(person)) for person in people]
        self.fields["hva"].choices = [("", _("Alt")), *Subject.choices]  # type: ignore[attr-defined]
        self.fields["hvem"].choices = [("", _("Alle")), *who]  # type: ignore[attr-defined]

    @property
    def is_in_use(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())

    def chosen_from(self, events: Events) -> Events:
        if not self.is_valid():
            return events
        what, who = self.cleaned_data["hva"], self.cleaned_data["hvem"]
        events = events.filter(EVENTS_OF[Subject(what)]) if what else events
        return events.filter(by=who) if who else events
