"""Forms over enquiries that are about the same thing: which belong together, and one answer in words for each."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.lib.codes import typed
from nabodialog.listening.answering_together import OwnAnswer
from nabodialog.listening.bundling import related_to
from nabodialog.listening.models import Enquiry

from .deeds import DeedForm
from .themes import in_short, picking_field
from .words import AnswerForm, OutcomeForm, answer_field

SUGGESTED_AT_ONCE = 25
# One button, and one reason why what is possible may stand, for all that are sent together.
FOR_ALL = frozenset({"step", "judged"})


class TieForm(forms.Form):
    """Which of those that may belong with an enquiry do so; any other of the project by its code."""

    enquiries = picking_field(gettext_lazy("Kan henge sammen"), required=False)
    code = forms.CharField(
        label=gettext_lazy("Koden til en annen"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Når dere vet om en som ikke står her."),
    )

    def __init__(self, data: QueryDict | None, enquiry: Enquiry) -> None:
        super().__init__(data)
        self.enquiry = enquiry
        self.named: Enquiry | None = None
        related = related_to(enquiry)
        shown = related[:SUGGESTED_AT_ONCE]
        self.fields["enquiries"].queryset = related  # type: ignore[attr-defined]
        self.fields["enquiries"].widget.choices = [(each.pk, in_short(each)) for each in shown]
        if not shown:
            del self.fields["enquiries"]

    def clean_code(self) -> str:
        code = typed(self.cleaned_data["code"])
        others = self.enquiry.project.enquiries.exclude(pk=self.enquiry.pk)
        self.named = others.filter(code=code).first() if code else None
        if code and not self.named:
            raise forms.ValidationError(_("Prosjektet har ingen annen henvendelse med denne koden."))
        return code

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if not (self.chosen or self.errors):
            self.add_error("enquiries" if "enquiries" in self.fields else "code", _("Velg minst én henvendelse."))
        return cleaned

    @property
    def chosen(self) -> list[Enquiry]:
        picked = list(self.cleaned_data.get("enquiries") or [])
        return [*picked, self.named] if self.named and self.named not in picked else picked


class CommonAnswerForm(OutcomeForm, DeedForm):
    """What is the same for all of them; nothing is sent of it."""

    text = answer_field()
    enquiries = picking_field(gettext_lazy("Hvem skal få svaret?"))
    field_order = ("text", "outcome", "reason", "enquiries")

    def __init__(self, data: QueryDict | None, enquiries: Sequence[Enquiry], **kwargs: Any) -> None:
        numbers = [each.pk for each in enquiries]
        super().__init__(data, initial={"enquiries": numbers}, **kwargs)
        self.fields["enquiries"].queryset = Enquiry.objects.filter(pk__in=numbers)  # type: ignore[attr-defined]
        self.fields["enquiries"].widget.choices = [(each.pk, in_short(each)) for each in enquiries]

    @property
    def begun(self) -> dict[str, Any]:
        """What each answer begins with."""
        return {name: self.cleaned_data[name] for name in ("text", "outcome", "reason")}


class OwnAnswerForm(AnswerForm):
    """One neighbour's answer among several. Who is left out is not looked at, but what was typed stays."""

    left_out = forms.BooleanField(label=gettext_lazy("Hold denne utenfor nå"), required=False)

    def __init__(self, data: QueryDict | None, enquiry: Enquiry, *, today: date, **kwargs: Any) -> None:
        super().__init__(data, enquiry, today=today, prefix=enquiry.code, **kwargs)
        self.enquiry = enquiry
        if self.is_left_out:
            self.concerns = {}
            self.fields.pop("judged", None)

    def add_prefix(self, field_name: str) -> str:
        return field_name if field_name in FOR_ALL else super().add_prefix(field_name)

    @property
    def is_left_out(self) -> bool:
        return self.is_bound and bool(self["left_out"].data)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.is_left_out:
            self.errors.clear()
            self.has_more = False
        return cleaned

    @property
    def own_fields(self) -> list[BoundField]:
        return [field for field in self if field.name not in FOR_ALL]


class AnswersForm:
    """All that are answered together. They are sent when all of them are right, and somebody is left to send to.

    `expected` is how many stood on the page: where there are fewer, somebody took one out of the bundle meanwhile.
    """

    def __init__(
        self,
        data: QueryDict | None,
        enquiries: Iterable[Enquiry],
        *,
        today: date,
        expected: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.forms = [OwnAnswerForm(data, enquiry, today=today, **kwargs) for enquiry in enquiries]
        self.is_stale = expected not in {None, len(self.forms)}

    @cached_property
    def is_ready(self) -> bool:
        return all(form.is_ready for form in self.forms) and bool(self.sent) and not self.is_stale

    @property
    def sent(self) -> list[OwnAnswerForm]:
        return [form for form in self.forms if not form.is_left_out]

    @property
    def left_out(self) -> list[OwnAnswerForm]:
        return [form for form in self.forms if form.is_left_out]

    @property
    def faulty(self) -> list[OwnAnswerForm]:
        return [form for form in self.forms if form.is_bound and (form.errors or form.has_more or form.refused)]

    @property
    def judging(self) -> BoundField | None:
        """One question for all, with what is wrong with the reason wherever it is wrong."""
        asked = [form["judged"] for form in self.forms if "judged" in form.fields]
        return next((field for field in asked if field.errors), asked[0] if asked else None)

    @property
    def status(self) -> int:
        statuses = [form.status for form in self.faulty] + [409] * self.is_stale + [422] * (not self.sent)
        return max(statuses, default=200)

    @property
    def answers(self) -> list[OwnAnswer]:
        return [OwnAnswer(form.enquiry, form.words, form.became) for form in self.sent]

    def wants(self, step: str) -> bool:
        return any(form.wants(step) for form in self.forms)

    def to_write(self) -> None:
        for form in self.forms:
            form.to_write()

    def look_again(self) -> None:
        """Nothing was sent: which of them had moved on?"""
        for form in self.sent:
            form.enquiry.refresh_from_db(fields=["state"])
            form.refused = form.enquiry.is_ended
