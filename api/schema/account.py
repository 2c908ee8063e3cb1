"""The account in the graph (S2)."""

from __future__ import annotations

import strawberry

from api.reading.payloads import payload, value
from domain import account


@strawberry.type(description="The company whose CRM this is.")
class Account:
    title: str = strawberry.field(description="What the company is called.")
    locale: str = strawberry.field(description="Language of messages to users who chose none: ru or en.")
    country: str = strawberry.field(description="ISO 3166: how phone numbers without a country code are read.")
    currency: str = strawberry.field(description="ISO 4217: the currency of all amounts.")
    time_zone: str = strawberry.field(description="IANA name of the zone in which days begin.")
    task_result_required: bool = strawberry.field(description="Whether a task is completed with a result only (T8).")
    version: int = strawberry.field(description="Counts changes; send it as expectedVersion.")

    @classmethod
    def of(cls, row: account.Account) -> Account:
        """The stored account."""
        return cls(**{name: getattr(row, name) for name in account.SETTINGS})


@strawberry.input(description="What to change of the account; what is left out stays.")
class AccountUpdateInput:
    title: strawberry.Maybe[str | None] = strawberry.field(default=None, description="What the company is called.")
    time_zone: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="IANA name, e.g. Europe/Moscow."
    )
    task_result_required: strawberry.Maybe[bool | None] = strawberry.field(
        default=None, description="Whether a task is completed with a result only (T8)."
    )
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the account is no longer at this version."
    )


@payload
class AccountUpdatePayload:
    """What accountUpdate answers."""

    account: Account | None = value("The account as it is now.")
