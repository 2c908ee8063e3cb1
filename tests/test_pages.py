"""Pages of lists: keyset cursors, sizes, filters and totals (Relay Cursor Connections)."""

import base64
import json
import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from domain.deals import Deal
from tests.cards import rita_makes
from tests.crm import Crm, Person

QUERY = """query($first: Int, $after: String, $last: Int, $before: String, $filter: DealFilter, $order: DealOrder) {
    deals(first: $first, after: $after, last: $last, before: $before, filter: $filter, order: $order) {
        edges { cursor node { id name } } nodes { id }
        pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
    }
}"""
ORDERS = ["CREATED_AT_DESC", "CREATED_AT_ASC", "NAME_ASC", "NAME_DESC", "BUDGET_DESC", "BUDGET_ASC", "UPDATED_AT_DESC"]


async def made(crm: Crm, number: int, seed: int = 1) -> list[Deal]:
    """Deals of Rita's with many ties: few names, moments and budgets, some without a budget."""
    chance = random.Random(seed)
    first = await Deal.get(id=int((await rita_makes(crm)).partition("_")[2]))
    moments = [first.created_at - timedelta(days=days) for days in range(3)]
    rows = [
        Deal(
            **{name: getattr(first, name) for name in Deal._meta.db_fields if name != "id"}
            | {
                "name": (name := chance.choice(["Ёлка", "елка", "Zoo", "arch", "Яма"])),
                "name_folded": name.casefold().replace("ё", "е"),
                "budget_minor": chance.choice([None, 0, 100, 100, 250_050]),
                "created_at": chance.choice(moments),
                "updated_at": chance.choice(moments),
            }
        )
        for _ in range(number)
    ]
    await first.delete()
    await Deal.bulk_create(rows)
    return await Deal.all().order_by("id")


KEYS: dict[str, Callable[[Deal], Any]] = {
    "CREATED_AT": lambda deal: deal.created_at,
    "UPDATED_AT": lambda deal: deal.updated_at,
    "NAME": lambda deal: deal.name_folded,
    "BUDGET": lambda deal: -1 if deal.budget_minor is None else deal.budget_minor,
}


def ordered(deals: list[Deal], order: str) -> list[str]:
    """Ids in the order that the graph promises: ties by the id, in the direction of the order."""
    key, _, way = order.rpartition("_")
    rows = sorted(deals, key=lambda deal: (KEYS[key](deal), deal.id), reverse=way == "DESC")
    return [f"deal_{deal.id}" for deal in rows]


async def page(person: Person, **variables: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await person.ask(QUERY, **variables))["deals"]
    assert [edge["node"]["id"] for edge in found["edges"]] == [node["id"] for node in found["nodes"]]
    cursors = [edge["cursor"] for edge in found["edges"]]
    ends = [found["pageInfo"]["startCursor"], found["pageInfo"]["endCursor"]]
    assert ends == ([cursors[0], cursors[-1]] if cursors else [None, None])
    return found


def ids(found: dict[str, Any]) -> list[str]:
    return [node["id"] for node in found["nodes"]]


@pytest.mark.parametrize("order", ORDERS)
async def test_forward_and_backward_over_ties(crm: Crm, order: str) -> None:
    rita, wanted = crm.as_("rita"), ordered(await made(crm, 17), order)
    forward: list[str] = []
    after = None
    while True:
        found = await page(rita, first=4, after=after, order=order)
        forward += ids(found)
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            break
    assert forward == wanted
    backward: list[str] = []
    before = None
    while True:
        found = await page(rita, last=4, before=before, order=order)
        backward = ids(found) + backward
        before = found["pageInfo"]["startCursor"]
        if not found["pageInfo"]["hasPreviousPage"]:
            break
    assert backward == wanted
    middle = await page(rita, first=17, order=order)
    between = await page(
        rita, first=200, after=middle["edges"][3]["cursor"], before=middle["edges"][9]["cursor"], order=order
    )
    assert ids(between) == wanted[4:9]


@pytest.mark.parametrize("order", ["CREATED_AT_DESC", "NAME_ASC"])
async def test_rows_inserted_or_removed_meanwhile_neither_repeat_nor_hide_others(crm: Crm, order: str) -> None:
    rita, before = crm.as_("rita"), await made(crm, 12)
    stable = ordered(before, order)
    seen: list[str] = []
    after = None
    while True:
        found = await page(rita, first=3, after=after, order=order)
        seen += ids(found)
        after = found["pageInfo"]["endCursor"]
        await rita_makes(crm, name="Aaa")  # newest, and first by name
        await rita_makes(crm, name="ЯЯЯ")  # last by name
        if len(seen) == 6:  # the row that the cursor points to goes
            await rita.do("dealDelete", "", dealId=seen[-1])
        if not found["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == len(set(seen))
    assert [id for id in seen if id in stable] == stable


async def test_a_cursor_holds_when_its_list_is_filtered_otherwise(crm: Crm) -> None:
    """A cursor is a place in an order: whatever filter, what follows is what stands behind that place."""
    rita, deals = crm.as_("rita"), await made(crm, 12)
    wanted = ordered(deals, "NAME_ASC")
    whole = await page(rita, first=12, order="NAME_ASC")
    found = await page(
        rita, first=12, after=whole["edges"][5]["cursor"], order="NAME_ASC", filter={"budget": {"isNull": False}}
    )
    rich = {f"deal_{deal.id}" for deal in deals if deal.budget_minor is not None}
    assert ids(found) == [id for id in wanted[6:] if id in rich]


def forged(content: Any) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


MOMENT = "2026-01-01 00:00:00.000000+00:00"
CURSORS = {
    "empty": "",
    "no base64": "§§§",
    "ascii that is no base64": "!!!!",
    "truncated": forged(["CREATED_AT_DESC", MOMENT, 1])[:9],
    "huge": "A" * 5000,
    "no JSON": forged(b"\xff\xfe"),
    "no list": forged({"order": "CREATED_AT_DESC"}),
    "an empty list": forged([]),
    "another order": forged(["NAME_ASC", "a", 1]),
    "an unknown order": forged(["SHOE_SIZE_ASC", 1, 1]),
    "too few keys": forged(["CREATED_AT_DESC", MOMENT]),
    "too many keys": forged(["CREATED_AT_DESC", MOMENT, 1, 1]),
    "no moment": forged(["CREATED_AT_DESC", "yesterday", 1]),
    "a moment without an offset": forged(["CREATED_AT_DESC", "2026-01-01T00:00:00", 1]),
    "a moment in 0001": forged(["CREATED_AT_DESC", "0001-01-01T00:00:00+23:59", 1]),
    "a number for a moment": forged(["CREATED_AT_DESC", 5, 1]),
    "text for an id": forged(["CREATED_AT_DESC", MOMENT, "1"]),
    "truth for an id": forged(["CREATED_AT_DESC", MOMENT, True]),
    "a fraction for an id": forged(["CREATED_AT_DESC", MOMENT, 1.5]),
    "a moment in 9999": forged(["CREATED_AT_DESC", "9999-12-31T23:59:59-23:59", 1]),
    "an id beyond 64 bits": forged(["CREATED_AT_DESC", MOMENT, 2**63]),
    "null": forged(["CREATED_AT_DESC", None, None]),
    "deep nesting": forged(b"[" * 3000),
}


@pytest.mark.parametrize("what", CURSORS)
async def test_a_cursor_that_cannot_be_is_refused_by_name(crm: Crm, what: str) -> None:
    await made(crm, 2)
    for side in ("after", "before"):
        sent: dict[str, Any] = {side: CURSORS[what]}
        answer = await crm.as_("rita").send(QUERY, **sent)
        [error] = answer["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert side in error["message"] or error["extensions"].get("path") == [side], error
        assert "cursor" in error["message"]


@pytest.mark.parametrize(
    "keys", [["NAME_ASC", "a\x00b", 1], ["NAME_ASC", "\ud800", 1], ["NAME_ASC", 1, 1], ["NAME_ASC", "x" * 9000, 1]]
)
async def test_a_cursor_of_texts_that_cannot_be_is_refused(crm: Crm, keys: list[Any]) -> None:
    assert await crm.as_("rita").code(QUERY, after=forged(keys), order="NAME_ASC") == "BAD_USER_INPUT"


async def test_a_cursor_of_another_list_with_other_orders_is_refused(crm: Crm) -> None:
    await made(crm, 2)
    rita = crm.as_("rita")
    other = (await rita.ask("{ pipelines(first: 1) { pageInfo { endCursor } } }"))["pipelines"]["pageInfo"]["endCursor"]
    assert await rita.code(QUERY, after=other) == "BAD_USER_INPUT"
    assert await rita.code(QUERY, after=other, order="NAME_ASC") == "BAD_USER_INPUT"
    mine = (await page(rita, first=1))["pageInfo"]["endCursor"]
    assert await rita.code("query($after: String) { pipelines(after: $after) { nodes { id } } }", after=mine) == (
        "BAD_USER_INPUT"
    )


SIZES: list[tuple[dict[str, Any], str]] = [
    ({"first": 1}, "ok"),
    ({"first": 200}, "ok"),
    ({"last": 200}, "ok"),
    ({"first": None, "last": 3}, "ok"),
    ({"first": 0}, "first"),
    ({"first": -1}, "first"),
    ({"first": 201}, "first"),
    ({"first": 2**31 - 1}, "first"),
    ({"last": 0}, "last"),
    ({"last": 201}, "last"),
    ({"last": -5}, "last"),
    ({"first": 1, "last": 1}, "last"),
]


@pytest.mark.parametrize(("size", "outcome"), SIZES)
async def test_page_sizes(crm: Crm, size: dict[str, Any], outcome: str) -> None:
    """At the root and below, in a field of its own with the rest of the answer intact."""
    await made(crm, 3)
    nested = """query($first: Int, $last: Int) {
        pipelines { nodes { name board { deals(first: $first, last: $last) { nodes { id } } } } } }"""
    for query in (QUERY, nested):
        answer = await crm.as_("rita").send(query, **size)
        if outcome == "ok":
            assert "errors" not in answer
        else:
            for error in answer["errors"]:
                assert error["extensions"]["code"] == "BAD_USER_INPUT"
                assert outcome in error["message"], error


async def test_fifty_rows_unless_asked_otherwise(crm: Crm) -> None:
    await made(crm, 53)
    found = await page(crm.as_("rita"))
    assert len(found["nodes"]) == 50
    assert found["pageInfo"]["hasNextPage"]


async def test_empty_lists(crm: Crm) -> None:
    rita = crm.as_("rita")
    empty = {
        "edges": [],
        "nodes": [],
        "pageInfo": {"startCursor": None, "endCursor": None, "hasNextPage": False, "hasPreviousPage": False},
    }
    assert await page(rita) == empty
    assert await page(rita, last=5) == empty
    totals = await rita.ask("{ deals { totalCount totalBudget { amount currency } } }")
    assert totals["deals"] == {"totalCount": 0, "totalBudget": {"amount": "0.00", "currency": "RUB"}}
    deals = await made(crm, 3)
    assert await page(rita, filter={"name": {"eq": "nobody called it so"}}) == empty
    last = (await page(rita, first=3))["pageInfo"]["endCursor"]
    assert await page(rita, first=3, after=last) == empty
    assert len(deals) == 3


def rich(deal: Deal) -> bool:
    return deal.budget_minor is not None and deal.budget_minor >= 100


def fir(deal: Deal) -> bool:
    return deal.name_folded == "елка"


def everything(_: Deal) -> bool:
    return True


def nothing(_: Deal) -> bool:
    return False


FILTERS: list[tuple[dict[str, Any] | None, Callable[[Deal], bool]]] = [
    (None, everything),
    ({}, everything),
    ({"name": {"eq": "ЁЛКА"}}, fir),
    ({"name": {"startsWith": "ел"}}, fir),
    ({"name": {"contains": "о"}}, lambda deal: "о" in deal.name_folded),
    ({"name": {"contains": "%"}}, nothing),
    ({"name": {"startsWith": "_"}}, nothing),
    ({"budget": {"gte": "1"}}, rich),
    ({"budget": {"gte": "1.001"}}, lambda deal: (deal.budget_minor or 0) > 100),
    ({"budget": {"lte": "0.999"}}, lambda deal: deal.budget_minor == 0),
    ({"budget": {"isNull": True}}, lambda deal: deal.budget_minor is None),
    ({"not": {"budget": {"gte": "1"}}}, lambda deal: not rich(deal)),
    ({"not": {"not": {"budget": {"gte": "1"}}}}, rich),
    ({"or": [{"name": {"eq": "елка"}}, {"budget": {"gte": "1"}}]}, lambda deal: fir(deal) or rich(deal)),
    ({"name": {"eq": "елка"}, "budget": {"gte": "1"}}, lambda deal: fir(deal) and rich(deal)),
    ({"name": {"eq": "елка"}, "not": {"budget": {"gte": "1"}}}, lambda deal: fir(deal) and not rich(deal)),
    ({"not": {"or": [{"name": {"eq": "елка"}}, {"budget": {"gte": "1"}}]}}, lambda deal: not (fir(deal) or rich(deal))),
    ({"or": []}, nothing),
    ({"or": [{}]}, everything),
    ({"not": {}}, nothing),
    ({"createdAt": {"gte": "0001-01-01T00:00:00Z", "lt": "9999-12-31T23:59:59Z"}}, everything),
    ({"name": None, "or": None, "not": None}, everything),
]


@pytest.mark.parametrize("number", range(len(FILTERS)))
async def test_filters_and_totals_agree_with_plain_python(crm: Crm, number: int) -> None:
    filter, holds = FILTERS[number]
    deals = await made(crm, 15)
    wanted = [deal for deal in deals if holds(deal)]
    answer = await crm.as_("rita").ask(
        "query($filter: DealFilter) { deals(first: 200, filter: $filter, order: NAME_ASC) "
        "{ nodes { id } totalCount totalBudget { amount } } }",
        filter=filter,
    )
    found = answer["deals"]
    assert [node["id"] for node in found["nodes"]] == ordered(wanted, "NAME_ASC")
    assert found["totalCount"] == len(wanted)
    assert found["totalBudget"]["amount"] == f"{sum(deal.budget_minor or 0 for deal in wanted) / 100:.2f}"


BAD_FILTERS = {
    "a NUL": {"name": {"eq": "a\x00b"}},
    "too long": {"name": {"startsWith": "x" * 2000}},
    "an amount beyond all": {"budget": {"gte": "1e29"}},
    "an id of another noun": {"stage": {"in": ["deal_1"]}},
    "no id": {"stage": {"in": ["1"]}},
    "a year beyond all": {"createdAt": {"gte": "9999-12-31T23:59:59-23:59"}},
    "a time without an offset": {"createdAt": {"gte": "2026-01-01T00:00:00"}},
    "an unknown field": {"shoeSize": 42},
    "a word for an amount": {"budget": {"gte": "much"}},
}


@pytest.mark.parametrize("what", BAD_FILTERS)
async def test_filters_that_cannot_be_are_refused(crm: Crm, what: str) -> None:
    assert await crm.as_("rita").code(QUERY, filter=BAD_FILTERS[what]) == "BAD_USER_INPUT"


async def test_pages_below_pages_have_cursors_of_their_own(crm: Crm) -> None:
    rita = crm.as_("rita")
    deals = await made(crm, 9)
    stage = f"stage_{deals[0].stage_id}"
    query = """query($id: ID!, $after: String) { node(id: $id) { ... on Stage {
        deals(first: 4, after: $after) { nodes { id } totalCount pageInfo { endCursor hasNextPage } } } } }"""
    seen: list[str] = []
    after = None
    while True:
        found = (await rita.ask(query, id=stage, after=after))["node"]["deals"]
        assert found["totalCount"] == 9
        seen += [node["id"] for node in found["nodes"]]
        after = found["pageInfo"]["endCursor"]
        if not found["pageInfo"]["hasNextPage"]:
            break
    assert seen == ordered(deals, "UPDATED_AT_DESC")
    assert await rita.code(query, id=stage, after=forged(["CREATED_AT_DESC", MOMENT, 1])) == "BAD_USER_INPUT"


async def test_contacts_of_a_deal_are_paged_in_the_order_of_adding(crm: Crm) -> None:
    rita = crm.as_("rita")
    deal = await rita_makes(crm, contacts=[{"firstName": name} for name in ("Zoe", "Ann", "Max", "Bob", "Eva")])
    query = """query($id: ID!, $after: String, $before: String, $first: Int, $last: Int) { deal(id: $id) {
        contacts(first: $first, after: $after, last: $last, before: $before) {
            nodes { firstName } pageInfo { startCursor endCursor } } } }"""
    first = (await rita.ask(query, id=deal, first=2))["deal"]["contacts"]
    assert [each["firstName"] for each in first["nodes"]] == ["Zoe", "Ann"]
    after = first["pageInfo"]["endCursor"]
    second = (await rita.ask(query, id=deal, first=2, after=after))["deal"]["contacts"]
    assert [each["firstName"] for each in second["nodes"]] == ["Max", "Bob"]
    back = (await rita.ask(query, id=deal, last=1, before=after))["deal"]["contacts"]
    assert [each["firstName"] for each in back["nodes"]] == ["Zoe"]
