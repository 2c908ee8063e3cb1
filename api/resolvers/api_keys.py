"""Who answers for API keys."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.declare import Connection
from api.reading.given import given
from api.reading.payloads import mutation
from api.reading.prepare import roots
from api.reading.roots import reference, root_list
from api.reading.scalars import key
from api.schema.api_keys import (
    ApiKey,
    ApiKeyCreateInput,
    ApiKeyCreatePayload,
    ApiKeyRevokeInput,
    ApiKeyRevokePayload,
    ApiKeyUpdateInput,
    ApiKeyUpdatePayload,
)
from domain import api_keys


@roots
@strawberry.type
class ApiKeyQuery:
    api_keys: Connection[ApiKey] = root_list(
        api_keys.visible,
        "All API keys, revoked ones included, the newest first, to administrators; to a program its own (I10).",
    )


@strawberry.type
class ApiKeyMutation:
    @mutation("Issue a key for a partner's program; for administrators (I10).")
    async def api_key_create(self, info: Info, input: ApiKeyCreateInput) -> ApiKeyCreatePayload | None:
        context = info.context
        context.holds_secret = True
        token, made = await api_keys.create(
            context.require(),
            context.origin,
            name=input.name,
            role=input.role,
            group_id=key(input.group_id, "group", "groupId"),
            ranges=input.ranges,
            expires_at=input.expires_at,
        )
        return ApiKeyCreatePayload(api_key=reference("api_key", made.id), token=token)

    @mutation("Change the name, role, group or end of a key; for administrators.")
    async def api_key_update(self, info: Info, input: ApiKeyUpdateInput) -> ApiKeyUpdatePayload | None:
        values = given(input)
        key_id = key(values.pop("api_key_id"), "api_key", "apiKeyId")
        expected_version = values.pop("expected_version", None)
        if "group_id" in values:
            values["group_id"] = key(values["group_id"], "group", "groupId")
        await api_keys.update(info.context.require(), key_id, values, expected_version)
        return ApiKeyUpdatePayload(api_key=reference("api_key", key_id))

    @mutation("End a key for good, at once; for administrators.")
    async def api_key_revoke(self, info: Info, input: ApiKeyRevokeInput) -> ApiKeyRevokePayload | None:
        key_id = key(input.api_key_id, "api_key", "apiKeyId")
        await api_keys.revoke(info.context.require(), key_id)
        return ApiKeyRevokePayload(api_key=reference("api_key", key_id))
