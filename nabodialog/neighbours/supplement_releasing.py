"""What a person must see and decide before a meeting or its minutes go out: the same for both, and for what comes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nabodialog.privacy.judging import JudgedForm, judgement, without_what_was_found
from nabodialog.projects.confirming import Place, asked
from nabodialog.projects.guarding import Found, guard_of, look_through_any
from nabodialog.projects.models import Project, PublishingRequest
from nabodialog.projects.public import Public


@dataclass(frozen=True)
class Obstacle:
    """What must be in place first, and where that is done."""

    words: str | Promise
    url: str


@dataclass(frozen=True)
class SupplementRelease:
    """What would go out now, what is out, and what stands in the way."""

    project: Project
    place: Place
    content: Public
    shown: Public | None
    obstacles: tuple[Obstacle, ...]
    must_explain: bool = False

    @cached_property
    def found(self) -> list[Found]:
        return look_through_any(self.project, self.content, self.shown)

    @property
    def forbidden(self) -> list[Found]:
        return [found for found in self.found if found.blocks]

    @property
    def doubtful(self) -> list[Found]:
        return [found for found in self.found if not found.blocks]

    @property
    def is_new(self) -> bool:
        return self.shown != self.content

    @property
    def is_ready(self) -> bool:
        return not self.obstacles and not self.forbidden

    @property
    def fingerprint(self) -> str:
        return self.content.fingerprint

    @cached_property
    def asked(self) -> PublishingRequest | None:
        return asked(self.project, self.fingerprint, self.place)


class SupplementReleaseForm(JudgedForm, forms.Form):
    guarded = ("correction",)
    correction = forms.CharField(
        label=_("Hva er rettet?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Naboene har lest en tidligere utgave. Rettelsen står der, med dagens dato."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, release: SupplementRelease, data: Mapping[str, Any] | None = None) -> None:
        self.release, self.guard = release, guard_of(release.project)
        super().__init__(data, initial={"seen": release.fingerprint})
        if not release.must_explain:
            del self.fields["correction"]
        if release.doubtful:
            self.fields["judged"] = judgement()

    def clean_judged(self) -> str:
        return without_what_was_found(super().clean_judged(), self.release.found)

    @property
    def is_stale(self) -> bool:
        """Did something change between reading and publishing?"""
        return self.data.get("seen") != self.release.fingerprint
