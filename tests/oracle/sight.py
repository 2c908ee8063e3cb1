"""The database as somebody sees it, by the lines of the policy, and what is refused."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError

from tests.oracle.names import ENTITIES, KINDS, LINKS, SCOPED
from tests.oracle.rows import Record
from tests.rules import Rules, asker

if TYPE_CHECKING:
    from tests.oracle.answers import Oracle

SECTIONS: dict[str, str] = {"deals": "deals", "deal": "deals", "contacts": "contacts", "contact": "contacts"}
SECTIONS |= {"companies": "companies", "company": "companies", "tasks": "tasks", "task": "tasks"}
SECTIONS |= {"items": "items", "item": "items", "customers": "customers", "customer": "customers"}


def refused(path: str, hint: str) -> GraphQLError:
    return GraphQLError(f"{path}: {hint}", extensions={"code": "BAD_USER_INPUT"})


def forbidden(action: str, what: str) -> GraphQLError:
    return GraphQLError(f"You may not {action} this {what}.", extensions={"code": "FORBIDDEN"})


@dataclass
class View:
    """The database as somebody sees it."""

    oracle: "Oracle"
    user: Record
    rules: Rules
    leniently: bool = False

    def __post_init__(self) -> None:
        self.rows, self.now = self.oracle.rows, self.oracle.now
        self.untold: dict[tuple[str | int, ...], frozenset[str]] = {}
        self.refused: list[dict[str, Any]] = []
        [self.account] = self.rows["account"].values()
        self.asker = asker(self.user, {id: each["parent_id"] for id, each in self.rows["groups"].items()})
        self.hidden = {kind: self.rules.hidden(self.asker, entity) for kind, entity in ENTITIES.items()}
        if "budget" in self.hidden["Deal"]:
            self.hidden["DealLine"] = {"price", "discountAmount", "discountPercent", "amount"}
            self.hidden["Customer"] = {*self.hidden["Customer"], "purchases"}
        self.sections = self.rules.hidden(self.asker, "section")

    @property
    def is_administrator(self) -> bool:
        return bool(self.user["role"] == "administrator")

    def require_section(self, name: str) -> None:
        """Raises what is answered where a section is hidden (P24)."""
        if name in self.sections:
            raise forbidden("view", "section")

    def require_visible(self, type_: str, fields: Iterable[str]) -> None:
        """Raises what is answered to a filter or order that would tell of a hidden field."""
        for name in fields:
            if name in self.hidden.get(type_, ()):
                raise forbidden("view", f"{ENTITIES[type_]}.{name}")

    def could_view(self, event: Record) -> bool:
        """Whether the record that an event is about was in view, as far as the event says."""
        scope = self.rules.scope(self.asker, event["entity"], "view")
        return self.rules.reaches(self.asker, scope, event["responsible_id"], event["group_id"])

    def sees(self, record: Record) -> bool:
        if record.table in SCOPED:
            return self.rules.may(self.asker, SCOPED[record.table], "view", record)
        if record.table == "trash":  # as if it were still there
            return self.rules.may(self.asker, record["noun"], "view", record)
        if record.table == "note":
            cards = [self.get(card, record[f"{card}_id"]) for card in ("deal", "contact", "company")]
            return any(cards)
        if record.table == "file":
            [noun] = [
                each for each in ("deal", "contact", "company", "task", "item") if record[f"{each}_id"] is not None
            ]
            return self.tells_files(noun) and self.get(noun, record[f"{noun}_id"]) is not None
        if record.table == "notification":
            return self.is_administrator or record["user_id"] == self.user.id
        if record.table == "act":
            return self.is_administrator or self.knows_of(record)
        return not (record.table in ("custom_field", "catalogue") and record["deleted_at"])

    def tells_files(self, noun: str) -> bool:
        """Whether files on records of this kind are shown at all."""
        return "files" not in self.hidden[KINDS[noun]]

    def knows_of(self, event: Record) -> bool:
        """Whether an event is about a record in view, or one that was when it was deleted; notes and files are as what
        they stand on.
        """
        attached = event["entity"] in ("note", "file")
        noun, id = [event[name] for name in (("card", "card_id") if attached else ("entity", "record_id"))]
        if event["entity"] == "file" and not self.tells_files(noun):
            return False
        if noun not in SCOPED:
            return False
        if record := self.rows[noun].get(id):
            return self.sees(record)
        if (last := self.deleted(noun, id)) is None:
            return False
        nothing = dict.fromkeys(("pipeline_id", "stage_id", "source_id", "budget_minor", "available_to_everyone"))
        whose = {name: last[name] for name in ("responsible_id", "group_id")}
        return self.rules.may(self.asker, noun, "view", Record(noun, {**nothing, **last["before"], **whose}))

    def deleted(self, noun: str, id: int) -> Record | None:
        """The last event by which a record was deleted."""
        asked = f"{noun}.deleted", id
        found = [each for each in self.rows["event"].values() if (each["kind"], each["record_id"]) == asked]
        return max(found, key=lambda each: each.id, default=None)

    def get(self, table: str, id: int | None) -> Record | None:
        """A row in view."""
        found = self.rows[table].get(id) if id is not None else None
        return found if found and self.sees(found) else None

    def all(self, table: str) -> list[Record]:
        return [each for each in self.rows[table].values() if self.sees(each)]

    def linked(self, record: Record, type_: str, field: str) -> Record | None:
        column, table = LINKS[type_, field]
        return self.get(table, record[column])


def money(view: View, minor: int | None) -> dict[str, str] | None:
    if minor is None:
        return None
    return {"amount": f"{minor // 100}.{minor % 100:02}", "currency": view.account["currency"]}


def children(view: View, table: str, owner: str, row: Record) -> list[Record]:
    return [each for each in view.rows[table].values() if each[owner] == row.id]


class Linked(Record):
    """A row as a list of links holds it."""

    link = 0


def through(view: View, table: str, mine: str, theirs: str, target: str, row: Record) -> list[Record]:
    """The rows that a table of links joins to this one, in the order of joining."""
    found: list[Record] = []
    for each in children(view, table, mine, row):
        linked = Linked(target, view.rows[target][each[theirs]].values)
        linked.link = each.id
        found.append(linked)
    return found


def belonging(table: str, column: str) -> Callable[[View, Record], list[Record]]:
    return lambda view, row: children(view, table, column, row)
