"""What a municipality keeps of people, and for how long: for its administrators, who decide within bounds."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nabodialog.involvement.models import Erasure
from nabodialog.keeping.kinds import Kind, all_kinds
from nabodialog.keeping.rules import all_kept, keep_for, kept
from nabodialog.keeping.telling import how_long
from nabodialog.people.doors import municipality_to_administer, signed_in
from nabodialog.ui.answering import status_of, tell

from .keeping_forms import KeepingForm
from .receipts import Receipt, receipts_of

MOST_RECEIPTS = 20


@dataclass(frozen=True)
class KeptKind:
    kind: Kind
    amount: int | None

    @property
    def how_long(self) -> str:
        return how_long(self.kind, self.amount)


@require_safe
def keeping(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_administer(signed_in(request), municipality)
    amounts, told = all_kept(place), all_kinds()
    receipts: list[Receipt] = receipts_of(Erasure.objects.filter(municipality=place)[:MOST_RECEIPTS])
    context = {
        "municipality": place,
        "kinds": [KeptKind(kind, amounts.get(kind.id)) for kind in told.kinds],
        "stated_on": told.stated_on,
        "receipts": receipts,
    }
    return render(request, "rights/keeping.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def keeping_rule(request: HttpRequest, municipality: str, kind: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    chosen = next((each for each in all_kinds().kinds if each.id == kind and each.may_be_chosen), None)
    if chosen is None:
        raise Http404
    form = KeepingForm(request.POST or None, kind=chosen, initial={"amount": kept(place, kind)})
    if form.is_valid():
        keep_for(place, kind, form.cleaned_data["amount"], by=person)
        tell(request, _("Lagret. Naboene leser det på siden om personvern."))
        return redirect("rights:keeping", place.slug)
    context = {"municipality": place, "form": form, "kind": chosen}
    return render(request, "rights/keeping_rule.html", context, status=status_of(form))
