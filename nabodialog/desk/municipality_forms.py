"""Forms for the face of a municipality: its settings, its logo and its contact point."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import IO, Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.history.revising import RevisedForm
from nabodialog.lib.pictures import UnusablePicture
from nabodialog.people.logos import rebuilt_logo
from nabodialog.people.models import ContactPoint, Municipality, OpeningHours, Person
from nabodialog.people.models.contact import Weekday
from nabodialog.people.models.revised import Revised
from nabodialog.privacy.guard import Guard
from nabodialog.privacy.judging import JudgedForm
from nabodialog.ui.widgets import ColourInput, TimeInput


def web_address(label: Any, help_text: Any) -> forms.URLField:
    """Typed with or without https://."""
    return forms.URLField(label=label, help_text=help_text, required=False, assume_scheme="https")


REACHED_AT = ("phone", "deputy_phone", "email", "address")


class PublicForm(JudgedForm, RevisedForm):
    """What is saved here, neighbours read at once. Where they can reach the municipality is meant to stand there."""

    def __init__(self, data: Mapping[str, str] | None, *, place: Municipality, instance: Revised) -> None:
        contact, typed = place.contact_point, data or {}
        own = [getattr(contact, name) for name in REACHED_AT] if contact else []
        own += [typed.get(name, "") for name in REACHED_AT]
        self.guard, self.may_judge = Guard(allowed=tuple(own), places=(place.name,)), not place.needs_second_reader
        super().__init__(data, instance=instance)

    def record_judgement(self, place: Municipality, *, by: Person) -> None:
        if self.judged:
            record(Verb.JUDGED, self.instance, by=by, within=place, municipality=place, reason=self.judged)


class SettingsForm(PublicForm):
    guarded = ("introduction",)
    website = web_address(gettext_lazy("Kommunens nettsted"), gettext_lazy("For eksempel www.kommunen.no"))
    accessibility_statement = web_address(
        gettext_lazy("Kommunens tilgjengelighetserklæring"),
        gettext_lazy("Adressen dere fikk fra uustatus.no. Den står på siden om tilgjengelighet."),
    )

    class Meta:
        model = Municipality
        fields = [
            "name",
            "number",
            "slug",
            "language",
            "website",
            "introduction",
            "privacy_officer",
            "accessibility_statement",
            "needs_second_reader",
            "requires_second_factor",
            "accent",
        ]
        help_texts = {
            "number": gettext_lazy("Fire siffer."),
            "slug": gettext_lazy("Endrer du den, fører gamle lenker, plakater og QR-koder fortsatt hit."),
            "language": gettext_lazy("Målformen i brev og på kommunens sider."),
            "privacy_officer": gettext_lazy("En felles adresse, ikke noens egen. Den står på siden om personvern."),
            "needs_second_reader": gettext_lazy(
                "Den som vil publisere, spør. En annen som kan publisere, bekrefter. Da må dere være minst to."
            ),
            "requires_second_factor": gettext_lazy(
                "Partnere utenfra også. De som mangler kodeapp eller passnøkkel, setter det opp før de kommer videre."
            ),
            "accent": gettext_lazy("Velg fritt. Er fargen for lys til å leses, gjør vi den mørkere."),
        }
        widgets = {
            "language": forms.RadioSelect,
            "accent": ColourInput(),
            "introduction": forms.Textarea(attrs={"rows": 6}),
        }

    @transaction.atomic
    def keep(self, *, by: Person) -> bool:
        kept = self.keep_within(self.instance, self.instance, by=by)
        if kept and "slug" in self.changed_data:
            self.instance.keep_former_slug(self.initial["slug"])
        if kept:
            self.record_judgement(self.instance, by=by)
        return kept


class LogoForm(forms.Form):
    logo = forms.FileField(
        label=gettext_lazy("Bildefil"),
        help_text=gettext_lazy("PNG, JPEG eller WebP, høyst 2 MB. Vi gjør den liten nok til toppen av sida."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def clean_logo(self) -> bytes:
        file: IO[bytes] = self.cleaned_data["logo"]
        try:
            return rebuilt_logo(file)
        except UnusablePicture:
            message = _("Vi får ikke brukt denne fila. Prøv et bilde i PNG, JPEG eller WebP på høyst 2 MB.")
            raise forms.ValidationError(message) from None


NOT_MADE_YET = 0


class ContactPointForm(PublicForm):
    """With a form for each day of the week; two who edit at once lose neither the fields nor the hours."""

    guarded = ("name", "deputy_name", "address", "note")

    class Meta:
        model = ContactPoint
        fields = ["name", "phone", "email", "deputy_name", "deputy_phone", "address", "note"]
        widgets = {
            "phone": forms.TextInput(attrs={"type": "tel"}),
            "deputy_phone": forms.TextInput(attrs={"type": "tel"}),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, data: Mapping[str, str] | None, *, place: Municipality, instance: ContactPoint) -> None:
        super().__init__(data, place=place, instance=instance)
        self.week = WeekForms(data, initial=week_of(instance), prefix="uke")
        if instance.pk is None:
            self.fields["revision"].initial = NOT_MADE_YET

    def clean(self) -> dict[str, Any]:
        """The summary on top of the page names the days that must be put right."""
        for day in self.week:
            if day.errors:
                self.add_error(None, _("Se over åpningstidene på %(day)s.") % {"day": day.weekday.label})
        for error in self.week.non_form_errors():
            self.add_error(None, error)
        return super().clean() or {}

    def hours(self) -> list[OpeningHours]:
        return [interval for day in self.week for interval in day.intervals()]

    def _show_what_is_stored(self, fields: list[str]) -> None:
        super()._show_what_is_stored(fields)
        stored = in_words(ContactPoint.objects.get(pk=self.instance.pk).opening_hours.all())
        if stored != in_words(self.hours()):
            self.stored_instead.append((_("Åpningstider"), stored or _("Ingen")))


class DayForm(forms.Form):
    """One weekday: closed, one interval, or two with a break between them."""

    opens = forms.TimeField(label=gettext_lazy("Åpner"), required=False, widget=TimeInput)
    closes = forms.TimeField(label=gettext_lazy("Stenger"), required=False, widget=TimeInput)
    opens_again = forms.TimeField(label=gettext_lazy("Åpner igjen"), required=False, widget=TimeInput)
    closes_again = forms.TimeField(label=gettext_lazy("Stenger igjen"), required=False, widget=TimeInput)
    marks_optional = False

    @property
    def weekday(self) -> Weekday:
        return Weekday(self.initial["weekday"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for opens, closes in (("opens", "closes"), ("opens_again", "closes_again")):
            self._check_interval(cleaned, opens, closes)
        first, second = cleaned.get("closes"), cleaned.get("opens_again")
        if second and not self.errors and (first is None or second <= first):
            self.add_error("opens_again", _("Skriv den første åpningstida først, og en pause før den neste."))
        return cleaned

    def _check_interval(self, cleaned: dict[str, Any], opens: str, closes: str) -> None:
        start: time | None = cleaned.get(opens)
        end: time | None = cleaned.get(closes)
        if self.has_error(opens) or self.has_error(closes):
            return
        if start and not end:
            self.add_error(closes, _("Skriv når dere stenger."))
        elif end and not start:
            self.add_error(opens, _("Skriv når dere åpner."))
        elif start and end and end <= start:
            self.add_error(closes, _("Stengetida må være etter åpningstida."))

    def intervals(self) -> list[OpeningHours]:
        pairs = (("opens", "closes"), ("opens_again", "closes_again"))
        return [
            OpeningHours(weekday=self.weekday, opens=self.cleaned_data[opens], closes=self.cleaned_data[closes])
            for opens, closes in pairs
            if self.cleaned_data[opens]
        ]


WeekForms = forms.formset_factory(
    DayForm, extra=0, min_num=7, max_num=7, absolute_max=7, validate_min=True, validate_max=True
)


def week_of(contact_point: ContactPoint) -> list[dict[str, object]]:
    """What the seven forms of a week start with."""
    days: list[dict[str, object]] = [{"weekday": day} for day in Weekday]
    if contact_point.pk is None:
        return days
    for hours in contact_point.opening_hours.all():
        day = days[hours.weekday]
        opens, closes = ("opens", "closes") if "opens" not in day else ("opens_again", "closes_again")
        day[opens], day[closes] = hours.opens, hours.closes
    return days


def in_words(hours: Iterable[OpeningHours]) -> str:
    return "\n".join(str(each) for each in hours)
