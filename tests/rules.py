"""Policy lines as the contract words them, read and random: what the compiled policy is compared with.

Lines are places and comparisons here, never the texts that the product reads; a record is whatever gives a column by
its name.
"""

import csv
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from domain.users import User
from permissions.actor import Actor
from permissions.fields import FIELDS
from permissions.lines import ADMINISTRATOR, INDIVIDUAL, Document, Ids, Line, document
from permissions.policy import Policy

ROLES = ("manager", "head", "support", "accountant")
ACTIONS = ("create", "view", "edit", "delete", "export")
SCOPES = ("none", "own", "group", "all")
RECORDS = ("deal", "contact", "company", "task", "item", "customer")
WIDTHS = {"none": 0, "api": 1, "own": 2, "group": 3, "all": 4}
SECTIONS = {"deal": "deals", "contact": "contacts", "company": "companies", "task": "tasks", "item": "items"}
SECTIONS |= {"customer": "customers"}
COLUMNS = {"budget": "budget_minor", "source": "source_id", "stage": "stage_id", "pipeline": "pipeline_id"}


class Row(Protocol):
    """Something that knows its columns."""

    def __getitem__(self, name: str, /) -> Any: ...


@dataclass(frozen=True)
class Place:
    """What a line is about: an entity or a field of one, maybe of a pipeline or a stage, maybe where a rule holds."""

    head: str
    pipeline: int | None = None
    stage: int | None = None
    rule: tuple[tuple[str, str, int], ...] = ()

    def __str__(self) -> str:
        text = "/".join(str(each) for each in (self.head, self.pipeline, self.stage) if each is not None)
        rule = " & ".join(f"{name} {compared} {value}" for name, compared, value in self.rule)
        return f"{text}[{rule}]" if rule else text

    def holds(self, record: Row | None, here: tuple[int | None, int | None]) -> bool:
        """Whether a record that stands, or goes, there is one of those that the rule is about."""
        stands = self.pipeline in (None, here[0]) and self.stage in (None, here[1])
        return stands and all(_true(record, *each) for each in self.rule)


def _true(record: Row | None, name: str, compared: str, value: int) -> bool:
    found = None if record is None else record[COLUMNS[name]]
    if found is None:
        return compared == "!="
    tests: dict[str, bool] = {
        "=": found == value,
        "!=": found != value,
        ">=": found >= value,
        "<=": found <= value,
        ">": found > value,
        "<": found < value,
    }
    return tests[compared]


@dataclass(frozen=True)
class Asker:
    """Somebody, and the groups that they reach."""

    id: int
    group: int
    role: str
    groups: frozenset[int] = frozenset()
    is_program: bool = False  # with a key, instead of a person

    def near(self, responsible: int | None, group: int | None) -> str:
        """How near the records of a responsible are."""
        return "own" if responsible == self.id else "group" if group in {self.group, *self.groups} else "all"


def asker(user: Row, parents: Mapping[int, int | None]) -> Asker:
    """A row of users, with the groups above each group: the head of a group reaches all below it (P14)."""
    reached = {user["group_id"]}
    if user["is_head"]:
        while more := {group for group, above in parents.items() if above in reached} - reached:
            reached |= more
    kind = getattr(user["kind"], "value", user["kind"])
    return Asker(user["id"], user["group_id"], user["role"], frozenset(reached), kind == "integration")


@dataclass(frozen=True, eq=False)
class Rules:
    """Lines and inheritance as the contract words them. A subject is a role, or `user:ID`."""

    lines: Mapping[tuple[str, Place, str], str]
    parents: Mapping[str, tuple[str, ...]]
    known: dict[Any, Any] = field(default_factory=dict, repr=False)

    def said(self, who: Asker, place: Place, action: str) -> str | None:
        """What is said of one place: by the user's own line, else by the role's, else the widest of its parents'."""
        return self.lines.get((f"user:{who.id}", place, action)) or self._of_role(who.role, place, action)

    def _of_role(self, role: str, place: Place, action: str) -> str | None:
        asked = role, place, action
        if asked not in self.known:
            answers = [self._of_role(each, place, action) for each in self.parents.get(role, ())]
            widest = max((each for each in answers if each), key=lambda each: WIDTHS[each], default=None)
            self.known[asked] = self.lines.get(asked) or widest
        return self.known[asked]  # type: ignore[no-any-return]  # a dict of whatever was asked

    def at(self, who: Asker, head: str, action: str, here: tuple[int | None, int | None] = (None, None)) -> str:
        """The scope of a place, narrowest first, rules aside. What no line denies of a field is granted."""
        if who.role == ADMINISTRATOR:
            return "all"
        if self.shut(who, head):
            return "none"
        asked = [Place(head)]
        if here[0] is not None:
            asked = [Place(head, *here), Place(head, here[0]), *asked]
        found = (self.said(who, each, action) for each in asked)
        return next((each for each in found if each), "all" if "." in head else "none")

    def shut(self, who: Asker, entity: str) -> bool:
        """Whether the section of these records is hidden from somebody, and so all of them (P24)."""
        return entity in SECTIONS and self.at(who, f"section.{SECTIONS[entity]}", "view") == "none"

    def scope(
        self,
        who: Asker,
        head: str,
        action: str,
        record: Row | None = None,
        place: tuple[int | None, int | None] | None = None,
    ) -> str:
        """The scope for a record, which stands or goes there: what is said of the place, or less where a rule holds."""
        is_placed = record is not None and head.startswith("deal")
        here = place or ((record["pipeline_id"], record["stage_id"]) if record and is_placed else (None, None))
        found = [self.at(who, head, action, here)]
        if who.role != ADMINISTRATOR:
            about = [each for each in self._rules(head, action) if each.holds(record, here)]
            found += [said for each in about if (said := self.said(who, each, action))]
        return min(found, key=lambda each: WIDTHS[each])

    def _rules(self, head: str, action: str) -> list[Place]:
        asked = "rules", head, action
        if asked not in self.known:
            found = {place for _, place, about in self.lines if place.head == head and about == action and place.rule}
            self.known[asked] = sorted(found, key=str)
        return self.known[asked]  # type: ignore[no-any-return]  # a dict of whatever was asked

    def widest(self, who: Asker, head: str, action: str) -> str:
        """The scope where it is widest, rules aside."""
        asked = "places", head, action
        if asked not in self.known:
            found = {place for _, place, about in self.lines if place.head == head and about == action}
            self.known[asked] = [place for place in found if not place.rule]
        said = [self.at(who, head, action)]
        if who.role != ADMINISTRATOR and not self.shut(who, head):
            said += [each for place in self.known[asked] if (each := self.said(who, place, action))]
        return max(said, key=lambda each: WIDTHS[each])

    # --------------------------------------------------------------------------------------------- what one may do

    def reaches(self, who: Asker, scope: str, responsible: int | None, group: int | None) -> bool:
        """Whether a scope holds the records of this responsible."""
        return WIDTHS[who.near(responsible, group)] <= WIDTHS[scope]

    def may(self, who: Asker, entity: str, action: str, record: Row) -> bool:
        """Whether somebody may do this to a record, which takes viewing it; one that is available to everyone is
        viewed by every person who sees the section of deals (D10).
        """
        granted = self.reaches(
            who, self.scope(who, entity, action, record), record["responsible_id"], record["group_id"]
        )
        if action == "view":
            shares = entity == "deal" and not who.is_program and not self.shut(who, entity)
            return granted or (shares and bool(record["available_to_everyone"]))
        return granted and self.may(who, entity, "view", record)

    def hidden(self, who: Asker, entity: str) -> set[str]:
        """The fields that read as null, by their names in the graph; of `section` the refused ones."""
        hides = {name for name, each in FIELDS[entity].items() if each.hides} | set(self._custom(entity))
        return {name for name in hides if self.at(who, f"{entity}.{name}", "view") == "none"}

    def _custom(self, entity: str) -> list[str]:
        """The custom fields that lines speak of."""
        if entity not in self.known:
            heads = {place.head for _, place, _ in self.lines if re.fullmatch(rf"{entity}\.f\d+", place.head)}
            self.known[entity] = sorted(head.partition(".")[2] for head in heads)
        return self.known[entity]  # type: ignore[no-any-return]  # a dict of whatever was asked

    def may_fill(self, who: Asker, entity: str, name: str) -> bool:
        """Whether somebody may change a field of a record that they may edit: none that is hidden from them, and some
        only as a program.
        """
        enough = ("all", "api") if who.is_program else ("all",)
        return name not in self.hidden(who, entity) and self.at(who, f"{entity}.{name}", "edit") in enough

    def may_create(self, who: Asker, entity: str, responsible: int, group: int, record: Row | None = None) -> bool:
        """Whether somebody may create a record for this responsible; for others it takes the right to hand over."""
        heads = [(entity, "create")] + ([(f"{entity}.responsible", "edit")] if responsible != who.id else [])
        return all(self.reaches(who, self.scope(who, *each, record), responsible, group) for each in heads)

    def may_hand_over(self, who: Asker, entity: str, record: Row, responsible: int, group: int) -> bool:
        """Whether somebody who may edit a record may give it to another one: as far as the line says, and others'
        records only who may create for both (T25). A task is given to those whom one may create tasks for.
        """
        created = self.scope(who, entity, "create", record)
        if entity == "task" and not self.may_create(who, entity, responsible, group, record):
            return False
        handed = entity == "task" or self.reaches(
            who, self.scope(who, f"{entity}.responsible", "edit", record), responsible, group
        )
        both = (record["responsible_id"], record["group_id"]), (responsible, group)
        return handed and (
            record["responsible_id"] == who.id or all(self.reaches(who, created, *each) for each in both)
        )

    def may_move(self, who: Asker, deal: Row, pipeline: int, stage: int) -> bool:
        """Whether somebody who may edit a deal may put it on this stage."""
        return self.scope(who, "deal.stage", "edit", deal, (pipeline, stage)) != "none"

    # ------------------------------------------------------------------------------------------------- to the product

    def rows(self) -> list[list[str]]:
        """The lines as cells, with ids for names."""
        pairs = [["g", role, parent] for role, above in self.parents.items() for parent in above]
        return pairs + [["p", who, str(place), action, scope] for (who, place, action), scope in self.lines.items()]

    def document(self) -> Document:
        return document((("", row) for row in self.rows()), Ids())

    def policy(self, number: int = 0) -> Policy:
        return Policy(self.document(), number)


def policy(lines: Iterable[Line], parents: Mapping[str, Iterable[str]] | None = None) -> Policy:
    """A policy of these lines, and of parents by role."""
    pairs = [(role, parent) for role, above in (parents or {}).items() for parent in above]
    return Policy(Document(tuple(lines), tuple(pairs)))


def acting(user: User, policy: Policy, groups: Iterable[int] = ()) -> Actor:
    """A user under a policy, who reaches their own group or these."""
    return Actor(user.id, user.group_id, policy.rights(user.role, user.id), tuple(sorted(groups)) or (user.group_id,))


# ---------------------------------------------------------------------------------------------------------- random


@dataclass(frozen=True)
class Known:
    """What lines may speak of in a database: ids, and amounts in minor units. Nothing of it has to be there."""

    users: Sequence[int] = (1, 2, 3)
    stages: Sequence[tuple[int, int]] = ((1, 11), (1, 12), (2, 21))  # each with its pipeline in front
    sources: Sequence[int] = (1, 2)
    amounts: Sequence[int] = (0, 1, 1000)
    custom: Mapping[str, Sequence[str]] = field(default_factory=dict)  # keys of fields by entity


def random_rules(chance: random.Random, known: Known | None = None, *, hides: bool = True) -> Rules:
    """Lines of every kind, for roles and for a few users; of fields and sections, only those that don't hide when
    nothing `hides`.
    """
    known = known or Known()
    order = chance.sample(ROLES, len(ROLES))  # a role inherits from those behind it, so never in a circle
    parents = {
        role: tuple(other for other in order[place + 1 :] if chance.random() < 0.4) for place, role in enumerate(order)
    }
    lines: dict[tuple[str, Place, str], str] = {}
    few = [f"user:{each}" for each in chance.sample(list(known.users), min(3, len(known.users)))]

    def drawn(subjects: Sequence[str], place: Place, action: str, scopes: Sequence[str], odds: float) -> None:
        for subject in subjects:
            if chance.random() < odds:
                lines[subject, place, action] = chance.choice(scopes)

    for entity in RECORDS:
        for action in ACTIONS:
            drawn(ROLES, Place(entity), action, SCOPES, 0.75)
            drawn(few, Place(entity), action, SCOPES, 0.3)
        drawn([*ROLES, *few], Place(f"{entity}.responsible"), "edit", SCOPES, 0.25)
    for action in ACTIONS:
        drawn(ROLES, Place("settings"), action, ("none", "all"), 0.5)
    drawn([*ROLES, *few], Place("tag"), "create", ("none", "all"), 0.5)
    for _ in range(chance.randrange(5)):
        drawn([*ROLES, *few], _place(chance, known, "deal"), chance.choice(ACTIONS), SCOPES, 0.4)
        drawn([*ROLES, *few], _place(chance, known, "deal.stage"), "edit", ("none", "all"), 0.4)
    told = set()
    for _ in range(chance.choice([0, 0, 1, 3])):
        ruled = _ruled(chance, known, "deal", bare=chance.random() < 0.6)
        drawn([*ROLES, *few], ruled, chance.choice(ACTIONS), SCOPES, 0.5)
        moved = _ruled(chance, known, "deal.stage", bare=chance.random() < 0.4)
        drawn([*ROLES, *few], moved, "edit", ("none", "all"), 0.3)
        told |= {name for each in (ruled, moved) for name, _, _ in each.rule}
    for entity, fields in FIELDS.items():
        for name, each in fields.items():
            if hides and each.hides and not (entity == "deal" and name in told):  # a rule would tell of it
                drawn([*ROLES, *few], Place(f"{entity}.{name}"), "view", ("none", "none", "all"), 0.05)
            if entity != "section" and name not in ("responsible", "stage"):
                drawn([*ROLES, *few], Place(f"{entity}.{name}"), "edit", ("none", "api", "all"), 0.05)
    for entity, keys in known.custom.items():
        for key in keys:
            if hides:
                drawn([*ROLES, *few], Place(f"{entity}.{key}"), "view", ("none", "none", "all"), 0.05)
            drawn([*ROLES, *few], Place(f"{entity}.{key}"), "edit", ("none", "api", "all"), 0.05)
    return Rules(lines, parents)


def _place(chance: random.Random, known: Known, head: str) -> Place:
    pipeline, stage = chance.choice(known.stages)
    return Place(head, pipeline, stage if chance.random() < 0.6 else None)


def _ruled(chance: random.Random, known: Known, head: str, *, bare: bool) -> Place:
    values: dict[str, Sequence[int]] = {
        "budget": known.amounts,
        "source": known.sources,
        "stage": [stage for _, stage in known.stages],
        "pipeline": [pipeline for pipeline, _ in known.stages],
    }
    names = chance.sample(list(values), chance.choice([1, 1, 2]))
    rule = tuple(
        sorted(
            (
                name,
                chance.choice(["=", "!=", ">=", "<=", ">", "<"] if name == "budget" else ["=", "!="]),
                chance.choice(values[name]),
            )
            for name in names
        )
    )
    place = Place(head) if bare else _place(chance, known, head)
    return Place(head, place.pipeline, place.stage, rule)


@cache
def shipped() -> Rules:
    """The lines of policies.csv, read by nothing of ours: none of them speaks of places or rules."""
    lines: dict[tuple[str, Place, str], str] = {}
    parents: dict[str, tuple[str, ...]] = {}
    with (Path(__file__).parent.parent / "policies.csv").open(encoding="utf-8", newline="") as file:
        for cells in csv.reader(file, skipinitialspace=True):
            if cells and cells[0] == "p":
                lines[cells[1], Place(cells[2]), cells[3]] = cells[4]
            elif cells and cells[0] == "g":
                parents[cells[1]] = (*parents.get(cells[1], ()), cells[2])
    return Rules(lines, parents)


assert INDIVIDUAL not in ROLES
