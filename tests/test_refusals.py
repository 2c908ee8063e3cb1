"""Refused deals of a pipeline, counted by reason (D31)."""

from datetime import timedelta
from typing import Any

import pytest

from domain import db
from domain.deals import Deal
from domain.pipelines import Pipeline
from tests.crm import Crm
from tests.sales import INTAKE, REASONED, Sales, choice, number
from tests.test_exports import under

ASK = """query($id: ID!, $from: DateTime!, $to: DateTime!) {
    refusals(pipelineId: $id, period: { from: $from, to: $to }) {
        pipeline { name } count reasons { reason { id } count budget { amount } }
    }
}"""


def lately(pipeline: str) -> dict[str, str]:
    """The variables that ask for the refusals of about three weeks."""
    begins, ends = db.now() - timedelta(days=20), db.now() + timedelta(days=2)
    return {"id": pipeline, "from": begins.isoformat(), "to": ends.isoformat()}


async def lost(sales: Sales, who: str, reason: str | None, budget: str | None = None, **more: Any) -> str:
    pipeline = REASONED if reason else INTAKE
    deal: str = (await sales.makes(who, pipelineId=sales.pipeline(pipeline), budget=budget, **more))["id"]
    stage = sales.stage("LOST", pipeline)
    await sales.crm.as_(who).do("dealMove", "", dealId=deal, stageId=stage, refusalReasonId=reason)
    return deal


@pytest.mark.feature("D31")
async def test_refused_deals_are_counted_by_reason_in_sight(crm: Crm) -> None:
    sales = await Sales.of(crm)
    price, time = await choice("refusal_reason"), await choice("refusal_reason", 1)
    for who, reason, budget in (("rita", price, "100"), ("rita", price, None), ("tom", time, "7"), ("sam", time, "50")):
        await lost(sales, who, reason, budget)
    old = await lost(sales, "rita", time, "1000")
    await Deal.filter(id=number(old)).update(closed_at=db.now() - timedelta(days=40))
    asked = lately(sales.pipeline(REASONED))
    assert (await crm.as_("rita").ask(ASK, **asked))["refusals"] is None  # the view is off
    off = await crm.as_("nora").outcome("pipelineUpdate", pipelineId=asked["id"], showsRefusals=True)
    assert off == "ok"
    expected: dict[str, list[tuple[str, int, str | None]]] = {
        "anna": [(price, 2, "100.00"), (time, 2, "57.00")],
        "rita": [(price, 2, "100.00"), (time, 1, "7.00")],
        "sam": [(time, 1, "50.00")],
    }
    for who, counts in expected.items():
        found = (await crm.as_(who).ask(ASK, **asked))["refusals"]
        assert [(r["reason"]["id"], r["count"], r["budget"]["amount"]) for r in found["reasons"]] == counts, who
        assert (found["count"], found["pipeline"]["name"]) == (sum(each[1] for each in counts), REASONED)
    # Without the list of reasons: under the same rights.
    deals = await sales.names("sam", {"stage": {"in": [sales.stage("LOST", REASONED)]}})
    assert len(deals) == 1


@pytest.mark.feature("D31")
async def test_counts_tell_nothing_that_is_hidden(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales = await Sales.of(crm)
    await lost(sales, "rita", None)
    await Pipeline.filter(id=number(sales.pipeline(INTAKE))).update(shows_refusals=True)
    asked = lately(sales.pipeline(INTAKE))
    found = (await crm.as_("rita").ask(ASK, **asked))["refusals"]
    assert found["reasons"] == [{"reason": None, "count": 1, "budget": {"amount": "0.00"}}]
    for field in ("refusalReason", "closedAt"):  # whose values the counts would tell
        under(monkeypatch, ("manager", "deal", "view", "all"), ("manager", f"deal.{field}", "view", "none"))
        assert await crm.as_("rita").code(ASK, **asked) == "FORBIDDEN"
    under(monkeypatch, ("manager", "deal", "view", "all"), ("manager", "section.deals", "view", "none"))
    assert await crm.as_("rita").code(ASK, **asked) == "FORBIDDEN"
    under(monkeypatch, ("manager", "deal", "view", "all"), ("manager", "deal.budget", "view", "none"))
    assert (await crm.as_("rita").ask(ASK, **asked))["refusals"]["reasons"][0]["budget"] is None
    assert await crm.as_("rita").code(ASK, **asked | {"id": "deal_1"}) == "BAD_USER_INPUT"
