"""What a change of rights brings into view and takes out of it, and which states of records a filter matches.

Rights change between two positions of the log. What was in view is asked of the records as they were at the first one:
most are still so, and are asked for in SQL; those that something has happened to since are gone back to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson
from tortoise.expressions import Q

from domain import account, db, reference, states, stored
from domain.events import Event
from domain.questions import Condition, Sql
from domain.reads import read
from domain.states import State
from domain.streams.sights import MODELS, Sight, key_of, moved, placed
from domain.users import User
from domain.values import fold
from permissions import scope
from permissions.actor import Actor

MOST: Final = 1_000  # records that come and go by one change of rights, and are told one by one
MOST_EVENTS: Final = 10_000  # since then
MOST_MOVED: Final = 5_000  # records of users who went to another group


Rows = tuple[set[int], set[int]]  # ids of records: those that one loses, and those that one gains


class TooMuch(Exception):
    """It takes less to read everything anew."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of records, in order."""

    lost: Sequence[int] = ()
    gained: Sequence[int] = ()


class Window:
    """What has happened since a position, committed though maybe without a position yet; read when it is asked for."""

    def __init__(self, pos: int, moves: int) -> None:
        self.pos, self.moves = pos, moves  # the last event by which somebody went to another group, as far as known
        self._movers: Mapping[int, int] | None = None
        self._users: Mapping[int, Mapping[str, Any]] = {}  # as they were in memory when `moves` was found
        self._events: list[Event] | None = None
        self._first: dict[str, Mapping[int, State | None]] = {}
        self._taken: dict[str, Mapping[int, State]] = {}

    async def events(self) -> list[Event]:
        """All of it. Raises TooMuch."""
        if self._events is None:
            # Those without a position first: whichever gets one meanwhile is among the others.
            waiting = await stored.select(Event, f"a.pos is null order by a.id limit {MOST_EVENTS + 1}", [])
            where = f"a.pos > {stored.placeholder(1)} order by a.pos limit {MOST_EVENTS + 1}"
            found = await stored.select(Event, where, [self.pos])
            known = {each.id for each in found}
            self._events = [*found, *(each for each in waiting if each.id not in known)]
            if len(self._events) > MOST_EVENTS:
                raise TooMuch
        return self._events

    def nobody_moved(self) -> None:
        """Since those moves nobody went to another group."""
        self._movers, self._users = {}, reference.rows(User)

    async def movers(self) -> Mapping[int, int]:
        """Users who went to another group since those moves, with the one that they were in then."""
        if self._movers is None:
            # Memory first: whatever it has of moves is among those that are read then. The others are told of later.
            self._users = reference.rows(User)
            happened = await _moves(self.moves)
            while happened and not _known(happened, self._users):
                happened.pop()
            self._movers = moved(happened)
            self.moves = happened[-1].id if happened else self.moves
        return self._movers

    async def touched(self, noun: str) -> Mapping[int, State | None]:
        """The records that something happened to, as they were at the position; None: not there yet."""
        if noun not in self._first:
            found: dict[int, State | None] = {}
            for change in await states.changes([each for each in await self.events() if each.entity == noun]):
                found.setdefault(change.event.record_id, change.before)
            self._first[noun] = found
        return self._first[noun]

    def group(self, user_id: int) -> int | None:
        """The group that a user was in after those moves, whatever has become known since."""
        user = self._users.get(user_id)
        return None if user is None else user["group_id"]

    async def taken_along(self, noun: str) -> Mapping[int, State]:
        """The records of those users, and of all who have moved since, as they are: they may be in their new groups
        already. To be asked behind other rows. Raises TooMuch.
        """
        if noun not in self._taken:
            users = {*await self.movers(), *(each.record_id for each in await _moves(self.moves))}
            among, param = stored.among("a.responsible_id", 1, users)
            rows = await stored.select(MODELS[noun], f"{among} limit {MOST_MOVED + 1}", [param]) if users else []
            if len(rows) > MOST_MOVED:
                raise TooMuch
            self._taken[noun] = {row.pk: states.of(row) for row in rows}
        return self._taken[noun]


async def _moves(after: int) -> list[Event]:
    """The events behind this one by which users went to another group. They follow each other under a lock."""
    group = "a.before ? 'group_id'" if db.dialect() == "postgres" else "json_extract(a.before, '$.group_id') > 0"
    where = f"a.entity = 'users' and a.id > {stored.placeholder(1)} and {group} order by a.id"
    return await stored.select(Event, where, [after])


def _known(happened: Sequence[Event], users: Mapping[int, Mapping[str, Any]]) -> bool:
    """Whether these users are where these events have brought them."""
    now = {event.record_id: event.after["group_id"] for event in happened}
    return all(id in users and users[id]["group_id"] == group for id, group in now.items())


async def last_move() -> int:
    """The last event so far by which a user went to another group; 0 without any."""
    window = Window(0, 0)
    await window.movers()
    return window.moves


async def rows(old: Sight, new: Sight, actor: Actor, conditions: Sequence[Condition] = ()) -> Rows:
    """Which records are in view by the one and not by the other, both ways, as they are now; conditions are of the
    filter. Raises TooMuch.
    """
    if old.hidden != new.hidden:
        raise TooMuch  # every record looks different
    if old.key == new.key:
        return set(), set()
    sql = Sql(actor, await account.remembered())
    narrowed = [each(sql, "a") for each in conditions]
    table = MODELS[old.noun]._meta.db_table
    parts = list[str]()
    for side, (first, second) in enumerate(((old.q, new.q), (new.q, old.q))):
        for each in _only(first, second):
            only = [sql.condition(each, "a"), f"({sql.condition(second, 'a')}) is not true", *narrowed]
            asked = f'select a.id, {side} as side from "{table}" a where {" and ".join(only)} limit {MOST + 1}'
            parts.append(f"select * from ({asked}) s{len(parts)}")
    found: Rows = set(), set()
    if parts:
        for id, side in (await read([(" union all ".join(parts), sql.params)]))[0]:
            found[side].add(id)
    if max(map(len, found)) > MOST:
        raise TooMuch
    return found


def _only(first: Q, second: Q) -> Sequence[Q]:
    """The alternatives of one condition that another one has not: where some of them is true, the other may not be.

    Each is asked by itself. All together are read from the whole table by a plan that is made for any parameters, and
    so is an alternative of both, though nothing is true of it: a pipeline that everybody sees, say.
    """
    if first is scope.NOTHING or second is scope.ALL:
        return ()
    known = {key_of(each) for each in _alternatives(second)}
    return [each for each in _alternatives(first) if key_of(each) not in known]


def _alternatives(q: Q) -> Sequence[Q]:
    return q.children if q.join_type == Q.OR and not q.filters else (q,)


async def difference(old: Sight, new: Sight, window: Window, found: Rows) -> Difference:
    """What was in view at the window's beginning and would not be now, and the opposite, of what `rows` has found.

    Of a window it is asked behind all rows, since what these have already has to be among what is read aside. Raises
    TooMuch.
    """
    by_group = new.by_group or old.by_group
    movers = await window.movers() if by_group else {}
    if old.key == new.key and not movers:
        return Difference()
    noun, (lost, gained) = old.noun, found
    aside: dict[int, State | None] = dict(await window.taken_along(noun)) if by_group else {}
    aside |= await window.touched(noun)
    for id, state in aside.items():
        lost.discard(id)
        gained.discard(id)
        if state is not None:
            was, is_now = old.holds(placed(state, window.group, movers)), new.holds(placed(state, window.group))
            if was != is_now:
                (lost if was else gained).add(id)
    if len(lost) + len(gained) > MOST:
        raise TooMuch
    return Difference(sorted(lost), sorted(gained))


async def matching(
    noun: str, actor: Actor, conditions: Sequence[Condition], pairs: Sequence[tuple[State | None, State | None]]
) -> list[tuple[bool, bool]]:
    """Whether the conditions hold of these states of records, one statement for all; of none they don't.

    What they say of other tables is asked of what is there now.
    """
    asked = [_folded(side) for pair in pairs for side in pair if side is not None]
    sql = Sql(actor, await account.remembered())
    given = sql.param(orjson.dumps(asked).decode())
    table = MODELS[noun]._meta.db_table
    if sql.postgres:
        source = f'jsonb_populate_recordset(null::"{table}", {given}::text::jsonb) with ordinality a'
    else:
        columns = ", ".join(f"json_extract(value, '$.{name}') as \"{name}\"" for name in MODELS[noun]._meta.db_fields)
        source = f"(select key + 1 as ordinality, {columns} from json_each({given})) a"
    where = " and ".join(each(sql, "a") for each in conditions) or "true"
    [rows] = await read([(f"select a.ordinality from {source} where {where}", sql.params)])
    found, place = {row[0] for row in rows}, 0
    results = []
    for pair in pairs:
        fits = []
        for side in pair:
            place += side is not None
            fits.append(side is not None and place in found)
        results.append((fits[0], fits[1]))
    return results


def _folded(state: State) -> State:
    """With the forms for searching that its texts had then."""
    folded = {
        name: fold(state[plain] or "")
        for name in state
        if name.endswith("_folded") and (plain := name.removesuffix("_folded")) in state
    }
    return {**state, **folded}
