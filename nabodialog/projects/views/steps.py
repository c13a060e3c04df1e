"""The steps of telling what a project is. Each can be skipped, returned to and left at any time."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nabodialog.people.models import Person
from nabodialog.projects.models import Project


class Step(Enum):
    PLACE = ("projects:about_place", _("Hva og hvor"))
    PHASE = ("projects:about_phase", _("Hvor dere er nå"))
    ELEMENTS = ("projects:about_elements", _("Hva som er aktuelt"))
    NEIGHBOURS = ("projects:about_neighbours", _("Til naboene"))
    PEOPLE = ("projects:about_people", _("Hvem som deltar"))


@dataclass(frozen=True)
class StepLink:
    title: str
    url: str
    is_current: bool


def open_steps(project: Project, person: Person) -> list[Step]:
    """Who takes part is for those who lead the project."""
    return [step for step in Step if step != Step.PEOPLE or project.can_be_led_by(person)]


def address_of(step: Step, project: Project) -> str:
    return reverse(step.value[0], args=[project.municipality.slug, project.slug])


def after(step: Step, project: Project, person: Person) -> str:
    """The next step, and after the last one the project itself."""
    steps = open_steps(project, person)
    following = steps[steps.index(step) + 1 :]
    return address_of(following[0], project) if following else project.get_absolute_url()


def steps_of(step: Step, project: Project, person: Person) -> dict[str, Any]:
    """What the frame around a step shows."""
    steps = open_steps(project, person)
    links = [StepLink(str(each.value[1]), address_of(each, project), each == step) for each in steps]
    return {
        "steps": links,
        "number": steps.index(step) + 1,
        "is_last": step == steps[-1],
        "next_url": after(step, project, person),
    }
