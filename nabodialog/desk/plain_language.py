"""A place to look over the language of any text. Nothing that is written here is kept."""

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from nabodialog.lib.languages import WrittenLanguage
from nabodialog.method.plain_language import look_over

LONGEST = 20_000
FEWEST_WORDS = 3


class TextForm(forms.Form):
    text = forms.CharField(
        label=_("Teksten"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Den blir ikke lagret. Lim det du har rettet, inn der du skriver."),
    )
    malform = forms.ChoiceField(label=_("Målform"), choices=WrittenLanguage.choices, widget=forms.RadioSelect)


@require_http_methods(["GET", "POST"])
def plain_language(request: HttpRequest) -> HttpResponse:
    """Any form may be sent here, to be looked over before it is saved: what reads like a text in it is what counts."""
    text = written(request.POST)
    chosen = request.POST.get("malform")
    language = chosen if chosen in WrittenLanguage.values else WrittenLanguage.BOKMAL
    context = {
        "form": TextForm(initial={"text": text, "malform": language}),
        "advice": look_over(text, language) if text else None,
        "language": language,
    }
    return render(request, "desk/plain_language.html", context)


def written(sent: QueryDict) -> str:
    values = [value.replace("\x00", "").strip() for name in sent for value in sent.getlist(name)]
    texts = [text for text in values if len(text.split()) >= FEWEST_WORDS]
    return "\n\n".join(texts)[:LONGEST]
