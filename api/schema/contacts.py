"""Contacts in the graph: types, inputs, payloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.custom import custom_field, custom_fields_of_card
from api.reading.custom_filters import custom
from api.reading.declare import Connection, Node, column, condition, derived, entity, link, many
from api.reading.enums import described
from api.reading.fetch import Reader
from api.reading.inputs import PrefixFilter, has_email, has_phone, ids, tagged, text
from api.reading.payloads import payload, returned, value
from api.reading.scalars import DateTime, optional_key
from api.schema.companies import CompanyInput, first_of, last_refused_of
from api.schema.custom_values import CustomFieldInput, filled
from api.schema.files import files_of
from api.schema.knowledge import knowledge_of, knows
from api.schema.permitted import permitted
from domain import companies, contacts, feed
from domain.contacts import MessengerKind
from domain.questions import Sql
from domain.reads import read
from domain.values import at

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.custom_values import CustomFieldValue
    from api.schema.customers import Customer
    from api.schema.deals import Deal
    from api.schema.directories import ClientType
    from api.schema.feed import FeedEntry
    from api.schema.files import File
    from api.schema.items import Item
    from api.schema.merges import FormerRecord
    from api.schema.tags import Tag
    from api.schema.tasks import Task
    from api.schema.users import User

described(
    MessengerKind,
    "Which messenger.",
    SKYPE="Skype.",
    TELEGRAM="Telegram.",
    VIBER="Viber.",
    VK="VK.",
    WHATSAPP="WhatsApp.",
    OTHER="Any other one.",
)


def _seen_company(sql: Sql, a: str, p: str) -> str:
    """Links of a contact whose company the actor may view."""
    seen = f"select 1 from company v where v.id = {a}.company_id and {sql.scope(companies.Company, 'v')}"
    return f"{a}.contact_id = {p} and exists ({seen})"


async def _are_main(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Whether each of these links is the first one of its contact, of those to companies in view."""
    sql = Sql(reader.actor)
    where = f"{sql.within('x.contact_id', sorted({row['contact_id'] for row in rows}))} and {_company_in_view(sql)}"
    text = f"select x.contact_id, x.id from contact_company x where {where} order by {_MAIN_FIRST}"
    [found] = await read([(text, sql.params)]) if rows else [[]]
    first: dict[int, int] = {}
    for contact_id, id in found:
        first.setdefault(contact_id, id)
    return [first.get(row["contact_id"]) == row["id"] for row in rows]


_MAIN_FIRST = "case when x.is_main then 0 else 1 end, x.id"


def _company_in_view(sql: Sql) -> str:
    """The company of a link `x` is in the actor's view."""
    seen = sql.scope(companies.Company, "v")
    return "true" if seen == "true" else f"exists (select 1 from company v where v.id = x.company_id and {seen})"


def _main(sql: Sql, a: str, p: str) -> str:
    """The main company of those in view: else it would show that another one is out of it (P16)."""
    links = f"select x.company_id from contact_company x where x.contact_id = {p}"
    if (seen := _company_in_view(sql)) == "true":
        return f"{a}.id in ({links} and x.is_main)"
    return f"{a}.id = ({links} and {seen} order by {_MAIN_FIRST} limit 1)"


def _deals(_: Sql, a: str, p: str) -> str:
    return f"{a}.id in (select x.deal_id from deal_contact x where x.contact_id = {p})"


def _represents(sql: Sql, a: str, value: list[str]) -> str:
    wanted = sql.within("x.company_id", ids(value, "company"))
    return (
        f"{a}.id in (select x.contact_id from contact_company x join company v on v.id = x.company_id "
        f"where {wanted} and {sql.scope(companies.Company, 'v')})"
    )


@entity(contacts.ContactPhone, sort="id")
class ContactPhone:
    """A phone of a contact."""

    number: str = column("In the international form, E.164: +79123456789 (X8).")


@entity(contacts.ContactEmail, sort="id")
class ContactEmail:
    """An e-mail address of a contact."""

    address: str = column("The address.")


@entity(contacts.ContactMessenger, sort="id")
class ContactMessenger:
    """An account of a contact in a messenger."""

    kind: MessengerKind = column("Which messenger.")
    handle: str = column("Name or number of the account there.")


@entity(contacts.ContactCompany, sort="is_main", sorted_by="case when {a}.is_main then 0 else 1 end")
class ContactCompany:
    """A company that a contact represents (L4)."""

    company: Company | None = link("The company.", "company_id")
    is_main: bool = derived(
        "Whether it is the main one of those that the caller may view; one is.", "id", "contact_id", derive=_are_main
    )
    post: str | None = column("What the contact is there: accountant, buyer, storekeeper, head.")


@entity(contacts.Contact)
class Contact(Node):
    """A person whom deals are made with (L1)."""

    name: str = column("First and last name; a phone or an e-mail address of somebody nameless.", order=True)
    first_name: str | None = column("First name.")
    last_name: str | None = column("Last name.")
    phones: list[ContactPhone] | None = many("Their phones, at most 20.", "contact_id")
    emails: list[ContactEmail] | None = many("Their e-mail addresses, at most 20.", "contact_id")
    messengers: list[ContactMessenger] | None = many("Their accounts in messengers, at most 20.", "contact_id")
    address: str | None = column("Where to find them.", filter=True)
    client_type: ClientType | None = link("What kind of client they are (L20).", "client_type_id", filter=True)
    mailing_consent: bool = column("Whether they agreed to mailings (L26).", filter=True)
    companies: list[ContactCompany] = many(
        "Companies that they represent and that the caller may view, the main one first (L4).", belongs=_seen_company
    )
    company: Company | None = many(
        "The main one of the companies that the caller may view.",
        belongs=_main,
        first=True,
    )
    responsible: User = link("The user who owns them (L12).", "responsible_id", filter=True)
    tags: list[Tag] = many("Their tags, at most 50.", through=("contact_tag", "contact_id", "tag_id"))
    deals: Connection[Deal] = many(
        "Their deals that the caller may view.",
        belongs=_deals,
        order="CREATED_AT_DESC",
    )
    first_deal: Deal | None = first_of(_deals)
    last_refused_deal: Deal | None = last_refused_of(_deals)
    customer: Customer | None = many(
        "They as a customer, when the caller may view that (L25).", "contact_id", first=True
    )
    tasks: Connection[Task] = many("Tasks about them that the caller may view.", "contact_id", order="DUE_AT_ASC")
    files: Connection[File] | None = files_of("contact")
    knowledge: Connection[Item] | None = knowledge_of("contact")
    custom_field: CustomFieldValue | None = custom_field()
    custom_fields: list[CustomFieldValue] = custom_fields_of_card()
    created_by: User = link("Who created them.", "created_by_id", filter=True)
    created_at: DateTime = column("When they were created.", filter=True, order=True)
    updated_at: DateTime = column("When they were last changed.", filter=True, order=True)
    may_edit: bool = permitted("Whether the caller may change it (L15).", contacts.Contact, "edit")
    may_delete: bool = permitted("Whether the caller may delete it (L15).", contacts.Contact, "delete")
    version: int = column("Counts changes; send it as expectedVersion.")
    formerly: list[FormerRecord] = many(
        "Those that were merged into it, the last one first (X9).",
        belongs=lambda _, a, p: f"{a}.noun = 'contact' and {a}.root_id = {p}",
    )
    feed: Connection[FeedEntry] = many(
        "What happened on its card and those of its deals that are in view, newest first (D33, L10).",
        belongs=feed.of_contact,
    )

    name_ = condition("Such a first and last name, in this order.", PrefixFilter, text("name_folded"))
    first_name_ = condition("Such a first name.", PrefixFilter, text("first_name_folded"))
    last_name_ = condition("Such a last name.", PrefixFilter, text("last_name_folded"))
    phone = condition(
        "Has this phone, however it is written: +7 912…, 8 912….",
        str,
        has_phone("contact_phone", "contact_id"),
        tells=("phones",),
    )
    email = condition(
        "Has such an e-mail address.", PrefixFilter, has_email("contact_email", "contact_id"), tells=("emails",)
    )
    company_ = condition(
        "Represents one of these companies, of those that the caller may view.", list[strawberry.ID], _represents
    )
    tag = tagged("contact")
    knowledge_ = knows("contact")
    custom = custom("contact")


@strawberry.input(description="An account in a messenger.")
class MessengerInput:
    kind: MessengerKind = strawberry.field(description="Which messenger.")
    handle: str = strawberry.field(description="Name or number of the account there, at most 100 characters.")

    def new(self) -> contacts.NewMessenger:
        """The same for the domain."""
        return contacts.NewMessenger(self.kind, self.handle)


@strawberry.input(description="A company that a contact represents: one that exists, or data to find or create it by.")
class ContactCompanyInput:
    company_id: strawberry.ID | None = strawberry.field(default=None, description="A company that exists.")
    company: CompanyInput | None = strawberry.field(
        default=None, description="Data of a company to find by phone or e-mail, or to create (L6)."
    )
    is_main: bool = strawberry.field(default=False, description="Make it the main one; the first one is by itself.")
    post: str | None = strawberry.field(
        default=None, description="What the contact is there; left out it stays, an empty one is removed."
    )

    def new(self, path: str) -> contacts.NewLink:
        """The same for the domain; `path` leads here."""
        return contacts.NewLink(
            company_id=optional_key(self.company_id, "company", f"{path}.companyId"),
            company=self.company.new(f"{path}.company") if self.company else None,
            is_main=self.is_main,
            post=self.post,
        )


@strawberry.input(description="Data of a contact. A name, a phone or an e-mail address is needed.")
class ContactInput:
    first_name: str | None = strawberry.field(default=None, description="First name, at most 100 characters.")
    last_name: str | None = strawberry.field(default=None, description="Last name, at most 100 characters.")
    phones: list[str] | None = strawberry.field(
        default=None,
        description="At most 20; without a country code they are read as dialled in the account's country.",
    )
    emails: list[str] | None = strawberry.field(default=None, description="E-mail addresses, at most 20.")
    messengers: list[MessengerInput] | None = strawberry.field(
        default=None, description="Accounts in messengers, at most 20."
    )
    address: str | None = strawberry.field(default=None, description="Where to find them.")
    client_type_id: strawberry.ID | None = strawberry.field(default=None, description="What kind of client they are.")
    mailing_consent: bool = strawberry.field(default=False, description="Whether they agreed to mailings.")
    responsible_id: strawberry.ID | None = strawberry.field(
        default=None, description="The owner; if absent the caller, or the owner of what they are created with."
    )
    tags: list[str] | None = strawberry.field(default=None, description="Names of tags, made where they are new.")
    custom_fields: list[CustomFieldInput] | None = strawberry.field(
        default=None, description="What to put into custom fields, each once (F1)."
    )
    companies: list[ContactCompanyInput] | None = strawberry.field(
        default=None, description="Companies that they represent, at most 50."
    )

    def new(self, path: str) -> contacts.NewContact:
        """The same for the domain; `path` leads here, "" when this is the whole input."""
        links = at(path, "companies")
        return contacts.NewContact(
            first_name=self.first_name,
            last_name=self.last_name,
            phones=self.phones or (),
            emails=self.emails or (),
            messengers=[each.new() for each in self.messengers or ()],
            address=self.address,
            client_type_id=optional_key(self.client_type_id, "client_type", at(path, "clientTypeId")),
            mailing_consent=self.mailing_consent,
            responsible_id=optional_key(self.responsible_id, "user", at(path, "responsibleId")),
            tags=self.tags or (),
            custom_fields=filled(self.custom_fields, at(path, "customFields")),
            companies=[each.new(f"{links}.{place}") for place, each in enumerate(self.companies or ())],
        )


@strawberry.input(description="A new contact. A name, a phone or an e-mail address is needed.")
class ContactCreateInput(ContactInput):
    pass


@strawberry.input(description="What to change of a contact; what is left out stays, null empties.")
class ContactUpdateInput:
    contact_id: strawberry.ID = strawberry.field(description="Which contact.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the contact is no longer at this version."
    )
    first_name: strawberry.Maybe[str | None] = strawberry.field(default=None, description="First name.")
    last_name: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Last name.")
    phones: strawberry.Maybe[list[str]] = strawberry.field(
        default=None, description="All their phones, in their order."
    )
    emails: strawberry.Maybe[list[str]] = strawberry.field(
        default=None, description="All their e-mail addresses, in their order."
    )
    messengers: strawberry.Maybe[list[MessengerInput]] = strawberry.field(
        default=None, description="All their accounts in messengers, in their order."
    )
    address: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Where to find them.")
    client_type_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="What kind of client they are."
    )
    mailing_consent: strawberry.Maybe[bool] = strawberry.field(
        default=None, description="Whether they agreed to mailings."
    )
    responsible_id: strawberry.Maybe[strawberry.ID] = strawberry.field(default=None, description="The new owner.")
    tags: strawberry.Maybe[list[str]] = strawberry.field(default=None, description="All their tags, by name.")
    custom_fields: list[CustomFieldInput] | None = strawberry.field(
        default=None, description="What to put into custom fields, each once (F1)."
    )
    link_companies: list[ContactCompanyInput] | None = strawberry.field(
        default=None, description="Companies that they represent from now on, or represent in another way."
    )
    unlink_company_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Companies that they no longer represent."
    )


@strawberry.input(description="Which contact to delete.")
class ContactDeleteInput:
    contact_id: strawberry.ID = strawberry.field(description="Which contact.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the contact is no longer at this version."
    )


@payload
class ContactCreatePayload:
    """What contactCreate answers."""

    contact: Contact | None = returned("The new contact.")


@payload
class ContactUpdatePayload:
    """What contactUpdate answers."""

    contact: Contact | None = returned("The contact as it is now; null when it has left the caller's sight.")


@payload
class ContactDeletePayload:
    """What contactDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the contact that is gone.")
