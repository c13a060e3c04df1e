from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nabodialog.history.models import Event, Verb
from nabodialog.post.models import Mail, Told, Trouble

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAGE = "/arbeid/nordvik/post/"


@pytest.fixture
def stuck(municipality):
    facts = {"municipality": municipality, "created_at": NOW, "recipient": "kari@epost.example"}
    later = NOW + timedelta(days=9000)
    Mail.objects.create(
        key="a", name=Told.OFFER, next_at=later, attempts=3, trouble=Trouble.UNREACHABLE, subject="Sak", **facts
    )
    Mail.objects.create(
        key="b", name=Told.RECEIPT, next_at=NOW, failed_at=NOW, attempts=1, trouble=Trouble.REFUSED, **facts
    )
    Mail.objects.create(key="c", name=Told.RECEIPT, next_at=NOW, sent_at=NOW, attempts=1, **facts)


def test_administrators_see_what_waits_and_why_and_no_address_in_full(stuck, browse, administrator):
    page = browse(administrator).get(PAGE).content.decode()
    assert "Vi når ikke e-postserveren. Gjelder én e-post." in page
    assert "Tilbud om ledig plass" in page
    assert "k…@epost.example" in page
    assert "kari@" not in page
    assert "Sak" not in page


def test_trying_again_makes_what_waits_and_what_was_given_up_due_at_once(stuck, browse, administrator):
    answer = browse(administrator).post(f"{PAGE}send/", follow=True)
    assert "Vi prøver igjen nå." in answer.content.decode()
    due = Mail.objects.waiting()
    assert set(due.values_list("key", "attempts")) == {("a", 0), ("b", 0)}
    assert all(mail.next_at.year < 2050 for mail in due)
    assert Event.objects.get(verb=Verb.TRIED_AGAIN).details == {"number": "2"}


def test_another_municipalitys_letters_are_neither_counted_nor_sent(stuck, browse, outsider):
    client = browse(outsider)
    assert "Ingenting venter" in client.get("/arbeid/sordal/post/").content.decode()
    client.post("/arbeid/sordal/post/send/")
    assert Mail.objects.get(key="a").attempts == 3


def test_the_page_asks_as_often_with_many_letters(stuck, browse, administrator, municipality):
    client = browse(administrator)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE)
    for number in range(40):
        Mail.objects.create(key=f"n{number}", name=Told.OFFER, created_at=NOW, next_at=NOW, municipality=municipality)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    assert len(many) == len(few)
