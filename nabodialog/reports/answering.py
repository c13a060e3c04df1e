"""How a paper is handed out."""

from django.http import HttpResponse

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def as_pdf(content: bytes, name: str) -> HttpResponse:
    return handed_out(content, "application/pdf", f'inline; filename="{name}.pdf"')


def as_word_file(content: bytes, name: str) -> HttpResponse:
    return handed_out(content, WORD, f'attachment; filename="{name}.docx"')


def handed_out(content: bytes, kind: str, disposition: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
