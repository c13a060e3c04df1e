"""There and back as people meet it: with a browser, at a real provider, and with nothing in the way."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from nabodialog.people.models import Identity
from tests.accessibility import axe_violations
from tests.pages import room_beside
from tests.walking import PHONE

from .openid_provider import SUBSTANTIAL, OpenidProvider
from .test_openid_rules import code_in

pytestmark = [pytest.mark.browser, pytest.mark.once]


@pytest.fixture
def provider(live_server, settings, municipality):
    settings.SITE_URL = live_server.url
    with OpenidProvider(live_server.url) as running:
        rules = "&acr=idporten-loa-low&admit=nordvik:reader:groups:alle"
        settings.SECRET_OIDC = {"IDPORTEN": running.setting(more=rules)}
        yield running


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(request, browser):
    context = browser.new_context(viewport=PHONE, java_script_enabled=request.param, locale="nb-NO")
    page = context.new_page()
    page.refused = []
    page.on("console", lambda line: page.refused.append(line.text) if line.type == "error" else None)
    yield page
    context.close()


def come_in(page, live_server, login):
    page.goto(f"{live_server.url}/konto/logg-inn/")
    page.get_by_role("link", name="Logg inn med ID-porten").click()
    page.get_by_label("Hvem").fill(login)
    page.get_by_label("Nivå").fill(SUBSTANTIAL)
    page.get_by_role("button", name="Fortsett").click()


def faults(page):
    return axe_violations(page) + room_beside(page)


def test_somebody_new_comes_in_and_goes_out_in_both_places(provider, live_server, page):
    come_in(page, live_server, "kari")
    page.get_by_label("Navnet ditt").fill("Kari Ny")
    page.get_by_label("Jobb-e-post").fill("kari@nordvik.example")
    page.get_by_role("button", name="Send koden").click()
    page.get_by_label("Koden i e-posten").fill(code_in(mail.outbox[0]))
    page.get_by_role("button", name="Bli med").click()
    expect(page).to_have_url(f"{live_server.url}/arbeid/")
    page.goto(f"{live_server.url}/konto/logg-ut/")
    page.get_by_role("button", name="Logg ut").click()
    expect(page).to_have_url(re.compile(rf"^{provider.issuer}/session/end"))
    assert [line for line in page.refused if "form-action" in line or "Content Security" in line] == []


def test_the_pages_on_the_way_are_for_everyone(provider, live_server, browser, member):
    """Each of them as a phone shows it: axe finds nothing, and nothing is too wide."""
    page = browser.new_context(viewport=PHONE, locale="nb-NO").new_page()
    found = []
    come_in(page, live_server, "kari")
    found += faults(page)
    page.get_by_role("button", name="Send koden").click()
    found += faults(page)
    page.goto(f"{live_server.url}/konto/logg-inn/med/idporten/svar/?state=feil")
    found += faults(page)
    page.goto(f"{live_server.url}/konto/logg-inn/")
    found += faults(page)
    page.context.close()
    assert found == []


def test_the_pages_of_linking_are_for_everyone(provider, live_server, browser, member, browse):
    context = browser.new_context(viewport=PHONE, locale="nb-NO")
    page = context.new_page()
    come_in(page, live_server, "ola")
    found = faults(page)
    cookie = browse(member).cookies["nabodialog-okt"]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page.goto(f"{live_server.url}/konto/meg/")
    page.get_by_role("link", name="Koble til ID-porten").click()
    found += faults(page)
    page.get_by_role("button", name="Ja, koble til ID-porten").click()
    expect(page.get_by_role("button", name="Koble fra ID-porten")).to_be_visible()
    found += faults(page)
    context.close()
    assert found == []
    assert Identity.objects.get().person == member
