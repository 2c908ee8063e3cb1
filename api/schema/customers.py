"""Customers and their purchases in the graph: types, inputs, payloads (L25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import strawberry

from api.reading.declare import Connection, Node, Total, column, entity, link, many
from api.reading.payloads import payload, returned, value
from api.reading.scalars import Amount, DateTime, Day, Money, key, optional_key
from api.schema.permitted import permitted
from domain import customers
from domain import purchases as bought

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.deals import Deal
    from api.schema.directories import CustomerStage
    from api.schema.users import User


@entity(
    bought.Purchase,
    sort="-at",
    totals={"total_amount": Total("What all of them come to, those without an amount left out.", "amount_minor")},
)
class Purchase:
    """What a customer has bought: noted by hand, or with a deal that was won (D32)."""

    at: DateTime = column("When; of a deal, when it was won.")
    amount: Money | None = column("For how much; null for a deal without a budget.", "amount_minor")
    deal: Deal | None = link("The deal that was won, when the caller may view it.", "deal_id")
    note: str | None = column("What was bought, or anything else of note.")


@entity(bought.Customer, hides={"purchases": ("deal", "budget")})
class Customer(Node):
    """A company, or a person, who is expected to buy again (L25)."""

    name: str = column("What they are called; their number when nobody named them.", filter=True, order=True)
    company: Company | None = link(
        "The company, when the caller may view it; a customer is either a company or a contact, for ever.",
        "company_id",
        filter=True,
    )
    contact: Contact | None = link("The contact, when the caller may view them.", "contact_id", filter=True)
    stage: CustomerStage | None = link(
        "How far they are; null when the account had no stages of customers.", "customer_stage_id", filter=True
    )
    next_purchase_on: Day | None = column(
        "The day on which they are expected to buy next.",
        filter=True,
        order="coalesce({a}.next_purchase_on, '2200-01-01')",
    )
    expected_amount: Money | None = column(
        "For how much they are expected to buy next.",
        "expected_amount_minor",
        filter=True,
        order="coalesce({a}.expected_amount_minor, -1)",
    )
    period_days: int | None = column("How many days lie between two purchases, as a rule.", filter=True)
    purchases: Connection[Purchase] | None = many(
        "What they have bought, latest first; null where budgets of deals are hidden from the caller (P26).",
        "customer_id",
    )
    responsible: User = link("The user who looks after them.", "responsible_id", filter=True)
    created_by: User = link(
        "Who made them a customer: of a won deal, who moved it there.", "created_by_id", filter=True
    )
    created_at: DateTime = column("When they became one.", filter=True, order=True)
    updated_at: DateTime = column("When it was last changed.", filter=True, order=True)
    version: int = column("Counts changes, purchases included; send it as expectedVersion.")
    may_edit: bool = permitted("Whether the caller may change it (L15).", bought.Customer, "edit")
    may_delete: bool = permitted("Whether the caller may delete it (L15).", bought.Customer, "delete")


_NEXT = "The day on which they are expected to buy next."
_EXPECTED = "For how much they are expected to buy next, in the account's currency."
_PERIOD = "Days between two purchases, from 1 to 3660: a purchase puts the next one that many days later."
_VERSION = "Fail with CONFLICT when the customer is no longer at this version."


@strawberry.input(description="A new customer: a company, or a contact.")
class CustomerCreateInput:
    company_id: strawberry.ID | None = strawberry.field(default=None, description="The company, for ever.")
    contact_id: strawberry.ID | None = strawberry.field(default=None, description="Or the contact, for ever.")
    name: str | None = strawberry.field(default=None, description="Without it they are called by their number.")
    stage_id: strawberry.ID | None = strawberry.field(
        default=None, description="How far they are; the first stage of customers if absent."
    )
    next_purchase_on: Day | None = strawberry.field(default=None, description=_NEXT)
    expected_amount: Amount | None = strawberry.field(default=None, description=_EXPECTED)
    period_days: int | None = strawberry.field(default=None, description=_PERIOD)
    responsible_id: strawberry.ID | None = strawberry.field(
        default=None, description="Who looks after them; the caller if absent."
    )

    def new(self) -> customers.NewCustomer:
        """The same for the domain."""
        return customers.NewCustomer(
            company_id=optional_key(self.company_id, "company", "companyId"),
            contact_id=optional_key(self.contact_id, "contact", "contactId"),
            name=self.name,
            stage_id=optional_key(self.stage_id, "customer_stage", "stageId"),
            next_purchase_on=self.next_purchase_on,
            expected_amount=self.expected_amount,
            period_days=self.period_days,
            responsible_id=optional_key(self.responsible_id, "user", "responsibleId"),
        )


@strawberry.input(description="What to change of a customer; what is left out stays, null empties.")
class CustomerUpdateInput:
    customer_id: strawberry.ID = strawberry.field(description="Which customer.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="What they are called.")
    stage_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(default=None, description="How far they are.")
    next_purchase_on: strawberry.Maybe[Day | None] = strawberry.field(default=None, description=_NEXT)
    expected_amount: strawberry.Maybe[Amount | None] = strawberry.field(default=None, description=_EXPECTED)
    period_days: strawberry.Maybe[int | None] = strawberry.field(default=None, description=_PERIOD)
    responsible_id: strawberry.Maybe[strawberry.ID] = strawberry.field(default=None, description="The new responsible.")


@strawberry.input(description="Which customer to delete, with their purchases; company or contact stays.")
class CustomerDeleteInput:
    customer_id: strawberry.ID = strawberry.field(description="Which customer.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)


@strawberry.input(description="What a customer has bought.")
class PurchaseAddInput:
    customer_id: strawberry.ID = strawberry.field(description="Which customer.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    amount: Amount = strawberry.field(description="For how much, in the account's currency.")
    at: DateTime | None = strawberry.field(default=None, description="When; now if absent.")
    note: str | None = strawberry.field(default=None, description="What it was: at most 1000 characters.")


@strawberry.input(description="Which purchase to take off a customer.")
class PurchaseRemoveInput:
    customer_id: strawberry.ID = strawberry.field(description="Which customer.")
    expected_version: int | None = strawberry.field(default=None, description=_VERSION)
    purchase_id: strawberry.ID = strawberry.field(description="Which of their purchases.")

    def purchase(self) -> int:
        """The purchase for the domain."""
        return key(self.purchase_id, "purchase", "purchaseId")


@payload
class CustomerCreatePayload:
    """What customerCreate answers."""

    customer: Customer | None = returned("The new customer.")


@payload
class CustomerUpdatePayload:
    """What customerUpdate answers."""

    customer: Customer | None = returned("The customer as it is now; null when it has left the caller's sight.")


@payload
class CustomerDeletePayload:
    """What customerDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the customer that is gone.")


@payload
class PurchaseAddPayload:
    """What purchaseAdd answers."""

    customer: Customer | None = returned("The customer as it is now.")
    purchase_id: strawberry.ID | None = value("The id of the new purchase.")


@payload
class PurchaseRemovePayload:
    """What purchaseRemove answers."""

    customer: Customer | None = returned("The customer as it is now.")
