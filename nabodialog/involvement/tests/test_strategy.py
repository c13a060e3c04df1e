"""The communication strategy: written heading by heading, followed by projects, departed from with a reason."""

import pytest

from nabodialog.history.models import Event
from nabodialog.involvement.models import Action, Goal, Passage, Strategy

WRITTEN = {"text": "Prosjektlederen svarer.", "revision": 1}


@pytest.fixture
def ours(municipality):
    """The strategy that every project of the municipality follows."""
    return f"/arbeid/{municipality.slug}/strategi/"


@pytest.fixture
def theirs(project):
    return f"{project.get_absolute_url()}strategi/"


@pytest.fixture
def followed(municipality):
    strategy = Strategy.objects.create(municipality=municipality)
    return strategy.passages.create(part="responsible", heading="Hvem har ansvaret?", text="Boligsjefen svarer.")


def test_what_is_not_answered_yet_is_visible(browse, leader, ours):
    shown = " ".join(browse(leader).get(ours).text.split())
    assert "0 av 6 er besvart." in shown
    assert shown.count("Ikke besvart ennå") == 10


def test_an_answer_is_written_and_history_tells_it(browse, leader, ours, municipality):
    assert browse(leader).post(f"{ours}tekst/responsible/", WRITTEN).status_code == 302
    passage = Passage.objects.get()
    assert (passage.text, passage.strategy.municipality) == ("Prosjektlederen svarer.", municipality)
    assert Event.objects.about(passage).get().by == leader
    assert "1 av 6 er besvart." in browse(leader).get(ours).text


def test_a_project_follows_its_municipality(browse, leader, theirs, followed):
    shown = browse(leader).get(theirs).text
    assert "Boligsjefen svarer." in shown
    assert "Fra kommunen" in shown


def test_a_project_departs_only_with_a_reason(browse, leader, theirs, followed):
    answer = browse(leader).post(f"{theirs}tekst/responsible/", WRITTEN)
    assert (answer.status_code, "reason" in answer.context["form"].errors) == (422, True)
    assert "Prosjektlederen svarer." in answer.text
    browse(leader).post(f"{theirs}tekst/responsible/", {**WRITTEN, "reason": "Huset har egen leder."})
    shown = browse(leader).get(theirs).text
    assert "Huset har egen leder." in shown
    assert "Boligsjefen svarer." not in shown


def test_a_project_goes_back_to_following(browse, leader, theirs, project, followed):
    strategy = Strategy.objects.create(municipality=project.municipality, project=project)
    strategy.passages.create(part="responsible", heading="Hvem har ansvaret?", text="Vi.", reason="Fordi.")
    assert "Vi." in browse(leader).get(f"{theirs}tekst/responsible/fjern/").text
    browse(leader).post(f"{theirs}tekst/responsible/fjern/")
    assert "Boligsjefen svarer." in browse(leader).get(theirs).text


def test_two_who_answer_the_same_question_lose_nothing(browse, leader, administrator, ours):
    url = f"{ours}tekst/contact/"
    browse(leader).post(url, {"text": "Nabokontakten.", "revision": 0})
    answer = browse(administrator).post(url, {"text": "Vakta.", "revision": 0})
    assert (answer.status_code, Passage.objects.get().text) == (409, "Nabokontakten.")
    assert "Nabokontakten." in answer.text
    assert "Vakta." in answer.text


def test_what_is_written_while_a_colleague_removes_it_stands(browse, leader, administrator, ours, followed):
    browse(administrator).post(f"{ours}tekst/responsible/fjern/")
    assert browse(leader).post(f"{ours}tekst/responsible/", WRITTEN).status_code == 302
    assert Passage.objects.get().text == "Prosjektlederen svarer."


def test_a_heading_that_the_guide_does_not_have_is_not_found(browse, leader, ours):
    assert browse(leader).get(f"{ours}tekst/finnes-ikke/").status_code == 404


def test_a_goal_says_how_it_is_measured(browse, leader, ours):
    assert browse(leader).post(f"{ours}mal/nytt/", {"text": "Alle får svar", "revision": 1}).status_code == 422
    measured = {"text": "Alle får svar", "measure": "Dager til svar", "due": "2026-12-31", "revision": 1}
    assert browse(leader).post(f"{ours}mal/nytt/", measured).status_code == 302
    assert "Dager til svar" in browse(leader).get(ours).text


def test_a_goal_is_changed_and_removed(browse, leader, ours, followed):
    goal = followed.strategy.goals.create(text="Alle får svar", measure="Dager")
    browse(leader).post(f"{ours}mal/{goal.pk}/", {"text": "Alle får svar i tide", "measure": "Dager", "revision": 1})
    goal.refresh_from_db()
    assert goal.text == "Alle får svar i tide"
    browse(leader).post(f"{ours}mal/{goal.pk}/fjern/")
    assert not Goal.objects.exists()


def test_an_action_is_done_and_that_can_be_undone(browse, leader, theirs, project):
    browse(leader).post(f"{theirs}tiltak/nytt/", {"text": "Lage brev", "owner": leader.pk, "revision": 1})
    action = Action.objects.get()
    answer = browse(leader).post(f"{theirs}tiltak/{action.pk}/gjort/", follow=True)
    assert f"{theirs}tiltak/{action.pk}/ikke-gjort/" in answer.text
    browse(leader).post(f"{theirs}tiltak/{action.pk}/ikke-gjort/")
    assert Action.objects.undone().get() == action


def test_nobody_from_elsewhere_is_responsible(browse, leader, outsider, ours):
    answer = browse(leader).post(f"{ours}tiltak/nytt/", {"text": "Lage brev", "owner": outsider.pk, "revision": 1})
    assert (answer.status_code, "owner" in answer.context["form"].errors) == (422, True)


def test_a_version_stands_as_it_was(browse, leader, ours, followed):
    browse(leader).post(f"{ours}utgaver/", {"note": "Vedtatt i formannskapet"})
    Passage.objects.update(text="Noe helt annet.")
    shown = browse(leader).get(f"{ours}utgaver/{followed.strategy.versions.get().pk}/").text
    assert "Boligsjefen svarer." in shown
    assert "Noe helt annet." not in shown
    assert "Vedtatt i formannskapet" in browse(leader).get(f"{ours}utgaver/").text


def test_a_member_reads_the_municipalitys_strategy_and_does_not_write_it(browse, member, ours):
    assert "tekst/responsible/" not in browse(member).get(ours).text
    assert browse(member).post(f"{ours}utgaver/", {}).status_code == 403


def test_the_page_asks_as_often_with_much_written_as_with_little(
    browse, leader, theirs, project, followed, django_assert_max_num_queries
):
    client = browse(leader)
    strategy = Strategy.objects.create(municipality=project.municipality, project=project)
    strategy.goals.bulk_create(Goal(strategy=strategy, text=f"Mål {n}", measure="Tall") for n in range(100))
    strategy.actions.bulk_create(Action(strategy=strategy, text=f"Tiltak {n}", owner=leader) for n in range(100))
    with django_assert_max_num_queries(20):
        client.get(theirs)
