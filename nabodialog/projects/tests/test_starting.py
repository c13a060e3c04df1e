from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nabodialog.history.models import Event, Verb
from nabodialog.people.models import ContactPoint
from nabodialog.projects.choosing import standing
from nabodialog.projects.forms.choosing import mark
from nabodialog.projects.models import Kind, Phase, Project, WorkState
from nabodialog.projects.publishing import publish
from nabodialog.projects.slugs import LONGEST, READABLE, RESERVED, proposed_slug
from nabodialog.projects.suggesting import RULES, Relevance, suggestion_for

START = "/arbeid/nordvik/nytt-prosjekt/"
ABOUT = "/arbeid/nordvik/fjellveien/om/"
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def change(person_browser, page, **typed):
    return person_browser.post(f"{ABOUT}{page}/", typed)


def test_a_project_needs_a_name_alone_and_then_the_steps_begin(browse, leader):
    answer = browse(leader).post(START, {"name": "Småhus på Åsen", "kind": "small_house"})
    project = Project.objects.get()
    assert answer["Location"] == "/arbeid/nordvik/smahus-pa-asen/om/sted/"
    assert (project.name, project.kind, project.owner) == ("Småhus på Åsen", Kind.SMALL_HOUSE, leader)
    assert project.elements.count() == 10
    assert Event.objects.get().verb == Verb.STARTED


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"name": ""}, "id_name_error"),
        ({"name": "x" * 101}, "100"),
        ({"kind": "romskip"}, "finnes ikke lenger"),
        ({"slug": "Ikke lov!"}, "små bokstaver"),
        ({"slug": "folk"}, "i bruk til noe annet"),
        ({"slug": "x" * 61}, "60"),
        ({"slug": "fjellveien"}, "«fjellveien-2»"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_kept(browse, leader, project, typed, reason):
    answer = browse(leader).post(START, {"name": "Et navn", "kind": "ordinary", **typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert reason in page
    assert all(f'value="{text}' in page for text in typed.values() if text and text != "romskip")
    assert Project.objects.count() == 1


def test_the_same_name_twice_proposes_a_free_address(browse, leader, project):
    Project.objects.update(slug="boliger-i-fjellveien")
    answer = browse(leader).post(START, {"name": project.name, "kind": "ordinary"})
    assert answer.status_code == 422
    assert "boliger-i-fjellveien-2" in answer.content.decode()


def test_a_name_with_markup_is_shown_as_text(browse, leader, municipality):
    client = browse(leader)
    client.post(START, {"name": "<script>alert(1)</script>", "slug": "x", "kind": "ordinary"})
    page = client.get("/arbeid/nordvik/x/om/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@given(st.text(max_size=120))
def test_a_proposed_slug_can_always_be_used(name):
    slug = proposed_slug(name)
    assert READABLE.fullmatch(slug)
    assert len(slug) <= LONGEST
    assert slug not in RESERVED
    assert proposed_slug(name, {slug}) not in {slug, *RESERVED}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Småhus på Åsen", "smahus-pa-asen"),
        ("Ærlig øy – nr. 4", "aerlig-oy-nr-4"),
        ("Café Čáhcesuolu", "cafe-cahcesuolu"),
        ("Folk", "folk-2"),
        ("中文", "prosjekt"),
    ],
)
def test_an_address_is_spelled_as_norwegians_expect(name, slug):
    assert proposed_slug(name) == slug


def test_each_step_is_saved_and_leads_to_the_next(browse, leader, project, member):
    client = browse(leader)
    revision = Project.objects.get().revision
    place = change(client, "sted", kind="ordinary", homes="4", area="Sentrum", address="Veien 1", revision=revision)
    phase = change(client, "fase", phase="innflytting", revision=revision + 1)
    people = change(client, "deltakere", owner=leader.pk, deputy=member.pk, revision=revision + 2)
    project.refresh_from_db()
    assert (place["Location"], phase["Location"]) == (f"{ABOUT}fase/", f"{ABOUT}elementer/")
    assert people["Location"] == "/arbeid/nordvik/fjellveien/"
    assert (project.homes, project.phase, project.deputy) == (4, Phase.MOVE_IN, member)


def test_a_step_can_be_left_for_the_overview(browse, leader, project):
    answer = change(browse(leader), "fase", phase="oppfolging", revision=project.revision, close="1")
    assert answer["Location"] == ABOUT


@pytest.mark.parametrize("homes", ["0", "-1", "mange", "99999"])
def test_a_number_of_homes_that_cannot_be_is_refused(browse, leader, project, homes):
    answer = change(browse(leader), "sted", kind="ordinary", homes=homes, revision=project.revision)
    assert answer.status_code == 422
    assert f'value="{homes}"' in answer.content.decode()


@pytest.mark.parametrize("kind", [Kind.WAY_OF_WORKING, Kind.MEETING_PLACE])
def test_homes_are_not_asked_for_where_there_are_none(browse, leader, project, kind):
    Project.objects.update(kind=kind)
    client = browse(leader)
    assert 'name="homes"' not in client.get(f"{ABOUT}sted/").content.decode()
    answer = change(client, "sted", kind="ordinary", area="", address="", revision=project.revision)
    assert answer["Location"] == f"{ABOUT}sted/"
    assert 'name="homes"' in client.get(f"{ABOUT}sted/").content.decode()


def test_a_kind_without_homes_forgets_their_number(browse, leader, project):
    Project.objects.update(homes=12)
    change(browse(leader), "sted", kind="meeting_place", homes="12", revision=project.revision)
    assert Project.objects.get().homes is None


@pytest.mark.parametrize(
    ("kind", "homes", "single"),
    [("small_house", 6, True), ("ordinary", 1, True), ("ordinary", None, True), ("upgrade", 50, False)],
)
def test_homes_that_stand_alone_say_why_the_address_is_held_back(browse, leader, project, kind, homes, single):
    Project.objects.update(kind=kind, homes=homes)
    assert ("Vi holder adressen inne" in browse(leader).get(f"{ABOUT}sted/").content.decode()) == single


def test_two_who_tell_neighbours_at_once_lose_nothing(browse, leader, project):
    client, revision = browse(leader), project.revision
    typed = {"language": "nb", "contact_point": "", "revision": revision}
    change(client, "naboene", **typed, introduction="Den første.")
    late = change(client, "naboene", **typed, introduction="Den andre.")
    page = late.content.decode()
    assert late.status_code == 409
    assert "Den første." in page
    assert "Den andre." in page


def test_another_municipalitys_contact_point_cannot_be_chosen(browse, leader, project, other_municipality):
    facts = {"name": "Vakta", "phone": "22222222", "email": "v@x.example", "deputy_phone": "22222222"}
    foreign = ContactPoint.objects.create(municipality=other_municipality, deputy_name="B", **facts)
    answer = change(browse(leader), "naboene", language="nb", contact_point=foreign.pk, revision=project.revision)
    assert answer.status_code == 422


def test_a_taken_address_is_refused_when_renaming_too(browse, leader, project, municipality):
    browse(leader).post(START, {"name": "Nabo", "kind": "ordinary"})
    answer = change(browse(leader), "navn", name="Nytt", slug="nabo", revision=project.revision)
    assert answer.status_code == 422
    assert "«nabo-2»" in answer.content.decode()
    assert change(browse(leader), "navn", name="Nytt", slug="ny-vei", revision=1)["Location"].endswith("/ny-vei/om/")


def chosen(project, **relevance):
    """The form as it is opened now, with everything later, but for what is named by the method's id."""
    ids = dict(project.elements.values_list("pk", "method_id"))
    answers = {f"relevance_{pk}": relevance.get(name.replace("-", "_"), "later") for pk, name in ids.items()}
    return {"seen": " ".join(mark(standing(element)) for element in project.elements.with_work()), **answers}


def test_elements_are_begun_left_out_or_left_for_later(browse, leader, project):
    lokasjon = project.elements.get(method_id="lokasjon")
    typed = chosen(project, definere_behov="now", lokasjon="not") | {f"reason_{lokasjon.pk}": "Tomta er valgt."}
    change(browse(leader), "elementer", **typed)
    assert project.elements.get(method_id="definere-behov").state == WorkState.NOW
    assert project.elements.get(method_id="lokasjon").skip.reason == "Tomta er valgt."
    assert project.elements.get(method_id="evaluering").state == WorkState.PLANNED
    change(browse(leader), "elementer", **chosen(project))
    assert not project.elements.get(method_id="lokasjon").is_left_out
    assert project.elements.get(method_id="definere-behov").state == WorkState.NOW


def test_what_a_colleague_chose_meanwhile_is_not_overwritten_unseen(browse, leader, member, project):
    lokasjon = project.elements.get(method_id="lokasjon")
    opened = chosen(project, evaluering="now")
    left_out = chosen(project, lokasjon="not") | {f"reason_{lokasjon.pk}": "Tomta er valgt."}
    assert change(browse(member), "elementer", **left_out).status_code == 302
    late = change(browse(leader), "elementer", **opened)
    assert late.status_code == 409
    assert "Ikke aktuelt: Tomta er valgt." in late.text
    assert project.elements.get(method_id="lokasjon").is_left_out
    assert project.elements.get(method_id="evaluering").state == WorkState.PLANNED
    again = {**opened, "seen": late.context["form"]["seen"].value()}
    assert change(browse(leader), "elementer", **again).status_code == 302


def test_the_same_chosen_twice_is_chosen_once(browse, leader, project):
    opened = chosen(project, evaluering="now")
    answers = [change(browse(leader), "elementer", **opened).status_code for _time in range(2)]
    assert answers == [302, 302]


def test_leaving_out_needs_a_reason(browse, leader, project):
    answer = change(browse(leader), "elementer", **chosen(project, lokasjon="not"))
    assert answer.status_code == 422
    assert "Skriv kort hvorfor" in answer.content.decode()
    assert not project.elements.filter(skip__isnull=False).exists()


def test_what_neighbours_have_seen_cannot_be_left_out_here(browse, leader, project):
    publish(project, by=leader, now=NOW)
    answer = change(browse(leader), "elementer", **chosen(project, lokasjon="not"))
    assert answer.status_code == 422
    assert "Vil dere la det være" in answer.content.decode()


def test_a_suggestion_stands_ready_until_somebody_has_chosen(browse, leader, project):
    client = browse(leader)
    assert "krysset av et forslag" in client.get(f"{ABOUT}elementer/").content.decode()
    change(client, "elementer", **chosen(project, definere_behov="now"))
    assert "krysset av et forslag" not in client.get(f"{ABOUT}elementer/").content.decode()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("phase", Phase)
def test_every_kind_and_phase_has_something_to_begin_with(project, kind, phase):
    suggestions = [suggestion_for(element.method_id, kind, phase) for element in project.elements.all()]
    assert any(each.relevance == Relevance.NOW for each in suggestions)
    assert all(each.reason for each in suggestions if each.relevance == Relevance.NOT)
    assert all(each.why for each in suggestions)


def test_rules_speak_only_of_elements_the_method_has(project):
    known = set(project.elements.values_list("method_id", flat=True))
    assert {name for rule in RULES for name in rule.elements} <= known


def test_the_steps_ask_as_often_with_many_elements_as_with_few(browse, leader, project, django_assert_max_num_queries):
    client = browse(leader)
    with django_assert_max_num_queries(20) as few:
        client.get(f"{ABOUT}elementer/")
    for position in range(11, 1000):
        project.elements.create(own_name=f"Eget {position}", phase=Phase.PLANNING, position=position)
    with django_assert_max_num_queries(len(few)):
        client.get(f"{ABOUT}elementer/")
