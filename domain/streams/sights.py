"""What somebody sees of a kind of records, as something to compare: who sees the same shares the work."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tortoise.expressions import Q
from tortoise.models import Model

from domain import reference
from domain.access import MODELS as RECORDS
from domain.bulk import BulkChange
from domain.notifications import Notification
from domain.states import State
from domain.users import User
from permissions import scope
from permissions.actor import Actor

Key = tuple[Any, ...]
Only = tuple[str, int]  # a column, and the value that it has

MODELS: Final[dict[str, type[Model]]] = {**RECORDS, "notification": Notification, "bulk_change": BulkChange}
MOST_LOOKED_AT: Final = 50  # values, from which on it is easier to ask


def key_of(q: Q) -> Key:
    """The same for conditions that say the same."""
    filters = sorted((name, tuple(value) if isinstance(value, list) else value) for name, value in q.filters.items())
    return q.join_type, tuple(filters), tuple(key_of(child) for child in q.children)


@dataclass(frozen=True, slots=True)
class Sight:
    """Which records of a noun are in view, and which fields of theirs are not."""

    noun: str
    q: Q
    hidden: frozenset[str]
    key: Key
    looks_at: frozenset[tuple[str, Any]] | None  # columns with values: what is in view has one of them; None: who knows
    by_group: bool  # it depends on the group of the responsible
    columns: frozenset[str]  # that it looks at
    judge: scope.Judge

    def holds(self, state: State | None) -> bool:
        """Whether the record as it is, or was, is in view."""
        return state is not None and self.judge(state)


@lru_cache(maxsize=4096)
def sight(noun: str, actor: Actor, only: Only | None = None) -> Sight:
    """What the actor sees of a noun, or `only` of a part of it: the deals of one board, a single record.

    Of notifications everybody sees their own alone, administrators too.
    """
    mine = Q(user_id=actor.user_id)
    q = mine if noun == "notification" else scope.predicate(MODELS[noun], actor, "view")
    hidden = actor.rights.hidden.get(noun, frozenset())
    if only is not None and q is not scope.NOTHING:
        column: dict[str, Any] = dict([only])
        q = Q(**column) if q is scope.ALL else Q(q, **column)
    key = noun, key_of(q), hidden
    return Sight(noun, q, hidden, key, _looks_at(q), _by_group(q), columns(q), scope.judge(q))


def _looks_at(q: Q) -> frozenset[tuple[str, Any]] | None:
    """Columns with values of which a record has at least one where this holds; None where that can't be said."""
    parts = [_value(name, value) for name, value in q.filters.items()] + [_looks_at(child) for child in q.children]
    if q.join_type != Q.OR:
        return min((each for each in parts if each is not None), key=len, default=None)
    found = frozenset[tuple[str, Any]]()
    for each in parts:
        if each is None:
            return None
        found |= each
    return found if len(found) <= MOST_LOOKED_AT else None


def columns(q: Q) -> frozenset[str]:
    """The columns that a condition looks at."""
    named = frozenset(name.partition("__")[0] for name in q.filters)
    return named.union(*(columns(child) for child in q.children))


def _value(name: str, value: Any) -> frozenset[tuple[str, Any]] | None:
    if name == "id__isnull":
        return frozenset() if value else None
    column, _, compared = name.partition("__")
    match compared:
        case "":
            return frozenset({(column, value)})
        case "in":
            return frozenset((column, each) for each in value)
    return None


def _by_group(q: Q) -> bool:
    return any(name.startswith("group_id") for name in q.filters) or any(_by_group(child) for child in q.children)


@lru_cache(maxsize=4096)
def eyes(actor: Actor) -> Key:
    """The same for all who are shown the same of records: equal rights, near the same records, in one language."""
    predicates = tuple(key_of(scope.predicate(model, actor, "view")) for model in RECORDS.values())
    return predicates, actor.rights, actor.key_id is None, actor.sees_shared, actor.locale


def group_of(user_id: int) -> int | None:
    """The group that a user is in, as far as known."""
    user = reference.rows(User).get(user_id)
    return None if user is None else user["group_id"]


def placed(
    state: State, group: Callable[[int], int | None] = group_of, before: Mapping[int, int] | None = None
) -> State:
    """A record in the group of its responsible: the one that `before` names, or that of `group`.

    A user who goes to another group takes their records along, of which no event of theirs tells.
    """
    owner = state["responsible_id"]
    is_in = (before or {}).get(owner) or group(owner)
    return state if is_in is None or is_in == state["group_id"] else {**state, "group_id": is_in}


def moved(events: Sequence[Any]) -> dict[int, int]:
    """Users who have gone to another group by these events, in order, with the group that they were in before."""
    found: dict[int, int] = {}
    for event in events:
        if event.entity == User._meta.db_table and "group_id" in event.before:
            found.setdefault(event.record_id, event.before["group_id"])
    return found
