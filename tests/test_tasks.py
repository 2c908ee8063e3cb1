"""Tasks through the graph."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain import db, tasks
from tests.crm import Crm

TASK = (
    "task { id version text comment dueAt isDone isOverdue bucket result completedAt type { name } "
    "responsible { name } createdBy { name } completedBy { name } deal { id } contact { id } company { id } }"
)
MOSCOW = ZoneInfo("Europe/Moscow")  # where the days of the demo account begin


def in_days(days: float) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat()


async def type_id(crm: Crm, built_in: str = "CONTACT") -> str:
    answer = await crm.as_("anna").ask("{ taskTypes { nodes { id builtIn } } }")
    return next(str(each["id"]) for each in answer["taskTypes"]["nodes"] if each["builtIn"] == built_in)


async def sets(crm: Crm, who: str, **input: Any) -> dict[str, Any]:
    """A task that somebody sets, by default for themselves and tomorrow."""
    given = {"typeId": await type_id(crm), "text": "Call back", "dueAt": in_days(1)} | input
    made: dict[str, Any] = (await crm.as_(who).do("taskCreate", TASK, **given))["task"]
    return made


async def deal_of(crm: Crm, who: str) -> str:
    made = await crm.as_(who).do("dealCreate", "deal { id }", pipelineId=(await crm.pipelines())[0]["id"])
    return str(made["deal"]["id"])


async def card_of(crm: Crm, who: str, noun: str) -> str:
    """A contact or company of somebody's."""
    name = {"firstName": "Лев"} if noun == "contact" else {"name": "Орион"}
    made = await crm.as_(who).do(f"{noun}Create", f"{noun} {{ id }}", **name)
    return str(made[noun]["id"])


async def stored(crm: Crm, id: str) -> dict[str, Any]:
    """A task as the administrator reads it."""
    answer = await crm.as_("anna").ask(f"query($id: ID!) {{ {TASK.replace('task {', 'task(id: $id) {', 1)} }}", id=id)
    task: dict[str, Any] = answer["task"]
    return task


async def events(id: str) -> list[dict[str, Any]]:
    """What the log holds of a task, oldest first."""
    return await db.rows(
        "select kind, card, card_id, version from event where entity = 'task' and record_id = "
        f"{id.removeprefix('task_')} order by id"
    )


@pytest.mark.feature("T1")
async def test_a_task_says_what_is_to_be_done_by_whom_and_when(crm: Crm) -> None:
    task = await sets(crm, "rita", text="Обсудить смету", comment="после обеда", dueAt="2030-05-06T12:00:00+03:00")
    assert (task["text"], task["comment"]) == ("Обсудить смету", "после обеда")
    assert task["dueAt"] == "2030-05-06T09:00:00+00:00"
    assert task["type"]["name"] == "Связаться"
    assert task["responsible"] == task["createdBy"]
    assert (task["isDone"], task["result"], task["completedAt"], task["completedBy"]) == (False, None, None, None)
    assert (task["deal"], task["contact"], task["company"]) == (None, None, None)
    assert await events(task["id"]) == [{"kind": "task.created", "card": None, "card_id": None, "version": 1}]


@pytest.mark.feature("T1", "T3")
async def test_a_task_of_no_type_is_to_contact_somebody(crm: Crm) -> None:
    made = await crm.as_("rita").do("taskCreate", TASK, text="Call", dueAt="2030-05-06T12:00:00+03:00")
    assert made["task"]["type"]["name"] == "Связаться"


@pytest.mark.feature("T2")
async def test_a_task_is_about_a_deal_a_contact_or_a_company(crm: Crm) -> None:
    cards = {
        "deal": await deal_of(crm, "rita"),
        "contact": await card_of(crm, "rita", "contact"),
        "company": await card_of(crm, "rita", "company"),
    }
    for noun, id in cards.items():
        task = await sets(crm, "rita", **{f"{noun}Id": id})
        assert {each: task[each] and task[each]["id"] for each in cards} == dict.fromkeys(cards) | {noun: id}
        (event,) = await events(task["id"])
        assert (event["card"], f"{noun}_{event['card_id']}") == (noun, id)
        found = await crm.as_("rita").ask(
            f'{{ tasks(filter: {{ {noun}: {{ in: ["{id}"] }} }}) {{ totalCount nodes {{ id }} }} }}'
        )
        assert found["tasks"] == {"totalCount": 1, "nodes": [{"id": task["id"]}]}
    card = await crm.as_("rita").ask(
        "query($id: ID!) { deal(id: $id) { tasks { totalCount } nearestTask { text } } }", id=cards["deal"]
    )
    assert card["deal"] == {"tasks": {"totalCount": 1}, "nearestTask": {"text": "Call back"}}


@pytest.mark.feature("T2")
async def test_a_task_moves_to_another_card_and_away_from_it(crm: Crm) -> None:
    deal, company = await deal_of(crm, "rita"), await card_of(crm, "rita", "company")
    task = await sets(crm, "rita", dealId=deal)
    moved = await crm.as_("rita").do("taskUpdate", TASK, taskId=task["id"], companyId=company)
    assert (moved["task"]["deal"], moved["task"]["company"]) == (None, {"id": company})
    freed = await crm.as_("rita").do("taskUpdate", TASK, taskId=task["id"], companyId=None)
    assert freed["task"]["company"] is None


@pytest.mark.parametrize(
    ("who", "cards", "outcome", "path"),
    [
        ("rita", {"dealId": "rita", "companyId": "rita"}, "ONE_CARD", "companyId"),
        ("rita", {"dealId": "sam"}, "NOT_FOUND", "dealId"),  # of another group: not told that it exists
        ("rita", {"companyId": "sam"}, "NOT_FOUND", "companyId"),
        ("vera", {"dealId": "rita"}, "NOT_FOUND", "dealId"),  # support sees no deals
    ],
)
async def test_a_task_is_about_one_card_in_view(
    crm: Crm, who: str, cards: dict[str, str], outcome: str, path: str
) -> None:
    ids = {
        name: await (deal_of(crm, whose) if name == "dealId" else card_of(crm, whose, "company"))
        for name, whose in cards.items()
    }
    task = await sets(crm, who)
    before = await crm.count("task"), await crm.count("event")
    given = {"typeId": await type_id(crm), "text": "Call", "dueAt": in_days(1)} | ids
    for mutation, input in (("taskCreate", given), ("taskUpdate", {"taskId": task["id"], "text": "Other"} | ids)):
        answer = await crm.as_(who).attempt(mutation, TASK, **input)
        assert [(error["code"], error["path"]) for error in answer["errors"]] == [(outcome, [path])]
    assert (await crm.count("task"), await crm.count("event")) == before
    assert (await stored(crm, task["id"]))["text"] == "Call back"


async def test_an_update_changes_what_is_given(crm: Crm) -> None:
    task = await sets(crm, "rita", comment="old")
    meeting = await type_id(crm, "MEETING")
    done = await crm.as_("rita").do(
        "taskUpdate",
        TASK,
        taskId=task["id"],
        expectedVersion=1,
        typeId=meeting,
        text="Meet",
        comment=None,
        dueAt="2031-01-01T00:00:00Z",
    )
    assert done["task"] == task | {
        "version": 2,
        "type": {"name": "Встреча"},
        "text": "Meet",
        "comment": None,
        "dueAt": "2031-01-01T00:00:00+00:00",
        "bucket": "LATER",
    }
    assert await crm.as_("rita").outcome("taskUpdate", taskId=task["id"], expectedVersion=1, text="Late") == "CONFLICT"
    stale = await crm.as_("rita").send(
        "mutation($input: TaskCompleteInput!) { taskComplete(input: $input) { task { id } } }",
        input={"taskId": task["id"], "expectedVersion": 1, "result": "x"},
    )
    assert stale["errors"][0]["extensions"] == {
        "code": "CONFLICT",
        "currentVersion": 2,
        "changedFields": ["comment", "dueAt", "text", "type"],
    }
    assert (await stored(crm, task["id"]))["text"] == "Meet"


@pytest.mark.feature("T7")
async def test_completing_a_task_records_its_result(crm: Crm) -> None:
    task = await sets(crm, "rita", dealId=await deal_of(crm, "rita"))
    done = (await crm.as_("nora").do("taskComplete", TASK, taskId=task["id"], result=" Договорились на среду "))["task"]
    assert (done["isDone"], done["result"], done["bucket"]) == (True, "Договорились на среду", None)
    assert (done["completedBy"], done["responsible"]) == ({"name": "Нора Белова"}, task["responsible"])
    assert done["completedAt"] is not None
    assert await crm.as_("rita").outcome("taskComplete", taskId=task["id"], result="Again") == "ALREADY_DONE"
    assert await stored(crm, task["id"]) == done
    opened = (await crm.as_("rita").do("taskReopen", TASK, taskId=task["id"]))["task"]
    assert (opened["isDone"], opened["result"], opened["completedAt"], opened["completedBy"]) == (False, *[None] * 3)
    assert await crm.as_("rita").outcome("taskReopen", taskId=task["id"]) == "NOT_DONE"
    logged = await events(task["id"])
    assert [event["kind"] for event in logged] == ["task.created", "task.completed", "task.reopened"]
    assert {event["card"] for event in logged} == {"deal"}


@pytest.mark.feature("T8")
async def test_an_account_may_demand_a_result(crm: Crm) -> None:
    task = await sets(crm, "rita")
    other = await sets(crm, "rita")
    assert await crm.as_("rita").outcome("taskComplete", taskId=other["id"]) == "ok"
    await crm.as_("anna").do("accountUpdate", "account { taskResultRequired }", taskResultRequired=True)
    for result in (None, "", " \n "):
        answer = await crm.as_("rita").attempt("taskComplete", TASK, taskId=task["id"], result=result)
        assert [(error["code"], error["path"]) for error in answer["errors"]] == [("RESULT_REQUIRED", ["result"])]
    assert (await stored(crm, task["id"]))["isDone"] is False
    assert await crm.as_("rita").outcome("taskComplete", taskId=task["id"], result="Won over") == "ok"


@pytest.mark.feature("T9")
async def test_completing_a_task_sets_the_next_one(crm: Crm) -> None:
    deal = await deal_of(crm, "rita")
    task = await sets(crm, "rita", dealId=deal)
    selection = f"{TASK} {TASK.replace('task {', 'followUp {', 1)}"
    answer = await crm.as_("nora").do(
        "taskComplete",
        selection,
        taskId=task["id"],
        result="Перезвонить",
        followUp={"text": "Перезвонить", "dueAt": in_days(7)},
    )
    following = answer["followUp"]
    assert answer["task"]["isDone"] is True
    assert following["id"] != task["id"]
    assert (following["text"], following["isDone"], following["bucket"]) == ("Перезвонить", False, "LATER")
    assert (following["deal"], following["responsible"]) == ({"id": deal}, task["responsible"])
    assert (following["type"], following["createdBy"]) == (task["type"], {"name": "Нора Белова"})
    company = await card_of(crm, "rita", "company")
    answer = await crm.as_("rita").do(
        "taskComplete",
        selection,
        taskId=following["id"],
        followUp={
            "text": "Встретиться",
            "dueAt": in_days(8),
            "typeId": await type_id(crm, "MEETING"),
            "responsibleId": await crm.user_id("tom"),
            "companyId": company,
        },
    )
    assert (answer["followUp"]["company"], answer["followUp"]["deal"]) == ({"id": company}, None)
    assert answer["followUp"]["type"]["name"] == "Встреча"


@pytest.mark.parametrize(
    ("follow_up", "outcome", "path"),
    [
        ({"text": " "}, "REQUIRED", "followUp.text"),
        ({"dueAt": "1960-01-01T00:00:00Z"}, "DATE_OUT_OF_RANGE", "followUp.dueAt"),
        ({"dealId": "deal_999999"}, "NOT_FOUND", "followUp.dealId"),
        ({"typeId": "task_type_999999"}, "NOT_FOUND", "followUp.typeId"),
        ({"responsibleId": "user_999999"}, "NOT_FOUND", "followUp.responsibleId"),
        ({"contactId": "contact_1", "companyId": "company_1"}, "ONE_CARD", "followUp.companyId"),
    ],
)
@pytest.mark.feature("T9")
async def test_when_the_next_task_cant_be_set_the_first_stays_open(
    crm: Crm, follow_up: dict[str, str], outcome: str, path: str
) -> None:
    task = await sets(crm, "rita")
    answer = await crm.as_("rita").attempt(
        "taskComplete",
        TASK,
        taskId=task["id"],
        result="x",
        followUp={"text": "Next", "dueAt": in_days(1)} | follow_up,
    )
    assert [(error["code"], ".".join(error["path"])) for error in answer["errors"]] == [(outcome, path)]
    assert await stored(crm, task["id"]) == task
    assert (await crm.count("task"), len(await events(task["id"]))) == (1, 1)


GROUPED = "query($me: ID!) { %s }" % " ".join(  # noqa: UP031  # braces of GraphQL
    f"{name.lower()}: tasks(filter: {{ inBucket: {name}, responsible: {{ in: [$me] }} }}, first: 20) "
    "{ totalCount nodes { text bucket isOverdue responsible { name } deal { name } } }"
    for name in ("OVERDUE", "TODAY", "TOMORROW", "LATER")
)


@pytest.mark.feature("T5", "T11")
async def test_the_list_groups_tasks_by_when_they_are_due(crm: Crm) -> None:
    today = datetime.now(MOSCOW).replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow, after = today + timedelta(days=1), today + timedelta(days=2)
    second = timedelta(seconds=1)
    due = {
        "yesterday": today - second,
        "tonight": tomorrow - second,
        "first thing tomorrow": tomorrow,
        "late tomorrow": after - second,
        "the day after": after,
        "next year": after + timedelta(days=300),
    }
    for text, moment in due.items():
        await sets(crm, "rita", text=text, dueAt=moment.isoformat())
    done = await sets(crm, "rita", text="done", dueAt=(today - second).isoformat())
    await crm.as_("rita").do("taskComplete", "", taskId=done["id"])
    answer = await crm.as_("rita").ask(GROUPED, me=await crm.user_id("rita"))
    assert {name: [task["text"] for task in found["nodes"]] for name, found in answer.items()} == {
        "overdue": ["yesterday"],
        "today": ["tonight"],
        "tomorrow": ["first thing tomorrow", "late tomorrow"],
        "later": ["the day after", "next year"],
    }
    for name, found in answer.items():
        assert found["totalCount"] == len(found["nodes"])
        assert {task["bucket"] for task in found["nodes"]} == {name.upper()}
        assert {task["isOverdue"] for task in found["nodes"]} == {name == "overdue"}


@pytest.mark.feature("T11")
async def test_a_task_becomes_overdue_on_its_own(crm: Crm) -> None:
    deal = await deal_of(crm, "rita")
    task = await sets(crm, "rita", dealId=deal)
    whole = (
        "query($deal: ID!) { deal(id: $deal) { nearestTask { isOverdue } "
        "tasks(filter: { overdue: true }) { totalCount } } "
        "tasks(filter: { overdue: true }) { nodes { bucket } } "
        "deals(filter: { hasOverdueTask: true }) { totalCount } }"
    )
    answer = await crm.as_("rita").ask(whole, deal=deal)
    assert answer["deal"] == {"nearestTask": {"isOverdue": False}, "tasks": {"totalCount": 0}}
    await tasks.Task.all().update(due_at=db.now() - timedelta(seconds=1))  # time goes by
    answer = await crm.as_("rita").ask(whole, deal=deal)
    assert answer["deal"] == {"nearestTask": {"isOverdue": True}, "tasks": {"totalCount": 1}}
    assert answer["tasks"]["nodes"] == [{"bucket": "OVERDUE"}]
    assert answer["deals"]["totalCount"] == 1
    done = await crm.as_("rita").do("taskComplete", TASK, taskId=task["id"])
    assert done["task"]["isOverdue"] is False
    assert (await crm.as_("rita").ask(whole, deal=deal))["deals"]["totalCount"] == 0


def test_days_begin_at_midnight_where_the_account_is() -> None:
    moment = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)  # Berlin: 23:30, the night to summer time follows
    spans = tasks.spans(moment, "Europe/Berlin")
    assert spans[tasks.TaskBucket.TOMORROW] == (
        datetime(2026, 3, 28, 23, tzinfo=UTC),
        datetime(2026, 3, 29, 22, tzinfo=UTC),  # a day of 23 hours
    )
    assert tasks.bucket(moment, moment, "Europe/Berlin") is tasks.TaskBucket.TODAY
    assert tasks.bucket(datetime(2026, 3, 28, 23, tzinfo=UTC), moment, "Asia/Tokyo") is tasks.TaskBucket.TODAY


@pytest.mark.parametrize(
    ("input", "outcome", "path"),
    [
        ({"text": ""}, "REQUIRED", "text"),
        ({"text": "x" * 1001}, "TEXT_TOO_LONG", "text"),
        ({"text": "a\x00b"}, "TEXT_INVALID", "text"),
        ({"comment": "a\x07b"}, "TEXT_INVALID", "comment"),
        ({"comment": "x" * 10_001}, "TEXT_TOO_LONG", "comment"),
        ({"dueAt": "1969-12-31T23:59:59Z"}, "DATE_OUT_OF_RANGE", "dueAt"),
        ({"dueAt": "2200-01-01T00:00:00Z"}, "DATE_OUT_OF_RANGE", "dueAt"),
        ({"typeId": "task_type_999999"}, "NOT_FOUND", "typeId"),
        ({"responsibleId": "user_999999"}, "NOT_FOUND", "responsibleId"),
        ({"typeId": "source_1"}, "BAD_USER_INPUT", "typeId"),
        ({"typeId": "1"}, "BAD_USER_INPUT", "typeId"),
        ({"dealId": "contact_1"}, "BAD_USER_INPUT", "dealId"),
        ({"dealId": "deal_99999999999999999999"}, "BAD_USER_INPUT", "dealId"),
        ({"dueAt": "tomorrow"}, "BAD_USER_INPUT", ""),
        ({"dueAt": "2030-01-01T00:00:00"}, "BAD_USER_INPUT", ""),
        ({"dueAt": "0001-01-01T00:00:00+14:00"}, "BAD_USER_INPUT", ""),
    ],
)
async def test_bad_input_is_named_and_writes_nothing(crm: Crm, input: dict[str, str], outcome: str, path: str) -> None:
    task = await sets(crm, "rita")
    before = await stored(crm, task["id"])
    given = {"typeId": await type_id(crm), "text": "Call", "dueAt": in_days(1)} | input
    for mutation, whole in (("taskCreate", given), ("taskUpdate", {"taskId": task["id"]} | input)):
        answer = await crm.as_("rita").send(crm.as_("rita")._text(mutation, ""), input=whole)
        if outcome == "BAD_USER_INPUT":
            (error,) = answer["errors"]
            assert error["extensions"]["code"] == outcome
            assert ".".join(error["extensions"].get("path", [])) == path
        else:
            (error,) = answer["data"][mutation]["errors"]
            assert (error["code"], error["path"]) == (outcome, [path])
    assert await stored(crm, task["id"]) == before
    assert (await crm.count("task"), len(await events(task["id"]))) == (1, 1)


@pytest.mark.parametrize(
    "arguments",
    [
        'filter: { responsible: { in: ["deal_1"] } }',
        'filter: { deal: { in: ["nonsense"] } }',
        'filter: { dueAt: { gte: "soon" } }',
        "filter: { inBucket: NEVER }",
        "first: 0",
        "first: 201",
        'after: "x"',
    ],
)
async def test_bad_questions_are_refused(crm: Crm, arguments: str) -> None:
    assert await crm.as_("rita").code(f"{{ tasks({arguments}) {{ nodes {{ id }} }} }}") == "BAD_USER_INPUT"


async def test_ids_of_other_nouns_are_refused(crm: Crm) -> None:
    for mutation in ("taskUpdate", "taskComplete", "taskReopen", "taskDelete"):
        assert await crm.as_("rita").outcome(mutation, taskId="deal_1") == "BAD_USER_INPUT"
        assert await crm.as_("rita").outcome(mutation, taskId="task_999999") == "NOT_FOUND"


async def test_a_deleted_task_is_gone_and_its_history_stays(crm: Crm) -> None:
    task = await sets(crm, "rita", dealId=await deal_of(crm, "rita"))
    assert await crm.as_("rita").outcome("taskDelete", taskId=task["id"], expectedVersion=2) == "CONFLICT"
    gone = await crm.as_("rita").do("taskDelete", "deletedId", taskId=task["id"], expectedVersion=1)
    assert gone["deletedId"] == task["id"]
    assert await crm.count("task") == 0
    assert [(event["kind"], event["card"]) for event in await events(task["id"])] == [
        ("task.created", "deal"),
        ("task.deleted", "deal"),
    ]


async def test_a_keyed_completion_is_done_once(crm: Crm) -> None:
    task = await sets(crm, "rita")
    text = (
        "mutation($input: TaskCompleteInput!) { taskComplete(input: $input) "
        "{ task { id } followUp { text } errors { code } } }"
    )
    input = {"taskId": task["id"], "followUp": {"text": "Next", "dueAt": in_days(1)}}
    first = await crm.as_("rita").send(text, {"Idempotency-Key": "k1"}, input=input)
    again = await crm.as_("rita").send(text, {"Idempotency-Key": "k1"}, input=input)
    assert first == again
    assert first["data"]["taskComplete"]["followUp"] == {"text": "Next"}
    assert await crm.count("task") == 2


async def test_a_list_costs_the_same_for_2_and_for_50_tasks(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    me = await crm.user_id("rita")
    listed = (
        "{ tasks(first: 200) { totalCount pageInfo { hasNextPage } nodes { text bucket isOverdue type { name } "
        "responsible { name group { name } } createdBy { name } deal { name } contact { name } company { name } } } }"
    )
    costs = []
    plain = db.rows
    for many in (2, 50):
        while await crm.count("task") < many:
            await sets(crm, "rita", dealId=await deal_of(crm, "rita"))
        ran: list[str] = []

        async def counted(sql: str, params: Any = (), ran: list[str] = ran) -> Any:
            ran.append(sql)
            return await plain(sql, params)

        with monkeypatch.context() as patch:
            patch.setattr(db, "rows", counted)
            await crm.as_("rita").ask(listed)
            await crm.as_("rita").ask(GROUPED, me=me)
        costs.append(len(ran))
    assert costs[0] == costs[1]
