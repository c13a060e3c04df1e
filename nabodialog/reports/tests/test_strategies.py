"""The strategy as Word and PDF: the municipality's, a project's, and as it was adopted."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from nabodialog.involvement.models import Action, Goal, Passage
from nabodialog.involvement.scope import Scope
from nabodialog.involvement.strategising import add, adopt, write_passage

from .conftest import NOW, text_of


@pytest.fixture
def written(project, leader):
    """A municipality that has answered one question, and a project that does it otherwise."""
    above, here = Scope(project.municipality), Scope.of(project)
    write_passage(
        Passage(part="contact", heading="Hvem er kontaktpersonen?", text="Nabokontakten."), above, 0, by=leader
    )
    add(Goal(text="Alle får svar innen fem dager", measure="Dager til svar"), above, by=leader)
    add(Action(text="Skrive brev", owner=leader), here, by=leader)
    own = Passage(part="contact", heading="Hvem er kontaktpersonen?", text="Boveilederen.", reason="Hun er i huset.")
    write_passage(own, here, 0, by=leader)
    return project


@pytest.fixture
def fetch(browse, reader):
    def opened(address):
        response = browse(reader).get(f"/arbeid/nordvik/{address}")
        assert response.status_code == 200
        opens = PdfReader if response["Content-Type"] == "application/pdf" else docx.Document
        return opens(BytesIO(response.content))

    return opened


def words_of(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_as_word_it_has_headings_tables_language_and_title(written, fetch):
    document = fetch("fjellveien/strategi/fil/strategi.docx")
    styles = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2"} <= styles
    facts = document.core_properties
    assert (facts.title, facts.language, facts.author) == ("Kommunikasjonsstrategi", "nb-NO", "Nordvik kommune")
    assert document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "nb-NO"
    assert all(table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None for table in document.tables)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_projects_own_says_why_and_what_is_missing(written, fetch, form):
    document = fetch(f"fjellveien/strategi/fil/strategi.{form}")
    text = text_of(document) if form == "pdf" else words_of(document)
    for word in ("Boveilederen.", "Eget for prosjektet: Hun er i huset.", "Ikke besvart ennå", "1 av 6 spørsmål"):
        assert word in text
    assert "Alle får svar innen fem dager" in text
    assert "Nabokontakten." not in text


def test_the_municipalitys_own_holds_nothing_of_the_projects(written, fetch):
    text = words_of(fetch("strategi/fil/strategi.docx"))
    assert "Nabokontakten." in text
    assert "Boveilederen." not in text


def test_as_pdf_it_can_be_read_aloud_and_kept(written, fetch):
    pdf = fetch("strategi/fil/strategi.pdf")
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/Lang"].startswith("nb")
    assert "<pdfuaid:part>1<" in pdf.xmp_metadata.rdf_root.toxml()


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_an_adopted_version_stays_as_it_was_with_what_was_missing(written, fetch, leader, form):
    scope = Scope(written.municipality)
    version = adopt(scope, "Vedtatt i formannskapet", by=leader, now=NOW)
    scope.strategy.passages.update(text="Noen andre.")
    document = fetch(f"strategi/utgaver/{version.pk}/utgave.{form}")
    text = text_of(document) if form == "pdf" else words_of(document)
    assert "Nabokontakten." in text
    assert "Vedtatt i formannskapet" in text
    assert "Ikke besvart ennå" in text
    assert "Noen andre." not in text


def test_a_version_from_before_unanswered_questions_were_kept_can_still_be_written(written, fetch, leader):
    scope = Scope(written.municipality)
    version = adopt(scope, "", by=leader, now=NOW)
    version.content["passages"] = [{"heading": "Budskap", "text": "Alle trenger et hjem.", "reason": ""}]
    version.save()
    assert "Alle trenger et hjem." in words_of(fetch(f"strategi/utgaver/{version.pk}/utgave.docx"))


def test_it_is_in_nynorsk_where_the_project_is(written, fetch):
    written.language = "nn"
    written.save()
    document = fetch("fjellveien/strategi/fil/strategi.docx")
    assert document.core_properties.language == "nn-NO"
    assert "Ikkje svart på enno" in words_of(document)


@pytest.mark.parametrize("text", ["Linje én\x0b\x01 og to", "<b>&amp;</b> \\ # $ * [x]"])
def test_odd_signs_stop_neither_file(written, fetch, leader, text):
    Scope(written.municipality).strategy.passages.update(text=text)
    assert "og to" in words_of(fetch("strategi/fil/strategi.docx")) or "<b>&amp;</b>" in words_of(
        fetch("strategi/fil/strategi.docx")
    )
    assert fetch("strategi/fil/strategi.pdf").pages


def test_a_sign_that_our_letters_lack_is_told_and_word_still_works(written, browse, reader, fetch):
    Scope(written.municipality).strategy.passages.update(text="Velkommen 🎉")
    refused = browse(reader).get("/arbeid/nordvik/strategi/fil/strategi.pdf")
    assert (refused.status_code, "🎉" in refused.text) == (422, True)
    assert "Velkommen 🎉" in words_of(fetch("strategi/fil/strategi.docx"))


def test_another_kind_of_file_is_not_found(written, browse, reader):
    assert browse(reader).get("/arbeid/nordvik/strategi/fil/strategi.xlsx").status_code == 404


def test_the_strategy_page_leads_to_both_files(written, browse, reader):
    shown = browse(reader).get("/arbeid/nordvik/strategi/").text
    assert "fil/strategi.docx" in shown
    assert "fil/strategi.pdf" in shown
