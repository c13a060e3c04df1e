"""Starting and tailoring in a real browser: by keyboard alone, on a phone, and without JavaScript."""

import pytest

from nabodialog.projects.models import Phase, Project, WorkState

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 760}
PROJECT = "/arbeid/nordvik/fjellveien/"


@pytest.fixture
def sign_in(live_server, browse, leader):
    """Gives a context the leader's session, as the sign-in page would."""

    def signed_in(context):
        cookie = browse(leader).cookies["nabodialog-okt"]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    return signed_in


def press(page, name):
    """Finds a button or link by its words, and uses the keyboard alone."""
    page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.focus()
    page.keyboard.press("Enter")


def test_a_project_is_started_and_described_by_keyboard_alone(context, sign_in, live_server, municipality):
    page = sign_in(context)
    page.goto(f"{live_server.url}/arbeid/nordvik/nytt-prosjekt/")
    page.get_by_label("Hva skal prosjektet hete?").focus()
    page.keyboard.type("Småhus på Åsen")
    page.get_by_role("radio", name="Samlokaliserte boliger").focus()
    page.keyboard.press("ArrowUp")
    press(page, "Start prosjektet")
    page.get_by_text("Vi holder adressen inne").wait_for()
    press(page, "Hopp over")
    page.get_by_text("Det er aldri for sent").wait_for()
    press(page, "Lagre og gå videre")
    page.get_by_text("Vi har krysset av et forslag").wait_for()
    press(page, "Lagre og gå videre")
    page.get_by_label("Kort om prosjektet").wait_for()
    project = Project.objects.get(slug="smahus-pa-asen")
    assert WorkState.NOW in {element.state for element in project.elements.all()}


def test_an_element_is_moved_and_put_back_by_keyboard_alone(context, sign_in, live_server, project):
    page = sign_in(context)
    page.goto(f"{live_server.url}{PROJECT}tilpass/")
    before = [*project.elements.values_list("pk", flat=True)]
    press(page, "Ned")
    page.get_by_text("er flyttet").wait_for()
    assert page.evaluate("document.activeElement.id") == f"element-{before[0]}"
    assert [*project.elements.values_list("pk", flat=True)][:2] == [before[1], before[0]]
    with page.expect_navigation():
        press(page, "Angre")
    assert [*project.elements.values_list("pk", flat=True)] == before


def test_an_element_changes_phase_and_is_left_out_on_a_phone_without_javascript(browser, sign_in, live_server, project):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = sign_in(context)
    element = project.elements.get(method_id="lokasjon")
    page.goto(f"{live_server.url}{PROJECT}tilpass/")
    page.locator(f"#element-{element.pk} summary").click()
    page.locator(f"#element-{element.pk}").get_by_role("button", name="Flytt til Innflytting").click()
    page.get_by_text("er flyttet").wait_for()
    page.locator(f"#element-{element.pk} summary").click()
    page.locator(f"#element-{element.pk}").get_by_role("link", name="Utelat").click()
    page.get_by_label("Hvorfor lar dere være?").fill("Tomta er gitt.")
    page.get_by_role("button", name="Utelat").click()
    page.get_by_text("Fordi: Tomta er gitt.").wait_for()
    element.refresh_from_db()
    assert (element.phase, element.is_left_out) == (Phase.MOVE_IN, True)
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["om/", "om/sted/", "om/elementer/", "tilpass/", "metodenytt/"])
def test_nothing_is_wider_than_the_screen(context, sign_in, live_server, project, width, path):
    page = sign_in(context)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}{PROJECT}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
