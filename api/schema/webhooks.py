"""Webhooks in the graph (I35)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry

from api.context import Context
from api.reading.declare import Connection, Node, column, computed, entity, link, many
from api.reading.enums import described
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime
from api.schema.api_keys import ApiKey
from api.schema.users import User
from domain import db, webhook_lanes, webhooks
from domain.webhooks import PauseReason, WebhookEntity, WebhookKind

described(
    WebhookEntity,
    "What an endpoint is told of.",
    DEAL="Deals.",
    CONTACT="Contacts.",
    COMPANY="Companies.",
    TASK="Tasks.",
    ITEM="Items of catalogues.",
)
described(
    WebhookKind,
    "What a message says of a record.",
    CREATED="It is new.",
    UPDATED="It has changed.",
    DELETED="It is gone.",
    ACCESS_GAINED="It came into the sight of the key, or its filter.",
    ACCESS_LOST="It left the sight of the key, or its filter.",
)
described(
    PauseReason,
    "Why an endpoint is sent nothing.",
    BY_HAND="Somebody has paused it.",
    FAILING="For a day nothing could be delivered.",
    GONE="The receiver has answered 410, Gone.",
    KEY_ENDED="Its key has ended.",
)


@strawberry.type(description="Which records an endpoint is about; a list without ids says nothing.")
class WebhookRecords:
    pipeline_ids: list[strawberry.ID] = strawberry.field(description="Deals in one of these pipelines.")
    stage_ids: list[strawberry.ID] = strawberry.field(description="Deals on one of these stages.")
    responsible_ids: list[strawberry.ID] = strawberry.field(description="Records of one of these users.")


@strawberry.type(description="The fields that an endpoint is sent of one kind of record.")
class WebhookSelection:
    entity: WebhookEntity = strawberry.field(description="Which kind.")
    fields: str = strawberry.field(description="The fields, as in a query: `name stage { name }`.")


def _filter(row: Mapping[str, Any], _: Context) -> WebhookRecords:
    def ids(column: str, noun: str) -> list[strawberry.ID]:
        return [strawberry.ID(f"{noun}_{id}") for id in row["narrowed"].get(column, ())]

    return WebhookRecords(
        pipeline_ids=ids("pipeline_id", "pipeline"),
        stage_ids=ids("stage_id", "stage"),
        responsible_ids=ids("responsible_id", "user"),
    )


def _selections(row: Mapping[str, Any], _: Context) -> list[WebhookSelection]:
    return [WebhookSelection(entity=WebhookEntity(noun), fields=each) for noun, each in row["selections"].items()]


def _two_secrets_until(row: Mapping[str, Any], _: Context) -> Any:
    until = row["last_secret_until"]
    return until if until and until > db.now() else None


@entity(webhook_lanes.Delivery, sort="-id", noun="webhook_delivery")
class WebhookDelivery:
    """An attempt to deliver a message. Kept for seven days; what was sent is not."""

    delivery_id: str = column("As the header webhook-delivery has it.", "token")
    message_id: str = column("As webhook-id has it: the same for each attempt at one message.", "message")
    kind: str = column("A kind of message, or TEST.")
    record_id: strawberry.ID = computed(
        "The id of the record, or of the endpoint that was tested.",
        "entity",
        "record_id",
        answer=lambda row, _: strawberry.ID(f"{row['entity']}_{row['record_id']}"),
    )
    attempt: int = column("Which attempt at the message it was, from 1.")
    at: DateTime = column("When it began.", filter=True)
    duration_ms: int = column("How long it took, in milliseconds.")
    status: int | None = column("The HTTP status of the answer; null when there was none.")
    error: str | None = column("Why it failed; null when it did not.")
    answer: str | None = column("The beginning of the answer, at most 500 characters.")


@entity(webhooks.Webhook, sort="-created_at")
class Webhook(Node):
    """An endpoint that is told of changes which its key may view."""

    api_key: ApiKey = link("Whose rights it has.", "api_key_id", filter=True)
    url: str = column("Where messages are posted to.")
    entities: list[WebhookEntity] = computed(
        "What it is told of.", "entities", answer=lambda row, _: [WebhookEntity(each) for each in row["entities"]]
    )
    kinds: list[WebhookKind] = computed(
        "Which messages it is sent.", "kinds", answer=lambda row, _: [WebhookKind(each) for each in row["kinds"]]
    )
    filter: WebhookRecords = computed("Which records it is about.", "narrowed", answer=_filter)
    selections: list[WebhookSelection] = computed(
        "Which fields it is sent, where they were chosen; else the usual ones.", "selections", answer=_selections
    )
    paused_at: DateTime | None = column("Since when it is sent nothing; null: it is not paused.", filter=True)
    pause_reason: PauseReason | None = column("Why it is paused.")
    failing_since: DateTime | None = column("Since when no attempt has succeeded; null: the last one did.")
    two_secrets_until: DateTime | None = computed(
        "Until when the secret before the present one signs as well.", "last_secret_until", answer=_two_secrets_until
    )
    deliveries: Connection[WebhookDelivery] = many("What was tried, the latest first.", "webhook_id")
    created_by: User = link("Who made it.", "created_by_id")
    created_at: DateTime = column("When it was made.")
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="Which records an endpoint is about: those that fit all lists that have ids.")
class WebhookFilterInput:
    pipeline_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Deals in one of these pipelines."
    )
    stage_ids: list[strawberry.ID] = strawberry.field(default_factory=list, description="Deals on one of these stages.")
    responsible_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="Records of one of these users."
    )


@strawberry.input(description="The fields to send of one kind of record.")
class WebhookSelectionInput:
    entity: WebhookEntity = strawberry.field(description="Which kind.")
    fields: str = strawberry.field(description="The fields, as in a query: `name stage { name }`.")


@strawberry.input(description="A new endpoint.")
class WebhookCreateInput:
    api_key_id: strawberry.ID | None = strawberry.field(
        default=None, description="Whose rights it has; a program may leave its own key out."
    )
    url: str = strawberry.field(description="Where to post to: https, port 443 or 8443, on the public internet.")
    entities: list[WebhookEntity] = strawberry.field(description="What to tell of.")
    kinds: list[WebhookKind] | None = strawberry.field(default=None, description="Which messages; all if absent.")
    filter: WebhookFilterInput | None = strawberry.field(default=None, description="Which records; all if absent.")
    selections: list[WebhookSelectionInput] | None = strawberry.field(
        default=None, description="Which fields to send; the usual ones of entities that are not listed."
    )


@strawberry.input(description="What to change of an endpoint; what is left out stays.")
class WebhookUpdateInput:
    webhook_id: strawberry.ID = strawberry.field(description="Which endpoint.")
    url: str | None = strawberry.field(default=None, description="Where to post to.")
    entities: list[WebhookEntity] | None = strawberry.field(default=None, description="What to tell of.")
    kinds: list[WebhookKind] | None = strawberry.field(default=None, description="Which messages.")
    filter: WebhookFilterInput | None = strawberry.field(default=None, description="Which records.")
    selections: list[WebhookSelectionInput] | None = strawberry.field(default=None, description="Which fields.")
    is_paused: bool | None = strawberry.field(
        default=None, description="Send nothing for now, or go on with what has waited."
    )
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the endpoint is no longer at this version."
    )


@strawberry.input(description="Which endpoint to remove.")
class WebhookDeleteInput:
    webhook_id: strawberry.ID = strawberry.field(description="Which endpoint.")


@strawberry.input(description="Which endpoint gets another secret.")
class WebhookRotateSecretInput:
    webhook_id: strawberry.ID = strawberry.field(description="Which endpoint.")


@strawberry.input(description="Which endpoint to test.")
class WebhookTestInput:
    webhook_id: strawberry.ID = strawberry.field(description="Which endpoint.")


@strawberry.input(description="What to send once more: one delivery, or all since a moment.")
class WebhookRedeliverInput:
    webhook_id: strawberry.ID = strawberry.field(description="Which endpoint.")
    delivery_id: str | None = strawberry.field(default=None, description="A delivery of it.")
    since: DateTime | None = strawberry.field(default=None, description="All that was tried from then on.")
    until: DateTime | None = strawberry.field(
        default=None, description="With `since`: and before then; until now if absent."
    )


@payload
class WebhookCreatePayload:
    """What webhookCreate answers."""

    webhook: Webhook | None = returned("The new endpoint.")
    secret: str | None = value("What its messages are signed with; told only here.")


@payload
class WebhookUpdatePayload:
    """What webhookUpdate answers."""

    webhook: Webhook | None = returned("The endpoint as it is now.")


@payload
class WebhookDeletePayload:
    """What webhookDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the endpoint that is gone.")


@payload
class WebhookRotateSecretPayload:
    """What webhookRotateSecret answers."""

    webhook: Webhook | None = returned("The endpoint.")
    secret: str | None = value("The new secret; told only here.")


@payload
class WebhookTestPayload:
    """What webhookTest answers."""

    webhook: Webhook | None = returned("The endpoint, in whose deliveries the outcome will be.")


@payload
class WebhookRedeliverPayload:
    """What webhookRedeliver answers."""

    webhook: Webhook | None = returned("The endpoint.")
    records: int | None = value("About how many records messages will be sent.")
