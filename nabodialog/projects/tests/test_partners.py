"""Partners from outside the municipality: invited to one project, they see that one alone."""

import re
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.urls import reverse

from nabodialog.history.models import Event, Verb
from nabodialog.people.models import Person
from nabodialog.projects.models import PartnerInvitation, PartnerRole
from nabodialog.projects.starting import start_project

TYPED = {"email": "Ny@ideell.example", "organisation": "En ideell organisasjon", "role": "member"}


@pytest.fixture
def partners_page(project):
    return f"{project.get_absolute_url()}partnere/"


def invited(browser, partners_page):
    """The page that the invitation's link opens."""
    answer = browser.post(f"{partners_page}inviter/", TYPED)
    assert answer.status_code == 201
    return urlsplit(answer.context["link"]).path


def test_a_partner_is_invited_by_letter_and_joins(browse, leader, project, partners_page):
    link = invited(browse(leader), partners_page)
    assert mail.outbox[0].to == ["ny@ideell.example"]
    assert link in mail.outbox[0].body
    newcomer = browse()
    newcomer.post(link, {"name": "Frivillig leder", "password": "tre stille naboer i regn"})
    partner = project.partners.get()
    assert (partner.organisation, partner.role) == ("En ideell organisasjon", PartnerRole.MEMBER)
    assert newcomer.get(project.get_absolute_url()).status_code == 200


def test_a_partner_sees_that_project_alone(browse, leader, partner, municipality, project):
    other = start_project(municipality, "Et annet sted", "annet", by=leader)
    browser = browse(partner)
    assert browser.get(project.get_absolute_url()).status_code == 200
    for name in ("project", "milestones", "mandates", "partners", "element"):
        number = [other.elements.first().pk] if name == "element" else []
        url = reverse(f"projects:{name}", args=[municipality.slug, other.slug, *number])
        assert browser.get(url).status_code == 404
    assert browser.get(reverse("desk:people", args=[municipality.slug])).status_code == 404


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"email": "ikke en adresse"}, "email"),
        ({"email": "partner@ideell.example"}, "email"),
        ({"email": "member@nordvik.example"}, "email"),
        ({"organisation": ""}, "organisation"),
        ({"organisation": "x" * 101}, "organisation"),
        ({"role": "leader"}, "role"),
    ],
)
def test_what_is_not_right_is_told_beside_the_field(browse, leader, member, partner, partners_page, bad, field):
    answer = browse(leader).post(f"{partners_page}inviter/", {**TYPED, **bad})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not PartnerInvitation.objects.exists()


def test_the_same_address_is_invited_once_and_again_with_a_new_link(browse, leader, project, partners_page):
    browser = browse(leader)
    first = invited(browser, partners_page)
    assert browser.post(f"{partners_page}inviter/", TYPED).status_code == 422
    number = project.partner_invitations.get().pk
    assert browser.post(f"{partners_page}invitasjon/{number}/send/").status_code == 201
    assert browse().get(first).status_code == 404


def test_an_invitation_taken_back_opens_nothing(browse, leader, project, partners_page):
    browser = browse(leader)
    link = invited(browser, partners_page)
    number = project.partner_invitations.get().pk
    for _ in range(2):
        assert browser.post(f"{partners_page}invitasjon/{number}/trekk/").status_code == 302
    assert browse().get(link).status_code == 404
    assert Event.objects.within(project).filter(verb=Verb.WITHDREW).count() == 1


def test_access_can_be_changed_and_ended(browse, leader, project, partner, partners_page):
    number = project.partners.get().pk
    browse(leader).post(f"{partners_page}{number}/", {"role": "reader"})
    assert not project.can_be_changed_by(partner)
    browse(leader).post(f"{partners_page}{number}/avslutt/")
    assert browse(partner).get(project.get_absolute_url()).status_code == 404
    assert Person.objects.filter(pk=partner.pk).exists()


def test_before_access_ends_one_sees_what_is_left_behind(browse, leader, project, partner, partners_page):
    project.milestones.create(title="Kafé", planned_on="2026-06-01", owner=partner)
    shown = browse(leader).get(f"{partners_page}{project.partners.get().pk}/avslutt/").text
    assert re.search("ansvar for én ting", shown)


def test_a_partner_cannot_let_others_in(browse, partner, project, partners_page):
    assert browse(partner).get(partners_page).status_code == 200
    assert browse(partner).post(f"{partners_page}inviter/", TYPED).status_code == 403
    assert browse(partner).post(f"{partners_page}{project.partners.get().pk}/avslutt/").status_code == 403


def test_addresses_are_for_those_who_lead(browse, reader, leader, partner, partners_page):
    assert "partner@ideell.example" in browse(leader).get(partners_page).text
    assert "partner@ideell.example" not in browse(reader).get(partners_page).text


def test_a_hundred_partners_take_as_many_queries_as_one(
    browse, leader, project, partners_page, django_assert_num_queries
):
    browser = browse(leader)
    for count in (1, 100):
        people = Person.objects.bulk_create(Person(email=f"{count}-{n}@x.example", name="Gjest") for n in range(count))
        for person in people:
            project.partners.create(person=person, organisation="Lag")
        browser.get(partners_page)
        with django_assert_num_queries(8):
            browser.get(partners_page)
