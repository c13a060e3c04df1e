"""A field says what it wants, what is wrong, and is tied to its words."""

import re
from pathlib import Path

import pytest
from django import forms
from django.template import Context, Template

from nabodialog.ui.patterns import FilterForm, PatternForm, form_with_errors
from nabodialog.ui.widgets import DateInput, TimeInput


@pytest.fixture
def mistaken():
    return Template("{% form_fields form %}").render(Context({"form": form_with_errors("f")}))


def test_a_field_is_described_by_its_help_and_its_error(mistaken):
    assert 'aria-describedby="id_f-name_helptext id_f-name_error"' in mistaken


def test_the_summary_leads_to_the_field(mistaken):
    assert 'href="#id_f-name"' in mistaken


def test_the_summary_leads_to_the_first_of_several_choices(mistaken):
    assert 'href="#id_f-kind_0"' in mistaken
    assert 'id="id_f-kind_0"' in mistaken


class Question(forms.Form):
    name = forms.CharField(label="Hva skal det hete?")


def test_what_is_missing_is_asked_for_in_plain_words():
    summary = Template("{% error_summary form %}").render(Context({"form": Question({})}))
    assert "Hva skal det hete? Fyll ut dette feltet.</a>" in summary


def test_forms_that_are_sent_together_have_one_summary():
    both = {"one": Question({}), "two": Question({}, prefix="b")}
    summary = Template("{% error_summary one two %}").render(Context(both))
    assert (summary.count("Noe må rettes"), summary.count("Fyll ut")) == (1, 2)
    assert "Noe må rettes" not in Template("{% form_fields one summed_up=True %}").render(Context(both))


def test_what_was_typed_is_kept(mistaken):
    assert 'value="Et altfor langt navn på et møte"' in mistaken


def test_a_group_of_choices_is_a_fieldset():
    assert str(PatternForm()["kind"].as_field_group()).count("<legend") == 1


def test_what_may_be_left_out_is_marked_in_words():
    assert "(valgfritt)" in str(PatternForm()["note"].as_field_group())
    assert "(valgfritt)" not in str(PatternForm()["name"].as_field_group())


def test_filters_do_not_say_that_they_are_optional():
    assert "(valgfritt)" not in str(FilterForm()["words"].as_field_group())


def test_a_date_that_cannot_be_understood_is_kept_as_it_was_typed(mistaken):
    assert '<input type="text" name="f-on" value="i morgen"' in mistaken


@pytest.mark.parametrize(("widget", "value"), [(DateInput(), "2026-06-18"), (TimeInput(), "18:00"), (TimeInput(), "")])
def test_what_is_understood_is_shown_in_the_browser_s_own_picker(widget, value):
    assert f'type="{widget.input_type}"' in widget.render("when", value)


def test_what_is_wrong_is_said_by_us_and_not_by_the_browser_in_its_own_language():
    templates = (Path(__file__).parents[2]).rglob("templates/**/*.html")
    forms = [(path.name, form) for path in templates for form in re.findall(r"<form.*?</form>", path.read_text(), re.S)]
    with_fields = [(name, form) for name, form in forms if re.search(r"form_fields|block fields", form)]
    assert len(with_fields) > 20
    assert [name for name, form in with_fields if not re.search("novalidate|method=.get", form)] == []
