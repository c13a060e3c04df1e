"""The pattern page shows everything, and only staff see it."""

import re
from pathlib import Path

import pytest

from nabodialog.ui.patterns import everything
from nabodialog.ui.templatetags.ui import register

PATTERNS = Path(__file__).parents[1] / "templates" / "ui"
# These draw pieces inside a form field, and are used by its templates alone.
INSIDE_FIELDS = {"field_description", "widget", "choice_input"}
FOR_SEARCH_ENGINES = {"description"}


@pytest.fixture
def source():
    return "".join(path.read_text() for path in [PATTERNS / "patterns.html", *(PATTERNS / "patterns").glob("*.html")])


@pytest.mark.parametrize("component", sorted(set(register.tags) - INSIDE_FIELDS - FOR_SEARCH_ENGINES))
def test_every_component_appears_on_the_pattern_page(component, source):
    assert re.search(rf"{{% {component}\b", source)


def test_staff_see_the_pattern_page(browse, reader):
    page = browse(reader).get("/arbeid/monster/").content.decode()
    assert "Gjør nå" in page
    assert "Møtet kan ikke slutte før det begynner." in page


def test_nobody_else_sees_it(browse):
    assert browse().get("/arbeid/monster/").status_code == 302


def test_every_icon_that_a_band_needs_is_there():
    assert {"done", "now", "planned"} <= set(everything()["icons"])
