"""The guard over everything that a publication would let out: where something was found, never what."""

from collections.abc import Iterator
from dataclasses import dataclass

from nabodialog.people.reaching import reachable
from nabodialog.privacy.finding import Certainty, Finding
from nabodialog.privacy.guard import find
from nabodialog.projects.models import Project
from nabodialog.projects.public import PublicProject

from .words import FINDINGS, PLACES


@dataclass(frozen=True)
class Found:
    """A finding in one text of the publication."""

    where: str
    finding: Finding

    @property
    def kind(self) -> str:
        return str(FINDINGS[self.finding.kind])

    @property
    def blocks(self) -> bool:
        return self.finding.certainty == Certainty.HIGH


def look_through(project: Project, content: PublicProject) -> list[Found]:
    """In a project whose homes stand alone an exact address is certain to be too much."""
    contact = reachable(project.municipality, project.contact_point).contact
    own = [contact.phone, contact.deputy_phone, contact.email] if contact else []
    if content.address:
        own.append(content.address)
    return [
        Found(where, finding)
        for where, text in texts(content)
        for finding in find(text, single_unit=project.is_single_unit, allowed=own)
    ]


def texts(content: PublicProject) -> Iterator[tuple[str, str]]:
    """Every text a person wrote, with the words for where it stands."""
    for field in ("name", "area", "introduction"):
        yield str(PLACES[field]), getattr(content, field)
    for item in content.influence:
        yield item.subject, f"{item.subject}\n{item.reason}\n{item.decided_by}"
    for element in content.elements:
        yield element.name, f"{element.name}\n{element.text}"
    for milestone in content.milestones:
        yield milestone.title, f"{milestone.title}\n{milestone.text}\n{milestone.place}"
    for change in content.changes:
        yield change.label, f"{change.label}\n{change.explanation}\n{change.waiting_time}"
    for mandate in content.mandates:
        yield mandate.title, f"{mandate.title}\n{mandate.organisation}\n{mandate.responsibility}"
    for entry in content.news:
        yield str(PLACES["news"]), entry.text
