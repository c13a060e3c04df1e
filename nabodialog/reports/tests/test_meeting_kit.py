"""The kit for a meeting: how it runs, how many came, and three questions. Nowhere a name."""

from datetime import date, time
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from nabodialog.involvement.convening import plan_meeting
from nabodialog.involvement.models import Meeting, PlanLine, Stakeholder
from nabodialog.involvement.planning import add_plan_line, make_dates, plan_of
from nabodialog.projects.models import Milestone, Project
from nabodialog.reports.meeting_kit import MEETING_PAPERS

from .conftest import text_of

NAMES = [paper.name for paper in MEETING_PAPERS]


@pytest.fixture
def meeting(project, leader):
    milestone = Milestone(
        title="Dialogmøte om uteområdet", planned_on=date(2026, 5, 4), starts_at=time(18), place="Grendehuset"
    )
    return plan_meeting(project, Meeting(kind="dialogue"), milestone, by=leader)


@pytest.fixture
def paper(browse, reader, meeting):
    def opened(name):
        url = reverse("reports:meeting_paper", args=["nordvik", "fjellveien", meeting.pk, name])
        return PdfReader(BytesIO(browse(reader).get(url).content))

    return opened


@pytest.mark.parametrize("name", NAMES)
def test_it_is_one_sheet_that_can_be_read_aloud_in_the_projects_language(project, paper, name):
    Project.objects.update(language="nn")
    pdf = paper(name)
    assert len(pdf.pages) == 1
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert pdf.root_object["/Lang"].startswith("nn")
    assert "<pdfuaid:part>1<" in pdf.xmp_metadata.rdf_root.toxml()


def test_without_an_agenda_the_run_sheet_has_the_formats_steps_by_the_clock(paper):
    text = text_of(paper("kjoreplan"))
    assert "mandag 4. mai 2026, 18.00, Grendehuset" in text
    assert [hour in text for hour in ("18.00", "18.10", "18.25", "18.55")] == [True] * 4
    assert "En vert ved hvert bord" in text


def test_the_agenda_stands_between_welcome_and_the_way_on(meeting, paper):
    meeting.agenda.create(title="Gjerdet", place=1, minutes=20)
    meeting.agenda.create(title="Hvem ringer vi", place=2, openness="internal")
    text = text_of(paper("kjoreplan"))
    places = [text.index(each) for each in ("Velkommen", "18.10 Gjerdet", "18.30 Hvem ringer vi", "Det viktigste fra")]
    assert places == sorted(places)
    assert "Intern sak: bare for oss." in text
    assert "Bytt bord" not in text


def test_an_hour_that_nobody_can_know_is_not_shown(meeting, paper):
    meeting.agenda.create(title="Gjerdet", place=1)
    meeting.agenda.create(title="Lys", place=2, minutes=15)
    assert "15 min Lys" in text_of(paper("kjoreplan"))


def test_the_format_is_the_plans_where_the_plan_made_the_meeting(project, leader, browse, reader):
    line = add_plan_line(PlanLine(plan=plan_of(project), format="small-group", starts_on=date(2026, 5, 4)), by=leader)
    made = make_dates(line, by=leader)[0].milestone.meeting
    url = reverse("reports:meeting_paper", args=["nordvik", "fjellveien", made.pk, "kjoreplan"])
    assert "Runde rundt bordet" in text_of(PdfReader(BytesIO(browse(reader).get(url).content)))


def test_those_who_come_are_counted_by_group_and_never_signed_for(project, paper):
    for kind, name in (("school", "Skolen"), ("politicians", "Kommunestyret")):
        Stakeholder.objects.create(project=project, kind=kind, name=name)
    text = text_of(paper("telleark"))
    assert "Skolen" in text
    assert "Kommunestyret" not in text
    assert "Ingen navn og ingen underskrifter." in text


def test_the_head_count_stays_on_one_sheet_whatever_groups_there_are(project, paper):
    for number in range(30):
        Stakeholder.objects.create(project=project, kind="other", name=f"Gruppe {number:02} med et ganske langt navn")
    assert len(paper("telleark").pages) == 1


def test_three_questions_are_asked_and_no_name(paper):
    text = text_of(paper("evaluering"))
    assert text.count("?") == 4  # the title asks too
    assert "Ikke skriv navnet ditt" in text


def test_a_paper_that_there_is_none_of_is_not_found(meeting, browse, reader):
    url = reverse("reports:meeting_paper", args=["nordvik", "fjellveien", meeting.pk, "deltakerliste"])
    assert browse(reader).get(url).status_code == 404


def test_what_our_letters_lack_is_told_on_the_page_of_papers(meeting, browse, reader):
    meeting.agenda.create(title="Dugnad 🌳", place=1)
    url = reverse("reports:meeting_paper", args=["nordvik", "fjellveien", meeting.pk, "kjoreplan"])
    response = browse(reader).get(url)
    assert response.status_code == 422
    assert "🌳" in response.content.decode()
