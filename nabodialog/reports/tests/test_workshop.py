"""The team's own sheets: the project as it has tailored it, to be cut out, hung on a wall and moved."""

import shutil

import pytest

from nabodialog.method.checks import content_can_be_read
from nabodialog.method.workshop import workshop_guide
from nabodialog.reports.for_the_team import LETTERS_ON_A_CARD, LINES_ON_A_CARD
from nabodialog.reports.papers import TEAM_PAPERS

from .conftest import text_of

TEAM = [paper.name for paper in TEAM_PAPERS]


@pytest.mark.parametrize("name", TEAM)
def test_it_is_there_before_anything_is_published_and_can_be_read_aloud(project, read_pdf, name):
    pdf = read_pdf(project, name)
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert "<pdfuaid:part>1<" in pdf.xmp_metadata.rdf_root.toxml()


@pytest.mark.parametrize("name", TEAM)
def test_it_is_in_the_projects_language(project, read_pdf, name):
    project.language = "nn"
    project.save()
    assert read_pdf(project, name).root_object["/Lang"].startswith("nn")


@pytest.mark.parametrize("name", ["veggen", "elementkort", "sjekklistekort"])
def test_what_is_left_out_is_on_no_card_and_what_is_renamed_has_its_new_name(project, read_pdf, leader, name):
    first, second = project.elements.all()[:2]
    first.leave_out("Gjort før", by=leader)
    second.own_name = "Hvem som driver huset"
    second.save()
    text = text_of(read_pdf(project, name))
    assert first.name not in text
    assert "Hvem som driver huset" in text


def test_lines_that_are_not_relevant_are_on_no_checklist(project, read_pdf, leader):
    element = project.elements.first()
    line = element.items.first()
    line.leave_out("Finnes fra før", by=leader)
    assert line.text not in text_of(read_pdf(project, "sjekklistekort"))


def test_the_wall_is_one_sheet_in_a3(project, read_pdf):
    (page,) = read_pdf(project, "veggen").pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [420, 297]


def test_what_is_too_much_for_a_card_goes_on_on_the_next(project, read_pdf):
    element = project.elements.first()
    element.items.all().delete()
    for number in range(LINES_ON_A_CARD + 1):
        element.items.create(own_text=f"Punkt nummer {number} " + "ord " * 60, position=number)
    for number in range(LETTERS_ON_A_CARD // 400 + 1):
        element.rows.create(own_purpose=f"Formål {number} " + "ord " * 100, position=number + 10)
    checklists, cards = (text_of(read_pdf(project, name)) for name in ("sjekklistekort", "elementkort"))
    assert f"Punkt nummer {LINES_ON_A_CARD}" in checklists
    assert (checklists.count(element.name), cards.count(element.name)) == (2, 2)


def test_an_element_without_lines_has_a_card_but_no_checklist(project, read_pdf):
    project.elements.create(own_name="Befaring med naboer", phase="planlegging", position=99)
    assert "Befaring med naboer" in text_of(read_pdf(project, "elementkort"))
    assert "Befaring med naboer" not in text_of(read_pdf(project, "sjekklistekort"))


def test_the_guide_is_two_hours_minute_by_minute(project, read_pdf):
    text = text_of(read_pdf(project, "veiledning"))
    ends = [sum(step.minutes for step in workshop_guide().steps[: number + 1]) for number in range(7)]
    assert all(f"–{end} min" in text for end in ends)
    assert ends[-1] == 120


def test_a_guide_of_another_length_stops_the_start_and_says_where(settings, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(settings.METHOD_CONTENT_DIR, content)
    settings.METHOD_CONTENT_DIR = content
    for language in ("nb", "nn"):
        path = content / "workshop" / language / "workshop.yaml"
        path.write_text(path.read_text("utf-8").replace('minutes: "15"', 'minutes: "25"'), "utf-8")
    (error,) = content_can_be_read()
    assert "workshop.yaml:" in error.msg
    assert "the steps take 140 minutes, not 120" in error.msg


def test_many_elements_take_no_more_questions_than_few(project, browse, reader, django_assert_max_num_queries):
    for number in range(30):
        project.elements.create(own_name=f"Eget {number}", phase="planlegging", position=50 + number)
    client = browse(reader)
    for name in TEAM:
        with django_assert_max_num_queries(10):
            client.get(f"/arbeid/nordvik/fjellveien/papir/{name}.pdf")
