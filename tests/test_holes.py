"""Holes that others have fallen into, and that no room owns."""

import ast
import re
import ssl
from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from django.core.mail.backends import smtp
from django.urls import get_resolver

from nabodialog.lib.mailboxes import MailboxAddress
from nabodialog.post import imap

ROOT = Path(__file__).resolve().parent.parent
# Whoever rings out from the server: to an address in the settings, and where else its own tests show.
RINGS_OUT = ("http.client", "imaplib", "poplib", "requests", "smtplib", "socket", "urllib.request", "urllib3")
MAY_RING = {
    "nabodialog/operations/certifying.py": "our own address, as the settings say, for its certificate",
    "nabodialog/operations/telling.py": "errors, to the address in the settings; sent on to nobody",
    "nabodialog/post/imap.py": "a municipality's mailbox, as the settings say",
    "nabodialog/post/fetching.py": "what can go wrong with a mailbox",
    "nabodialog/post/sending.py": "the mail server in the settings",
    "nabodialog/people/letters.py": "what can go wrong with a mail server",
    "nabodialog/people/signing_in.py": "what can go wrong with a mail server",
    "nabodialog/desk/openid_views.py": "what can go wrong with a provider",
    "nabodialog/people/openid": "providers of sign-in in the settings; sent on to nobody",
}


def imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def test_only_these_ring_out_from_the_server():
    """No page, form or file that somebody sends can make the server call an address: there is nothing to do it with."""
    found = set()
    for path in [*(ROOT / "nabodialog").rglob("*.py"), *(ROOT / "config").rglob("*.py")]:
        if "tests" not in path.parts and any(name.startswith(RINGS_OUT) for name in imported(path)):
            found.add(path.relative_to(ROOT).as_posix())
    assert [name for name in sorted(found) if not name.startswith(tuple(MAY_RING))] == []


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "QUERY"])
@pytest.mark.parametrize("path", ["/", "/api/v1/municipalities/", "/konto/logg-inn/"])
def test_methods_that_nobody_needs_are_refused(method, path, demo, client):
    answer = client.generic(method, path, headers={"X-Secret": "noe hemmelig"})
    assert answer.status_code == 405
    assert "noe hemmelig" not in answer.content.decode()


@pytest.mark.parametrize(
    ("proxies", "told", "counted"),
    [
        (0, "198.51.100.9", "203.0.113.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "192.0.2.66, 198.51.100.9", "198.51.100.9"),
        (2, "192.0.2.66, 198.51.100.9, 10.0.0.1", "198.51.100.9"),
    ],
)
def test_nobody_chooses_the_address_they_are_counted_by(rf, settings, proxies, told, counted):
    """What stands before that of the proxies in front was written by whoever asks."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="203.0.113.1", HTTP_X_FORWARDED_FOR=told)
    assert get_adapter().get_client_ip(request) == counted


def test_whoever_is_called_encrypted_shows_a_certificate_that_holds(monkeypatch):
    asked = []
    monkeypatch.setattr(imap, "IMAP4_SSL", lambda *_place, **how: asked.append(how["ssl_context"]))
    imap.connected(MailboxAddress.parse("imaps://dialog%40nordvik.no:hemmelig@mail.example/INBOX"))
    asked.append(smtp.EmailBackend(use_tls=True).ssl_context)
    assert [(each.verify_mode, each.check_hostname) for each in asked] == [(ssl.CERT_REQUIRED, True)] * 2
    assert min(each.minimum_version for each in asked) >= ssl.TLSVersion.TLSv1_2


def test_nothing_of_djangos_own_for_developers_has_an_address():
    named = re.findall(r"admin|debug|silk|swagger|graphql", " ".join(map(str, get_resolver().reverse_dict)))
    assert named == []
