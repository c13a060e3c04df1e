"""Forms over who takes part: roles with their mandates, and partners from outside the municipality."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.people.models import Person
from nabodialog.projects.models import Mandate, PartnerRole, Project
from nabodialog.projects.revising import RevisedForm

from .owned import eligible


class MandateForm(RevisedForm):
    class Meta:
        model = Mandate
        fields = [
            "title",
            "organisation",
            "responsibility",
            "person",
            "deputy",
            "may_answer",
            "may_promise",
            "may_publish",
            "shown_to_neighbours",
        ]
        widgets = {"responsibility": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "title": gettext_lazy("For eksempel «Prosjektleder» eller «Boveileder». Ikke navnet på en person."),
            "organisation": gettext_lazy("For eksempel «Boligkontoret»."),
            "responsibility": gettext_lazy("Skriv så en nabo forstår det: «Svarer på det som gjelder uteområdet.»"),
            "person": gettext_lazy("Vises aldri for naboene."),
            "may_promise": gettext_lazy("Et løfte binder kommunen. Gi det til den som kan holde det."),
            "may_publish": gettext_lazy("Får også rett til å publisere prosjektsiden her."),
            "shown_to_neighbours": gettext_lazy("Naboene ser rolle, enhet, ansvar og hva rollen kan."),
        }

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        for name, nobody in (("person", _("Ingen ennå")), ("deputy", _("Ingen ennå"))):
            field = cast("forms.ModelChoiceField[Person]", self.fields[name])
            field.queryset = eligible(project.team(), getattr(self.instance, f"{name}_id"))
            field.empty_label = nobody

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("person") and cleaned.get("person") == cleaned.get("deputy"):
            self.add_error("deputy", _("Stedfortrederen må være en annen enn den som har rollen."))
        same = self.project.mandates.filter(title=cleaned.get("title"), organisation=cleaned.get("organisation", ""))
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("title", _("Prosjektet har alt denne rollen. Endre den, eller skriv en annen enhet."))
        return cleaned


class PartnerInvitationForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-post"),
        max_length=254,
        help_text=gettext_lazy("Vi sender en lenke dit. Den virker én gang, i 14 dager."),
    )
    organisation = forms.CharField(
        label=gettext_lazy("Organisasjon"),
        max_length=100,
        help_text=gettext_lazy("For eksempel en ideell organisasjon eller et borettslag."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Tilgang til dette prosjektet"),
        choices=PartnerRole.choices,
        initial=PartnerRole.MEMBER,
        widget=forms.RadioSelect,
    )

    def __init__(self, project: Project, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if self.project.municipality.memberships.filter(person__email__iexact=email).exists():
            raise forms.ValidationError(_("Denne personen arbeider i kommunen og ser prosjektet fra før."))
        if self.project.partners.filter(person__email__iexact=email).exists():
            raise forms.ValidationError(_("Denne personen er partner allerede. Du kan endre tilgangen i lista."))
        if self.project.partner_invitations.pending().filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Denne adressen er invitert. Send invitasjonen på nytt fra lista."))
        return email


class AccessForm(forms.Form):
    role = forms.ChoiceField(label=gettext_lazy("Tilgang"), choices=PartnerRole.choices, widget=forms.RadioSelect)
