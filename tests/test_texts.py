"""No text goes past the translators: whatever a template shows stands in `translate`, `blocktranslate` or `_("…")`."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

ROOT = Path(__file__).resolve().parent.parent
SHOWN_BY = {"button", "card", "crumb", "details", "empty", "external", "link_button", "nav_link", "notice", "tag"}
CLOSED = {"blocktranslate": "endblocktranslate", "comment": "endcomment", "verbatim": "endverbatim"}
SHOWN_ATTRIBUTE = re.compile(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"')
FOR_MACHINES = re.compile(r"{% block body_class %}[\w -]+|<code>.*?</code>", re.DOTALL)
NAMES = {"nabodialog"}
# 500.html is shown when nothing else works, the pattern page to those who build with it, the rest to machines.
EXEMPT = re.compile(r"/500\.html|/patterns|/robots\.txt|/LICENSE")
TEMPLATES = [
    path
    for path in sorted(ROOT.glob("nabodialog/*/templates/**/*.*"))
    if path.suffix in {".html", ".txt"} and not EXEMPT.search(str(path))
]


def untranslated(source):
    """The words that a template shows as they stand."""
    shown, waiting = "", ""
    for token in Lexer(FOR_MACHINES.sub("", source)).tokenize():
        tag = token.contents.split()[0] if token.token_type == TokenType.BLOCK else ""
        if waiting or tag in CLOSED:
            waiting = "" if tag == waiting else waiting or CLOSED[tag]
        elif tag in SHOWN_BY:
            shown += " ".join(bit for bit in token.split_contents() if re.match(r'(\w+=)?"[^"]*[A-ZÆØÅ ]', bit))
        elif token.token_type == TokenType.TEXT:
            shown += token.contents
    words = " ".join([re.sub(r"<[^>]*>", " ", shown), *SHOWN_ATTRIBUTE.findall(shown)])
    return [word for word in re.findall(r"[^\W\d_]{2,}", unescape(words)) if word not in NAMES]


def test_a_forgotten_text_is_found():
    assert untranslated('<p class="x">Hei</p>') == ["Hei"]
    assert untranslated('{% button "Lagre nå" %}') == ["Lagre", "nå"]
    assert untranslated('{% button _("Lagre nå") variant="primary" %}{% translate "Hei" %}') == []
    assert untranslated('<a href="{{ url }}" aria-label="Lukk">') == ["Lukk"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-2:]))
def test_every_text_in_a_template_can_be_translated(path):
    assert untranslated(path.read_text("utf-8")) == []
