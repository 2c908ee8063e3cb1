"""Stages and pipelines with deals are deleted, and the deals go somewhere (D12, D42)."""

from datetime import timedelta
from typing import Any

import pytest

from domain import account, clearing, db, funnel, jobs, policies, policy_words, reference
from domain.deals import Deal
from domain.events import Event
from domain.pipelines import Departure, Passage, Stage
from domain.users import User
from permissions.actor import Actor
from permissions.lines import PolicyError
from tests.crm import Crm
from tests.rules import acting
from tests.sales import INTAKE, PLAIN, REASONED, Sales, number
from tests.test_exports import under

STAGES = """query($id: ID!) { pipeline(id: $id) {
    archivedAt board { name position } archivedStages { nodes { name archivedAt isKey movedTo { name } } }
} }"""
CARD = """query($id: ID!) { deal(id: $id) {
    version closedAt probability pipeline { name } stage { id name } stageTimes { stage { name } }
    feed { nodes { kind actor { name } fromStage { name } toStage { name pipeline { name } } isBackward } }
} }"""


async def card(crm: Crm, deal: str) -> dict[str, Any]:
    found: dict[str, Any] = (await crm.as_("anna").ask(CARD, id=deal))["deal"]
    return found


async def actor_of(who: str) -> Actor:
    return acting(await User.get(email=f"{who}@demo.voronka"), policies.in_force())


@pytest.mark.feature("D12")
async def test_the_deals_of_a_deleted_stage_go_where_they_are_sent(crm: Crm) -> None:
    sales = await Sales.of(crm)
    anna, pipeline = crm.as_("anna"), sales.pipeline()
    first, gone, third = (sales.stage(place) for place in range(3))
    names = [each["name"] for each in sales.pipelines[PLAIN]["board"]]
    deal = (await sales.makes("rita", stageId=first))["id"]
    await crm.as_("rita").do("dealMove", "", dealId=deal, stageId=gone)
    await anna.do("stageUpdate", "", stageId=gone, isKey=True)
    await anna.do("stageUpdate", "", stageId=third, probability=70)
    entering: dict[str, Any] = {"entity": "DEAL", "kind": "TEXT", "labelRu": "Договор", "requiredFromStageIds": [gone]}
    await anna.do("customFieldCreate", "", **entering)
    for input, outcome in (
        ({}, "DEALS_STAND"),
        ({"moveDealsTo": gone}, "STAGE_ARCHIVED"),
        ({"moveDealsTo": sales.stage("LOST")}, "GOAL_NOT_ACTIVE"),
        ({"moveDealsTo": sales.stage("UNSORTED", INTAKE)}, "STAGE_UNSORTED"),
        ({"moveDealsTo": "stage_999999"}, "NOT_FOUND"),
        ({"moveDealsTo": third, "expectedVersion": 7}, "CONFLICT"),
    ):
        before = [await crm.count(table) for table in ("event", "passage", "job")]
        assert await anna.outcome("stageDelete", stageId=gone, **input) == outcome
        assert [await crm.count(table) for table in ("event", "passage", "job")] == before
    await anna.do("stageDelete", "deletedId", stageId=gone, moveDealsTo=third)
    found = (await anna.ask(STAGES, id=pipeline))["pipeline"]
    left = [name for name in names if name != names[1]]
    assert [(each["name"], each["position"]) for each in found["board"]] == [
        (name, place) for place, name in enumerate(left, 1)
    ]
    [archived] = found["archivedStages"]["nodes"]
    assert archived["archivedAt"]
    assert {name: archived[name] for name in ("name", "isKey", "movedTo")} == {
        "name": names[1],
        "isKey": False,
        "movedTo": {"name": names[2]},
    }
    moved = await card(crm, deal)
    assert (moved["stage"]["id"], moved["version"], moved["probability"]) == (third, 3, 70)
    assert moved["feed"]["nodes"][0] == {
        "kind": "DEAL_MOVED",
        "actor": {"name": (await anna.ask("{ viewer { user { name } } }"))["viewer"]["user"]["name"]},
        "fromStage": {"name": names[1]},
        "toStage": {"name": names[2], "pipeline": {"name": PLAIN}},
        "isBackward": False,
    }
    assert [each["stage"]["name"] for each in moved["stageTimes"]] == names[:3]
    for mutation, input, outcome in (
        ("dealMove", {"dealId": deal, "stageId": gone}, "STAGE_ARCHIVED"),
        ("dealCreate", {"stageId": gone}, "STAGE_ARCHIVED"),
        ("stageUpdate", {"stageId": gone, "name": "Снова"}, "NOT_FOUND"),
        ("stageDelete", {"stageId": gone}, "NOT_FOUND"),
        ("stageCreate", {"pipelineId": pipeline, "name": names[1]}, "ok"),  # the name is free again
    ):
        assert await anna.outcome(mutation, **input) == outcome
    # What was required from the deleted stage on is required behind it still, but for the stages before.
    later = (await sales.makes("rita", stageId=first))["id"]
    assert await crm.as_("rita").outcome("dealMove", dealId=later, stageId=third) == "FIELDS_REQUIRED"


@pytest.mark.feature("D12", "R3", "R4")
async def test_the_funnel_tells_of_a_deleted_stage_what_happened_there(crm: Crm) -> None:
    sales = await Sales.of(crm)
    first, gone, third = (sales.stage(place) for place in range(3))
    for to in (gone, third, sales.stage("LOST")):
        deal = (await sales.makes("rita", stageId=first))["id"]
        for stage in (gone, to) if to != gone else (gone,):
            await crm.as_("rita").do("dealMove", "", dealId=deal, stageId=stage)
    await crm.as_("anna").do("stageDelete", "", stageId=gone, moveDealsTo=first)
    await reference.load()
    actor = await actor_of("anna")
    begins, ends = db.now() - timedelta(days=1), db.now() + timedelta(days=1)
    report = await funnel.report(actor, await account.current(), number(sales.pipeline()), begins, ends)
    assert report
    figures = {each.stage_id: each for each in report.stages}
    reached = [(figures[number(id)].reached_count, figures[number(id)].left_count) for id in (first, gone, third)]
    assert reached == [(3, 3), (3, 3), (1, 0)]
    assert figures[number(gone)].conversion is None
    assert figures[number(third)].conversion == 1 / 3  # of the step before that is still there


@pytest.mark.feature("D12")
async def test_many_deals_are_moved_by_and_by_each_once(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales = await Sales.of(crm)
    gone, goal = sales.stage(1), sales.stage(0, REASONED)
    for n in range(7):
        await sales.makes("rita", stageId=gone, name=f"Deal {n}")
    monkeypatch.setattr(clearing, "BATCH", 3)
    await crm.as_("anna").do("stageDelete", "", stageId=gone, moveDealsTo=goal)
    stage_id = number(gone)
    assert await Deal.filter(stage_id=stage_id).count() == 4
    assert await crm.as_("rita").outcome("dealCreate", stageId=gone) == "STAGE_ARCHIVED"
    [job] = [each for each in await jobs.Job.all() if each.name == "stages.clear"]
    assert job.args == {"stage_id": stage_id}
    # Its goal goes as well, before the rest has come there.
    await crm.as_("anna").do("stageDelete", "", stageId=goal, moveDealsTo=sales.stage(1, REASONED))
    assert await clearing.clear(stage_id) == 4
    assert await clearing.clear(stage_id) == 0  # done twice, it does no harm
    assert await clearing.sweep() == 0
    deals = await Deal.all()
    assert {(each.stage_id, each.pipeline_id) for each in deals} == {
        (number(sales.stage(1, REASONED)), number(sales.pipeline(REASONED)))
    }
    events = await Event.filter(kind="deal.moved", entity="deal")
    assert sorted(each.version for each in events) == sorted([2] * 7 + [3] * 3)
    anna = number(await crm.user_id("anna"))
    assert {each.actor_id for each in events} == {anna}
    assert await Passage.filter(stage_id=stage_id, actor_id=anna).count() == 7
    assert await Departure.filter(pipeline_id=number(sales.pipeline())).count() == 7
    # A process that did not know yet has put one there meanwhile.
    await Departure.filter(deal_id=deals[0].id, pipeline_id=number(sales.pipeline())).delete()
    await Deal.filter(id=deals[0].id).update(stage_id=stage_id, pipeline_id=number(sales.pipeline()))
    assert await clearing.sweep() == 1
    assert await clearing.clear(stage_id) == 1


@pytest.mark.feature("D12")
async def test_a_deleted_pipeline_keeps_won_deals_won(crm: Crm) -> None:
    sales = await Sales.of(crm)
    anna, pipeline, goal = crm.as_("anna"), sales.pipeline(), sales.stage(0, REASONED)
    open_, won = [(await sales.makes("rita", stageId=sales.stage(1)))["id"] for _ in range(2)]
    await crm.as_("rita").do("dealMove", "", dealId=won, stageId=sales.stage("WON"))
    closed_at = (await card(crm, won))["closedAt"]
    for input, outcome in (
        ({}, "DEALS_STAND"),
        ({"moveDealsTo": sales.stage(0)}, "STAGE_ARCHIVED"),
        ({"moveDealsTo": sales.stage("WON", REASONED)}, "GOAL_NOT_ACTIVE"),
        ({"moveDealsTo": goal, "expectedVersion": 7}, "CONFLICT"),
    ):
        assert await anna.outcome("pipelineDelete", pipelineId=pipeline, **input) == outcome
    for who, outcome in (("rita", "FORBIDDEN"), ("nora", "FORBIDDEN"), ("anna", "ok")):
        before = await crm.count("passage")
        assert await crm.as_(who).outcome("pipelineDelete", pipelineId=pipeline, moveDealsTo=goal) == outcome
        assert await crm.count("passage") == before + 2 * (outcome == "ok")
    cards = [await card(crm, deal) for deal in (open_, won)]
    assert [(each["pipeline"]["name"], each["stage"]["id"]) for each in cards] == [
        (REASONED, goal),
        (REASONED, sales.stage("WON", REASONED)),
    ]
    assert cards[1]["closedAt"] == closed_at
    found = await anna.ask("{ pipelines { nodes { name position } } archivedPipelines { nodes { name } } }")
    assert found["archivedPipelines"]["nodes"] == [{"name": PLAIN}]
    assert [each["position"] for each in found["pipelines"]["nodes"]] == list(range(1, len(sales.pipelines)))
    assert (await anna.ask(STAGES, id=pipeline))["pipeline"]["board"] == []
    assert await anna.outcome("pipelineUpdate", pipelineId=pipeline, name="Снова") == "NOT_FOUND"
    assert await anna.outcome("dealCreate", pipelineId=pipeline) == "NOT_FOUND"
    for each in found["pipelines"]["nodes"][:-1]:  # with no deals all but the last one can go
        outcome = await anna.outcome("pipelineDelete", pipelineId=sales.pipeline(each["name"]), moveDealsTo=None)
        assert outcome == ("DEALS_STAND" if each["name"] == REASONED else "ok")


@pytest.mark.feature("D12")
async def test_the_last_pipeline_stays(crm: Crm) -> None:
    sales = await Sales.of(crm)
    *others, last = sales.pipelines
    for name in others:
        await crm.as_("nora").do("pipelineDelete", "", pipelineId=sales.pipeline(name))
    assert await crm.as_("nora").outcome("pipelineDelete", pipelineId=sales.pipeline(last)) == "PIPELINE_NEEDED"
    assert await Stage.all().count() == len(sales.pipelines[last]["stages"])  # nothing had ever stood in the others


@pytest.mark.feature("D12", "P12")
async def test_policy_lines_of_a_deleted_stage_reach_nothing(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """The deals fall under the lines of where they are now; none are carried over, and no name leads to the old one."""
    sales = await Sales.of(crm)
    gone, goal = sales.stage(1), sales.stage(0)
    deal = (await sales.makes("rita", stageId=gone))["id"]
    lines = [
        ("manager", "deal", "view", "none"),
        ("manager", f"deal/{number(sales.pipeline())}/{number(gone)}", "view", "all"),
    ]
    under(monkeypatch, *lines)
    assert (await crm.as_("tom").ask("query($id: ID!) { deal(id: $id) { id } }", id=deal))["deal"]
    await crm.as_("anna").do("stageDelete", "", stageId=gone, moveDealsTo=goal)
    assert (await crm.as_("tom").ask("query($id: ID!) { deal(id: $id) { id } }", id=deal))["deal"] is None
    called = await policy_words.names()
    name = sales.pipelines[PLAIN]["board"][1]["name"]
    assert called.spell_stage(number(sales.pipeline()), number(gone)) == f"#{number(gone)}"
    with pytest.raises(PolicyError, match=f"'{name}' is no stage of this pipeline"):
        called.stage(number(sales.pipeline()), name)


@pytest.mark.feature("D12")
async def test_a_deal_of_a_deleted_stage_comes_back_from_the_trash_to_another(crm: Crm) -> None:
    sales = await Sales.of(crm)
    gone, goal = sales.stage(1), sales.stage(0)
    kept, deleted = [(await sales.makes("rita", stageId=gone))["id"] for _ in range(2)]
    await crm.as_("nora").do("dealDelete", "", dealId=deleted)
    await crm.as_("anna").do("stageDelete", "", stageId=gone, moveDealsTo=goal)
    assert (await card(crm, kept))["stage"]["id"] == goal
    [found] = (await crm.as_("anna").ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
    assert await crm.as_("anna").outcome("trashRestore", trashedId=found["id"]) == "STAGE_GONE"
    assert await crm.as_("anna").outcome("trashRestore", trashedId=found["id"], stageId=goal) == "ok"
    assert (await card(crm, deleted))["stage"]["id"] == goal
