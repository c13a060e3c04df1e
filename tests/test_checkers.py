"""The checkers themselves can fail."""

import pytest

from .accessibility import axe_violations
from .html_validation import html_errors


def test_the_html_checker_finds_a_fault(tmp_path):
    good = '<!doctype html><html lang="nb"><head><title>x</title></head><body><p>a</p></body></html>'
    assert html_errors({"good": good}, tmp_path) == []
    assert "bad:1" in html_errors({"bad": good.replace("</p>", "</div>")}, tmp_path)[0]


@pytest.mark.browser
def test_the_accessibility_checker_finds_a_fault(page):
    page.set_content('<html lang="nb"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
    assert "image-alt" in axe_violations(page)[0]


@pytest.mark.browser
def test_the_browser_meets_our_pages_under_their_own_policy(live_server, page):
    page.goto(live_server.url)
    assert axe_violations(page) == []
