import re

import pytest

from nabodialog.projects.models import Project
from nabodialog.projects.publishing import withdraw

PROJECT_PAGES = [
    "/tromso/smahus/",
    "/tromso/smahus/kontakt/",
    "/tromso/smahus/nytt.atom",
    "/tromso/smahus/kalender.ics",
]
PAGES = ["/", "/tromso/", "/tromso/kontakt/", "/tromso/farge.css", "/fjordvik/", "/innbygging/tromso/smahus/"]
LANGUAGES = ["", "/nn", "/en"]


@pytest.mark.parametrize("path", PAGES + PROJECT_PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_anyone_without_a_cookie(demo, client, path, language):
    response = client.get(language + path)
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("path", [*PROJECT_PAGES, "/innbygging/tromso/smahus/"])
def test_what_is_withdrawn_is_gone_at_once(demo, client, path):
    project = Project.objects.get(slug="smahus")
    withdraw(project, by=project.owner)
    assert client.get(path).status_code == 404
    assert "smahus" not in client.get("/tromso/").content.decode()
    assert "smahus" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize(("path", "most"), [("/tromso/smahus/", 2), ("/tromso/smahus/kontakt/", 2), ("/tromso/", 3)])
def test_pages_need_few_queries(demo, client, django_assert_max_num_queries, path, most):
    with django_assert_max_num_queries(most):
        client.get(path)


@pytest.mark.parametrize("path", PAGES + PROJECT_PAGES)
def test_a_page_that_was_just_made_asks_the_database_nothing(demo, client, settings, django_assert_num_queries, path):
    settings.PUBLIC_ANSWER_SECONDS = 30
    first = client.get(path)
    with django_assert_num_queries(0):
        again = client.get(path)
    assert (again.content, again.headers) == (first.content, first.headers)


def test_nothing_in_one_visitors_link_gets_into_what_others_read(demo, client):
    page = client.get("/en/tromso/smahus/?fbclid=tracked-42").content.decode()
    assert "tracked-42" not in page
    assert 'href="/tromso/smahus/"' in page  # the same page in bokmål


def test_a_page_that_has_not_changed_is_not_sent_again(demo, client):
    etag = client.get("/tromso/smahus/")["ETag"]
    assert client.get("/tromso/smahus/", headers={"If-None-Match": etag}).status_code == 304


def test_content_says_what_language_it_is_in(demo, client):
    assert '<h1 lang="nb">' in client.get("/en/tromso/smahus/").content.decode()
    assert "<h1>" in client.get("/tromso/smahus/").content.decode()


def test_a_moved_date_shows_what_it_was_and_why(demo, client):
    page = client.get("/stavanger/boligblokka/").content.decode()
    assert "Tidligere dato:" in page
    assert "Innflyttingen ble forsinket" in page
    assert "utvidet åpningstiden" in page


def test_emergency_numbers_come_first_on_the_contact_page(demo, client):
    page = client.get("/tromso/smahus/kontakt/").content.decode()
    places = [page.index(word) for word in ("tel:110", "tel:112", "tel:113", "tel:02800", "tel:116117", "mailto:")]
    assert places == sorted(places)


def test_one_finds_ones_municipality_by_part_of_its_name(demo, client):
    assert "Tromsø" in client.get("/?sok=roms").content.decode()
    assert "Vi finner ingen kommune" in client.get("/?sok=%3Cscript%3E").content.decode()


@pytest.mark.parametrize(
    ("language", "words"),
    [("", "Ingen prosjekter ennå"), ("/nn", "Ingen prosjekt enno"), ("/en", "No projects yet")],
)
def test_a_municipality_that_has_not_begun_says_so(demo, client, language, words):
    assert words in client.get(f"{language}/").text


def test_only_the_card_may_be_shown_inside_other_sites(demo, client):
    card, page = client.get("/innbygging/tromso/smahus/"), client.get("/tromso/smahus/")
    assert "frame-ancestors *" in card["Content-Security-Policy"]
    assert "X-Frame-Options" not in card
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]


def test_the_page_holds_no_persons_name(demo, client):
    page = client.get("/tromso/smahus/").content.decode()
    assert "Prosjektleder i Tromsø" not in page
    assert "@tromso.example" in page  # the contact point's own address
    assert "leader@" not in page


@pytest.mark.parametrize(
    "path", ["/", "/tromso/", "/tromso/kontakt/", "/om-metoden/", "/personvern/", *PROJECT_PAGES[:2]]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_engines_can_say_what_a_page_is_about(demo, client, language, path):
    described = re.findall(
        '<meta name="description" content="([^"<>]{40,})">', client.get(language + path).content.decode()
    )
    assert len(described) == 1
