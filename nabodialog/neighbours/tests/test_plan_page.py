"""The plan as neighbours read it: who is invited to what, and how often."""

from datetime import date

import pytest

from nabodialog.involvement.models import PlanLine, Rhythm, Stakeholder
from nabodialog.involvement.plan_publishing import publish_plan
from nabodialog.involvement.planning import add_plan_line, make_dates, plan_of
from nabodialog.projects.changing import Explanation, drop_milestone, move_milestone
from nabodialog.projects.publishing import publish, withdraw

from .conftest import NOW

PAGE = "/nordvik/fjellveien/involvering/"
WEEKS = {"rhythm": Rhythm.REGULARLY, "every": 6, "ends_on": date(2026, 12, 1)}


@pytest.fixture
def planned(ready, leader):
    """Published with the project, and a plan of two lines."""
    ready.influence_items.create(subject="Hvor gangveien går")
    group = Stakeholder.objects.create(project=ready, kind="cooperative", name="Borettslaget <Fjell>")
    for facts in (
        {"stakeholder": group, "format": "contact-group", "starts_on": date(2026, 3, 9), "owner": leader, **WEEKS},
        {"format": "open-house", "aim": "inform", "themes": "Tegninger"},
    ):
        add_plan_line(PlanLine(plan=plan_of(ready), **facts), by=leader)
    publish(ready, by=leader, now=NOW)
    publish_plan(ready, by=leader, now=NOW)
    return ready


def test_neighbours_read_who_is_invited_to_what_and_how_often(planned, client, leader):
    page = client.get(PAGE).content.decode()
    assert page.index("Åpen dag") < page.index("Borettslaget &lt;Fjell&gt;</h3>")
    assert "Hver 6. uke fra 9. mars 2026 til 1. desember 2026" in page
    assert "Dagen er ikke avklart ennå" in page
    assert "Hvor gangveien går" in page
    assert leader.name not in page


def test_the_frame_is_in_the_readers_language_and_what_was_written_in_its_own(planned, client):
    page = client.get("/en" + PAGE).content.decode()
    assert "Every 6 weeks from" in page
    assert "We want to talk together." in page
    assert '<h4 lang="nb">Fast kontaktutvalg</h4>' in page


def test_the_project_page_and_the_sitemap_lead_to_the_plan_only_where_it_is_out(planned, client, leader):
    leading = ("/nordvik/fjellveien/", "/sitemap.xml")
    assert all(PAGE in client.get(page).content.decode() for page in leading)
    planned.supplements.update(withdrawn_at=NOW, withdrawn_by=leader)
    assert not any(PAGE in client.get(page).content.decode() for page in leading)
    assert client.get(PAGE).status_code == 404


def test_a_date_that_was_moved_or_dropped_is_so_in_the_plan_too(planned, client, leader):
    facts = {"format": "workshop", "starts_on": date(2026, 5, 4)}
    line = add_plan_line(PlanLine(plan=plan_of(planned), **facts), by=leader)
    (made,) = make_dates(line, by=leader)
    publish(planned, by=leader, now=NOW)
    publish_plan(planned, by=leader, now=NOW)
    move_milestone(made.milestone, date(2026, 6, 8), Explanation("Salen er opptatt"), by=leader, now=NOW)
    page = client.get(PAGE).content.decode()
    assert "8. juni 2026" in page
    assert "4. mai 2026" not in page
    made.milestone.refresh_from_db()
    drop_milestone(made.milestone, Explanation("For få"), by=leader, now=NOW)
    assert "Blir ikke noe av" in client.get(PAGE).content.decode()


def test_with_the_project_the_plan_is_gone(planned, client, leader):
    withdraw(planned, by=leader)
    assert client.get(PAGE).status_code == 404


def test_the_plan_is_in_the_api_and_empty_where_none_is_out(planned, client, leader):
    address = "/api/v1/municipalities/nordvik/projects/fjellveien/"
    lines = client.get(address).json()["plan"]["lines"]
    assert [line["format"] for line in lines] == ["Fast kontaktutvalg", "Åpen dag"]
    planned.supplements.update(withdrawn_at=NOW, withdrawn_by=leader)
    assert client.get(address).json()["plan"] is None
