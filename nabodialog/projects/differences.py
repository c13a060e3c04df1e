"""What would change for neighbours: two copies compared, in words that staff read before they publish."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Influence, Kind, Phase, WorkState
from .models.milestone import HOURS_AND_PLACE
from .public import Public, PublicElement, PublicMilestone, PublicProject

Words = str | Promise

FACTS: dict[str, Words] = {
    "name": _("Navn"),
    "kind": _("Hva slags prosjekt"),
    "language": _("Målform"),
    "area": _("Område"),
    "address": _("Adresse"),
    "introduction": _("Kort om prosjektet"),
}
ELEMENT_FACTS: dict[str, Words] = {
    "name": _("Navn"),
    "text": _("Tekst"),
    "phase": _("Fase"),
    "state": _("Hvor langt"),
    "started_on": _("Startet"),
    "finished_on": _("Ferdig"),
    "planned_start": _("Planlagt start"),
    "planned_end": _("Planlagt slutt"),
}
MILESTONE_FACTS: dict[str, Words] = {
    "title": _("Tittel"),
    "text": _("Tekst"),
    "place": _("Sted"),
    "planned_on": _("Dato"),
    "planned_until": _("Varer til"),
    "starts_at": _("Klokkeslett"),
    "ends_at": _("Slutter"),
    "happened_on": _("Skjedde"),
}
INFLUENCE_FACTS: dict[str, Words] = {
    "influence": _("Om naboene kan påvirke det"),
    "subject": _("Hva det gjelder"),
    "reason": _("Hvorfor"),
    "decided_by": _("Hvem bestemmer"),
    "until": _("Si fra innen"),
}
MANDATE_FACTS: dict[str, Words] = {
    "title": _("Rolle"),
    "organisation": _("Enhet"),
    "responsibility": _("Ansvar"),
    "may_promise": _("Kan gi løfter"),
    "may_publish": _("Kan publisere"),
    "may_answer": _("Kan svare"),
}


@dataclass(frozen=True)
class Difference:
    """Where, which fact, and what it was and becomes; an empty side means that it was not, or will not be, there."""

    where: Words
    fact: Words
    old: Words
    new: Words


def differences(shown: PublicProject | None, current: PublicProject) -> list[Difference]:
    """Nothing where neighbours already see what stands, and nothing to compare with where they see nothing."""
    if shown is None:
        return []
    return [
        *_facts(_("Prosjektet"), FACTS, shown, current),
        *_parts(shown.elements, current.elements, ("id", "name"), ELEMENT_FACTS),
        *_parts(_standing(shown), _standing(current), ("uid", "title"), MILESTONE_FACTS),
        *_parts(shown.influence, current.influence, ("id", "subject"), INFLUENCE_FACTS),
        *_parts(shown.mandates, current.mandates, ("key", "title"), MANDATE_FACTS),
    ]


def unexplained(shown: PublicProject | None, current: PublicProject) -> list[str]:
    """Names of what neighbours would find changed without a word: dates moved or dropped, work taken up again.

    The deeds in `changing.py` let each explained change out at once, so what still differs was not explained.
    """
    if shown is None:
        return []
    dates = {milestone.uid: milestone for milestone in _standing(current)}
    work = {element.id: element for element in current.elements}
    return [
        *(m.title for m in _standing(shown) if not m.happened_on and _date_differs(m, dates.get(m.uid))),
        *(e.name for e in shown.elements if e.state == WorkState.DONE and _is_taken_up(work.get(e.id))),
    ]


def _date_differs(shown: PublicMilestone, current: PublicMilestone | None) -> bool:
    """Hours and a place that were not told may be filled in; what was told changes with a word."""
    told = [name for name in ("planned_on", *HOURS_AND_PLACE) if getattr(shown, name)]
    return current is None or any(getattr(current, name) != getattr(shown, name) for name in told)


def _is_taken_up(current: PublicElement | None) -> bool:
    return current is not None and current.state == WorkState.NOW


def _standing(content: PublicProject) -> list[PublicMilestone]:
    return [milestone for milestone in content.milestones if milestone.dropped_on is None]


def _facts(where: Words, facts: dict[str, Words], old: Public, new: Public) -> list[Difference]:
    return [
        Difference(where, label, in_words(getattr(old, name)), in_words(getattr(new, name)))
        for name, label in facts.items()
        if getattr(old, name) != getattr(new, name)
    ]


def _parts(
    shown: Sequence[Public], current: Sequence[Public], names: tuple[str, str], facts: dict[str, Words]
) -> Iterator[Difference]:
    """`names` are the field that tells which part it is, and the field that a person knows it by."""
    key, title = names
    before = {getattr(part, key): part for part in shown}
    now = {getattr(part, key): part for part in current}
    for id_, part in now.items():
        if id_ not in before:
            yield Difference(getattr(part, title), _("Nytt"), "", _in_full(part, title, facts))
        else:
            yield from _facts(getattr(part, title), facts, before[id_], part)
    for id_, part in before.items():
        if id_ not in now:
            yield Difference(getattr(part, title), _("Tas bort"), _in_full(part, title, facts), "")


def _in_full(part: Public, title: str, facts: dict[str, Words]) -> str:
    """What a part is called, and then every other fact that it has, a line each."""
    others = [(label, getattr(part, name)) for name, label in facts.items() if name != title]
    return "\n".join([str(getattr(part, title)), *(f"{label}: {in_words(fact)}" for label, fact in others if fact)])


def in_words(value: object) -> Words:
    """A value as a person reads it."""
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, (Influence, Kind, Phase, WorkState)):
        return value.label
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(value, tuple):
        return "\n".join(value)
    return "" if value is None else str(value)
