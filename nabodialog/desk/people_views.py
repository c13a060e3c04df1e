"""Who works in a municipality: the list, invitations, roles."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.people.doors import asks_again, municipality_to_administer, municipality_to_read, signed_in
from nabodialog.people.letters import link_of, send_invitation
from nabodialog.people.models import Membership, MembershipInvitation, Municipality, Role
from nabodialog.people.second_factor import those_with_second_factor
from nabodialog.projects.inviting import invite_again, withdraw_invitation
from nabodialog.ui.answering import status_of

from .administering import LastAdministrator, change_role, promises_left_by, remove_member
from .inviting import invite
from .people_forms import InvitationForm, RoleForm
from .resetting import answers_for, reset_second_factor, sign_out_everywhere

PEOPLE_PER_PAGE = 50


@require_safe
def people(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_read(person, municipality)
    members = place.memberships.select_related("person")
    page = Paginator(members, PEOPLE_PER_PAGE).get_page(request.GET.get("side"))
    context = {
        "municipality": place,
        "page": page,
        "with_two_steps": those_with_second_factor(each.person_id for each in page),
        "may_administer": place.can_be_administered_by(person),
        "invitations": place.invitations.pending().select_related("invited_by"),
        "now": timezone.now(),
    }
    return render(request, "desk/people.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    form = InvitationForm(place, request.POST or None)
    if form.is_valid():
        role = Role(form.cleaned_data["role"])
        try:
            sent, secret = invite(place, form.cleaned_data["email"], role, by=person, now=timezone.now())
        except IntegrityError:  # a colleague invited the same address in this very moment
            return redirect("desk:people", place.slug)
        return _link_to_copy(request, sent, secret)
    return render(request, "desk/invite.html", {"municipality": place, "form": form}, status=status_of(form))


@never_cache
@require_POST
def invitation_again(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    again = _pending(place, number)
    secret = invite_again(again, by=person, now=timezone.now())
    return _link_to_copy(request, again, secret)


def _pending(place: Municipality, number: int) -> MembershipInvitation:
    return get_object_or_404(MembershipInvitation, municipality=place, pk=number, accepted_at=None, withdrawn_at=None)


def _link_to_copy(request: HttpRequest, sent: MembershipInvitation, secret: str) -> HttpResponse:
    """Answers the deed itself, without a redirect: the secret is nowhere to be found on a next page."""
    mailed = send_invitation(sent, secret, now=timezone.now())
    context = {"municipality": sent.municipality, "invitation": sent, "link": link_of(secret), "mailed": mailed}
    return render(request, "desk/invited.html", context, status=201)


@require_POST
def invitation_withdrawal(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    taken_back = _pending(place, number)
    withdraw_invitation(taken_back, by=person, now=timezone.now())
    messages.success(request, _("Invitasjonen er trukket tilbake. Lenka virker ikke lenger."))
    return redirect("desk:people", place.slug)


@require_http_methods(["GET", "HEAD", "POST"])
def role(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person, membership = signed_in(request), membership_to_change(request, municipality, number)
    place = membership.municipality
    form = RoleForm(request.POST or None, initial={"role": membership.role})
    if form.is_valid():
        try:
            change_role(membership, Role(form.cleaned_data["role"]), by=person)
        except LastAdministrator:
            form.add_error("role", _("Kommunen må ha minst én administrator. Gi en annen rollen først."))
        else:
            messages.success(request, _("Rollen er endret."))
            return redirect("desk:people", place.slug)
    context = {"municipality": place, "membership": membership, "form": form}
    return render(request, "desk/role.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person, membership = signed_in(request), membership_to_change(request, municipality, number)
    place = membership.municipality
    context = {"municipality": place, "membership": membership, "promises": promises_left_by(membership)}
    if request.method != "POST":
        return render(request, "desk/removal.html", context)
    try:
        remove_member(membership, by=person)
    except LastAdministrator:
        return render(request, "desk/removal.html", {**context, "refused": True}, status=422)
    messages.success(request, _("%(name)s er ikke lenger med i kommunen.") % {"name": membership.person})
    return redirect("desk:my_day") if membership.person == person else redirect("desk:people", place.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def second_factor(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    membership = membership_to_change(request, municipality, number)
    said = _("Nullstilt. %(name)s får en e-post om det.")
    return _how_somebody_comes_in(request, membership, "desk/second_factor.html", reset_second_factor, said)


@require_http_methods(["GET", "HEAD", "POST"])
@asks_again
def signing_out(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    membership = membership_to_change(request, municipality, number)
    said = _("%(name)s er logget ut overalt, og får en e-post om det.")
    return _how_somebody_comes_in(request, membership, "desk/signing_out.html", sign_out_everywhere, said)


def membership_to_change(request: HttpRequest, municipality: str, number: int) -> Membership:
    place = municipality_to_administer(signed_in(request), municipality)
    return get_object_or_404(place.memberships.select_related("person"), pk=number)


def _how_somebody_comes_in(
    request: HttpRequest, membership: Membership, template: str, deed: Callable[..., None], said: str
) -> HttpResponse:
    """Tells first what the deed does; where an administrator may not answer for the person, why not."""
    by, place = signed_in(request), membership.municipality
    is_allowed = answers_for(membership.person, by=by)
    if request.method != "POST" or not is_allowed:
        context = {"municipality": place, "membership": membership, "is_allowed": is_allowed}
        return render(request, template, context, status=403 if request.method == "POST" else 200)
    deed(membership, by=by)
    messages.success(request, said % {"name": membership.person})
    return redirect("desk:people", place.slug)
