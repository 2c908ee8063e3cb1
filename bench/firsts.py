"""What the first request of an operation costs that no client has sent before: it is parsed, validated and compiled.

Each is the same question under a name of its own, so that nothing of it is remembered; milliseconds include HTTP.
"""

import re
from collections.abc import Mapping
from statistics import median
from time import perf_counter

import httpx2

from bench.server import Instance
from bench.workloads import QUERIES, WHO, WORKLOADS, Sample, declared

ASKED = ("viewer", "board", "columns", "card", "tasks", "nest", "funnel", "move")
TIMES = 20
_NAME = re.compile(r"(?<=query )\w+|(?<=mutation )\w+")


def lines(target: Instance, port: int, sample: Sample) -> list[str]:
    """Lines of a table: the question, its first answer, the same once known, and the difference of the two."""
    headers = {"Authorization": f"Bearer {target.token(WHO)}"}
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60) as client:
        return [_line(client, name, sample) for name in ASKED]


def _line(client: httpx2.Client, name: str, sample: Sample) -> str:
    ask = next(iter(WORKLOADS[name](sample, 0)))
    document = (QUERIES / f"{ask.document}.graphql").read_text("utf-8")
    variables = declared(document, sample.variables, ask.variables)
    first, known = [], []
    for number in range(TIMES):
        body = {"query": _NAME.sub(f"unseen_{number}", document, count=1), "variables": variables}
        first.append(_time(client, body))
        known.append(min(_time(client, body) for _ in range(3)))
    return f"| {name} | {median(first):.1f} | {median(known):.1f} | {median(first) - median(known):.1f} |"


def _time(client: httpx2.Client, body: Mapping[str, object]) -> float:
    begun = perf_counter()
    answer = client.post("/graphql", json=body).json()
    took = (perf_counter() - begun) * 1000
    if answer.get("errors"):
        raise SystemExit(str(answer["errors"]))
    return took
