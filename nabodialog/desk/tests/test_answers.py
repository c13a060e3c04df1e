"""Who waits for a word from whom, on the day's page and on the municipality's."""

from datetime import UTC, date, datetime

import pytest

from nabodialog.desk.answers import answers_of
from nabodialog.listening.handling import take
from nabodialog.listening.receiving import Said, receive
from nabodialog.people.models import Membership, Role
from nabodialog.projects.models import Project

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATE, SOON, EARLY = date(2026, 3, 10), date(2026, 3, 6), date(2026, 3, 3)


@pytest.fixture
def enquiry(project, member):
    made = receive(project, Said("Når begynner dere?"), now=MONDAY)
    take(made, by=member, now=MONDAY)
    return made


@pytest.mark.parametrize(("today", "late", "needs"), [(LATE, True, True), (SOON, False, True), (EARLY, False, False)])
def test_my_own_are_there_with_how_much_they_hurry(enquiry, member, today, late, needs):
    (mine,) = answers_of(member, today).mine
    assert (mine.enquiry, mine.is_late, mine.needs_word) == (enquiry, late, needs)


def test_who_leads_sees_what_others_are_late_with(enquiry, leader):
    assert [each.enquiry for each in answers_of(leader, LATE).late_for_others] == [enquiry]
    assert not answers_of(leader, SOON)


def test_one_who_may_only_read_sees_nothing(enquiry, member):
    Membership.objects.filter(person=member).update(role=Role.READER)
    assert not answers_of(member, LATE)


def test_an_owner_from_outside_sees_nothing(enquiry, outsider):
    Project.objects.update(owner=outsider)
    assert not answers_of(outsider, LATE)


def test_the_municipality_counts_them_for_those_who_write(enquiry, browse, member, reader):
    assert "Venter på svar" in browse(member).get("/arbeid/nordvik/").text
    assert "Venter på svar" not in browse(reader).get("/arbeid/nordvik/").text


def test_my_day_offers_a_word_on_the_way(enquiry, browse, member):
    page = browse(member).get("/arbeid/").text
    assert f"{enquiry.get_absolute_url()}forelopig/" in page
