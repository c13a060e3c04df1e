"""Every address of the product, with something to put in each of its gaps."""

from dataclasses import dataclass, field

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    gaps: dict[str, str] = field(hash=False)


def addresses(patterns=None, route="", namespace="", gaps=None):
    """Walks the address list, so that no address can be forgotten."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = route + str(pattern.pattern)
        named = getattr(pattern.pattern, "converters", None) or getattr(pattern.pattern.regex, "groupindex", {})
        inside = {**(gaps or {}), **dict.fromkeys(named, "")}
        if isinstance(pattern, URLResolver):
            space = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, here, space, inside)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{here} has no name"
            yield Address(namespace + pattern.name, here, inside)
