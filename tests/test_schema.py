"""The graph as it is exported."""

from pathlib import Path

from api.graph import schema


def test_schema_graphql_is_the_graph() -> None:
    exported = (Path(__file__).parent.parent / "schema.graphql").read_text("utf-8")
    assert exported.strip() == schema.as_str().strip(), "schema.graphql has drifted: run make schema"
