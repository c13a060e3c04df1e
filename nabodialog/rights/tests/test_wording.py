"""Whoever reads what is stored of them meets no word of the code."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.text import camel_case_to_spaces

import nabodialog
from nabodialog.people.models import Person
from nabodialog.projects.models import Publication, Supplement
from nabodialog.projects.public import Public, PublicProject
from nabodialog.rights.archive.copy_values import SHAPES, shape_of
from nabodialog.rights.archive.copy_words import part_in_words
from nabodialog.rights.archive.records import lines_of
from nabodialog.rights.declared import all_holdings, all_mentions
from nabodialog.rights.wording import field_in_words, table_in_words

MENTIONS = [(apps.get_model(label), name) for label, name in all_mentions()]
FIELDS = [(holding.model, name) for holding in all_holdings() for name in holding.fields] + MENTIONS
POINTING = {model for model in apps.get_models() if any(f.related_model is Person for f in model._meta.concrete_fields)}
OF_MACHINES = re.compile(r"^(\d{4}-\d\d-\d\d(T.*)?|\d\d:\d\d:\d\d|True|False|[a-z]+_[a-z_]+)$")
NAMED = (POINTING | {model for model, _name in MENTIONS}) - {apps.get_model("history.Event")}


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_field_that_is_shown_has_a_word(model, name):
    assert field_in_words(model, name)


@pytest.mark.parametrize("model", sorted(NAMED, key=str))
def test_every_table_that_is_named_has_a_word(model):
    assert table_in_words(model) != camel_case_to_spaces(model.__name__)


def public_shapes():
    """Of every room that has some, whether or not a page has asked for it; and not what other tests make."""
    for file in Path(nabodialog.__file__).parent.glob("*/public.py"):
        found = vars(import_module(f"nabodialog.{file.parent.name}.public")).values()
        yield from (each for each in found if isinstance(each, type) and issubclass(each, Public))


@pytest.mark.parametrize("name", sorted({name for shape in public_shapes() for name in shape.model_fields}))
def test_every_part_of_a_published_copy_has_a_word_on_the_archives_paper(name):
    assert part_in_words(name) != name


def test_the_paper_says_which_line_is_whose():
    content = {"introduction": "Hei", "milestones": [{"title": "Oppstart"}], "from_before": "Ja"}
    lines = dict(lines_of(content, PublicProject))
    assert lines == {"Innledning": "Hei", "Datoer 1: Tittel": "Oppstart", "from_before": "Ja"}


PUBLISHED = {
    "kind": "small_house",
    "language": "nb",
    "news": [{"at": "2026-03-02T11:30:00Z", "text": "2026-03-02"}],
    "milestones": [{"planned_on": "2026-03-02", "starts_at": "18:00:00", "dropped_on": None}],
    "mandates": [{"may_answer": True, "may_promise": False}],
    "elements": [{"state": "now", "times_reopened": 2}, {"state": "from_before", "planned_end": "soon"}],
}
ON_PAPER = {
    "Slag": "Småhus",
    "Språk": "Bokmål",
    "Nytt til naboene 1: Tidspunkt": "2. mars 2026 12:30",
    "Nytt til naboene 1: Tekst": "2026-03-02",
    "Datoer 1: Planlagt dag": "2. mars 2026",
    "Datoer 1: Begynner klokka": "18.00",
    "Roller 1: Kan svare": "Ja",
    "Roller 1: Kan love": "Nei",
    "Elementer 1: Tilstand": "Gjør nå",
    "Elementer 1: Ganger åpnet igjen": "2",
    "Elementer 2: Tilstand": "from_before",
    "Elementer 2: Planlagt slutt": "soon",
}


def test_the_paper_has_words_for_codes_and_days_as_we_write_them_and_leaves_texts_alone():
    assert dict(lines_of(PUBLISHED, PublicProject)) == ON_PAPER


def test_what_no_shape_knows_of_is_printed_as_it_stands():
    assert dict(lines_of({"kind": "small_house", "on": "2026-03-02"}, None)) == {
        "Slag": "small_house",
        "Dag": "2026-03-02",
    }


def test_every_room_that_publishes_has_its_shape():
    constants = [vars(import_module(shape.__module__)).items() for shape in SHAPES.values()]
    rooms = {value for each in constants for name, value in each if name.isupper() and isinstance(value, str)}
    assert rooms == set(SHAPES)


def test_no_code_and_no_day_as_a_machine_writes_it_is_on_the_paper(demo):
    copies = [*Publication.objects.all(), *Supplement.objects.all()]
    lines = [line for copy in copies for _name, line in lines_of(copy.content, shape_of(copy))]
    assert len(lines) > 100
    assert [line for line in lines if OF_MACHINES.search(line)] == []
