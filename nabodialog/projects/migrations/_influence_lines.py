"""How what neighbours could influence was written until each thing got a reason: two texts, a line for each thing."""

from collections.abc import Iterable, Iterator

SUBJECT, REASON = 200, 300


def items_of(can: Iterable[str], cannot: Iterable[str]) -> Iterator[dict[str, str]]:
    for line in can:
        yield {"influence": "can", "subject": line[:SUBJECT], "reason": line[SUBJECT:][:REASON]}
    for line in cannot:
        yield {"influence": "cannot", **with_reason(line)}


def with_reason(line: str) -> dict[str, str]:
    """What is decided must have a reason. Most lines had one, in their second sentence."""
    subject, dot, reason = line.partition(". ")
    subject, more = subject[:SUBJECT], subject[SUBJECT:]
    return {"subject": subject, "reason": f"{more}{dot if more else ''}{reason}".strip()[:REASON] or "Det er bestemt."}


def lines(text: str) -> list[str]:
    return [line.strip(" –-•*\t") for line in text.splitlines() if line.strip(" –-•*\t")]
