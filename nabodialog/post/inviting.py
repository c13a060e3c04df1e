"""The calendar entry that goes along with a letter, addressed to the one who signed up (RFC 5546)."""

from datetime import UTC, datetime
from email.utils import parseaddr

from django.conf import settings
from icalendar import vCalAddress, vText

from nabodialog.involvement.models import Notice, Occasion, Registration
from nabodialog.people.models import ContactPoint
from nabodialog.projects.calendar_entries import empty_calendar, event_of
from nabodialog.projects.public import PublicMilestone

from .writing import Calendar

REQUEST, CANCEL = "REQUEST", "CANCEL"
METHODS = {
    Occasion.RECEIPT: REQUEST,
    Occasion.PLACE: REQUEST,
    Occasion.CHANGE: REQUEST,
    Occasion.CANCELLATION: CANCEL,
    Occasion.WITHDRAWAL: CANCEL,
}


def invitation(
    notice: Notice, milestone: PublicMilestone, contact: ContactPoint | None, page: str, now: datetime
) -> Calendar | None:
    """None for whoever waits, and where nothing in a calendar changes."""
    registration, method = notice.registration, METHODS.get(Occasion(notice.occasion))
    if method is None or registration.place_at is None:
        return None
    file, event = empty_calendar(method), event_of(milestone, page, now.astimezone(UTC))
    event["sequence"] = sequence_for(registration, milestone)
    if method == CANCEL:
        event["status"] = vText("CANCELLED")
    organiser = vCalAddress(f"mailto:{contact.email if contact else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    if contact:
        organiser.params["CN"] = vText(contact.name)
    attendee = vCalAddress(f"mailto:{registration.email}")
    attendee.params["PARTSTAT"] = vText("ACCEPTED" if method == REQUEST else "DECLINED")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("organizer", organiser, encode=False)
    event.add("attendee", attendee, encode=False)
    file.add_component(event)
    return Calendar(method, file.to_ical().decode())


def sequence_for(registration: Registration, milestone: PublicMilestone) -> int:
    """Rises with what neighbours read, and each time this person withdraws or comes back."""
    same = Registration.objects.filter(meeting=registration.meeting_id, email=registration.email)
    left = same.exclude(withdrawn_at=None).exclude(pk=registration.pk).count()
    return milestone.sequence + 2 * left + (1 if registration.withdrawn_at else 0)
