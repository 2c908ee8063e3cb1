"""What queries should be answered, worked out in the simplest way: graphql-core over rows in memory.

The tables are read whole by plain SQL. Rights come from the lines of the policy, the meaning of filters, orders and
cursors from their descriptions; nothing of what the product reads with is used.
"""

import base64
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from graphql import (
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    build_schema,
    execute_sync,
    parse,
    print_schema,
    value_from_ast_untyped,
)

from domain import db
from tests.rules import RECORDS, Rules, asker

TABLES = (
    *("account", "users", "groups", "pipeline", "stage", "passage", "source", "refusal_reason", "client_type"),
    *("task_type", "tag", "deal", "deal_contact", "deal_tag", "contact", "contact_phone", "contact_email"),
    *("contact_messenger", "contact_company", "contact_tag", "company", "company_phone", "company_email"),
    *("company_tag", "task", "note", "event", "trash", "notification", "merged"),
    *("custom_field_group", "custom_field", "custom_field_option"),
)
SCOPED = {"deal": "deal", "contact": "contact", "company": "company", "task": "task"}  # table → entity of the policy
SECTIONS: dict[str, str] = {"deals": "deals", "deal": "deals", "contacts": "contacts", "contact": "contacts"}
SECTIONS |= {"companies": "companies", "company": "companies", "tasks": "tasks", "task": "tasks"}

# What conditions tell of beside the field of their own name, by type: refused where it is hidden.
TELLS = {
    ("Company", "phone"): ("phones",),
    ("Company", "email"): ("emails",),
    ("Company", "inn"): ("requisites",),
    ("Contact", "phone"): ("phones",),
    ("Contact", "email"): ("emails",),
    ("Deal", "goalOrBudgetEmpty"): ("goal", "budget"),
    ("Deal", "stalledDays"): ("closedAt",),
}

FLAGS: tuple[str, ...] = ("mailing_consent", "refusal_reason_required", "task_result_required", "available_to_everyone")
FLAGS += ("policy_approval", "has_shared_deals")

# By the graph's type: its table, and how lists of it are ordered unless somebody says otherwise.
TYPES = {
    "Deal": ("deal", "CREATED_AT_DESC"),
    "Contact": ("contact", "CREATED_AT_DESC"),
    "Company": ("company", "CREATED_AT_DESC"),
    "Task": ("task", "DUE_AT_ASC"),
    "User": ("users", "NAME_ASC"),
    "Group": ("groups", "NAME_ASC"),
    "Pipeline": ("pipeline", "POSITION_ASC"),
    "Stage": ("stage", "POSITION_ASC"),
    "Source": ("source", "POSITION_ASC"),
    "RefusalReason": ("refusal_reason", "POSITION_ASC"),
    "ClientType": ("client_type", "POSITION_ASC"),
    "TaskType": ("task_type", "POSITION_ASC"),
    "Tag": ("tag", "NAME_ASC"),
    "CustomFieldGroup": ("custom_field_group", "POSITION_ASC"),
    "CustomField": ("custom_field", "POSITION_ASC"),
    "CustomFieldOption": ("custom_field_option", "POSITION_ASC"),
    "Note": ("note", "ID_DESC"),
    "FeedEntry": ("event", "ID_DESC"),
    "TrashedRecord": ("trash", "DELETED_AT_DESC"),
    "Event": ("act", "AT_DESC"),
    "Notification": ("notification", "AT_DESC"),
    "FormerRecord": ("merged", "ID_DESC"),
}
NOUNS = {"user": "users", "group": "groups"} | {
    table: table for table, _ in TYPES.values() if table not in ("users", "groups", "note", "event", "merged")
}
CHILDREN = (
    "note",
    "event",
    "passage",
    "merged",
    *(f"contact_{each}" for each in ("phone", "email", "messenger", "company")),
)
CHILDREN += ("merged", "company_phone", "company_email")  # have ids, but `node` looks none of them up
ENTITIES = {"Deal": "deal", "Contact": "contact", "Company": "company", "Task": "task"}
KINDS = {table: name for name, (table, _) in TYPES.items()}
CUSTOM = ("custom_field_group", "custom_field", "custom_field_option")
VALUES = {  # types of values of custom fields, by kind
    "TEXT": "TextValue",
    "TEXT_AREA": "TextAreaValue",
    "NUMBER": "NumberValue",
    "FLAG": "FlagValue",
    "LIST": "OptionValue",
    "MULTI_LIST": "OptionsValue",
    "DATE": "DateValue",
    "BIRTHDAY": "BirthdayValue",
    "URL": "UrlValue",
    "ADDRESS": "AddressValue",
    "LEGAL_ENTITY": "LegalEntityValue",
}
KINDS |= {name: name for name in VALUES.values()}

# Links, by type and field: the column, and the table that it leads to.
LINKS = {
    ("Deal", "pipeline"): ("pipeline_id", "pipeline"),
    ("Deal", "stage"): ("stage_id", "stage"),
    ("Deal", "company"): ("company_id", "company"),
    ("Deal", "source"): ("source_id", "source"),
    ("Deal", "refusalReason"): ("refusal_reason_id", "refusal_reason"),
    ("Task", "type"): ("task_type_id", "task_type"),
    ("Task", "deal"): ("deal_id", "deal"),
    ("Task", "contact"): ("contact_id", "contact"),
    ("Task", "company"): ("company_id", "company"),
    ("Task", "completedBy"): ("completed_by_id", "users"),
    ("Contact", "clientType"): ("client_type_id", "client_type"),
    ("Company", "clientType"): ("client_type_id", "client_type"),
    ("ContactCompany", "company"): ("company_id", "company"),
    ("Stage", "pipeline"): ("pipeline_id", "pipeline"),
    ("StageTime", "stage"): ("stage_id", "stage"),
    ("User", "group"): ("group_id", "groups"),
    ("Group", "parent"): ("parent_id", "groups"),
    ("Note", "author"): ("created_by_id", "users"),
    ("Note", "deal"): ("deal_id", "deal"),
    ("Note", "contact"): ("contact_id", "contact"),
    ("Note", "company"): ("company_id", "company"),
    ("FeedEntry", "actor"): ("actor_id", "users"),
    ("TrashedRecord", "responsible"): ("responsible_id", "users"),
    ("TrashedRecord", "deletedBy"): ("deleted_by_id", "users"),
    ("Event", "actor"): ("actor_id", "users"),
    ("Notification", "actor"): ("actor_id", "users"),
    ("FormerRecord", "mergedBy"): ("merged_by_id", "users"),
    ("CustomField", "group"): ("group_id", "custom_field_group"),
}
for _type in ("Deal", "Contact", "Company", "Task"):
    LINKS |= {(_type, "responsible"): ("responsible_id", "users"), (_type, "createdBy"): ("created_by_id", "users")}

COLUMNS = {
    ("Deal", "budget"): "budget_minor",
    ("Company", "annualTurnover"): "annual_turnover_minor",
    ("TaskType", "builtIn"): "code",
    ("TrashedRecord", "kind"): "noun",
}


@dataclass(eq=False)
class Record:
    """A row, or what is made of one."""

    table: str
    values: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def id(self) -> int:
        return int(self.values["id"])


def _value(column: str, value: Any) -> Any:
    """A column's value whatever the database."""
    if value is None:
        return None
    if column in ("requisites", "before", "after", "skipped", "second_factor_roles", "custom", "custom_long"):
        return json.loads(value) if isinstance(value, str) else value
    if column == "required_from":
        return json.loads(value) if isinstance(value, str) else value
    if column.endswith("_at") or column == "at":
        return datetime.fromisoformat(value) if isinstance(value, str) else value
    if column.startswith("is_") or column in FLAGS:
        return bool(value)
    return value


async def tables() -> dict[str, dict[int, Record]]:
    """All rows by table and id."""
    found = {
        table: {
            row["id"]: Record(table, {name: _value(name, value) for name, value in row.items()})
            for row in await db.rows(f'select * from "{table}" order by id')
        }
        for table in TABLES
    }
    # What has happened, as a list of its own.
    found["act"] = {id: Record("act", each.values) for id, each in found["event"].items()}
    return found


def _refused(path: str, hint: str) -> GraphQLError:
    return GraphQLError(f"{path}: {hint}", extensions={"code": "BAD_USER_INPUT"})


def _forbidden(action: str, what: str) -> GraphQLError:
    return GraphQLError(f"You may not {action} this {what}.", extensions={"code": "FORBIDDEN"})


def fold(text: str) -> str:
    """A text as it is compared."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def written(moment: datetime) -> str:
    """A moment in UTC without trailing zeros."""
    text = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f").rstrip("0").rstrip(".")
    return f"{text}+00:00"


def stored(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f+00:00")


def graph(schema: GraphQLSchema) -> GraphQLSchema:
    """The same schema with nothing behind it."""
    made = build_schema(print_schema(schema))
    moment, amount = made.type_map["DateTime"], made.type_map["Amount"]
    assert isinstance(moment, GraphQLScalarType)
    assert isinstance(amount, GraphQLScalarType)
    moment.coerce_output_value, moment.coerce_input_value = written, datetime.fromisoformat
    moment.coerce_input_literal = lambda node: datetime.fromisoformat(value_from_ast_untyped(node))
    for name in ("CustomFilter", "CustomFieldInput"):  # which Strawberry keeps to itself
        one_of = made.type_map[name]
        assert isinstance(one_of, GraphQLInputObjectType)
        one_of.is_one_of = True
    for name in ("Date", "Decimal"):
        plain = made.type_map[name]
        assert isinstance(plain, GraphQLScalarType)
        plain.coerce_output_value = plain.coerce_input_value = str
        plain.coerce_input_literal = lambda node: str(value_from_ast_untyped(node))
    amount.coerce_output_value, amount.coerce_input_value = str, lambda value: Decimal(str(value))
    amount.coerce_input_literal = lambda node: Decimal(str(value_from_ast_untyped(node)))
    return made


# --------------------------------------------------------------------------------------------------------- the answer


@dataclass
class Oracle:
    """A database as it was read, at one moment."""

    schema: GraphQLSchema
    rows: Mapping[str, Mapping[int, Record]]
    now: datetime

    def answer(
        self, text: str, variables: Mapping[str, Any], who: int, rules: Rules, *, leniently: bool = False
    ) -> tuple[dict[str, Any], dict[tuple[str | int, ...], frozenset[str]]]:
        """Data, and of errors message, code and path; and the paths of what isn't told here, with what must not stand
        there.

        Of several fields that fail an answer tells of one. `leniently` goes on instead, with empty lists and nulls, and
        gives all of their errors.
        """
        view = View(self, self.rows["users"][who], rules, leniently)
        done = execute_sync(
            self.schema,
            parse(text),
            variable_values=dict(variables),
            context_value=view,
            field_resolver=_resolved,
            type_resolver=lambda record, *_: KINDS[record.table],
        )
        assert not isinstance(done, dict)
        for error in done.errors or ():
            if error.original_error and not isinstance(error.original_error, GraphQLError):
                raise error.original_error
        told: dict[str, Any] = {"data": done.data}
        if errors := [_error(each, each.path) for each in done.errors or ()] + view.refused:
            told["errors"] = errors
        return told, view.untold


def _error(error: GraphQLError, path: Any) -> dict[str, Any]:
    code = (error.extensions or {}).get("code", "BAD_USER_INPUT")
    return {"message": error.message, "code": code, "path": path}


@dataclass
class View:
    """The database as somebody sees it."""

    oracle: Oracle
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
        self.sections = self.rules.hidden(self.asker, "section")

    @property
    def is_administrator(self) -> bool:
        return bool(self.user["role"] == "administrator")

    def require_section(self, name: str) -> None:
        """Raises what is answered where a section is hidden (P24)."""
        if name in self.sections:
            raise _forbidden("view", "section")

    def require_visible(self, type_: str, fields: Iterable[str]) -> None:
        """Raises what is answered to a filter or order that would tell of a hidden field."""
        for name in fields:
            if name in self.hidden.get(type_, ()):
                raise _forbidden("view", f"{ENTITIES[type_]}.{name}")

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
        if record.table == "notification":
            return self.is_administrator or record["user_id"] == self.user.id
        if record.table == "act":
            return self.is_administrator or self.knows_of(record)
        return not (record.table == "custom_field" and record["deleted_at"])

    def knows_of(self, event: Record) -> bool:
        """Whether an event is about a record in view, or one that was when it was deleted; a note is as its card."""
        noun, id = [
            event[name] for name in (("card", "card_id") if event["entity"] == "note" else ("entity", "record_id"))
        ]
        if noun not in SCOPED:
            return False
        if record := self.rows[noun].get(id):
            return self.sees(record)
        last = [each for each in self.rows["event"].values() if each["kind"] == f"{noun}.deleted"]
        nothing = dict.fromkeys(("pipeline_id", "stage_id", "source_id", "budget_minor", "available_to_everyone"))
        return any(
            each["record_id"] == id
            and self.rules.may(self.asker, noun, "view", Record(noun, {**nothing, **each["before"], **_whose(each)}))
            for each in last
        )

    def get(self, table: str, id: int | None) -> Record | None:
        """A row in view."""
        found = self.rows[table].get(id) if id is not None else None
        return found if found and self.sees(found) else None

    def all(self, table: str) -> list[Record]:
        return [each for each in self.rows[table].values() if self.sees(each)]

    def linked(self, record: Record, type_: str, field: str) -> Record | None:
        column, table = LINKS[type_, field]
        return self.get(table, record[column])


def _whose(event: Record) -> dict[str, Any]:
    return {name: event[name] for name in ("responsible_id", "group_id")}


def _resolved(source: Any, info: Any, **arguments: Any) -> Any:
    view: View = info.context
    try:
        return _resolve(source, info, **arguments)
    except GraphQLError as error:
        if not view.leniently:
            raise
        view.refused.append(_error(error, info.path.as_list()))
        is_page = str(info.return_type).rstrip("!").endswith("Connection")
        is_list = info.field_name in ("nodes", "lookup")
        return Page(view, "", [], [], "", False, False, []) if is_page else [] if is_list else None


def _resolve(source: Any, info: Any, **arguments: Any) -> Any:
    view: View = info.context
    type_, field = info.parent_type.name, info.field_name
    if type_ == "Query":
        view.require_section(SECTIONS.get(field, ""))
        return _root(view, field, arguments)
    if field in view.hidden.get(type_, ()):
        return None
    if type_ in ("Pipeline", "Stage") and field == "deals":
        view.require_section("deals")
    if isinstance(source, Page):
        return source.answer(field)
    if isinstance(source, dict):
        return source[field]
    assert isinstance(source, Record)
    if (type_, field) in UNTOLD:
        hidden = (
            view.rules.hidden(view.asker, source["entity"])
            if type_ in ("FeedEntry", "Event") and source["entity"] in RECORDS
            else set()
        )
        view.untold[tuple(info.path.as_list())] = frozenset(hidden)
        return []
    if (type_, field) in ANSWERS:
        return ANSWERS[type_, field](view, source, **arguments)
    if (type_, field) in LISTS:
        target, usual, members = LISTS[type_, field]
        return _page(view, target, [each for each in members(view, source) if view.sees(each)], arguments, usual)
    if (type_, field) in LINKS:
        return view.linked(source, type_, field)
    if field == "id":
        noun = {"users": "user", "groups": "group"}.get(source.table, source.table)
        return f"{noun}_{source.id}"
    column = COLUMNS.get((type_, field), _snake(field))
    value = source[column]
    return _money(view, value) if column.endswith("_minor") else value


def _root(view: View, field: str, arguments: Mapping[str, Any]) -> Any:
    if field == "account":
        return view.account
    if field == "viewer":
        return Record("viewer", {})
    if field == "node":
        return _node(view, arguments["id"], "id")
    if field == "nodes":
        return [_node(view, each, "ids") for each in arguments["ids"]]
    if field == "lookup":
        return _looked_up(view, arguments["text"], arguments.get("kinds") or (), arguments["first"])
    name = field[0].upper() + field[1:]
    if name in TYPES:
        table, noun = TYPES[name][0], _snake(field)
        kind, _, number = arguments["id"].rpartition("_")
        if kind != noun or not _is_number(number):
            raise _refused("id", f"expected the id of a {noun.replace('_', ' ')}, as the graph gave it.")
        return view.get(table, int(number))
    single = {"companies": "Company", "trash": "TrashedRecord"}.get(field, name.removesuffix("s"))
    return _page(view, single, view.all(TYPES[single][0]), arguments, TYPES[single][1])


# What is looked up, in the order of answers: the section, the column that names it, whether it has phones and e-mails.
FOUND = {
    "DEAL": ("deals", "name", False),
    "CONTACT": ("contacts", "name", True),
    "COMPANY": ("companies", "name", True),
    "TASK": ("tasks", "text", False),
}


def _words(text: str) -> list[str]:
    """Letters and digits as they are compared, at most 64 at a stretch."""
    return ["".join(each)[:64] for each in re.findall(r"[^\W_]+", fold(text))]


def _named(view: View, kind: str, row: Record) -> set[str]:
    """All that a record is found by; a phone from behind after a tilde."""
    _, column, reached = FOUND[kind]
    found = set(_words(row[column]))
    if kind == "DEAL":
        found.add(str(row.id))
    if reached and "phones" not in view.hidden[kind.title()]:
        for each in _children(view, f"{row.table}_phone", f"{row.table}_id", row):
            digits = each["number"].lstrip("+")
            found |= {digits, digits[1:], "~" + digits[::-1]}  # the codes of these countries have one digit
    if reached and "emails" not in view.hidden[kind.title()]:
        for each in _children(view, f"{row.table}_email", f"{row.table}_id", row):
            found |= set(_words(each["address"]))
    return found


def _readings(text: str) -> list[list[str]]:
    """What a text may mean: its words, or the digits of a number."""
    if len(text) > 200:
        raise _refused("text", "at most 200 characters are expected.")
    if len(set(words := _words(text))) > 10:
        raise _refused("text", "at most 10 words are expected.")
    readings = [words]
    digits = "".join(dict.fromkeys(words))
    if digits.isdecimal() and not set(text) - set("0123456789 ()+-./"):
        whole = digits[1:] if len(digits) == 11 and digits[0] in "78" else digits
        readings += [[digits], ["~" + whole[::-1]]] + ([[digits[1:]], ["7" + digits[1:]]] if digits[0] == "8" else [])
    if not (readings := [each for each in readings if any(len(word.lstrip("~")) >= 3 for word in each)]):
        raise _refused("text", "a word of at least 3 characters is expected.")
    return readings


def _looked_up(view: View, text: str, kinds: Sequence[str], first: int) -> list[Record]:
    """Deals first, the newest of each kind first, an equal part for each."""
    if not 1 <= first <= 20:
        raise _refused("first", "1 to 20 records are expected.")
    readings = _readings(text)
    for kind in kinds:
        view.require_section(FOUND[kind][0])
    found: list[list[Record]] = []
    for kind in (kinds and [each for each in FOUND if each in kinds]) or FOUND:
        if FOUND[kind][0] not in view.sections:
            rows = sorted(view.all(kind.lower()), key=lambda row: -row.id)
            found.append([row for row in rows if _meets(_named(view, kind, row), readings)])
    parts = [min(len(rows), first // len(found)) for rows in found]
    for place, rows in enumerate(found):
        parts[place] += min(first - sum(parts), len(rows) - parts[place])
    return [row for rows, part in zip(found, parts, strict=True) for row in rows[:part]]


def _meets(words: set[str], readings: list[list[str]]) -> bool:
    return any(all(any(word.startswith(each) for word in words) for each in reading) for reading in readings)


def _node(view: View, id: str, path: str) -> Record | None:
    noun, _, number = id.rpartition("_")
    if not _is_number(number) or noun not in (*NOUNS, *CHILDREN):
        raise _refused(path, "expected an id as the graph gave it.")
    return view.get(NOUNS[noun], int(number)) if noun in NOUNS else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and text[0] != "0" and len(text) <= 18


def _snake(name: str) -> str:
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in name)


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(each.title() for each in rest)


def _money(view: View, minor: int | None) -> dict[str, str] | None:
    if minor is None:
        return None
    return {"amount": f"{minor // 100}.{minor % 100:02}", "currency": view.account["currency"]}


# -------------------------------------------------------------------------------------------------- orders and pages

SORTED_BY: dict[str, Callable[[Record], Any]] = {
    "NAME": lambda each: each["name"] if each.table in ("users", "groups") else fold(each["name"]),
    "BUDGET": lambda each: -1 if each["budget_minor"] is None else each["budget_minor"],
    "STAGE_ENTERED_AT": lambda each: stored(each["stage_entered_at"]),
    "CREATED_AT": lambda each: stored(each["created_at"]),
    "UPDATED_AT": lambda each: stored(each["updated_at"]),
    "DUE_AT": lambda each: stored(each["due_at"]),
    "AT": lambda each: stored(each["at"]),
    "POSITION": lambda each: each["position"],
    "DELETED_AT": lambda each: stored(each["deleted_at"]),
}


@dataclass
class Page:
    view: View
    type: str
    keys: list[list[Any]]
    rows: list[Record]
    order: str
    has_next: bool
    has_previous: bool
    matching: list[Record]

    def answer(self, field: str) -> Any:
        cursors = [_cursor([self.order, *each]) for each in self.keys]
        if field == "nodes":
            return self.rows
        if field == "edges":
            return [{"node": row, "cursor": cursor} for row, cursor in zip(self.rows, cursors, strict=True)]
        if field == "totalCount":
            return len(self.matching)
        if field == "totalBudget" and "budget" in self.view.hidden["Deal"]:
            return None
        if field == "totalBudget":
            return _money(self.view, sum(each["budget_minor"] or 0 for each in self.matching))
        assert field == "pageInfo"
        return {
            "hasNextPage": self.has_next,
            "hasPreviousPage": self.has_previous,
            "startCursor": cursors[0] if cursors else None,
            "endCursor": cursors[-1] if cursors else None,
        }


def _cursor(values: Sequence[Any]) -> str:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read_cursor(text: str, order: str, kinds: Sequence[type], path: str) -> list[Any]:
    """The keys in a cursor of this order."""
    try:
        name, *keys = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if name == order and [type(each) for each in keys] == list(kinds):
            return list(keys)
    except (ValueError, TypeError):
        pass
    raise _refused(path, f"expected a cursor of this list in the order {order}.")


Matches = Callable[[Record], bool]

# ----------------------------------------------------------------------------------------------------- custom fields


def _known_key(view: View, type_: str, key: str, path: str) -> Record:
    """The custom field of a card that a key stands for."""
    entity = ENTITIES[type_]
    for each in view.all("custom_field"):
        if f"f{each.id}" == key and each["entity"] == entity:
            return each
    raise _refused(path, f"the {entity} has no custom field {key[:30]!r}.")


def _custom_place(view: View, each: Record) -> tuple[int, int, int]:
    group = view.get("custom_field_group", each["group_id"])
    return group["position"] if group else 0, each["position"], each.id


def _raw(card: Record, made: Record) -> Any:
    document = card["custom_long" if made["kind"] == "TEXT_AREA" else "custom"] or {}
    return document.get(f"f{made.id}")


def _custom_field(type_: str) -> Any:
    def answer(view: View, card: Record, key: str) -> Record | None:
        made = _known_key(view, type_, key, "key")
        return None if key in view.hidden[type_] else _custom_value(view, card, made)

    return answer


def _custom_fields(type_: str) -> Any:
    def answer(view: View, card: Record, keys: Sequence[str] | None = None, group: str | None = None) -> list[Record]:
        wanted = None if group is None else next(iter(_ids([group], "custom_field_group", "group", listed=False)))
        if keys is not None:
            found = [_known_key(view, type_, key, f"keys.{place}") for place, key in enumerate(keys)]
        else:
            found = [
                each
                for each in view.all("custom_field")
                if each["entity"] == ENTITIES[type_] and not each["is_archived"]
            ]
        shown = {
            each.id: each
            for each in found
            if f"f{each.id}" not in view.hidden[type_] and wanted in (None, each["group_id"])
        }
        values = [_custom_value(view, card, each) for each in sorted(shown.values(), key=partial(_custom_place, view))]
        return [each for each in values if each is not None]

    return answer


def _custom_value(view: View, card: Record, made: Record) -> Record | None:
    raw = _raw(card, made)
    if raw is None:
        return None
    values: dict[str, Any] = {"field": made, "gid": f"{card.table}_{card.id}.f{made.id}"}
    match made["kind"]:
        case "NUMBER":
            values["number"] = str(Decimal(raw).scaleb(-made["decimals"]))
        case "LIST":
            values["option"] = view.get("custom_field_option", int(raw))
        case "MULTI_LIST":
            values["options"] = [view.get("custom_field_option", int(each)) for each in raw]
        case "ADDRESS":
            names = ("postal_code", "country", "region", "city", "street", "house", "apartment")
            parts = {_camel(name): raw.get(name) for name in names}
            values["address"] = parts | {"full": ", ".join(each for each in parts.values() if each)}
        case "LEGAL_ENTITY":
            values["legal_entity"] = {name: raw.get(name) for name in ("name", "inn", "kpp")}
        case kind:
            values[kind.lower()] = raw
    return Record(VALUES[made["kind"]], values)


def _by_custom(type_: str) -> Any:
    def condition(view: View, value: Sequence[Mapping[str, Any]], path: str) -> Matches:
        found = [_one_custom(view, type_, each, f"{path}.{place}") for place, each in enumerate(value)]
        return lambda row: all(each(row) for each in found)

    return condition


def _one_custom(view: View, type_: str, value: Mapping[str, Any], path: str) -> Matches:
    [(shape, given)] = value.items()
    key, here = (given, f"{path}.empty") if shape == "empty" else (given["key"], f"{path}.{shape}.key")
    made = _known_key(view, type_, key, here)
    if key in view.hidden[type_]:
        raise _forbidden("view", f"{ENTITIES[type_]}.{key}")
    if shape == "empty":
        return lambda row: _raw(row, made) is None
    asked = {word: each for word, each in given.items() if word != "key" and each is not None}
    if not asked:
        return lambda _: True
    if shape == "text":
        return _text(lambda row: _custom_texts(made, _raw(row, made)), asked, f"{path}.text")
    return lambda row: (raw := _raw(row, made)) is not None and _holds(made, shape, asked, raw)


def _custom_texts(made: Record, raw: Any) -> list[str]:
    if made["kind"] == "ADDRESS":
        names = ("postal_code", "country", "region", "city", "street", "house", "apartment")
        return [] if raw is None else [", ".join(raw[name] for name in names if name in raw)]
    found = (raw or {}).get("name") if made["kind"] == "LEGAL_ENTITY" else raw
    return [] if found is None else [found]


def _holds(made: Record, shape: str, asked: Mapping[str, Any], raw: Any) -> bool:
    match shape:
        case "number":
            number = Decimal(raw).scaleb(-made["decimals"])
            limits = {word: Decimal(each) for word, each in asked.items()}
            return (
                limits.get("gte", number) <= number <= limits.get("lte", number) and limits.get("eq", number) == number
            )
        case "flag":
            return bool(raw is asked["is"])
        case "date":
            return bool(asked.get("gte", raw) <= raw and ("lt" not in asked or raw < asked["lt"]))
        case "birthday":
            begins, ends, day = asked["from"], asked["to"], raw[5:]
            return bool(begins <= day <= ends if begins <= ends else day >= begins or day <= ends)
        case "option":
            chosen = {raw} if isinstance(raw, str) else set(raw)
            return bool(chosen & {each.rpartition("_")[2] for each in asked["in"]})
    return all(raw.get(word) == each for word, each in asked.items())


def _label(view: View, record: Record) -> Any:
    return record[f"label_{view.user['locale'] or view.account['locale']}"]


def _page(
    view: View,
    type_: str,
    rows: Sequence[Record],
    arguments: Mapping[str, Any],
    usual: str | None,
) -> Page:
    """A page of these rows, in the order asked for, else in `usual`, else in the order in which they come."""
    order = arguments.get("order") or usual
    view.require_visible(type_, [_camel((order or "").rpartition("_")[0].lower())])
    places = {id(row): place for row, place in zip(rows, _places(rows), strict=True)}

    def keys(row: Record) -> list[Any]:
        if order is None:
            return [places[id(row)]]
        by = order.rpartition("_")[0]
        return [row.id] if by == "ID" else [SORTED_BY[by](row), row.id]

    by = (order or "").rpartition("_")[0]
    kinds = [int] if order is None or by == "ID" else [int if by in ("BUDGET", "POSITION") else str, int]
    first, last = arguments.get("first"), arguments.get("last")
    if first is not None and last is not None:
        raise _refused("last", "either first or last is expected, not both.")
    for name, size in (("first", first), ("last", last)):
        if size is not None and not 1 <= size <= 200:
            raise _refused(name, "a page size of 1 to 200 is expected.")
    bounds = {
        path: _read_cursor(arguments[path], order or "POSITION", kinds, path)
        for path in ("after", "before")
        if arguments.get(path) is not None
    }
    matches = _filter(view, type_, arguments.get("filter") or {}, "filter")
    matching = sorted((row for row in rows if matches(row)), key=keys, reverse=bool(order and order.endswith("_DESC")))
    beyond = matching
    for path, bound in bounds.items():
        later = (path == "after") != bool(order and order.endswith("_DESC"))
        beyond = [row for row in beyond if (keys(row) > bound if later else keys(row) < bound)]
    size = last or first or 50
    page = beyond[-size:] if last else beyond[:size]
    more = len(beyond) > size
    return Page(
        view,
        type_,
        [keys(row) for row in page],
        page,
        order or "POSITION",
        more and not last,
        more and bool(last),
        matching,
    )


def _places(rows: Sequence[Record]) -> list[int]:
    """Where rows stand that come in the order of linking: the ids of the links."""
    return [getattr(row, "link", 0) for row in rows]


# ----------------------------------------------------------------------------------------------------------- filters


def _filter(view: View, type_: str, filter: Mapping[str, Any], path: str) -> Matches:
    """Whether a row matches: all conditions hold, and what is null is none."""
    found: list[Matches] = []
    for name, value in filter.items():
        if value is None:
            continue
        here = f"{path}.{name}"
        if name == "or":
            found.append(_any([_filter(view, type_, each, f"{here}.{place}") for place, each in enumerate(value)]))
        elif name == "not":
            found.append(_not(_filter(view, type_, value, here)))
        else:
            found.append(_condition(view, type_, name, value, here))
    return lambda row: all(each(row) for each in found)


def _any(found: Sequence[Matches]) -> Matches:
    return lambda row: any(each(row) for each in found)


def _not(found: Matches) -> Matches:
    return lambda row: not found(row)


def _condition(view: View, type_: str, name: str, value: Any, path: str) -> Matches:
    view.require_visible(type_, TELLS.get((type_, name), (name,)))
    if made := CONDITIONS.get((type_, name)):
        return made(view, value, path)
    if (type_, name) in LINKS:
        return _link(view, type_, name, value, path)
    column = COLUMNS.get((type_, name), _snake(name))
    if isinstance(value, bool):
        return lambda row: row[column] is value
    if isinstance(value, list):  # of enum values, stored by name but for what happened
        stored_so = column in ("kind", "noun")
        return lambda row: (row[column].replace(".", "_").upper() if stored_so else row[column]) in value
    if name in ("name",):
        return _text(lambda row: [row["name"]], value, path)
    if (type_, name) in WRITTEN:
        return _written(column, value, f"{path}.contains")
    scale = 100 if column.endswith("_minor") else 1
    if scale > 1:
        for word in ("gte", "lte"):
            if value.get(word) is not None and abs(value[word]) * scale >= 10**13:
                raise _refused(f"{path}.{word}", "an amount below a hundred billion is expected.")
    return lambda row: _compared(row[column], value, scale)


# Texts that are compared as they are written.
WRITTEN = {("Deal", "goal"), ("Deal", "refusalDetails"), ("Contact", "address"), ("Company", "website")}
WRITTEN |= {("Company", "legalAddress"), ("Company", "actualAddress"), ("Task", "text"), ("Task", "comment")}
WRITTEN |= {("Task", "result")}


def _written(column: str, value: Mapping[str, Any], path: str) -> Matches:
    part, empty = value.get("contains"), value.get("isNull")
    if part is not None and ("\x00" in part or len(part) > 1000):
        raise _refused(path, "a text of at most 1000 characters without NUL is expected.")
    return lambda row: (
        (part is None or (row[column] is not None and part in row[column]))
        and (empty is None or empty == (row[column] is None))
    )


def _compared(found: Any, value: Mapping[str, Any], scale: int) -> bool:
    if value.get("isNull") is not None and value["isNull"] != (found is None):
        return False
    tests = {word: value[word] for word in ("gte", "lte", "lt") if value.get(word) is not None}
    if not tests:
        return True
    if found is None:
        return False
    if scale > 1:
        found = Decimal(found) / scale
    return (
        ("gte" not in tests or found >= tests["gte"])
        and ("lte" not in tests or found <= tests["lte"])
        and ("lt" not in tests or found < tests["lt"])
    )


def _link(view: View, type_: str, name: str, value: Mapping[str, Any], path: str) -> Matches:
    noun = {"users": "user", "groups": "group"}.get(LINKS[type_, name][1], LINKS[type_, name][1])
    wanted = None if value.get("in") is None else _ids(value["in"], noun, f"{path}.in")
    empty = value.get("isNull")

    def matches(row: Record) -> bool:
        target = view.linked(row, type_, name)
        return (wanted is None or (target is not None and target.id in wanted)) and (
            empty is None or empty == (target is None)
        )

    return matches


def _ids(given: Sequence[str], noun: str, path: str, *, listed: bool = True) -> set[int]:
    found = set()
    for place, each in enumerate(given):
        kind, _, number = each.rpartition("_")
        if kind != noun or not _is_number(number):
            raise _refused(
                f"{path}.{place}" if listed else path,
                f"expected the id of a {noun.replace('_', ' ')}, as the graph gave it.",
            )
        found.add(int(number))
    return found


def _text(texts: Callable[[Record], Iterable[str]], value: Mapping[str, Any], path: str) -> Matches:
    """One of the texts fulfils all that is asked."""
    for word, part in value.items():
        if part is not None and ("\x00" in part or len(part) > 1000):
            raise _refused(f"{path}.{word}", "a text of at most 1000 characters without NUL is expected.")
    asked = {word: fold(part) for word, part in value.items() if part is not None}
    tests: dict[str, Callable[[str, str], bool]] = {
        "eq": str.__eq__,
        "startsWith": str.startswith,
        "contains": str.__contains__,
    }
    return lambda row: any(all(tests[word](fold(text), part) for word, part in asked.items()) for text in texts(row))


def _children(view: View, table: str, owner: str, row: Record) -> list[Record]:
    return [each for each in view.rows[table].values() if each[owner] == row.id]


def _phone(table: str, owner: str) -> Any:
    def condition(view: View, value: str, path: str) -> Matches:
        digits = "".join(each for each in value if each.isdigit())
        if len(digits) < 10:
            raise _refused(path, "a phone number is expected, for example +7 912 345-67-89.")
        number = f"+7{digits[1:]}" if digits[0] in "78" and len(digits) == 11 else f"+{digits}"
        return lambda row: any(each["number"] == number for each in _children(view, table, owner, row))

    return condition


def _email(table: str, owner: str) -> Any:
    return lambda view, value, path: _text(
        lambda row: [each["address"] for each in _children(view, table, owner, row)], value, path
    )


def _inn(view: View, value: str, path: str) -> Matches:
    if not value.isdigit() or len(value) not in (10, 12):
        raise _refused(path, "10 or 12 digits are expected.")
    return lambda row: bool(row["inn"] == value)


def _tag(noun: str) -> Any:
    def condition(view: View, value: Sequence[str], path: str) -> Matches:
        wanted = _ids(value, "tag", path)
        links = view.rows[f"{noun}_tag"].values()
        return lambda row: any(each[f"{noun}_id"] == row.id and each["tag_id"] in wanted for each in links)

    return condition


def _represents(view: View, value: Sequence[str], path: str) -> Matches:
    wanted = _ids(value, "company", path)
    links = view.rows["contact_company"].values()
    return lambda row: any(
        each["contact_id"] == row.id and each["company_id"] in wanted and view.get("company", each["company_id"])
        for each in links
    )


def _open_tasks(view: View, deal: Record) -> list[Record]:
    return [each for each in view.all("task") if each["deal_id"] == deal.id and not each["is_done"]]


def _has_contact(view: View, value: Sequence[str], path: str) -> Matches:
    wanted = _ids(value, "contact", path)
    links = view.rows["deal_contact"].values()
    return lambda row: any(
        each["deal_id"] == row.id and each["contact_id"] in wanted and view.get("contact", each["contact_id"])
        for each in links
    )


def _has_neither(view: View, value: bool, _: str) -> Matches:
    def matches(company: Record) -> bool:
        about = [*_deals_of_company(view, company), *_children(view, "task", "company_id", company)]
        return value != any(view.sees(each) for each in about)

    return matches


def _stalled(view: View, days: int, path: str) -> Matches:
    if not 0 <= days <= 36_500:
        raise _refused(path, "0 to 36500 days are expected.")
    since = view.now - timedelta(days=days)
    return lambda row: row["closed_at"] is None and row["stage_entered_at"] <= since


def _bucket(view: View, task: Record) -> str | None:
    """Where an open task stands in the list of work."""
    if task["is_done"]:
        return None
    if task["due_at"] < view.now:
        return "OVERDUE"
    zone = ZoneInfo(view.account["time_zone"])
    days = (task["due_at"].astimezone(zone).date() - view.now.astimezone(zone).date()).days
    return ("TODAY", "TOMORROW", "LATER")[min(days, 2)]


def _is_overdue(view: View, task: Record) -> bool:
    return not task["is_done"] and task["due_at"] < view.now


def _matching(column: str, form: str, hint: str) -> Any:
    """One of these words, which name tables and what befell their rows."""

    def condition(_: View, value: Sequence[str], path: str) -> Matches:
        for place, each in enumerate(value):
            if not re.fullmatch(form, each):
                raise _refused(f"{path}.{place}", hint)
        tables = {re.sub(r"^(user|group)(?=\.|$)", r"\1s", each) for each in value}
        return lambda row: row[column] in tables

    return condition


def _about_records(_: View, value: Sequence[str], path: str) -> Matches:
    wanted = set()
    for place, each in enumerate(value):
        noun, _underscore, number = each.rpartition("_")
        if not re.fullmatch(r"[a-z_]{1,40}", noun) or not _is_number(number):
            raise _refused(f"{path}.{place}", "expected an id as the graph gave it.")
        wanted.add((NOUNS.get(noun, noun), int(number)))
    return lambda row: bool(wanted & {(row["entity"], row["record_id"]), (row["card"], row["card_id"])})


def _in_calendar(view: View, value: Mapping[str, Any], path: str) -> Matches:
    at, name = value["at"], value.get("timeZone") or view.account["time_zone"]
    if not datetime(1970, 1, 1, tzinfo=UTC) <= at < datetime(2200, 1, 1, tzinfo=UTC):
        raise _refused(f"{path}.at", "a moment from 1970 to 2199 is expected.")
    if name not in available_timezones():
        raise _refused(f"{path}.timeZone", "a time zone by IANA's name is expected, such as Europe/Moscow.")
    places: dict[str, Callable[[date], Any]] = {
        "DAY": lambda day: day,
        "WEEK": lambda day: day.isocalendar()[:2],
        "MONTH": lambda day: (day.year, day.month),
    }
    place = places[value["span"]]
    zone = ZoneInfo(name)
    return lambda row: bool(place(row["due_at"].astimezone(zone).date()) == place(at.astimezone(zone).date()))


CONDITIONS: dict[tuple[str, str], Callable[[View, Any, str], Matches]] = {
    ("Company", "phone"): _phone("company_phone", "company_id"),
    ("Company", "email"): _email("company_email", "company_id"),
    ("Company", "inn"): _inn,
    ("Company", "tag"): _tag("company"),
    ("Contact", "phone"): _phone("contact_phone", "contact_id"),
    ("Contact", "email"): _email("contact_email", "contact_id"),
    ("Contact", "company"): _represents,
    ("Contact", "tag"): _tag("contact"),
    ("Contact", "firstName"): lambda _, value, path: _text(lambda row: [row["first_name"] or ""], value, path),
    ("Contact", "lastName"): lambda _, value, path: _text(lambda row: [row["last_name"] or ""], value, path),
    ("Deal", "tag"): _tag("deal"),
    ("Deal", "goalOrBudgetEmpty"): lambda _, value, __: (
        lambda row: value == (row["goal"] is None or row["budget_minor"] is None)
    ),
    ("Deal", "hasOpenTask"): lambda view, value, _: lambda row: value == bool(_open_tasks(view, row)),
    ("Deal", "hasOverdueTask"): lambda view, value, _: (
        lambda row: value == any(_is_overdue(view, task) for task in _open_tasks(view, row))
    ),
    ("Deal", "stalledDays"): _stalled,
    ("Event", "kind"): _matching("kind", r"[a-z_]{1,40}\.[a-z_]{1,40}", "a kind such as deal.moved is expected."),
    ("Event", "entity"): _matching("entity", r"[a-z_]{1,40}", "an entity such as deal is expected."),
    ("Event", "record"): _about_records,
    ("Notification", "unread"): lambda _, value, __: lambda row: value == (row["read_at"] is None),
    **{(type_, "custom"): _by_custom(type_) for type_ in ("Deal", "Contact", "Company")},
    **{
        (type_, "entity"): lambda _, value, __: lambda row: row["entity"].upper() in value
        for type_ in ("CustomField", "CustomFieldGroup")
    },
    ("Deal", "hasNoTask"): lambda view, value, _: lambda row: value != bool(_open_tasks(view, row)),
    ("Deal", "contact"): _has_contact,
    ("Company", "hasNeitherDealsNorTasks"): _has_neither,
    ("Task", "inCalendar"): _in_calendar,
    ("Task", "inBucket"): lambda view, value, _: lambda row: _bucket(view, row) == value,
    ("Task", "overdue"): lambda view, value, _: lambda row: _is_overdue(view, row) == value,
}


# ------------------------------------------------------------------------------------------ fields with a meaning of
# their own


class Linked(Record):
    """A row as a list of links holds it."""

    link = 0


def _through(view: View, table: str, mine: str, theirs: str, target: str, row: Record) -> list[Record]:
    """The rows that a table of links joins to this one, in the order of joining."""
    found: list[Record] = []
    for each in _children(view, table, mine, row):
        linked = Linked(target, view.rows[target][each[theirs]].values)
        linked.link = each.id
        found.append(linked)
    return found


def _belonging(table: str, column: str) -> Callable[[View, Record], list[Record]]:
    return lambda view, row: _children(view, table, column, row)


def _deals_of_company(view: View, company: Record) -> list[Record]:
    """None where the company of a deal is hidden, as if no deal had one."""
    return [] if "company" in view.hidden["Deal"] else _children(view, "deal", "company_id", company)


def _deals_of_contact(view: View, contact: Record) -> list[Record]:
    return [view.rows["deal"][each["deal_id"]] for each in _children(view, "deal_contact", "contact_id", contact)]


def _feed(view: View, card: Record) -> list[Record]:
    """What happened on a card and on those that belong to it, as far as it is in view."""
    cards = [card]
    if card.table == "contact":
        cards += [each for each in _deals_of_contact(view, card) if view.sees(each)]
    if card.table == "company":
        links = _children(view, "contact_company", "company_id", card)
        found = [view.rows["contact"][each["contact_id"]] for each in links]
        cards += [each for each in [*found, *_deals_of_company(view, card)] if view.sees(each)]
    places = {(each.table, each.id) for each in cards}
    places |= {(each["noun"], each["record_id"]) for one in cards for each in _former(view, one)}
    return [
        each for each in view.rows["event"].values() if (each["card"], each["card_id"]) in places and _told(view, each)
    ]


def _former(view: View, card: Record) -> list[Record]:
    """What was merged into a contact or company, the last one first."""
    mine = (each for each in view.rows["merged"].values() if (each["noun"], each["root_id"]) == (card.table, card.id))
    return sorted(mine, key=lambda each: -each.id)


def _noun(table: str) -> str:
    """What ids of the rows of a table begin with."""
    return {"users": "user", "groups": "group"}.get(table, table)


_WORDS = {
    "DEAL_ASSIGNED": ("Вы теперь отвечаете за сделку.", "You are responsible for a deal now."),
    "TASK_COMPLETED": ("Задача, которую вы поставили, выполнена.", "A task that you set was completed."),
}


def _locale(view: View) -> str:
    return str(view.user["locale"] or view.account["locale"])


def _own_notifications(view: View) -> list[Record]:
    return [each for each in view.rows["notification"].values() if each["user_id"] == view.user.id]


def _told(view: View, event: Record) -> bool:
    """Of the card and its notes all is told; of tasks and contacts, to whom may view them or could at last."""
    about = event["entity"]
    if about in (event["card"], "note"):
        return True
    if about not in ("task", "contact"):
        return False
    if record := view.rows[about].get(event["record_id"]):
        return view.sees(record)
    return any(
        each["kind"] == f"{about}.deleted" and each["record_id"] == event["record_id"] and view.could_view(each)
        for each in view.rows["event"].values()
    )


# Connections: the type in them, their usual order (None: of linking), and what is in them before rights are asked.
LISTS: dict[tuple[str, str], tuple[str, str | None, Callable[[View, Record], list[Record]]]] = {
    ("Deal", "contacts"): (
        "Contact",
        None,
        lambda view, row: _through(view, "deal_contact", "deal_id", "contact_id", "contact", row),
    ),
    ("Deal", "tasks"): ("Task", "DUE_AT_ASC", _belonging("task", "deal_id")),
    ("Deal", "feed"): ("FeedEntry", "ID_DESC", _feed),
    ("Contact", "deals"): ("Deal", "CREATED_AT_DESC", _deals_of_contact),
    ("Contact", "tasks"): ("Task", "DUE_AT_ASC", _belonging("task", "contact_id")),
    ("Contact", "feed"): ("FeedEntry", "ID_DESC", _feed),
    ("Company", "contacts"): (
        "Contact",
        None,
        lambda view, row: _through(view, "contact_company", "company_id", "contact_id", "contact", row),
    ),
    ("Company", "deals"): ("Deal", "CREATED_AT_DESC", _deals_of_company),
    ("Company", "tasks"): ("Task", "DUE_AT_ASC", _belonging("task", "company_id")),
    ("Company", "feed"): ("FeedEntry", "ID_DESC", _feed),
    ("Viewer", "notifications"): (
        "Notification",
        "AT_DESC",
        lambda view, _: _own_notifications(view),
    ),
    ("Pipeline", "deals"): ("Deal", "CREATED_AT_DESC", _belonging("deal", "pipeline_id")),
    ("Stage", "deals"): ("Deal", "UPDATED_AT_DESC", _belonging("deal", "stage_id")),
}


def _tags(noun: str) -> Any:
    return lambda view, row: sorted(
        _through(view, f"{noun}_tag", f"{noun}_id", "tag_id", "tag", row), key=lambda tag: (fold(tag["name"]), tag.id)
    )


def _stages(view: View, pipeline: Record) -> list[Record]:
    found = _children(view, "stage", "pipeline_id", pipeline)
    return sorted(found, key=lambda each: (each["position"], each.id))


def _stage_times(view: View, deal: Record) -> list[Record]:
    seconds: dict[int, int] = {}
    for each in _children(view, "passage", "deal_id", deal):
        seconds[each["stage_id"]] = seconds.get(each["stage_id"], 0) + each["seconds"]
    stay = max(0, int((view.now - deal["stage_entered_at"]).total_seconds()))
    seconds[deal["stage_id"]] = seconds.get(deal["stage_id"], 0) + stay
    return [Record("passage", {"stage_id": id, "seconds": each}) for id, each in seconds.items()]


def _companies(view: View, contact: Record) -> list[Record]:
    found = [
        each
        for each in _children(view, "contact_company", "contact_id", contact)
        if view.get("company", each["company_id"])
    ]
    return sorted(found, key=lambda each: (not each["is_main"], each.id))


def _main_company(view: View, contact: Record) -> Record | None:
    found = [each for each in _companies(view, contact) if each["is_main"]]
    return view.get("company", found[0]["company_id"]) if found else None


def _nearest_task(view: View, deal: Record) -> Record | None:
    return min(_open_tasks(view, deal), key=lambda each: (each["due_at"], each.id), default=None)


def _requisites(view: View, company: Record) -> dict[str, Any] | None:
    known = dict(company["requisites"])
    if company["inn"]:
        known["inn"] = company["inn"]
    names = {"legalName": "legal_name", **{name: name for name in ("inn", "kpp", "ogrn", "bank", "bic", "account")}}
    return {name: known.get(key) for name, key in names.items()} if known else None


def _private(column: str) -> Any:
    return lambda view, user: user[column] if view.is_administrator or user.id == view.user.id else None


def _about(noun: str) -> Any:
    """The record that an event is about, or on whose card it happened."""

    def answer(view: View, event: Record) -> Record | None:
        if event["entity"] == noun:
            return view.get(noun, event["record_id"])
        return view.get(noun, event["card_id"]) if event["card"] == noun else None

    return answer


def _moved(side: str) -> Any:
    return lambda view, event: view.get("stage", event[side].get("stage_id")) if event["kind"] == "deal.moved" else None


def _permissions(view: View, _: Record) -> list[dict[str, str]]:
    return [
        {
            "entity": entity.upper(),
            "action": action.upper(),
            "scope": view.rules.widest(view.asker, entity, action).upper(),
        }
        for entity in ("deal", "contact", "company", "task", "settings", "tag")
        for action in ("create", "view", "edit", "delete", "export")
    ]


ANSWERS: dict[tuple[str, str], Callable[..., Any]] = {
    ("Deal", "tags"): _tags("deal"),
    ("Deal", "stageTimes"): _stage_times,
    ("Deal", "nearestTask"): _nearest_task,
    ("Deal", "hasNoTask"): lambda view, row: not _open_tasks(view, row),
    ("Deal", "hasOverdueTask"): lambda view, row: any(_is_overdue(view, each) for each in _open_tasks(view, row)),
    ("Contact", "tags"): _tags("contact"),
    ("Contact", "phones"): _belonging("contact_phone", "contact_id"),
    ("Contact", "emails"): _belonging("contact_email", "contact_id"),
    ("Contact", "messengers"): _belonging("contact_messenger", "contact_id"),
    ("Contact", "companies"): _companies,
    ("Contact", "company"): _main_company,
    ("Company", "tags"): _tags("company"),
    ("Company", "phones"): _belonging("company_phone", "company_id"),
    ("Company", "emails"): _belonging("company_email", "company_id"),
    ("Company", "requisites"): _requisites,
    ("Pipeline", "stages"): _stages,
    ("Pipeline", "board"): lambda view, row: [each for each in _stages(view, row) if each["kind"] == "ACTIVE"],
    ("Task", "isOverdue"): _is_overdue,
    ("Task", "bucket"): _bucket,
    ("Contact", "formerly"): _former,
    ("Company", "formerly"): _former,
    ("FormerRecord", "recordId"): lambda _, row: f"{row['noun']}_{row['record_id']}",
    ("FormerRecord", "undoUntil"): lambda view, row: row["merged_at"] + timedelta(days=view.account["trash_kept_days"]),
    ("TrashedRecord", "kind"): lambda _, row: row["noun"].upper(),
    ("TrashedRecord", "recordId"): lambda _, row: f"{row['noun']}_{row['record_id']}",
    ("TrashedRecord", "keptUntil"): lambda view, row: (
        row["deleted_at"] + timedelta(days=view.account["trash_kept_days"])
    ),
    ("User", "email"): _private("email"),
    ("User", "mutedNotifications"): lambda view, user: (
        None if _private("id")(view, user) is None else user["muted_notifications"] or []
    ),
    ("User", "remindMinutes"): _private("remind_minutes"),
    ("User", "role"): _private("role"),
    ("User", "kind"): lambda _, user: user["kind"].upper(),
    ("User", "phone"): _private("phone"),
    ("User", "locale"): _private("locale"),
    ("User", "deactivatedAt"): _private("deactivated_at"),
    ("User", "invitationEndsAt"): _private("invitation_ends_at"),
    ("User", "version"): _private("version"),
    ("User", "hasSecondFactor"): lambda view, user: (
        None if _private("id")(view, user) is None else user["second_factor_at"] is not None
    ),
    ("FeedEntry", "kind"): lambda _, event: event["kind"].replace(".", "_").upper(),
    ("FeedEntry", "fromStage"): _moved("before"),
    ("FeedEntry", "toStage"): _moved("after"),
    ("FeedEntry", "isBackward"): lambda _, event: event["kind"] == "deal.moved" and "backward" in event["after"],
    ("Stage", "advice"): lambda *_: None,  # of the cast's pipelines, whose names are as they should be
    ("FeedEntry", "skippedStages"): lambda view, event: (
        [view.rows["stage"][id] for id in event["after"].get("skipped") or [] if id in view.rows["stage"]]
        if event["kind"] == "deal.moved"
        else []
    ),
    ("FeedEntry", "note"): lambda view, event: (
        view.get("note", event["record_id"]) if event["entity"] == "note" else None
    ),
    ("FeedEntry", "task"): lambda view, event: (
        view.get("task", event["record_id"]) if event["entity"] == "task" else None
    ),
    ("FeedEntry", "deal"): _about("deal"),
    ("FeedEntry", "contact"): _about("contact"),
    ("FeedEntry", "company"): _about("company"),
    **{
        ("Event", name): lambda view, event, name=name: ANSWERS["FeedEntry", name](view, event)
        for name in ("fromStage", "toStage", "skippedStages", "note", "task", "deal", "contact", "company")
    },
    ("Event", "kind"): lambda _, event: re.sub(r"^(user|group)s\.", r"\1.", event["kind"]),
    ("Event", "entity"): lambda _, event: _noun(event["entity"]),
    ("Event", "recordId"): lambda _, event: f"{_noun(event['entity'])}_{event['record_id']}",
    ("Notification", "text"): lambda view, row: _WORDS[row["kind"]][_locale(view) == "en"],
    ("Notification", "isRead"): lambda _, row: row["read_at"] is not None,
    ("Notification", "recordId"): lambda _, row: f"{row['entity']}_{row['record_id']}",
    ("Notification", "task"): lambda view, row: view.get("task", row["record_id"]) if row["entity"] == "task" else None,
    ("Notification", "deal"): lambda view, row: view.get(
        "deal", row["record_id"] if row["entity"] == "deal" else row["deal_id"]
    ),
    ("Notification", "export"): lambda *_: None,  # nobody is told of one here
    ("Viewer", "unreadNotifications"): lambda view, _: len(
        [each for each in _own_notifications(view) if each["read_at"] is None]
    ),
    **{(type_, "customField"): _custom_field(type_) for type_ in ("Deal", "Contact", "Company")},
    **{(type_, "customFields"): _custom_fields(type_) for type_ in ("Deal", "Contact", "Company")},
    **{(type_, "id"): lambda _, value: value["gid"] for type_ in VALUES.values()},
    **{(KINDS[table], "label"): _label for table in CUSTOM},
    **{(type_, "entity"): lambda _, row: row["entity"].upper() for type_ in ("CustomField", "CustomFieldGroup")},
    ("CustomField", "key"): lambda _, row: f"f{row.id}",
    ("CustomField", "options"): lambda view, row: sorted(
        _children(view, "custom_field_option", "field_id", row), key=lambda each: (each["position"], each.id)
    ),
    ("CustomField", "requiredFrom"): lambda view, row: [
        view.rows["stage"][id] for id in row["required_from"] if id in view.rows["stage"]
    ],
    ("Viewer", "user"): lambda view, _: view.user,
    ("Viewer", "role"): lambda view, _: view.user["role"],
    ("Viewer", "locale"): lambda view, _: _locale(view),
    ("Viewer", "permissions"): _permissions,
    ("Viewer", "secondFactor"): lambda *_: {"isRequired": False, "recoveryCodesLeft": None},  # nobody has one here
}

# What the two paths are compared in, but not with this: it would be the product's own code again.
UNTOLD = {
    ("Event", "changes"): "the same texts; tests/test_events.py shows them",
    (
        "FeedEntry",
        "changes",
    ): "texts for people about any field that any event ever had, hidden ones aside; tests/test_feed.py shows them",
    ("Viewer", "sessions"): "sign-ins, which are no records; tests/test_sessions.py shows them",
}
