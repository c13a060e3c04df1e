"""Asked → answered → promised → done → told → judged: what a neighbour wants to know, and what becomes of it.

On a phone and by keyboard alone, without an account. Letters leave through a real mail server.
"""

import re

import pytest
from django.utils import timezone

from nabodialog.lib.rounds import round_at
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish

from .walking import sign_in

pytestmark = pytest.mark.browser
WORK = "/arbeid/nordvik/fjellveien/"
PAGE = "/nordvik/fjellveien/"
ADDRESS = "nabo@epost.example"
ASKED = "Kommer det lys på gangveien?"
PROMISED = "Vi setter opp lys på gangveien."


def test_what_a_neighbour_asks_is_answered_promised_done_told_and_judged(
    phone, leader, project, contact_point, postbox, settings
):
    Project.objects.filter(pk=project.pk).update(introduction="Vi planlegger åtte boliger.", homes=8)
    project.influence_items.create(subject="Hvor gangveien går")
    publish(Project.objects.get(pk=project.pk), by=leader, now=timezone.now())
    staff, neighbour = phone(), phone()
    ask(neighbour)
    link = link_in(letter(postbox, settings))
    sign_in(staff, leader, f"{WORK}henvendelser/")
    answer(staff)
    assert ASKED not in letter(postbox, settings)
    promise(staff)
    publish_the_promises(staff)
    neighbour.go(f"{PAGE}lofter/")
    neighbour.sees(PROMISED)
    show_that_it_is_done(staff)
    tell_it(staff)
    publish_the_promises(staff)
    judge(neighbour, link)
    neighbour.go(f"{PAGE}lofter/")
    neighbour.sees("Holdt: 1")
    see_what_the_neighbour_thought(staff)


def ask(neighbour):
    neighbour.go(PAGE)
    neighbour.follow("Si din mening")
    neighbour.sees("Er det fare for liv, helse eller verdier nå?")
    neighbour.follow("Nei, gå videre")
    neighbour.choose("Spørre om noe")
    neighbour.write("Hva gjelder det?", ASKED)
    neighbour.write("E-post", ADDRESS)
    neighbour.press("Send")
    neighbour.sees("Takk. Vi har fått det", "Du får svar senest")


def letter(postbox, settings):
    """The one that came, after all rounds."""
    for path in settings.WORK:
        round_at(path)(timezone.now())
    (came,) = postbox.letters
    postbox.letters.clear()
    assert came["To"] == ADDRESS
    return came.get_body(("plain",)).get_content()


def link_in(text):
    return re.search(r"/henvendelse/\S+/", text)[0]


def answer(staff):
    """Seen as the neighbour will read it, and only then sent."""
    staff.follow(ASKED)
    staff.follow("Svar naboen")
    staff.write("Svaret", f"Takk for spørsmålet. {PROMISED}")
    staff.pick("Hva ble det til?", "Spørsmålet er besvart")
    staff.press("Se hvordan det blir")
    staff.sees("Slik leser naboen det", PROMISED)
    staff.press("Send svaret")


def promise(staff):
    staff.go(f"{WORK}lofter/nytt/")
    staff.write("Løftet, slik det ble sagt", PROMISED)
    staff.put("Dagen det ble lovet", timezone.localdate())
    staff.write("Hvor det ble sagt", "I et svar til en nabo")
    staff.put("Frist", timezone.localdate())
    staff.press("Lagre")
    staff.sees("Det er gjort")


def publish_the_promises(staff):
    staff.go(f"{WORK}lofter/")
    staff.follow("Vis for naboene")
    staff.press("Publiser")
    staff.sees("Naboene ser det samme som dere")


def show_that_it_is_done(staff):
    staff.go(f"{WORK}lofter/")
    staff.follow(PROMISED)
    staff.follow("Det er gjort")
    staff.put("Dagen det var gjort", timezone.localdate())
    staff.write("Hva som viser at det er gjort", "Sett på befaring")
    staff.press("Lagre")


def tell_it(staff):
    """Kept is not kept before the neighbours know."""
    staff.follow("Naboene har fått vite det")
    staff.put("Dagen naboene fikk vite det", timezone.localdate())
    staff.choose("Oppslag")
    staff.press("Lagre")


def judge(neighbour, link):
    neighbour.go(link)
    neighbour.sees(PROMISED, "Hva synes du om svaret?")
    neighbour.choose("Ja")
    neighbour.press("Si fra")


def see_what_the_neighbour_thought(staff):
    staff.go(f"{WORK}henvendelser/?vis=avsluttet")
    staff.follow(ASKED)
    staff.sees("Naboen sier at det ble løst")
