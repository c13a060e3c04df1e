"""Every page asks the database as often with a hundred times as much of everything: no list can be forgotten."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nabodialog.history.chaining import seal_waiting
from nabodialog.people.models import OpeningHours
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.models import Milestone, PublishingRequest

from .cast import NOW
from .doors import addresses
from .multiplying import Multiplier

# allauth's own; there is none, and no page shows it. And what the database itself writes for each new event.
NOT_MULTIPLIED = {"account.EmailConfirmation", "history.Unsealed"}


@pytest.fixture
def crowded(stage, project, leader):
    """The stage, and what only time brings: something begun, left out, moved, renamed and asked for."""
    begun, left_out, *_ = project.elements.in_use()
    begun.begin(by=leader, today=NOW.date())
    left_out.leave_out("Finnes fra før", by=leader)
    told = Milestone.objects.filter(project=project, title="Åpent hus").get()
    move_milestone(told, date(2027, 3, 1), Explanation("Sent"), by=leader, now=NOW)
    PublishingRequest.objects.create(project=project, fingerprint="0", reason="Vårt eget", by=leader, at=NOW)
    project.keep_former_slug("gammel")
    leader.emailaddress_set.create(email=leader.email)  # allauth makes it at a sign-in
    project.municipality.former_slugs.create(slug="gamle-nordvik")
    seal_waiting(NOW)
    point = project.municipality.contact_points.get()
    OpeningHours.objects.create(contact_point=point, weekday=0, opens=time(8), closes=time(9))
    return stage


def queries_of(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200, url
    return len(queries)


def test_every_page_asks_as_often(crowded, browse):
    me = crowded.cast["administrator"]
    client, many = browse(me), Multiplier(me)
    many.multiply(range(2))
    urls = {crowded.url(address) for address in addresses()}
    pages = [url for url in sorted(urls) if client.get(url).status_code == 200]
    few = {url: queries_of(client, url) for url in pages}
    assert many.multiply(range(2, 100)) == NOT_MULTIPLIED
    more = {url: f"{few[url]} → {asked}" for url in pages if (asked := queries_of(client, url)) > few[url]}
    assert more == {}
    assert len(pages) > 120
