"""Numbers for Prometheus: to whom they are told, and that they name nobody."""

import re
from datetime import timedelta
from threading import Event

import pytest
from django.db import OperationalError
from django.utils import timezone

from nabodialog.backup.models import Backup, Outcome
from nabodialog.lib.rounds import work_once
from nabodialog.listening.models import Mailbox
from nabodialog.operations import exposing, figures, round_book
from nabodialog.operations.models import RoundRun
from nabodialog.operations.round_book import RoundBook
from nabodialog.post.models import Mail

HERE = "nabodialog.operations.tests.test_metrics"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    """Another test may have set this process up to count together with others."""
    monkeypatch.delenv("PROMETHEUS_MULTIPROC_DIR", raising=False)


def told(client, **asked):
    answer = client.get("/metrics", **asked)
    assert answer.status_code == 200
    return answer.text


def number(text, name):
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else None


@pytest.mark.parametrize("here", ["127.0.0.1", "::1"])
def test_who_asks_from_this_machine_is_told(db, client, here):
    assert "nabodialog_release" in told(client, REMOTE_ADDR=here)


@pytest.mark.parametrize(
    "asked", [ELSEWHERE, {"REMOTE_ADDR": ""}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"HTTP_VIA": "1.1"}]
)
def test_for_others_there_is_no_such_page(db, client, asked):
    assert client.get("/metrics", **asked).status_code == 404


@pytest.mark.parametrize(
    ("brought", "status"), [("Bearer ordet", 200), ("Bearer feil", 404), ("Basic ordet", 404), ("", 404)]
)
def test_where_there_is_a_word_for_it_the_word_alone_decides(db, client, settings, brought, status):
    settings.SECRET_METRICS_TOKEN = "ordet"
    assert client.get("/metrics", headers={"authorization": brought}, **ELSEWHERE).status_code == status
    assert client.get("/metrics", headers={"authorization": brought}).status_code == status


def test_requests_are_counted_by_page_and_never_by_whose_it_is(db, client, municipality):
    page = 'nabodialog_requests_total{method="GET",page="neighbours:municipality",status="200"}'
    before = number(told(client), page) or 0
    client.get("/nordvik/")
    client.get("/nordvik/hemmelig/")
    text = told(client)
    assert number(text, page) == before + 1
    assert number(text, 'nabodialog_request_seconds_count{page="neighbours:municipality"}') >= 1
    assert not re.search("nordvik|hemmelig", text)


def test_letters_that_wait_and_those_that_were_given_up(db, client, municipality):
    now = timezone.now()
    for key, facts in {"a": {}, "b": {"failed_at": now}, "c": {"sent_at": now}}.items():
        Mail.objects.create(
            municipality=municipality,
            key=key,
            name="receipt",
            created_at=now - timedelta(hours=2),
            next_at=now,
            **facts,
        )
    text = told(client)
    assert [number(text, f"nabodialog_outbox_{name}") for name in ("waiting", "failed")] == [1, 1]
    assert number(text, "nabodialog_outbox_oldest_seconds") == pytest.approx(7200, abs=60)


def test_a_mailbox_that_cannot_be_read(db, client, municipality):
    now = timezone.now()
    long_ago = now - timedelta(days=1)
    Mailbox.objects.create(municipality=municipality, since=now, next_at=now, looked_at=long_ago, trouble="unreachable")
    text = told(client)
    assert number(text, "nabodialog_mailboxes_troubled") == 1
    assert number(text, "nabodialog_mailbox_read_seconds") == pytest.approx(86_400, abs=60)


def test_how_old_the_last_backup_is_and_whether_the_next_one_failed(db, client):
    now = timezone.now()
    assert number(told(client), "nabodialog_backup_made_seconds") is None
    made = now - timedelta(hours=30)
    Backup.objects.create(started_at=made, finished_at=made, outcome=Outcome.MADE)
    assert number(told(client), "nabodialog_backup_made_seconds") == pytest.approx(108_000, abs=60)
    assert number(told(client), "nabodialog_backup_failing") == 0
    Backup.objects.create(started_at=now, finished_at=now, outcome=Outcome.FAILED)
    assert number(told(client), "nabodialog_backup_failing") == 1


def test_a_database_that_is_gone_does_not_take_the_other_numbers_with_it(db, client, monkeypatch):
    def gone(now):
        raise OperationalError

    monkeypatch.setattr(figures, "overdue", gone)
    text = told(client)
    assert number(text, "nabodialog_database_answers") == 0
    assert "nabodialog_requests_total" in text


def test_what_is_asked_does_not_grow_with_what_there_is(db, client, django_assert_max_num_queries, monkeypatch):
    with django_assert_max_num_queries(13):
        exposing.exposition()


def rest(now):
    return 0


def trip(now):
    raise ValueError("over the doorstep")


def test_how_rounds_went_is_noted_and_told(db, client, monkeypatch):
    monkeypatch.setattr("nabodialog.lib.rounds.close_old_connections", lambda: None)  # the test's own stays open
    book = RoundBook()
    work_once([f"{HERE}.rest", f"{HERE}.trip"], Event(), book.note)
    book.write()
    text = told(client)
    assert number(text, f'nabodialog_round_failing{{round="{HERE}.rest"}}') == 0
    assert number(text, f'nabodialog_round_failing{{round="{HERE}.trip"}}') == 1
    assert number(text, f'nabodialog_round_failures_total{{round="{HERE}.trip"}}') == 1


def test_failures_of_several_workers_are_added_up(db):
    for _worker in range(2):
        book = RoundBook()
        for _time in range(3):
            book.note("round", 0.1, ValueError())
        book.write()
    assert RoundRun.objects.get().failures == 6


def test_a_round_every_other_second_is_noted_once_a_minute_but_trouble_at_once(db, monkeypatch):
    clock = iter(range(0, 1000, 2))
    monkeypatch.setattr(round_book, "monotonic", lambda: next(clock))
    written, book = [], RoundBook()
    monkeypatch.setattr(round_book, "keep", lambda _path, noted: written.append(noted.is_failing))
    for _round in range(20):
        book.note("round", 0.1, None)
    assert written == [False]
    book.note("round", 0.1, ValueError())
    book.note("round", 0.1, ValueError())
    book.note("round", 0.1, None)
    assert written == [False, True, False]


def test_what_cannot_be_noted_now_is_noted_later(db, monkeypatch):
    def gone(path, noted):
        raise OperationalError

    book = RoundBook()
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(round_book, "keep", gone)
        book.note("round", 0.1, ValueError())
    book.write()
    assert RoundRun.objects.get().failures == 1
