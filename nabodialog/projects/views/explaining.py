"""What deeds that neighbours are told of have in common."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from nabodialog.projects.forms.explaining import ExplanationForm
from nabodialog.projects.forms.milestones import MoveForm
from nabodialog.projects.forms.working import ElementMoveForm
from nabodialog.projects.models import Element, Milestone


def explanation_form(request: HttpRequest, thing: Milestone | Element) -> ExplanationForm:
    return ExplanationForm(request.POST if request.method == "POST" else None, thing)


def are_valid(form: MoveForm | ElementMoveForm, public: ExplanationForm | None) -> bool:
    """All of it is read, so that everything that is wrong is said at once."""
    answers = [form.is_valid(), public is None or public.is_valid()]
    if public and form.is_valid() and form.is_later:
        answers.append(public.tells_of_waiting())
    return all(answers)


def told_too(text: str, public: ExplanationForm | None) -> str:
    return f"{text} {_('Naboene kan lese hvorfor.')}" if public else text
