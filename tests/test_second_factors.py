"""Signing in with a code as well: setting it up, using it, losing it, and roles that take it."""

from datetime import timedelta
from typing import Any

import pyotp
import pytest

from domain import db, passwords, second_factors
from domain.config import Settings
from domain.events import Event
from domain.idempotency import IdempotencyKey
from domain.second_factors import SecondFactor
from domain.sessions import Session
from domain.sign_ins import SignIn
from domain.users import User
from tests.counting import statements
from tests.crm import Crm, Person
from tests.test_sessions import WHO

LOGIN = """
mutation($input: LoginInput!) { login(input: $input) { token mustSetUp viewer { role } errors { code path message } } }
"""


async def login(crm: Crm, who: str, code: str | None = None, password: str = "demo") -> dict[str, Any]:
    input = {"email": f"{who}@demo.voronka", "password": password, "kind": "BEARER", "code": code}
    found: dict[str, Any] = (await crm.as_("nobody").ask(LOGIN, input=input))["login"]
    return found


async def outcome(crm: Crm, who: str, code: str | None = None, password: str = "demo") -> str:
    payload = await login(crm, who, code, password)
    return str(payload["errors"][0]["code"]) if payload["errors"] else "ok"


def code_of(secret: str, steps: int = 0) -> str:
    """What the app shows now, or that many half minutes later."""
    return pyotp.TOTP(secret).at(db.now(), steps)


async def set_up(person: Person) -> tuple[str, list[str]]:
    """The secret in somebody's app, and their recovery codes. The code before the present one is used up."""
    secret: str = (await person.do("secondFactorBegin", "secret", password="demo"))["secret"]
    done = await confirm(person, code_of(secret, -1))
    assert done["errors"] == []
    return secret, done["recoveryCodes"]


async def with_code(person: Person, mutation: str, code: str, selection: str = "") -> dict[str, Any]:
    text = (
        f"mutation($input: SecondFactorCodeInput!) {{ {mutation}(input: $input) {{ {selection} errors {{ code }} }} }}"
    )
    found: dict[str, Any] = (await person.ask(text, input={"code": code}))[mutation]
    return found


async def confirm(person: Person, code: str) -> dict[str, Any]:
    return await with_code(person, "secondFactorConfirm", code, "recoveryCodes")


async def test_a_second_factor_is_set_up_and_asked_for(crm: Crm) -> None:
    rita = crm.as_("rita")
    begun = await rita.do("secondFactorBegin", "secret uri", password="demo")
    assert begun["uri"].startswith("otpauth://totp/Voronka")
    assert f"secret={begun['secret']}" in begun["uri"]
    assert await outcome(crm, "rita") == "ok", "nothing is in force before the first code"
    assert (await confirm(rita, "000000"))["errors"] == [{"code": "CODE_INVALID"}]
    codes = (await confirm(rita, code_of(begun["secret"], -1)))["recoveryCodes"]
    assert len(set(codes)) == 10
    payload = await login(crm, "rita")
    assert (payload["token"], payload["viewer"]) == (None, None)
    assert payload["errors"] == [
        {"code": "CODE_REQUIRED", "path": ["code"], "message": "Введите код из приложения или код восстановления."}
    ]
    for wrong in ("000000", "ABCD-EFGH-JKLM-NPQR", "", " ", "0" * 5000, "１２３４５６", "\0"):
        assert await outcome(crm, "rita", wrong) in ("CODE_INVALID", "CODE_REQUIRED")
    assert await outcome(crm, "rita", code_of(begun["secret"])) == "ok"
    kept = {row.outcome.value for row in await SignIn.all()}
    assert kept == {"SUCCEEDED", "CODE_MISSING", "WRONG_CODE"}


async def test_no_answer_tells_of_a_second_factor_before_the_password_is_right(crm: Crm) -> None:
    """T1."""
    secret, _ = await set_up(crm.as_("rita"))
    for code in (None, "000000", code_of(secret)):
        assert await outcome(crm, "rita", code, "wrong") == "INVALID_CREDENTIALS"
    assert await outcome(crm, "rita", code_of(secret)) == "ok", "nor is the code used up"
    assert await outcome(crm, "tom", "123456") == "ok", "who has none needs none"


async def test_a_code_is_good_once(crm: Crm) -> None:
    secret, recovery = await set_up(crm.as_("rita"))
    assert await outcome(crm, "rita", code_of(secret, -1)) == "CODE_INVALID", "used to set it up"
    now, later = code_of(secret), code_of(secret, 1)
    assert [await outcome(crm, "rita", code) for code in (now, now, later)] == ["ok", "CODE_INVALID", "ok"]
    assert [await outcome(crm, "rita", recovery[0]) for _ in range(2)] == ["ok", "CODE_INVALID"]
    assert await outcome(crm, "rita", recovery[1].replace("-", " ").lower()) == "ok"
    viewer = await crm.as_("rita").ask("{ viewer { secondFactor { isRequired recoveryCodesLeft } } }")
    assert viewer["viewer"]["secondFactor"] == {"isRequired": False, "recoveryCodesLeft": 8}
    assert [await outcome(crm, "rita", code) for code in recovery[2:]] == ["ok"] * 8
    viewer = await crm.as_("rita").ask("{ viewer { secondFactor { recoveryCodesLeft } } }")
    assert viewer["viewer"]["secondFactor"] == {"recoveryCodesLeft": 0}
    viewer = await crm.as_("tom").ask("{ viewer { secondFactor { recoveryCodesLeft } } }")
    assert viewer["viewer"]["secondFactor"] == {"recoveryCodesLeft": None}


async def test_a_code_is_good_for_its_time_only(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T8: and a clock that was ahead for a while makes nobody wait."""
    secret, _ = await set_up(crm.as_("rita"))
    assert await outcome(crm, "rita", code_of(secret, 3)) == "CODE_INVALID"
    assert await outcome(crm, "rita", code_of(secret, -3)) == "CODE_INVALID"
    now = db.now()
    with monkeypatch.context() as ahead:
        ahead.setattr(db, "now", lambda: now + timedelta(days=2))
        assert await outcome(crm, "rita", code_of(secret)) == "ok"
    assert await outcome(crm, "rita", code_of(secret)) == "ok"


async def test_codes_are_not_guessed(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T2: 20 codes of a user in 15 minutes, from however many addresses; nobody without the password uses them up."""
    from domain import sessions
    from permissions.errors import Invalid, RateLimited

    await set_up(crm.as_("rita"))
    outcomes = []
    for place in range(21):
        try:
            await sessions.sign_in(
                "rita@demo.voronka", "demo", kind="BEARER", address=f"203.0.113.{place}", user_agent="", code="000000"
            )
        except (Invalid, RateLimited) as error:
            outcomes.append(error.code)
    assert outcomes == ["BAD_USER_INPUT"] * 19 + ["RATE_LIMITED"] * 2, "one was used to set it up"


async def test_only_hashes_and_ciphers_are_stored(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T43, P30: neither in the table nor in an event; and another secret key opens nothing."""
    secret, recovery = await set_up(crm.as_("rita"))
    row = await SecondFactor.get()
    plain = [secret, *recovery, *(code.replace("-", "") for code in recovery)]
    events = [f"{each.before}{each.after}" for each in await Event.all()]
    stored = " ".join([row.secret, *row.recovery_hashes, *events])
    assert not [text for text in plain if text in stored]
    told = await Event.filter(kind__startswith="users.second_factor").order_by("id")
    assert [(each.kind.split(".")[1], each.address) for each in told] == [
        ("second_factor_begun", "127.0.0.1"),
        ("second_factor_set_up", "127.0.0.1"),
    ]
    monkeypatch.setattr(second_factors, "settings", lambda: Settings(secret_key="another " * 5))
    assert await outcome(crm, "rita", code_of(secret)) == "CODE_INVALID"
    assert await outcome(crm, "rita", recovery[0]) == "ok"


async def test_setting_up_ends_other_sessions_and_takes_the_password(crm: Crm) -> None:
    rita, other = crm.as_("rita"), Person(crm, (await login(crm, "rita"))["token"])
    assert await rita.outcome("secondFactorBegin", password="wrong") == "INVALID_CREDENTIALS"
    assert await crm.count("second_factor") == 0
    assert (await confirm(rita, "123456"))["errors"] == [{"code": "NOT_BEGUN"}]
    await set_up(rita)
    assert [await each.code(WHO) for each in (rita, other)] == ["ok", "UNAUTHENTICATED"]
    assert await rita.outcome("secondFactorBegin", password="demo") == "ALREADY_SET_UP"
    assert (await confirm(rita, "123456"))["errors"] == [{"code": "ALREADY_SET_UP"}]
    assert await crm.as_("nobody").outcome("secondFactorBegin", password="demo") == "UNAUTHENTICATED"


async def test_a_second_factor_set_up_while_a_password_is_checked_wins(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T4: no session is born without the code that has just come to be needed."""
    fits = passwords.fits

    async def slow(stored: str | None, password: str) -> bool:
        right = await fits(stored, password)
        await User.filter(email="rita@demo.voronka").update(second_factor_at=db.now())
        return right

    monkeypatch.setattr(passwords, "fits", slow)
    assert await outcome(crm, "rita") == "INVALID_CREDENTIALS"


async def test_no_answer_with_a_secret_is_kept(crm: Crm) -> None:
    """T43: not for a request that is sent again, either."""
    text = 'mutation { secondFactorBegin(input: { password: "demo" }) { secret } }'
    answer = await crm.as_("rita").send(text, {"Idempotency-Key": "begin"})
    assert answer["data"]["secondFactorBegin"]["secret"]
    assert not await IdempotencyKey.filter(field="").exists()


async def test_it_is_given_up_with_a_code(crm: Crm) -> None:
    rita = crm.as_("rita")
    assert (await with_code(rita, "secondFactorRemove", "123456"))["errors"] == [{"code": "NOT_BEGUN"}]
    secret, old = await set_up(rita)
    new = (await with_code(rita, "recoveryCodesRenew", code_of(secret), "recoveryCodes"))["recoveryCodes"]
    assert not set(old) & set(new)
    for wrong in ("000000", old[0]):
        assert (await with_code(rita, "secondFactorRemove", wrong))["errors"] == [{"code": "CODE_INVALID"}]
    assert await outcome(crm, "rita") == "CODE_REQUIRED"
    assert (await with_code(rita, "secondFactorRemove", new[0]))["errors"] == []
    assert await outcome(crm, "rita") == "ok"
    assert await crm.count("second_factor") == 0


async def test_an_administrator_resets_it(crm: Crm) -> None:
    await set_up(crm.as_("rita"))
    rita = await crm.user_id("rita")
    query = "query($id: ID!) { user(id: $id) { hasSecondFactor } }"
    seen = {who: (await crm.as_(who).ask(query, id=rita))["user"]["hasSecondFactor"] for who in ("anna", "rita", "tom")}
    assert seen == {"anna": True, "rita": True, "tom": None}
    for who, id, code in (("nora", rita, "FORBIDDEN"), ("anna", "user_999999", "NOT_FOUND")):
        assert await crm.as_(who).outcome("secondFactorReset", userId=id) == code
    assert await crm.count("second_factor") == 1
    done = await crm.as_("anna").do("secondFactorReset", "user { hasSecondFactor }", userId=rita)
    assert done["user"] == {"hasSecondFactor": False}
    assert await crm.as_("rita").code(WHO) == "UNAUTHENTICATED", "who had the phone may have a session"
    assert await outcome(crm, "rita") == "ok"
    event = await Event.filter(kind="users.second_factor_removed").get()
    assert (f"user_{event.actor_id}", f"user_{event.record_id}") == (await crm.user_id("anna"), rita)


async def test_a_role_that_takes_it_allows_nothing_without(crm: Crm) -> None:
    anna, rita = crm.as_("anna"), crm.as_("rita")
    for who, role, code in (("nora", "manager", "FORBIDDEN"), ("anna", "king", "ROLE_UNKNOWN")):
        assert await crm.as_(who).outcome("secondFactorRequire", role=role, isRequired=True) == code
    done = await anna.do("secondFactorRequire", "roles", role="manager", isRequired=True)
    assert done["roles"] == ["manager"]
    assert (await anna.ask("{ account { secondFactorRoles } }"))["account"] == {"secondFactorRoles": ["manager"]}
    for query in (
        WHO,
        "{ deals { totalCount } }",
        "{ account { title } }",
        "mutation { sessionsRevokeOthers { count } }",
    ):
        (error,) = (await rita.send(query))["errors"]
        assert error["extensions"] == {"code": "FORBIDDEN", "reason": "SECOND_FACTOR_NEEDED"}, query
        assert error["message"] == "Ваша роль требует второго фактора: настройте его и работайте дальше."
    assert await crm.as_("vera").code(WHO) == "ok"
    payload = await login(crm, "tom")
    assert (payload["mustSetUp"], payload["viewer"], payload["errors"]) == (True, None, [])
    tom = Person(crm, payload["token"])
    assert await tom.code(WHO) == "FORBIDDEN"
    secret, _ = await set_up(tom)
    assert await tom.code(WHO) == "ok"
    assert (await with_code(tom, "secondFactorRemove", code_of(secret)))["errors"] == [{"code": "SECOND_FACTOR_NEEDED"}]
    assert (await rita.ask("mutation { logout { errors { code } } }"))["logout"] == {"errors": []}
    await anna.do("secondFactorRequire", "roles", role="manager", isRequired=False)
    assert await crm.as_("sam").code(WHO) == "ok"
    changes = await Event.filter(kind="account.changed").order_by("id")
    assert [each.after for each in changes] == [{"second_factor_roles": ["manager"]}, {"second_factor_roles": []}]


async def test_who_has_set_it_up_is_known_without_a_statement(crm: Crm) -> None:
    await crm.as_("anna").do("secondFactorRequire", "roles", role="manager", isRequired=True)
    await set_up(crm.as_("rita"))
    await crm.as_("rita").ask("{ viewer { role } }")
    with statements() as seen:
        await crm.as_("rita").ask("{ viewer { role } }")
    assert len(seen) == 1


async def test_two_who_send_the_same_code_at_once(crm: Crm) -> None:
    """T2: the row of the second factor is locked while a code is used up."""
    import asyncio

    secret, _ = await set_up(crm.as_("rita"))
    before = await Session.all().count()
    code = code_of(secret)
    outcomes = await asyncio.gather(*(outcome(crm, "rita", code) for _ in range(4)))
    assert sorted(outcomes) == ["CODE_INVALID"] * 3 + ["ok"]
    assert await Session.all().count() == before + 1
    assert await User.filter(second_factor_at__isnull=False).count() == 1
