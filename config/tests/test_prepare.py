from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from config.management.commands import prepare


def test_static_files_are_collected_once_and_again_when_one_changes(settings, tmp_path, monkeypatch):
    collected = []
    monkeypatch.setattr(prepare, "call_command", lambda name, **_: collected.append(name))
    prepare.collect_static_files(verbosity=0)
    prepare.collect_static_files(verbosity=0)
    assert collected == ["collectstatic"]
    monkeypatch.setattr(prepare, "digest_of_static_files", lambda: "another")
    prepare.collect_static_files(verbosity=0)
    assert len(collected) == 2


def test_preparing_twice_changes_nothing_and_needs_no_answers(transactional_db):
    for _time in range(2):
        call_command("prepare", verbosity=0, stdout=StringIO())


def test_content_that_cannot_be_read_stops_it(settings, tmp_path):
    settings.METHOD_CONTENT_DIR = tmp_path
    with pytest.raises(SystemCheckError, match="the file is missing"):
        call_command("prepare", skip_checks=False, stdout=StringIO())
