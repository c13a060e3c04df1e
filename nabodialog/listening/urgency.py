"""Which words may be about danger: the method's, with what a municipality has added and left out. They stop nothing."""

from collections.abc import Iterable

from django.db import transaction

from nabodialog.history.models import Verb
from nabodialog.history.recording import record
from nabodialog.method.enquiries import holds_any, urgent_words
from nabodialog.people.models import Municipality, Person

from .models import UrgentWord, Use


def sounds_urgent(text: str, municipality: Municipality) -> bool:
    own = list(municipality.urgent_words.all())
    added = [each.word for each in own if each.use == Use.ADDED]
    return holds_any([*words_in_use(own), *added], text)


def words_in_use(own: Iterable[UrgentWord]) -> list[str]:
    """Of the method's, where a municipality has these words of its own."""
    left_out = {each.word for each in own if each.use == Use.LEFT_OUT}
    return [word for word in urgent_words() if word not in left_out]


@transaction.atomic
def add_word(word: UrgentWord, *, by: Person) -> None:
    word.save()
    record(Verb.ADDED, word, by=by, within=word.municipality, municipality=word.municipality)


@transaction.atomic
def leave_out(word: UrgentWord, *, by: Person) -> None:
    word.save()
    place = word.municipality
    record(Verb.LEFT_OUT, word, by=by, within=place, municipality=place, reason=word.reason)


@transaction.atomic
def put_back(word: UrgentWord, *, by: Person) -> None:
    """As the method has it: an own word is gone, and one that was left out is looked for again."""
    verb = Verb.REMOVED if word.use == Use.ADDED else Verb.BROUGHT_BACK
    record(verb, word, by=by, within=word.municipality, municipality=word.municipality)
    word.delete()
