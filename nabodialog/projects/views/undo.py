"""«Angre»: offered once, beside what was just done, as a signed note of how it was."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.projects.doors import element_in, project_to_change
from nabodialog.projects.marking import Former, undo_marks
from nabodialog.projects.models import Element
from nabodialog.projects.models.parts import Conflict
from nabodialog.projects.undoing import Trace, last_trace, undo_work

OFFER = "undo"
ONE_HOUR = 60 * 60


def offer_undo_of_marks(request: HttpRequest, element: Element, formers: list[Former], *, said: str, at: str) -> None:
    offer(request, element, {"items": formers}, said=said, at=at)


def offer_undo_of_work(request: HttpRequest, element: Element, before: Trace | None, *, said: str) -> None:
    after = last_trace(element)
    if after != before:
        offer(request, element, {"before": noted(before), "after": noted(after)}, said=said, at="arbeidet")


def offer(request: HttpRequest, element: Element, deed: dict[str, Any], *, said: str, at: str) -> None:
    """`at` is the part of the page where the offer is shown."""
    note = signing.dumps(deed, salt=salt(element), compress=True)
    request.session[OFFER] = {"element": element.pk, "said": said, "at": at, "note": note}


def offered_undo(request: HttpRequest, element: Element) -> dict[str, Any] | None:
    """What was just done to this element, once."""
    if request.session.get(OFFER, {}).get("element") != element.pk:
        return None
    undo: dict[str, Any] = request.session.pop(OFFER)
    return undo


def salt(element: Element) -> str:
    return f"undo element {element.pk}"


def noted(trace: Trace | None) -> list[Any] | None:
    return [trace[0], trace[1] and trace[1].isoformat()] if trace else None


def read_trace(noted: list[Any] | None) -> Trace | None:
    return (noted[0], parse_date(noted[1]) if noted[1] else None) if noted else None


@require_POST
def undo(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    element = element_in(project_to_change(person, municipality, slug), number)
    try:
        deed = signing.loads(request.POST.get("note", ""), salt=salt(element), max_age=ONE_HOUR)
    except signing.BadSignature:
        raise BadRequest from None
    if "items" in deed:
        tell_of_marks(request, *undo_marks(element, deed["items"], by=person))
    else:
        undo_work_and_tell(request, element, deed, person)
    return redirect(element)


def tell_of_marks(request: HttpRequest, restored: int, left: int) -> None:
    if restored:
        messages.success(request, _("Angret. Det er som det var."))
    if left:
        text = ngettext(
            "Ett punkt er endret av noen andre siden. Det lot vi stå.",
            "%(count)s punkter er endret av noen andre siden. Dem lot vi stå.",
            left,
        )
        messages.warning(request, text % {"count": left})


def undo_work_and_tell(request: HttpRequest, element: Element, deed: dict[str, Any], person: Person) -> None:
    try:
        undo_work(element, read_trace(deed["before"]), read_trace(deed["after"]), by=person)
    except Conflict:
        messages.warning(request, _("Det er for sent å angre. Arbeidet har gått videre, eller naboene vet det."))
    else:
        messages.success(request, _("Angret. Det er som det var."))
