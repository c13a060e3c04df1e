from hashlib import sha1

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from config import checks
from nabodialog.people.leaked_passwords import LeakedPasswordValidator, UnusableList, check_list
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db  # another rule asks what the municipalities here are called
FREE = "fire helt nye trapper"
LEAKED = [f"passord nummer {number} av flere" for number in range(1000)]


def hashes(passwords):
    return sorted(sha1(each.encode()).hexdigest().upper() for each in passwords)


@pytest.fixture(params=["\r\n", "\n"], ids=["CRLF", "LF"])
def leaks(request, settings, tmp_path):
    """As it is downloaded; the counts are of different length, and so are the lines."""
    path = tmp_path / "pwned.txt"
    lines = [f"{each}:{7 ** (place % 9)}" for place, each in enumerate(hashes(LEAKED))]
    path.write_bytes(request.param.join(lines).encode())
    settings.LEAKED_PASSWORDS = str(path)
    return path


def test_every_password_in_the_list_is_found_the_first_the_middle_and_the_last_too(leaks):
    in_order = sorted(LEAKED, key=lambda each: sha1(each.encode()).hexdigest())
    for password in (in_order[0], in_order[500], in_order[-1], *LEAKED):
        assert LeakedPasswordValidator().has_leaked(password), password


def test_a_password_that_is_not_in_the_list_passes(leaks):
    assert not [number for number in range(500) if LeakedPasswordValidator().has_leaked(f"nytt og eget {number}")]
    validate_password(FREE)


@pytest.mark.parametrize("kept", [[], LEAKED[:1], LEAKED[:2]], ids=len)
def test_a_short_list_is_searched_too(settings, tmp_path, kept):
    path = tmp_path / "short.txt"
    path.write_text("".join(f"{each}:1\n" for each in hashes(kept)))
    settings.LEAKED_PASSWORDS = str(path)
    assert [LeakedPasswordValidator().has_leaked(each) for each in LEAKED[:3]] == [each in kept for each in LEAKED[:3]]


def test_whoever_wants_a_leaked_password_is_told_beside_the_field(browse, member, leaks):
    answer = browse(member).post("/konto/bytt-passord/", {"oldpassword": PASSWORD, "password1": LEAKED[3]})
    assert answer.status_code == 422
    assert "passord som er stjålet" in answer.content.decode()


def test_the_common_ones_are_refused_without_any_list(settings):
    settings.LEAKED_PASSWORDS = ""
    with pytest.raises(ValidationError, match="vanlig"):
        validate_password("qwerty123456")


def test_a_list_that_is_gone_shuts_nobody_out_and_stands_in_the_log(settings, caplog):
    settings.LEAKED_PASSWORDS = "/finnes/ikke"
    validate_password(LEAKED[0])
    assert "could not be used" in caplog.text
    assert LEAKED[0] not in caplog.text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "holds no hashes"),
        ("passord\n", "is not HASH:count"),
        ("".join(f"{each}:1\n" for each in reversed(hashes(LEAKED))), "is not sorted"),
    ],
)
def test_a_list_that_cannot_be_used_is_named_with_its_mend(settings, tmp_path, text, why):
    path = tmp_path / "list.txt"
    path.write_text(text)
    settings.LEAKED_PASSWORDS = str(path)
    with pytest.raises(UnusableList, match=why):
        check_list(str(path))
    [found] = checks.leaked_passwords_can_be_looked_up()
    assert why in found.msg
    assert "sorted by hash" in found.hint


def test_a_list_that_can_be_used_or_none_at_all_is_no_fault(settings, leaks):
    assert checks.leaked_passwords_can_be_looked_up() == []
    settings.LEAKED_PASSWORDS = str(leaks / "borte")
    assert "cannot be read" in checks.leaked_passwords_can_be_looked_up()[0].msg
    settings.LEAKED_PASSWORDS = ""
    assert checks.leaked_passwords_can_be_looked_up() == []
