"""Enquiries that belong together are found, tied, and answered in one go, each in words of their own."""

import re
from datetime import timedelta

import pytest

from nabodialog.listening.bundling import lie_in, related_to, take_out, tie
from nabodialog.listening.handling import Became, add_more, answer, end_unanswered
from nabodialog.listening.models import Bundle, ClosingReason, Enquiry, EnquiryKind, Outcome
from nabodialog.listening.receiving import Said, receive
from nabodialog.listening.states import State

HIDDEN = re.compile(r'name="([A-Z0-9]{8}-(?:form_key|heard)|case|step)" value="([^"]*)"')


@pytest.fixture
def theme(project):
    return project.themes.create(name="Trafikk")


@pytest.fixture
def hear(project, theme, now):
    """One who says something of the theme, some days later."""

    def said(text, days=0, **more):
        made = receive(project, Said(text, **more), now=now + timedelta(days=days))
        Enquiry.objects.filter(pk=made.pk).update(theme=theme)
        return again(made)

    return said


@pytest.fixture
def two(hear):
    return [hear("Bilene kjører fort", email="en@epost.example"), hear("Når kommer fartshumpene?", days=1)]


@pytest.fixture
def bundle(two, leader, now):
    return tie(two[0], two[1:], by=leader, now=now)


@pytest.fixture
def press(bundle, browse, leader):
    """A button on the page where each gets an answer of their own; `typed` goes to the one who has that code."""
    client, url = browse(leader), bundle.get_absolute_url() + "svar/"
    common = {"text": "Fartshumper kommer i mai.", "outcome": Outcome.INFORMED, "reason": ""}
    page = client.post(url, common | {"enquiries": [each.pk for each in lie_in(bundle)]}).content.decode()
    fields = {}
    for name, value in HIDDEN.findall(page):
        fields.setdefault(name, []).append(value)
    for code in fields["case"]:
        fields |= {f"{code}-{name}": value for name, value in common.items()}

    def pressed(step, **typed):
        return client.post(url + "hver/", fields | {"step": step} | typed)

    return pressed


def again(enquiry):
    return Enquiry.objects.get(pk=enquiry.pk)


def states(enquiries):
    return [again(each).state for each in enquiries]


def test_the_same_theme_within_thirty_days_may_belong_together(hear):
    first, near, _far = hear("Bilene"), hear("Fartsgrensa", days=30), hear("Støy", days=31)
    assert list(related_to(first)) == [near]


def test_so_may_what_is_about_the_same_that_can_be_influenced(project, now):
    about = project.influence_items.create(subject="Gangveien")
    first, second = (receive(project, Said(text, influence_item=about), now=now) for text in ("Her", "Der"))
    assert list(related_to(first)) == [second]


def test_neither_another_projects_nor_what_has_no_theme_nor_what_was_nothing(project, enquiry, hear, leader, now):
    assert not related_to(enquiry).exists()
    first, junk = hear("Bilene"), hear("Kjøp nå")
    end_unanswered(junk, ClosingReason.NO_ENQUIRY, "", by=leader, now=now)
    assert not related_to(first).exists()


def test_bundles_that_meet_become_one(two, bundle, hear, leader, now):
    third, fourth = hear("Gjerdet"), hear("Skiltet")
    tie(third, [fourth], by=leader, now=now)
    tie(fourth, [two[0]], by=leader, now=now)
    assert set(lie_in(Bundle.objects.get())) == {*two, third, fourth}
    assert not related_to(third).exists()


def test_what_is_taken_out_can_be_put_back(two, bundle, browse, leader):
    client, where = browse(leader), bundle.get_absolute_url()
    page = client.post(f"{where}ut/{two[0].code}/", follow=True).content.decode()
    assert list(lie_in(bundle)) == two[1:]
    assert f'action="{where}inn/{two[0].code}/"' in page
    client.post(f"{where}inn/{two[0].code}/")
    assert set(lie_in(bundle)) == set(two)


def test_the_page_of_one_suggests_the_others_and_ties_them(two, browse, leader):
    client = browse(leader)
    assert two[1].text in client.get(two[0].get_absolute_url()).content.decode()
    client.post(f"{two[0].get_absolute_url()}sammen/", {"enquiries": [two[1].pk]})
    assert "bunke med 1 annen" in client.get(two[0].get_absolute_url()).content.decode()


def test_any_other_is_tied_by_its_code(two, enquiry, browse, leader):
    url = f"{two[0].get_absolute_url()}sammen/"
    assert browse(leader).post(url, {"code": "FINNESIKKE"}).status_code == 422
    browse(leader).post(url, {"code": enquiry.readable_code.lower()})
    assert set(lie_in(Bundle.objects.get())) == {two[0], enquiry}


def test_each_is_answered_in_words_of_their_own(two, press):
    own = {f"{two[1].code}-text": "I mai. Du spurte om fartshumper."}
    shown = press("preview", **own).content.decode()
    assert "Fartshumper kommer i mai." in shown
    assert states(two) == [State.RECEIVED, State.RECEIVED]
    for _time in range(2):
        assert press("send", **own).status_code == 302
    assert [each.messages.get().text for each in two] == ["Fartshumper kommer i mai.", own[f"{two[1].code}-text"]]
    assert states(two) == [State.ANSWERED, State.ANSWERED]


def test_who_is_left_out_waits_and_is_not_looked_at(two, press):
    out = {f"{two[0].code}-left_out": "on", f"{two[0].code}-text": ""}
    assert two[0].readable_code in press("preview", **out).content.decode()
    press("send", **out)
    assert states(two) == [State.RECEIVED, State.ANSWERED]


def test_nobody_is_answered_where_all_are_left_out(two, press):
    assert press("send", **{f"{each.code}-left_out": "on" for each in two}).status_code == 422
    assert states(two) == [State.RECEIVED, State.RECEIVED]


def test_one_that_moved_on_stops_them_all_and_nothing_typed_is_lost(two, press, leader, now):
    answer(two[0], "Svart.", Became(Outcome.INFORMED), by=leader, now=now)
    late = press("send", **{f"{two[1].code}-text": "Mine egne ord"})
    assert (late.status_code, states(two)) == (409, [State.ANSWERED, State.RECEIVED])
    assert "Mine egne ord" in late.content.decode()


def test_what_a_neighbour_wrote_meanwhile_is_read_first(two, press, now):
    add_more(two[0], "Og hvem betaler?", None, now=now)
    late = press("send")
    assert (late.status_code, states(two)) == (409, [State.RECEIVED, State.RECEIVED])
    assert "Og hvem betaler?" in late.content.decode()


def test_who_was_taken_out_meanwhile_gets_nothing(two, bundle, press, leader):
    take_out(two[0], bundle, by=leader)
    assert (press("send").status_code, states(two)) == (409, [State.RECEIVED, State.RECEIVED])


def test_the_guard_reads_each_of_them(two, press):
    certain = {f"{two[1].code}-text": "Fødselsnummeret er 27905113440.", "judged": "Det er avtalt"}
    assert (press("send", **certain).status_code, states(two)) == (422, [State.RECEIVED, State.RECEIVED])
    possible = {f"{two[1].code}-text": "Vi har snakket med dem i 2. etasje."}
    refused = press("preview", **possible).content.decode()
    assert refused.count('name="judged"') == 1
    assert press("send", **possible, judged="Det er avtalt").status_code == 302


def test_no_answer_tells_that_there_are_more(two, press, client):
    press("send")
    page = client.get(f"/henvendelse/{two[0].code}/{two[0].secret}/").content.decode()
    assert "Fartshumper kommer i mai." in page
    assert two[1].code not in page
    assert "bunke" not in page.lower()


def test_to_answer_them_takes_a_mandate(bundle, browse, member):
    assert browse(member).get(bundle.get_absolute_url()).status_code == 200
    assert browse(member).get(f"{bundle.get_absolute_url()}svar/").status_code == 403


def test_praise_may_lie_in_a_bundle_too(two, hear, bundle, leader, now):
    praise = hear("Bra!", kind=EnquiryKind.PRAISE)
    assert praise in lie_in(tie(two[0], [praise], by=leader, now=now))
