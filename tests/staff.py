"""Someone who works in a municipality, at a real server."""

from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

from .forms import FormReader


class Staff:
    """Someone who signs in and sends forms, as a browser without scripts does."""

    def __init__(self, site, email, password):
        self.site, self._opener = site, build_opener(HTTPCookieProcessor(CookieJar()))
        self.opened("/konto/logg-inn/")(login=email, password=password)

    def read(self, path):
        return self._opener.open(self.site + path).read().decode()

    def opened(self, path, to=""):
        """A form on a page, ready to be filled in and sent: there, or to an address below it."""
        reader = FormReader(path)
        reader.feed(self.read(path))
        form = next(form for form in reader.forms if form.url == path + to)
        return lambda **typed: self._opener.open(self.site + form.url, urlencode(form.untouched | typed).encode())


def status_of(deed, **typed):
    """What a form was answered; where it led on, the status of the page it led to."""
    try:
        return deed(**typed).status
    except HTTPError as refused:
        return refused.code
