"""The words of danger that a municipality looks for in what neighbours write."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nabodialog.listening.forms.urgent_words import AddedWordForm, LeftOutWordForm
from nabodialog.listening.models import UrgentWord
from nabodialog.listening.urgency import add_word, leave_out, put_back, words_in_use
from nabodialog.people.doors import municipality_to_administer, signed_in
from nabodialog.people.models import Municipality
from nabodialog.ui.answering import status_of, tell

from .municipality import page


@dataclass(frozen=True)
class Deed:
    title: str
    done: str
    do: Callable[[UrgentWord], None]


@require_safe
def urgent_words(request: HttpRequest, municipality: str) -> HttpResponse:
    place = municipality_to_administer(signed_in(request), municipality)
    own = list(place.urgent_words.all())
    return page(request, "urgent_words", place, own=own, usual=words_in_use(own))


@require_http_methods(["GET", "HEAD", "POST"])
def urgent_word_new(request: HttpRequest, municipality: str) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    deed = Deed(_("Legg til et ord"), _("«%(word)s» er lagt til."), lambda word: add_word(word, by=person))
    return change(request, place, AddedWordForm(request.POST or None, place=place), deed)


@require_http_methods(["GET", "HEAD", "POST"])
def urgent_word_skip(request: HttpRequest, municipality: str) -> HttpResponse:
    """`?ord=kniv` begins with that word."""
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    form = LeftOutWordForm(request.POST or None, place=place, initial={"word": request.GET.get("ord", "")})
    deed = Deed(_("Utelat et ord"), _("«%(word)s» er utelatt."), lambda word: leave_out(word, by=person))
    return change(request, place, form, deed)


def change(
    request: HttpRequest, place: Municipality, form: AddedWordForm | LeftOutWordForm, deed: Deed
) -> HttpResponse:
    if form.is_valid():
        try:
            deed.do(form.instance)
            tell(request, deed.done % {"word": form.instance})
        except IntegrityError:  # a colleague did the same in this very moment; the list shows it
            pass
        return redirect("listening:urgent_words", place.slug)
    return page(request, "urgent_word", place, status_of(form), form=form, title=deed.title)


@require_POST
def urgent_word_removal(request: HttpRequest, municipality: str, number: int) -> HttpResponse:
    person = signed_in(request)
    place = municipality_to_administer(person, municipality)
    word = get_object_or_404(place.urgent_words, pk=number)
    word.municipality = place
    put_back(word, by=person)
    tell(request, _("Lista er endret."))
    return redirect("listening:urgent_words", place.slug)
