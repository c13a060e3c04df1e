"""Gathers what a publication would hold from the work as it stands: the only place that decides what is public."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils import translation

from .models import Audience, Change, Element, InfluenceItem, Mandate, Milestone, Project
from .public import PublicChange, PublicElement, PublicInfluence, PublicMandate, PublicMilestone, PublicProject

# What is read of a project; a page over many fetches them for all at once with `prefetch_related(*PUBLIC_PARTS)`.
PUBLIC_PARTS = ("elements__skip", "elements__periods", "milestones", "changes", "mandates", "influence_items")
MOVING_FACTS = ("title", "place", "planned_on", "planned_until", "starts_at", "ends_at", "dropped_on")


def gather_public(project: Project, previous: PublicProject | None) -> PublicProject:
    """The project as neighbours would see it. `previous` is the newest copy: calendar entries count on from it."""
    prefetch_related_objects([project], *PUBLIC_PARTS)
    elements = [element for element in project.elements.all() if element.is_for_neighbours]
    uids: dict[int | None, UUID] = {each.pk: each.uid for each in project.milestones.all()}
    milestones = [each for each in project.milestones.all() if each.audience == Audience.NEIGHBOURS]
    with translation.override(project.language):
        return PublicProject(
            name=project.name,
            kind=project.kind,
            language=project.language,
            area=project.area,
            # An address with one home points at one person: see docs/privacy/.
            address="" if project.is_single_unit else project.address,
            introduction=project.introduction,
            influence=tuple(public_influence(item) for item in project.influence_items.all()),
            former_influence=previous.former_influence if previous else (),
            elements=tuple(public_element(element, project) for element in elements),
            milestones=public_milestones(milestones, previous),
            changes=tuple(public_change(change, uids.get(change.milestone_id)) for change in project.changes.all()),
            mandates=tuple(public_mandate(m) for m in project.mandates.all() if m.shown_to_neighbours),
            news=previous.news if previous else (),
        )


def public_influence(item: InfluenceItem) -> PublicInfluence:
    facts = ("influence", "subject", "reason", "decided_by", "until")
    return PublicInfluence(id=item.pk, **{fact: getattr(item, fact) for fact in facts})


def public_element(element: Element, project: Project) -> PublicElement:
    element.project = project  # saves a query each: the project is at hand
    periods = list(element.periods.all())
    return PublicElement(
        id=element.pk,
        name=element.public_name,
        text=element.public_text,
        phase=element.phase,
        state=element.state,
        started_on=periods[0].started_on if periods else None,
        finished_on=periods[-1].finished_on if periods else None,
        planned_start=element.planned_start,
        planned_end=element.planned_end,
        times_reopened=max(len(periods) - 1, 0),
    )


def public_milestones(milestones: Iterable[Milestone], previous: PublicProject | None) -> tuple[PublicMilestone, ...]:
    """Those that stand, and of the dropped ones those that neighbours have heard of."""
    known = {milestone.uid: milestone for milestone in previous.milestones} if previous else {}
    return tuple(
        public_milestone(milestone, known.get(milestone.uid))
        for milestone in milestones
        if milestone.dropped_on is None or milestone.uid in known
    )


def public_milestone(milestone: Milestone, shown: PublicMilestone | None) -> PublicMilestone:
    """`sequence` rises by one each time something a calendar shows has changed since neighbours last saw it."""
    new = PublicMilestone(
        sequence=shown.sequence if shown else 0,
        **{field: getattr(milestone, field) for field in ("uid", "text", "happened_on", *MOVING_FACTS)},
    )
    if shown and any(getattr(new, fact) != getattr(shown, fact) for fact in MOVING_FACTS):
        return new.model_copy(update={"sequence": shown.sequence + 1})
    return new


def public_change(change: Change, milestone: UUID | None) -> PublicChange:
    return PublicChange(
        **{
            field: getattr(change, field)
            for field in ("at", "kind", "label", "old_date", "new_date", "old", "new", "explanation", "waiting_time")
        },
        id=change.pk,
        milestone=milestone,
    )


def public_mandate(mandate: Mandate) -> PublicMandate:
    return PublicMandate(**{field: getattr(mandate, field) for field in PublicMandate.model_fields})
