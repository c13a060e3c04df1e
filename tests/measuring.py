"""What the tests of pages looked at, told in a way that `bin/accessibility` can write down."""

import json
from collections import Counter

from django.conf import settings

PREFIXED = {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE}


def language_of(url):
    first = url.split("/")[1]
    return first if first in PREFIXED else settings.LANGUAGE_CODE


def by_language(urls):
    return dict(Counter(map(language_of, urls)))


def tell(record_property, check, urls):
    record_property(check, json.dumps(by_language(urls)))
