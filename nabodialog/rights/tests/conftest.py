from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image

from nabodialog.involvement.models import Contact, Needs, Registration
from nabodialog.keeping.models import Archived
from nabodialog.lib.pictures import rebuilt_photo
from nabodialog.listening.following import FollowWish, confirm_following, follow
from nabodialog.listening.handling import Became, add_more, answer, write_note
from nabodialog.listening.mailing import Arrived, Thread, keep_mail
from nabodialog.listening.models import Enquiry, Outcome
from nabodialog.listening.receiving import Said, receive
from nabodialog.post.models import Mail, Told
from tests.stage_talking import meet

EMAIL, OTHER = "kanari@epost.example", "annen@epost.example"


@pytest.fixture
def now():
    return datetime(2026, 3, 2, 9, tzinfo=UTC)


def photo():
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG")
    file.seek(0)
    return rebuilt_photo(file)


def confirm_archived(enquiry, at):
    facts = {"thing_type": "listening.enquiry", "thing_id": enquiry.pk, "reference": "26/1"}
    Archived.objects.create(municipality=enquiry.project.municipality, exported_at=at, confirmed_at=at, **facts)


@pytest.fixture
def answered(project, leader, now):
    said = Said(f"Ring {OTHER}, eller meg på {EMAIL}.", email=EMAIL, phone="412 34 567", photos=(photo(),))
    made = receive(project, said, now=now)
    add_more(made, f"Jeg er {EMAIL}", uuid4(), now=now)
    write_note(made, f"Snakket med {EMAIL.upper()}", by=leader, now=now)
    answer(made, f"Hei, {EMAIL}", Became(Outcome.CANNOT, f"Fordi {EMAIL}"), by=leader, now=now + timedelta(days=1))
    return Enquiry.objects.get(pk=made.pk)


@pytest.fixture
def everywhere(answered, project, leader, now):
    """Someone who has done all that a neighbour can, and is mentioned by staff."""
    receive(project, Said(f"Uten svar ennå, {EMAIL}", email=EMAIL), now=now)
    confirm_following(follow(project, FollowWish(EMAIL), now=now), now=now)
    meet(project, leader)
    signed_up = {"email": EMAIL, "companions": 2, "language": "nb", "created_at": now, "place_at": now}
    meeting = project.milestones.exclude(meeting=None).first().meeting
    made = Registration.objects.create(meeting=meeting, form_key=uuid4(), **signed_up)
    Needs.objects.create(registration=made, wheelchair=True)
    arrived = Arrived("d" * 64, f"From: {EMAIL}".encode(), text=f"Hei fra {EMAIL}", sender=EMAIL, received_at=now)
    keep_mail(project.municipality, arrived, Thread(), now=now)
    for key, sent in (("sent", now), ("waits", None)):
        facts = {"name": Told.RECEIPT, "recipient": EMAIL, "text": f"Til {EMAIL}", "created_at": now, "next_at": now}
        Mail.objects.create(municipality=project.municipality, key=key, sent_at=sent, **facts)
    raised = f"{EMAIL} ringte fra 41 23 45 67 og fortalte om {OTHER}"
    Contact.objects.create(project=project, on=date(2026, 3, 1), purpose="Samtale", raised=raised, by=leader)
