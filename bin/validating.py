"""Holds a bill of materials up against the schema of CycloneDX, strictly. Runs in the auditors' own environment."""

import sys
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


def main(path: str) -> None:
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(Path(path).read_text("utf-8"))
    if fault is not None:
        sys.exit(f"{path} is no bill of materials as CycloneDX 1.6 has it: {fault}")


if __name__ == "__main__":
    main(sys.argv[1])
