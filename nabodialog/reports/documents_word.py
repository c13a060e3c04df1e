"""A document as Word: real headings and tables, with language and title, so that it can be read aloud and edited."""

from io import BytesIO
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import _Row

from .documents import SHORT, Document, Part, Table

LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO"}
SHORT_SIDE, LONG_SIDE, MARGIN = 210, 297, 22
MOST_COLUMNS_UPRIGHT = 5
LETTERS = "Arial"


def as_word(document: Document) -> bytes:
    document, written = document.written_out(), docx.Document()
    set_up(written, document)
    written.add_heading(document.title, level=0)
    if document.subtitle:
        written.add_paragraph(document.subtitle, style="Subtitle")
    for name, value in document.facts:
        line = written.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{name}: ").bold = True
        line.add_run(value)
    for part in document.parts:
        write_part(written, part)
    kept = BytesIO()
    written.save(kept)
    return kept.getvalue()


def set_up(written: WordFile, document: Document) -> None:
    """A4, the language that spelling and reading aloud follow, the title, and where it was made on every page."""
    facts, language = written.core_properties, LANGUAGES.get(document.language, document.language)
    facts.title, facts.author, facts.language = document.title, document.sender.name, language
    facts.comments = document.made
    defaults = written.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), language)
    set_letters(written, document.sender.accent)
    set_paper(written.sections[0], document)
    footer = written.sections[0].footer.paragraphs[0]
    footer.add_run(f"{document.made} ").font.size = Pt(8)
    number = footer.add_run()
    number.font.size = Pt(8)
    number._r.extend(page_number())


def set_letters(written: WordFile, accent: str) -> None:
    """Letters that every machine has, instead of those of Word's own theme."""
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2"):
        style = written.styles[name]
        letters = style.element.get_or_add_rPr().get_or_add_rFonts()
        letters.attrib.clear()
        for use in ("ascii", "hAnsi", "cs"):
            letters.set(qn(f"w:{use}"), LETTERS)
        if name != "Normal":
            style.font.color.rgb = RGBColor.from_string(accent.lstrip("#").upper())


def set_paper(section: Section, document: Document) -> None:
    """A4, on its side where a table is wide."""
    section.page_width, section.page_height = Mm(SHORT_SIDE), Mm(LONG_SIDE)
    if any(part.table and len(part.table.head) > MOST_COLUMNS_UPRIGHT for part in document.parts):
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(LONG_SIDE), Mm(SHORT_SIDE)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)


def page_number() -> list[Any]:
    """The field that Word fills with the number of the page."""
    begin, code, end = OxmlElement("w:fldChar"), OxmlElement("w:instrText"), OxmlElement("w:fldChar")
    begin.set(qn("w:fldCharType"), "begin")
    end.set(qn("w:fldCharType"), "end")
    code.text = "PAGE"
    return [begin, code, end]


def write_part(written: WordFile, part: Part) -> None:
    written.add_heading(part.heading, level=part.level)
    for text in part.paragraphs:
        written.add_paragraph(text)
    if part.note:
        written.add_paragraph().add_run(part.note).font.size = Pt(9)
    if part.missing:
        written.add_paragraph().add_run(part.missing).italic = True
    if part.table and part.table.rows:
        write_table(written, part.table)
    elif part.table:
        written.add_paragraph(part.table.nothing)


def write_table(written: WordFile, table: Table) -> None:
    drawn = written.add_table(rows=1, cols=len(table.head), style="Table Grid")
    fill(drawn.rows[0], table.head, bold=True)
    repeated = OxmlElement("w:tblHeader")  # on every page, and told to those who have it read aloud
    drawn.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in table.rows:
        filled = drawn.add_row()
        fill(filled, tuple(map(str, row)))
        filled._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    widths = [width or SHORT for width in table.widths]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Emu(round(written._block_width * width / sum(widths)))
    written.add_paragraph()


def fill(row: _Row, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.font.size, run.bold = Pt(9), bold
