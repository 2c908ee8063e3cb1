"""What /metrics tells Prometheus."""

import os
from functools import cache

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)
from prometheus_client.registry import REGISTRY
from starlette.requests import Request
from starlette.responses import Response

OPERATIONS = Counter(
    "voronka_operations",
    "GraphQL operations by type and outcome: ok, or the code of the first error.",
    ["type", "outcome"],
)
OPERATION_SECONDS = Histogram(
    "voronka_operation_seconds",
    "Time from the parsed request to the answer, by type of operation.",
    ["type"],
    buckets=(0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5),
)
PLANS = Counter(
    "voronka_plans",
    "How operations were read: by a compiled plan, or why not.",
    ["outcome"],
)
HTTP_REQUESTS = Counter("voronka_http_requests", "HTTP requests by path and status.", ["path", "status"])

STREAMS = Gauge("voronka_streams", "Sockets and streams of events that are open.", multiprocess_mode="livesum")


def operation(kind: str, outcome: str, seconds: float) -> None:
    """Count an operation: its type, "ok" or the code of its first error, and how long it took."""
    count, duration = _of_operations(kind, outcome)
    count.inc()
    duration.observe(seconds)


def plan(outcome: str) -> None:
    """Count a field that was read by a plan ("plan"), or why one was not."""
    _of_plans(outcome).inc()


def http_request(path: str, status: int) -> None:
    """Count an answered HTTP request."""
    _of_requests(path, status).inc()


# Finding the child of some labels costs more than counting; there are a few dozen of them.
@cache
def _of_operations(kind: str, outcome: str) -> tuple[Counter, Histogram]:
    return OPERATIONS.labels(kind, outcome), OPERATION_SECONDS.labels(kind)


@cache
def _of_plans(outcome: str) -> Counter:
    return PLANS.labels(outcome)


@cache
def _of_requests(path: str, status: int) -> Counter:
    return HTTP_REQUESTS.labels(path, str(status))


async def metrics(_: Request) -> Response:
    """The counts of this process, or of all server processes when PROMETHEUS_MULTIPROC_DIR names their directory."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        # the library's own function has no annotations
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library has no types here
    return Response(generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})
