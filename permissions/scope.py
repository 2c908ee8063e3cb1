"""The one place where a policy becomes a condition on rows: the door to every record."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, ClassVar, Final, Protocol, TypeVar, cast

from tortoise.expressions import Q
from tortoise.models import Model
from tortoise.queryset import QuerySet

from permissions import fields
from permissions.actor import Actor
from permissions.errors import Forbidden
from permissions.fields import SECTIONS
from permissions.lines import API, COLUMNS
from permissions.policy import Cap, Grant, width


class Scoped(Protocol):
    """A table whose rows have a responsible and a group, and an entity that policy lines name."""

    entity: ClassVar[str]
    responsible_id: int
    group_id: int


M = TypeVar("M", bound=Model)
Judge = Callable[[Mapping[str, Any]], bool]  # of the columns of a record

# An empty Q() matches every row on its own and vanishes beside another, so "all" and "nothing" are spelled out.
NOTHING, ALL = Q(id__isnull=True), Q(id__isnull=False)


def _group(actor: Actor) -> Q:
    """The responsible's group, kept on the row by a composite key, is one that the actor reaches."""
    if actor.groups == (actor.group_id,):
        return Q(group_id=actor.group_id)
    return Q(group_id__in=actor.groups)


SCOPES: Final[dict[str, Callable[[Actor], Q]]] = {
    "none": lambda _: NOTHING,
    "own": lambda actor: Q(responsible_id=actor.user_id),
    "group": _group,
    "all": lambda _: ALL,
}


def predicate(model: type[Model], actor: Actor, action: str) -> Q:
    """What is true of the rows of `model` on which `actor` may perform `action`. No grant: of no row.

    A deal that is available to everyone is in everybody's view (D10, P15), but not in that of a program with a key, nor
    of who doesn't see the section of deals at all (P24).
    Tables about users themselves name the column of their `owner`, who views their own rows; administrators do all.
    Where rows are `shared`, by a column, with groups, these are viewed by whom "group" reaches them for; and by nobody
    who may not use the entity that another column names.
    """
    if owner := getattr(model, "owner", None):
        own: dict[str, Any] = {owner: actor.user_id}
        if shared := getattr(model, "shared", None):
            return _all([_any([Q(**own), _shared(actor, shared[0])]), _usable(actor, shared[1])])
        return ALL if actor.is_administrator else Q(**own) if action == "view" else NOTHING
    return of_entity(actor, entity(model), action)


def of_entity(actor: Actor, name: str, action: str) -> Q:
    """`predicate` by the name of the entity, for rows that stand for its records: what was deleted has the columns that
    rights look at, too. While the account keeps no customers nobody may do anything to one (L25).
    """
    if name == "customer" and not actor.has_customers:
        return NOTHING
    within = _within(actor.rights.grant(name, action), actor)
    if action == "view" and within is not ALL and _shares(actor, name):
        return _any([within, Q(available_to_everyone=True)])
    return within


def _shares(actor: Actor, name: str) -> bool:
    """Whether records of this entity may be in view because they are available to everyone."""
    return name == "deal" and actor.sees_shared and actor.key_id is None and not actor.rights.shut(name)


def reach(model: type[Model], actor: Actor) -> Q:
    """What is true of responsible and group alone of all rows in view, and of others as well.

    For tables that keep these two of a record beside its id: no substitute for `predicate`, but it spares reading them.
    """
    grant = actor.rights.grant(entity(model), "view")
    if _shares(actor, entity(model)):
        return ALL
    return Q(SCOPES["group"](actor), SCOPES["own"](actor)) if grant.widest == "own" else SCOPES[grant.widest](actor)


def scoped(model: type[M], actor: Actor, action: str) -> QuerySet[M]:
    """Rows in view on which `actor` may perform `action`, as a query still to be narrowed."""
    query = model.filter(predicate(model, actor, "view"))
    return query if action == "view" else query.filter(predicate(model, actor, action))


def columns(model: type[Model]) -> list[str]:
    """The columns that rights to the rows of `model` may depend on."""
    return [each for each in ("responsible_id", "group_id", *COLUMNS.values()) if each in model._meta.db_fields]


def entity(model: type[Model]) -> str:
    """The name by which policy lines know the rows of `model`."""
    return cast("type[Scoped]", model).entity


def may(actor: Actor, name: str, action: str) -> bool:
    """Whether `actor` may perform `action` on at least some records of the entity `name`."""
    return actor.rights.grant(name, action).widest != "none"


def require(actor: Actor, name: str, action: str) -> None:
    """Nothing, or Forbidden when `actor` may perform `action` on no record of the entity `name`."""
    if not may(actor, name, action):
        raise Forbidden(name, action)


def require_administrator(actor: Actor) -> None:
    """Nothing, or Forbidden when `actor` isn't an administrator (P10)."""
    if not actor.is_administrator:
        raise Forbidden("account", "administer")


def require_fields(actor: Actor, name: str, given: Iterable[str]) -> None:
    """Nothing, or Forbidden when one of the inputs `given` fills a field that `actor` may not change (P26)."""
    if locked := actor.rights.locked[name]:
        inputs = set(given)
        for field, scope in locked.items():
            if inputs.intersection(fields.get(name, field).inputs) and not (scope == API and actor.key_id is not None):
                raise Forbidden(f"{name}.{field}", "edit")


def require_hand_over(actor: Actor, row: Model, responsible_id: int, group_id: int) -> None:
    """Nothing, or Forbidden when `actor` may not give `row` to another responsible, of that group.

    One's own may be given to whomever the line of `responsible` reaches; what is others', besides only by those who may
    create records for both of them. So nobody widens a right by taking a record over first (T25).
    """
    name, present = entity(type(row)), cast("Scoped", row)
    wanted = [(f"{name}.responsible", "edit", responsible_id, group_id)]
    if present.responsible_id != actor.user_id:
        wanted.append((name, "create", present.responsible_id, present.group_id))
        wanted.append((name, "create", responsible_id, group_id))
    for head, action, *whose in wanted:
        if not _reaches(actor, scope_of(actor.rights.grant(head, action), row), *whose):
            raise Forbidden(name, "hand over")


def require_creation(actor: Actor, name: str, responsible_id: int, group_id: int, row: object = None) -> None:
    """Nothing, or Forbidden when `actor` may not create a record with this responsible and their group.

    For anybody but oneself it takes the right to hand over as well. `row` has the columns of a deal that rules and
    places are about.
    """
    heads = [(name, "create")] + ([] if responsible_id == actor.user_id else [(f"{name}.responsible", "edit")])
    for head, action in heads:
        if not _reaches(actor, scope_of(actor.rights.grant(head, action), row), responsible_id, group_id):
            raise Forbidden(name, "create")


def require_move(actor: Actor, deal: object, pipeline_id: int, stage_id: int) -> None:
    """Nothing, or Forbidden when `actor` may not move `deal`, which they may edit, to that stage (P12)."""
    if scope_of(actor.rights.grant("deal.stage", "edit"), deal, (pipeline_id, stage_id)) == "none":
        raise Forbidden("deal", "move")


def require_section(actor: Actor, section: str) -> None:
    """Nothing, or Forbidden when the section is hidden from `actor` (P24)."""
    if section in actor.rights.hidden["section"]:
        raise Forbidden("section", "view")


# ------------------------------------------------------------------------------------------------- one record


def holds(q: Q, row: Mapping[str, Any]) -> bool:
    """Whether what `predicate` gave is true of a record, given its columns by name; a column that is absent is null.

    It gives what the database gives for the same condition: a comparison with null is not true.
    """
    return judge(q)(row)


def judge(q: Q) -> Judge:
    """What says `holds` of one record after another."""
    if q._is_negated:
        raise ValueError("a scope that is negated can't be asked of a record")
    parts = [_comparison(key, value) for key, value in q.filters.items()]
    parts += [judge(child) for child in q.children]
    if len(parts) == 1:
        return parts[0]
    decides = q.join_type == Q.OR  # whichever part says so ends it

    def says(row: Mapping[str, Any]) -> bool:
        for part in parts:
            if part(row) is decides:
                return decides
        return not decides

    return says


def allows(model: type[Model], actor: Actor, action: str, row: Mapping[str, Any]) -> bool:
    """Whether `predicate` is true of a record, given `id` and `columns`."""
    return holds(_predicate(model, actor, action), row)


@lru_cache(maxsize=4096)
def _predicate(model: type[Model], actor: Actor, action: str) -> Q:
    return predicate(model, actor, action)


def _comparison(key: str, value: Any) -> Judge:
    column, _, compared = key.partition("__")
    match compared:
        case "isnull":
            return lambda row: (row.get(column) is None) is value
        case "in":
            return lambda row: row.get(column) in value
        case "not_in":
            return lambda row: (found := row.get(column)) is not None and found not in value
    compare = _COMPARE[_SPELLED[compared]]
    return lambda row: compare(row.get(column), value)


_SPELLED: Final = {"": "=", "not": "!=", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}


def scope_of(grant: Grant, row: object, place: tuple[int, int] | None = None) -> str:
    """The scope that a grant has for a record: that of its place, or the narrower one of a rule that is true of it.

    `place` is where the record is to go, when that is what the grant is about.
    """
    here = place or (getattr(row, "pipeline_id", None), getattr(row, "stage_id", None))
    found = [grant.at(*here)]
    found += [cap.scope for cap in grant.caps if concerns(cap, row, here)]
    return min(found, key=width)


def concerns(cap: Cap, row: object, place: tuple[int | None, int | None]) -> bool:
    """Whether a rule is true of a record that stands, or is to go, there; of nothing only "not equal" is."""
    return (
        cap.pipeline_id in (None, place[0])
        and cap.stage_id in (None, place[1])
        and all(_COMPARE[each.compared](getattr(row, each.column, None), each.value) for each in cap.rule)
    )


def _reaches(actor: Actor, scope: str, responsible_id: int, group_id: int) -> bool:
    """Whether a scope holds the records of this responsible."""
    near = "own" if responsible_id == actor.user_id else "group" if group_id in actor.groups else "all"
    return width(near) <= width(scope)


_COMPARE: Final[dict[str, Callable[[Any, int], bool]]] = {
    "=": lambda value, other: value is not None and value == other,
    "!=": lambda value, other: value is None or value != other,
    ">=": lambda value, other: value is not None and value >= other,
    "<=": lambda value, other: value is not None and value <= other,
    ">": lambda value, other: value is not None and value > other,
    "<": lambda value, other: value is not None and value < other,
}

# --------------------------------------------------------------------------------------------------- all records


def _shared(actor: Actor, column: str) -> Q:
    """The column has a group that the actor reaches."""
    one: dict[str, Any] = {column: actor.group_id}
    several: dict[str, Any] = {f"{column}__in": actor.groups}
    return Q(**one) if actor.groups == (actor.group_id,) else Q(**several)


def _usable(actor: Actor, column: str) -> Q:
    """The column has an entity of which the actor may view some records."""
    nouns = [noun for noun in SECTIONS if may(actor, noun, "view")]
    return _any([Q(**{column: noun}) for noun in nouns])


def _within(grant: Grant, actor: Actor) -> Q:
    """The rows that a grant reaches: its places, each with its scope, less what its caps take away."""
    if not (grant.pipelines or grant.stages or grant.caps):
        return SCOPES[grant.scope](actor)
    outside_stages = [Q(stage_id__not_in=sorted(grant.stages))] if grant.stages else []
    outside_pipelines = [Q(pipeline_id__not_in=sorted(grant.pipelines))] if grant.pipelines else []
    places: dict[str, list[Q]] = {grant.scope: [_all([*outside_stages, *outside_pipelines])]}
    for scope, ids in _by_scope(grant.pipelines.items()):
        places.setdefault(scope, []).append(_all([Q(pipeline_id__in=ids), *outside_stages]))
    for scope, ids in _by_scope((id, scope) for id, (_, scope) in grant.stages.items()):
        places.setdefault(scope, []).append(Q(stage_id__in=ids))
    reached = _any([_all([SCOPES[scope](actor), _any(where)]) for scope, where in places.items()])
    return _all([reached, *(_any([*_unless(cap), SCOPES[cap.scope](actor)]) for cap in grant.caps)])


def _by_scope(places: Iterable[tuple[int, str]]) -> Iterable[tuple[str, list[int]]]:
    found: dict[str, list[int]] = {}
    for id, scope in sorted(places):
        found.setdefault(scope, []).append(id)
    return found.items()


def _unless(cap: Cap) -> Iterator[Q]:
    """What is true, one or the other, of the rows that a cap is not about."""
    if cap.stage_id is not None:
        yield Q(stage_id__not=cap.stage_id)
    elif cap.pipeline_id is not None:
        yield Q(pipeline_id__not=cap.pipeline_id)
    for each in cap.rule:
        opposite: dict[str, Any] = {f"{each.column}{_OPPOSITE[each.compared]}": each.value}
        yield Q(**opposite)
        if each.compared in _ORDERED:
            nothing: dict[str, Any] = {f"{each.column}__isnull": True}
            yield Q(**nothing)


_ORDERED: Final = (">=", "<=", ">", "<")
_OPPOSITE: Final = {">=": "__lt", "<=": "__gt", ">": "__lte", "<": "__gte", "=": "__not", "!=": ""}


def _all(parts: Iterable[Q]) -> Q:
    """All of these hold."""
    needed = [part for part in parts if part is not ALL]
    if any(part is NOTHING for part in needed):
        return NOTHING
    return Q(*needed) if len(needed) > 1 else needed[0] if needed else ALL


def _any(parts: Iterable[Q]) -> Q:
    """One of these holds."""
    offered = [part for part in parts if part is not NOTHING]
    if any(part is ALL for part in offered):
        return ALL
    return Q(*offered, join_type=Q.OR) if len(offered) > 1 else offered[0] if offered else NOTHING
