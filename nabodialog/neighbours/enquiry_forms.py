"""What a neighbour is asked who has something to say: one short page, and no more of who they are than they want."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nabodialog.lib.codes import CODE_LENGTH, SECRET_LENGTH, typed
from nabodialog.lib.pictures import Photo
from nabodialog.listening.models import EnquiryKind
from nabodialog.listening.models.enquiry import LONGEST_TEXT
from nabodialog.listening.receiving import Said
from nabodialog.people.models.contact import readable_phone
from nabodialog.projects.models import Project
from nabodialog.projects.public import PublicInfluence

from .photo_forms import WithPhotos
from .words import INFLUENCES, SOLVED

# As what the writer wants to do.
KINDS = {
    EnquiryKind.QUESTION: gettext_lazy("Spørre om noe"),
    EnquiryKind.INPUT: gettext_lazy("Komme med et innspill eller et forslag"),
    EnquiryKind.CONCERN: gettext_lazy("Si fra om noe jeg er bekymret for"),
    EnquiryKind.COMPLAINT: gettext_lazy("Klage på noe dere har gjort, eller ikke gjort"),
    EnquiryKind.PRAISE: gettext_lazy("Gi ros"),
}
FORMAL, FORMAL_MATTERS = "formal", gettext_lazy("Klage på et vedtak, eller svare på et nabovarsel eller en høring")
TOO_OFTEN = gettext_lazy("Det kom mange forsøk på kort tid herfra. Vent noen minutter, og prøv igjen.")
SIGNER = TimestampSigner(salt="nabodialog.enquiry")


def new_key() -> str:
    return SIGNER.sign(str(uuid.uuid4()))


class KeyField(forms.CharField):
    """Made with the form and signed with its time: a form sent twice is one, and a machine is quicker than a hand."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> uuid.UUID:
        try:
            key = uuid.UUID(SIGNER.unsign(super().clean(value)))
        except (BadSignature, ValueError) as error:
            raise ValidationError(_("Skjemaet er ikke vårt. Last inn siden på nytt.")) from error
        if came_too_soon(value):
            raise ValidationError(_("Det gikk veldig fort. Send en gang til."))
        return key


def came_too_soon(key: str) -> bool:
    if not settings.SHORTEST_WRITING:
        return False
    try:
        SIGNER.unsign(key, max_age=settings.SHORTEST_WRITING)
    except SignatureExpired:
        return False
    return True


class LeftEmptyField(forms.CharField):
    """No person sees it; a machine that fills in everything fills it in."""

    def __init__(self) -> None:
        label, attrs = gettext_lazy("La dette feltet stå tomt"), {"autocomplete": "off", "tabindex": "-1"}
        super().__init__(label=label, required=False, widget=forms.TextInput(attrs=attrs))

    def clean(self, value: Any) -> str:
        if super().clean(value):
            raise ValidationError(_("La dette feltet stå tomt."))
        return ""


def text_field(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 7}))


class WriteForm(WithPhotos):
    field_order = ("form_key", "kind", "text", "about", "photos")  # as they stand on the page, and so what is wrong
    form_key = KeyField()
    kind = forms.ChoiceField(label=gettext_lazy("Hva vil du?"), widget=forms.RadioSelect)
    text = text_field(gettext_lazy("Hva gjelder det?"))
    about = forms.ChoiceField(label=gettext_lazy("Er det om noe av dette?"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Navn"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-post"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telefon"),
        required=False,
        max_length=20,
        validators=[readable_phone],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    website = LeftEmptyField()
    # What the writer has been told of the text, and sends it all the same.
    told = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, influence: Sequence[PublicInfluence], data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"form_key": new_key()})
        degrees = by_degree(influence)
        self.fields["kind"].choices = [*KINDS.items(), (FORMAL, FORMAL_MATTERS)]  # type: ignore[attr-defined]
        self.fields["about"].choices = [("", _("Nei, eller vet ikke")), *degrees]  # type: ignore[attr-defined]
        if not influence:
            del self.fields["about"]

    @property
    def is_formal(self) -> bool:
        """The law has another way for it, which is told in place of a receipt."""
        return str(self["kind"].value()) == FORMAL

    def clean_kind(self) -> str:
        kind: str = self.cleaned_data["kind"]
        if kind == FORMAL:
            raise ValidationError(_("Dette må sendes et annet sted. Les hvor, eller velg noe annet."))
        return kind

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        reached = cleaned.get("email") or cleaned.get("phone") or {"email", "phone"} & self.errors.keys()
        if cleaned.get("name") and not reached:
            self.add_error("name", _("Skriv e-post eller telefon også. Vil du være anonym, lar du navnet stå tomt."))
        return cleaned

    def said(self, language: str, project: Project, photos: tuple[Photo, ...], *, maybe_urgent: bool) -> Said:
        cleaned = self.cleaned_data
        about = cleaned.get("about")
        return Said(
            **{name: cleaned[name].strip() for name in ("kind", "text", "name", "phone")},
            email=cleaned["email"].strip().lower(),
            form_key=cleaned["form_key"],
            influence_item=project.influence_items.filter(pk=about).first() if about else None,
            language=language,
            maybe_urgent=maybe_urgent,
            photos=photos,
        )


def by_degree(influence: Sequence[PublicInfluence]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups = (
        (str(words), [(str(item.id), item.subject) for item in influence if item.influence == degree])
        for degree, words in INFLUENCES.items()
    )
    return [(words, items) for words, items in groups if items]


class TextForm(forms.Form):
    ids = ""  # several such forms may stand on one page
    form_key = KeyField()
    text = text_field(gettext_lazy("Skriv til oss"))
    website = LeftEmptyField()

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"form_key": new_key()}, auto_id=self.ids)


class MoreForm(WithPhotos, TextForm):
    ids = "more_%s"


class ReplyForm(TextForm):
    """From somebody outside whom we asked."""

    ids = "reply_%s"
    text = text_field(gettext_lazy("Svaret deres"))


class FindForm(forms.Form):
    code = forms.CharField(label=gettext_lazy("Koden din"), max_length=20, help_text=gettext_lazy("Åtte tegn"))
    secret = forms.CharField(
        label=gettext_lazy("Det hemmelige ordet"), max_length=40, help_text=gettext_lazy("Tolv tegn")
    )

    def clean_code(self) -> str:
        return exactly(CODE_LENGTH, self.cleaned_data["code"])

    def clean_secret(self) -> str:
        return exactly(SECRET_LENGTH, self.cleaned_data["secret"])


def exactly(length: int, text: str) -> str:
    """Small letters, spaces and hyphens are no mistake; a sign too few or too many is."""
    if len(found := typed(text)) != length:
        raise ValidationError(_("Her skal det være %(length)s tegn."), params={"length": length})
    return found


class VerdictForm(TextForm):
    """«Ble det løst?»"""

    ids = "solved_%s"
    solved = forms.ChoiceField(label=gettext_lazy("Ble det løst?"), choices=SOLVED.items(), widget=forms.RadioSelect)
    field_order = ("solved", "text")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        text = self.fields["text"]
        text.required, text.label = False, _("Vil du si mer?")
