"""What a project is, step by step: the same forms when it starts and at any time later."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.people.models import ContactPoint
from nabodialog.projects.models import KINDS_WITHOUT_HOMES, Kind, Phase, Project
from nabodialog.projects.revising import RevisedForm

from .owned import OwnedForm

MOST_HOMES = 5000
PHASES = {
    Phase.PLANNING: gettext_lazy("Planlegging – vi finner ut hva, hvor og hvordan"),
    Phase.MOVE_IN: gettext_lazy("Innflytting – boligene blir til og tas i bruk"),
    Phase.FOLLOW_UP: gettext_lazy("Oppfølging – hverdagen i nabolaget"),
}


class PlaceForm(RevisedForm):
    class Meta:
        model = Project
        fields = ["kind", "homes", "area", "address"]
        widgets = {"kind": forms.RadioSelect, "homes": forms.NumberInput(attrs={"min": 1, "inputmode": "numeric"})}
        help_texts = {
            "homes": gettext_lazy("Omtrent er nok. Vi spør aldri om hvem som skal bo der."),
            "area": gettext_lazy("Slik folk sier det: «Øvre Fjellveien» eller «Sentrum vest». Naboene kan se dette."),
            "address": gettext_lazy("Vises for naboene bare når boligene er flere og ligger samlet."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.has_homes:
            del self.fields["homes"]
        if self.instance.kind == Kind.WAY_OF_WORKING:
            del self.fields["address"]

    def clean_homes(self) -> int | None:
        homes: int | None = self.cleaned_data["homes"]
        if homes is not None and not 1 <= homes <= MOST_HOMES:
            message = _("Skriv et tall fra 1 til %(most)s, eller la feltet stå tomt.")
            raise forms.ValidationError(message % {"most": MOST_HOMES})
        return None if self.cleaned_data.get("kind") in KINDS_WITHOUT_HOMES else homes

    @property
    def asks_for_more(self) -> bool:
        """Another kind was chosen, which has questions that were not asked here."""
        before = Kind(self["kind"].initial)
        return before != self.cleaned_data["kind"] and before in KINDS_WITHOUT_HOMES


class PhaseForm(RevisedForm):
    class Meta:
        model = Project
        fields = ["phase"]
        widgets = {"phase": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["phase"]).choices = list(PHASES.items())

    @staticmethod
    def words_for(phase: str) -> str:
        return str(PHASES[Phase(phase)])


class NeighboursForm(RevisedForm):
    class Meta:
        model = Project
        fields = ["introduction", "language", "contact_point"]
        widgets = {
            "introduction": forms.Textarea(attrs={"rows": 5}),
            "language": forms.RadioSelect,
        }
        help_texts = {
            "introduction": gettext_lazy("Hva som skal skje, hvor og hvorfor. Aldri hvem som skal bo der."),
            "language": gettext_lazy("Målformen dere skriver i til naboene."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        municipality = self.instance.municipality
        field = cast("forms.ModelChoiceField[ContactPoint]", self.fields["contact_point"])
        field.queryset = municipality.contact_points.all()
        field.empty_label = _("Kommunens vanlige kontaktpunkt")
        if municipality.contact_point is None:
            field.help_text = _("Kommunen har ikke noe kontaktpunkt ennå. Administratoren legger det inn.")


class PeopleForm(OwnedForm):
    class Meta:
        model = Project
        fields = ["owner", "deputy"]
        help_texts = {
            "owner": gettext_lazy("Den som holder i prosjektet, og får beskjed når noe haster."),
            "deputy": gettext_lazy("Tar over når den ansvarlige er borte eller slutter. Ingen tråd skal ryke."),
        }
