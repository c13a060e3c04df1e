import re

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from config import settings as our_settings
from tests.cast import PASSWORD

NEW = "fire helt nye trapper"


def ask(client, email):
    return client.post("/konto/glemt-passord/", {"email": email}, follow=True)


def link_in(letter):
    return re.search(r"https?://[^/]+(/konto/nytt-passord/\S+)", letter.body)[1]


def test_a_forgotten_password_is_replaced_by_mail(client, member):
    ask(client, member.email)
    form_page = client.get(link_in(mail.outbox[0]), follow=True)
    assert "set-password" in form_page.redirect_chain[0][0]  # the key is out of the address
    client.post(form_page.redirect_chain[0][0], {"password1": NEW})
    assert client.post("/konto/logg-inn/", {"login": member.email, "password": NEW}).status_code == 302
    assert mail.outbox[1].subject == "Passordet ditt i nabodialog er byttet"


def test_a_link_works_once(client, member):
    ask(client, member.email)
    link = link_in(mail.outbox[0])
    form_page = client.get(link, follow=True)
    client.post(form_page.redirect_chain[0][0], {"password1": NEW})
    assert "Lenka virker ikke lenger" in client.get(link, follow=True).content.decode()


def test_an_unknown_address_gets_the_same_page_and_a_letter_that_gives_no_way_in(client, member):
    known = ask(client, member.email).content
    assert ask(client, "ukjent@nordvik.example").content == known
    assert "nytt-passord" not in mail.outbox[1].body
    assert "ingen konto" in mail.outbox[1].body


def test_a_letter_is_written_in_the_persons_language(client, member, monkeypatch):
    member.language = "nn"
    member.save()
    seen = []
    monkeypatch.setattr("django.utils.translation._trans.activate", seen.append)
    ask(client, member.email)
    assert "nn" in seen


def test_a_mail_server_that_is_down_tells_nothing(client, member, monkeypatch, caplog):
    def down(*args):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", down)
    assert ask(client, member.email).content == ask(client, "ukjent@nordvik.example").content
    assert "could not be sent" in caplog.text


def test_letters_to_one_address_are_few(client, member):
    statuses = [ask(client, member.email).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert len(mail.outbox) == 3


def test_the_link_does_not_follow_a_forged_host(client, member, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/konto/glemt-passord/", {"email": member.email}, headers={"host": "evil.example"})
    assert "evil.example" not in mail.outbox[0].body


@pytest.mark.parametrize("password", ["kort", "123456789012", "member@nordvik.example"])
def test_a_weak_password_is_refused_with_a_reason(browse, member, password):
    answer = browse(member).post("/konto/bytt-passord/", {"oldpassword": PASSWORD, "password1": password})
    assert answer.status_code == 422


def test_changing_the_password_asks_for_the_one_in_use(browse, member):
    client = browse(member)
    wrong = client.post("/konto/bytt-passord/", {"oldpassword": NEW, "password1": NEW})
    assert wrong.status_code == 422
    right = client.post("/konto/bytt-passord/", {"oldpassword": PASSWORD, "password1": NEW})
    assert right["Location"] == "/konto/meg/"
    member.refresh_from_db()
    assert member.check_password(NEW)


def test_passwords_are_kept_with_argon2():
    assert our_settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_a_password_is_taken_as_it_was_written_and_may_be_long(client, browse, member):
    written = " Ære være hver TRAPP " * 6
    browse(member).post("/konto/bytt-passord/", {"oldpassword": PASSWORD, "password1": written})
    for other in (written.strip(), written.lower(), written[:64]):
        assert client.post("/konto/logg-inn/", {"login": member.email, "password": other}).status_code == 422
    assert client.post("/konto/logg-inn/", {"login": member.email, "password": written}).status_code == 302
