"""No statement names a table that has rights without them: walked over every relation and every condition."""

import re
from collections import deque
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_leaf_type

from api.graph import schema
from domain import policies
from permissions.lines import Line
from tests import rules
from tests.counting import statements
from tests.crm import Crm
from tests.operations import NOUNS, for_administrators, snake
from tests.tangle import tangle

GRAPH = schema._schema
SCOPED = ("deal", "contact", "company", "task")
NAMED = re.compile(rf'\b(?:from|join)\s+"?({"|".join(SCOPED)})"?\s+(?:as\s+)?"?(\w+)"?', re.IGNORECASE)


def within(type_: Any, inner: str) -> str:
    """The selection of `inner` of the records behind a type: of a page's, its records and their number."""
    return f"{{ totalCount nodes {{ {inner} }} }}" if type_.name.endswith("Connection") else f"{{ {inner} }}"


def behind(type_: Any) -> Any:
    """The type of the records in a page, or the type itself."""
    return get_named_type(type_.fields["nodes"].type) if type_.name.endswith("Connection") else type_


def relations(type_: GraphQLObjectType) -> Iterator[tuple[str, Any]]:
    """Fields that lead to other records, with the types behind them."""
    for name, field in type_.fields.items():
        found = get_named_type(field.type)
        needs = [argument for argument in field.args.values() if str(argument.type).endswith("!")]
        needs += ["an administrator"] * for_administrators(field)
        if not is_leaf_type(found) and not needs and not isinstance(found, GraphQLInterfaceType):
            yield name, found


def walked() -> dict[str, str]:
    """For each type that can be reached, a query of all its relations by a shortest way from the root."""
    queries: dict[str, str] = {}
    query = GRAPH.query_type
    assert query
    left: deque[tuple[GraphQLObjectType, tuple[tuple[str, Any], ...]]] = deque([(query, ())])
    while left:
        type_, way = left.popleft()
        if type_.name in queries:
            continue
        found = list(relations(type_))
        text = " ".join(f"{name} {within(target, '__typename')}" for name, target in found) or "__typename"
        for name, target in reversed(way):
            text = f"{name} {within(target, text)}"
        queries[type_.name] = f"{{ {text} }}"
        left.extend((behind(target), (*way, (name, target))) for name, target in found)
    return queries


OTHERWISE = {("deals", "type"): "deal_type", ("customers", "stage"): "customer_stage"}  # what a condition is about


def narrowed() -> Iterator[str]:
    """Every list with each of its conditions that is about other records."""
    assert GRAPH.query_type
    for name, field in GRAPH.query_type.fields.items():
        filter_type = get_named_type(field.args["filter"].type) if "filter" in field.args else None
        if isinstance(filter_type, GraphQLInputObjectType):
            for key, each in filter_type.fields.items():
                id = f"{OTHERWISE.get((name, key)) or NOUNS.get(key, snake(key))}_1"
                values = {
                    "IDFilter": [f'{{ in: ["{id}"], isNull: false }}', "{ isNull: true }"],
                    "Boolean": ["true", "false"],
                    "[ID!]": [f'["{id}"]'],
                }
                for value in values.get(str(each.type), ()):
                    yield f"{{ {name}(filter: {{ {key}: {value} }}) {{ totalCount nodes {{ id }} }} }}"


@pytest.mark.parametrize("plan", ["usual", "plain"])
@pytest.mark.parametrize("reach", ["own", "group", "none"])
async def test_every_scoped_table_in_a_statement_is_named_with_its_rights(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, plan: str, reach: str
) -> None:
    """All records are Rita's, so each relation is read; the policy leaves her what is hers, her group's, or nothing."""
    await tangle(2, "rita")
    policy = rules.policy(Line("manager", entity, "view", reach) for entity in SCOPED)
    headers = {"Authorization": f"Bearer {crm.tokens['rita']}"}
    extensions = {"plan": plan} if plan == "plain" else {}
    met: set[str] = set()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    for text in (*walked().values(), *narrowed()):
        with statements() as seen:
            body = {"query": text, "extensions": extensions}
            answer = (await crm.client.post("/graphql", json=body, headers=headers)).json()
        assert "errors" not in answer, (text, answer)
        for sql in seen:
            for table, alias in NAMED.findall(sql):
                met.add(table)
                wanted = {
                    "own": rf'\b{alias}\."?responsible_id"?\s*=',
                    "group": rf'\b{alias}\."?group_id"?\s*=',
                    "none": r"\bfalse\b",
                }[reach]
                assert re.search(wanted, sql), f"{text}\nnames {table} {alias} without its rights in\n{sql}"
    assert met == set(SCOPED)
    if reach != "none":
        assert {"FeedEntry", "Note", "ContactCompany", "StageTime", "FieldChange"} <= set(walked())
