"""When something is wrong, people are told what, kindly, and where to go."""

import pytest
from django.template.loader import render_to_string
from django.test import Client


def test_a_page_that_is_not_there_says_so_in_plain_words(db, client):
    answer = client.get("/finnes/ikke/her/og/heller/ikke/der/")
    assert answer.status_code == 404
    assert "Vi finner ikke siden" in answer.content.decode()


def test_an_error_page_sets_no_cookie(db, client):
    assert not client.get("/finnes/ikke/her/og/heller/ikke/der/").cookies


@pytest.mark.parametrize(
    "template", ["400.html", "403.html", "403_csrf.html", "404.html", "405.html", "413.html", "500.html"]
)
def test_every_error_page_can_be_drawn_with_nothing_known(template):
    assert "<h1>" in render_to_string(template)


def test_a_form_without_its_token_gets_the_page_about_that(db, reader):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)
    answer = client.post("/arbeid/monster/")
    assert answer.status_code == 403
    assert "Skjemaet var åpent for lenge" in answer.content.decode()


def test_a_buttons_own_address_opened_as_a_page_says_so(browse, leader, project):
    answer = browse(leader).get(f"{project.elements.first().get_absolute_url()}i-gang/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Gå tilbake til siden der knappen står" in answer.content.decode()
