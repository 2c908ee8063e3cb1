"""Sources of deals: their kinds, what they cost, and what they brought (R24, D29)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain import db
from domain.events import Event
from domain.source_costs import SourceCost
from tests.crm import Crm
from tests.sales import PLAIN, REASONED, Sales, choice, number
from tests.test_exports import under
from tests.test_funnel import at, span

__all__ = ["at"]

FIGURES = """figures {
    dealCount wonCount lostCount openCount conversion budget { amount } wonBudget { amount }
    cost { amount } costPerDeal { amount } costPerWon { amount }
}"""
REPORT = f"""query($period: PeriodInput!, $in: [ID!], $of: [ID!]) {{
    sourceReport(period: $period, pipelineIds: $in, responsibleIds: $of) {{
        sources {{ source {{ id }} {FIGURES} }} kinds {{ kind {FIGURES} }} {FIGURES.replace("figures", "total")}
    }}
}}"""
COSTS = "{ sourceCosts { totalCount nodes { id source { id } firstDay lastDay amount { amount currency } version } } }"
NOON = datetime(2026, 3, 2, 9, tzinfo=UTC)  # in Moscow
DAY = timedelta(days=1)
MIDNIGHT = datetime(2026, 2, 28, 21, tzinfo=UTC)  # in Moscow, where March begins
MARCH = span(MIDNIGHT, MIDNIGHT + 31 * DAY)


async def spends(crm: Crm, source: str, first: str, last: str, amount: str, who: str = "nora") -> str:
    made = await crm.as_(who).do(
        "sourceCostCreate", "sourceCost { id }", sourceId=source, firstDay=first, lastDay=last, amount=amount
    )
    return str(made["sourceCost"]["id"])


async def ask(crm: Crm, who: str = "nora", **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = (await crm.as_(who).ask(REPORT, **{"period": MARCH, **more}))["sourceReport"]
    return found


def of(report: dict[str, Any], source: str | None) -> dict[str, Any]:
    """The figures of a source; None: of deals without one."""
    rows = {each["source"] and each["source"]["id"]: each["figures"] for each in report["sources"]}
    found: dict[str, Any] = rows[source]
    return found


async def tell(crm: Crm, at: Callable[[datetime], None]) -> tuple[str, str]:
    """A dear source with a won, a lost and an open deal of Rita's, a cheap one with a deal of Sam's; and one deal of
    Rita's without a source.
    """
    at(NOON)
    sales = await Sales.of(crm)
    dear, cheap = await choice("source"), await choice("source", 1)
    for who, source, budget, stage in (
        ("rita", dear, "100.50", "WON"),
        ("rita", dear, "20", "LOST"),
        ("rita", dear, None, 1),
        ("sam", cheap, "7", 0),
        ("rita", None, "1000", 0),
    ):
        await sales.makes(who, sourceId=source, budget=budget, stageId=sales.stage(stage))
    await crm.as_("nora").do("sourceUpdate", "", sourceId=dear, kind="MARKETING")
    await crm.as_("nora").do("sourceUpdate", "", sourceId=cheap, kind="COLD")
    return dear, cheap


@pytest.mark.feature("R24", "D29")
async def test_what_each_source_and_each_kind_brought_and_cost(crm: Crm, at: Callable[[datetime], None]) -> None:
    dear, cheap = await tell(crm, at)
    await spends(crm, dear, "2026-03-01", "2026-03-31", "100")
    await spends(crm, dear, "2026-03-10", "2026-03-10", "0.01")
    report = await ask(crm)
    assert of(report, dear) == {
        "dealCount": 3,
        "wonCount": 1,
        "lostCount": 1,
        "openCount": 1,
        "conversion": 1 / 3,
        "budget": {"amount": "120.50"},
        "wonBudget": {"amount": "100.50"},
        "cost": {"amount": "100.01"},
        "costPerDeal": {"amount": "33.34"},
        "costPerWon": {"amount": "100.01"},
    }
    nothing = {"amount": "0.00"}
    free = {"cost": None, "costPerDeal": None, "costPerWon": None}
    counted = {"dealCount": 1, "wonCount": 0, "lostCount": 0, "openCount": 1, "conversion": 0}
    assert of(report, cheap) == counted | {"budget": {"amount": "7.00"}, "wonBudget": nothing} | free
    assert of(report, None) == counted | {"budget": {"amount": "1000.00"}, "wonBudget": nothing} | free
    kinds = {each["kind"]: each["figures"] for each in report["kinds"]}
    assert list(kinds) == ["MARKETING", "COLD", "REPEAT", "WIN_BACK", "OTHER", None]
    assert (kinds["MARKETING"], kinds["COLD"], kinds[None]) == tuple(of(report, each) for each in (dear, cheap, None))
    none = {"dealCount": 0, "wonCount": 0, "lostCount": 0, "openCount": 0, "conversion": None}
    assert kinds["REPEAT"] == none | {"budget": nothing, "wonBudget": nothing} | free
    total = report["total"]
    assert (total["dealCount"], total["wonCount"], total["budget"]) == (5, 1, {"amount": "1127.50"})
    assert (total["cost"], total["costPerDeal"]) == ({"amount": "100.01"}, {"amount": "20.00"})
    listed = await crm.as_("rita").ask("{ sources(first: 200) { nodes { id } } }")
    assert [each["source"] for each in report["sources"]] == [*listed["sources"]["nodes"], None]
    # By the day of creation; and what is offered no longer is told of while there is something to tell.
    assert (await ask(crm, period=span(NOON + DAY, NOON + 2 * DAY)))["total"]["dealCount"] == 0
    await crm.as_("nora").do("sourceUpdate", "", sourceId=dear, isArchived=True)
    assert of(await ask(crm), dear)["dealCount"] == 3
    later = await ask(crm, period=span(NOON + 90 * DAY, NOON + 91 * DAY))
    assert dear not in [each["source"] and each["source"]["id"] for each in later["sources"]]


@pytest.mark.feature("R24")
async def test_a_cost_is_shared_by_days_and_nothing_of_it_is_lost(crm: Crm) -> None:
    source = await choice("source")
    await spends(crm, source, "2026-03-01", "2026-03-07", "100")

    async def cost(begins: datetime, ends: datetime) -> int:
        amount = of(await ask(crm, period=span(begins, ends)), source)["cost"]
        return 0 if amount is None else int(amount["amount"].replace(".", ""))

    days = [await cost(MIDNIGHT + n * DAY, MIDNIGHT + (n + 1) * DAY) for n in range(-1, 8)]
    assert days == [0, 1428, 1429, 1428, 1429, 1428, 1429, 1429, 0]
    assert sum(days) == await cost(MIDNIGHT - 9 * DAY, MIDNIGHT + 9 * DAY) == 10_000
    half = timedelta(hours=12)  # a day is that of the period in which it begins
    assert await cost(MIDNIGHT - half, MIDNIGHT + half) == 1428
    assert await cost(MIDNIGHT + half, MIDNIGHT + DAY) == 0
    await crm.as_("anna").do("accountUpdate", "", timeZone="Asia/Vladivostok")
    assert await cost(MIDNIGHT, MIDNIGHT + DAY) == 1429  # which has begun there: it is the second day that begins


@pytest.mark.feature("R24", "P16")
@pytest.mark.parametrize(
    ("who", "deals", "cost", "price"),
    [
        ("anna", 5, "31.00", "6.20"),
        ("nora", 5, "31.00", "6.20"),
        ("oleg", 5, None, None),  # sees all deals, and may not edit settings
        ("rita", 4, None, None),
        ("sam", 1, None, None),
        ("vera", 0, None, None),  # views no deal
    ],
)
async def test_who_is_told_of_which_deals_and_of_costs(
    crm: Crm, at: Callable[[datetime], None], who: str, deals: int, cost: str | None, price: str | None
) -> None:
    dear, _ = await tell(crm, at)
    id = await spends(crm, dear, "2026-03-01", "2026-03-31", "31")
    total = (await ask(crm, who))["total"]
    assert total["dealCount"] == deals
    assert total["cost"] == (cost and {"amount": cost})
    assert total["costPerDeal"] == (price and {"amount": price})
    listed = (await crm.as_(who).ask(COSTS))["sourceCosts"]
    assert [each["id"] for each in listed["nodes"]] == ([id] if cost else [])
    assert listed["totalCount"] == len(listed["nodes"])
    node = await crm.as_(who).ask("query($id: ID!) { node(id: $id) { id } }", id=id)
    assert node["node"] == ({"id": id} if cost else None)


@pytest.mark.feature("R24")
async def test_of_some_deals_no_price_is_told(crm: Crm, at: Callable[[datetime], None]) -> None:
    dear, _ = await tell(crm, at)
    await spends(crm, dear, "2026-03-01", "2026-03-31", "31")
    sales = await Sales.of(crm)
    rita, sam = await crm.user_id("rita"), await crm.user_id("sam")
    for narrowed, count in (
        ({"of": [rita]}, 4),
        ({"of": [rita, sam]}, 5),
        ({"of": []}, 0),
        ({"in": [sales.pipeline(PLAIN)]}, 5),
        ({"in": [sales.pipeline(REASONED)]}, 0),
        ({"in": [sales.pipeline(PLAIN)], "of": [sam]}, 1),
    ):
        total = (await ask(crm, **narrowed))["total"]
        assert (total["dealCount"], total["cost"]) == (count, {"amount": "31.00"})
        assert (total["costPerDeal"], total["costPerWon"]) == (None, None)


@pytest.mark.feature("R24", "P26", "P24")
async def test_the_report_tells_nothing_that_is_hidden(
    crm: Crm, at: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    dear, _ = await tell(crm, at)
    await spends(crm, dear, "2026-03-01", "2026-03-31", "31")
    all_of = ("manager", "deal", "view", "all")
    under(monkeypatch, all_of, ("manager", "settings", "edit", "all"), ("manager", "deal.budget", "view", "none"))
    figures = of(await ask(crm, "rita"), dear)
    assert (figures["dealCount"], figures["budget"], figures["wonBudget"]) == (3, None, None)
    assert figures["costPerDeal"] == {"amount": "10.33"}
    for hidden in ("deal.source", "section.analytics"):
        under(monkeypatch, all_of, ("manager", hidden, "view", "none"))
        assert await crm.as_("rita").code(REPORT, period=MARCH) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("variables", "path"),
    [
        ({"period": span(NOON, NOON)}, "period"),
        ({"in": ["deal_1"]}, "pipelineIds.0"),
        ({"in": ["pipeline_1"] * 101}, "pipelineIds"),
        ({"of": ["deal_1"]}, "responsibleIds.0"),
        ({"of": ["user_1"] * 201}, "responsibleIds"),
    ],
)
async def test_what_can_not_be_asked(crm: Crm, variables: dict[str, Any], path: str) -> None:
    [error] = (await crm.as_("nora").send(REPORT, **{"period": MARCH, **variables}))["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert ".".join(error["extensions"]["path"]) == path
    assert await crm.as_("nobody").code(REPORT, period=MARCH) == "UNAUTHENTICATED"


@pytest.mark.feature("R24")
@pytest.mark.parametrize(
    ("who", "outcome"),
    [("anna", "ok"), ("nora", "ok"), ("rita", "FORBIDDEN"), ("oleg", "FORBIDDEN"), ("vera", "FORBIDDEN")],
)
async def test_who_enters_costs(crm: Crm, who: str, outcome: str) -> None:
    source, other = await choice("source"), await choice("source", 1)
    id = await spends(crm, source, "2026-03-01", "2026-03-31", "31")
    before = await db.rows("select * from source_cost")
    person = crm.as_(who)
    days = {"firstDay": "2026-04-01", "lastDay": "2026-04-02"}
    assert await person.outcome("sourceCostCreate", sourceId=source, amount="5", **days) == outcome
    assert await person.outcome("sourceCostUpdate", sourceCostId=id, sourceId=other, amount="6", **days) == outcome
    if outcome == "ok":
        changed = await SourceCost.get(id=number(id))
        assert (changed.source_id, changed.amount_minor, changed.version) == (number(other), 600, 2)
        assert (changed.first_day, changed.last_day) == (date(2026, 4, 1), date(2026, 4, 2))
        assert await person.outcome("sourceCostUpdate", sourceCostId=id, amount="7", expectedVersion=1) == "CONFLICT"
        assert await person.outcome("sourceCostDelete", sourceCostId=id, expectedVersion=1) == "CONFLICT"
    assert await person.outcome("sourceCostDelete", sourceCostId=id) == outcome
    if outcome == "ok":
        assert [each.amount_minor for each in await SourceCost.all()] == [500]
        events = await Event.filter(entity="source_cost", record_id=number(id)).order_by("id")
        assert [each.kind.partition(".")[2] for each in events] == ["created", "changed", "deleted"]
        assert (events[1].before["amount_minor"], events[2].before["amount_minor"]) == (3100, 600)
        assert await person.outcome("sourceCostDelete", sourceCostId=id) == "NOT_FOUND"
    else:
        assert await db.rows("select * from source_cost") == before


@pytest.mark.feature("R24")
async def test_costs_that_can_not_be(crm: Crm) -> None:
    source, archived = await choice("source"), await choice("source", 1)
    id = await spends(crm, archived, "2026-03-01", "2026-03-31", "31")
    await crm.as_("nora").do("sourceUpdate", "", sourceId=archived, isArchived=True)
    right: dict[str, Any] = {"sourceId": source, "firstDay": "2026-03-01", "lastDay": "2026-03-31", "amount": "1"}
    for wrong, code in (
        ({"sourceId": "source_999"}, "NOT_FOUND"),
        ({"sourceId": archived}, "NOT_FOUND"),
        ({"sourceId": "deal_1"}, "BAD_USER_INPUT"),
        ({"lastDay": "2026-02-28"}, "DAYS_INVALID"),
        ({"lastDay": "2027-03-02"}, "DAYS_INVALID"),
        ({"firstDay": "1969-12-31"}, "DATE_OUT_OF_RANGE"),
        ({"lastDay": "2200-01-01"}, "DATE_OUT_OF_RANGE"),
        ({"amount": "-1"}, "AMOUNT_OUT_OF_RANGE"),
        ({"amount": "0.001"}, "AMOUNT_INVALID"),
    ):
        assert await crm.as_("nora").outcome("sourceCostCreate", **right | wrong) == code, wrong
    assert await crm.as_("nora").outcome("sourceCostUpdate", sourceCostId=id, firstDay="2026-04-01") == "DAYS_INVALID"
    assert await crm.count("source_cost") == 1
    assert await crm.as_("nora").outcome("sourceCostUpdate", sourceCostId=id, sourceId=archived, amount="0") == "ok"
    assert await crm.as_("nora").outcome("sourceCostCreate", **right | {"lastDay": "2027-03-01"}) == "ok"  # a leap year


@pytest.mark.feature("D29", "R24")
async def test_a_source_is_of_a_kind(crm: Crm) -> None:
    nora = crm.as_("nora")
    kinds = []
    for given in ({}, {"kind": "WIN_BACK"}):
        made = await nora.do("sourceCreate", "source { id kind }", name=f"Новый {len(given)}", **given)
        kinds.append(made["source"]["kind"])
    assert kinds == ["OTHER", "WIN_BACK"]
    id = made["source"]["id"]
    changed = await nora.do("sourceUpdate", "source { name kind }", sourceId=id, kind="REPEAT")
    assert changed["source"] == {"name": "Новый 1", "kind": "REPEAT"}
    [event] = await Event.filter(kind="source.changed", record_id=number(id))
    assert (event.before, event.after) == ({"kind": "WIN_BACK"}, {"kind": "REPEAT"})
    assert await crm.as_("rita").outcome("sourceUpdate", sourceId=id, kind="COLD") == "FORBIDDEN"
    shown = await crm.as_("rita").ask("query($id: ID!) { node(id: $id) { ... on Source { kind } } }", id=id)
    assert shown["node"] == {"kind": "REPEAT"}
