import gzip
import re

import brotli
import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from nabodialog.lib.answers import Answer, encoding_for, for_anyone, for_anyone_who_asks, is_for_anyone

TEXT = "Naboene leser dette. " * 50


def asked(address="/side/", **headers):
    return RequestFactory().get(address, headers=headers)


@pytest.fixture
def answer():
    return Answer(HttpResponse(TEXT))


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, BR; q=0.5", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.000", ""),
        ("identity", ""),
        ("", ""),
        (";;q=,,", ""),
    ],
)
def test_a_reader_gets_the_encoding_it_can_read(accepted, encoding):
    assert encoding_for(accepted) == encoding


def test_the_bytes_are_the_same_text_however_they_are_packed(answer):
    packed = {name: answer.to(asked(accept_encoding=name)) for name in ("br", "gzip", "identity")}
    assert brotli.decompress(packed["br"].content) == TEXT.encode()
    assert gzip.decompress(packed["gzip"].content) == TEXT.encode()
    assert packed["identity"].content == TEXT.encode()
    assert {name: response.get("Content-Encoding") for name, response in packed.items()} == {
        "br": "br",
        "gzip": "gzip",
        "identity": None,
    }


def test_every_encoding_has_a_strong_fingerprint_of_its_own(answer):
    etags = {answer.to(asked(accept_encoding=name))["ETag"] for name in ("br", "gzip", "identity")}
    assert len(etags) == 3
    assert all(re.fullmatch(r'"[0-9a-f]{32}(-br|-gzip)?"', etag) for etag in etags)


@pytest.mark.parametrize("known", ["{0}", "W/{0}", '"gammel", {0}', "*"])
def test_what_a_reader_has_is_not_sent_again(answer, known):
    etag = answer.to(asked(accept_encoding="br"))["ETag"]
    again = answer.to(asked(accept_encoding="br", if_none_match=known.format(etag)))
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert "Content-Length" not in again
    assert "Content-Encoding" not in again


def test_the_fingerprint_of_another_packing_is_not_the_readers_own(answer):
    etag = answer.to(asked(accept_encoding="br"))["ETag"]
    assert answer.to(asked(accept_encoding="gzip", if_none_match=etag)).status_code == 200


def test_pictures_are_sent_as_they_are():
    picture = Answer(HttpResponse(b"png" * 500, content_type="image/png"))
    response = picture.to(asked(accept_encoding="br"))
    assert (response.content, response.get("Vary")) == (b"png" * 500, None)


def test_the_query_is_seen_only_by_a_view_that_asks():
    def view(request):
        return HttpResponse(f"{request.GET.dict()} {request.get_full_path()}")

    assert for_anyone(view)(asked("/side/?sok=x")).content == b"{} /side/"
    assert for_anyone_who_asks(view)(asked("/side/?sok=x")).content == b"{'sok': 'x'} /side/?sok=x"


@pytest.mark.parametrize(
    "header", [{"Cache-Control": "private"}, {"Vary": "Cookie"}, {"Vary": "Accept-Language, cookie"}]
)
def test_what_may_be_for_one_person_is_not_for_anyone(header):
    response = for_anyone(lambda _request: HttpResponse(TEXT))(asked())
    assert is_for_anyone(response)
    for name, value in header.items():
        response[name] = value
    assert not is_for_anyone(response)


def test_an_answer_with_a_cookie_is_not_for_anyone():
    response = for_anyone(lambda _request: HttpResponse(TEXT))(asked())
    response.set_cookie("hvem", "meg")
    assert not is_for_anyone(response)
