from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.timezone import localtime

from nabodialog.desk.demo.cases import read_cases
from nabodialog.desk.demo.staging import load_case
from nabodialog.history.models import Event, Verb
from nabodialog.involvement.models import StatutoryStep
from nabodialog.listening.models import Enquiry, EnquiryChannel, EnquiryContact, EnquiryKind
from nabodialog.listening.states import State
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.models import Change, ItemState, Project, Publication
from nabodialog.projects.public import public_content


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return run_demo


def run_demo():
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def test_the_demo_plays_two_real_cases_and_a_municipality_that_has_not_begun(demo):
    demo()
    published = Project.objects.published().values_list("municipality__slug", "slug")
    assert set(published) == {("tromso", "smahus"), ("stavanger", "boligblokka")}
    assert Municipality.objects.get(slug="fjordvik").projects.count() == 0


def test_neighbours_have_said_something_of_every_kind_and_it_stands_everywhere(demo):
    demo()
    said = Enquiry.objects.all()
    assert {each.kind for each in said} == set(EnquiryKind)
    assert {each.state for each in said} == set(State)
    assert {each.channel for each in said} == set(EnquiryChannel)
    assert not EnquiryContact.objects.exclude(name="", email="").exists()


def test_running_the_demo_again_changes_nothing(demo):
    first = demo()
    counts = (Event.objects.count(), Person.objects.count(), Change.objects.count())
    assert demo() == first
    assert (Event.objects.count(), Person.objects.count(), Change.objects.count()) == counts


MONDAY_PAST_MIDNIGHT = datetime(2026, 11, 22, 23, 5, tzinfo=UTC)  # as the clock is in Norway
SUNDAY, WEDNESDAY = datetime(2026, 11, 22, 13, tzinfo=UTC), datetime(2026, 5, 13, 9, tzinfo=UTC)


@pytest.mark.parametrize("now", [MONDAY_PAST_MIDNIGHT, SUNDAY, WEDNESDAY])
def test_the_demos_deeds_were_done_in_office_hours_in_the_past(db, now):
    load_case(read_cases()[-1], password="tre naboer", now=now)
    at = [localtime(moment) for moment in [*values(Event), *values(Publication), *values(Change)]]
    assert max(at) <= now
    assert {moment.weekday() for moment in at} <= set(range(5))
    assert {moment.hour for moment in at} <= set(range(8, 16))
    assert len({moment.time() for moment in at}) > len(at) // 3


def values(model):
    return model.objects.values_list("at", flat=True)


def test_work_in_the_demo_is_told_in_the_order_it_was_done(db):
    load_case(read_cases()[-1], password="tre naboer", now=MONDAY_PAST_MIDNIGHT)
    verbs = list(Event.objects.order_by("at", "pk").values_list("verb", flat=True))
    assert verbs[0] == Verb.STARTED
    assert verbs.index(Verb.PUBLISHED) < verbs.index(Verb.ANNOUNCED)


def test_the_matrix_is_in_use(demo):
    demo()
    for project in Project.objects.published():
        rows = [row for element in project.elements.all() for row in element.rows.all() if row.is_filled_in]
        assert any(row.evidence for row in rows)


def test_each_case_has_told_its_neighbours_of_one_delay(demo):
    demo()
    for project in Project.objects.published():
        content = public_content(project)
        assert [change.kind for change in content.changes] == ["moved"]
        assert content.changes[0].waiting_time


def test_the_small_houses_show_no_address_and_the_block_no_less_than_its_area(demo):
    demo()
    assert public_content(Project.objects.get(slug="smahus")).address == ""
    assert public_content(Project.objects.get(slug="boligblokka")).area


def test_each_role_signs_in_with_what_is_printed(demo, client):
    printed = demo()
    password = printed.split("demokontoer: ")[1].split()[0]
    emails = [word for word in printed.split() if "@" in word]
    assert len(emails) == 10
    for email in emails:
        assert client.login(email=email, password=password), email


def test_checklists_have_every_kind_of_line(demo):
    demo()
    states = set(Project.objects.values_list("elements__items__state", flat=True))
    assert {ItemState.DONE, ItemState.DOING, ItemState.OPEN} <= states


def test_one_case_has_statutory_steps_and_the_other_has_none_which_is_normal(demo):
    demo()
    notice = StatutoryStep.objects.get(kind="neighbour-notice")
    assert (notice.project.slug, notice.milestone.planned_on) == ("smahus", notice.planned_on)
    assert not StatutoryStep.objects.filter(project__municipality__slug="stavanger").exists()
