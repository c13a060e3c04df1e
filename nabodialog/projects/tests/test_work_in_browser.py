"""The checklist in a real browser: by keyboard alone, on a phone, and without JavaScript."""

import pytest

from nabodialog.projects.models import ChecklistItem, Element, ItemState

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 760}


@pytest.fixture
def sign_in(live_server, browse, member):
    """Gives a context the member's session, as the sign-in page would."""

    def signed_in(context):
        cookie = browse(member).cookies["nabodialog-okt"]
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        return context.new_page()

    return signed_in


@pytest.fixture
def address(live_server, element):
    return live_server.url + element.get_absolute_url()


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.closest('[id]').id")


def test_a_line_is_ticked_off_and_undone_by_keyboard_alone(context, sign_in, address, item):
    page = sign_in(context)
    page.goto(address)
    page.get_by_role("button", name="Gjort").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Angre").wait_for()
    assert focused(page) == item.anchor
    item.refresh_from_db()
    assert item.state == ItemState.DONE
    page.get_by_role("button", name="Angre").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Det er som det var").wait_for()
    item.refresh_from_db()
    assert item.state == ItemState.OPEN


def test_several_lines_change_on_a_phone_without_javascript(browser, sign_in, address, element, items):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = sign_in(context)
    page.goto(address)
    assert not page.get_by_role("button", name="Velg alle").is_visible()
    for item in items:
        page.get_by_role("checkbox", name=item.text).check()
    page.get_by_label("Sett status").select_option("not_relevant")
    page.get_by_label("Hvorfor ikke aktuelt").fill("Ingen borettslag i nærheten.")
    page.get_by_role("button", name="Bruk på de valgte").click()
    page.get_by_text("2 punkter er endret").wait_for()
    assert {item.reason for item in element.items.all()[:2]} == {"Ingen borettslag i nærheten."}
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_state_stands_to_the_left_and_the_box_that_selects_to_the_right(context, sign_in, address, item, width):
    ChecklistItem.objects.filter(pk=item.pk).update(state=ItemState.DONE)
    page = sign_in(context)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    line = page.locator(f"#{item.anchor}")
    mark, box = line.locator(".checklist-mark").bounding_box(), line.get_by_role("checkbox").bounding_box()
    text = line.get_by_role("link").bounding_box()
    assert mark["x"] + mark["width"] <= text["x"] < box["x"]
    assert line.get_by_role("checkbox", name=f"Velg {item.text}", checked=False).is_visible()


def test_all_lines_are_ticked_at_once(context, sign_in, address, element, items):
    page = sign_in(context)
    page.goto(address)
    page.get_by_role("button", name="Velg alle").press("Space")
    assert page.get_by_role("checkbox", checked=True).count() == element.items.count()
    assert page.get_by_label("Sett status").is_visible()


def test_on_a_phone_the_projects_menu_is_one_row_that_shows_where_you_are(context, sign_in, project, live_server):
    page = sign_in(context)
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}{project.get_absolute_url()}historikk/")
    menu = page.get_by_role("navigation", name="Prosjektet")
    here = menu.get_by_role("link", name="Historikk").bounding_box()
    assert menu.bounding_box()["height"] < 60
    assert 0 <= here["x"] <= PHONE["width"] - here["width"]


@pytest.mark.parametrize(("width", "steps"), [(390, 1), (1280, 3)])
def test_on_a_phone_the_way_back_is_one_step(context, sign_in, address, width, steps):
    page = sign_in(context)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    shown = page.get_by_role("navigation", name="Du er her").get_by_role("listitem")
    assert sum(each.is_visible() for each in shown.all()) == steps


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_wider_than_the_screen(context, sign_in, address, project, item, live_server, width):
    ChecklistItem.objects.update(notes="x" * 500, own_text="y" * 300, due_on="2020-01-01")
    Element.objects.update(own_name="z" * 100, notes="x" * 500)
    page = sign_in(context)
    page.set_viewport_size({"width": width, "height": 800})
    for url in (address, live_server.url + project.get_absolute_url()):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
