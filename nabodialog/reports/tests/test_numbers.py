"""The numbers as files: the same as on the page, and nothing in them is run."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from nabodialog.listening.models import Theme
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.theming import add_theme, put_under

from .conftest import NOW

FILE = "/arbeid/nordvik/fjellveien/tall/fil/tall."
RUN = "=cmd|' /C calc'!A0"


@pytest.fixture
def heard(project, leader):
    put_under([receive(project, Said("Mine ord"), now=NOW)], add_theme(Theme(project=project, name=RUN), by=leader))
    return project


def test_the_spreadsheet_has_each_table_with_numbers_as_numbers(heard, browse, reader):
    book = openpyxl.load_workbook(BytesIO(browse(reader).get(f"{FILE}xlsx?periode=alt").content))
    assert book.sheetnames[:3] == ["Oversikt", "Hovedtall", "Hver måned"]
    theme = book["Temaene"]["A2"]
    assert (theme.value, theme.data_type, book["Temaene"]["B2"].value) == (RUN, "s", 1)


def test_the_list_has_a_line_for_each_number(heard, browse, reader):
    answer = browse(reader).get(f"{FILE}csv?periode=alt")
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Tabell", "Linje", "Kolonne", "Verdi"]
    assert ["Temaene", f"'{RUN}", "Kom inn", "1"] in rows
    assert ["Hovedtall", "Kom inn", "Antall", "1"] in rows
    assert "Mine ord" not in answer.content.decode()


def test_a_municipality_has_its_projects_in_it(heard, browse, reader):
    answer = browse(reader).get("/arbeid/nordvik/tall/fil/tall.csv?periode=alt").content.decode()
    assert f"Prosjektene;{heard.name};Kom inn;1" in answer


def test_of_another_period_there_is_nothing(heard, browse, reader):
    assert "Hovedtall;Kom inn;Antall;0" in browse(reader).get(f"{FILE}csv?periode=30").content.decode()


def test_there_is_no_other_kind_of_file(heard, browse, reader):
    assert browse(reader).get(f"{FILE}docx").status_code == 404
