import re
from pathlib import Path

import pytest

from config import checks


def test_an_address_that_is_not_answered_is_named_with_its_mend(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://dialog.example", ["localhost"]
    assert checks.address_is_answered()[0].hint == "Add dialog.example to NABODIALOG_HOSTS."
    settings.ALLOWED_HOSTS = ["dialog.example"]
    assert checks.address_is_answered() == []


def test_a_missing_mail_server_is_named(settings):
    settings.EMAIL_HOST = ""
    assert checks.letters_can_be_sent()
    settings.EMAIL_HOST = "mail.example"
    assert not checks.letters_can_be_sent()


def test_a_proxy_whose_visitors_cannot_be_told_apart_is_named(settings):
    settings.BEHIND_PROXY, settings.ALLAUTH_TRUSTED_PROXY_COUNT = True, 0
    assert checks.visitors_are_told_apart()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert not checks.visitors_are_told_apart()


@pytest.mark.parametrize(
    ("name", "text", "ids"),
    [
        ("NORDVIK", "imaps://dialog%40nordvik.no:hemmelig@mail.example/INBOX", []),
        ("NORDVIK", "imap://dialog%40nordvik.no:hemmelig@mail.example/INBOX", ["config.E002"]),
        ("SORVIK", "imaps://dialog%40nordvik.no:hemmelig@mail.example/INBOX", ["config.E003"]),
        ("SORVIK", "hemmelig", ["config.E002", "config.E003"]),
    ],
)
def test_a_mailbox_that_cannot_be_read_is_named_and_its_password_is_not(settings, municipality, name, text, ids):
    settings.SECRET_INBOXES = {name: text}
    found = checks.mailboxes_can_be_read()
    assert [each.id for each in found] == ids
    assert "hemmelig" not in "".join(map(str, found))


def test_each_check_has_a_number_of_its_own():
    """Else whoever silences one silences another."""
    written = [file.read_text("utf-8") for file in Path(checks.__file__).parent.glob("*checks.py")]
    numbers = [number for each in written for number in re.findall(r'id="(config\.[EW]\d+)"', each)]
    assert len(numbers) == len(set(numbers)) > 20
