"""Who answers for duplicates, and for what becomes of them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Final

import orjson
import strawberry

from api.context import Info
from api.reading.fetch import Reader
from api.reading.payloads import mutation, user_error
from api.reading.prepare import roots
from api.reading.roots import Answer, reference, root_worked_out
from api.reading.scalars import key
from api.schema.merges import (
    CompanyDuplicates,
    CompanyMergeInput,
    CompanyMergePayload,
    CompanyMergePreview,
    ContactDuplicates,
    ContactMergeInput,
    ContactMergePayload,
    ContactMergePreview,
    MergeUndoInput,
    MergeUndoPayload,
)
from domain import duplicates, merges
from domain.duplicates import CompanyLikeness, ContactLikeness
from domain.merges import Wanted
from domain.records import Change
from permissions.errors import BadInput, Invalid

DEFAULT, MOST = 50, 100  # groups of a page


async def _duplicates(reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    first = DEFAULT if arguments.get("first") is None else arguments["first"]
    if not 1 <= first <= MOST:
        raise BadInput("first", f"a page size of 1 to {MOST} is expected.")
    found, more = await duplicates.find(reader.actor, arguments["by"], first, _place(arguments.get("after")))
    groups = [
        {
            "id": each.ids[0],
            "value": each.value,
            "company": [each.company_id] if each.company_id else [],
            "count": each.count,
            "ids": each.ids,
        }
        for each in found
    ]
    return {"id": reader.actor.user_id, "groups": groups, "end_cursor": _cursor(found[-1].key) if more else None}


def _cursor(place: tuple[int, str]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(place)).decode().rstrip("=")


def _place(cursor: str | None) -> tuple[int, str]:
    if cursor is None:
        return 0, ""
    try:
        company, value = orjson.loads(
            base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        )
        if type(company) is int and 0 <= company < 2**63 and type(value) is str and "\x00" not in value:
            return company, value
    except (ValueError, TypeError, binascii.Error):
        pass
    raise BadInput("after", "expected an endCursor of this list.")


def _previewed(noun: str) -> Answer:
    async def answer(reader: Reader, arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        sent = arguments["input"]
        wanted = Wanted(
            noun,
            key(sent[f"{noun}Id"], noun, f"{noun}Id"),
            key(sent["sourceId"], noun, "sourceId"),
            sent.get("expectedVersion"),
            sent.get("sourceVersion"),
            sent.get("take") or (),
        )
        told: dict[str, Any] = {"change": {}, "choices": {}, "moving": {}, "errors": []}
        try:
            found = await merges.preview(reader.actor, wanted)
            told |= {"change": found.change, "choices": found.choices, "moving": found.moving}
        except Invalid as error:
            told["errors"] = [user_error(error, reader.context.locale)]
        for name in ("change", "choices"):
            told[name] = _event(noun, wanted.survivor_id, told[name])
        return {"id": wanted.survivor_id, **told}

    return answer


def _event(noun: str, id: int, change: Change) -> Mapping[str, Any]:
    """A change in the form of an event on the record's card."""
    before = {name: each for name, (each, _) in change.items() if each is not None}
    after = {name: each for name, (_, each) in change.items() if each is not None}
    return {"entity": noun, "card": noun, "card_id": id, "before": before, "after": after}


def _page(by: Any, of: str) -> Mapping[str, tuple[Any, str]]:
    return {
        "by": (by, "What they have in common."),
        "first": (int | None, f"How many groups: 1 to {MOST}, {DEFAULT} by default."),
        "after": (str | None, f"Continue after this endCursor of a page of {of}."),
    }


_FOUND: Final = "in the caller's view that may be one, in groups by what they have in common (X9)."


@roots
@strawberry.type
class MergeQuery:
    contact_duplicates: ContactDuplicates | None = root_worked_out(
        f"Contacts {_FOUND}", _duplicates, _page(ContactLikeness, "contacts"), section="contacts"
    )
    company_duplicates: CompanyDuplicates | None = root_worked_out(
        f"Companies {_FOUND}", _duplicates, _page(CompanyLikeness, "companies"), section="companies"
    )
    contact_merge_preview: ContactMergePreview | None = root_worked_out(
        "What contactMerge would do; nothing is written (X9).",
        _previewed("contact"),
        {"input": (ContactMergeInput, "As contactMerge takes it.")},
        section="contacts",
    )
    company_merge_preview: CompanyMergePreview | None = root_worked_out(
        "What companyMerge would do; nothing is written (X9).",
        _previewed("company"),
        {"input": (CompanyMergeInput, "As companyMerge takes it.")},
        section="companies",
    )


_MERGED: Final = (
    "The other one's deals, tasks, notes, phones and all else go over to it, those out of the caller's view as well. "
    "Takes the right to edit both and to delete the other one; mergeUndo takes it back (X9)."
)


@strawberry.type
class MergeMutation:
    @mutation(f"Make one contact of two. {_MERGED}")
    async def contact_merge(self, info: Info, input: ContactMergeInput) -> ContactMergePayload | None:
        wanted = _wanted("contact", input.contact_id, input)
        await merges.merge(info.context.require(), wanted)
        return ContactMergePayload(contact=reference("contact", wanted.survivor_id), deleted_id=input.source_id)

    @mutation(f"Make one company of two. {_MERGED}")
    async def company_merge(self, info: Info, input: CompanyMergeInput) -> CompanyMergePayload | None:
        wanted = _wanted("company", input.company_id, input)
        await merges.merge(info.context.require(), wanted)
        return CompanyMergePayload(company=reference("company", wanted.survivor_id), deleted_id=input.source_id)

    @mutation(
        "Part again what was merged: what went over goes back, what came to the survivor since stays there. Takes the "
        "right to edit the survivor and to delete the other one (X9)."
    )
    async def merge_undo(self, info: Info, input: MergeUndoInput) -> MergeUndoPayload | None:
        merged_id = key(input.merged_id, "merged", "mergedId")
        noun, survivor, restored = await merges.undo(info.context.require(), merged_id, input.expected_version)
        return MergeUndoPayload(survivor=reference(noun, survivor), restored=reference(noun, restored))


def _wanted(noun: str, survivor_id: str, input: ContactMergeInput | CompanyMergeInput) -> Wanted:
    return Wanted(
        noun,
        key(survivor_id, noun, f"{noun}Id"),
        key(input.source_id, noun, "sourceId"),
        input.expected_version,
        input.source_version,
        input.take or (),
    )
