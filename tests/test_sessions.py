"""Signing in, sessions, the viewer and the account, through the graph."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from argon2 import PasswordHasher

from api.auth import COOKIE, accepted
from domain import db, housekeeping, leaving, passwords, sessions, users
from domain.events import Event
from domain.idempotency import IdempotencyKey
from permissions.errors import Invalid, RateLimited
from tests.counting import statements
from tests.crm import Crm, Person
from tests.people import to

LOGIN = """
mutation($input: LoginInput!) {
  login(input: $input) { token viewer { role user { name email } } errors { code path message } }
}
"""
WHO = "{ viewer { user { name } } }"
SESSIONS = "{ viewer { sessions { id kind isCurrent address userAgent } } }"


async def login(crm: Crm, email: str, password: str = "demo", kind: str = "BEARER") -> dict[str, Any]:
    """The payload of a sign-in."""
    answer = await crm.as_("nobody").ask(LOGIN, input={"email": email, "password": password, "kind": kind})
    payload: dict[str, Any] = answer["login"]
    return payload


async def signed_in(crm: Crm, who: str) -> Person:
    """Somebody of the cast with a session of their own."""
    return Person(crm, (await login(crm, f"{who}@demo.voronka"))["token"])


def authorization(value: str) -> tuple[bytes, bytes]:
    """That header."""
    return b"Authorization", value.encode()


async def with_header(crm: Crm, *headers: tuple[bytes, bytes]) -> tuple[int, str]:
    """Status and code of asking who one is, with these headers."""
    response = await crm.client.post("/graphql", json={"query": WHO}, headers=list(headers))
    errors = response.json().get("errors")
    return response.status_code, errors[0]["extensions"]["code"] if errors else "ok"


# ------------------------------------------------------------------------------------------------------- signing in


async def test_a_program_signs_in_and_out(crm: Crm) -> None:
    payload = await login(crm, "RITA@Demo.Voronka")
    assert payload["errors"] == []
    assert payload["viewer"] == {"role": "manager", "user": {"name": "Рита Соколова", "email": "rita@demo.voronka"}}
    assert COOKIE not in crm.client.cookies
    rita = Person(crm, payload["token"])
    assert await rita.ask(WHO) == {"viewer": {"user": {"name": "Рита Соколова"}}}
    assert (await rita.ask("mutation { logout { errors { code } } }"))["logout"] == {"errors": []}
    assert await rita.code(WHO) == "UNAUTHENTICATED"


async def test_a_browser_signs_in_and_out(crm: Crm) -> None:
    browser = crm.as_("nobody")
    variables = {"input": {"email": "rita@demo.voronka", "password": "demo"}}
    response = await crm.client.post("/graphql", json={"query": LOGIN, "variables": variables})
    cookie = response.headers["set-cookie"].lower()
    assert response.json()["data"]["login"]["token"] is None, "scripts must not see what the cookie holds"
    assert all(word in cookie for word in ("httponly", "samesite=lax", "path=/", "max-age=2592000"))
    assert "secure" not in cookie, "over plain HTTP a browser would drop it"
    assert await browser.ask(WHO) == {"viewer": {"user": {"name": "Рита Соколова"}}}
    await browser.ask("mutation { logout { errors { code } } }")
    assert COOKIE not in crm.client.cookies
    assert await browser.code(WHO) == "UNAUTHENTICATED"


async def test_over_https_the_cookie_is_secure(crm: Crm) -> None:
    variables = {"input": {"email": "rita@demo.voronka", "password": "demo"}}
    response = await crm.client.post("https://crm.test/graphql", json={"query": LOGIN, "variables": variables})
    assert "secure" in response.headers["set-cookie"].lower()


async def test_signing_in_again_changes_the_session(crm: Crm) -> None:
    """T6: what somebody planted in the browser before is worth nothing afterwards."""
    await login(crm, "rita@demo.voronka", kind="COOKIE")
    planted = crm.client.cookies[COOKIE]
    await login(crm, "rita@demo.voronka", kind="COOKIE")
    assert crm.client.cookies[COOKIE] != planted
    assert await sessions.authenticate(planted, "COOKIE") is None


async def test_the_rest_of_the_request_is_the_new_users(crm: Crm) -> None:
    text = 'mutation { login(input: { email: "rita@demo.voronka", password: "demo", kind: BEARER }) { token } %s }'
    assert await crm.as_("nobody").code(text % "sessionsRevokeOthers { count }") == "ok"
    assert await crm.as_("rita").code("mutation { logout { errors { code } } sessionsRevokeOthers { count } }") == (
        "UNAUTHENTICATED"
    )


async def test_unknown_wrong_and_deactivated_get_one_answer(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T1: equal answers, after the same hash has been computed."""
    verified: list[str] = []
    verify = PasswordHasher.verify

    def spy(self: PasswordHasher, stored: str, password: str) -> bool:
        verified.append(stored.rsplit("$", 2)[0])
        return verify(self, stored, password)

    monkeypatch.setattr(PasswordHasher, "verify", spy)
    answers = [
        await login(crm, email, password)
        for email, password in (
            ("nobody@demo.voronka", "demo"),
            ("rita@demo.voronka", "wrong"),
            ("igor@demo.voronka", "demo"),  # deactivated
            ("igor@demo.voronka", "wrong"),
            ("not an address", "demo"),
            ("rita@demo.voronka", ""),
        )
    ]
    assert answers == [answers[0]] * len(answers)
    assert answers[0]["errors"] == [
        {"code": "INVALID_CREDENTIALS", "path": ["email"], "message": "Неверная почта или пароль."}
    ]
    assert len(verified) == len(answers)
    assert set(verified) == {"$argon2id$v=19$m=19456,t=2,p=1"}
    assert await crm.count("session") == len(crm.tokens)


async def test_messages_are_in_the_language_of_the_caller(crm: Crm) -> None:
    variables = {"input": {"email": "rita@demo.voronka", "password": "wrong"}}
    answer = await crm.as_("nobody").send(LOGIN, {"Accept-Language": "de, en;q=0.8, ru;q=0.5"}, **variables)
    assert answer["data"]["login"]["errors"][0]["message"] == "Wrong e-mail or password."


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", None),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en-GB", "en"),
        ("de", None),
        ("en;q=0", None),
        ("en;q=0.1, ru;q=0.2", "ru"),
        ("en;q=nonsense", None),
        ("*", None),
        (";;,,;q=1," * 3000, None),  # T44
    ],
)
def test_languages(header: str, language: str | None) -> None:
    assert accepted(header) == language


@pytest.mark.parametrize(
    ("email", "password", "code", "path"),
    [
        ("rita@demo.voronka", "x" * 1025, "TEXT_TOO_LONG", "password"),
        ("rita@demo.voronka", "de\0mo", "TEXT_INVALID", "password"),
        ("ri\0ta@demo.voronka", "demo", "TEXT_INVALID", "email"),
        ("r" * 300, "demo", "TEXT_TOO_LONG", "email"),
        ("  ", "demo", "REQUIRED", "email"),
    ],
)
async def test_what_cannot_be_a_log_in(crm: Crm, email: str, password: str, code: str, path: str) -> None:
    (error,) = (await login(crm, email, password))["errors"]
    assert (error["code"], error["path"]) == (code, [path])


@pytest.mark.parametrize(
    ("chosen", "typed", "fits"),
    [
        ("пароль" * 20, "пароль" * 20, True),
        ("x" * 72 + "right", "x" * 72 + "wrong", False),  # all of it counts
        ("caf\u00e9 au lait", "cafe\u0301 au lait", True),  # another keyboard, the same letters
        ("a b  c d e f", "a b c d e f", False),
        (" in spaces ", "in spaces", False),
    ],
)
async def test_passwords_as_people_type_them(crm: Crm, chosen: str, typed: str, fits: bool) -> None:
    """T7."""
    await to("rita", users.reset_password, chosen)
    assert ((await login(crm, "rita@demo.voronka", typed))["token"] is not None) is fits


async def test_an_outdated_hash_is_made_anew(crm: Crm) -> None:
    """T7: when the cost was raised, a password is hashed again at the next sign-in."""
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash("demo")
    await users.User.filter(email="rita@demo.voronka").update(password_hash=weak)
    assert (await login(crm, "rita@demo.voronka"))["token"]
    stored = (await users.get("rita@demo.voronka")).password_hash
    assert stored is not None
    assert stored.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


async def test_no_hash_and_no_token_is_in_the_graph(crm: Crm) -> None:
    """T7: not in a type, a filter, an order or an error."""
    from api.graph import schema

    words = schema.as_str().lower()
    assert "passwordhash" not in words
    assert "tokenhash" not in words


async def try_to_sign_in(email: str, address: str, password: str = "wrong") -> str:
    """How an attempt from an address ends."""
    try:
        await sessions.sign_in(email, password, kind="BEARER", address=address, user_agent="")
    except Invalid as error:
        return error.reason
    except RateLimited as error:
        return error.code
    return "ok"


# ------------------------------------------------------------------------------------------------------------ tokens


async def test_only_a_whole_token_in_one_header_is_believed(crm: Crm) -> None:
    """T3."""
    token = crm.tokens["rita"]
    other = "B" if token[0] == "A" else "A"
    assert await with_header(crm, authorization(f"Bearer {token}")) == (200, "ok")
    assert await with_header(crm, authorization(f"bearer {token}")) == (200, "ok")  # RFC 9110, 11.1
    for value in (
        token,
        "Bearer",
        f"Bearer {token} ",
        f"Bearer  {token}",
        f"Bearer {token}x",
        f"Bearer {token[:-1]}",
        f"Bearer {other}{token[1:]}",
        f"Bearer {token}, Bearer {token}",
        f"Basic {token}",
        "Bearer eyJhbGciOiJub25lIn0.e30.",
        "",
    ):
        assert (await with_header(crm, authorization(value)))[1] == "UNAUTHENTICATED", value
    twice = [authorization(f"Bearer {token}")] * 2
    assert (await with_header(crm, *twice))[1] == "UNAUTHENTICATED"


async def test_a_bad_token_is_not_anonymity(crm: Crm) -> None:
    """T3: not even what anybody may do is done for a token that doesn't hold."""
    nobody = Person(crm, "A" * 43)
    assert await nobody.code("{ __typename }") == "UNAUTHENTICATED"
    assert await crm.as_("nobody").code("{ __typename }") == "ok"


async def test_a_stale_cookie_is_nobodys(crm: Crm) -> None:
    for value in (b"A" * 43, b"x", b'"', "ж".encode()):
        cookie = (b"Cookie", COOKIE.encode() + b"=" + value)
        response = await crm.client.post("/graphql", json={"query": "{ __typename }"}, headers=[cookie])
        assert response.json() == {"data": {"__typename": "Query"}}
        assert (await with_header(crm, cookie))[1] == "UNAUTHENTICATED"


async def test_a_token_is_good_for_its_own_way_only(crm: Crm) -> None:
    """T3: the token of a cookie is no bearer token, nor the other way round."""
    assert (await with_header(crm, (b"Cookie", f"{COOKIE}={crm.tokens['rita']}".encode())))[1] == "UNAUTHENTICATED"
    await login(crm, "rita@demo.voronka", kind="COOKIE")
    value = crm.client.cookies[COOKIE]
    crm.client.cookies.clear()
    assert (await with_header(crm, authorization(f"Bearer {value}")))[1] == "UNAUTHENTICATED"
    assert (await with_header(crm, (b"Cookie", f"{COOKIE}={value}".encode())))[1] == "ok"


async def test_only_hashes_of_tokens_are_stored(crm: Crm) -> None:
    """T3."""
    rows = await sessions.Session.all()
    assert len(crm.tokens["rita"]) == 43, "256 random bits"
    assert not any(crm.tokens["rita"] in (row.token_hash, row.user_agent, row.address) for row in rows)


async def test_an_answer_with_a_token_is_not_kept(crm: Crm) -> None:
    """A repeated keyed sign-in signs in again; the token of the first stays untold to the database (T3)."""
    variables = {"input": {"email": "rita@demo.voronka", "password": "demo", "kind": "BEARER"}}
    answer = await crm.as_("rita").send(LOGIN, {"Idempotency-Key": "sign-in-1"}, **variables)
    assert answer["data"]["login"]["token"]
    assert not await IdempotencyKey.filter(key="sign-in-1").exists()


@pytest.mark.parametrize("key", [b"", b"x" * 256, b"a b", "ключ".encode()], ids=["empty", "long", "space", "Cyrillic"])
async def test_a_key_that_is_none_is_refused(crm: Crm, key: bytes) -> None:
    headers = [authorization(f"Bearer {crm.tokens['rita']}"), (b"Idempotency-Key", key)]
    query = "mutation { sessionsRevokeOthers { count } }"
    (error,) = (await crm.client.post("/graphql", json={"query": query}, headers=headers)).json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert "Idempotency-Key" in error["message"]


# ---------------------------------------------------------------------------------------------------------- sessions


async def test_own_sessions_are_listed(crm: Crm) -> None:
    rita = await signed_in(crm, "rita")
    found = (await rita.ask(SESSIONS))["viewer"]["sessions"]
    assert [(each["kind"], each["isCurrent"]) for each in found] == [("BEARER", True), ("BEARER", False)]
    assert found[0]["address"] == "127.0.0.1"
    assert found[0]["userAgent"].startswith("python-httpx")


async def test_a_session_is_ended_from_another(crm: Crm) -> None:
    """T4."""
    rita, thief = crm.as_("rita"), await signed_in(crm, "rita")
    stolen = next(each for each in (await rita.ask(SESSIONS))["viewer"]["sessions"] if not each["isCurrent"])
    done = await rita.do("sessionRevoke", "deletedId", sessionId=stolen["id"])
    assert done["deletedId"] == stolen["id"]
    assert await thief.code(WHO) == "UNAUTHENTICATED"
    assert await rita.code(WHO) == "ok"


@pytest.mark.feature("P30")
async def test_the_end_of_a_session_is_told(crm: Crm) -> None:
    """T43: with actor and address, and without what the token could be told by."""
    rita, other = crm.as_("rita"), await signed_in(crm, "rita")
    hashes = [row.token_hash for row in await sessions.Session.all()]
    await rita.ask("mutation { sessionsRevokeOthers { count } }")
    assert await other.code(WHO) == "UNAUTHENTICATED"
    await rita.ask("mutation { logout { errors { code } } }")
    told = await Event.filter(kind="session.ended")
    assert [f"user_{each.actor_id}" for each in told] == [await crm.user_id("rita")] * 2
    assert {each.address for each in told} == {"127.0.0.1"}
    assert {each.before["kind"] for each in told} == {"BEARER"}
    assert not [each for each in told if any(text in str(each.before) for text in hashes)]


async def test_all_other_sessions_are_ended(crm: Crm) -> None:
    """T4."""
    rita, others = crm.as_("rita"), [await signed_in(crm, "rita") for _ in range(2)]
    assert (await rita.ask("mutation { sessionsRevokeOthers { count } }"))["sessionsRevokeOthers"] == {"count": 2}
    assert [await each.code(WHO) for each in (rita, *others)] == ["ok", "UNAUTHENTICATED", "UNAUTHENTICATED"]
    assert await crm.as_("tom").code(WHO) == "ok"


@pytest.mark.parametrize(
    ("id", "code"),
    [("session_999999", "NOT_FOUND"), ("deal_1", "BAD_USER_INPUT"), ("", "BAD_USER_INPUT"), ("\0", "BAD_USER_INPUT")],
)
async def test_sessions_that_cannot_be_ended(crm: Crm, id: str, code: str) -> None:
    assert await crm.as_("rita").outcome("sessionRevoke", sessionId=id) == code


async def test_nobody_ends_sessions_of_others(crm: Crm) -> None:
    row = await sessions.Session.get(user_id=(await users.get("tom@demo.voronka")).id)
    for who in ("rita", "anna"):
        assert await crm.as_(who).outcome("sessionRevoke", sessionId=f"session_{row.id}") == "NOT_FOUND"
    assert await crm.as_("tom").code(WHO) == "ok"


@pytest.mark.feature("P20")
@pytest.mark.parametrize(
    "act",
    [lambda: to("rita", leaving.deactivate), lambda: to("rita", users.reset_password, "another password")],
    ids=["deactivated", "another password"],
)
async def test_sessions_end_with_what_they_stand_on(crm: Crm, act: Callable[[], Any]) -> None:
    """T4: at once, since each request asks the database."""
    rita = await signed_in(crm, "rita")
    await act()
    assert await rita.code(WHO) == "UNAUTHENTICATED"
    assert not await sessions.Session.filter(user_id=(await users.get("rita@demo.voronka")).id).exists()
    assert (await login(crm, "rita@demo.voronka"))["token"] is None


async def test_a_password_reset_while_it_is_checked_wins(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T4: no session is born from a password that has just been replaced."""
    fits = passwords.fits

    async def slow(stored: str | None, password: str) -> bool:
        right = await fits(stored, password)
        await to("rita", users.reset_password, "another password")
        return right

    monkeypatch.setattr(passwords, "fits", slow)
    assert (await login(crm, "rita@demo.voronka"))["errors"][0]["code"] == "INVALID_CREDENTIALS"


async def test_a_cookie_session_lives_on_while_it_is_used(crm: Crm) -> None:
    """T8: 30 days from the last use, by the clock of the server alone."""
    await login(crm, "rita@demo.voronka", kind="COOKIE")
    browser, row = crm.as_("nobody"), sessions.Session.filter(kind="COOKIE")
    before = await row.get()
    response = await crm.client.post("/graphql", json={"query": WHO})
    assert "set-cookie" not in response.headers
    assert (await row.get()).seen_at == before.seen_at, "reading seldom writes"
    for ago in (timedelta(days=2), timedelta(days=-2)):  # used long ago, or seen by a clock that went wrong
        await row.update(seen_at=db.now() - ago, expires_at=db.now() + timedelta(days=3))
        response = await crm.client.post("/graphql", json={"query": WHO})
        assert "max-age=2592000" in response.headers["set-cookie"].lower()
        now = await row.get()
        assert abs(db.now() - now.seen_at) < timedelta(minutes=1)
        assert now.expires_at - now.seen_at == timedelta(days=30)
    await row.update(expires_at=db.now() - timedelta(seconds=1))
    assert await browser.code(WHO) == "UNAUTHENTICATED"


async def test_a_bearer_session_ends_after_a_year(crm: Crm) -> None:
    row = sessions.Session.filter(user_id=(await users.get("rita@demo.voronka")).id)
    made = await row.get()
    assert made.expires_at - made.created_at == timedelta(days=365)
    await row.update(seen_at=db.now() - timedelta(days=9))
    assert await crm.as_("rita").code(WHO) == "ok"
    assert (await row.get()).expires_at == made.expires_at


async def test_what_has_expired_is_swept_away(crm: Crm) -> None:
    now, tom = db.now(), (await users.get("tom@demo.voronka")).id
    await sessions.Session.filter(user_id=tom).update(expires_at=now - timedelta(days=8))
    for key, age in (("old", timedelta(days=7, minutes=1)), ("new", timedelta(days=6))):
        await IdempotencyKey.create(user_id=tom, key=key, field="", body_hash="", created_at=now - age)
    swept = await housekeeping.sweep()
    assert {name: count for name, count in swept.items() if count} == {"sessions": 1, "idempotency_keys": 1}
    assert [row.key for row in await IdempotencyKey.all()] == ["new"]


async def test_a_clock_ahead_ends_no_session_for_good(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T8."""
    row = sessions.Session.filter(user_id=(await users.get("rita@demo.voronka")).id)
    now = db.now()
    await row.update(expires_at=now + timedelta(days=1))
    with monkeypatch.context() as ahead:
        ahead.setattr(db, "now", lambda: now + timedelta(days=2))
        await housekeeping.sweep()
        assert await crm.as_("rita").code(WHO) == "UNAUTHENTICATED"
    assert await crm.as_("rita").code(WHO) == "ok"


async def test_no_secret_is_logged(
    crm: Crm, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """T43: neither password, token, cookie nor e-mail, whether it went well or not."""
    await users.create(None, name="Лена", email="canary-mail@demo.voronka", password="canary-password", role="manager")
    told = [(await login(crm, "canary-mail@demo.voronka", "canary-password"))["token"]]
    await login(crm, "canary-mail@demo.voronka", "canary-password", kind="COOKIE")
    told += [crm.client.cookies[COOKIE], "canary-"]
    for password in ("canary-wrong", "canary-" * 200, "canary-\0"):
        await login(crm, "canary-mail@demo.voronka", password)
    for _ in range(11):
        await try_to_sign_in("canary-mail@demo.voronka", "203.0.113.7", "canary-wrong")
    await with_header(crm, authorization("Bearer canary-token"))
    await crm.as_("nobody").send('mutation { login(input: { email: "canary-mail", password: "canary-" } }')
    logged = caplog.text + "".join(capfd.readouterr())
    assert "request" in logged
    assert not [word for word in told if word in logged]


async def test_who_asks_costs_one_statement(crm: Crm) -> None:
    await crm.as_("rita").ask("{ viewer { role } }")  # since when was she last seen is noted now, if it is long ago
    with statements() as seen:
        assert await crm.as_("rita").ask("{ viewer { role } account { title } }")
    assert len(seen) == 1
