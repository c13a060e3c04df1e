"""Groups and organisations that a project talks with: suggested by the method, added, changed and removed."""

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.models import Stakeholder
from nabodialog.involvement.views.stakeholders import MOST_REMINDED
from nabodialog.people.models import Person

WRITTEN = {"kind": "school", "name": "Skolen i bakken", "permission": "not_asked", "revision": 1}


@pytest.fixture
def listed(project):
    return f"{project.get_absolute_url()}malgrupper/"


@pytest.fixture
def school(project):
    return Stakeholder.objects.create(project=project, kind="school", name="Skolen")


def test_an_empty_list_suggests_the_methods_groups_and_one_click_adds_one(browse, leader, listed, project):
    assert "Hvem er naboene?" in browse(leader).get(listed).text
    browse(leader).post(f"{listed}forslag/cooperative/")
    added = project.stakeholders.get()
    assert (added.name, Event.objects.about(added).get().verb) == ("Styret i borettslaget", Verb.ADDED)
    assert "forslag/cooperative/" not in browse(leader).get(listed).text


def test_two_clicks_on_a_suggestion_add_one_group(browse, leader, listed, project):
    for _click in range(2):
        assert browse(leader).post(f"{listed}forslag/school/").status_code == 302
    assert project.stakeholders.count() == 1


def test_a_suggestion_is_named_in_the_projects_language(browse, leader, listed, project):
    project.language = "nn"
    project.save()
    browse(leader).post(f"{listed}forslag/cooperative/")
    assert project.stakeholders.get().name == "Styret i burettslaget"


def test_what_the_method_does_not_know_is_not_added(browse, leader, listed, project):
    browse(leader).post(f"{listed}forslag/romvesener/")
    assert not project.stakeholders.exists()


def test_a_group_is_added_with_whoever_adds_it_responsible(browse, leader, listed):
    assert f'value="{leader.pk}" selected' in browse(leader).get(f"{listed}ny/").text
    browse(leader).post(f"{listed}ny/", {**WRITTEN, "owner": leader.pk})
    added = Stakeholder.objects.get()
    assert (added.name, added.owner) == ("Skolen i bakken", leader)
    assert "Skolen i bakken" in browse(leader).get(listed).text


def test_those_who_write_are_told_that_the_group_may_ask_to_read_it(browse, leader, listed):
    assert "De kan be om å få lese dette." in browse(leader).get(f"{listed}ny/").text


def test_a_group_is_changed_and_two_at_once_lose_nothing(browse, leader, member, listed, school):
    url = f"{listed}{school.pk}/endre/"
    assert browse(leader).post(url, WRITTEN).status_code == 302
    answer = browse(member).post(url, {**WRITTEN, "name": "Ungdomsskolen"})
    assert (answer.status_code, Stakeholder.objects.get().name) == (409, "Skolen i bakken")


def test_a_group_is_removed_after_a_question(browse, leader, listed, school):
    assert "Fjern «Skolen»" in browse(leader).get(f"{listed}{school.pk}/fjern/").text
    browse(leader).post(f"{listed}{school.pk}/fjern/")
    assert not Stakeholder.objects.exists()


def test_one_who_does_not_want_contact_is_marked(browse, leader, listed, school):
    Stakeholder.objects.update(permission="no")
    assert "Ønsker ikke kontakt" in browse(leader).get(listed).text


def test_a_reader_sees_the_groups_and_no_way_to_change_them(browse, reader, listed, school):
    shown = browse(reader).get(listed).text
    assert "Skolen" in shown
    assert "forslag/" not in shown


def test_no_person_can_be_weighed():
    """Groups have a staff member who is responsible, and no other tie to any person."""
    people = {field.name for field in Stakeholder._meta.get_fields() if field.related_model is Person}
    assert people == {"owner", "deputy"}


def test_a_long_list_is_shown_page_by_page_and_asks_as_often(
    browse, leader, listed, project, django_assert_max_num_queries
):
    Stakeholder.objects.bulk_create(Stakeholder(project=project, kind="other", name=f"Gruppe {n}") for n in range(120))
    client = browse(leader)
    with django_assert_max_num_queries(14):
        assert client.get(listed).text.count("Gruppe ") == 50 + MOST_REMINDED
    assert "Gruppe 99" in client.get(f"{listed}?side=3").text
