"""What a browser may say that its session is."""

from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from nabodialog.people.models import Person
from tests.cast import PASSWORD


@pytest.mark.parametrize("key", [r"\000" + "a" * 31, r"\000aaaaaaaaa", "A" * 32, "a" * 41, "æ" * 32, "kort"])
def test_a_key_that_was_never_given_out_is_no_session(client, db, key):
    cookie = f'{settings.SESSION_COOKIE_NAME}="{key}"'
    assert client.get("/arbeid/", HTTP_COOKIE=cookie)["Location"].startswith("/konto/logg-inn/")
    assert client.get("/konto/logg-inn/", HTTP_COOKIE=cookie).status_code == 200


@pytest.mark.parametrize("key", ["\0" + "a" * 31, "a" * 31 + "\n", "A" * 32, "a" * 41, "kort", ""])
def test_it_is_not_looked_up_in_any_database(db, django_assert_num_queries, key):
    with django_assert_num_queries(0):
        kept = import_module(settings.SESSION_ENGINE).SessionStore(key)
        assert kept.session_key is None
        assert "noe" not in kept


def test_a_key_that_was_given_out_is_one(browse, member):
    client = browse(member)
    assert client.session.session_key
    assert client.get("/konto/meg/").status_code == 200


def test_whoever_signs_in_gets_a_new_key_and_the_former_opens_nothing(client, member):
    session = client.session
    session["noe"] = "lagt der av en annen"
    session.save()
    former = session.session_key
    client.post("/konto/logg-inn/", {"login": member.email, "password": PASSWORD})
    assert client.session.session_key != former
    assert not Session.objects.filter(session_key=former).exists()


def test_a_session_of_an_account_that_was_closed_opens_nothing(browse, member):
    client = browse(member)
    Person.objects.filter(pk=member.pk).update(is_active=False)
    assert client.get("/konto/meg/")["Location"].startswith("/konto/logg-inn/")
