"""Counts requests and errors, for all processes that serve here together. No path, no person, no municipality."""

from functools import cache

from prometheus_client import CollectorRegistry, Counter, Histogram

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

counted = CollectorRegistry()
requests = Counter(
    "nabodialog_requests", "Requests that were answered.", ["method", "page", "status"], registry=counted
)
seconds = Histogram(
    "nabodialog_request_seconds", "How long a page took to make.", ["page"], buckets=SECONDS, registry=counted
)
errors = Counter("nabodialog_errors", "What was written to the log as an error.", ["logger"], registry=counted)

policy_reports = Counter(
    "nabodialog_policy_reports", "What browsers told that the policy stopped.", ["directive"], registry=counted
)


# Each is looked up once, since every request is counted. They are as few as what /metrics shows.
requests_of, seconds_of = cache(requests.labels), cache(seconds.labels)


def count_request(method: str, page: str, status: int, took: float) -> None:
    requests_of(method, page, status).inc()
    seconds_of(page).observe(took)
