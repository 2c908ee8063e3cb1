"""Deals on their way: moves, the stages jumped over, winning, losing and coming back."""

from datetime import datetime, timedelta

import pytest

from domain import db
from domain.deals import Deal
from domain.events import plain
from domain.pipelines import Passage
from tests.crm import Crm
from tests.sales import PLAIN, REASONED, Sales, choice, everything, history, number

read = datetime.fromisoformat


@pytest.mark.feature("D22")
async def test_a_move_is_an_event_with_both_stages_actor_and_time(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes()
    began = db.now()
    moved = await crm.as_("nora").do(
        "dealMove", "deal { version stage { id } }", dealId=deal["id"], stageId=sales.stage(1)
    )
    assert moved["deal"] == {"version": 2, "stage": {"id": sales.stage(1)}}
    event = (await history(deal["id"]))[-1]
    assert (event.kind, event.version) == ("deal.moved", 2)
    assert event.actor_id == number(await crm.user_id("nora"))
    assert began <= event.at <= db.now()
    assert event.before == {"stage_id": number(sales.stage(0))}
    assert event.after == {"stage_id": number(sales.stage(1))}
    assert (event.card, event.card_id) == ("deal", number(deal["id"]))


@pytest.mark.feature("D22", "D30")
@pytest.mark.parametrize(
    ("stage", "outcome"),
    [("UNSORTED", "STAGE_UNSORTED"), ("LOST", "REASON_REQUIRED"), ("nowhere", "NOT_FOUND")],
)
async def test_a_failed_check_rejects_the_move(crm: Crm, stage: str, outcome: str) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes()
    wanted = {
        "UNSORTED": sales.stage("UNSORTED", "Квалификация"),
        "LOST": sales.stage("LOST", REASONED),
        "nowhere": "stage_999999",
    }[stage]
    before = await everything()
    answer = await crm.as_("rita").attempt("dealMove", "deal { id }", dealId=deal["id"], stageId=wanted)
    assert answer["deal"] is None
    [error] = answer["errors"]
    assert error["code"] == outcome
    assert error["path"] == ["refusalReasonId" if outcome == "REASON_REQUIRED" else "stageId"]
    assert error["message"]
    assert await everything() == before


@pytest.mark.feature("D23", "D42")
async def test_skipped_stages_are_recorded(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes()
    stages = [number(sales.stage(place)) for place in range(5)]
    won, lost = number(sales.stage("WON")), number(sales.stage("LOST"))
    for stage, skipped in (
        (stages[1], []),  # the next one
        (stages[4], stages[2:4]),
        (stages[0], []),  # back: nothing is jumped over
        (won, stages[1:]),  # winning jumps over all that were left
        (stages[2], []),  # reopened
        (lost, []),  # a refusal jumps over none
    ):
        await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=f"stage_{stage}")
        event = (await history(deal["id"]))[-1]
        assert event.after.get("skipped", []) == skipped
        passage = await Passage.all().order_by("-id").first()
        assert passage is not None
        assert passage.skipped == skipped
        assert (passage.deal_id, passage.to_stage_id) == (number(deal["id"]), stage)


@pytest.mark.feature("D42")
async def test_the_time_on_each_stage_is_kept(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes()
    entered = db.now() - timedelta(days=3)
    await Deal.filter(id=number(deal["id"])).update(stage_entered_at=entered)
    assert await sales.names("rita", {"stageEnteredAt": {"lt": (db.now() - timedelta(days=2)).isoformat()}})
    await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))
    passage = await Passage.get()
    assert (passage.stage_id, passage.pipeline_id) == (number(sales.stage(0)), number(sales.pipeline()))
    assert passage.entered_at == entered
    assert 3 * 86400 <= passage.seconds <= 3 * 86400 + 60
    assert passage.responsible_id == passage.actor_id == number(await crm.user_id("rita"))
    assert plain(passage.created_at) == plain(read((await sales.card(deal))["stageEnteredAt"]))
    assert not await sales.names("rita", {"stageEnteredAt": {"lt": (db.now() - timedelta(days=2)).isoformat()}})


@pytest.mark.feature("D13")
async def test_every_pipeline_has_active_stages_and_two_closing_ones(crm: Crm) -> None:
    for pipeline in await crm.pipelines():
        kinds = [stage["kind"] for stage in pipeline["stages"]]
        assert kinds[-2:] == ["WON", "LOST"]
        assert set(kinds[1:-2]) == {"ACTIVE"}
        assert kinds[0] in ("ACTIVE", "UNSORTED")


@pytest.mark.feature("D13", "D1")
@pytest.mark.parametrize("kind", ["WON", "LOST"])
async def test_a_closing_stage_closes_a_deal_and_leaving_it_opens_it_again(crm: Crm, kind: str) -> None:
    sales = await Sales.of(crm)
    deal, rita, reason = await sales.makes(name="Поставка"), crm.as_("rita"), await choice("refusal_reason")
    why = {"refusalReasonId": reason, "refusalDetails": "Дорого"} if kind == "LOST" else {}
    await rita.do("dealMove", "", dealId=deal["id"], stageId=sales.stage(kind), **why)
    closed = await sales.card(deal)
    assert closed["stage"]["kind"] == kind
    assert closed["closedAt"] == closed["stageEnteredAt"]
    assert (closed["refusalReason"] is not None, closed["refusalDetails"] is not None) == ((kind == "LOST"),) * 2
    assert await sales.names("rita", {"closedAt": {"isNull": False}}) == ["Поставка"]
    assert "closed_at" in (await history(deal["id"]))[-1].after
    await rita.do("dealMove", "", dealId=deal["id"], stageId=sales.stage(2))
    reopened = await sales.card(deal)
    assert (reopened["closedAt"], reopened["refusalReason"], reopened["refusalDetails"]) == (None, None, None)
    event = (await history(deal["id"]))[-1]
    assert event.before.get("refusal_details") == ("Дорого" if kind == "LOST" else None)  # history keeps the reason
    assert event.before["closed_at"] == plain(read(closed["closedAt"]))


@pytest.mark.feature("D28")
async def test_a_deal_goes_to_another_pipeline_with_its_history(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal, rita = await sales.makes(tags=["опт"]), crm.as_("rita")
    await rita.do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))
    earlier = await history(deal["id"])
    await rita.do("dealMove", "", dealId=deal["id"], stageId=sales.stage(3, REASONED))
    there = await sales.card(deal)
    assert (there["pipeline"]["name"], there["stage"]["id"]) == (REASONED, sales.stage(3, REASONED))
    assert (there["tags"], there["createdAt"], there["version"]) == (deal["tags"], deal["createdAt"], 3)
    *same, crossing = await history(deal["id"])
    assert [event.id for event in same] == [event.id for event in earlier]
    assert crossing.before == {
        "pipeline_id": number(sales.pipeline()),
        "stage_id": number(sales.stage(1)),
    }
    assert crossing.after == {
        "pipeline_id": number(sales.pipeline(REASONED)),
        "stage_id": number(sales.stage(3, REASONED)),
    }
    assert [each.pipeline_id for each in await Passage.all().order_by("id")] == [number(sales.pipeline())] * 2
    assert await sales.names("rita", {"pipeline": {"in": [sales.pipeline(PLAIN)]}}) == []
    assert len(await sales.names("rita", {"pipeline": {"in": [sales.pipeline(REASONED)]}})) == 1
    reason = await choice("refusal_reason")
    await rita.do("dealMove", "", dealId=deal["id"], stageId=sales.stage("LOST", PLAIN), refusalReasonId=reason)
    lost = await sales.card(deal)
    assert (lost["pipeline"]["name"], lost["stage"]["kind"]) == (PLAIN, "LOST")
    assert lost["closedAt"] is not None


@pytest.mark.feature("D30")
async def test_a_refusal_records_its_reason_and_details(crm: Crm) -> None:
    sales = await Sales.of(crm)
    reason, other = await choice("refusal_reason"), await choice("refusal_reason", 1)
    deal, rita = await sales.makes(name="Отказ", pipelineId=sales.pipeline(REASONED)), crm.as_("rita")
    lost = sales.stage("LOST", REASONED)
    assert await rita.outcome("dealMove", dealId=deal["id"], stageId=lost, refusalDetails="Дорого") == "REASON_REQUIRED"
    assert (await sales.card(deal))["closedAt"] is None
    why = {"refusalReasonId": reason, "refusalDetails": "Дорого,\nвыбрали других"}
    await rita.do("dealMove", "", dealId=deal["id"], stageId=lost, **why)
    card = await sales.card(deal)
    assert (card["refusalReason"]["id"], card["refusalDetails"]) == (reason, "Дорого,\nвыбрали других")
    moved = (await history(deal["id"]))[-1]
    assert moved.after["refusal_reason_id"] == number(reason)
    assert moved.after["refusal_details"] == "Дорого,\nвыбрали других"
    assert await sales.names("rita", {"refusalReason": {"in": [reason]}}) == ["Отказ"]
    assert await sales.names("rita", {"refusalReason": {"in": [other]}}) == []
    await rita.do("dealUpdate", "", dealId=deal["id"], refusalReasonId=other, refusalDetails=None)
    card = await sales.card(deal)
    assert (card["refusalReason"]["id"], card["refusalDetails"]) == (other, None)
    before = await everything()
    assert await rita.outcome("dealUpdate", dealId=deal["id"], refusalReasonId=None) == "REASON_REQUIRED"
    assert await everything() == before


@pytest.mark.feature("D30")
async def test_a_reason_can_be_given_again_with_a_move_to_where_the_deal_stands(crm: Crm) -> None:
    sales = await Sales.of(crm)
    first, second = await choice("refusal_reason"), await choice("refusal_reason", 1)
    deal, rita, lost = await sales.makes(), crm.as_("rita"), sales.stage("LOST")
    await rita.do("dealMove", "", dealId=deal["id"], stageId=lost, refusalReasonId=first, refusalDetails="Дорого")
    closed = await sales.card(deal)
    await rita.do("dealMove", "", dealId=deal["id"], stageId=lost, refusalReasonId=second)
    again = await sales.card(deal)
    assert (again["refusalReason"]["id"], again["refusalDetails"]) == (second, "Дорого")
    assert (again["closedAt"], again["stageEnteredAt"]) == (closed["closedAt"], closed["stageEnteredAt"])
    assert await crm.count("passage") == 1
    assert (await history(deal["id"]))[-1].kind == "deal.changed"


@pytest.mark.feature("D30")
async def test_a_reason_belongs_to_a_lost_deal_alone(crm: Crm) -> None:
    sales = await Sales.of(crm)
    reason, rita = await choice("refusal_reason"), crm.as_("rita")
    deal = await sales.makes()
    before = await everything()
    for mutation, input in (
        ("dealMove", {"dealId": deal["id"], "stageId": sales.stage(1)}),
        ("dealMove", {"dealId": deal["id"], "stageId": sales.stage("WON")}),
        ("dealMove", {"dealId": deal["id"], "stageId": sales.stage(0)}),
        ("dealUpdate", {"dealId": deal["id"]}),
        ("dealCreate", {"pipelineId": sales.pipeline()}),
    ):
        for path, value in (("refusalReasonId", reason), ("refusalDetails", "Дорого")):
            answer = await rita.attempt(mutation, "deal { id }", **input, **{path: value})
            assert [(error["code"], error["path"]) for error in answer["errors"]] == [("NOT_LOST", [path])]
    await rita.do("dealUpdate", "", dealId=deal["id"], refusalReasonId=None, refusalDetails=" ")  # empty as it is
    assert await everything() == before


@pytest.mark.feature("D3", "D13", "D30")
async def test_a_deal_can_be_created_where_it_ended(crm: Crm) -> None:
    sales = await Sales.of(crm)
    won = await sales.makes(stageId=sales.stage("WON"))
    assert (won["stage"]["kind"], won["closedAt"]) == ("WON", won["createdAt"])
    before = await everything()
    rita, lost = crm.as_("rita"), sales.stage("LOST", REASONED)
    assert await rita.outcome("dealCreate", stageId=lost) == "REASON_REQUIRED"
    assert await everything() == before
    reason = await choice("refusal_reason")
    made = await sales.makes(stageId=lost, refusalReasonId=reason, refusalDetails="Уже купили")
    assert (made["closedAt"], made["refusalReason"]["id"]) == (made["createdAt"], reason)
    assert made["refusalDetails"] == "Уже купили"
