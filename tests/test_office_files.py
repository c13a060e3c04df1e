"""Word files and spreadsheets in an office program: it opens each without a complaint, and shows every word."""

import os
import subprocess
from dataclasses import replace
from io import BytesIO

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from nabodialog.reports.document_files import OFFICE, TEXTS_AND_SHEETS

from .doors import addresses

LOOKS_LIKE_A_FORMULA = "=cmd|' /C calc'!A0"
NO_JAVA = "failed to launch javaldx"  # of itself, and of no file


@pytest.fixture
def office_files(stage, browse, leader, project):
    """All that staff can fetch, by name; with something in it that a spreadsheet might want to run."""
    project.influence_items.update(subject=LOOKS_LIKE_A_FORMULA)
    project.milestones.update(title=LOOKS_LIKE_A_FORMULA)
    names = [each for each in addresses() if each.name.startswith("reports:")]
    answers = [(each.name[8:], fetch(browse(leader), stage, each, form)) for each in names for form in TEXTS_AND_SHEETS]
    files = [(name, answer) for name, answer in answers if answer["Content-Type"].startswith(OFFICE)]
    return {f"{name}-{kind_of(answer)}.{kind_of(answer)}": answer.content for name, answer in files}


def fetch(client, stage, address, form):
    here = replace(stage, own=stage.own | {f"{address.name}.form": form})
    return client.get(here.url(address), {"fil": form})


def kind_of(answer):
    return "docx" if "wordprocessing" in answer["Content-Type"] else "xlsx"


def test_an_office_program_opens_them_all_and_shows_every_word(office_files, tmp_path):
    assert {"status-docx.docx", "status-xlsx.xlsx", "strategy-docx.docx", "letter_word-docx.docx"} <= set(office_files)
    assert complaints_at(office_files, tmp_path) == []
    for name, content in office_files.items():
        shown, words = shown_in(tmp_path / f"{name[:-5]}.pdf"), words_in[name[-4:]](BytesIO(content))
        assert [each for each in words if squeezed(each) not in shown] == [], name
        assert squeezed(LOOKS_LIKE_A_FORMULA) in shown or "status" not in name


def complaints_at(files, folder):
    """One run opens them all, and leaves a PDF of each."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    program = [os.environ.get("NABODIALOG_OFFICE", "soffice"), f"-env:UserInstallation=file://{folder}/profile"]
    command = [*program, "--headless", "--convert-to", "pdf", *files]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, timeout=180)
    return [line for line in run.stderr.splitlines() if NO_JAVA not in line]


def shown_in(path):
    return squeezed("".join(page.extract_text() for page in PdfReader(path).pages))


def squeezed(text):
    """Without blanks: where a line ends is the program's own choice."""
    return "".join(text.split())


def words_of_document(file):
    document = docx.Document(file)
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [part.text for parts in (document.paragraphs, cells) for part in parts]


def words_of_spreadsheet(file):
    rows = (row for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows(values_only=True))
    return [cell for row in rows for cell in row if isinstance(cell, str)]


words_in = {"docx": words_of_document, "xlsx": words_of_spreadsheet}
