"""Who answers for the account."""

from __future__ import annotations

import strawberry

from api.context import Info
from api.reading.given import given
from api.reading.payloads import mutation
from api.schema.account import Account, AccountUpdateInput, AccountUpdatePayload
from domain import account


@strawberry.type
class AccountQuery:
    @strawberry.field(description="The company whose CRM this is (S2).")
    def account(self, info: Info) -> Account | None:
        return Account.of(info.context.account, info.context.require())


@strawberry.type
class AccountMutation:
    @mutation("Change the account's settings; takes the right to edit settings.")
    async def account_update(self, info: Info, input: AccountUpdateInput) -> AccountUpdatePayload | None:
        values = given(input)
        expected_version = values.pop("expected_version", None)
        actor = info.context.require()
        info.context.account = await account.update(actor, values, expected_version)
        return AccountUpdatePayload(account=Account.of(info.context.account, actor))
