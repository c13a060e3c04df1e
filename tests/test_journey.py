"""The main job from end to end, on a phone and by keyboard alone: start, tailor, work, publish, and a neighbour reads.

Every page on the way is read by axe and must fit the screen.
"""

import pytest

from .walking import publish_project, say_what_can_be_influenced, sign_in

pytestmark = pytest.mark.browser
WORK = "/arbeid/nordvik/boliger-pa-asen/"
PAGE = "/nordvik/boliger-pa-asen/"


def test_a_project_is_started_tailored_worked_through_published_and_read_by_a_neighbour(phone, leader, contact_point):
    staff, neighbour = phone(), phone()
    sign_in(staff, leader, "/arbeid/nordvik/nytt-prosjekt/")
    start(staff)
    tailor(staff)
    say_what_can_be_influenced(staff)
    work(staff)
    neighbour.page.goto(neighbour.site + PAGE)
    neighbour.sees("Vi finner ikke siden")
    publish_project(staff, "Finn en god tomt")
    read_as_neighbour(neighbour)


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


def work(staff):
    """Begin, and tick off the line that was added."""
    staff.follow("Arbeidet")
    staff.follow("Finn en god tomt")
    staff.press("Begynn")
    staff.sees("Gjør nå")
    line = staff.page.get_by_role("listitem").filter(has_text="Gå over tomta sammen med velforeningen")
    staff.press("Gjort", within=line)
    staff.sees("Angre")


def read_as_neighbour(neighbour):
    """From the front page to where it stands, what can be influenced and whom to call; and no cookie on the way."""
    neighbour.go("/")
    neighbour.follow("Nordvik")
    neighbour.follow("Boliger på Åsen")
    neighbour.sees("Kommunen bygger tolv boliger på Åsen", "Hvor gangveien går", "Finn en god tomt")
    neighbour.follow("Hvem ringer du når? Nødnumre, åpningstider og stedfortreder")
    neighbour.sees("110", "112", "113", "Nabokontakten")
    assert neighbour.page.context.cookies() == []
