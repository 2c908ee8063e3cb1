"""Deals: what all the work hangs on (D1–D42)."""

from enum import Enum
from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.questions import Question
from domain.records import Record, of_responsible
from domain.tables import CheckConstraint, ForeignKey, Ordered, foreign_key
from permissions.actor import Actor


class CreatedVia(Enum):
    """How a deal came to be (D39)."""

    MANUAL = "MANUAL"
    API = "API"


class Deal(Record):
    entity: ClassVar[str] = "deal"

    name = fields.CharField(max_length=255)
    name_folded = fields.CharField(max_length=255)
    pipeline_id = fields.BigIntField()
    stage_id = fields.BigIntField()
    stage_entered_at = fields.DatetimeField()
    budget_minor = fields.BigIntField(null=True)
    goal = fields.CharField(max_length=1000, null=True)
    company_id = fields.BigIntField(null=True)
    source_id = fields.BigIntField(null=True)
    refusal_reason_id = fields.BigIntField(null=True)
    refusal_details = fields.TextField(null=True)
    created_via = fields.CharEnumField(CreatedVia, max_length=10)
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "deal"
        constraints = (
            *of_responsible("deal"),
            ForeignKey("fk_deal_stage", ("stage_id", "pipeline_id"), "stage", ("id", "pipeline_id")),
            foreign_key("deal", "company_id", "company"),
            foreign_key("deal", "source_id", "source"),
            foreign_key("deal", "refusal_reason_id", "refusal_reason"),
            CheckConstraint(check='"budget_minor" >= 0', name="ck_deal_budget"),
            CheckConstraint(check="\"created_via\" IN ('MANUAL', 'API')", name="ck_deal_created_via"),
        )
        indexes = (
            Ordered("-created_at", "-id", name="ix_deal_all"),
            Ordered("group_id", "-created_at", "-id", name="ix_deal_group"),
            Ordered("responsible_id", "-created_at", "-id", name="ix_deal_own"),
            Ordered("-updated_at", "-id", name="ix_deal_updated"),
            Ordered("stage_id", "-updated_at", "-id", name="ix_deal_board_all", include=("budget_minor",)),
            Ordered(
                "stage_id", "group_id", "-updated_at", "-id", name="ix_deal_board_group", include=("budget_minor",)
            ),
            Ordered(
                "stage_id", "responsible_id", "-updated_at", "-id", name="ix_deal_board_own", include=("budget_minor",)
            ),
            Ordered("pipeline_id", "-created_at", "-id", name="ix_deal_pipeline"),
            Ordered("company_id", "-created_at", "-id", name="ix_deal_company"),
        )


class DealContact(Model):
    """A contact of a deal, in the order of adding (D6)."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    deal_id = fields.BigIntField()
    contact_id = fields.BigIntField()

    class Meta:
        table = "deal_contact"
        unique_together = (("deal_id", "contact_id"),)
        constraints = (
            foreign_key("deal_contact", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("deal_contact", "contact_id", "contact", on_delete="CASCADE"),
        )
        indexes = (Ordered("contact_id", "-deal_id", name="ix_deal_contact_contact"),)


def visible(actor: Actor) -> Question:
    """Deals that `actor` may view."""
    return Question(Deal, actor)
