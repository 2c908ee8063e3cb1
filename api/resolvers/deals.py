"""Who answers for deals."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list, root_one
from api.reading.scalars import key, keys, optional_key
from api.schema.custom_values import filled
from api.schema.deals import (
    Deal,
    DealCreateInput,
    DealCreatePayload,
    DealDeleteInput,
    DealDeletePayload,
    DealMoveInput,
    DealMovePayload,
    DealReassignInput,
    DealReassignPayload,
    DealUpdateInput,
    DealUpdatePayload,
)
from domain import deals


@roots
@strawberry.type
class DealQuery:
    deals: Connection[Deal] = root_list(deals.visible, "Deals that the caller may view, newest first.", section="deals")
    deal: Deal | None = root_one("A deal by its id; null when it is not in view.", section="deals")


@strawberry.type
class DealMutation:
    @mutation("Create a deal, with its contacts and company in the same step (D1–D7).")
    async def deal_create(self, info: Info, input: DealCreateInput) -> DealCreatePayload | None:
        new = deals.NewDeal(
            name=input.name,
            pipeline_id=optional_key(input.pipeline_id, "pipeline", "pipelineId"),
            stage_id=optional_key(input.stage_id, "stage", "stageId"),
            budget=input.budget,
            goal=input.goal,
            responsible_id=optional_key(input.responsible_id, "user", "responsibleId"),
            company_id=optional_key(input.company_id, "company", "companyId"),
            company=input.company.new("company") if input.company else None,
            contact_ids=keys(input.contact_ids or [], "contact", "contactIds"),
            contacts=[each.new(f"contacts.{i}") for i, each in enumerate(input.contacts or [])],
            source_id=optional_key(input.source_id, "source", "sourceId"),
            type_id=optional_key(input.type_id, "deal_type", "typeId"),
            probability=input.probability,
            tags=input.tags or [],
            custom_fields=filled(input.custom_fields, "customFields"),
            refusal_reason_id=optional_key(input.refusal_reason_id, "refusal_reason", "refusalReasonId"),
            refusal_details=input.refusal_details,
            available_to_everyone=input.available_to_everyone,
            created_via=input.created_via,
        )
        deal = await deals.create(info.context.require(), new)
        return DealCreatePayload(deal=reference("deal", deal.id))

    @mutation("Change a deal; another responsible is a hand-over (D8, D9, D27).")
    async def deal_update(self, info: Info, input: DealUpdateInput) -> DealUpdatePayload | None:
        values = given(input)
        for name, noun, path in (
            ("responsible_id", "user", "responsibleId"),
            ("company_id", "company", "companyId"),
            ("source_id", "source", "sourceId"),
            ("type_id", "deal_type", "typeId"),
            ("refusal_reason_id", "refusal_reason", "refusalReasonId"),
        ):
            if name in values:
                values[name] = optional_key(values[name], noun, path)
        for name, path in (("add_contact_ids", "addContactIds"), ("remove_contact_ids", "removeContactIds")):
            if name in values:
                values[name] = keys(values[name], "contact", path)
        if "custom_fields" in values:
            values["custom_fields"] = filled(values["custom_fields"], "customFields")
        deal_id = key(input.deal_id, "deal", "dealId")
        await deals.update(info.context.require(), deal_id, input.expected_version, values)
        return DealUpdatePayload(deal=reference("deal", deal_id))

    @mutation("Put a deal on another stage, which may close it, reopen it or change its pipeline (D22, D28, D30).")
    async def deal_move(self, info: Info, input: DealMoveInput) -> DealMovePayload | None:
        deal_id, stage_id = key(input.deal_id, "deal", "dealId"), key(input.stage_id, "stage", "stageId")
        await deals.move(
            info.context.require(),
            deal_id,
            stage_id,
            input.expected_version,
            refusal_reason_id=optional_key(input.refusal_reason_id, "refusal_reason", "refusalReasonId"),
            refusal_details=input.refusal_details,
            backward=input.backward,
        )
        return DealMovePayload(deal=reference("deal", deal_id))

    @mutation("Hand deals over to another user, all or none (D27).")
    async def deal_reassign(self, info: Info, input: DealReassignInput) -> DealReassignPayload | None:
        done = await deals.reassign(
            info.context.require(),
            keys(input.deal_ids, "deal", "dealIds"),
            key(input.responsible_id, "user", "responsibleId"),
        )
        return DealReassignPayload(deals=[reference("deal", each) for each in done])

    @mutation("Delete a deal with its tasks and notes (D40).")
    async def deal_delete(self, info: Info, input: DealDeleteInput) -> DealDeletePayload | None:
        await deals.delete(info.context.require(), key(input.deal_id, "deal", "dealId"), input.expected_version)
        return DealDeletePayload(deleted_id=input.deal_id)
