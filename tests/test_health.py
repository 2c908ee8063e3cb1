"""The health of a pipeline: moves back as they were recorded, odd passages, empty stages, full ends (R16, D24)."""

from datetime import timedelta
from typing import Any

import pytest

from domain import db
from domain.pipelines import Passage
from tests.crm import Crm
from tests.sales import PLAIN, REASONED, Sales, number
from tests.test_bulk import ended, undone
from tests.test_exports import under
from tests.test_funnel import span

HEALTH = """query($pipeline: ID!, $period: PeriodInput!, $of: [ID!]) {
    pipelineHealth(pipelineId: $pipeline, period: $period, responsibleIds: $of) {
        pipeline { id } backwardCount backward { fromStage { id } toStage { id } count }
        firstCount finalCount finalExceedsFirst
        stages { stage { id kind } standingCount isEmpty enteredCount exceedsPrevious }
    }
}"""


async def ask(crm: Crm, who: str = "nora", **more: Any) -> dict[str, Any]:
    lately = span(db.now() - timedelta(days=30), db.now() + timedelta(days=1))
    asked = {"pipeline": (await Sales.of(crm)).pipeline(), "period": lately, **more}
    found: dict[str, Any] = (await crm.as_(who).ask(HEALTH, **asked))["pipelineHealth"]
    return found


async def tell(crm: Crm) -> list[str]:
    """Two deals of Rita's and one of Sam's: forward by leaps and back, three times in all."""
    sales = await Sales.of(crm)
    ids = []
    for who, places in (("rita", (2, 1, 3)), ("rita", (3, 1, 3)), ("sam", (2, 1))):
        deal = (await sales.makes(who))["id"]
        for place in places:
            await crm.as_(who).do("dealMove", "", dealId=deal, stageId=sales.stage(place))
        ids.append(deal)
    return ids


@pytest.mark.feature("R16", "D24")
async def test_moves_back_are_counted_by_pair_of_stages(crm: Crm) -> None:
    ids, sales = await tell(crm), await Sales.of(crm)
    expected = [(2, 1, 2), (3, 1, 1)]
    told = [
        {"fromStage": {"id": sales.stage(left)}, "toStage": {"id": sales.stage(entered)}, "count": count}
        for left, entered, count in expected
    ]
    found = await ask(crm)
    assert (found["backwardCount"], found["backward"]) == (3, told)
    # As it was: by another order of the stages nothing is rewritten, and from now on that one holds.
    board = [sales.stage(place) for place in range(5)]
    order = [board[0], board[3], *board[1:3], board[4]]
    await crm.as_("anna").do("stageReorder", "", pipelineId=sales.pipeline(), stageIds=order)
    assert (await ask(crm))["backward"] == told
    await crm.as_("rita").do("dealMove", "", dealId=ids[0], stageId=board[2])
    assert (await ask(crm))["backwardCount"] == 3
    await crm.as_("rita").do("dealMove", "", dealId=ids[0], stageId=board[3])
    assert (await ask(crm))["backwardCount"] == 4
    # By the date of the move.
    await Passage.filter(deal_id=number(ids[0])).update(created_at=db.now() - timedelta(days=40))
    assert (await ask(crm))["backwardCount"] == 2


@pytest.mark.feature("R16")
async def test_stages_that_are_empty_or_jumped_over_and_an_end_that_is_too_full(crm: Crm) -> None:
    await tell(crm)
    found = await ask(crm)
    assert [each["stage"]["kind"] for each in found["stages"]] == ["ACTIVE"] * 5 + ["WON"]
    assert [each["enteredCount"] for each in found["stages"]] == [3, 3, 2, 3, 0, 0]
    assert [each["exceedsPrevious"] for each in found["stages"]] == [False, False, False, True, False, False]
    assert [each["standingCount"] for each in found["stages"]] == [0, 1, 0, 2, 0, 0]
    assert [each["isEmpty"] for each in found["stages"]] == [True, False, True, False, True, True]
    assert (found["firstCount"], found["finalCount"], found["finalExceedsFirst"]) == (1, 2, True)
    sales = await Sales.of(crm)
    for _ in range(2):
        await sales.makes()
    found = await ask(crm)
    assert (found["firstCount"], found["finalCount"], found["finalExceedsFirst"]) == (3, 2, False)


@pytest.mark.feature("R16", "P16")
@pytest.mark.parametrize(
    ("who", "of", "back", "standing"),
    [
        ("anna", None, 3, [0, 1, 0, 2, 0, 0]),  # administrator: all
        ("nora", None, 3, [0, 1, 0, 2, 0, 0]),
        ("nora", ["sam"], 1, [0, 1, 0, 0, 0, 0]),
        ("tom", None, 2, [0, 0, 0, 2, 0, 0]),  # of the group
        ("tom", ["sam"], 0, [0] * 6),
        ("sam", None, 1, [0, 1, 0, 0, 0, 0]),
        ("vera", None, 0, [0] * 6),  # views no deal
    ],
)
async def test_only_deals_in_view_are_counted(
    crm: Crm, who: str, of: list[str] | None, back: int, standing: list[int]
) -> None:
    await tell(crm)
    found = await ask(crm, who, of=None if of is None else [await crm.user_id(each) for each in of])
    assert (found["backwardCount"], [each["standingCount"] for each in found["stages"]]) == (back, standing)


@pytest.mark.feature("R16", "P24")
async def test_who_does_not_see_reports_and_what_can_not_be_asked(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales = await Sales.of(crm)
    asked: dict[str, Any] = {"pipeline": sales.pipeline(PLAIN), "period": span(db.now(), db.now() + timedelta(days=1))}
    assert (await ask(crm, pipeline="pipeline_999")) is None
    backwards = span(db.now(), db.now() - timedelta(days=1))
    for wrong in ({"pipeline": "deal_1"}, {"of": ["deal_1"]}, {"of": ["user_1"] * 201}, {"period": backwards}):
        assert await crm.as_("nora").code(HEALTH, **asked | wrong) == "BAD_USER_INPUT"
    assert await crm.as_("nobody").code(HEALTH, **asked) == "UNAUTHENTICATED"
    under(monkeypatch, ("manager", "deal", "view", "all"), ("manager", "section.analytics", "view", "none"))
    assert await crm.as_("rita").code(HEALTH, **asked) == "FORBIDDEN"


@pytest.mark.feature("R16", "D24")
async def test_moves_of_many_and_those_taken_back_are_recorded_alike(crm: Crm) -> None:
    """What a bulk move does goes back, and a deal that comes back from the trash brings its past."""
    sales, nora = await Sales.of(crm), crm.as_("nora")
    pipeline, reached = sales.pipeline(REASONED), sales.stage(2, REASONED)
    ids = [(await sales.makes("nora", stageId=reached))["id"] for _ in range(2)]
    change = {"stage": {"stageId": sales.stage(0, REASONED), "backward": True}}
    forth = await ended(nora, "deal", change, ids=ids)
    assert (await ask(crm, pipeline=pipeline))["backwardCount"] == 2
    await undone(nora, forth["id"])
    assert (await ask(crm, pipeline=pipeline))["backwardCount"] == 2  # forward again
    await nora.do("dealDelete", "", dealId=ids[0])
    assert (await ask(crm, pipeline=pipeline))["backwardCount"] == 1
    [trashed] = (await nora.ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
    await nora.do("trashRestore", "", trashedId=trashed["id"])
    assert (await ask(crm, pipeline=pipeline))["backwardCount"] == 2
    change = {"stage": {"stageId": sales.stage(3, REASONED)}}
    await undone(nora, (await ended(nora, "deal", change, ids=ids))["id"])  # which goes back
    assert (await ask(crm, pipeline=pipeline))["backwardCount"] == 2 + len(ids)
