"""Reports for leaders and politicians: gathered once, and the same in every kind of file."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from docx.oxml.ns import qn
from pypdf import PdfReader

from nabodialog.involvement.models import Meeting, StatutoryStep
from nabodialog.involvement.registering import add_step
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.models import Audience, ItemState
from nabodialog.projects.publishing import publish
from nabodialog.projects.starting import start_project
from nabodialog.reports.documents import Document, Part, Table
from nabodialog.reports.documents_xlsx import as_spreadsheet
from nabodialog.reports.project_reports import decision_basis, status_report
from nabodialog.reports.sheets import Sender

from .conftest import NOW, text_of
from .test_strategies import words_of

FORMULAS = ["=cmd|' /C calc'!A0", "+47 22 22 22 22", "-1+2", "@SUM(A1)", "=1+1", "https://a.example", "\t=1", "{=1}"]


@pytest.fixture
def busy(project, leader):
    """A project with one of everything that a report tells of."""
    first, second, third = project.elements.all()[:3]
    first.notes = "Vi vurderte tre tomter."
    first.save()
    first.begin(by=leader, today=date(2026, 1, 5))
    first.items.first().mark(ItemState.DONE, by=leader)
    item = second.items.first()
    item.reason, item.state = "Kommunen eier tomta.", ItemState.NOT_RELEVANT
    item.save()
    third.leave_out("Bygget finnes fra før.", by=leader)
    project.influence_items.create(subject="Hvor gangveien går", decided_by="Prosjektgruppa")
    date_ = project.milestones.create(
        title="Åpent hus", planned_on=date(2026, 6, 1), audience=Audience.NEIGHBOURS, owner=leader
    )
    meeting = Meeting.objects.create(milestone=date_)
    meeting.attendance.create(label="Naboer", number=12)
    meeting.attendance.create(label="Skolen", number=3)
    step = StatutoryStep(project=project, kind="neighbour-notice", planned_on=date(2026, 5, 4), rule="neighbour-notice")
    add_step(step, by=leader, now=NOW)
    publish(project, by=leader, now=NOW)
    date_.refresh_from_db()
    move_milestone(date_, date(2026, 6, 15), Explanation("Vi er for få.", "Vi svarer dere."), by=leader, now=NOW)
    return project


def address(project, name, **gaps):
    return reverse(f"reports:{name}", kwargs={"municipality": "nordvik", "slug": project.slug, **gaps})


@pytest.fixture
def fetch(browse, reader, busy):
    def opened(address):
        response = browse(reader).get(address)
        assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
        kinds = {"pdf": PdfReader, "word": docx.Document, "sheet": openpyxl.load_workbook}
        return next(opens for kind, opens in kinds.items() if kind in response["Content-Type"])(
            BytesIO(response.content)
        )

    return opened


TOLD = ["Vi er for få.", "Vi svarer dere.", "Åpent hus", "Hvor gangveien går", "Prosjektgruppa", "Nabovarsel", "Lov"]


def test_the_status_is_the_same_as_word_and_pdf(fetch, busy):
    word = words_of(fetch(address(busy, "status", form="docx")))
    pdf = text_of(fetch(address(busy, "status", form="pdf")))
    for told in [*TOLD, "1 pågår", "Ingen person har mandat til å publisere.", "Laget fra nabodialog"]:
        assert told in pdf
        assert told in word or told.startswith("Laget")


def test_the_spreadsheet_has_a_sheet_per_table_with_days_as_days(fetch, busy):
    book = fetch(address(busy, "status", form="xlsx"))
    assert book.sheetnames[:3] == ["Oversikt", "Arbeidet", "Datoer"]
    dates, meetings = book["Datoer"], book["Møter"]
    assert (dates["A2"].value, dates["B2"].value.date()) == ("Åpent hus", date(2026, 6, 15))
    assert (meetings["A2"].value, meetings["F2"].value) == ("Åpent hus", 15)
    assert (dates.freeze_panes, dates.auto_filter.ref) == ("A2", "A1:G2")


def test_a_wide_table_turns_the_word_page_on_its_side_and_no_row_is_divided(fetch, busy):
    document = fetch(address(busy, "status", form="docx"))
    section = document.sections[0]
    assert section.page_width > section.page_height
    rows = [row for table in document.tables for row in table.rows[1:]]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert all(sum(column.width for column in table.columns) <= section.page_width for table in document.tables)


def test_short_columns_keep_to_one_line_and_long_ones_share_the_rest():
    rows = ((date(2026, 6, 1), "Ja", "Vi er for få, og vil heller møte dere godt forberedt " * 4),)
    part = Part("Datoer", table=Table(("Dag", "Svar", "Hvorfor"), rows, "Ingen"))
    document = Document("nb", "T", Sender("N", "#1b5e5a", ()), "", "", (), (part,), "i dag").written_out()
    table = document.parts[0].table
    assert (table.widths[:2], table.rows[0][0]) == ((0, 0), "01.06.2026")
    assert table.widths[2] > 20


def test_figures_tell_how_far_the_work_has_come(busy):
    facts = dict(status_report(busy, timezone.now()).facts)
    in_use = busy.elements.in_use().count()
    assert facts["Elementene"] == f"0 gjort, 1 pågår, {in_use - 1} planlagt, 1 utelatt"
    assert facts["Punktene på sjekklistene"].startswith("1 av ")


def test_what_goes_on_now_comes_first(busy):
    rows = status_report(busy, timezone.now()).parts[0].table.rows
    assert [row[2] for row in rows][:2] == ["Gjør nå", "Planlegger"]


def test_a_report_says_when_it_was_made_from_what_and_for_whom(busy):
    report = status_report(busy, NOW)
    assert report.made == "Laget fra nabodialog 2. mars 2026 kl. 13.00. Internt, ikke for publisering."
    assert "etter siste endring" in dict(report.facts)["Versjon"]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_decision_basis_has_choices_with_reasons_and_the_notes_that_are_chosen(fetch, busy, form):
    noted = busy.elements.exclude(notes="").get()
    basis = fetch(address(busy, "basis_file") + f"?fil={form}&notat=element-{noted.pk}")
    text = text_of(basis) if form == "pdf" else words_of(basis)
    for told in [*TOLD, "Vi vurderte tre tomter.", "Bygget finnes fra før.", "Kommunen eier tomta."]:
        assert told in text


@pytest.mark.parametrize("asked", ["", "?notat=element-0&notat=steg-x&notat=' OR 1=1", "?notat="])
def test_notes_that_are_not_chosen_or_not_there_are_left_out(fetch, busy, asked):
    text = words_of(fetch(address(busy, "basis_file") + asked))
    assert "Vi vurderte" not in text
    assert "Ingen notater er valgt." in text


def test_notes_of_another_project_cannot_be_chosen(busy, other_municipality, outsider):
    other = start_project(other_municipality, "Et annet sted", "et-annet-sted", by=outsider)
    element = other.elements.first()
    element.notes = "Ikke deres"
    element.save()
    texts = [text for part in decision_basis(busy, {f"element-{element.pk}"}, NOW).parts for text in part.paragraphs]
    assert "Ikke deres" not in texts


def test_all_notes_can_be_chosen_on_the_page(browse, reader, busy):
    shown = browse(reader).get(address(busy, "basis")).text
    assert "Vi vurderte tre tomter." in shown
    assert f'value="element-{busy.elements.exclude(notes="").get().pk}"' in shown


@pytest.mark.parametrize("form", ["xls", "exe", "docm"])
def test_another_kind_of_file_is_not_found(browse, reader, busy, form):
    assert browse(reader).get(address(busy, "status", form=form)).status_code == 404
    assert browse(reader).get(address(busy, "basis_file") + f"?fil={form}").status_code == 404


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_that_was_typed_is_a_formula_or_a_link(text):
    table = Table(("Hva", "=1+1"), ((text, text), (text, 3)), "Ingen")
    document = Document(
        "nb", text, Sender("=Nordvik", "#1b5e5a", ()), "", text, ((text, text),), (Part(text, table=table),), "i dag"
    )
    content = as_spreadsheet(document)
    cells = [cell for sheet in openpyxl.load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    inside = ZipFile(BytesIO(content))
    assert not [name for name in inside.namelist() if b"<f>" in inside.read(name)]


@pytest.mark.parametrize("heading", ["A" * 40, "[]:*?/\\", "", "Oversikt", "History", "'x'"])
def test_sheets_have_names_that_are_allowed_and_differ(heading):
    part = Part(heading, table=Table(("Hva",), (("noe",),), "Ingen"))
    content = as_spreadsheet(Document("nb", "T", Sender("N", "#1b5e5a", ()), "", "", (), (part, part), "i dag"))
    names = [name.lower() for name in openpyxl.load_workbook(BytesIO(content)).sheetnames]
    assert len(set(names)) == 3
    assert all(0 < len(name) <= 31 for name in names)


def test_every_file_is_whole_ooxml(busy, browse, reader):
    for name in ("docx", "xlsx"):
        content = browse(reader).get(address(busy, "status", form=name)).content
        assert ZipFile(BytesIO(content)).testzip() is None
        assert "[Content_Types].xml" in ZipFile(BytesIO(content)).namelist()


def counted(django_assert_max_num_queries, gather):
    with django_assert_max_num_queries(40) as asked:
        gather()
    return len(asked)


@pytest.mark.parametrize("gather", [status_report, lambda project, now: decision_basis(project, set(), now)])
def test_a_hundred_times_as_much_asks_as_often(busy, leader, django_assert_max_num_queries, gather):
    once = counted(django_assert_max_num_queries, lambda: gather(busy, NOW))
    grow(busy, leader)
    assert counted(django_assert_max_num_queries, lambda: gather(busy, NOW)) == once


def grow(project, leader):
    for number in range(100):
        element = project.elements.create(own_name=f"Eget {number}", phase="planlegging", position=100 + number)
        element.items.create(own_text="Noe", position=1, state=ItemState.NOT_RELEVANT, reason="Nei", notes="Notat")
        element.rows.create(own_purpose="Noe", position=1, skip_reason="Nei")
        element.begin(by=leader, today=date(2026, 1, 5))
        made = project.milestones.create(title=f"Dato {number}", planned_on=date(2026, 6, 1), owner=leader)
        Meeting.objects.create(milestone=made).attendance.create(label="Naboer", number=1)
        project.influence_items.create(subject=f"Noe {number}")
        project.mandates.create(title=f"Rolle {number}", responsibility="Noe")
        project.statutory_steps.create(kind="hearing", planned_on=date(2026, 5, 1), rule="hearing", notes="Noe")
