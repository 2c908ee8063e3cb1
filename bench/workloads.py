"""What is asked, whoever is asked: documents by name, and the values of their variables.

A workload is added with a document under queries/ and a line in WORKLOADS; one under peers/ as well lets it be
compared.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

QUERIES = Path(__file__).with_name("queries")
WHO = "rita@demo.voronka"
PASSWORD = "demo"  # noqa: S105, the demo cast's
DAYS = 90
_DECLARED = re.compile(r"\$(\w+)\s*:")


class Id(str):
    """An id of our graph, "deal_17"; others know the record by its number alone."""

    __slots__ = ()

    @property
    def number(self) -> int:
        return int(self.rpartition("_")[2])


@dataclass(frozen=True)
class Sample:
    """Records that the asker may see, all of the asker's group.

    `deals` are the first page of the first pipeline, whose deals are still with those who brought the client in: so
    rights cost something there but cut nothing out, and a server without rights gives the same answer. `mine` are the
    asker's own open deals of the biggest pipeline with its active `stages`, and `tasks` the asker's open tasks that are
    due last: these are written to.
    """

    variables: Mapping[str, Any]  # for whatever document declares them
    deals: list[Id]
    mine: list[Id]
    stages: list[Id]
    tasks: list[Id]


@dataclass(frozen=True)
class Ask:
    """One operation; `client` is the address that a proxy would tell of."""

    document: str
    variables: Mapping[str, Any] = field(default_factory=dict)
    client: str = ""


Workload = Callable[[Sample, int], Iterable[Ask]]
"""What the connection with this number asks, over and over again."""


def declared(document: str, *values: Mapping[str, Any]) -> dict[str, Any]:
    """The values for the variables that a document declares; of a later mapping where two have one."""
    known = {name: value for mapping in values for name, value in mapping.items()}
    return {name: known[name] for name in dict.fromkeys(_DECLARED.findall(document))}


def sample(ask: Callable[..., Any]) -> Sample:
    """Find the records by asking our graph: `ask` takes a document's name and its variables, and gives the data."""
    user = ask("viewer")["viewer"]["user"]
    me = user["id"]
    found = ask("setup", me=me)
    pipelines = found["pipelines"]["nodes"]
    first, biggest = pipelines[0], max(pipelines, key=_size)
    deals = ask("setup_deals", me=me, first=first["id"], biggest=biggest["id"])
    until = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    variables = {
        "me": Id(me),
        "group": Id(user["group"]["id"]),
        "pipeline": Id(first["id"]),
        "biggest": Id(biggest["id"]),
        "since": (until - timedelta(days=DAYS)).isoformat(),
        "until": until.isoformat(),
        "now": datetime.now(UTC).isoformat(),
    }
    return Sample(
        variables,
        deals=_ids(deals["board"]["nodes"]),
        mine=_ids(deals["mine"]["nodes"]),
        stages=_ids(stage for stage in biggest["stages"] if stage["kind"] == "ACTIVE"),
        tasks=_ids(found["tasks"]["nodes"]),
    )


def _size(pipeline: Any) -> int:
    return sum(stage["deals"]["totalCount"] for stage in pipeline["board"])


def _ids(nodes: Iterable[Any]) -> list[Id]:
    return [Id(node["id"]) for node in nodes]


def fixed(name: str) -> Workload:
    """The same question each time."""
    return lambda _sample, _number: [Ask(name)]


def card(sample: Sample, number: int) -> Iterable[Ask]:
    """The cards of a page, one after the other; each connection begins at another one."""
    start = number % len(sample.deals)
    return [Ask("card", {"deal": deal}) for deal in sample.deals[start:] + sample.deals[:start]]


def move(sample: Sample, number: int) -> Iterable[Ask]:
    """One deal through all stages, a deal of its own for each connection, so that none waits for another's lock."""
    deal = sample.mine[number % len(sample.mine)]
    return [Ask("move", {"deal": deal, "stage": stage}) for stage in reversed(sample.stages)]


def update(sample: Sample, number: int) -> Iterable[Ask]:
    """Another budget for a deal of one's own."""
    deal = sample.mine[number % len(sample.mine)]
    return [
        Ask("update", {"deal": deal, "amount": f"{roubles}.00", "minor": roubles * 100}) for roubles in (120000, 150000)
    ]


def complete(sample: Sample, number: int) -> Iterable[Ask]:
    """A task done and opened again, in turn."""
    task = sample.tasks[number % len(sample.tasks)]
    return [Ask("complete", {"task": task, "result": "Договорились"}), Ask("reopen", {"task": task})]


def sign_in(_sample: Sample, number: int) -> Iterable[Ask]:
    """From an address of its own each time, since attempts from one are limited."""
    for place in itertools.count():
        client = f"10.{number}.{place // 256 % 256}.{place % 256}"
        yield Ask("sign_in", {"email": WHO, "password": PASSWORD}, client)


WORKLOADS: dict[str, Workload] = {
    "board": fixed("board"),
    "columns": fixed("columns"),
    "card": card,
    "tasks": fixed("tasks"),
    "nest": fixed("nest"),
    "move": move,
    "update": update,
    "complete": complete,
    "funnel": fixed("funnel"),
    "viewer": fixed("viewer"),
    "sign-in": sign_in,
}
