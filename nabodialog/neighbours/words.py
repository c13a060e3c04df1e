"""Words of the rooms below that neighbours read, so that this room's catalogue has them in English too."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nabodialog.involvement.models import Aim, Known, MeetingKind
from nabodialog.listening.models import Fate, HowOften
from nabodialog.listening.promise_states import PromiseState
from nabodialog.projects.models import ChangeKind, Influence, Kind, Phase

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
