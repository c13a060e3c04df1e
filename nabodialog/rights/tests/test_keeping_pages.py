"""What a municipality keeps, on one page, and how it decides."""

import pytest

from nabodialog.history.models import Event
from nabodialog.keeping.kinds import all_kinds
from nabodialog.keeping.models import KeepingRule
from nabodialog.keeping.rules import keep_for

PAGE = "/arbeid/nordvik/hva-vi-tar-vare-pa/"


def test_the_page_tells_of_every_kind(browse, administrator):
    page = browse(administrator).get(PAGE).text
    assert not [str(kind.name) for kind in all_kinds().kinds if str(kind.name) not in page]
    assert "24 måneder etter at den ble avsluttet" in page


@pytest.mark.parametrize(("months", "kept"), [("12", [12]), ("2", []), ("61", []), ("", []), ("mange", [])])
def test_an_administrator_decides_within_bounds(browse, administrator, months, kept):
    response = browse(administrator).post(f"{PAGE}enquiries/", {"amount": months})
    assert response.status_code == (302 if kept else 422)
    assert list(KeepingRule.objects.values_list("amount", flat=True)) == kept
    assert Event.objects.filter(thing_label="Henvendelser", details__new="12").count() == len(kept)


@pytest.mark.parametrize("kind", ["staff", "address-drafts", "finnes-ikke"])
def test_what_cannot_be_chosen_has_no_page(browse, administrator, kind):
    assert browse(administrator).get(f"{PAGE}{kind}/").status_code == 404


def test_neighbours_read_the_municipalitys_own_days(client, municipality, administrator):
    keep_for(municipality, "needs", 3, by=administrator)
    keep_for(municipality, "registrations", 60, by=administrator)
    page = client.get("/nordvik/personvern/").text
    assert "Slettes 3 dager etter møtet" in page
    assert "Slettes 60 dager etter møtet" in page
