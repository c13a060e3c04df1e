"""Every page of the demo, in every language: valid HTML, open to everyone, nothing from elsewhere, room on a phone."""

from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import translation
from django.utils.translation.trans_real import DjangoTranslation

from nabodialog.neighbours.accessibility import measured
from nabodialog.people.models import Membership, Person
from nabodialog.projects.models import Project
from nabodialog.ui.translating import languages_of, texts_of

from .accessibility import axe_violations
from .doors import addresses
from .html_validation import html_errors, tool
from .measuring import by_language, tell
from .stage import Stage, invite_someone, invite_someone_to, plan_how_to_talk, things_of

PASSWORD_PAGES = {"account_reset_password_from_key"}  # needs a letter; people/tests/test_new_password.py reads it
IN_ENGLISH_TOO = ("neighbours:", "method:")
EMPTY = ["/arbeid/", "/arbeid/fjordvik/", "/arbeid/fjordvik/folk/", "/arbeid/fjordvik/kontaktpunkt/", "/fjordvik/"]


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    call_command("demo", stdout=StringIO())
    projects = Project.objects.select_related("municipality").order_by("slug")
    staff = {
        project: Person.objects.get(email=f"administrator@{project.municipality.slug}.example") for project in projects
    }
    for project, person in staff.items():
        invite_someone(project.municipality, person)
        invite_someone_to(project, person)
        plan_how_to_talk(project, person)
    return staff


def page_addresses(stage):
    """The address of every page, public ones in each language."""
    for address in addresses():
        if address.name in PASSWORD_PAGES or address.name.startswith("api:"):
            continue
        for language in ("nb", "nn", "en") if address.name.startswith(IN_ENGLISH_TOO) else ("nb",):
            with translation.override(language):
                yield stage.url(address)


def html_pages(client, urls):
    for url in urls:
        response = client.get(url)
        if response.status_code == 200 and response.get("Content-Type", "").startswith("text/html"):
            yield url, response.content.decode()


def all_pages(demo, browse):
    pages = {}
    for project, person in demo.items():
        stage = Stage({}, things_of(project), {})
        pages |= dict(html_pages(browse(person), page_addresses(stage)))
    beginner = Person.objects.get(email="administrator@fjordvik.example")
    return pages | {f"{url}#tom": html for url, html in html_pages(browse(beginner), EMPTY)}


def test_every_page_is_valid_html_and_loads_nothing_from_elsewhere(demo, browse, tmp_path, record_property):
    pages = all_pages(demo, browse)
    assert len(pages) > 35
    folder = tmp_path / "pages"
    folder.mkdir()
    assert "\n".join(html_errors(pages, folder)) == ""
    for url, html in pages.items():
        assert 'src="http' not in html, url
        assert "style=" not in html, url
        assert "<script>" not in html, url
    tell(record_property, "html", pages)


@pytest.mark.browser
@pytest.mark.parametrize(("slug", "width"), [("smahus", 320), ("boligblokka", 1280)])
def test_every_page_is_open_to_everyone(
    transactional_db, live_server, demo, browse, page, slug, width, record_property
):
    project = Project.objects.get(slug=slug)
    person = next(person for there, person in demo.items() if there == project)
    sign_in(page, live_server, browse(person))
    page.set_viewport_size({"width": width, "height": 800})
    faults, urls = [], pages_of(project, person, browse)
    for url in urls:
        page.goto(live_server.url + url)
        faults += axe_violations(page)
        room = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults += [f"{url}: {room} px too wide at {width} px"] if room > 0 else []
    assert "\n".join(faults) == ""
    tell(record_property, f"axe-{width}", urls)
    tell(record_property, f"room-{width}", urls)


def pages_of(project, person, browse):
    return list(dict(html_pages(browse(person), page_addresses(Stage({}, things_of(project), {})))))


def test_what_is_told_of_accessibility_is_about_the_pages_there_are(demo, browse):
    """Run bin/accessibility after adding a page that neighbours read, a language, or a newer checker."""
    project, person = next((project, person) for project, person in demo.items() if project.slug == "smahus")
    today, told = by_language(pages_of(project, person, browse)), measured()
    in_translation = {code: number for code, number in told.check("axe-320").pages.items() if code != "nb"}
    assert in_translation == {code: number for code, number in today.items() if code != "nb"}
    assert told.tools["axe-core"] == tool("axe-core-*/axe.min.js").parent.name.removeprefix("axe-core-")
    assert told.tools["vnu-jar"] == tool("vnu-jar-*/vnu.jar").parent.name.removeprefix("vnu-jar-")


def sign_in(page, live_server, client):
    """Lend the browser a session that the test client has made."""
    cookie = client.cookies["nabodialog-okt"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def test_there_is_an_empty_municipality_to_learn_from(demo):
    beginner = Person.objects.get(email="administrator@fjordvik.example")
    assert Membership.objects.get(person=beginner).municipality.projects.count() == 0
    assert reverse("desk:my_day") in EMPTY


def test_neighbours_who_read_english_meet_no_text_that_is_never_translated_to_it(demo, browse, monkeypatch):
    """Only some rooms are in English; a public page that shows a text of another room would show it in bokmål."""
    rooms = [path for path in (settings.BASE_DIR / "nabodialog").iterdir() if path.is_dir()]
    in_english = {id_ for room in rooms if "en" in languages_of(room) for _context, id_ in texts_of(room)}
    others = {id_ for room in rooms if "en" not in languages_of(room) for _context, id_ in texts_of(room)} - in_english
    urls = {url for project in demo for url in page_addresses(Stage({}, things_of(project), {})) if "/en/" in url}
    shown, looked_up = set(), DjangoTranslation.gettext
    monkeypatch.setattr(DjangoTranslation, "gettext", lambda self, text: shown.add(text) or looked_up(self, text))
    assert len(dict(html_pages(browse(), urls))) > 10
    assert "Gjør nå" in shown
    assert shown & others == set()
