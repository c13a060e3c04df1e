from datetime import time

import pytest
from django.utils import timezone

from nabodialog.people.models import ContactPoint, OpeningHours

PAGE = "/arbeid/nordvik/kontaktpunkt/"
CONTACT = {
    "name": "Nabokontakten",
    "phone": "77 00 00 00",
    "email": "nabo@nordvik.example",
    "deputy_name": "Servicetorget",
    "deputy_phone": "02800",
    "address": "",
    "note": "",
    "revision": "1",
}
WEEK = {"uke-TOTAL_FORMS": "7", "uke-INITIAL_FORMS": "7"}
MONDAY = {"uke-0-opens": "09:00", "uke-0-closes": "11:30", "uke-0-opens_again": "12:15", "uke-0-closes_again": "15:00"}


def test_a_contact_point_is_kept_with_its_hours_and_counts_as_checked(browse, administrator, municipality):
    assert browse(administrator).post(PAGE, {**CONTACT, **WEEK, **MONDAY})["Location"] == PAGE
    contact = municipality.contact_point
    assert contact.verified_on == timezone.localdate()
    hours = [(each.weekday, each.opens, each.closes) for each in contact.opening_hours.all()]
    assert hours == [(0, time(9), time(11, 30)), (0, time(12, 15), time(15))]


def test_hours_are_shown_again_and_replaced(browse, administrator):
    client = browse(administrator)
    client.post(PAGE, {**CONTACT, **WEEK, **MONDAY})
    assert 'value="12:15"' in client.get(PAGE).content.decode()
    client.post(PAGE, {**CONTACT, **WEEK, "uke-6-opens": "10:00", "uke-6-closes": "12:00"})
    assert [each.weekday for each in OpeningHours.objects.all()] == [6]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"uke-0-closes": "08:00"}, "etter åpningstida"),
        ({"uke-0-closes": ""}, "når dere stenger"),
        ({"uke-0-opens": ""}, "når dere åpner"),
        ({"uke-0-opens": "kl 9"}, "kl 9"),
        ({"uke-0-opens_again": "11:00"}, "en pause"),
        ({"phone": "ring oss"}, "bare tall"),
        ({"deputy_name": ""}, "uke-0-opens"),
        ({"uke-TOTAL_FORMS": "1000"}, "uke-0-opens"),
    ],
)
def test_what_is_not_right_is_said_and_kept(browse, administrator, wrong, reason):
    answer = browse(administrator).post(PAGE, {**CONTACT, **WEEK, **MONDAY, **wrong})
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert "Nabokontakten" in answer.content.decode()
    assert not ContactPoint.objects.exists()


def test_two_who_edit_at_once_lose_nothing(browse, administrator):
    client = browse(administrator)
    client.post(PAGE, {**CONTACT, **WEEK})
    client.post(PAGE, {**CONTACT, **WEEK, "note": "Den første."})
    late = client.post(PAGE, {**CONTACT, **WEEK, **MONDAY, "note": "Den andre."})
    assert late.status_code == 409
    assert "Den første." in late.content.decode()
    assert not OpeningHours.objects.exists()


def test_hours_that_a_colleague_changed_are_not_overwritten_unseen(browse, administrator):
    client = browse(administrator)
    client.post(PAGE, {**CONTACT, **WEEK})
    client.post(PAGE, {**CONTACT, **WEEK, **MONDAY})
    late = client.post(PAGE, {**CONTACT, **WEEK, "uke-6-opens": "10:00", "uke-6-closes": "12:00"})
    assert late.status_code == 409
    assert "mandag 12.15–15.00" in late.content.decode()
    assert [each.weekday for each in OpeningHours.objects.all()] == [0, 0]
    seen = {"revision": "2", "uke-6-opens": "10:00", "uke-6-closes": "12:00"}
    assert client.post(PAGE, {**CONTACT, **WEEK, **seen}).status_code == 302


def test_two_who_make_the_first_contact_point_lose_nothing(browse, administrator, municipality):
    client = browse(administrator)
    assert client.get(PAGE).context["form"]["revision"].value() == 0
    first, second = {**CONTACT, **WEEK, "revision": "0"}, {**CONTACT, **WEEK, "revision": "0", "phone": "77 00 00 01"}
    assert client.post(PAGE, first).status_code == 302
    assert client.post(PAGE, first).status_code == 302  # pressed twice
    assert client.post(PAGE, second).status_code == 409
    assert municipality.contact_point.phone == "77 00 00 00"


def test_one_press_says_that_it_still_is_right(browse, administrator):
    client = browse(administrator)
    assert client.post(f"{PAGE}kontrollert/").status_code == 404
    client.post(PAGE, {**CONTACT, **WEEK})
    ContactPoint.objects.update(verified_on=None)
    client.post(f"{PAGE}kontrollert/")
    assert ContactPoint.objects.get().verified_on == timezone.localdate()


def test_the_summary_names_the_day_that_is_wrong(browse, administrator):
    answer = browse(administrator).post(PAGE, {**CONTACT, **WEEK, **MONDAY, "uke-0-closes": "08:00"})
    assert "Se over åpningstidene på mandag." in answer.content.decode()
