"""Photos in a form: asked for plainly, judged by their content alone, and unpacked only when all else is in order."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nabodialog.lib.pictures import PHOTO, Photo, UnusablePicture, is_usable, rebuilt_photo
from nabodialog.listening.photographs import MOST_AT_ONCE


class PhotosInput(forms.FileInput):
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Of none, one or a few; whatever they are called."""

    def __init__(self) -> None:
        accept = {"accept": "image/jpeg,image/png,image/webp"}  # a phone makes one of these of its own format
        super().__init__(
            label=gettext_lazy("Bilder"),
            help_text=gettext_lazy(
                "Høyst tre, JPEG, PNG eller WebP på inntil 10 MB. Ikke ta bilder av personer eller inn i hjem. "
                "Vi fjerner stedet og tiden som kameraet har lagret i bildet."
            ),
            required=False,
            widget=PhotosInput(attrs=accept),
        )

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # noqa: ARG002  as Django calls it
        files: list[UploadedFile[Any]] = data or []
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(_("Velg høyst tre bilder."))
        for file in files:
            if (file.size or 0) > PHOTO.most_bytes:
                raise forms.ValidationError(_("Et av bildene er for stort. Velg bilder på inntil 10 MB."))
            if not is_usable(file, PHOTO):
                raise unusable()
        return files


def unusable() -> forms.ValidationError:
    return forms.ValidationError(_("Vi får ikke brukt et av bildene. Velg bilder i JPEG, PNG eller WebP."))


class WithPhotos(forms.Form):
    photos = PhotosField()

    @property
    def chosen_again(self) -> str:
        """A browser forgets the files that it sent, so whoever sees the form once more must choose them once more."""
        number = len(self.files.getlist("photos")) if self.files else 0
        words = ngettext("Velg bildet på nytt. Det er ikke lagret.", "Velg bildene på nytt. De er ikke lagret.", number)
        return words if number else ""

    def unpacked(self) -> tuple[Photo, ...] | None:
        """None where one could not be unpacked; then the form says so."""
        try:
            return tuple(rebuilt_photo(file) for file in self.cleaned_data["photos"])
        except UnusablePicture:
            self.add_error("photos", unusable())
            return None
