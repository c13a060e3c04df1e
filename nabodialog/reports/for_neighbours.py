"""Sheets that neighbours get. They say what is published, and nothing else: the same rule as for the page."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from nabodialog.involvement.models import Known, SignUp
from nabodialog.involvement.public import MEETING, PublicMeeting
from nabodialog.method.numbers import Number as KnownNumber
from nabodialog.method.numbers import emergency_numbers
from nabodialog.projects.models import Project
from nabodialog.projects.public import PublicMilestone, PublicProject
from nabodialog.projects.standing import bands, coming, when
from nabodialog.projects.supplementing import public_supplements
from nabodialog.ui.bands import Band

from .sending import contact_of, page_of, sender_of
from .sheets import Column, ContactCard, Number, Numbers, Poster, Step, Wall


def contact_card(project: Project, content: PublicProject, _today: date) -> ContactCard:
    numbers = emergency_numbers(content.language)
    return ContactCard(
        language=content.language,
        title=_("Hvem ringer du når?"),
        sender=sender_of(project),
        page_of=page_of(),
        emergency=Numbers(_("Er det fare for liv, helse eller verdier nå?"), as_lines(numbers.emergency)),
        not_urgent=Numbers(_("Det haster, men ingen er i fare"), as_lines(numbers.not_urgent)),
        contact=contact_of(project),
        verified=_("Numrene er sist kontrollert %(date)s.") % {"date": date_format(numbers.verified_on)},
    )


def as_lines(numbers: tuple[KnownNumber, ...]) -> tuple[Number, ...]:
    return tuple(Number(each.number, each.name, each.when) for each in numbers)


def poster(project: Project, content: PublicProject, today: date) -> Poster:
    ahead = coming(content, today)[:3]
    return Poster(
        language=content.language,
        title=content.name,
        sender=sender_of(project),
        page_of=page_of(),
        # In the copy the address of homes that stand alone is empty already.
        place=", ".join(part for part in (content.address, content.area) if part),
        introduction=content.introduction,
        next_title=_("Det neste som skjer") if ahead else "",
        next_lines=tuple(f"{milestone.title}: {when(milestone)}" for milestone in ahead),
        act=_("Les mer og si din mening"),
        contact=contact_of(project),
    )


def date_poster(project: Project, content: PublicProject, shown: PublicMilestone) -> Poster:
    """For one date, and for the meeting that is held on it where that is published too."""
    meeting = published_meeting(project, shown)
    return Poster(
        language=content.language,
        title=shown.title,
        sender=sender_of(project),
        page_of=page_of(),
        place=", ".join(part for part in (when(shown), shown.place) if part),
        introduction=meeting.about if meeting and meeting.about else shown.text,
        next_title=_("Godt å vite"),
        next_lines=tuple(good_to_know(content, meeting)),
        act=_("Les mer, og si fra hvis du trenger noe"),
        contact=contact_of(project),
    )


def published_meeting(project: Project, shown: PublicMilestone) -> PublicMeeting | None:
    found = public_supplements(project, MEETING).get(str(shown.uid))
    return PublicMeeting.model_validate(found) if found else None


def good_to_know(content: PublicProject, meeting: PublicMeeting | None) -> Iterator[str]:
    yield _("Det gjelder «%(project)s».") % {"project": content.name}
    if meeting is None:
        return
    if meeting.sign_up == SignUp.OPEN and meeting.sign_up_until:
        yield _("Meld deg på innen %(date)s.") % {"date": date_format(meeting.sign_up_until)}
    elif meeting.sign_up == SignUp.OPEN:
        yield _("Meld deg på, så vet vi hvor mange vi blir.")
    else:
        yield _("Du trenger ikke melde deg på.")
    ways_in = {
        _("trinnfritt"): meeting.step_free,
        _("teleslynge"): meeting.hearing_loop,
        _("toalett for rullestol"): meeting.accessible_toilet,
    }
    if there := [name for name, known in ways_in.items() if known == Known.YES]:
        yield _("Her er det %(list)s.") % {"list": ", ".join(there)}
    if meeting.accessibility:
        yield meeting.accessibility


def wall(project: Project, content: PublicProject, today: date) -> Wall:
    return Wall(
        language=content.language,
        title=content.name,
        sender=sender_of(project),
        page_of=page_of(),
        lead=_("Slik står det %(date)s") % {"date": date_format(today)},
        columns=tuple(as_column(band) for band in bands(content, today)),
    )


def as_column(band: Band) -> Column:
    steps = tuple(Step(step.text, step.when, step.note) for step in band.steps)
    return Column(band.kind.value, str(band.kind.title), str(band.kind.nothing), steps)
