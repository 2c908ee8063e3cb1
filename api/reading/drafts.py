"""Statements before anybody has asked: texts whose parameters get their numbers and their values at the end.

A plan is compiled once for everybody with the same rights, so what differs from person to person stays a `Slot`. What
the arguments of a list say (filter, order, page) is read anew for each request, by the very functions that the plain
path uses, and the texts that come out of it choose the statement. So a statement can't be mistaken for that of other
arguments: there is no second description of them that could be too coarse.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, cast

from domain import db
from domain.account import Account
from domain.questions import Order, Page, Sql
from permissions.actor import Actor

_MARK = re.compile("\x01([0-9]+)\\.([0-9]+)\x02")


@dataclass(frozen=True, slots=True)
class Slot:
    """A value of whoever asks: an attribute of the actor."""

    attribute: str


def anybody_like(actor: Actor) -> Actor:
    """The actor without the person: their rights, and slots for what is their own."""
    group_id = cast("int", Slot("group_id"))
    is_head = actor.groups != (actor.group_id,)
    return replace(
        actor,
        user_id=cast("int", Slot("user_id")),
        group_id=group_id,
        groups=cast("tuple[int, ...]", Slot("groups")) if is_head else (group_id,),
        locale="",
        session_id=None,
    )


class Draft(Sql):
    """A piece of a statement. Its parameters are marks until `numbered` has seen the whole text."""

    def __init__(self, number: int, actor: Actor, account: Account) -> None:
        super().__init__(actor, account)
        self.number = number

    def param(self, value: Any) -> str:
        super().param(value)
        return f"\x01{self.number}.{len(self.params) - 1}\x02"


class Bound(NamedTuple):
    """The arguments of one list as a request gives them."""

    matching: str  # the conditions of its filter
    where: str  # these and its cursors
    order: Order
    page: Page


Given = Mapping[int, Bound]  # by the number of the list's draft
Text = Callable[[Given], str]  # SQL, given the arguments of every list in it


def always(text: str) -> Text:
    """A text that no argument changes."""
    return lambda _: text


class Statement(NamedTuple):
    """A statement ready to be run, and where each of its parameters comes from: draft and place in it."""

    sql: str
    sources: tuple[tuple[int, int], ...]

    def values(self, drafts: Mapping[int, Sequence[Any]], actor: Actor) -> list[Any]:
        """The values of the parameters, in order."""
        found = [drafts[number][place] for number, place in self.sources]
        return [_own(actor, each) if type(each) is Slot else each for each in found]


def _own(actor: Actor, slot: Slot) -> Any:
    value = getattr(actor, slot.attribute)
    return f"[{','.join(map(str, value))}]" if type(value) is tuple and db.dialect() == "sqlite" else value


def numbered(text: str, *, postgres: bool) -> Statement:
    """The text with its parameters numbered in the order in which they are first named."""
    places: dict[tuple[int, int], int] = {}
    sign = "$" if postgres else "?"

    def number(mark: re.Match[str]) -> str:
        place = places.setdefault((int(mark[1]), int(mark[2])), len(places) + 1)
        return f"{sign}{place}"

    sql = _MARK.sub(number, text)
    return Statement(sql, tuple(places))


def both(*parts: str) -> str:
    """All of these conditions, those that are always true left out."""
    return " and ".join(part for part in parts if part and part != "true") or "true"
