"""What every answer tells the browser, at every address, as seen by someone signed in and by anyone else, over TLS."""

import runpy
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import translation

from nabodialog.people.openid.sealing import hand_over

from .doors import addresses

SETTINGS = Path(__file__).resolve().parent.parent / "config" / "settings.py"
ANYONES = ("neighbours:", "method:", "api:", "paper:")
IN_ENGLISH_TOO = ("neighbours:", "method:")
ADDRESSES = sorted(addresses(), key=lambda address: address.name)
BY_ANYONE = [address for address in ADDRESSES if address.name.startswith(ANYONES)]
BY_STAFF = [address for address in ADDRESSES if not address.name.startswith(ANYONES)]


@pytest.fixture
def over_tls(settings, monkeypatch, tmp_path):
    """The settings of an installation whose address begins with https."""
    monkeypatch.setenv("NABODIALOG_URL", "https://testserver")
    monkeypatch.setenv("NABODIALOG_VAR", str(tmp_path))
    served = runpy.run_path(str(SETTINGS))
    kinds = ("SECURE_", "SESSION_", "CSRF_", "MESSAGE_COOKIE", "SEAL_COOKIE")
    for name in [name for name in served if name.startswith(kinds)]:
        setattr(settings, name, served[name])


@pytest.fixture
def stage(over_tls, standing_stage):
    return standing_stage


def answers(stage, browse, address):
    """In each language, first as nobody and then as an administrator."""
    in_one = not address.name.startswith(IN_ENGLISH_TOO) or address.name == "neighbours:sitemap"
    for language in ("nb",) if in_one else ("nb", "nn", "en"):
        with translation.override(language):
            url = stage.url(address)
        yield [browse(stage.cast.get(role)).get(url, secure=True) for role in ("nobody", "administrator")]


def careless(response):
    """Which headers of those that every answer has are not as they should be."""
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    right = {
        "Content-Security-Policy": {
            value for name, value in policy.items() if name not in {"frame-ancestors", "report-uri"}
        }
        == {"'none'", "'self'"}
        and policy["default-src"] == policy["base-uri"] == "'none'",
        "X-Content-Type-Options": response.get("X-Content-Type-Options") == "nosniff",
        "Referrer-Policy": response.get("Referrer-Policy") in {"same-origin", "strict-origin"},
        "Permissions-Policy": "camera=()" in response.get("Permissions-Policy", ""),
        "Cross-Origin-Opener-Policy": response.get("Cross-Origin-Opener-Policy") == "same-origin",
        "Strict-Transport-Security": "max-age=31536000" in response.get("Strict-Transport-Security", ""),
    }
    return [name for name, is_right in right.items() if not is_right]


def may_be_framed(response):
    return "X-Frame-Options" not in response and "frame-ancestors *" in response["Content-Security-Policy"]


def may_not_be_framed(response):
    return response["X-Frame-Options"] == "DENY" and "frame-ancestors 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("address", BY_ANYONE, ids=lambda address: address.name)
def test_what_anyone_may_read_is_the_same_for_all_and_leaves_nothing_behind(address, stage, browse):
    for outside, inside in answers(stage, browse, address):
        assert outside.status_code == 200
        assert (outside.content, outside.headers) == (inside.content, inside.headers)
        assert careless(outside) == []
        assert outside["Cache-Control"] == "public, no-cache"
        assert outside.get("Vary", "Accept-Encoding") == "Accept-Encoding"
        assert not outside.cookies
        assert (may_be_framed if address.name == "neighbours:card" else may_not_be_framed)(outside)


@pytest.mark.parametrize("address", BY_STAFF, ids=lambda address: address.name)
def test_what_staff_read_is_for_them_alone(address, stage, browse):
    for response in next(answers(stage, browse, address)):
        assert careless(response) == []
        assert "no-store" in response["Cache-Control"]
        assert may_not_be_framed(response)
        for cookie in response.cookies.values():
            assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax"), cookie.key
            assert (cookie.key[:7], cookie["path"], cookie["domain"]) == ("__Host-", "/", "")


def test_every_cookie_we_name_is_bound_to_a_host_that_is_encrypted(over_tls, settings):
    named = [f"{kind}_COOKIE_NAME" for kind in ("SESSION", "CSRF", "MESSAGE", "SEAL")]
    assert [name for name in named if not getattr(settings, name).startswith(("__Host-", "__Secure-"))] == []


def test_half_a_key_goes_to_the_page_that_needs_it_alone(over_tls):
    response = HttpResponse()
    hand_over(response, "en nøkkel")
    [cookie] = response.cookies.values()
    assert cookie.key.startswith("__Secure-")
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
    assert (cookie["path"], cookie["domain"]) == ("/konto/logg-ut/", "")


def test_styles_and_drawings_are_as_careful_as_pages(db, over_tls, settings, tmp_path):
    (tmp_path / "tegning.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    settings.STATIC_ROOT = tmp_path
    response = Client().get("/statisk/tegning.svg", secure=True)
    assert b"<svg" in response.getvalue()  # read to its end, so that the client closes it and leaves the database open
    assert response.status_code == 200
    assert careless(response) == []
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_what_is_not_there_and_what_was_read_before_are_as_careful(stage, browse):
    etag = browse().get("/nordvik/", secure=True)["ETag"]
    again = browse().get("/nordvik/", secure=True, headers={"If-None-Match": etag})
    missing = browse().get("/nordvik/finnes-ikke/", secure=True)
    assert (again.status_code, missing.status_code) == (304, 404)
    assert careless(again) == careless(missing) == []
    assert "public" not in missing["Cache-Control"]


def test_without_tls_nobody_gets_past_the_way_to_it(stage, client):
    response = client.get("/nordvik/")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/nordvik/")
