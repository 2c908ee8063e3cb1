"""What sources of deals brought and cost: deals of a period, what became of them, and their price (R24, D29)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain import db, source_costs
from domain.account import Account
from domain.deals import Deal
from domain.directories import Source, SourceKind
from domain.pipelines import Stage, StageKind
from domain.questions import Sql
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Forbidden


@dataclass(frozen=True, slots=True)
class Figures:
    """What became of deals created in the period; amounts in minor units."""

    deal_count: int = 0
    won_count: int = 0
    lost_count: int = 0
    budget_minor: int = 0
    won_minor: int = 0
    cost_minor: int | None = None  # None where none was entered, or it is not for the actor

    def __add__(self, other: "Figures") -> "Figures":
        costs = [each for each in (self.cost_minor, other.cost_minor) if each is not None]
        return Figures(
            self.deal_count + other.deal_count,
            self.won_count + other.won_count,
            self.lost_count + other.lost_count,
            self.budget_minor + other.budget_minor,
            self.won_minor + other.won_minor,
            sum(costs) if costs else None,
        )

    @property
    def conversion(self) -> float | None:
        return self.won_count / self.deal_count if self.deal_count else None


@dataclass(frozen=True, slots=True)
class Report:
    """By source, in the order of the list, and by kind; None: deals without a source."""

    sources: list[tuple[int | None, Figures]]
    kinds: list[tuple[SourceKind | None, Figures]]
    total: Figures
    has_prices: bool  # a cost is that of all deals of its source: part of them would seem dearer than they are

    def price(self, figures: Figures, count: int) -> int | None:
        """What each of so many deals cost, halves up; None where only some of the deals are reported on."""
        if figures.cost_minor is None or not self.has_prices or not count:
            return None
        return (2 * figures.cost_minor + count) // (2 * count)


async def report(
    actor: Actor,
    account: Account,
    begins: datetime,
    ends: datetime,
    pipeline_ids: Sequence[int] | None = None,
    responsible_ids: Sequence[int] | None = None,
) -> Report:
    """What sources brought from `begins` until before `ends`: deals that the actor may view, of these responsibles and
    in these pipelines now if any are given.

    A source that is offered no longer is left out where nothing is to be told of it. Raises Forbidden when sources of
    deals are hidden from the actor.
    """
    if "source" in actor.rights.hidden["deal"]:
        raise Forbidden("deal.source", "view")
    found = await _brought(Sql(actor), begins, ends, pipeline_ids, responsible_ids)
    costs = await source_costs.in_period(account, begins, ends) if source_costs.seen_by(actor) else {}
    rows: list[tuple[int | None, Figures]] = []
    kinds: dict[SourceKind | None, Figures] = {kind: Figures() for kind in (*SourceKind, None)}
    offered = await Source.all().order_by("position", "id")
    for id, kind, told in (*((each.id, each.kind, not each.is_archived) for each in offered), (None, None, True)):
        figures = replace(found.get(id, Figures()), cost_minor=costs.get(id) if id else None)
        if told or figures.deal_count or figures.cost_minor is not None:
            rows.append((id, figures))
        kinds[kind] += figures
    sees_all = scope.predicate(Deal, actor, "view") is scope.ALL
    return Report(
        rows,
        list(kinds.items()),
        sum(kinds.values(), start=Figures()),
        has_prices=sees_all and pipeline_ids is None and responsible_ids is None,
    )


async def _brought(
    sql: Sql,
    begins: datetime,
    ends: datetime,
    pipeline_ids: Sequence[int] | None,
    responsible_ids: Sequence[int] | None,
) -> dict[int | None, Figures]:
    """By source, the deals and what became of them."""
    where = [f"d.created_at >= {sql.param(begins)}", f"d.created_at < {sql.param(ends)}", sql.scope(Deal, "d")]
    for column, ids in (("pipeline_id", pipeline_ids), ("responsible_id", responsible_ids)):
        if ids is not None:
            where.append(sql.within(f"d.{column}", ids))
    rows = await db.rows(
        "select d.source_id, d.stage_id, count(*) as deals, cast(coalesce(sum(d.budget_minor), 0) as bigint) as budget "
        f"from deal d where {' and '.join(where)} group by d.source_id, d.stage_id",
        sql.params,
    )
    closing = {each.id: each.kind for each in await Stage.filter(kind__in=[StageKind.WON, StageKind.LOST])}
    found: dict[int | None, Figures] = {}
    for row in rows:
        deals, budget, kind = row["deals"], row["budget"], closing.get(row["stage_id"])
        won, lost = kind is StageKind.WON, kind is StageKind.LOST
        found[row["source_id"]] = found.get(row["source_id"], Figures()) + Figures(
            deals, deals * won, deals * lost, budget, budget * won
        )
    return found
