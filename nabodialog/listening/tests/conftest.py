from datetime import UTC, datetime

import pytest

from nabodialog.listening.receiving import Said, receive

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def now():
    return MONDAY


@pytest.fixture
def enquiry(project, now):
    """From a neighbour who left an e-mail."""
    return receive(project, Said("Når begynner dere å bygge?", email="nabo@epost.example"), now=now)
