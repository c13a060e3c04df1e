"""Somebody is forgotten: as it was shown, everywhere, and what is counted stays as it was."""

from datetime import timedelta

import pytest
from django.apps import apps

from nabodialog.history.models import Event
from nabodialog.involvement.turnout import turnout_of
from nabodialog.lib.personal import Deed, Sought, texts_of
from nabodialog.listening.counting import heard_in
from nabodialog.listening.models import Enquiry
from nabodialog.post.models import Mail
from nabodialog.projects.models import Publication
from nabodialog.projects.publishing import publish
from nabodialog.rights.forgetting import Case, Changed, fingerprint, forget, try_to_forget
from nabodialog.rights.models import Exercise
from tests.stored import everything

from .conftest import EMAIL, OTHER, confirm_archived

WHOLE = Sought(EMAIL, "41234567")
PAGE = "/arbeid/nordvik/innsyn-og-sletting/"


def where_it_stands(mark):
    """Every text in every table, and what is kept as bytes."""
    for model in apps.get_models():
        for name in texts_of(model):
            for value in model._default_manager.values_list(name, flat=True):
                words = bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
                if mark.lower() in words.lower():
                    yield f"{model._meta.label}.{name}"


@pytest.fixture
def forget_them(municipality, administrator, now):
    def deed(sought=WHOLE, later=timedelta(days=9)):
        at = now + later
        shown = fingerprint(try_to_forget(sought, municipality, by=administrator, now=at))
        return forget(Case(sought, municipality, "26/104", shown), by=administrator, now=at)

    return deed


def test_the_address_stands_nowhere_afterwards(everywhere, answered, now, forget_them):
    assert len(set(where_it_stands(EMAIL))) > 8
    confirm_archived(answered, now + timedelta(days=2))
    forget_them()
    assert list(where_it_stands(EMAIL)) == []
    assert list(where_it_stands("41 23 45 67")) == list(where_it_stands("412 34 567")) == []
    assert list(where_it_stands(OTHER)) == ["involvement.Contact.raised"]


def test_to_look_first_changes_nothing(everywhere, municipality, administrator, now):
    before = everything()
    fates = try_to_forget(WHOLE, municipality, by=administrator, now=now)
    assert {fate.deed for fate in fates} == {Deed.ERASED, Deed.MASKED, Deed.KEPT}
    assert everything() == before


def test_what_is_counted_stays_as_it_was(everywhere, answered, project, now, forget_them):
    confirm_archived(answered, now + timedelta(days=2))
    meeting = project.milestones.exclude(meeting=None).first().meeting
    times = list(Enquiry.objects.values_list("code", "kind", "received_at", "due_on"))
    counted, come = heard_in(project)[0], turnout_of(meeting).people
    forget_them()
    assert (heard_in(project)[0].answered, turnout_of(meeting).people) == (counted.answered, come)
    assert list(Enquiry.objects.values_list("code", "kind", "received_at", "due_on")) == times


def test_what_the_archive_has_not_confirmed_stays_and_it_is_said_why(everywhere, answered, forget_them):
    receipt = forget_them()
    answered.refresh_from_db()
    assert EMAIL in answered.text
    assert answered.contact.email == EMAIL
    assert receipt.numbers["kept"] == 1
    assert Enquiry.objects.exclude(pk=answered.pk).get().text == ""


def test_what_came_in_between_is_seen_first(everywhere, municipality, administrator, now):
    shown = fingerprint(try_to_forget(WHOLE, municipality, by=administrator, now=now))
    Mail.objects.filter(key="waits").delete()
    with pytest.raises(Changed):
        forget(Case(WHOLE, municipality, "26/104", shown), by=administrator, now=now)
    assert not Exercise.objects.exists()


def test_it_is_said_that_the_archive_gets_a_published_copy_without_it(project, leader, municipality, now):
    publish(project, by=leader, now=now)
    copies = Publication.objects.filter(project=project)
    copies.update(content=copies.get().content | {"introduction": f"Skriv til {EMAIL}"})
    fates = try_to_forget(WHOLE, municipality, by=leader, now=now)
    assert [(fate.deed, fate.number, str(fate.why)) for fate in fates] == [
        (Deed.MASKED, 1, "Det arkivet ikke har fått ennå, får det uten dette.")
    ]


def test_another_municipality_keeps_what_it_has(everywhere, other_municipality, forget_them, now):
    facts = {"name": "receipt", "recipient": EMAIL, "created_at": now, "next_at": now}
    Mail.objects.create(municipality=other_municipality, key="theirs", sent_at=now, **facts)
    forget_them()
    assert Mail.objects.get(key="theirs").recipient == EMAIL


def test_where_all_of_it_stays_there_is_nothing_to_press(answered, browse, administrator):
    page = browse(administrator).post(f"{PAGE}slett/", {"reference": "26/104", "code": answered.code})
    assert "Ingenting av dette kan slettes nå" in page.text
    assert "Slett nå" not in page.text


def test_an_administrator_sees_it_presses_and_has_a_receipt(everywhere, browse, administrator):
    asked, client = {"reference": "26/104", "email": EMAIL}, browse(administrator)
    page = client.post(f"{PAGE}slett/", asked)
    assert "De er besvart og skal i arkivet" in page.text
    assert client.post(f"{PAGE}slettet/", asked | {"shown": "feil"}).status_code == 409
    assert client.post(f"{PAGE}slettet/", asked | {"shown": page.context["shown"]}).status_code == 302
    assert "Sletting, 26/104" in client.get(PAGE).text
    assert str(Event.objects.get(verb="forgot")).endswith("om en person, i «Sletting: 26/104»")


def test_what_all_stays_is_no_erasure_however_it_is_sent(answered, browse, administrator):
    for asked, says in (({"code": answered.code}, "Ingenting av dette kan"), ({"email": OTHER + "x"}, "Ingenting å s")):
        told = {"reference": "26/104"} | asked
        shown = browse(administrator).post(f"{PAGE}slett/", told).context["shown"]
        answer = browse(administrator).post(f"{PAGE}slettet/", told | {"shown": shown})
        assert (answer.status_code, says in answer.text) == (409, True)
    assert not Exercise.objects.exists()
    assert not Event.objects.filter(thing_type="rights.exercise").exists()
