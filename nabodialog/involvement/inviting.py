"""Words that invite to a meeting, ready for an e-mail or a text message, made of what neighbours can read."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from nabodialog.people.reaching import reachable
from nabodialog.projects.standing import when

from .models import Meeting, SignUp
from .publishing import shown_meeting
from .signing_up import can_sign_up
from .when_and_where import published_date

# What goes in one text message, and in each part of a longer one (GSM 03.38; æ, ø and å are among its letters).
ONE_MESSAGE, EACH_PART = 160, 153


@dataclass(frozen=True)
class Invitation:
    subject: str
    email: str
    sms: str

    @property
    def length(self) -> int:
        return len(self.sms)

    @property
    def parts(self) -> int:
        """How many text messages it is sent, and paid for, as."""
        return 1 if self.length <= ONE_MESSAGE else -(-self.length // EACH_PART)


def invitation_to(meeting: Meeting, today: date) -> Invitation | None:
    """In the project's language. None where neighbours cannot read of the meeting yet, or it is over or cancelled."""
    told, day = shown_meeting(meeting), published_date(meeting)
    if told is None or day is None or day.dropped_on or day.happened_on:
        return None
    project = meeting.project
    page = reverse("neighbours:meeting", args=[project.municipality.slug, project.slug, day.uid])
    with override(project.language):
        values = {
            "municipality": project.municipality,
            "title": day.title,
            "about": told.about,
            "when": when(day),
            "place": day.place,
            "link": settings.SITE_URL + page,
            "signs_up": told.sign_up == SignUp.OPEN and can_sign_up(meeting, today),
            "until": told.sign_up_until,
            "contact": reachable(project.municipality, project.contact_point).contact,
        }
        return Invitation(
            *(
                render_to_string(f"involvement/invitation/{name}.txt", values).strip()
                for name in ("subject", "email", "sms")
            )
        )
