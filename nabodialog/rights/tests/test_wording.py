"""Whoever reads what is stored of them meets no word of the code."""

import pytest
from django.apps import apps
from django.utils.text import camel_case_to_spaces

from nabodialog.people.models import Person
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
