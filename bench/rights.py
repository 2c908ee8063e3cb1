"""What rights cost the database: the board of a manager, with 10,000 lines in the policy, beside an administrator's.

The administrator asks for the same 50 deals by naming the manager's colleagues, and for the first 50 of all. Statements
run in turn on one connection; times are medians of their sums.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

import httpx2

from api.app import create_app
from bench.server import Instance
from bench.workloads import QUERIES, WHO, Sample
from domain import db, policies, reference
from domain.config import Settings
from domain.users import User
from permissions.lines import Document, Line
from permissions.policy import Policy
from tests.conftest import NoStore
from tests.plans import Statements

LINES = 10_000
TIMES = 60
ADMINISTRATOR = "anna@demo.voronka"

Asked = list[tuple[str, list[Any]]]


def lines(target: Instance, sample: Sample) -> list[str]:
    """Lines of a table: who asks, milliseconds, and the manager's share of it."""
    tokens = {who: target.token(who) for who in (WHO, ADMINISTRATOR)}
    return asyncio.run(_lines(target.environment["VORONKA_DATABASE_URL"], tokens, sample))


async def _lines(url: str, tokens: Mapping[str, str], sample: Sample) -> list[str]:
    logging.disable(logging.INFO)
    await db.start(url)
    try:
        await reference.load()
        policy = _long(policies.in_force())
        with patch.object(policies, "in_force", lambda: policy):
            group = int(sample.variables["group"].number)
            members = ", ".join(f'"user_{id}"' for id, row in reference.rows(User).items() if row["group_id"] == group)
            text = (QUERIES / "board.graphql").read_text("utf-8")
            narrowed = text.replace("filter: {", f"filter: {{ responsible: {{ in: [{members}] }}")
            boards = {
                "a manager, of the group": await _statements(text, tokens[WHO], sample),
                "an administrator, the same deals": await _statements(narrowed, tokens[ADMINISTRATOR], sample),
                "an administrator, the first of all": await _statements(text, tokens[ADMINISTRATOR], sample),
            }
        times: dict[str, list[float]] = {who: [] for who in boards}
        for _ in range(TIMES):
            for who, statements in boards.items():
                times[who].append(await _time(statements))
        found = {who: median(each) for who, each in times.items()}
        mine = next(iter(found.values()))
        return [f"| {who} | {took:.2f} | {mine / took:.2f} |" for who, took in found.items()]
    finally:
        await db.stop()


def _long(policy: Policy) -> Policy:
    """The policy with as many lines as LINES, of roles that nobody has."""
    more = [
        Line(f"role_{n // 20}", f"deal/{n % 20 + 1}", "view", "group")
        for n in range(LINES - len(policy.document.lines))
    ]
    return Policy(Document((*policy.document.lines, *more), policy.document.parents))


async def _statements(document: str, token: str, sample: Sample) -> Asked:
    app = create_app(Settings(), store=NoStore())
    headers = {"Authorization": f"Bearer {token}"}
    body = {"query": document, "variables": {"pipeline": sample.variables["pipeline"]}}
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app), base_url="http://bench", headers=headers, timeout=60
    ) as client:
        with Statements() as statements:
            answer = (await client.post("/graphql", json=body)).json()
    if "errors" in answer:
        raise SystemExit(str(answer["errors"]))
    return statements.seen


async def _time(statements: Sequence[tuple[str, Sequence[Any]]]) -> float:
    begun = perf_counter()
    for sql, params in statements:
        await db.rows(sql, params)
    return (perf_counter() - begun) * 1000
