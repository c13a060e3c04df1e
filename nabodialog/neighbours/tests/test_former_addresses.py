"""Letters and posters last longer than an address: what they name still leads to the page."""

import pytest

from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.projects.starting import start_project

from .conftest import NOW

PATHS = ["", "kontakt/", "nytt.atom", "kalender.ics"]


def rename(desk, project, slug):
    address = f"/arbeid/{project.municipality.slug}/{project.slug}/om/navn/"
    project = Project.objects.get(pk=project.pk)
    return desk.post(address, {"name": project.name, "slug": slug, "revision": project.revision})


@pytest.fixture
def moved(project, browse, leader):
    """Published as fjellveien, and then given another address."""
    publish(project, by=leader, now=NOW)
    assert rename(browse(leader), project, "fjellet").status_code == 302
    return Project.objects.get(pk=project.pk)


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
@pytest.mark.parametrize("path", PATHS)
def test_every_page_of_a_project_leads_on_from_its_former_address(moved, client, language, path):
    answer = client.get(f"{language}/nordvik/fjellveien/{path}")
    assert (answer.status_code, answer.url) == (301, f"{language}/nordvik/fjellet/{path}")


def test_the_card_on_the_municipalitys_own_site_leads_on(moved, client):
    assert client.get("/innbygging/nordvik/fjellveien/").url == "/innbygging/nordvik/fjellet/"


def test_a_municipality_with_a_new_address_is_found_at_the_former(moved, browse, administrator, client):
    place = moved.municipality
    facts = {name: getattr(place, name) for name in ("name", "number", "language", "accent", "revision")}
    browse(administrator).post("/arbeid/nordvik/kommunen/", facts | {"slug": "nordvika"})
    assert client.get("/nordvik/").url == "/nordvika/"
    assert client.get("/nordvik/kontakt/").url == "/nordvika/kontakt/"
    assert client.get("/nordvik/fjellveien/").url == "/nordvika/fjellet/"


def test_a_withdrawn_project_is_not_found_at_any_address(moved, leader, client):
    withdraw(moved, by=leader)
    assert client.get("/nordvik/fjellveien/").status_code == 404
    assert client.get("/nordvik/fjellet/").status_code == 404


def test_who_takes_an_address_into_use_has_it(moved, municipality, leader, client):
    taker = start_project(municipality, "Et nytt prosjekt", "fjellveien", by=leader)
    publish(taker, by=leader, now=NOW)
    assert "Et nytt prosjekt" in client.get("/nordvik/fjellveien/").text


def test_a_project_that_goes_back_does_not_lead_in_circles(moved, browse, leader, client):
    rename(browse(leader), moved, "fjellveien")
    assert client.get("/nordvik/fjellet/").url == "/nordvik/fjellveien/"
    assert client.get("/nordvik/fjellveien/").status_code == 200


def test_what_never_was_is_not_found(moved, client):
    for path in ("/nordvik/ingen/", "/ingen/", "/ingen/fjellveien/"):
        assert client.get(path).status_code == 404
