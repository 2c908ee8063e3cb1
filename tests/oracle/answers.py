"""A document answered by graphql-core over rows in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

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

from tests.oracle.fields import ANSWERS, UNTOLD
from tests.oracle.lists import LISTS
from tests.oracle.lookup import looked_up
from tests.oracle.names import CHILDREN, COLUMNS, KINDS, LINKS, NOUNS, TYPES, is_number, snake
from tests.oracle.pages import Page, paged
from tests.oracle.rows import Record, written
from tests.oracle.sight import SECTIONS, View, money, refused
from tests.rules import RECORDS, Rules


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


def _resolved(source: Any, info: Any, **arguments: Any) -> Any:
    view: View = info.context
    try:
        return _resolve(source, info, **arguments)
    except GraphQLError as error:
        if not view.leniently:
            raise
        view.refused.append(_error(error, info.path.as_list()))
        is_page = str(info.return_type).rstrip("!").endswith("Connection")
        is_list = str(info.return_type).startswith("[")
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
    if (type_, field) == ("Catalogue", "items") or field == "knowledge":
        view.require_section("items")
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
        return paged(view, target, [each for each in members(view, source) if view.sees(each)], arguments, usual)
    if (type_, field) in LINKS:
        return view.linked(source, type_, field)
    if field == "id":
        noun = {"users": "user", "groups": "group"}.get(source.table, source.table)
        return f"{noun}_{source.id}"
    column = COLUMNS.get((type_, field), snake(field))
    value = source[column]
    return money(view, value) if column.endswith("_minor") else value


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
        return looked_up(view, arguments["text"], arguments.get("kinds") or (), arguments["first"])
    name = field[0].upper() + field[1:]
    if name in TYPES:
        table, noun = TYPES[name][0], snake(field)
        kind, _, number = arguments["id"].rpartition("_")
        if kind != noun or not is_number(number):
            raise refused("id", f"expected the id of a {noun.replace('_', ' ')}, as the graph gave it.")
        return view.get(table, int(number))
    if field in ("pipelines", "archivedPipelines"):
        rows = [each for each in view.all("pipeline") if (each["archived_at"] is None) == (field == "pipelines")]
        return paged(view, "Pipeline", rows, arguments, "POSITION_ASC")
    single = {"companies": "Company", "trash": "TrashedRecord"}.get(field, name.removesuffix("s"))
    return paged(view, single, view.all(TYPES[single][0]), arguments, TYPES[single][1])


def _node(view: View, id: str, path: str) -> Record | None:
    noun, _, number = id.rpartition("_")
    if not is_number(number) or noun not in (*NOUNS, *CHILDREN):
        raise refused(path, "expected an id as the graph gave it.")
    return view.get(NOUNS[noun], int(number)) if noun in NOUNS else None
