"""Companies in the graph: types, inputs, payloads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.custom import custom_field, custom_fields_of_card
from api.reading.custom_filters import custom
from api.reading.declare import Belongs, Connection, Node, column, computed, condition, entity, link, many
from api.reading.inputs import PrefixFilter, has_email, has_phone, tagged
from api.reading.payloads import payload, returned, value
from api.reading.scalars import Amount, DateTime, Money, optional_key
from api.schema.custom_values import CustomFieldInput, filled
from api.schema.files import files_of
from api.schema.knowledge import knowledge_of, knows
from api.schema.permitted import permitted
from domain import companies, deals, feed, tasks
from domain.questions import Sql
from domain.values import at
from permissions.errors import BadInput

if TYPE_CHECKING:
    from api.schema.contacts import Contact
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


@entity(companies.CompanyPhone, sort="id")
class CompanyPhone:
    """A phone of a company."""

    number: str = column("In the international form, E.164: +79123456789 (X8).")


@entity(companies.CompanyEmail, sort="id")
class CompanyEmail:
    """An e-mail address of a company."""

    address: str = column("The address.")


@strawberry.type(description="What contracts and invoices name (L2).")
class CompanyRequisites:
    legal_name: str | None = strawberry.field(description="Name in the register.")
    inn: str | None = strawberry.field(description="Taxpayer number, ИНН: 10 or 12 digits.")
    kpp: str | None = strawberry.field(description="Reason code of the registration, КПП: 9 digits.")
    ogrn: str | None = strawberry.field(description="Number in the state register, ОГРН: 13 or 15 digits.")
    bank: str | None = strawberry.field(description="Name of the bank.")
    bic: str | None = strawberry.field(description="Code of the bank, БИК: 9 digits.")
    account: str | None = strawberry.field(description="Account at the bank: 20 digits.")


def _requisites(row: Mapping[str, Any], _: object) -> CompanyRequisites | None:
    known = {**row["requisites"], **({"inn": row["inn"]} if row["inn"] else {})}
    names = ("legal_name", "inn", "kpp", "ogrn", "bank", "bic", "account")
    return CompanyRequisites(**{name: known.get(name) for name in names}) if known else None


def _has_inn(sql: Sql, a: str, value: str) -> str:
    if not (value.isascii() and value.isdigit() and len(value) in companies.DIGITS["inn"]):
        raise BadInput("", "10 or 12 digits are expected.")
    return f"{a}.inn = {sql.param(value)}"


def _has_neither(sql: Sql, a: str, wanted: bool) -> str:
    deal = f"exists (select 1 from deal d where {_deals(sql, 'd', f'{a}.id')} and {sql.scope(deals.Deal, 'd')})"
    task = f"exists (select 1 from task t where t.company_id = {a}.id and {sql.scope(tasks.Task, 't')})"
    return f"not ({deal} or {task})" if wanted else f"({deal} or {task})"


def _deals(sql: Sql, a: str, p: str) -> str:
    """None where the company of a deal is hidden, as if no deal had one (P26)."""
    return f"{a}.company_id = {p}" if feed.tells_company(sql) else "false"


def first_of(belongs: Belongs) -> Any:
    """The deal that a client came with."""
    return many(
        "The oldest of these deals: its source is the channel that they first came by, its lines what they asked for "
        "(L23).",
        belongs=belongs,
        order="CREATED_AT_ASC",
        first=True,
    )


def last_refused_of(belongs: Belongs) -> Any:
    """The deal that a client dropped out of."""
    return many(
        "The one of these deals that was lost last: `lostFrom` is the stage on which they dropped out (L23, L27).",
        belongs=belongs,
        order="STAGE_ENTERED_AT_DESC",
        where="{a}.stage_id in (select s.id from stage s where s.kind = 'LOST')",
        first=True,
    )


@entity(companies.Company)
class Company(Node):
    """An organisation that deals are made with (L2)."""

    name: str = column("What it is called.", filter=True, order=True)
    phones: list[CompanyPhone] | None = many("Its phones, at most 20.", "company_id")
    emails: list[CompanyEmail] | None = many("Its e-mail addresses, at most 20.", "company_id")
    website: str | None = column("Address of its site.", filter=True)
    legal_address: str | None = column("Address in the register.", filter=True)
    actual_address: str | None = column("Where it really is.", filter=True)
    requisites: CompanyRequisites | None = computed(
        "For contracts and invoices; null when nothing is known.", "requisites", "inn", answer=_requisites
    )
    annual_turnover: Money | None = column("Turnover of a year.", "annual_turnover_minor", filter=True)
    employees: int | None = column("How many people work there.", filter=True)
    client_type: ClientType | None = link("What kind of client it is (L20).", "client_type_id", filter=True)
    responsible: User = link("The user who owns it (L12).", "responsible_id", filter=True)
    tags: list[Tag] = many("Its tags, at most 50.", through=("company_tag", "company_id", "tag_id"))
    contacts: Connection[Contact] = many(
        "The people who represent it and whom the caller may view, in the order of linking (L4).",
        through=("contact_company", "company_id", "contact_id"),
    )
    deals: Connection[Deal] = many(
        "Its deals that the caller may view; none where the company of a deal is hidden from them.",
        belongs=_deals,
        order="CREATED_AT_DESC",
    )
    first_deal: Deal | None = first_of(_deals)
    last_refused_deal: Deal | None = last_refused_of(_deals)
    customer: Customer | None = many("It as a customer, when the caller may view that (L25).", "company_id", first=True)
    tasks: Connection[Task] = many("Tasks about it that the caller may view.", "company_id", order="DUE_AT_ASC")
    files: Connection[File] | None = files_of("company")
    knowledge: Connection[Item] | None = knowledge_of("company")
    custom_field: CustomFieldValue | None = custom_field()
    custom_fields: list[CustomFieldValue] = custom_fields_of_card()
    created_by: User = link("Who created it.", "created_by_id", filter=True)
    created_at: DateTime = column("When it was created.", filter=True, order=True)
    updated_at: DateTime = column("When it was last changed.", filter=True, order=True)
    may_edit: bool = permitted("Whether the caller may change it (L15).", companies.Company, "edit")
    may_delete: bool = permitted("Whether the caller may delete it (L15).", companies.Company, "delete")
    version: int = column("Counts changes; send it as expectedVersion.")
    formerly: list[FormerRecord] = many(
        "Those that were merged into it, the last one first (X9).",
        belongs=lambda _, a, p: f"{a}.noun = 'company' and {a}.root_id = {p}",
    )
    feed: Connection[FeedEntry] = many(
        "What happened on its card and those of its contacts and deals that are in view, newest first (L10).",
        belongs=feed.of_company,
    )

    phone = condition(
        "Has this phone, however it is written: +7 912…, 8 912….",
        str,
        has_phone("company_phone", "company_id"),
        tells=("phones",),
    )
    email = condition(
        "Has such an e-mail address.", PrefixFilter, has_email("company_email", "company_id"), tells=("emails",)
    )
    inn = condition("Has this taxpayer number (ИНН).", str, _has_inn, tells=("requisites",))
    tag = tagged("company")
    knowledge_ = knows("company")
    custom = custom("company")
    has_neither_deals_nor_tasks = condition(
        "Has no deal and no task that the caller may view (L16).", bool, _has_neither
    )


@strawberry.input(description="What contracts and invoices name; numbers may be written with spaces.")
class RequisitesInput:
    legal_name: str | None = strawberry.field(default=None, description="Name in the register.")
    inn: str | None = strawberry.field(default=None, description="Taxpayer number, ИНН: 10 or 12 digits.")
    kpp: str | None = strawberry.field(default=None, description="Reason code, КПП: 9 digits.")
    ogrn: str | None = strawberry.field(default=None, description="State register number, ОГРН: 13 or 15 digits.")
    bank: str | None = strawberry.field(default=None, description="Name of the bank.")
    bic: str | None = strawberry.field(default=None, description="Code of the bank, БИК: 9 digits.")
    account: str | None = strawberry.field(default=None, description="Account at the bank: 20 digits.")

    def new(self) -> companies.Requisites:
        """The same for the domain."""
        return companies.Requisites(**vars(self))


@strawberry.input(description="Data of a company.")
class CompanyInput:
    name: str = strawberry.field(description="What it is called, at most 255 characters.")
    phones: list[str] | None = strawberry.field(
        default=None,
        description="At most 20; without a country code they are read as dialled in the account's country.",
    )
    emails: list[str] | None = strawberry.field(default=None, description="E-mail addresses, at most 20.")
    website: str | None = strawberry.field(default=None, description="An address with http:// or https://.")
    legal_address: str | None = strawberry.field(default=None, description="Address in the register.")
    actual_address: str | None = strawberry.field(default=None, description="Where it really is.")
    requisites: RequisitesInput | None = strawberry.field(default=None, description="For contracts and invoices.")
    annual_turnover: Amount | None = strawberry.field(default=None, description="In the account's currency.")
    employees: int | None = strawberry.field(default=None, description="How many people work there.")
    client_type_id: strawberry.ID | None = strawberry.field(default=None, description="What kind of client it is.")
    responsible_id: strawberry.ID | None = strawberry.field(
        default=None, description="The owner; if absent the caller, or the owner of what it is created with."
    )
    tags: list[str] | None = strawberry.field(default=None, description="Names of tags, made where they are new.")
    custom_fields: list[CustomFieldInput] | None = strawberry.field(
        default=None, description="What to put into custom fields, each once (F1)."
    )

    def new(self, path: str) -> companies.NewCompany:
        """The same for the domain; `path` leads here, "" when this is the whole input."""
        return companies.NewCompany(
            name=self.name,
            phones=self.phones or (),
            emails=self.emails or (),
            website=self.website,
            legal_address=self.legal_address,
            actual_address=self.actual_address,
            requisites=self.requisites.new() if self.requisites else None,
            annual_turnover=self.annual_turnover,
            employees=self.employees,
            client_type_id=optional_key(self.client_type_id, "client_type", at(path, "clientTypeId")),
            responsible_id=optional_key(self.responsible_id, "user", at(path, "responsibleId")),
            tags=self.tags or (),
            custom_fields=filled(self.custom_fields, at(path, "customFields")),
        )


@strawberry.input(description="A new company.")
class CompanyCreateInput(CompanyInput):
    pass


@strawberry.input(description="What to change of a company; what is left out stays, null empties.")
class CompanyUpdateInput:
    company_id: strawberry.ID = strawberry.field(description="Which company.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the company is no longer at this version."
    )
    name: strawberry.Maybe[str] = strawberry.field(default=None, description="What it is called.")
    phones: strawberry.Maybe[list[str]] = strawberry.field(default=None, description="All its phones, in their order.")
    emails: strawberry.Maybe[list[str]] = strawberry.field(
        default=None, description="All its e-mail addresses, in their order."
    )
    website: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Address of its site.")
    legal_address: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Address in the register.")
    actual_address: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Where it really is.")
    requisites: strawberry.Maybe[RequisitesInput | None] = strawberry.field(
        default=None, description="All its requisites; what is left out inside is emptied."
    )
    annual_turnover: strawberry.Maybe[Amount | None] = strawberry.field(default=None, description="Turnover of a year.")
    employees: strawberry.Maybe[int | None] = strawberry.field(default=None, description="How many people work there.")
    client_type_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(
        default=None, description="What kind of client it is."
    )
    responsible_id: strawberry.Maybe[strawberry.ID] = strawberry.field(default=None, description="The new owner.")
    tags: strawberry.Maybe[list[str]] = strawberry.field(default=None, description="All its tags, by name.")
    custom_fields: list[CustomFieldInput] | None = strawberry.field(
        default=None, description="What to put into custom fields, each once (F1)."
    )


@strawberry.input(description="Which company to delete.")
class CompanyDeleteInput:
    company_id: strawberry.ID = strawberry.field(description="Which company.")
    expected_version: int | None = strawberry.field(
        default=None, description="Fail with CONFLICT when the company is no longer at this version."
    )


@payload
class CompanyCreatePayload:
    """What companyCreate answers."""

    company: Company | None = returned("The new company.")


@payload
class CompanyUpdatePayload:
    """What companyUpdate answers."""

    company: Company | None = returned("The company as it is now; null when it has left the caller's sight.")


@payload
class CompanyDeletePayload:
    """What companyDelete answers."""

    deleted_id: strawberry.ID | None = value("The id of the company that is gone.")
