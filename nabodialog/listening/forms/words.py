"""Forms over what goes to a neighbour: written, looked through, shown as it will be, and only then sent."""

import uuid
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.listening.forwarding import MOST_DAYS_AWAY, Asked
from nabodialog.listening.handling import Became
from nabodialog.listening.models import NEEDS_REASON, Enquiry, EnquiryContact, Outcome
from nabodialog.listening.saying import Words
from nabodialog.privacy.judging import JudgedForm
from nabodialog.projects.guarding import guard_of
from nabodialog.ui.widgets import DateInput

from .deeds import DeedForm, ahead, text_field, why_field

PREVIEW, SEND, WRITE, PROMISE = "preview", "send", "write", "promise"


class WordsForm(JudgedForm, DeedForm):
    """`step` is what the button asks for; to promise is to send, and to write that down next. `heard` counts what the
    neighbour had written when the form was opened."""

    guarded: ClassVar[Iterable[str]] = ("text",)
    text = text_field("")
    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    heard = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    step = forms.ChoiceField(
        choices=[(step, step) for step in (PREVIEW, SEND, WRITE, PROMISE)], widget=forms.HiddenInput, initial=PREVIEW
    )

    def __init__(self, data: QueryDict | None, enquiry: Enquiry, *, today: date, **kwargs: Any) -> None:
        self.guard, self.today, self.heard_now = guard_of(enquiry.project), today, heard(enquiry)
        start = {"heard": self.heard_now, **kwargs.pop("initial", {})}
        super().__init__(data, initial=start, **kwargs)
        self.has_more = False

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self.has_more = self.cleaned_data.get("heard", self.heard_now) != self.heard_now
        return cleaned

    @property
    def status(self) -> int:
        return 200 if self.wants(WRITE) else 409 if self.has_more else super().status

    def wants(self, step: str) -> bool:
        return self.is_bound and self.data.get(self.add_prefix("step")) == step

    @property
    def is_ready(self) -> bool:
        """To be shown as it will be, or to be sent: right in itself, and written by one who has read all there is."""
        return not self.wants(WRITE) and self.is_valid() and not self.has_more

    @property
    def words(self) -> Words:
        return Words(self.cleaned_data["text"], self.cleaned_data["form_key"], self.judged)

    def to_write(self) -> None:
        """Shown once more for writing: the next button shows it as it will be, and what is new has been read."""
        if self.is_bound:
            self.data = cast(QueryDict, self.data).copy()
            self.data[self.add_prefix("step")], self.data[self.add_prefix("heard")] = PREVIEW, str(self.heard_now)


def heard(enquiry: Enquiry) -> int:
    return enquiry.messages.from_neighbour().count()


class AskForm(WordsForm):
    text = text_field(
        gettext_lazy("Hva trenger dere å vite?"),
        gettext_lazy("Skriv kort hvorfor dere spør. Klokka står stille til naboen svarer."),
    )


class WaitForm(WordsForm):
    text = text_field(
        gettext_lazy("Hva venter dere på?"),
        gettext_lazy("Fortell naboen hvem som må svare først, og hva dere gjør så lenge."),
    )
    expected_on = forms.DateField(
        label=gettext_lazy("Når venter dere svar?"),
        widget=DateInput,
        help_text=gettext_lazy("Naboen får vite dagen. Klokka står stille til dere fortsetter."),
    )
    field_order: tuple[str, ...] = ("text", "expected_on")

    def clean_expected_on(self) -> date:
        return ahead(self.cleaned_data["expected_on"], self.today)


class ForwardForm(WaitForm):
    """To somebody outside, and to the neighbour. How a neighbour is reached never goes along."""

    guarded: ClassVar[Iterable[str]] = ("question", "text")
    organisation = forms.CharField(
        label=gettext_lazy("Hvem spør dere?"),
        max_length=100,
        help_text=gettext_lazy("For eksempel entreprenøren, driftsselskapet eller politikontakten."),
    )
    email = forms.EmailField(label=gettext_lazy("E-posten deres"), max_length=254)
    question = text_field(
        gettext_lazy("Hva spør dere om?"),
        gettext_lazy("Med egne ord, aldri naboens. Ingen skal kunne skjønne hvem som har spurt."),
    )
    text = text_field(
        gettext_lazy("Hva får naboen vite?"),
        gettext_lazy("Hvem dere spør, og hvorfor. Naboen får også vite når dere venter svar."),
        rows=5,
    )
    expected_on = forms.DateField(
        label=gettext_lazy("Siste dag de kan svare"),
        widget=DateInput,
        help_text=gettext_lazy("Høyst 30 dager fram. Dagen etter er saken deres igjen."),
    )
    field_order = ("organisation", "email", "question", "expected_on", "text")

    def __init__(self, data: QueryDict | None, enquiry: Enquiry, **kwargs: Any) -> None:
        contact: EnquiryContact | None = getattr(enquiry, "contact", None)
        self.left = (contact.name, contact.email, contact.phone) if contact else ()
        super().__init__(data, enquiry, **kwargs)

    def clean_question(self) -> str:
        question: str = self.cleaned_data["question"]
        if any(closed_up(value) in closed_up(question) for value in self.left if value):
            raise forms.ValidationError(_("Her står noe av det naboen la igjen om seg selv. Det går aldri videre."))
        return question

    def clean_expected_on(self) -> date:
        day = super().clean_expected_on()
        if day > self.today + timedelta(days=MOST_DAYS_AWAY):
            raise forms.ValidationError(_("Velg en dag innen 30 dager."))
        return day

    @property
    def asked(self) -> Asked:
        cleaned = self.cleaned_data
        return Asked(cleaned["organisation"], cleaned["email"], cleaned["question"], cleaned["expected_on"])


def closed_up(text: str) -> str:
    return "".join(text.lower().split())


class DelayForm(WordsForm):
    text = text_field(
        gettext_lazy("Foreløpig svar"),
        gettext_lazy("Hva dere vet nå, hvorfor svaret tar lengre tid, og når det kommer."),
    )
    due_on = forms.DateField(
        label=gettext_lazy("Ny lovet dato"),
        widget=DateInput,
        help_text=gettext_lazy("Den gamle blir stående i historikken, og naboen får vite begge."),
    )
    field_order = ("text", "due_on")

    def clean_due_on(self) -> date:
        return ahead(self.cleaned_data["due_on"], self.today)


OUTCOMES = [
    ("", gettext_lazy("Velg")),
    (gettext_lazy("Innspill"), [(each.value, each.label) for each in list(Outcome)[:3]]),
    (gettext_lazy("Spørsmål"), [(Outcome.INFORMED.value, Outcome.INFORMED.label)]),
    (gettext_lazy("Bekymringer og klager"), [(each.value, each.label) for each in list(Outcome)[4:]]),
]


class OutcomeForm(forms.Form):
    """What it came to, mixed into a form over an answer."""

    outcome = forms.ChoiceField(label=gettext_lazy("Hva ble det til?"), choices=OUTCOMES)
    reason = why_field(
        gettext_lazy("Hvorfor"),
        gettext_lazy("Må stå når svaret ikke er et klart ja: hva som avgjorde, eller hvem som kan hjelpe."),
        required=False,
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("outcome") in NEEDS_REASON and self.cleaned_data.get("reason") == "":
            self.add_error("reason", _("Skriv hvorfor. Et nei uten grunn er ikke et svar."))
        return cleaned

    @property
    def became(self) -> Became:
        return Became(Outcome(self.cleaned_data["outcome"]), self.cleaned_data["reason"])


def answer_field() -> forms.CharField:
    advice = gettext_lazy("Begynn med det naboen spurte om. Si hva dere gjør, og hva naboen kan gjøre videre.")
    return text_field(gettext_lazy("Svaret"), advice)


class AnswerForm(OutcomeForm, WordsForm):
    guarded: ClassVar[Iterable[str]] = ("text", "reason")
    text = answer_field()
    field_order = ("text", "outcome", "reason")
