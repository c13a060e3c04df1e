"""Who may promise, publish and answer: handed out by those who lead, shown in plain words, with a warning for gaps."""

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.projects.mandating import Gap, gaps_in
from nabodialog.projects.models import Mandate, Power


@pytest.fixture
def roles_page(project):
    return f"{project.get_absolute_url()}roller/"


@pytest.fixture
def mandate(project, member):
    return project.mandates.create(title="Boveileder", responsibility="Svarer på alt praktisk.", person=member)


@pytest.fixture
def values(member):
    return {"title": "Prosjektleder", "responsibility": "Leder arbeidet.", "person": member.pk, "revision": 1}


def test_a_role_is_handed_out_by_the_one_who_leads(browse, leader, project, roles_page, values):
    assert browse(leader).post(f"{roles_page}ny/", {**values, "may_answer": "on"}).status_code == 302
    added = project.mandates.get()
    assert added.powers == [Power.ANSWER]
    assert Event.objects.about(added).get().verb == Verb.ADDED


def test_a_member_reads_roles_and_hands_out_none(browse, member, roles_page, mandate, values):
    assert "Boveileder" in browse(member).get(roles_page).text
    assert f"{roles_page}{mandate.pk}/" not in browse(member).get(roles_page).text
    assert browse(member).post(f"{roles_page}ny/", values).status_code == 403


@pytest.mark.parametrize(
    ("bad", "field"),
    [({"title": "x" * 101}, "title"), ({"responsibility": ""}, "responsibility"), ({"person": "999999"}, "person")],
)
def test_what_is_not_right_is_told_beside_the_field_and_kept(browse, leader, roles_page, values, bad, field):
    answer = browse(leader).post(f"{roles_page}ny/", {**values, "organisation": "Boligkontoret", **bad})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "Boligkontoret" in answer.text
    assert not Mandate.objects.exists()


def test_nobody_is_their_own_deputy(browse, leader, member, roles_page, values):
    answer = browse(leader).post(f"{roles_page}ny/", {**values, "deputy": member.pk})
    assert "deputy" in answer.context["form"].errors


def test_someone_from_elsewhere_cannot_be_given_a_role(browse, leader, outsider, roles_page, values):
    assert browse(leader).post(f"{roles_page}ny/", {**values, "person": outsider.pk}).status_code == 422


def test_two_who_edit_a_role_lose_nothing(browse, leader, administrator, roles_page, mandate, values):
    url = f"{roles_page}{mandate.pk}/"
    assert browse(leader).post(url, {**values, "title": "Vaktmester"}).status_code == 302
    answer = browse(administrator).post(url, {**values, "title": "Husvert"})
    assert (answer.status_code, "Vaktmester" in answer.text, "Husvert" in answer.text) == (409, True, True)
    mandate.refresh_from_db()
    assert mandate.title == "Vaktmester"


def test_a_role_is_removed_and_history_remembers(browse, leader, project, roles_page, mandate):
    url = f"{roles_page}{mandate.pk}/fjern/"
    assert browse(leader).get(url).status_code == 200
    browse(leader).post(url)
    assert not project.mandates.exists()
    assert Event.objects.within(project).first().verb == Verb.REMOVED


def test_what_a_role_may_do_stands_in_plain_words(browse, reader, roles_page, mandate):
    Mandate.objects.update(may_answer=True, may_publish=True, organisation="Boligkontoret")
    shown = " ".join(browse(reader).get(roles_page).text.split())
    assert "Boveileder, Boligkontoret" in shown
    assert "Kan <strong>publisere</strong> og <strong>svare naboer</strong>." in shown


def test_gaps_are_pointed_out(browse, leader, project, mandate):
    shown = browse(leader).get(f"{project.get_absolute_url()}roller/").text
    assert "Ingen person har mandat til å svare naboer." in shown


def test_a_power_without_a_person_or_without_a_deputy_is_a_gap(mandate, leader):
    mandate.may_answer = True
    assert Gap(Power.ANSWER, is_held=True) in gaps_in([mandate])
    assert Gap(Power.PROMISE, is_held=False) in gaps_in([mandate])
    mandate.deputy = leader
    assert Power.ANSWER not in {gap.power for gap in gaps_in([mandate])}


def test_two_who_may_answer_stand_in_for_each_other():
    both = [Mandate(may_answer=True, person_id=number) for number in (1, 2)]
    assert Power.ANSWER not in {gap.power for gap in gaps_in(both)}
    assert Gap(Power.ANSWER, is_held=False) in gaps_in([Mandate(may_answer=True)])


def test_the_right_to_publish_follows_the_role(project, member, mandate):
    assert not project.can_be_published_by(member)
    Mandate.objects.update(may_publish=True)
    assert project.can_be_published_by(member)


def test_many_roles_take_as_many_queries_as_one(
    browse, leader, member, project, roles_page, mandate, django_assert_num_queries
):
    browser = browse(leader)
    browser.get(roles_page)
    with django_assert_num_queries(6):
        browser.get(roles_page)
    Mandate.objects.bulk_create(
        Mandate(project=project, title="Rolle", responsibility="Alt", person=member, deputy=leader) for _ in range(100)
    )
    with django_assert_num_queries(6):
        browser.get(roles_page)


def test_two_roles_are_told_apart_by_name_or_unit(browse, leader, project, roles_page, values):
    for organisation, status in (("", 302), ("Et borettslag", 302), ("Et borettslag", 422)):
        assert browse(leader).post(f"{roles_page}ny/", {**values, "organisation": organisation}).status_code == status
    assert project.mandates.count() == 2
