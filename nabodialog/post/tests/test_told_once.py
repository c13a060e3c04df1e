"""Whatever happens, and in whatever order: each thing that stands reaches each follower in exactly one letter."""

import re
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from django.core import mail as django_mail
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from nabodialog.listening.following import FollowWish, change_following, confirm_following, follow
from nabodialog.listening.models import HowOften, Subscription
from nabodialog.people.models import Membership, Municipality, Person, Role
from nabodialog.post import following, sending
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.projects.starting import start_project

START = datetime(2026, 3, 3, 12, tzinfo=UTC)
ADDRESSES = ["nabo@epost.example", "uke@epost.example"]
DEEDS = ["tell", "tell", "send", "die telling", "die sending", "server down", "publish", "withdraw", "back", "change"]


class Killed(BaseException):
    """As when the worker is shut down hard: no transaction is ended, nothing is caught."""


class World:
    """A project, two followers, and a clock that goes six hours at a time."""

    def __init__(self):
        place = Municipality.objects.create(name="Nordvik", number="9901", slug="nordvik")
        self.leader = Person.objects.create_user("leder@nordvik.example", None, name="Leder")
        Membership.objects.create(municipality=place, person=self.leader, role=Role.LEADER)
        self.project = start_project(place, "Boliger", "boliger", by=self.leader)
        self.now, self.told = START, []
        publish(self.project, by=self.leader, now=self.now)
        for address, how_often in zip(ADDRESSES, (HowOften.AT_ONCE, HowOften.WEEKLY), strict=True):
            confirm_following(follow(self.project, FollowWish(address, how_often), now=START), now=START)
        django_mail.outbox = []

    @property
    def is_public(self):
        return Project.objects.get().publication_id is not None

    def do(self, deed):
        self.now += timedelta(hours=6)
        getattr(self, deed.replace(" ", "_"))()

    def tell(self):
        following.tell_followers(self.now)

    def send(self):
        sending.send_due(self.now)

    def die_telling(self):
        """The letter is written, and then the worker is gone."""
        with killed_after(following, "put_in_outbox"):
            self.tell()

    def die_sending(self):
        """The mail server has said yes, and then the worker is gone. The next one finds the letter where it stood.

        What is withdrawn in between may be told again if it comes back: docs/decisions/0017 says why nobody escapes it.
        """
        with killed_after(sending, "send"), patch.object(sending.Mail, "note_sent"):
            self.send()
        self.send()

    def server_down(self):
        with patch("django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=ConnectionError):
            self.send()

    def publish(self):
        if self.is_public:
            self.told.append(f"Nyhet{len(self.told)}.")
            publish(self.project, by=self.leader, now=self.now, note=self.told[-1])

    def withdraw(self):
        if self.is_public:
            withdraw(self.project, by=self.leader)

    def back(self):
        if not self.is_public:
            publish(self.project, by=self.leader, now=self.now)

    def change(self):
        """The second follower changes their mind."""
        one = Subscription.objects.get(email=ADDRESSES[1])
        how_often = HowOften.AT_ONCE if one.how_often == HowOften.WEEKLY else HowOften.WEEKLY
        change_following(one, how_often, "nb")

    def rest(self):
        """All is public again, the server is up, and weeks go by."""
        self.back()
        for _day in range(30):
            self.now += timedelta(days=1)
            while self.both_rounds():
                pass

    def both_rounds(self):
        return following.tell_followers(self.now) + sending.send_due(self.now)

    def read(self):
        """Who read what how many times. Mail programs show one letter with the same name once."""
        shown = {letter.extra_headers["Message-ID"]: letter for letter in django_mail.outbox}
        return Counter(
            (letter.to[0], told) for letter in shown.values() for told in re.findall(r"Nyhet\d+\.", letter.body)
        )


@contextmanager
def killed_after(module, name):
    deed = getattr(module, name)

    def then_gone(*args, **more):
        deed(*args, **more)
        raise Killed

    with patch.object(module, name, then_gone):
        try:
            with transaction.atomic():
                yield
        except Killed:
            return


class EachOnce(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.sampled_from(DEEDS), max_size=14))
    def test_each_event_is_one_letter_to_each_follower(self, deeds):
        world = World()
        for deed in deeds:
            world.do(deed)
        world.rest()
        assert world.read() == {(address, told): 1 for address in ADDRESSES for told in world.told}
