"""Who answers for people who leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import strawberry

from api.context import Info
from api.reading.fetch import Reader
from api.reading.payloads import mutation, user_error
from api.reading.prepare import roots
from api.reading.roots import reference, root_worked_out
from api.reading.scalars import key
from api.resolvers.users import LONG
from api.schema.leaving import (
    HandOverInput,
    UserDeactivateInput,
    UserDeactivatePayload,
    UserDeactivatePreview,
    UserDeleteInput,
    UserDeletePayload,
    UserReactivateInput,
    UserReactivatePayload,
    UsersDueForErasure,
)
from domain import leaving
from permissions.errors import Invalid


async def _preview(reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    sent = arguments["input"]
    user_id = key(sent["userId"], "user", "userId")
    plan = HandOverInput.of(sent["handOver"]).plan() if sent.get("handOver") else None
    try:
        shares = await leaving.preview(reader.actor, user_id, plan)
    except Invalid as error:
        return {"id": user_id, "shares": [], "errors": [user_error(error, reader.context.locale)]}
    return {"id": user_id, "shares": [{"id": each.user_id, "ids": each.ids} for each in shares], "errors": []}


async def _due(reader: Reader, _: Mapping[str, Any]) -> Mapping[str, Any]:
    due = await leaving.due(reader.actor)
    return {"id": reader.actor.user_id, "users": [{"id": each.user_id, **asdict(each)} for each in due]}


def _counts(handed: Mapping[str, int]) -> dict[str, Any]:
    return {f"{noun}_count": count for noun, count in handed.items()}


@roots
@strawberry.type
class LeavingQuery:
    user_deactivate_preview: UserDeactivatePreview | None = root_worked_out(
        "What userDeactivate would hand over to whom; nothing is written (P23). Administrators only.",
        _preview,
        {"input": (UserDeactivateInput, "As userDeactivate takes it.")},
    )
    users_due_for_erasure: UsersDueForErasure | None = root_worked_out(
        "Former users whose time is up by the account's formerUsersKeptDays (P21). Administrators only.", _due, {}
    )


@strawberry.type
class LeavingMutation:
    @mutation(
        "Keep a user from signing in, end their sessions at once, and hand their open work over; what they did stays "
        "under their name. Only administrators (P20, P22, P23).",
        seconds=LONG,
    )
    async def user_deactivate(self, info: Info, input: UserDeactivateInput) -> UserDeactivatePayload | None:
        user_id = key(input.user_id, "user", "userId")
        plan = input.hand_over.plan() if input.hand_over else None
        handed = await leaving.deactivate(info.context.require(), user_id, plan)
        return UserDeactivatePayload(user=reference("user", user_id), **_counts(handed))

    @mutation("Let a deactivated user sign in again, with the password that they had. Only administrators (P20).")
    async def user_reactivate(self, info: Info, input: UserReactivateInput) -> UserReactivatePayload | None:
        user_id = key(input.user_id, "user", "userId")
        await leaving.reactivate(info.context.require(), user_id)
        return UserReactivatePayload(user=reference("user", user_id))

    @mutation(
        "Erase who a user was: records and history go on naming a deleted user. Can't be undone. "
        "Only administrators (P21, P23).",
        seconds=LONG,
    )
    async def user_delete(self, info: Info, input: UserDeleteInput) -> UserDeletePayload | None:
        user_id = key(input.user_id, "user", "userId")
        plan = input.hand_over.plan() if input.hand_over else None
        handed = await leaving.delete(info.context.require(), user_id, plan)
        return UserDeletePayload(deleted_id=input.user_id, **_counts(handed))
