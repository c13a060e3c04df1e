"""Partners from outside the municipality: who they are, inviting them, their access and its end."""

from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.people.doors import signed_in
from nabodialog.people.letters import link_of, send_invitation
from nabodialog.projects.doors import project_to_lead, project_to_read
from nabodialog.projects.forms.team import AccessForm, PartnerInvitationForm
from nabodialog.projects.inviting import invite_again, invite_partner, withdraw_invitation
from nabodialog.projects.models import Partner, PartnerInvitation, PartnerRole, Project
from nabodialog.projects.partnering import change_access, end_access, open_things_of
from nabodialog.ui.answering import status_of, tell

PARTNERS_PER_PAGE = 50


@require_safe
def partners(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_read(person, municipality, slug)
    page = Paginator(project.partners.select_related("person"), PARTNERS_PER_PAGE).get_page(request.GET.get("side"))
    can_lead = project.can_be_changed_by(person) and project.can_be_led_by(person)
    context = {
        "project": project,
        "page": page,
        "can_lead": can_lead,
        "invitations": project.partner_invitations.pending() if can_lead else [],
        "now": now(),
    }
    return render(request, "projects/partners.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def partner_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_lead(person, municipality, slug)
    form = PartnerInvitationForm(project, request.POST or None)
    if form.is_valid():
        typed = form.cleaned_data
        role = PartnerRole(typed["role"])
        try:
            sent, secret = invite_partner(project, typed["email"], typed["organisation"], role, by=person, now=now())
        except IntegrityError:  # a colleague invited the same address in this very moment
            return redirect("projects:partners", municipality, slug)
        return link_to_copy(request, sent, secret)
    return render(request, "projects/partner_new.html", {"project": project, "form": form}, status=status_of(form))


def link_to_copy(request: HttpRequest, sent: PartnerInvitation, secret: str) -> HttpResponse:
    """Answers the deed itself, without a redirect: the secret is nowhere to be found on a next page."""
    mailed = send_invitation(sent, secret, now=now())
    context = {"project": sent.project, "invitation": sent, "link": link_of(secret), "mailed": mailed}
    return render(request, "projects/partner_invited.html", context, status=201)


def invitation_in(project: Project, number: int) -> PartnerInvitation:
    invitation = get_object_or_404(PartnerInvitation, project=project, accepted_at=None, pk=number)
    invitation.project = project
    return invitation


@never_cache
@require_POST
def partner_invitation_again(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    invitation = invitation_in(project_to_lead(person, municipality, slug), number)
    if invitation.withdrawn_at:
        return redirect("projects:partners", municipality, slug)
    return link_to_copy(request, invitation, invite_again(invitation, by=person, now=now()))


@require_POST
def partner_invitation_withdrawal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    invitation = invitation_in(project_to_lead(person, municipality, slug), number)
    if not invitation.withdrawn_at:
        withdraw_invitation(invitation, by=person, now=now())
    tell(request, _("Invitasjonen er trukket tilbake. Lenka virker ikke lenger."))
    return redirect("projects:partners", municipality, slug)


def partner_in(project: Project, number: int) -> Partner:
    partner = get_object_or_404(project.partners.select_related("person"), pk=number)
    partner.project = project
    return partner


@require_http_methods(["GET", "HEAD", "POST"])
def partner(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_lead(person, municipality, slug)
    partner = partner_in(project, number)
    form = AccessForm(request.POST or None, initial={"role": partner.role})
    if form.is_valid():
        change_access(partner, PartnerRole(form.cleaned_data["role"]), by=person)
        tell(request, _("Tilgangen er endret."))
        return redirect("projects:partners", municipality, slug)
    context = {"project": project, "partner": partner, "form": form}
    return render(request, "projects/partner.html", context, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
def partner_end(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_lead(person, municipality, slug)
    partner = partner_in(project, number)
    if request.method == "POST":
        end_access(partner, by=person)
        tell(request, _("%(name)s har ikke lenger tilgang til prosjektet.") % {"name": partner.person})
        return (
            redirect("desk:my_day") if partner.person == person else redirect("projects:partners", municipality, slug)
        )
    context = {"project": project, "partner": partner, "open_things": open_things_of(partner)}
    return render(request, "projects/partner_end.html", context)
