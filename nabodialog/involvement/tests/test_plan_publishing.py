"""The plan goes out in plain words, past the guard, and never without what neighbours can influence."""

from datetime import date

import pytest
from django.utils import timezone

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.models import PlanLine, Stakeholder
from nabodialog.involvement.plan_publishing import (
    NothingPlanned,
    NothingToInfluence,
    public_plan,
    publish_plan,
    shown_plan,
    withdraw_plan,
)
from nabodialog.involvement.planning import add_plan_line, plan_of
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.projects.supplementing import NotPublished

NOW = timezone.now()


@pytest.fixture
def line(project, leader):
    group = Stakeholder.objects.create(project=project, kind="cooperative", name="Borettslaget")
    facts = {"format": "small-group", "themes": "Lys og gangvei", "channels": "letter", "starts_on": date(2026, 5, 4)}
    return add_plan_line(PlanLine(plan=plan_of(project), stakeholder=group, owner=leader, **facts), by=leader)


@pytest.fixture
def published(project, leader, line):
    project.influence_items.create(subject="Hvor gangveien går")
    publish(project, by=leader, now=NOW)
    return project


def out(project, leader):
    return publish_plan(project, by=leader, now=NOW)


def test_the_plan_goes_out_as_it_stands_without_anyones_name(published, leader, line):
    out(published, leader)
    (shown,) = shown_plan(published).lines
    assert (shown.audience, shown.format, shown.channels) == ("Borettslaget", "Lite gruppemøte", ("Brev i postkassen",))
    assert leader.name not in published.supplements.get().content.__repr__()
    assert Event.objects.about(published.plan).filter(verb=Verb.PUBLISHED).count() == 1


def test_what_is_written_after_stays_inside_until_published_anew(published, leader, line):
    out(published, leader)
    PlanLine.objects.update(themes="Noe annet")
    assert shown_plan(published).lines[0].themes == "Lys og gangvei"
    out(published, leader)
    assert shown_plan(published).lines[0].themes == "Noe annet"


def test_a_line_that_is_not_for_neighbours_stays_inside(published, leader, line):
    PlanLine.objects.update(shown_to_neighbours=False)
    with pytest.raises(NothingPlanned):
        out(published, leader)


def test_it_is_in_the_projects_language(published, line):
    published.language = "nn"
    PlanLine.objects.update(format="kitchen-table")
    assert public_plan(published).lines[0].format == "Kjøkenbordsamtale"


def test_without_what_neighbours_can_influence_nothing_goes_out(project, leader, line):
    publish(project, by=leader, now=NOW)
    with pytest.raises(NothingToInfluence):
        out(project, leader)
    project.influence_items.create(subject="Hvor gangveien går")
    with pytest.raises(NothingToInfluence):  # neighbours do not read the list yet
        out(project, leader)
    assert not project.supplements.exists()


def test_of_a_project_that_is_not_out_nothing_goes_out(project, leader, line):
    with pytest.raises(NotPublished):
        out(project, leader)


def test_what_may_not_be_public_is_refused(published, leader, line):
    PlanLine.objects.update(themes="Gjelder 17912099997")
    with pytest.raises(PersonalData):
        out(published, leader)


def test_the_address_of_a_home_that_stands_alone_is_not_let_out_in_the_plan(published, leader, line):
    Project.objects.filter(pk=published.pk).update(kind="small_house", address="Fjellveien 12")
    PlanLine.objects.update(themes="Naboene til Fjellveien 12")
    with pytest.raises(PersonalData):
        out(published, leader)


def test_withdrawn_it_is_gone_and_with_the_project_too(published, leader, line):
    out(published, leader)
    withdraw(published, by=leader)
    assert shown_plan(published) is None
    publish(published, by=leader, now=NOW)
    withdraw_plan(published, by=leader, now=NOW, reason="Feil")
    assert shown_plan(published) is None
