"""What a draft of the policy would change, worked out before it is published.

Records are counted once by responsible, group, place and whatever rules look at, for all users together. A scope holds
the ones before it, so what a user gains or loses in such a cell is the difference of two of its counts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from domain import db, groups, policies, reference
from domain.access import MODELS
from domain.questions import Sql
from domain.users import User, UserKind
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Invalid
from permissions.fields import FIELDS, get
from permissions.lines import ACTIONS, RECORDS, Condition
from permissions.policy import Grant, Policy, Rights, width
from permissions.scope import require_administrator

MOST_RULES: Final = 20  # that are counted apart: each may double the cells
SAMPLE: Final = 5


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one user's right: how far it reaches at most, and how many records they gain and lose by it.

    Of the right to create, `gained` and `lost` are 0. Samples are the newest ids.
    """

    user_id: int
    entity: str
    action: str
    before: str
    after: str
    gained: int
    lost: int
    gained_sample: Sequence[int]
    lost_sample: Sequence[int]


@dataclass(frozen=True, slots=True)
class FieldEffect:
    """What becomes of one user's right to a field: `view` or `edit`, none, api or all before and after."""

    user_id: int
    field: str
    action: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """Effects by user id; `users` is the number of those affected, whatever part of them is here."""

    users: int
    effects: list[Effect]
    fields: list[FieldEffect]


async def preview(actor: Actor, draft_id: int, first: int, after: int = 0) -> Preview:
    """What publishing a draft would change for active users, `first` of them from behind the id `after` on.

    Administrators only. Raises NotFound, and Invalid TOO_MANY for more rules on deals than can be counted apart.
    """
    require_administrator(actor)
    draft = await policies.draft(actor, draft_id)
    await reference.load()
    old, new = policies.in_force(), Policy(policies.document_of(draft))
    users = [row for id, row in sorted(reference.rows(User).items()) if row["is_active"]]
    changed = [row for row in users if _differ(*_both(old, new, row))]
    page = [row for row in changed if row["id"] > after][:first]
    counted = {noun: await _count(actor, noun, old, new, page) for noun in RECORDS} if page else {}
    effects = [each for row in page for each in _effects(row, *_both(old, new, row), counted)]
    sampled = [await _sampled(actor, each, old, new) for each in effects]
    return Preview(
        len(changed), sampled, [each for row in page for each in _field_effects(row["id"], *_both(old, new, row))]
    )


def _both(old: Policy, new: Policy, user: Mapping[str, Any]) -> tuple[Rights, Rights]:
    return old.rights(user["role"], user["id"]), new.rights(user["role"], user["id"])


def _differ(before: Rights, after: Rights) -> bool:
    grants = any(before.grant(noun, action) != after.grant(noun, action) for noun in RECORDS for action in ACTIONS)
    return grants or next(_field_effects(0, before, after), None) is not None


# ------------------------------------------------------------------------------------------------------ counting

_Place = tuple[int | None, int | None, bool, tuple[bool, ...]]  # pipeline, stage, available to everyone, rules


@dataclass(slots=True)
class _Counted:
    """How many records there are in each place, of anybody, of a group, of a responsible."""

    rules: Sequence[Sequence[Condition]]
    places: Counter[_Place]
    by_group: Counter[tuple[int, _Place]]
    by_user: Counter[tuple[int, _Place]]

    def of(self, user: Mapping[str, Any], reached: Sequence[int], place: _Place, scope: str) -> int:
        if scope == "all":
            return self.places[place]
        if scope == "group":
            return sum(self.by_group[group, place] for group in reached)
        return self.by_user[user["id"], place] if scope == "own" else 0

    def scope(self, grant: Grant, place: _Place) -> str:
        """The scope of a grant for the records of a place."""
        pipeline_id, stage_id, _, true = place
        found = [grant.at(pipeline_id, stage_id)]
        for cap in grant.caps:
            stands = cap.pipeline_id in (None, pipeline_id) and cap.stage_id in (None, stage_id)
            if stands and true[self.rules.index(cap.rule)]:
                found.append(cap.scope)
        return min(found, key=width)


async def _count(actor: Actor, noun: str, old: Policy, new: Policy, users: Sequence[Mapping[str, Any]]) -> _Counted:
    rights = {each for row in users for each in _both(old, new, row)}
    rules = sorted({cap.rule for each in rights for action in ACTIONS for cap in each.grant(noun, action).caps})
    if len(rules) > MOST_RULES:
        raise Invalid("TOO_MANY", "draftId", most=MOST_RULES)
    sql, is_deal = Sql(actor), noun == "deal"
    names = ["pipeline_id", "stage_id", "available_to_everyone"] if is_deal else []
    columns = [f"a.{name}" for name in ("responsible_id", "group_id", *names)]
    columns += [f"case when {_true(sql, rule)} then 1 else 0 end" for rule in rules]
    named = ", ".join(f"{column} as c{place}" for place, column in enumerate(columns))
    text = (
        f'select {named}, count(*) as n from "{noun}" a where {sql.scope(MODELS[noun], "a")} '
        f"group by {', '.join(map(str, range(1, len(columns) + 1)))}"
    )
    counted = _Counted(rules, Counter(), Counter(), Counter())
    for row in await db.rows(text, sql.params):
        responsible_id, group_id, *rest, number = row.values()
        pipeline_id, stage_id, shared, *true = rest if is_deal else (None, None, False, *rest)
        place: _Place = pipeline_id, stage_id, bool(shared), tuple(map(bool, true))
        counted.places[place] += number
        counted.by_group[group_id, place] += number
        counted.by_user[responsible_id, place] += number
    return counted


def _true(sql: Sql, rule: Sequence[Condition]) -> str:
    """A rule as SQL over the alias `a`: of nothing only "not equal" is true."""
    parts = []
    for each in rule:
        column, value = f"a.{each.column}", sql.param(each.value)
        unequal = f"{column} is {'distinct from' if sql.postgres else 'not'} {value}"
        parts.append(unequal if each.compared == "!=" else f"{column} {each.compared} {value}")
    return " and ".join(parts)


def _effects(
    user: Mapping[str, Any], before: Rights, after: Rights, counted: Mapping[str, _Counted]
) -> Iterator[Effect]:
    reached = groups.reached(user["group_id"], is_head=user["is_head"])
    for noun, cells in counted.items():
        seen = before.grant(noun, "view"), after.grant(noun, "view")
        shared = [not (_is_program(user) or each.shut(noun)) for each in (before, after)]
        for action in ACTIONS:
            grants = before.grant(noun, action), after.grant(noun, action)
            same = grants[0] == grants[1] and (action == "create" or (seen[0] == seen[1] and shared[0] == shared[1]))
            if same:
                continue
            gained = lost = 0
            for place in cells.places if action != "create" else ():
                had, has = (
                    cells.of(user, reached, place, _reach(cells, view, grant, place, action, shares=shares))
                    for view, grant, shares in zip(seen, grants, shared, strict=True)
                )
                gained, lost = gained + max(0, has - had), lost + max(0, had - has)
            if grants[0] != grants[1] or gained or lost:
                yield Effect(user["id"], noun, action, grants[0].widest, grants[1].widest, gained, lost, (), ())


def _is_program(user: Mapping[str, Any]) -> bool:
    return bool(user["kind"] == UserKind.INTEGRATION.value)


def _reach(cells: _Counted, view: Grant, grant: Grant, place: _Place, action: str, *, shares: bool) -> str:
    """How far an action reaches in a place, which takes viewing as well. What is available to everyone is to people,
    but not to those who don't see its section.
    """
    viewed = "all" if place[2] and shares else cells.scope(view, place)
    return viewed if action == "view" else min(viewed, cells.scope(grant, place), key=width)


# ------------------------------------------------------------------------------------------------------- samples


async def _sampled(actor: Actor, effect: Effect, old: Policy, new: Policy) -> Effect:
    samples = [
        await _sample(actor, effect, has, hasnt) if number else []
        for number, has, hasnt in ((effect.gained, new, old), (effect.lost, old, new))
    ]
    return Effect(
        *(effect.user_id, effect.entity, effect.action, effect.before, effect.after, effect.gained, effect.lost),
        *samples,
    )


async def _sample(actor: Actor, effect: Effect, has: Policy, hasnt: Policy) -> list[int]:
    """The newest records that a user may do this to under one policy and not under the other."""
    sql, model = Sql(actor), MODELS[effect.entity]
    user = reference.rows(User)[effect.user_id]
    sides = []
    for policy in (has, hasnt):
        reached = groups.reached(user["group_id"], is_head=user["is_head"])
        rights, key_id = policy.rights(user["role"], user["id"]), user["id"] if _is_program(user) else None
        them = Actor(user["id"], user["group_id"], rights, reached, key_id=key_id, has_customers=actor.has_customers)
        parts = [scope.predicate(model, them, action) for action in dict.fromkeys(("view", effect.action))]
        sides.append(" and ".join(sql.condition(part, "a") for part in parts))
    text = (
        f'select a.id from "{effect.entity}" a where {sql.scope(model, "a")} and ({sides[0]}) '
        f"and ({sides[1]}) is not true order by a.id desc limit {SAMPLE}"
    )
    return [row["id"] for row in await db.rows(text, sql.params)]


# -------------------------------------------------------------------------------------------------------- fields


def _field_effects(user_id: int, before: Rights, after: Rights) -> Iterator[FieldEffect]:
    for entity in FIELDS:
        for name in dict.fromkeys([*before.policy.fields(entity), *after.policy.fields(entity)]):
            head, each = f"{entity}.{name}", get(entity, name)
            for action in ("view", "edit"):
                if (action == "edit" and entity == "section") or (action == "view" and not each.hides):
                    continue
                scopes = before.grant(head, action).widest, after.grant(head, action).widest
                if before.grant(head, action) != after.grant(head, action):
                    yield FieldEffect(user_id, head, action, *scopes)
