"""What PostgreSQL reads when it makes a statement's plan for any parameters, as it may after five times."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson
import pytest
from tortoise.expressions import Q

from bench.workloads import QUERIES, declared
from domain import db, policies, reference
from domain.deals import Deal
from domain.streams import rights
from domain.streams.sights import Sight, key_of, sight
from domain.users import User
from tests.crm import Crm
from tests.crowd import crowd
from tests.plans import Statements, nodes
from tests.rules import acting

pytestmark = pytest.mark.filled(by=crowd)

ENOUGH = 200  # rows: less than that is no difference that anybody feels
TWICE = 2


def literal(value: Any) -> str:
    """A parameter as SQL."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, list):
        text = "{" + ",".join(orjson.dumps(str(each)).decode() for each in value) + "}"
    else:
        text = value.isoformat() if isinstance(value, datetime) else str(value)
    return "'" + text.replace("'", "''") + "'"


async def rows_read(sql: str, params: Sequence[Any], mode: str) -> int:
    """How many rows the statement reads, from tables and from indexes, with plans of this mode."""
    connection = await db.separate()
    try:
        await connection.execute(f"set jit = off; set plan_cache_mode = {mode}")
        await connection.execute(f"prepare asked as {sql}")
        given = f"({', '.join(map(literal, params))})" if params else ""
        told = await connection.fetchval(f"explain (analyze, timing off, format json) execute asked{given}")
    finally:
        await connection.close()
    return int(sum(_read(orjson.loads(told)[0]["Plan"])))


def _read(tree: dict[str, Any]) -> Iterator[float]:
    for node in nodes(tree):
        if "Scan" in node["Node Type"]:
            removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
            yield (node["Actual Rows"] + removed) * node["Actual Loops"]


@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_every_question_reads_as_little_whatever_plan_is_kept(crm: Crm) -> None:
    pipelines = await crm.pipelines()
    found = await crm.as_("nora").ask("{ deals(first: 1, filter: { hasOpenTask: true }) { nodes { id } } }")
    known = {
        "me": await crm.user_id("rita"),
        "pipeline": pipelines[0]["id"],
        "biggest": pipelines[0]["id"],
        "deal": found["deals"]["nodes"][0]["id"],
        "since": db.now().isoformat(),
        "now": db.now().isoformat(),
        "phone": "+79120000000",
        "name": "Con",
    }
    worse = []
    for who in ("nora", "rita"):
        for name in ("board", "columns", "card", "tasks", "nest", "contacts"):
            document = (QUERIES / f"{name}.graphql").read_text("utf-8")
            with Statements() as asked:
                await crm.as_(who).ask(document, **declared(document, known))
            assert asked.seen
            for sql, params in asked.seen:
                custom = await rows_read(sql, params, "force_custom_plan")
                generic = await rows_read(sql, params, "force_generic_plan")
                if generic > TWICE * max(custom, ENOUGH):
                    worse.append(f"{name} of {who}: {custom} → {generic} rows for {sql} {params}")
    assert not worse, "\n".join(worse)


@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_a_plan_for_any_parameters_would_be_found_out(crm: Crm) -> None:
    """Else the test above would show nothing: a condition that only a custom plan sees through."""
    sql = "select count(*) from deal where $1::text is null or id = $2::bigint"
    params = ["a", 17]
    custom, generic = [await rows_read(sql, params, f"force_{each}_plan") for each in ("custom", "generic")]
    assert generic > TWICE * max(custom, ENOUGH)


@pytest.mark.feature("I35")
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_what_a_change_of_rights_means_is_read_as_quickly_whatever_plan_is_kept(crm: Crm) -> None:
    """Of somebody who saw one manager's deals and sees another's now, but for an empty pipeline that everybody sees."""
    await reference.load()
    pipeline = 999_999
    one, other = await User.filter(name__in=("Crowd 1", "Crowd 2")).order_by("id")
    actor = acting(one, policies.in_force())

    def seen(owner: User) -> Sight:
        of_one = Q(responsible_id=owner.id, pipeline_id__not_in=[pipeline])
        q = Q(of_one, Q(pipeline_id__in=[pipeline]), join_type=Q.OR)
        return replace(sight("deal", actor), q=q, key=key_of(q))

    with Statements() as asked:
        lost, gained = await rights.rows(seen(one), seen(other), actor)
    [(sql, params)] = asked.seen
    apart = Deal.exclude(pipeline_id=pipeline)
    for found, owner in ((lost, one), (gained, other)):
        assert found == {each.id for each in await apart.filter(responsible_id=owner.id)} != set()
    custom = await rows_read(sql, params, "force_custom_plan")
    assert await rows_read(sql, params, "force_generic_plan") <= TWICE * max(custom, ENOUGH)
