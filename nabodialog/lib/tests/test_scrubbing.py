"""No secret and nothing that belongs to a person goes into a log."""

import logging
import time
from io import StringIO

import pytest

from nabodialog.lib.scrubbing import LONGEST, Scrubbing, scrubbed

ENQUIRY = "/henvendelse/ABCD2345/K7MNPQ23RSTV/"
UID = "11111111-1111-1111-1111-111111111111"
TEXTS = {
    f"Not Found: {ENQUIRY}": "Not Found: /henvendelse/***/***/",
    f"Not Found: /en{ENQUIRY}mer/": "Not Found: /en/henvendelse/***/***/mer/",
    "Forbidden (CSRF): /konto/nytt-passord/1-abc123-ff/": "Forbidden (CSRF): /konto/nytt-passord/1-***/",
    "Gone: /konto/invitasjon/h%C3%B8y-S3cret/": "Gone: /konto/invitasjon/***/",
    f"see https://x.example/a/b/moter/{UID}/pamelding/K0DE/hemmelig/.": "see https://x.example/a/***",
    f"see /a/b/moter/{UID}/pamelding/K0DE/hemmelig/ now": f"see /a/b/moter/{UID}/pamelding/***/***/ now",
    f"Not Found: {ENQUIRY}feil/": "Not Found: /henvendelse/***",
    f"Not Found: {ENQUIRY.rstrip('/')}": "Not Found: /henvendelse/***",
    "Not Found: /wp-login.php": "Not Found: /wp-login.php",
    "OK: /arbeid/?sok=Kari": "OK: /arbeid/?***",
    "to kari.nabo+x@epost.example, refused": "to ***, refused",
    "the number +47 912 34 567 and 01017012345": "the number *** and ***",
    "Letter 4711 left at 10.30, 2026-03-02": "Letter 4711 left at 10.30, 2026-03-02",
    "History is sealed to 123456789:5c0f": "History is sealed to 123456789:5c0f",
    "A round failed: nabodialog.post.sending.send_due": "A round failed: nabodialog.post.sending.send_due",
}


@pytest.mark.parametrize(("text", "left"), TEXTS.items(), ids=range(len(TEXTS)))
def test_a_text_without_its_secrets(text, left):
    assert scrubbed(text) == left


@pytest.mark.parametrize("word", ["a", "a.", "a%", "/a", "1 "])
def test_what_a_stranger_sends_along_holds_up_nobody_and_fills_no_log(word):
    said = logging.makeLogRecord({"name": "django.security", "msg": word * 30_000})
    began = time.process_time()
    Scrubbing().filter(said)
    assert time.process_time() - began < 0.1
    assert len(said.msg) <= LONGEST


def logged(error, former=None):
    """What a handler writes of something that went wrong."""
    out = StringIO()
    handler = logging.StreamHandler(out)
    handler.addFilter(Scrubbing())
    logger = logging.getLogger("a test of scrubbing")
    logger.handlers = [handler]
    try:
        raise error from former
    except type(error):
        logger.exception("Could not %s", "kari@epost.example")
    return out.getvalue()


def test_of_an_error_its_place_and_kind_are_told_but_not_its_words():
    told = logged(ValueError("Failing row contains (Kari Nabo)"), OSError("kari@epost.example"))
    assert told.startswith("Could not ***\n")
    assert ["Kari" in told, "@" in told, "OSError\n" in told, told.endswith("ValueError\n")] == [
        False,
        False,
        True,
        True,
    ]
    assert "in logged" in told


def test_an_error_in_the_code_is_told_in_its_own_words():
    assert "TypeError: unexpected keyword argument" in logged(TypeError("unexpected keyword argument"))
