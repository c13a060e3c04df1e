"""Records as one ZIP: a folder for each with its arkivmelding and its files, and a list of all with checksums."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _

from nabodialog.reports.typesetting import typeset_for_anyone

from .arkivmelding import SYSTEM, File, arkivmelding
from .records import Record

MANIFEST = "manifest.json"


def packed(records: Sequence[Record], at: datetime) -> bytes:
    held = BytesIO()
    listed: list[dict[str, object]] = []
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for record in records:
            for name, content in files_in(record):
                archive.writestr(f"{record.key}/{name}", content)
                facts = {"sha256": sha256(content).hexdigest(), "size": len(content)}
                listed.append({"file": f"{record.key}/{name}"} | facts)
        told = {"system": SYSTEM, "made_at": at.isoformat(), "files": listed}
        archive.writestr(MANIFEST, json.dumps(told, indent=2, ensure_ascii=False))
    return held.getvalue()


def files_in(record: Record) -> Iterable[tuple[str, bytes]]:
    files = [document_of(record), *(picture(number, each) for number, each in enumerate(record.pictures, 1))]
    return [("arkivmelding.xml", arkivmelding(record, files)), *((file.name, file.content) for file in files)]


def document_of(record: Record) -> File:
    """Signs that our letters lack are left out of the paper; a record that cannot be printed must still be archived."""
    paper = typeset_for_anyone("document", record.document().written_out())
    return File("dokument.pdf", paper, "application/pdf", "RA-PDF", "PDF/A-2a", record.title)


def picture(number: int, content: bytes) -> File:
    title = _("Bilde %(number)s") % {"number": number}
    return File(f"bilde-{number}.jpg", content, "image/jpeg", "RA-JPEG", "JPEG", title)
