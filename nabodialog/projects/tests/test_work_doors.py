"""Who may see and do what in the work, at every address of it."""

import pytest

from nabodialog.projects.models import ChecklistItem, Element, Partner
from nabodialog.projects.starting import start_project

READ = ["", "element/{element}/"]
CHANGE = ["element/{element}/plan/", "element/{element}/punkt/{item}/", "element/{element}/rad/{row}/"]
ACT = [
    "element/{element}/i-gang/",
    "element/{element}/fullfort/",
    "element/{element}/angre/",
    "element/{element}/punkter/",
    "element/{element}/punkt/{item}/status/",
    "element/{element}/gjenopptak/",
]


@pytest.fixture
def address(project, element, item):
    def fill(path):
        row = element.rows.first()
        return project.get_absolute_url() + path.format(element=element.pk, item=item.pk, row=row.pk)

    return fill


@pytest.mark.parametrize("path", [*READ, *CHANGE, *ACT])
def test_nobody_is_sent_to_sign_in_and_an_outsider_finds_nothing(browse, outsider, address, path):
    url = address(path)
    assert browse().post(url)["Location"].startswith("/konto/")
    assert browse(outsider).post(url).status_code in ({404, 405} if path in READ else {404})
    if path not in ACT:
        assert browse(outsider).get(url).status_code == 404


@pytest.mark.parametrize("path", READ)
def test_a_reader_reads_and_sees_nothing_to_press(browse, reader, address, path):
    answer = browse(reader).get(address(path))
    assert answer.status_code == 200
    assert answer.text.count('method="post"') <= 1  # signing out


@pytest.mark.parametrize("path", [*CHANGE, *ACT])
def test_a_reader_changes_nothing(browse, reader, address, path):
    assert browse(reader).post(address(path)).status_code == 403


@pytest.mark.parametrize("path", [*READ, *CHANGE])
def test_a_partner_works_in_their_project_alone(browse, partner, municipality, leader, address, path):
    assert browse(partner).get(address(path)).status_code == 200
    other = start_project(municipality, "Et annet", "annet", by=leader)
    assert browse(partner).get(other.get_absolute_url()).status_code == 404


def test_a_partner_who_reads_cannot_change(browse, partner, address):
    Partner.objects.update(role="reader")
    assert browse(partner).get(address(READ[1])).status_code == 200
    assert browse(partner).post(address(ACT[0])).status_code == 403


def test_numbers_from_nowhere_are_not_found(browse, leader, project):
    for number in (0, 10**30):
        assert browse(leader).get(f"{project.get_absolute_url()}element/{number}/").status_code == 404


def queries_of(browser, url, assert_queries):
    with assert_queries as captured:
        assert browser.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("path", READ)
def test_a_hundred_times_the_work_takes_the_same_queries(
    browse, leader, project, element, address, path, django_assert_max_num_queries
):
    browser = browse(leader)
    grow(project, element, leader, 1)
    few = queries_of(browser, address(path), django_assert_max_num_queries(40))
    grow(project, element, leader, 100)
    assert queries_of(browser, address(path), django_assert_max_num_queries(40)) == few


def grow(project, element, leader, times):
    ChecklistItem.objects.bulk_create(
        ChecklistItem(element=element, own_text="Mer", position=100, owner=leader, due_on="2020-01-01")
        for _ in range(times)
    )
    Element.objects.bulk_create(
        Element(project=project, own_name=f"Eget {n}", phase="planlegging", position=n, owner=leader)
        for n in range(times)
    )
    for added in Element.objects.filter(method_id="")[:5]:
        added.begin(by=leader, today="2026-01-01")
