"""Who answers for exports (P17)."""

from __future__ import annotations

from typing import Any

import strawberry

from api.context import Info
from api.reading.custom_orders import ordering
from api.reading.declare import Connection
from api.reading.exporting import sent
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.schema.exports import (
    CompanyExportInput,
    CompanyExportPayload,
    ContactExportInput,
    ContactExportPayload,
    CustomerExportInput,
    CustomerExportPayload,
    DealExportInput,
    DealExportPayload,
    Export,
    ItemExportInput,
    ItemExportPayload,
    TaskExportInput,
    TaskExportPayload,
)
from domain import exports


@roots
@strawberry.type
class ExportQuery:
    export: Export | None = root_one("An export by its id; null when it is not in view.")
    exports: Connection[Export] = root_list(
        exports.visible, "The caller's own exports, to administrators everybody's; the newest first (P17)."
    )


async def _create(info: Info, noun: str, input: Any) -> Any:
    context = info.context
    made = await exports.create(
        context.require(),
        noun,
        sent(input.filter) or {},
        ordering(input.order, getattr(input, "custom_order", None)),
        locale=context.locale,
        address=context.client_ip,
    )
    return reference("export", made.id)


@strawberry.type
class ExportMutation:
    @mutation("Have deals that the caller may export made into a CSV file (P17).")
    async def deal_export(self, info: Info, input: DealExportInput) -> DealExportPayload | None:
        return DealExportPayload(export=await _create(info, "deal", input))

    @mutation("Have contacts that the caller may export made into a CSV file (P17).")
    async def contact_export(self, info: Info, input: ContactExportInput) -> ContactExportPayload | None:
        return ContactExportPayload(export=await _create(info, "contact", input))

    @mutation("Have companies that the caller may export made into a CSV file (P17).")
    async def company_export(self, info: Info, input: CompanyExportInput) -> CompanyExportPayload | None:
        return CompanyExportPayload(export=await _create(info, "company", input))

    @mutation("Have tasks that the caller may export made into a CSV file (P17).")
    async def task_export(self, info: Info, input: TaskExportInput) -> TaskExportPayload | None:
        return TaskExportPayload(export=await _create(info, "task", input))

    @mutation("Have items of catalogues that the caller may export made into a CSV file (P17).")
    async def item_export(self, info: Info, input: ItemExportInput) -> ItemExportPayload | None:
        return ItemExportPayload(export=await _create(info, "item", input))

    @mutation("Have customers that the caller may export made into a CSV file (P17).")
    async def customer_export(self, info: Info, input: CustomerExportInput) -> CustomerExportPayload | None:
        return CustomerExportPayload(export=await _create(info, "customer", input))
