"""What is kept for a moment, and never longer."""

from itertools import count
from threading import Barrier, Thread

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from nabodialog.lib import keeping
from nabodialog.lib.answers import for_anyone, for_anyone_who_asks
from nabodialog.lib.keeping import PublicAnswersMiddleware


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock(monkeypatch, settings):
    settings.PUBLIC_ANSWER_SECONDS = 1
    monkeypatch.setattr(keeping, "monotonic", clock := Clock())
    return clock


def counting(decorator=for_anyone):
    """A view that tells how often it has been asked."""
    number = count(1)
    return PublicAnswersMiddleware(decorator(lambda _request: HttpResponse(str(next(number)))))


def read(site, address="/side/", **request):
    return site(RequestFactory().get(address, **request)).content.decode()


def test_an_answer_is_made_once_and_sent_to_all(clock):
    site = counting()
    assert [read(site), read(site), read(site, "/side/?fbclid=1")] == ["1", "1", "1"]


def test_halfway_the_first_to_ask_makes_a_new_one_and_the_rest_need_not_wait(clock):
    site = counting()
    read(site)
    clock.now = 0.6
    slow = site.get_response
    site.get_response = lambda request: HttpResponse(f"meanwhile {read(site)}, then {slow(request).content.decode()}")
    assert read(site) == "meanwhile 1, then 2"


def test_nothing_is_sent_after_its_second(clock):
    site = counting()
    read(site)
    clock.now = 1
    assert read(site) == "2"


def test_a_slow_answer_counts_from_when_it_was_asked_for(clock):
    def slow(_request):
        clock.now += 0.9
        return HttpResponse(str(clock.now))

    site = PublicAnswersMiddleware(for_anyone(slow))
    read(site)
    clock.now = 1.1
    assert read(site) != "0.9"


def test_what_is_gone_is_not_kept(clock):
    answers = iter([HttpResponse("her"), HttpResponse("borte", status=404), HttpResponse("igjen")])
    site = PublicAnswersMiddleware(for_anyone(lambda _request: next(answers)))
    read(site)
    clock.now = 0.6
    assert [read(site), read(site)] == ["borte", "igjen"]


@pytest.mark.parametrize("other", [{"secure": True}, {"HTTP_HOST": "annet.example"}])
def test_an_answer_is_for_the_address_it_was_made_for(clock, other):
    site = counting()
    assert [read(site), read(site, **other)] == ["1", "2"]


def test_a_search_is_answered_anew_and_leaves_nothing(clock):
    site = counting(for_anyone_who_asks)
    assert [read(site), read(site, "/side/?sok=x"), read(site)] == ["1", "2", "1"]


def test_staff_pages_and_deeds_are_never_kept(clock):
    number = count(1)
    site = PublicAnswersMiddleware(lambda _request: HttpResponse(str(next(number))))
    assert [read(site), read(site)] == ["1", "2"]
    assert counting()(RequestFactory().post("/side/")).status_code == 405


def test_the_shelf_is_never_larger_than_its_room(clock, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_ANSWERS", 3)
    site = counting()
    read(site, "/stor/")
    for number in range(3):
        read(site, f"/{number}/")
    assert (read(site, "/2/"), read(site, "/stor/")) == ("4", "5")


def test_what_is_very_large_is_not_kept(clock, monkeypatch):
    monkeypatch.setattr(keeping, "LARGEST_ANSWER", 0)
    site = counting()
    assert [read(site), read(site)] == ["1", "2"]


def test_many_readers_at_once_get_whole_answers(clock):
    site, start, got = counting(), Barrier(8), []

    def reader(number):
        start.wait()
        for step in range(200):
            got.append((f"/{(number + step) % 5}/", read(site, f"/{(number + step) % 5}/")))
            clock.now += 0.01

    readers = [Thread(target=reader, args=(number,)) for number in range(8)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    assert len(got) == 1600
    assert len({(address, content) for address, content in got}) == len({content for _address, content in got})
