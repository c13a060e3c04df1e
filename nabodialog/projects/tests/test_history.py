"""A project's history reads like a story: who did what, when, and from what to what."""

from datetime import UTC, date, datetime

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.models import Audience, ItemState, Supplement
from nabodialog.projects.publishing import publish
from nabodialog.projects.telling import told_one

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def history_page(project):
    return f"{project.get_absolute_url()}historikk/"


@pytest.fixture
def milestone(project):
    return project.milestones.create(title="Åpent hus", planned_on=date(2026, 6, 1), audience=Audience.NEIGHBOURS)


def read(browser, url):
    """The page as it sounds when read aloud."""
    text = " ".join(browser.get(url).text.split())
    return text.replace("<strong>", "").replace("</strong>", "").replace(" </span>", "</span>")


def test_a_plain_move_tells_from_when_to_when(browse, reader, leader, milestone, history_page):
    milestone.move(date(2026, 7, 3), by=leader)
    shown = read(browse(reader), history_page)
    assert "Prosjektleder flyttet datoen «Åpent hus» fra 1. juni 2026 til 3. juli 2026" in shown


def test_an_explained_change_and_what_is_published_are_told(browse, reader, leader, project, milestone, history_page):
    publish(project, by=leader, now=NOW)
    move_milestone(milestone, date(2026, 7, 3), Explanation("Heisen."), by=leader, now=NOW)
    shown = read(browse(reader), history_page)
    assert "kunngjorde en endring i planen for «Åpent hus» fra 1. juni 2026 til 3. juli 2026" in shown
    assert "publiserte prosjektet «Boliger i Fjellveien», utgave 2" in shown


def test_a_state_and_the_fields_of_a_form_are_told_in_words(item, leader, project):
    item.mark(ItemState.DONE, by=leader)
    assert (told_one(Event.objects.first()).old, told_one(Event.objects.first()).new) == ("«ikke startet»", "«gjort»")
    item.change({"due_on": date(2026, 6, 1), "owner_id": leader.pk}, by=leader)
    assert told_one(Event.objects.first()).fields == "frist, ansvarlig"


@pytest.mark.parametrize("verb", Verb)
@pytest.mark.parametrize("thing", ["milestone", "project", "element", "checklistitem", "partner"])
def test_every_deed_on_everything_can_be_told(thing, verb, leader, project):
    event = Event(
        verb=verb, thing_type=f"projects.{'checklistitem' if thing == 'item' else thing}", details={}, by=leader
    )
    event.thing_label, event.within_id, event.at = "Noe", project.pk, NOW
    assert told_one(event).verb


def test_a_page_beside_the_projects_own_is_called_what_people_call_it(leader, project):
    older = Event(verb=Verb.PUBLISHED, thing_type="projects.supplement", thing_label="heard  1", details={}, by=leader)
    assert [told_one(older).noun, told_one(older).label] == ["siden", "Hva vi har hørt"]
    assert str(Supplement(room="promises", number=2)) == "Løftene våre"


def test_it_is_chosen_by_who_and_by_what(browse, reader, leader, member, milestone, history_page):
    milestone.move(date(2026, 7, 3), by=leader)
    milestone.drop(by=member, today=date(2026, 3, 2))
    shown = browse(reader).get(history_page, {"hva": "datoer", "hvem": str(member.pk)}).context["told"]
    assert [(event.by, event.verb) for event in shown] == [(member, "droppet")]
    assert len(browse(reader).get(history_page, {"hva": "prosjektet"}).context["told"]) == 1


@pytest.mark.parametrize("bad", [{"hva": "tull"}, {"hvem": "999"}, {"side": "0"}, {"side": "x"}])
def test_what_is_not_understood_chooses_nothing_away(browse, reader, history_page, bad):
    answer = browse(reader).get(history_page, bad)
    assert answer.status_code == 200
    assert len(answer.context["told"]) == 1


def test_a_choice_with_nothing_in_it_says_so(browse, reader, history_page):
    assert "Vis hele historikken" in browse(reader).get(history_page, {"hva": "deltakere"}).text


def test_another_projects_history_does_not_show(browse, leader, outsider, other_municipality, history_page):
    assert browse(outsider).get(history_page).status_code == 404


def test_a_long_history_takes_as_many_queries_as_a_short_one(
    browse, reader, leader, milestone, history_page, django_assert_num_queries
):
    browser = browse(reader)
    browser.get(history_page)
    for days in (range(1, 3), range(3, 103)):
        for day in days:
            milestone.move(date.fromordinal(date(2026, 6, 1).toordinal() + day), by=leader)
        with django_assert_num_queries(6):
            browser.get(history_page)
    assert "side=2" in browser.get(history_page).text


def test_saving_what_stands_is_no_deed(browse, leader, item, history_page):
    values = {"state": "open", "due_on": "", "notes": "Ring styret.", "reason": "", "owner": "", "deputy": ""}
    url = f"{item.element.get_absolute_url()}punkt/{item.pk}/"
    for revision in (1, 2):
        assert browse(leader).post(url, {**values, "revision": revision}).status_code == 302
    assert browse(leader).get(history_page).text.count("(notater)") == 1
