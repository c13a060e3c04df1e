"""A way through the pages on a phone, by keyboard alone; and the stretches that several journeys have in common.

Whoever walks uses Tab, arrows, Space, Enter and letters, and the focus is never lost, held or out of sight.
"""

import pytest

from .accessibility import axe_violations
from .cast import PASSWORD

PHONE = {"width": 390, "height": 844}
MOST_STOPS = 200  # on one page, from the top to whatever is looked for
AT = """part => {
  const here = document.activeElement
  return here === part || (part.type === "radio" && here.type === "radio" && here.name === part.name)
}"""
WHY_NOT_SEEN = """() => {
  const here = document.activeElement
  if (here === document.body) return ""  // past the last one, in the browser's own
  const told = why => `the focus ${why}: ${here.outerHTML.slice(0, 120)}`
  const box = here.getClientRects()[0], [width, height] = [innerWidth, innerHeight]
  if (!box || box.width < 2 || box.height < 2) return told("is on something hidden")
  if (box.bottom < 1 || box.right < 1 || box.top > height - 1 || box.left > width - 1) return told("is off screen")
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2
  const front = document.elementFromPoint(middle(box.left, box.right, width), middle(box.top, box.bottom, height))
  if (!here.contains(front) && !front?.contains(here)) return told("is behind something")
  const field = here.closest(".ds-field")  // a choice has its ring round its words too
  const ringed = [here, field].some(part => part && parseFloat(getComputedStyle(part).outlineWidth) >= 2
    && getComputedStyle(part).outlineStyle !== "none")
  const inside = !here.matches(":focus")  // on a button in a date's field, where the browser draws the ring
  return ringed || inside ? "" : told("cannot be seen")
}"""


class Walk:
    """Someone's way through the pages."""

    def __init__(self, site, context, *, scripts):
        self.site, self.page, self.scripts = site, context.new_page(), scripts
        self.page.set_default_timeout(10_000)

    def go(self, path):
        self.page.goto(self.site + path)
        self.read()

    def tab_to(self, target):
        part = target.element_handle()
        for _stop in range(MOST_STOPS):
            if part.evaluate(AT):
                return
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(WHY_NOT_SEEN) == "", self.page.url
        pytest.fail(f"{self.page.url}: Tab never comes to {target}")

    def press(self, words, kind="button", within=None):
        self.tab_to((within or self.page).get_by_role(kind, name=words, exact=True).first)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.read()

    def follow(self, words):
        self.press(words, "link")

    def follow_below(self, words):
        """A link on the page itself, where one above it is called the same."""
        self.press(words, "link", within=self.page.get_by_role("main"))

    def write(self, label, words):
        self.tab_to(self.page.get_by_label(label).first)
        self.page.keyboard.type(words)

    def put(self, label, value):
        """A day or a time, which browsers write each in their own way."""
        self.tab_to(self.page.get_by_label(label))
        self.page.get_by_label(label).fill(str(value))

    def pick(self, label, words):
        self.tab_to(self.page.get_by_label(label))
        self.page.get_by_label(label).select_option(label=words)

    def tick(self, words):
        self.tab_to(self.page.get_by_role("checkbox", name=words))
        self.page.keyboard.press("Space")

    def choose(self, words):
        """Tab comes to the group, arrows to one in it."""
        radio = self.page.get_by_role("radio", name=words)
        self.tab_to(radio)
        self.page.keyboard.press("Space")
        while not radio.is_checked():
            self.page.keyboard.press("ArrowDown")

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
