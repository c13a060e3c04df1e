"""Photos that neighbours send along: rebuilt, seen by two sides alone, and gone with the case."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from nabodialog.lib.pictures import rebuilt_photo
from nabodialog.listening.handling import add_more
from nabodialog.listening.models import Enquiry, Photo
from nabodialog.listening.photographs import MOST_IN_ALL
from nabodialog.listening.receiving import Said, receive
from nabodialog.projects.publishing import publish

from .conftest import form_key

WRITE = "/nordvik/fjellveien/si-din-mening/skriv/"
HIDDEN = b"hemmelig sted"


def photo(name="IMG 2026 hos Kari.jpg"):
    file = BytesIO()
    Image.new("RGB", (400, 300), "#1b5e5a").save(file, "JPEG", comment=HIDDEN)
    return SimpleUploadedFile(name, file.getvalue(), content_type="text/html")


@pytest.fixture
def send(ready, leader, client):
    cache.clear()
    publish(ready, by=leader, now=timezone.now())

    def send(*photos, **typed):
        facts = {"form_key": form_key(client, WRITE), "kind": "question", "text": "Se på gjerdet", "photos": photos}
        return client.post(WRITE, facts | typed)

    return send


@pytest.fixture
def enquiry(project):
    picture = rebuilt_photo(photo())
    return receive(project, Said("Se på gjerdet", photos=(picture, picture)), now=timezone.now())


@pytest.fixture
def own(enquiry):
    return f"/henvendelse/{enquiry.code}/{enquiry.secret}/"


def test_photos_come_along_and_nothing_else_of_their_files(send, tmp_path):
    assert send(photo(), photo()).status_code == 201
    assert Enquiry.objects.get().photos.count() == 2
    assert not any(HIDDEN in bytes(kept.jpeg) for kept in Photo.objects.all())
    assert not [file for file in tmp_path.rglob("*") if file.is_file()]


@pytest.mark.parametrize(
    ("photos", "words"),
    [
        ([photo() for _each in range(4)], "Velg høyst tre bilder."),
        ([SimpleUploadedFile("bilde.jpg", b"<script>alert(1)</script>")], "Vi får ikke brukt et av bildene."),
        ([SimpleUploadedFile("stort.jpg", b"0" * (10 * 1024 * 1024 + 1))], "Et av bildene er for stort."),
        ([SimpleUploadedFile("kuttet.jpg", photo().read()[:-200])], "Vi får ikke brukt et av bildene."),
    ],
    ids=["four", "no photo", "too large", "cut off"],
)
def test_what_cannot_be_used_is_told_and_the_text_stays(send, photos, words):
    response = send(*photos)
    assert response.status_code == 422
    assert words in response.text
    assert "Se på gjerdet</textarea>" in response.text
    assert Enquiry.objects.count() == 0


def test_whoever_is_asked_once_more_is_told_to_choose_the_photos_again(send):
    first = send(photo(), text="Ring meg på 412 34 567")
    assert first.status_code == 422
    assert "Velg bildet på nytt." in first.text
    assert "Velg bilde" not in send(text="Ring meg på 412 34 567").text.replace("Velg bilder", "")


def test_what_is_too_large_altogether_is_refused_kindly(client, settings, send):
    settings.MOST_UPLOADED = 1000
    response = send(photo())
    assert response.status_code == 413
    assert "Det du skrev, står der ennå" in response.text


def test_the_writer_sees_them_behind_the_secret_alone(own, client, enquiry):
    kept = enquiry.photos.first()
    assert f"{own}bilde/{kept.pk}/" in client.get(own).text
    response = client.get(f"{own}bilde/{kept.pk}/")
    assert (response.content, response["Content-Type"]) == (bytes(kept.jpeg), "image/jpeg")
    assert response["Content-Disposition"] == f'attachment; filename="bilde-{kept.pk}.jpg"'
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/henvendelse/{enquiry.code}/{'A' * 12}/bilde/{kept.pk}/").status_code == 404


def test_anothers_photo_is_not_behind_ones_own_secret(own, client, project):
    another = receive(project, Said("Noe annet", photos=(rebuilt_photo(photo()),)), now=timezone.now())
    assert client.get(f"{own}bilde/{another.photos.get().pk}/").status_code == 404


def test_more_are_sent_with_the_code_until_there_is_no_room(own, client, enquiry):
    facts = {"form_key": form_key(client, own), "text": "Her er ett til"}
    assert [client.post(f"{own}mer/", facts | {"photos": [photo()]}).status_code for _time in range(2)] == [302, 302]
    assert enquiry.messages.get().photos.count() == 1
    pictures = [rebuilt_photo(photo())] * (MOST_IN_ALL - 3)
    add_more(enquiry, "Og flere", uuid4(), pictures, now=timezone.now())
    full = client.post(f"{own}mer/", facts | {"form_key": form_key(client, own), "photos": [photo()]})
    assert (full.status_code, enquiry.photos.count()) == (422, MOST_IN_ALL)


def test_those_who_handle_it_are_shown_them(browse, member, enquiry):
    client, page = browse(member), enquiry.get_absolute_url()
    assert "Vis 2 bilder" in client.get(page).text
    kept = enquiry.photos.first()
    assert f"{page}bilder/{kept.pk}/" in client.get(f"{page}bilder/").text
    response = client.get(f"{page}bilder/{kept.pk}/")
    assert (response.content, response["X-Content-Type-Options"]) == (bytes(kept.jpeg), "nosniff")
    assert "no-store" in response["Cache-Control"]


def test_they_are_gone_with_the_case(enquiry):
    enquiry.delete()
    assert not Photo.objects.exists()


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_one_is_asked_not_to_photograph_people_or_homes(send, client, language):
    words = {"nb": "inn i hjem", "nn": "inn i heimar", "en": "into homes"}[language]
    assert words in client.get(WRITE if language == "nb" else f"/{language}{WRITE}").text
