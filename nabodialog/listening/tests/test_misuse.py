"""Hate and threats: decided with a reason that stands on the case, and reported without more than it takes."""

from uuid import uuid4

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.listening.handling import add_more
from nabodialog.listening.models import ClosingReason, Enquiry, EnquiryContact, MessageKind
from nabodialog.listening.states import State


@pytest.fixture
def url(enquiry):
    return f"{enquiry.get_absolute_url()}hat-og-trusler/"


@pytest.mark.parametrize(
    ("decision", "state", "reason"),
    [
        ("answer", State.RECEIVED, ""),
        ("set_aside", State.CLOSED, ClosingReason.MISUSE),
        ("report", State.CLOSED, ClosingReason.MISUSE),
    ],
)
def test_what_was_decided_stands_on_the_case_with_why(enquiry, url, browse, member, decision, state, reason):
    browse(member).post(url, {"decision": decision, "why": "Truer en ansatt"})
    again = Enquiry.objects.get(pk=enquiry.pk)
    note = enquiry.messages.get(kind=MessageKind.NOTE)
    assert (again.state, again.closing_reason, note.by) == (state, reason, member)
    assert "Truer en ansatt" in note.text
    assert Event.objects.about(enquiry).filter(verb=Verb.ENDED).exists() is (state == State.CLOSED)


def test_a_decision_needs_a_reason(enquiry, url, browse, member):
    assert browse(member).post(url, {"decision": "set_aside", "why": ""}).status_code == 422
    assert not enquiry.messages.exists()


def test_who_comes_second_is_told_so(enquiry, url, browse, member):
    sent = [browse(member).post(url, {"decision": "report", "why": "Trussel"}).status_code for _time in range(2)]
    assert (sent, enquiry.messages.count()) == ([302, 409], 1)


def test_the_report_has_what_was_written_and_not_who_wrote_it(enquiry, url, browse, member, now):
    EnquiryContact.objects.update(name="Ola Nabo", phone="22 22 22 24")
    add_more(enquiry, "Jeg vet hvor dere bor", uuid4(), now=now)
    page = browse(member).get(url).text
    assert "Jeg vet hvor dere bor" in page
    assert enquiry.text in page
    assert member.email in page
    assert not [each for each in ("Ola Nabo", "nabo@epost.example", "22 22 22 24") if each in page]
