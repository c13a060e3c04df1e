from datetime import UTC, datetime

import pytest
from django.db import IntegrityError

from nabodialog.history.models import Event, Verb
from nabodialog.people.models import Municipality
from nabodialog.projects.confirming import NothingToConfirm, SamePerson, ask, settle
from nabodialog.projects.guarding import NeedsSecondReader, PersonalData, texts_in
from nabodialog.projects.models import Phase, Project, PublishingRequest, Supplement
from nabodialog.projects.public import Public
from nabodialog.projects.publishing import publish, withdraw
from nabodialog.projects.supplementing import (
    NotPublished,
    public_supplements,
    publish_supplement,
    withdraw_supplement,
)

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DOUBTFUL = "Møtet ledes av Kari Nordbø."


class Line(Public):
    text: str


class Plan(Public):
    title: str
    phase: Phase = Phase.PLANNING
    lines: tuple[Line, ...] = ()


@pytest.fixture
def project(project, leader):
    publish(project, by=leader, now=NOW)
    return Project.objects.get(pk=project.pk)


@pytest.fixture
def put_out(project, leader):
    def out(title, **facts):
        return publish_supplement(project, "plan", "", Plan(title=title), by=leader, now=NOW, **facts)

    return out


def shown(project):
    return public_supplements(project, "plan")


def test_the_newest_copy_is_shown_and_the_former_is_kept(project, put_out):
    put_out("Først")
    assert put_out("Så").number == 2
    assert shown(project)[""]["title"] == "Så"
    assert [each.content["title"] for each in Supplement.objects.exclude(replaced_at=None)] == ["Først"]


def test_what_is_withdrawn_is_gone_and_the_former_does_not_come_back(project, put_out, leader):
    put_out("Først")
    put_out("Så")
    assert withdraw_supplement(project, "plan", "", by=leader, now=NOW)
    assert shown(project) == {}
    assert not withdraw_supplement(project, "plan", "", by=leader, now=NOW)
    assert put_out("Igjen").number == 3


def test_a_withdrawn_project_takes_it_along_and_brings_it_back(project, put_out, leader):
    put_out("Planen")
    withdraw(project, by=leader)
    assert shown(project) == {}
    with pytest.raises(NotPublished):
        put_out("Ny")
    publish(project, by=leader, now=NOW)
    assert shown(project)[""]["title"] == "Planen"


def test_every_text_is_read_and_what_belongs_together_is_read_together():
    plan = Plan(title="Planen", lines=(Line(text="Ett"), Line(text=""), Line(text="To")))
    assert list(texts_in(plan)) == [("Planen", "Planen"), ("Ett", "Ett"), ("To", "To")]


def test_what_is_certain_to_be_too_much_goes_nowhere(project, leader):
    plan = Plan(title="Planen", lines=(Line(text="Bolig H0203 er klar."),))
    with pytest.raises(PersonalData):
        publish_supplement(project, "plan", "", plan, by=leader, now=NOW)
    assert not Supplement.objects.exists()


def test_a_home_that_stands_alone_shows_neither_where_nor_whom_for(project, put_out):
    Project.objects.filter(pk=project.pk).update(homes=1)
    for words in ("Vi møtes i Storgata 12.", "Huset er for folk med rusproblemer."):
        with pytest.raises(PersonalData):
            put_out(words)


def test_where_two_must_look_one_asks_and_another_confirms(project, put_out, leader, administrator):
    Municipality.objects.update(needs_second_reader=True)
    with pytest.raises(NeedsSecondReader):
        put_out(DOUBTFUL, judged="Hun er ordfører")
    fingerprint, place = Plan(title=DOUBTFUL).fingerprint, ("plan", "")
    asked_at = ask(project, fingerprint, place, reason="Ordføreren", by=leader, now=NOW).at.isoformat()
    with pytest.raises(SamePerson):
        settle(project, fingerprint, asked_at, place, by=leader)
    with pytest.raises(NothingToConfirm):
        settle(project, Plan(title="Et annet").fingerprint, asked_at, place, by=administrator)
    settle(project, fingerprint, asked_at, place, by=administrator)
    put_out(DOUBTFUL, confirmed=True)
    assert not PublishingRequest.objects.exists()


def test_what_was_judged_is_not_asked_about_again(put_out):
    put_out(DOUBTFUL, judged="Ordføreren")
    Municipality.objects.update(needs_second_reader=True)
    assert put_out(DOUBTFUL).number == 2


def test_history_knows_who_published_why_and_who_withdrew(project, put_out, leader):
    put_out(DOUBTFUL, judged="Ordføreren", thing=project)
    withdraw_supplement(project, "plan", "", by=leader, now=NOW, reason="Feil dag", thing=project)
    told = [(event.verb, event.details.get("reason")) for event in Event.objects.within(project)[:3]]
    assert told == [(Verb.WITHDREW, "Feil dag"), (Verb.PUBLISHED, None), (Verb.JUDGED, "Ordføreren")]


def test_two_copies_never_stand_at_once(put_out):
    first = put_out("Først")
    first.pk, first.number = None, 2
    with pytest.raises(IntegrityError):
        first.save()
