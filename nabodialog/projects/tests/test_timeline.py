"""The timeline: what was planned and what was done, side by side, on screen and on paper."""

from datetime import date

import pytest

from nabodialog.projects.models import Audience, Element, Milestone, WorkState
from nabodialog.projects.timeline import FARTHEST, near, spans_of_element, spans_of_milestone, timeline_of

TODAY = date(2026, 3, 2)


@pytest.fixture
def timeline_page(project):
    return f"{project.get_absolute_url()}tidslinje/"


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def labels(answer):
    return [row.label for group in answer.context["timeline"].groups for row in group.rows]


def test_an_element_taken_up_again_has_a_bar_for_each_stretch(element, leader):
    Element.objects.filter(pk=element.pk).update(planned_start=date(2026, 1, 1), planned_end=date(2026, 4, 1))
    element.refresh_from_db()
    element.begin(by=leader, today=date(2026, 1, 10))
    element.finish(by=leader, today=date(2026, 2, 1))
    element.begin(by=leader, today=date(2026, 2, 20))
    spans = spans_of_element(element, TODAY)
    assert [span.state for span in spans] == [WorkState.PLANNED, WorkState.DONE, WorkState.NOW]
    assert [plain(span.text) for span in spans][1:] == [
        "Gjort 10. januar 2026 – 1. februar 2026",
        "I gang siden 20. februar 2026",
    ]
    assert spans[-1].end == TODAY


@pytest.mark.parametrize("known", [{"planned_start": TODAY}, {"planned_end": TODAY}])
def test_half_a_plan_is_a_plan_of_one_day(element, known):
    for name, day in known.items():
        setattr(element, name, day)
    assert [(span.start, span.end) for span in spans_of_element(element, TODAY)] == [(TODAY, TODAY)]


def test_a_date_shows_when_it_was_planned_when_it_happened_and_all_it_was_moved_from(project, leader):
    milestone = project.milestones.create(title="Åpent hus", planned_on=TODAY, happened_on=date(2026, 3, 9))
    for old in (date(2026, 1, 5), date(2026, 2, 5)):
        milestone.changes.create(
            project=project,
            kind="moved",
            label="x",
            old_date=old,
            new_date=TODAY,
            explanation="x",
            at=f"{old} 12:00Z",
            by=leader,
        )
    planned, happened = spans_of_milestone(milestone)
    assert plain(planned.text) == "Planlagt 2. mars 2026, flyttet fra 5. januar 2026, 5. februar 2026"
    assert happened.text.startswith("Skjedde 9.\N{NO-BREAK SPACE}mars")  # no line breaks a date
    assert plain(happened.text) == "Skjedde 9. mars 2026"


def test_elements_without_any_date_are_named_all_the_same(project):
    elements = list(project.elements.in_use().with_work())
    groups = timeline_of(elements, [], TODAY).groups
    assert sum(len(group.undated) for group in groups) == len(elements)


def test_a_year_far_away_does_not_stretch_the_months(project):
    far = Milestone(project=project, pk=1, title="Feil", planned_on=date(9999, 1, 1))
    assert timeline_of([], [far], TODAY).axis.months < 200
    assert near(date(1, 1, 1), TODAY) == TODAY - FARTHEST


def test_it_is_filtered_by_phase_owner_and_audience(browse, reader, leader, project, timeline_page):
    element = project.elements.filter(phase="innflytting").first()
    element.begin(by=leader, today=TODAY)
    project.milestones.create(title="Dugnad", planned_on=TODAY, audience=Audience.NEIGHBOURS, element=element)
    project.milestones.create(title="Utvalg", planned_on=TODAY, audience=Audience.POLITICIANS, owner=leader)
    browser = browse(reader)
    assert labels(browser.get(timeline_page)) == [element.name, "Dugnad", "Utvalg"]
    assert labels(browser.get(timeline_page, {"fase": "innflytting"})) == [element.name, "Dugnad"]
    assert labels(browser.get(timeline_page, {"ansvarlig": str(leader.pk)})) == ["Utvalg"]
    assert labels(browser.get(timeline_page, {"for": "politicians"})) == ["Utvalg"]
    assert labels(browser.get(timeline_page, {"for": "neighbours"})) == [element.name, "Dugnad"]


@pytest.mark.parametrize("bad", [{"fase": "tull"}, {"for": "alle"}, {"ansvarlig": "x"}, {"ark": "a0"}])
def test_what_is_not_understood_chooses_nothing_away(browse, reader, project, timeline_page, bad):
    answer = browse(reader).get(timeline_page, bad)
    assert answer.status_code == 200
    assert len(answer.context["timeline"].groups) == 3


def test_what_is_left_out_or_dropped_is_not_there(browse, reader, leader, project, element, timeline_page):
    element.leave_out("Finnes.", by=leader)
    project.milestones.create(title="Droppet", planned_on=TODAY, dropped_on=TODAY)
    shown = browse(reader).get(timeline_page)
    assert "Droppet" not in labels(shown)
    assert all(element not in group.undated for group in shown.context["timeline"].groups)


def test_it_reads_as_ordered_lists_without_style(browse, reader, leader, element, timeline_page):
    element.begin(by=leader, today=date(2026, 1, 10))
    shown = browse(reader).get(timeline_page).text
    assert '<ol class="bars-rows"' in shown
    assert "I gang siden 10. januar 2026" in plain(shown)


@pytest.mark.parametrize(("sheet", "wide"), [("a3", True), ("a4", False)])
def test_there_is_a_sheet_for_the_wall_and_one_for_the_folder(browse, reader, timeline_page, sheet, wide):
    shown = browse(reader).get(timeline_page, {"ark": sheet, "fase": "innflytting"})
    assert shown.templates[0].name == "projects/timeline_sheet.html"
    assert (" across" in shown.text) is wide
    assert 'href="?fase=innflytting"' in shown.text


def test_a_hundred_times_as_much_takes_the_same_queries(
    browse, leader, project, timeline_page, django_assert_num_queries
):
    browser = browse(leader)
    for times in (1, 100):
        grow(project, leader, times)
        browser.get(timeline_page)
        with django_assert_num_queries(10):
            browser.get(timeline_page)


def grow(project, leader, times):
    Element.objects.bulk_create(
        Element(project=project, own_name=f"Eget {n}", phase="planlegging", position=n, planned_start=TODAY)
        for n in range(times)
    )
    elements = list(project.elements.filter(method_id="")[:times])
    Milestone.objects.bulk_create(
        Milestone(project=project, title="Møte", planned_on=TODAY, owner=leader, element=elements[n])
        for n in range(times)
    )
    for element in elements[:5]:
        element.begin(by=leader, today=TODAY)
