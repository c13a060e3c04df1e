"""Which elements are likely to matter now, by kind of project and by where it is. Proposals only: people choose."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Kind, Phase


class Relevance(models.TextChoices):
    NOW = "now", _("Nå")
    LATER = "later", _("Senere")
    NOT = "not", _("Ikke aktuelt")


@dataclass(frozen=True)
class Suggestion:
    """`why` is shown beside the choice; `reason` stands ready for what is suggested left out."""

    relevance: Relevance
    why: str | Promise
    reason: str | Promise = ""


@dataclass(frozen=True)
class Rule:
    suggestion: Suggestion
    elements: frozenset[str]
    kinds: frozenset[Kind] = field(default_factory=lambda: frozenset(Kind))
    phases: frozenset[Phase] = field(default_factory=lambda: frozenset(Phase))


def now(why: str | Promise) -> Suggestion:
    return Suggestion(Relevance.NOW, why)


def later(why: str | Promise) -> Suggestion:
    return Suggestion(Relevance.LATER, why)


LATER = later(_("Ligger klart til dere trenger det."))
EXISTING = frozenset([Kind.UPGRADE, Kind.NEIGHBOURHOOD])
AT_HOME = frozenset([Phase.MOVE_IN, Phase.FOLLOW_UP])

# The first rule that fits is the one that counts. Elements are named by the method's ids.
RULES = (
    Rule(
        now(_("Dette kan kommunen ha felles for alle prosjekter.")),
        frozenset(["definere-behov", "kommunikasjonsstrategi", "kontaktpunkt"]),
        kinds=frozenset([Kind.WAY_OF_WORKING]),
    ),
    Rule(
        later(_("Dette tar dere helst i hvert enkelt prosjekt.")),
        frozenset(["driftskonsept", "lokasjon", "del-kunnskap", "lytt-til-behov", "involveringsplan", "vedlikehold"]),
        kinds=frozenset([Kind.WAY_OF_WORKING]),
    ),
    Rule(
        Suggestion(
            Relevance.NOT, _("Bygget eller nabolaget finnes, så det er ingen tomt å velge."), _("Stedet er gitt.")
        ),
        frozenset(["lokasjon"]),
        kinds=EXISTING,
    ),
    Rule(
        Suggestion(
            Relevance.NOT,
            _("Stedet er valgt når innflyttingen er i gang."),
            _("Stedet var valgt da vi tok i bruk metoden."),
        ),
        frozenset(["lokasjon"]),
        phases=AT_HOME,
    ),
    Rule(
        now(_("Nabolaget finnes alt. Da er det viktigst å være til å nå, og å lytte.")),
        frozenset(["lytt-til-behov", "kontaktpunkt"]),
        kinds=frozenset([Kind.NEIGHBOURHOOD]),
    ),
    Rule(
        now(_("Hvem som driver møteplassen, avgjør hva naboene kan regne med.")),
        frozenset(["driftskonsept"]),
        kinds=frozenset([Kind.MEETING_PLACE]),
        phases=frozenset([Phase.PLANNING]),
    ),
    Rule(now(_("Her begynner de fleste.")), frozenset(["definere-behov"]), phases=frozenset([Phase.PLANNING])),
    Rule(
        now(_("Naboene bør høre om planene fra dere, lenge før et nabovarsel.")),
        frozenset(["kommunikasjonsstrategi"]),
        phases=frozenset([Phase.PLANNING]),
    ),
    Rule(
        now(_("Det er aldri for sent å avklare hvem som svarer naboene, og når.")),
        frozenset(["kommunikasjonsstrategi"]),
        phases=frozenset([Phase.MOVE_IN]),
    ),
    Rule(
        now(_("Hører til når boligene tas i bruk.")),
        frozenset(["del-kunnskap", "lytt-til-behov", "involveringsplan"]),
        phases=frozenset([Phase.MOVE_IN]),
    ),
    Rule(now(_("Naboene trenger noen å ringe fra første dag.")), frozenset(["kontaktpunkt"]), phases=AT_HOME),
    Rule(
        now(_("Hører til hverdagen i nabolaget.")),
        frozenset(["vedlikehold", "evaluering"]),
        phases=frozenset([Phase.FOLLOW_UP]),
    ),
)


def suggestion_for(element: str, kind: Kind, phase: Phase, rules: Iterable[Rule] = RULES) -> Suggestion:
    """`element` is the method's id; what no rule speaks of, and the project's own elements, can wait."""
    fitting = (rule for rule in rules if element in rule.elements and kind in rule.kinds and phase in rule.phases)
    rule = next(fitting, None)
    return rule.suggestion if rule else LATER
