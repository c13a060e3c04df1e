"""What a municipality says of itself is out as soon as it is saved, so the guard reads it then."""

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.people.models import ContactPoint, Municipality

from .test_contact_point import CONTACT, MONDAY, PAGE, WEEK
from .test_municipality_settings import SETTINGS, TYPED

WHO = "Kari Nordbø leder boligkontoret."
REASON = "Hun er avdelingsleder, og har sagt ja"


def save(client, introduction, **more):
    return client.post(SETTINGS, {**TYPED, "introduction": introduction, **more})


def test_what_is_possible_asks_and_keeps_what_was_typed(browse, administrator):
    answer = save(browse(administrator), WHO)
    assert answer.status_code == 422
    assert "«Kari Nordbø» er noe som ligner navnet på en person" in answer.text
    assert "Hvorfor kan dette stå?" in answer.text
    assert WHO in answer.text
    assert Municipality.objects.get().introduction == ""


def test_with_a_reason_it_is_out_and_the_reason_is_kept(browse, administrator, client):
    assert save(browse(administrator), WHO, judged=REASON).status_code == 302
    assert WHO in client.get("/nordvik/").text
    assert Event.objects.get(verb=Verb.JUDGED).details == {"reason": REASON}
    assert "judged" not in Event.objects.get(verb=Verb.CHANGED).details["fields"]


def test_what_was_judged_once_is_not_asked_of_when_something_else_is_saved(browse, administrator):
    save(browse(administrator), WHO, judged=REASON)
    assert save(browse(administrator), WHO, accent="#123456", revision="2").status_code == 302


def test_what_is_certain_is_refused_whatever_the_reason(browse, administrator):
    assert save(browse(administrator), "Bolig H0203 er ledig.", judged=REASON).status_code == 422


def test_where_two_must_look_it_must_be_without(browse, administrator):
    Municipality.objects.update(needs_second_reader=True)
    answer = save(browse(administrator), WHO, judged=REASON)
    assert answer.status_code == 422
    assert "Hvorfor kan dette stå?" not in answer.text


def test_a_contact_point_is_a_role_and_tells_its_own_numbers(browse, administrator):
    note = "Ring 77 00 00 00, eller kom til Rådhusgata 1."
    own = {**CONTACT, **WEEK, **MONDAY, "address": "Rådhusgata 1", "note": note}
    assert browse(administrator).post(PAGE, {**own, "deputy_name": "Kari Nordbø"}).status_code == 422
    assert browse(administrator).post(PAGE, own).status_code == 302


@pytest.mark.parametrize("times", [1, 2])
def test_a_contact_point_with_a_name_needs_a_reason(browse, administrator, times):
    named = {**CONTACT, **WEEK, **MONDAY, "deputy_name": "Kari Nordbø"}
    for _time in range(times):
        assert browse(administrator).post(PAGE, {**named, "judged": REASON}).status_code == 302
    assert ContactPoint.objects.get().deputy_name == "Kari Nordbø"
    assert Event.objects.filter(verb=Verb.JUDGED).count() == 1
