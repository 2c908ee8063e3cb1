"""Pipelines, stages and the board through the graph."""

import asyncio
from typing import Any

import pytest

from domain import pipeline_settings
from domain.account import Account
from tests.counting import statements
from tests.crm import Crm
from tests.sales import PLAIN, Sales

PIPELINE = (
    "pipeline { id name position isIntake refusalReasonRequired version stages { name kind position } board { name } }"
)


async def stands(crm: Crm) -> dict[str, Any]:
    """All that pipelines consist of, to show that nothing was written."""
    answer = await crm.as_("vera").ask(
        "{ pipelines(first: 200) { nodes { id name position isIntake refusalReasonRequired version "
        "stages { id name kind position version } } } }"
    )
    return {"pipelines": answer["pipelines"]["nodes"], "events": await crm.count("event")}


async def adds(crm: Crm, *stages: str, name: str = "Тендеры", **input: Any) -> dict[str, Any]:
    made = await crm.as_("nora").do("pipelineCreate", PIPELINE, name=name, stageNames=list(stages), **input)
    pipeline: dict[str, Any] = made["pipeline"]
    return pipeline


async def board(crm: Crm, pipeline: str) -> list[str]:
    """The names of a pipeline's active stages, whose places must be 1, 2, …"""
    answer = await crm.as_("rita").ask("query($id: ID!) { pipeline(id: $id) { board { name position } } }", id=pipeline)
    found = answer["pipeline"]["board"]
    assert [each["position"] for each in found] == list(range(1, len(found) + 1))
    return [each["name"] for each in found]


async def stage_ids(crm: Crm, pipeline: str) -> dict[str, str]:
    """The stages of a pipeline: name → id."""
    answer = await crm.as_("rita").ask("query($id: ID!) { pipeline(id: $id) { stages { id name } } }", id=pipeline)
    return {each["name"]: each["id"] for each in answer["pipeline"]["stages"]}


@pytest.mark.feature("D11", "D13")
async def test_a_pipeline_has_its_stages_and_two_closing_ones(crm: Crm) -> None:
    others = (await stands(crm))["pipelines"]
    pipeline = await adds(crm, "Заявка подана", "Допущены")
    assert pipeline | {"id": ""} == {
        "id": "",
        "name": "Тендеры",
        "position": len(others) + 1,
        "isIntake": False,
        "refusalReasonRequired": False,
        "version": 1,
        "stages": [
            {"name": "Заявка подана", "kind": "ACTIVE", "position": 1},
            {"name": "Допущены", "kind": "ACTIVE", "position": 2},
            {"name": "Успешно реализовано", "kind": "WON", "position": 10_000},
            {"name": "Закрыто и не реализовано", "kind": "LOST", "position": 10_001},
        ],
        "board": [{"name": "Заявка подана"}, {"name": "Допущены"}],
    }
    made = await crm.as_("rita").do("dealCreate", "deal { id stage { name } }", pipelineId=pipeline["id"])
    assert made["deal"]["stage"] == {"name": "Заявка подана"}
    found = await crm.as_("rita").ask(
        "query($id: ID!) { pipeline(id: $id) { deals { totalCount nodes { id } } } }", id=pipeline["id"]
    )
    assert found["pipeline"]["deals"] == {"totalCount": 1, "nodes": [{"id": made["deal"]["id"]}]}


@pytest.mark.feature("D13")
async def test_closing_stages_speak_the_accounts_language(crm: Crm) -> None:
    await Account.filter(id=1).update(locale="en")
    pipeline = await adds(crm, "Applied", isIntake=True)
    assert [stage["name"] for stage in pipeline["stages"]] == ["Unsorted", "Applied", "Closed: won", "Closed: lost"]


@pytest.mark.feature("D14")
async def test_an_intake_pipeline_begins_with_unsorted_where_no_deal_stands(crm: Crm) -> None:
    pipeline = await adds(crm, "Первый звонок", isIntake=True)
    assert pipeline["isIntake"] is True
    assert pipeline["stages"][0] == {"name": "Неразобранное", "kind": "UNSORTED", "position": 0}
    assert pipeline["board"] == [{"name": "Первый звонок"}]
    stages = await stage_ids(crm, pipeline["id"])
    assert await crm.as_("rita").outcome("dealCreate", stageId=stages["Неразобранное"]) == "STAGE_UNSORTED"
    deal = (await crm.as_("rita").do("dealCreate", "deal { id }", stageId=stages["Первый звонок"]))["deal"]["id"]
    assert await crm.as_("rita").outcome("dealMove", dealId=deal, stageId=stages["Неразобранное"]) == "STAGE_UNSORTED"


@pytest.mark.feature("D12")
@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("anna", "ok"),
        ("nora", "ok"),  # head of sales has the right to settings
        ("rita", "FORBIDDEN"),
        ("vera", "FORBIDDEN"),
        ("oleg", "FORBIDDEN"),
        ("nobody", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_change_pipelines(crm: Crm, who: str, outcome: str) -> None:
    pipeline = await adds(crm, "Один", "Два")
    stages = await stage_ids(crm, pipeline["id"])
    before = await stands(crm)
    person = crm.as_(who)
    assert await person.outcome("pipelineCreate", name="Ещё", stageNames=["А"]) == outcome
    assert await person.outcome("pipelineUpdate", pipelineId=pipeline["id"], name="Торги", position=1) == outcome
    assert await person.outcome("stageCreate", pipelineId=pipeline["id"], name="Три") == outcome
    assert await person.outcome("stageUpdate", stageId=stages["Один"], name="Первый") == outcome
    if outcome == "ok":
        stages = await stage_ids(crm, pipeline["id"])
        order = [stages[name] for name in ("Три", "Два", "Первый")]
    else:
        order = [stages["Два"], stages["Один"]]
    assert await person.outcome("stageReorder", pipelineId=pipeline["id"], stageIds=order) == outcome
    assert await person.outcome("stageDelete", stageId=stages["Два"]) == outcome
    if outcome == "ok":
        assert await board(crm, pipeline["id"]) == ["Три", "Первый"]
        now = (await stands(crm))["pipelines"]
        assert [each["position"] for each in now] == list(range(1, len(now) + 1))
        assert (now[0]["name"], now[-1]["name"]) == ("Торги", "Ещё")
    else:
        assert await stands(crm) == before


@pytest.mark.feature("D12")
async def test_stages_are_added_at_a_place_renamed_and_reordered(crm: Crm) -> None:
    pipeline = (await adds(crm, "А", "Б"))["id"]
    head = crm.as_("nora")
    made = await head.do(
        "stageCreate", "stage { name kind position }", pipelineId=pipeline, name="Середина", position=2
    )
    assert made["stage"] == {"name": "Середина", "kind": "ACTIVE", "position": 2}
    await head.do("stageCreate", "", pipelineId=pipeline, name="Конец")
    await head.do("stageCreate", "", pipelineId=pipeline, name="Начало", position=1)
    assert await board(crm, pipeline) == ["Начало", "А", "Середина", "Б", "Конец"]
    stages = await stage_ids(crm, pipeline)
    renamed = await head.do("stageUpdate", "stage { name version }", stageId=stages["А"], name="Аз", expectedVersion=1)
    assert renamed["stage"] == {"name": "Аз", "version": 2}
    await head.do("stageUpdate", "", stageId=stages["Успешно реализовано"], name="Победа")
    order = ["Конец", "Б", "Середина", "А", "Начало"]
    done = await head.do(
        "stageReorder",
        "pipeline { version board { name } }",
        pipelineId=pipeline,
        stageIds=[stages[name] for name in order],
        expectedVersion=4,
    )
    assert done["pipeline"] == {
        "version": 5,
        "board": [{"name": name} for name in ("Конец", "Б", "Середина", "Аз", "Начало")],
    }
    again = {"pipelineId": pipeline, "stageIds": [stages[name] for name in order], "expectedVersion": 4}
    stale = await head.send(
        "mutation($input: StageReorderInput!) { stageReorder(input: $input) { errors { code } } }", input=again
    )
    assert stale["errors"][0]["extensions"] == {"code": "CONFLICT", "currentVersion": 5, "changedFields": ["stages"]}
    names = list(await stage_ids(crm, pipeline))
    assert names == ["Конец", "Б", "Середина", "Аз", "Начало", "Победа", "Закрыто и не реализовано"]


@pytest.mark.feature("D12")
async def test_pipelines_are_renamed_and_ordered(crm: Crm) -> None:
    pipeline = await adds(crm, "А")
    moved = await crm.as_("anna").do(
        "pipelineUpdate",
        PIPELINE,
        pipelineId=pipeline["id"],
        expectedVersion=1,
        name="Торги",
        position=2,
        refusalReasonRequired=True,
    )
    assert moved["pipeline"] == pipeline | {
        "name": "Торги",
        "position": 2,
        "refusalReasonRequired": True,
        "version": 2,
    }
    found = (await stands(crm))["pipelines"]
    assert [each["name"] for each in found][1] == "Торги"
    assert [each["position"] for each in found] == list(range(1, len(found) + 1))
    stale = {"pipelineId": pipeline["id"], "expectedVersion": 1, "name": "Иначе"}
    assert await crm.as_("anna").outcome("pipelineUpdate", **stale) == "CONFLICT"


@pytest.mark.feature("D12")
async def test_a_stage_where_deals_stand_is_not_lost(crm: Crm) -> None:
    pipeline = (await adds(crm, "Было", "Есть", "Не было"))["id"]
    stages = await stage_ids(crm, pipeline)
    deal = (await crm.as_("rita").do("dealCreate", "deal { id }", stageId=stages["Было"]))["deal"]["id"]
    await crm.as_("rita").do("dealMove", "", dealId=deal, stageId=stages["Есть"])
    before = await stands(crm)
    head = crm.as_("nora")
    for name, outcome in (
        ("Есть", "FORBIDDEN"),  # with the deals of others, an administrator's
        ("Успешно реализовано", "STAGE_NEEDED"),
        ("Закрыто и не реализовано", "STAGE_NEEDED"),
    ):
        assert await head.outcome("stageDelete", stageId=stages[name]) == outcome
        assert await stands(crm) == before
    assert await head.outcome("stageDelete", stageId=stages["Не было"], expectedVersion=7) == "CONFLICT"
    gone = await head.do("stageDelete", "deletedId", stageId=stages["Не было"], expectedVersion=1)
    assert gone["deletedId"] == stages["Не было"]
    assert await board(crm, pipeline) == ["Было", "Есть"]
    lonely = (await adds(crm, "Одна", name="Короткая"))["id"]
    assert await head.outcome("stageDelete", stageId=(await stage_ids(crm, lonely))["Одна"]) == "STAGE_NEEDED"


async def test_bad_pipelines_and_stages_are_refused(crm: Crm) -> None:
    pipeline = await adds(crm, "А", "Б")
    other = await adds(crm, "А", name="Вторая")
    stages, foreign = await stage_ids(crm, pipeline["id"]), await stage_ids(crm, other["id"])
    a, b, won = (stages[name] for name in ("А", "Б", "Успешно реализовано"))
    before = await stands(crm)
    id = pipeline["id"]
    for mutation, input, outcome, path in (
        ("pipelineCreate", {"name": "ТЕНДЕРЫ", "stageNames": ["А"]}, "NAME_TAKEN", "name"),
        ("pipelineCreate", {"name": " ", "stageNames": ["А"]}, "REQUIRED", "name"),
        ("pipelineCreate", {"name": "x" * 101, "stageNames": ["А"]}, "TEXT_TOO_LONG", "name"),
        ("pipelineCreate", {"name": "a\x00", "stageNames": ["А"]}, "TEXT_INVALID", "name"),
        ("pipelineCreate", {"name": "Н", "stageNames": []}, "REQUIRED", "stageNames"),
        ("pipelineCreate", {"name": "Н", "stageNames": ["А", " "]}, "REQUIRED", "stageNames.1"),
        ("pipelineCreate", {"name": "Н", "stageNames": ["А", "а"]}, "NAME_TAKEN", "stageNames.1"),
        ("pipelineCreate", {"name": "Н", "stageNames": ["УСПЕШНО реализовано"]}, "NAME_TAKEN", "stageNames.0"),
        ("pipelineCreate", {"name": "Н", "stageNames": [f"Э{i}" for i in range(101)]}, "TOO_MANY", "stageNames"),
        ("pipelineUpdate", {"pipelineId": id, "name": "вторая"}, "NAME_TAKEN", "name"),
        ("pipelineUpdate", {"pipelineId": id, "position": 0}, "NUMBER_OUT_OF_RANGE", "position"),
        ("pipelineUpdate", {"pipelineId": id, "position": 101}, "NUMBER_OUT_OF_RANGE", "position"),
        ("stageCreate", {"pipelineId": id, "name": "Ё", "position": 4}, "NUMBER_OUT_OF_RANGE", "position"),
        ("stageCreate", {"pipelineId": id, "name": "б"}, "NAME_TAKEN", "name"),
        ("stageCreate", {"pipelineId": id, "name": "a\nb"}, "TEXT_INVALID", "name"),
        ("stageUpdate", {"stageId": a, "name": "б"}, "NAME_TAKEN", "name"),
        ("stageUpdate", {"stageId": a, "name": ""}, "REQUIRED", "name"),
        ("stageReorder", {"pipelineId": id, "stageIds": []}, "STAGES_MISMATCH", "stageIds"),
        ("stageReorder", {"pipelineId": id, "stageIds": [a]}, "STAGES_MISMATCH", "stageIds"),
        ("stageReorder", {"pipelineId": id, "stageIds": [a, a]}, "STAGES_MISMATCH", "stageIds"),
        ("stageReorder", {"pipelineId": id, "stageIds": [b, a, won]}, "STAGES_MISMATCH", "stageIds"),
        ("stageReorder", {"pipelineId": id, "stageIds": [b, foreign["А"]]}, "STAGES_MISMATCH", "stageIds"),
    ):
        answer = await crm.as_("anna").attempt(mutation, "", **input)
        assert [(each["code"], ".".join(each["path"])) for each in answer["errors"]] == [(outcome, path)], input
    for mutation, input, outcome in (
        ("pipelineUpdate", {"pipelineId": "pipeline_999999", "name": "Н"}, "NOT_FOUND"),
        ("pipelineUpdate", {"pipelineId": "stage_1", "name": "Н"}, "BAD_USER_INPUT"),
        ("pipelineUpdate", {"pipelineId": id, "position": 2**40}, "BAD_USER_INPUT"),
        ("pipelineUpdate", {"pipelineId": id, "name": None}, "BAD_USER_INPUT"),
        ("stageCreate", {"pipelineId": "pipeline_999999", "name": "Н"}, "NOT_FOUND"),
        ("stageUpdate", {"stageId": "stage_999999", "name": "Н"}, "NOT_FOUND"),
        ("stageReorder", {"pipelineId": "pipeline_999999", "stageIds": [a]}, "NOT_FOUND"),
        ("stageReorder", {"pipelineId": id, "stageIds": ["nonsense"]}, "BAD_USER_INPUT"),
        ("stageDelete", {"stageId": "stage_999999"}, "NOT_FOUND"),
        ("stageDelete", {"stageId": "17"}, "BAD_USER_INPUT"),
    ):
        assert await crm.as_("anna").outcome(mutation, **input) == outcome, input
    assert await stands(crm) == before


async def test_pipelines_and_stages_have_limits(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = await adds(crm, "А", "Б")
    monkeypatch.setattr(pipeline_settings, "MOST_STAGES", 2)
    monkeypatch.setattr(pipeline_settings, "MAX_PIPELINES", await crm.count("pipeline"))
    assert await crm.as_("anna").outcome("stageCreate", pipelineId=pipeline["id"], name="В") == "TOO_MANY"
    assert await crm.as_("anna").outcome("pipelineCreate", name="Ещё", stageNames=["А"]) == "TOO_MANY"
    assert await board(crm, pipeline["id"]) == ["А", "Б"]


async def test_places_stay_whole_when_many_add_and_reorder_at_once(crm: Crm) -> None:
    """T56: places stay a permutation whoever comes at the same time."""
    pipeline = (await adds(crm, "А", "Б"))["id"]
    stages = await stage_ids(crm, pipeline)
    added = [
        crm.as_("nora").outcome("stageCreate", pipelineId=pipeline, name=f"Новый {i}", position=1) for i in range(6)
    ]
    reordered = [
        crm.as_("anna").outcome("stageReorder", pipelineId=pipeline, stageIds=[stages["Б"], stages["А"]])
        for _ in range(3)
    ]
    outcomes = await asyncio.gather(*added, *reordered)
    assert outcomes[:6] == ["ok"] * 6
    assert set(outcomes[6:]) <= {"ok", "STAGES_MISMATCH"}
    assert sorted(await board(crm, pipeline)) == sorted(["А", "Б", *(f"Новый {i}" for i in range(6))])


BOARD = """query($id: ID!, $first: Int) { pipeline(id: $id) { name board { id name deals(first: $first) {
    totalCount totalBudget { amount currency }
    nodes { id name company { name } contacts(first: 3) { nodes { name } } tags { name }
        nearestTask { text dueAt } responsible { name } }
    pageInfo { hasNextPage endCursor } } } } }"""


@pytest.mark.feature("D15")
async def test_the_board_is_one_question(crm: Crm) -> None:
    sales = await Sales.of(crm)
    for i in range(5):
        await sales.makes(stageId=sales.stage(0), name=f"Первая {i}", budget="1000.50")
    rich = await sales.makes(
        stageId=sales.stage(1),
        name="Богатая",
        budget="20",
        tags=["срочно"],
        contacts=[{"firstName": "Лев"}],
        company={"name": "Орион"},
    )
    await crm.as_("rita").do(
        "taskCreate",
        "",
        typeId=(await crm.as_("rita").ask("{ taskTypes { nodes { id } } }"))["taskTypes"]["nodes"][0]["id"],
        text="Позвонить",
        dueAt="2030-01-01T09:00:00Z",
        dealId=rich["id"],
    )
    await sales.makes("sam", stageId=sales.stage(1), name="Чужая")
    for kind in ("WON", "LOST"):
        await sales.makes(stageId=sales.stage(kind), name=kind)
    answer = (await crm.as_("rita").ask(BOARD, id=sales.pipeline(), first=3))["pipeline"]
    first, second, *rest = answer["board"]
    assert [each["name"] for each in answer["board"]] == [each["name"] for each in sales.pipelines[PLAIN]["board"]]
    assert [deal["name"] for deal in first["deals"]["nodes"]] == ["Первая 4", "Первая 3", "Первая 2"]
    assert first["deals"]["totalCount"] == 5
    assert first["deals"]["totalBudget"] == {"amount": "5002.50", "currency": "RUB"}
    assert first["deals"]["pageInfo"]["hasNextPage"] is True
    assert second["deals"]["nodes"] == [
        {
            "id": rich["id"],
            "name": "Богатая",
            "company": {"name": "Орион"},
            "contacts": {"nodes": [{"name": "Лев"}]},
            "tags": [{"name": "срочно"}],
            "nearestTask": {"text": "Позвонить", "dueAt": "2030-01-01T09:00:00+00:00"},
            "responsible": {"name": rich["responsible"]["name"]},
        }
    ]
    assert (second["deals"]["totalCount"], second["deals"]["pageInfo"]["hasNextPage"]) == (1, False)
    assert all(each["deals"]["totalCount"] == 0 for each in rest)
    # More of one column, in its own list or in that of all deals.
    after = first["deals"]["pageInfo"]["endCursor"]
    more = await crm.as_("rita").ask(
        "query($stage: ID!, $after: String!) { node(id: $stage) { ... on Stage { deals(after: $after) "
        "{ nodes { name } pageInfo { hasNextPage } } } } "
        "deals(filter: { stage: { in: [$stage] } }, order: UPDATED_AT_DESC, after: $after) "
        "{ nodes { name } pageInfo { hasNextPage } } }",
        stage=first["id"],
        after=after,
    )
    expected = {"nodes": [{"name": "Первая 1"}, {"name": "Первая 0"}], "pageInfo": {"hasNextPage": False}}
    assert more == {"node": {"deals": expected}, "deals": expected}


@pytest.mark.feature("D15")
@pytest.mark.parametrize(
    ("who", "count"),
    [("anna", 3), ("nora", 3), ("rita", 2), ("tom", 2), ("sam", 1), ("oleg", 3), ("vera", 0)],
)
async def test_whose_deals_stand_on_whose_board(crm: Crm, who: str, count: int) -> None:
    sales = await Sales.of(crm)
    for whose in ("rita", "tom", "sam"):
        await sales.makes(whose, stageId=sales.stage(0), budget="10")
    first = (await crm.as_(who).ask(BOARD, id=sales.pipeline(), first=10))["pipeline"]["board"][0]["deals"]
    assert (first["totalCount"], len(first["nodes"])) == (count, count)
    assert float(first["totalBudget"]["amount"]) == 10 * count


async def test_the_board_costs_the_same_for_2_and_for_50_deals(crm: Crm) -> None:
    sales = await Sales.of(crm)
    costs = []
    for many in (2, 50):
        while await crm.count("deal") < many:
            place = await crm.count("deal") % 2
            await sales.makes(
                stageId=sales.stage(place), tags=["а", "б"], contacts=[{"firstName": "Лев"}], company={"name": "Орион"}
            )
        with statements() as ran:
            await crm.as_("rita").ask(BOARD, id=sales.pipeline(), first=50)
        costs.append(len(ran))
    assert costs[0] == costs[1]


async def test_a_keyed_pipeline_is_made_once(crm: Crm) -> None:
    text = (
        'mutation { pipelineCreate(input: { name: "Опт", stageNames: ["А"] }) '
        "{ pipeline { id board { name } } errors { code } } }"
    )
    first = await crm.as_("nora").send(text, {"Idempotency-Key": "wholesale"})
    again = await crm.as_("nora").send(text, {"Idempotency-Key": "wholesale"})
    assert first == again
    assert first["data"]["pipelineCreate"]["pipeline"]["board"] == [{"name": "А"}]
