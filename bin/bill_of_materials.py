"""What nabodialog is made of, as a bill of materials (CycloneDX 1.6, JSON): libraries, styles, letters and icons.

Everything is read from the files that pin it, so no network is needed and the same commit always gives the same bill.
"""

import base64
import re
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

Component = dict[str, Any]
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? ?\\?$")
ASKED_BY = re.compile(r"^    #   (?:via )?(?P<one>\S.*)$|^    # via (?P<first>\S.*)$")
OURS = "nabodialog"


def bill(root: Path) -> dict[str, Any]:
    version = re.findall(r"^## (\d\S*)", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)[0]
    lock, vendored = (root / "requirements.txt").read_text("utf-8"), (root / "vendor.toml").read_text("utf-8")
    components = [*libraries(lock), *taken_along(vendored)]
    ours = {"type": "application", "bom-ref": OURS, "name": OURS, "version": version}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, version + lock + vendored)}",
        "version": 1,
        "metadata": {"component": ours | {"licenses": [{"license": {"id": "EUPL-1.2"}}]}},
        "components": components,
        "dependencies": needs(lock, components),
    }


def libraries(lock: str) -> list[Component]:
    """Each line of the lock; what only some machines need says which."""
    found = []
    for pin in filter(None, map(PIN.match, lock.splitlines())):
        marker = [{"name": "nabodialog:marker", "value": pin["marker"]}] if pin["marker"] else []
        found.append(
            component(pin["name"], pin["version"], address(pin))
            | {"scope": "optional" if marker else "required"}
            | ({"properties": marker} if marker else {})
        )
    return found


def address(pin: re.Match[str]) -> str:
    return f"pkg:pypi/{pin['name'].lower().replace('_', '-')}@{pin['version']}"


def taken_along(vendored: str) -> list[Component]:
    """Styles, letters and icons that lie in the repository as `bin/vendor` made them, from the packages named there."""
    parts = {(part["package"], part["version"]): part for part in tomllib.loads(vendored).values()}
    return [
        component(name, version, f"pkg:npm/{quote(name, safe='/')}@{version}") | {"scope": "required"} | checksum(part)
        for (name, version), part in parts.items()
    ]


def component(name: str, version: str, where: str) -> Component:
    return {"type": "library", "bom-ref": where, "name": name, "version": version, "purl": where}


def checksum(part: dict[str, str]) -> dict[str, Any]:
    if "sha512" not in part:
        return {}
    return {"hashes": [{"alg": "SHA-512", "content": base64.b64decode(part["sha512"]).hex()}]}


def needs(lock: str, components: list[Component]) -> list[dict[str, Any]]:
    """Who asked for what: the lock says it below each line; what the interface takes along is asked for by us."""
    known = {each["name"]: each["bom-ref"] for each in components}
    asked: dict[str, set[str]] = {OURS: {each["bom-ref"] for each in components if each["purl"].startswith("pkg:npm")}}
    wanted = ""
    for line in lock.splitlines():
        if pin := PIN.match(line):
            wanted = address(pin)
        elif by := ASKED_BY.match(line):
            asker = (by["one"] or by["first"]).strip()
            asked.setdefault(known.get(asker, OURS), set()).add(wanted)
    refs = [OURS, *(each["bom-ref"] for each in components)]
    return [{"ref": ref, "dependsOn": sorted(asked.get(ref, ()))} for ref in refs]
