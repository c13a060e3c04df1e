"""A letter in Word, for those who must edit it: real headings and lists, so that it can be read aloud."""

from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from .letters import contact_lines
from .sheets import LetterSheet

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO"}


def as_word(sheet: LetterSheet) -> bytes:
    document = Document()
    document.core_properties.title, document.core_properties.author = sheet.title, sheet.sender.name
    document.core_properties.language = LANGUAGES.get(sheet.language, sheet.language)
    set_page(document, document.core_properties.language)
    if sheet.sender.logo:
        document.add_picture(BytesIO(bytes(sheet.sender.logo)), height=Mm(14))
    document.add_paragraph("\n".join(sheet.envelopes[0]))
    document.add_paragraph(sheet.dated)
    document.add_heading(sheet.title, level=1)
    for part in sheet.paragraphs:
        if part.is_list:
            for line in part.lines:
                document.add_paragraph(line, style="List Bullet")
        else:
            document.add_paragraph("\n".join(part.lines))
    page = [f"{sheet.act}: {sheet.sender.page}"] if sheet.sender.page else []
    document.add_paragraph("\n".join([*page, *contact_lines(sheet.contact)]))
    document.sections[0].footer.paragraphs[0].text = sheet.sender.name
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def set_page(document: DocumentType, language: str) -> None:
    section, style = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(18), Mm(22)
    style.font.name, style.font.size = "Calibri", Pt(11)
    mark = style.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): language})
    style.element.get_or_add_rPr().append(mark)
