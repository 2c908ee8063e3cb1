"""What comes of two contacts, or two companies, that are one: the fields and the lists of the one that stays (X9).

Worked out before anything is written, so that a preview tells what the merge does. Where one of the two has a value and
the other has none, the value stays; where both have one, that of the survivor, unless the other is asked for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, Final

from tortoise.models import Model

from domain import contacts, custom_fields, custom_values, knowledge, reach, stored, tags, trash
from domain.custom_fields import Definition
from domain.records import Card, Change, Record, Versioned
from permissions import fields, scope
from permissions.actor import Actor
from permissions.errors import BadInput, Invalid


@dataclass(frozen=True, slots=True)
class Part:
    """A field that only one of the two can give: its columns, and others that follow from these."""

    columns: tuple[str, ...]
    along: tuple[str, ...] = ()
    is_flag: bool = False  # which is never empty


# By entity and by the name of the field in the graph.
PARTS: Final[Mapping[str, Mapping[str, Part]]] = {
    "contact": {
        "name": Part(("first_name", "last_name"), ("name", "name_folded", "first_name_folded", "last_name_folded")),
        "address": Part(("address",)),
        "clientType": Part(("client_type_id",)),
        "mailingConsent": Part(("mailing_consent",), is_flag=True),
    },
    "company": {
        "name": Part(("name",), ("name_folded",)),
        "website": Part(("website",)),
        "legalAddress": Part(("legal_address",)),
        "actualAddress": Part(("actual_address",)),
        "requisites": Part(("requisites", "inn")),
        "annualTurnover": Part(("annual_turnover_minor",)),
        "employees": Part(("employees",)),
        "clientType": Part(("client_type_id",)),
    },
}


@dataclass(frozen=True, slots=True)
class Way:
    """A table whose rows refer to records of a kind by a column."""

    model: type[Model]
    column: str
    others: tuple[str, ...]  # what a row has once for a record
    is_own: bool  # its rows are a part of the record: phones, tags
    linked: str  # or else they link it with records of this kind

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    @property
    def is_single(self) -> bool:
        """Whether one row at most refers to a record."""
        return self.model._meta.fields_map[self.column].unique

    @property
    def is_record(self) -> bool:
        """Whether its rows are records, with versions and events of their own."""
        return issubclass(self.model, Record)


@cache
def ways(noun: str) -> Sequence[Way]:
    """All tables that refer to records of a kind, in the order in which they are locked."""
    found = []
    for table, model in sorted(trash.models().items()):
        for key in trash.keys_of(model):
            if key.table == noun and len(key.columns) == 1:
                [column] = key.columns
                unique = next((set(each) for each in model._meta.unique_together if column in each), {column})
                others = tuple(sorted(unique - {column}))
                is_own = table.startswith(f"{noun}_")
                links = {each.columns: each.table for each in trash.keys_of(model)}
                linked = "" if is_own or issubclass(model, Versioned) else links.get(others, "")
                found.append(Way(model, column, others, is_own, linked))
    return found


@dataclass(frozen=True, slots=True)
class _List:
    """A list that both have: how it is called, how long it may get, and what a row is in an event."""

    field: str
    most: int
    labels: Mapping[str, str]


_LISTS: Final[Mapping[str, _List]] = {
    "phone": _List("phones", reach.MOST, {"ru": "телефонов", "en": "phones"}),
    "email": _List("emails", reach.MOST, {"ru": "адресов почты", "en": "e-mail addresses"}),
    "messenger": _List("messengers", reach.MOST, {"ru": "мессенджеров", "en": "messengers"}),
    "tag": _List("tags", tags.MOST, {"ru": "тегов", "en": "tags"}),
    "knowledge": _List("knowledge", knowledge.MOST, {"ru": "материалов базы знаний", "en": "items of knowledge"}),
    "company": _List("companies", contacts.MOST_COMPANIES, {"ru": "компаний", "en": "companies"}),
}
_UNNAMED: Final = {"ru": "значений", "en": "values"}  # of a hidden list


@dataclass(slots=True)
class Outcome:
    """What the survivor gets: columns to set, rows to insert, and what an event tells of both.

    `choices` are the fields in which both have different values: (what the survivor has, what the other one has).
    `set` is what was set by name, before and after, and `given` the new rows by table, for who undoes it.
    """

    values: dict[str, Any] = field(default_factory=dict)
    rows: list[Model] = field(default_factory=list)
    change: Change = field(default_factory=dict)
    choices: Change = field(default_factory=dict)
    set: dict[str, list[Any]] = field(default_factory=dict)
    given: dict[str, list[list[Any]]] = field(default_factory=dict)


async def outcome(actor: Actor, survivor: Card, other: Card, take: Sequence[str]) -> Outcome:
    """What comes of the two when the fields `take` are the other's.

    Raises BadInput for a name that is no such field, Forbidden for a field that is locked; Invalid FIELD_ARCHIVED,
    API_ONLY (F8), REPEATED, TOO_MANY_TOGETHER.
    """
    noun = survivor.entity
    customs = await custom_fields.known(noun)
    _check(actor, noun, take, customs)
    found = Outcome()
    for name, part in PARTS[noun].items():
        mine, theirs = ([getattr(each, column) for column in part.columns] for each in (survivor, other))
        decided = _decide(mine, theirs, both=part.is_flag or (_is_filled(mine) and _is_filled(theirs)))
        if decided == "choose":
            found.choices |= _shown(name, part, survivor, other)
        if (decided == "choose" and name in take) or decided == "fill":
            found.values |= {column: getattr(other, column) for column in (*part.columns, *part.along)}
    for column, value in found.values.items():
        if (before := getattr(survivor, column)) != value:
            found.set[column] = [before, value]
    _choose_custom(found, survivor, other, take, customs)
    await _join(actor, found, survivor, other)
    return found


def _check(actor: Actor, noun: str, take: Sequence[str], customs: Mapping[str, Definition]) -> None:
    for place, name in enumerate(take):
        path = f"take.{place}"
        if name not in PARTS[noun] and name not in customs:
            raise BadInput(path, f"the {noun} has no field {name[:30]!r} to take.")
        if name in take[:place]:
            raise Invalid("REPEATED", path)
        scope.require_fields(actor, noun, fields.get(noun, name).inputs)
        if (custom := customs.get(name)) and custom.is_archived:
            raise Invalid("FIELD_ARCHIVED", path, labels=custom.labels)
        if custom and custom.is_api_only and actor.key_id is None:
            raise Invalid("API_ONLY", path, labels=custom.labels)


def _is_filled(values: Iterable[Any]) -> bool:
    return any(value is not None and value not in ("", {}) for value in values)


def _decide(mine: Sequence[Any], theirs: Sequence[Any], *, both: bool) -> str:
    """Whether there is something to choose, something to fill in, or nothing."""
    if mine == theirs:
        return ""
    if both:
        return "choose"
    return "fill" if _is_filled(theirs) else ""


def _shown(name: str, part: Part, survivor: Card, other: Card) -> Change:
    """A choice as an event would tell of it."""
    if name == "requisites":
        sides = [{**({"inn": each.inn} if each.inn else {}), **each.requisites} for each in (survivor, other)]  # type: ignore[attr-defined]  # companies
        return {name: (sides[0], sides[1])}
    column = "name" if name == "name" else part.columns[0]
    return {column: (getattr(survivor, column), getattr(other, column))}


def _choose_custom(
    found: Outcome, survivor: Card, other: Card, take: Sequence[str], customs: Mapping[str, Definition]
) -> None:
    """Custom fields likewise, those in the archive too: each is a key of a document."""
    documents: dict[str, dict[str, Any]] = {
        column: dict(getattr(survivor, column) or {}) for column in custom_values.COLUMNS
    }
    for key, definition in customs.items():
        column = custom_values.column(definition)
        document, theirs = documents[column], getattr(other, column) or {}
        before, after = document.get(key), theirs.get(key)
        decided = _decide([before], [after], both=before is not None and after is not None)
        if decided == "choose":
            found.choices[key] = before, after
        if decided == "fill" or (decided == "choose" and key in take):
            found.change[key] = before, after
            for each in (key, f"{key}~"):
                found.set[each] = [document.pop(each, None), theirs.get(each)]
                if each in theirs:
                    document[each] = theirs[each]
            found.values[column] = document


# ------------------------------------------------------------------------------------------------------------- lists


async def _join(actor: Actor, found: Outcome, survivor: Card, other: Card) -> None:
    """The survivor's own rows with the other's behind them, each once."""
    noun = survivor.entity
    for way in ways(noun):
        if not way.is_own:
            continue
        both = await stored.select(way.model, f"a.{way.column} in ({survivor.id}, {other.id}) order by a.id", [])
        mine = [each for each in both if getattr(each, way.column) == survivor.id]
        theirs = [each for each in both if getattr(each, way.column) == other.id]
        has = {key(way, each) for each in mine}
        if not (new := [each for each in theirs if key(way, each) not in has]):
            continue
        named = _LISTS.get(way.table.removeprefix(f"{noun}_"))
        if named and len(mine) + len(new) > named.most:
            hidden = named.field in actor.rights.hidden[noun]
            labels = _UNNAMED if hidden else named.labels
            raise Invalid("TOO_MANY_TOGETHER", "sourceId", most=named.most, labels=labels)
        found.given[way.table] = [list(key(way, each)) for each in new]
        found.rows += (rows := [_copy(way, each, survivor.id, is_first=not mine) for each in new])
        found.change |= await _told(way, mine, rows)


def key(way: Way, row: Model) -> tuple[Any, ...]:
    """What a row of a list has once, as JSON keeps it."""
    values = (getattr(row, name) for name in way.others)
    return tuple(value.value if isinstance(value, Enum) else value for value in values)


def _copy(way: Way, row: Model, id: int, *, is_first: bool) -> Model:
    values = {name: getattr(row, name) for name in row._meta.db_fields if name not in ("id", way.column)}
    if "is_main" in values:
        values["is_main"] = values["is_main"] and is_first
    return stored.new(way.model, **values, **{way.column: id})


async def _told(way: Way, mine: Sequence[Model], new: Sequence[Model]) -> Change:
    """What an event tells of a list that has become longer."""
    told = _TELLS.get(way.table.partition("_")[2])
    if told:
        name, tell = told
        before = [tell(each) for each in mine]
        return {name: (before, [*before, *(tell(each) for each in new)])}
    if way.table.endswith("_tag"):
        ids = [[each.tag_id for each in rows] for rows in (mine, new)]  # type: ignore[attr-defined]  # taggings
        names = dict(await tags.Tag.filter(id__in=ids[0] + ids[1]).values_list("id", "name"))
        before = sorted(names[id] for id in ids[0])
        return {"tags": (before, sorted([*before, *(names[id] for id in ids[1])]))}
    if way.table.endswith("_knowledge"):
        return {"knowledge": (None, [each.item_id for each in new])}  # type: ignore[attr-defined]  # links with items
    links: Any = new  # the companies of a contact
    change: Change = {"company_ids": (None, [each.company_id for each in links])}
    if main := next((each.company_id for each in links if each.is_main), None):
        change["main_company_id"] = (None, main)
    if posts := {str(each.company_id): each.post for each in links if each.post}:
        change["posts"] = (None, posts)
    return change


_TELLS: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "phone": ("phones", lambda row: row.number),
    "email": ("emails", lambda row: row.address),
    "messenger": ("messengers", lambda row: {"kind": row.kind.value, "handle": row.handle}),
}


# -------------------------------------------------------------------------------------------------------------- back


async def back(survivor: Card, content: Mapping[str, Any], hidden: Iterable[str]) -> tuple[dict[str, Any], Change]:
    """The columns of the survivor without what a merge has set, and what an event tells of that.

    Rows that it was given are deleted here. Raises Invalid MERGE_OVERTAKEN when a field has been changed since.
    """
    values: dict[str, Any] = {}
    change: Change = {}
    changed: list[str] = []
    customs = await custom_fields.known(survivor.entity)
    for name, (before, after) in content["set"].items():
        if fields.CUSTOM.fullmatch(bare := name.removesuffix("~")):
            if (definition := customs.get(bare)) is None:
                continue  # deleted since
            column = custom_values.column(definition)
            document = values.setdefault(column, dict(getattr(survivor, column) or {}))
            if document.pop(name, None) != after:
                changed.append(bare)
            if before is not None:
                document[name] = before
            if name == bare:
                change[name] = after, before
        else:
            if getattr(survivor, name) != after:
                changed.append(_field(survivor.entity, name))
            values[name] = before
    if changed:
        raise Invalid("MERGE_OVERTAKEN", "mergedId", fields=sorted({*changed} - {*hidden}))
    for column in custom_values.COLUMNS:
        if column in values:
            values[column] = values[column] or None
    return values, change | await _parted(survivor, content["given"])


def _field(noun: str, column: str) -> str:
    """The field that a column belongs to."""
    return next(name for name, part in PARTS[noun].items() if column in (*part.columns, *part.along))


async def _parted(survivor: Card, given: Mapping[str, Sequence[Sequence[Any]]]) -> Change:
    change: Change = {}
    for way in ways(survivor.entity):
        if not (keys := {tuple(each) for each in given.get(way.table, ())}):
            continue
        rows = await stored.select(way.model, f"a.{way.column} = {survivor.id} order by a.id", [])
        gone = [each for each in rows if key(way, each) in keys]
        if gone:
            stay = [each for each in rows if key(way, each) not in keys]
            await way.model.filter(id__in=[each.pk for each in gone]).delete()
            change |= {name: (after, before) for name, (before, after) in (await _told(way, stay, gone)).items()}
    return change
