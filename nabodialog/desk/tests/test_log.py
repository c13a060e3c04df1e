"""A municipality's administrator reads who did and who read what there: chosen, paged and as a file."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.utils import timezone

from nabodialog.history.chaining import seal_waiting
from nabodialog.history.models import Event, Seal, Unsealed, Verb
from nabodialog.history.recording import record, recorded_at

LOG, FILE = "/arbeid/nordvik/logg/", "/arbeid/nordvik/logg/fil/"


def happen(verb, thing, by, within=None):
    place = getattr(thing, "municipality", thing)
    return record(verb, thing, by=by, within=within or thing, municipality=place)


@pytest.fixture
def happened(project, administrator, leader, member, outsider, other_municipality):
    """Two in the project, one of them only read; one in the municipality; one elsewhere."""
    with recorded_at(datetime(2026, 3, 2, 12, tzinfo=UTC)):
        happen(Verb.CHANGED, project, leader)
    happen(Verb.LOOKED_INTO, project, member)
    happen(Verb.CHANGED, project.municipality, administrator)
    happen(Verb.REMOVED, other_municipality, outsider)


def shown(client, **chosen):
    entries = client.get(LOG, chosen).context["entries"]
    return [(str(entry.event.by), entry.event.verb) for entry in entries if entry.event.verb != Verb.STARTED]


CHANGED, LOOKED, OWN = ("Prosjektleder", "changed"), ("Medarbeider", "looked_into"), ("Administrator", "changed")


def test_all_of_it_stands_there_and_nothing_of_others(happened, administrator, browse):
    assert shown(browse(administrator)) == [OWN, LOOKED, CHANGED]


CHOICES = {
    "hva=lest": [LOOKED],
    "hva=gjort": [OWN, CHANGED],
    "hva=looked_into": [LOOKED],
    "ord=fjell": [LOOKED, CHANGED],
    "ord=nordv": [OWN],
    "til=2026-03-02": [CHANGED],
    "til=2026-03-01": [],
    "fra=2026-03-03": [OWN, LOOKED],
    "hva=lest&ord=nordv": [],
}


@pytest.mark.parametrize(("choice", "left"), CHOICES.items(), ids=str)
def test_it_is_chosen_by_kind_words_and_days(happened, administrator, browse, choice, left):
    assert shown(browse(administrator), **dict(each.split("=") for each in choice.split("&"))) == left


def test_it_is_chosen_by_person_and_project(happened, administrator, member, project, browse):
    me = browse(administrator)
    assert shown(me, hvem=member.pk) == [LOOKED]
    assert shown(me, prosjekt=project.pk) == [LOOKED, CHANGED]


def test_people_and_projects_elsewhere_cannot_be_asked_about(happened, administrator, outsider, browse):
    answer = browse(administrator).get(LOG, {"hvem": outsider.pk})
    assert answer.status_code == 422
    assert str(outsider.email) not in answer.text
    assert "Sørdal" not in answer.text


@pytest.mark.parametrize("bad", ["hva=tull", "hvem=999", "fra=i fjor", "prosjekt=x", "ord=" + "x" * 101])
def test_what_is_not_understood_is_said_and_nothing_is_taken_out(happened, administrator, browse, bad):
    me, (name, value) = browse(administrator), bad.split("=")
    assert me.get(LOG, {name: value}).status_code == 422
    assert me.post(FILE, {name: value}).status_code == 422
    assert not Event.objects.filter(verb=Verb.EXPORTED).exists()


@pytest.mark.parametrize("name", ["by__password", "municipality", "details", "by__email", "order_by", "side"])
def test_no_other_parameter_reaches_anything(happened, administrator, browse, name):
    me = browse(administrator)
    assert shown(me, **{name: "1"}) == shown(me)


def lines(answer):
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_the_file_holds_the_same_choice_with_its_seals(happened, administrator, browse):
    seal_waiting(timezone.now())
    [line] = lines(browse(administrator).post(FILE, {"hva": "lest"}))
    told = [line[name] for name in ("Hvem", "E-post", "Lest eller gjort", "Hva", "Prosjekt")]
    words = "så på adressene i prosjektet «Boliger i Fjellveien»"
    assert told == ["Medarbeider", "member@nordvik.example", "Lest", words, "Boliger i Fjellveien"]
    assert line["Segl"] == str(Seal.objects.get(event__verb=Verb.LOOKED_INTO).number)


def test_that_it_was_taken_out_stands_in_the_log(happened, administrator, browse):
    me = browse(administrator)
    me.post(FILE)
    assert "hentet ut loggen for kommunen «Nordvik»" in " ".join(me.get(LOG).text.split())


def test_a_formula_is_only_text_in_the_file(administrator, project, browse):
    project.name, administrator.name = "=1+1", "=HYPERLINK(1)"
    administrator.save()
    happen(Verb.CHANGED, project, administrator)
    line = lines(browse(administrator).post(FILE))[0]
    assert line["Hvem"] == "'=HYPERLINK(1)"
    assert not any(cell.startswith("=") for cell in line.values())


def test_an_empty_log_teaches(administrator, browse):
    assert "Den skrives av seg selv" in browse(administrator).get(LOG).text
    assert "Vis hele loggen" in browse(administrator).get(LOG, {"hva": "lest"}).text


def test_the_page_shows_the_last_seal_of_the_municipality_and_warns_when_it_is_late(
    happened, administrator, browse, municipality
):
    me = browse(administrator)
    assert "Siste segl" not in me.get(LOG).text
    Unsealed.objects.update(since=timezone.now() - timedelta(minutes=11))
    assert "Noe venter på segl" in me.get(LOG).text
    seal_waiting(timezone.now())
    page = me.get(LOG).text
    assert Seal.objects.filter(event__municipality=municipality).last().digest in page
    assert "Noe venter på segl" not in page
