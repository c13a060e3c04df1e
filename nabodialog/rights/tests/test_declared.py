"""Every text in every table is declared: a new one without fails here, and its room says whose it is."""

from collections import Counter

import pytest
from django.apps import apps

from nabodialog.keeping.kinds import all_kinds
from nabodialog.lib.personal import texts_of
from nabodialog.people.models import Municipality
from nabodialog.rights.declared import DECLARATIONS, all_holdings

EVERY = [(model._meta.label, name) for model in apps.get_models() for name in texts_of(model)]
DECLARED = Counter(named for declaration in DECLARATIONS for named in declaration.named())


@pytest.mark.parametrize(("table", "field"), EVERY)
def test_every_text_is_somebodys_or_may_mention_somebody_or_is_nobodys(table, field):
    assert DECLARED[table, field] == 1


def test_what_is_declared_is_there():
    names = {(model._meta.label, field.name) for model in apps.get_models() for field in model._meta.concrete_fields}
    assert not set(DECLARED) - names


@pytest.mark.parametrize("holding", all_holdings(), ids=lambda holding: holding.model._meta.label)
def test_every_holding_has_a_rule_and_leads_to_a_municipality(holding, db):
    assert holding.kind in {kind.id for kind in all_kinds().kinds}
    if holding.place:
        assert list(holding.model.objects.filter(**{f"{holding.place}__in": Municipality.objects.all()})) == []


def test_every_kind_is_held_by_some_table_or_is_the_work_itself():
    held = {holding.kind for holding in all_holdings()}
    assert {kind.id for kind in all_kinds().kinds} - held == {"unconfirmed-followers", "project-work"}
