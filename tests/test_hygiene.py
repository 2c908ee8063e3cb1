"""Pipelines as they should be: ways back, the key stage, names of stages (D24–D26)."""

from typing import Any

import pytest

from tests.cards import rita_makes
from tests.crm import Crm
from tests.sales import INTAKE, PLAIN, Sales, choice

CARD = "query($id: ID!) { deal(id: $id) { version stage { id } feed { nodes { kind isBackward } } } }"


@pytest.mark.feature("D24")
async def test_moves_back_are_recorded_and_a_pipeline_may_warn_of_them_or_forbid_them(crm: Crm) -> None:
    pipeline, rita, anna = (await crm.pipelines())[0], crm.as_("rita"), crm.as_("anna")
    first, second, third = [each["id"] for each in pipeline["board"][:3]]
    won = next(each["id"] for each in pipeline["stages"] if each["kind"] == "WON")
    deal = await rita_makes(crm)
    move: dict[str, Any] = {"dealId": deal}
    await rita.do("dealMove", "", **move, stageId=third)
    await rita.do("dealMove", "", **move, stageId=second)  # allowed
    for mode, outcome, confirmed in (
        ("WARNED", "BACKWARD_MOVE", "ok"),
        ("FORBIDDEN", "BACKWARD_FORBIDDEN", "BACKWARD_FORBIDDEN"),
    ):
        set_ = await anna.do(
            "pipelineUpdate", "pipeline { backwardMoves }", pipelineId=pipeline["id"], backwardMoves=mode
        )
        assert set_["pipeline"] == {"backwardMoves": mode}
        before = (await rita.ask(CARD, id=deal))["deal"]
        assert await rita.outcome("dealMove", **move, stageId=first) == outcome
        assert (await rita.ask(CARD, id=deal))["deal"] == before  # nothing was written
        assert await rita.outcome("dealMove", **move, stageId=first, backward=True) == confirmed
        await rita.do("dealMove", "", **move, stageId=second)
    await rita.do("dealMove", "", **move, stageId=won)
    await rita.do("dealMove", "", **move, stageId=first)  # opened again, which is no step back
    feed = (await rita.ask(CARD, id=deal))["deal"]["feed"]["nodes"]
    backward = [each["isBackward"] for each in reversed(feed) if each["kind"] == "DEAL_MOVED"]
    assert backward == [False, True, True, False, False, False]
    assert await rita.outcome("pipelineUpdate", pipelineId=pipeline["id"], backwardMoves="ALLOWED") == "FORBIDDEN"


@pytest.mark.feature("D25", "R5")
async def test_one_stage_is_the_key_one_with_conversion_to_it_and_from_it(crm: Crm) -> None:
    pipeline, rita, anna = (await crm.pipelines())[0], crm.as_("rita"), crm.as_("anna")
    first, second, third = [each["id"] for each in pipeline["board"][:3]]
    won = next(each["id"] for each in pipeline["stages"] if each["kind"] == "WON")
    funnel = """query($id: ID!) { funnel(pipelineId: $id, period: {from: "2026-01-01T00:00:00Z",
        to: "2026-12-31T00:00:00Z"}) { conversionToKey conversionFromKey } }"""
    for stage in (first, second, third, won):
        await rita_makes(crm, pipelineId=pipeline["id"], stageId=stage)
    none = {"conversionToKey": None, "conversionFromKey": None}
    assert (await rita.ask(funnel, id=pipeline["id"]))["funnel"] == none
    for stage, expected in ((third, (0.5, 0.5)), (second, (0.75, 1 / 3))):
        await anna.do("stageUpdate", "stage { isKey }", stageId=stage, isKey=True)
        found = (await rita.ask(funnel, id=pipeline["id"]))["funnel"]
        assert (found["conversionToKey"], found["conversionFromKey"]) == pytest.approx(expected)
    keys = (await rita.ask("query($id: ID!) { pipeline(id: $id) { board { id isKey } } }", id=pipeline["id"]))[
        "pipeline"
    ]
    assert [each["id"] for each in keys["board"] if each["isKey"]] == [second]
    assert await anna.outcome("stageUpdate", stageId=won, isKey=True) == "NOT_ACTIVE"
    assert await rita.outcome("stageUpdate", stageId=third, isKey=True) == "FORBIDDEN"
    await anna.do("stageUpdate", "", stageId=second, isKey=False)
    assert (await rita.ask(funnel, id=pipeline["id"]))["funnel"] == none


@pytest.mark.feature("D26")
async def test_names_that_are_no_completed_action_are_advised_against(crm: Crm) -> None:
    pipeline, anna = (await crm.pipelines())[0], crm.as_("anna")
    for name, advice in (
        ("Думает", "CLIENT"),
        ("Отложено", "CLIENT"),
        ("Связаться позже", "CLIENT"),
        ("Перспектива", "CLIENT"),
        ("Горячие", "TRAIT"),
        ("Чей клиент?", "TRAIT"),
        ("Отправить КП", "INSTRUCTION"),
        ("Назначить встречу", "INSTRUCTION"),
        ("Send the offer", "INSTRUCTION"),
        ("Отправлено КП", None),
        ("Встреча назначена", None),
        ("Стоимость согласована", None),
        ("Offer sent", None),
    ):
        made = await anna.do("stageCreate", "stage { id advice }", pipelineId=pipeline["id"], name=name)
        assert made["stage"]["advice"] == advice, name
    renamed = await anna.do("stageUpdate", "stage { advice }", stageId=made["stage"]["id"], name="Позвонить")
    assert renamed["stage"]["advice"] == "INSTRUCTION"
    stages = (await anna.ask("{ pipelines { nodes { stages { kind advice } } } }"))["pipelines"]["nodes"]
    assert {each["advice"] for node in stages for each in node["stages"] if each["kind"] != "ACTIVE"} == {None}


DEAL = """query($id: ID!) { deal(id: $id) {
    probability type { id } feed { nodes { changes { field after } } }
} }"""


@pytest.mark.feature("D10")
async def test_a_deal_takes_on_the_probability_of_its_stage_until_somebody_knows_better(crm: Crm) -> None:
    sales = await Sales.of(crm)
    rita, anna, nora = (crm.as_(who) for who in ("rita", "anna", "nora"))
    kind = (await nora.do("dealTypeCreate", "dealType { id }", name="Повторная"))["dealType"]["id"]
    for place, percent in ((0, 10), (2, 70)):
        await nora.do("stageUpdate", "", stageId=sales.stage(place), probability=percent)
    for percent, outcome in ((101, "NUMBER_OUT_OF_RANGE"), (-1, "NUMBER_OUT_OF_RANGE")):
        assert await nora.outcome("stageUpdate", stageId=sales.stage(1), probability=percent) == outcome
        assert await rita.outcome("dealCreate", pipelineId=sales.pipeline(), probability=percent) == outcome
    unsorted = sales.stage("UNSORTED", INTAKE)
    assert await nora.outcome("stageUpdate", stageId=unsorted, probability=5) == "STAGE_UNSORTED"
    assert await rita.outcome("stageUpdate", stageId=sales.stage(1), probability=5) == "FORBIDDEN"
    deal = (await sales.makes("rita", typeId=kind))["id"]
    await sales.makes("rita", probability=90)

    async def probability() -> int | None:
        found: dict[str, Any] = (await rita.ask(DEAL, id=deal))["deal"]
        assert found["type"] == {"id": kind}
        value: int | None = found["probability"]
        return value

    assert await probability() == 10
    for move, expected in ((1, 10), (2, 70), (1, 70), (0, 10)):  # a stage without one leaves it
        await rita.do("dealMove", "", dealId=deal, stageId=sales.stage(move))
        assert await probability() == expected
    await rita.do("dealUpdate", "", dealId=deal, probability=35)
    assert await probability() == 35
    told = (await rita.ask(DEAL, id=deal))["deal"]["feed"]["nodes"][0]["changes"]
    assert told == [{"field": "probability", "after": "35"}]
    listed = "query($f: DealFilter) { deals(filter: $f, order: PROBABILITY_DESC) { nodes { probability } } }"
    for filter, found in (
        ({}, [90, 35]),
        ({"probability": {"gte": 40}}, [90]),
        ({"type": {"in": [kind]}}, [35]),
        ({"type": {"isNull": True}}, [90]),
    ):
        nodes = (await rita.ask(listed, f=filter))["deals"]["nodes"]
        assert [each["probability"] for each in nodes] == found
    await nora.do("dealTypeUpdate", "", dealTypeId=kind, isArchived=True)
    assert await rita.outcome("dealCreate", pipelineId=sales.pipeline(), typeId=kind) == "NOT_FOUND"
    assert await rita.outcome("dealUpdate", dealId=deal, typeId=kind) == "ok"  # what it has it keeps
    assert await anna.outcome("dealUpdate", dealId=deal, typeId="source_1") == "BAD_USER_INPUT"


@pytest.mark.feature("T13")
async def test_a_pipeline_may_require_a_planned_task(crm: Crm) -> None:
    sales = await Sales.of(crm)
    rita, task = crm.as_("rita"), await choice("task_type")
    with_one, without, done, elsewhere = [
        (await sales.makes("rita", pipelineId=sales.pipeline(name)))["id"] for name in (PLAIN, PLAIN, PLAIN, INTAKE)
    ]
    plan = {"typeId": task, "text": "Call", "dueAt": "2027-01-01T10:00:00Z", "dealId": with_one}
    planned = (await rita.do("taskCreate", "task { id }", **plan))["task"]["id"]
    await rita.do("dealMove", "", dealId=done, stageId=sales.stage("WON"))

    async def missing() -> list[str]:
        asked = "{ deals(filter: { isTaskMissing: %s }, order: CREATED_AT_ASC) { nodes { id isTaskMissing } } }"
        found = {flag: (await rita.ask(asked % flag))["deals"]["nodes"] for flag in ("true", "false")}
        for flag, nodes in found.items():
            assert {each["isTaskMissing"] for each in nodes} <= {flag == "true"}
        assert sum(map(len, found.values())) == 4
        return [each["id"] for each in found["true"]]

    assert await missing() == []
    assert await rita.outcome("pipelineUpdate", pipelineId=sales.pipeline(), taskRequired=True) == "FORBIDDEN"
    await crm.as_("nora").do("pipelineUpdate", "", pipelineId=sales.pipeline(), taskRequired=True)
    assert await missing() == [without]
    await rita.do("taskComplete", "", taskId=planned, result="Done")
    assert await missing() == [with_one, without]
    assert elsewhere
