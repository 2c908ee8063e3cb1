"""Duplicates in the graph: how they are found, and how two become one (X9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import strawberry

from api.reading.declare import Derive, Node, column, computed, derived, entity, link, picked
from api.reading.enums import described
from api.reading.payloads import UserError, payload, returned, value
from api.reading.scalars import DateTime
from api.schema.changes import FieldChange, changes
from domain import companies, contacts, duplicates, merges
from domain.duplicates import CompanyLikeness, ContactLikeness

if TYPE_CHECKING:
    from api.reading.fetch import Reader
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.users import User

described(
    ContactLikeness,
    "What contacts have in common that may be one.",
    PHONE="A phone.",
    EMAIL="An e-mail address, whatever its case.",
    NAME_AND_COMPANY="First and last name, whatever their case, and a company that the caller may view.",
)
described(
    CompanyLikeness,
    "What companies have in common that may be one.",
    PHONE="A phone.",
    EMAIL="An e-mail address, whatever its case.",
    INN="The taxpayer number (ИНН).",
    NAME="The name, whatever its case.",
)


def _given(name: str) -> Derive:
    async def derive(_: Reader, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        return [row[name] for row in rows]

    return derive


def _told(name: str) -> Derive:
    """Changes as the feed would tell of them."""

    async def derive(reader: Reader, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
        return await changes(reader, [row[name] for row in rows])

    return derive


def _value(name: str, description: str) -> Any:
    return computed(description, answer=lambda values, _: values[name])


# ------------------------------------------------------------------------------------------------------ what is found

_VALUE = "What they have in common, in the form in which it is compared: a phone in E.164, a text in small letters."
_SHOWN = f"The oldest {duplicates.MOST} of them."


@entity(contacts.Contact, sort="id", identified=False, noun="contact_duplicate")
class ContactDuplicate:
    """Contacts in the caller's view that may be one."""

    value: str = _value("value", _VALUE)
    company: Company | None = picked(
        "Of NAME_AND_COMPANY: the company that all represent.", "id", pick=lambda values: values["company"]
    )
    count: int = _value("count", "How many there are.")
    contacts: list[Contact] = picked(_SHOWN, "id", pick=lambda values: values["ids"])


@entity(companies.Company, sort="id", identified=False, noun="company_duplicate")
class CompanyDuplicate:
    """Companies in the caller's view that may be one."""

    value: str = _value("value", _VALUE)
    count: int = _value("count", "How many there are.")
    companies: list[Company] = picked(_SHOWN, "id", pick=lambda values: values["ids"])


@entity(contacts.Contact, sort="id", identified=False, noun="contact_duplicates")
class ContactDuplicates:
    """A page of contacts that may be one."""

    groups: list[ContactDuplicate] = derived("In the order of what they have in common.", "id", derive=_given("groups"))
    end_cursor: str | None = _value("end_cursor", "Send it as `after` for the next page; null on the last one.")


@entity(companies.Company, sort="id", identified=False, noun="company_duplicates")
class CompanyDuplicates:
    """A page of companies that may be one."""

    groups: list[CompanyDuplicate] = derived("In the order of what they have in common.", "id", derive=_given("groups"))
    end_cursor: str | None = _value("end_cursor", "Send it as `after` for the next page; null on the last one.")


# ------------------------------------------------------------------------------------------------------ two become one

_TAKE = (
    "Fields that are to be the other's, of those in which both have different values: by their names in `choices`, "
    "custom ones by their keys. All others stay the survivor's."
)
_STALE = "Fail with CONFLICT when it is no longer at this version."


@strawberry.input(description="Which contact takes in which other one.")
class ContactMergeInput:
    contact_id: strawberry.ID = strawberry.field(description="The survivor.")
    source_id: strawberry.ID = strawberry.field(description="The contact that becomes a part of it.")
    expected_version: int | None = strawberry.field(default=None, description=f"Of the survivor: {_STALE.lower()}")
    source_version: int | None = strawberry.field(default=None, description=f"Of the other one: {_STALE.lower()}")
    take: list[str] | None = strawberry.field(default=None, description=_TAKE)


@strawberry.input(description="Which company takes in which other one.")
class CompanyMergeInput:
    company_id: strawberry.ID = strawberry.field(description="The survivor.")
    source_id: strawberry.ID = strawberry.field(description="The company that becomes a part of it.")
    expected_version: int | None = strawberry.field(default=None, description=f"Of the survivor: {_STALE.lower()}")
    source_version: int | None = strawberry.field(default=None, description=f"Of the other one: {_STALE.lower()}")
    take: list[str] | None = strawberry.field(default=None, description=_TAKE)


@strawberry.input(description="Which merge to undo.")
class MergeUndoInput:
    merged_id: strawberry.ID = strawberry.field(description="The id of an entry of `formerly`.")
    expected_version: int | None = strawberry.field(default=None, description=f"Of the survivor: {_STALE.lower()}")


_CHANGES = "What would change of the survivor, as its feed would tell; links go along that the caller may not view."
_CHOICES = (
    "Fields in which both have different values: `before` is the survivor's, which stays, `after` that of the other, "
    "which `take` chooses."
)


def _moving(noun: str, of: str) -> Any:
    return computed(
        f"How many {of} of the other one, of those in view, would be the survivor's.",
        answer=lambda values, _: values["moving"].get(noun, 0),
    )


def _errors() -> Any:
    return derived("What keeps it from being done; empty when all is well.", "id", derive=_given("errors"))


@entity(contacts.Contact, sort="id", identified=False, noun="contact_merge_preview")
class ContactMergePreview:
    """What contactMerge would do if it came now."""

    changes: list[FieldChange] = derived(_CHANGES, "id", derive=_told("change"))
    choices: list[FieldChange] = derived(_CHOICES, "id", derive=_told("choices"))
    deal_count: int = _moving("deal", "deals")
    task_count: int = _moving("task", "tasks")
    note_count: int = _moving("note", "notes")
    errors: list[UserError] = _errors()


@entity(companies.Company, sort="id", identified=False, noun="company_merge_preview")
class CompanyMergePreview:
    """What companyMerge would do if it came now."""

    changes: list[FieldChange] = derived(_CHANGES, "id", derive=_told("change"))
    choices: list[FieldChange] = derived(_CHOICES, "id", derive=_told("choices"))
    deal_count: int = _moving("deal", "deals")
    contact_count: int = _moving("contact", "contacts")
    task_count: int = _moving("task", "tasks")
    note_count: int = _moving("note", "notes")
    errors: list[UserError] = _errors()


@payload
class ContactMergePayload:
    """What contactMerge answers."""

    contact: Contact | None = returned("The survivor.")
    deleted_id: strawberry.ID | None = value("The id of the other one, under which it is found no more.")


@payload
class CompanyMergePayload:
    """What companyMerge answers."""

    company: Company | None = returned("The survivor.")
    deleted_id: strawberry.ID | None = value("The id of the other one, under which it is found no more.")


@payload
class MergeUndoPayload:
    """What mergeUndo answers."""

    survivor: Node | None = returned("The survivor as it is without the other one.")
    restored: Node | None = returned("The other one, with its old id; null when it is out of the caller's view.")


def _record_id(values: Mapping[str, Any], _: Any) -> str:
    return f"{values['noun']}_{values['record_id']}"


def _undo_until(values: Mapping[str, Any], context: Any) -> Any:
    return values["merged_at"] + timedelta(days=context.account.trash_kept_days)


@entity(merges.Merged, sort="-id")
class FormerRecord:
    """What a contact or company was before it became a part of another one."""

    record_id: strawberry.ID = computed("The id that it had.", "noun", "record_id", answer=_record_id)
    name: str = column("What it was called.")
    merged_by: User = link("Who merged them.", "merged_by_id")
    merged_at: DateTime = column("When they were merged.")
    undo_until: DateTime = computed("Until when mergeUndo parts them.", "merged_at", answer=_undo_until)
