"""What people do with customers and their purchases (L25)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from domain import account, db, directories, records, stored, trash, users
from domain.companies import Company
from domain.contacts import Contact
from domain.directories import CustomerStage
from domain.events import farewell, transaction
from domain.purchases import MOST_DAYS, Customer, Purchase, add, begin, first_stage, take_away
from domain.questions import Question
from domain.records import Record, write
from domain.values import EARLIEST, LATEST, fold, line, minor, moment, required
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound

_CARDS: tuple[tuple[str, type[Record], str], ...] = (
    ("company_id", Company, "companyId"),
    ("contact_id", Contact, "contactId"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """What a customer is made of: of one company or contact. The amount is exact, in the account's currency."""

    company_id: int | None = None
    contact_id: int | None = None
    name: str | None = None
    stage_id: int | None = None
    next_purchase_on: date | None = None
    expected_amount: Decimal | None = None
    period_days: int | None = None
    responsible_id: int | None = None


def visible(actor: Actor) -> Question:
    """Customers that `actor` may view; none while the account keeps no customers."""
    return Question(Customer, actor)


async def create(actor: Actor, new: NewCustomer) -> Customer:
    """Make a customer of a company or a contact in view, on the first stage of customers by default.

    Without a name they are called by their number. Raises Invalid CUSTOMERS_OFF, ONE_BUYER for none or both of company
    and contact, NOT_FOUND, CUSTOMER_ALREADY, and what `_values` raises.
    """
    async with transaction() as events:
        await _require_customers("companyId")
        responsible = await users.working(new.responsible_id or actor.user_id, "responsibleId")
        scope.require_fields(actor, "customer", records.filled(new))
        scope.require_creation(actor, "customer", responsible.id, responsible.group_id)
        if (new.company_id is None) == (new.contact_id is None):
            raise Invalid("ONE_BUYER", "contactId")
        card: dict[str, int] = {}
        for column, model, path in _CARDS:
            if (id := getattr(new, column)) is not None:
                card[column] = await records.in_view(model, actor, id, path)
        given = {
            name: getattr(new, name) for name in ("stage_id", "next_purchase_on", "expected_amount", "period_days")
        }
        name, now = line(new.name, "name"), db.now()
        customer = stored.new(
            Customer,
            **card,
            **await _values({name: value for name, value in given.items() if value is not None}),
            name=name or "",
            name_folded=fold(name or ""),
            responsible_id=responsible.id,
            group_id=responsible.group_id,
            created_by_id=actor.user_id,
            created_at=now,
            updated_at=now,
        )
        if customer.customer_stage_id is None:
            customer.customer_stage_id = await first_stage()
        if not await begin(events, actor, customer):
            raise Invalid("CUSTOMER_ALREADY", "companyId" if new.company_id else "contactId")
    return customer


async def update(actor: Actor, customer_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Customer:
    """Change what is `given` of: name, stage_id, next_purchase_on, expected_amount, period_days, responsible_id.

    Raises Invalid CUSTOMERS_OFF and what `_values` raises, Conflict when `expected_version` is stale.
    """
    async with transaction() as events:
        await _require_customers("customerId")
        customer = await records.fetch(Customer, actor, "edit", customer_id)
        scope.require_fields(actor, "customer", given)
        change = await write(customer, expected_version, **await _values(given, customer))
        events.add("changed", actor, customer, change, card=records.card_of(customer))
        if given.get("responsible_id", customer.responsible_id) != customer.responsible_id:
            user = await users.working(given["responsible_id"], "responsibleId")
            scope.require_hand_over(actor, customer, user.id, user.group_id)
            change = await write(customer, None, responsible_id=user.id, group_id=user.group_id)
            events.add("reassigned", actor, customer, change, card=records.card_of(customer))
    return customer


async def delete(actor: Actor, customer_id: int, expected_version: int | None = None) -> None:
    """Put a customer into the trash with their purchases. Raises Invalid CUSTOMERS_OFF, Conflict."""
    async with transaction() as events:
        await _require_customers("customerId")
        customer = await records.fetch(Customer, actor, "delete", customer_id)
        gone = farewell(customer)
        await write(customer, expected_version, {"deleted": (None, True)})
        await trash.keep(actor, customer)
        events.add("deleted", actor, customer, gone, card=records.card_of(customer))
        await customer.delete()


async def purchase_add(
    actor: Actor,
    customer_id: int,
    expected_version: int | None,
    amount: Decimal,
    *,
    at: datetime | None = None,
    note: str | None = None,
) -> Purchase:
    """Note that a customer has bought something, now or at a moment. It takes the right to change the customer.

    Raises Invalid CUSTOMERS_OFF, AMOUNT_INVALID, AMOUNT_OUT_OF_RANGE, DATE_OUT_OF_RANGE; Conflict.
    """
    async with transaction() as events:
        await _require_customers("customerId")
        customer = await records.fetch(Customer, actor, "edit", customer_id)
        purchase = stored.new(
            Purchase,
            customer_id=customer.id,
            at=db.now() if at is None else moment(at, "at"),
            amount_minor=minor(amount, (await account.current()).currency, "amount"),
            note=line(note, "note", 1000),
        )
        await add(events, actor, customer, purchase, expected_version)
    return purchase


async def purchase_remove(
    actor: Actor, customer_id: int, purchase_id: int, expected_version: int | None = None
) -> None:
    """Take a purchase off a customer, that of a won deal as well. Raises Invalid CUSTOMERS_OFF, NotFound, Conflict."""
    async with transaction() as events:
        await _require_customers("customerId")
        customer = await records.fetch(Customer, actor, "edit", customer_id)
        if (purchase := await Purchase.get_or_none(id=purchase_id, customer_id=customer.id)) is None:
            raise NotFound("purchase")
        await take_away(events, actor, customer, purchase, expected_version)


async def _require_customers(path: str) -> None:
    if not (await account.current()).periodic_purchases:
        raise Invalid("CUSTOMERS_OFF", path)


async def _values(given: Mapping[str, Any], customer: Customer | None = None) -> dict[str, Any]:
    """Plain columns that are `given`, as they are stored.

    Raises Invalid REQUIRED, TEXT_TOO_LONG, NOT_FOUND for a stage that is not offered, DATE_OUT_OF_RANGE,
    NUMBER_OUT_OF_RANGE, AMOUNT_INVALID, AMOUNT_OUT_OF_RANGE.
    """
    values: dict[str, Any] = {}
    if "name" in given:
        values["name"] = required(given["name"], "name")
        values["name_folded"] = fold(values["name"])
    if "stage_id" in given:
        kept = customer.customer_stage_id if customer else None
        values["customer_stage_id"] = await directories.offered(CustomerStage, given["stage_id"], "stageId", kept=kept)
    if "next_purchase_on" in given:
        day = given["next_purchase_on"]
        if day is not None and not EARLIEST.date() <= day < LATEST.date():
            raise Invalid("DATE_OUT_OF_RANGE", "nextPurchaseOn")
        values["next_purchase_on"] = day
    if "expected_amount" in given:
        amount = given["expected_amount"]
        currency = (await account.current()).currency
        values["expected_amount_minor"] = None if amount is None else minor(amount, currency, "expectedAmount")
    if "period_days" in given:
        days = given["period_days"]
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise Invalid("NUMBER_OUT_OF_RANGE", "periodDays", least=1, most=MOST_DAYS)
        values["period_days"] = days
    return values
