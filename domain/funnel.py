"""The funnel of a pipeline (R1, R3, R4, R11), and the totals of closed days that make it fast.

Deals created in a period are counted from an index over the deals. What happened in a period is counted from the log of
passages, which is the truth; for those who may view every deal, `fold` has added up each day that is over, so that a
report reads a few rows a day and the passages of the days that are not folded. A day counts as folded only while it
begins and ends when the account's time zone says so and no passage of it has been edited since: that is looked at by
the very statement that reads the totals, so they are never stale.
"""

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.models import Model

from domain import account, db, jobs, stored
from domain.account import Account
from domain.deals import Deal
from domain.pipelines import PassageEdit, Stage, StageKind
from domain.questions import Kind, Sql
from domain.tables import ForeignKey, Ordered
from permissions import scope
from permissions.actor import Actor


class FoldedDay(Model):
    """A day whose totals are in `funnel_day`, by the moments at which it begins and ends in the account's time zone."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    begins_at = fields.DatetimeField(unique=True)
    ends_at = fields.DatetimeField()

    class Meta:
        table = "folded_day"


class FunnelDay(Model):
    """What happened on a stage in a folded day, all deals together.

    There is no key to the stage: the last passages of a stage may go with their deal, and then the stage, before the
    day is folded again.
    """

    child: ClassVar[bool] = True  # only those who may view every deal are told

    id = fields.BigIntField(primary_key=True)
    begins_at = fields.DatetimeField()
    pipeline_id = fields.BigIntField()
    stage_id = fields.BigIntField()
    entered = fields.BigIntField()  # deals that were moved here; creations are counted from the deals
    ended = fields.BigIntField()  # stays that ended …
    seconds = fields.BigIntField()  # … and their length, all together

    class Meta:
        table = "funnel_day"
        constraints = (
            ForeignKey("fk_funnel_day_day", ("begins_at",), "folded_day", ("begins_at",), on_delete="CASCADE"),
        )
        indexes = (
            Ordered(
                "begins_at", "pipeline_id", name="ix_funnel_day", include=("stage_id", "entered", "ended", "seconds")
            ),
        )


# How long a day waits to be folded: so far may the clocks of servers and database be apart.
GRACE: Final = timedelta(minutes=10)
MOST_GAPS: Final = 10  # between the folded days of a period; with more of them it is read from the passages as a whole

_DAY: Final[Mapping[str, Kind]] = {"begins": "timestamptz", "ends": "timestamptz"}
_EDITED: Final = "exists (select 1 from passage_edit e where e.moment >= d.begins and e.moment < d.ends)"  # of a day d
_Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class StageFigures:
    """A stage of a funnel; `of` the deals created in the period, `in` what happened in it."""

    stage_id: int
    standing_count: int  # of: stand here now …
    standing_minor: int  # … with this budget, in minor units
    reached_count: int | None  # of: have stood here or further on; None for lost, which is no step
    conversion: float | None  # of those that reached the step before; None without any, and on the first step
    overall_conversion: float | None  # of all; None without any
    entered_count: int  # in: created here or moved here
    left_count: int  # in: stays that ended
    average_seconds: int | None  # mean length of those, halves up; None without any


@dataclass(frozen=True, slots=True)
class Funnel:
    """A pipeline's funnel; its stages in board order, Unsorted left out."""

    pipeline_id: int
    created_count: int  # deals created in the period that ever stood in the pipeline
    elsewhere_count: int  # those of them that stand in another pipeline now
    conversion: float | None  # those of them that were won in it; None without any
    conversion_to_key: float | None  # those of them that reached the key stage; None without one
    conversion_from_key: float | None  # those of these that were won; None without any
    stages: list[StageFigures]


async def report(
    actor: Actor,
    account: Account,
    pipeline_id: int,
    begins: datetime,
    ends: datetime,
    responsible_ids: Sequence[int] | None = None,
) -> Funnel | None:
    """The funnel of a pipeline from `begins` until before `ends`; None when there is no such pipeline.

    Counts deals that the actor may view, of these responsibles now if any are given, and their passages: one who may
    view none gets zeros, as of a board (contract, "Permissions").
    """
    stages = sorted(await Stage.filter(pipeline_id=pipeline_id).order_by("id"), key=lambda each: each.place)
    if not stages:
        return None
    # Those that were deleted are shown where there is something to tell of them; all of a deleted pipeline.
    live = [each for each in stages if each.archived_at is None] or stages
    asked = Asked(pipeline_id, begins, ends, responsible_ids)
    standing: dict[int | None, int] = defaultdict(int)
    budget: dict[int | None, int] = defaultdict(int)
    furthest: dict[int | None, int] = defaultdict(int)
    entered: dict[int | None, int] = defaultdict(int)
    for row in await _cohort(Sql(actor, account), asked):
        standing[row["stage_id"]] += row["deals"]
        budget[row["stage_id"]] += row["budget"]
        furthest[row["furthest_stage_id"]] += row["deals"]
        entered[row["first_stage_id"]] += row["deals"]
    left: dict[int | None, int] = defaultdict(int)
    seconds: dict[int | None, int] = defaultdict(int)
    for row in await _moves(actor, account, asked):
        entered[row["to_stage_id"]] += row["entered"]
        left[row["stage_id"]] += row["ended"]
        seconds[row["stage_id"]] += row["seconds"]
    created = sum(standing.values())
    reached = _reached(stages, furthest)
    steps = [(each.id, reached[each.id]) for each in live if each.id in reached]
    through = next((reached[stage.id] for stage in stages if stage.is_key), None)
    before = {stage: count for (_, count), (stage, _) in pairwise(steps)}
    return Funnel(
        pipeline_id=pipeline_id,
        created_count=created,
        elsewhere_count=standing[None],
        conversion=_share(steps[-1][1], created),
        conversion_to_key=_share(through, created),
        conversion_from_key=_share(steps[-1][1], through),
        stages=[
            StageFigures(
                stage_id=stage.id,
                standing_count=standing[stage.id],
                standing_minor=budget[stage.id],
                reached_count=reached.get(stage.id),
                conversion=_share(reached.get(stage.id), before.get(stage.id)),
                overall_conversion=_share(reached.get(stage.id), created),
                entered_count=entered[stage.id],
                left_count=left[stage.id],
                average_seconds=_mean(seconds[stage.id], left[stage.id]),
            )
            for stage in stages
            if stage.kind is not StageKind.UNSORTED
            and (stage in live or standing[stage.id] or furthest[stage.id] or entered[stage.id] or left[stage.id])
        ],
    )


def _reached(stages: Sequence[Stage], furthest: dict[int | None, int]) -> dict[int, int]:
    """How many deals came as far as each step, the active stages in order and then won."""
    found, count = {}, 0
    for stage in reversed([each for each in stages if each.kind in (StageKind.ACTIVE, StageKind.WON)]):
        count += furthest[stage.id]
        found[stage.id] = count
    return dict(reversed(found.items()))


def _share(part: int | None, whole: int | None) -> float | None:
    return part / whole if part is not None and whole else None


def _mean(total: int, count: int) -> int | None:
    return (2 * total + count) // (2 * count) if count else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report counts."""

    pipeline_id: int
    begins: datetime
    ends: datetime
    responsible_ids: Sequence[int] | None

    def within(self, sql: Sql, column: str) -> str:
        return f"{column} >= {sql.param(self.begins)} and {column} < {sql.param(self.ends)}"

    def counted(self, sql: Sql, a: str) -> str:
        """What is true of the rows of `a` whose deals count: deals, and rows that keep `responsible_id` of theirs.

        A group is named by its users, so that an index that begins with the responsible serves it.
        """
        reach = scope.predicate(Deal, sql.actor, "view")
        if not reach.children and reach.filters.keys() == {"group_id"}:
            users = f"select u.id from users u where u.group_id = {sql.param(reach.filters['group_id'])}"
            seen = f"{a}.responsible_id {f'= any(array({users}))' if sql.postgres else f'in ({users})'}"
        elif not reach.children and reach.filters.keys() <= {"id__isnull", "responsible_id"}:
            seen = sql.condition(reach, a)
        else:
            id = f"{a}.id" if a == "d" else f"{a}.deal_id"
            seen = f"exists (select 1 from deal v where v.id = {id} and {sql.scope(Deal, 'v')})"
        if self.responsible_ids is not None:
            seen = f"{seen} and {sql.within(f'{a}.responsible_id', self.responsible_ids)}"
        return seen


async def _cohort(sql: Sql, asked: Asked) -> list[dict[str, Any]]:
    """The deals created in the period, by the stage where they stand (None: in another pipeline), by the first one of
    all and by the furthest of this pipeline.
    """
    pipeline = sql.param(asked.pipeline_id)
    return await db.rows(
        "select d.stage_id, d.first_stage_id, d.furthest_stage_id, count(*) as deals, "
        "cast(coalesce(sum(d.budget_minor), 0) as bigint) as budget from deal d "
        f"where d.pipeline_id = {pipeline} and {asked.within(sql, 'd.created_at')} "
        f"and {sql.scope(Deal, 'd')} and {asked.counted(sql, 'd')} "
        "group by d.stage_id, d.first_stage_id, d.furthest_stage_id "
        "union all "
        "select null, x.first_stage_id, x.furthest_stage_id, count(*), 0 from departure x "
        f"where x.pipeline_id = {pipeline} and {asked.within(sql, 'x.deal_created_at')} and {asked.counted(sql, 'x')} "
        "group by x.first_stage_id, x.furthest_stage_id",
        sql.params,
    )


async def _moves(actor: Actor, account: Account, asked: Asked) -> list[dict[str, Any]]:
    """How often stages were left and entered in the period, by both of them; None: left in another pipeline.

    Totals stand under one stage twice, since they don't tell pairs. Totals and passages are of different days, so it
    doesn't matter that they are read one after the other.
    """
    found: list[dict[str, Any]] = []
    gaps = [(asked.begins, asked.ends)]
    if asked.responsible_ids is None and scope.predicate(Deal, actor, "view") is scope.ALL:
        totals, unfolded = await _totals(Sql(actor, account), asked)
        if len(unfolded) <= MOST_GAPS:
            found, gaps = totals, unfolded
    for begins, ends in gaps:
        found += await _passages(Sql(actor, account), replace(asked, begins=begins, ends=ends))
    return found


async def _passages(sql: Sql, asked: Asked) -> list[dict[str, Any]]:
    """The passages that leave a stage of the pipeline, or enter one from elsewhere."""
    pipeline = sql.param(asked.pipeline_id)
    condition = f"{asked.within(sql, 'p.created_at')} and {asked.counted(sql, 'p')}"
    return await db.rows(
        "select p.stage_id, p.to_stage_id, count(*) as entered, count(*) as ended, "
        "cast(sum(p.seconds) as bigint) as seconds from passage p "
        f"where p.pipeline_id = {pipeline} and {condition} group by p.stage_id, p.to_stage_id "
        "union all select null, p.to_stage_id, count(*), 0, 0 from passage p "
        f"where p.to_pipeline_id = {pipeline} and p.to_pipeline_id <> p.pipeline_id and {condition} "
        "group by p.to_stage_id",
        sql.params,
    )


async def _totals(sql: Sql, asked: Asked) -> tuple[list[dict[str, Any]], list[_Span]]:
    """What the folded days of the period add up to, and the spans of it that are not folded."""
    bounds = sorted({asked.begins, asked.ends, *midnights(asked.begins, asked.ends, sql.account.time_zone)})
    days = sql.table(_DAY, list(pairwise(bounds)), "d")
    rows = await db.rows(
        f"with folded as (select f.begins_at from {days} join folded_day f on f.begins_at = d.begins "
        f"and f.ends_at = d.ends where not {_EDITED}) "
        "select f.begins_at, null as stage_id, 0 as entered, 0 as ended, 0 as seconds from folded f union all "
        "select null, t.stage_id, cast(sum(t.entered) as bigint), cast(sum(t.ended) as bigint), "
        "cast(sum(t.seconds) as bigint) from folded f join funnel_day t on t.begins_at = f.begins_at "
        f"where t.pipeline_id = {sql.param(asked.pipeline_id)} group by t.stage_id",
        sql.params,
    )
    folded = {_moment(row["begins_at"]) for row in rows if row["begins_at"] is not None}
    unfolded: list[_Span] = []
    for begins, ends in pairwise(bounds):
        if begins in folded:
            continue
        follows = unfolded and unfolded[-1][1] == begins
        unfolded.append((unfolded.pop()[0] if follows else begins, ends))
    return [row | {"to_stage_id": row["stage_id"]} for row in rows if row["stage_id"] is not None], unfolded


def midnights(begins: datetime, ends: datetime, time_zone: str) -> list[datetime]:
    """The beginnings of days in the time zone after `begins` and until `ends`, in order.

    Where a clock is put forward at midnight the day begins at what it is put to.
    """
    zone = ZoneInfo(time_zone)
    first, last = begins.astimezone(zone).date(), ends.astimezone(zone).date()
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    found = {datetime.combine(day, time(), zone).astimezone(begins.tzinfo) for day in days}
    return sorted(each for each in found if begins < each <= ends)


@jobs.cron("funnel.fold", every=timedelta(minutes=10))
async def fold() -> int:
    """Add up the days that are over and not folded, or edited since; how many. To be called again and again.

    A day is left alone until no transaction that may still add a passage to it is open. Folds of days that are none in
    the account's time zone any more are dropped. Two of these at once don't disturb each other.
    """
    zone = (await account.current()).time_zone
    settled = await _settled()
    folded = {(each.begins_at, each.ends_at) for each in await FoldedDay.all()}
    oldest = await db.rows(
        "select min((select min(p.created_at) from passage p where p.pipeline_id = x.id)) as at from pipeline x "
        "union all select min(moment) from passage_edit"
    )
    first: list[Any] = [_moment(row["at"]) for row in oldest if row["at"] is not None]
    begun: datetime = min([*first, *(begins for begins, _ in folded)], default=settled)
    bounds = midnights(begun - timedelta(days=2), settled, zone)
    days = list(pairwise(bounds))
    for begins, ends in folded - set(days):
        await FoldedDay.filter(begins_at=begins, ends_at=ends).delete()
    edited = await _edited(days)
    count = 0
    for day in days:
        if day[1] > begun and (day not in folded or day[0] in edited):
            count += await _fold(*day)
            await asyncio.sleep(0)  # on SQLite, others may want the one connection
    return count


async def _edited(days: Sequence[_Span]) -> set[datetime]:
    """The beginnings of those of these days that passages were edited of; the edits themselves may be a million."""
    given, params = stored.given(1, _DAY, days, "d")
    return {_moment(row["begins"]) for row in await db.rows(f"select d.begins from {given} where {_EDITED}", params)}


async def _settled() -> datetime:
    """Until when all passages are there to see: nothing that is still to be committed is older than this.

    A passage bears the moment of its making, by the clock of a server, after its transaction began.
    """
    if db.dialect() == "sqlite":
        return db.now() - GRACE
    [row] = await db.rows(
        "select least(now(), min(xact_start)) as began from pg_stat_activity "
        "where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'"
    )
    began: datetime = row["began"]
    return began - GRACE


async def _fold(begins: datetime, ends: datetime) -> bool:
    """Add up one day; whether nobody else has done so meanwhile.

    Edits go before the passages are read: one that is committed in between stays, so that the day is folded again.
    """
    mark, kind = ("$", "::timestamptz") if db.dialect() == "postgres" else ("?", "")
    of_day = f"p.created_at >= {mark}1 and p.created_at < {mark}2"
    source = f"from pipeline x join passage p on p.pipeline_id = x.id and {of_day}"
    async with db.atomic():
        await FoldedDay.filter(begins_at=begins).delete()
        made = await db.rows(
            f"insert into folded_day (begins_at, ends_at) values ({mark}1, {mark}2) "
            "on conflict do nothing returning id",
            [begins, ends],
        )
        if made:
            await PassageEdit.filter(moment__gte=begins, moment__lt=ends).delete()
            await db.execute(
                "insert into funnel_day (begins_at, pipeline_id, stage_id, entered, ended, seconds) "
                f"select {mark}1{kind}, s.pipeline_id, s.stage_id, sum(s.entered), sum(s.ended), sum(s.seconds) from ("
                f"select p.pipeline_id, p.stage_id, 0 as entered, count(*) as ended, sum(p.seconds) as seconds "
                f"{source} group by p.pipeline_id, p.stage_id union all "
                f"select p.to_pipeline_id, p.to_stage_id, count(*), 0, 0 {source} "
                "group by p.to_pipeline_id, p.to_stage_id) s group by s.pipeline_id, s.stage_id",
                [begins, ends],
            )
    return bool(made)


def _moment(value: Any) -> datetime:
    return db.moment(value) if isinstance(value, str) else value
