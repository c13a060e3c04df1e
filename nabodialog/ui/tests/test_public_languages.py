"""A language is there when its files are."""

import pytest

from nabodialog.ui import public_languages as module
from nabodialog.ui.public_languages import public_language, public_languages


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    public_languages.cache_clear()
    yield tmp_path
    public_languages.cache_clear()


def describe(folder, code, text):
    (folder / code).mkdir()
    (folder / code / "language.yaml").write_text(text)


def test_a_language_is_added_by_adding_a_file(folder):
    describe(folder, "nb", "name: Bokmål\nplace: 1")
    describe(folder, "sma", "name: Åarjelsaemien\nplace: 2\npages: [neighbours:contact]")
    assert [language.code for language in public_languages()] == ["nb", "sma"]
    assert public_language("sma").is_draft
    assert public_language("sma").has("neighbours:contact")
    assert not public_language("sma").has("neighbours:project")


def test_a_finished_language_has_every_page():
    assert not public_language("en").is_draft
    assert public_language("en").has("neighbours:project")


@pytest.mark.parametrize("code", ["de", None, ""])
def test_what_is_none_of_ours_is_read_as_bokmal(code):
    assert public_language(code).code == "nb"
