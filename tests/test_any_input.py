"""Whatever is typed in any form, it is taken whole, or refused: nothing is saved, and what was typed is still there."""

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .forms import forms_in
from .stored import everything
from .test_bad_input import TYPED, built_forms, forms, is_shown  # noqa: F401  # two are fixtures

TEXTS = st.text(max_size=60) | st.emails() | st.from_regex(r"\+?[0-9 ]{8,14}", fullmatch=True) | st.just("")
VALUES = {
    "date": st.dates().map(str) | TEXTS,
    "time": st.times().map(str) | TEXTS,
    "number": st.integers().map(str) | st.floats().map(str) | TEXTS,
}
CHOSEN = ("select", "radio", "checkbox")


def typed_in(form):
    """For each field: something, or what stood there."""
    fields = {name: each for name, each in form.inputs.items() if each.kind not in {"hidden", "submit", "file"}}
    return st.fixed_dictionaries(
        {
            name: st.just(each.value)
            | (st.sampled_from(each.offered) if each.kind in CHOSEN and each.offered else VALUES.get(each.kind, TEXTS))
            for name, each in fields.items()
        }
    )


def fault_in(client, form, typed, before):
    """What is wrong with the answer; then all is as before."""
    with transaction.atomic():
        response = client.post(form.url, form.untouched | typed)
        half_saved = response.status_code == 422 and everything() != before
        transaction.set_rollback(True)
    if response.status_code >= 500:
        return f"is answered {response.status_code}"
    if response.status_code == 422:
        return "is half saved" if half_saved else lost(form, typed, response)
    return ""


def lost(form, typed, response):
    shown = next((each.inputs for each in forms_in(form.url, response) if each.inputs.keys() >= typed.keys()), {})
    names = [name for name in typed if form.inputs[name].kind in TYPED and is_plain(typed[name])]
    return ", ".join(name for name in names if shown and not is_shown(shown[name], typed[name]))


def is_plain(value):
    """What a browser hands back as it got it."""
    return value.isprintable() and value.strip() == value


def try_out(client, form, before):
    client.raise_request_exception = False

    @given(typed_in(form))
    @settings(
        max_examples=3, phases=[Phase.generate], deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    def send(typed):
        fault = fault_in(client, form, typed, before)
        assert fault == "", f"{form.name}: {typed}"

    send()


def test_every_form_takes_all_or_nothing(forms):  # noqa: F811  # a fixture
    before = everything()
    for client, form in forms:
        try_out(client, form, before)
