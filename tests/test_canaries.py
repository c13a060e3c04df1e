"""A mark in every private text field of every table, and none of them in any byte that leaves the municipality.

What is public is named here, field by field: a new field is private until somebody adds it to the list, and sees to it
that it may be.
"""

from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.models import Q
from django.utils import timezone

from nabodialog.history.chaining import seal_waiting
from nabodialog.history.triggers import ALL_UNLOCKS
from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.models import Meeting
from nabodialog.involvement.plan_publishing import publish_plan
from nabodialog.listening.heard_publishing import publish_heard
from nabodialog.listening.models import Promise
from nabodialog.listening.promise_publishing import publish_promises
from nabodialog.listening.triggers import PROMISE_LOCKS, unlocks
from nabodialog.people.models import ContactPoint, Municipality, Person, Role, SignIn
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.models import Audience, Element, Mandate, Milestone, Project, PublishingRequest
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.projects.starting import start_project

from .public_bytes import public_bytes, public_papers
from .stage import furnish
from .stage_running import work_beside
from .stage_signing_in import sign_in_somewhere
from .stage_talking import publish_meetings

ALWAYS = Q()
PUBLISHED = Q(publication__isnull=False)
IN_PUBLISHED = Q(project__publication__isnull=False)
SEVERAL_HOMES = PUBLISHED & Q(homes__gt=1) & ~Q(kind="small_house")
FOR_NEIGHBOURS = IN_PUBLISHED & Q(audience=Audience.NEIGHBOURS)
IN_USE = IN_PUBLISHED & Q(shown_to_neighbours=True, skip=None)
SHOWN = IN_PUBLISHED & Q(shown_to_neighbours=True)
MEETING = Q(milestone__project__publication__isnull=False, milestone__audience=Audience.NEIGHBOURS)
OF_MEETING = Q(meeting__milestone__project__publication__isnull=False, meeting__milestone__audience=Audience.NEIGHBOURS)
IN_MEETING = OF_MEETING & Q(openness="open")
IN_PLAN = Q(plan__project__publication__isnull=False, shown_to_neighbours=True)
NAMED_IN_PLAN = IN_PUBLISHED & Q(plan_lines__shown_to_neighbours=True)
TOLD = IN_PUBLISHED & ~Q(summary="") & ~Q(answer="")
PROMISED = Q(promise__project__publication__isnull=False)

# What may leave, and for which rows.
PUBLIC = {
    "people.municipality": {
        ALWAYS: "name number slug accent website introduction privacy_officer accessibility_statement"
    },
    "people.contactpoint": {ALWAYS: "name phone email deputy_name deputy_phone address note"},
    "people.logo": {ALWAYS: "digest"},
    "people.closedday": {ALWAYS: "reason"},
    "projects.project": {PUBLISHED: "name slug area introduction"} | {SEVERAL_HOMES: "address"},
    "projects.influenceitem": {IN_PUBLISHED: "subject reason decided_by"},
    "projects.element": {IN_USE: "own_name own_neighbour_text"},
    "projects.milestone": {FOR_NEIGHBOURS: "title text place"},
    "projects.change": {IN_PUBLISHED: "label explanation waiting_time old new"},
    "projects.mandate": {SHOWN: "title organisation responsibility"},
    "projects.publication": {Q(shown_by__isnull=False): "content"},
    "involvement.meeting": {MEETING: "about accessibility"},
    "involvement.agendaitem": {IN_MEETING: "title text question answer decision follow_up"},
    "involvement.minutes": {OF_MEETING: "summary"},
    "involvement.attendance": {OF_MEETING: "label"},
    "involvement.plan": {IN_PUBLISHED: "introduction"},
    "involvement.planline": {IN_PLAN: "themes"},
    "listening.promise": {IN_PUBLISHED: "words to_whom explanation"},
    "listening.formerdate": {PROMISED: "reason"},
    "listening.promisecheck": {PROMISED: "note"},
    "listening.theme": {TOLD: "name", IN_PUBLISHED: "summary answer"},
    "involvement.stakeholder": {NAMED_IN_PLAN: "name"},
    "projects.supplement": {IN_PUBLISHED & Q(replaced_at=None, withdrawn_at=None): "content"},
}
# Not texts, but names of things in code, of the method's parts and of Django's own tables; and numbers of rows.
NAMES = {
    "lines",
    "method_id",
    "method_version",
    "part",
    "format",
    "thing_type",
    "within_type",
    "room",
    "key",
    "path",
    "topic_id",
}
FRAMEWORK = {"auth", "contenttypes"}
MARK, SHORT_MARK = "KANARI", "zq"


def is_text(field):
    text = isinstance(field, (models.CharField, models.TextField, models.JSONField))
    return text and not (field.choices or field.primary_key or field.name in NAMES)


def text_fields():
    for model in apps.get_models():
        if model._meta.app_label not in FRAMEWORK:
            yield from ((model, field) for field in model._meta.concrete_fields if is_text(field))


def public_rows(model, field):
    """Which rows this field is public in; None where it is private in all."""
    named = PUBLIC.get(model._meta.label_lower, {})
    return next((rows for rows, names in named.items() if field.name in names.split()), None)


def mark_of(number, field):
    """One that has room in the field, also where each row must have its own."""
    has_room = field.max_length is None or field.max_length >= len(MARK) + 6
    return f"{MARK if has_room else SHORT_MARK}{number:03}"


def is_one_of_a_kind(model, field):
    """Alone, or together with others that are marked too."""
    together = [each.fields for each in model._meta.constraints if isinstance(each, models.UniqueConstraint)]
    return field.unique or isinstance(field, models.EmailField) or any(field.name in names for names in together)


def plant(model, field, mark):
    """The mark in one field of every row where it is private. Tells how many they are."""
    public, rows = public_rows(model, field), model._base_manager.all()
    private = rows if public is None else rows.exclude(pk__in=rows.filter(public).values("pk"))
    for number, row in enumerate(private):
        value = f"{mark}x{number}" if is_one_of_a_kind(model, field) else mark
        if isinstance(field, models.JSONField):
            value = {**getattr(row, field.name), "introduction": mark}
        rows.filter(pk=row.pk).update(**{field.attname: value})
    return len(private)


@pytest.fixture
def projects(db, settings, tmp_path, client):
    """The demo, and beside it a draft and a project that was withdrawn, with everything a project may have."""
    settings.VAR_DIR = tmp_path
    call_command("demo", stdout=StringIO())
    client.force_login(Person.objects.first())  # a session
    published = list(Project.objects.published())
    work_beside()
    sign_in_somewhere(published[0].municipality)
    SignIn.objects.filter(came_in=False).delete()  # has no session in which a mark could stand
    seal_waiting(timezone.now())
    for name in ("utkast", "trukket"):
        hide_something(start_another(name))
    for project in published:
        hide_something(project)
    # Each promise has what shows that it is done, so that a mark may stand there.
    shown = {"evidence": "Bilde", "evidence_on": date(2026, 3, 2), "evidence_by": Person.objects.first()}
    Promise.objects.filter(evidence_on=None).update(**shown)
    with connection.cursor() as cursor:
        for statement in ALL_UNLOCKS[connection.vendor]:
            cursor.execute(statement)
        for table, refusals in PROMISE_LOCKS.items():
            for statement in unlocks(table, refusals)[connection.vendor]:
                cursor.execute(statement)
    return list(Project.objects.select_related("municipality"))


def start_another(name):
    place = Municipality.objects.create(name=name, slug=name, number=f"99{len(name):02}")
    leader = Person.objects.create_user(f"leder@{name}.example", None, name="Leder")
    place.former_slugs.create(slug=f"gamle-{name}")
    place.memberships.create(person=leader, role=Role.LEADER)
    leader.emailaddress_set.create(email=leader.email).emailconfirmation_set.create(key=name)
    project = start_project(place, f"Prosjekt {name}", name, by=leader)
    project.keep_former_slug(f"gammel-{name}")
    furnish(project, leader)
    ContactPoint.objects.filter(municipality=place).update(address="Rådhuset")
    if name == "trukket":
        publish(project, by=leader, now=timezone.now(), note="Åpnet")
        move_milestone(project.milestones.first(), date(2027, 3, 1), Explanation("Sent"), by=leader, now=timezone.now())
        withdraw(project, "Feil", by=leader)
    return project


def hide_something(project):
    """Of each thing that may be public, one that is not."""
    by = Person.objects.get(pk=project.created_by_id)
    first, second = project.elements.in_use()[:2]
    first.leave_out("Finnes fra før", by=by)
    Element.objects.filter(pk=second.pk).update(shown_to_neighbours=False)
    project.milestones.create(title="Internt", planned_on="2027-01-01", audience=Audience.STAFF)
    Mandate.objects.create(project=project, title="Intern", responsibility="Leder", shown_to_neighbours=False)
    PublishingRequest.objects.create(project=project, fingerprint="0", reason="Vårt eget", by=by, at=timezone.now())
    plan_meeting(project, Meeting(), Milestone(title="Internt møte", planned_on="2027-01-02"), by=by)
    facts = {"room": "plan", "key": "en annen", "number": 1, "content": {}, "by": by, "at": timezone.now()}
    project.supplements.create(**facts, replaced_at=timezone.now())
    Project.objects.filter(pk=project.pk).update(homes=1)


def publish_all_anew():
    for project in Project.objects.published():
        publish(project, by=project.created_by, now=timezone.now(), note="Ny utgave")
        publish_meetings(project, project.created_by, timezone.now())
        publish_plan(project, by=project.created_by, now=timezone.now())
        publish_promises(project, by=project.created_by, now=timezone.now())
        if project.themes.exclude(answer="").exists():
            publish_heard(project, by=project.created_by, now=timezone.now())


def test_nothing_private_is_in_any_public_byte(projects, client, browse):
    marks = {mark_of(number, each[1]): each for number, each in enumerate(text_fields())}
    empty = [str(field) for mark, (model, field) in marks.items() if not plant(model, field, mark)]
    publish_all_anew()
    client.logout()
    for url, answer in everything_public(client, browse):
        found = [str(field) for mark, (_model, field) in marks.items() if mark.lower() in answer.lower()]
        assert found == [], url
    assert sorted(empty) == sorted(f"{label}.{name}" for label, name in only_public())


def everything_public(client, browse):
    """What is fetched by anyone, and what is handed out on paper."""
    projects = list(Project.objects.select_related("municipality", "created_by"))
    yield from public_bytes(client, projects)
    for project in projects:
        yield from ((url, paper or "") for url, paper in public_papers(browse(project.created_by), project))


def only_public():
    """What is public in every row, so that no mark could be planted."""
    for label, named in PUBLIC.items():
        names = named.get(ALWAYS, "").split()
        yield from ((str(apps.get_model(label)._meta.label), name) for name in names)


def test_what_is_named_public_is_a_field_and_would_be_found(projects, client):
    fields = {(model._meta.label_lower, field.name) for model, field in text_fields()}
    named = {(label, name) for label, rows in PUBLIC.items() for names in rows.values() for name in names.split()}
    assert named <= fields
    Project.objects.published().update(name=MARK)
    publish_all_anew()
    found = {url for url, answer in public_bytes(client, projects) if MARK in answer}
    own = {f"/tromso/smahus/{page}" for page in ("", "nytt.atom", "kalender.ics", "hva-vi-har-hort/")}
    assert own | {"/en/tromso/", "/innbygging/tromso/smahus/", "/api/v1/municipalities/tromso/projects/"} <= found
