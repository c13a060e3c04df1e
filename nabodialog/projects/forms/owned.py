"""Forms over what has an owner and a deputy: both are chosen among those who work here."""

from typing import Any, cast

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from nabodialog.people.models import Person
from nabodialog.projects.models import Project
from nabodialog.projects.revising import RevisedForm


def eligible(team: "QuerySet[Person]", current: int | None = None) -> "QuerySet[Person]":
    """The team, and whoever has the task already: a person who left is still shown until replaced."""
    return Person.objects.filter(Q(pk__in=team.values("pk")) | Q(pk=current))


class ResponsibleForm(RevisedForm):
    def __init__(self, *args: Any, team: "QuerySet[Person]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("owner", "deputy"):
            field = cast("forms.ModelChoiceField[Person]", self.fields[name])
            field.queryset = eligible(team, getattr(self.instance, f"{name}_id"))
            field.empty_label = _("Ingen ennå")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("owner") and cleaned.get("owner") == cleaned.get("deputy"):
            self.add_error("deputy", _("Stedfortrederen må være en annen enn den ansvarlige."))
        return cleaned


class OwnedForm(ResponsibleForm):
    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        super().__init__(*args, team=project.team(), **kwargs)
