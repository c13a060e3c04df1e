"""What tables hold of people: each room declares its own, and whoever must tell or erase it asks the declarations.

Every text in every table is declared: as somebody's, as words that may mention somebody, or as nobody's.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise

TEXTS = (models.CharField, models.TextField, models.JSONField, models.BinaryField, models.GenericIPAddressField)
NOBODY = Q(pk__in=[])


class Whose(StrEnum):
    NEIGHBOUR = "neighbour"
    OUTSIDER = "outsider"
    STAFF = "staff"


@dataclass(frozen=True)
class Sought:
    """What somebody told us, so that we find them: an address, a telephone number, the code of an enquiry."""

    email: str = ""
    phone: str = ""
    code: str = ""

    @property
    def bare_phone(self) -> str:
        """As compared: digits alone, without the country's."""
        return re.sub(r"^(0047|47(?=\d{8}$))", "", re.sub(r"\D", "", self.phone))

    def by_email(self, path: str) -> Q:
        return Q(**{f"{path}__iexact": self.email}) if self.email else NOBODY

    def by_phone(self, path: str) -> Q:
        """However it was written."""
        pattern = r"^(\+47|0047)? *" + " *".join(self.bare_phone) + "$"
        return Q(**{f"{path}__regex": pattern}) if self.bare_phone else NOBODY

    def by_code(self, path: str) -> Q:
        return Q(**{path: self.code}) if self.code else NOBODY

    @property
    def marks(self) -> "list[re.Pattern[str]]":
        """How it may stand in words."""
        found = [re.compile(rf"(?<![\w.+@-]){re.escape(self.email)}(?![\w-])", re.IGNORECASE)] if self.email else []
        if len(self.bare_phone) > 4:
            found.append(re.compile(r"(?<!\d)((\+|00)47[ .-]?)?" + r"[ .-]?".join(self.bare_phone) + r"(?!\d)"))
        return found


@dataclass(frozen=True)
class Holding:
    """`kind` says how long, `fields` what is told, `place` leads to the municipality.

    Without `found`, what somebody can tell of themselves does not find it.
    """

    model: type[models.Model]
    title: "str | Promise"
    whose: Whose
    kind: str
    fields: tuple[str, ...]
    place: str = ""
    found: Callable[[Sought], Q] | None = None

    def of(self, sought: Sought, place: models.Model) -> "models.QuerySet[Any]":
        """Rows about one person in one municipality."""
        rows = self.model._default_manager.all()
        return rows.filter(self.found(sought), **{self.place: place}).distinct() if self.found else rows.none()


@dataclass(frozen=True)
class Declaration:
    """Of one room. `mentions` are words that staff write, `nobodys` are nobody's: by table, the names of fields."""

    holdings: tuple[Holding, ...] = ()
    mentions: Mapping[str, str] = field(default_factory=dict)
    nobodys: Mapping[str, str] = field(default_factory=dict)

    def named(self) -> Iterator[tuple[str, str]]:
        """Every field that is declared, by its table."""
        for holding in self.holdings:
            yield from ((holding.model._meta.label, name) for name in holding.fields)
        for table in (self.mentions, self.nobodys):
            for label, names in table.items():
                yield from ((label, name) for name in names.split())


class Deed(StrEnum):
    ERASED = "erased"
    MASKED = "masked"
    KEPT = "kept"


@dataclass(frozen=True)
class Fate:
    """What becomes of rows about a person: how many, and why where they stay."""

    deed: Deed
    title: "str | Promise"
    number: int
    why: "str | Promise" = ""


def texts_of(model: type[models.Model]) -> list[str]:
    """The fields where words can stand; what has a list of choices is no words."""
    found = (each for each in model._meta.concrete_fields if isinstance(each, TEXTS) and not each.choices)
    return [each.name for each in found]


def happened(fates: Iterable[Fate]) -> list[Fate]:
    return [fate for fate in fates if fate.number]
