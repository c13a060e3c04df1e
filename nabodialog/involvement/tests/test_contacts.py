"""The contact log: written in half a minute, or by itself; and who has not heard from us."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.addresses.keeping import keep_address_list
from nabodialog.involvement.contacting import log_contact
from nabodialog.involvement.convening import hold_meeting, plan_meeting
from nabodialog.involvement.lettering import note_posting
from nabodialog.involvement.models import (
    AddressList,
    Attendance,
    Channel,
    Contact,
    Meeting,
    Posting,
    Stakeholder,
)
from nabodialog.projects.models import Milestone

TODAY = date(2026, 3, 2)


@pytest.fixture
def log(project):
    return f"{project.get_absolute_url()}kontaktlogg/"


@pytest.fixture
def school(project):
    return project.stakeholders.create(kind="school", name="Skolen")


@pytest.fixture
def spoke(project, leader):
    def spoken(group, on):
        return Contact.objects.create(project=project, stakeholder=group, on=on, purpose="Prat", by=leader)

    return spoken


def names(groups):
    return [group.name for group in groups]


def test_a_contact_is_written_with_three_facts(browse, member, log, school):
    form = {"on": "2026-03-02", "channel": "phone", "purpose": "Skoleveien", "stakeholder": school.pk, "revision": 1}
    assert browse(member).post(f"{log}ny/", form).status_code == 302
    written = Contact.objects.get()
    assert (written.by, written.stakeholder, Event.objects.about(written).get().verb) == (member, school, Verb.ADDED)
    assert "Skoleveien" in browse(member).get(log).text


def test_a_contact_cannot_be_ahead_of_today(browse, member, log):
    ahead = localdate() + timedelta(days=1)
    answer = browse(member).post(f"{log}ny/", {"on": ahead, "channel": "phone", "purpose": "Prat", "revision": 1})
    assert (answer.status_code, Contact.objects.exists()) == (422, False)
    assert "Dagen kan ikke være etter i dag." in answer.text


def test_those_who_write_know_that_it_may_be_read(browse, member, log):
    assert "De kan be om å få lese dette." in browse(member).get(f"{log}ny/").text


def test_two_who_change_the_same_contact_lose_nothing(browse, leader, member, log, school, spoke):
    url, form = f"{log}{spoke(school, TODAY).pk}/endre/", {"on": "2026-03-02", "channel": "door", "revision": 1}
    assert browse(leader).post(url, {**form, "purpose": "Gangveien"}).status_code == 302
    assert browse(member).post(url, {**form, "purpose": "Gjerdet"}).status_code == 409
    assert Contact.objects.get().purpose == "Gangveien"


def test_a_meeting_that_was_held_is_logged_for_the_groups_that_came(project, leader, school):
    absent = project.stakeholders.create(kind="parents", name="FAU")
    milestone = Milestone(title="Åpent møte", planned_on=TODAY, place="Skolen")
    meeting = plan_meeting(project, Meeting(), milestone, by=leader)
    came = [Attendance(stakeholder=school, label="Skolen", number=7)]
    hold_meeting(meeting, TODAY, [*came, Attendance(stakeholder=absent, label="FAU", number=0)], by=leader)
    logged = Contact.objects.get()
    assert (logged.stakeholder, logged.on, logged.purpose, logged.channel) == (school, TODAY, "Åpent møte", "meeting")


def test_what_is_counted_anew_is_logged_anew_and_not_twice(project, leader, school):
    meeting = plan_meeting(project, Meeting(), Milestone(title="Møte", planned_on=TODAY), by=leader)
    for number in (7, 8):
        hold_meeting(meeting, TODAY, [Attendance(stakeholder=school, label="Skolen", number=number)], by=leader)
    assert Contact.objects.count() == 1
    hold_meeting(meeting, TODAY, [], by=leader)
    assert not Contact.objects.exists()


def test_letters_that_were_sent_are_a_contact_with_the_group_of_their_list(project, leader, school):
    facts = {"name": "Rundt skolen", "purpose": "Brev", "imported_at": timezone.now(), "delete_on": date(2099, 1, 1)}
    kept = keep_address_list(AddressList(project=project, stakeholder=school, imported_by=leader, **facts), [])
    letter = project.letters.create(kind="invitation", title="Åpent hus", text="Velkommen", written_by=leader)
    letter.print_runs.create(addresses=kept, title="Åpent hus", text="Velkommen", by=leader, at=timezone.now())
    note_posting(Posting(letter=letter, on=TODAY, number=40), by=leader, now=timezone.now())
    logged = school.contacts.get()
    assert (logged.channel, logged.purpose, logged.on) == (Channel.LETTER, "Åpent hus", TODAY)


def test_a_group_that_has_not_heard_from_us_is_named(project, school, spoke):
    heard = project.stakeholders.create(kind="parents", name="FAU")
    spoke(school, TODAY - timedelta(weeks=8, days=1))
    spoke(heard, TODAY - timedelta(weeks=8))
    project.stakeholders.create(kind="other", name="Aldri hørt")
    project.stakeholders.create(kind="other", name="Vil ikke", permission="no")
    assert names(project.stakeholders.unheard(TODAY)) == ["Aldri hørt", "Skolen"]


def test_how_long_is_long_is_for_each_project_to_say(browse, leader, project, school, spoke):
    spoke(school, TODAY - timedelta(weeks=3))
    browse(leader).post(f"{project.get_absolute_url()}malgrupper/rytme/", {"weeks": 2, "revision": 1})
    assert names(Stakeholder.objects.unheard(TODAY)) == ["Skolen"]
    refused = browse(leader).post(f"{project.get_absolute_url()}malgrupper/rytme/", {"weeks": 0, "revision": 2})
    assert (refused.status_code, project.contact_rhythm.weeks) == (422, 2)


def test_how_a_group_is_reached_must_be_confirmed_within_a_year(browse, leader, project, school):
    project.stakeholders.update(reached_by="Rektor", confirmed_on=TODAY - timedelta(days=366))
    assert names(project.stakeholders.unconfirmed(TODAY)) == ["Skolen"]
    browse(leader).post(f"{school.get_absolute_url()}bekreft/")
    assert not project.stakeholders.unconfirmed(TODAY)


def test_nothing_is_sent_to_those_who_said_no(project, school):
    project.stakeholders.create(kind="other", name="Vil ikke", permission="no")
    assert names(project.stakeholders.reachable()) == ["Skolen"]


def test_the_same_source_is_logged_once(project, leader, school):
    for purpose in ("Møte", "Møte på nytt"):
        log_contact(project, on=TODAY, channel=Channel.WALK, purpose=purpose, source="walk:1", by=leader)
    assert Contact.objects.get().purpose == "Møte på nytt"


def test_a_long_log_is_shown_page_by_page_and_asks_as_often(
    browse, leader, log, project, school, django_assert_max_num_queries
):
    facts = {"project": project, "stakeholder": school, "on": TODAY, "by": leader}
    Contact.objects.bulk_create(Contact(purpose=f"Prat {n}", **facts) for n in range(200))
    client = browse(leader)
    with django_assert_max_num_queries(13):
        assert client.get(log).text.count("Prat ") == 50
    assert "Prat 9" in client.get(f"{log}?side=4&gruppe={school.pk}").text
