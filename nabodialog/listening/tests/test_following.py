"""Following a project: nothing before whoever has the address says yes, and nothing left of it after the end."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from nabodialog.involvement.models import Erasure
from nabodialog.listening.following import (
    FollowWish,
    change_following,
    confirm_following,
    erase_unconfirmed,
    follow,
    followers_of,
    stop_following,
)
from nabodialog.listening.models import FollowNotice, HowOften, Subscription, WhyEnded

WISH = FollowWish("Nabo@Epost.example")


@pytest.fixture
def asked(project, now):
    return follow(project, WISH, now=now)


@pytest.fixture
def follower(asked, now):
    confirm_following(asked, now=now)
    return again(asked)


def again(subscription):
    return Subscription.objects.get(pk=subscription.pk)


def test_nobody_follows_before_the_address_has_said_yes(asked, project, now):
    assert (asked.email, asked.waits, followers_of(project)) == ("nabo@epost.example", True, 0)
    assert confirm_following(asked, now=now)
    assert followers_of(project) == 1


def test_the_same_address_is_asked_once_a_day_and_the_last_wish_counts(asked, project, now):
    follow(project, FollowWish("NABO@epost.example", HowOften.WEEKLY, "nn"), now=now)
    assert (again(asked).how_often, again(asked).language) == (HowOften.WEEKLY, "nn")
    assert FollowNotice.objects.count() == 1
    follow(project, WISH, now=now + timedelta(days=1))
    assert FollowNotice.objects.count() == 2


def test_nobody_else_changes_what_one_who_follows_has_chosen(follower, project, now):
    assert follow(project, FollowWish("nabo@epost.example", HowOften.WEEKLY, "en"), now=now) == follower
    assert (again(follower).how_often, again(follower).language) == (HowOften.AT_ONCE, "nb")
    assert [notice.event.split(":")[0] for notice in follower.notices.all()] == ["asked", "known"]


def test_what_is_not_confirmed_in_a_week_is_erased(asked, now):
    week = timedelta(days=7)
    assert erase_unconfirmed(now + week) == 0
    assert [erase_unconfirmed(now + week + timedelta(seconds=1)) for _time in range(2)] == [1, 0]
    assert (again(asked).email, again(asked).why_ended) == ("", WhyEnded.NOT_CONFIRMED)
    assert not confirm_following(asked, now=now + week * 2)


def test_who_follows_is_not_erased_by_time(follower, now):
    assert erase_unconfirmed(now + timedelta(days=900)) == 0


def test_the_end_erases_the_address_and_leaves_a_receipt(follower, project, municipality, now):
    assert [stop_following(follower, now=now) for _time in range(2)] == [True, False]
    assert (again(follower).email, followers_of(project)) == ("", 0)
    assert [(one.kind, one.number, one.meeting) for one in Erasure.objects.all()] == [("followers", 1, None)]
    change_following(follower, HowOften.WEEKLY, "en")
    assert again(follower).how_often == HowOften.AT_ONCE


def test_what_was_not_told_at_the_end_never_is(asked, now):
    stop_following(asked, now=now)
    assert not FollowNotice.objects.exists()


def test_one_who_has_ended_may_follow_again_as_another(follower, project, now):
    stop_following(follower, now=now)
    anew = follow(project, WISH, now=now)
    assert anew != follower
    assert anew.waits


def test_only_the_right_secret_opens(asked):
    assert Subscription.objects.behind(asked.code.lower(), asked.secret) == asked
    assert Subscription.objects.behind(asked.code, "feil") is None
    assert Subscription.objects.behind("FINNESIK", asked.secret) is None


def test_the_database_keeps_no_address_of_one_who_has_ended(follower, now):
    with pytest.raises(IntegrityError), transaction.atomic():
        Subscription.objects.update(ended_at=now, why_ended=WhyEnded.STOPPED)
