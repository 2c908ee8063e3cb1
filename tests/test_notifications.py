"""What people are told without having asked (C10, C11, T10, T16, T17)."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain import db, exports, housekeeping, jobs, leaving, log, notifications, stored
from domain.events import Event, transaction
from domain.notifications import Notification, Teller
from domain.tasks import Task
from tests.cards import deal_with_clients, rita_makes, task_of
from tests.crm import Crm
from tests.people import to

pytestmark = pytest.mark.anyio

MINE = """query($f: NotificationFilter, $first: Int, $after: String) { viewer { unreadNotifications
    notifications(filter: $f, first: $first, after: $after) { totalCount pageInfo { endCursor }
    nodes { id kind text count isRead recordId actor { name } deal { id } task { id deal { id } }
    export { id } } } } }"""


async def place() -> None:
    """Give the events their positions, as the sequencer does."""
    if db.dialect() == "postgres":
        await db.execute(
            "update event e set pos = n.base + n.k from (select id, row_number() over (order by id) as k, "
            "(select pos from log_head) as base from event where pos is null) n where e.id = n.id"
        )
        await db.execute("update log_head set pos = greatest(pos, coalesce((select max(pos) from event), 0))")


@pytest.fixture
async def teller(crm: Crm) -> Teller:
    """Somebody who tells of what happens from now on."""
    made = Teller()
    await made.follow(None)
    return made


async def mine(crm: Crm, teller: Teller, who: str, **variables: Any) -> list[dict[str, Any]]:
    """What somebody was told by now, the latest first."""
    await place()
    await teller.follow(None)
    found = (await crm.as_(who).ask(MINE, **variables))["viewer"]["notifications"]
    nodes: list[dict[str, Any]] = found["nodes"]
    return nodes


async def kinds(crm: Crm, teller: Teller, who: str, **filter: Any) -> list[str]:
    return [each["kind"] for each in await mine(crm, teller, who, f=filter or None)]


async def counter(crm: Crm, who: str) -> int:
    return int((await crm.as_(who).ask("{ viewer { unreadNotifications } }"))["viewer"]["unreadNotifications"])


@pytest.mark.feature("C10", "T16", "T17")
async def test_people_are_told_of_what_others_give_them(crm: Crm, teller: Teller) -> None:
    """Not of what they do themselves; each with a link, and by whom."""
    rita, tom = [await crm.user_id(who) for who in ("rita", "tom")]
    deal = await rita_makes(crm)
    task = await task_of(crm, "rita", deal)
    assert await kinds(crm, teller, "rita") == []
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=tom)
    due = (db.now() + timedelta(days=1)).isoformat()
    made = await crm.as_("nora").do("taskCreate", "task { id }", text="Call", dueAt=due, responsibleId=tom, dealId=deal)
    set_by_nora = made["task"]["id"]
    second, first = await mine(crm, teller, "tom")
    assert (first["kind"], first["deal"], first["task"], first["recordId"]) == (
        "DEAL_ASSIGNED",
        {"id": deal},
        None,
        deal,
    )
    assert (second["kind"], second["deal"]) == ("TASK_ASSIGNED", {"id": deal})
    assert second["task"] == {"id": set_by_nora, "deal": {"id": deal}}
    assert first["actor"] == second["actor"]
    assert first["actor"]["name"].startswith("Нора")
    assert (first["text"], first["isRead"], first["count"]) == ("Вы теперь отвечаете за сделку.", False, 1)
    await crm.as_("tom").do("taskComplete", "", taskId=set_by_nora, result="Done")
    [done] = await mine(crm, teller, "nora")
    assert (done["kind"], done["deal"], done["task"]["id"]) == ("TASK_COMPLETED", {"id": deal}, set_by_nora)
    await crm.as_("nora").do("taskUpdate", "", taskId=task, responsibleId=tom)
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=rita)
    assert await kinds(crm, teller, "tom") == ["TASK_ASSIGNED", "TASK_ASSIGNED", "DEAL_ASSIGNED"]
    assert await kinds(crm, teller, "rita") == ["DEAL_ASSIGNED"]
    assert await counter(crm, "tom") == 3


@pytest.mark.feature("C10", "P16")
async def test_a_notification_tells_nothing_that_is_hidden_since(crm: Crm, teller: Teller) -> None:
    """Sam was given a deal that was taken from him again; nobody looks another's up but administrators."""
    deal, _, _ = await deal_with_clients(crm, name="Secret ovens")
    for who in ("sam", "rita"):
        await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id(who))
        [told] = await mine(crm, teller, "sam")
    assert (told["kind"], told["deal"], told["recordId"]) == ("DEAL_ASSIGNED", None, deal)
    assert "ovens" not in str(told)
    node = "query($id: ID!) { node(id: $id) { id ... on Notification { text } } }"
    assert (await crm.as_("tom").ask(node, id=told["id"]))["node"] is None
    assert (await crm.as_("sam").ask(node, id=told["id"]))["node"]["id"] == told["id"]
    assert await kinds(crm, teller, "anna") == []
    for ids in ([told["id"]], ["notification_999"]):
        assert await crm.as_("tom").outcome("notificationMarkRead", ids=ids) == "NOT_FOUND"
    assert await crm.as_("anna").outcome("notificationMarkRead", upTo=told["id"]) == "NOT_FOUND"
    assert await counter(crm, "sam") == 1


@pytest.mark.feature("C10")
async def test_what_was_read_is_counted_and_in_the_log(crm: Crm, teller: Teller) -> None:
    tom = await crm.user_id("tom")
    for number in range(5):
        deal = await rita_makes(crm, name=f"Deal {number}")
        await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=tom)
    told = await mine(crm, teller, "tom")
    assert len(told) == 5
    assert [each["id"] for each in await mine(crm, teller, "tom", first=2)] == [each["id"] for each in told[:2]]
    counts = "count unreadNotifications"
    done = await crm.as_("tom").do("notificationMarkRead", counts, ids=[told[1]["id"], told[1]["id"]])
    assert (done["count"], done["unreadNotifications"]) == (1, 4)
    done = await crm.as_("tom").do("notificationMarkRead", counts, upTo=told[2]["id"])
    assert (done["count"], done["unreadNotifications"]) == (3, 1)
    done = await crm.as_("tom").do("notificationMarkRead", counts, ids=[])
    assert (done["count"], done["unreadNotifications"]) == (0, 1)
    unread = [each["id"] for each in await mine(crm, teller, "tom", f={"unread": True})]
    assert unread == [told[0]["id"]]
    assert len(await mine(crm, teller, "tom", f={"unread": False, "kind": ["DEAL_ASSIGNED"]})) == 4
    assert await mine(crm, teller, "tom", f={"kind": ["TASK_DUE"]}) == []
    log_rows = await Event.filter(entity="notification").order_by("id")
    assert [each.kind for each in log_rows] == ["notification.created"] * 5 + ["notification.read"] * 4
    assert {each.responsible_id for each in log_rows} == {int(tom.split("_")[1])}
    assert {f"notification_{each.record_id}" for each in log_rows} == {each["id"] for each in told}
    for bad in ({}, {"ids": [], "upTo": told[0]["id"]}, {"ids": ["deal_1"]}, {"ids": [told[0]["id"]] * 201}):
        assert await crm.as_("tom").outcome("notificationMarkRead", **bad) == "BAD_USER_INPUT"
    assert await crm.as_("nobody").outcome("notificationMarkRead", ids=[]) == "UNAUTHENTICATED"
    # Read ones go in the end, others stay.
    assert (await housekeeping.sweep())["notifications"] == 0
    await Notification.filter(read_at__isnull=False).update(read_at=db.now() - timedelta(days=91))
    assert (await housekeeping.sweep())["notifications"] == 4
    assert await crm.count("notification") == 1


@pytest.mark.feature("C10")
async def test_nothing_is_told_twice_or_forgotten(crm: Crm, teller: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    """By two workers at once, by one that breaks down, and however the log is cut into batches."""
    monkeypatch.setattr(log, "BATCH", 7)
    monkeypatch.setattr(log.read, "__defaults__", (7,))
    tom = await crm.user_id("tom")
    deals = [await rita_makes(crm, name=f"Deal {number}") for number in range(12)]
    for deal in deals:
        await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=tom)
    await place()
    with monkeypatch.context() as patch:
        insert = stored.insert

        async def breaks(*rows: Any) -> None:
            await insert(*rows)
            if rows and isinstance(rows[0], Notification):
                raise OSError("away")

        patch.setattr(stored, "insert", breaks)
        with pytest.raises(OSError, match="away"):
            await teller.follow(None)
    assert await crm.count("notification") == 0
    await asyncio.gather(teller.follow(None), Teller().follow(None), Teller().follow([]))
    await asyncio.gather(teller.follow(None), Teller().follow(None))
    rows = await Notification.all().order_by("id")
    assert [f"deal_{each.record_id}" for each in rows] == deals
    # What is written in bulk begins another log, and is told to nobody.
    await db.execute("update event set responsible_id = 0 where kind = 'deal.reassigned'")
    await db.execute("update log_head set epoch = 'another'")
    await place()
    await teller.follow(None)
    assert await crm.count("notification") == 12
    await crm.as_("nora").do("dealUpdate", "", dealId=deals[0], responsibleId=await crm.user_id("rita"))
    assert await kinds(crm, teller, "rita") == ["DEAL_ASSIGNED"]


@pytest.mark.feature("C10", "P23")
async def test_who_takes_over_much_at_once_is_told_once(crm: Crm, teller: Teller) -> None:
    for _ in range(3):
        deal = await rita_makes(crm)
    await task_of(crm, "rita", deal)
    plan = {"userId": await crm.user_id("tom")}
    await crm.as_("anna").do("userDeactivate", "", userId=await crm.user_id("rita"), handOver=plan)
    told = {each["kind"]: (each["count"], each["text"]) for each in await mine(crm, teller, "tom")}
    assert told == {
        "DEAL_ASSIGNED": (3, "Вы теперь отвечаете за сделки: 3."),
        "TASK_ASSIGNED": (1, "Вам поставили задачу."),
    }


@pytest.mark.feature("C11", "P31", "T10")
async def test_everybody_chooses_what_they_are_told(crm: Crm, teller: Teller) -> None:
    tom = await crm.user_id("tom")
    fields = "user { mutedNotifications remindMinutes }"
    chosen = await crm.as_("tom").do(
        "profileUpdate", fields, mutedNotifications=["DEAL_ASSIGNED", "DEAL_ASSIGNED"], remindMinutes=60
    )
    assert chosen["user"] == {"mutedNotifications": ["DEAL_ASSIGNED"], "remindMinutes": 60}
    seen = "query($id: ID!) { user(id: $id) { mutedNotifications remindMinutes } }"
    assert (await crm.as_("nora").ask(seen, id=tom))["user"] == {"mutedNotifications": None, "remindMinutes": None}
    deal = await rita_makes(crm)
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=tom)
    due = (db.now() + timedelta(days=1)).isoformat()
    await crm.as_("nora").do("taskCreate", "", text="Call", dueAt=due, responsibleId=tom)
    assert await kinds(crm, teller, "tom") == ["TASK_ASSIGNED"]
    await crm.as_("tom").do("profileUpdate", "", mutedNotifications=[])
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("rita"))
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=tom)
    assert await kinds(crm, teller, "tom") == ["DEAL_ASSIGNED", "TASK_ASSIGNED"]
    for minutes in (-1, 10_081):
        assert await crm.as_("tom").outcome("profileUpdate", remindMinutes=minutes) == "NUMBER_OUT_OF_RANGE"
        bad = {"text": "Call", "dueAt": due, "remindMinutes": minutes}
        assert await crm.as_("tom").outcome("taskCreate", **bad) == "NUMBER_OUT_OF_RANGE"
    # Nothing is kept of who leaves, nor told to them.
    await to("tom", leaving.deactivate)
    await crm.as_("anna").do("dealUpdate", "", dealId=deal, name="Oven")
    await place()
    await teller.follow(None)
    assert await Notification.filter(user_id=int(tom.split("_")[1])).count() == 0


async def _due(crm: Crm, who: str, minutes: float, **more: Any) -> str:
    """A task of Tom's that is due in so many minutes."""
    due = (db.now() + timedelta(minutes=minutes)).isoformat()
    input = {"text": "Call", "dueAt": due, "responsibleId": await crm.user_id("tom")} | more
    return str((await crm.as_(who).do("taskCreate", "task { id }", **input))["task"]["id"])


@pytest.mark.feature("T10", "T16")
async def test_a_reminder_comes_once_before_the_time(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the task says, else as its assignee chose; again when it is moved; not when it is done, gone or long past."""
    soon = await _due(crm, "nora", 29)
    later = await _due(crm, "nora", 31)
    early = await _due(crm, "nora", 600, remindMinutes=601)
    never = await _due(crm, "nora", 5, remindMinutes=0)
    done, gone = await _due(crm, "nora", 5), await _due(crm, "nora", 5)
    await _due(crm, "nora", -61)
    await crm.as_("tom").do("taskComplete", "", taskId=done, result="Done")
    await crm.as_("nora").do("taskDelete", "", taskId=gone)
    await asyncio.gather(notifications.remind(), notifications.remind(), notifications.remind())
    assert await notifications.remind() == 0
    told = (await crm.as_("tom").ask(MINE))["viewer"]
    assert {(each["kind"], each["task"]["id"]) for each in told["notifications"]["nodes"]} == {
        ("TASK_DUE", soon),
        ("TASK_DUE", early),
    }
    assert told["unreadNotifications"] == 2
    assert await Event.filter(kind="notification.created").count() == 2
    await crm.as_("nora").do("taskUpdate", "", taskId=soon, dueAt=(db.now() + timedelta(days=3)).isoformat())
    assert await notifications.remind() == 0
    await crm.as_("tom").do("profileUpdate", "", remindMinutes=60)
    assert await notifications.remind() == 1  # the one that was to wait for another minute
    await crm.as_("nora").do("taskUpdate", "", taskId=soon, dueAt=(db.now() + timedelta(minutes=40)).isoformat())
    assert await notifications.remind() == 1
    await crm.as_("nora").do("taskUpdate", "", taskId=later, responsibleId=await crm.user_id("rita"))
    await crm.as_("nora").do("taskUpdate", "", taskId=later, remindMinutes=45)
    assert await notifications.remind() == 1
    [mine] = (await crm.as_("rita").ask(MINE))["viewer"]["notifications"]["nodes"]
    assert (mine["task"]["id"], mine["text"]) == (later, "Скоро срок задачи.")
    await crm.as_("nora").do("taskUpdate", "", taskId=never, remindMinutes=None)
    await crm.as_("tom").do("profileUpdate", "", mutedNotifications=["TASK_DUE"])
    assert await notifications.remind() == 0
    await crm.as_("tom").do("profileUpdate", "", mutedNotifications=[], remindMinutes=None)
    assert await notifications.remind() == 0
    await crm.as_("tom").do("profileUpdate", "", remindMinutes=30)
    # Who was away at its time is reminded when a worker is back.
    await Task.filter(id=int(never.split("_")[1])).update(due_at=db.now() - timedelta(minutes=59))
    assert await notifications.remind() == 1
    assert "notifications.remind" in jobs.KINDS


@pytest.mark.feature("C10", "P17")
async def test_exports_approvals_and_paused_webhooks_are_told(
    crm: Crm, teller: Teller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(exports, "FOLDER", tmp_path)
    nora = crm.as_("nora")
    made = [(await nora.do("dealExport", "export { id }"))["export"]["id"] for _ in range(2)]
    await exports.make(int(made[0].split("_")[1]))
    there = "update users set is_active = {} where email = 'nora@demo.voronka'"
    await db.execute(there.format("false"))  # without the end of her session
    await exports.make(int(made[1].split("_")[1]))
    await db.execute(there.format("true"))
    told = await mine(crm, teller, "nora")
    assert sorted((each["kind"], each["export"]["id"]) for each in told) == [
        ("EXPORT_FAILED", made[1]),
        ("EXPORT_READY", made[0]),
    ]
    # A second administrator is asked, not the first one.
    anna, tom = crm.as_("anna"), await crm.user_id("tom")
    await anna.do("userUpdate", "", userId=tom, role="administrator")
    await anna.do("accountUpdate", "", policyApproval=True)
    draft = (await anna.do("policyDraftCreate", "draft { id }", comment="x"))["draft"]["id"]
    await anna.do("policyPublish", "", draftId=draft)
    [asked] = await mine(crm, teller, "tom")
    assert (asked["kind"], asked["actor"]["name"].split()[0]) == ("POLICY_APPROVAL", "Анна")
    assert await kinds(crm, teller, "anna") == []
    # Of a webhook nothing is known here but its event.
    async with transaction() as events:
        hook = await Notification.get(id=int(asked["id"].split("_")[1]))
        events.add("x", None, hook, {"state": (None, "PAUSED")}, card=None)
        events[-1].kind, events[-1].entity, events[-1].record_id = "webhook.paused", "webhook", 17
    for who in ("anna", "tom"):
        paused = (await mine(crm, teller, who))[0]
        assert (paused["kind"], paused["recordId"], paused["actor"]) == ("WEBHOOK_PAUSED", "webhook_17", None)
