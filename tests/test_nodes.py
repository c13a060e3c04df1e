"""Two servers, one database: what is published or withdrawn on one is so on the other within a second."""

import time
from urllib.error import HTTPError
from urllib.request import urlopen

from .staff import Staff

PAGE = "/tromso/smahus/"
PUBLISHING = "/arbeid/tromso/smahus/publisering/"


def status(site):
    try:
        return urlopen(site + PAGE).status
    except HTTPError as refused:
        return refused.code


def seconds_until(wanted, site):
    started = time.monotonic()
    while status(site) != wanted:
        assert time.monotonic() < started + 10
    return time.monotonic() - started


def test_what_is_withdrawn_or_published_on_one_node_is_so_on_the_other_within_a_second(nodes):
    here, there, password = nodes
    leader = Staff(here, "leader@tromso.example", password)
    withdraw = leader.opened(f"{PUBLISHING}trekk-tilbake/")
    assert status(there) == 200  # so that the other node has just made the page
    withdraw(reason="Vi skrev noe feil")
    assert seconds_until(404, there) < 1
    leader.opened(PUBLISHING)()
    assert seconds_until(200, there) < 1
