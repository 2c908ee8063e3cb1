"""What a server does around every request: addresses, time, logs, health, and what programs wrap it in."""

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from api.app import create_app
from api.http.endpoint import Answer
from permissions.errors import (
    RateLimited,
    Unauthenticated,
)
from tests import toy
from tests.test_http import GRAPHQL, JSON, clean, client, code, post  # noqa: F401  # clean is a fixture


def test_introspection_is_off_in_production() -> None:
    query = {"query": "{__schema{types{name}}}"}
    assert client().post("/graphql", json=query).json()["data"]
    production = client(env="production", secret_key="s" * 32)
    assert code(production.post("/graphql", json=query)) == "BAD_USER_INPUT"
    assert production.post("/graphql", json={"query": "{__typename}"}).json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    ("raised", "status"),
    [
        (Unauthenticated(), 401),
        (RateLimited(9), 429),
        (OSError("no database"), 503),
        (RuntimeError("a bug"), 500),
    ],
    ids=lambda value: type(value).__name__,
)
def test_errors_before_anything_was_executed(raised: Exception, status: int) -> None:
    async def refusing(request: Request, response: Response, client_ip: str, request_id: str) -> Any:
        raise raised

    http = TestClient(create_app(toy.settings(), toy.schema(), refusing, toy.Store()), raise_server_exceptions=False)
    for accept in (GRAPHQL, JSON):
        response = post(http, b'{"query":"{hello}"}', accept)
        assert response.status_code == status
        assert response.headers.get("retry-after") == ("9" if status == 429 else None)
        assert response.headers.get("www-authenticate") == ("Bearer" if status == 401 else None)
        assert "data" not in response.json()


def test_what_may_take_longer_says_how_long() -> None:
    """T45: it has a limit as well."""
    http = client(seconds=0.1)
    assert post(http, b'{"query":"{slow(seconds: 0.3, allowed: 30)}"}').json() == {"data": {"slow": "at last"}}
    response = post(http, b'{"query":"{slow(allowed: 0.3)}"}')
    assert (response.status_code, code(response)) == (503, "TIMEOUT")


def test_a_batch_shares_the_time() -> None:
    """T45: what was done before stays answered."""
    response = client(seconds=0.2).post(
        "/graphql", json=[{"query": "{hello}"}, {"query": "{slow}"}, {"query": "{slow}"}]
    )
    first, *others = response.json()
    assert first == {"data": {"hello": "hello world"}}
    assert [answer["errors"][0]["extensions"]["code"] for answer in others] == ["TIMEOUT", "TIMEOUT"]


def test_a_mutation_can_be_wrapped() -> None:
    seen: list[tuple[str | None, bytes]] = []

    async def around(context: toy.ToyContext, body: bytes, run: Callable[[], Any]) -> Answer:
        seen.append((context.idempotency_key, body))
        answer = await run()
        assert answer == Answer(200, b'{"data":{"put":"it"}}')
        return Answer(200, b'{"data":{"put":"as before"}}')

    app = create_app(toy.settings(), toy.schema(), toy.context_for, toy.Store(), around=around)
    http = TestClient(app)
    body = b'{"query":"mutation{put}"}'
    assert post(http, body, **{"Idempotency-Key": "k1"}).json() == {"data": {"put": "as before"}}
    assert post(http, b'{"query":"{hello}"}').json() == {"data": {"hello": "hello world"}}
    assert seen == [("k1", body)]


@pytest.mark.parametrize(
    ("forwarded", "ip"),
    [
        ([], "198.51.100.7"),
        (["203.0.113.9"], "203.0.113.9"),
        (["1.1.1.1, 203.0.113.9"], "203.0.113.9"),  # the left end is the client's own say
        (["1.1.1.1", "203.0.113.9, 198.51.100.8"], "203.0.113.9"),  # several headers, two proxies
        (["203.0.113.9:4711"], "203.0.113.9"),
        (["[2001:db8::1]:4711"], "2001:db8::1"),
        (["::ffff:203.0.113.9"], "203.0.113.9"),
        (["fe80::1%eth0"], "fe80::1"),
        (["unknown"], "198.51.100.7"),
        (["203.0.113.9, garbage"], "198.51.100.7"),
        (["203.0.113.9, "], "198.51.100.7"),
        (["1.1.1.1, " * 2000 + "203.0.113.9"], "203.0.113.9"),
        (["198.51.100.9, 198.51.100.8"], "198.51.100.9"),  # proxies all the way
    ],
    ids=lambda value: str(value)[:40],
)
def test_the_clients_address(forwarded: list[str], ip: str) -> None:
    """T10, T12"""
    http = client(trusted_proxies="198.51.100.0/24, fd00::/8")
    headers = [("Content-Type", JSON), *(("X-Forwarded-For", value) for value in forwarded)]
    assert http.post("/graphql", content=b'{"query":"{ip}"}', headers=headers).json() == {"data": {"ip": ip}}


@pytest.mark.parametrize("env", ["development", "production"])
def test_logs_hold_no_secret(env: str, capfd: pytest.CaptureFixture[str]) -> None:
    """T43: not in a document, a variable, a header, a URL, nor in the message of an exception (in production)."""
    http = client(env=env, secret_key="s" * 32)
    raised = toy.CANARY if env == "production" else "a bug"
    toy.FAILURES["login"] = toy.FAILURES["x"] = lambda: RuntimeError(raised)
    secret = toy.CANARY
    document = f'mutation SignIn {{login(password:"{secret}")}}'
    http.post("/graphql", json={"query": document}, headers={"Cookie": secret, "Authorization": f"Bearer {secret}"})
    http.post("/graphql", json={"query": document.replace("login", "logi")})
    http.post("/graphql", json={"query": document[:-2]})
    http.post("/graphql", json={"query": "mutation($p:String!){login(password:$p)}", "variables": {"p": [secret]}})
    http.post("/graphql", json={"query": "mutation($p:String!){login(password:$p)}", "variables": {"p": secret}})
    http.get("/graphql", params={"query": f'{{fail(kind:"x") hello(name:"{secret}")}}'})
    err = capfd.readouterr().err
    assert secret not in err
    assert "SignIn" in err
    assert "RuntimeError" in err
    assert "toy.py" in err
    if env == "production":
        assert all(json.loads(line)["request_id"] for line in err.splitlines())


def test_secrets_logged_by_mistake_are_removed(capfd: pytest.CaptureFixture[str]) -> None:
    """T43"""
    client()
    logging.getLogger("api.x").info("plain")
    import structlog

    structlog.get_logger("api.y").info("oops", password=toy.CANARY, Authorization=toy.CANARY)
    err = capfd.readouterr().err
    assert "plain" in err
    assert "[removed]" in err
    assert toy.CANARY not in err


def test_liveness_and_readiness() -> None:
    store = toy.Store()
    app = create_app(toy.settings(), toy.schema(), toy.context_for, store)
    with TestClient(app) as http:
        assert store.calls == ["start sqlite://:memory:"]
        assert http.get("/healthz").status_code == 200
        ready = http.get("/readyz")
        assert ready.status_code == 200
        assert ready.json() == {"ready": True, "database": True, "migrations": True, "redis": None}
        store.missing = ["2_later.py"]
        assert http.get("/readyz").status_code == 503
        store.missing, store.answers = [], OSError("10.0.0.5")
        unready = http.get("/readyz")
        assert unready.status_code == 503
        assert "10.0.0.5" not in unready.text
        assert http.get("/healthz").status_code == 200
    assert store.calls == ["start sqlite://:memory:", "stop"]


def test_a_slow_body_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """T48"""
    monkeypatch.setattr("api.http.requests.BODY_SECONDS", 0.05)
    app = create_app(toy.settings(), toy.schema(), toy.context_for, toy.Store())
    sent: list[Any] = []

    async def receive() -> Any:
        await asyncio.sleep(30)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/graphql",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json")],
        "client": None,
    }
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 408
