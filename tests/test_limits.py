"""Limits on documents and variables (T45), and that finding them broken costs next to nothing."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from graphql import DocumentNode, get_introspection_query, parse
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api import limits
from api.app import create_app
from api.documents import KEPT_CHARACTERS, KEPT_DOCUMENTS, Documents
from api.errors import TooComplex
from tests import toy


@pytest.fixture
def http() -> TestClient:
    return TestClient(create_app(toy.settings(), toy.schema(), toy.context_for, toy.Store()))


@pytest.fixture(autouse=True)
def clean() -> None:
    toy.DONE.clear()


def limit_of(response: Any) -> str:
    """Which limit the answer names."""
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "QUERY_TOO_COMPLEX"
    assert str(error["extensions"]["allowed"]) in error["message"]
    assert "data" not in response.json()
    return str(error["extensions"]["limit"])


def nested(depth: int) -> str:
    """A query `depth` fields deep."""
    return "{" + "thing{" * (depth - 1) + "name" + "}" * depth


def spreading(depth: int) -> str:
    """A query as deep, by fragments each of which spreads the next one twice."""
    chain = "".join(f"fragment f{n} on Thing{{thing{{...f{n + 1} ...f{n + 1}}}}}" for n in range(depth - 2))
    return f"{{thing{{...f0}}}}{chain}fragment f{depth - 2} on Thing{{name}}"


# A document that just keeps a limit of n.
AT_MOST: dict[str, Callable[[int], str]] = {
    "depth": nested,
    "aliases": lambda n: "{" + " ".join(f"a{i}:hello" for i in range(n)) + "}",
    "repeats": lambda n: "{" + " ".join(["hello"] * n) + "}",
    "directives": lambda n: "{hello " + " ".join(f"a{i}:hello @skip(if:false)" for i in range(n)) + "}",
    "operations": lambda n: " ".join(f"query q{i}{{hello}}" for i in range(n)),
    "fragments": lambda n: (
        "{thing{"
        + " ".join(f"...f{i}" for i in range(n))
        + "}}"
        + " ".join(f"fragment f{i} on Thing{{name}}" for i in range(n))
    ),
    "mutations": lambda n: "mutation{" + " ".join(f"m{i}:put" for i in range(n)) + "}",
    "items": lambda n: "{total(numbers:[" + ",".join("1" for _ in range(n)) + "])}",
    "nesting": lambda n: "{nest(input:" + "{inner:" * (n - 1) + '{text:"a"}' + "}" * (n - 1) + ")}",
}


@pytest.mark.parametrize("limit", [limit for limit in AT_MOST if limit != "operations"])
def test_up_to_the_limit_and_one_beyond(http: TestClient, limit: str) -> None:
    allowed = getattr(limits, limit.upper())
    within = http.post("/graphql", json={"query": AT_MOST[limit](allowed)})
    assert within.json().get("data"), within.text[:500]
    assert limit_of(http.post("/graphql", json={"query": AT_MOST[limit](allowed + 1)})) == limit
    assert len(toy.DONE) in (0, limits.MUTATIONS)


def test_operations(http: TestClient) -> None:
    document = AT_MOST["operations"](limits.OPERATIONS)
    assert http.post("/graphql", json={"query": document, "operationName": "q3"}).json()["data"]
    document = AT_MOST["operations"](limits.OPERATIONS + 1)
    assert limit_of(http.post("/graphql", json={"query": document, "operationName": "q3"})) == "operations"


def test_characters(http: TestClient) -> None:
    """Comments are no tokens, and yet take time to skip."""
    assert limit_of(http.post("/graphql", json={"query": "{hello}" + "#" * limits.CHARACTERS})) == "characters"


def test_tokens(http: TestClient) -> None:
    assert limit_of(http.post("/graphql", json={"query": "{" + "hello " * (limits.TOKENS + 1) + "}"})) == "tokens"
    assert limit_of(http.post("/graphql", json={"query": "{thing" * 1000})) == "nesting"


def test_depth_through_fragments(http: TestClient) -> None:
    assert http.post("/graphql", json={"query": spreading(limits.DEPTH)}).json()["errors"][0]["extensions"][
        "limit"
    ] == ("fields")
    assert limit_of(http.post("/graphql", json={"query": spreading(limits.DEPTH + 1)})) == "depth"
    inline = "{thing{" + "...on Thing{" * 40 + "name" + "}" * 40 + "}}"
    assert http.post("/graphql", json={"query": inline}).json() == {"data": {"thing": {"name": "thing"}}}


def test_a_thousand_logins_in_one_request(http: TestClient) -> None:
    """T46: refused before anything is executed, also by way of fragments and batches."""
    aliases = "mutation{" + " ".join(f"a{i}:put" for i in range(1000)) + "}"
    assert limit_of(http.post("/graphql", json={"query": aliases})) == "aliases"
    hidden = "mutation{put ...a}fragment a on Mutation{...b} fragment b on Mutation{%s}"
    hidden %= " ".join(f"a{i}:put" for i in range(10))
    assert limit_of(http.post("/graphql", json={"query": hidden})) == "mutations"
    assert toy.DONE == []


@pytest.mark.parametrize(
    ("variables", "limit"),
    [
        ({"n": [1] * 1001}, "items"),
        ({"n": [[1] * 1001]}, "items"),
        ({"n": [[1] * 900] * 60}, "values"),
        ({str(key): 1 for key in range(50_001)}, "values"),
        ({"n": json.loads("[" * 33 + "]" * 33)}, "nesting"),
        ({"n": json.loads('{"a":' * 900 + "1" + "}" * 900)}, "nesting"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_variables(http: TestClient, variables: dict[str, object], limit: str) -> None:
    document = "query($n:[Int!]!){total(numbers:$n)}"
    assert limit_of(http.post("/graphql", json={"query": document, "variables": variables})) == limit
    within = {"n": [1] * 1000}
    assert http.post("/graphql", json={"query": document, "variables": within}).json() == {"data": {"total": 1000}}


def _everywhere(names: list[str], *, kind: str = "Thing") -> str:
    return "".join(
        f"fragment {name} on {kind}{{thing{{{' '.join('...' + other for other in names)}}}}}" for name in names
    )


HOSTILE = {
    "doubling chain": "{thing{...f0}}"
    + "".join(f"fragment f{i} on Thing{{...f{i + 1} ...f{i + 1}}}" for i in range(30))
    + "fragment f30 on Thing{name}",
    "doubling chain with fields": "{thing{...f0}}"
    + "".join(f"fragment f{i} on Thing{{a:thing{{...f{i + 1}}} b:thing{{...f{i + 1}}}}}" for i in range(24))
    + "fragment f24 on Thing{name}",
    "all spread all later": "{thing{...f0}}"
    + "".join(f"fragment f{i} on Thing{{thing{{{' '.join(f'...f{j}' for j in range(i + 1, 18))}}}}}" for i in range(17))
    + "fragment f17 on Thing{name}",
    "circles": "{thing{...a}}" + _everywhere(list("abcdefghij")),
    "one long chain": "{thing{...f0}}"
    + "".join(f"fragment f{i} on Thing{{...f{i + 1}}}" for i in range(99))
    + "fragment f99 on Thing{name}",
    "overlapping": "{thing{" + "thing{thing{thing{name}}} " * 50 + "}}",
    "overlapping fragments": "{thing{"
    + " ".join(f"...f{i}" for i in range(80))
    + "}}"
    + "".join(f"fragment f{i} on Thing{{{'name ' * 40}}}" for i in range(80)),
    "unknown names": "{" + " ".join(f"x{i}" for i in range(4900)) + "}",
    "unknown arguments": "{hello(" + " ".join(f"x{i}:1" for i in range(1600)) + ")}",
    "many variables": "query(" + " ".join(f"$v{i}:Int" for i in range(1200)) + "){hello}",
    "open braces": "{" * 4900,
    "open lists": "{total(numbers:" + "[" * 4900,
    "a long string": '{hello(name:"' + "a" * 90_000 + '")}',
    "comments": "{hello}" + "#\n" * 45_000,
    "deep types": "query($v:" + "[" * 2000 + "Int" + "]" * 2000 + "){hello}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_or_answered(http: TestClient, name: str) -> None:
    response = http.post("/graphql", json={"query": HOSTILE[name]})
    assert response.status_code == 200
    errors = response.json().get("errors", [])
    assert all(error["extensions"]["code"] in ("BAD_USER_INPUT", "QUERY_TOO_COMPLEX") for error in errors)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_cost_little(name: str) -> None:
    """Parser, limits and rules together do less work than two seconds hold, counted as calls of functions."""
    documents = Documents(toy.schema()._schema)
    assert calls(lambda: documents.get(HOSTILE[name])) < 5_000_000


@pytest.mark.parametrize("name", [name for name in HOSTILE if not name.startswith(("open", "deep"))])
def test_checking_is_linear(name: str) -> None:
    """The limits' own share, without parser and rules: a few calls for each character, however it is nested."""
    document = parse(HOSTILE[name], no_location=True)

    def check() -> None:
        with suppress(TooComplex):
            limits.check_document(document)

    assert calls(check) < 20 * len(HOSTILE[name])


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions, those in C included, some work takes."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@st.composite
def _fragments(draw: st.DrawFn) -> str:
    """A document whose fragments spread later ones, in nested fields or beside them."""
    count = draw(st.integers(1, 7))
    parts = []
    for number in range(count):
        later = st.sampled_from([f"...f{n}" for n in range(number + 1, count)]) if number + 1 < count else st.nothing()
        leaf = st.just("name") | later
        selection = st.recursive(
            leaf,
            lambda inner: st.lists(inner, min_size=1, max_size=3).map(lambda s: f"thing{{{' '.join(s)}}}"),
            max_leaves=5,
        )
        body = " ".join(draw(st.lists(selection, min_size=1, max_size=3)))
        parts.append(f"query{{thing{{{body}}}}}" if number == 0 else f"fragment f{number} on Thing{{{body}}}")
    return " ".join(parts)


def _naive(document: str) -> tuple[int, int]:
    """Depth and number of fields by spreading everything out, as one would on paper."""
    definitions: Any = parse(document).definitions
    fragments = {d.name.value: d for d in definitions if d.kind == "fragment_definition"}

    def walk(selection_set: Any) -> tuple[int, int]:
        depth = fields = 0
        for selection in selection_set.selections if selection_set else ():
            if selection.kind == "field":
                inner_depth, inner_fields = walk(selection.selection_set)
                inner_depth, inner_fields = inner_depth + 1, inner_fields + 1
            else:
                inner_depth, inner_fields = walk(fragments[selection.name.value].selection_set)
            depth, fields = max(depth, inner_depth), fields + inner_fields
        return depth, fields

    return walk(definitions[0].selection_set)


@given(_fragments())
@hypothesis_settings(max_examples=150, deadline=None)
def test_sums_equal_what_spreading_out_would_give(document: str) -> None:
    depth, fields = _naive(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(limits, "REPEATS", 1000)
        patch.setattr(limits, "DEPTH", depth)
        patch.setattr(limits, "FIELDS", fields)
        limits.check_document(parse(document))
        patch.setattr(limits, "DEPTH", depth - 1)
        with pytest.raises(TooComplex, match="levels of fields"):
            limits.check_document(parse(document))
        patch.setattr(limits, "DEPTH", depth)
        patch.setattr(limits, "FIELDS", fields - 1)
        with pytest.raises(TooComplex, match="fields, fragments"):
            limits.check_document(parse(document))


@pytest.mark.parametrize("full", [True, False])
def test_the_explorers_introspection_passes(http: TestClient, full: bool) -> None:
    query = get_introspection_query(
        descriptions=True,
        specified_by_url=full,
        directive_is_repeatable=full,
        schema_description=full,
        input_value_deprecation=full,
    )
    assert http.post("/graphql", json={"query": query, "operationName": "IntrospectionQuery"}).json()["data"][
        "__schema"
    ]


def test_documents_are_kept_within_bounds() -> None:
    documents = Documents(toy.schema()._schema)
    first = documents.get("{hello}")
    assert documents.get("{hello}") is first
    for number in range(KEPT_DOCUMENTS):
        documents.get(f"{{a{number}:hello}}")
    again = documents.get("{hello}")
    assert again is not first
    for number in range(KEPT_CHARACTERS // 90_000 + 1):
        documents.get(f'{{hello(name:"{number}{"a" * 90_000}")}}')
    assert documents.get("{hello}") is not again
    assert documents._characters <= KEPT_CHARACTERS


def test_a_document_is_read_once(http: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not again by the executor, and not again for the next request."""
    calls: list[str] = []

    def counted(text: str, **options: Any) -> DocumentNode:
        calls.append("ours")
        return parse(text, **options)

    monkeypatch.setattr("api.documents.parse", counted)
    monkeypatch.setattr("strawberry.schema.schema.parse", lambda *_, **__: calls.append("strawberry's"))
    for _ in range(3):
        assert http.post("/graphql", json={"query": "{hello}"}).json()["data"]
    assert calls == ["ours"]
