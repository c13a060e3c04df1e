"""Letters to begin from: five kinds in both languages, easy to read, and a slip is told with file and line."""

import shutil

import pytest

from nabodialog.method.checks import content_can_be_read
from nabodialog.method.letters import BLANKS, letter_templates
from nabodialog.method.plain_language import look_over


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("template", letter_templates(), ids=lambda template: template.id)
def test_a_letter_is_in_plain_language(template, language):
    text = template.text.in_language(language).format_map(dict.fromkeys(BLANKS, "Fjellveien"))
    advice = look_over(text, language)
    assert list(advice.hurtful) == []
    assert list(advice.long_sentences) == []
    assert not advice.is_heavy


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("{contact}", "{kontakt}", "nothing is known of {kontakt}"),
        ("«{project}»", "prosjektet", "are not filled with the same"),
        ("id: thanks", "id: takk", "letters.4.id"),
    ],
)
def test_a_slip_stops_the_start_and_says_where(settings, tmp_path, right, wrong, told):
    content = tmp_path / "content"
    shutil.copytree(settings.METHOD_CONTENT_DIR, content)
    settings.METHOD_CONTENT_DIR = content
    for language in ("nb", "nn") if right.startswith("id") else ("nn",):
        path = content / "letters" / language / "letters.yaml"
        path.write_text(path.read_text("utf-8").replace(right, wrong), "utf-8")
    (error,) = content_can_be_read()
    assert "letters.yaml:" in error.msg
    assert told in error.msg
