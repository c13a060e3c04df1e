"""What the guard finds: which kind, how sure, and where. Never what."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    NATIONAL_ID = "national_id"
    ACCOUNT = "account"
    PHONE = "phone"
    EMAIL = "email"
    VEHICLE = "vehicle"
    BIRTH_DATE = "birth_date"
    DWELLING_NUMBER = "dwelling_number"
    STREET_ADDRESS = "street_address"
    FLOOR = "floor"
    NAME = "name"
    INDIRECT = "indirect"
    TARGET_GROUP = "target_group"


class Certainty(StrEnum):
    HIGH = "high"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Finding:
    kind: Kind
    certainty: Certainty
    start: int
    end: int
