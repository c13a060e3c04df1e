from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.models import Meeting, SignUp
from nabodialog.involvement.publishing import publish_meeting
from nabodialog.projects.models import Audience, Kind, Milestone
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.reports.papers import PUBLIC_PAPERS

from .conftest import NOW, address_of, text_of

PUBLIC = [paper.name for paper in PUBLIC_PAPERS]


@pytest.mark.parametrize("name", PUBLIC)
def test_it_can_be_read_aloud_and_kept(published, read_pdf, name):
    pdf = read_pdf(published, name)
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/Lang"].startswith("nb")
    assert pdf.metadata.title
    kinds = pdf.xmp_metadata.rdf_root.toxml()
    assert "<pdfuaid:part>1<" in kinds
    assert "<pdfaid:part>2<" in kinds
    assert "<pdfaid:conformance>A<" in kinds


@pytest.mark.parametrize("name", PUBLIC)
def test_it_has_our_letters_and_no_others(published, read_pdf, name):
    fonts = [font for page in read_pdf(published, name).pages for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("Inter" in font["/BaseFont"] for font in fonts)


@pytest.mark.parametrize("name", PUBLIC)
def test_it_is_one_sheet(published, read_pdf, name):
    assert len(read_pdf(published, name).pages) == 1


@pytest.mark.parametrize("name", PUBLIC)
def test_it_is_in_the_projects_language(published, read_pdf, leader, name):
    published.language = "nn"
    published.save()
    publish(published, by=leader, now=NOW)
    assert read_pdf(published, name).root_object["/Lang"].startswith("nn")


def test_a_contact_card_is_in_nynorsk_where_the_project_is(published, read_pdf, leader):
    published.language = "nn"
    published.save()
    publish(published, by=leader, now=NOW)
    text = text_of(read_pdf(published, "kontaktkort"))
    assert "Det hastar, men ingen er i fare" in text
    assert "måndag–fredag" in text


def test_emergency_numbers_come_first_on_the_contact_card(published, read_pdf):
    text = text_of(read_pdf(published, "kontaktkort"))
    places = [text.index(each) for each in ("110", "112", "113", "02800", "22 22 22 22")]
    assert places == sorted(places)
    assert "mandag–fredag 09.00–15.00" in text


def test_a_poster_says_what_is_published_and_not_what_is_written_since(published, read_pdf):
    published.introduction = "Dette er ikke avklart."
    published.save()
    text = text_of(read_pdf(published, "plakat"))
    assert "Vi planlegger seks boliger." in text
    assert "ikke avklart" not in text
    assert "/nordvik/fjellveien" in text


def test_a_date_for_colleagues_is_on_no_sheet_for_neighbours(published, read_pdf, leader):
    for title, audience in (("Åpent hus", Audience.NEIGHBOURS), ("Internt møte", Audience.STAFF)):
        published.milestones.create(title=title, planned_on=date(2027, 6, 1), audience=audience)
    publish(published, by=leader, now=NOW)
    text = text_of(read_pdf(published, "tidslinje"))
    assert "Åpent hus" in text
    assert "Internt møte" not in text


def test_homes_that_stand_alone_have_no_address_on_paper(published, read_pdf, leader):
    assert "Fjellveien 8" in text_of(read_pdf(published, "plakat"))
    published.kind = Kind.SMALL_HOUSE
    published.save()
    publish(published, by=leader, now=NOW)
    assert not any("Fjellveien 8" in text_of(read_pdf(published, name)) for name in PUBLIC)


def poster_of(client, milestone):
    return client.get(reverse("reports:date_poster", args=["nordvik", "fjellveien", milestone.pk]))


def test_a_meeting_has_a_poster_of_what_is_published_of_it(published, browse, reader, leader):
    date_of = Milestone(title="Dialogmøte", planned_on=date(2099, 6, 1), place="Skolen", audience=Audience.NEIGHBOURS)
    about = {"about": "Vi snakker om gangveien.", "step_free": "yes", "sign_up": SignUp.OPEN, "notes": "Husk kaffe"}
    meeting = Meeting(**about)
    plan_meeting(published, meeting, date_of, by=leader)
    client = browse(reader)
    assert poster_of(client, meeting.milestone).status_code == 404
    publish_meeting(meeting, by=leader, now=NOW)
    text = text_of(PdfReader(BytesIO(poster_of(client, meeting.milestone).content)))
    assert "Dialogmøte 1. juni 2099, Skolen Vi snakker om gangveien." in text
    assert "Meld deg på, så vet vi hvor mange vi blir." in text
    assert "Her er det trinnfritt." in text
    assert "kaffe" not in text


@pytest.mark.parametrize("changed", [{"audience": Audience.STAFF}, {"happened_on": date(2026, 1, 1)}])
def test_what_is_internal_or_over_has_no_poster(published, browse, reader, leader, changed):
    about = {"planned_on": date(2099, 6, 1), "audience": Audience.NEIGHBOURS, **changed}
    milestone = published.milestones.create(title="Åpent hus", **about)
    publish(published, by=leader, now=NOW)
    assert poster_of(browse(reader), milestone).status_code == 404


@pytest.mark.parametrize("name", PUBLIC)
def test_nothing_for_neighbours_before_it_is_published(project, browse, reader, name):
    assert browse(reader).get(address_of(project, name)).status_code == 404


def test_what_is_withdrawn_is_gone_from_paper_too(published, browse, reader, leader):
    withdraw(published, by=leader)
    assert browse(reader).get(address_of(published, "plakat")).status_code == 404


def test_the_page_says_why_there_is_nothing_yet(project, browse, reader):
    page = browse(reader).get(reverse("reports:papers", args=["nordvik", "fjellveien"])).content.decode()
    assert "Prosjektsida er ikke publisert" in page
    assert "plakat.pdf" not in page


def test_a_sign_that_cannot_be_printed_is_told_of(published, browse, reader, leader):
    published.introduction = "Velkommen 😀"
    published.save()
    publish(published, by=leader, now=NOW)
    response = browse(reader).get(address_of(published, "plakat"))
    assert response.status_code == 422
    assert "ikke kan trykkes" in response.content.decode()
