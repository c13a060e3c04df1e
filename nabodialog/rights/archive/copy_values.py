"""What stands in a published copy, as the archive's paper has it: words for codes, and days as we write them.

The copy is JSON, and the shape that it was written from knows what each part is. A copy from an earlier release may
hold what no shape has now: that is printed as it stands.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from types import UnionType
from typing import Any, Union, get_args, get_origin

from django.conf import settings
from django.db.models import TextChoices
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from nabodialog.involvement.public import MEETING, MINUTES, PLAN, PublicMeeting, PublicMinutes, PublicPlan
from nabodialog.listening.public import HEARD, PROMISES, PublicHeard, PublicPromises
from nabodialog.projects.models import Publication, Supplement
from nabodialog.projects.public import Public, PublicProject

SHAPES: Mapping[str, type[Public]] = {
    MEETING: PublicMeeting,
    MINUTES: PublicMinutes,
    PLAN: PublicPlan,
    HEARD: PublicHeard,
    PROMISES: PublicPromises,
}
Shape = Any
"""A class of `Public`, what one of its fields is annotated with, or None where nobody knows."""


def shape_of(copy: Publication | Supplement) -> Shape:
    return SHAPES.get(copy.room) if isinstance(copy, Supplement) else PublicProject


def shape_within(shape: Shape, name: str) -> Shape:
    """Of one part of it."""
    fields = shape.model_fields if isinstance(shape, type) and issubclass(shape, Public) else {}
    if name == "language" and name in fields:
        return "language"
    return without_none(fields[name].annotation) if name in fields else None


def shape_of_each(shape: Shape) -> Shape:
    """Of what stands in a row."""
    origin: Any = get_origin(shape)
    return get_args(shape)[0] if origin is tuple else None


def without_none(shape: Shape) -> Shape:
    origin: Any = get_origin(shape)
    if origin in (Union, UnionType):
        return next(each for each in get_args(shape) if each is not type(None))
    return shape


def value_in_words(value: Any, shape: Shape) -> str:
    if isinstance(value, bool):
        return _("Ja") if value else _("Nei")
    if shape == "language":
        return str(dict(settings.LANGUAGES).get(value, value))
    if isinstance(shape, type) and isinstance(value, str):
        return chosen_in_words(value, shape) or moment_in_words(value, shape) or value
    return str(value)


def chosen_in_words(value: str, shape: type) -> str:
    return str(dict(shape.choices).get(value, "")) if issubclass(shape, TextChoices) else ""


def moment_in_words(value: str, shape: type) -> str:
    """Nothing where it is no moment. A datetime is a date too, so it is asked for first."""
    if issubclass(shape, datetime):
        at = parse_datetime(value)
        return date_format(localtime(at), "DATETIME_FORMAT") if at else ""
    if issubclass(shape, date):
        day = parse_date(value)
        return date_format(day) if day else ""
    if issubclass(shape, time):
        clock = parse_time(value)
        return time_format(clock) if clock else ""
    return ""
