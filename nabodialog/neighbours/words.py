"""Words of the rooms below that neighbours read, so that this room's catalogue has them in English too."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nabodialog.involvement.models import Aim, Known, MeetingKind
from nabodialog.listening.counting import Wait
from nabodialog.listening.models import ClosingReason, DueCause, Fate, HowOften, Outcome, Solved
from nabodialog.listening.promise_states import PromiseState
from nabodialog.listening.states import State
from nabodialog.projects.models import ChangeKind, Influence, Kind, Phase

Words = Mapping[str, str | Promise]

KINDS = {
    Kind.SMALL_HOUSE: _("Småhus"),
    Kind.CO_LOCATED: _("Samlokaliserte boliger"),
    Kind.SHARED_HOUSING: _("Bofellesskap"),
    Kind.ORDINARY: _("Vanlige kommunale boliger"),
    Kind.UPGRADE: _("Oppgradering av bygg som finnes"),
    Kind.MEETING_PLACE: _("Møteplass"),
    Kind.WAY_OF_WORKING: _("Kommunens egen måte å arbeide på"),
    Kind.NEIGHBOURHOOD: _("Nabolag som finnes"),
}

INFLUENCES = {
    Influence.CAN: _("Her vil vi gjerne høre fra deg"),
    Influence.PARTLY: _("Dette kan du påvirke noe"),
    Influence.CANNOT: _("Dette er bestemt, eller bestemmes av andre"),
}

CHANGES = {
    ChangeKind.MOVED: _("Ny dato"),
    ChangeKind.ALTERED: _("Nytt tidspunkt eller sted"),
    ChangeKind.REOPENED: _("Tatt opp igjen"),
    ChangeKind.DROPPED: _("Blir ikke noe av"),
}

AIMS = {
    Aim.INFORM: _("Vi forteller, og dere kan spørre."),
    Aim.LISTEN: _("Vi vil høre fra dere."),
    Aim.DIALOGUE: _("Vi vil snakke sammen."),
    Aim.DECIDE: _("Vi bestemmer sammen."),
}

PHASES = {
    Phase.PLANNING: _("Planlegging"),
    Phase.MOVE_IN: _("Innflytting"),
    Phase.FOLLOW_UP: _("Oppfølging"),
}

FATES = {
    Fate.OPEN: _("Vi arbeider med det"),
    Fate.TAKEN_IN: _("Tatt til følge"),
    Fate.PARTLY: _("Delvis tatt til følge"),
    Fate.NOT_TAKEN_IN: _("Ikke tatt til følge"),
}

WAITS = {
    Wait.DAY: _("0–1 dag"),
    Wait.WEEK: _("2–7 dager"),
    Wait.FORTNIGHT: _("8–14 dager"),
    Wait.LONGER: _("Mer enn 14 dager"),
}

PROMISE_STATES = {
    PromiseState.GIVEN: _("Lovet"),
    PromiseState.IN_PROGRESS: _("Vi er i gang"),
    PromiseState.KEPT: _("Løftet er holdt"),
    PromiseState.PARTLY: _("Delvis holdt"),
    PromiseState.BROKEN: _("Ikke holdt"),
    PromiseState.REPLACED: _("Erstattet av et nytt løfte"),
    PromiseState.WITHDRAWN: _("Trukket tilbake"),
}

HOW_OFTEN = [
    _("Når det trengs"),
    _("%(often)s fra %(start)s til %(end)s"),
    ngettext_lazy("Hver uke", "Hver %(number)s. uke"),
    ngettext_lazy("Hver måned", "Hver %(number)s. måned"),
]

HOW_OFTEN_TOLD: dict[str, str | Promise] = {
    HowOften.AT_ONCE: _("Med en gang noe er nytt"),
    HowOften.WEEKLY: _("Én gang i uka, på mandag"),
}

MEETING_KINDS = {
    MeetingKind.INFORMATION: _("Informasjonsmøte"),
    MeetingKind.DIALOGUE: _("Dialogmøte"),
    MeetingKind.INPUT: _("Innspillsmøte"),
    MeetingKind.WORKSHOP: _("Verksted"),
    MeetingKind.OPEN_HOUSE: _("Åpent hus"),
    MeetingKind.WALK: _("Befaring"),
    MeetingKind.DUGNAD: _("Dugnad"),
    MeetingKind.FOLLOW_UP: _("Oppfølgingsmøte"),
    MeetingKind.STANDING_GROUP: _("Fast kontaktgruppe"),
}

KNOWN = {Known.YES: _("Ja"), Known.NO: _("Nei"), Known.UNKNOWN: _("Vi vet ikke ennå. Spør oss.")}

STANDING = [
    _("Ferdig i %(month)s"),
    _("Tatt opp igjen"),
    _("Begynner i %(month)s"),
    _("Skulle skjedd %(date)s. Vi har ikke meldt ny dato ennå."),
    _("%(date)s kl. %(time)s"),
]

WEEKDAYS = [_("mandag"), _("tirsdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lørdag"), _("søndag")]

# Why it is closed, as it stands in a sentence.
HOLIDAYS = [
    _("første nyttårsdag"),
    _("skjærtorsdag"),
    _("langfredag"),
    _("første påskedag"),
    _("andre påskedag"),
    _("1. mai"),
    _("17. mai"),
    _("Kristi himmelfartsdag"),
    _("første pinsedag"),
    _("andre pinsedag"),
    _("første juledag"),
    _("andre juledag"),
]

# What the one who wrote reads of where it stands.
ENQUIRY_STATES: Words = {
    State.RECEIVED: _("Vi har fått henvendelsen din."),
    State.HANDLING: _("Vi arbeider med henvendelsen din."),
    State.ASKING: _("Vi har spurt deg om noe, og venter på svar fra deg."),
    State.WAITING: _("Vi venter på andre før vi kan svare deg."),
    State.ANSWERED: _("Vi har svart deg."),
    State.CLOSED: _("Vi har avsluttet henvendelsen uten svar."),
    State.REOPENED: _("Vi har åpnet henvendelsen igjen, og skal svare på nytt."),
}

OUTCOMES: Words = {
    Outcome.TAKEN_IN: _("Tatt til følge"),
    Outcome.PARTLY: _("Delvis tatt til følge"),
    Outcome.NOT_TAKEN_IN: _("Ikke tatt til følge"),
    Outcome.INFORMED: _("Spørsmålet er besvart"),
    Outcome.SOLVED: _("Løst"),
    Outcome.PARTLY_SOLVED: _("Delvis løst"),
    Outcome.CANNOT: _("Kan ikke løses"),
    Outcome.NOT_OURS: _("Ikke vårt ansvar"),
    Outcome.UNFOUNDED: _("Stemte ikke"),
}

CLOSING_REASONS: Words = {
    ClosingReason.DUPLICATE: _("Den samme henvendelsen er registrert fra før"),
    ClosingReason.WITHDRAWN: _("Du har trukket den"),
    ClosingReason.UNREACHABLE: _("Du ville være anonym, og vi kan ikke nå deg"),
    ClosingReason.NO_ENQUIRY: _("Vi kunne ikke se at det var en henvendelse"),
    ClosingReason.MISUSE: _("Vi svarer ikke på det slik det er skrevet. Du kan skrive til oss på nytt"),
}

SOLVED = {Solved.YES: _("Ja"), Solved.PARTLY: _("Delvis"), Solved.NO: _("Nei")}

DUE_CAUSES: Words = {
    DueCause.STOOD_STILL: _("Vi ventet på andre, og klokka sto stille."),
    DueCause.REOPENED: _("Henvendelsen ble åpnet igjen."),
    DueCause.CLOSED_DAY: _("Kommunens stengte dager er endret."),
    DueCause.MORE_TIME: _("Vi trengte mer tid."),
}

WHY_THAT_DAY = [
    ngettext_lazy("%(days)s virkedag fra %(start)s", "%(days)s virkedager fra %(start)s"),
    ngettext_lazy("%(dates)s er fridag", "%(dates)s er fridager"),
    _(" og "),
]

# What the guard may find in what a neighbour writes.
FOUND = [
    _("noe som ligner et fødselsnummer"),
    _("noe som ligner et kontonummer"),
    _("et telefonnummer"),
    _("en e-postadresse"),
    _("noe som ligner et bilnummer"),
    _("en fødselsdato"),
    _("et bolignummer"),
    _("en nøyaktig adresse"),
    _("en etasje eller en bestemt bolig"),
    _("noe som ligner navnet på en person"),
    _("noe om helse, rus eller straff ved siden av en person eller en bolig"),
    _("noe om hvem boligen er for"),
]
