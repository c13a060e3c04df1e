"""A project's name, and its address made from the name."""

from typing import Any

from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.people.models import Municipality, Person
from nabodialog.projects.models import Kind, Project
from nabodialog.projects.revising import RevisedForm
from nabodialog.projects.slugs import LONGEST, proposed_slug, validate_project_slug
from nabodialog.projects.starting import start_project


class SlugField(forms.CharField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=gettext_lazy("Navn i nettadressen"), max_length=LONGEST, validators=[validate_project_slug], **options
        )

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").lower()


def check_free(form: forms.BaseForm, slug: str, municipality: Municipality, own: Project | None = None) -> None:
    """Says beside the field that an address is taken, and puts a free one in its place."""
    others = municipality.projects.exclude(pk=own.pk) if own else municipality.projects.all()
    taken = set(others.values_list("slug", flat=True))
    if slug in taken:
        free = proposed_slug(slug, taken)
        form.add_error(
            "slug",
            _("Kommunen har alt et prosjekt på «%(slug)s». Hva med «%(free)s»?") % {"slug": slug, "free": free},
        )


class StartForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Hva skal prosjektet hete?"),
        max_length=100,
        help_text=gettext_lazy("Naboene ser navnet når dere publiserer. Bruk gjerne stedet: «Boliger i Fjellveien»."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Hva slags prosjekt er det?"),
        choices=Kind.choices,
        initial=Kind.CO_LOCATED,
        widget=forms.RadioSelect,
    )
    slug = SlugField(
        required=False,
        help_text=gettext_lazy("La feltet stå tomt, så lager vi adressen av navnet. Den kan endres siden."),
    )

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "name" in cleaned and not self.has_error("slug"):
            cleaned["slug"] = cleaned.get("slug") or proposed_slug(cleaned["name"])
            check_free(self, cleaned["slug"], self.municipality)
        return cleaned

    def start(self, *, by: Person) -> Project | None:
        """None where somebody took the address a moment ago; then the form says so."""
        try:
            return start_project(
                self.municipality,
                self.cleaned_data["name"],
                self.cleaned_data["slug"],
                kind=Kind(self.cleaned_data["kind"]),
                by=by,
            )
        except IntegrityError:
            check_free(self, self.cleaned_data["slug"], self.municipality)
            if not self.errors:
                raise
            return None


class NameForm(RevisedForm):
    slug = SlugField(
        help_text=gettext_lazy("Endrer du den, fører gamle lenker, plakater og QR-koder fortsatt hit."),
    )

    class Meta:
        model = Project
        fields = ["name", "slug"]
        labels = {"name": gettext_lazy("Navn på prosjektet")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.has_error("slug"):
            check_free(self, cleaned["slug"], self.instance.municipality, own=self.instance)
        return cleaned

    @transaction.atomic
    def keep(self, project: Project, *, by: Person) -> bool:
        kept = super().keep(project, by=by)
        if kept and "slug" in self.changed_data:
            self.instance.keep_former_slug(self.initial["slug"])
        return kept
