"""A hundred times as much of everything: each table's first row over and over, so that no list can be forgotten."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from graphlib import TopologicalSorter
from uuid import uuid4

from django.apps import apps
from django.db import IntegrityError, models, transaction

from nabodialog.people.models import Person

FRAMEWORK = {"auth", "contenttypes", "sessions"}


def tables():
    """Each table after those that it points to."""
    own = [model for model in apps.get_models() if model._meta.app_label not in FRAMEWORK]
    before = {
        model: {each.related_model for each in model._meta.concrete_fields if each.is_relation} - {model}
        for model in own
    }
    return [model for model in ordered(before) if model in own]


def ordered(before):
    """Where two point at each other, a pointer that may be empty gives way."""
    for model, others in before.items():
        loose = {each.related_model for each in model._meta.concrete_fields if each.is_relation and each.null}
        before[model] = {other for other in others if model not in before.get(other, ()) or other not in loose}
    return TopologicalSorter(before).static_order()


def unique_fields(model):
    """Sets of fields whose values together stand in one row alone."""
    yield from ([each] for each in model._meta.concrete_fields if each.unique and not each.primary_key)
    yield from ([each] for each in model._meta.concrete_fields if isinstance(each, models.EmailField))
    sets = [*model._meta.unique_together, *(c.fields for c in model._meta.constraints if hasattr(c, "deferrable"))]
    yield from ([model._meta.get_field(name) for name in names] for names in sets if names)


@dataclass
class Multiplier:
    """Makes rows number `made` and on. `me` is who looks at the pages: every second row is theirs."""

    me: Person
    copies: dict = field(default_factory=dict)

    def multiply(self, numbers):
        """Tells which tables could not be filled."""
        empty = {model._meta.label for model in tables() if not self._fill(model, numbers)}
        for model, copies in self.copies.items():
            for each in (each for each in model._meta.concrete_fields if each.one_to_one and each.null):
                self._point(model, copies, each, numbers)
        return empty

    def _point(self, model, copies, each, numbers):
        """At the copies of what each was made before."""
        for number in numbers:
            other = self.copies.get(each.related_model, {}).get(number)
            model._base_manager.filter(pk=copies[number].pk).update(**{each.name: other})

    def _fill(self, model, numbers):
        original = model._base_manager.order_by("pk").first()
        if original is None:
            return False
        for with_people in (True, False):
            rows = [self._copy(original, number, with_people) for number in numbers]
            try:
                with transaction.atomic():
                    made = model._base_manager.bulk_create(rows)
            except IntegrityError:
                continue
            self.copies.setdefault(model, {}).update(zip(numbers, made, strict=True))
            return True
        return False

    def _copy(self, original, number, with_people):
        values = {each.attname: getattr(original, each.attname) for each in original._meta.concrete_fields}
        values.pop(original._meta.pk.attname)
        people = [each for each in original._meta.concrete_fields if each.related_model is Person and with_people]
        for place, each in enumerate(people):  # never the same one twice in a row, as no one stands in for themselves
            values[each.attname] = self.me.pk if (number + place) % 2 else self.copies[Person][number].pk
        if values.get("method_id"):  # what is the method's own stands once in a project; the copies are the project's
            values |= {name: "Eget" for name in values if name.startswith("own_")}
            values |= {name: "" for name in ("method_id", "method_version") if name in values}
        for together in unique_fields(type(original)):
            self._set_apart(values, together, number)
        return type(original)(**values)

    def _set_apart(self, values, together, number):
        """By one of the fields: a text, a day or a number, or else what it points to."""
        plain = [each for each in together if not each.is_relation and not each.choices and values[each.attname]]
        if together[0].one_to_one and together[0].null:
            values[together[0].attname] = None
            return
        pointing = [each for each in together if number in self.copies.get(each.related_model, ())]
        for each in plain[:1]:
            values[each.attname] = another(values[each.attname], each, number)
        if not plain and pointing:
            each = next((each for each in pointing if each.related_model is Person), pointing[-1])
            values[each.attname] = self.copies[each.related_model][number].pk


def another(value, each, number):
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, datetime | date):
        return value + timedelta(days=number + 1)
    if isinstance(value, time):
        return time(*divmod(number, 60))
    if isinstance(value, int):
        return value + number + 1000
    if isinstance(each, models.UUIDField):
        return uuid4()
    return f"x{number:03}{value}"[: each.max_length] if each.max_length != 4 else f"x{number:03}"
