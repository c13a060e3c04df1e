"""The guard over everything that a project lets out: before it goes, and once more as it goes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeGuard

from django.utils.translation import gettext_lazy as _

from nabodialog.privacy.concerns import Concern
from nabodialog.privacy.guard import Guard

from .differences import FACTS
from .models import Milestone, Project
from .public import Public, PublicMilestone, PublicProject

NEWS = _("Hva som er nytt")
Written = Iterable[tuple[str, str]]


class PersonalData(Exception):
    """What should go out holds what may not: a certain finding."""


class NeedsSecondReader(Exception):
    """In this municipality nobody lets through alone what the guard found possible."""


@dataclass(frozen=True)
class Found(Concern):
    """A finding in one text of a publication."""

    where: str = ""


def guard_of(project: Project) -> Guard:
    """In a project whose homes stand alone an exact address is certain to be too much, and its own is a secret."""
    contact = project.shown_contact_point
    own = (contact.phone, contact.deputy_phone, contact.email, contact.address) if contact else ()
    return Guard(
        single_unit=project.is_single_unit,
        allowed=own if project.is_single_unit else (*own, project.address),
        places=(project.municipality.name, project.area),
        secret=(project.address,) if project.is_single_unit else (),
    )


def look_through(project: Project, content: PublicProject, known: PublicProject | None = None) -> list[Found]:
    """What is found in all texts, but for those that are `known`: out already."""
    return found_in(project, texts(content), texts(known) if known else ())


def found_in(project: Project, written: Written, known: Written = ()) -> list[Found]:
    guard, out = guard_of(project), set(known)
    return [
        *(
            Found(text, finding, where)
            for where, text in written
            if (where, text) not in out
            for finding in guard.find(text)
        ),
        *secrets_beside(project, guard),
    ]


def look_through_any(project: Project, content: Public, shown: Public | None = None) -> list[Found]:
    """What is found in any public shape, but for the texts that are out already: they were judged when they went."""
    return found_in(project, texts_in(content), texts_in(shown) if shown else ())


def doubtful(project: Project, content: PublicProject, shown: PublicProject | None) -> list[Found]:
    """What a person must judge. What is out already was judged when it went out."""
    return [found for found in look_through(project, content, shown) if not found.blocks]


def secrets_beside(project: Project, guard: Guard) -> Iterator[Found]:
    """The contact point stands on the same page: its visiting address may not be the home's."""
    contact = project.shown_contact_point
    text = f"{contact.name}\n{contact.address}\n{contact.note}" if contact else ""
    yield from (Found(text, finding, str(_("Kontaktpunkt"))) for finding in guard.secrets(text))


def refuse_personal_data(project: Project, content: PublicProject, known: PublicProject | None = None) -> None:
    """The last door: whatever view or command it comes from, nothing certain passes."""
    if any(found.blocks for found in look_through(project, content, known)):
        raise PersonalData


def refuse_to_one_alone(project: Project, content: PublicProject, shown: PublicProject | None) -> None:
    if project.municipality.needs_second_reader and doubtful(project, content, shown):
        raise NeedsSecondReader


def texts(content: PublicProject) -> Iterator[tuple[str, str]]:
    """Every text a person wrote, with the words for where it stands."""
    for field in ("name", "area", "introduction"):
        yield str(FACTS[field]), getattr(content, field)
    for item in content.influence:
        yield item.subject, f"{item.subject}\n{item.reason}\n{item.decided_by}"
    for element in content.elements:
        yield element.name, element_text(element.name, element.text)
    for milestone in content.milestones:
        yield milestone.title, milestone_text(milestone)
    for change in content.changes:
        yield change.label, f"{change.label}\n{change.explanation}\n{change.waiting_time}\n{change.new}".rstrip("\n")
    for mandate in content.mandates:
        yield mandate.title, f"{mandate.title}\n{mandate.organisation}\n{mandate.responsibility}"
    for entry in content.news:
        yield str(NEWS), entry.text


def texts_in(content: Public) -> Iterator[tuple[str, str]]:
    """Every text in any public shape. What belongs together is read together, under the first of it that is written."""
    own = [value for value in content.__dict__.values() if is_written(value)]
    if own:
        yield own[0][:60], "\n".join(own)
    for value in content.__dict__.values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Public):
                yield from texts_in(part)


def is_written(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and not isinstance(value, Enum) and value != ""


def element_text(name: str, text: str) -> str:
    return f"{name}\n{text}"


def milestone_text(milestone: PublicMilestone | Milestone) -> str:
    return f"{milestone.title}\n{milestone.text}\n{milestone.place}"
