"""What a provider's setting may say, and how a mistake is named without its secret."""

import json

import pytest
from django.apps import apps
from joserfc.jwk import ECKey, OctKey, RSAKey

from config import checks
from nabodialog.lib.environment import SettingError
from nabodialog.people.models import Role
from nabodialog.people.openid.client_keys import private_key_of
from nabodialog.people.openid.providers import Provider, ProviderError, Rule

WHOLE = (
    "https://klient:hemmelig%2Ford@idporten.example/o?acr=a&acr=b&scope=openid+profile&admit=nordvik:leader:orgno:1:2"
)


def test_a_setting_is_read_as_it_is_written():
    found = Provider.parse("ID_PORTEN", WHOLE)
    assert (found.name, found.issuer) == ("id-porten", "https://idporten.example/o")
    assert (found.client_id, found.secret) == ("klient", "hemmelig/ord")
    assert (found.acr, found.scope) == (("a", "b"), "openid profile")
    assert found.rules == (Rule("nordvik", Role.LEADER, "orgno", "1:2"),)
    assert "hemmelig" not in repr(found)


@pytest.mark.parametrize(
    ("name", "title"), [("ANSATTPORTEN", "Ansattporten"), ("IDPORTEN", "ID-porten"), ("ENTRA", "Microsoft")]
)
def test_the_three_have_the_names_that_people_know(name, title):
    assert Provider.parse(name, "https://a:b@c.example").title == title
    assert Provider.parse(name, "https://a:b@c.example?title=Nordvik+kommune").title == "Nordvik kommune"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hemmelig", "is not an address"),
        ("https://idporten.example", "is not an address"),
        ("https://a:hemmelig@idporten.example:port", "is not an address"),
        ("https://a:hemmelig@[::1", "is not an address"),
        ("http://a:hemmelig@idporten.example", "is not encrypted"),
        ("https://a@idporten.example", "needs either a secret"),
        ("https://a:hemmelig@idporten.example?key=/x", "needs either a secret"),
        ("https://a:b@idporten.example?hemmelig=1", "that is none of"),
        ("https://a:hemmelig@idporten.example?admit=nordvik", "municipality:role:claim:value"),
        ("https://a:hemmelig@idporten.example?admit=nordvik:sjef:groups:x", "role is none of"),
        ("https://a:hemmelig@login.microsoftonline.com/common/v2.0", "name the tenant"),
        ("https://a:hemmelig@login.microsoftonline.com", "name the tenant"),
    ],
)
def test_a_mistake_is_named_and_the_secret_is_not(settings, db, text, why):
    with pytest.raises(ProviderError, match=why):
        Provider.parse("IDPORTEN", text)
    settings.SECRET_OIDC = {"IDPORTEN": text}
    [found] = checks.providers_can_vouch()
    assert found.id == "config.E005"
    assert "hemmelig" not in str(found).replace("client-id:secret", "")


@pytest.mark.parametrize(
    ("found", "ids"),
    [
        ({"IDPORTEN": "https://a:b@c.example?admit=nordvik:reader:orgno:1&required=nordvik"}, []),
        ({"IDPORTEN": "https://a:b@c.example?admit=sorvik:reader:orgno:1"}, ["config.E006"]),
        ({"IDPORTEN": "https://a:b@c.example?required=sorvik"}, ["config.E006"]),
    ],
)
def test_what_does_not_fit_together_is_named(settings, municipality, found, ids):
    settings.SECRET_OIDC = found
    assert [each.id for each in checks.providers_can_vouch()] == ids


def test_a_rule_may_name_an_address_that_a_municipality_had(settings, municipality):
    settings.SECRET_OIDC = {"IDPORTEN": "https://a:b@c.example?required=nordvika"}
    municipality.keep_former_slug("nordvika")
    assert not checks.providers_can_vouch()


def test_two_settings_with_one_issuer_stop_the_start(settings):
    settings.SECRET_OIDC = {"A": "https://a:b@c.example", "B": "https://d:e@other.example"}
    apps.get_app_config("config").ready()
    settings.SECRET_OIDC = {"A": "https://a:hemmelig@c.example", "B": "https://d:hemmelig@c.example"}
    with pytest.raises(SettingError, match="same issuer twice, as a and b") as stopped:
        apps.get_app_config("config").ready()
    assert "hemmelig" not in str(stopped.value)


def with_key(folder, text):
    path = folder / "key.jwk"
    path.write_text(text)
    return Provider.parse("ANSATTPORTEN", f"https://a@ansattporten.example?key={path}")


@pytest.mark.parametrize(("kind", "made_of", "algorithm"), [(RSAKey, 2048, "RS256"), (ECKey, "P-256", "ES256")])
def test_a_key_of_our_own_is_read_from_its_file(tmp_path, kind, made_of, algorithm):
    key = kind.generate_key(made_of, {"kid": "vår"}, private=True)
    signing = private_key_of(with_key(tmp_path, json.dumps(key.as_dict(private=True))))
    assert (signing.auth.alg, signing.auth.headers) == (algorithm, {"kid": "vår"})


PUBLIC = RSAKey.generate_key(2048, {"kid": "vår"}, private=True).as_dict(private=False)
NAMELESS = RSAKey.generate_key(2048, private=True).as_dict(private=True)
SHARED = OctKey.generate_key(256, {"kid": "vår"}).as_dict(private=True)


@pytest.mark.parametrize("held", [PUBLIC, {**NAMELESS, "kid": ""}, SHARED, {}, [], 7], ids=range(6))
def test_a_file_that_holds_no_key_to_sign_with_is_named(settings, tmp_path, db, held):
    with pytest.raises(ProviderError, match="key file"):
        private_key_of(with_key(tmp_path, json.dumps(held)))


def test_a_key_that_is_not_there_is_named_by_check(settings, tmp_path, db):
    settings.SECRET_OIDC = {"ANSATTPORTEN": f"https://a@ansattporten.example?key={tmp_path}/borte"}
    assert "cannot be read" in checks.providers_can_vouch()[0].msg
