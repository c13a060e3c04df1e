"""All numbers in the form that Prometheus reads: what was counted, and what the database knows."""

import os

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from .counting import counted
from .figures import Figures


def exposition() -> bytes:
    """Where several processes count together (`processes.py`), of all of them."""
    shown, asked = CollectorRegistry(), CollectorRegistry()
    asked.register(Figures())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
        return generate_latest(shown) + generate_latest(asked)
    return generate_latest(counted) + generate_latest(asked)
