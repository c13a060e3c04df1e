"""Publishing what stands beside the project's page, for staff: read what would go out, let it out, take it back.

`found` gives the thing itself, within a project whose door is open; `number` is the meeting's, where it is of one.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.listening.following import followers_of
from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.projects.confirming import NothingToConfirm, SamePerson, ask, decline, settle
from nabodialog.projects.doors import project_to_publish, project_to_read
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import held
from nabodialog.ui.answering import status_of

from .published import Published
from .publishing_views import WithdrawalForm
from .releasing import Release
from .supplement_releasing import SupplementReleaseForm
from .supplements import What

Found = Callable[..., What]


@require_http_methods(["GET", "HEAD", "POST"])
def overview(request: HttpRequest, municipality: str, slug: str, found: Found, **number: int) -> HttpResponse:
    person = signed_in(request)
    door = project_to_publish if request.method == "POST" else project_to_read
    what = found(door(person, municipality, slug), **number)
    release = what.release()
    form, status = SupplementReleaseForm(release), 200
    if request.method == "POST":
        form = SupplementReleaseForm(release, request.POST)
        status = 409 if form.is_stale or not release.is_ready else 422
        if status == 422 and form.is_valid():
            release_or_ask(request, what, form, by=person)
            return redirect(what.address())
        form = SupplementReleaseForm(release, {**request.POST.dict(), "seen": release.fingerprint})
    names = ("", "_preview", "_withdrawal", "_confirmation", "_refusal")
    context = {f"url{name}": what.address(name) for name in names} | {"release": release, "is_stale": status == 409}
    context["followers"] = followers_of(what.project)
    return page(request, what, "", form, status, **context, may_publish=what.project.can_be_published_by(person))


def page(request: HttpRequest, what: What, name: str, form: Any, status: int, **context: Any) -> HttpResponse:
    about = {"what": what, "project": what.project, "municipality": what.project.municipality, "meeting": what.meeting}
    template = f"neighbours/publishing/{what.staff_pages}{name}.html"
    return render(request, template, about | {"form": form} | context, status=status)


def release_or_ask(request: HttpRequest, what: What, form: SupplementReleaseForm, *, by: Person) -> None:
    release, correction = form.release, form.cleaned_data.get("correction", "")
    if form.judged and what.project.municipality.needs_second_reader:
        ask(what.project, release.fingerprint, release.place, reason=form.judged, by=by, now=now(), note=correction)
        messages.success(request, _("Nå må en annen som kan publisere, se på det og bekrefte."))
    else:
        what.publish(by=by, now=now(), judged=form.judged, **corrected(correction))
        messages.success(request, _("Publisert. Naboene ser det nå."))


def corrected(text: str) -> dict[str, str]:
    """Only minutes are corrected; the rest is published anew."""
    return {"correction": text} if text else {}


@require_POST
def confirmation(request: HttpRequest, municipality: str, slug: str, found: Found, **number: int) -> HttpResponse:
    person = signed_in(request)
    project = project_to_publish(person, municipality, slug)
    what = found(project, **number)
    try:
        with held(project):
            release, asked_at = what.release(), request.POST.get("asked_at", "")
            question = settle(project, release.fingerprint, asked_at, release.place, by=person)
            what.publish(by=person, now=now(), confirmed=True, **corrected(question.note))
    except SamePerson:
        raise PermissionDenied from None
    except (NothingToConfirm, PersonalData):
        messages.warning(request, _("Noe er endret siden det ble spurt. Se gjennom en gang til."))
    else:
        messages.success(request, _("Publisert. Naboene ser det nå."))
    return redirect(what.address())


@require_POST
def refusal(request: HttpRequest, municipality: str, slug: str, found: Found, **number: int) -> HttpResponse:
    person = signed_in(request)
    what = found(project_to_publish(person, municipality, slug), **number)
    decline(what.project, what.release().place, by=person)
    messages.success(request, _("Det blir ikke publisert. Rett teksten, og publiser når den er klar."))
    return redirect(what.address())


@require_safe
def preview(request: HttpRequest, municipality: str, slug: str, found: Found, **number: int) -> HttpResponse:
    """The page exactly as neighbours will see it: the same template, filled the same way, from what is not out yet."""
    what = found(project_to_read(signed_in(request), municipality, slug), **number)
    project, moment = what.project, localtime()
    content = public_content(project) or Release.of(project).content
    published = Published(project.slug, project.municipality, content, moment, 0, project.contact_point)
    context = what.preview(published, moment) | {"page": what.neighbours_page, "back": what.address()}
    return render(request, "neighbours/publishing/preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, municipality: str, slug: str, found: Found, **number: int) -> HttpResponse:
    person = signed_in(request)
    what = found(project_to_publish(person, municipality, slug), **number)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        what.withdraw(by=person, now=now(), reason=form.cleaned_data["reason"])
        messages.success(request, _("Trukket tilbake. Ingen utenfor kommunen ser det nå."))
        return redirect(what.address())
    return page(request, what, "_withdrawal", form, status_of(form), back=what.address())
