"""Whoever reads what is stored of them meets no word of the code."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.utils.text import camel_case_to_spaces

import nabodialog
from nabodialog.people.models import Person
from nabodialog.projects.public import Public
from nabodialog.rights.archive.copy_words import part_in_words
from nabodialog.rights.archive.records import lines_of
from nabodialog.rights.declared import all_holdings, all_mentions
from nabodialog.rights.wording import field_in_words, table_in_words

MENTIONS = [(apps.get_model(label), name) for label, name in all_mentions()]
FIELDS = [(holding.model, name) for holding in all_holdings() for name in holding.fields] + MENTIONS
POINTING = {model for model in apps.get_models() if any(f.related_model is Person for f in model._meta.concrete_fields)}
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
    lines = dict(lines_of({"introduction": "Hei", "milestones": [{"title": "Oppstart"}], "from_before": "Ja"}))
    assert lines == {"Innledning": "Hei", "Datoer 1: Tittel": "Oppstart", "from_before": "Ja"}
