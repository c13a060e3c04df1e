"""Forms over what is talked about in a meeting, and over what came of it."""

from django import forms
from django.utils.translation import gettext_lazy

from nabodialog.involvement.models import LONGEST_ITEM, AgendaItem, Minutes
from nabodialog.projects.revising import RevisedForm


class AgendaItemForm(RevisedForm):
    class Meta:
        model = AgendaItem
        fields = ["title", "text", "minutes", "openness"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 3}),
            "minutes": forms.NumberInput(attrs={"min": 1, "max": LONGEST_ITEM}),
            "openness": forms.RadioSelect,
        }
        help_texts = {"minutes": gettext_lazy("Omtrent hvor lang tid saken får.")}


class SummaryForm(RevisedForm):
    class Meta:
        model = Minutes
        fields = ["summary"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "summary": gettext_lazy(
                "To eller tre setninger om det viktigste. Ingen navn, og ingenting om dem som bor der."
            )
        }


class MinutesItemForm(RevisedForm):
    """One of many on a page, so its fields have ids of their own there."""

    class Meta:
        model = AgendaItem
        fields = ["question", "answer", "decision", "follow_up", "openness"]
        widgets = {
            **{name: forms.Textarea(attrs={"rows": 2}) for name in ("question", "answer", "decision", "follow_up")},
            "openness": forms.RadioSelect,
        }
