"""Each municipality decides within bounds, and every round asks the same table."""

from datetime import timedelta

import pytest

from nabodialog.keeping.kinds import Kind, all_kinds, kind_called
from nabodialog.keeping.models import KeepingRule
from nabodialog.keeping.rules import OutOfBounds, all_kept, each_amount, keep_for, kept
from nabodialog.people.models import Municipality
from nabodialog.post.erasing import erase_old
from nabodialog.post.models import Mail, Told

COUNTED = [kind.id for kind in all_kinds().kinds if kind.is_counted]


def test_without_a_choice_the_usual_holds_as_the_installation_has_set_it(municipality, settings):
    assert kept(municipality, "enquiries") == 24
    settings.REGISTRATION_DAYS = 12
    assert kept(municipality, "registrations") == all_kept(None)["registrations"] == 12


def test_nobody_gets_past_the_bounds(municipality, administrator, settings):
    settings.REGISTRATION_DAYS = 5000
    KeepingRule.objects.create(municipality=municipality, kind="needs", amount=400)
    assert all_kept(municipality) | {"needs": 14, "registrations": 90} == all_kept(municipality)
    with pytest.raises(OutOfBounds):
        keep_for(municipality, "enquiries", 61, by=administrator)
    with pytest.raises(OutOfBounds):
        keep_for(municipality, "address-drafts", 1, by=administrator)


@pytest.mark.parametrize("kind", COUNTED)
def test_the_usual_lies_between_the_least_and_the_most(kind):
    found = kind_called(kind)
    assert found.least <= found.usually <= found.most


def test_a_kind_is_counted_or_says_how_long_it_lasts():
    words = {"nb": "Noe", "nn": "Noko"}
    texts = {"name": words, "what": words, "remains": words, "source": words}
    with pytest.raises(ValueError, match="has bounds"):
        Kind(id="noe", **texts)
    with pytest.raises(ValueError, match="has bounds"):
        Kind(id="noe", **texts, lasts=words, least=1)


def test_every_row_has_one_rule(municipality, administrator, other_municipality):
    keep_for(municipality, "outgoing-mail", 30, by=administrator)
    found = {amount: set(Municipality.objects.filter(q)) for amount, q in each_amount("outgoing-mail", "pk")}
    assert found == {14: {other_municipality}, 30: {municipality}}


def test_one_municipality_keeps_its_letters_longer_than_another(municipality, administrator, other_municipality, now):
    for place in (municipality, other_municipality):
        facts = {"name": Told.RECEIPT, "recipient": "nabo@epost.example", "created_at": now, "next_at": now}
        Mail.objects.create(municipality=place, key=place.slug, sent_at=now, **facts)
    keep_for(municipality, "outgoing-mail", 30, by=administrator)
    assert erase_old(now + timedelta(days=20)) == 1
    assert Mail.objects.get(erased_at=None).municipality == municipality
