"""Who answers as one types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import strawberry

from api.reading.declare import Node
from api.reading.prepare import roots
from api.reading.roots import Reference, root_found
from domain import lookup
from domain.lookup import LookupKind
from permissions.actor import Actor


async def _found(actor: Actor, arguments: Mapping[str, Any]) -> list[Reference]:
    kinds = [LookupKind(getattr(each, "value", each)) for each in arguments.get("kinds") or ()]
    return [Reference(*each) for each in await lookup.find(actor, arguments["text"], kinds, arguments["first"])]


@roots
@strawberry.type
class LookupQuery:
    lookup: list[Node] = root_found(
        "Records that have words beginning as those that are typed, deals first, the newest of each kind first "
        "(D21, T12). Phones are found by their first or last digits, deals by their number as well. Case, ё/е and the "
        "order of words make no difference; a word of three characters is needed (S5).",
        _found,
        {
            "text": (
                str,
                "What is typed: `ромаш`, `иван петр`, `912 345`, `345-67-89`, `anna@exam`.",
                strawberry.UNSET,
            ),
            "kinds": (
                list[LookupKind] | None,
                "Of these kinds; all whose sections are not hidden when left out. Each has an equal part of the "
                "answer, and more where others leave theirs.",
                strawberry.UNSET,
            ),
            "first": (int, f"How many, 1 to {lookup.MOST}.", lookup.MOST),
        },
    )
