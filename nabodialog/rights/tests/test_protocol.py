"""The documents a municipality needs say what the product does."""

from pathlib import Path

import pytest

from nabodialog.keeping.kinds import all_kinds
from nabodialog.keeping.telling import how_long
from nabodialog.lib.personal import texts_of
from nabodialog.rights.declared import all_holdings
from nabodialog.rights.protocol import protocol

PRIVACY = Path(__file__).resolve().parents[3] / "docs" / "privacy"
RECORD = (PRIVACY / "behandlingsprotokoll.md").read_text("utf-8")


def test_the_processing_record_is_as_the_declarations_are():
    """After a change: put what `protocol()` says in place of the table."""
    assert protocol() in RECORD


@pytest.mark.parametrize("kind", all_kinds().kinds, ids=lambda kind: kind.id)
def test_each_kind_stands_there_with_its_days(kind):
    row = next(line for line in RECORD.splitlines() if line.startswith(f"| {kind.name.nb} |"))
    assert f"| {how_long(kind)}" in row


def test_every_table_with_something_personal_stands_there():
    assert [one.model._meta.label for one in all_holdings() if f"`{one.model._meta.label}`" not in RECORD] == []
    assert all(texts_of(one.model) for one in all_holdings())


@pytest.mark.parametrize(
    "name", ["personvernkonsekvensvurdering", "behandlingsprotokoll", "databehandleravtale-vedlegg"]
)
def test_each_document_has_a_date_and_says_where_a_lawyer_must_judge(name):
    text = (PRIVACY / f"{name}.md").read_text("utf-8")
    assert "28. november 2026" in text
    assert "[JURIST]" in text
