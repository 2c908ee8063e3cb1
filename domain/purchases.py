"""Customers, who buy again and again, and what they have bought (L25): the tables, and what won deals do to them (D32).

What people do with customers: `domain/customers.py`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.models import Model

from domain import account, db, pipelines, records, stored
from domain.deals import Deal
from domain.directories import CustomerStage
from domain.events import Author, Event, Events, before_commit, farewell, plain, snapshot
from domain.pipelines import Pipeline, StageKind
from domain.records import Record, of_responsible
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.values import fold

MOST_DAYS: Final = 3_660  # between two purchases


class Customer(Record):
    """A company, or a person, who is expected to buy again; each is one customer at most."""

    entity: ClassVar[str] = "customer"
    goes_with_card: ClassVar[bool] = True

    name = fields.CharField(max_length=255)
    name_folded = fields.CharField(max_length=255)
    contact_id = fields.BigIntField(null=True, unique=True)
    company_id = fields.BigIntField(null=True, unique=True)
    customer_stage_id = fields.BigIntField(null=True)  # null while the account has no stages of customers
    next_purchase_on = fields.DateField(null=True)
    expected_amount_minor = fields.BigIntField(null=True)
    period_days = fields.IntField(null=True)

    class Meta:
        table = "customer"
        constraints = (
            *of_responsible("customer"),
            foreign_key("customer", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("customer", "company_id", "company", on_delete="CASCADE"),
            foreign_key("customer", "customer_stage_id", "customer_stage"),
            CheckConstraint(check='("contact_id" IS NULL) <> ("company_id" IS NULL)', name="ck_customer_one_card"),
            CheckConstraint(check='"expected_amount_minor" >= 0', name="ck_customer_amount"),
            CheckConstraint(check=f'"period_days" BETWEEN 1 AND {MOST_DAYS}', name="ck_customer_period"),
        )
        indexes = (
            Ordered("-created_at", "-id", name="ix_customer_all"),
            Ordered("group_id", "-created_at", "-id", name="ix_customer_group"),
            Ordered("responsible_id", "-created_at", "-id", name="ix_customer_own"),
            Ordered("customer_stage_id", "-created_at", "-id", name="ix_customer_stage"),
            Ordered("next_purchase_on", "id", name="ix_customer_next"),
            Ordered("name_folded", "id", name="ix_customer_name_order"),
            Ordered("name_folded", "id", name="ix_customer_name", prefix=("name_folded",)),
            Ordered("-updated_at", "-id", name="ix_customer_updated"),
        )


class Purchase(Model):
    """What a customer has bought: noted by hand, or with a deal that was won.

    No key holds the deal: the link is null while that is in the trash, and there again when it is back.
    """

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    customer_id = fields.BigIntField()
    at = fields.DatetimeField()
    amount_minor = fields.BigIntField(null=True)  # null: of a deal without a budget
    deal_id = fields.BigIntField(null=True, unique=True)
    note = fields.CharField(max_length=1000, null=True)

    class Meta:
        table = "purchase"
        constraints = (
            foreign_key("purchase", "customer_id", "customer", on_delete="CASCADE"),
            CheckConstraint(check='"amount_minor" >= 0', name="ck_purchase_amount"),
        )
        indexes = (Ordered("customer_id", "-at", "-id", name="ix_purchase_customer"),)


async def add(
    events: Events, author: Author, customer: Customer, purchase: Purchase, expected: int | None = None
) -> None:
    """Note a purchase of a customer, who is locked. With a period the next one is expected that many days later.

    Raises Conflict when the customer is no longer at the version `expected`.
    """
    await records.require_version(customer, expected)
    await stored.insert(purchase)
    values: dict[str, Any] = {}
    if customer.period_days is not None:
        due = (await _day(purchase.at)) + timedelta(days=customer.period_days)
        values["next_purchase_on"] = max(due, customer.next_purchase_on or due)
    change = await records.write(customer, None, {"purchases": (None, [told(purchase)])}, **values)
    events.add("changed", author, customer, change, card=records.card_of(customer))


async def take_away(
    events: Events, author: Author, customer: Customer, purchase: Purchase, expected: int | None = None
) -> None:
    """Let a customer, who is locked, not have bought this. Raises Conflict as `add` does."""
    await records.require_version(customer, expected)
    await Purchase.filter(id=purchase.id).delete()
    change = await records.write(customer, None, {"purchases": ([told(purchase)], None)})
    events.add("changed", author, customer, change, card=records.card_of(customer))


def told(purchase: Purchase) -> Mapping[str, Any]:
    """A purchase as history keeps it, without the deal: who sees the customer needn't see that."""
    kept = {"at": plain(purchase.at), "amount_minor": purchase.amount_minor, "note": purchase.note}
    return {name: value for name, value in kept.items() if value is not None}


async def begin(events: Events, author: Author, customer: Customer) -> bool:
    """Insert a new customer with the first stage that is offered, called by their number without a name; whether there
    was none of this contact or company before.
    """
    if not await stored.insert_if_new(customer):
        return False
    if not customer.name:
        customer.name = f"{'Покупатель' if (await account.current()).locale == 'ru' else 'Customer'} #{customer.id}"
        customer.name_folded = fold(customer.name)
        await stored.update(customer, {"name": customer.name, "name_folded": customer.name_folded})
    events.add("created", author, customer, snapshot(customer), card=records.card_of(customer))
    return True


async def first_stage() -> int | None:
    """The first stage of customers that is not archived; None while there are none."""
    found = await stored.select(CustomerStage, "not a.is_archived order by a.position limit 1", [])
    return found[0].id if found else None


async def locked(where: str, params: Sequence[Any]) -> Customer | None:
    """The customer of whom this is true, whom nobody else changes until the transaction ends."""
    found = await stored.select(Customer, where + stored.locked("no key update"), params)
    return found[0] if found else None


# The card of a customer named `a`, as SQL for its noun and its id.
CARD: Final = "case when a.company_id is null then 'contact' else 'company' end, coalesce(a.company_id, a.contact_id)"


async def _day(moment: datetime) -> date:
    """The day of a moment on the account's clock."""
    return moment.astimezone(ZoneInfo((await account.remembered()).time_zone)).date()


# ------------------------------------------------------------------------------------------------------- won deals


_COME: Final = ("deal.created", "deal.moved", "deal.restored")  # to the stage that they tell of


@dataclass(frozen=True, slots=True)
class _Author:
    user_id: int


@before_commit
async def follow(events: Events) -> None:
    """Let what is won in this transaction be bought, and what is won no longer not (D32).

    It is the account's rule, not the mover's doing: they need no right to customers, and are told nothing of them.
    """
    came: dict[int, list[Event]] = {}
    for event in events:
        if event.kind in _COME and "stage_id" in event.after:
            came.setdefault(event.record_id, []).append(event)
    stood = await _deleted_from([id for id, each in came.items() if each[0].kind == "deal.restored"])
    for deal_id, each in sorted(came.items()):
        was_won = await _is_won(stood.get(deal_id, each[0].before.get("stage_id")))
        is_won = await _is_won(each[-1].after["stage_id"])
        if is_won and not was_won:
            await _bought(events, _Author(each[-1].actor_id), deal_id, each[-1].after["stage_id"])
        elif was_won and not is_won:
            await _reopened(events, _Author(each[-1].actor_id), f"a.deal_id = {deal_id}")
    for event in [each for each in events if each.kind == "customer.restored"]:
        open_ = "select d.id from deal d join stage s on s.id = d.stage_id where s.kind <> 'WON'"
        mine = f"a.customer_id = {event.record_id} and a.deal_id in ({open_})"
        await _reopened(events, _Author(event.actor_id), mine)


async def _deleted_from(deal_ids: Sequence[int]) -> dict[int, int | None]:
    """The stages that these deals, which are back, stood on when they were deleted.

    Asked deal by deal from its last event on, which that is. What is inside a case no index serves: a planner that has
    not heard of many deletions yet would read all of them.
    """
    if not deal_ids:
        return {}
    given, params = stored.given(1, {"id": "bigint"}, [(id,) for id in deal_ids], "r")
    last = (
        "select cast(e.before ->> 'stage_id' as bigint) from event e where e.entity = 'deal' and e.record_id = r.id "
        "and case when e.kind = 'deal.deleted' then true end order by e.id desc limit 1"
    )
    return dict(map(tuple, await stored.transaction().fetch(f"select r.id, ({last}) from {given}", params)))


async def _is_won(stage_id: int | None) -> bool:
    stage = None if stage_id is None else await pipelines.find(stage_id)
    return stage is not None and stage.kind is StageKind.WON


async def _bought(events: Events, author: Author, deal_id: int, stage_id: int) -> None:
    """Note what a won deal has sold, once, with the customer of its company, or else of its first contact."""
    if not (await account.remembered()).periodic_purchases:
        return
    stage = await pipelines.find(stage_id)
    if stage is None or not (await stored.one(Pipeline, stage.pipeline_id)).creates_customer:
        return
    if stored.held_back() is not None:
        raise db.NotBegun
    deal = await stored.get(Deal, deal_id)
    if deal is None or await Purchase.exists(deal_id=deal_id):
        return
    if (whose := await _buyer(deal)) is None:
        return
    customer = await _customer_of(events, author, deal, *whose)
    purchase = stored.new(
        Purchase, customer_id=customer.id, at=db.now(), amount_minor=deal.budget_minor, deal_id=deal.id
    )
    await add(events, author, customer, purchase)


async def _buyer(deal: Deal) -> tuple[str, int] | None:
    """The column of a customer, and the id in it, of those a deal was made with."""
    if deal.company_id is not None:
        return "company_id", deal.company_id
    linked = f"select contact_id from deal_contact where deal_id = {deal.id} order by id limit 1"
    found = await stored.transaction().fetch(linked, [])
    return ("contact_id", found[0][0]) if found else None


async def _customer_of(events: Events, author: Author, deal: Deal, column: str, id: int) -> Customer:
    """The customer who has this in that column, locked; a new one falls to the deal's responsible."""
    where = f"a.{column} = {stored.placeholder(1)}"
    if (found := await locked(where, [id])) is not None:
        return found
    moment = db.now()
    customer = stored.new(
        Customer,
        **{column: id},
        name="",
        name_folded="",
        customer_stage_id=await first_stage(),
        responsible_id=deal.responsible_id,
        group_id=deal.group_id,
        created_by_id=author.user_id,
        created_at=moment,
        updated_at=moment,
    )
    if await begin(events, author, customer):
        return customer
    found = await locked(where, [id])  # whom somebody made a moment ago
    assert found is not None  # noqa: S101  # its unique key refused another one
    return found


async def _reopened(events: Events, author: Author, where: str) -> None:
    """Take these purchases away, whose deals are not won any more."""
    for purchase in await stored.select(Purchase, f"{where} order by a.id", []):
        if stored.held_back() is not None:
            raise db.NotBegun
        customer = await locked(f"a.id = {stored.placeholder(1)}", [purchase.customer_id])
        if customer is not None:
            await take_away(events, author, customer, purchase)


# ----------------------------------------------------------------------------------------------------------- merges


async def join(events: Events, author: Author, column: str, source_id: int, survivor_id: int) -> bool:
    """When two contacts or companies become one that both are customers: all has been bought by the survivor (X9).
    Whether the other one's customer is still there, to be the survivor's.
    """
    where = f"a.{column} in ({source_id}, {survivor_id}) order by a.id{stored.locked('no key update')}"
    found = {getattr(each, column): each for each in await stored.select(Customer, where, [])}
    if len(found) < 2:
        return source_id in found
    source, survivor = found[source_id], found[survivor_id]
    await _give(events, author, survivor, f"a.customer_id = {source.id}", survivor)
    gone = farewell(source)
    await records.write(source, None, {"deleted": (None, True)})
    events.add("deleted", author, source, gone, card=records.card_of(source))
    await source.delete()
    return False


async def part(events: Events, author: Author, column: str, survivor_id: int, source_id: int, moved: str) -> None:
    """When they are two again, and the customer of `source_id` is back: with those of the purchases that were `moved`,
    SQL for their ids, and are still there.
    """
    source = await locked(f"a.{column} = {source_id}", [])
    if source is None:
        return
    source.version += 1
    await stored.update(source, {"version": source.version, "updated_at": db.now()})
    events.add("restored", author, source, snapshot(source), card=records.card_of(source))
    if (survivor := await locked(f"a.{column} = {survivor_id}", [])) is not None:
        where = f"a.customer_id = {survivor.id} and a.id in ({moved})"
        await _give(events, author, source, where, survivor)


async def _give(events: Events, author: Author, taker: Customer, where: str, says: Customer) -> None:
    """Let a customer have bought what somebody else has; the one of the two who stays says so."""
    purchases = await stored.select(Purchase, f"{where} order by a.id", [])
    if purchases:
        await Purchase.filter(id__in=[each.id for each in purchases]).update(customer_id=taker.id)
        shown = [told(each) for each in purchases]
        sides = (None, shown) if says is taker else (shown, None)
        change = await records.write(says, None, {"purchases": sides})
        events.add("changed", author, says, change, card=records.card_of(says))
