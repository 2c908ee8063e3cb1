"""Reading: fragments, variables, aliases and directives below the root, where the selection is read by us."""

import pytest
from graphql import GraphQLInputObjectType, GraphQLNonNull

from api.graph import schema
from tests.counting import statements
from tests.crm import Crm


async def test_variables_and_directives_count_at_every_level(crm: Crm) -> None:
    rita, pipeline = crm.as_("rita"), (await crm.pipelines())[0]
    for name in ("A", "B", "C"):
        await rita.do("dealCreate", "deal { id }", pipelineId=pipeline["id"], name=name, tags=["x", "y"])
    answer = await rita.ask(
        """
        query($id: ID!, $me: ID!, $size: Int!, $yes: Boolean!, $no: Boolean!) {
          pipeline(id: $id) {
            board {
              mine: deals(first: $size, filter: { responsible: { in: [$me] } }, order: NAME_ASC) {
                ...page
                again: nodes { name tags @skip(if: $no) { name } }
              }
              deals(first: 1) @skip(if: $yes) { totalCount }
            }
          }
        }
        fragment page on DealConnection {
          totalCount
          nodes { ... on Deal { name } ... on Node { id } stage @include(if: $no) { name } }
          edges { node { who: responsible { name } } }
        }
        """,
        id=pipeline["id"],
        me=await crm.user_id("rita"),
        size=2,
        yes=True,
        no=False,
    )
    first = answer["pipeline"]["board"][0]
    assert "deals" not in first
    assert first["mine"]["totalCount"] == 3
    assert [node["name"] for node in first["mine"]["nodes"]] == ["A", "B"]
    assert set(first["mine"]["nodes"][0]) == {"name", "id"}
    assert first["mine"]["again"][1] == {"name": "B", "tags": [{"name": "x"}, {"name": "y"}]}
    assert len({edge["node"]["who"]["name"] for edge in first["mine"]["edges"]}) == 1


async def test_the_same_rows_as_nodes_and_as_edges_keep_their_own_arguments(crm: Crm) -> None:
    rita, pipeline = crm.as_("rita"), (await crm.pipelines())[0]
    contacts = [{"firstName": name} for name in ("One", "Two", "Three")]
    await rita.do("dealCreate", "deal { id }", pipelineId=pipeline["id"], contacts=contacts)
    answer = await rita.ask(
        """{ deals {
          nodes { c: contacts(first: 1) { nodes { name } } }
          edges { node { c: contacts(first: 3) { nodes { name } } } }
        } }"""
    )
    page = answer["deals"]
    assert len(page["nodes"][0]["c"]["nodes"]) == 1
    assert len(page["edges"][0]["node"]["c"]["nodes"]) == 3


async def test_pages_in_pages_are_refused_before_they_are_read(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T45: what could be read counts, since the statement must not run."""
    rita, pipeline = crm.as_("rita"), (await crm.pipelines())[0]
    monkeypatch.setattr("api.reading.fetch.MOST_ROWS", 100 * len(pipeline["board"]))
    query = "query($id: ID!, $size: Int!) { pipeline(id: $id) { board { deals(first: $size) { nodes { id } } } } }"
    assert await rita.code(query, id=pipeline["id"], size=50) == "ok"
    with statements() as seen:
        answer = await rita.send(query, id=pipeline["id"], size=150)
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"QUERY_TOO_COMPLEX"}
    assert not any('from "deal"' in each for each in seen)


async def test_a_condition_that_asks_nothing_holds_of_every_record(crm: Crm) -> None:
    """An empty object, or one of nulls, as forms send them; for somebody who sees the records of a group.

    `email` says that there is an address, whatever it is.
    """
    types, rita = schema._schema.type_map, crm.as_("rita")
    await rita.do(
        "dealCreate", "deal { id }", pipelineId=(await crm.pipelines())[0]["id"], contacts=[{"firstName": "A"}]
    )
    for name, field in schema._schema.query_type.fields.items():  # type: ignore[union-attr]  # there is a query type
        if "filter" not in field.args:
            continue
        filter_type = field.args["filter"].type
        assert isinstance(filter_type, GraphQLInputObjectType)
        text = f"query($filter: {filter_type.name}) {{ {name}(filter: $filter) {{ totalCount nodes {{ id }} }} }}"
        everything = await rita.ask(text)
        for key, each in filter_type.fields.items():
            condition = types.get(str(each.type))
            if not isinstance(condition, GraphQLInputObjectType) or condition is filter_type or key == "email":
                continue
            if not any(isinstance(part.type, GraphQLNonNull) for part in condition.fields.values()):
                assert await rita.ask(text, filter={key: {}}) == everything, (name, key)
                assert await rita.ask(text, filter={key: dict.fromkeys(condition.fields)}) == everything, (name, key)
