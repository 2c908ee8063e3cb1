"""GraphQL over HTTP: whatever arrives is answered as the specification says, and never with a 5xx."""

import json
from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest
import redis.exceptions
import tortoise.exceptions
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.app import create_app
from permissions.errors import (
    BadInput,
    Busy,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    RateLimited,
    Unauthenticated,
    Unavailable,
)
from tests import toy

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"


def client(seconds: float = 5, **settings: Any) -> TestClient:
    app = create_app(toy.settings(**settings), toy.schema(), toy.context_for, toy.Store(), seconds=seconds)
    return TestClient(app, raise_server_exceptions=False, client=("198.51.100.7", 50000))


@pytest.fixture
def http() -> TestClient:
    return client()


@pytest.fixture(autouse=True)
def clean() -> None:
    toy.FAILURES.clear()
    toy.CANCELLED.clear()
    toy.DONE.clear()


def post(http: TestClient, content: bytes, accept: str = GRAPHQL, **headers: str) -> Any:
    return http.post("/graphql", content=content, headers={"Content-Type": JSON, "Accept": accept, **headers})


def code(response: Any) -> str:
    return str(response.json()["errors"][0]["extensions"]["code"])


# What arrives


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"null", "object"),
        (b"17", "object"),
        (b'"{hello}"', "object"),
        (b"\xff\xfe", "UTF-8"),
        ('{"query":"{hello}"}'.encode("utf-16"), "UTF-8"),
        ('{"query":"{hello}"}'.encode("utf-8-sig"), "BOM"),
        (b'{"query":"{hello}","variables":{"x":NaN}}', "JSON"),
        (b'{"query":"{hello}","variables":{"x":1e400}}', "infinity"),
        (b'{"query":"{hello}","variables":{"x":' + b"9" * 5000 + b"}}", "infinity"),
        (b"[" * 100_000, "depth"),
        (b'{"query":"{hello}","variables":' + b'{"a":' * 5000 + b"1" + b"}" * 5001, "depth"),
        (b'{"query":"\\ud800"}', "surrogate"),
        (b'{"query":"{hello}","variables":{"\\udc00":1}}', "surrogate"),
        (b'{"query":"{hello}","variables":{"x":"\xed\xa0\x80"}}', "UTF-8"),
        (b'{"query":"a\x00"}', "control"),
        (b"{}", "query"),
        (b'{"query":7}', "query"),
        (b'{"query":"  "}', "query"),
        (b'{"query":"{hello}","variables":"{}"}', "variables"),
        (b'{"query":"{hello}","variables":[]}', "variables"),
        (b'{"query":"{hello}","operationName":1}', "operationName"),
        (b'{"query":"{hello}","extensions":1}', "extensions"),
        (b"[]", "batch"),
        (b'[{"query":"{hello}"},1]', "object"),
    ],
    ids=lambda value: repr(value[:40]),
)
def test_a_body_that_is_no_graphql_request(http: TestClient, body: bytes, says: str) -> None:
    """T37: each is refused with words about what is wrong."""
    for accept in (GRAPHQL, JSON):
        response = post(http, body, accept)
        assert (response.status_code, code(response)) == (400, "BAD_USER_INPUT")
        assert says in response.json()["errors"][0]["message"]
        assert "data" not in response.json()


def test_the_error_says_which_input(http: TestClient) -> None:
    response = post(http, b'[{"query":"{hello}"},{"query":"{hello}","variables":3}]')
    assert response.json()["errors"][0]["extensions"]["path"] == ["1", "variables"]


def test_body_size(http: TestClient) -> None:
    """T45: 1 MB, told by its length or counted while it arrives."""
    document = b'{"query":"{hello}","variables":{"x":"' + b"a" * 1_000_000 + b'"}}'
    assert post(http, document).status_code == 413

    def chunks() -> Iterator[bytes]:
        yield from (document[at : at + 65536] for at in range(0, len(document), 65536))

    response = http.post("/graphql", content=chunks(), headers={"Content-Type": JSON})
    assert (response.status_code, code(response)) == (413, "BAD_USER_INPUT")
    assert post(http, document[:37] + b"a" * 900_000 + b'"}}').status_code == 200


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain; a=application/json",
        "application/jsonp",
        "application/json, text/plain",
        "application/json; charset=utf-16",
        "application/graphql",
        "x",
        "",
    ],
)
def test_other_content_types_are_refused(http: TestClient, content_type: str) -> None:
    """T47: what a page elsewhere can send without asking first isn't JSON, however it is dressed up."""
    response = http.post("/graphql", content=b'{"query":"mutation{put}"}', headers={"Content-Type": content_type})
    assert (response.status_code, code(response)) == (415, "BAD_USER_INPUT")
    assert toy.DONE == []


@pytest.mark.parametrize("content_type", ["application/json", "Application/JSON; charset=UTF-8", "application/json;"])
def test_json_content_types(http: TestClient, content_type: str) -> None:
    response = http.post("/graphql", content=b'{"query":"{hello}"}', headers={"Content-Type": content_type})
    assert response.json() == {"data": {"hello": "hello world"}}


def test_compressed_bodies_are_refused(http: TestClient) -> None:
    response = post(http, b"\x1f\x8b\x08\x00", **{"Content-Encoding": "gzip"})
    assert (response.status_code, code(response)) == (415, "BAD_USER_INPUT")


def test_headers_of_32_kb(http: TestClient) -> None:
    """T45"""
    response = post(http, b'{"query":"{hello}"}', **{"X-Long": "a" * 33_000})
    assert (response.status_code, code(response)) == (431, "BAD_USER_INPUT")


def _mutated() -> st.SearchStrategy[bytes]:
    """A good request with a part of it replaced."""
    good = b'{"query":"query Q($x:Int){hello nest(input:{text:\\"a\\"})}","variables":{"x":1},"operationName":"Q"}'
    return st.builds(
        lambda at, length, piece: good[:at] + piece + good[at + length :],
        st.integers(0, len(good)),
        st.integers(0, 20),
        st.binary(max_size=20) | st.sampled_from([b"\\ud83d", b"NaN", b"1e999", b"[[[[", b"{hello}", b'"$x"', b"null"]),
    )


_json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


_shared = client()


@given(
    st.binary(max_size=200)
    | _mutated()
    | st.builds(
        lambda query, variables: json.dumps({"query": query, "variables": variables}).encode("utf-8", "surrogatepass"),
        st.sampled_from(
            ["query($x:Int){hello}", "query($i:Nested!){nest(input:$i)}", "query($n:[Int!]!){total(numbers:$n)}"]
        )
        | st.text(),
        st.dictionaries(st.sampled_from(["x", "i", "n"]), _json_values, max_size=3),
    )
)
@hypothesis_settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_input_gives_a_5xx(body: bytes) -> None:
    """T37: whatever the bytes, an answer of GraphQL's form and never INTERNAL."""
    response = post(_shared, body)
    assert response.status_code < 500
    answers = response.json()
    for answer in answers if isinstance(answers, list) else [answers]:
        assert all(error["extensions"]["code"] != "INTERNAL" for error in answer.get("errors", []))


# GET


def test_queries_by_get(http: TestClient) -> None:
    params = {
        "query": "query A($n:String!){hello(name:$n)} query B{hello}",
        "variables": '{"n":"you"}',
        "operationName": "A",
    }
    assert http.get("/graphql", params=params).json() == {"data": {"hello": "hello you"}}


def test_mutations_by_get_are_refused(http: TestClient) -> None:
    """T47"""
    response = http.get("/graphql", params={"query": "mutation{put}"})
    assert (response.status_code, response.headers["allow"]) == (405, "POST")
    assert toy.DONE == []
    chosen = {"query": "query Q{hello} mutation M{put}", "operationName": "M"}
    assert http.get("/graphql", params=chosen).status_code == 405
    assert http.get("/graphql", params=chosen | {"operationName": "Q"}).status_code == 200


@pytest.mark.parametrize(
    "query_string",
    [
        "",
        "query=%ff",
        "query={hello}&query={hello}",
        "query={hello}&variables=[",
        "query={hello}&variables=[]",
        "query",
    ],
)
def test_bad_query_strings(http: TestClient, query_string: str) -> None:
    response = http.get(f"/graphql?{query_string}")
    assert (response.status_code, code(response)) == (400, "BAD_USER_INPUT")


def test_a_get_with_a_cookie_needs_the_preflight_header(http: TestClient) -> None:
    """T47: another site can make a browser send the cookie, but neither of the two headers."""
    url, cookie = "/graphql?query={hello}", {"Cookie": "session=1"}
    assert http.get(url, headers=cookie).status_code == 400
    assert http.get(url, headers=cookie | {"GraphQL-Preflight": "0"}).status_code == 400
    assert http.get(url, headers=cookie | {"GraphQL-Preflight": "1"}).status_code == 200
    assert http.get(url, headers=cookie | {"Authorization": "Bearer x"}).status_code == 200
    assert post(http, b'{"query":"{hello}"}', Cookie="session=1").status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
def test_other_methods(http: TestClient, method: str) -> None:
    response = http.request(method, "/graphql?query={hello}")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


# What goes out


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}, {JSON}", GRAPHQL),
        (f"{JSON}, {GRAPHQL}", JSON),
        (f"{JSON};q=0.5, {GRAPHQL}", GRAPHQL),
        (f"{GRAPHQL};q=0.2, */*;q=0.1", GRAPHQL),
        (f"{JSON};q=0, */*", GRAPHQL),
        (f"{GRAPHQL};q=1.000; charset=utf-8", GRAPHQL),
        (f"text/event-stream;q=0.1, {GRAPHQL}, {JSON}", GRAPHQL),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        (f"{JSON}x, {GRAPHQL}", GRAPHQL),
        ("garbage", JSON),
    ],
)
def test_accept(http: TestClient, accept: str | None, media_type: str) -> None:
    headers = {"Content-Type": JSON, "Accept": accept or ""}
    if accept is None:
        del http.headers["accept"], headers["Accept"]
    response = http.post("/graphql", content=b'{"query":"{hello}"}', headers=headers)
    assert response.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert response.json() == {"data": {"hello": "hello world"}}


@pytest.mark.parametrize("accept", ["text/html", "image/*", f"{JSON};q=0", "*/*;q=0"])
def test_nothing_acceptable(http: TestClient, accept: str) -> None:
    response = post(http, b'{"query":"{hello}"}', accept)
    assert (response.status_code, code(response)) == (406, "BAD_USER_INPUT")


@pytest.mark.parametrize(
    "request_",
    [
        {"query": "{"},
        {"query": "{hell}"},
        {"query": "query A{hello} query B{hello}"},
        {"query": "{hello}", "operationName": "B"},
        {"query": "subscription{x}"},
        {"query": "query($n:Int!){total(numbers:[$n])}", "variables": {"n": "x"}},
        {"query": "query($n:Int!){total(numbers:[$n])}"},
        {"query": '{total(numbers:["x"])}'},
        {"query": "query($i:Nested!){nest(input:$i)}", "variables": {"i": {"text": "a", "tex": 1}}},
    ],
    ids=lambda request: str(request)[:60],
)
def test_what_a_program_got_wrong(http: TestClient, request_: dict[str, object]) -> None:
    """400 without data in the new media type, 200 without data in the old one; no hints at names (T42)."""
    for accept, status in ((GRAPHQL, 400), (JSON, 200)):
        response = http.post("/graphql", json=request_, headers={"Accept": accept})
        assert (response.status_code, code(response)) == (status, "BAD_USER_INPUT")
        assert "data" not in response.json()
        assert "Did you mean" not in response.text


def test_a_batch(http: TestClient) -> None:
    batch = [{"query": f'mutation{{put(what:"{what}")}}'} for what in "abc"]
    response = http.post("/graphql", json=[*batch, {"query": "{hell}"}])
    assert [answer.get("data") for answer in response.json()] == [{"put": "a"}, {"put": "b"}, {"put": "c"}, None]
    assert toy.DONE == ["a", "b", "c"]
    assert response.headers.get_list("set-cookie")[-1].startswith("toy=c")


def test_a_batch_of_too_many(http: TestClient) -> None:
    """T45"""
    response = http.post("/graphql", json=[{"query": "mutation{put}"}] * 11)
    assert (response.status_code, code(response)) == (400, "QUERY_TOO_COMPLEX")
    assert toy.DONE == []


def test_a_batch_has_no_idempotency_key(http: TestClient) -> None:
    response = http.post("/graphql", json=[{"query": "mutation{put}"}], headers={"Idempotency-Key": "k"})
    assert (response.status_code, code(response)) == (400, "BAD_USER_INPUT")
    assert toy.DONE == []


# Errors


@pytest.mark.parametrize(
    ("raised", "extensions"),
    [
        (
            BadInput("input.amount", "send a decimal"),
            {"code": "BAD_USER_INPUT", "path": ["input", "amount"], "hint": "send a decimal"},
        ),
        (Invalid("TOO_LONG", "name"), {"code": "BAD_USER_INPUT", "path": ["name"], "reason": "TOO_LONG"}),
        (Unauthenticated(), {"code": "UNAUTHENTICATED"}),
        (Forbidden("deal", "edit"), {"code": "FORBIDDEN"}),
        (NotFound("deal"), {"code": "NOT_FOUND"}),
        (Conflict(4, ["name"]), {"code": "CONFLICT", "currentVersion": 4, "changedFields": ["name"]}),
        (Busy(), {"code": "UNAVAILABLE"}),
        (RateLimited(30), {"code": "RATE_LIMITED", "retryAfter": 30}),
        (Unavailable("mail"), {"code": "UNAVAILABLE"}),
        (ConnectionRefusedError("10.0.0.5:5432"), {"code": "UNAVAILABLE"}),
        (tortoise.exceptions.DBConnectionError("db at 10.0.0.5"), {"code": "UNAVAILABLE"}),
        (redis.exceptions.ConnectionError("10.0.0.5"), {"code": "UNAVAILABLE"}),
        (asyncpg.TooManyConnectionsError("10.0.0.5"), {"code": "UNAVAILABLE"}),
        (asyncpg.DeadlockDetectedError("10.0.0.5"), {"code": "UNAVAILABLE"}),
        (asyncpg.QueryCanceledError("10.0.0.5"), {"code": "TIMEOUT"}),
        (
            tortoise.exceptions.OperationalError(asyncpg.NumericValueOutOfRangeError("10.0.0.5")),
            {"code": "BAD_USER_INPUT"},
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_the_caller_is_told(http: TestClient, raised: Exception, extensions: dict[str, object]) -> None:
    """T42"""
    toy.FAILURES["x"] = lambda: raised
    response = post(http, b'{"query":"{hello fail(kind:\\"x\\")}"}')
    assert response.status_code == 200
    assert response.json()["data"] == {"hello": "hello world", "fail": None}
    error = response.json()["errors"][0]
    assert (error["path"], error["extensions"]) == (["fail"], extensions)
    assert "10.0.0.5" not in response.text


@pytest.mark.parametrize("query", ['{fail(kind:"x")}', "{tooBig}"])
def test_anything_else_is_masked(http: TestClient, query: str) -> None:
    """T42: the caller gets an id to report, the log the rest."""
    toy.FAILURES["x"] = lambda: RuntimeError(toy.CANARY)
    response = http.post("/graphql", json={"query": query}, headers={"X-Request-Id": "report-17"})
    assert response.json()["errors"][0]["extensions"] == {"code": "INTERNAL", "requestId": "report-17"}
    assert toy.CANARY not in response.text
    assert "32-bit" not in response.text


def test_the_time_limit_cancels(http: TestClient) -> None:
    """T45"""
    http = client(seconds=0.1)
    response = post(http, b'{"query":"{slow}"}')
    assert (response.status_code, code(response)) == (503, "TIMEOUT")
    assert toy.CANCELLED == ["slow"]


# Around every request


def test_the_request_id_goes_in_and_out(http: TestClient) -> None:
    given = http.get("/healthz", headers={"X-Request-Id": "abc-1.2_3"})
    assert given.headers["x-request-id"] == "abc-1.2_3"
    for harmful in ("a b", "x" * 65, '"', ""):
        made = http.get("/healthz", headers={"X-Request-Id": harmful}).headers["x-request-id"]
        assert len(made) == 32


@pytest.mark.parametrize("path", ["/graphql", "/healthz", "/nowhere", "/metrics"])
def test_security_headers(http: TestClient, path: str) -> None:
    headers = http.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


@pytest.mark.parametrize("name", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_nobody_else_may_say_the_address(http: TestClient, name: str) -> None:
    """T12"""
    value = "for=203.0.113.9" if name == "Forwarded" else "203.0.113.9"
    assert post(http, b'{"query":"{ip}"}', **{name: value}).json() == {"data": {"ip": "198.51.100.7"}}


def test_an_absent_redis_is_reported_only(http: TestClient) -> None:
    ready = client(redis_url="redis://127.0.0.1:1").get("/readyz")
    assert (ready.status_code, ready.json()["redis"]) == (200, False)


def test_metrics(http: TestClient) -> None:
    http.post("/graphql", json={"query": "mutation{put}"})
    http.post("/graphql", json={"query": "{hell}"})
    text = http.get("/metrics").text
    assert 'voronka_operations_total{outcome="ok",type="mutation"}' in text
    assert 'voronka_operations_total{outcome="BAD_USER_INPUT",type="unknown"}' in text
    assert 'voronka_operation_seconds_bucket{le="5.0",type="mutation"}' in text
    assert 'voronka_http_requests_total{path="/graphql",status="200"}' in text
