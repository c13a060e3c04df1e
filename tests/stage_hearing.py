"""What neighbours say on the stage, what they are promised, and who follows."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from nabodialog.listening.handling import Became, add_more, answer, ask, delay, go_on, wait
from nabodialog.listening.judging import judge
from nabodialog.listening.models import (
    CheckResult,
    EnquiryChannel,
    EnquiryKind,
    Outcome,
    Promise,
    ServicePromise,
    Solved,
    Subscription,
    Theme,
)
from nabodialog.listening.promising import doubt, give, move_date
from nabodialog.listening.receiving import Said, count_emergency, receive, register
from nabodialog.listening.theming import add_theme, put_under

from .cast import NOW


def hear(project, by):
    """Something that was said, under a theme that has an answer."""
    theme = Theme(project=project, name="Trygghet", summary="Mange vil ha bedre lys.", answer="Vi setter opp lys.")
    said = Said(
        "Det er mørkt ved gangveien", channel="phone", name="En nabo", phone="22 22 22 24", email="en@epost.example"
    )
    put_under([register(project, said, by=by, now=NOW)], add_theme(theme, by=by))


def promise_something(project, by):
    """Every week; its deadline was moved, one day is checked, and a neighbour doubts it."""
    facts = {"words": "Vi rydder hver mandag.", "promised_on": date(2026, 3, 2), "said_in": "På døra", "owner": by}
    days = {"starts_on": date(2026, 3, 2), "every": 1, "due_on": date(2026, 4, 27)}
    promise = give(Promise(project=project, stakeholder=project.stakeholders.first(), **facts, **days), by=by)
    move_date(promise, date(2026, 5, 25), "Snøen ble liggende.", by=by, now=NOW)
    promise.checks.create(on=date(2026, 3, 2), result=CheckResult.MISSED, note="Bilen sto.", at=NOW, by=by)
    doubt(receive(project, Said("Det er ikke ryddet."), now=NOW), promise)


def let_someone_follow(project):
    """By e-mail: one who has been told of something."""
    facts = {"language": "nb", "created_at": NOW, "confirmed_at": NOW, "seen_at": NOW}
    one = project.subscriptions.create(email="folger@epost.example", **facts)
    one.notices.create(event="change:0", at=NOW, told_at=NOW, letter="news:0")


def following_things(project):
    one = Subscription.objects.filter(project=project).first()
    names = ("following", "confirmation", "change", "end", "one_click")
    return {
        **{f"following:{name}.code": one.code for name in names},
        **{f"following:{name}.token": one.secret for name in names},
    }


def hear_a_verdict(project, by):
    """One who asked, got an answer, was not content, and got another."""
    said = Said("Hvor skal gangveien gå?", form_key=uuid4(), name="En nabo", email="nabo@epost.example")
    enquiry = receive(project, said, now=NOW)
    ask(enquiry, "Hvilken gangvei?", by=by, now=NOW)
    add_more(enquiry, "Den ved skolen", uuid4(), now=NOW + timezone.timedelta(days=1))
    count_emergency(project, NOW.date())
    for text in ("Langs elva.", "Langs elva, på nordsida."):
        answer(enquiry, text, Became(Outcome.INFORMED), by=by, now=NOW + timezone.timedelta(days=2))
        if text == "Langs elva.":
            judge(enquiry, Solved.NO, "Hvilken side?", uuid4(), now=NOW + timezone.timedelta(days=2))


def verdict_things(project):
    enquiry = project.enquiries.exclude(verdicts=None).first()
    return {
        **{f"enquiries:{name}.code": enquiry.code for name in ("mine", "addition", "verdict")},
        **{f"enquiries:{name}.token": enquiry.secret for name in ("mine", "addition", "verdict")},
    }


def listen(project, by):
    """To one who waits for a word, and to one who was answered after all that can happen on the way."""
    contact = {"email": "nabo@epost.example", "phone": "22 22 22 22", "name": "En nabo"}
    waits = receive(project, Said("Når begynner dere?", form_key=uuid4(), **contact), now=NOW)
    ask(waits, "Hvilken del?", by=by, now=NOW)
    go_on(waits, by=by, now=NOW)
    said = Said("Det bråker om natta.", kind=EnquiryKind.CONCERN, channel=EnquiryChannel.PHONE)
    told = register(project, said, "Lovet å ringe", by=by, now=NOW)
    delay(told, "Vi trenger mer tid.", date(2026, 3, 20), by=by, now=NOW)
    wait(told, "Vi venter på vaktmesteren.", date(2026, 3, 11), by=by, now=NOW)
    add_more(told, "Det er verst på lørdager.", uuid4(), now=NOW)
    answer(told, "Vi har snakket med dem.", Became(Outcome.PARTLY_SOLVED, "Vi følger med"), by=by, now=NOW)
    receive(project, Said("Takk for sist", kind=EnquiryKind.PRAISE), now=NOW)
    place = project.municipality
    place.standard_texts.create(title="Hvem flytter inn", text="Det forteller vi ikke.")
    place.closed_days.get_or_create(on=date(2099, 12, 24), defaults={"reason": "julaften"})
    ServicePromise.objects.get_or_create(municipality=place)


def heard_things(project):
    waits, told, new = project.enquiries.order_by("-pk")[:3][::-1]
    place = project.municipality
    return {
        "listening:closed_day_removal": place.closed_days.first().pk,
        "listening:standard_text": place.standard_texts.first().pk,
        "listening:": new.code,
        "listening:theme": project.themes.first().pk,
        "listening:enquiry.": told.code,
        "listening:enquiry_go_on": waits.code,
        "listening:enquiry_reopen": told.code,
        "listening:enquiry_contact": waits.code,
        "listening:enquiry_told.code": waits.code,
        "listening:enquiry_told.number": waits.messages.untold().first().pk,
    }
