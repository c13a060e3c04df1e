"""Many who move things at the same moment, each in a connection of their own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from nabodialog.projects.models import Element, Phase
from nabodialog.projects.placing import place_element


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite's test database is one connection, and it writes one at a time anyway"
)
@pytest.mark.django_db(transaction=True)
def test_places_stay_whole_when_many_move_at_once(project, leader):
    def move(element):
        try:
            place_element(element, list(Phase)[element.pk % 3], element.pk % 4, by=leader)
        finally:
            connection.close()

    elements = list(Element.objects.select_related("project")) * 4
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(move, elements))
    assert sorted(project.elements.values_list("position", flat=True)) == [*range(1, 11)]
