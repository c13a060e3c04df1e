"""Address lists: kept for letters, in the order of the post, and gone on the day that is shown."""

from datetime import UTC, date, datetime

import pytest

from nabodialog.history.models import Event, Verb
from nabodialog.involvement.addresses.keeping import delete_address_list, delete_due, keep_address_list
from nabodialog.involvement.models import AddressLine, AddressList

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def line(street="Fjellveien", number=1, **more):
    return AddressLine(street=street, number=number, **{"postcode": "9008", "place": "Tromsø", **more})


@pytest.fixture
def keep(project, leader):
    """A list of these lines, to be deleted on 1 May."""

    def kept(*lines, **more):
        about = {"name": "Naboene", "purpose": "Brev", "imported_at": NOW, "delete_on": date(2026, 5, 1)}
        return keep_address_list(AddressList(project=project, imported_by=leader, **(about | more)), lines)

    return kept


def test_letters_go_out_in_the_order_of_the_post(keep):
    kept = keep(
        line(number=10), line(number=2, letter="B"), line(number=2, unit="H0102"), line("Aasgata", postcode="9010")
    )
    assert [str(each) for each in kept.lines.for_letters()] == [
        "Fjellveien 2 H0102, 9008 Tromsø",
        "Fjellveien 2B, 9008 Tromsø",
        "Fjellveien 10, 9008 Tromsø",
        "Aasgata 1, 9010 Tromsø",
    ]


def test_a_letter_is_for_whoever_lives_there_unless_it_is_for_an_organisation(keep):
    home, shop = keep(line(), line(number=3, organisation="Nærbutikken")).lines.for_letters()
    assert home.envelope == ("Beboerne på adressen", "Fjellveien 1", "9008 TROMSØ")
    assert shop.addressed_to == "Nærbutikken"


def test_no_letter_goes_to_a_group_that_does_not_want_contact(keep, project):
    group = project.stakeholders.create(kind="block", name="Kvartalet", permission="yes")
    kept = keep(line(), stakeholder=group)
    assert kept.lines.for_letters().count() == 1
    project.stakeholders.update(permission="no")
    assert not kept.lines.for_letters().exists()


def test_a_list_is_deleted_on_its_day_and_not_before(keep):
    keep(line(), line(number=2))
    assert delete_due(datetime(2026, 4, 30, 12, tzinfo=UTC)) == 0
    assert delete_due(datetime(2026, 5, 1, 1, tzinfo=UTC)) == 1
    assert not AddressLine.objects.exists()


def test_the_receipt_says_how_many_and_names_no_address(keep, project, leader):
    delete_address_list(keep(line(), line(number=2)), by=leader)
    receipt = Event.objects.within(project).get(verb=Verb.REMOVED)
    assert receipt.details == {"reason": "2 adresser"}
    assert "Fjellveien" not in f"{receipt} {receipt.details}"


def test_what_two_delete_at_once_is_deleted_once(keep, leader):
    kept = keep(line())
    twin = AddressList.objects.get()
    assert [delete_address_list(each, by=leader) for each in (kept, twin)] == [True, False]
    assert Event.objects.filter(verb=Verb.REMOVED).count() == 1


def test_a_list_has_no_room_for_a_birth_number():
    fields = {field.name for field in AddressLine._meta.get_fields()}
    assert fields == {
        *("id", "list", "street", "number", "letter", "unit", "postcode", "place", "organisation", "recipient")
    }
