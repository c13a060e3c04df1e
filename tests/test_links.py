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


def test_an_empty_project_has_no_way_to_nowhere(project, browse, leader):
    client, start = browse(leader), "/arbeid/nordvik/fjellveien/"
    seen, ahead, nowhere = set(), {start}, []
    while ahead and len(seen) < CROWDED:
        seen.add(url := ahead.pop())
        answer = client.get(url)
        if answer["Content-Type"].startswith("text/html"):
            nowhere += [url] if 'href=""' in answer.text else []
            ahead |= {link for link in links(answer.text) if link.startswith(start)} - seen
    assert nowhere == []
    assert len(seen) > 50
