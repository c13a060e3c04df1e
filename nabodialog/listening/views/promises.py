"""The promises of a project: a list with what is due first, each on its own page, and giving one."""

from copy import copy
from enum import Enum
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.listening.forms.promises import PromiseForm
from nabodialog.listening.models import Message, MessageKind, Promise
from nabodialog.listening.models.promise import PromiseQuerySet
from nabodialog.listening.promise_doors import (
    can_be_kept_by,
    project_to_promise_for,
    promise_to_change,
    promise_to_read,
)
from nabodialog.listening.promising import days_to_check, give, may_be_removed, remove
from nabodialog.people.doors import signed_in
from nabodialog.projects.doors import project_to_read
from nabodialog.projects.models import Project
from nabodialog.projects.views.milestones import Tab
from nabodialog.ui.answering import status_of, tell

PROMISES_PER_PAGE = 50
LONGEST_HINT = 600


class Listed(Enum):
    """Which promises a list shows; the value stands in the address."""

    OPEN = ("", gettext_lazy("Åpne"))
    LATE = ("over-fristen", gettext_lazy("Over fristen"))
    UNTOLD = ("ikke-fortalt", gettext_lazy("Gjort, ikke fortalt"))
    ENDED = ("avsluttet", gettext_lazy("Avsluttet"))

    def of(self, promises: PromiseQuerySet) -> PromiseQuerySet:
        match self:
            case Listed.LATE:
                return promises.overdue(localdate())
            case Listed.UNTOLD:
                return promises.untold()
            case Listed.ENDED:
                return promises.ended()
            case _:
                return promises.open()


def page(request: HttpRequest, name: str, project: Project, status: int = 200, **context: Any) -> HttpResponse:
    person = signed_in(request)
    around = {
        "project": project,
        "municipality": project.municipality,
        "may_promise": project.can_be_changed_by(person) and project.can_be_promised_for_by(person),
        "today": localdate(),
    }
    return render(request, f"listening/{name}.html", {**around, **context}, status=status)


@require_safe
def promises(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    project = project_to_read(signed_in(request), municipality, slug)
    listed = next((each for each in Listed if each.value[0] == request.GET.get("vis")), Listed.OPEN)
    found = listed.of(project.promises.all()).due_first().select_related("owner", "deputy")
    shown = Paginator(found, PROMISES_PER_PAGE).get_page(request.GET.get("side"))
    for each in shown:
        each.project = project
    tabs = [Tab(each.value[0], str(each.value[1]), each == listed) for each in Listed]
    return page(request, "promises", project, page=shown, listed=listed, tabs=tabs)


@require_safe
def promise(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = promise_to_read(person, municipality, slug, number)
    project = found.project
    context: dict[str, Any] = {
        "promise": found,
        "former_dates": list(found.former_dates.select_related("by")),
        "checks": list(found.checks.select_related("by")),
        "to_check": days_to_check(found, localdate()),
        "doubts": list(found.doubts.select_related("enquiry")),
        "may_keep": project.can_be_changed_by(person) and can_be_kept_by(found, person),
        "may_be_removed": may_be_removed(found),
    }
    return page(request, "promise", project, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def promise_new(request: HttpRequest, municipality: str, slug: str) -> HttpResponse:
    person = signed_in(request)
    project = project_to_promise_for(person, municipality, slug)
    new = Promise(project=project, message=answer_named(project, request.GET.get("svar", "")))
    form = PromiseForm(
        request.POST or None, instance=new, project=project, today=localdate(), initial=suggested(request)
    )
    if form.is_valid():
        given = give(form.instance, by=person)
        tell(request, _("Løftet er lagt inn."))
        return redirect(given)
    back = reverse("promises:promises", args=[municipality, slug])
    return page(request, "promise_form", project, status_of(form), form=form, title=_("Nytt løfte"), back=back)


def suggested(request: HttpRequest) -> dict[str, Any]:
    """What the page that asked «Er dette et løfte?» sends along."""
    asked = {"words": "ord", "agenda_item": "sak", "letter": "brev"}
    sent = {field: request.GET[name][:LONGEST_HINT] for field, name in asked.items() if name in request.GET}
    return {"owner": signed_in(request).pk, "promised_on": localdate()} | sent


def answer_named(project: Project, number: str) -> Message | None:
    """The answer that it was given in."""
    if not number.isascii() or not number.isdigit() or len(number) > 15:
        return None
    answers = Message.objects.filter(enquiry__project=project, kind=MessageKind.ANSWER)
    return answers.filter(pk=number).first()


@require_http_methods(["GET", "HEAD", "POST"])
def promise_edit(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = promise_to_change(person, municipality, slug, number)
    form = PromiseForm(request.POST or None, instance=copy(found), project=found.project, today=localdate())
    if form.is_valid() and form.keep_promise(by=person):
        tell(request, _("Lagret."))
        return redirect(found)
    context = {"form": form, "promise": found, "title": _("Endre"), "back": found.get_absolute_url()}
    return page(request, "promise_form", found.project, form.status, **context)


@require_http_methods(["GET", "HEAD", "POST"])
def promise_removal(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    found = promise_to_change(person, municipality, slug, number)
    if not may_be_removed(found):
        return redirect(found)
    if request.method == "POST" and remove(found, by=person):
        tell(request, _("Løftet er fjernet."))
        return redirect("promises:promises", municipality, slug)
    return page(request, "promise_removal", found.project, promise=found)
