"""A newer version of the method: shown thing by thing, taken one by one, and never by itself."""

import shutil
from datetime import UTC, datetime

import pytest
import yaml

from nabodialog.history.models import Event, Verb
from nabodialog.method.loading import _versions, latest_version
from nabodialog.projects.adopting import NewsKind, adopt, method_news
from nabodialog.projects.models import Phase, Project
from nabodialog.projects.publishing import publish
from nabodialog.projects.starting import start_project

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
NEWS = "/arbeid/nordvik/fjellveien/metodenytt/"
TAILOR = "/arbeid/nordvik/fjellveien/tilpass/"
NEWER = "9999.1"


@pytest.fixture
def let_out(settings, tmp_path, project):
    """Puts out a newer version beside the one the project has, made by changing the elements of each phase."""
    content = shutil.copytree(settings.METHOD_CONTENT_DIR, tmp_path / "content")
    settings.METHOD_CONTENT_DIR = content

    def put_out(change):
        newer = shutil.copytree(content / project.method_version, content / NEWER)
        for file in (file for file in newer.rglob("*.yaml") if file.stem in Phase.values):
            phase = yaml.safe_load(file.read_text("utf-8"))
            phase["elements"] = list(change(phase))
            file.write_text(yaml.safe_dump(phase, allow_unicode=True, sort_keys=False), "utf-8")
        _versions.cache_clear()

    yield put_out
    _versions.cache_clear()


def reworded(phase):
    """One line in new words, one line new, one row gone, and a new element in planning."""
    for element in phase["elements"]:
        if element["id"] == "lokasjon":
            element["checklist"][0]["text"] = "Vi har sett på tomta."
            element["checklist"].append({"id": "lokasjon-ny", "text": "Gå en tur på tomta."})
            del element["matrix"][0]
        yield element
    if phase["id"] == Phase.PLANNING:
        yield renamed(phase["elements"][0], "nytt-element", "Et nytt element")


def renamed(element, id_, name):
    lines = {
        part: [line | {"id": f"{id_}-{number}"} for number, line in enumerate(element[part], 1)]
        for part in ("matrix", "checklist")
    }
    return element | {"id": id_, "name": name} | lines


def without_evaluation(phase):
    return [element for element in phase["elements"] if element["id"] != "evaluering"]


def first_line(project):
    return project.elements.get(method_id="lokasjon").items.get(position=1)


def kinds(project):
    return sorted((news.kind.value, news.key.split("-")[0]) for news in method_news(project))


def test_with_the_newest_version_there_is_no_news(browse, leader, project):
    assert method_news(project) == []
    assert project.method_version == latest_version()
    assert "Dere har det nyeste" in browse(leader).get(NEWS).content.decode()
    assert "nyere utgave" not in browse(leader).get(TAILOR).content.decode()


def test_guidance_leads_to_the_text_of_the_version_the_project_works_with(browse, leader, project, let_out):
    let_out(reworded)
    element = project.elements.get(method_id="lokasjon")
    page = f"/om-metoden/utgave/{project.method_version}/element/lokasjon/"
    assert page in browse(leader).get(element.get_absolute_url()).text
    assert f"Dette er utgave {project.method_version} av metoden" in browse().get(page).text
    assert "Vi har sett på tomta." not in browse().get(page).text
    assert "Vi har sett på tomta." in browse().get("/om-metoden/element/lokasjon/").text


def test_a_newer_version_changes_nothing_by_itself(browse, leader, project, let_out):
    before = first_line(project).text
    let_out(reworded)
    assert first_line(project).text == before
    assert "nyere utgave" in browse(leader).get(TAILOR).content.decode()


def test_each_difference_is_shown_with_old_and_new_words(browse, leader, project, let_out):
    before = first_line(project).text
    let_out(reworded)
    assert kinds(project) == [("added", "element"), ("added", "item"), ("removed", "row"), ("reworded", "item")]
    page = browse(leader).get(NEWS).content.decode()
    assert before in page
    assert "Vi har sett på tomta." in page


def test_only_what_differs_in_an_element_is_shown(project, let_out):
    def with_new_guidance(phase):
        phase["elements"][0]["why"][0] = f"Ny begrunnelse i {phase['id']}"
        return phase["elements"]

    let_out(with_new_guidance)
    news = method_news(project)
    assert [len(each.before) for each in news] == [1, 1, 1]
    assert news[0].after == ["Ny begrunnelse i planlegging"]


def test_one_line_is_taken_and_the_rest_is_as_it_was(browse, leader, project, let_out):
    let_out(reworded)
    key = next(news.key for news in method_news(project) if news.kind == NewsKind.REWORDED)
    browse(leader).post(f"{NEWS}ta/{key}/")
    assert first_line(project).text == "Vi har sett på tomta."
    assert len(method_news(project)) == 3
    assert Event.objects.first().verb == Verb.ADOPTED


def test_own_words_stay_whatever_is_taken(leader, project, let_out):
    line = first_line(project)
    line.own_text = "Med våre ord"
    line.save_over(1, ["own_text"])
    let_out(reworded)
    adopt(project, None, by=leader)
    assert first_line(project).text == "Med våre ord"
    assert str(first_line(project).origin.text) == "Vi har sett på tomta."


def test_everything_is_taken_at_once(browse, leader, project, let_out):
    rows = project.elements.get(method_id="lokasjon").rows
    gone = rows.first()
    let_out(reworded)
    browse(leader).post(f"{NEWS}alt/")
    added = project.elements.get(method_id="nytt-element")
    assert (added.name, added.phase) == ("Et nytt element", Phase.PLANNING)
    assert added.items.exists()
    assert rows.get(pk=gone.pk).left_out_because == "Metoden har det ikke med lenger."
    assert project.elements.get(method_id="lokasjon").items.filter(method_id="lokasjon-ny").exists()
    assert [*project.elements.values_list("position", flat=True)] == [*range(1, 12)]
    assert Project.objects.get().method_version == NEWER


def test_taking_the_same_thing_twice_takes_it_once(leader, project, let_out):
    let_out(reworded)
    assert adopt(project, "element-nytt-element", by=leader) == 1
    assert adopt(project, "element-nytt-element", by=leader) == 0


def test_not_now_hides_the_reminder_and_keeps_the_news(browse, leader, project, let_out):
    let_out(reworded)
    client = browse(leader)
    client.post(f"{NEWS}ikke-na/")
    assert "nyere utgave" not in client.get(TAILOR).content.decode()
    assert len(method_news(Project.objects.get())) == 4


def test_an_element_that_neighbours_have_seen_is_not_left_out_behind_their_backs(browse, leader, project, let_out):
    publish(project, by=leader, now=NOW)
    let_out(without_evaluation)
    client = browse(leader)
    assert "si det til naboene" in client.get(NEWS).content.decode()
    client.post(f"{NEWS}alt/")
    assert not project.elements.get(method_id="evaluering").is_left_out


def test_a_project_started_later_has_the_newest_from_the_start(leader, municipality, let_out):
    let_out(reworded)
    later = start_project(municipality, "Senere", "senere", by=leader)
    assert later.elements.count() == 11
    assert method_news(later) == []


def test_the_news_asks_as_often_with_many_lines_as_with_few(
    browse, leader, project, let_out, django_assert_max_num_queries
):
    let_out(reworded)
    client = browse(leader)
    client.get(NEWS)
    with django_assert_max_num_queries(20) as few:
        client.get(NEWS)
    for element in project.elements.all():
        for position in range(10, 60):
            element.items.create(own_text="Noe", position=position)
    with django_assert_max_num_queries(len(few)):
        client.get(NEWS)
