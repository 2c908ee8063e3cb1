"""The account in the graph (S2)."""

from __future__ import annotations

import strawberry

from api.reading.payloads import payload, value
from domain import account, second_factors
from permissions.actor import Actor


@strawberry.type(description="The company whose CRM this is.")
class Account:
    title: str = strawberry.field(description="What the company is called.")
    locale: str = strawberry.field(description="Language of messages to users who chose none: ru or en.")
    country: str = strawberry.field(description="ISO 3166: how phone numbers without a country code are read.")
    currency: str = strawberry.field(description="ISO 4217: the currency of all amounts.")
    time_zone: str = strawberry.field(description="IANA name of the zone in which days begin.")
    task_result_required: bool = strawberry.field(description="Whether a task is completed with a result only (T8).")
    periodic_purchases: bool = strawberry.field(
        description="Whether it keeps customers, who buy again and again (L25, S3)."
    )
    policy_approval: bool = strawberry.field(
        description="Whether a second administrator has to agree before a policy comes into force."
    )
    sign_ins_kept_days: int = strawberry.field(
        description="How long the history of sign-ins reaches back, in days (P19)."
    )
    trash_kept_days: int = strawberry.field(
        description="How many days a deleted record stays in the trash before it is gone for good."
    )
    former_users_kept_days: int | None = strawberry.field(
        description="How many days after their deactivation users are deleted; null: never (P21)."
    )
    mass_reading_from: int | None = strawberry.field(
        description="How many entries of answers, read by one user within an hour, are an event; null: no number "
        "(P30). Null to all but administrators, since nobody is to know how much goes unnoticed."
    )
    version: int = strawberry.field(description="Counts changes; send it as expectedVersion.")

    @strawberry.field(description="The roles whose users need a second factor.")
    async def second_factor_roles(self) -> list[str]:
        return await second_factors.roles()

    @classmethod
    def of(cls, row: account.Account, actor: Actor) -> Account:
        """The stored account, as `actor` is shown it."""
        values = {name: getattr(row, name) for name in cls.__annotations__}
        if not actor.is_administrator:
            values["mass_reading_from"] = None
        return cls(**values)


@strawberry.input(description="What to change of the account; what is left out stays.")
class AccountUpdateInput:
    title: strawberry.Maybe[str | None] = strawberry.field(default=None, description="What the company is called.")
    time_zone: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="IANA name, e.g. Europe/Moscow."
    )
    task_result_required: strawberry.Maybe[bool | None] = strawberry.field(
        default=None, description="Whether a task is completed with a result only (T8)."
    )
    periodic_purchases: strawberry.Maybe[bool | None] = strawberry.field(
        default=None,
        description="Whether it keeps customers. While it doesn't, nobody sees, makes or changes any; those that there "
        "were are there again afterwards (L25, S3).",
    )
    policy_approval: strawberry.Maybe[bool | None] = strawberry.field(
        default=None, description="Whether a second administrator has to agree to a policy. Administrators only."
    )
    sign_ins_kept_days: strawberry.Maybe[int | None] = strawberry.field(
        default=None, description="How long the history of sign-ins is kept, in days; for administrators (P19)."
    )
    trash_kept_days: strawberry.Maybe[int | None] = strawberry.field(
        default=None,
        description="How many days a deleted record stays in the trash, from 1 to 36500; for administrators.",
    )
    former_users_kept_days: strawberry.Maybe[int | None] = strawberry.field(
        default=None,
        description="How many days after their deactivation users are deleted, from 1 to 36500; null: never. "
        "Only administrators change it (P21).",
    )
    mass_reading_from: strawberry.Maybe[int | None] = strawberry.field(
        default=None,
        description="How many entries of answers, read by one user within an hour, are an event, from 100 on; null: no "
        "number. Only administrators change it (P30).",
    )
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the account is no longer at this version."
    )


@payload
class AccountUpdatePayload:
    """What accountUpdate answers."""

    account: Account | None = value("The account as it is now.")
