import pytest
from django.urls import NoReverseMatch, reverse

from nabodialog.people.models import Person
from tests.cast import PASSWORD

WRONG = "helt feil passord her"
LOGIN = "/konto/logg-inn/"


def sign_in(client, person, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": person.email, "password": password}, **extra)


def test_a_person_signs_in_with_email_in_any_case(client, member):
    answer = client.post(LOGIN, {"login": member.email.upper(), "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/arbeid/")


def test_who_is_not_signed_in_comes_to_sign_in_and_back(client, member):
    sent = client.get("/konto/meg/")
    assert sent["Location"] == f"{LOGIN}?next=/konto/meg/"
    answer = client.post(sent["Location"], {"login": member.email, "password": PASSWORD})
    assert answer["Location"] == "/konto/meg/"


@pytest.mark.parametrize(
    ("before", "back"), [("testserver/konto/meg/", "/konto/meg/"), ("evil.example/x/", "/arbeid/")]
)
def test_whoever_pressed_a_button_too_late_comes_back_to_where_it_stands(client, db, before, back):
    sent = client.post("/arbeid/nordvik/kontaktpunkt/kontrollert/", headers={"referer": f"http://{before}"})
    assert sent["Location"] == f"{LOGIN}?next={back}"


def test_nobody_is_sent_on_to_another_site(client, member):
    answer = client.post(f"{LOGIN}?next=https://evil.example/", {"login": member.email, "password": PASSWORD})
    assert answer["Location"] == "/arbeid/"


@pytest.mark.parametrize("email", ["member@nordvik.example", "ukjent@nordvik.example", "stengt@nordvik.example"])
def test_a_refusal_does_not_tell_what_was_wrong(client, member, email):
    Person.objects.create_user("stengt@nordvik.example", WRONG, name="Stengt", is_active=False)
    answer = client.post(LOGIN, {"login": email, "password": WRONG})
    assert answer.status_code == 422
    assert "E-postadressen og passordet stemmer ikke sammen" in answer.content.decode()
    assert f'value="{email}"' in answer.content.decode()
    assert WRONG not in answer.content.decode()


def test_the_sixth_failure_is_refused_even_with_the_right_password(client, member):
    for _ in range(5):
        assert sign_in(client, member, WRONG).status_code == 422
    answer = sign_in(client, member)
    assert answer.status_code == 429
    assert "for mange forsøk" in answer.content.decode()


def test_failures_from_elsewhere_lock_nobody_out(client, member):
    for _ in range(9):
        sign_in(client, member, WRONG, REMOTE_ADDR="203.0.113.7")
    assert sign_in(client, member).status_code == 302


def test_one_place_cannot_try_many_accounts(client, db):
    statuses = [
        client.post(LOGIN, {"login": f"{number}@nordvik.example", "password": WRONG}).status_code
        for number in range(21)
    ]
    assert statuses[-1] == 429
    assert set(statuses[:-1]) == {422}


def test_too_many_requests_have_a_page_of_their_own(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post(LOGIN, {"login": "a@b.example", "password": WRONG})
    answer = client.post(LOGIN, {"login": "a@b.example", "password": WRONG})
    assert answer.status_code == 429
    assert "Vent litt" in answer.content.decode()


def test_signing_out_takes_a_press_of_a_button(browse, member):
    client = browse(member)
    assert client.get("/konto/logg-ut/").status_code == 200
    assert client.get("/konto/meg/").status_code == 200
    client.post("/konto/logg-ut/")
    assert client.get("/konto/meg/").status_code == 302


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_inactive", "account_set_password"])
def test_pages_we_do_not_use_do_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)
