"""Every page of the demo, in every language: valid HTML, open to everyone, nothing from elsewhere, room on a phone.

Also signed in and out, without JavaScript, and on paper.
"""

import re

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation.trans_real import DjangoTranslation

from nabodialog.neighbours.accessibility import measured
from nabodialog.people.models import Membership, Person
from nabodialog.ui.translating import languages_of, texts_of

from .accessibility import axe_violations
from .html_validation import html_errors, tool
from .measuring import by_language, tell
from .pages import choose_language, html_pages, is_for_staff, page_addresses, pages_of, room_beside, sign_in
from .stage import Stage, things_of

EMPTY = ["/arbeid/", "/arbeid/fjordvik/", "/arbeid/fjordvik/folk/", "/arbeid/fjordvik/kontaktpunkt/", "/fjordvik/"]
PAPER = {"width": 673, "height": 1000}  # A4 without its margins
NOT_FOR_PAPER = """() => {
  const shown = part => part.getClientRects().length > 0
  const forScreens = [...document.querySelectorAll("nav, footer, .actions, form button")].filter(shown)
  const faults = forScreens.map(part => part.outerHTML.slice(0, 80))
  return shown(document.querySelector("main")) ? faults : [...faults, "nothing"]
}"""
WAITING_FOR_SCRIPTS = """() => {
  const shown = part => part.getClientRects().length > 0
  const idle = "button[type=button]:not([popovertarget]), a[href='#'], a[href^='javascript:']"
  // What style alone brings out, as when something is ticked, waits for no script.
  const sends = part => part.type === "submit" && !part.closest("[hidden]")
  const unsendable = form => ![...form.elements].some(sends)
  const waiting = [...document.querySelectorAll(idle), ...[...document.forms].filter(unsendable)].filter(shown)
  return waiting.map(part => part.outerHTML.slice(0, 80))
}"""


def all_pages(demo, browse):
    """Those for neighbours in every language, and those for staff in both of theirs."""
    pages = {}
    for project, person in demo.items():
        own = pages_of(project, person, browse)
        choose_language(person, "nn")
        in_nynorsk = html_pages(browse(person), filter(is_for_staff, own))
        pages |= own | {f"{url}#nynorsk": html for url, html in in_nynorsk}
    beginner = Person.objects.get(email="administrator@fjordvik.example")
    return pages | {f"{url}#tom": html for url, html in html_pages(browse(beginner), EMPTY)}


@pytest.fixture
def page_without_scripts(browser):
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.once
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


def test_every_page_for_neighbours_is_the_same_signed_in_and_out(demo, browse):
    project, person = next(iter(demo.items()))
    urls = [url for url in page_addresses(Stage({}, things_of(project), {})) if not is_for_staff(url)]
    signed_in = without_keys(html_pages(browse(person), urls))
    assert len(signed_in) > 50
    assert without_keys(html_pages(browse(), urls)) == signed_in


def without_keys(pages):
    """A form's keys are new each time it is opened."""
    key = r'(name="(?:csrfmiddlewaretoken|form_key)") value="[^"]*"'
    return {url: re.sub(key, r"\1", html) for url, html in pages}


@pytest.mark.browser
@pytest.mark.once
# 320 × 256 points is what is left of a screen of 1280 × 1024 where everything is magnified to 400 %.
@pytest.mark.parametrize(
    ("slug", "staff_language", "width", "height"), [("smahus", "nb", 320, 256), ("boligblokka", "nn", 1280, 800)]
)
def test_every_page_is_open_to_everyone(
    transactional_db, live_server, demo, browse, page, slug, staff_language, width, height, record_property
):
    project, person = next((project, person) for project, person in demo.items() if project.slug == slug)
    choose_language(person, staff_language)
    sign_in(page, live_server, browse(person))
    page.set_viewport_size({"width": width, "height": height})
    faults, pages = [], pages_of(project, person, browse)
    for url in pages:
        page.goto(live_server.url + url)
        faults += axe_violations(page)
        faults += room_beside(page)
    assert "\n".join(faults) == ""
    tell(record_property, f"axe-{width}", pages)
    tell(record_property, f"room-{width}", pages)


@pytest.mark.browser
@pytest.mark.once
def test_every_page_serves_without_scripts_and_on_paper(
    transactional_db, live_server, demo, browse, page_without_scripts, record_property
):
    page = page_without_scripts
    project, person = next((project, person) for project, person in demo.items() if project.slug == "boligblokka")
    choose_language(person, "nn")
    sign_in(page, live_server, browse(person))
    faults, pages = [], pages_of(project, person, browse)
    for url in pages:
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 320, "height": 256})
        page.goto(live_server.url + url)
        faults += room_beside(page) + [f"{url} without scripts: {part}" for part in page.evaluate(WAITING_FOR_SCRIPTS)]
        page.emulate_media(media="print")
        page.set_viewport_size(PAPER)
        faults += room_beside(page) + [f"{url} on paper: {part}" for part in page.evaluate(NOT_FOR_PAPER)]
    assert "\n".join(faults) == ""
    tell(record_property, "scripts-off", pages)
    tell(record_property, "paper", pages)


def test_what_is_told_of_accessibility_is_about_the_pages_there_are(demo, browse):
    """Run bin/accessibility after adding a page that neighbours read, a language, or a newer checker."""
    project, person = next((project, person) for project, person in demo.items() if project.slug == "smahus")
    today, told = by_language(pages_of(project, person, browse)), measured()
    in_translation = {code: number for code, number in told.check("axe-320").pages.items() if code != "nb"}
    assert in_translation == {code: number for code, number in today.items() if code != "nb"}
    assert told.tools["axe-core"] == tool("axe-core-*/axe.min.js").parent.name.removeprefix("axe-core-")
    assert told.tools["vnu-jar"] == tool("vnu-jar-*/vnu.jar").parent.name.removeprefix("vnu-jar-")


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
