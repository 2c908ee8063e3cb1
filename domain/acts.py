"""The list of all that has happened, for whoever looks back (R9, R10): which events somebody may know of.

An event is told of under the rights of this moment. One of a deal, contact, company or task is for those who may view
that record now, or could have viewed it when it was deleted; one of a note or a file is as what it stands on. All
others (policy, users, keys, sessions, exports, settings) are for administrators.
"""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from tortoise.expressions import Q

from domain import feed
from domain.access import MODELS
from domain.events import Event, is_last
from domain.questions import Question, Sql
from domain.records import Record
from permissions import scope
from permissions.actor import Actor

# What is written to people, not by them: the log carries it for streams alone.
UNTOLD: Final = "notification"

# Notes and files are told of as what they stand on is.
_ATTACHED: Final = "'note', 'file'"
_NOUN: Final = f"case when {{a}}.entity in ({_ATTACHED}) then {{a}}.card else {{a}}.entity end"
_ID: Final = f"case when {{a}}.entity in ({_ATTACHED}) then {{a}}.card_id else {{a}}.record_id end"


def sight(sql: Sql, a: str) -> str:
    """What is true of the events, named `a`, that the actor may know of."""
    if sql.actor.is_administrator:
        return f"{a}.entity <> '{UNTOLD}'"
    told = " ".join(f"when '{noun}' then {_seen(sql, model, _ID.format(a=a))}" for noun, model in MODELS.items())
    return f"case {_NOUN.format(a=a)} {told} else false end{feed.but_hidden_files(sql, a)}"


class Act(Event):
    """An event as a row of that list; on a card's feed it is what `feed` says."""

    child: ClassVar[bool] = False
    sight: ClassVar[Any] = staticmethod(sight)

    class Meta:
        abstract = True  # of the table there is one
        table = "event"


def visible(actor: Actor) -> Question:
    """The events that the actor may know of.

    Where there is a kind of record of which they see all, what happened lately is theirs often enough to be looked
    through; else it may have to be found by way of the records that they see, if they see any.
    """
    sights = [scope.predicate(model, actor, "view") for model in MODELS.values()]
    sees_all = any(each is scope.ALL for each in sights)
    sees_none = all(each is scope.NOTHING for each in sights)
    return Question(Act, actor, far=None if sees_all or sees_none else _by_record)


def _seen(sql: Sql, model: type[Record], id: str) -> str:
    """The record with this id is in the actor's view, or was when it was deleted."""
    here = sql.scope(model, "r")
    if here in ("true", "false"):
        return here
    noun = model.entity
    return (
        f"(exists (select 1 from {noun} r where r.id = {id} and {here}) "
        f"or (not exists (select 1 from {noun} r where r.id = {id}) "
        f"and exists (select 1 from ({_deleted(sql, model)}) g where g.record_id = {id} and {sql.scope(model, 'g')})))"
    )


def _deleted(sql: Sql, model: type[Record]) -> str:
    """What a scope looks at of records that are gone, as it was at last."""
    names = sorted(_columns(scope.predicate(model, sql.actor, "view")) - Event._meta.db_fields)
    kept = "".join(f", {_kept(sql, name)} as {name}" for name in names)
    return (
        f"select e.record_id, e.responsible_id, e.group_id{kept} from event e "
        f"where e.entity = '{model.entity}' and e.kind = '{model.entity}.deleted' and {is_last('e')}"
    )


def _kept(sql: Sql, name: str) -> str:
    """A column of a record that is gone, from its last event: an id, an amount or a flag."""
    if not sql.postgres:
        return f"json_extract(e.before, '$.{name}')"
    return f"(e.before ->> '{name}')::{'boolean' if name == 'available_to_everyone' else 'bigint'}"


def _columns(q: Q) -> set[str]:
    """The columns that a scope looks at."""
    mine = {key.partition("__")[0] for key in q.filters} - {"id"}
    return mine.union(*(_columns(child) for child in q.children))


def _by_record(sql: Sql, gate: str) -> str:
    """The ids of all events that the actor may know of, by way of the records: SQL; none unless the gate is true."""
    return " union all ".join(
        f"select e.id from {records} r cross join event e where {gate} and {here} and {there}"
        for records, here, there in _ways(sql)
    )


def _ways(sql: Sql) -> Iterator[tuple[str, str, str]]:
    """From which records `r`, which of them, and which events `e` are theirs. In a cross join SQLite begins with the
    records.
    """
    for noun, model in MODELS.items():
        seen = sql.scope(model, "r")
        for records in (noun, f"({_deleted(sql, model)})") if seen != "false" else ():
            id = "r.id" if records == noun else "r.record_id"
            yield records, seen, f"e.entity = '{noun}' and e.record_id = {id}"
            yield records, seen, f"e.card = '{noun}' and e.card_id = {id} and e.entity in ({_ATTACHED})"
