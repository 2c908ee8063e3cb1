"""Companies: the organisations that clients act for (L2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.records import Record, of_responsible
from domain.tables import CheckConstraint, Ordered, foreign_key


class Company(Record):
    entity: ClassVar[str] = "company"

    name = fields.CharField(max_length=255)
    name_folded = fields.CharField(max_length=255)
    client_type_id = fields.BigIntField(null=True)
    website = fields.CharField(max_length=2000, null=True)
    legal_address = fields.CharField(max_length=1000, null=True)
    actual_address = fields.CharField(max_length=1000, null=True)
    requisites = fields.JSONField[dict[str, Any]]()  # legal name, INN, KPP, OGRN, bank details
    annual_turnover_minor = fields.BigIntField(null=True)
    employees = fields.IntField(null=True)

    class Meta:
        table = "company"
        constraints = (
            *of_responsible("company"),
            foreign_key("company", "client_type_id", "client_type"),
            CheckConstraint(check='"annual_turnover_minor" >= 0', name="ck_company_turnover"),
            CheckConstraint(check='"employees" >= 0', name="ck_company_employees"),
        )
        indexes = (
            Ordered("-created_at", "-id", name="ix_company_all"),
            Ordered("group_id", "-created_at", "-id", name="ix_company_group"),
            Ordered("responsible_id", "-created_at", "-id", name="ix_company_own"),
            Ordered("name_folded", "id", name="ix_company_name", prefix=("name_folded",)),
            Ordered("-updated_at", "-id", name="ix_company_updated"),
        )


class CompanyPhone(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    company_id = fields.BigIntField()
    number = fields.CharField(max_length=16)  # E.164

    class Meta:
        table = "company_phone"
        unique_together = (("company_id", "number"),)
        constraints = (foreign_key("company_phone", "company_id", "company", on_delete="CASCADE"),)
        indexes = (Ordered("number", "company_id", name="ix_company_phone_number"),)


class CompanyEmail(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    company_id = fields.BigIntField()
    address = fields.CharField(max_length=320)
    address_folded = fields.CharField(max_length=320)

    class Meta:
        table = "company_email"
        unique_together = (("company_id", "address_folded"),)
        constraints = (foreign_key("company_email", "company_id", "company", on_delete="CASCADE"),)
        indexes = (Ordered("address_folded", "company_id", name="ix_company_email_address"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCompany:
    """What a company is made of."""

    name: str
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()
