"""The funnel of a pipeline: what it counts, for whom, and that totals of closed days are never stale."""

import asyncio
import contextvars
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pytest

from domain import db, funnel
from domain.account import Account
from domain.deals import Deal
from domain.funnel import FoldedDay, FunnelDay
from domain.pipelines import Departure, PassageEdit
from tests import databases
from tests.counting import statements
from tests.crm import Crm
from tests.sales import REASONED, Sales, everything, history, number

FUNNEL = """query($pipeline: ID!, $period: PeriodInput!, $of: [ID!]) {
    funnel(pipelineId: $pipeline, period: $period, responsibleIds: $of) {
        pipeline { id name } createdCount elsewhereCount conversion
        stages {
            stage { id name kind } standingCount standingBudget { amount currency } reachedCount conversion
            overallConversion enteredCount leftCount averageSeconds
        }
    }
}"""
DAY = timedelta(days=1)
NOON = datetime(2026, 3, 2, 9, tzinfo=UTC)  # in Moscow, a Monday


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Sets the clock, that of the database included."""

    async def settled() -> datetime:
        return db.now() - funnel.GRACE

    monkeypatch.setattr(funnel, "_settled", settled)
    return lambda moment: monkeypatch.setattr(db, "now", lambda: moment)


def span(begins: datetime, ends: datetime) -> dict[str, str]:
    return {"from": begins.isoformat(), "to": ends.isoformat()}


MARCH = span(NOON - DAY, NOON + 29 * DAY)


async def ask(crm: Crm, who: str = "nora", period: dict[str, str] = MARCH, **more: Any) -> dict[str, Any]:
    sales = await Sales.of(crm)
    answer = await crm.as_(who).ask(FUNNEL, **{"pipeline": sales.pipeline(), "period": period, **more})
    found: dict[str, Any] = answer["funnel"]
    return found


def column(answer: dict[str, Any], name: str) -> list[Any]:
    """One figure of every stage in board order, won and lost last."""
    return [stage[name] for stage in answer["stages"]]


async def tell(crm: Crm, at: Callable[[datetime], None]) -> list[str]:
    """Four deals of Rita's in Moscow's March: one won by skipping, one lost, one moved on a month later, one new."""
    sales = await Sales.of(crm)
    ids = []
    for day, budget in enumerate(("100", "200.50", None, "400")):
        at(NOON + day * DAY)
        ids.append((await sales.makes(budget=budget))["id"])
    for deal, days, place in (
        (0, 4, 2),  # skips the second stage
        (0, 5, "WON"),
        (1, 6, 1),
        (1, 8, "LOST"),
        (2, 9, 1),
        (2, 40, 2),  # in April
    ):
        at(NOON + days * DAY)
        await crm.as_("rita").do("dealMove", "", dealId=ids[deal], stageId=sales.stage(place))
    at(NOON + 50 * DAY)
    return ids


@pytest.mark.feature("R1")
async def test_number_and_sum_of_deals_on_every_stage(crm: Crm, at: Callable[[datetime], None]) -> None:
    await tell(crm, at)
    answer = await ask(crm)
    sales = await Sales.of(crm)
    assert answer["pipeline"]["id"] == sales.pipeline()
    stages = sales.pipelines["Активная база"]["stages"]
    assert [stage["stage"] for stage in answer["stages"]] == [each for each in stages if each["kind"] != "UNSORTED"]
    assert (answer["createdCount"], answer["elsewhereCount"]) == (4, 0)
    assert column(answer, "standingCount") == [1, 0, 1, 0, 0, 1, 1]
    sums = [stage["standingBudget"]["amount"] for stage in answer["stages"]]
    assert sums == ["400.00", "0.00", "0.00", "0.00", "0.00", "100.00", "200.50"]
    later = await ask(crm, period=span(NOON + 3 * DAY, NOON + 4 * DAY))
    assert column(later, "standingCount") == [1, 0, 0, 0, 0, 0, 0]


@pytest.mark.feature("R3")
async def test_conversion_from_stage_to_stage_and_overall(crm: Crm, at: Callable[[datetime], None]) -> None:
    await tell(crm, at)
    answer = await ask(crm)
    assert column(answer, "reachedCount") == [4, 3, 2, 1, 1, 1, None]  # who skips a stage has come further
    assert column(answer, "conversion") == [None, 3 / 4, 2 / 3, 1 / 2, 1.0, 1.0, None]
    assert column(answer, "overallConversion") == [1.0, 3 / 4, 2 / 4, 1 / 4, 1 / 4, 1 / 4, None]
    assert answer["conversion"] == 1 / 4


@pytest.mark.feature("R4")
async def test_time_on_a_stage_is_the_mean_of_stays_that_ended_in_the_period(
    crm: Crm, at: Callable[[datetime], None]
) -> None:
    await tell(crm, at)
    day = 86400
    assert column(await ask(crm), "averageSeconds") == [
        (4 * day + 5 * day + 7 * day + 1) // 3,  # left on days 4, 6 and 9; the fourth deal still stands there
        2 * day,  # the other one left in April
        1 * day,
        None,
        None,
        None,
        None,
    ]
    april = await ask(crm, period=span(NOON + 30 * DAY, NOON + 60 * DAY))
    assert column(april, "averageSeconds") == [None, 31 * day, None, None, None, None, None]


@pytest.mark.feature("R11")
async def test_passages_count_by_the_date_of_the_event(crm: Crm, at: Callable[[datetime], None]) -> None:
    await tell(crm, at)
    march, april = await ask(crm), await ask(crm, period=span(NOON + 30 * DAY, NOON + 60 * DAY))
    assert column(march, "enteredCount") == [4, 2, 1, 0, 0, 1, 1]
    assert column(march, "leftCount") == [3, 1, 1, 0, 0, 0, 0]
    assert column(april, "enteredCount") == [0, 0, 1, 0, 0, 0, 0]
    assert column(april, "leftCount") == [0, 1, 0, 0, 0, 0, 0]
    assert april["createdCount"] == 0
    assert march["stages"][2]["standingCount"] == 1  # the figure of March's deals counts the move in April
    assert column(april, "standingCount") == [0] * 7
    assert april["conversion"] is None


@pytest.mark.feature("R1", "R3")
async def test_a_deal_that_went_on_elsewhere_counts_where_it_was(crm: Crm, at: Callable[[datetime], None]) -> None:
    sales = await Sales.of(crm)
    at(NOON)
    deal = await sales.makes()
    other = sales.pipeline(REASONED)
    for hours, stage in enumerate((sales.stage(3), sales.stage(0), sales.stage(1, REASONED)), 1):
        at(NOON + timedelta(hours=hours))
        await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=stage)
    here, there = await ask(crm), await ask(crm, pipeline=other)
    assert (here["createdCount"], here["elsewhereCount"]) == (1, 1)
    assert column(here, "reachedCount") == [1, 1, 1, 1, 0, 0, None]
    assert column(here, "standingCount") == [0] * 7
    assert column(here, "leftCount") == [2, 0, 0, 1, 0, 0, 0]
    assert (there["createdCount"], there["elsewhereCount"]) == (1, 0)
    assert column(there, "reachedCount")[:3] == [1, 1, 0]
    assert column(there, "enteredCount")[:3] == [0, 1, 0]
    at(NOON + DAY)
    await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))
    again = await ask(crm)
    assert (again["createdCount"], again["elsewhereCount"]) == (1, 0)
    assert column(again, "reachedCount") == [1, 1, 1, 1, 0, 0, None]  # as far as it ever came
    assert column(again, "standingCount") == [0, 1, 0, 0, 0, 0, 0]
    assert [each.pipeline_id for each in await Departure.all()] == [number(other)]


async def test_a_deal_created_as_lost_has_reached_nothing(crm: Crm, at: Callable[[datetime], None]) -> None:
    sales = await Sales.of(crm)
    at(NOON)
    deal = await sales.makes(stageId=sales.stage("LOST"))
    answer = await ask(crm)
    assert column(answer, "reachedCount") == [0, 0, 0, 0, 0, 0, None]
    assert answer["conversion"] == 0
    at(NOON + DAY)
    await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))
    assert column(await ask(crm), "reachedCount") == [1, 1, 0, 0, 0, 0, None]
    at(NOON + 2 * DAY)
    await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage("LOST"))
    assert column(await ask(crm), "reachedCount") == [1, 1, 0, 0, 0, 0, None]


@pytest.mark.feature("R1", "R11", "P16")
@pytest.mark.parametrize(
    ("who", "created", "entered"),
    [
        ("anna", 3, [3, 1]),  # administrator: all
        ("nora", 3, [3, 1]),  # all
        ("oleg", 3, [3, 1]),  # all
        ("rita", 2, [2, 1]),  # of her group: hers and tom's
        ("tom", 2, [2, 1]),
        ("sam", 1, [1, 0]),  # of another group
        ("vera", 0, [0, 0]),  # views no deal: zeros, as on a board
    ],
)
async def test_only_deals_in_view_are_counted(
    crm: Crm, at: Callable[[datetime], None], who: str, created: int, entered: list[int]
) -> None:
    at(NOON)
    sales = await Sales.of(crm)
    for owner in ("rita", "tom", "sam"):
        deal = await sales.makes(owner)
        if owner == "tom":
            at(NOON + DAY)
            await crm.as_("tom").do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))
    at(NOON + 5 * DAY)
    for _ in range(2):
        answer = await ask(crm, who)
        assert answer["createdCount"] == created
        assert column(answer, "enteredCount") == [*entered, 0, 0, 0, 0, 0]
        await funnel.fold()
    await crm.as_("nora").do("dealReassign", "", dealIds=[deal["id"]], responsibleId=await crm.user_id("rita"))
    assert (await ask(crm, "rita"))["createdCount"] == 3  # sam's deal comes with all its past
    assert (await ask(crm, "sam"))["createdCount"] == 0


@pytest.mark.feature("R1")
async def test_the_funnel_of_some_users(crm: Crm, at: Callable[[datetime], None]) -> None:
    at(NOON)
    sales = await Sales.of(crm)
    for owner in ("rita", "rita", "tom", "sam"):
        await sales.makes(owner)
    rita, tom, sam = [await crm.user_id(who) for who in ("rita", "tom", "sam")]
    for who, of, count in (
        ("nora", [rita], 2),
        ("nora", [rita, sam], 3),
        ("nora", [], 0),
        ("tom", [rita, tom], 3),
        ("tom", [sam], 0),
        ("tom", ["user_999999"], 0),
    ):
        answer = await ask(crm, who, of=of)
        assert answer["createdCount"] == sum(column(answer, "enteredCount")) == count, (who, of)


@pytest.mark.parametrize(
    ("variables", "path"),
    [
        ({"period": span(NOON, NOON)}, "period"),
        ({"period": span(NOON, NOON - DAY)}, "period"),
        ({"period": span(NOON, NOON + 367 * DAY)}, "period"),
        ({"period": {"from": "1969-12-31T23:00:00Z", "to": "1970-01-02T00:00:00Z"}}, "period"),
        ({"period": {"from": "9999-12-31T00:00:00Z", "to": "9999-12-31T23:59:59Z"}}, "period"),
        ({"pipeline": "deal_1"}, "pipelineId"),
        ({"of": ["deal_1"]}, "responsibleIds.0"),
        ({"of": ["user_1"] * 201}, "responsibleIds"),
    ],
)
async def test_what_can_not_be_asked(crm: Crm, variables: dict[str, Any], path: str) -> None:
    asked = {"pipeline": (await Sales.of(crm)).pipeline(), "period": MARCH, **variables}
    [error] = (await crm.as_("nora").send(FUNNEL, **asked))["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert ".".join(error["extensions"]["path"]) == path


async def test_who_is_asked_and_what_is_not_there(crm: Crm) -> None:
    assert await crm.as_("nobody").code(FUNNEL, pipeline="pipeline_1", period=MARCH) == "UNAUTHENTICATED"
    assert (await crm.as_("nora").ask(FUNNEL, pipeline="pipeline_999", period=MARCH))["funnel"] is None
    empty = await ask(crm)
    assert (empty["createdCount"], empty["conversion"]) == (0, None)
    assert column(empty, "averageSeconds") == [None] * 7
    whole = span(
        datetime(2024, 1, 1, tzinfo=ZoneInfo("Europe/Moscow")), datetime(2025, 1, 1, tzinfo=ZoneInfo("Europe/Moscow"))
    )
    assert (await ask(crm, period=whole))["createdCount"] == 0  # a leap year fits


async def test_a_moment_belongs_to_one_of_two_periods(crm: Crm, at: Callable[[datetime], None]) -> None:
    await tell(crm, at)
    border = NOON + 4 * DAY  # of the first move
    before, after = await ask(crm, period=span(NOON, border)), await ask(crm, period=span(border, NOON + 5 * DAY))
    assert (sum(column(before, "leftCount")), sum(column(after, "leftCount"))) == (0, 1)


# Totals of closed days


async def folded() -> list[tuple[datetime, datetime]]:
    return [(each.begins_at, each.ends_at) for each in await FoldedDay.all().order_by("begins_at")]


@pytest.mark.feature("R4", "R11")
async def test_folding_changes_no_figure(crm: Crm, at: Callable[[datetime], None]) -> None:
    await tell(crm, at)
    periods = [MARCH, span(NOON + 5 * DAY, NOON + 8 * DAY), span(NOON, NOON + timedelta(hours=1))]
    before = [await ask(crm, period=period) for period in periods]
    assert await funnel.fold() > 40
    assert await funnel.fold() == 0
    assert await FunnelDay.all().count() == 2 * 6  # a move is of two stages
    assert [await ask(crm, period=period) for period in periods] == before
    await db.execute("update funnel_day set seconds = 0, ended = 1000")
    assert column(await ask(crm), "leftCount") != column(before[0], "leftCount")  # they are read
    assert column(await ask(crm, "rita"), "leftCount") == column(before[0], "leftCount")  # … by those who see all
    await FoldedDay.all().delete()
    assert await funnel.fold() > 40
    assert [await ask(crm, period=period) for period in periods] == before


@pytest.mark.feature("R11")
async def test_a_deleted_deal_is_gone_from_closed_days_at_once(crm: Crm, at: Callable[[datetime], None]) -> None:
    ids = await tell(crm, at)
    await funnel.fold()
    await crm.as_("nora").do("dealDelete", "", dealId=ids[0])
    gone = await ask(crm)
    assert column(gone, "leftCount") == [2, 1, 0, 0, 0, 0, 0]
    assert column(gone, "enteredCount") == [3, 2, 0, 0, 0, 0, 1]
    assert await PassageEdit.all().count() == 2
    assert await funnel.fold() == 2
    assert await PassageEdit.all().count() == 0
    assert await ask(crm) == gone


async def test_a_delete_that_fails_leaves_the_totals(crm: Crm, at: Callable[[datetime], None]) -> None:
    ids = await tell(crm, at)
    before = await everything()
    assert await crm.as_("rita").outcome("dealDelete", dealId=ids[0], expectedVersion=1) == "CONFLICT"
    assert await everything() == before
    assert await PassageEdit.all().count() == 0


async def test_days_that_are_not_over_are_not_folded(crm: Crm, at: Callable[[datetime], None]) -> None:
    sales = await Sales.of(crm)
    at(NOON)
    deal = await sales.makes()
    at(NOON + timedelta(minutes=1))
    await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))
    midnight = datetime(2026, 3, 2, 21, tzinfo=UTC)
    for moment, count in (
        (midnight, 0),
        (midnight + funnel.GRACE - timedelta(seconds=1), 0),
        (midnight + funnel.GRACE, 1),
    ):
        at(moment)
        assert await funnel.fold() == count
    assert await folded() == [(midnight - DAY, midnight)]


@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_a_day_waits_for_transactions_that_began_in_it(crm: Crm) -> None:
    connection = await asyncpg.connect(databases.postgres_url(await _database()))
    try:
        transaction = connection.transaction()
        await transaction.start()
        began = await connection.fetchval("select now()")
        await asyncio.sleep(0.05)
        assert await funnel._settled() == began - funnel.GRACE
        await transaction.rollback()
        assert await funnel._settled() > began - funnel.GRACE
    finally:
        await connection.close()


async def _database() -> str:
    [row] = await db.rows("select current_database() as name")
    return str(row["name"])


@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_two_workers_do_not_disturb_each_other(crm: Crm, at: Callable[[datetime], None]) -> None:
    await tell(crm, at)
    before = await ask(crm)
    await asyncio.gather(funnel.fold(), funnel.fold(), FoldedDay.all().delete())
    await funnel.fold()
    days = await folded()
    assert len(days) == len(set(days)) > 40
    assert await ask(crm) == before


@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_what_is_deleted_while_a_day_is_folded_is_folded_again(
    crm: Crm, at: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The deal goes after the totals were added up, and before they are committed."""
    ids = await tell(crm, at)
    execute, left = db.execute, [ids[0]]

    async def slow(sql: str, params: Any = ()) -> int:
        touched = await execute(sql, params)
        if "insert into funnel_day" in sql and params[0] == datetime(2026, 3, 5, 21, tzinfo=UTC) and left:
            id = left.pop()
            await asyncio.get_running_loop().create_task(
                crm.as_("nora").do("dealDelete", "", dealId=id), context=outside
            )
        return touched

    outside = contextvars.copy_context()
    monkeypatch.setattr(db, "execute", slow)
    await funnel.fold()
    monkeypatch.setattr(db, "execute", execute)
    assert not left
    assert await PassageEdit.all().count() == 1  # of the day after, which was folded when the deal had gone, none
    gone = await ask(crm)
    assert column(gone, "leftCount") == [2, 1, 0, 0, 0, 0, 0]
    await funnel.fold()
    assert await ask(crm) == gone


@pytest.mark.feature("S2")
async def test_another_time_zone_takes_other_days(crm: Crm, at: Callable[[datetime], None]) -> None:
    await tell(crm, at)
    await funnel.fold()
    before, days = await ask(crm), await folded()
    await crm.as_("anna").do("accountUpdate", "", timeZone="America/New_York")
    assert await ask(crm) == before
    assert await funnel.fold() > 40
    assert not set(days) & set(await folded())
    assert await ask(crm) == before
    assert {ends - begins for begins, ends in await folded()} == {timedelta(hours=23), DAY}  # 8 March 2026
    await Account.filter(id=1).update(time_zone="Europe/Moscow")
    assert await ask(crm) == before


@pytest.mark.parametrize(
    ("zone", "begins", "ends", "lengths"),
    [
        ("Europe/Moscow", "2026-03-01", "2026-03-03", [24, 24]),
        ("Europe/Berlin", "2026-03-28", "2026-03-31", [24, 23, 24]),
        ("Europe/Berlin", "2026-10-24", "2026-10-27", [24, 25, 24]),
        ("America/Santiago", "2026-09-05", "2026-09-08", [24, 23, 24]),  # put forward at midnight
        ("America/Havana", "2026-10-31", "2026-11-03", [24, 25, 24]),  # put back at one to midnight
        ("Pacific/Apia", "2011-12-29", "2012-01-01", [24, 24]),  # the 30th was left out
    ],
)
def test_days_of_a_time_zone(zone: str, begins: str, ends: str, lengths: list[int]) -> None:
    first, last = (datetime.fromisoformat(day).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for day in (begins, ends))
    found = [first, *funnel.midnights(first, last, zone)]
    assert [(after - before) / timedelta(hours=1) for before, after in pairwise(found)] == lengths
    assert found[-1] == last


async def test_many_gaps_are_read_as_one(crm: Crm, at: Callable[[datetime], None]) -> None:
    await tell(crm, at)
    await funnel.fold()
    before = await ask(crm)
    with statements() as few:
        await ask(crm)
    await db.execute(
        "delete from folded_day where id in (select id from folded_day where id % 2 = 0)",
    )
    with statements() as many:
        assert await ask(crm) == before
    assert len(many) <= len(few) + 1


async def test_a_report_costs_the_same_whatever_it_counts(crm: Crm, at: Callable[[datetime], None]) -> None:
    sales = await Sales.of(crm)
    at(NOON + 9 * DAY)
    for who in ("nora", "rita"):
        await ask(crm, who)  # what is read or noted once is done
    costs = []
    for _ in range(2):
        for n in range(8):
            at(NOON + timedelta(minutes=n))
            deal = await sales.makes()
            at(NOON + timedelta(minutes=n, seconds=1))
            await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))
        at(NOON + 9 * DAY)
        for who in ("nora", "rita"):
            with statements() as seen:
                await ask(crm, who)
            costs.append(len(seen))
    assert costs[:2] == costs[2:]


async def test_the_furthest_stage_is_told_by_no_event(crm: Crm, at: Callable[[datetime], None]) -> None:
    [id, *_] = await tell(crm, at)
    deal = await Deal.get(id=number(id))
    sales = await Sales.of(crm)
    assert deal.first_stage_id == number(sales.stage(0))
    assert deal.furthest_stage_id == number(sales.stage("WON"))
    for event in await history(id):
        assert not {"first_stage_id", "furthest_stage_id"} & {*event.before, *event.after}
