"""Tags on deals, contacts and companies (D35, L1, L2)."""

from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.tables import ForeignKey, Ordered, foreign_key


class Tag(Model):
    """A word that people put on cards; the same one whatever its case."""

    public: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100, unique=True)

    class Meta:
        table = "tag"


class Tagging(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    tag_id = fields.BigIntField()

    class Meta:
        abstract = True


def _keys(noun: str) -> tuple[ForeignKey, ForeignKey]:
    return (
        foreign_key(f"{noun}_tag", f"{noun}_id", noun, on_delete="CASCADE"),
        foreign_key(f"{noun}_tag", "tag_id", "tag"),
    )


class DealTag(Tagging):
    deal_id = fields.BigIntField()

    class Meta:
        table = "deal_tag"
        unique_together = (("deal_id", "tag_id"),)
        constraints = _keys("deal")
        indexes = (Ordered("tag_id", "-deal_id", name="ix_deal_tag_tag"),)


class ContactTag(Tagging):
    contact_id = fields.BigIntField()

    class Meta:
        table = "contact_tag"
        unique_together = (("contact_id", "tag_id"),)
        constraints = _keys("contact")
        indexes = (Ordered("tag_id", "-contact_id", name="ix_contact_tag_tag"),)


class CompanyTag(Tagging):
    company_id = fields.BigIntField()

    class Meta:
        table = "company_tag"
        unique_together = (("company_id", "tag_id"),)
        constraints = _keys("company")
        indexes = (Ordered("tag_id", "-company_id", name="ix_company_tag_tag"),)
