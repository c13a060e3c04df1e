from nabodialog.ui.translating import compile_room

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Lagre"\nmsgstr "Save"\n'


def test_a_catalogue_in_use_is_never_half_written(tmp_path):
    folder = tmp_path / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO)
    compile_room(tmp_path)
    with (folder / "django.mo").open("rb") as read_by_a_server:
        beginning = read_by_a_server.read(4)
        (folder / "django.po").write_text(PO.replace("Save", "Keep"))
        compile_room(tmp_path)
        assert b"Save" in beginning + read_by_a_server.read()
    assert b"Keep" in (folder / "django.mo").read_bytes()
    assert sorted(file.name for file in folder.iterdir()) == ["django.mo", "django.po"]
