"""Whatever happens to deals, and whenever days are folded: the funnel, the health of
a pipeline and the report on sources are what a count over everything gives."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from hypothesis import strategies as st

from domain import account, db, deals, funnel, health, policies, reference, source_report
from domain.account import Account
from domain.deals import Deal, NewDeal
from domain.funnel import FoldedDay
from domain.pipelines import Pipeline, Stage, StageKind
from domain.source_costs import SourceCost
from domain.users import User
from permissions.actor import Actor
from permissions.lines import Line
from tests import rules
from tests.crm import Crm
from tests.funnels import expected, expected_health, expected_sources
from tests.hostile import examples
from tests.rules import acting

BEGIN: Final = datetime(2025, 10, 23, 7, tzinfo=UTC)  # days before clocks are put back in Berlin
ZONES: Final = ("Europe/Moscow", "Europe/Berlin", "America/Santiago", "Pacific/Kiritimati", "Asia/Kathmandu")
WATCHERS: Final = ("anna", "nora", "rita", "tom", "sam", "vera", "rita alone")
SELLERS: Final = ("rita", "tom", "sam", "nora")

_deal = st.integers(0, 30)
_stage = st.tuples(st.integers(0, 1), st.integers(0, 6))
_seller = st.sampled_from(SELLERS)
_source = st.none() | st.integers(0, 3)
STEPS: Final = st.one_of(
    st.tuples(st.just("create"), _seller, _stage, st.none() | st.integers(0, 10**9), _source),
    st.tuples(st.just("spend"), _source, st.integers(-3, 40), st.integers(1, 20), st.integers(0, 10**9)),
    st.tuples(st.just("move"), _deal, _stage),
    st.tuples(st.just("move"), _deal, _stage),
    st.tuples(st.just("wait"), st.integers(1, 40)),
    st.tuples(st.just("wait"), st.integers(1, 40)),
    st.tuples(st.just("return"), _deal, st.integers(0, 1), st.integers(1, 3)),
    st.tuples(st.just("reassign"), _deal, _seller),
    st.tuples(st.just("delete"), _deal),
    st.tuples(st.just("fold")),
    st.tuples(st.just("regroup"), _seller, st.integers(0, 1)),
    st.tuples(st.just("zone"), st.sampled_from(ZONES)),
    st.tuples(
        st.just("ask"),
        st.sampled_from(WATCHERS),
        st.integers(0, 1),
        st.integers(0, 40) | st.integers(0, 40 * 24).map(lambda hours: hours / 24),
        st.integers(1, 30) | st.integers(1, 30 * 24).map(lambda hours: hours / 24),
        st.none() | st.lists(_seller, max_size=2),
    ),
)
HISTORIES: Final = st.lists(STEPS, min_size=40, max_size=70)


class History:
    """The company as the steps change it, by a clock of its own."""

    def __init__(self, patch: pytest.MonkeyPatch, users: Mapping[str, User], stages: list[list[Stage]]) -> None:
        self.now, self.begin, self.users, self.stages = BEGIN, BEGIN, users, stages
        patch.setattr(db, "now", lambda: self.now)
        patch.setattr(funnel, "_settled", self._settled)
        self.anna = self.actor("anna")
        self.asked = self.folded = self.backward = self.priced = 0

    async def _settled(self) -> datetime:
        return self.now

    def actor(self, who: str) -> Actor:
        policy = policies.in_force()
        if who.endswith(" alone"):
            who, policy = who.removesuffix(" alone"), rules.policy([Line("manager", "deal", "view", "own")])
        user = self.users[who]
        return acting(user, policy)

    def stage(self, place: tuple[int, int]) -> Stage:
        stages = self.stages[place[0]]
        return stages[place[1] % len(stages)]

    async def step(self, kind: str, *given: Any) -> None:
        self.now += timedelta(seconds=61)
        await getattr(self, f"_{kind}")(*given)

    async def _one(self, place: int) -> Deal | None:
        found = await Deal.all().order_by("id")
        return found[place % len(found)] if found else None

    async def _create(
        self, who: str, place: tuple[int, int], budget: int | None = None, source: int | None = None
    ) -> None:
        new = NewDeal(stage_id=self.stage(place).id, responsible_id=self.users[who].id)
        made = await deals.create(self.anna, new)
        await Deal.filter(id=made.id).update(budget_minor=budget, source_id=await self._source(source))

    async def _source(self, place: int | None) -> int | None:
        if place is None:
            return None
        ids = await db.rows("select id from source order by id")
        found: int = ids[place]["id"]
        return found

    async def _spend(self, place: int | None, after: int, days: int, amount: int) -> None:
        if source := await self._source(place):
            first = self.begin.date() + timedelta(days=after)
            await SourceCost.create(
                source_id=source,
                first_day=first,
                last_day=first + timedelta(days=days - 1),
                amount_minor=amount,
                created_at=self.now,
                updated_at=self.now,
            )

    async def _move(self, place: int, to: tuple[int, int]) -> None:
        if deal := await self._one(place):
            await deals.move(self.anna, deal.id, self.stage(to).id)

    async def _return(self, place: int, pipeline: int, steps: int) -> None:
        if deal := await self._one(place):
            await deals.move(self.anna, deal.id, self.stage((pipeline, steps)).id)
            await deals.move(self.anna, deal.id, self.stage((pipeline, 0)).id)

    async def _reassign(self, place: int, who: str) -> None:
        if deal := await self._one(place):
            await deals.reassign(self.anna, [deal.id], self.users[who].id)

    async def _delete(self, place: int) -> None:
        if deal := await self._one(place):
            await deals.delete(self.anna, deal.id)

    async def _wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    async def _fold(self) -> None:
        self.folded += await funnel.fold()
        assert await funnel.fold() == 0

    async def _regroup(self, who: str, place: int) -> None:
        groups = await db.rows("select id from groups order by id")
        await User.filter(id=self.users[who].id).update(group_id=groups[place]["id"])
        self.users = {str(user.email).partition("@")[0]: user for user in await User.all()}

    async def _zone(self, name: str) -> None:
        await Account.filter(id=1).update(time_zone=name)

    async def _ask(self, who: str, pipeline: int, after: float, days: float, of: list[str] | None) -> None:
        begins = self.begin.replace(hour=0) + timedelta(days=after)
        asked = (self.stages[pipeline][0].pipeline_id, begins, begins + timedelta(days=days))
        ids = None if of is None else [self.users[each].id for each in of]
        found = await funnel.report(self.actor(who), await account.current(), *asked, ids)
        assert found == await expected(self.actor(who), *asked, ids)
        told = await health.report(self.actor(who), await account.current(), *asked, ids)
        assert told == await expected_health(self.actor(who), *asked, ids)
        self.backward += told.backward_count
        for pipelines in (None, [asked[0]]):
            sources = await source_report.report(self.actor(who), await account.current(), *asked[1:], pipelines, ids)
            assert sources == await expected_sources(self.actor(who), *asked[1:], pipelines, ids)
            self.priced += bool(sources.price(sources.total, sources.total.deal_count))
        self.asked += bool(found and any(stage.left_count for stage in found.stages))


@pytest.mark.feature("R1", "R3", "R4", "R11", "R16", "R24", "D24", "D29")
async def test_the_funnel_is_a_count_over_everything(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = await Pipeline.filter(refusal_reason_required=False).order_by("position").limit(2)
    stages = [
        list(await Stage.filter(pipeline_id=each.id).exclude(kind=StageKind.UNSORTED).order_by("position"))
        for each in plain
    ]
    users = {str(user.email).partition("@")[0]: user for user in await User.all()}
    await reference.load()
    history = History(monkeypatch, users, stages)
    for steps in examples(HISTORIES, 12):
        for step in steps:
            await history.step(*step)
        for who in WATCHERS:
            for pipeline in (0, 1):
                await history.step("ask", who, pipeline, 0, 60, None)
        for deal in await Deal.all():
            await deals.delete(history.anna, deal.id)
        history.begin = history.now
    assert history.asked > 20
    assert history.backward > 10
    assert history.priced > 10
    assert history.folded > 100


async def test_totals_can_be_made_anew(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    [pipeline] = await Pipeline.filter(refusal_reason_required=False).order_by("position").limit(1)
    stages = list(await Stage.filter(pipeline_id=pipeline.id, kind=StageKind.ACTIVE).order_by("position"))
    users = {str(user.email).partition("@")[0]: user for user in await User.all()}
    await reference.load()
    history = History(monkeypatch, users, [stages, stages])
    for n in range(3):
        await history.step("create", "rita", (0, 0), 100)
        await history.step("wait", 30)
        await history.step("move", n, (0, 1))
    await history.step("fold")
    await db.execute("update funnel_day set seconds = 0")
    await FoldedDay.all().delete()
    assert await funnel.fold() == history.folded
    await history.step("ask", "nora", 0, 0, 60, None)
