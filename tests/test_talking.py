"""Strategy → influence → plan → meeting → sign-up → minutes → published: a municipality talks with a neighbourhood.

On a phone and by keyboard alone. Letters leave through a real mail server.
"""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from nabodialog.lib.rounds import round_at
from nabodialog.projects.models import Project

from .walking import publish_project, say_what_can_be_influenced, sign_in

pytestmark = pytest.mark.browser
WORK = "/arbeid/nordvik/fjellveien/"
PAGE = "/nordvik/fjellveien/"
ADDRESS = "nabo@epost.example"
PRIVATE = [ADDRESS, "polsk", "Nøkkelen ligger hos vaktmesteren", "Hvem tar ordet", "Vi bytter ordstyrer"]


def test_a_municipality_plans_meets_its_neighbours_and_tells_what_was_said(
    phone, leader, project, contact_point, postbox, settings
):
    Project.objects.filter(pk=project.pk).update(introduction="Vi planlegger åtte boliger.", homes=8)
    staff, neighbour = phone(), phone()
    sign_in(staff, leader, "/arbeid/nordvik/strategi/")
    write_the_strategy(staff)
    staff.go(WORK)
    say_what_can_be_influenced(staff)
    plan_a_small_meeting(staff)
    publish_project(staff)
    publish_the_plan(staff)
    make_the_meeting(staff)
    write_the_agenda(staff)
    publish_the_meeting(staff)
    sign_up(neighbour)
    link = link_in(the_letter(postbox, settings))
    see_who_comes(staff)
    withdraw(neighbour, link)
    hold_it(staff)
    write_the_minutes(staff)
    publish_the_minutes(staff)
    read_the_minutes(neighbour)


def write_the_strategy(staff):
    """One of the six questions; the others stand as not answered."""
    staff.follow("Skriv : Hvem er kontaktpersonen?")
    staff.write("Teksten deres", "Nabokontakten, med vakta som stedfortreder.")
    staff.press("Lagre")
    staff.sees("1 av 6 er besvart", "Ikke besvart ennå")


def plan_a_small_meeting(staff):
    """Tomorrow: what is to be held must first be possible to sign up for."""
    staff.follow("Plan")
    staff.follow("Ny linje")
    staff.pick("Format", "Lite gruppemøte")
    staff.write("Temaer", "Gangvei og lys")
    staff.put("Dato, eller første gang", timezone.localdate() + timedelta(days=1))
    staff.press("Lagre")
    staff.sees("Lite gruppemøte")


def publish_the_plan(staff):
    staff.follow("Naboene")
    staff.follow("Plan")
    staff.follow_below("Publisering")
    staff.press("Publiser")
    staff.sees("Naboene ser det samme som dere")


def make_the_meeting(staff):
    """From the line; and the meeting is told where it is, what it is for and that one signs up."""
    staff.follow("Plan")
    staff.follow("Lite gruppemøte: Alle naboene")
    staff.follow("Lag datoene")
    staff.press("Lag datoene")
    staff.follow("Naboene")
    staff.follow("Møter")
    staff.follow("Lite gruppemøte")
    staff.follow("Endre")
    staff.put("Begynner klokka", "18:00")
    staff.write("Sted", "Grendehuset, peisestua")
    staff.write("Hva møtet er til for", "Dere kan påvirke hvor gangveien går.")
    staff.put("Plass til", 12)
    staff.choose("Folk melder seg på")
    staff.write("Notater", "Nøkkelen ligger hos vaktmesteren")
    staff.press("Lagre")


def write_the_agenda(staff):
    """One point for all, and one for staff alone."""
    staff.follow("Ny sak")
    staff.write("Sak", "Gangveien")
    staff.press("Lagre")
    staff.follow("Ny sak")
    staff.write("Sak", "Hvem tar ordet")
    staff.choose("Intern: bare for oss")
    staff.press("Lagre")


def publish_the_meeting(staff):
    staff.follow("Forhåndsvis og publiser")
    staff.press("Publiser")
    staff.sees("Naboene ser det samme som dere")


def sign_up(neighbour):
    """No account: how many one brings, an address, and what one needs."""
    neighbour.go(PAGE)
    neighbour.follow("Hvem som er invitert til hva, og hvor ofte")
    neighbour.sees("Lite gruppemøte", "Gangvei og lys")
    neighbour.go(PAGE)
    neighbour.follow("Lite gruppemøte")
    neighbour.sees("Grendehuset, peisestua", "Dere kan påvirke hvor gangveien går.")
    neighbour.follow("Meld deg på")
    neighbour.put("Hvor mange tar du med deg?", 2)
    neighbour.write("E-post", ADDRESS)
    neighbour.write("Trenger du tolk? Skriv språket", "polsk")
    neighbour.press("Meld meg på")
    neighbour.sees("Se i e-posten din")


def the_letter(postbox, settings):
    for path in settings.WORK:
        round_at(path)(timezone.now())
    (letter,) = postbox.letters
    assert letter["To"] == ADDRESS
    return letter.get_body(("plain",)).get_content()


def link_in(letter):
    assert "Vi venter 3 personer." in letter
    return re.search(rf"{PAGE}moter/\S+/pamelding/\w{{8}}/\S+/", letter)[0]


def see_who_comes(staff):
    """As counts, and what must be arranged; never who."""
    staff.go(f"{WORK}moter/")
    staff.follow("Lite gruppemøte")
    staff.follow("Se hvor mange som kommer")
    staff.sees("Regn med opptil 3 personer.", "Tolk til polsk: én påmelding")
    assert ADDRESS not in staff.page.content()


def withdraw(neighbour, link):
    """Opening the link changes nothing; the button does."""
    neighbour.go(link)
    neighbour.go(link)
    neighbour.sees("Du har plass")
    neighbour.press("Meld meg av")
    neighbour.sees("Du er meldt av")


def hold_it(staff):
    """A day early, for no test waits until tomorrow."""
    staff.go(f"{WORK}moter/")
    staff.follow("Lite gruppemøte")
    staff.follow("Møtet er holdt")
    staff.put("Andre, eller alle under ett", 7)
    staff.press("Møtet er holdt")


def write_the_minutes(staff):
    staff.follow("Skriv referatet")
    staff.write("Kort om møtet", "Vi snakket om gangveien.")
    staff.press("Lagre")
    write_of(staff, "1. Gangveien", "Gangveien går bak huset.")
    write_of(staff, "2. Hvem tar ordet", "Vi bytter ordstyrer")


def write_of(staff, point, words):
    section = staff.page.get_by_role("region", name=point)
    section.get_by_label("Hva vi ble enige om").focus()
    staff.page.keyboard.type(words)
    with staff.page.expect_navigation():
        section.get_by_role("button", name="Lagre").press("Enter")


def publish_the_minutes(staff):
    assert "Vi bytter ordstyrer" in staff.page.content()
    staff.press("Jeg har lest det, og det stemmer")
    staff.follow("Forhåndsvis og publiser")
    staff.press("Publiser")


def read_the_minutes(neighbour):
    neighbour.go(PAGE)
    neighbour.follow("Lite gruppemøte")
    neighbour.sees("Vi snakket om gangveien.", "Gangveien går bak huset.", "7 personer kom.")
    page = neighbour.page.content()
    assert "Meld deg på" not in page
    assert [each for each in PRIVATE if each in page] == []
