"""A small house is the home of one person: nothing public tells exactly where it stands, or whom it is for."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from nabodialog.people.models import ContactPoint, Person
from nabodialog.projects.models import Kind, Project
from nabodialog.projects.publishing import publish

from .public_bytes import public_bytes, public_papers

ADDRESS = "Nordre Tun 4"
POINTS = re.compile(
    r"\bGEO:|\bgeo:|data-l(at|on|ng)|\"(lat|lon|lng|latitude|longitude|coordinates)\"|maps?\.(google|apple)"
)
PUBLISHING = "/arbeid/stavanger/boligblokka/publisering/"
PLACE = "/arbeid/stavanger/boligblokka/om/sted/"


@pytest.fixture
def project(db, settings, tmp_path):
    """One of the demo's, with an address, published while it was to be many homes."""
    settings.VAR_DIR = tmp_path
    call_command("demo", stdout=StringIO())
    project = Project.objects.select_related("municipality").get(slug="boligblokka")
    Project.objects.filter(pk=project.pk).update(address=ADDRESS)
    publish(project, by=project.created_by, now=timezone.now())
    return project


@pytest.fixture
def desk(project, browse):
    return browse(Person.objects.get(email="leader@stavanger.example"))


def telling_where(project, client, desk):
    answers = [*public_bytes(client, [project]), *public_papers(desk, project)]
    assert len(answers) > 60
    return {url for url, answer in answers if answer and ADDRESS in answer}


def test_several_homes_together_show_where_they_are(project, client, desk):
    told = telling_where(project, client, desk)
    assert {"/stavanger/boligblokka/", "/api/v1/municipalities/stavanger/projects/boligblokka/"} <= told
    assert "/arbeid/stavanger/boligblokka/papir/plakat.pdf" in told


@pytest.mark.parametrize("facts", [{"homes": 1}, {"kind": Kind.SMALL_HOUSE}, {"homes": None, "kind": Kind.ORDINARY}])
def test_homes_that_stand_alone_show_it_nowhere_even_where_it_was_shown_before(project, client, desk, facts):
    Project.objects.filter(pk=project.pk).update(**facts)
    assert telling_where(project, client, desk) == set()
    publish(project, by=project.created_by, now=timezone.now())
    assert telling_where(project, client, desk) == set()


def test_nothing_public_points_at_a_map(project, client):
    answers = dict(public_bytes(client, [project]))
    assert [url for url, answer in answers.items() if POINTS.search(answer)] == []
    assert POINTS.search("GEO:59.9;10.7")


@pytest.mark.parametrize("words", ["Huset er for folk med rusproblemer.", "Vi møtes ved nordre tun 4.", "Storgata 12"])
def test_neither_where_nor_whom_for_can_be_published_in_words(project, desk, words):
    Project.objects.filter(pk=project.pk).update(homes=1, introduction=words)
    page = desk.get(PUBLISHING)
    assert "Det kan ikke publiseres." in page.text
    seen = page.context["form"].initial["seen"]
    assert desk.post(PUBLISHING, {"seen": seen, "note": "", "judged": "Vi vil"}).status_code == 409


def test_the_contact_point_is_not_the_home(project, desk):
    Project.objects.filter(pk=project.pk).update(homes=1)
    ContactPoint.objects.filter(municipality=project.municipality).update(address=f"Hos oss i {ADDRESS}")
    assert f"<mark>{ADDRESS}</mark>" in desk.get(PUBLISHING).text


def test_whoever_learns_that_a_home_stands_alone_is_told_what_neighbours_read_already(project, desk):
    Project.objects.filter(pk=project.pk).update(introduction=f"Vi bygger i {ADDRESS}.")
    publish(project, by=project.created_by, now=timezone.now())
    page = desk.get(PLACE)
    typed = page.context["form"].initial | {"homes": 1, "revision": Project.objects.get(pk=project.pk).revision}
    answer = desk.post(PLACE, {name: value for name, value in typed.items() if value is not None}, follow=True)
    assert "sier mer om boligen enn den kan" in answer.text
