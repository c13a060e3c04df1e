"""What the tests of pages looked at, told in a way that `bin/accessibility` can write down."""

import json
import re
from collections import Counter

LANGUAGE = re.compile(r'<html lang="(\w+)"')


def by_language(pages):
    """How many there are in each language that they say they are in."""
    return dict(Counter(LANGUAGE.search(html)[1] for html in pages.values()))


def tell(record_property, check, pages):
    record_property(check, json.dumps(by_language(pages)))
