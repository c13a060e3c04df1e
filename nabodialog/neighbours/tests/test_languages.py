"""Numbers and times on neighbours' pages, in the reader's language."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from nabodialog.people.models import Municipality

PROJECTS = {
    "nb": ["Ingen prosjekter ennå", "1 prosjekt ", "2 prosjekter "],
    "nn": ["Ingen prosjekt enno", "1 prosjekt ", "2 prosjekt "],
    "en": ["No projects yet", "1 project ", "2 projects "],
}


@pytest.mark.parametrize("language", PROJECTS)
def test_one_is_one_and_the_others_are_many(language):
    place = Municipality(name="Nordvik", slug="nordvik")
    for number, words in enumerate(PROJECTS[language]):
        place.public_projects = number
        with override(language):
            tile = render_to_string("neighbours/parts/municipality_tile.html", {"municipality": place})
        assert words in " ".join(tile.split())


@pytest.mark.parametrize(("language", "hours"), [("", "09.00–15.00"), ("/nn", "09.00–15.00"), ("/en", "09:00–15:00")])
def test_opening_hours_are_written_as_the_language_writes_them(demo, client, language, hours):
    assert hours in client.get(f"{language}/tromso/kontakt/").content.decode()
