"""Keys of partners' programs in the graph (I10, P27)."""

from __future__ import annotations

import strawberry

from api.reading.declare import Node, column, entity, link, many
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime
from api.schema.allowlists import IpAllowlist
from api.schema.users import User
from domain import api_keys
from domain.questions import Sql


def _of_key(_sql: Sql, a: str, p: str) -> str:
    return f"{a}.user_id = (select k.user_id from api_key k where k.id = {p})"


@entity(api_keys.ApiKey, sort="-created_at")
class ApiKey(Node):
    """A key of a program, which acts as a user of its own."""

    user: User = link("Whom it acts as: name, role and group.", "user_id", filter=True)
    allowlist: IpAllowlist | None = many(
        "From which addresses it may come; null: from any.", belongs=_of_key, first=True
    )
    expires_at: DateTime | None = column("When it ends; null: never by itself.", filter=True)
    last_used_at: DateTime | None = column("When it was last used, to five minutes; null: never.", filter=True)
    last_address: str = column("From where it was last used.")
    revoked_at: DateTime | None = column("Since when it is revoked; null: it is not.", filter=True)
    created_by: User | None = link("Who issued it.", "created_by_id")
    created_at: DateTime = column("When it was issued.")
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="A new key.")
class ApiKeyCreateInput:
    name: str = strawberry.field(description="Whose it is and what for, at most 100 characters; shown as author.")
    role: str = strawberry.field(description="What it may do: a role of the policy, not administrator.")
    group_id: strawberry.ID = strawberry.field(description="The department that its records belong to.")
    ranges: list[str] = strawberry.field(
        default_factory=list, description="Addresses that it may come from, in CIDR notation; without any: all."
    )
    expires_at: DateTime | None = strawberry.field(default=None, description="When it ends; never if absent.")


@strawberry.input(description="What to change of a key; what is left out stays. Its addresses: ipAllowlistUpdate.")
class ApiKeyUpdateInput:
    api_key_id: strawberry.ID = strawberry.field(description="Which key.")
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="Whose it is and what for.")
    role: strawberry.Maybe[str] = strawberry.field(default=None, description="What it may do.")
    group_id: strawberry.Maybe[strawberry.ID] = strawberry.field(default=None, description="Its department.")
    expires_at: strawberry.Maybe[DateTime | None] = strawberry.field(
        default=None, description="When it ends; null: never."
    )
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the key is no longer at this version."
    )


@strawberry.input(description="Which key to end.")
class ApiKeyRevokeInput:
    api_key_id: strawberry.ID = strawberry.field(description="Which key.")


@payload
class ApiKeyCreatePayload:
    """What apiKeyCreate answers."""

    api_key: ApiKey | None = returned("The new key.")
    token: str | None = value("For the header Authorization: Bearer …; told only here.")


@payload
class ApiKeyUpdatePayload:
    """What apiKeyUpdate answers."""

    api_key: ApiKey | None = returned("The key as it is now.")


@payload
class ApiKeyRevokePayload:
    """What apiKeyRevoke answers."""

    api_key: ApiKey | None = returned("The key, which has ended.")
