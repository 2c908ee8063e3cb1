"""Who buys from the demo company again and again: companies with won deals, which they have bought (L25, D32)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final

from domain import db, stored
from domain.account import Account
from domain.directories import CustomerStage
from domain.pipelines import Pipeline
from domain.purchases import Customer, Purchase
from domain.values import fold

_STAGES: Final = ("Купил", "Пора напомнить", "Обсуждаем повторную покупку", "Больше не покупает")
_PERIODS: Final = (30, 90, 180, 365)  # days
_MOST: Final = 12


async def gather() -> None:
    """The setting, the stages and the customers, inside the transaction that fills the database."""
    await Account.filter(id=1).update(periodic_purchases=True)
    await Pipeline.all().update(creates_customer=True)
    for place, name in enumerate(_STAGES, start=1):
        await CustomerStage.create(name=name, name_folded=fold(name), position=place)
    stages = [each.id for each in await CustomerStage.all().order_by("position")]
    won = (
        "select d.id, d.company_id, d.budget_minor, d.closed_at, d.responsible_id, d.group_id, c.name from deal d "
        "join stage s on s.id = d.stage_id join company c on c.id = d.company_id where s.kind = 'WON'"
    )
    some = f"select company_id from ({won}) w group by company_id order by count(*) desc, company_id limit {_MOST}"
    deals = await db.rows(f"{won} and d.company_id in ({some}) order by d.company_id, d.closed_at, d.id")
    for place, (_, bought) in enumerate(groupby(deals, key=lambda each: each["company_id"])):
        await _customer(place, list(bought), stages[place % len(stages)])


async def _customer(place: int, deals: Sequence[Mapping[str, Any]], stage_id: int) -> None:
    """A company that has bought these, earliest first; they are the last seller's."""
    first, last = deals[0], deals[-1]
    moments = [_moment(each["closed_at"]) for each in deals]
    amounts = [each["budget_minor"] for each in deals if each["budget_minor"] is not None]
    period = _PERIODS[place % len(_PERIODS)]
    customer = await Customer.create(
        name=first["name"],
        name_folded=fold(first["name"]),
        company_id=first["company_id"],
        customer_stage_id=stage_id,
        next_purchase_on=(moments[-1] + timedelta(days=period)).date(),
        expected_amount_minor=sum(amounts) // len(amounts) // 100 * 100 if amounts else None,
        period_days=period,
        responsible_id=last["responsible_id"],
        group_id=last["group_id"],
        created_by_id=first["responsible_id"],
        created_at=moments[0],
        updated_at=moments[-1],
    )
    await stored.insert(
        *(
            stored.new(Purchase, customer_id=customer.id, at=at, amount_minor=each["budget_minor"], deal_id=each["id"])
            for each, at in zip(deals, moments, strict=True)
        )
    )


def _moment(value: Any) -> datetime:
    """A moment as either driver gives it."""
    found: datetime = db.moment(value) if isinstance(value, str) else value
    return found
