"""The list of all that has happened, under the rights of this moment (R9, R10, P16, T35)."""

from datetime import timedelta
from typing import Any

import pytest

from api.reading import plans
from domain import db, questions
from tests.cards import contact_of, deal_with_clients, rita_makes, task_of
from tests.crm import Crm
from tests.crowd import crowd, seeing_their_own
from tests.plans import Statements, nodes, plan
from tests.test_plans_card import EVENTS

LIST = """query($f: EventFilter, $first: Int, $after: String, $order: EventOrder) {
    events(filter: $f, first: $first, after: $after, order: $order) { %s pageInfo { hasNextPage endCursor } } }"""
NODES = "nodes { kind entity recordId actor { name } changes { field before after } deal { id } }"


async def told(crm: Crm, who: str, selection: str = NODES, **variables: Any) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = (await crm.as_(who).ask(LIST % selection, **variables))["events"]["nodes"]
    return nodes


async def kinds(crm: Crm, who: str, **filter: Any) -> list[str]:
    return [each["kind"] for each in await told(crm, who, "nodes { kind }", f=filter or None, first=200)]


@pytest.mark.feature("R9", "R10", "P16")
async def test_the_list_tells_of_what_one_may_view_now(crm: Crm) -> None:
    """Rita's are her group's; Sam is of another one, support sees no deals, the accountant no tasks."""
    deal, anton, _ = await deal_with_clients(crm)
    await task_of(crm, "rita", deal)
    await crm.as_("rita").do("noteCreate", "", dealId=deal, text="First")
    everything = [
        "note.created",
        "task.created",
        "deal.created",
        "contact.linked",
        "contact.created",
        "company.created",
    ]
    for who in ("anna", "nora", "rita", "tom"):
        assert await kinds(crm, who) == everything, who
    assert await kinds(crm, "sam") == []
    assert await kinds(crm, "vera") == everything[3:]
    assert await kinds(crm, "oleg") == [each for each in everything if each != "task.created"]
    assert await crm.as_("nobody").code("{ events { totalCount } }") == "UNAUTHENTICATED"
    # What is handed over is told of to its new responsible from its beginning, and to nobody else any more.
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("sam"))
    assert await kinds(crm, "sam") == ["deal.reassigned", "note.created", "deal.created"]
    assert "deal.created" not in await kinds(crm, "tom")
    assert await kinds(crm, "sam", record=[anton]) == []
    # What is deleted goes with those who could view it at last.
    await crm.as_("anna").do("dealDelete", "", dealId=deal)
    assert (await kinds(crm, "sam"))[:2] == ["note.deleted", "deal.deleted"]
    assert await kinds(crm, "tom", kind=["deal.deleted", "note.deleted"]) == []


@pytest.mark.feature("R10")
async def test_the_list_is_narrowed_by_period_user_kind_and_record(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm)
    other = await rita_makes(crm)
    task = await task_of(crm, "rita", deal)
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, name="Oven")
    assert await kinds(crm, "nora", actor={"in": [await crm.user_id("nora")]}) == ["deal.changed"]
    assert await kinds(crm, "nora", record=[deal]) == ["deal.changed", "task.created", "deal.created"]
    assert await kinds(crm, "nora", record=[other, task]) == ["task.created", "deal.created"]
    assert await kinds(crm, "nora", record=[]) == []
    assert await kinds(crm, "nora", kind=["deal.created"], entity=["deal", "task"]) == ["deal.created"] * 2
    assert await kinds(crm, "nora", entity=["company"]) == ["company.created"]
    [changed] = await told(crm, "nora", f={"kind": ["deal.changed"]})
    assert (changed["entity"], changed["recordId"], changed["deal"]) == ("deal", deal, {"id": deal})
    assert {"field": "name", "before": "Сделка #1", "after": "Oven"} in changed["changes"]
    at = (await told(crm, "nora", "nodes { at }", f={"kind": ["deal.changed"]}))[0]["at"]
    assert await kinds(crm, "nora", at={"gte": at}) == ["deal.changed"]  # half-open: from it on, and before it
    assert "deal.changed" not in await kinds(crm, "nora", at={"lt": at})
    for bad in ({"kind": ["moved"]}, {"entity": ["Deal!"]}, {"record": ["17"]}, {"kind": ["deal.moved"] * 101}):
        assert await crm.as_("nora").code(LIST % "totalCount", f=bad) == "BAD_USER_INPUT"


@pytest.mark.feature("R9", "P10")
async def test_administrators_are_told_what_was_administered(crm: Crm) -> None:
    await crm.as_("anna").do("userUpdate", "", userId=await crm.user_id("tom"), name="Tom T")
    [event] = await told(crm, "anna", f={"kind": ["user.changed"]})
    assert (event["entity"], event["recordId"]) == ("user", await crm.user_id("tom"))
    assert [(each["field"], each["after"]) for each in event["changes"]] == [("name", "Tom T")]
    for who in ("nora", "tom"):
        assert await kinds(crm, who) == []


@pytest.mark.feature("P16", "P26")
async def test_a_page_is_full_wherever_what_one_sees_stands(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rita's few events are behind many of others: they are found by way of her records, page by page."""
    mine = [await rita_makes(crm) for _ in range(5)]
    await crm.as_("rita").do("noteCreate", "", dealId=mine[0], text="First")
    for number in range(12):
        await contact_of(crm, "sam", f"Client {number}")
    for near in (1, 3, 5000):
        monkeypatch.setattr(questions, "NEAR", near)
        monkeypatch.setattr(plans, "_kept", type(plans._kept)())
        for order, expected in (("AT_DESC", [mine[0], *reversed(mine)]), ("AT_ASC", [*mine, mine[0]])):
            found: list[str] = []
            after, more = None, True
            while more:
                answer = await crm.as_("rita").ask(
                    LIST % "totalCount nodes { deal { id } }", first=2, after=after, order=order
                )
                page = answer["events"]
                found += [each["deal"]["id"] for each in page["nodes"]]
                after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
                assert page["totalCount"] == 6
            assert found == expected, (near, order)


@pytest.mark.filled(by=crowd)
@pytest.mark.feature("R10")
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_lists_of_80000_events_read_what_they_show(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    await db.execute(EVENTS)
    await db.execute("vacuum (analyze) event")
    seeing_their_own(monkeypatch)
    rita = await crm.user_id("rita")
    [row] = await db.rows("select max(id) as id from deal")
    for who, filter in (
        ("anna", {}),
        ("anna", {"actor": {"in": [rita]}}),
        ("anna", {"record": [f"deal_{row['id']}"]}),
        ("anna", {"kind": ["deal.moved"], "at": {"lt": (db.now() - timedelta(days=3)).isoformat()}}),
        ("rita", {}),
        ("rita", {"record": [f"deal_{row['id']}"]}),
    ):
        with Statements() as seen:
            await crm.as_(who).ask(LIST % "nodes { kind }", f=filter, first=50)
        assert seen.seen
        for sql, params in seen.seen:
            for node in nodes(await plan(sql, params)):
                whole = node["Node Type"] == "Seq Scan" and node.get("Relation Name") == "event"
                assert not whole or node["Actual Loops"] == 0, (who, filter, sql)
