"""PostgreSQL's own lock: what a signed-in person has no part in is not there for them, also where no door was built."""

from datetime import date, time

import pytest
from django.apps import apps
from django.db import InterfaceError, ProgrammingError, connection, transaction
from django.db.models import ForeignKey, JSONField

from config import reach, second_lock
from nabodialog.history.chaining import seal_waiting
from nabodialog.listening.models import Enquiry, IncomingMail
from nabodialog.people.models import FormerSlug, Municipality, Person
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish

from .door_table import DOORS, PUBLIC, WRONG_SECRET
from .doorless import without_doors
from .doors import addresses
from .stage import Stage
from .stage_hearing import NOW
from .test_canaries import hide_something, is_text
from .test_every_door import NUMBERED

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has doors alone")

EVERY = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
KNOWN_TO_ALL = {Municipality, FormerSlug}  # on the front page, and in old addresses
STAFF = [each for each in addresses() if DOORS.get(each.name) not in {PUBLIC, WRONG_SECRET}]
ELSEWHERE = [each for each in STAFF if {"municipality", "municipality_slug"} & each.gaps.keys()]
MARK = "noens eget"


def way_to_municipality(model, seen=()):
    """Found here anew, so that the lock's own way is not what tells whether it holds."""
    if model is Municipality:
        return "pk"
    keys = [key for key in model._meta.local_fields if isinstance(key, ForeignKey) and not key.null]
    ways = [
        (key.name, way_to_municipality(key.related_model, (*seen, model)))
        for key in keys
        if key.related_model not in seen
    ]
    found = [f"{name}__{way}" for name, way in ways if way]
    return min(found, key=lambda way: way.count("__"), default="")


BELONGING = {model: way for model in EVERY if (way := way_to_municipality(model))}


@pytest.fixture(scope="module")
def built_stage(built_stage, build_once):
    """With a row in every table, in both municipalities."""
    build_once(fill_all)
    return built_stage


def fill_all():
    projects = list(Project.objects.select_related("municipality", "created_by"))
    for project in projects:
        fill(project)
    seal_waiting(NOW)
    for project in projects:
        hide_something(project)


def fill(project):
    municipality, by = project.municipality, project.created_by
    project.keep_former_slug(f"tidligere-{project.slug}")
    municipality.keep_former_slug(f"tidligere-{municipality.slug}")
    municipality.contact_points.first().opening_hours.create(weekday=0, opens=time(8), closes=time(15))
    project.elements.in_use().last().begin(by=by, today=NOW.date())
    publish(project, by=by, now=NOW)
    move_milestone(project.milestones.first(), date(2027, 3, 1), Explanation("Sent"), by=by, now=NOW)


@pytest.fixture
def elsewhere(standing_stage):
    return Municipality.objects.get(slug=standing_stage.foreign["municipality"])


def rows_of(model, municipality):
    return list(model._base_manager.filter(**{BELONGING[model]: municipality.pk}).values_list("pk", flat=True))


def ask(statement, values=()):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def names_of(model):
    return model._meta.db_table, model._meta.pk.column


def add_again(model, pk):
    """A row exactly like one of theirs. Refused before the database sees that it is there already."""
    table, key = names_of(model)
    [row] = ask(f"SELECT row_to_json(t)::text FROM {table} t WHERE {key} = %s", [pk])
    return f"INSERT INTO {table} SELECT * FROM json_populate_record(NULL::{table}, %s::json)", row


def test_every_table_that_is_somebodys_has_its_policy():
    assert BELONGING.keys() | {Person} <= {model for model, rules in second_lock.guarded().items() if rules}


def test_a_table_that_nobody_has_thought_of_is_nobodys(standing_stage, monkeypatch):
    ask("SET CONSTRAINTS ALL IMMEDIATE")
    known, milestone = second_lock.policies, apps.get_model("projects.milestone")
    monkeypatch.setattr(second_lock, "policies", lambda model: {} if model is milestone else known(model))
    ask("DROP POLICY second_lock_all ON projects_milestone")
    ask("ALTER TABLE projects_milestone DISABLE ROW LEVEL SECURITY")
    assert second_lock.unlocked(connection) == ["projects_milestone"]
    second_lock.lock_rows(connection)
    assert second_lock.unlocked(connection) == []
    refused, somebody = pytest.raises(ProgrammingError, match="permission denied"), standing_stage.cast["administrator"]
    with reach.reaching(somebody.pk), refused, transaction.atomic():
        ask("SELECT id FROM projects_milestone")
    ask("GRANT SELECT ON projects_milestone TO nabodialog_member")
    with reach.reaching(somebody.pk):
        assert ask("SELECT id FROM projects_milestone") == []


@pytest.mark.parametrize("model", BELONGING, ids=lambda model: model._meta.db_table)
def test_a_row_of_another_municipality_is_neither_read_nor_written(model, standing_stage, elsewhere):
    rows, (table, key) = rows_of(model, elsewhere), names_of(model)
    assert rows, "the stage has none"
    insertion, values = add_again(model, rows[0])
    ask("SET LOCAL session_replication_role = replica")  # the other locks of a table would answer first
    with reach.reaching(standing_stage.cast["administrator"].pk):
        seen = ask(f"SELECT {key} FROM {table} WHERE {key} = ANY(%s)", [rows])
        assert len(seen) == (len(rows) if model in KNOWN_TO_ALL else 0)
        if model not in KNOWN_TO_ALL:  # which nobody has the right to delete
            assert ask(f"DELETE FROM {table} WHERE {key} = ANY(%s)", [rows]) == 0
        if model is not FormerSlug:  # one that was left may be taken over, but not given away
            assert ask(f"UPDATE {table} SET {key} = {key} WHERE {key} = ANY(%s)", [rows]) == 0
        refused = "permission denied" if model is Municipality else "row-level security"
        with pytest.raises(ProgrammingError, match=refused), transaction.atomic():
            ask(insertion, values)


@pytest.mark.parametrize("model", BELONGING, ids=lambda model: model._meta.db_table)
def test_ones_own_rows_are_all_there(model, standing_stage):
    rows, (table, key) = rows_of(model, Municipality.objects.get(slug="nordvik")), names_of(model)
    with reach.reaching(standing_stage.cast["administrator"].pk):
        assert len(ask(f"SELECT {key} FROM {table} WHERE {key} = ANY(%s)", [rows])) == len(rows)


def test_a_partner_reaches_one_project_and_no_other(standing_stage):
    project = Project.objects.get(slug="fjellveien")
    beside = Project.objects.create(municipality=project.municipality, slug="et-annet", created_by=project.created_by)
    with reach.reaching(standing_stage.cast["partner"].pk):
        assert set(Project.objects.values_list("pk", flat=True)) == {project.pk}
    with reach.reaching(standing_stage.cast["reader"].pk):
        assert set(Project.objects.values_list("pk", flat=True)) == {project.pk, beside.pk}


@pytest.mark.parametrize("named", ["mfa.authenticator", "people.identity", "people.signin", "account.emailaddress"])
def test_what_a_colleague_signs_in_with_is_not_ones_own_to_touch(named, standing_stage):
    owner, colleague = standing_stage.cast["administrator"], standing_stage.cast["leader"]
    model = apps.get_model(named)
    row, (table, key) = signing_in_row(model, owner), names_of(model)
    insertion, values = add_again(model, row.pk)
    with reach.reaching(colleague.pk):
        assert ask(f"SELECT {key} FROM {table} WHERE {key} = %s", [row.pk]) == []
        assert ask(f"UPDATE {table} SET {key} = {key} WHERE {key} = %s", [row.pk]) == 0
        assert ask(f"DELETE FROM {table} WHERE {key} = %s", [row.pk]) == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            ask(insertion, values)
    with reach.reaching(owner.pk):
        assert ask(f"DELETE FROM {table} WHERE {key} = %s", [row.pk]) == 1


def signing_in_row(model, person):
    facts = {
        "authenticator": {"user": person, "type": "webauthn", "data": {}},
        "identity": {"person": person, "issuer": "https://innlogging.example", "subject": "et-navn"},
        "signin": {"person": person, "at": NOW, "way": "password", "came_in": False},
        "emailaddress": {"user": person, "email": "en-til@nordvik.example"},
    }
    return model.objects.create(**facts[model._meta.model_name])


def test_a_colleague_is_seen_but_written_by_nobody_else(standing_stage):
    owner = standing_stage.cast["administrator"]
    with reach.reaching(standing_stage.cast["leader"].pk):
        assert Person.objects.filter(pk=owner.pk).exists()
        assert Person.objects.filter(pk=owner.pk).update(password="en-annens") == 0
    with reach.reaching(owner.pk):
        assert Person.objects.filter(pk=owner.pk).update(name="Et nytt navn") == 1


def beside(enquiry):
    """The same enquiry, in another project of the municipality."""
    ask("SET LOCAL session_replication_role = replica")  # one that begins, begins as received
    here = enquiry.project
    other = Project.objects.create(municipality=here.municipality, slug="et-annet", created_by=here.created_by)
    twin = Enquiry.objects.get(pk=enquiry.pk)
    twin.pk, twin.project, twin.code = None, other, "ETANNET"
    twin.save()
    return twin


def test_a_mail_is_within_a_partners_reach_where_its_enquiry_is_and_nowhere_else(standing_stage):
    near = Enquiry.objects.filter(project__slug="fjellveien").first()
    facts = {"municipality": near.project.municipality, "kind": "written", "received_at": NOW}
    here = IncomingMail.objects.create(**facts, digest="her", enquiry=near)
    there = IncomingMail.objects.create(**facts, digest="der", enquiry=beside(near))
    nowhere = IncomingMail.objects.create(**facts, digest="ingen steder")
    guessed = IncomingMail.objects.create(**facts, digest="kanskje her", suggestion=near)
    mails = IncomingMail.objects.filter(pk__in=[here.pk, there.pk, nowhere.pk, guessed.pk])
    with reach.reaching(standing_stage.cast["partner"].pk):
        assert set(mails.all()) == {here}
    with reach.reaching(standing_stage.cast["reader"].pk):
        assert set(mails.all()) == {here, there, nowhere, guessed}


def test_a_person_of_another_municipality_is_known_only_by_what_they_did_here(standing_stage, elsewhere):
    leader, outsider = standing_stage.cast["leader"], standing_stage.cast["outsider"]
    with reach.reaching(leader.pk):
        assert not Person.objects.filter(pk=outsider.pk).exists()
    outsider.events.create(**vars_of_an_event(), municipality_id=leader.memberships.get().municipality_id)
    with reach.reaching(leader.pk):
        assert Person.objects.filter(pk=outsider.pk).exists()
        assert Person.objects.filter(pk=outsider.pk).update(name="En annen") == 0


def vars_of_an_event():
    thing = {f"{what}_{part}": value for what in ("thing", "within") for part, value in (("type", "x"), ("id", 1))}
    return {"at": "2026-03-02T12:00Z", "verb": "changed", **thing}


def test_whoever_is_not_named_reaches_nothing_and_afterwards_all_is_as_before(standing_stage):
    everything = Project.objects.count()
    with reach.reaching(""):
        assert Project.objects.count() == 0
    assert Project.objects.count() == everything > 0


def test_a_connection_that_was_not_told_who_asks_answers_nothing(standing_stage, monkeypatch):
    with reach.reaching(standing_stage.cast["leader"].pk):
        monkeypatch.setattr(connection.execute_wrappers[-1], "session", object())
        with pytest.raises(InterfaceError, match="not been told"):
            Project.objects.count()


def test_to_lock_again_changes_nothing_and_a_policy_that_is_gone_comes_back(standing_stage):
    ask("SET CONSTRAINTS ALL IMMEDIATE")
    ask("DROP POLICY second_lock_all ON projects_milestone")
    with connection.cursor() as cursor:
        assert second_lock.standing("projects_milestone", cursor) == {}
    second_lock.lock_rows(connection)
    with connection.cursor() as cursor:
        assert second_lock.standing("projects_milestone", cursor).keys() == {"second_lock_all"}


# Through the pages, with no doors --------------------------------------------------------------
def texts_of(model):
    texts = [field for field in model._meta.concrete_fields if is_text(field) and not isinstance(field, JSONField)]
    free = [field for field in texts if not (field.unique or field.name in {"slug", "code"})]
    return [field.attname for field in free if (field.max_length or 99) > len(MARK)]


@pytest.fixture
def doorless(standing_stage, elsewhere, monkeypatch):
    """Their texts carry a mark, and nobody asks who may see them."""
    ask("SET LOCAL session_replication_role = replica")
    for model in BELONGING.keys() - KNOWN_TO_ALL:
        for name in texts_of(model):
            theirs = model._base_manager.filter(pk__in=rows_of(model, elsewhere))
            theirs.exclude(**{name: ""}).update(**{name: MARK})
    without_doors(monkeypatch)
    return Stage(standing_stage.cast, standing_stage.foreign, standing_stage.own)


def everything_of(municipality):
    """All that is theirs, as one number for each table."""
    found = {}
    for model in BELONGING:
        table, key = names_of(model)
        summed = f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {table} t WHERE {key} = ANY(%s)"
        found[model] = ask(summed, [rows_of(model, municipality)])
    return found


def test_with_no_doors_at_all_nothing_of_another_municipality_is_shown_or_changed(doorless, elsewhere, browse):
    before, leader = everything_of(elsewhere), browse(doorless.cast["leader"])
    leader.raise_request_exception = False
    for address in ELSEWHERE:
        for deed in (leader.get, leader.post):
            answer = deed(doorless.url(address))
            assert "slug" not in address.gaps or answer.status_code in {404, 405}, address.name
            assert MARK.encode() not in b"".join(answer), address.name
    assert everything_of(elsewhere) == before


def test_with_no_doors_their_numbers_are_not_found_under_ones_own_address(standing_stage, monkeypatch, browse):
    without_doors(monkeypatch)
    leader = browse(standing_stage.cast["leader"])
    for address in [each for each in NUMBERED if each in ELSEWHERE]:
        for deed in (leader.get, leader.post):
            assert deed(standing_stage.url(address, foreign=True)).status_code in {404, 405}, address.name


def test_without_the_lock_the_same_pages_are_open(doorless, browse, settings):
    """So that the tests above are known to see what they look for."""
    settings.MEMBER_ROLE = ""
    page = next(each for each in ELSEWHERE if each.name == "projects:milestone")
    own_address = Stage(doorless.cast, doorless.foreign, doorless.own).url(page, foreign=True)
    for url in (doorless.url(page), own_address):
        assert MARK.encode() in browse(doorless.cast["leader"]).get(url).content


def test_without_its_policy_a_table_is_seen_through(standing_stage, elsewhere):
    ask("DROP POLICY second_lock_all ON projects_milestone")
    ask("CREATE POLICY everything ON projects_milestone USING (true)")
    rows = rows_of(apps.get_model("projects.milestone"), elsewhere)
    with reach.reaching(standing_stage.cast["leader"].pk):
        assert ask("SELECT id FROM projects_milestone WHERE id = ANY(%s)", [rows])
