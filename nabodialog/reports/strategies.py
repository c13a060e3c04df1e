"""A communication strategy as a document: as it stands today, or as it stood when it was adopted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from nabodialog.involvement.models import StrategyVersion
from nabodialog.involvement.reading import Entry, Reading, WrittenPassage, WrittenStrategy, read
from nabodialog.involvement.scope import Scope
from nabodialog.lib.colour import readable_accent
from nabodialog.method.strategy import Heading
from nabodialog.people.models import Logo, Municipality

from .documents import Cell, Document, Part, Table, facts, paragraphs
from .sending import page_of
from .sheets import Sender


@dataclass(frozen=True)
class Answer:
    """What stands under one heading; `note` is where it came from, or why it is done otherwise."""

    heading: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    title: str
    answers: Sequence[Answer]


def strategy_today(scope: Scope, now: datetime) -> Document:
    with override(language_of(scope)):
        reading = read(scope)
        answered = _("%(answered)s av %(all)s spørsmål er besvart") % {
            "answered": reading.answered,
            "all": len(reading.questions),
        }
        about = facts([(_("Slik den står"), day_of(now)), (_("Spørsmålene"), answered)])
        groups = [Group(title, answers_in(entries, scope)) for title, entries in groups_of(reading)]
        return document_of(scope, about, groups, (goals_in(reading), actions_in(reading)), now)


def strategy_adopted(scope: Scope, version: StrategyVersion, now: datetime) -> Document:
    with override(language_of(scope)):
        content = WrittenStrategy.model_validate(version.content)
        about = facts(
            [
                (_("Utgave"), version.number),
                (_("Vedtatt"), day_of(version.at)),
                (_("Av"), version.by),
                (_("Hva er nytt"), version.note),
            ]
        )
        goals = tuple((goal.text, goal.measure, goal.due) for goal in content.goals)
        actions = tuple((a.text, a.due, a.owner, "", a.done_on) for a in content.actions)
        return document_of(scope, about, adopted_groups(scope, content.passages), (goals, actions), now)


def language_of(scope: Scope) -> str:
    return scope.project.language if scope.project else scope.municipality.language


def groups_of(reading: Reading) -> list[tuple[str, list[Entry]]]:
    used = [entry for entry in reading.channels if entry.passage]
    return [
        (_("Seks spørsmål som må ha et svar"), reading.questions),
        (_("Grunnlaget"), reading.basis),
        (_("Kanalene som brukes"), used),
    ]


def answers_in(entries: Iterable[Entry], scope: Scope) -> list[Answer]:
    return [
        Answer(str(entry.heading.name), entry.passage.text if entry.passage else "", note_of(entry, scope))
        for entry in entries
    ]


def note_of(entry: Entry, scope: Scope) -> str:
    if entry.departs and entry.own:
        return _("Eget for prosjektet: %(reason)s") % {"reason": entry.own.reason}
    return _("Fra kommunens strategi.") if scope.project and entry.followed else ""


def goals_in(reading: Reading) -> tuple[tuple[Cell, ...], ...]:
    return tuple((goal.text, goal.measure, goal.due) for goal in (*reading.goals, *reading.followed_goals))


def actions_in(reading: Reading) -> tuple[tuple[Cell, ...], ...]:
    return tuple((a.text, a.due, str(a.owner or ""), str(a.deputy or ""), a.done_on) for a in reading.actions)


def adopted_groups(scope: Scope, passages: Iterable[WrittenPassage]) -> list[Group]:
    """By the guide's headings; what an older version did not say the place of comes first."""
    left = list(passages)

    def taken(headings: Iterable[Heading]) -> list[Answer]:
        ids = {heading.id for heading in headings}
        found = [passage for passage in left if passage.part in ids]
        left[:] = [passage for passage in left if passage.part not in ids]
        return [as_answer(passage) for passage in found]

    guide = scope.guide
    groups = [
        Group(_("Seks spørsmål som må ha et svar"), taken(guide.questions)),
        Group(_("Grunnlaget"), taken(guide.basis)),
        Group(_("Kanalene som brukes"), taken(guide.channels)),
    ]
    return [group for group in (Group(_("Strategien"), [as_answer(each) for each in left]), *groups) if group.answers]


def as_answer(passage: WrittenPassage) -> Answer:
    note = _("Eget for prosjektet: %(reason)s") % {"reason": passage.reason} if passage.reason else ""
    return Answer(passage.heading, passage.text, note)


def document_of(
    scope: Scope,
    about: tuple[tuple[str, str], ...],
    groups: Iterable[Group],
    plan: tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[Cell, ...], ...]],
    now: datetime,
) -> Document:
    goals, actions = plan
    goals_head = (_("Mål"), _("Slik ser vi at vi når det"), _("Innen"))
    actions_head = (_("Tiltak"), _("Frist"), _("Ansvarlig"), _("Stedfortreder"), _("Gjort"))
    return Document(
        language=language_of(scope),
        title=_("Kommunikasjonsstrategi"),
        sender=municipal_sender(scope.municipality),
        page_of=page_of(),
        subtitle=str(scope.place),
        facts=about,
        parts=(
            *(part for group in groups for part in parts_of(group)),
            Part(_("Mål som kan måles"), table=Table(goals_head, goals, _("Ikke besvart ennå"))),
            Part(_("Tiltaksplan"), table=Table(actions_head, actions, _("Ingen tiltak ennå."))),
        ),
        made=made_from(now),
    )


def parts_of(group: Group) -> list[Part]:
    missing = "" if group.answers else _("Ikke besvart ennå")
    return [Part(group.title, missing=missing), *(part_of(answer) for answer in group.answers)]


def part_of(answer: Answer) -> Part:
    missing = "" if answer.text else _("Ikke besvart ennå")
    return Part(answer.heading, 2, paragraphs(answer.text), answer.note, missing)


def municipal_sender(municipality: Municipality) -> Sender:
    """On documents for colleagues: no page and no code."""
    logo = Logo.objects.filter(municipality=municipality).first()
    name = _("%(name)s kommune") % {"name": municipality.name}
    return Sender(name, readable_accent(municipality.accent), tuple(bytes(logo.png)) if logo else ())


def made_from(now: datetime) -> str:
    at = localtime(now)
    return _("Laget fra nabodialog %(day)s kl. %(time)s.") % {"day": day_of(now), "time": time_format(at)}


def day_of(moment: datetime) -> str:
    return date_format(localtime(moment))
