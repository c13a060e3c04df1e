"""What a reader chooses in the address of a page, such as which enquiries a list shows."""

from enum import Enum
from typing import Self

from django.utils.functional import Promise


class Chosen(Enum):
    """The value stands in the address, beside its words."""

    @property
    def key(self) -> str:
        return str(self.value[0])

    @property
    def label(self) -> str | Promise:
        words: str | Promise = self.value[1]
        return words

    @classmethod
    def of(cls, key: str) -> Self:
        """What is not understood is the usual: the first one."""
        return next((each for each in cls if each.key == key), next(iter(cls)))
