"""Meetings as staff work with them: planned, changed, cancelled, held, and written of by two at once."""

from datetime import date

import pytest

from nabodialog.history.models import Event
from nabodialog.involvement.convening import hold_meeting
from nabodialog.involvement.models import AgendaItem, Meeting, Minutes
from nabodialog.involvement.publishing import publish_meeting
from nabodialog.projects.models import Change, Milestone

from .conftest import JUNE, NOW

DAY = {"title": "Åpent hus", "audience": "neighbours", "planned_on": "2026-06-01", "revision": 1}
FACTS = {
    "mote-kind": "open-house",
    "mote-step_free": "yes",
    "mote-hearing_loop": "unknown",
    "mote-accessible_toilet": "no",
    "mote-sign_up": "none",
    "mote-revision": 1,
}
WHY = {"explanation": "Huset er opptatt.", "waiting_time": "Vi svarer på det dere lurer på."}
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def meetings_page(open_project):
    return f"{open_project.get_absolute_url()}moter/"


@pytest.fixture
def told(meeting, leader):
    publish_meeting(meeting, by=leader, now=NOW)
    return meeting


def test_anyone_in_the_team_plans_one(browse, member, meetings_page):
    answer = browse(member).post(f"{meetings_page}nytt/", DAY | FACTS | {"mote-capacity": 40})
    added = Meeting.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, added.get_absolute_url())
    assert (added.kind, added.capacity, added.step_free) == ("open-house", 40, "yes")
    assert "Åpent hus" in browse(member).get(meetings_page).text


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"starts_at": "20:00", "ends_at": "18:00"}, "id_ends_at"),
        ({"planned_on": "0000-01-01"}, "id_planned_on"),
        ({"planned_on": "2206-01-01"}, "id_planned_on"),
        ({"mote-capacity": "-1"}, "id_mote-capacity"),
        ({"mote-capacity": "0"}, "id_mote-capacity"),
        ({"mote-capacity": "99999999999"}, "id_mote-capacity"),
        ({"mote-sign_up_until": "2026-05-30"}, "id_mote-sign_up_until"),
        ({"mote-sign_up": "open", "mote-sign_up_until": "2026-06-02"}, "id_mote-sign_up_until"),
        ({"mote-sign_up": "open", "mote-sign_up_until": "0001-01-01"}, "id_mote-sign_up_until"),
    ],
)
def test_what_cannot_be_is_told_beside_the_field_and_what_was_typed_is_kept(browse, member, meetings_page, bad, field):
    answer = browse(member).post(f"{meetings_page}nytt/", DAY | FACTS | {"place": "Grendehuset"} | bad)
    assert answer.status_code == 422
    assert f'id="{field}_error"' in answer.text
    assert "Grendehuset" in answer.text
    assert not Meeting.objects.exists()


def test_the_list_shows_those_ahead_those_held_and_those_cancelled(browse, reader, meetings_page, planned, leader):
    planned("Befaring").milestone.happen(by=leader, on=date(2026, 6, 1))
    planned("Folkemøte").milestone.drop(by=leader, today=date(2026, 6, 1))
    planned("Dugnad")
    pages = [browse(reader).get(f"{meetings_page}?vis={which}").text for which in ("", "holdt", "avlyst")]
    assert [[name for name in ("Befaring", "Folkemøte", "Dugnad") if f"{name}</a>" in page] for page in pages] == [
        ["Dugnad"],
        ["Befaring"],
        ["Folkemøte"],
    ]


def test_the_list_asks_as_often_with_many(browse, leader, meetings_page, planned, django_assert_num_queries):
    client = browse(leader)
    planned("Ett")
    client.get(meetings_page)
    with django_assert_num_queries(7):
        client.get(meetings_page)
    for number in range(55):
        planned(f"Møte {number}")
    with django_assert_num_queries(7):
        page = client.get(meetings_page)
    assert "side=2" in page.text


def test_two_who_edit_at_once_lose_nothing(browse, member, leader, meeting):
    url = f"{meeting.get_absolute_url()}endre/"
    assert browse(member).post(url, DAY | FACTS | {"mote-about": "Om gangveien"}).status_code == 302
    answer = browse(leader).post(url, DAY | FACTS | {"title": "Folkemøte", "mote-about": SCRIPT})
    assert answer.status_code == 409
    assert "Om gangveien" in answer.text
    assert "&lt;script&gt;" in answer.text
    assert SCRIPT not in answer.text
    assert Milestone.objects.get().title == "Åpent hus"


def test_when_and_where_neighbours_know_is_changed_only_on_the_page_that_asks_why(browse, member, told):
    form = browse(member).get(f"{told.get_absolute_url()}endre/").text
    assert 'name="planned_on"' not in form
    assert "Flytt møtet, så får de vite hvorfor" in form
    url, typed = f"{told.get_absolute_url()}flytt/", {"planned_on": "2026-06-01", "place": "Skolen", "revision": 1}
    assert browse(member).post(url, typed).status_code == 422
    assert browse(member).post(url, typed | WHY).status_code == 302
    assert Change.objects.get().new == "Skolen"


def test_cancelling_what_neighbours_know_of_asks_why(browse, member, told, client):
    url = f"{told.get_absolute_url()}avlys/"
    assert browse(member).post(url).status_code == 422
    browse(member).post(url, {"explanation": "Kommunestyret har utsatt saken."})
    assert "Kommunestyret har utsatt saken." in client.get(f"/nordvik/fjellveien/moter/{told.key}/").text
    assert list(Meeting.objects.cancelled()) == [told]


def test_held_it_keeps_only_numbers(browse, member, open_project, meeting):
    fau = open_project.stakeholders.create(name="FAU", kind="parents")
    Milestone.objects.update(planned_on=date(2026, 1, 1))
    url, typed = f"{meeting.get_absolute_url()}holdt/", {"on": "2026-01-01", f"gruppe-{fau.pk}": "4", "andre": ""}
    assert browse(member).post(url, typed | {"andre": "-1"}).status_code == 422
    browse(member).post(url, typed)
    assert [(row.label, row.number) for row in meeting.attendance.all()] == [("FAU", 4)]
    assert "FAU: 4" in browse(member).get(meeting.get_absolute_url()).text


def test_a_clash_is_told_beside_the_form_and_on_the_page(browse, member, meeting, planned):
    planned("Befaring")
    for page in ("", "endre/"):
        assert "Samme sted på samme tid:" in browse(member).get(f"{meeting.get_absolute_url()}{page}").text


def test_points_are_added_moved_and_removed(browse, member, meeting, point):
    url = f"{meeting.get_absolute_url()}saksliste/"
    typed = {"title": SCRIPT, "openness": "open", "minutes": 10, "revision": 1}
    assert browse(member).post(f"{url}ny/", typed | {"minutes": "0"}).status_code == 422
    browse(member).post(f"{url}ny/", typed)
    assert "&lt;script&gt;" in browse(member).get(meeting.get_absolute_url()).text
    browse(member).post(f"{url}{point.pk}/plass/", {"vei": "ned"})
    assert [item.place for item in meeting.agenda.all()] == [1, 2, 3]
    browse(member).post(f"{url}{point.pk}/fjern/")
    assert not AgendaItem.objects.filter(pk=point.pk).exists()


def test_minutes_are_written_point_by_point_and_know_who_wrote_last(browse, member, meeting, point):
    url = f"{meeting.get_absolute_url()}referat/"
    browse(member).post(f"{url}{point.pk}/", {"answer": "I august.", "openness": "open", "revision": 1})
    point.refresh_from_db()
    assert (point.answer, Minutes.objects.get().written_by) == ("I august.", member)
    assert "I august." in browse(member).get(url).text


def test_two_who_write_on_the_same_point_see_both(browse, member, leader, meeting, point):
    url = f"{meeting.get_absolute_url()}referat/{point.pk}/"
    browse(member).post(url, {"answer": "I august.", "openness": "open", "revision": 1})
    answer = browse(leader).post(url, {"answer": SCRIPT, "openness": "open", "revision": 1})
    assert answer.status_code == 409
    assert "I august." in answer.text
    assert "&lt;script&gt;" in answer.text
    assert SCRIPT not in answer.text


def test_to_save_what_stands_writes_nothing(browse, member, meeting, point):
    before = Event.objects.count()
    browse(member).post(f"{meeting.get_absolute_url()}referat/{point.pk}/", {"openness": "open", "revision": 1})
    assert (Event.objects.count(), Minutes.objects.get().written_by) == (before, None)


def test_approval_needs_another_than_the_writer_or_the_leader(browse, member, leader, administrator, meeting, point):
    url = f"{meeting.get_absolute_url()}referat/"
    browse(member).post(f"{url}{point.pk}/", {"answer": "I august.", "openness": "open", "revision": 1})
    seen = {"seen": browse(member).get(url).context["seen"]}
    assert "Møtet må være holdt" in browse(leader).post(f"{url}godkjenn/", seen, follow=True).text
    hold_meeting(meeting, JUNE, [], by=leader)
    assert "en annen må lese gjennom" in browse(member).get(url).text
    assert browse(member).post(f"{url}godkjenn/", seen).status_code == 403
    assert "godkjenn da" in browse(leader).post(f"{url}godkjenn/", {"seen": "noe annet"}, follow=True).text
    assert "Referatet er godkjent" in browse(leader).post(f"{url}godkjenn/", seen, follow=True).text


def test_readers_read_the_minutes_and_write_nothing(browse, reader, meeting, point):
    url = f"{meeting.get_absolute_url()}referat/"
    assert "<textarea" not in browse(reader).get(url).text
    assert browse(reader).post(url, {"summary": "Mitt", "revision": 1}).status_code == 403
