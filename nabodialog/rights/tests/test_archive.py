"""What must be archived goes there, is confirmed by a person, and only then may be erased."""

import json
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xmlschema
from django.utils import timezone

from nabodialog.history.models import Event
from nabodialog.keeping.models import Archived
from nabodialog.listening.erasing import erase_ended
from nabodialog.listening.handling import write_note
from nabodialog.projects.publishing import publish
from nabodialog.rights.archive.exporting import confirm, export
from nabodialog.rights.archive.records import how_many_wait
from nabodialog.rights.models import ArchivePackage

from .conftest import EMAIL

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).parent / "schema" / "arkivmelding.xsd"))
PAGE = "/arbeid/nordvik/til-arkivet/"


@pytest.fixture
def later(now):
    return now + timedelta(days=3)


@pytest.fixture
def made(answered, project, leader, administrator, municipality, later):
    """With everything that a municipality may send."""
    publish(project, by=leader, now=later)
    return export(municipality, by=administrator, now=later)


def files_of(made):
    with ZipFile(BytesIO(made[1])) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_record_is_an_arkivmelding_as_it_is_described(made):
    described = [content for name, content in files_of(made).items() if name.endswith(".xml")]
    assert len(described) == 2
    for each in described:
        SCHEMA.validate(each.decode())


def test_the_description_we_test_by_refuses_what_is_not_like_it(made):
    found = next(content.decode() for name, content in files_of(made).items() if name.endswith(".xml"))
    assert SCHEMA.is_valid(found)
    for right, wrong in (("tittel>", "navn>"), ("SHA-256", ""), ("journalposttype", "type"), ("antallFiler", "filer")):
        assert not SCHEMA.is_valid(found.replace(right, wrong))


def test_what_was_written_is_in_it_as_pdf_that_can_be_kept_with_its_pictures(made, answered):
    files = files_of(made)
    paper = files[f"{answered.code}/dokument.pdf"]
    assert paper.startswith(b"%PDF-")
    assert b"pdfaid" in paper
    assert files[f"{answered.code}/bilde-1.jpg"].startswith(b"\xff\xd8")
    assert EMAIL in files[f"{answered.code}/arkivmelding.xml"].decode()


def test_the_list_has_the_checksum_of_every_file_and_so_has_the_arkivmelding(made, answered):
    files = files_of(made)
    listed = {each["file"]: each["sha256"] for each in json.loads(files.pop("manifest.json"))["files"]}
    assert listed == {name: sha256(content).hexdigest() for name, content in files.items()}
    described = files[f"{answered.code}/arkivmelding.xml"].decode()
    assert listed[f"{answered.code}/dokument.pdf"] in described
    assert made[0].digest == sha256(made[1]).hexdigest()


def test_only_what_the_archive_has_confirmed_may_be_erased(made, answered, administrator, municipality, later):
    much_later = later + timedelta(days=1000)
    assert erase_ended(much_later) == 0
    assert [confirm(made[0], "2026/77", by=administrator, now=later) for _time in range(2)] == [True, False]
    assert (how_many_wait(municipality), Archived.objects.count()) == (0, 2)
    assert erase_ended(much_later) == 1


def test_what_is_written_after_the_package_goes_with_the_next(made, answered, administrator, municipality, later):
    write_note(answered, "Naboen ringte", by=administrator, now=later + timedelta(days=1))
    confirm(made[0], "2026/77", by=administrator, now=later + timedelta(days=2))
    assert how_many_wait(municipality) == 1
    assert erase_ended(later + timedelta(days=1000)) == 0


def test_what_waits_for_nothing_makes_no_package(municipality, administrator, now):
    assert export(municipality, by=administrator, now=now) is None


def test_an_administrator_takes_it_and_confirms_it(answered, browse, administrator):
    client = browse(administrator)
    assert "Én venter på arkivet" in client.get(PAGE).text
    answer = client.post(f"{PAGE}pakke/")
    package = ArchivePackage.objects.get()
    assert (answer["Content-Type"], sha256(answer.content).hexdigest()) == ("application/zip", package.digest)
    assert client.post(f"{PAGE}{package.pk}/", {"reference": ""}).status_code == 422
    assert client.post(f"{PAGE}{package.pk}/", {"reference": "2026/77"}).status_code == 302
    assert "2026/77" in client.get(PAGE).text
    assert {"fetched", "registered"} <= set(Event.objects.values_list("verb", flat=True))
    assert package.made_at <= timezone.now()
