"""What the law asks for: planned, registered as done by whom and when, with its deadline; never sent from here."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.models import StatutoryStep
from nabodialog.involvement.registering import add_step
from nabodialog.projects.publishing import publish

PLANNED = {"planned_on": "2026-05-04", "rule": "neighbour-notice", "revision": 1}
DONE = PLANNED | {"happened_on": "2026-05-05", "sent_by": "Ansvarlig søker"}


@pytest.fixture
def listed(project):
    return f"{project.get_absolute_url()}lovpalagt/"


@pytest.fixture
def notice(project, leader):
    planned = StatutoryStep(
        project=project, kind="neighbour-notice", planned_on=date(2026, 5, 4), rule="neighbour-notice"
    )
    return add_step(planned, by=leader, now=timezone.now())


@pytest.fixture
def change(browse, leader, listed, notice):
    return lambda **typed: browse(leader).post(f"{listed}{notice.pk}/endre/", PLANNED | typed)


def test_a_project_with_none_is_normal_and_is_told_to_think_wider(browse, leader, listed):
    shown = browse(leader).get(listed).text
    assert "det er helt vanlig" in shown
    assert "Leietakere" in shown


def test_a_step_is_planned_with_a_deadline_that_says_it_is_law(browse, leader, listed, project):
    answer = browse(leader).post(f"{listed}nytt/neighbour-notice/", PLANNED, follow=True)
    step = project.statutory_steps.get()
    assert (step.ends_on, step.registered_by, step.is_taken) == (date(2026, 5, 18), None, False)
    assert "2 uker fra mandag 4. mai 2026; 18. mai 2026 er en mandag." in answer.text
    assert all(word in answer.text for word in ("Lov", "§ 21-3", "Ikke kontrollert", "ikke juridisk rådgivning"))


def test_the_first_rule_of_a_kind_is_suggested(browse, leader, listed):
    answer = browse(leader).get(f"{listed}nytt/hearing/")
    assert answer.context["form"]["rule"].value() == "hearing"


def test_what_was_done_says_by_whom_and_who_wrote_it_down(change, notice, leader):
    assert change(**DONE).status_code == 302
    notice.refresh_from_db()
    assert (notice.sent_by, notice.registered_by, notice.ends_on) == ("Ansvarlig søker", leader, date(2026, 5, 19))
    assert Event.objects.about(notice).first().verb == Verb.FINISHED
    assert not mail.outbox


def test_who_wrote_it_down_stays_when_something_else_changes(change, notice, member, browse, listed):
    change(**DONE)
    written = DONE | {"revision": 2, "reference": "26/1042"}
    browse(member).post(f"{listed}{notice.pk}/endre/", written)
    notice.refresh_from_db()
    assert (notice.reference, notice.registered_by != member) == ("26/1042", True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"planned_on": ""}, "Skriv dagen det er planlagt"),
        ({"happened_on": "2026-05-05"}, "Skriv hvem som sendte det"),
        ({"happened_on": str(date(2099, 1, 1)), "sent_by": "Kommunen"}, "ikke ligge fram i tid"),
        ({"planned_on": "2206-05-04"}, "Se over årstallet"),
        ({"own_deadline": "2026-05-17"}, "Loven gir dem til 18. mai 2026"),
        ({"own_deadline": "2026-05-01", "rule": ""}, "Fristen kan ikke være før dagen"),
        ({"rule": "hearing"}, "id_rule_error"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(change, notice, typed, told):
    answer = change(**typed)
    assert (answer.status_code, told in answer.text) == (422, True)
    notice.refresh_from_db()
    assert notice.revision == 1


def test_a_municipality_may_give_more_time_than_the_law(change, notice):
    change(own_deadline="2026-06-01")
    notice.refresh_from_db()
    assert (notice.ends_on, notice.deadline.ends_on) == (date(2026, 6, 1), date(2026, 5, 18))


def test_a_deadline_may_be_counted_from_another_day(change, notice):
    change(counted_from="2026-05-11")
    notice.refresh_from_db()
    assert notice.ends_on == date(2026, 5, 26)  # the Monday is Whit Monday


def test_two_who_edit_at_once_lose_nothing(change, browse, member, listed, notice):
    change(about="Den øverste tomta")
    answer = browse(member).post(f"{listed}{notice.pk}/endre/", PLANNED | {"rule": ""})
    assert answer.status_code == 409
    assert "Merknader til nabovarsel: 2 uker" in answer.text
    assert StatutoryStep.objects.get().about == "Den øverste tomta"


@pytest.mark.parametrize("wanted", ["dagen", "fristen"])
def test_its_day_and_its_deadline_stand_in_the_dates_once(browse, leader, listed, notice, project, wanted):
    before = project.milestones.count()
    for _click in range(2):
        browse(leader).post(f"{listed}{notice.pk}/{wanted}-i-datoene/")
    made = project.milestones.get(title__contains="Nabovarsel")
    assert project.milestones.count() == before + 1
    assert (made.planned_on, made.audience) == (date(2026, 5, {"dagen": 4, "fristen": 18}[wanted]), "staff")
    assert str(made) in browse(leader).get(f"{listed}{notice.pk}/").text


def test_a_date_that_differs_from_the_step_is_marked(browse, leader, listed, notice, project):
    browse(leader).post(f"{listed}{notice.pk}/dagen-i-datoene/")
    project.milestones.update(planned_on=date(2026, 5, 6))
    assert "En annen dag enn her" in browse(leader).get(f"{listed}{notice.pk}/").text


def test_a_step_is_removed_and_its_date_stays(browse, leader, listed, notice, project):
    browse(leader).post(f"{listed}{notice.pk}/dagen-i-datoene/")
    browse(leader).post(f"{listed}{notice.pk}/fjern/")
    assert not StatutoryStep.objects.exists()
    assert project.milestones.filter(title="Nabovarsel").exists()


def test_an_unknown_kind_is_not_found(browse, leader, listed):
    assert browse(leader).get(f"{listed}nytt/romferd/").status_code == 404


def test_a_planned_day_that_has_passed_is_marked(browse, reader, listed, notice):
    today = timezone.localdate()
    StatutoryStep.objects.update(planned_on=today - timedelta(days=1))
    assert "Dagen har passert" in browse(reader).get(listed).text
    StatutoryStep.objects.update(planned_on=today)
    assert "Dagen har passert" not in browse(reader).get(listed).text


def test_nothing_of_it_is_published(project, leader, notice, browse):
    StatutoryStep.objects.update(about="Hemmelig tomt", notes="Internt")
    publish(project, by=leader, now=timezone.now())
    shown = browse().get("/nordvik/fjellveien/").text
    assert "Hemmelig tomt" not in shown
    assert "Nabovarsel" not in shown


@pytest.mark.parametrize("wrong", [{"planned_on": None}, {"happened_on": date(2026, 5, 4)}])
def test_the_database_refuses_a_step_without_a_day_or_without_a_sender(notice, wrong):
    with pytest.raises(IntegrityError):
        StatutoryStep.objects.update(**wrong)


def test_a_long_list_asks_as_often(browse, leader, listed, project, django_assert_max_num_queries):
    StatutoryStep.objects.bulk_create(
        StatutoryStep(project=project, kind="hearing", planned_on=date(2026, 5, 1), rule="hearing") for _n in range(120)
    )
    client = browse(leader)
    with django_assert_max_num_queries(14):
        assert client.get(listed).text.count("Foreløpig frist ") == 50
