"""Whatever anyone asks the API for, well or badly, the answer is one that its description allows."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from config.wsgi import application
from nabodialog.api.openapi import PATHS

PLACES = {"municipality": ["tromso", "stavanger", "fjordvik"], "project": ["smahus", "boligblokka"]}
PLAIN = {"Accept-Encoding": "identity"}


@pytest.fixture
def api(demo):
    for signal in (request_started, request_finished):  # the test holds its connection, as with Django's own client
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(api, path, mode, places):
    """What is met when an address is asked for again and again, as wildly as its description allows, or more."""
    met = set()

    @given(st.data())
    @settings(max_examples=30, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def once(data):
        case = data.draw(api[path]["GET"].as_strategy(generation_mode=mode))
        for name in places & (case.path_parameters or {}).keys():
            case.path_parameters[name] = data.draw(st.sampled_from(PLACES[name]))
        response = case.call(headers=PLAIN)
        met.add(response.status_code)
        case.validate_response(response)

    once()
    return met


@pytest.mark.parametrize("path", [path for path, *_ in PATHS])
def test_what_is_asked_well_is_answered_as_described(api, path):
    assert 200 in ask(api, path, GenerationMode.POSITIVE, PLACES.keys())


def test_what_is_asked_badly_is_answered_as_described(api):
    met = [ask(api, path, GenerationMode.NEGATIVE, set()) for path, *_ in PATHS]
    assert set().union(*met) <= {200, 400, 404}


@pytest.mark.parametrize("path", ["/", "/finnes/ikke/", "/municipalities/%C3%A5/", "/method/?lang=%00"])
def test_what_has_no_place_in_it_is_told_in_json_too(db, client, path):
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code in {400, 404}
    assert answer.json()["detail"]
    assert answer["Access-Control-Allow-Origin"] == "*"
