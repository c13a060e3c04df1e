"""Publishing, for staff: read what would go out, let it out, take it back."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.listening.following import followers_of
from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.projects.confirming import NothingToConfirm, SamePerson, ask_to_publish, confirm, decline
from nabodialog.projects.doors import project_to_publish, project_to_read
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.ui.answering import status_of

from .meetings import with_meetings
from .published import Published, stands_beside
from .releasing import Release, ReleaseForm


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Hvorfor trekkes siden tilbake?"),
        max_length=300,
        help_text=gettext_lazy("Begrunnelsen står i historikken. Naboene ser den ikke."),
    )


@require_http_methods(["GET", "POST"])
def overview(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    door = project_to_publish if request.method == "POST" else project_to_read
    project = door(person, municipality, slug)
    release = Release.of(project)

    form = ReleaseForm(release, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 409 if form.is_stale or not release.is_ready else 422
        if status == 422 and form.is_valid():
            release_or_ask(request, project, form, by=person)
            return redirect("publishing:overview", municipality, slug)
        form = ReleaseForm(release, {**request.POST.dict(), "seen": release.fingerprint})

    context = {"project": project, "release": release, "form": form, "is_stale": status == 409}
    context |= {
        f"url_{answer}": reverse(f"publishing:{answer}", args=[municipality, slug])
        for answer in ("confirmation", "refusal")
    }
    context["site"] = settings.SITE_URL  # what is pasted elsewhere must not name the host that somebody happened to use
    context["followers"] = followers_of(project)
    context["may_publish"] = project.can_be_published_by(person)
    context["publications"] = project.publications.select_related("by").defer("content")[:20]
    return render(request, "neighbours/publishing/overview.html", context, status=status)


def release_or_ask(request: HttpRequest, project: Project, form: ReleaseForm, *, by: Person) -> None:
    note, now = form.cleaned_data["note"], timezone.now()
    if form.judged and project.municipality.needs_second_reader:
        ask_to_publish(project, reason=form.judged, by=by, now=now, note=note)
        messages.success(request, _("Nå må en annen som kan publisere, se på det og bekrefte."))
    else:
        publish(project, by=by, now=now, note=note, judged=form.judged)
        messages.success(request, _("Publisert. Naboene ser det nå."))


@require_POST
def confirmation(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_publish(person, municipality, slug)
    try:
        confirm(project, request.POST.get("asked_at", ""), by=person, now=timezone.now())
    except SamePerson:
        raise PermissionDenied from None
    except (NothingToConfirm, PersonalData):
        messages.warning(request, _("Noe er endret siden det ble spurt. Se gjennom en gang til."))
    else:
        messages.success(request, _("Publisert. Naboene ser det nå."))
    return redirect("publishing:overview", municipality, slug)


@require_POST
def refusal(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_publish(person, municipality, slug)
    decline(project, by=person)
    messages.success(request, _("Det blir ikke publisert. Rett teksten, og publiser når den er klar."))
    return redirect("publishing:overview", municipality, slug)


@require_safe
def preview(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    """The page exactly as neighbours will see it: the same template, filled the same way, from what is not out yet."""
    project = project_to_read(signed_in(request), municipality, slug)
    content, now = Release.of(project).content, timezone.localtime()
    facts = (project.slug, project.municipality, content, now, 0, project.contact_point)
    published = Published(*facts, beside=stands_beside(project))
    back = reverse("publishing:overview", args=[municipality, slug])
    context = with_meetings(published, now) | {"page": "neighbours/project.html", "back": back}
    return render(request, "neighbours/publishing/preview.html", context)


@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_publish(person, municipality, slug)

    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        withdraw(project, form.cleaned_data["reason"], by=person)
        messages.success(request, _("Trukket tilbake. Ingen utenfor kommunen ser prosjektet nå."))
        return redirect("publishing:overview", municipality, slug)

    status = status_of(form)
    return render(request, "neighbours/publishing/withdrawal.html", {"project": project, "form": form}, status=status)
