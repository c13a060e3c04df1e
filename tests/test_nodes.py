"""Two servers, one database: what is published or withdrawn on one is so on the other within a second."""

import os
import re
import time
from contextlib import ExitStack
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pytest
from databases import fresh_database
from serving import prepared_demo, serving, surroundings

PAGE = "/tromso/smahus/"
PUBLISHING = "/arbeid/tromso/smahus/publisering/"


@pytest.fixture
def nodes(tmp_path):
    """The addresses of two servers and the password of the demo they share."""
    with ExitStack() as stack:
        server = os.environ.get("DATABASE_URL", "")
        database = stack.enter_context(fresh_database(server, f"two_nodes_{os.getpid()}")) if server else ""
        shared = surroundings(str(tmp_path), database)
        password = prepared_demo(shared)
        yield stack.enter_context(serving(shared)), stack.enter_context(serving(shared)), password


class Staff:
    """Someone who signs in and sends forms, as a browser without scripts does."""

    def __init__(self, site, email, password):
        self.site, self._opener = site, build_opener(HTTPCookieProcessor(CookieJar()))
        self.opened("/konto/logg-inn/")(login=email, password=password)

    def opened(self, path):
        """The form at an address, ready to be filled in and sent."""
        page = self._opener.open(self.site + path).read().decode()
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        return lambda **typed: self._opener.open(self.site + path, urlencode(hidden | typed).encode())


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
