"""What goes into a log goes without secrets and without what belongs to a person.

An address like /henvendelse/<code>/<token>/ opens somebody's enquiry to whoever reads the log, and a database's words
about a row that it refuses hold the row. So it is not each line's own care: everything passes here on its way out.
"""

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.template import TemplateDoesNotExist
from django.urls import ResolverMatch, resolve
from django.utils import translation

HIDDEN = "***"
LONGEST = 2000  # signs of one message: what a stranger sends along must not fill the log
SECRET_GAPS = {"code", "token", "secret", "key"}
ADDRESS = re.compile(r"(?<![\w.])(https?://[^/\s\"'<>«»]+)?(/[^\s\"'<>«»()\[\]{},]*)")
# From its beginning alone: to try at each letter of a long word would take as long as the word is, squared.
EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+")
# Eight digits or more, however they are spaced: telephone numbers, birth numbers, accounts.
LONG_NUMBER = re.compile(r"(?<![\w.:/-])\+?\d(?: ?\d){7,}(?![\w:.-])")
# Those whose words are of code, or of the machine. What others say may hold what somebody wrote.
MAY_SPEAK = (AttributeError, ImportError, ImproperlyConfigured, NameError, TemplateDoesNotExist, TypeError)


class Scrubbing(logging.Filter):
    """Belongs on every handler: a filter on a logger does not see what its children say."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = scrubbed(record.getMessage()[:LONGEST]), ()
        if record.exc_info and record.exc_info[1]:
            record.exc_text = trace_of(record.exc_info[1])
        return True


def scrubbed(text: str) -> str:
    """Most lines hold neither a path nor an address, and one is written for every request: a glance is enough."""
    if "/" in text:
        text = ADDRESS.sub(lambda found: (found[1] or "") + path_without_secrets(found[2]), text)
    if "@" in text or "%40" in text:
        text = EMAIL.sub(HIDDEN, text)
    return LONG_NUMBER.sub(HIDDEN, text)


def path_without_secrets(path: str) -> str:
    """By what the address list calls each part; of an address that nobody answers, only how it begins."""
    path, asked, _query = path.partition("?")
    match = match_of(path)
    if match is None:
        first, more = path[1:].partition("/")[::2]
        return f"/{first}/{HIDDEN}" if more else path
    for name, value in match.kwargs.items():
        if name in SECRET_GAPS:
            written = "|".join({re.escape(str(value)), re.escape(quote(str(value)))})
            path = re.sub(rf"(?<=[/-])(?:{written})(?=/|$)", HIDDEN, path)
    return f"{path}?{HIDDEN}" if asked else path


def match_of(path: str) -> ResolverMatch | None:
    """Whatever language its reader came in. A list that cannot be read must not silence the log that says so."""
    for code, _name in settings.LANGUAGES:
        with suppress(Exception), translation.override(code):
            return resolve(path)
    return None


def trace_of(error: BaseException) -> str:
    """Where it went wrong, and in what way. Its words only where they cannot be anybody's."""
    return "\n".join(f"{''.join(traceback.format_tb(each.__traceback__))}{said_of(each)}" for each in before(error))


def before(error: BaseException) -> Iterator[BaseException]:
    """What led to it, first to last."""
    former = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if former is not None:
        yield from before(former)
    yield error


def said_of(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{name}: {scrubbed(str(error))}" if isinstance(error, MAY_SPEAK) else name
