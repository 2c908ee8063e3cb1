"""Bulk changes: what becomes of each record, under whose rights, and how it is taken back (D27, L21, L22)."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain import bulk, bulk_kinds, bulk_work, db, housekeeping, jobs, leaving, notifications, policies, purchases
from domain.bulk import BulkChange
from domain.events import Event
from domain.notifications import Notification
from domain.users import User
from permissions.lines import Line
from tests.cards import company_of, contact_of, rita_makes, task_of
from tests.counting import statements
from tests.crm import Crm, Person
from tests.custom import field_of
from tests.rules import policy
from tests.sales import INTAKE, PLAIN, Sales, choice, history, number
from tests.test_notifications import place

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.anyio

SHOWN = "id state kind total changed unchanged refused failure"
BULK = f"bulkChange {{ {SHOWN} }} preview {{ total examined changed unchanged refused {{ code count }} }}"
ONE = (
    f"query($id: ID!) {{ bulkChange(id: $id) {{ {SHOWN} items {{ nodes {{ recordId state errorCode message }} }} }} }}"
)


async def work() -> None:
    """Do what waits, once."""
    for held in await jobs.take(100):
        await jobs.Worker()._do(held)


def under(patch: pytest.MonkeyPatch, *lines: tuple[str, str, str, str]) -> None:
    """Let this policy be in force."""
    made = policy(Line(*line) for line in lines)
    patch.setattr(policies, "in_force", lambda: made)


async def begun(who: Person, noun: str, change: dict[str, Any], **which: Any) -> str:
    made = await who.do(f"{noun}BulkChange", BULK, change=change, **which)
    return str(made["bulkChange"]["id"])


async def seen(who: Person, id: str) -> dict[str, Any]:
    found: dict[str, Any] = (await who.ask(ONE, id=id))["bulkChange"]
    return found


async def ended(who: Person, noun: str, change: dict[str, Any], **which: Any) -> dict[str, Any]:
    """A bulk change that was carried out."""
    id = await begun(who, noun, change, **which)
    await work()
    return await seen(who, id)


async def undone(who: Person, id: str) -> dict[str, Any]:
    made = await who.do("bulkChangeUndo", f"bulkChange {{ {SHOWN} }}", bulkChangeId=id)
    await work()
    return await seen(who, made["bulkChange"]["id"])


def counts(found: dict[str, Any]) -> tuple[Any, ...]:
    return found["state"], found["changed"], found["unchanged"], found["refused"]


def errors(found: dict[str, Any]) -> dict[str, str]:
    """What was refused, by record."""
    return {each["recordId"]: each["errorCode"] for each in found["items"]["nodes"] if each["errorCode"]}


async def to(crm: Crm, *who: str) -> dict[str, Any]:
    return {"responsible": {"userIds": [await crm.user_id(each) for each in who]}}


async def tag_id(crm: Crm, name: str) -> str:
    [row] = await db.rows(f"select id from tag where name = '{name}'")
    return f"tag_{row['id']}"


@pytest.mark.feature("D27", "L21", "L22")
async def test_deals_of_a_filter_are_spread_among_managers(crm: Crm) -> None:
    sales = await Sales.of(crm)
    made = [await sales.makes(tags=["Весна"]) for _ in range(4)]
    other = await sales.makes()
    filter = {"tag": [await tag_id(crm, "Весна")]}
    found = await ended(crm.as_("nora"), "deal", await to(crm, "rita", "tom"), filter=filter)
    assert counts(found) == ("DONE", 2, 2, 0)
    owners = [(await sales.card(each))["responsible"]["id"] for each in (*made, other)]
    rita, tom = [await crm.user_id(who) for who in ("rita", "tom")]
    assert owners == [rita, tom, rita, tom, rita]
    [event] = [each for each in await history(made[1]["id"]) if each.kind == "deal.reassigned"]
    assert event.after["bulk_change_id"] == number(found["id"])
    assert event.version == (await sales.card(made[1]))["version"]
    group = f"group_{(await User.get(email='rita@demo.voronka')).group_id}"
    again = await ended(crm.as_("nora"), "deal", {"responsible": {"groupId": group}}, ids=[each["id"] for each in made])
    assert counts(again) == ("DONE", 0, 4, 0)


@pytest.mark.feature("L21", "L22", "C10")
async def test_whoever_was_given_records_is_told_once(crm: Crm) -> None:
    for _ in range(3):
        await rita_makes(crm)
    teller = notifications.Teller()
    await teller.follow(None)
    await ended(crm.as_("nora"), "deal", await to(crm, "tom"), filter={})
    if crm.dialect == "postgres":
        await place()
    await teller.follow(None)
    found = {each.kind.value: (await User.get(id=each.user_id)).email for each in await Notification.all()}
    assert found == {"DEAL_ASSIGNED": "tom@demo.voronka", "BULK_ENDED": "nora@demo.voronka"}
    told = await crm.as_("nora").ask("{ viewer { notifications { nodes { text bulkChange { state } } } } }")
    assert told["viewer"]["notifications"]["nodes"][0]["bulkChange"] == {"state": "DONE"}
    assert (await Notification.get(kind="DEAL_ASSIGNED")).count == 3


async def changes(crm: Crm, sales: Sales) -> dict[str, tuple[str, dict[str, Any]]]:
    """Every kind of change, with what its records are."""
    return {
        "hand over": ("deal", await to(crm, "tom", "rita")),
        "stage": ("deal", {"stage": {"stageId": sales.stage(1)}}),
        "lost": ("deal", {"stage": {"stageId": sales.stage("LOST"), "refusalDetails": "dear"}}),
        "tags": ("deal", {"tags": {"add": ["new"], "remove": ["old"]}}),
        "elsewhere": ("deal", {"stage": {"stageId": sales.stage(1, INTAKE)}}),
        "fields": ("deal", {"fields": {"goal": "Ovens", "budget": "17.50", "probability": 40, **await of_lists(crm)}}),
        "contact": ("contact", {"fields": {"address": "Here", "mailingConsent": True}}),
        "company": ("company", {"tags": {"add": ["new"], "remove": []}}),
        "firm": (
            "company",
            {
                "fields": {
                    "website": "https://example.com/",
                    "legalAddress": "Тверь",
                    "actualAddress": "Kimry",
                    "annualTurnover": "1200.50",
                    "employees": 12,
                }
            },
        ),
        "task": ("task", {"fields": {"text": "Write", "dueAt": (db.now() + timedelta(days=9)).isoformat()}}),
        "complete": ("task", {"complete": {"result": "done"}}),
        "delete": ("deal", {"delete": True}),
        "drop": ("task", {"delete": True}),
        "forget": ("contact", {"delete": True}),
    }


async def of_lists(crm: Crm) -> dict[str, str]:
    """What deals are given from short lists."""
    await crm.as_("anna").do("dealTypeCreate", "", name="Опт")
    return {"sourceId": await choice("source"), "typeId": await choice("deal_type")}


KINDS = (
    *("hand over", "stage", "elsewhere", "lost", "tags", "fields", "contact", "company", "firm", "task", "complete"),
    *("delete", "drop", "forget"),
)
# What counts changes, and what the log of passages says: that a deal has been elsewhere is not undone.
VOLATILE = {"version", "updated_at", "stage_entered_at", "furthest_stage_id"}


async def records_of(crm: Crm, who: str, noun: str) -> list[str]:
    """Two records of somebody's."""
    made = []
    for turn in range(2):
        match noun:
            case "deal":
                made.append((await (await Sales.of(crm)).makes(who, tags=["old", f"t{turn}"], goal=f"g{turn}"))["id"])
            case "contact":
                made.append(await contact_of(crm, who, f"C{turn}"))
            case "company":
                made.append(await company_of(crm, who, f"F{turn}"))
            case "task":
                made.append(await task_of(crm, who, await rita_makes(crm), f"T{turn}"))
    return [str(each) for each in made]


async def content(noun: str, ids: list[str]) -> list[dict[str, Any]]:
    """All that the database keeps of records, but for what counts changes."""
    among = ", ".join(str(number(each)) for each in ids)
    rows = await db.rows(f"select * from {noun} where id in ({among}) order by id")
    found = [{name: value for name, value in row.items() if name not in VOLATILE} for row in rows]
    if noun != "task":
        held = await db.rows(f"select {noun}_id, tag_id from {noun}_tag where {noun}_id in ({among}) order by 1, 2")
        found += [dict(each) for each in held]
    return found


@pytest.mark.feature("D27", "L21")
@pytest.mark.parametrize("kind", KINDS)
async def test_each_change_is_made_as_that_of_one_record_and_taken_back(crm: Crm, kind: str) -> None:
    """What nobody has touched since is as it was; what somebody has is refused. One event for each record."""
    sales = await Sales.of(crm)
    noun, change = (await changes(crm, sales))[kind]
    ids = await records_of(crm, "rita", noun)
    before, told = await content(noun, ids), await Event.filter(entity=noun).count()
    nora = crm.as_("nora")
    expected = 1 if kind == "hand over" else 2
    looked = await nora.do(f"{noun}BulkChange", BULK, ids=ids, change=change, dryRun=True)
    assert looked["bulkChange"] is None
    assert (looked["preview"]["total"], looked["preview"]["changed"], looked["preview"]["refused"]) == (2, expected, [])
    assert await content(noun, ids) == before
    assert await crm.count("bulk_change") == 0
    found = await ended(nora, noun, change, ids=ids)
    assert counts(found) == ("DONE", expected, 2 - expected, 0), found
    assert await Event.filter(entity=noun).count() == told + expected
    assert await content(noun, ids) != before
    touched = {}
    if kind in ("tags", "fields"):
        await nora.do("dealUpdate", "", dealId=ids[1], name="touched")
        touched = {ids[1]: "CONFLICT"}
    back = await undone(nora, found["id"])
    assert (counts(back), errors(back)) == (("DONE", expected - len(touched), 0, len(touched)), touched)
    clean = [id for id in ids if id not in touched]
    mine = {number(id) for id in clean}
    assert await content(noun, clean) == [each for each in before if each.get("id", each.get(f"{noun}_id")) in mine]
    assert await nora.outcome("bulkChangeUndo", bulkChangeId=found["id"]) == "NOT_UNDOABLE"


@pytest.mark.feature("P3", "D27")
@pytest.mark.parametrize("kind", KINDS)
async def test_a_bulk_change_does_to_no_record_what_its_user_may_not(
    crm: Crm, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tom sees what is Rita's, and may change his own; Sam sees neither; of what is his own he is refused nothing."""
    rules = [
        ("manager", noun, action, scope)
        for noun in ("deal", "contact", "company", "task")
        for action, scope in (("view", "group"), ("edit", "own"), ("delete", "own"), ("create", "all"))
    ]
    sales = await Sales.of(crm)
    noun, change = (await changes(crm, sales))[kind]
    ritas, toms = await records_of(crm, "rita", noun), await records_of(crm, "tom", noun)
    under(monkeypatch, *rules, ("manager", "deal.responsible", "edit", "all"), ("manager", "tag", "create", "all"))
    before = await content(noun, ritas)
    found = await ended(crm.as_("tom"), noun, change, ids=[*ritas, *toms])
    assert errors(found) == dict.fromkeys(ritas, "FORBIDDEN")
    assert found["changed"] >= 1
    assert await content(noun, ritas) == before
    hidden = await ended(crm.as_("sam"), noun, change, ids=ritas)
    assert errors(hidden) == dict.fromkeys(ritas, "NOT_FOUND")
    assert await content(noun, ritas) == before
    assert await crm.as_("sam").outcome(f"{noun}BulkChange", filter={}, change=change) == "NOTHING_SELECTED"
    under(monkeypatch, ("manager", noun, "view", "all"))
    written = await crm.count("bulk_change")
    assert await crm.as_("tom").outcome(f"{noun}BulkChange", ids=toms, change=change) == "FORBIDDEN"
    assert await crm.count("bulk_change") == written


@pytest.mark.feature("P3", "T4")
async def test_rights_are_those_of_each_batch(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_kinds.Fields, "at_once", 1)
    ids = [await rita_makes(crm) for _ in range(3)]
    id = await begun(crm.as_("rita"), "deal", {"fields": {"goal": "x"}}, ids=ids)
    assert await bulk_work._batch(number(id))
    with monkeypatch.context() as patch:
        under(patch, ("manager", "deal", "view", "all"))
        assert await bulk_work._batch(number(id))
    with monkeypatch.context() as patch:
        patch.setattr(policies, "in_force", lambda: policy([Line("manager", "deal", "view", "none")]))
        assert await bulk_work._batch(number(id))
    found = await seen(crm.as_("rita"), id)
    assert [each["errorCode"] for each in found["items"]["nodes"]] == [None, "FORBIDDEN", "NOT_FOUND"]
    gone = await begun(crm.as_("rita"), "deal", {"fields": {"goal": "y"}}, ids=ids)
    assert await bulk_work._batch(number(gone))
    await leaving.deactivate(None, number(await crm.user_id("rita")))
    await work()
    found = await seen(crm.as_("anna"), gone)
    assert (counts(found), found["failure"] is None) == (("FAILED", 1, 0, 0), False)


@pytest.mark.feature("L21")
async def test_a_bulk_change_is_cancelled_and_taken_back_by_its_own_user_or_an_administrator(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk_kinds.Fields, "at_once", 2)
    ids = [await rita_makes(crm) for _ in range(3)]
    id = await begun(crm.as_("rita"), "deal", {"fields": {"goal": "x"}}, ids=ids)
    await bulk_work._batch(number(id))
    for mutation in ("bulkChangeCancel", "bulkChangeUndo"):
        assert await crm.as_("nora").outcome(mutation, bulkChangeId=id) == "NOT_FOUND"
    assert (await crm.as_("nora").ask(ONE, id=id))["bulkChange"] is None
    assert await crm.as_("rita").outcome("bulkChangeUndo", bulkChangeId=id) == "NOT_UNDOABLE"
    await crm.as_("anna").do("bulkChangeCancel", "", bulkChangeId=id)
    await work()
    assert counts(await seen(crm.as_("rita"), id)) == ("CANCELLED", 2, 0, 0)
    assert await crm.as_("rita").outcome("bulkChangeCancel", bulkChangeId=id) == "BULK_ENDED"
    assert counts(await undone(crm.as_("anna"), id)) == ("DONE", 2, 0, 0)
    listed = await crm.as_("rita").ask("{ bulkChanges { totalCount } }")
    assert listed["bulkChanges"]["totalCount"] == 1, "that of the administrator is the administrator's"
    await BulkChange.all().update(ended_at=db.now() - bulk.UNDOABLE - timedelta(seconds=1))
    assert await crm.as_("anna").outcome("bulkChangeUndo", bulkChangeId=id) == "NOT_UNDOABLE"
    await BulkChange.all().update(ended_at=db.now() - bulk.KEPT - timedelta(seconds=1))
    await housekeeping.sweep()
    assert [await crm.count(each) for each in ("bulk_change", "bulk_item")] == [0, 0]


@pytest.mark.feature("F1", "F6", "F7")
async def test_custom_fields_are_filled_and_stages_ask_for_them(crm: Crm) -> None:
    sales = await Sales.of(crm)
    made = await field_of(crm, "DEAL", "TEXT", "Город", requiredFromStageIds=[sales.stage(1)])
    full, empty = [(await sales.makes())["id"] for _ in range(2)]
    filling = {"fields": {"customFields": [{"text": {"key": made.key, "value": "Тверь"}}]}}
    filled = await ended(crm.as_("nora"), "deal", filling, ids=[full])
    assert counts(filled) == ("DONE", 1, 0, 0)
    found = await ended(crm.as_("nora"), "deal", {"stage": {"stageId": sales.stage(1)}}, ids=[full, empty])
    assert (found["changed"], errors(found)) == (1, {empty: "FIELDS_REQUIRED"})
    assert "Город" in next(each["message"] for each in found["items"]["nodes"] if each["errorCode"])
    found = await undone(crm.as_("nora"), filled["id"])
    assert errors(found) == {full: "CONFLICT"}
    emptying = {"fields": {"customFields": [{"empty": made.key}]}}
    assert errors(await ended(crm.as_("nora"), "deal", emptying, ids=[full])) == {full: "FIELDS_REQUIRED"}


@pytest.mark.feature("D40")
async def test_what_was_deleted_comes_back_together(crm: Crm) -> None:
    ids = await records_of(crm, "rita", "deal")
    before = await content("deal", ids)
    assert counts(await ended(crm.as_("nora"), "deal", {"delete": True}, ids=ids)) == ("DONE", 2, 0, 0)
    made = await crm.as_("nora").do("trashBulkRestore", BULK, filter={"kind": ["DEAL"]})
    await work()
    assert counts(await seen(crm.as_("nora"), made["bulkChange"]["id"])) == ("DONE", 2, 0, 0)
    assert await content("deal", ids) == before
    assert counts(await undone(crm.as_("nora"), made["bulkChange"]["id"])) == ("DONE", 2, 0, 0)
    assert await content("deal", ids) == []
    trashed = [f"trash_{row['id']}" for row in await db.rows("select id from trash order by id")]
    refused = await crm.as_("tom").do("trashBulkRestore", BULK, ids=trashed)
    await work()
    found = await seen(crm.as_("tom"), refused["bulkChange"]["id"])
    assert errors(found) == dict.fromkeys(trashed, "FORBIDDEN")


@pytest.mark.feature("D40")
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_what_was_deleted_before_is_not_read_to_put_some_back(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the planner has not heard of it yet."""
    ids = await records_of(crm, "rita", "deal")
    await db.execute("analyze event")
    await ended(crm.as_("nora"), "deal", {"delete": True}, ids=ids)
    names = ", ".join(name for name in Event._meta.db_fields if name not in ("id", "pos", "record_id"))
    await db.execute(
        f"insert into event ({names}, record_id) select {names}, record_id + 1000 * n "
        "from event, generate_series(1, 3000) n where kind = 'deal.deleted'"
    )
    deleted_from, read = purchases._deleted_from, list[int]()

    async def counted(those: Sequence[int]) -> dict[int, int | None]:
        before = await _read_of_events()
        found = await deleted_from(those)
        read.append(await _read_of_events() - before)
        return found

    monkeypatch.setattr(purchases, "_deleted_from", counted)
    made = await crm.as_("nora").do("trashBulkRestore", BULK, filter={"kind": ["DEAL"]})
    await work()
    assert counts(await seen(crm.as_("nora"), made["bulkChange"]["id"])) == ("DONE", 2, 0, 0)
    assert 2 <= max(read) < 100


async def _read_of_events() -> int:
    """The rows of the log that this transaction has read so far."""
    [row] = await db.rows(
        "select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables where relname = 'event'"
    )
    return int(row["read"])


@pytest.mark.feature("L21")
async def test_what_makes_no_sense_is_refused_at_once(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales, deal = await Sales.of(crm), await rita_makes(crm)
    goal = {"fields": {"goal": "x"}}
    monkeypatch.setattr(bulk, "MOST", 1)
    monkeypatch.setattr(bulk, "MOST_NAMED", 1)
    await rita_makes(crm)
    one = {"ids": [deal]}
    for expected, which, change in (
        ("ONE_SELECTION", {}, goal),
        ("ONE_SELECTION", {**one, "filter": {}}, goal),
        ("NOTHING_SELECTED", {"ids": []}, goal),
        ("TOO_MANY", {"ids": [deal, "deal_999"]}, goal),
        ("TOO_MANY", {"filter": {}}, goal),
        ("BAD_USER_INPUT", {"ids": ["contact_1"]}, goal),
        ("BAD_USER_INPUT", one, {"delete": False}),
        ("BAD_USER_INPUT", one, {}),
        ("BAD_USER_INPUT", one, {**goal, "delete": True}),
        ("REQUIRED", one, {"fields": {}}),
        ("REQUIRED", one, {"tags": {}}),
        ("REQUIRED", one, {"responsible": {"userIds": []}}),
        ("TOO_MANY", one, {"tags": {"add": [f"t{n}" for n in range(51)]}}),
        ("NOT_FOUND", one, {"responsible": {"userIds": ["user_999"]}}),
        ("USER_INACTIVE", one, await to(crm, "igor")),
        ("NOT_FOUND", one, {"responsible": {"groupId": "group_999"}}),
        ("NOT_FOUND", one, {"stage": {"stageId": "stage_999"}}),
        ("STAGE_UNSORTED", one, {"stage": {"stageId": sales.stage("UNSORTED", "Квалификация")}}),
        ("NOT_FOUND", one, {"fields": {"sourceId": "source_999"}}),
        ("BAD_USER_INPUT", one, {"fields": {"customFields": [{"flag": {"key": "f999", "value": True}}]}}),
    ):
        for dry in (False, True):
            outcome = await crm.as_("nora").outcome("dealBulkChange", change=change, dryRun=dry, **which)
            assert outcome == expected, (which, change)
    assert await crm.count("bulk_change") == 0
    for _ in range(bulk.MOST_AT_ONCE):
        await begun(crm.as_("nora"), "deal", goal, **one)
    assert await crm.as_("nora").outcome("dealBulkChange", change=goal, **one) == "BULK_TOO_MANY"


async def test_a_bulk_change_whose_job_has_failed_does_not_run_for_ever(crm: Crm) -> None:
    id = await begun(crm.as_("rita"), "deal", {"fields": {"goal": "x"}}, ids=[await rita_makes(crm)])
    assert await bulk_work.mend() == 0
    await db.execute("update job set attempts = 5 where name = 'bulk.work'")
    await work()  # its workers were killed five times
    assert await bulk_work.mend() == 1
    found = await seen(crm.as_("rita"), id)
    assert (found["state"], found["changed"]) == ("FAILED", 0)
    assert "broke down" in found["failure"] or "прервалось" in found["failure"]


@pytest.mark.parametrize("kind", ["hand over", "stage", "elsewhere", "tags", "fields", "delete", "drop"])
async def test_a_batch_costs_as_many_statements_whatever_its_size(crm: Crm, kind: str) -> None:
    """Taken back as well, with all that stands on the records and all that they have been through."""
    sales = await Sales.of(crm)
    noun, change = (await changes(crm, sales))[kind]
    costs = []
    for size in (2, 8):
        ids = [(await sales.makes(tags=["old"], responsibleId=await crm.user_id("rita")))["id"] for _ in range(size)]
        for deal in ids:
            await crm.as_("rita").do("noteCreate", "", dealId=deal, text="Hello")
            for name in (INTAKE, PLAIN):
                await crm.as_("rita").do("dealMove", "", dealId=deal, stageId=sales.stage(0, name))
        if noun == "task":
            ids = [await task_of(crm, "rita", deal) for deal in ids]
        if kind == "hand over":
            change = await to(crm, "tom")
        id = await begun(crm.as_("nora"), noun, change, ids=ids)
        with statements() as there:
            await work()
        assert counts(await seen(crm.as_("nora"), id)) == ("DONE", size, 0, 0)
        await crm.as_("nora").do("bulkChangeUndo", "", bulkChangeId=id)
        with statements() as back:
            await work()
        costs.append((len(there), len(back)))
    assert costs[0] == costs[1], costs


@pytest.mark.parametrize("crm", ["postgres"], indirect=True)  # on SQLite there is no worker beside the server
async def test_a_worker_that_is_killed_leaves_each_record_changed_once(crm: Crm) -> None:
    """It is killed in the middle of a batch, where a record of that batch is held; another one goes on."""
    deal = number(await rita_makes(crm))
    columns = ", ".join(
        each["name"]
        for each in await db.rows(
            "select column_name as name from information_schema.columns where table_name = 'deal' "
            "and table_schema = 'public' and column_name <> 'id' order by ordinal_position"
        )
    )
    await db.execute(f"insert into deal ({columns}) select {columns} from deal, generate_series(1, 599)")
    id = number(await begun(crm.as_("nora"), "deal", await to(crm, "tom"), filter={}))
    [[held]] = [list(each.values()) for each in await db.rows("select id from deal order by id offset 400 limit 1")]
    holder = await db.separate()
    worker = [sys.executable, "-c", "from api.cli import main; main()", "worker"]
    environment = {
        **os.environ,
        "VORONKA_DATABASE_URL": db._url.replace("asyncpg", "postgres"),
        "VORONKA_REDIS_URL": "",
    }
    try:
        async with holder.transaction():
            await holder.execute(f"select 1 from deal where id = {held} for update")
            process = await asyncio.create_subprocess_exec(
                *worker, cwd=ROOT, env=environment, stdout=DEVNULL, stderr=DEVNULL
            )
            waiting = "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
            async with asyncio.timeout(30):
                while not await db.rows(waiting):  # noqa: ASYNC110  # another process tells of nothing
                    await asyncio.sleep(0.02)
            process.send_signal(signal.SIGKILL)
            await process.wait()
    finally:
        await holder.close()
    half = await BulkChange.get(id=id)
    assert (half.state.value, half.changed) == ("RUNNING", 250)
    await db.execute("update job set run_at = now() where name = 'bulk.work'")  # its lease has run out
    await work()
    done = await BulkChange.get(id=id)
    assert (done.state.value, done.changed, done.refused) == ("DONE", 600, 0)
    tom = number(await crm.user_id("tom"))
    assert await db.rows("select distinct responsible_id, version from deal") == [{"responsible_id": tom, "version": 2}]
    told = "select record_id from event where kind = 'deal.reassigned' group by record_id having count(*) = 1"
    assert len(await db.rows(told)) == 600 == await Event.filter(kind="deal.reassigned").count()
    assert (await db.rows(f"select responsible_id from search_word where record_id = {deal} limit 1"))[0] == {
        "responsible_id": tom
    }
