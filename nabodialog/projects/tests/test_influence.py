"""What neighbours can influence, and what is decided: said with a reason, and never changed without a trace."""

from datetime import UTC, date, datetime

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.projects.models import Influence, InfluenceItem
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import publish

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = datetime(2026, 5, 4, 12, tzinfo=UTC)
OPEN = {"influence": "can", "subject": "Hvor gangveien går", "revision": 1}


@pytest.fixture
def page(project):
    return f"{project.get_absolute_url()}pavirkning/"


@pytest.fixture
def item(project):
    return project.influence_items.create(subject="Hvor gangveien går")


def shown(project):
    project.refresh_from_db()
    return public_content(project)


def test_an_empty_list_teaches(browse, leader, page):
    assert "Begynn med det som er bestemt" in browse(leader).get(page).text


def test_a_point_is_added_and_history_tells_it(browse, member, page, project):
    assert browse(member).post(f"{page}ny/", {**OPEN, "until": "2026-06-01"}).status_code == 302
    added = project.influence_items.get()
    assert (added.influence, added.until) == (Influence.CAN, date(2026, 6, 1))
    assert Event.objects.about(added).get().verb == Verb.ADDED


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"influence": "cannot"}, "reason"),
        ({"influence": "partly"}, "reason"),
        ({"influence": "cannot", "reason": "Loven", "until": "2026-06-01"}, "until"),
        ({"influence": "kanskje"}, "influence"),
        ({"subject": "x" * 201}, "subject"),
        ({"until": "31.02.2026"}, "until"),
    ],
)
def test_what_is_not_right_is_told_beside_the_field_and_kept(browse, leader, page, bad, field):
    answer = browse(leader).post(f"{page}ny/", {**OPEN, "decided_by": "Kommunestyret", **bad})
    assert (answer.status_code, field in answer.context["form"].errors) == (422, True)
    assert "Kommunestyret" in answer.text
    assert not InfluenceItem.objects.exists()


def test_two_who_edit_a_point_lose_nothing(browse, leader, administrator, page, item):
    url = f"{page}{item.pk}/"
    assert browse(leader).post(url, {**OPEN, "subject": "Gangveien"}).status_code == 302
    answer = browse(administrator).post(url, {**OPEN, "subject": "Gjerdet"})
    assert (answer.status_code, "Gangveien" in answer.text, "Gjerdet" in answer.text) == (409, True, True)


def test_a_point_is_removed(browse, leader, page, item, project):
    browse(leader).post(f"{page}{item.pk}/fjern/")
    assert not project.influence_items.exists()
    assert Event.objects.within(project).first().verb == Verb.REMOVED


def test_neighbours_read_it_when_it_is_published(project, leader, item):
    publish(project, by=leader, now=NOW)
    item.subject = "Hvor gjerdet går"
    item.save()
    assert [each.subject for each in shown(project).influence] == ["Hvor gangveien går"]
    publish(project, by=leader, now=LATER)
    assert [each.subject for each in shown(project).influence] == ["Hvor gjerdet går"]


def test_what_neighbours_were_told_before_can_still_be_read(project, leader, item):
    publish(project, by=leader, now=NOW)
    item.delete()
    publish(project, by=leader, now=LATER)
    former = shown(project).former_influence
    assert [(each.until, each.items[0].subject) for each in former] == [(date(2026, 5, 4), "Hvor gangveien går")]


def test_a_list_that_did_not_change_has_no_former_version(project, leader, item):
    publish(project, by=leader, now=NOW)
    publish(project, by=leader, now=LATER, note="Noe annet")
    assert shown(project).former_influence == ()


def test_the_public_page_says_why_who_and_until_when(client, project, leader):
    project.influence_items.create(subject="Gangveien", decided_by="Prosjektgruppa", until=date(2026, 6, 1))
    project.influence_items.create(subject="Høyden", influence=Influence.CANNOT, reason="Reguleringsplanen")
    publish(project, by=leader, now=NOW)
    page = client.get(f"/{project.municipality.slug}/{project.slug}/").text
    for text in ("Prosjektgruppa", "Si fra innen 1. juni 2026", "Dette er bestemt", "Reguleringsplanen"):
        assert text in page
