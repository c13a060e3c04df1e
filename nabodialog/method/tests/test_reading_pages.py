"""What anyone may read about the method: in three languages, without a cookie and without the database."""

import pytest

PAGES = [
    "",
    "planlegging/",
    "innflytting/",
    "oppfolging/",
    "element/vedlikehold/",
    "utgave/2025.1/element/vedlikehold/",
    "sjekklister/",
    "lesning/",
    "ordliste/",
]


@pytest.mark.parametrize("language", ["", "/nn", "/en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_open_and_asks_nothing(client, page, language):
    answer = client.get(f"{language}/om-metoden/{page}")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Why NIMBY – verktøy for nabodialog" in answer.content.decode()


def test_a_page_that_the_reader_has_is_not_sent_again(client):
    url = "/om-metoden/sjekklister/"
    assert client.get(url, headers={"If-None-Match": client.get(url)["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    "page",
    [
        "vinter/",
        "element/ingen/",
        "planlegging/mer/",
        "utgave/1999.1/element/vedlikehold/",
        "utgave/nb/element/evaluering/",
    ],
)
def test_what_the_method_does_not_have_is_not_found(client, db, page):
    assert client.get(f"/om-metoden/{page}").status_code == 404


def test_all_checklist_items_stand_on_one_sheet(client):
    page = client.get("/om-metoden/sjekklister/").content.decode()
    assert sum(part.count("<li>") for part in page.split('<ul class="method-checklist">')[1:]) >= 38
    assert page.count('class="method-checklist"') == 10


@pytest.mark.parametrize(
    ("address", "mark", "word"),
    [("/om-metoden/", "<h3", "Vedlikeholdsaktiviteter"), ("/nn/om-metoden/", "<h3", "Vedlikehaldsaktivitetar")],
)
def test_content_follows_the_reader(client, address, mark, word):
    assert word in client.get(address).content.decode()


def test_content_in_another_language_than_the_page_is_marked(client):
    assert '<h1 lang="nb">Kontaktpunkt</h1>' in client.get("/en/om-metoden/element/kontaktpunkt/").content.decode()
    assert "<h1>Kontaktpunkt</h1>" in client.get("/nn/om-metoden/element/kontaktpunkt/").content.decode()


def test_the_glossary_follows_the_norwegian_alphabet(client):
    page = client.get("/om-metoden/ordliste/").content.decode()
    assert page.index('id="nabovarsel"') < page.index('id="naermiljotiltak"') < page.index('id="pavirkningsrom"')


def test_every_reference_has_a_link(client):
    assert client.get("/om-metoden/lesning/").content.decode().count('rel="external noreferrer"') == 21 + 1


def test_the_overview_shows_the_parts_of_the_involvement_plan(client):
    page = client.get("/om-metoden/").content.decode()
    assert page.index("Definer tidslinje for dialog") < page.index("Møtegjennomføring")
    assert "Del av: Involveringsplanen. Planlegging og innflytting" in page
