"""What becomes of a promise, each on a page of its own: begun, moved, checked, done, told, ended, replaced."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise as Words
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from nabodialog.listening.forms.promises import (
    CheckForm,
    EndForm,
    EvidenceForm,
    PromiseMoveForm,
    ReplacementForm,
    ToldForm,
)
from nabodialog.listening.models import Promise
from nabodialog.listening.promise_doors import promise_to_change, promise_to_keep
from nabodialog.listening.promising import (
    NotDone,
    NotEveryDay,
    NotThatDay,
    begin,
    check,
    days_to_check,
    end,
    move_date,
    replace,
    show_done,
)
from nabodialog.listening.promising import tell as tell_neighbours
from nabodialog.listening.states import RefusedMove
from nabodialog.people.doors import signed_in
from nabodialog.ui.answering import status_of, tell

from .promises import page

REFUSED: dict[type[Exception], str | Words] = {
    NotDone: gettext_lazy("Vis først at det er gjort. Da kan dere fortelle naboene det."),
    NotEveryDay: gettext_lazy(
        "Det er dager igjen, eller dager da det ikke ble holdt. Da er løftet delvis holdt, ikke holdt."
    ),
    NotThatDay: gettext_lazy("Den dagen er sjekket fra før. Ingenting er endret."),
    RefusedMove: gettext_lazy("Løftet står ikke der lenger. Ingenting er endret."),
}


@dataclass(frozen=True)
class Page:
    """What the page says, and what is said once it is done."""

    title: str
    lead: str
    done: str


def act(  # noqa: PLR0913, PLR0917  the page, and what it does
    request: HttpRequest, promise: Promise, form: BaseForm, deed: Callable[[], object], words: Page, name: str
) -> HttpResponse:
    """Where the deed is refused, what was typed stands there: it may be the only place it is written."""
    is_ready = form.is_valid()
    if is_ready and attempt(request, deed):
        tell(request, words.done)
        return redirect(promise)
    context = {"promise": promise, "form": form, "words": words, "back": promise.get_absolute_url()}
    return page(request, name, promise.project, 409 if is_ready else status_of(form), **context)


def attempt(request: HttpRequest, deed: Callable[[], object]) -> bool:
    """A colleague may have been there first; then nothing is written, and it is said why."""
    try:
        deed()
    except tuple(REFUSED) as refusal:
        messages.warning(request, str(REFUSED[type(refusal)]))
        return False
    return True


@require_POST
def promise_begun(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    promise = promise_to_keep(person, municipality, slug, number)
    if attempt(request, lambda: begin(promise, by=person)):
        tell(request, _("Arbeidet er i gang."))
    return redirect(promise)


@require_http_methods(["GET", "HEAD", "POST"])
def promise_move(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    promise = promise_to_change(person, municipality, slug, number)
    form = PromiseMoveForm(promise, request.POST or None)
    words = Page(_("Flytt fristen"), _("Alle frister som har vært, blir stående."), _("Fristen er flyttet."))

    def deed() -> None:
        move_date(promise, form.cleaned_data["due_on"], form.cleaned_data["reason"], by=person, now=now())

    return act(request, promise, form, deed, words, "promise_deed")


@require_http_methods(["GET", "HEAD", "POST"])
def promise_check(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    promise = promise_to_keep(person, municipality, slug, number)
    days = days_to_check(promise, localdate())
    form = CheckForm(request.POST or None, days=days)
    words = Page(_("Ble det holdt?"), _("Svaret blir stående. En dag som ikke ble holdt, vises slik."), _("Lagret."))
    return act(request, promise, form, lambda: check(promise, form.found, by=person, now=now()), words, "promise_deed")


@require_http_methods(["GET", "HEAD", "POST"])
def promise_done(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    promise = promise_to_keep(person, municipality, slug, number)
    form = EvidenceForm(request.POST or None, today=localdate(), initial={"evidence_on": localdate()})
    lead = _("Skriv hva som viser det. Løftet er holdt først når naboene også har fått vite det.")
    words = Page(_("Det er gjort"), lead, _("Gjort. Nå gjenstår det å fortelle naboene det."))
    return act(request, promise, form, lambda: show_done(promise, form.found, by=person), words, "promise_deed")


@require_http_methods(["GET", "HEAD", "POST"])
def promise_told(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    promise = promise_to_change(person, municipality, slug, number)
    form = ToldForm(request.POST or None, today=localdate(), initial={"told_on": localdate()})
    words = Page(
        _("Fortalt naboene"), _("Når og hvordan fikk de vite hva det ble til?"), _("Det står at naboene vet det.")
    )

    def deed() -> None:
        tell_neighbours(promise, form.cleaned_data["told_on"], form.cleaned_data["told_through"], by=person)

    return act(request, promise, form, deed, words, "promise_deed")


@require_http_methods(["GET", "HEAD", "POST"])
def promise_end(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    promise = promise_to_change(person, municipality, slug, number)
    form = EndForm(promise, request.POST or None)
    words = Page(_("Ikke holdt, eller trukket"), _("Det er bedre å si det enn å la folk vente."), _("Lagret."))

    def deed() -> None:
        end(promise, form.cleaned_data["state"], form.cleaned_data["explanation"], by=person)

    return act(request, promise, form, deed, words, "promise_deed")


@require_http_methods(["GET", "HEAD", "POST"])
def promise_replacement(request: HttpRequest, municipality: str, slug: str, number: int) -> HttpResponse:
    person = signed_in(request)
    promise = promise_to_change(person, municipality, slug, number)
    initial: dict[str, Any] = {name: getattr(promise, f"{name}_id") for name in ("owner", "deputy", "stakeholder")}
    initial["promised_on"] = localdate()
    new = Promise(project=promise.project)
    form = ReplacementForm(
        request.POST or None, instance=new, project=promise.project, today=localdate(), initial=initial
    )
    words = Page(_("Erstatt løftet"), _("Det nye løftet gis med det samme."), _("Det nye løftet er gitt."))

    def deed() -> None:
        replace(promise, form.instance, form.cleaned_data["explanation"], by=person)

    return act(request, promise, form, deed, words, "promise_deed")
