"""How a deed answers: with words, with a way back, or with what was refused."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest


def tell(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """What was done, and beside it «Angre» where `undo` is the address of the opposite deed."""
    messages.success(request, text, extra_tags=undo)


def status_of(form: BaseForm) -> int:
    return 422 if form.is_bound else 200
