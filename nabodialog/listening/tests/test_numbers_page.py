"""The page with the numbers: chosen without JavaScript, and the chart says what the table says."""

import re
from datetime import timedelta

from django.utils import timezone

from nabodialog.listening.handling import Became, answer
from nabodialog.listening.models import Outcome
from nabodialog.listening.receiving import Said, receive

PAGE, ALL = "/arbeid/nordvik/fjellveien/tall/", "/arbeid/nordvik/tall/"
SECRET = "Mine helt egne ord"


def hear(project, member):
    now = timezone.now()
    for number in range(3):
        enquiry = receive(project, Said(SECRET, name="Nora", phone="22 22 22 24"), now=now - timedelta(days=40))
        if number:
            answer(enquiry, SECRET, Became(Outcome.INFORMED), by=member, now=now)


def test_the_chart_and_the_table_say_the_same(project, member, reader, browse):
    hear(project, member)
    page = browse(reader).get(PAGE).text
    drawn = re.findall(r'<text class="chart-words"[^>]*>(.*?)</text>', page)
    assert drawn == ["3 (2 besvart)"] * 2
    assert 'width="44.00%"' in page
    assert '<td class="number">3</td>' in page


def test_nobodys_words_name_or_number_is_on_it(project, member, leader, browse):
    hear(project, member)
    for address in (PAGE, ALL):
        page = browse(leader).get(address).text
        assert not any(canary in page for canary in (SECRET, "Nora", "22 22 22 24"))


def test_a_period_is_chosen_in_the_address(project, member, browse):
    hear(project, member)
    client = browse(member)
    assert "Ingen henvendelser i perioden" in client.get(PAGE, {"periode": "30"}).text
    assert "Ingen henvendelser i perioden" not in client.get(PAGE, {"periode": "90"}).text
    assert "Siste 365 dager</h2>" in client.get(PAGE, {"periode": "tull"}).text
    assert 'href="fil/tall.csv?periode=90"' in client.get(PAGE, {"periode": "90"}).text


def test_there_is_no_style_that_the_browser_would_refuse(project, member, browse):
    hear(project, member)
    assert " style=" not in browse(member).get(PAGE).text


def test_a_municipality_without_enquiries_is_told_so(municipality, reader, browse):
    assert "Ingen henvendelser i perioden" in browse(reader).get(ALL).text
