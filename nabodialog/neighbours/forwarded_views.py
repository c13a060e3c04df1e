"""Somebody outside answers what a municipality asked them, by a link, without an account. Looking changes nothing."""

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nabodialog.listening.forwarding import take_answer
from nabodialog.listening.models import Forwarding
from nabodialog.ui.answering import status_of

from .enquiring import around
from .enquiry_forms import TOO_OFTEN, ReplyForm
from .one_neighbour import behind_a_secret, for_one_neighbour


@for_one_neighbour
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, code: str, token: str) -> HttpResponse:
    form = ReplyForm(request.POST or None)
    found = forwarding_behind(request, code, token, form)
    place = around(found.enquiry.project)
    if form.is_valid() and not ratelimit.consume(request, action="enquiry_more", key=found.code):
        form.add_error(None, TOO_OFTEN)
    if not form.is_valid():
        context = {**place, "forwarding": found, "form": form}
        return render(request, "neighbours/forwarded/asked.html", context, status=status_of(form))
    if not take_answer(found, form.cleaned_data["text"].strip(), form.cleaned_data["form_key"], now=timezone.now()):
        raise Http404
    return render(request, "neighbours/forwarded/thanks.html", {**place, "forwarding": found}, status=201)


def forwarding_behind(request: HttpRequest, code: str, token: str, form: ReplyForm) -> Forwarding:
    """Wrong, unknown and over are told alike; but the form that was answered may come once more."""
    related = ("enquiry__project__contact_point", "enquiry__project__municipality__logo")
    mine = Forwarding.objects.select_related(*related).defer("enquiry__project__municipality__logo__png")

    def find() -> Forwarding | None:
        found = mine.behind(code, token)
        same = found and form.is_valid() and found.answer_key == form.cleaned_data["form_key"]
        return found if found and (same or found.takes_answer(localdate())) else None

    return behind_a_secret(request, "enquiry_link", find)
