"""The second step with an app, and the codes on paper for the day the phone is lost."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory

from nabodialog.people.attempts import forget
from nabodialog.people.models import SignIn
from tests.cast import PASSWORD
from tests.codes import SECRET, code_of, with_code_app

LOGIN, STEP, SET_UP = "/konto/logg-inn/", "/konto/logg-inn/kode/", "/konto/sikkerhet/kodeapp/"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}


def begin(client, person, **extra):
    """As far as the second step."""
    answer = client.post(LOGIN, {"login": person.email, "password": PASSWORD}, **extra)
    assert answer["Location"] == STEP
    return client


@pytest.fixture
def codes(member):
    return with_code_app(member)


def test_an_app_is_set_up_with_the_code_it_shows(client, member, django_capture_on_commit_callbacks):
    client.post(LOGIN, {"login": member.email, "password": PASSWORD})
    page = client.get(SET_UP).content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
    assert "<svg" in page
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(SET_UP, {"code": code_of(secret)})
    assert done.status_code == 201
    assert len(re.findall(r"<code>\d{8}</code>", done.content.decode())) == 10
    assert [letter.subject for letter in mail.outbox] == ["Kodeapp koblet til nabodialog"]


def test_a_wrong_code_sets_nothing_up_and_the_same_key_stands_there(client, member):
    client.post(LOGIN, {"login": member.email, "password": PASSWORD})
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", client.get(SET_UP).content.decode())[1]
    refused = client.post(SET_UP, {"code": "000000"})
    assert refused.status_code == 422
    assert secret in refused.content.decode()
    assert not Authenticator.objects.exists()


def test_the_password_alone_opens_nothing(client, member, codes):
    begin(client, member)
    assert client.get("/konto/meg/").status_code == 302
    assert client.get(STEP)["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert client.post(STEP, {"code": code_of()})["Location"] == "/arbeid/"
    assert client.get("/konto/meg/").status_code == 200


@pytest.mark.parametrize("steps", [0, -1, 1])
def test_a_code_is_used_once_for_as_long_as_it_holds(client, member, codes, steps):
    code = code_of(steps=steps)
    assert begin(client, member).post(STEP, {"code": f"{code[:3]} {code[3:]}"}).status_code == 302
    client.post("/konto/logg-ut/")
    cache.delete(f"allauth.mfa.totp.used?user={member.pk}&code={code}")  # allauth forgets it after half a minute
    assert begin(client, member).post(STEP, {"code": code}).status_code == 422


@pytest.mark.parametrize("code", ["000000", code_of("A" * 32, 0), code_of(steps=9), "", "abc", "ææææææ"])
def test_a_wrong_code_is_refused(client, member, codes, code):
    assert begin(client, member).post(STEP, {"code": code}).status_code == 422
    assert client.get("/konto/meg/").status_code == 302


def test_a_recovery_code_lets_in_once_and_its_owner_is_told(client, member, codes):
    assert begin(client, member).post(STEP, {"code": codes[3]}).status_code == 302
    assert mail.outbox[-1].subject == "Reservekode brukt i nabodialog"
    assert codes[3] not in mail.outbox[-1].body
    client.post("/konto/logg-ut/")
    assert begin(client, member).post(STEP, {"code": codes[3]}).status_code == 422


def test_recovery_codes_are_shown_once_and_can_be_had_as_text_right_then(client, member, codes):
    begin(client, member).post(STEP, {"code": code_of()})
    shown = client.post("/konto/sikkerhet/reservekoder/")
    new = re.findall(r"<code>(\d{8})</code>", shown.content.decode())
    sealed = re.search(r'name="codes" value="([^"]+)"', shown.content.decode())[1]
    text = client.post("/konto/sikkerhet/reservekoder/fil/", {"codes": sealed})
    assert all(code in text.content.decode() for code in new)
    assert "attachment" in text["Content-Disposition"]
    assert not set(new) & set(codes)
    assert new[0] not in client.get("/konto/sikkerhet/reservekoder/").content.decode()
    assert client.post("/konto/sikkerhet/reservekoder/fil/", {"codes": sealed[:-1]}).status_code == 422


def test_what_one_session_was_shown_no_other_can_fetch(client, browse, member, codes):
    begin(client, member).post(STEP, {"code": code_of()})
    shown = client.post("/konto/sikkerhet/reservekoder/").content.decode()
    sealed = re.search(r'name="codes" value="([^"]+)"', shown)[1]
    assert browse(member).post("/konto/sikkerhet/reservekoder/fil/", {"codes": sealed}).status_code == 422


def test_the_database_alone_gives_no_code_away(member, codes):
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        kept = str(cursor.fetchall())
    assert SECRET not in kept
    assert not [code for code in codes if code in kept]


def test_with_another_secret_key_no_code_fits_and_nothing_breaks(client, member, codes, settings):
    settings.SECRET_KEY = "en annen"
    assert begin(client, member).post(STEP, {"code": code_of()}).status_code == 422


def test_codes_guessed_from_elsewhere_lock_nobody_out(client, member, codes):
    thief = begin(client, member, **ELSEWHERE)
    assert [thief.post(STEP, {"code": "000000"}, **ELSEWHERE).status_code for _ in range(6)] == [422] * 5 + [429]
    client.cookies.clear()
    assert begin(client, member).post(STEP, {"code": code_of()}).status_code == 302


def test_who_guesses_from_everywhere_is_stopped_and_the_owner_is_told_and_gets_in_with_a_new_password(
    client, member, codes
):
    begin(client, member)
    for place in range(31):
        answer = client.post(STEP, {"code": "000000"}, REMOTE_ADDR=f"203.0.113.{place}")
    assert answer.status_code == 429
    assert [letter.subject for letter in mail.outbox] == ["Noen gjetter koder til kontoen din i nabodialog"]
    client.post("/konto/glemt-passord/", {"email": member.email})
    link = re.search(r"https?://[^/]+(/konto/nytt-passord/\S+)", mail.outbox[-1].body)[1]
    client.post(client.get(link)["Location"], {"password1": "fire helt nye trapper"})
    client.cookies.clear()
    client.post(LOGIN, {"login": member.email, "password": "fire helt nye trapper"})
    assert client.post(STEP, {"code": code_of()}).status_code == 302


def test_new_passwords_give_no_new_guesses_without_end(client, member, codes):
    begin(client, member)
    statuses = []
    for place in range(120):
        if place % 30 == 0:
            forget(RequestFactory().post("/"), member)  # as a new password does
        statuses.append(client.post(STEP, {"code": "000000"}, REMOTE_ADDR=f"203.0.113.{place}").status_code)
    assert statuses == [422] * 100 + [429] * 20
    assert len(mail.outbox) == 1


def test_a_wrong_code_and_a_right_one_stand_in_the_owners_log(client, member, codes):
    begin(client, member).post(STEP, {"code": "000000"})
    client.post(STEP, {"code": code_of()})
    assert [(each.way, each.came_in) for each in SignIn.objects.filter(person=member)] == [
        ("code", True),
        ("code", False),
    ]


def test_the_app_is_removed_only_by_its_owner_who_gets_a_letter(browse, member, leader, codes):
    number = Authenticator.objects.get(type="totp").pk
    assert browse(leader).post(f"/konto/sikkerhet/{number}/fjern/").status_code == 404
    assert browse(member).post(f"/konto/sikkerhet/{number}/fjern/").status_code == 302
    assert not Authenticator.objects.exists()  # recovery codes are of no use alone
    assert mail.outbox[0].subject == "Kodeapp fjernet fra nabodialog"


def test_whoever_signed_in_long_ago_shows_once_more_who_they_are(client, member):
    client.force_login(member)
    asked = client.get(SET_UP)
    assert asked["Location"].startswith("/konto/bekreft/?next=")
    assert client.post(asked["Location"], {"password": "feil passord her"}).status_code == 422
    assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_a_code_serves_to_show_who_one_is_too(client, member, codes):
    client.force_login(member)
    assert client.post("/konto/bekreft/kode/?next=/konto/sikkerhet/", {"code": "000000"}).status_code == 422
    client.post("/konto/bekreft/kode/?next=/konto/sikkerhet/", {"code": code_of()})
    assert client.get("/konto/sikkerhet/reservekoder/").status_code == 200
