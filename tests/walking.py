"""A way through the pages on a phone, by keyboard alone; and the stretches that several journeys have in common."""

from conftest import PASSWORD

from .accessibility import axe_violations

PHONE = {"width": 390, "height": 844}


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

    def follow_below(self, words):
        """A link on the page itself, where one above it is called the same."""
        with self.page.expect_navigation():
            self.page.get_by_role("main").get_by_role("link", name=words, exact=True).first.press("Enter")
        self.read()

    def write(self, label, words):
        self.page.get_by_label(label).first.focus()
        self.page.keyboard.type(words)

    def put(self, label, value):
        """A day or a time, which browsers write each in their own way."""
        self.page.get_by_label(label).fill(str(value))

    def pick(self, label, words):
        self.page.get_by_label(label).select_option(label=words)

    def tick(self, words):
        self.page.get_by_role("checkbox", name=words).press("Space")

    def choose(self, words):
        self.page.get_by_role("radio", name=words).press("Space")

    def sees(self, *words):
        for each in words:
            self.page.get_by_text(each).first.wait_for()

    def read(self):
        if self.scripts:  # axe is one itself; without scripts the page has the same markup
            assert axe_violations(self.page) == []
        assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], self.page.url


def sign_in(staff, person, page):
    """On the way to a page."""
    staff.go(page)
    staff.write("E-post", person.email)
    staff.write("Passord", PASSWORD)
    staff.press("Logg inn")


def say_what_can_be_influenced(staff):
    """Before anyone is asked for anything."""
    staff.follow("Naboene")
    staff.follow("Påvirkning")
    staff.follow("Legg til det første punktet")
    staff.write("Hva gjelder det", "Hvor gangveien går")
    staff.press("Lagre")
    staff.sees("«Hvor gangveien går» er lagt til")


def publish_project(staff, *words):
    """Look at the page as neighbours will see it, and let it out."""
    staff.follow("Publisering")
    staff.follow("Forhåndsvis siden")
    staff.sees("Forhåndsvisning", *words)
    staff.follow("Tilbake til publisering")
    staff.press("Publiser siden")
    staff.sees("Naboene ser siden")
