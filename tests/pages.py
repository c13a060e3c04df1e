"""The pages of the demo, one by one, as a browser or the test client gets them."""

from django.utils import translation

from nabodialog.people.models import Person
from nabodialog.ui.public_languages import public_languages

from .doors import addresses
from .stage import Stage, things_of

PASSWORD_PAGES = {"account_reset_password_from_key"}  # needs a letter; people/tests/test_new_password.py reads it
IN_ENGLISH_TOO = ("neighbours:", "enquiries:", "registration:", "following:", "method:")


def page_addresses(stage):
    """The address of every page, public ones in each language."""
    for address in addresses():
        if address.name in PASSWORD_PAGES or address.name.startswith("api:"):
            continue
        for language in languages_of_page(address.name):
            with translation.override(language):
                yield stage.url(address)


def languages_of_page(name):
    if not name.startswith(IN_ENGLISH_TOO):
        return ["nb"]
    return [language.code for language in public_languages() if language.has(name)]


def html_pages(client, urls):
    for url in urls:
        response = client.get(url)
        if response.status_code == 200 and response.get("Content-Type", "").startswith("text/html"):
            yield url, response.content.decode()


def pages_of(project, person, browse):
    return dict(html_pages(browse(person), page_addresses(Stage({}, things_of(project), {}))))


def is_for_staff(url):
    """Such a page has one address, and is in the language that its reader chose."""
    return url.startswith(("/arbeid/", "/konto/"))


def choose_language(person, language):
    Person.objects.filter(pk=person.pk).update(language=language)


def sign_in(page, live_server, client):
    """Lend the browser a session that the test client has made."""
    cookie = client.cookies["nabodialog-okt"]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def room_beside(page):
    """What would have to be scrolled sideways at this width."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{page.url}: {over} points too wide at {page.viewport_size['width']}"] if over > 0 else []
