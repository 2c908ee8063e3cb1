"""All that has happened, in the graph (R9, R10)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import strawberry

from api.reading.declare import NOUNS, Node, column, computed, condition, derived, entity, picked
from api.reading.inputs import IDFilter
from api.reading.scalars import DateTime, keys, split
from api.schema.changes import FieldChange, changes, noun_of
from api.schema.feed import about, skipped, stage
from domain import acts
from domain.questions import Sql, one_of
from domain.values import at
from permissions.errors import BadInput
from permissions.lines import RECORDS

if TYPE_CHECKING:
    from api.schema.companies import Company
    from api.schema.contacts import Contact
    from api.schema.customers import Customer
    from api.schema.deals import Deal
    from api.schema.files import File
    from api.schema.items import Item
    from api.schema.notes import Note
    from api.schema.pipelines import Stage
    from api.schema.tasks import Task
    from api.schema.users import User

MOST: Final = 100  # kinds, entities or records of one condition

_NOUN, _KIND = re.compile(r"[a-z_]{1,40}"), re.compile(r"([a-z_]{1,40})\.([a-z_]{1,40})")


def _table(noun: str) -> str:
    return NOUNS[noun].model._meta.db_table if noun in NOUNS else noun


def _kind(values: Mapping[str, Any], _: Any) -> str:
    table, _, happened = values["kind"].partition(".")
    return f"{noun_of(table)}.{happened}"


def _few(wanted: Sequence[str], what: str) -> None:
    if len(wanted) > MOST:
        raise BadInput("", f"at most {MOST} {what} are expected.")


def _of_kinds(sql: Sql, a: str, wanted: Sequence[str]) -> str:
    _few(wanted, "kinds")
    found = []
    for place, kind in enumerate(wanted):
        if not (match := _KIND.fullmatch(kind)):
            raise BadInput(at("", place), "a kind such as deal.moved is expected.")
        found.append(f"{_table(match[1])}.{match[2]}")
    return sql.within(f"{a}.kind", found, "text")


def _about_nouns(sql: Sql, a: str, wanted: Sequence[str]) -> str:
    _few(wanted, "entities")
    for place, noun in enumerate(wanted):
        if not _NOUN.fullmatch(noun):
            raise BadInput(at("", place), "an entity such as deal is expected.")
    return sql.within(f"{a}.entity", [_table(noun) for noun in wanted], "text")


def _about_records(sql: Sql, a: str, wanted: Sequence[str]) -> str:
    """By way of the ids: each record is an index probe, and only its events are put in order."""
    _few(wanted, "records")
    by_noun: dict[str, list[int]] = {}
    for place, id in enumerate(wanted):
        if (parts := split(id)) is None:
            raise BadInput(at("", place), "expected an id as the graph gave it.")
        by_noun.setdefault(parts[0], []).append(parts[1])
    ways = ["select e.id from event e where false"]
    for noun, ids in by_noun.items():
        name, these = sql.param(_table(noun)), sql.within("e.record_id", ids)
        ways.append(f"select e.id from event e where e.entity = {name} and {these}")
        if noun in RECORDS:
            on_it = sql.within("e.card_id", ids)
            ways.append(f"select e.id from event e where e.card = '{noun}' and {on_it}")
    return one_of(a, " union all ".join(ways), postgres=sql.postgres)


def _by(sql: Sql, a: str, value: Any) -> str:
    parts = ["true"]
    if (wanted := value.get("in")) is not None:
        if len(wanted) > 1000:
            raise BadInput("in", "at most 1000 ids are expected.")
        parts.append(sql.within(f"{a}.actor_id", keys(wanted, "user", "in")))
    if (nobody := value.get("isNull")) is not None:
        parts.append(f"{a}.actor_id {'=' if nobody else '<>'} 0")
    return " and ".join(parts)


@entity(acts.Act, sort="-at", noun="act")
class Event(Node):
    """Something that happened: a record was made, changed, moved, handed over or deleted, under the rights of this
    moment; to administrators also what was done to policy, users, keys, sessions, exports and settings.
    """

    at: DateTime = column("When.", filter=True)
    kind: str = computed(
        "What happened: a noun, a full stop, and what befell it: `deal.moved`, `task.completed`, `user.deactivated`.",
        "kind",
        answer=_kind,
    )
    entity: str = computed(
        "What it is about: deal, contact, company, task, note, file, item, customer; to administrators others.",
        "entity",
        answer=lambda values, _: noun_of(values["entity"]),
    )
    record_id: strawberry.ID = computed(
        "The id of the record that it is about, which may be gone.",
        "entity",
        "record_id",
        answer=lambda values, _: f"{noun_of(values['entity'])}_{values['record_id']}",
    )
    actor: User | None = picked(
        "Who did it, a person or an integration; null when it was done at the command line, or by itself.",
        "actor_id",
        pick=lambda values: [values["actor_id"]] if values["actor_id"] else [],
    )
    address: str | None = column("The address that it was done from; kept of what only administrators are told.")
    changes: list[FieldChange] = derived(
        "What changed, by field in alphabetical order of the columns. Hidden fields are left out.",
        "entity",
        "card",
        "card_id",
        "before",
        "after",
        derive=changes,
    )
    from_stage: Stage | None = picked(
        "Of a deal's move: the stage that was left (D22).", "kind", "before", pick=stage("before")
    )
    to_stage: Stage | None = picked(
        "Of a deal's move: the stage that was entered (D22).", "kind", "after", pick=stage("after")
    )
    skipped_stages: list[Stage] = picked(
        "Of a deal's move: the active stages that were jumped over, in board order (D23).",
        "kind",
        "after",
        pick=skipped,
    )
    deal: Deal | None = picked(
        "The deal that it is about, or on whose card it happened.",
        *("entity", "record_id", "card", "card_id"),
        pick=about("deal"),
    )
    contact: Contact | None = picked(
        "The contact that it is about, or on whose card it happened.",
        *("entity", "record_id", "card", "card_id"),
        pick=about("contact"),
    )
    company: Company | None = picked(
        "The company that it is about, or on whose card it happened.",
        *("entity", "record_id", "card", "card_id"),
        pick=about("company"),
    )
    task: Task | None = picked(
        "The task that it is about, or that a file is on, unless it is gone.",
        *("entity", "record_id", "card", "card_id"),
        pick=about("task"),
    )
    note: Note | None = picked(
        "The note that it is about, unless it is gone.", *("entity", "record_id", "card", "card_id"), pick=about("note")
    )
    item: Item | None = picked(
        "The item that it is about, unless it is gone.", *("entity", "record_id", "card", "card_id"), pick=about("item")
    )
    customer: Customer | None = picked(
        "The customer that it is about, unless it is gone.",
        *("entity", "record_id", "card", "card_id"),
        pick=about("customer"),
    )
    file: File | None = picked(
        "The file that it is about, unless it is gone.", *("entity", "record_id", "card", "card_id"), pick=about("file")
    )

    kind_ = condition("One of these kinds, at most 100: `deal.moved`.", list[str], _of_kinds)
    entity_ = condition("About one of these, at most 100: `deal`, `task`.", list[str], _about_nouns)
    record = condition(
        "About one of these records, at most 100, or on it: notes, files and tasks of a deal too.",
        list[strawberry.ID],
        _about_records,
    )
    actor_ = condition("Done by one of these users or integrations; `isNull`: by none.", IDFilter, _by)
