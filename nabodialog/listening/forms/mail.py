"""What one of us makes of a mail that waits."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.lib.codes import typed
from nabodialog.listening.models import Enquiry, EnquiryKind
from nabodialog.projects.models import Project
from nabodialog.projects.models.project import ProjectQuerySet

from .deeds import DeedForm, why_field


class MailEnquiryForm(DeedForm):
    project: "forms.ModelChoiceField[Project]" = forms.ModelChoiceField(
        Project.objects.none(), label=gettext_lazy("Hvilket prosjekt"), empty_label=gettext_lazy("Velg")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Hva det er"), choices=EnquiryKind.choices, initial=EnquiryKind.QUESTION
    )

    def __init__(self, data: QueryDict | None, projects: ProjectQuerySet) -> None:
        super().__init__(data)
        self.fields["project"].queryset = projects  # type: ignore[attr-defined]  # a field of choices from the database


class TieForm(DeedForm):
    code = forms.CharField(
        label=gettext_lazy("Koden til henvendelsen"),
        max_length=20,
        help_text=gettext_lazy("Åtte tegn, for eksempel ABCD 2345. Den står øverst på siden om henvendelsen."),
    )

    def __init__(self, data: QueryDict | None, projects: ProjectQuerySet, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.projects = projects

    def clean_code(self) -> Enquiry:
        """The enquiry itself, where it is one that this person may answer."""
        code = typed(self.cleaned_data["code"])
        enquiries = Enquiry.objects.filter(project__in=self.projects).select_related("project__municipality")
        found = enquiries.filter(code=code).first()
        if found is None:
            raise forms.ValidationError(_("Vi fant ingen henvendelse med denne koden i prosjektene dine."))
        return found


class AsideForm(DeedForm):
    reason = why_field(
        gettext_lazy("Hvorfor"),
        gettext_lazy("For eksempel «Reklame» eller «Sendt videre til planavdelingen». Ikke navn."),
    )
