from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import call_command

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    call_command("demo", stdout=StringIO())
