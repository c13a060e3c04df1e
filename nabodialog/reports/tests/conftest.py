from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from nabodialog.involvement.addresses.keeping import keep_address_list
from nabodialog.involvement.lettering import approve_letter, print_letter, write_letter
from nabodialog.involvement.models import AddressLine, AddressList, Letter, Printed
from nabodialog.people.models import ContactPoint
from nabodialog.projects.publishing import publish

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def published(project, leader):
    """A project that neighbours can read of, in a municipality they can reach."""
    point = {"phone": "22 22 22 22", "email": "nabo@nordvik.example", "deputy_phone": "22 22 22 23"}
    contact = ContactPoint.objects.create(
        municipality=project.municipality, name="Nabokontakten", deputy_name="Vakta", **point
    )
    for day in range(5):
        contact.opening_hours.create(weekday=day, opens="09:00", closes="15:00")
    project.introduction, project.area, project.address = "Vi planlegger seks boliger.", "Nordre bydel", "Fjellveien 8"
    project.save()
    publish(project, by=leader, now=NOW)
    project.refresh_from_db()
    return project


def address_of(project, name):
    return reverse("reports:paper", args=[project.municipality.slug, project.slug, name])


@pytest.fixture
def read_pdf(browse, reader):
    """Fetch a sheet as a colleague would, and open it."""

    def opened(project, name):
        response = browse(reader).get(address_of(project, name))
        assert response["Content-Type"] == "application/pdf", response.status_code
        return PdfReader(BytesIO(response.content))

    return opened


def text_of(pdf):
    """All that stands there, with single blanks, whatever the lines."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.fixture
def letter(published, leader):
    """Written and approved."""
    written = Letter(project=published, kind="status", title="Slik står det", text="Hei!\n\n- Taket er på.")
    write_letter(written, by=leader, now=NOW)
    approve_letter(written, by=leader, now=NOW)
    return written


@pytest.fixture
def addresses(published, leader):
    """Makes a list with as many letter boxes as one asks for, the last house first."""

    def listed(number, **about):
        facts = {"name": "Naboene", "imported_by": leader, "imported_at": NOW, "delete_on": date(2099, 1, 1), **about}
        place = {"street": "Fjellveien", "postcode": "9008", "place": "Nordvik"}
        lines = (AddressLine(number=house, **place) for house in range(number, 0, -1))
        return keep_address_list(AddressList(project=published, **facts), lines)

    return listed


@pytest.fixture
def ordered(letter, addresses, leader):
    """A letter that waits to be printed for so many."""

    def order(number, printed=Printed.LETTERS):
        return print_letter(letter, addresses(number), printed, by=leader, now=NOW)

    return order
