"""A catalogue is compiled when its text is newer, and else left alone."""

import os

from nabodialog.ui.translating import compile_room


def test_a_catalogue_is_compiled_when_its_text_is_newer_and_else_left_alone(tmp_path):
    text = tmp_path / "locale" / "nn" / "LC_MESSAGES" / "django.po"
    text.parent.mkdir(parents=True)
    text.write_text('msgid "Hei"\nmsgstr "Hei på deg"\n', "utf-8")
    os.utime(text, (1_000_000_000, 1_000_000_000))
    compile_room(tmp_path)
    compiled = text.with_suffix(".mo")
    before = compiled.stat()
    compile_room(tmp_path)
    assert compiled.stat() == before
    text.write_text('msgid "Hei"\nmsgstr "Hallo der"\n', "utf-8")
    os.utime(compiled, (1_000_000_000, 1_000_000_000))
    compile_room(tmp_path)
    assert b"Hallo der" in compiled.read_bytes()
