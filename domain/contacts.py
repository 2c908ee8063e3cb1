"""Contacts: the people whom deals are made with (L1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from tortoise import fields
from tortoise.models import Model

from domain.records import Record, of_responsible
from domain.tables import CheckConstraint, Ordered, foreign_key


class MessengerKind(Enum):
    SKYPE = "SKYPE"
    TELEGRAM = "TELEGRAM"
    VIBER = "VIBER"
    VK = "VK"
    WHATSAPP = "WHATSAPP"
    OTHER = "OTHER"


class Contact(Record):
    entity: ClassVar[str] = "contact"

    name = fields.CharField(max_length=205)  # first and last name in the order of display
    first_name = fields.CharField(max_length=100, null=True)
    last_name = fields.CharField(max_length=100, null=True)
    first_name_folded = fields.CharField(max_length=100, default="")
    last_name_folded = fields.CharField(max_length=100, default="")
    client_type_id = fields.BigIntField(null=True)
    address = fields.CharField(max_length=1000, null=True)
    mailing_consent = fields.BooleanField(default=False)  # L26

    class Meta:
        table = "contact"
        constraints = (*of_responsible("contact"), foreign_key("contact", "client_type_id", "client_type"))
        indexes = (
            Ordered("-created_at", "-id", name="ix_contact_all"),
            Ordered("group_id", "-created_at", "-id", name="ix_contact_group"),
            Ordered("responsible_id", "-created_at", "-id", name="ix_contact_own"),
            Ordered("first_name_folded", "id", name="ix_contact_first_name", prefix=("first_name_folded",)),
            Ordered("last_name_folded", "id", name="ix_contact_last_name", prefix=("last_name_folded",)),
            Ordered("-updated_at", "-id", name="ix_contact_updated"),
        )


class ContactPhone(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    contact_id = fields.BigIntField()
    number = fields.CharField(max_length=16)  # E.164

    class Meta:
        table = "contact_phone"
        unique_together = (("contact_id", "number"),)
        constraints = (foreign_key("contact_phone", "contact_id", "contact", on_delete="CASCADE"),)
        indexes = (Ordered("number", "contact_id", name="ix_contact_phone_number"),)


class ContactEmail(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    contact_id = fields.BigIntField()
    address = fields.CharField(max_length=320)
    address_folded = fields.CharField(max_length=320)

    class Meta:
        table = "contact_email"
        unique_together = (("contact_id", "address_folded"),)
        constraints = (foreign_key("contact_email", "contact_id", "contact", on_delete="CASCADE"),)
        indexes = (Ordered("address_folded", "contact_id", name="ix_contact_email_address"),)


class ContactMessenger(Model):
    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    contact_id = fields.BigIntField()
    kind = fields.CharEnumField(MessengerKind, max_length=10)
    handle = fields.CharField(max_length=100)

    class Meta:
        table = "contact_messenger"
        unique_together = (("contact_id", "kind", "handle"),)
        constraints = (
            foreign_key("contact_messenger", "contact_id", "contact", on_delete="CASCADE"),
            CheckConstraint(
                check="\"kind\" IN ('SKYPE', 'TELEGRAM', 'VIBER', 'VK', 'WHATSAPP', 'OTHER')",
                name="ck_contact_messenger_kind",
            ),
        )


class ContactCompany(Model):
    """A contact represents a company, at one of them first of all (L4)."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    contact_id = fields.BigIntField()
    company_id = fields.BigIntField()
    is_main = fields.BooleanField(default=False)
    post = fields.CharField(max_length=100, null=True)  # accountant, buyer, storekeeper, head

    class Meta:
        table = "contact_company"
        unique_together = (("contact_id", "company_id"),)
        constraints = (
            foreign_key("contact_company", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("contact_company", "company_id", "company", on_delete="CASCADE"),
        )
        indexes = (Ordered("company_id", "-contact_id", name="ix_contact_company_company"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """What a contact is made of."""

    first_name: str | None = None
    last_name: str | None = None
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()
