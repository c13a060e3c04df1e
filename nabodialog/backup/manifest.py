"""What a backup says of itself, so that whoever restores it can see that all of it came along."""

import json
from dataclasses import asdict, dataclass, field, replace

from .counting import Inventory

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """`vendor` is sqlite or postgresql; `files` are the sha256 of every file."""

    release: str
    made_at: str
    vendor: str
    holding: Inventory
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def with_files(self, files: dict[str, str]) -> "Manifest":
        return replace(self, files=files)

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        read = json.loads(text)
        if read["format"] != FORMAT:
            raise ValueError(read["format"])
        tables = {name: (int(count), str(checksum)) for name, (count, checksum) in read["holding"]["tables"].items()}
        return cls(**read | {"holding": Inventory(**read["holding"] | {"tables": tables})})
