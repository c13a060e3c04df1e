from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nabodialog.history.models import Event, Verb
from nabodialog.people.models import Municipality, Person
from nabodialog.projects.models import ChecklistItem, Element, ItemState, MatrixRow, Phase, Project
from nabodialog.projects.placing import place_element
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import publish
from nabodialog.projects.starting import start_project

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TAILOR = "/arbeid/nordvik/fjellveien/tilpass/"
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def element(project):
    return project.elements.get(method_id="lokasjon")


@pytest.fixture
def published(project, leader):
    publish(project, by=leader, now=NOW)
    return project


def page_of(element):
    return f"{TAILOR}element/{element.pk}/"


def names(project, phase=Phase.PLANNING):
    return [element.method_id or element.own_name for element in project.elements.filter(phase=phase)]


def text(answer):
    return answer.content.decode()


def test_the_whole_method_is_laid_out_with_what_is_left_out_and_why(browse, leader, project, element):
    element.leave_out("Tomta er gitt.", by=leader)
    page = text(browse(leader).get(TAILOR))
    assert all(each.name in page for each in project.elements.all())
    assert "Fordi: Tomta er gitt." in page


def test_an_element_takes_the_projects_own_name_and_is_still_found_by_the_methods(browse, leader, project, element):
    client, method_name = browse(leader), element.name
    client.post(f"{page_of(element)}navn/", {"own_name": "Finne tomt", "revision": 1})
    assert f"i metoden: {method_name}" in text(client.get(TAILOR))
    assert "Finne tomt" in text(client.get(TAILOR, {"sok": method_name.upper()}))
    assert "Finne tomt" not in text(client.get(TAILOR, {"sok": "finnes ikke"}))
    assert Event.objects.first().verb == Verb.RENAMED


def test_deeds_from_an_elements_own_page_lead_back_to_it(browse, leader, element):
    client, page = browse(leader), page_of(element)
    assert f'href="{page}navn/?fra=element"' in text(client.get(page))
    assert f'href="{page}"' in text(client.get(f"{page}navn/?fra=element"))  # «Avbryt»
    for path, answer in [("navn", {"own_name": "Finne tomt", "revision": 1}), ("utelat", {"reason": "Gitt."})]:
        assert client.post(f"{page}{path}/?fra=element", answer).url == page
    assert client.post(f"{page}ta-tilbake/?fra=element").url == page
    assert client.post(f"{page}ta-tilbake/?fra=//evil.example").url == f"{TAILOR}#element-{element.pk}"


def test_one_that_a_colleague_moved_a_moment_ago_is_moved_all_the_same(browse, leader, element, monkeypatch):
    """Between the door and the deed it went to another phase; undo leads to the end of where it was."""
    stale = Element.objects.select_related("project__municipality").get(pk=element.pk)
    monkeypatch.setattr("nabodialog.projects.views.tailoring.element_to_tailor", lambda *_asked: stale)
    Element.objects.filter(pk=element.pk).update(phase=Phase.FOLLOW_UP)
    assert browse(leader).post(f"{page_of(element)}plass/{Phase.PLANNING}/1/").status_code == 302
    assert names(element.project)[0] == "lokasjon"


def test_an_emptied_name_gives_the_methods_back(browse, leader, element):
    Element.objects.filter(pk=element.pk).update(own_name="Vårt")
    browse(leader).post(f"{page_of(element)}navn/", {"own_name": " ", "revision": 1})
    assert Element.objects.get(pk=element.pk).name == element.name


def test_neighbours_read_the_projects_words_or_nothing(browse, leader, element):
    browse(leader).post(f"{page_of(element)}naboene/", {"own_neighbour_text": "Vi ser på tomter.", "revision": 1})
    element.refresh_from_db()
    assert (element.public_text, element.shown_to_neighbours) == ("Vi ser på tomter.", False)


def test_what_neighbours_have_read_about_cannot_just_disappear(browse, leader, published, element):
    answer = browse(leader).post(f"{page_of(element)}naboene/", {"own_neighbour_text": "Vi ser.", "revision": 1})
    assert answer.status_code == 422
    assert "shown_to_neighbours" in answer.context["form"].errors
    assert "Vi ser." in text(answer)


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("navn", {"own_name": "x" * 101}),
        ("naboene", {"own_neighbour_text": "x" * 601}),
        ("nytt-punkt", {"own_text": "x" * 301}),
        ("nytt-punkt", {"own_text": "  "}),
        ("ny-rad", {"own_purpose": "", "own_methods": "Noe"}),
        ("utelat", {"reason": ""}),
        ("utelat", {"reason": "x" * 301}),
    ],
)
def test_what_is_too_long_or_missing_is_said_and_nothing_is_saved(browse, leader, element, page, typed):
    before = Event.objects.count()
    answer = browse(leader).post(f"{page_of(element)}{page}/", {"revision": 1, **typed})
    assert answer.status_code == 422
    assert all(value.strip() in text(answer) for value in typed.values())
    assert Event.objects.count() == before


def test_a_stale_name_is_not_saved_over_and_both_are_shown(browse, leader, element):
    client = browse(leader)
    client.post(f"{page_of(element)}navn/", {"own_name": "Den første", "revision": 1})
    late = client.post(f"{page_of(element)}navn/", {"own_name": "Den andre", "revision": 1})
    assert late.status_code == 409
    assert "Den første" in text(late)
    assert 'value="Den andre"' in text(late)


def test_markup_in_own_words_is_shown_as_text(browse, leader, project, element):
    client = browse(leader)
    client.post(f"{page_of(element)}navn/", {"own_name": SCRIPT, "revision": 1})
    client.post(f"{page_of(element)}nytt-punkt/", {"own_text": SCRIPT})
    client.post(f"{page_of(element)}ny-rad/", {"own_purpose": SCRIPT})
    client.post(f"{page_of(element)}utelat/", {"reason": SCRIPT})
    for page in (TAILOR, page_of(element)):
        assert SCRIPT not in text(client.get(page))


def test_an_element_moves_within_its_phase_and_back_again(browse, leader, project, element):
    client, before = browse(leader), names(project)
    moved = client.post(f"{page_of(element)}plass/planlegging/1/", follow=True)
    assert names(project)[0] == "lokasjon"
    undo = f"{page_of(element)}plass/planlegging/{before.index('lokasjon') + 1}/"
    assert f'action="{undo}"' in text(moved)
    client.post(undo)
    assert names(project) == before


def test_an_element_moves_to_another_phase(browse, leader, project, element):
    browse(leader).post(f"{page_of(element)}plass/oppfolging/99/")
    assert names(project, Phase.FOLLOW_UP)[-1] == "lokasjon"
    assert [*project.elements.values_list("position", flat=True)] == [*range(1, 11)]
    assert browse(leader).post(f"{page_of(element)}plass/romfart/1/").status_code == 404


def test_moving_to_where_it_stands_is_no_deed(browse, leader, project, element):
    before = Event.objects.count()
    browse(leader).post(f"{page_of(element)}plass/planlegging/{names(project).index('lokasjon') + 1}/")
    assert Event.objects.count() == before


class PlacesStayWhole(TestCase):
    @settings(max_examples=30, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(Phase), st.integers(0, 40)), max_size=6))
    def test_whatever_is_moved_in_whatever_order(self, moves):
        leader = Person.objects.create_user("leder@nordvik.example")
        nordvik = Municipality.objects.create(name="Nordvik", number="9901", slug="nordvik")
        project = start_project(nordvik, "Boliger", "boliger", by=leader)
        stale = list(project.elements.all())
        for index, phase, place in moves:
            place_element(stale[index], phase, place, by=leader)
        elements = list(project.elements.all())
        assert [element.position for element in elements] == [*range(1, 11)]
        assert sorted(elements, key=lambda each: list(Phase).index(each.phase)) == elements


def test_an_own_element_stands_last_in_its_phase_and_can_be_undone(browse, leader, project):
    client = browse(leader)
    answer = client.post(f"{TAILOR}nytt-element/", {"name": "Befaring", "phase": "planlegging"}, follow=True)
    added = project.elements.get(own_name="Befaring")
    assert names(project)[-1] == "Befaring"
    assert f'action="{page_of(added)}fjern/"' in text(answer)
    client.post(f"{page_of(added)}fjern/")
    assert not project.elements.filter(own_name="Befaring").exists()


def test_what_is_from_the_method_or_holds_work_is_never_removed(browse, leader, project, element):
    client = browse(leader)
    client.post(f"{page_of(element)}fjern/")
    item = element.items.create(own_text="Vårt", position=99, notes="Ringt naboene")
    client.post(f"{TAILOR}punkt-{item.pk}/fjern/")
    assert project.elements.filter(pk=element.pk).exists()
    assert element.items.filter(pk=item.pk).exists()


def test_an_element_is_left_out_with_a_reason_and_brought_back(browse, leader, project, element):
    client = browse(leader)
    client.post(f"{page_of(element)}utelat/", {"reason": "Tomta er gitt."})
    assert project.elements.get(pk=element.pk).skip.reason == "Tomta er gitt."
    client.post(f"{page_of(element)}ta-tilbake/")
    assert not project.elements.get(pk=element.pk).is_left_out
    assert [event.verb for event in Event.objects.all()[:2]] == [Verb.BROUGHT_BACK, Verb.LEFT_OUT]


def test_what_neighbours_have_seen_is_left_out_with_an_explanation_to_them(browse, leader, published, element):
    client = browse(leader)
    assert "Dette får naboene vite med en gang" in text(client.get(f"{page_of(element)}utelat/"))
    silent = client.post(f"{page_of(element)}utelat/", {"reason": "Tomta er gitt."})
    assert silent.status_code == 422
    assert 'value="Tomta er gitt."' in text(silent)
    client.post(f"{page_of(element)}utelat/", {"reason": "Tomta er gitt.", "explanation": "Vi har tomt."})
    shown = public_content(Project.objects.get())
    assert element.pk not in [each.id for each in shown.elements]
    assert shown.changes[0].explanation == "Vi har tomt."


@pytest.mark.parametrize(("noun", "field"), [("punkt", "own_text"), ("rad", "own_purpose")])
def test_a_line_is_reworded_while_the_methods_words_stay_beside(browse, leader, element, noun, field):
    line = (element.items if noun == "punkt" else element.rows).first()
    client, origin = browse(leader), str(line)
    assert origin in text(client.get(f"{TAILOR}{noun}-{line.pk}/ordlyd/"))
    client.post(f"{TAILOR}{noun}-{line.pk}/ordlyd/", {field: "Med våre ord", "revision": 1})
    page = text(client.get(page_of(element)))
    assert "Med våre ord" in page
    assert f"i metoden: {origin}" in page
    late = client.post(f"{TAILOR}{noun}-{line.pk}/ordlyd/", {field: "For sent", "revision": 1})
    assert late.status_code == 409


@pytest.mark.parametrize("noun", ["punkt", "rad"])
def test_a_line_is_added_moved_left_out_and_brought_back(browse, leader, element, noun):
    client, kind = browse(leader), ChecklistItem if noun == "punkt" else MatrixRow
    typed = {"own_text": "Vårt"} if noun == "punkt" else {"own_purpose": "Vårt", "own_participants": "Oss"}
    client.post(f"{page_of(element)}{'nytt-punkt' if noun == 'punkt' else 'ny-rad'}/", typed)
    lines = kind.objects.filter(element=element)
    first, added = lines.first(), lines.last()
    client.post(f"{TAILOR}{noun}-{added.pk}/plass/1/")
    assert [*lines.all()[:2]] == [added, first]
    client.post(f"{TAILOR}{noun}-{first.pk}/utelat/", {"reason": "Passer ikke."})
    assert kind.objects.get(pk=first.pk).left_out_because == "Passer ikke."
    client.post(f"{TAILOR}{noun}-{first.pk}/ta-tilbake/")
    assert not kind.objects.get(pk=first.pk).is_left_out


def test_an_own_line_is_removed_again(browse, leader, element):
    client = browse(leader)
    answer = client.post(f"{page_of(element)}nytt-punkt/", {"own_text": "Feil"}, follow=True)
    added = element.items.get(own_text="Feil")
    assert f'action="{TAILOR}punkt-{added.pk}/fjern/"' in text(answer)
    client.post(f"{TAILOR}punkt-{added.pk}/fjern/")
    assert not element.items.filter(own_text="Feil").exists()


def test_a_line_left_out_counts_as_not_relevant_in_the_work(browse, leader, element):
    item = element.items.first()
    browse(leader).post(f"{TAILOR}punkt-{item.pk}/utelat/", {"reason": "Passer ikke."})
    item.refresh_from_db()
    assert (item.state, item.reason) == (ItemState.NOT_RELEVANT, "Passer ikke.")


def test_deeds_answer_to_posts_alone(browse, leader, element):
    for deed in ("plass/planlegging/1", "ta-tilbake", "fjern"):
        assert browse(leader).get(f"{page_of(element)}{deed}/").status_code == 405


def test_another_projects_lines_are_not_found(browse, leader, project, municipality, element):
    other = start_project(municipality, "Et annet", "et-annet", by=leader)
    foreign = other.elements.first()
    assert browse(leader).get(page_of(foreign)).status_code == 404
    assert browse(leader).post(f"{TAILOR}punkt-{foreign.items.first().pk}/plass/1/").status_code == 404


def test_the_list_asks_as_often_with_many_elements_as_with_few(browse, leader, project, django_assert_max_num_queries):
    client = browse(leader)
    client.get(TAILOR)
    with django_assert_max_num_queries(20) as few:
        client.get(TAILOR)
    for position in range(11, 1000):
        project.elements.create(own_name=f"Eget {position}", phase=Phase.PLANNING, position=position)
    with django_assert_max_num_queries(len(few)):
        client.get(TAILOR)


def test_an_element_asks_as_often_with_many_lines_as_with_few(browse, leader, element, django_assert_max_num_queries):
    client = browse(leader)
    client.get(page_of(element))
    with django_assert_max_num_queries(20) as few:
        client.get(page_of(element))
    for position in range(2, 400):
        element.items.create(own_text="Noe", position=position)
        element.rows.create(own_purpose="Noe", position=position)
    with django_assert_max_num_queries(len(few)):
        client.get(page_of(element))
