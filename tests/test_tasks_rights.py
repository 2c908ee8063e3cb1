"""Who sets, changes, hands over and sees tasks, through the graph."""

import pytest

from domain import policies
from permissions.lines import Line
from tests import rules
from tests.cards import rita_makes, task_of
from tests.crm import Crm
from tests.test_tasks import deal_of, events, in_days, sets, stored, type_id


@pytest.mark.parametrize(
    ("who", "for_whom", "outcome"),
    [
        ("rita", "tom", "ok"),  # a colleague of her group
        ("rita", "sam", "FORBIDDEN"),
        ("nora", "sam", "ok"),  # head of sales
        ("vera", "sam", "ok"),  # support hands over to any manager
        ("oleg", "oleg", "ok"),
        ("oleg", "rita", "FORBIDDEN"),  # accounting sets tasks for itself
        ("rita", "igor", "USER_INACTIVE"),
        ("nobody", "rita", "UNAUTHENTICATED"),
    ],
)
@pytest.mark.feature("T16")
async def test_who_may_set_a_task_for_whom(crm: Crm, who: str, for_whom: str, outcome: str) -> None:
    given = {
        "typeId": await type_id(crm),
        "text": "Отвезти договор",
        "comment": "третий этаж",
        "dueAt": in_days(2),
        "responsibleId": await crm.user_id(for_whom),
    }
    assert await crm.as_(who).outcome("taskCreate", **given) == outcome
    assert await crm.count("task") == (outcome == "ok")
    assert await crm.count("event") == (outcome == "ok")
    if outcome == "ok":
        found = await crm.as_(for_whom).ask("{ tasks { nodes { text comment responsible { name } } } }")
        (task,) = found["tasks"]["nodes"]
        assert (task["text"], task["comment"]) == ("Отвезти договор", "третий этаж")


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("rita", "ok"),  # responsible
        ("tom", "FORBIDDEN"),  # same group: sees it, does not touch it
        ("sam", "NOT_FOUND"),  # another group: is not told that it exists
        ("nora", "ok"),  # head of sales
        ("anna", "ok"),  # administrator
        ("vera", "NOT_FOUND"),  # support: of another group
        ("oleg", "NOT_FOUND"),  # accounting sees its own
        ("nobody", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_change_ritas_tasks(crm: Crm, who: str, outcome: str) -> None:
    task = await sets(crm, "rita")
    before = await stored(crm, task["id"])
    sees = outcome in ("ok", "FORBIDDEN")
    if who != "nobody":
        found = await crm.as_(who).ask(
            "query($id: ID!) { task(id: $id) { id } node(id: $id) { id } tasks { totalCount nodes { id } } }",
            id=task["id"],
        )
        one = {"id": task["id"]} if sees else None
        assert found == {
            "task": one,
            "node": one,
            "tasks": {"totalCount": int(sees), "nodes": [one] if sees else []},
        }
    person = crm.as_(who)
    assert await person.outcome("taskUpdate", taskId=task["id"], text="Other") == outcome
    assert await person.outcome("taskComplete", taskId=task["id"], result="Done") == outcome
    if outcome == "ok":
        assert await person.outcome("taskReopen", taskId=task["id"]) == "ok"
    assert await person.outcome("taskDelete", taskId=task["id"]) == outcome
    if outcome == "ok":
        assert await crm.count("task") == 0
    else:
        assert await stored(crm, task["id"]) == before
        assert len(await events(task["id"])) == 1


@pytest.mark.parametrize(
    ("who", "to", "outcome"),
    [
        ("rita", "tom", "ok"),
        ("rita", "sam", "FORBIDDEN"),  # she may not set tasks for another group, nor hand them there
        ("nora", "sam", "ok"),
        ("oleg", "rita", "NOT_FOUND"),
    ],
)
@pytest.mark.feature("T16")
async def test_who_may_hand_ritas_task_over(crm: Crm, who: str, to: str, outcome: str) -> None:
    task = await sets(crm, "rita")
    to_id = await crm.user_id(to)
    assert await crm.as_(who).outcome("taskUpdate", taskId=task["id"], text="Now yours", responsibleId=to_id) == outcome
    now = await stored(crm, task["id"])
    kinds = [event["kind"] for event in await events(task["id"])]
    if outcome == "ok":
        assert now["text"] == "Now yours"
        assert kinds == ["task.created", "task.changed", "task.reassigned"]
        found = await crm.as_(to).ask(
            "query($id: ID!) { tasks(filter: { responsible: { in: [$id] } }) { nodes { id } } }", id=to_id
        )
        assert found["tasks"]["nodes"] == [{"id": task["id"]}]
    else:
        assert (now, kinds) == (await stored(crm, task["id"]), ["task.created"])
        assert now["text"] == "Call back"


@pytest.mark.feature("T6")
async def test_a_head_sees_the_work_of_the_staff(crm: Crm) -> None:
    rita, sam = await crm.user_id("rita"), await crm.user_id("sam")
    meeting = await type_id(crm, "MEETING")
    early = await sets(crm, "rita", text="early", dueAt="2030-01-01T00:00:00Z")
    late = await sets(crm, "rita", text="late", dueAt="2030-02-01T00:00:00Z", typeId=meeting)
    hers = await sets(crm, "nora", text="sam's", dueAt="2030-03-01T00:00:00Z", responsibleId=sam)
    await crm.as_("rita").do("taskComplete", "", taskId=late["id"], result="ok")
    for filter, found in (
        ({"responsible": {"in": [rita]}}, [early, late]),
        ({"responsible": {"in": [rita, sam]}}, [early, late, hers]),
        ({"responsible": {"in": [rita]}, "isDone": False}, [early]),
        ({"isDone": True}, [late]),
        ({"dueAt": {"gte": "2030-02-01T00:00:00Z", "lt": "2030-03-01T00:00:00Z"}}, [late]),
        ({"completedAt": {"gte": in_days(-1), "lt": in_days(1)}}, [late]),
        ({"completedAt": {"lt": in_days(-1)}}, []),
        ({"type": {"in": [meeting]}}, [late]),
        ({"createdBy": {"in": [await crm.user_id("nora")]}}, [hers]),
        ({"inBucket": "LATER"}, [early, hers]),
        ({"or": [{"isDone": True}, {"createdBy": {"in": [await crm.user_id("nora")]}}]}, [late, hers]),
        ({"not": {"responsible": {"in": [rita]}}}, [hers]),
        ({"deal": {"isNull": False}}, []),
    ):
        answer = await crm.as_("nora").ask(
            "query($f: TaskFilter) { tasks(filter: $f, order: DUE_AT_ASC) { totalCount nodes { id } } }", f=filter
        )
        ids = [{"id": task["id"]} for task in found]
        assert answer["tasks"] == {"totalCount": len(found), "nodes": ids}, filter
    answer = await crm.as_("nora").ask("{ tasks(order: CREATED_AT_DESC, first: 1) { nodes { text } } }")
    assert answer["tasks"]["nodes"] == [{"text": "sam's"}]
    assert (await crm.as_("sam").ask("{ tasks { totalCount } }"))["tasks"]["totalCount"] == 1


async def test_a_card_out_of_view_reads_as_none(crm: Crm) -> None:
    deal = await deal_of(crm, "nora")
    task = await sets(crm, "nora", dealId=deal, responsibleId=await crm.user_id("rita"))
    answer = await crm.as_("rita").ask(
        "query($deal: ID!) { tasks { nodes { text deal { id } } } found: tasks(filter: { deal: { in: [$deal] } }) "
        "{ totalCount } without: tasks(filter: { deal: { isNull: true } }) { totalCount } }",
        deal=deal,
    )
    assert answer == {
        "tasks": {"nodes": [{"text": "Call back", "deal": None}]},
        "found": {"totalCount": 0},
        "without": {"totalCount": 1},
    }
    # Her next task stays with the same card, although she may not see it.
    done = await crm.as_("rita").do(
        "taskComplete", "followUp { id deal { id } }", taskId=task["id"], followUp={"text": "Next", "dueAt": in_days(1)}
    )
    assert done["followUp"]["deal"] is None
    assert (await stored(crm, done["followUp"]["id"]))["deal"] == {"id": deal}


@pytest.mark.feature("T1")
async def test_nobody_takes_a_task_over_to_do_more_with_it(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T25: one who may set tasks for nobody else, and delete their own, may edit a colleague's, but not take it."""
    task = await task_of(crm, "rita", await rita_makes(crm))
    granted = {"create": "own", "view": "group", "edit": "group", "delete": "own"}
    policy = rules.policy(Line("manager", "task", action, scope) for action, scope in granted.items())
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    tom, rita = crm.as_("tom"), await crm.user_id("rita")
    for whom in ("tom", "rita"):
        outcome = await tom.outcome("taskUpdate", taskId=task, text="Mine", responsibleId=await crm.user_id(whom))
        assert outcome == ("FORBIDDEN" if whom == "tom" else "ok"), "who stays responsible isn't asked about"
    shown = await crm.as_("rita").ask("query($id: ID!) { task(id: $id) { responsible { id } } }", id=task)
    assert shown["task"] == {"responsible": {"id": rita}}
    assert await tom.outcome("taskDelete", taskId=task) == "FORBIDDEN"
