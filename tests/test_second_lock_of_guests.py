"""What a partner, who works in one project, reaches of the municipality's own: what the project goes by, to read.

Members reach it all: tests/test_second_lock.py.
"""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from config import reach, second_lock
from nabodialog.history.models import Event
from nabodialog.involvement.models import Goal, Strategy
from nabodialog.people.models import Municipality, Person, Role
from nabodialog.projects.models import Project

from .cast import someone
from .door_table import DOORS, NO, OPEN
from .stage import ROLES
from .test_hostile_parameters import shown
from .test_second_lock import (
    BELONGING,
    ELSEWHERE,
    STAFF,
    add_again,
    ask,
    built_stage,  # noqa: F401  a fixture
    names_of,
    rows_of,
    vars_of_an_event,
)

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has doors alone")

MEMBERS_ALONE = [
    "keeping_archived",
    "listening_mailbox",
    "people_membershipinvitation",
    "post_mail",
    "rights_archivepackage",
    "rights_exercise",
]
# And not those where one signs in, which make something new each time.
PAGES = [each for each in STAFF if each in ELSEWHERE or each.name == "desk:my_day"]
PAGES = [each for each in PAGES if DOORS[each.name][ROLES.index("partner")] in {OPEN, NO}]
BY_TABLE = {model._meta.db_table: model for model in BELONGING}


@pytest.fixture
def nordvik(standing_stage):
    return Municipality.objects.get(slug=standing_stage.own["municipality"])


@pytest.fixture
def guest(standing_stage):
    return standing_stage.cast["partner"]


def seen(model, rows):
    table, key = names_of(model)
    return len(ask(f"SELECT {key} FROM {table} WHERE {key} = ANY(%s)", [rows]))


def is_only_read(model, rows, person):
    """All are there, and none can be written."""
    table, key = names_of(model)
    insertion, values = add_again(model, rows[0])
    ask("SET LOCAL session_replication_role = replica")  # the other locks of a table would answer first
    with reach.reaching(person.pk):
        assert seen(model, rows) == len(rows)
        assert ask(f"DELETE FROM {table} WHERE {key} = ANY(%s)", [rows]) == 0
        assert ask(f"UPDATE {table} SET {key} = {key} WHERE {key} = ANY(%s)", [rows]) == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ask(insertion, values)
    return True


@pytest.mark.parametrize("table", MEMBERS_ALONE)
def test_what_no_project_goes_by_is_its_members_alone(table, nordvik, guest):
    model = BY_TABLE[table]
    rows = rows_of(model, nordvik)
    assert rows
    with reach.reaching(guest.pk):
        assert seen(model, rows) == 0


@pytest.mark.parametrize("table", sorted(second_lock.FOLLOWED - {"involvement_strategy"}))
def test_what_a_project_goes_by_is_read_and_not_written(table, nordvik, guest):
    assert is_only_read(BY_TABLE[table], rows_of(BY_TABLE[table], nordvik), guest)


def test_what_hangs_on_it_is_not_written_either(nordvik, guest):
    hours = apps.get_model("people.openinghours")
    assert is_only_read(hours, rows_of(hours, nordvik), guest)


def test_the_municipalitys_strategy_is_read_and_the_projects_own_is_written(nordvik, guest):
    project = Project.objects.get(slug="fjellveien")
    above, _made = Strategy.objects.get_or_create(municipality=nordvik, project=None)
    own, _made = Strategy.objects.get_or_create(municipality=nordvik, project=project)
    goals = [Goal.objects.create(strategy=strategy, text="Alle får vite det først") for strategy in (above, own)]
    with reach.reaching(guest.pk):
        assert Strategy.objects.filter(pk__in=[above.pk, own.pk]).count() == 2
        assert Goal.objects.filter(pk__in=[each.pk for each in goals]).count() == 2
        assert [each.delete()[0] for each in goals] == [0, 1]
    assert is_only_read(Strategy, [above.pk], guest)


def test_history_is_read_of_the_project_and_of_what_one_did_oneself(nordvik, guest, standing_stage):
    project, leader = Project.objects.get(slug="fjellveien"), standing_stage.cast["leader"]
    other = Project.objects.create(municipality=nordvik, slug="et-annet", created_by=leader)
    facts = {**vars_of_an_event(), "municipality": nordvik}
    here, there, ours, mine = (
        Event.objects.create(**{**facts, "by": by, "within_type": place._meta.label_lower, "within_id": place.pk})
        for by, place in ((leader, project), (leader, other), (leader, nordvik), (guest, nordvik))
    )
    events = Event.objects.filter(pk__in=[here.pk, there.pk, ours.pk, mine.pk])
    with reach.reaching(guest.pk):
        assert set(events.all()) == {here, mine}
    with reach.reaching(standing_stage.cast["reader"].pk):
        assert set(events.all()) == {here, there, ours, mine}


def test_whoever_did_something_elsewhere_in_the_municipality_is_not_known_to_a_guest(nordvik, guest):
    gone = someone(Role.LEADER, Municipality.objects.create(name="Vestby", number="9903", slug="vestby"))
    gone.events.create(**vars_of_an_event(), municipality=nordvik)
    with reach.reaching(guest.pk):
        assert not Person.objects.filter(pk=gone.pk).exists()
    project = {"within_type": Project._meta.label_lower, "within_id": Project.objects.get(slug="fjellveien").pk}
    gone.events.create(**{**vars_of_an_event(), **project}, municipality=nordvik)
    with reach.reaching(guest.pk):
        assert Person.objects.filter(pk=gone.pk).exists()


@pytest.mark.once
def test_a_guest_who_answers_for_a_project_sees_all_of_its_pages(guest, standing_stage, browse, settings):
    """As they are without the lock: nothing that one of them shows is missing."""
    Project.objects.filter(slug="fjellveien").update(owner=guest)
    urls = [standing_stage.url(address) for address in PAGES]
    locked = [page_at(url, browse(guest)) for url in urls]
    settings.MEMBER_ROLE = ""
    for url, page in zip(urls, locked, strict=True):
        assert page == page_at(url, browse(guest)), url


def page_at(url, client):
    """What looking at it leaves in history is undone: the next page would tell of it."""
    with transaction.atomic():
        answer = client.get(url)
        page = shown(answer) if "html" in answer.headers.get("Content-Type", "") else b""
        transaction.set_rollback(True)
    return answer.status_code, page
