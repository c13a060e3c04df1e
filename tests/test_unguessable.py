"""What is a neighbour's own stands behind an address that nobody can guess, and right for one is wrong for another."""

from math import log2

import pytest
from django.urls import reverse

from nabodialog.lib.codes import CODE_LENGTH, READABLE, SECRET_LENGTH, new_code, secret_of, typable_secret_of

from .door_table import DOORS, PUBLIC
from .test_every_door import IDS, NUMBERED, outcome

# How many bits each gap has that names something of a neighbour's, or what is not published yet.
SIGN = log2(len(READABLE))
BITS = {"code": CODE_LENGTH * SIGN, "token": SECRET_LENGTH * SIGN, "uid": 122}  # a UUID's random ones
ENOUGH = 64
PUBLIC_IDS = [each for each in NUMBERED if DOORS.get(each.name) == PUBLIC]
OWN = [each for each in PUBLIC_IDS if "token" in each.gaps]


@pytest.mark.once
@pytest.mark.parametrize("address", PUBLIC_IDS, ids=lambda address: address.name)
def test_an_address_that_anyone_may_try_has_bits_enough(address):
    assert sum(BITS.get(gap, 0) for gap in address.gaps.keys() & IDS) >= ENOUGH


@pytest.mark.once
def test_what_makes_them_gives_what_is_counted_on():
    codes = {new_code() for _time in range(2000)}
    assert len(codes) == 2000
    assert {len(code) for code in codes} == {CODE_LENGTH}
    assert set("".join(codes)) == set(READABLE)
    secrets = {typable_secret_of("prøve", code) for code in codes}
    assert len({secret[:6] for secret in secrets}) > 1990
    assert set("".join(secrets)) == set(READABLE)
    assert len(secret_of("prøve", "kode")) * 6 >= SECRET_LENGTH * SIGN


@pytest.mark.parametrize("address", OWN, ids=lambda address: address.name)
def test_neither_half_opens_with_the_half_of_another(address, standing_stage, client):
    own, foreign = standing_stage.gaps(address), standing_stage.gaps(address, foreign=True)
    for name in ("code", "token"):
        url = reverse(address.name, kwargs={**own, name: foreign[name]})
        assert {outcome(client.get(url)), outcome(client.post(url))} <= {"404", None}
