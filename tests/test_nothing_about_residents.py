"""There is no place to write anything about who lives there: no table, field, form or answer is named for it."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.forms import BaseForm
from pydantic import BaseModel

from .test_house import MODULES, ROOT

LINES = (Path(__file__).parent / "nothing_about_residents.txt").read_text("utf-8").splitlines()
FORBIDDEN = [line.strip() for line in LINES if line.strip() and not line.startswith("#")]


def words_of(name):
    """A name as its words with «_» around each: ServiceUser and service_user are both _service_user_."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).replace("-", "_").lower()
    return f"_{apart}_"


def forbidden_in(name):
    return [word for word in FORBIDDEN if f"_{word}_" in words_of(name)]


def kinds_of(base):
    """Every class of the product that is a `base`."""
    for path in MODULES:
        import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    waiting, found = [base], set()
    while waiting:
        new = set(waiting.pop().__subclasses__()) - found
        found, waiting = found | new, [*waiting, *new]
    return sorted((kind for kind in found if kind.__module__.startswith("nabodialog.")), key=str)


def names_in_tables():
    for model in apps.get_models():
        yield model.__name__, model.__name__
        for field in model._meta.get_fields():
            yield f"{model.__name__}.{field.name}", field.name


def names_in_forms():
    for form in kinds_of(BaseForm):
        yield form.__name__, form.__name__
        yield from ((f"{form.__name__}.{name}", name) for name in getattr(form, "base_fields", {}))


def names_in_shapes():
    for shape in kinds_of(BaseModel):
        yield shape.__name__, shape.__name__
        yield from ((f"{shape.__name__}.{name}", name) for name in shape.model_fields)


@pytest.mark.parametrize("names", [names_in_tables, names_in_forms, names_in_shapes])
def test_nothing_is_named_for_what_we_must_not_know(names):
    everything = list(names())
    assert len(everything) > 60
    assert [(place, forbidden_in(name)) for place, name in everything if forbidden_in(name)] == []


def test_a_place_for_it_would_be_found():
    assert forbidden_in("tenant_name") == ["tenant"]
    assert forbidden_in("TargetGroup") == ["target_group"]
    assert forbidden_in("diagnose") == ["diagnose"]
    assert forbidden_in("stage") == forbidden_in("grammar") == []
