"""What no browser sends from a form of ours: refused at every address alike, in words, and nothing is changed."""

import pytest
from django.test import Client

from nabodialog.people.models import Person

from .doors import addresses
from .stored import everything

LIMIT = 2 * 1024 * 1024
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=B"
PART = b'--B\r\nContent-Disposition: form-data; name="name"\r\n\r\n%s\r\n--B--\r\n'
UNREADABLE = {
    "bytes that are not UTF-8": (FORM, b"name=\xff\xfe&reason=Fjell"),
    "escaped bytes that are not UTF-8": (FORM, b"name=%ff&reason=Fjell"),
    "another encoding": (f"{FORM}; charset=utf-16", b"name=Fjell"),
    "an encoding that is none": (f"{PARTS}; charset=hex", PART % b"Fjell"),
    "JSON": ("application/json", b'{"name": "Fjell"}'),
    "plain text": ("text/plain", b"Fjell"),
    "parts without a boundary": ("multipart/form-data", PART % b"Fjell"),
}
TOO_MUCH = {
    "10 MB of text": (FORM, b"name=" + b"x" * 5 * LIMIT),
    "10 MB in parts": (PARTS, PART % (b"x" * 5 * LIMIT)),
    "a sign too much": (FORM, b"name=" + b"x" * (LIMIT - 4)),
    "a sign too much in parts": (PARTS, PART % (b"x" * (LIMIT + 1))),
    "thousands of fields": (FORM, b"&".join(b"f%d=1" % number for number in range(3000))),
    "hundreds of files": (PARTS, b'--B\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n\r\n' * 200),
}
NO_FORMS = {"operations:policy_report"}  # takes in what browsers write by themselves, and reads nothing else
# Where no form of ours is asked for its mark: each counts only, is pressed by no browser, or proves itself otherwise.
WITHOUT_MARK = {
    "enquiries:start",
    "following:one_click",
    "openid:signed_out_there",
    "operations:policy_report",
}
QUERIES = ["sok=%00", "sok=%ff", f"sok={'x' * 5000}", "side=-1&vis=tull", f"side={'9' * 40}", "fase=%3Cscript%3E"]


def sent_everywhere(client, stage, kind, body):
    """Which answers are given, at all addresses."""
    before = everything()
    forms = [address for address in addresses() if address.name not in NO_FORMS]
    answers = {client.generic("POST", stage.url(address), body, kind).status_code for address in forms}
    assert everything() == before
    return answers


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_is_refused_everywhere(kind, standing_stage, browse):
    assert sent_everywhere(browse(standing_stage.cast["administrator"]), standing_stage, *UNREADABLE[kind]) == {400}


@pytest.mark.parametrize("kind", TOO_MUCH)
def test_what_is_too_much_is_refused_everywhere(kind, standing_stage, browse):
    assert sent_everywhere(browse(standing_stage.cast["administrator"]), standing_stage, *TOO_MUCH[kind]) == {413}


def test_a_form_of_another_site_is_refused_everywhere(standing_stage):
    """Whoever is signed in here brings the session along from there, but not the mark that is in our own forms."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(standing_stage.cast["administrator"])
    before = everything()
    marked = [each for each in addresses() if each.name not in WITHOUT_MARK]
    answers = {each.name: client.post(standing_stage.url(each), {"name": "x"}).status_code for each in marked}
    assert [name for name, status in answers.items() if status not in {403, 405}] == []
    assert everything() == before


@pytest.mark.parametrize("query", QUERIES)
def test_no_page_breaks_on_what_an_address_asks_for(query, standing_stage, browse):
    client = browse(standing_stage.cast["administrator"])
    answers = {client.get(f"{standing_stage.url(address)}?{query}").status_code for address in addresses()}
    assert max(answers) < 500


def test_whoever_sends_too_much_is_told_so_in_their_own_language(client, standing_stage):
    kind, body = TOO_MUCH["a sign too much"]
    Person.objects.update(language="nn")
    client.force_login(standing_stage.cast["reader"])
    answer = client.generic("POST", "/konto/meg/", body, kind)
    assert "Dette vart for stort for oss" in answer.content.decode()


def test_an_unknown_host_gets_a_page_too(db):
    answer = Client(headers={"host": "et-annet-sted.example"}).get("/")
    assert answer.status_code == 400
    assert "Vi forstod ikke det nettleseren sendte" in answer.content.decode()
