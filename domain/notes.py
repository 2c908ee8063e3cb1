"""Notes on deals, contacts and companies (D34)."""

from typing import ClassVar

from tortoise import fields

from domain.records import Versioned
from domain.tables import CheckConstraint, Ordered, foreign_key


class Note(Versioned):
    """Text on one card; rights are the card's."""

    child: ClassVar[bool] = True

    deal_id: int | None = fields.BigIntField(null=True)
    contact_id: int | None = fields.BigIntField(null=True)
    company_id: int | None = fields.BigIntField(null=True)
    text: str = fields.TextField()
    created_by_id: int = fields.BigIntField()

    class Meta:
        table = "note"
        constraints = (
            foreign_key("note", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("note", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("note", "company_id", "company", on_delete="CASCADE"),
            foreign_key("note", "created_by_id", "users"),
            CheckConstraint(
                check='(CASE WHEN "deal_id" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN "contact_id" IS NULL THEN 0 ELSE 1 END)'
                ' + (CASE WHEN "company_id" IS NULL THEN 0 ELSE 1 END) = 1',
                name="ck_note_one_card",
            ),
        )
        indexes = (
            Ordered("deal_id", "-id", name="ix_note_deal"),
            Ordered("contact_id", "-id", name="ix_note_contact"),
            Ordered("company_id", "-id", name="ix_note_company"),
        )
