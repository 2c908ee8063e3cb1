"""What PostgreSQL does for each question at full size: no table may be read or sorted whole."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import httpx2

from api.app import create_app
from bench.server import Instance
from bench.workloads import QUERIES, WHO, Sample, declared
from domain import db
from domain.config import Settings
from tests.conftest import NoStore
from tests.plans import Statements, nodes, plan

SHARE = 0.25  # of the biggest table; a step of a plan that reads or sorts more takes it as a whole


WHOLE = "WHOLE TABLE"
SEARCHED = {"phone": "+79120000000", "name": "к"}


def lines(target: Instance, sample: Sample) -> list[str]:
    """A line of a table for each question, and WHOLE where the planner gave up on its indexes."""
    known = {**sample.variables, **SEARCHED, "deal": sample.deals[0]}
    questions = {}
    for name in ("board", "columns", "card", "tasks", "nest", "contacts"):
        document = (QUERIES / f"{name}.graphql").read_text("utf-8")
        questions[name] = (document, declared(document, known))
    return asyncio.run(_lines(target.environment["VORONKA_DATABASE_URL"], target.token(WHO), questions))


async def _lines(url: str, token: str, questions: Mapping[str, tuple[str, Mapping[str, object]]]) -> list[str]:
    logging.disable(logging.INFO)
    await db.start(url)
    try:
        biggest = (await db.rows('select count(*) as n from "task"'))[0]["n"]
        client = httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=create_app(Settings(), store=NoStore())),
            base_url="http://bench",
            headers={"Authorization": f"Bearer {token}"},
            timeout=60,
        )
        async with client:
            return [await _line(client, name, *asked, most=int(biggest * SHARE)) for name, asked in questions.items()]
    finally:
        await db.stop()


async def _line(
    client: httpx2.AsyncClient, name: str, document: str, variables: Mapping[str, object], most: int
) -> str:
    statements = await _statements(client, document, variables)
    read = sorted_ = 0
    for sql, params in statements:
        for node in nodes(await plan(sql, params)):
            rows = int((node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"])
            if "Scan" in node["Node Type"]:
                read = max(read, rows)
            elif "Sort" in node["Node Type"]:
                sorted_ = max(sorted_, rows)
    verdict = WHOLE if max(read, sorted_) > most else "by index"
    return f"| {name} | {len(statements)} | {read} | {sorted_} | {verdict} |"


async def _statements(
    client: httpx2.AsyncClient, document: str, variables: Mapping[str, object]
) -> list[tuple[str, list[Any]]]:
    """The reading statements of one request, signing in left out."""
    with Statements() as asked:
        answer = (await client.post("/graphql", json={"query": document, "variables": variables})).json()
    if answer.get("errors"):
        raise SystemExit(f"The server refuses: {answer['errors']}")
    return asked.seen
