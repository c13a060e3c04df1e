"""No parameter in an address reaches a column: what a page does not ask for by name, it does not hear."""

import re
from urllib.parse import quote

import pytest

from .test_every_door import ADDRESSES

NAMES = ("order", "order_by", "sort", "filter", "fields", "q[foo]", "q", "ordering", "include", "expand")
COLUMNS = ("by__password", "-person__password", "owner__email__startswith", "contact__email", "secret_hash")
LOOKUPS = ("project__municipality__slug=sordal", "by__password__startswith=a", "municipality=2", "pk__gt=0", "id=1")
HOSTILE = "&".join([f"{quote(name)}={column}" for name in NAMES for column in COLUMNS] + list(LOOKUPS))
# What pages do ask for, with what is no choice of theirs.
ASKED = (
    "side",
    "vis",
    "slag",
    "sok",
    "periode",
    "gruppe",
    "fil",
    "dato",
    "tekst",
    "svar",
    "ord",
    "ark",
    "lofte",
    "page",
)
STRANGE = "&".join(f"{name}=by__password" for name in ASKED)
CHANGING = re.compile(
    rb'value="[0-9a-zA-Z:_-]{32,}"|[0-9a-f]{8}-[0-9a-f-]{27}|"challenge": "[^"]+"|"made_at": "[^"]+"|\?[^"\s<>]*'
)


def shown(response):
    """A page as it is, but for what is new each time, and the address that was asked for."""
    return CHANGING.sub(b"", b"".join(response))


@pytest.fixture
def pages(standing_stage, browse):
    """The answer at an address to the one who is let in furthest, by what is asked after it."""
    desk = browse(standing_stage.cast["administrator"])
    return lambda address, asked="": desk.get(f"{standing_stage.url(address)}?{asked}")


@pytest.mark.once
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_what_nobody_asked_for_changes_nothing(address, pages):
    plain = pages(address)
    hostile, strange = pages(address, HOSTILE), pages(address, STRANGE)
    assert hostile.status_code == plain.status_code
    assert strange.status_code < 500
    if "html" in plain.headers.get("Content-Type", "") or "json" in plain.headers.get("Content-Type", ""):
        assert shown(hostile) == shown(plain)
    for answer in (hostile, strange):
        assert b"argon2" not in shown(answer)
        assert b"md5$" not in shown(answer)
