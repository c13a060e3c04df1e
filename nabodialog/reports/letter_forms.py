"""Forms over letters: to write, approve and print them, and to note that they are sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.history.revising import MOST_REVISIONS, RevisedForm, RevisedModelForm
from nabodialog.involvement.lettering import gaps, look_through, may_judge
from nabodialog.involvement.models import AddressList, Letter, Posting, PrintRun
from nabodialog.people.models import Person
from nabodialog.privacy.concerns import Concern
from nabodialog.privacy.judging import JudgedForm
from nabodialog.ui.widgets import DateInput


class LetterForm(RevisedForm):
    class Meta:
        model = Letter
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 22})}
        help_texts = {
            "text": gettext_lazy(
                "En tom linje gir et nytt avsnitt. Begynn linjen med «- » for å lage en liste. Bytt ut det som står i "
                "[hakeparenteser]. Hvem naboene ringer, og QR-koden til prosjektsiden, kommer nederst av seg selv."
            )
        }


class ApprovalForm(JudgedForm, forms.Form):
    """Over a letter as it stands. What is certain stops it, what is possible needs a reason."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_REVISIONS)

    def __init__(self, data: Mapping[str, Any] | None, letter: Letter, person: Person) -> None:
        self.letter, self.may_judge = letter, may_judge(letter, person)
        super().__init__(data, initial={"revision": letter.revision})

    def look_through(self) -> dict[str | None, list[Concern]]:
        return {None: look_through(self.letter)}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for gap in gaps(self.letter):
            self.add_error(None, _("Dette er ikke fylt ut ennå: %(gap)s") % {"gap": gap})
        return cleaned

    @property
    def is_stale(self) -> bool:
        """Nobody approves another text than the one they read."""
        return "revision" in self.cleaned_data and self.cleaned_data["revision"] != self.letter.revision


class PrintForm(RevisedModelForm):
    class Meta:
        model = PrintRun
        fields = ["addresses", "printed"]
        widgets = {"printed": forms.RadioSelect}

    def __init__(self, *args: Any, letter: Letter, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lists = AddressList.objects.filter(project=letter.project, delete_on__gt=today).mailable()
        field = cast("forms.ModelChoiceField[AddressList]", self.fields["addresses"])
        field.queryset, field.empty_label = lists, _("Velg en liste")


class PostingForm(RevisedModelForm):
    class Meta:
        model = Posting
        fields = ["on", "number", "note"]
        widgets = {"on": DateInput}
        help_texts = {"note": gettext_lazy("For eksempel «Til alle i Fjellveien, lagt i postkassene». Ingen navn.")}

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("Denne dagen har ikke vært ennå. Skriv det når brevene er sendt."))
        return on
