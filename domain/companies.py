"""Companies: the organisations that clients act for (L2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from domain import custom_values, directories, linking, reach, records, tags, trash, users
from domain.account import current
from domain.custom_values import Given
from domain.db import now
from domain.events import farewell, snapshot, transaction
from domain.questions import Question
from domain.records import Card, Change, of_responsible, write
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.values import at, fold, line, minor, required, url
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid


class Company(Card):
    entity: ClassVar[str] = "company"

    name = fields.CharField(max_length=255)
    name_folded = fields.CharField(max_length=255)
    client_type_id = fields.BigIntField(null=True)
    website = fields.CharField(max_length=2000, null=True)
    legal_address = fields.CharField(max_length=1000, null=True)
    actual_address = fields.CharField(max_length=1000, null=True)
    inn = fields.CharField(max_length=12, null=True)
    requisites = fields.JSONField[dict[str, Any]]()  # legal name, KPP, OGRN, bank details
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
            Ordered("client_type_id", "-created_at", "-id", name="ix_company_client_type"),
            Ordered("inn", "id", name="ix_company_inn"),
            Ordered("name_folded", "id", name="ix_company_name_order"),
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
        indexes = (
            Ordered("address_folded", "company_id", name="ix_company_email_address", prefix=("address_folded",)),
        )


REACH = reach.Reach(Company, CompanyPhone, CompanyEmail, "company_id")
MOST_EMPLOYEES = 100_000_000

# How many digits the numbers of Russian registers and accounts have.
DIGITS = {"inn": (10, 12), "kpp": (9,), "ogrn": (13, 15), "bic": (9,), "account": (20,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Requisites:
    """What contracts and invoices name (L2)."""

    legal_name: str | None = None
    inn: str | None = None
    kpp: str | None = None
    ogrn: str | None = None
    bank: str | None = None
    bic: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCompany:
    """What a company is made of. Money is exact, in the account's currency."""

    name: str
    phones: Sequence[str] = ()
    emails: Sequence[str] = ()
    website: str | None = None
    legal_address: str | None = None
    actual_address: str | None = None
    requisites: Requisites | None = None
    annual_turnover: Decimal | None = None
    employees: int | None = None
    client_type_id: int | None = None
    responsible_id: int | None = None
    tags: Sequence[str] = ()
    custom_fields: Sequence[Given] = ()


def visible(actor: Actor) -> Question:
    """Companies that `actor` may view."""
    return Question(Company, actor)


async def create(actor: Actor, new: NewCompany, path: str = "") -> Company:
    """A new company (L2); `path` leads to its input.

    Raises Invalid: what `line`, `phone`, `email`, `url` and `minor` raise, DIGITS_EXPECTED, NUMBER_OUT_OF_RANGE.
    """
    async with transaction() as events:
        responsible = await users.working(new.responsible_id or actor.user_id, at(path, "responsibleId"))
        scope.require_fields(actor, "company", records.filled(new))
        scope.require_creation(actor, "company", responsible.id, responsible.group_id)
        custom, _ = await custom_values.put(actor, "company", new.custom_fields)
        if not path:  # what comes along with a deal or a contact is not lost for want of a field
            needed = await custom_values.always_needed("company")
            custom_values.require_filled(actor, needed, custom, "customFields")
        phones, emails = await _reached(new, path)
        moment = now()
        plain = ("name", "website", "legal_address", "actual_address", "requisites", "annual_turnover", "employees")
        company = await Company.create(
            **await _values({name: getattr(new, name) for name in plain}, path),
            client_type_id=await directories.offered(
                directories.ClientType, new.client_type_id, at(path, "clientTypeId")
            ),
            responsible_id=responsible.id,
            group_id=responsible.group_id,
            created_by_id=actor.user_id,
            created_at=moment,
            updated_at=moment,
            **custom,
        )
        also = await reach.put(REACH, company.id, phones, emails)
        also |= await tags.put(actor, tags.CompanyTag, "company_id", company.id, new.tags, at(path, "tags"))
        events.add("created", actor, company, snapshot(company) | also)
    return company


async def match_or_create(actor: Actor, new: NewCompany, path: str, *, responsible_id: int | None = None) -> Company:
    """The oldest company in the actor's view with one of these phones or e-mails, as it is, else a new one (D5).

    The new one falls to `responsible_id`, unless the data says otherwise.
    """
    async with transaction():
        required(new.name, at(path, "name"))
        if found := await reach.match(REACH, actor, *await _reached(new, path)):
            return await Company.get(id=found)
        if new.responsible_id is None:
            new = replace(new, responsible_id=responsible_id)
        return await create(actor, new, path)


async def update(actor: Actor, company_id: int, expected_version: int | None, given: Mapping[str, Any]) -> Company:
    """Change what is `given` of: name, website, legal_address, actual_address, annual_turnover, employees,
    client_type_id, responsible_id; requisites, phones, emails and tags, each as a whole; custom_fields.

    Raises Invalid as `create` does, Conflict when `expected_version` is stale.
    """
    async with transaction() as events:
        company = await records.fetch(Company, actor, "edit", company_id)
        scope.require_fields(actor, "company", given)
        custom, told = await custom_values.put(actor, "company", given.get("custom_fields") or (), company)
        needed = [each for each in await custom_values.always_needed("company") if each.key in told]
        custom_values.require_filled(actor, needed, custom, "customFields")
        values = await _values(given) | custom
        if "client_type_id" in given:
            values["client_type_id"] = await directories.offered(
                directories.ClientType, given["client_type_id"], "clientTypeId", kept=company.client_type_id
            )
        phones = reach.phones(given["phones"], "phones", (await current()).country) if "phones" in given else None
        emails = reach.emails(given["emails"], "emails") if "emails" in given else None
        also = told | await reach.put(REACH, company.id, phones, emails)
        if "tags" in given:
            also |= await tags.put(actor, tags.CompanyTag, "company_id", company.id, given["tags"], "tags")
        change = await write(company, expected_version, also, **values)
        events.add("changed", actor, company, change)
        if given.get("responsible_id", company.responsible_id) != company.responsible_id:
            user = await users.working(given["responsible_id"], "responsibleId")
            scope.require_hand_over(actor, company, user.id, user.group_id)
            change = await write(company, None, responsible_id=user.id, group_id=user.group_id)
            events.add("reassigned", actor, company, change)
    return company


async def delete(actor: Actor, company_id: int, expected_version: int | None = None) -> None:
    """Remove a company with its tasks and notes, and take it off its deals and contacts; its history stays."""
    async with transaction() as events:
        company = await records.fetch(Company, actor, "delete", company_id)
        await write(company, expected_version, {"deleted": (None, True)})
        await trash.keep(actor, company)
        phones, emails = await reach.held(REACH, company.id)
        gone: Change = farewell(company) | {"phones": (phones, None), "emails": (emails, None)}
        events.add("deleted", actor, company, gone)
        await records.take_along(actor, events, company)
        await linking.from_contacts(actor, company.id)  # before the deals, as a contact that goes locks itself first
        await linking.from_deals(actor, "company", company.id)
        await company.delete()


async def _reached(new: NewCompany, path: str) -> tuple[list[str], list[str]]:
    country = (await current()).country
    return reach.phones(new.phones, at(path, "phones"), country), reach.emails(new.emails, at(path, "emails"))


async def _values(given: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """Plain columns that are `given`, as they are stored."""
    values: dict[str, Any] = {}
    if "name" in given:
        values["name"] = required(given["name"], at(path, "name"))
        values["name_folded"] = fold(values["name"])
    if "website" in given:
        values["website"] = url(given["website"], at(path, "website"))
    for name, called in (("legal_address", "legalAddress"), ("actual_address", "actualAddress")):
        if name in given:
            values[name] = line(given[name], at(path, called), 1000)
    if "requisites" in given:
        values |= _requisites(given["requisites"] or Requisites(), at(path, "requisites"))
    if "annual_turnover" in given:
        values["annual_turnover_minor"] = await _turnover(given["annual_turnover"], at(path, "annualTurnover"))
    if "employees" in given:
        values["employees"] = _employees(given["employees"], at(path, "employees"))
    return values


def _requisites(given: Requisites, path: str) -> dict[str, Any]:
    """The columns of the requisites: the INN has its own, to be found by."""
    kept = {
        "legal_name": line(given.legal_name, at(path, "legalName")),
        "bank": line(given.bank, at(path, "bank")),
        **{name: _digits(getattr(given, name), at(path, name), counts) for name, counts in DIGITS.items()},
    }
    return {"inn": kept.pop("inn"), "requisites": {name: value for name, value in kept.items() if value}}


def _digits(value: str | None, path: str, counts: Sequence[int]) -> str | None:
    """Digits without the spaces that people put between them. Raises Invalid DIGITS_EXPECTED."""
    checked = line(value, path)
    if checked is None:
        return None
    checked = "".join(checked.split())
    if not (checked.isascii() and checked.isdigit() and len(checked) in counts):
        raise Invalid("DIGITS_EXPECTED", path, counts="/".join(str(count) for count in counts))
    return checked


async def _turnover(amount: Decimal | None, path: str) -> int | None:
    return None if amount is None else minor(amount, (await current()).currency, path)


def _employees(count: int | None, path: str) -> int | None:
    if count is not None and not 0 <= count <= MOST_EMPLOYEES:
        raise Invalid("NUMBER_OUT_OF_RANGE", path, least=0, most=MOST_EMPLOYEES)
    return count
