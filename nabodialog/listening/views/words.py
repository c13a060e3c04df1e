"""What goes to the neighbour: written, shown exactly as it will be, and sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate, now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nabodialog.listening.doors import enquiry_in, project_to_answer
from nabodialog.listening.drafting import draft_of
from nabodialog.listening.forms.words import (
    PREVIEW,
    PROMISE,
    AnswerForm,
    AskForm,
    DelayForm,
    ForwardForm,
    WaitForm,
    WordsForm,
)
from nabodialog.listening.forwarding import draft_to_neighbour, forward
from nabodialog.listening.handling import answer, ask, delay, wait
from nabodialog.listening.models import Enquiry, MessageKind, StandardText
from nabodialog.listening.receiving import closed_days
from nabodialog.listening.saying import Deed, say
from nabodialog.listening.states import State, may_move
from nabodialog.listening.story import story_of
from nabodialog.method.promising import Sounding, sounding_like_promises
from nabodialog.people.doors import signed_in
from nabodialog.people.models import Person
from nabodialog.ui.answering import tell

from .answering import page, shown_to_neighbour
from .promises import LONGEST_HINT


@dataclass(frozen=True)
class Saying:
    """One way to write to a neighbour: `end` is where it leads, `deed` what a finished form does."""

    form: type[WordsForm]
    end: State | None
    deed: Callable[[Any], Deed]
    title: str | Promise
    button: str | Promise
    done: str | Promise
    texts: Sequence[StandardText] = ()

    def is_possible(self, enquiry: Enquiry) -> bool:
        return may_move(enquiry.state, self.end) if self.end else not enquiry.is_ended


ASK = Saying(
    AskForm, State.ASKING, lambda _form: ask, _("Spør naboen om mer"), _("Send spørsmålet"), _("Spørsmålet er sendt.")
)
WAIT = Saying(
    WaitForm,
    State.WAITING,
    lambda form: partial(wait, expected_on=form.cleaned_data["expected_on"]),
    _("Vent på andre"),
    _("Fortell naboen"),
    _("Naboen får vite hva dere venter på."),
)
FORWARD = Saying(
    ForwardForm,
    State.WAITING,
    lambda form: partial(forward, asked=form.asked),
    _("Spør noen andre"),
    _("Send spørsmålet"),
    _("Spørsmålet er sendt, og naboen får vite hva dere venter på."),
)
DELAY = Saying(
    DelayForm,
    None,
    lambda form: partial(delay, due_on=form.cleaned_data["due_on"]),
    _("Gi foreløpig svar"),
    _("Send foreløpig svar"),
    _("Foreløpig svar er gitt, med ny dato."),
)
ANSWER = Saying(
    AnswerForm,
    State.ANSWERED,
    lambda form: partial(answer, became=form.became),
    _("Svar naboen"),
    _("Send svaret"),
    _("Henvendelsen er besvart."),
)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_ask(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    return saying(request, ASK, enquiry_in(project_to_answer(person, municipality, slug), code), person)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_wait(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    return saying(request, WAIT, enquiry_in(project_to_answer(person, municipality, slug), code), person)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_forward(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    person = signed_in(request)
    found = enquiry_in(project_to_answer(person, municipality, slug), code)
    return saying(request, FORWARD, found, person, text=draft_to_neighbour(found))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_delay(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    """With a draft, so that a word on the way is never put off."""
    person = signed_in(request)
    found = enquiry_in(project_to_answer(person, municipality, slug), code)
    draft = draft_of(found, localdate(), closed_days(found.project.municipality))
    return saying(request, DELAY, found, person, text=draft.text, due_on=draft.due_on)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_answer(request: HttpRequest, municipality: str, slug: str, code: str) -> HttpResponse:
    """`?tekst=7` begins with that text of the municipality's."""
    person = signed_in(request)
    found = enquiry_in(project_to_answer(person, municipality, slug), code)
    texts = list(found.project.municipality.standard_texts.all())
    begun = next((each.text for each in texts if str(each.pk) == request.GET.get("tekst")), "")
    return saying(request, replace(ANSWER, texts=texts), found, person, text=begun)


def saying(request: HttpRequest, chosen: Saying, enquiry: Enquiry, person: Person, **initial: object) -> HttpResponse:
    if request.method != "POST" and not chosen.is_possible(enquiry):
        return redirect(enquiry)
    start = {} if request.method == "POST" else initial  # what is sent is looked through, also where it is our draft
    form = chosen.form(request.POST or None, enquiry, today=localdate(), initial=start)
    if form.is_ready and form.wants(PREVIEW):
        return preview(request, chosen, enquiry, form)
    if form.is_ready and form.do(lambda: say(enquiry, form.words, chosen.deed(form), by=person, now=now())):
        tell(request, str(chosen.done))
        return redirect(to_promise(enquiry, chosen, form, person) or enquiry)
    status = form.status
    form.to_write()
    enquiry.refresh_from_db(fields=["state"])
    context: dict[str, Any] = {"enquiry": enquiry, "form": form, "saying": chosen, "story": story_of(enquiry)}
    return page(request, "say", enquiry.project, status, **context)


def promised_in(enquiry: Enquiry, chosen: Saying, text: str, person: Person) -> list[Sounding]:
    """What sounds like promises, for those who may write them down."""
    if chosen.end != State.ANSWERED or not enquiry.project.can_be_promised_for_by(person):
        return []
    return sounding_like_promises(text, enquiry.language)


def to_promise(enquiry: Enquiry, chosen: Saying, form: WordsForm, person: Person) -> str:
    """Where what the answer promises is written down, with its words and the answer as its source."""
    found = promised_in(enquiry, chosen, form.words.text, person) if form.wants(PROMISE) else []
    sent = enquiry.messages.filter(form_key=form.words.form_key, kind=MessageKind.ANSWER).first()
    if not found or not sent:
        return ""
    page_new = reverse("promises:promise_new", args=[enquiry.project.municipality.slug, enquiry.project.slug])
    return f"{page_new}?{urlencode({'ord': found[0].sentence[:LONGEST_HINT], 'svar': sent.pk})}"


def preview(request: HttpRequest, chosen: Saying, enquiry: Enquiry, form: WordsForm) -> HttpResponse:
    """As the neighbour will read it; what was typed goes along unseen."""
    context: dict[str, Any] = {
        "enquiry": enquiry,
        "form": form,
        "saying": chosen,
        "shown": shown_to_neighbour(form.cleaned_data),
        "means": enquiry.means,
        "promises": promised_in(enquiry, chosen, form.cleaned_data["text"], signed_in(request)),
    }
    return page(request, "preview", enquiry.project, **context)
