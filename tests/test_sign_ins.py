"""The history of sign-ins: who, when, from where, and why not (P19)."""

from datetime import timedelta
from typing import Any

import pytest

from domain import db, housekeeping
from domain.sign_ins import ClientKind, SignIn, SignInOutcome
from tests.crm import Crm
from tests.test_sessions import login

HISTORY = """
query($filter: SignInFilter) {
  signIns(first: 200, filter: $filter) {
    totalCount nodes { user { name } login client address userAgent outcome }
  }
}
"""


async def history(crm: Crm, who: str, **filter: Any) -> list[tuple[str | None, str]]:
    """Name and outcome of what somebody is shown, the latest first."""
    found = (await crm.as_(who).ask(HISTORY, filter=filter))["signIns"]
    assert found["totalCount"] == len(found["nodes"])
    return [(each["user"] and each["user"]["name"].split()[0], each["outcome"]) for each in found["nodes"]]


@pytest.mark.feature("P19")
async def test_each_attempt_is_kept_with_its_reason(crm: Crm) -> None:
    await login(crm, "RITA@demo.voronka", kind="COOKIE")
    crm.client.cookies.clear()
    await login(crm, "rita@demo.voronka", "wrong")
    await login(crm, "igor@demo.voronka")
    await login(crm, "igor@demo.voronka", "wrong")
    await login(crm, "Who@Example.com")
    await login(crm, "my secret password", "rita")
    assert await history(crm, "anna") == [
        (None, "UNKNOWN_USER"),
        (None, "UNKNOWN_USER"),
        ("Игорь", "WRONG_PASSWORD"),
        ("Игорь", "DEACTIVATED"),
        ("Рита", "WRONG_PASSWORD"),
        ("Рита", "SUCCEEDED"),
    ]
    rows = await SignIn.all().order_by("id")
    assert [row.client for row in rows] == [ClientKind.BROWSER] + [ClientKind.MOBILE] * 5
    assert {row.address for row in rows} == {"127.0.0.1"}
    assert all(row.user_agent.startswith("python-httpx") for row in rows)
    assert [row.login for row in rows] == [None, None, None, None, "who@example.com", None], "e-mails, no secrets"


@pytest.mark.feature("P19")
async def test_one_sees_ones_own_and_administrators_see_all(crm: Crm) -> None:
    for who in ("rita", "tom", "nobody"):
        await login(crm, f"{who}@demo.voronka", "wrong")
    assert await history(crm, "rita") == [("Рита", "WRONG_PASSWORD")]
    assert await history(crm, "vera") == await history(crm, "nora") == []
    assert len(await history(crm, "anna")) == 3
    ids = (await crm.as_("anna").ask("{ signIns { nodes { id } } }"))["signIns"]["nodes"]
    seen = await crm.as_("rita").ask(
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on SignIn { user { name } } } }", ids=[each["id"] for each in ids]
    )
    assert [each and each["user"]["name"] for each in seen["nodes"]] == [None, None, "Рита Соколова"]
    assert await crm.as_("nobody").code("{ signIns { totalCount } }") == "UNAUTHENTICATED"
    tom = {"user": {"in": [await crm.user_id("tom")]}}
    assert await history(crm, "rita", **tom) == [], "nor does a filter tell"


@pytest.mark.feature("P19")
async def test_the_history_is_filtered_by_user_outcome_and_period(crm: Crm) -> None:
    await login(crm, "rita@demo.voronka")
    await login(crm, "rita@demo.voronka", "wrong")
    await login(crm, "tom@demo.voronka")
    await SignIn.filter(outcome=SignInOutcome.WRONG_PASSWORD).update(at=db.now() - timedelta(days=3))
    rita = {"in": [await crm.user_id("rita")]}
    assert len(await history(crm, "anna", user=rita)) == 2
    assert await history(crm, "anna", user=rita, outcome=["SUCCEEDED"]) == [("Рита", "SUCCEEDED")]
    since = (db.now() - timedelta(days=1)).isoformat()
    assert await history(crm, "anna", at={"lt": since}) == [("Рита", "WRONG_PASSWORD")]
    assert await history(crm, "anna", at={"gte": since}) == [("Томас", "SUCCEEDED"), ("Рита", "SUCCEEDED")]
    assert len(await history(crm, "anna", client=["BROWSER"])) == 0


@pytest.mark.feature("P19")
async def test_too_many_attempts_are_kept_once(crm: Crm) -> None:
    """T2: who floods the door does not flood the history."""
    for _ in range(14):
        await crm.as_("nobody").send(
            'mutation { login(input: { email: "rita@demo.voronka", password: "wrong" }) { token } }'
        )
    outcomes = [outcome for _, outcome in await history(crm, "anna")]
    assert outcomes == ["TOO_MANY_ATTEMPTS"] + ["WRONG_PASSWORD"] * 10


@pytest.mark.feature("P19")
async def test_the_history_is_kept_as_long_as_the_account_says(crm: Crm) -> None:
    anna, now = crm.as_("anna"), db.now()
    assert (await anna.ask("{ account { signInsKeptDays } }"))["account"] == {"signInsKeptDays": 400}
    for age in (399, 401, 29, 31):
        await login(crm, "nobody@demo.voronka")
        await SignIn.filter(at__gt=now - timedelta(hours=1)).update(at=now - timedelta(days=age))
    assert (await housekeeping.sweep())["sign_ins"] == 1
    for who, days, outcome in (
        ("nora", 1, "FORBIDDEN"),  # she may edit settings, but not make traces go
        ("anna", 0, "NUMBER_OUT_OF_RANGE"),
        ("anna", None, "REQUIRED"),
        ("anna", 30, "ok"),
    ):
        assert await crm.as_(who).outcome("accountUpdate", signInsKeptDays=days) == outcome
    assert (await housekeeping.sweep())["sign_ins"] == 2
    assert [(now - row.at).days for row in await SignIn.all()] == [29]
