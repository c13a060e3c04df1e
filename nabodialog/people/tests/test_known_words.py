import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from nabodialog.people.known_words import KnownWordsValidator

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password", ["Nabodialog2026!", "nordvik kommune", "NORDVIK-Nordvik-1", "Nordvik12345678", "passordnabo123"]
)
def test_where_one_works_and_a_number_is_no_password(municipality, password):
    with pytest.raises(ValidationError, match="gjetter dette passordet lett"):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["nabo med fire grønne trapper", "Nordvik har tre gamle bruer", "fire helt nye trapper"]
)
def test_the_words_may_stand_among_others(municipality, password):
    validate_password(password)


def test_what_the_installation_does_not_know_is_left_to_the_others(municipality):
    KnownWordsValidator().validate("sørvik 12345")
