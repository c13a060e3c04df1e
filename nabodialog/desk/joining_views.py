"""The page that an invitation's link opens. Looking at it changes nothing: mail scanners follow links too."""

from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from nabodialog.people.coming_in import come_in
from nabodialog.people.models import Invitation, Person, Way
from nabodialog.people.openid.linking import title_of
from nabodialog.people.openid.marks import Arrival, arrival_in
from nabodialog.people.openid.providers import providers
from nabodialog.ui.answering import status_of

from .entering import IdentityIsTaken, join_invited
from .joining import InvitationIsUsed, invitation_behind, join, join_as_new
from .openid_forms import NameForm
from .openid_steps import let_in
from .people_forms import NewAccountForm


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    invitation = invitation_behind(secret, timezone.now())
    try:
        response = _answer(request, invitation) if invitation else _closed(request)
    except InvitationIsUsed:
        response = _closed(request)
    # Tells where a visitor comes from, but not the secret in the address. «no-referrer» would break the form's check.
    response["Referrer-Policy"] = "strict-origin"
    return response


def _answer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if isinstance(request.user, Person):
        return _join(request, invitation, request.user)
    if Person.objects.filter(email__iexact=invitation.email).exists():
        return render(request, "desk/join_sign_in.html", {"invitation": invitation})
    return _join_as_new(request, invitation)


def _join(request: HttpRequest, invitation: Invitation, person: Person) -> HttpResponse:
    if request.method != "POST":
        return render(request, "desk/join.html", {"invitation": invitation})
    join(invitation, person, now=timezone.now())
    return redirect("desk:my_day")


def _join_as_new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    arrival = arrival_in(request.session)
    if arrival and "passord" not in request.GET:
        return _join_vouched_for(request, invitation, arrival)
    form = NewAccountForm(invitation.email, request.POST or None)
    if not form.is_valid():
        context = {"invitation": invitation, "form": form, "providers": providers()}
        return render(request, "desk/join_as_new.html", context, status=status_of(form))
    try:
        person = join_as_new(invitation, **form.cleaned_data, now=timezone.now())
    except IntegrityError:  # the same person took up another invitation in this very moment
        return redirect(request.path)
    come_in(request, person, Way.INVITATION)
    return redirect("desk:my_day")


def _join_vouched_for(request: HttpRequest, invitation: Invitation, arrival: Arrival) -> HttpResponse:
    form = NameForm(request.POST or None)
    if not form.is_valid():
        context = {"invitation": invitation, "form": form, "title": title_of(arrival.issuer)}
        return render(request, "desk/join_vouched_for.html", context, status=status_of(form))
    try:
        identity = join_invited(invitation, arrival, **form.cleaned_data, now=timezone.now())
    except (IntegrityError, IdentityIsTaken):  # the same person, or the same identity, got in in this very moment
        return redirect(request.path)
    return let_in(request, identity, replace(arrival, onwards=""))


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/join_closed.html", status=404)
