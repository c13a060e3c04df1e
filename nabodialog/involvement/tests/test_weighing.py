"""Influence and interest: of groups, in five levels, with history; and what groups have offered."""

from datetime import date

import pytest
from django.apps import apps

from nabodialog.involvement.models import StakeholderAssessment
from nabodialog.involvement.weighing import grid, standings
from nabodialog.people.models import Person

JANUARY, MARCH = date(2026, 1, 5), date(2026, 3, 2)


@pytest.fixture
def school(project):
    return project.stakeholders.create(kind="school", name="Skolen")


@pytest.fixture
def weigh(school, leader):
    def weighed(on, influence, interest=3):
        return StakeholderAssessment.objects.create(
            stakeholder=school, on=on, influence=influence, interest=interest, reason="Mange barn", by=leader
        )

    return weighed


def standing_of(group, before=JANUARY, now=MARCH):
    return standings([group], group.project, before, now)[0]


def test_a_group_is_assessed_with_a_reason_and_what_was_thought_before_stays(browse, member, school, weigh):
    weigh(JANUARY, 2)
    url = f"{school.get_absolute_url()}vurder/"
    form = {"influence": "4", "interest": "", "on": "2026-03-02", "reason": "Skoleveien legges om"}
    assert browse(member).post(url, {**form, "reason": ""}).status_code == 422
    assert browse(member).post(url, form).status_code == 302
    assert list(school.assessments.values_list("influence", "interest")) == [(4, None), (2, 3)]


def test_one_that_a_colleague_removed_a_moment_ago_is_not_there(browse, member, school, monkeypatch):
    url = f"{school.get_absolute_url()}vurder/"
    monkeypatch.setattr("nabodialog.involvement.views.weighing.assessments_on", lambda *_asked: school.delete() and {})
    answer = browse(member).post(url, {"influence": "4", "interest": "", "on": "2026-03-02", "reason": "Skoleveien"})
    assert answer.status_code == 404
    assert not StakeholderAssessment.objects.exists()


def test_movement_between_two_days_is_shown(browse, reader, project, school, weigh):
    weigh(JANUARY, 2)
    weigh(MARCH, 4)
    assert standing_of(school).has_moved
    assert not standing_of(school, MARCH).has_moved
    page = browse(reader).get(f"{project.get_absolute_url()}malgrupper/innflytelse/?fra=2026-01-31&til=2026-03-31")
    assert "Liten → Stor" in page.text


def test_the_grid_says_the_same_as_the_table(school, weigh):
    weigh(MARCH, 5, interest=1)
    top = grid([standing_of(school)])[0]
    assert top.influence == 5
    assert [len(found) for _level, found in top.cells] == [1, 0, 0, 0, 0]


def test_one_that_is_not_assessed_is_in_the_table_and_not_in_the_grid(school, weigh):
    weigh(MARCH, None)
    assert not standing_of(school).is_placed
    assert not any(found for row in grid([standing_of(school)]) for _level, found in row.cells)


def test_only_groups_can_be_assessed():
    """Wherever there is a level of influence or interest, its only tie to a person is who assessed."""
    weighed = [model for model in apps.get_models() if {"influence", "interest"} <= names_in(model)]
    assert weighed == [StakeholderAssessment]
    people = {field.name for field in StakeholderAssessment._meta.get_fields() if field.related_model is Person}
    assert people == {"by"}
    assert not {"influence", "interest", "score", "position"} & names_in(Person)


def names_in(model):
    return {field.name for field in model._meta.get_fields()}


def test_the_page_asks_as_often_for_many_groups(browse, leader, project, django_assert_max_num_queries):
    project.stakeholders.bulk_create(
        project.stakeholders.model(project=project, kind="other", name=f"Gruppe {n}") for n in range(120)
    )
    client = browse(leader)
    with django_assert_max_num_queries(12):
        assert client.get(f"{project.get_absolute_url()}malgrupper/innflytelse/").text.count("Gruppe ") >= 50


@pytest.fixture
def change(browse, leader, school):
    form = {"kind": "school", "name": "Skolen", "permission": "yes", "revision": 1}
    return lambda **more: browse(leader).post(f"{school.get_absolute_url()}endre/", form | more)


def test_what_a_group_has_offered_is_kept_with_a_role_to_ask(change, browse, reader, school):
    assert change(offers="Låner ut gymsalen", contact_role="Rektor").status_code == 302
    shown = browse(reader).get(school.get_absolute_url()).text
    assert "Låner ut gymsalen" in shown
    assert "Rektor" in shown


def test_a_contact_person_is_a_role_and_only_where_the_group_said_yes(change):
    assert "Skriv rollen, ikke navnet" in change(contact_role="Kari Nordmann").text
    assert change(contact_role="Styreleder", permission="not_asked").status_code == 422
