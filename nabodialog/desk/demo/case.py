"""What every part of a demo case is, and who plays in it."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

RoleName = Literal["administrator", "leader", "member", "reader", "partner"]
ROLE_NAMES: dict[RoleName, str] = {
    "administrator": "Administrator",
    "leader": "Prosjektleder",
    "member": "Medarbeider",
    "reader": "Politiker",
    "partner": "Partner",
}


class Case(BaseModel):
    model_config = ConfigDict(extra="forbid")
