"""A session ends when nobody uses it, and when it is old; whoever comes back to it is told so."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from nabodialog.people import session_store
from tests.cast import PASSWORD

ME, LOGIN = "/konto/meg/", "/konto/logg-inn/"
WHY = "Du ble logget ut fordi"


@pytest.fixture
def inside(client, member):
    client.post(LOGIN, {"login": member.email, "password": PASSWORD})
    return client


@pytest.fixture
def pass_by():
    """So much time, as the sessions see it: their rows are older by it."""

    def pass_by(browser, **time):
        row = Session.objects.get(session_key=browser.session.session_key)
        data = row.get_decoded()
        data[session_store.SIGNED_IN_AT] -= int(timedelta(**time).total_seconds())
        encoded = session_store.SessionStore().encode(data)
        Session.objects.update(expire_date=row.expire_date - timedelta(**time), session_data=encoded)

    return pass_by


def test_twelve_hours_without_use_and_it_is_over(inside, pass_by):
    pass_by(inside, hours=11, minutes=59)
    assert inside.get(ME).status_code == 200
    pass_by(inside, hours=12, minutes=1)
    assert inside.get(ME)["Location"] == f"{LOGIN}?next={ME}&avsluttet=ja"


def test_whoever_uses_it_stays_until_a_day_has_passed(inside, pass_by):
    for _ in range(3):
        pass_by(inside, hours=7)
        assert inside.get(ME).status_code == 200
    pass_by(inside, hours=3, minutes=1)
    assert inside.get(ME).status_code == 302


def test_what_is_written_in_a_session_makes_it_last_no_longer_than_a_day(inside, pass_by):
    pass_by(inside, hours=11)
    inside.get(ME)
    pass_by(inside, hours=11)
    session = inside.session
    session["noe"] = "nytt"
    session.save()
    assert Session.objects.get().expire_date < timezone.now() + timedelta(hours=2, minutes=1)


def test_how_long_is_a_setting(inside, pass_by, settings):
    settings.IDLE_HOURS = 1
    pass_by(inside, hours=6)
    inside.get(ME)
    assert Session.objects.get().expire_date < timezone.now() + timedelta(hours=7)
    pass_by(inside, hours=6)
    assert inside.get(ME).status_code == 302


def test_it_is_written_only_every_few_minutes(inside, pass_by):
    before = Session.objects.get().expire_date
    pass_by(inside, minutes=4)
    inside.get(ME)
    assert Session.objects.get().expire_date < before
    pass_by(inside, minutes=2)
    inside.get(ME)
    assert Session.objects.get().expire_date >= before


def test_what_another_request_wrote_meanwhile_stays(inside, pass_by):
    pass_by(inside, hours=1)
    mine = session_store.SessionStore(inside.session.session_key)
    mine.load()
    other = inside.session
    other["noe"] = "annet"
    other.save()
    mine.keep_alive(timezone.now())
    assert inside.session["noe"] == "annet"


def test_why_is_said_on_the_sign_in_page_and_not_to_who_was_never_inside(inside, client, browse, pass_by):
    pass_by(inside, hours=13)
    assert WHY in inside.get(inside.get(ME)["Location"]).content.decode()
    assert inside.get(ME)["Location"] == f"{LOGIN}?next={ME}"
    assert browse(None).get(ME)["Location"] == f"{LOGIN}?next={ME}"
    assert WHY not in browse(None).get(LOGIN).content.decode()
    refused = inside.post(f"{LOGIN}?avsluttet=ja", {"login": "a@b.example", "password": "feil"})
    assert WHY not in refused.content.decode()


def test_who_pressed_a_button_too_late_comes_back_to_where_it_stands(inside, pass_by):
    pass_by(inside, hours=13)
    sent = inside.post(ME, {"name": "Ny"}, headers={"referer": f"http://testserver{ME}"})
    assert sent["Location"] == f"{LOGIN}?next={ME}&avsluttet=ja"


def test_who_signs_out_is_not_told_why(inside):
    inside.post("/konto/logg-ut/")
    assert inside.get(ME)["Location"] == f"{LOGIN}?next={ME}"
