"""Whom we invited is forgotten some time after the invitation was over."""

from datetime import timedelta

from nabodialog.involvement.models import Erasure
from nabodialog.people.models import MembershipInvitation
from nabodialog.rights.invitations import erase_invitations

EMAIL = "ny@nordvik.example"


def invited(municipality, now, secret, **facts):
    ends = now + timedelta(days=14)
    return MembershipInvitation.objects.create(
        municipality=municipality, email=EMAIL, secret_hash=secret, expires_at=ends, **facts
    )


def test_its_address_is_erased_after_the_days_and_not_before(municipality, now):
    used = invited(municipality, now, "a", accepted_at=now)
    assert erase_invitations(now + timedelta(days=90)) == 0
    assert [erase_invitations(now + timedelta(days=91)) for _time in range(2)] == [1, 0]
    used.refresh_from_db()
    assert (used.email, used.accepted_at) == ("", now)
    assert [(one.kind, one.days) for one in Erasure.objects.all()] == [("invitations", 90)]


def test_those_that_nobody_used_are_withdrawn_with_it(municipality, other_municipality, now):
    for place, secret in ((municipality, "a"), (other_municipality, "b")):
        invited(place, now, secret)
    assert erase_invitations(now + timedelta(days=100)) == 0
    assert erase_invitations(now + timedelta(days=105)) == 2
    assert not MembershipInvitation.objects.pending().exists()
