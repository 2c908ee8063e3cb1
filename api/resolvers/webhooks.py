"""Who answers for webhooks (I35)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.reading.scalars import key, keys, optional_key
from api.schema.webhooks import (
    Webhook,
    WebhookCreateInput,
    WebhookCreatePayload,
    WebhookDeleteInput,
    WebhookDeletePayload,
    WebhookFilterInput,
    WebhookRedeliverInput,
    WebhookRedeliverPayload,
    WebhookRotateSecretInput,
    WebhookRotateSecretPayload,
    WebhookTestInput,
    WebhookTestPayload,
    WebhookUpdateInput,
    WebhookUpdatePayload,
)
from domain import webhook_attempts, webhook_lanes, webhooks


@roots
@strawberry.type
class WebhookQuery:
    webhooks: Connection[Webhook] = root_list(
        webhooks.visible, "To a program the endpoints of its key, to administrators all; the newest first (I35)."
    )


def _id(webhook_id: strawberry.ID) -> int:
    return key(webhook_id, "webhook", "webhookId")


def _filter(input: WebhookFilterInput | None) -> Mapping[str, Sequence[int]] | None:
    if input is None:
        return None
    return {
        "pipeline_id": keys(input.pipeline_ids, "pipeline", "filter.pipelineIds"),
        "stage_id": keys(input.stage_ids, "stage", "filter.stageIds"),
        "responsible_id": keys(input.responsible_ids, "user", "filter.responsibleIds"),
    }


def _wanted(input: WebhookCreateInput | WebhookUpdateInput) -> webhooks.Wanted:
    return webhooks.Wanted(
        url=input.url,
        entities=None if input.entities is None else [each.value for each in input.entities],
        kinds=input.kinds,
        filter=_filter(input.filter),
        selections=None if input.selections is None else {each.entity.value: each.fields for each in input.selections},
    )


@strawberry.type
class WebhookMutation:
    @mutation("Have a program told of changes; for administrators, and for the program itself (I35).")
    async def webhook_create(self, info: Info, input: WebhookCreateInput) -> WebhookCreatePayload | None:
        info.context.holds_secret = True
        key_id = optional_key(input.api_key_id, "api_key", "apiKeyId")
        secret, hook = await webhooks.create(info.context.require(), _wanted(input), key_id)
        return WebhookCreatePayload(webhook=reference("webhook", hook.id), secret=secret)

    @mutation("Change an endpoint, pause it, or let it go on.")
    async def webhook_update(self, info: Info, input: WebhookUpdateInput) -> WebhookUpdatePayload | None:
        await webhooks.update(
            info.context.require(),
            _id(input.webhook_id),
            _wanted(input),
            paused=input.is_paused,
            expected_version=input.expected_version,
        )
        return WebhookUpdatePayload(webhook=reference("webhook", _id(input.webhook_id)))

    @mutation("Remove an endpoint, with all that waits for it.")
    async def webhook_delete(self, info: Info, input: WebhookDeleteInput) -> WebhookDeletePayload | None:
        await webhooks.delete(info.context.require(), _id(input.webhook_id))
        return WebhookDeletePayload(deleted_id=input.webhook_id)

    @mutation("Give an endpoint a new secret; the old one signs as well for 24 hours.")
    async def webhook_rotate_secret(
        self, info: Info, input: WebhookRotateSecretInput
    ) -> WebhookRotateSecretPayload | None:
        info.context.holds_secret = True
        secret, hook = await webhooks.rotate(info.context.require(), _id(input.webhook_id))
        return WebhookRotateSecretPayload(webhook=reference("webhook", hook.id), secret=secret)

    @mutation("Send an endpoint a message about nothing, once, even while it is paused.")
    async def webhook_test(self, info: Info, input: WebhookTestInput) -> WebhookTestPayload | None:
        await webhook_attempts.test(info.context.require(), _id(input.webhook_id))
        return WebhookTestPayload(webhook=reference("webhook", _id(input.webhook_id)))

    @mutation("Send once more what was delivered or tried, in order and with the same ids.")
    async def webhook_redeliver(self, info: Info, input: WebhookRedeliverInput) -> WebhookRedeliverPayload | None:
        records = await webhook_lanes.redeliver(
            info.context.require(),
            _id(input.webhook_id),
            token=input.delivery_id,
            since=input.since,
            until=input.until,
        )
        return WebhookRedeliverPayload(webhook=reference("webhook", _id(input.webhook_id)), records=records)
