"""A document as the file that was asked for, or a page that says which text stopped it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from .documents import Document
from .documents_csv import as_list
from .documents_word import as_word
from .documents_xlsx import as_spreadsheet
from .typesetting import Unprintable, typeset

OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class FileKind:
    content_type: str
    write: Callable[[Document], bytes]


def as_pdf(document: Document) -> bytes:
    return typeset("document", document.written_out())


TEXTS = {
    "pdf": FileKind("application/pdf", as_pdf),
    "docx": FileKind(f"{OFFICE}wordprocessingml.document", as_word),
}
SHEET = FileKind(f"{OFFICE}spreadsheetml.sheet", as_spreadsheet)
TEXTS_AND_SHEETS = {**TEXTS, "xlsx": SHEET}
TABLES = {"xlsx": SHEET, "csv": FileKind("text/csv; charset=utf-8", as_list)}


def answer_with(request: HttpRequest, document: Document, kind: FileKind, name: str, back: str) -> HttpResponse:
    try:
        with override(document.language):
            content = kind.write(document)
    except Unprintable as unprintable:
        return render(request, "reports/unprintable.html", {"text": unprintable.text, "back": back}, status=422)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind.content_type, headers=headers)
