"""Odd, broken and hostile mail: all of it is kept, as text that no page or database stumbles over."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nabodialog.listening.models import IncomingMail
from nabodialog.post.fetching import fetch_mail
from nabodialog.post.reading import LARGEST, LONGEST_MAIL, read

from .mailbox import a_mail
from .test_fetching import now  # noqa: F401  a fixture

PARTS = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n"
BOMB = b"From: nabo@epost.example\r\nSubject: Bombe\r\n" + b"".join(PARTS % (n, n) for n in range(100))
HEAD = b"From: nabo@epost.example\r\nSubject: Hei\r\n"
ODD = {
    "nothing": b"",
    "no heads": b"\r\nHei",
    "no end": b"From",
    "an unknown alphabet": HEAD + b"Content-Type: text/plain; charset=klingon\r\n\r\nBl\xe5b\xe6r\r\n",
    "a wrong alphabet": HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\nBl\xe5b\xe6r\r\n",
    "a codec that is no alphabet": HEAD + b"Content-Type: text/plain; charset=hex\r\n\r\nBl\xe5\r\n",
    "broken base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n====!!\r\n",
    "broken subject": b"From: nabo@epost.example\r\nSubject: =?utf-8?b?////?= =?x?y?\r\n\r\nHei",
    "broken sender": b"From: =?utf-8?q?=00=0a?= <<>@[\r\nSubject: Hei\r\n\r\nHei",
    "broken name of a file": HEAD + b"Content-Disposition: attachment; filename*=a'b'%ff%00\r\n\r\nHei",
    "zeros": HEAD + b"\r\nHei\x00\x00du\xed\xa0\x80",
    "a subject over several lines": HEAD.replace(b"Hei", b"Hei\r\n Bcc: alle@epost.example") + b"\r\nHei",
    "parts that never end": HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x\r\n--x",
    "parts within parts": BOMB,
    "a mail within a mail": HEAD + b"Content-Type: message/rfc822\r\n\r\n" + HEAD + b"\r\nInni",
    "only a page": HEAD + b"Content-Type: text/html\r\n\r\n<p>Hei<script>alert(1)</script><style>p{}</style>",
}


@pytest.mark.parametrize("source", ODD.values(), ids=ODD)
def test_whatever_it_is_it_can_be_kept(source):
    arrived, _message = read(source, "0" * 64)
    kept = arrived.text + arrived.quoted + arrived.subject + arrived.sender_name
    assert "\x00" not in kept
    assert kept.encode("utf-8").decode() == kept
    assert "\n" not in arrived.subject + arrived.sender
    assert "alert" not in kept


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=400), st.sampled_from([HEAD, b"", b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"])
)
def test_nothing_that_can_be_sent_stops_the_reading(rest, head):
    arrived, _message = read(head + rest, "0" * 64)
    assert (arrived.digest, arrived.source[:1]) == ("0" * 64, (head + rest)[:1])


def test_all_of_it_is_kept_and_holds_up_nothing(mailbox, now):  # noqa: F811
    mailbox.put(*[source or b"\r\n" for source in ODD.values()], a_mail(Subject="Til slutt"))
    assert fetch_mail(now) == len(ODD) + 1
    assert IncomingMail.objects.count() == len(ODD) + 1
    assert IncomingMail.objects.last().subject == "Til slutt"
    assert IncomingMail.objects.get(subject="Bombe").text == ""


def test_of_thirty_megabytes_the_beginning_is_kept(mailbox, now):  # noqa: F811
    mail = a_mail("Her er bildene.")
    mail.add_attachment(b"\xff\xd8\xff" + bytes(LARGEST), maintype="image", subtype="jpeg", filename="bilde.jpg")
    mailbox.put(mail)
    fetch_mail(now)
    kept = IncomingMail.objects.get()
    assert (kept.text, kept.is_cut) == ("Her er bildene.", True)
    assert len(kept.raw.source) < 300_000


def test_an_attachment_is_what_its_first_bytes_say():
    mail = a_mail()
    mail.add_attachment(b"MZ\x90\x00", maintype="image", subtype="png", filename="ferie.png")
    [attached] = read(mail.as_bytes(), "0" * 64)[0].attachments
    assert (attached.name, attached.kind, attached.size) == ("ferie.png", "application/x-executable", 4)


def test_plain_text_goes_before_the_page():
    mail = a_mail("Som tekst")
    mail.add_alternative("<p>Som side</p>", subtype="html")
    assert read(mail.as_bytes(), "0" * 64)[0].text == "Som tekst"


def test_what_was_answered_to_stands_for_itself():
    text = "Den store.\n\nDen 2. mars 2026 kl. 12 skrev Nordvik <a@b.no>:\n> Hvilken?\n> Hilsen oss\n"
    arrived, _message = read(a_mail(text).as_bytes(), "0" * 64)
    assert (arrived.text, arrived.quoted.splitlines()[1:]) == ("Den store.", ["> Hvilken?", "> Hilsen oss"])


def test_a_long_mail_is_cut_and_says_so():
    arrived, _message = read(a_mail("ord " * LONGEST_MAIL).as_bytes(), "0" * 64)
    assert (len(arrived.text) <= LONGEST_MAIL, arrived.is_cut) == (True, True)
