"""Words that invite, ready to be pasted: from what neighbours can read, and nothing else."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.inviting import Invitation, invitation_to
from nabodialog.involvement.models import Meeting, SignUp
from nabodialog.involvement.publishing import publish_meeting
from nabodialog.projects.models import Audience, Milestone, Project
from nabodialog.projects.publishing import publish


@pytest.fixture
def meeting(project, leader):
    day = timezone.localdate() + timedelta(days=30)
    milestone = Milestone(title="Dialogmøte", planned_on=day, place="Skolen", audience=Audience.NEIGHBOURS)
    wanted = Meeting(about="Vi snakker om gangveien & lys.", notes="Husk kaffe", sign_up=SignUp.OPEN)
    made = plan_meeting(project, wanted, milestone, by=leader)
    publish(project, by=leader, now=timezone.now())
    publish_meeting(made, by=leader, now=timezone.now())
    return Meeting.objects.get(pk=made.pk)


def test_the_words_say_what_when_where_and_how_to_sign_up(meeting):
    words = invitation_to(meeting, timezone.localdate())
    assert words.subject == "Du er invitert: Dialogmøte"
    assert all(
        each in words.email for each in ("gangveien & lys", "Skolen", "Meld deg på", "/nordvik/fjellveien/moter/")
    )
    assert all(each in words.sms for each in ("Nordvik kommune: Dialogmøte", "Skolen", "Meld deg på:"))


def test_what_is_internal_is_not_in_them(meeting):
    assert "kaffe" not in str(invitation_to(meeting, timezone.localdate()))


def test_they_are_in_the_projects_language(meeting):
    Project.objects.update(language="nn")
    assert "Meld deg på" in invitation_to(Meeting.objects.get(), timezone.localdate()).email
    assert "Kor:" in invitation_to(Meeting.objects.get(), timezone.localdate()).email


def test_nobody_is_invited_to_what_is_not_published_or_over(meeting, project, leader):
    other = Milestone(title="Internt", planned_on=date(2030, 1, 1), audience=Audience.NEIGHBOURS)
    assert invitation_to(plan_meeting(project, Meeting(), other, by=leader), timezone.localdate()) is None


def test_the_page_shows_them_and_where_there_are_none_says_why(meeting, browse, reader, project, leader):
    page = browse(reader).get(meeting.url("meeting_invitation")).content.decode()
    assert "Du er invitert: Dialogmøte" in page
    other = Milestone(title="Ikke ute", planned_on=date(2030, 1, 1), audience=Audience.NEIGHBOURS)
    hidden = plan_meeting(project, Meeting(), other, by=leader)
    assert "Naboene kan ikke lese om møtet" in browse(reader).get(hidden.url("meeting_invitation")).content.decode()


@pytest.mark.parametrize(("length", "parts"), [(160, 1), (161, 2), (306, 2), (307, 3)])
def test_a_long_text_message_is_several(length, parts):
    assert Invitation("", "", "x" * length).parts == parts
