"""Forms whose texts go out as soon as they are saved: what is certain is refused, what is possible needs a reason."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from .concerns import Concern, concerns
from .guard import Guard, find

if TYPE_CHECKING:
    Form = forms.BaseForm
else:
    Form = object


def judgement() -> forms.CharField:
    return forms.CharField(
        label=_("Hvorfor kan dette stå?"),
        max_length=300,
        help_text=_("Begrunnelsen står i historikken, sammen med navnet ditt. Det vi fant, gjør ikke det."),
    )


class JudgedForm(Form):
    """Mixed into a form. The question stands there once something possible was sent, and what was typed is kept."""

    guarded: ClassVar[Iterable[str]] = ()
    guard = Guard()
    may_judge = True  # False where the municipality wants two to look at what is possible

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.concerns = self.look_through() if self.is_bound else {}
        if self.may_judge and any(not concern.blocks for found in self.concerns.values() for concern in found):
            self.fields["judged"] = judgement()

    def look_through(self) -> dict[str | None, list[Concern]]:
        """What is found in what was changed, by its field; None for what stands elsewhere and goes out along."""
        typed = {name: self.data.get(self.add_prefix(name), "") for name in self.guarded if name in self.changed_data}
        return {name: concerns(text, self.guard) for name, text in typed.items()}

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name, found in self.concerns.items():
            for concern in found:
                if concern.blocks or not self.judged:
                    self.add_error(name, concern.sentence)
        return cleaned

    def clean_judged(self) -> str:
        found = [concern for concerns_there in self.concerns.values() for concern in concerns_there]
        return without_what_was_found(self.cleaned_data["judged"], found)

    @property
    def judged(self) -> str:
        """Why what is possible may stand, as it is kept in history; empty where nothing was found."""
        return str(self.cleaned_data.get("judged", ""))


def without_what_was_found(reason: str, found: Iterable[Concern]) -> str:
    """History keeps the reason for good, so it must not repeat what it is about."""
    if find(reason) or any(concern.found.lower() in reason.lower() for concern in found):
        raise forms.ValidationError(_("Begrunnelsen blir lagret. Skriv den uten å gjenta det vi fant."))
    return reason
