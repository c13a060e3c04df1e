"""What a browser may say that its session is."""

from importlib import import_module

import pytest
from django.conf import settings


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
