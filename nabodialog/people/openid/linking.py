"""Which providers a person can sign in with, and which they may link."""

from dataclasses import dataclass

from nabodialog.people.models import Identity, Person

from .providers import Provider, provider_of, providers
from .proving import Proof


@dataclass(frozen=True)
class WayIn:
    """A provider's name, with the person's identity there, or with the provider where there is none yet."""

    title: str
    identity: Identity | None = None
    provider: Provider | None = None


def ways_in(person: Person) -> list[WayIn]:
    linked = list(person.identities.all())
    titles = {each.issuer: each.title for each in providers()}
    ways = [WayIn(titles.get(each.issuer, each.issuer), identity=each) for each in linked]
    known = {each.issuer for each in linked}
    return ways + [WayIn(each.title, provider=each) for each in providers() if each.issuer not in known]


def providers_of(person: Person) -> list[Provider]:
    """Those that vouch for the person today."""
    linked = set(person.identities.values_list("issuer", flat=True))
    return [each for each in providers() if each.issuer in linked]


def identity_behind(proof: Proof) -> Identity | None:
    """By the provider's own name for somebody, and by nothing else. Closed accounts answer as unknown ones do."""
    found = Identity.objects.select_related("person").filter(issuer=proof.issuer, subject=proof.subject)
    return found.filter(person__is_active=True).first()


def title_of(issuer: str) -> str:
    provider = provider_of(issuer)
    return provider.title if provider else issuer
