"""The one account (company) of this deployment (S2)."""

from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.tables import CheckConstraint


class Account(Model):
    """Settings of the whole company: row 1."""

    public: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    title = fields.CharField(max_length=100)
    locale = fields.CharField(max_length=5)  # ru or en
    country = fields.CharField(max_length=2)  # ISO 3166: how phones without a country code are read
    currency = fields.CharField(max_length=3)  # ISO 4217: of all amounts
    time_zone = fields.CharField(max_length=40)  # IANA: where days begin
    task_result_required = fields.BooleanField(default=False)  # T8
    version = fields.IntField(default=1)

    class Meta:
        table = "account"
        constraints = (CheckConstraint(check='"id" = 1', name="ck_account_single"),)


async def current() -> Account:
    """The account; there is always one in a migrated database."""
    return await Account.get(id=1)
