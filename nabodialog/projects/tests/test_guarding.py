"""What goes out at once, as a change of plan does, passes the guard too."""

from datetime import date

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.projects.changing import Explanation, move_milestone
from nabodialog.projects.guarding import PersonalData
from nabodialog.projects.models import Audience, Milestone
from nabodialog.projects.public import public_content
from nabodialog.projects.publishing import publish

from .test_publishing import NOW, published

WHERE = "Møtet blir hos Kari Nordbø."
REASON = "Hun driver kafeen, og er spurt"


@pytest.fixture
def told(project, leader):
    milestone = project.milestones.create(title="Åpent hus", planned_on=date(2026, 4, 1), audience=Audience.NEIGHBOURS)
    publish(project, by=leader, now=NOW)
    return milestone


def move(browse, leader, told, **typed):
    why = {"explanation": "Heisen er forsinket.", "waiting_time": "Vi svarer på spørsmål."}
    data = {"planned_on": "2026-07-03", "revision": 1, **why, **typed}
    return browse(leader).post(f"{told.get_absolute_url()}flytt/", data)


def test_what_is_possible_in_an_explanation_asks_and_keeps_what_was_typed(browse, leader, told):
    answer = move(browse, leader, told, explanation=WHERE)
    assert answer.status_code == 422
    assert "«Kari Nordbø» er noe som ligner navnet på en person" in answer.text
    assert WHERE in answer.text
    assert "Hvorfor kan dette stå?" in answer.text


def test_with_a_reason_it_is_out_and_the_reason_is_kept(browse, leader, project, told):
    assert move(browse, leader, told, explanation=WHERE, judged=REASON).status_code == 302
    assert published(project).changes[0].explanation == WHERE
    assert Event.objects.get(verb=Verb.JUDGED).details == {"reason": REASON}


def test_what_is_certain_is_refused_whatever_the_reason(browse, leader, project, told):
    assert move(browse, leader, told, explanation="Bolig H0203 er klar.", judged=REASON).status_code == 422
    assert published(project).changes == ()


def test_a_text_that_goes_out_along_with_the_new_date_is_read_too(browse, leader, project, told):
    Milestone.objects.update(text="Hos beboeren i H0203.")
    answer = move(browse, leader, told)
    assert answer.status_code == 422
    assert "«H0203» er et bolignummer" in answer.text
    assert published(project).milestones[0].text == ""


def test_the_deed_itself_lets_nothing_certain_out(project, leader, told):
    with pytest.raises(PersonalData):
        move_milestone(told, date(2026, 5, 4), Explanation("Bolig H0203 er klar."), by=leader, now=NOW)
    assert published(project).changes == ()
    assert Milestone.objects.get().planned_on == date(2026, 4, 1)


def test_what_is_out_already_does_not_stop_a_new_date(browse, leader, project, told):
    """A word list that grows must not keep anyone from telling neighbours that a date has moved."""
    content = public_content(type(project).objects.get())
    project.publications.update(content={**content.model_dump(mode="json"), "introduction": "Bolig H0203"})
    assert move(browse, leader, told).status_code == 302
