"""Notes on deals, contacts and companies (D34)."""

from typing import ClassVar

from tortoise import fields

from domain.records import Versioned
from domain.tables import CheckConstraint, Ordered, foreign_key


class Note(Versioned):
    """Text on one card; rights are the card's."""

    child: ClassVar[bool] = True

    deal_id = fields.BigIntField(null=True)
    contact_id = fields.BigIntField(null=True)
    company_id = fields.BigIntField(null=True)
    text = fields.TextField()
    created_by_id = fields.BigIntField()

    class Meta:
        table = "note"
        constraints = (
            foreign_key("note", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("note", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("note", "company_id", "company", on_delete="CASCADE"),
            foreign_key("note", "created_by_id", "users"),
            CheckConstraint(
                check='("deal_id" IS NOT NULL AND "contact_id" IS NULL AND "company_id" IS NULL)'
                ' OR ("deal_id" IS NULL AND "contact_id" IS NOT NULL AND "company_id" IS NULL)'
                ' OR ("deal_id" IS NULL AND "contact_id" IS NULL AND "company_id" IS NOT NULL)',
                name="ck_note_one_card",
            ),
        )
        indexes = (
            Ordered("deal_id", "-id", name="ix_note_deal"),
            Ordered("contact_id", "-id", name="ix_note_contact"),
            Ordered("company_id", "-id", name="ix_note_company"),
        )
