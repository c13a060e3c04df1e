"""The main job from end to end, on a phone and by keyboard alone: start, tailor, work, publish, and a neighbour reads.

Every page on the way is read by axe and must fit the screen.
"""

import pytest

from conftest import PASSWORD
from nabodialog.people.models import ContactPoint

from .accessibility import axe_violations

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
WORK = "/arbeid/nordvik/boliger-pa-asen/"
PAGE = "/nordvik/boliger-pa-asen/"


class Walk:
    """Someone's way through the pages."""

    def __init__(self, site, context, *, scripts):
        self.site, self.page, self.scripts = site, context.new_page(), scripts
        self.page.set_default_timeout(10_000)

    def go(self, path):
        self.page.goto(self.site + path)
        self.read()

    def press(self, words, kind="button"):
        with self.page.expect_navigation():
            self.page.get_by_role(kind, name=words, exact=True).first.press("Enter")
        self.read()

    def follow(self, words):
        self.press(words, "link")

    def write(self, label, words):
        self.page.get_by_label(label).focus()
        self.page.keyboard.type(words)

    def choose(self, words):
        self.page.get_by_role("radio", name=words).press("Space")

    def sees(self, *words):
        for each in words:
            self.page.get_by_text(each).first.wait_for()

    def read(self):
        if self.scripts:  # axe is one itself; without scripts the page has the same markup
            assert axe_violations(self.page) == []
        assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], self.page.url


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request, browser, live_server):
    """A new phone at every call: nobody is signed in, and it has never been here."""
    contexts = []

    def new_phone():
        contexts.append(browser.new_context(viewport=PHONE, java_script_enabled=request.param, locale="nb-NO"))
        return Walk(live_server.url, contexts[-1], scripts=request.param)

    yield new_phone
    for context in contexts:
        context.close()


@pytest.fixture
def contact_point(municipality):
    """Nothing is published without someone to call."""
    phones = {"phone": "22 22 22 22", "deputy_name": "Vakta", "deputy_phone": "22 22 22 23"}
    return ContactPoint.objects.create(
        municipality=municipality, name="Nabokontakten", email="nabo@x.example", **phones
    )


def test_a_project_is_started_tailored_worked_through_published_and_read_by_a_neighbour(phone, leader, contact_point):
    staff, neighbour = phone(), phone()
    sign_in(staff, leader)
    start(staff)
    tailor(staff)
    say_what_can_be_influenced(staff)
    work(staff)
    neighbour.page.goto(neighbour.site + PAGE)
    neighbour.sees("Vi finner ikke siden")
    publish(staff)
    read_as_neighbour(neighbour)


def sign_in(staff, person):
    staff.go("/arbeid/nordvik/nytt-prosjekt/")
    staff.write("E-post", person.email)
    staff.write("Passord", PASSWORD)
    staff.press("Logg inn")


def start(staff):
    """One field is enough; the rest is asked for in steps that may be skipped."""
    staff.write("Hva skal prosjektet hete?", "Boliger på Åsen")
    staff.press("Start prosjektet")
    staff.write("Område", "Øvre Åsen")
    staff.press("Lagre og gå videre")
    staff.choose("Planlegging")
    staff.press("Lagre og gå videre")
    staff.sees("Vi har krysset av et forslag")
    staff.press("Lagre og gå videre")
    staff.write("Kort om prosjektet", "Kommunen bygger tolv boliger på Åsen, nær skolen og bussen.")
    staff.press("Lagre og gå videre")
    staff.press("Lagre og gå til prosjektet")
    staff.sees("Naboene ser ingenting ennå")


def tailor(staff):
    """The method in the municipality's own words, and with a line of its own."""
    staff.follow("Tilpass")
    staff.follow("Valg av lokasjon for botiltak")
    staff.follow("Gi nytt navn")
    staff.write("Navn hos dere", "Finn en god tomt")
    staff.press("Lagre")
    staff.sees("I metoden: Valg av lokasjon for botiltak")
    staff.follow("Nytt punkt")
    staff.write("Nytt punkt", "Gå over tomta sammen med velforeningen")
    staff.press("Legg til")


def say_what_can_be_influenced(staff):
    """Before anyone is asked for anything."""
    staff.follow("Naboene")
    staff.follow("Påvirkning")
    staff.follow("Legg til det første punktet")
    staff.write("Hva gjelder det", "Hvor gangveien går")
    staff.press("Lagre")
    staff.sees("«Hvor gangveien går» er lagt til")


def work(staff):
    """Begin, and tick off the line that was added."""
    staff.follow("Arbeidet")
    staff.follow("Finn en god tomt")
    staff.press("Begynn")
    staff.sees("Gjør nå")
    line = staff.page.get_by_role("listitem").filter(has_text="Gå over tomta sammen med velforeningen")
    line.get_by_role("button", name="Gjort").press("Enter")
    staff.sees("Angre")


def publish(staff):
    """Look at the page as neighbours will see it, and let it out."""
    staff.follow("Publisering")
    staff.follow("Forhåndsvis siden")
    staff.sees("Forhåndsvisning", "Finn en god tomt")
    staff.follow("Tilbake til publisering")
    staff.press("Publiser siden")
    staff.sees("Naboene ser siden")


def read_as_neighbour(neighbour):
    """From the front page to where it stands, what can be influenced and whom to call; and no cookie on the way."""
    neighbour.go("/")
    neighbour.follow("Nordvik")
    neighbour.follow("Boliger på Åsen")
    neighbour.sees("Kommunen bygger tolv boliger på Åsen", "Hvor gangveien går", "Finn en god tomt")
    neighbour.follow("Hvem ringer du når? Nødnumre, åpningstider og stedfortreder")
    neighbour.sees("110", "112", "113", "Nabokontakten")
    assert neighbour.page.context.cookies() == []
