"""What deeds that neighbours are told of have in common."""

from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nabodialog.projects.forms.explaining import ExplanationForm


def explanation_form(request: HttpRequest) -> ExplanationForm:
    return ExplanationForm(request.POST if request.method == "POST" else None)


def are_valid(form: BaseForm, public: ExplanationForm | None) -> bool:
    """Both are read, so that both say what is wrong."""
    return all([form.is_valid(), public is None or public.is_valid()])


def told_too(text: str, public: ExplanationForm | None) -> str:
    return f"{text} {_('Naboene kan lese hvorfor.')}" if public else text
