"""Every form × every kind of bad input: a clear no beside the field, what was typed is kept, and nothing half-saved."""

import re
from datetime import date, time

import pytest
from django.db import transaction
from django.urls import reverse

from nabodialog.desk.inviting import invite
from nabodialog.people.models import ContactPoint, Municipality, Role
from nabodialog.projects.models import Project
from nabodialog.projects.publishing import publish

from .cast import NOW, signed_in_as
from .doors import addresses
from .forms import forms_in, forms_on
from .stored import everything, statements_that_write

TYPED = ("text", "textarea", "email", "url", "tel", "color")
CHOSEN = ("select", "radio")
UNSEEN = ("hidden", "submit", "password")
NEVER_WRONG = {"csrfmiddlewaretoken", "close", "uke-INITIAL_FORMS", "uke-MIN_NUM_FORMS", "uke-MAX_NUM_FORMS"}
NEVER_WRONG |= {"ord"}  # the words that a list is searched for, taken along unseen to its file: any will do
HUGE = "9" * 40
# What no field of these kinds can take, whatever it is for.
BAD = {
    "texts": (TYPED, {"x" * 20_000, "Fjell\x00veien"}),
    "days": (("date",), {"31.02.2026", "0000-01-01", "99999-01-01", "i morgen"}),
    "hours": (("time",), {"25:00", "i morgen"}),
    "numbers": (("number",), {"-1", HUGE, "NaN"}),
    "choices": (CHOSEN, {"finnes-ikke", HUGE, "-1", "\x00"}),
    "what nobody sees": (UNSEEN, {"tull", HUGE, "-1", "\x00"}),
}
KEPT = (*TYPED, "date", "time")
# Any form may be sent here to have its language looked over; nothing is kept, so nothing in it can be wrong.
LOOKS_OVER = "desk:plain_language"


def read_and_done(stage):
    """As it is when neighbours have read what is planned and what is done: then more forms ask why. Where one does."""
    project, leader = Project.objects.get(slug="fjellveien"), stage.cast["leader"]
    planned, done = project.elements.all()[:2]
    planned.planned_start = date(2026, 5, 1)
    planned.save()
    done.finish(by=leader, today=date(2026, 3, 1))
    publish(project, by=leader, now=NOW)
    return reverse("projects:element_reopen", args=["nordvik", "fjellveien", done.pk])


def forms_everywhere(stage):
    """Every form, together with someone who may send it."""
    administrator, municipality = stage.cast["administrator"], Municipality.objects.get(slug="nordvik")
    pages = [read_and_done(stage), *(stage.url(address) for address in addresses())]
    secret = invite(municipality, "fersk@nordvik.example", Role.MEMBER, by=administrator, now=NOW.now(NOW.tzinfo))[1]
    letters = [reverse("joining:accept", args=[secret])]
    inside = [(administrator, form) for form in forms_on(signed_in_as(administrator), pages).values()]
    return inside + [(None, form) for form in forms_on(signed_in_as(None), letters + pages).values()]


@pytest.fixture(scope="module")
def built_forms(build_once, built_stage):
    return build_once(lambda: forms_everywhere(built_stage))


@pytest.fixture
def forms(built_forms, db):
    """Each with a browser of its own in which one may send it: some of them sign out."""
    return [(signed_in_as(person), form) for person, form in built_forms]


def send(client, form, before, **typed):
    """The answer, and whether it changed anything; then all is as before."""
    with transaction.atomic():
        with statements_that_write() as written:
            response = client.post(form.url, form.untouched | typed)
        changed = bool(written) and everything() != before
        transaction.set_rollback(True)
    return response, changed


def faults_of(form, name, value, response, changed):
    """What is wrong with the answer to one bad value in one field."""
    asked = form.inputs[name]
    yield from ["is half saved"] * changed
    if form.name == LOOKS_OVER and response.status_code == 200:
        return
    yield from [f"is answered {response.status_code}"] * (not 400 <= response.status_code < 500)
    shown = next((each.inputs[name] for each in forms_in(form.url, response) if name in each.inputs), None)
    if asked.kind not in UNSEEN and not (shown and any(each.endswith("_error") for each in shown.described_by)):
        yield "has no word beside the field"
    if shown and shown.label != asked.label:
        yield "has another label"
    if asked.kind in KEPT and value.isprintable() and not (shown and is_shown(shown, value)):
        yield "is not kept"


def is_shown(field, value):
    """A browser's own picker shows nothing where it does not understand the value."""
    pickers = {"date": date.fromisoformat, "time": time.fromisoformat}
    return field.value.strip() == value and field.kind not in pickers


def all_faults(forms, kinds, values):
    """Each bad value in each field of these kinds, where it is not one of the answers that are offered."""
    before = everything()
    for client, form in forms:
        client.raise_request_exception = False
        for name in set(form.named(*kinds)) - NEVER_WRONG:
            for value in values - set(form.inputs[name].offered):
                found = faults_of(form, name, value, *send(client, form, before, **{name: value}))
                yield from (f"{form.name}: {name}={value[:20]!r} {fault}" for fault in found)


@pytest.mark.parametrize("kind", BAD)
def test_every_form_says_no_beside_the_field_and_keeps_what_was_typed(kind, forms):
    assert list(all_faults(forms, *BAD[kind])) == []


def test_no_form_takes_what_belongs_to_another_municipality(forms, standing_stage):
    element, contact = standing_stage.foreign["projects:"], ContactPoint.objects.get(municipality__slug="sordal").pk
    outsider = standing_stage.cast["outsider"].pk
    assert list(all_faults(forms, ("select",), {str(outsider), str(element), str(contact)})) == []


SCRIPT = "<script>alert(1)</script>"


def test_script_is_shown_as_the_text_it_is_wherever_it_was_typed(forms, standing_stage, browse):
    project, leader = Project.objects.get(slug="fjellveien"), standing_stage.cast["leader"]
    for client, form in forms:
        if form.name != "publishing:withdrawal":
            client.post(form.url, form.untouched | dict.fromkeys(form.named("text", "textarea"), SCRIPT))
    publish(project, by=leader, now=NOW)
    answers = [browse(leader).get(standing_stage.url(address)) for address in addresses()]
    drawn = [answer for answer in answers if re.search("html|(?<!open)xml", answer["Content-Type"])]
    pages = [answer.content.decode() for answer in drawn]
    assert not [page for page in pages if SCRIPT in page]
    assert len([page for page in pages if "&lt;script&gt;alert" in page]) > 30
