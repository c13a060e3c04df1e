"""Anything can be looked over before it is saved, and nothing of it is kept."""

import pytest
from django.test import Client

from nabodialog.history.models import Event

PAGE = "/arbeid/klarsprak/"
HURTFUL = "Her skal rusmisbrukere bo."


def test_a_text_is_looked_over_and_kept_in_its_field(browse, reader):
    page = browse(reader).post(PAGE, {"text": HURTFUL, "malform": "nb"}).content.decode()
    assert "person med rusproblemer" in page
    assert page.count(HURTFUL) == 1


def test_any_form_can_be_looked_over_before_it_is_saved(browse, leader, project):
    sent = {
        "introduction": HURTFUL,
        "reason": "Lys, benker og trær",
        "csrfmiddlewaretoken": "aB3dE6gH9",
        "malform": "nb",
    }
    page = browse(leader).post(PAGE, sent).content.decode()
    assert f">\n{HURTFUL}\n\nLys, benker og trær</textarea>" in page
    project.refresh_from_db()
    assert project.introduction == ""
    assert not Event.objects.filter(verb="changed").exists()


def test_the_texts_own_language_decides_which_words_hurt(browse, reader):
    page = browse(reader).post(PAGE, {"text": "Dei er rusmisbrukarar.", "malform": "nn"}).content.decode()
    assert "person med rusproblem</span>" in page
    assert (
        "rusproblem</span>"
        not in browse(reader).post(PAGE, {"text": "Rusmisbrukarar", "malform": "nb"}).content.decode()
    )


def test_where_nothing_was_sent_one_can_begin_to_write(browse, reader):
    page = browse(reader).get(PAGE).content.decode()
    assert "<textarea" in page
    assert "Råd om språket" not in page


def test_strange_input_is_only_read(browse, reader):
    page = browse(reader).post(PAGE, {"text": "<script>alert(1)</script> og \x00 mer " * 9000, "malform": "xx"})
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_it_takes_the_token_of_the_form_it_is_sent_from(reader):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)
    assert client.post(PAGE, {"text": HURTFUL}).status_code == 403


@pytest.mark.browser
def test_a_look_at_the_language_opens_beside_the_form_which_can_still_be_saved(
    live_server, page, browse, leader, project
):
    cookie = browse(leader).cookies["nabodialog-okt"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.goto(f"{live_server.url}/arbeid/nordvik/fjellveien/om/naboene/")
    page.fill("#id_introduction", HURTFUL)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Se over språket").click()
    assert "person med rusproblemer" in opened.value.content()
    page.get_by_role("button", name="Lagre og lukk").click()
    page.get_by_text("Ett råd om språket").wait_for()
