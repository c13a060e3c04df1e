"""Dates: anyone in the team keeps them, what neighbours know of moves only with an explanation, and nothing is lost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from nabodialog.history.models import Event, Verb
from nabodialog.projects.models import Audience, Change, Milestone, Project
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import publish, withdraw

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 3)
WHY = {"explanation": "Heisen er forsinket.", "waiting_time": "Vi rydder i gården."}


@pytest.fixture
def dates_page(project):
    return f"{project.get_absolute_url()}datoer/"


@pytest.fixture
def milestone(project):
    """For neighbours, but nothing is published yet."""
    return project.milestones.create(title="Åpent hus", planned_on=JUNE, audience=Audience.NEIGHBOURS)


@pytest.fixture
def told(project, milestone, leader):
    """Neighbours have read about it."""
    publish(project, by=leader, now=NOW)
    return milestone


@pytest.fixture
def values():
    return {"title": "Åpent hus", "planned_on": "2026-06-01", "audience": "neighbours", "revision": 1}


def seen(project):
    return public_content(Project.objects.get(pk=project.pk))


def test_a_date_is_laid_in_by_anyone_in_the_team(browse, member, project, dates_page, values):
    answer = browse(member).post(f"{dates_page}ny/", {**values, "starts_at": "18:00", "ends_at": "20:00"})
    added = project.milestones.get()
    assert (answer.status_code, answer["Location"]) == (302, added.get_absolute_url())
    assert Event.objects.about(added).get().verb == Verb.ADDED
    assert "Åpent hus" in browse(member).get(dates_page).text


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"title": "x" * 151}, "title"),
        ({"title": ""}, "title"),
        ({"planned_on": "31. juni"}, "planned_on"),
        ({"planned_on": "2206-06-01"}, "planned_on"),
        ({"planned_until": "2026-05-31"}, "planned_until"),
        ({"planned_until": "2099-05-31"}, "planned_until"),
        ({"starts_at": "20:00", "ends_at": "18:00"}, "ends_at"),
        ({"ends_at": "18:00"}, "starts_at"),
        ({"audience": "alle"}, "audience"),
        ({"element": "999999"}, "element"),
    ],
)
def test_what_is_not_right_is_told_beside_the_field_and_kept(browse, member, project, dates_page, values, bad, field):
    answer = browse(member).post(f"{dates_page}ny/", {**values, "place": "Grendehuset", **bad})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Grendehuset" in answer.text
    assert not project.milestones.exists()


def test_two_who_edit_at_once_lose_nothing(browse, member, leader, milestone, values):
    url = f"{milestone.get_absolute_url()}endre/"
    assert browse(member).post(url, {**values, "place": "Skolen"}).status_code == 302
    answer = browse(leader).post(url, {**values, "place": "Grendehuset"})
    assert answer.status_code == 409
    assert "Skolen" in answer.text
    assert "Grendehuset" in answer.text
    milestone.refresh_from_db()
    assert milestone.place == "Skolen"


def test_a_date_that_neighbours_do_not_know_moves_without_a_word(browse, member, milestone):
    url = f"{milestone.get_absolute_url()}flytt/"
    assert browse(member).post(url, {"planned_on": "2026-07-03", "revision": 1}).status_code == 302
    milestone.refresh_from_db()
    assert milestone.planned_on == JULY
    assert not Change.objects.exists()
    assert Event.objects.about(milestone).get().details == {"old": "2026-06-01", "new": "2026-07-03"}


def test_a_told_date_does_not_move_without_an_explanation(browse, member, told):
    answer = browse(member).post(f"{told.get_absolute_url()}flytt/", {"planned_on": "2026-07-03", "revision": 1})
    assert answer.status_code == 422
    assert list(answer.context["public"].errors) == ["explanation", "waiting_time"]  # both at once
    assert 'value="2026-07-03"' in answer.text
    told.refresh_from_db()
    assert told.planned_on == JUNE


def test_before_saving_the_team_sees_who_will_be_told(browse, member, told):
    assert "Dette får naboene vite" in browse(member).get(f"{told.get_absolute_url()}flytt/").text


def test_a_told_date_moves_with_an_explanation_and_neighbours_read_it_at_once(browse, member, project, told):
    url = f"{told.get_absolute_url()}flytt/"
    assert browse(member).post(url, {"planned_on": "2026-07-03", "revision": 1, **WHY}).status_code == 302
    shown = seen(project)
    assert shown.milestones[0].planned_on == JULY
    assert (shown.changes[0].old_date, shown.changes[0].new_date) == (JUNE, JULY)
    assert shown.changes[0].waiting_time == "Vi rydder i gården."


def test_a_date_is_not_put_off_without_a_word_about_the_waiting_time(browse, member, told):
    url, why = f"{told.get_absolute_url()}flytt/", {"explanation": "Heisen er forsinket.", "revision": 1}
    later = browse(member).post(url, {"planned_on": "2026-07-03", **why})
    assert (later.status_code, list(later.context["public"].errors)) == (422, ["waiting_time"])
    assert "Heisen er forsinket." in later.text
    assert browse(member).post(url, {"planned_on": "2026-05-29", **why}).status_code == 302


def test_all_former_dates_stay_in_sight(browse, member, told):
    url = f"{told.get_absolute_url()}flytt/"
    for revision, day in enumerate(("2026-07-03", "2026-08-14"), start=1):
        browse(member).post(url, {"planned_on": day, "revision": revision, **WHY})
    shown = browse(member).get(told.get_absolute_url()).text
    assert all(day in shown for day in ("1. juni 2026", "3. juli 2026", "14. august 2026"))
    assert Milestone.objects.get(pk=told.pk).former_dates == [JUNE, JULY]


def test_the_end_moves_along_or_alone(browse, member, project, leader):
    lasting = project.milestones.create(
        title="Utstilling", planned_on=JUNE, planned_until=date(2026, 6, 5), audience=Audience.NEIGHBOURS
    )
    publish(project, by=leader, now=NOW)
    days = {"planned_on": "2026-06-01", "planned_until": "2026-06-08", "revision": 1}
    assert browse(member).post(f"{lasting.get_absolute_url()}flytt/", {**days, **WHY}).status_code == 302
    change = lasting.changes.get()
    assert (change.old_date, change.new_date) == (date(2026, 6, 5), date(2026, 6, 8))


@pytest.mark.parametrize(
    ("bad", "field"),
    [({"planned_on": "2026-06-01"}, "planned_on"), ({"planned_on": ""}, "planned_on"), ({"revision": "x"}, "revision")],
)
def test_a_move_to_nowhere_is_refused(browse, member, told, bad, field):
    values = {"planned_on": "2026-07-03", "revision": 1, **WHY, **bad}
    answer = browse(member).post(f"{told.get_absolute_url()}flytt/", values)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Heisen er forsinket." in answer.text


def test_two_who_move_at_once_do_not_move_it_twice(browse, member, leader, told):
    url = f"{told.get_absolute_url()}flytt/"
    browse(member).post(url, {"planned_on": "2026-07-03", "revision": 1, **WHY})
    answer = browse(leader).post(url, {"planned_on": "2026-08-14", "revision": 1, **WHY})
    assert answer.status_code == 409
    assert "2026-08-14" in answer.text
    assert Change.objects.count() == 1


@pytest.mark.parametrize("round_about", [{"planned_on": "2026-07-03"}, {"audience": "staff"}])
def test_the_ordinary_form_is_no_way_round(browse, member, told, values, round_about):
    url = f"{told.get_absolute_url()}endre/"
    answer = browse(member).post(url, {**values, "place": "Skolen", **round_about})
    assert answer.status_code == 422
    assert set(round_about) <= set(answer.context["form"].errors)
    assert f"{told.get_absolute_url()}flytt/" in answer.text
    assert "Skolen" in answer.text
    told.refresh_from_db()
    assert (told.planned_on, told.audience, told.place) == (JUNE, "neighbours", "")


def test_withdrawing_the_page_is_no_way_round(browse, member, leader, project, told, values):
    withdraw(project, by=leader)
    answer = browse(member).post(f"{told.get_absolute_url()}endre/", {**values, "planned_on": "2026-07-03"})
    assert answer.status_code == 422
    assert "trukket tilbake" in browse(member).get(f"{told.get_absolute_url()}flytt/").text


def test_the_rest_of_a_told_date_can_be_edited(browse, member, told, values):
    url = f"{told.get_absolute_url()}endre/"
    assert browse(member).post(url, {**values, "place": "Skolen"}).status_code == 302
    told.refresh_from_db()
    assert told.place == "Skolen"


def test_what_nobody_was_told_of_can_be_dropped_and_brought_back(browse, member, milestone):
    page = milestone.get_absolute_url()
    browse(member).post(f"{page}blir-ikke-noe-av/")
    milestone.refresh_from_db()
    assert milestone.dropped_on == localdate()
    browse(member).post(f"{page}ta-tilbake/")
    milestone.refresh_from_db()
    assert milestone.dropped_on is None


def test_what_neighbours_count_on_is_dropped_with_an_explanation_and_for_good(browse, member, project, told):
    page = told.get_absolute_url()
    assert browse(member).post(f"{page}blir-ikke-noe-av/").status_code == 422
    assert browse(member).post(f"{page}blir-ikke-noe-av/", WHY).status_code == 302
    assert seen(project).milestones[0].dropped_on == localdate()
    browse(member).post(f"{page}ta-tilbake/")
    told.refresh_from_db()
    assert told.dropped_on == localdate()
    assert browse(member).post(f"{page}blir-ikke-noe-av/", WHY).status_code == 302
    assert Change.objects.count() == 1


def test_a_date_happened_on_a_day_and_that_can_be_undone(browse, member, milestone):
    page, today = milestone.get_absolute_url(), localdate()
    browse(member).post(f"{page}skjedde/", {"on": today.isoformat()})
    milestone.refresh_from_db()
    assert milestone.happened_on == today
    browse(member).post(f"{page}skjedde/angre/")
    milestone.refresh_from_db()
    assert milestone.happened_on is None


@pytest.mark.parametrize("on", ["", "x", (localdate() + timedelta(days=2)).isoformat()])
def test_what_has_not_been_yet_has_not_happened(browse, member, milestone, on):
    answer = browse(member).post(f"{milestone.get_absolute_url()}skjedde/", {"on": on})
    assert answer.status_code == 422
    assert "on" in answer.context["happened"].errors


def test_what_has_happened_is_neither_moved_nor_moved_in_stillness(browse, member, told):
    told.happen(by=member, on=JUNE)
    answer = browse(member).post(f"{told.get_absolute_url()}flytt/", {"planned_on": "2026-07-03", "revision": 1, **WHY})
    assert answer["Location"] == told.get_absolute_url()
    assert not Change.objects.exists()


def test_a_reader_sees_dates_and_nothing_to_press(browse, reader, dates_page, milestone):
    for page in (dates_page, milestone.get_absolute_url()):
        answer = browse(reader).get(page)
        assert answer.status_code == 200
        assert answer.text.count('method="post"') <= 1  # signing out
    assert browse(reader).post(f"{milestone.get_absolute_url()}flytt/").status_code == 403


def test_empty_lists_teach(browse, member, dates_page):
    assert "Legg inn den første datoen" in browse(member).get(dates_page).text
    for shown in ("skjedd", "droppet", "tull"):
        assert browse(member).get(f"{dates_page}?vis={shown}").status_code == 200


def test_a_hundred_dates_take_as_many_queries_as_one(
    browse, leader, project, dates_page, told, django_assert_num_queries
):
    browser = browse(leader)
    browser.get(dates_page)
    add_many(project, leader, 1)
    with django_assert_num_queries(LIST_QUERIES):
        browser.get(dates_page)
    add_many(project, leader, 100)
    with django_assert_num_queries(LIST_QUERIES):
        assert "side=2" in browser.get(dates_page).text


LIST_QUERIES = 8


def add_many(project, person, times):
    element = project.elements.first()
    Milestone.objects.bulk_create(
        Milestone(project=project, title="Møte", planned_on=JUNE, owner=person, element=element) for _ in range(times)
    )
    for milestone in project.milestones.filter(title="Møte")[:5]:
        milestone.changes.create(
            project=project,
            kind="moved",
            label="Møte",
            old_date=JUNE,
            new_date=JULY,
            explanation="x",
            at=NOW,
            by=person,
        )
