"""Who may do what to one record, and why: the rules that decide, one after the other, and what would turn them.

Casbin is asked for every rule, so what is explained here is what the lines say, whatever was compiled from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final

from domain import db, groups, policies, reference
from domain.companies import Company
from domain.contacts import Contact
from domain.deals import Deal
from domain.items import Item
from domain.policy_words import Named, names
from domain.purchases import Customer
from domain.questions import Sql
from domain.records import Record
from domain.tasks import Task
from domain.users import User, UserKind
from permissions import fields, lines, scope
from permissions.actor import Actor
from permissions.errors import BadInput, NotFound
from permissions.fields import SECTIONS
from permissions.lines import ACTIONS, ADMINISTRATOR, API, USER, Target
from permissions.policy import Cap, Policy, Rights, width
from permissions.scope import require_administrator

MODELS: Final[dict[str, type[Record]]] = {
    "deal": Deal,
    "contact": Contact,
    "company": Company,
    "task": Task,
    "item": Item,
    "customer": Customer,
}
ASKED: Final = ("view", "edit", "delete", "export")  # what can be done to a record that is there

_MOVES: Final = ("stage", "responsible")  # rights about where a record goes, not about a field


class Reason(Enum):
    """What a rule is about."""

    USER = "USER"
    ADMINISTRATOR = "ADMINISTRATOR"
    LINE = "LINE"
    RULE = "RULE"
    SHARED = "SHARED"
    FIELD = "FIELD"
    SECTION = "SECTION"


@dataclass(frozen=True, slots=True)
class Step:
    """One rule that decides: `allows` or not, by which line (in words; None: no line), inherited by which roles."""

    reason: Reason
    action: str
    allows: bool
    line: Sequence[str] | None = None
    by: tuple[str, ...] = ()
    near: str | None = None  # how near the record is to the user: own, group or all


@dataclass(slots=True)
class Change:
    """What would turn an answer, all of it together: lines to put, and what to change of the user or the deal."""

    lines: list[list[str]] = field(default_factory=list)
    activate: bool | None = None
    role: str | None = None
    share: bool | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Whether a user may do it; the rules in the order in which they are asked; what would turn the answer."""

    allowed: bool
    steps: list[Step]
    change: Change


async def explain(actor: Actor, user_id: int, action: str, noun: str, id: int, field: str | None = None) -> Explanation:
    """Why a user may or may not do something to a record, or to a field of it. Administrators only.

    `field` is the graph's name. Raises NotFound for a user or record that is not there, BadInput for another field.
    """
    require_administrator(actor)
    if field is not None and (action not in ("view", "edit") or fields.find(noun, field) is None or field in _MOVES):
        raise BadInput("field", "expected a field that a policy may name, to view or to edit.")
    await reference.load()
    users = {row["id"]: row for row in reference.rows(User).values()}
    if user_id not in users:
        raise NotFound("user")
    record = await _record(actor, noun, id)
    case = _Case(policies.in_force(), users[user_id], noun, record, await names())
    steps = list(case.steps(action, field))
    return Explanation(_allowed(steps), steps, case.change(action, field))


async def who_can(actor: Actor, action: str, noun: str, id: int) -> list[tuple[int, Step]]:
    """The users who may do something to a record, by name, each with the rule that lets them. Administrators only."""
    require_administrator(actor)
    await reference.load()
    record, called, policy = await _record(actor, noun, id), await names(), policies.in_force()
    found = []
    for user in sorted(reference.rows(User).values(), key=lambda row: (row["name"], row["id"])):
        steps = list(_Case(policy, user, noun, record, called).steps(action, None))
        if _allowed(steps):
            found.append((user["id"], next(step for step in reversed(steps) if step.allows and step.action == action)))
    return found


async def _record(actor: Actor, noun: str, id: int) -> "_Row":
    sql, model = Sql(actor), MODELS[noun]
    where = f"a.id = {sql.param(id)} and {sql.scope(model, 'a')}"
    rows = await db.rows(f'select a.* from "{model._meta.db_table}" a where {where}', sql.params)
    if not rows:
        raise NotFound(noun)
    found: dict[str, Any] = {name: rows[0].get(name) for name in _Row.__slots__}
    return _Row(**found)


@dataclass(slots=True)
class _Row:
    """What rights look at of a record."""

    responsible_id: int
    group_id: int
    pipeline_id: int | None
    stage_id: int | None
    budget_minor: int | None
    source_id: int | None
    available_to_everyone: bool | None


def _allowed(steps: Sequence[Step]) -> bool:
    """A deal that is available to everyone is viewed by that alone; else every rule has to allow."""
    shared = any(step.reason is Reason.SHARED and step.allows for step in steps)
    needed = [step for step in steps if step.reason is not Reason.SHARED]
    return all(step.allows or (shared and step.action == "view" and step.reason in _SHARING) for step in needed)


_SHARING: Final = (Reason.LINE, Reason.RULE)  # what an available deal does without


@dataclass(slots=True)
class _Case:
    """One user before one record."""

    policy: Policy
    user: Any
    noun: str
    record: _Row
    called: Named

    @property
    def rights(self) -> Rights:
        return self.policy.rights(self.user["role"], self.user["id"])

    @property
    def near(self) -> str:
        if self.record.responsible_id == self.user["id"]:
            return "own"
        reached = groups.reached(self.user["group_id"], is_head=self.user["is_head"])
        return "group" if self.record.group_id in reached else "all"

    def steps(self, action: str, field: str | None) -> Iterator[Step]:
        yield Step(Reason.USER, action, self.user["is_active"])
        if self.user["role"] == ADMINISTRATOR:
            yield Step(Reason.ADMINISTRATOR, action, True)
            return
        if self.rights.shut(self.noun):
            yield self._section()
        if self._is_shared:
            yield Step(Reason.SHARED, "view", True)
        for each in dict.fromkeys(("view", action)):
            yield from self._granted(self.noun, each)
        if field is not None:
            yield from self._field(action, field)

    @property
    def _is_shared(self) -> bool:
        return bool(self.record.available_to_everyone) and not self._is_program

    @property
    def _is_program(self) -> bool:
        return bool(self.user["kind"] == UserKind.INTEGRATION.value)

    def _granted(self, head: str, action: str) -> Iterator[Step]:
        answer = self.rights.decisive(head, action, self.record.pipeline_id, self.record.stage_id)
        allows = self.rights.enforce(head, action, self.near, self.record.pipeline_id, self.record.stage_id)
        line = None if answer is None else lines.cells(answer.line, self.called)
        yield Step(Reason.LINE, action, allows, line, answer.by if answer else (), self.near)
        for target, answer in self.rights.rules(head, action):
            cap = Cap(target.rule, answer.line.scope, target.pipeline_id, target.stage_id)
            if scope.concerns(cap, self.record, (self.record.pipeline_id, self.record.stage_id)):
                allows = width(self.near) <= width(answer.line.scope)
                line = lines.cells(answer.line, self.called)
                yield Step(Reason.RULE, action, allows, line, answer.by, self.near)

    def _section(self) -> Step:
        """The line that hides all records of this kind."""
        answer = self.rights.answer(f"section.{SECTIONS[self.noun]}", "view")
        assert answer is not None  # noqa: S101  # without a line nothing is hidden
        return Step(Reason.SECTION, "view", False, lines.cells(answer.line, self.called), answer.by)

    def _field(self, action: str, field: str) -> Iterator[Step]:
        for each in dict.fromkeys(("view", action)):
            if answer := self.rights.decisive(f"{self.noun}.{field}", each, None, None):
                line = lines.cells(answer.line, self.called)
                enough = ("all", API) if self._is_program else ("all",)
                yield Step(Reason.FIELD, each, answer.line.scope in enough, line, answer.by)

    # --------------------------------------------------------------------------------------- what would turn it

    def change(self, action: str, field: str | None) -> Change:
        """As little as possible: lines of the user's own, where the record stands."""
        steps = list(self.steps(action, field))
        return self._denying(action, field) if _allowed(steps) else self._allowing(steps)

    def _allowing(self, steps: Sequence[Step]) -> Change:
        change = Change()
        shared = any(step.reason is Reason.SHARED for step in steps)
        for step in steps:
            if step.allows or (shared and step.action == "view" and step.reason in _SHARING):
                continue
            match step.reason:
                case Reason.USER:
                    change.activate = True
                case Reason.RULE | Reason.FIELD | Reason.SECTION if step.line:
                    scope = self.near if step.reason is Reason.RULE else "all"
                    change.lines.append(["p", self._subject, step.line[2], step.line[3], scope])
                case Reason.LINE:
                    change.lines.append(["p", self._subject, self._place, step.action, self.near])
                case _:
                    raise ValueError(step.reason)
        return change

    def _denying(self, action: str, field: str | None) -> Change:
        if self.user["role"] == ADMINISTRATOR:
            return Change(activate=False)
        if field and (action == "edit" or (fields.get(self.noun, field).hides and not self._is_told(field))):
            return Change(lines=[["p", self._subject, f"{self.noun}.{field}", action, "none"]])
        less = {"own": "none", "group": "own", "all": "group"}[self.near]
        change = Change(lines=[["p", self._subject, self._place, action, less]])
        if action == "view" and self._is_shared:
            change.share = False
        return change

    def _is_told(self, field: str) -> bool:
        """Whether a rule for this user is about a field of deals, which can't be hidden from them then."""
        asked = [*((self.noun, each) for each in ACTIONS), ("deal.stage", "edit")] if self.noun == "deal" else []
        rules = (place.rule for each in asked for place, _ in self.rights.rules(*each))
        return any(condition.name == field for rule in rules for condition in rule)

    @property
    def _subject(self) -> str:
        return f"{USER}{self.called.spell_user(self.user['id'])}"

    @property
    def _place(self) -> str:
        return Target(self.noun, "", self.record.pipeline_id, self.record.stage_id).spelled(self.called)
