"""axe over a page in a real browser: WCAG 2.0–2.2, A and AA, and the checker's own best practices."""

import json

from playwright.sync_api import Page

from .html_validation import tool

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def axe_violations(page: Page) -> list[str]:
    """What stands between this page and someone who uses it by keyboard, voice or screen reader."""
    page.evaluate(tool("axe-core-*/axe.min.js").read_text("utf-8"))
    found = page.evaluate(f"() => axe.run(document, {{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}})")
    return [
        f"{page.url}: {violation['id']}: {violation['help']} – {node['html'][:160]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
