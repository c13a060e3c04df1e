import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from nabodialog.history.models import Event
from nabodialog.lib.pictures import UnusablePicture
from nabodialog.people.logos import rebuilt_logo
from nabodialog.people.models import Logo, Municipality
from nabodialog.people.slugs import RESERVED

SETTINGS = "/arbeid/nordvik/kommunen/"
LOGO = "/arbeid/nordvik/kommunen/logo/"
TYPED = {
    "name": "Nordvik kommune",
    "number": "9901",
    "slug": "nordvik",
    "language": "nn",
    "website": "www.nordvik.example",
    "introduction": "Slik arbeider vi.",
    "privacy_officer": "personvernombud@nordvik.example",
    "accessibility_statement": "uustatus.no/nb/erklaringer/publisert/1",
    "accent": "#ffee00",
    "revision": "1",
}


def picture(size=(900, 300), kind="PNG", **extra):
    file = io.BytesIO()
    Image.new("RGB", size, "#1b5e5a").save(file, kind, **extra)
    return SimpleUploadedFile("logo", file.getvalue())


def test_settings_are_saved_and_remembered(browse, administrator, municipality):
    assert browse(administrator).post(SETTINGS, TYPED)["Location"] == SETTINGS
    municipality.refresh_from_db()
    assert (municipality.name, municipality.website) == ("Nordvik kommune", "https://www.nordvik.example")
    assert municipality.accessibility_statement == "https://uustatus.no/nb/erklaringer/publisert/1"
    assert "accent" in Event.objects.get().details["fields"]


def test_a_colour_that_is_too_light_is_said_to_be_shown_darker(browse, administrator):
    client = browse(administrator)
    assert "for lys" not in client.get(SETTINGS).content.decode().split("<aside")[1]
    client.post(SETTINGS, TYPED)
    assert "Dere har valgt #ffee00" in client.get(SETTINGS).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("number", "12", "fire siffer"),
        ("number", "9902", "En annen kommune har dette"),
        ("slug", "sordal", "En annen kommune har denne"),
        ("slug", "arbeid", "i bruk til noe annet"),
        ("slug", "Nord vik", "små bokstaver"),
        ("accent", "rød", "# og seks tegn"),
        ("name", "x" * 101, "100"),
        ("website", "javascript:alert(1)", "website"),
    ],
)
def test_what_is_not_right_is_said_and_kept(browse, administrator, outsider, field, value, reason):
    answer = browse(administrator).post(SETTINGS, {**TYPED, field: value})
    assert answer.status_code == 422
    assert reason in answer.content.decode()
    assert value in answer.content.decode()
    assert Municipality.objects.get(slug="nordvik").name == "Nordvik"


def test_two_who_edit_at_once_lose_nothing(browse, administrator):
    client = browse(administrator)
    client.post(SETTINGS, {**TYPED, "introduction": "Den første."})
    late = client.post(SETTINGS, {**TYPED, "introduction": "Den andre."})
    text = late.content.decode()
    assert late.status_code == 409
    assert "Den første." in text
    assert "Den andre." in text
    assert 'value="2"' in text


@given(st.one_of(st.text(max_size=45), st.from_regex(r"[a-z0-9-]{1,45}", fullmatch=True)))
def test_a_slug_is_readable_in_an_address_or_refused(slug):
    try:
        cleaned = Municipality._meta.get_field("slug").clean(slug, None)
    except ValidationError:
        return
    assert cleaned not in RESERVED
    assert reverse("desk:people", args=[cleaned]) == f"/arbeid/{cleaned}/folk/"


@given(st.one_of(st.text(max_size=9), st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True)))
def test_an_accent_is_a_colour_or_refused(accent):
    try:
        cleaned = Municipality._meta.get_field("accent").clean(accent, None)
    except ValidationError:
        return
    assert len(cleaned) == 7
    assert 0 <= int(cleaned[1:], 16) <= 0xFFFFFF


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_rebuilt_small_and_without_what_a_file_may_hide(browse, administrator, kind):
    extra = {"comment": b"hemmelig"} if kind == "JPEG" else {}
    browse(administrator).post(LOGO, {"logo": picture(kind=kind, **extra)})
    png = bytes(Logo.objects.get().png)
    with Image.open(io.BytesIO(png)) as kept:
        assert (kept.format, kept.size) == ("PNG", (480, 160))
    assert b"hemmelig" not in png
    assert browse(administrator).get("/arbeid/nordvik/kommunen/logo.png")["Content-Type"] == "image/png"


def bomb():
    return picture(size=(6000, 4000)).read()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"<svg/>", bomb(), b"\x89PNG\r\n\x1a\n" + b"0" * 3_000_000])
def test_what_is_no_usable_picture_is_refused_with_words(browse, administrator, content):
    answer = browse(administrator).post(LOGO, {"logo": SimpleUploadedFile("x.png", content)})
    assert answer.status_code == 422
    assert not Logo.objects.exists()


def test_a_broken_picture_is_refused_whereever_it_breaks():
    whole = picture(size=(60, 20)).read()
    for place in range(len(whole)):
        broken = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        try:
            rebuilt_logo(io.BytesIO(broken))
        except UnusablePicture:
            continue


def test_a_logo_is_removed(browse, administrator):
    client = browse(administrator)
    client.post(LOGO, {"logo": picture()})
    client.post("/arbeid/nordvik/kommunen/logo/fjern/")
    assert not Logo.objects.exists()
