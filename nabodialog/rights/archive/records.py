"""What the archive lacks of what a municipality must archive, each as one document: gathered, and not yet packed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from typing import Any

from django.db import models
from django.db.models import Exists, QuerySet
from django.utils.formats import date_format
from django.utils.timezone import localtime, now
from django.utils.translation import gettext as _

from nabodialog.involvement.models import StrategyVersion
from nabodialog.involvement.scope import Scope
from nabodialog.keeping.models import Archived
from nabodialog.listening.archiving import waiting_for_archive
from nabodialog.listening.models import Enquiry
from nabodialog.listening.story import story_of
from nabodialog.people.models import Municipality
from nabodialog.projects.models import Publication, Supplement
from nabodialog.reports.documents import Document, Part, Table, facts, paragraphs
from nabodialog.reports.sending import page_of
from nabodialog.reports.strategies import made_from, municipal_sender, strategy_adopted

from .copy_values import Shape, shape_of, shape_of_each, shape_within, value_in_words
from .copy_words import part_in_words

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Correspondent:
    """Who wrote it. Without a name they are called what they are: a neighbour."""

    name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Record:
    """One thing on its way to the archive. `thing` is what is confirmed afterwards."""

    thing: models.Model
    key: str
    title: str
    made_at: datetime
    made_by: str
    document: Callable[[], Document]
    subject: str = ""
    correspondent: Correspondent | None = None
    pictures: tuple[bytes, ...] = ()


def waiting(place: Municipality) -> list[Record]:
    """Enquiries that ended first: they are what retention waits for."""
    return list(islice(chain(enquiries(place), published(place), strategies(place)), MOST_AT_ONCE))


def how_many_wait(place: Municipality) -> int:
    rows: tuple[QuerySet[Any], ...] = (
        waiting_for_archive(Enquiry.objects.filter(project__municipality=place)),
        unarchived(Publication.objects.filter(project__municipality=place)),
        unarchived(Supplement.objects.filter(project__municipality=place)),
        unarchived(StrategyVersion.objects.filter(strategy__municipality=place)),
    )
    return sum(each.count() for each in rows)


def unarchived(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """Finished copies: what is confirmed once, stays confirmed."""
    return rows.filter(~Exists(Archived.objects.of(rows.model))).order_by("pk")


def enquiries(place: Municipality) -> Iterator[Record]:
    rows = waiting_for_archive(Enquiry.objects.filter(project__municipality=place)).order_by("ended_at", "pk")
    for each in rows.select_related("project", "contact").prefetch_related("photos")[:MOST_AT_ONCE]:
        yield enquiry_record(each, place)


def enquiry_record(enquiry: Enquiry, place: Municipality) -> Record:
    contact = getattr(enquiry, "contact", None)
    told = {"name": contact.name, "email": contact.email, "phone": contact.phone} if contact else {"name": ""}
    told["name"] = told["name"] or _("Nabo uten navn")
    return Record(
        thing=enquiry,
        key=enquiry.code,
        title=_("%(kind)s fra nabo, %(code)s") % {"kind": enquiry.get_kind_display(), "code": enquiry.readable_code},
        made_at=enquiry.received_at,
        made_by=str(enquiry.registered_by or told["name"]),
        document=lambda: enquiry_document(enquiry, place),
        subject=enquiry.project.name,
        correspondent=Correspondent(**told),
        pictures=tuple(bytes(photo.jpeg) for photo in enquiry.photos.all()),
    )


def enquiry_document(enquiry: Enquiry, place: Municipality) -> Document:
    outcome = enquiry.get_outcome_display()
    about = [
        (_("Prosjekt"), enquiry.project.name),
        (_("Kom"), moment(enquiry.received_at)),
        (_("Hvordan"), enquiry.get_channel_display()),
        (_("Hva det ble til"), ": ".join(part for part in (str(outcome), enquiry.outcome_reason) if part)),
    ]
    parts = tuple(
        Part(f"{entry.title}, {moment(entry.at)}", paragraphs=paragraphs(entry.text)) for entry in story_of(enquiry)
    )
    return document(place, enquiry.readable_code, facts(about), parts)


def published(place: Municipality) -> Iterator[Record]:
    """Every copy that neighbours have read, also those that were replaced or withdrawn."""
    for model, name in ((Publication, _("Publisert side")), (Supplement, _("Publisert tillegg"))):
        rows = unarchived(model.objects.filter(project__municipality=place)).select_related("project", "by")
        for each in rows[:MOST_AT_ONCE]:
            yield copy_record(each, f"{name}: {each.project.name}, {moment(each.at)}", place)


def copy_record(copy: Publication | Supplement, title: str, place: Municipality) -> Record:
    def written() -> Document:
        head = (_("Felt"), _("Innhold"))
        rows = tuple(lines_of(copy.content, shape_of(copy)))
        return document(
            place, title, (), (Part(_("Slik naboene leste det"), table=Table(head, rows, _("Ingenting."))),)
        )

    key = f"{copy._meta.model_name}-{copy.pk}"
    return Record(copy, key, title, copy.at, str(copy.by), written, copy.project.name)


def lines_of(content: Any, shape: Shape, path: str = "") -> Iterator[tuple[str, str]]:
    """What a copy says, line by line."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            words = part_in_words(str(name))
            yield from lines_of(value, shape_within(shape, name), f"{path}: {words}" if path else words)
    elif isinstance(content, list):
        for number, value in enumerate(content, 1):
            yield from lines_of(value, shape_of_each(shape), f"{path} {number}")
    elif content not in (None, ""):
        yield path, value_in_words(content, shape)


def strategies(place: Municipality) -> Iterator[Record]:
    rows = unarchived(StrategyVersion.objects.filter(strategy__municipality=place))
    for each in rows.select_related("strategy__project", "by")[:MOST_AT_ONCE]:
        yield strategy_record(each, place)


def strategy_record(version: StrategyVersion, place: Municipality) -> Record:
    scope = Scope(place, version.strategy.project)
    title = _("Kommunikasjonsstrategi, utgave %(number)s") % {"number": version.number}
    key = f"strategy-{version.pk}"
    made = version.at, str(version.by)
    return Record(version, key, title, *made, lambda: strategy_adopted(scope, version, now()), str(scope.place))


def document(place: Municipality, title: str, about: tuple[tuple[str, str], ...], parts: tuple[Part, ...]) -> Document:
    return Document(
        language=place.language,
        title=title,
        sender=municipal_sender(place),
        page_of=page_of(),
        subtitle=_("Til arkivet"),
        facts=about,
        parts=parts,
        made=made_from(now()),
    )


def moment(at: datetime) -> str:
    return date_format(localtime(at), "DATETIME_FORMAT")
