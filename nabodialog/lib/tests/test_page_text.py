"""What a page says is read whatever is left out of it."""

import pytest

from nabodialog.lib.page_text import text_of_page


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><meta charset=utf-8><body><p>Det brenner</p></body></html>",
        "<html><head><title>Et navn</title><style>p { top: 0 }</style></head><body><p>Det brenner</p></body></html>",
        "<head><noscript><img src=a><body><p>Det brenner</p>",
        "<html><head><meta charset=utf-8><p>Det brenner</p>",
        "<p>Det brenner<script>alert(1)</script></p>",
    ],
)
def test_what_a_page_says_is_read_though_its_head_has_no_end(page):
    assert text_of_page(page) == "Det brenner"
