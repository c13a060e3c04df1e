"""The pattern page in a real browser, as a phone, a desk and the W3C see it."""

import pytest
from django.conf import settings

from tests.accessibility import axe_violations
from tests.html_validation import html_errors

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(live_server, page, reader, browse):
    def at_width(width):
        session = browse(reader).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{live_server.url}/arbeid/monster/")
        return page

    return at_width


@pytest.mark.parametrize("width", [320, 1280])
def test_everyone_can_use_every_component(opened, width):
    assert axe_violations(opened(width)) == []


def test_nothing_needs_to_be_scrolled_sideways_on_a_small_phone(opened):
    assert opened(320).evaluate("() => document.documentElement.scrollWidth") == 320


def test_a_mistake_in_a_form_gets_the_focus(opened):
    assert opened(360).locator(".ds-error-summary").evaluate("box => box === document.activeElement")


def test_the_html_is_as_it_should_be(browse, reader, tmp_path):
    pages = {"patterns": browse(reader).get("/arbeid/monster/").content.decode()}
    assert html_errors(pages, tmp_path) == []
