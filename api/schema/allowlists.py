"""Allowlists of addresses in the graph (P18)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry

from api.context import Context
from api.reading.declare import Node, column, computed, entity, link
from api.reading.enums import described
from api.reading.payloads import payload, returned
from api.reading.scalars import DateTime, optional_key
from api.schema.sign_ins import ClientKind
from api.schema.users import User
from domain import allowlists
from domain.allowlists import AllowlistKind

described(
    AllowlistKind,
    "Whom an allowlist is about.",
    ACCOUNT="Everybody.",
    ROLE="The users of one role.",
    USER="One user, or one API key by its user.",
    CLIENT="Who comes with one kind of client.",
)


def _role(row: Mapping[str, Any], _: Context) -> str | None:
    return row["subject"] if row["kind"] == AllowlistKind.ROLE.value else None


def _client(row: Mapping[str, Any], _: Context) -> str | None:
    return row["subject"] if row["kind"] == AllowlistKind.CLIENT.value else None


@entity(allowlists.IpAllowlist, sort="id")
class IpAllowlist(Node):
    """Addresses that one may come from. All lists that apply must allow an address; an empty one allows any."""

    kind: AllowlistKind = column("Whom it is about.", filter=True)
    role: str | None = computed("The role, of a list of kind ROLE.", "kind", "subject", answer=_role)
    client: str | None = computed("The kind of client, of a list of kind CLIENT.", "kind", "subject", answer=_client)
    user: User | None = link("The user, of a list of kind USER.", "user_id", filter=True)
    ranges: list[str] = computed(
        "Ranges in CIDR notation, IPv4 and IPv6.", "ranges", answer=lambda row, _: row["ranges"]
    )
    updated_at: DateTime = column("When it was last changed.")
    version: int = column("Counts changes; send it as expectedVersion.")


@strawberry.input(description="A list, and whom it is about: a role, a user, a kind of client, or else the account.")
class IpAllowlistPreviewInput:
    role: str | None = strawberry.field(default=None, description="A role of the policy, or administrator.")
    user_id: strawberry.ID | None = strawberry.field(default=None, description="A user, or that of an API key.")
    client: ClientKind | None = strawberry.field(default=None, description="A kind of client.")
    ranges: list[str] = strawberry.field(
        description="Addresses and ranges in CIDR notation, at most 500; without any, every address is allowed."
    )

    def subject(self) -> allowlists.Subject:
        return allowlists.Subject(self.role, optional_key(self.user_id, "user", "userId"), self.client)


@strawberry.input(description="A list, in place of the one that there is.")
class IpAllowlistUpdateInput(IpAllowlistPreviewInput):
    confirm: bool = strawberry.field(
        default=False, description="Save it even if the caller's own next request would be refused."
    )
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the list is no longer at this version; 0 when there is none."
    )


@payload
class IpAllowlistUpdatePayload:
    """What ipAllowlistUpdate answers."""

    ip_allowlist: IpAllowlist | None = returned("The list as it is now.")


@strawberry.type(description="Somebody whom a list would have kept out.")
class ShutOut:
    user_id: strawberry.ID = strawberry.field(description="The user, or that of an API key.")
    name: str = strawberry.field(description="The user's name.")
    address: str = strawberry.field(description="From where they signed in.")
    client: ClientKind = strawberry.field(description="With what.")
    sign_ins: int = strawberry.field(description="How often.")
    last_at: DateTime = strawberry.field(description="When last.")


@strawberry.type(description="Whom a list would have kept out in the last 30 days, had it been there.")
class IpAllowlistPreview:
    sign_ins: int = strawberry.field(description="How many sign-ins there were.")
    shut_out_sign_ins: int = strawberry.field(description="How many of them the list would have refused.")
    shut_out: list[ShutOut] = strawberry.field(
        description="By user, address and client, the latest first; at most 200 of them."
    )
    locks_out_caller: bool = strawberry.field(
        description="Whether the caller's own next request would be refused, other lists included."
    )

    @classmethod
    def of(cls, found: allowlists.Preview) -> IpAllowlistPreview:
        return cls(
            sign_ins=found.sign_ins,
            shut_out_sign_ins=found.shut_out_sign_ins,
            shut_out=[
                ShutOut(
                    user_id=strawberry.ID(f"user_{each.user_id}"),
                    name=each.name,
                    address=each.address,
                    client=each.client,
                    sign_ins=each.sign_ins,
                    last_at=DateTime(each.last_at),
                )
                for each in found.shut_out
            ],
            locks_out_caller=found.locks_out_caller,
        )
