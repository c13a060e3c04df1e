"""Forms over themes, and the sorting of enquiries under them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from nabodialog.history.revising import RevisedForm
from nabodialog.listening.models import Enquiry, Theme
from nabodialog.projects.models import Project


class ThemeForm(RevisedForm):
    class Meta:
        model = Theme
        fields = ["name", "summary", "answer", "fate"]
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 5}),
            "answer": forms.Textarea(attrs={"rows": 5}),
            "fate": forms.RadioSelect,
        }
        help_texts = {
            "summary": _("Med deres egne ord, aldri naboenes. Skriv så ingen kan kjennes igjen."),
            "answer": _("Si rett ut hva dere gjør, hva dere ikke gjør, og hvorfor."),
        }

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        same = Theme.objects.filter(project=self.instance.project, name=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_("Prosjektet har et tema med dette navnet."))
        return name


def picking_field(label: Any, *, required: bool = True) -> "forms.ModelMultipleChoiceField[Enquiry]":
    return forms.ModelMultipleChoiceField(
        queryset=Enquiry.objects.none(),
        label=label,
        widget=forms.CheckboxSelectMultiple,
        required=required,
        error_messages={"required": _("Velg minst én henvendelse.")},
    )


class SortingForm(forms.Form):
    """Which enquiries, of those that are shown, belong under which theme."""

    enquiries = picking_field(_("Henvendelser uten tema"))
    theme = forms.ModelChoiceField(queryset=Theme.objects.none(), label=_("Legg dem under"), empty_label=_("Velg tema"))

    def __init__(self, data: Any, *, project: Project, unsorted: "QuerySet[Enquiry]", shown: Iterable[Enquiry]) -> None:
        super().__init__(data)
        picked, theme = self.fields["enquiries"], self.fields["theme"]
        picked.queryset, theme.queryset = unsorted, project.themes.all()  # type: ignore[attr-defined]
        picked.widget.choices = [(each.pk, in_short(each)) for each in shown]


def in_short(enquiry: Enquiry) -> str:
    return f"{enquiry.get_kind_display()}: {Truncator(enquiry.text).words(25)}"
