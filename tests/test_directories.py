"""The short lists through the graph."""

from typing import Any

import pytest

from tests.crm import Crm

LISTS = [
    ("source", "sources", "sourceId"),
    ("refusalReason", "refusalReasons", "refusalReasonId"),
    ("clientType", "clientTypes", "clientTypeId"),
    ("taskType", "taskTypes", "taskTypeId"),
]
every_list = pytest.mark.parametrize(("noun", "plural", "id_name"), LISTS)


async def entries(crm: Crm, plural: str, who: str = "rita") -> list[dict[str, Any]]:
    """A list in its order, as everyone reads it."""
    answer = await crm.as_(who).ask(f"{{ {plural}(first: 200) {{ nodes {{ id name position isArchived }} }} }}")
    found: list[dict[str, Any]] = answer[plural]["nodes"]
    return found


async def adds(crm: Crm, noun: str, name: str, **input: Any) -> str:
    made = await crm.as_("nora").do(f"{noun}Create", f"{noun} {{ id }}", name=name, **input)
    return str(made[noun]["id"])


@every_list
@pytest.mark.feature("D29", "D30", "L20", "T3")
async def test_a_list_is_kept_in_order(crm: Crm, noun: str, plural: str, id_name: str) -> None:
    before = [each["name"] for each in await entries(crm, plural)]
    last = await adds(crm, noun, "Последний")
    await adds(crm, noun, "Первый", position=1)
    assert [each["name"] for each in await entries(crm, plural)] == ["Первый", *before, "Последний"]
    moved = await crm.as_("anna").do(
        f"{noun}Update", f"{noun} {{ id name position }}", **{id_name: last, "position": 1, "name": "Обновлённый"}
    )
    assert moved[noun] == {"id": last, "name": "Обновлённый", "position": 1}
    found = await entries(crm, plural)
    assert [each["name"] for each in found] == ["Обновлённый", "Первый", *before]
    assert [each["position"] for each in found] == list(range(1, len(found) + 1))
    await crm.as_("nora").do(f"{noun}Update", "", **{id_name: last, "isArchived": True})
    offered = await crm.as_("rita").ask(
        f"{{ {plural}(first: 200, filter: {{ isArchived: false }}) {{ totalCount nodes {{ id }} }} }}"
    )
    assert offered[plural]["totalCount"] == len(found) - 1
    assert last not in [each["id"] for each in offered[plural]["nodes"]]


@every_list
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
async def test_who_may_keep_a_list(crm: Crm, noun: str, plural: str, id_name: str, who: str, outcome: str) -> None:
    entry = await adds(crm, noun, "Прежний")
    before, events = await entries(crm, plural), await crm.count("event")
    person = crm.as_(who)
    assert await person.outcome(f"{noun}Create", name="Ещё один") == outcome
    assert await person.outcome(f"{noun}Update", **{id_name: entry, "name": "Другой"}) == outcome
    if outcome == "ok":
        assert [each["name"] for each in await entries(crm, plural)][-2:] == ["Другой", "Ещё один"]
        assert await crm.count("event") == events + 2
    else:
        assert await entries(crm, plural) == before
        assert await crm.count("event") == events
        assert await person.code(f"{{ {plural} {{ totalCount }} }}") == ("UNAUTHENTICATED" if who == "nobody" else "ok")


@every_list
async def test_bad_entries_are_refused(crm: Crm, noun: str, plural: str, id_name: str) -> None:
    entry, other = await adds(crm, noun, "Форум"), await adds(crm, noun, "Прочие дела")
    before, events = await entries(crm, plural), await crm.count("event")
    size = len(before)
    for input, outcome in (
        ({"name": "ФОРУМ"}, "NAME_TAKEN"),
        ({"name": "  "}, "REQUIRED"),
        ({"name": "x" * 101}, "TEXT_TOO_LONG"),
        ({"name": "ﷺ" * 100}, "TEXT_TOO_LONG"),  # its compared form is 18 times as long
        ({"name": "a\x00b"}, "TEXT_INVALID"),
        ({"name": "a\nb"}, "TEXT_INVALID"),
        ({"name": "Ярмарка", "position": 0}, "NUMBER_OUT_OF_RANGE"),
        ({"name": "Ярмарка", "position": size + 2}, "NUMBER_OUT_OF_RANGE"),
        ({"name": "Ярмарка", "position": 2**40}, "BAD_USER_INPUT"),
        ({"name": None}, "BAD_USER_INPUT"),
    ):
        assert await crm.as_("anna").outcome(f"{noun}Create", **input) == outcome, input
        assert await crm.as_("anna").outcome(f"{noun}Update", **{id_name: other}, **input) == outcome, input
    for id, outcome in ((f"{entry.rpartition('_')[0]}_999999", "NOT_FOUND"), ("deal_1", "BAD_USER_INPUT")):
        assert await crm.as_("anna").outcome(f"{noun}Update", **{id_name: id, "name": "Ярмарка"}) == outcome
    assert await entries(crm, plural) == before
    assert await crm.count("event") == events
    # One's own name in another case is no other name.
    assert await crm.as_("anna").outcome(f"{noun}Update", **{id_name: entry, "name": "ФОРУМ"}) == "ok"


@pytest.mark.feature("T3")
async def test_built_in_task_types_can_be_renamed_but_not_archived(crm: Crm) -> None:
    answer = await crm.as_("rita").ask("{ taskTypes { nodes { id name builtIn } } }")
    built_in = {each["builtIn"]: each for each in answer["taskTypes"]["nodes"] if each["builtIn"]}
    assert {code: each["name"] for code, each in built_in.items()} == {"CONTACT": "Связаться", "MEETING": "Встреча"}
    meeting = built_in["MEETING"]["id"]
    answer = await crm.as_("anna").attempt("taskTypeUpdate", "", taskTypeId=meeting, name="Визит", isArchived=True)
    assert [(each["code"], each["path"]) for each in answer["errors"]] == [("BUILT_IN", ["isArchived"])]
    await crm.as_("anna").do("taskTypeUpdate", "", taskTypeId=meeting, name="Визит")
    assert "Визит" in [each["name"] for each in await entries(crm, "taskTypes")]


@pytest.mark.feature("T3")
async def test_people_use_the_accounts_own_task_types(crm: Crm) -> None:
    own = await adds(crm, "taskType", "Позвонить курьеру")
    given = {"typeId": own, "text": "КП на склад", "dueAt": "2030-01-01T09:00:00Z"}
    made = await crm.as_("rita").do("taskCreate", "task { id type { name builtIn } }", **given)
    assert made["task"]["type"] == {"name": "Позвонить курьеру", "builtIn": None}
    await crm.as_("anna").do("taskTypeUpdate", "", taskTypeId=own, isArchived=True)
    answer = await crm.as_("rita").attempt("taskCreate", "", **given)
    assert [(each["code"], each["path"]) for each in answer["errors"]] == [("NOT_FOUND", ["typeId"])]
    # Where it was chosen it is still shown.
    found = await crm.as_("rita").ask(
        "query($type: ID!) { tasks(filter: { type: { in: [$type] } }) { nodes { type { name isArchived } } } }",
        type=own,
    )
    assert found["tasks"]["nodes"] == [{"type": {"name": "Позвонить курьеру", "isArchived": True}}]


@pytest.mark.feature("D29")
async def test_deals_are_found_by_their_source(crm: Crm) -> None:
    fair, site = await adds(crm, "source", "Ярмарка"), await adds(crm, "source", "Лендинг")
    pipeline = (await crm.pipelines())[0]["id"]
    made = await crm.as_("rita").do(
        "dealCreate", "deal { id source { name } }", pipelineId=pipeline, name="С ярмарки", sourceId=fair
    )
    assert made["deal"]["source"] == {"name": "Ярмарка"}
    await crm.as_("rita").do("dealCreate", "", pipelineId=pipeline, sourceId=site)
    await crm.as_("rita").do("dealCreate", "", pipelineId=pipeline)
    listed = "query($f: DealFilter) { deals(filter: $f) { totalCount nodes { source { id } } } }"
    found = await crm.as_("rita").ask(listed, f={"source": {"in": [fair]}})
    assert found["deals"] == {"totalCount": 1, "nodes": [{"source": {"id": fair}}]}
    assert (await crm.as_("rita").ask(listed, f={"source": {"isNull": True}}))["deals"]["totalCount"] == 1
    await crm.as_("anna").do("sourceUpdate", "", sourceId=fair, isArchived=True)
    assert await crm.as_("rita").outcome("dealCreate", pipelineId=pipeline, sourceId=fair) == "NOT_FOUND"
    assert (await crm.as_("rita").ask(listed, f={"source": {"in": [fair]}}))["deals"]["totalCount"] == 1


@pytest.mark.feature("D30")
async def test_a_lost_deal_says_why(crm: Crm) -> None:
    reason = await adds(crm, "refusalReason", "Передумали строить")
    pipeline = (await crm.pipelines())[0]
    await crm.as_("anna").do("pipelineUpdate", "", pipelineId=pipeline["id"], refusalReasonRequired=True)
    lost = next(stage["id"] for stage in pipeline["stages"] if stage["kind"] == "LOST")
    deal = (await crm.as_("rita").do("dealCreate", "deal { id }", pipelineId=pipeline["id"]))["deal"]["id"]
    answer = await crm.as_("rita").attempt("dealMove", "", dealId=deal, stageId=lost)
    assert [(each["code"], each["path"]) for each in answer["errors"]] == [("REASON_REQUIRED", ["refusalReasonId"])]
    closed = await crm.as_("rita").do(
        "dealMove",
        "deal { closedAt refusalReason { name } refusalDetails }",
        dealId=deal,
        stageId=lost,
        refusalReasonId=reason,
        refusalDetails="Вернуться к разговору весной",
    )
    assert closed["deal"]["closedAt"] is not None
    assert closed["deal"]["refusalReason"] == {"name": "Передумали строить"}
    assert closed["deal"]["refusalDetails"] == "Вернуться к разговору весной"


@pytest.mark.feature("L20")
async def test_clients_have_a_type(crm: Crm) -> None:
    vip = await adds(crm, "clientType", "Особо важный")
    made = await crm.as_("rita").do(
        "companyCreate", "company { id clientType { name } }", name="Орион", clientTypeId=vip
    )
    assert made["company"]["clientType"] == {"name": "Особо важный"}


async def test_a_keyed_entry_is_added_once(crm: Crm) -> None:
    text = 'mutation { sourceCreate(input: { name: "Радио" }) { source { name } errors { code } } }'
    first = await crm.as_("nora").send(text, {"Idempotency-Key": "radio"})
    again = await crm.as_("nora").send(text, {"Idempotency-Key": "radio"})
    assert first == again
    assert first["data"]["sourceCreate"]["source"] == {"name": "Радио"}
