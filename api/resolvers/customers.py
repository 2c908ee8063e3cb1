"""Who answers for customers."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key, optional_key
from api.schema.customers import (
    Customer,
    CustomerCreateInput,
    CustomerCreatePayload,
    CustomerDeleteInput,
    CustomerDeletePayload,
    CustomerUpdateInput,
    CustomerUpdatePayload,
    PurchaseAddInput,
    PurchaseAddPayload,
    PurchaseRemoveInput,
    PurchaseRemovePayload,
)
from domain import customers


@roots
@strawberry.type
class CustomerQuery:
    customers: Connection[Customer] = root_list(
        customers.visible,
        "Customers that the caller may view, newest first; none while the account keeps none (L25).",
        section="customers",
    )
    customer: Customer | None = root_one("A customer by its id; null when it is not in view.", section="customers")


@strawberry.type
class CustomerMutation:
    @mutation("Make a customer of a company or a contact (L25).")
    async def customer_create(self, info: Info, input: CustomerCreateInput) -> CustomerCreatePayload | None:
        customer = await customers.create(info.context.require(), input.new())
        return CustomerCreatePayload(customer=reference("customer", customer.id))

    @mutation("Change a customer, or move them to another stage; another responsible is a hand-over (L25).")
    async def customer_update(self, info: Info, input: CustomerUpdateInput) -> CustomerUpdatePayload | None:
        values = given(input)
        for name, noun, path in (
            ("responsible_id", "user", "responsibleId"),
            ("stage_id", "customer_stage", "stageId"),
        ):
            if name in values:
                values[name] = optional_key(values[name], noun, path)
        customer_id = key(input.customer_id, "customer", "customerId")
        await customers.update(info.context.require(), customer_id, input.expected_version, values)
        return CustomerUpdatePayload(customer=reference("customer", customer_id))

    @mutation("Delete a customer; company or contact stays.")
    async def customer_delete(self, info: Info, input: CustomerDeleteInput) -> CustomerDeletePayload | None:
        customer_id = key(input.customer_id, "customer", "customerId")
        await customers.delete(info.context.require(), customer_id, input.expected_version)
        return CustomerDeletePayload(deleted_id=input.customer_id)

    @mutation("Note what a customer has bought; with a period the next purchase is expected that much later (L25).")
    async def purchase_add(self, info: Info, input: PurchaseAddInput) -> PurchaseAddPayload | None:
        customer_id = key(input.customer_id, "customer", "customerId")
        purchase = await customers.purchase_add(
            info.context.require(), customer_id, input.expected_version, input.amount, at=input.at, note=input.note
        )
        return PurchaseAddPayload(
            customer=reference("customer", customer_id), purchase_id=strawberry.ID(f"purchase_{purchase.id}")
        )

    @mutation("Take a purchase off a customer.")
    async def purchase_remove(self, info: Info, input: PurchaseRemoveInput) -> PurchaseRemovePayload | None:
        customer_id = key(input.customer_id, "customer", "customerId")
        await customers.purchase_remove(info.context.require(), customer_id, input.purchase(), input.expected_version)
        return PurchaseRemovePayload(customer=reference("customer", customer_id))
