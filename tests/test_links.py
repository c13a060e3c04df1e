"""Nobody is shown a way that is closed to them: every link on the staff's pages opens for the one who sees it."""

import re

import pytest

from nabodialog.people.models import Person

LINK = re.compile(r'<a [^>]*href="(/[^"#]*)')
EVERYONE = [
    *(f"{role}@tromso.example" for role in ("administrator", "leader", "member", "reader")),
    "partner@stavanger.example",
]
CROWDED = 300


def links(html):
    return {link.replace("&amp;", "&") for link in LINK.findall(html)}


@pytest.mark.parametrize("email", EVERYONE)
def test_every_link_opens_for_the_one_who_sees_it(demo, browse, email):
    client = browse(Person.objects.get(email=email))
    seen, ahead, closed = set(), ["/arbeid/"], []
    while ahead and len(seen) < CROWDED:
        url = ahead.pop(0)
        seen.add(url)
        answer = client.get(url)
        closed += [f"{answer.status_code} {url}"] if answer.status_code >= 400 else []
        if answer["Content-Type"].startswith("text/html"):
            ahead += sorted(links(answer.text) - seen - set(ahead))
    assert closed == []
    assert len(seen) > 20
