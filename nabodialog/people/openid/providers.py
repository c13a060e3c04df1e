"""The providers that may vouch for people, as settings give them: https://client-id:secret@issuer?acr=…&admit=…

The secret is in no repr, so that it gets into no log and on no page of errors. docs/running.md tells how to write one.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.conf import settings

from nabodialog.lib.environment import SettingError
from nabodialog.people.models import Role

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
TITLES = {"ansattporten": "Ansattporten", "idporten": "ID-porten", "entra": "Microsoft"}
# Levels and ways that are two factors: ID-porten's and Ansattporten's `acr`, and the `amr` of RFC 8176.
STRONG = frozenset({"idporten-loa-substantial", "idporten-loa-high", "mfa"})
KNOWN = {"acr", "admit", "key", "required", "resource", "scope", "strong", "title"}
ENTRA = "login.microsoftonline.com"
# Entra's addresses for «whichever organisation»: the answer's issuer is then another than the one that was asked.
ANY_TENANT = re.compile(r"/(common|organizations|consumers)(/|$)")


class ProviderError(Exception):
    """What is wrong with the setting, in words that never repeat it."""


@dataclass(frozen=True)
class Rule:
    """Whoever has this value of this claim is let into the municipality, in the role."""

    municipality: str
    role: Role
    claim: str
    value: str

    @classmethod
    def parse(cls, text: str) -> "Rule":
        parts = text.split(":", 3)
        if len(parts) != 4 or not all(parts):
            raise ProviderError("has an admit that is not municipality:role:claim:value")
        if parts[1] not in Role.values:
            raise ProviderError(f"has an admit whose role is none of {', '.join(Role.values)}")
        return cls(parts[0], Role(parts[1]), parts[2], parts[3])


@dataclass(frozen=True)
class Provider:
    """`acr` is what is asked for, and all that is accepted; empty where the provider has no levels."""

    name: str
    title: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    key_file: str = ""
    acr: tuple[str, ...] = ()
    strong: frozenset[str] = STRONG
    scope: str = "openid"
    resource: str = ""
    rules: tuple[Rule, ...] = ()
    required_by: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, name: str, text: str) -> "Provider":
        url = address_in(text)
        more = parse_qs(url.query)
        if more.keys() - KNOWN:  # not repeated: half a secret with an & in it would stand there
            raise ProviderError(f"has a word after ? that is none of {', '.join(sorted(KNOWN))}")
        slug = name.lower().replace("_", "-")
        key_file, secret = more.get("key", [""])[-1], unquote(url.password or "")
        if bool(key_file) == bool(secret):
            raise ProviderError("needs either a secret after the client's name or ?key=, and not both")
        return cls(
            name=slug,
            title=more.get("title", [TITLES.get(slug, slug.capitalize())])[-1],
            issuer=f"{url.scheme}://{url.netloc.rpartition('@')[2]}{url.path}",
            client_id=unquote(url.username or ""),
            secret=secret,
            key_file=key_file,
            acr=tuple(more.get("acr", ())),
            strong=STRONG | set(more.get("strong", ())),
            scope=more.get("scope", ["openid"])[-1],
            resource=more.get("resource", [""])[-1],
            rules=tuple(Rule.parse(each) for each in more.get("admit", ())),
            required_by=frozenset(more.get("required", ())),
        )

    @property
    def municipalities(self) -> set[str]:
        return {rule.municipality for rule in self.rules} | self.required_by


def address_in(text: str) -> SplitResult:
    try:
        url = urlsplit(text)
        _port = url.port
    except ValueError:
        raise ProviderError("is not an address like https://client-id:secret@issuer") from None
    if url.scheme not in {"https", "http"} or not url.hostname or not url.username or url.fragment:
        raise ProviderError("is not an address like https://client-id:secret@issuer")
    if url.scheme == "http" and url.hostname not in LOOPBACK:
        raise ProviderError("is not encrypted: http:// is for this machine alone, use https://")
    if url.hostname == ENTRA and (url.path.count("/") < 2 or ANY_TENANT.search(url.path)):
        raise ProviderError("is for any organisation: name the tenant, and write one setting for each")
    return url


def providers() -> list[Provider]:
    """Those that can be understood; `check --deploy` says what is wrong with the rest."""
    found = []
    for name, text in sorted(settings.SECRET_OIDC.items()):
        try:
            found.append(Provider.parse(name, text))
        except ProviderError:
            continue
    return found


def refuse_shared_issuers() -> None:
    """Whose word it is, and so who somebody is, follows from the issuer alone: two settings with one stop the start."""
    seen: dict[str, str] = {}
    for each in providers():
        if each.issuer in seen:
            raise SettingError(f"NABODIALOG_OIDC_… has the same issuer twice, as {seen[each.issuer]} and {each.name}.")
        seen[each.issuer] = each.name


def provider_named(name: str) -> Provider | None:
    return next((each for each in providers() if each.name == name), None)


def provider_of(issuer: str) -> Provider | None:
    return next((each for each in providers() if each.issuer == issuer), None)
