"""What is withdrawn is gone from everything public at once, as if it had never been there."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.reports.papers import PUBLIC_PAPERS

from .public_bytes import public_bytes, public_papers, public_urls

NAME = "Tjuetre hus ved elva"


@pytest.fixture
def project(db, settings, tmp_path):
    """One of the demo's, under a name that stands nowhere else."""
    settings.VAR_DIR = tmp_path
    call_command("demo", stdout=StringIO())
    project = Project.objects.select_related("municipality").get(slug="smahus")
    Project.objects.filter(pk=project.pk).update(name=NAME)
    publish(project, by=project.created_by, now=timezone.now())
    return project


def telling_of(project, client):
    """Addresses where the project can be read of: by its name, or by a way to it."""
    own = f"/{project.municipality.slug}/{project.slug}/"
    signs = (NAME, f'{own}"', f"{own}<")
    return [url for url, answer in public_bytes(client, [project]) if any(sign in answer for sign in signs)]


def test_nothing_public_tells_of_it_any_more(project, client):
    assert {"/sitemap.xml", "/tromso/smahus/kalender.ics", "/en/tromso/"} <= set(telling_of(project, client))
    withdraw(project, "Vi skrev noe feil", by=project.created_by)
    assert telling_of(project, client) == []


def test_whoever_has_it_already_is_told_that_it_is_gone(project, client):
    own = [url for url in public_urls([project]) if f"{project.municipality.slug}/{project.slug}/" in url]
    etags = {url: client.get(url).get("ETag", "") for url in own}
    assert len([etag for etag in etags.values() if etag]) >= 12
    withdraw(project, by=project.created_by)
    assert {client.get(url, headers={"If-None-Match": etags[url]}).status_code for url in own} == {404}


def test_no_paper_is_made_of_it(project, browse):
    desk = browse(project.created_by)
    assert len([paper for _url, paper in public_papers(desk, project) if paper]) > len(PUBLIC_PAPERS)
    withdraw(project, by=project.created_by)
    assert [paper for _url, paper in public_papers(desk, project) if paper] == []


def test_it_can_come_back(project, client):
    before = telling_of(project, client)
    withdraw(project, by=project.created_by)
    publish(project, by=project.created_by, now=timezone.now())
    assert telling_of(project, client) == before
