"""What one who wants to follow a project is asked: where to write, and how often."""

from django import forms
from django.utils.translation import get_language, gettext_lazy

from nabodialog.listening.following import FollowWish
from nabodialog.listening.models import HowOften
from nabodialog.ui.public_languages import public_languages

from .words import HOW_OFTEN_TOLD


def how_often_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("Hvor ofte vil du ha e-post?"),
        choices=list(HOW_OFTEN_TOLD.items()),
        initial=HowOften.AT_ONCE,
        widget=forms.RadioSelect,
    )


class FollowForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-postadressen din"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    how_often = how_often_field()

    @property
    def wish(self) -> FollowWish:
        return FollowWish(self.cleaned_data["email"], self.cleaned_data["how_often"], get_language() or "nb")


class ChangeForm(forms.Form):
    how_often = how_often_field()
    language = forms.ChoiceField(label=gettext_lazy("Språket i e-postene"))

    def __init__(self, *args: object, **more: object) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]
        languages = [(each.code, each.name) for each in public_languages() if not each.is_draft]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]
