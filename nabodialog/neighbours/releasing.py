"""Everything a person must see and decide before a project goes out, gathered once for the page and the deed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from nabodialog.involvement.turnout import reached_by_publishing
from nabodialog.people.reaching import reachable
from nabodialog.privacy.judging import JudgedForm, judgement, without_what_was_found
from nabodialog.projects.confirming import asked
from nabodialog.projects.differences import Difference, differences, unexplained
from nabodialog.projects.gathering import gather_public
from nabodialog.projects.guarding import Found, guard_of, look_through, texts
from nabodialog.projects.models import Project, PublishingRequest
from nabodialog.projects.public import PublicProject, public_content
from nabodialog.projects.publishing import last_content

from .advising import PlainLanguage


@dataclass(frozen=True)
class Release:
    """What would go out now, how it differs from what is out, and what stands in the way."""

    project: Project
    content: PublicProject
    shown: PublicProject | None
    found: list[Found]

    @classmethod
    def of(cls, project: Project) -> "Release":
        content = gather_public(project, last_content(project))
        return cls(project, content, public_content(project), look_through(project, content))

    @property
    def differences(self) -> list[Difference]:
        return differences(self.shown, self.content)

    @property
    def unexplained(self) -> list[str]:
        return unexplained(self.shown, self.content)

    @property
    def is_new(self) -> bool:
        """Would neighbours see anything else than they do?"""
        return self.shown is None or bool(self.differences)

    @property
    def lacks_introduction(self) -> bool:
        return not self.content.introduction

    @property
    def lacks_contact(self) -> bool:
        return reachable(self.project.municipality, self.project.contact_point).contact is None

    @property
    def forbidden(self) -> list[Found]:
        return [found for found in self.found if found.blocks]

    @property
    def doubtful(self) -> list[Found]:
        """What is out already was judged when it went out."""
        out = set(texts(self.shown)) if self.shown else set()
        return [found for found in self.found if not found.blocks and (found.where, found.text) not in out]

    @property
    def advice(self) -> PlainLanguage:
        return PlainLanguage.of(self.content)

    @property
    def by_email(self) -> int:
        """How many get an e-mail when it goes out."""
        return reached_by_publishing(self.project, self.content.milestones)

    @property
    def is_ready(self) -> bool:
        return not (self.lacks_introduction or self.lacks_contact or self.unexplained or self.forbidden)

    @property
    def fingerprint(self) -> str:
        return self.content.fingerprint

    @cached_property
    def asked(self) -> PublishingRequest | None:
        """What somebody asks to publish, as long as it is still what would go out."""
        return asked(self.project, self.fingerprint)


class ReleaseForm(JudgedForm, forms.Form):
    guarded = ("note",)
    note = forms.CharField(
        label=_("Hva er nytt?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Én eller to setninger til naboene. De står under «Nytt og endringer»."),
    )
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, release: Release, data: Mapping[str, Any] | None = None) -> None:
        self.release, self.guard = release, guard_of(release.project)
        super().__init__(data, initial={"seen": release.fingerprint})
        if release.doubtful:
            self.fields["judged"] = judgement()

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        if not note and not self.release.is_new:
            raise forms.ValidationError(_("Ingenting er endret siden sist. Skriv hva som er nytt."))
        return note

    def clean_judged(self) -> str:
        return without_what_was_found(super().clean_judged(), self.release.found)

    @property
    def is_stale(self) -> bool:
        """Did something change between reading and publishing?"""
        return self.data.get("seen") != self.release.fingerprint
