"""What is one's own, followed: notifications with their counter (C10), and how far a bulk change is (L21)."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from domain import bulk_kinds, bulk_work, db, housekeeping
from domain.events import Event
from domain.notifications import Notification, Teller
from domain.streams import hub
from tests import databases, demo
from tests.cards import rita_makes
from tests.crm import Crm
from tests.demo import Demo
from tests.streams import Socket, following, listening, settled, until
from tests.test_bulk import begun, to
from tests.test_log import redis_is_there
from tests.test_notifications import teller
from tests.test_streams_servers import SECONDS, Broken, by_events, by_socket
from tests.test_two_servers import do, two

__all__ = ["teller"]  # a fixture

FOLLOW = (
    "subscription($filter: NotificationFilter, $after: String) { notificationChanged(filter: $filter, after: $after) "
    "{ kind id eventId matches reason changedFields unreadNotifications cursor "
    "notification { kind text isRead recordId deal { id } actor { name } } } }"
)
BARE = "subscription($after: String) { notificationChanged(after: $after) { kind id unreadNotifications cursor } }"
WATCH = (
    "subscription($bulk: ID!, $after: String) { bulkChangeChanged(id: $bulk, after: $after) "
    "{ kind id cursor reason bulkChange { state total changed unchanged refused user { name } } } }"
)


async def given(crm: Crm, teller: Teller, who: str, deal: str) -> None:
    """Nora gives somebody a deal, and they are told so."""
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id(who))
    await told(teller)


async def told(teller: Teller) -> None:
    """Once people have been told of all that has happened, and those who listen have heard it."""
    await settled()
    await teller.follow(None)
    await settled()


async def read(crm: Crm, who: str, **which: Any) -> int:
    """Somebody reads notifications, on whatever device; how many are left."""
    done = await crm.as_(who).do("notificationMarkRead", "unreadNotifications", **which)
    return int(done["unreadNotifications"])


# -------------------------------------------------------------------------------------------------- notifications


@pytest.mark.feature("C10", "I35")
async def test_notifications_are_followed_with_their_counter(crm: Crm, teller: Teller) -> None:
    """Told, read one by one, read all; on every device of the person, and on nobody else's."""
    async with (
        following(),
        listening(crm, "tom", FOLLOW) as tom,
        listening(crm, "tom", BARE) as phone,
        listening(crm, "rita", FOLLOW) as rita,
        listening(crm, "anna", FOLLOW) as anna,
    ):
        deals = [await rita_makes(crm, name=f"Deal {number}") for number in range(3)]
        for number, deal in enumerate(deals, 1):
            await given(crm, teller, "tom", deal)
            message = await tom.next()
            assert (message["kind"], message["matches"], message["unreadNotifications"]) == ("CREATED", True, number)
            shown = message["notification"]
            assert (shown["kind"], shown["isRead"], shown["deal"]) == ("DEAL_ASSIGNED", False, {"id": deal})
            assert shown["actor"]["name"].startswith("Нора")
            same = {name: message[name] for name in ("kind", "id", "unreadNotifications", "cursor")}
            assert await phone.next() == same
        ids = [f"notification_{each.id}" for each in await Notification.all().order_by("id")]
        assert await read(crm, "tom", ids=[ids[1]]) == 2
        message, seen = await tom.next(), await phone.next()
        assert (message["kind"], message["id"], message["changedFields"]) == ("UPDATED", ids[1], ["readAt"])
        assert (message["notification"]["isRead"], message["unreadNotifications"]) == (True, 2)
        assert (seen["kind"], seen["id"], seen["unreadNotifications"]) == ("UPDATED", ids[1], 2)
        assert await read(crm, "tom", upTo=ids[2]) == 0
        assert [(each["id"], each["unreadNotifications"]) for each in [await tom.next(), await tom.next()]] == [
            (ids[0], 0),
            (ids[2], 0),
        ]
        assert await read(crm, "tom", upTo=ids[2]) == 0  # nothing is told of what was read before
        await settled()
        assert tom._out.empty()
        assert rita._out.empty()
        assert anna._out.empty()


@pytest.mark.feature("C10", "P16")
async def test_each_follows_their_own_though_all_see_alike(crm: Crm, teller: Teller) -> None:
    """Two administrators, of whom nothing but what they are told differs, and a message that shows no record."""
    await crm.as_("anna").do("userUpdate", "", userId=await crm.user_id("tom"), role="administrator")
    async with following(), listening(crm, "anna", BARE) as anna, listening(crm, "tom", BARE) as tom:
        deals = [await rita_makes(crm) for _ in range(3)]
        await given(crm, teller, "tom", deals[0])
        await given(crm, teller, "anna", deals[1])
        await given(crm, teller, "anna", deals[2])
        assert [(await anna.next())["unreadNotifications"] for _ in range(2)] == [1, 2]
        assert (await tom.next())["unreadNotifications"] == 1
        await settled()
        assert anna._out.empty()
        assert tom._out.empty()


@pytest.mark.feature("C10", "P16", "P22")
async def test_a_message_tells_nothing_of_a_record_that_is_hidden_since(crm: Crm, teller: Teller) -> None:
    """As the list of notifications does: it stays, its links lead nowhere, under the rights of when it is sent."""
    async with following():
        deal = await rita_makes(crm, name="Secret ovens")
        async with listening(crm, "sam", FOLLOW) as sam:
            await given(crm, teller, "sam", deal)
            message = await sam.next()
            assert message["notification"]["deal"] == {"id": deal}
            cursor = message["cursor"]
            await crm.as_("anna").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("rita"))
            await settled()
            await read(crm, "sam", ids=[message["id"]])
            seen = await sam.next()
        async with listening(crm, "sam", FOLLOW, after=cursor) as sam:
            again = await sam.next()
        for each in (seen, again):
            assert (each["kind"], each["notification"]["deal"]) == ("UPDATED", None)
            assert "ovens" not in str(each)


@pytest.mark.feature("C10", "I35")
async def test_going_on_behind_a_notification(crm: Crm, teller: Teller) -> None:
    """Nothing is missed and nothing comes twice, however often the connection breaks meanwhile."""
    heard: list[str] = []
    enough = asyncio.Event()

    async def happen() -> None:
        deals = [await rita_makes(crm) for _ in range(3)]
        for n in itertools.count():
            who = ("tom", "rita")[n % 2]
            await crm.as_("nora").do("dealUpdate", "", dealId=deals[n // 2 % 3], responsibleId=await crm.user_id(who))
            await teller.follow(None)
            if n % 5 == 4:
                last = await Notification.filter(user_id=int((await crm.user_id("tom")).split("_")[1])).order_by("-id")
                await read(crm, "tom", upTo=f"notification_{last[0].id}")
            if enough.is_set():
                return

    async with following():
        happening = asyncio.create_task(happen())
        cursor = None
        for _ in range(8):
            async with listening(crm, "tom", FOLLOW, after=cursor) as tom:
                for _ in range(3):
                    message = await tom.next()
                    heard.append(message["eventId"])
                    cursor = message["cursor"]
        enough.set()
        await happening
        await told(teller)
        async with listening(crm, "tom", FOLLOW, after=cursor) as tom:
            await until(lambda: not hub.current().catching_up)
            while not tom._out.empty():
                heard.append((await tom.next())["eventId"])
    mine = int((await crm.user_id("tom")).split("_")[1])
    rows = await Event.filter(entity="notification", responsible_id=mine).order_by("pos")
    happened = [f"event_{each.id}" for each in rows]
    assert heard == happened[happened.index(heard[0]) :]


@pytest.mark.feature("C10", "I35")
async def test_cursors_of_notifications(crm: Crm, teller: Teller) -> None:
    """Another's, an edited one, and one of another subscription or filter are refused; one that is too old begins anew,
    with the counter.
    """
    async with following():
        deal = await rita_makes(crm)
        async with listening(crm, "tom", FOLLOW) as tom:
            await given(crm, teller, "tom", deal)
            cursor = (await tom.next())["cursor"]
        of_deals = "subscription($after: String) { dealChanged(after: $after) { kind } }"
        for who, query, variables in (
            ("tom", FOLLOW, {"after": cursor[:-1] + ("A" if cursor[-1] != "A" else "B")}),
            ("tom", FOLLOW, {"after": "x"}),
            ("tom", FOLLOW, {"after": cursor, "filter": {"unread": True}}),
            ("tom", of_deals, {"after": cursor}),
            ("rita", FOLLOW, {"after": cursor}),
            ("tom", FOLLOW, {"filter": {"nothing": 1}}),
            ("tom", FOLLOW, {"filter": {"kind": ["NOTHING"]}}),
        ):
            async with listening(crm, who, query, **variables) as socket:
                refused = await socket.hear()
                assert refused["type"] == "error"
                assert refused["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT", variables
        socket = Socket(crm)
        socket.subscribe(FOLLOW)
        with pytest.raises(Exception, match="4401"):
            await socket.hear()
        await socket.close()
        await db.execute("update log_head set oldest = pos + 5, pos = pos + 5")
        async with listening(crm, "tom", FOLLOW, after=cursor) as tom:
            message = await tom.next()
            assert (message["kind"], message["reason"], message["notification"]) == ("RESYNC_REQUIRED", "TOO_OLD", None)
            assert (message["id"], message["unreadNotifications"]) == (None, 1)


@pytest.mark.feature("C10", "C11", "I35")
async def test_notifications_of_some_kinds_are_followed(crm: Crm, teller: Teller) -> None:
    """A filter lets through what matched before a change or since; what one has muted is told nowhere."""
    tom = await crm.user_id("tom")
    due = (db.now()).isoformat()
    async with (
        following(),
        listening(crm, "tom", FOLLOW, filter={"kind": ["TASK_ASSIGNED"]}) as tasks,
        listening(crm, "tom", FOLLOW, filter={"unread": True}) as unread,
        listening(crm, "tom", FOLLOW, filter={"unread": False, "kind": ["DEAL_ASSIGNED"]}) as done,
    ):
        await given(crm, teller, "tom", await rita_makes(crm))
        await crm.as_("nora").do("taskCreate", "", text="Call", dueAt=due, responsibleId=tom)
        await told(teller)
        of_deal, of_task = [await unread.next() for _ in range(2)]
        assert (await tasks.next())["id"] == of_task["id"]
        await read(crm, "tom", ids=[of_deal["id"]])
        left, came = await unread.next(), await done.next()
        assert (left["id"], left["matches"], left["unreadNotifications"]) == (of_deal["id"], False, 1)
        assert (came["id"], came["matches"], came["kind"]) == (of_deal["id"], True, "UPDATED")
        await crm.as_("tom").do("profileUpdate", "", mutedNotifications=["TASK_ASSIGNED"])
        await crm.as_("nora").do("taskCreate", "", text="Call", dueAt=due, responsibleId=tom)
        await told(teller)
        assert all(each._out.empty() for each in (tasks, unread, done))


@pytest.mark.feature("C10")
async def test_old_notifications_go_without_a_word(crm: Crm, teller: Teller) -> None:
    """Those that were read 90 days ago: whoever comes back behind them is told of the others."""
    async with following():
        async with listening(crm, "tom", BARE) as tom:
            for _ in range(3):
                await given(crm, teller, "tom", await rita_makes(crm))
            ids = []
            first = await tom.next()
            for message in (first, await tom.next(), await tom.next()):
                ids.append(message["id"])
        old = "update notification set read_at = '2020-01-01 00:00:00+00:00' where id = "
        await db.execute(old + ids[1].split("_")[1])
        assert (await housekeeping.sweep())["notifications"] == 1
        async with listening(crm, "tom", BARE, after=first["cursor"]) as tom:
            assert (await tom.next())["id"] == ids[2]


# --------------------------------------------------------------------------------------------------- bulk changes


async def deals(crm: Crm, count: int) -> list[str]:
    return [await rita_makes(crm, name=f"Deal {number}") for number in range(count)]


async def over(socket: Socket) -> None:
    """It is said that this is all, and nothing after it."""
    assert await socket.hear() == {"id": "1", "type": "complete"}
    assert socket._out.empty()


def seen(message: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(message["bulkChange"][name] for name in ("state", "changed", "unchanged", "refused"))


@pytest.mark.feature("L21", "I35")
async def test_a_bulk_change_is_watched_until_it_ends(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """By who asked for it and by administrators; a message each batch, one more for the end, and then no more."""
    monkeypatch.setattr(bulk_kinds.Responsible, "at_once", 2)
    ids = await deals(crm, 5)
    async with following():
        id = await begun(crm.as_("nora"), "deal", await to(crm, "tom"), ids=ids)
        number = int(id.split("_")[-1])
        for who in ("tom", "rita", "nora", "anna"):
            async with listening(crm, who, WATCH, bulk="bulk_change_999") as socket:
                assert (await socket.hear())["payload"][0]["extensions"]["code"] == "NOT_FOUND"
        async with listening(crm, "tom", WATCH, bulk=id) as tom:
            assert (await tom.hear())["payload"][0]["extensions"]["code"] == "NOT_FOUND", "as if it were not there"
        async with listening(crm, "nora", WATCH, bulk="deal_1") as nora:
            assert (await nora.hear())["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"
        async with listening(crm, "nora", WATCH, bulk=id) as nora, listening(crm, "anna", WATCH, bulk=id) as anna:
            assert seen(await nora.next()) == seen(await anna.next()) == ("WAITING", 0, 0, 0)
            for changed in (2, 4, 5):
                await bulk_work._batch(number)
                await settled()
                message = await nora.next()
                assert (message["kind"], message["id"], seen(message)) == ("UPDATED", id, ("RUNNING", changed, 0, 0))
                assert seen(await anna.next()) == ("RUNNING", changed, 0, 0)
                cursor = message["cursor"]
            await bulk_work.work(number)
            last = await nora.next()
            assert (seen(last), last["bulkChange"]["total"]) == (("DONE", 5, 0, 0), 5)
            await over(nora)
            assert seen(await anna.next()) == ("DONE", 5, 0, 0)
            await over(anna)
            assert hub.current().members == 0
            nora.subscribe(WATCH, bulk=id)  # the id is free again, and what has ended is told at once
            assert seen(await nora.next()) == ("DONE", 5, 0, 0)
            await over(nora)
        async with listening(crm, "nora", WATCH, bulk=id, after=cursor) as nora:
            assert seen(await nora.next()) == ("DONE", 5, 0, 0)
            await over(nora)
        async with listening(crm, "nora", WATCH, bulk=id, after=last["cursor"]) as nora:
            await over(nora)
        async with listening(crm, "anna", WATCH, bulk=id, after=cursor) as anna:
            assert (await anna.hear())["payload"][0]["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.feature("L21", "I35")
async def test_what_a_watcher_has_missed_of_a_bulk_change_is_one_message(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many batches came and went; and cancelled is an end as well."""
    monkeypatch.setattr(bulk_kinds.Responsible, "at_once", 1)
    ids = await deals(crm, 6)
    async with following():
        id = await begun(crm.as_("nora"), "deal", await to(crm, "tom"), ids=ids)
        async with listening(crm, "nora", WATCH, bulk=id) as nora:
            cursor = (await nora.next())["cursor"]
        for _ in range(4):
            await bulk_work._batch(int(id.split("_")[-1]))
        await settled()
        async with listening(crm, "nora", WATCH, bulk=id, after=cursor) as nora:
            assert seen(await nora.next()) == ("RUNNING", 4, 0, 0)
            await settled()
            assert nora._out.empty()
            await crm.as_("anna").do("bulkChangeCancel", "", bulkChangeId=id)
            assert seen(await nora.next()) == ("CANCELLED", 4, 0, 0)
            await over(nora)


@pytest.mark.feature("L21", "I35")
async def test_an_end_that_was_lost_with_the_log_ends_the_watch_as_well(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever for what came before a database was put back from a backup."""
    ids = await deals(crm, 2)

    async def away(*_: Any) -> None:
        """Hear nothing."""

    async with following():
        id = await begun(crm.as_("nora"), "deal", await to(crm, "tom"), ids=ids)
        await settled()
        async with listening(crm, "nora", WATCH, bulk=id) as nora:
            cursor = (await nora.next())["cursor"]
            with monkeypatch.context() as patch:
                patch.setattr(hub.Streams, "follow", away)
                await bulk_work.work(int(id.split("_")[-1]))
                while (await db.rows("select count(*) as n from event where pos is null"))[0]["n"]:  # noqa: ASYNC110  # nobody tells
                    await asyncio.sleep(0.01)
                await asyncio.sleep(0.5)  # so that it was told to nobody
            await db.execute("update log_head set epoch = 'another'")
            message = await nora.next()
            assert (message["kind"], message["reason"]) == ("RESYNC_REQUIRED", "OTHER_LOG")
            await over(nora)
        async with listening(crm, "nora", WATCH, bulk=id, after=cursor) as nora:
            assert (await nora.next())["reason"] == "OTHER_LOG"
            await over(nora)


@pytest.mark.feature("L21", "P22")
async def test_an_administrator_who_is_none_any_more_watches_no_more(crm: Crm) -> None:
    """Of another's bulk change the id alone is told, when it goes out of sight."""
    anna, ids = crm.as_("anna"), await deals(crm, 2)
    await anna.do("userUpdate", "", userId=await crm.user_id("tom"), role="administrator")
    async with following():
        id = await begun(crm.as_("nora"), "deal", await to(crm, "tom"), ids=ids)
        async with listening(crm, "tom", WATCH, bulk=id) as tom:
            assert seen(await tom.next()) == ("WAITING", 0, 0, 0)
            await anna.do("userUpdate", "", userId=await crm.user_id("tom"), role="manager")
            lost = await tom.next()
            assert (lost["kind"], lost["id"], lost["bulkChange"]) == ("ACCESS_LOST", id, None)
            await bulk_work.work(int(id.split("_")[-1]))
            await settled()
            assert tom._out.empty()


@pytest.mark.feature("L21", "I35")
async def test_watching_by_a_stream_of_events(crm: Crm) -> None:
    """It ends by itself, as the protocol says of an operation that is complete."""
    ids = await deals(crm, 2)
    async with following():
        id = await begun(crm.as_("nora"), "deal", await to(crm, "tom"), ids=ids)
        headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {crm.tokens['nora']}"}
        body: dict[str, Any] = {"query": WATCH, "variables": {"bulk": id}}
        asking = asyncio.create_task(crm.client.post("/graphql", json=body, headers=headers))
        await until(lambda: hub.current().members == 1)
        await bulk_work.work(int(id.split("_")[-1]))
        text = (await asking).text
        assert '"state":"DONE"' in text
        assert text.endswith("event: complete\ndata:\n\n")
        assert text.count("event: complete") == 1
        body["variables"]["bulk"] = "bulk_change_999"
        refused = await crm.client.post("/graphql", json=body, headers=headers)
        assert "NOT_FOUND" in refused.text


# ---------------------------------------------------------------------------------------------- of several processes


async def heard(way: AsyncIterator[dict[str, Any]], until: str | None = None) -> list[dict[str, Any]]:
    """What comes, up to a message of this kind, or to its end."""
    found = []
    try:
        async with asyncio.timeout(SECONDS):
            async for message in way:
                found.append(message)
                if message["kind"] == until:
                    break
    except Broken:
        assert until is None, found
    return found


async def _ask(server: Demo, who: str, query: str, **variables: Any) -> dict[str, Any]:
    answer = await asyncio.to_thread(server.ask, query, variables, who)
    data: dict[str, Any] = answer["data"]
    return data


async def _teller_is_there(url: str) -> None:
    """Once a worker makes notifications: of what was before it nobody is told."""
    connection = await asyncpg.connect(url)
    try:
        async with asyncio.timeout(SECONDS):
            while not await connection.fetchval("select count(*) from notification_head"):  # noqa: ASYNC110  # nobody tells
                await asyncio.sleep(0.05)
    finally:
        await connection.close()


@pytest.mark.feature("C10", "L21", "I35")
async def test_two_servers_and_a_worker(cast_url: str, tmp_path: Path) -> None:
    """What happens at one server, or in a worker, is told by the other; over a socket and as a stream of events."""
    await redis_is_there()
    settings = {
        "VORONKA_DATABASE_URL": cast_url,
        "VORONKA_REDIS_URL": databases.REDIS,
        "VORONKA_SECRET_KEY": "secret " * 6,
    }
    with demo.started(tmp_path, "worker", **settings), two(tmp_path, **settings) as (one, other):
        tom = (await _ask(other, "tom", "{ viewer { user { id } } }"))["viewer"]["user"]["id"]
        new = {"pipelineId": "pipeline_1"}
        ids = [do(one, "nora", "dealCreate", new, "deal { id }")["deal"]["id"] for _ in range(3)]
        await _teller_is_there(cast_url)
        one.tokens = other.tokens
        waiting = [asyncio.create_task(heard(way(one, "tom", None, BARE), "CREATED")) for way in (by_socket, by_events)]
        for id in ids:  # until both have begun; nobody tells
            await asyncio.to_thread(do, other, "nora", "dealUpdate", {"dealId": id, "responsibleId": tom})
            if not (await asyncio.wait(waiting, timeout=5))[1]:
                break
        created = max([(await each)[-1] for each in waiting], key=lambda each: each["unreadNotifications"])
        await asyncio.to_thread(do, other, "tom", "notificationMarkRead", {"ids": [created["id"]]})
        for server, way in itertools.product((one, other), (by_socket, by_events)):
            read = (await heard(way(server, "tom", created["cursor"], BARE), "UPDATED"))[-1]
            assert (read["id"], read["unreadNotifications"]) == (created["id"], created["unreadNotifications"] - 1)
        change = {"ids": ids, "change": {"responsible": {"userIds": [tom]}}}
        begun = await asyncio.to_thread(do, other, "nora", "dealBulkChange", change, "bulkChange { id }")
        for server, way in itertools.product((one, other), (by_socket, by_events)):
            found = await heard(way(server, "nora", None, WATCH, bulk=begun["bulkChange"]["id"]))
            assert seen(found[-1])[0] == "DONE"
