"""A delay in a real browser: told to neighbours from a phone, by keyboard alone, without JavaScript."""

from datetime import UTC, date, datetime

import pytest

from nabodialog.projects.models import Audience
from nabodialog.projects.publishing import publish

pytestmark = pytest.mark.browser
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
PHONE = {"width": 360, "height": 760}


@pytest.fixture
def told(project, leader):
    milestone = project.milestones.create(title="Åpent hus", planned_on=date(2026, 6, 1), audience=Audience.NEIGHBOURS)
    publish(project, by=leader, now=NOW)
    return milestone


@pytest.fixture
def phone(live_server, browser, browse, member):
    """A phone without JavaScript, with the member's session."""
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="nb-NO")
    cookie = browse(member).cookies["nabodialog-okt"]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_a_date_is_moved_by_keyboard_alone(live_server, phone, told):
    phone.goto(live_server.url + told.get_absolute_url())
    phone.get_by_role("link", name="Flytt datoen").focus()
    phone.keyboard.press("Enter")
    phone.get_by_label("Dato", exact=True).fill("2026-07-03")
    phone.get_by_label("Hvorfor, til naboene").focus()
    phone.keyboard.type("Heisen er forsinket.")
    phone.keyboard.press("Tab")
    phone.keyboard.type("Vi rydder i gården.")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.get_by_text("Ny dato: 3. juli 2026.").wait_for()
    assert phone.get_by_text("Flyttet fra 1. juni 2026 til 3. juli 2026").is_visible()
