"""Staff let the plan out: not without what neighbours can influence, and with a second reader where that is wanted."""

from datetime import date

import pytest

from nabodialog.involvement.models import PlanLine
from nabodialog.involvement.plan_publishing import shown_plan
from nabodialog.involvement.planning import add_plan_line, plan_of
from nabodialog.people.models import Municipality
from nabodialog.projects.publishing import publish

from .conftest import NOW

PAGE = "/arbeid/nordvik/fjellveien/involveringsplan/publisering/"


@pytest.fixture
def line(ready, leader):
    facts = {"format": "open-house", "themes": "Tegninger", "starts_on": date(2026, 5, 4)}
    return add_plan_line(PlanLine(plan=plan_of(ready), **facts), by=leader)


@pytest.fixture
def out(ready, leader, line):
    ready.influence_items.create(subject="Hvor gangveien går")
    publish(ready, by=leader, now=NOW)
    return ready


def send(client, **typed):
    seen = client.get(PAGE).context["release"].fingerprint
    return client.post(PAGE, {"seen": seen} | typed)


def test_the_plan_is_read_published_and_withdrawn(out, desk):
    assert "Tegninger" in desk.get(f"{PAGE}forhandsvis/").text
    assert send(desk).status_code == 302
    assert shown_plan(out).lines[0].themes == "Tegninger"
    assert "Naboene ser det samme som dere" in desk.get(PAGE).text
    desk.post(f"{PAGE}trekk-tilbake/", {"reason": "Feil måned"})
    assert shown_plan(out) is None


def test_without_what_neighbours_can_influence_it_says_so_and_leads_there(ready, leader, line, desk):
    publish(ready, by=leader, now=NOW)
    response = send(desk)
    assert response.status_code == 409
    assert "Skriv først hva naboene kan og ikke kan påvirke" in response.text
    assert 'href="/arbeid/nordvik/fjellveien/pavirkning/"' in response.text
    ready.influence_items.create(subject="Gjerdet")
    assert "Publiser prosjektsiden først, så naboene ser hva de kan påvirke" in send(desk).text
    assert shown_plan(ready) is None


def test_a_plan_without_lines_for_neighbours_is_nothing_to_publish(out, desk):
    PlanLine.objects.update(shown_to_neighbours=False)
    assert "Planen har ingen linjer for naboene." in send(desk).text


def test_what_was_changed_since_it_was_read_is_read_again(out, desk):
    seen = desk.get(PAGE).context["release"].fingerprint
    PlanLine.objects.update(themes="Noe annet")
    assert desk.post(PAGE, {"seen": seen}).status_code == 409
    assert shown_plan(out) is None


def test_what_is_possible_needs_a_reason_and_a_second_reader_where_wanted(out, desk, browse, administrator):
    Municipality.objects.update(needs_second_reader=True)
    PlanLine.objects.update(themes="Møte med Ola Nordmann")
    assert send(desk).status_code == 422
    assert send(desk, judged="En kjent figur i kommunens materiell").status_code == 302
    assert shown_plan(out) is None
    asked = desk.get(PAGE).context["release"].asked
    other = browse(administrator)
    assert desk.post(f"{PAGE}bekreft/", {"asked_at": asked.at.isoformat()}).status_code == 403
    other.post(f"{PAGE}bekreft/", {"asked_at": asked.at.isoformat()})
    assert shown_plan(out).lines[0].themes == "Møte med Ola Nordmann"
