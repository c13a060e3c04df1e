"""Pages as others meet them: signed out, with a form that was not accepted, and when something is wrong."""

import pytest
from django.test import Client, RequestFactory

from nabodialog.neighbours import views
from nabodialog.people.views import too_many_requests

from .accessibility import axe_violations
from .doors import addresses
from .html_validation import html_errors
from .pages import html_pages, room_beside

LANGUAGES = ["", "/nn", "/en"]


def signed_out(stage, browse):
    """Those of the pages for staff that are there for someone who is not signed in."""
    urls = [stage.url(address) for address in addresses() if address.route.startswith("konto/")]
    return dict(html_pages(browse(), urls))


def not_accepted(stage, browse):
    """Every form, sent empty."""
    for address in addresses():
        answer = browse(stage.cast["administrator"]).post(stage.url(address))
        if answer.status_code in {409, 422, 429}:
            yield f"{stage.url(address)} {answer.status_code}", answer.content.decode()


def wrong(stage, browse, monkeypatch):
    """Each way to be refused, in each language that it can be met in."""
    reader, form = browse(stage.cast["reader"]), Client(enforce_csrf_checks=True)
    form.force_login(stage.cast["reader"])
    yield "403", reader.get("/arbeid/nordvik/innstillinger/")
    yield "403 form", form.post("/arbeid/monster/")
    yield (
        "413",
        reader.post("/konto/meg/", b"name=" + b"x" * 3_000_000, content_type="application/x-www-form-urlencoded"),
    )
    yield "429", too_many_requests(RequestFactory().get("/"))
    for language in LANGUAGES:
        yield f"400{language}", reader.get(f"{language}/?%00")
        yield f"404{language}", reader.get(f"{language}/nordvik/finnes-ikke/")
    monkeypatch.setattr(views, "public_municipality", None)
    yield "500", Client(raise_request_exception=False).get("/nordvik/")


@pytest.fixture
def other_pages(stage, browse, monkeypatch):
    refusals = {name: answer.content.decode() for name, answer in wrong(stage, browse, monkeypatch)}
    assert {name[:3] for name in refusals} == {"400", "403", "404", "413", "429", "500"}
    return signed_out(stage, browse) | dict(not_accepted(stage, browse)) | refusals


@pytest.mark.once
def test_every_page_that_says_no_is_valid_html(other_pages, tmp_path):
    assert len(other_pages) > 25
    folder = tmp_path / "pages"
    folder.mkdir()
    assert "\n".join(html_errors(other_pages, folder)) == ""


@pytest.mark.browser
@pytest.mark.once
def test_every_page_that_says_no_is_open_to_everyone(transactional_db, live_server, other_pages, page):
    page.set_viewport_size({"width": 320, "height": 256})
    shown = {f"{live_server.url}/vist/{number}/": html for number, html in enumerate(other_pages.values())}
    page.route("**/vist/*/", lambda route: route.fulfill(body=shown[route.request.url], content_type="text/html"))
    faults = []
    for url, name in zip(shown, other_pages, strict=True):
        page.goto(url)
        faults += [f"{name}: {fault}" for fault in [*axe_violations(page), *room_beside(page)]]
    assert "\n".join(faults) == ""
