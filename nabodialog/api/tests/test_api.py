import json
from datetime import UTC, datetime

import jsonschema
import pytest
from django.test import Client
from openapi_spec_validator import validate

from nabodialog.projects.models import Project
from nabodialog.projects.publishing import withdraw

API = "/api/v1"


def get(client, path):
    response = client.get(f"{API}{path}")
    assert response.status_code == 200, path
    return response.json()


def test_the_description_is_valid_openapi(client, db):
    validate(get(client, "/openapi.json"))


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("/municipalities/", "MunicipalityList"),
        ("/municipalities/tromso/", "MunicipalityDetail"),
        ("/municipalities/fjordvik/", "MunicipalityDetail"),
        ("/municipalities/tromso/projects/", "ProjectList"),
        ("/municipalities/tromso/projects/smahus/", "ProjectDetail"),
        ("/municipalities/stavanger/projects/boligblokka/", "ProjectDetail"),
        ("/municipalities/tromso/projects/smahus/promises/", "PromisesDetail"),
        ("/municipalities/tromso/projects/smahus/heard/", "HeardDetail"),
    ],
)
def test_every_answer_is_as_described(demo, client, path, shape):
    schemas = get(client, "/openapi.json")["components"]["schemas"]
    schema = json.loads(json.dumps(schemas).replace("#/components/schemas/", "#/$defs/"))
    jsonschema.validate(get(client, path), {"$ref": f"#/$defs/{shape}", "$defs": schema})


def test_a_project_tells_of_its_delay(demo, client):
    project = get(client, "/municipalities/stavanger/projects/boligblokka/")["project"]
    assert project["changes"][0]["kind"] == "moved"


def test_withdrawn_and_unknown_answer_alike(demo, client):
    project = Project.objects.get(slug="smahus")
    withdraw(project, by=project.owner)
    gone = client.get(f"{API}/municipalities/tromso/projects/smahus/")
    unknown = client.get(f"{API}/municipalities/tromso/projects/finnes-ikke/")
    assert (gone.status_code, gone.content) == (unknown.status_code, unknown.content) == (404, gone.content)
    assert get(client, "/municipalities/tromso/projects/")["results"] == []


def test_an_answer_that_has_not_changed_is_not_sent_again(demo, client):
    path = f"{API}/municipalities/tromso/projects/smahus/"
    etag = client.get(path)["ETag"]
    assert client.get(path, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("number", ["0", "2", "-1", "x", "9" * 20])
def test_a_page_that_is_not_there_is_a_404(demo, client, number):
    assert client.get(f"{API}/municipalities/?page={number}").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "QUERY"])
def test_nothing_can_be_written(demo, method):
    """Whoever tries is told that this is only read, and not that a form was open for too long."""
    answer = Client(enforce_csrf_checks=True).generic(method, f"{API}/municipalities/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_the_answers_need_neither_cookie_nor_sign_in(demo, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        response = client.get(f"{API}/municipalities/tromso/projects/smahus/")
    assert not response.cookies
    assert datetime.fromisoformat(response.json()["published_at"]) < datetime.now(UTC)
