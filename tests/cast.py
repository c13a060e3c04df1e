"""The cast: everyone who appears in a test, named by role."""

import time
from datetime import UTC, datetime

from django.test import Client

from nabodialog.people.models import Membership, Municipality, Person
from nabodialog.projects.starting import start_project

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PASSWORD = "tre stille naboer i regn"


def nordvik():
    return Municipality.objects.create(name="Nordvik", number="9901", slug="nordvik")


def sordal():
    return Municipality.objects.create(name="Sørdal", number="9902", slug="sordal")


def someone(role, municipality):
    person = Person.objects.create_user(f"{role}@{municipality.slug}.example", PASSWORD, name=str(role.label))
    Membership.objects.create(municipality=municipality, person=person, role=role)
    return person


def fjellveien(municipality, leader):
    """Just started: the whole method, nothing done, nothing published."""
    return start_project(municipality, "Boliger i Fjellveien", "fjellveien", by=leader)


def someone_in(project):
    """From a non-profit: writes in this one project, and sees no other."""
    person = Person.objects.create_user("partner@ideell.example", PASSWORD, name="Partner")
    project.partners.create(person=person, organisation="En ideell organisasjon")
    return person


def signed_in_as(person=None):
    """A browser; without a person, where nobody is signed in. Who is, came in just now, and need not show it again."""
    client = Client()
    if person:
        client.force_login(person)
        session = client.session
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client
