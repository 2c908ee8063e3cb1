"""Subscriptions over a WebSocket: who is told what and when, how one goes on after a break, and what is refused."""

import asyncio
import itertools
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from api.http import channel, delivering, sockets
from api.reading import plans
from api.reading.making import Unplanned
from domain import db, events, leaving, log, sequencer
from domain.config import settings
from domain.streams import hub, rights
from tests.crm import Crm
from tests.people import to
from tests.streams import CHANGED, Closed, Socket, following, listening, settled, until


async def pipeline(crm: Crm, place: int = 0) -> dict[str, Any]:
    found = (await crm.pipelines())[place]
    found["active"] = [stage["id"] for stage in found["stages"] if stage["kind"] == "ACTIVE"]
    return found


async def deal(crm: Crm, who: str = "rita", name: str = "Boat", **more: Any) -> str:
    made = await crm.as_(who).do("dealCreate", "deal { id }", name=name, pipelineId=(await pipeline(crm))["id"], **more)
    id: str = made["deal"]["id"]
    return id


@pytest.mark.feature("D43", "I35", "P22")
async def test_kinds(crm: Crm) -> None:
    """Created, changed, handed over, deleted: to the owner, the group, another group and the administrator."""
    asked = "subscription { dealChanged { kind id version changedFields eventId deal { name budget { amount } } } }"
    async with (
        following(),
        listening(crm, "rita", asked) as rita,
        listening(crm, "sam", asked) as sam,
        listening(crm, "anna", asked) as anna,
    ):
        id, person, sam_id = await deal(crm), crm.as_("anna"), await crm.user_id("sam")
        await person.do("dealUpdate", "", dealId=id, budget="10")
        await person.do("dealUpdate", "", dealId=id, name="Ship")
        await settled()
        told = [await rita.next() for _ in range(3)]
        assert [each["kind"] for each in told] == ["CREATED", "UPDATED", "UPDATED"]
        assert [each["version"] for each in told] == [1, 2, 3]
        assert told[1]["changedFields"] == ["budget"]
        assert told[2]["deal"] == {"name": "Ship", "budget": {"amount": "10.00"}}
        assert len({each["eventId"] for each in told}) == 3
        await person.do("dealUpdate", "", dealId=id, responsibleId=sam_id)
        lost, gained = await rita.next(), await sam.next()
        assert (lost["kind"], lost["id"], lost["deal"]) == ("ACCESS_LOST", id, None)
        assert (gained["kind"], gained["id"], gained["deal"]["name"]) == ("ACCESS_GAINED", id, "Ship")
        await person.do("dealUpdate", "", dealId=id, availableToEveryone=True)  # the first such deal (D10)
        assert (await rita.next())["kind"] == "ACCESS_GAINED"
        assert (await sam.next())["kind"] == "UPDATED"
        await person.do("dealDelete", "deletedId", dealId=id)
        assert [(await each.next())["kind"] for each in (rita, sam)] == ["DELETED", "DELETED"]
        await settled()
        assert rita._out.empty()
        assert [(await anna.next())["kind"] for _ in range(6)] == ["CREATED", *["UPDATED"] * 4, "DELETED"]


@pytest.mark.feature("D22", "I35")
async def test_a_board(crm: Crm) -> None:
    asked = "subscription($b: ID!) { boardChanged(pipelineId: $b) { kind id fromStageId toStageId deal { name } } }"
    here, there = await pipeline(crm), await pipeline(crm, 1)
    async with following(), listening(crm, "rita", asked, b=here["id"]) as board:
        id, rita = await deal(crm, stageId=here["active"][0]), crm.as_("rita")
        entered = await board.next()
        assert (entered["kind"], entered["fromStageId"], entered["toStageId"]) == ("ENTERED", None, here["active"][0])
        await rita.do("dealMove", "", dealId=id, stageId=here["active"][1])
        moved = await board.next()
        assert (moved["kind"], moved["fromStageId"], moved["toStageId"]) == ("MOVED", *here["active"][:2])
        await rita.do("dealUpdate", "", dealId=id, goal="sea")
        assert (await board.next())["kind"] == "UPDATED"
        await rita.do("dealMove", "", dealId=id, stageId=there["active"][0])
        left = await board.next()
        assert (left["kind"], left["deal"], left["toStageId"]) == ("LEFT", None, None)
        await rita.do("dealUpdate", "", dealId=id, goal="river")
        await settled()
        assert board._out.empty()


@pytest.mark.feature("I35")
async def test_a_filter_asks_before_and_after(crm: Crm) -> None:
    asked = (
        "subscription($filter: DealFilter) { dealChanged(filter: $filter) "
        "{ kind matches deal { name company { name } } } }"
    )
    filter = {"name": {"startsWith": "sh"}, "budget": {"gte": "5"}}
    async with following(), listening(crm, "rita", asked, filter=filter) as rita:
        id, person = await deal(crm, budget="7"), crm.as_("rita")
        for change in ({"name": "Ship"}, {"budget": "9"}, {"name": "Boat"}, {"budget": "8"}, {"budget": "2"}):
            await person.do("dealUpdate", "", dealId=id, **change)
            await settled()
        found = [await rita.next() for _ in range(3)]
        assert rita._out.empty()
        assert [(each["matches"], each["deal"]["name"]) for each in found] == [
            (True, "Ship"),
            (True, "Ship"),
            (False, "Boat"),
        ]


@pytest.mark.feature("I35", "P22")
async def test_going_on_behind_a_cursor(crm: Crm) -> None:
    """Nothing is missed and nothing comes twice, while others write on; rights are those of when one comes back."""
    asked = "subscription($after: String) { dealChanged(after: $after) { eventId cursor kind id } }"
    async with following():
        ids = [await deal(crm, name=f"D{n}") for n in range(3)]
        await settled()
        first = await events.last_id()
        heard: list[str] = []
        enough = asyncio.Event()
        writing = asyncio.create_task(_write(crm, ids, enough))
        cursor = None
        for _ in range(12):
            async with listening(crm, "anna", asked, after=cursor) as socket:
                for _ in range(5):
                    message = await socket.next()
                    heard.append(message["eventId"])
                    cursor = message["cursor"]
        enough.set()
        await writing
        await settled()
        async with listening(crm, "anna", asked, after=cursor) as socket:
            await until(lambda: not hub.current().catching_up)
            while not socket._out.empty():
                heard.append((await socket.next())["eventId"])
        happened = [f"event_{each.id}" for each in await log.read(0) if each.entity == "deal" and each.id > first]
        assert heard == happened[happened.index(heard[0]) :]


async def _write(crm: Crm, ids: list[str], enough: asyncio.Event) -> None:
    """Change deals until the readers have heard enough: one that waits for a message never waits in vain."""
    for n in itertools.count():
        await crm.as_("anna").do("dealUpdate", "", dealId=ids[n % len(ids)], goal=f"{n}")
        if enough.is_set():
            return


@pytest.mark.feature("I35")
async def test_a_cursor_that_leads_nowhere_begins_anew_and_others_are_refused(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with following():
        async with listening(crm, "rita") as rita:
            id = await deal(crm)
            cursor: str = (await rita.next())["cursor"]
        edited = cursor[:-1] + ("A" if cursor[-1] != "A" else "B")
        foreign = {"filter": {"name": {"startsWith": "x"}}, "after": cursor}
        for who, variables in (
            ("rita", {"after": edited}),
            ("rita", {"after": "9" + cursor}),
            ("rita", {"after": cursor[:20]}),
            ("rita", {"after": "x" * 5000}),
            ("rita", foreign),
            ("tom", {"after": cursor}),
        ):
            async with listening(crm, who, **variables) as socket:
                assert _refusal(await socket.hear()) == "BAD_USER_INPUT"
        for why in ("TOO_OLD", "OTHER_LOG"):
            text = "oldest = pos + 5, pos = pos + 5" if why == "TOO_OLD" else "epoch = 'another'"
            await db.execute(f"update log_head set {text}")
            if why == "OTHER_LOG":
                await until(lambda: hub.current().epoch == "another")
            asked = CHANGED.replace("kind id", "kind reason id")
            async with listening(crm, "rita", asked, after=cursor) as rita:
                message = await rita.next()
                assert (message["kind"], message["reason"], message["id"]) == ("RESYNC_REQUIRED", why, None)
                await db.execute("update log_head set oldest = 1")
                await crm.as_("rita").do("dealUpdate", "", dealId=id, goal=why)
                assert (await rita.next())["kind"] == "UPDATED"


@pytest.mark.feature("P22")
async def test_rights_of_this_moment(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """A group, a role and a policy bring records into view and take them out, live and behind a cursor."""
    anna = crm.as_("anna")
    async with following():
        ids = [await deal(crm, who, name=who) for who in ("rita", "tom", "sam")]
        await settled()
        tom_id, people = await crm.user_id("tom"), await anna.ask("{ users { nodes { id group { id } } } }")
        group_of = {each["id"]: each["group"]["id"] for each in people["users"]["nodes"]}
        theirs, others = group_of[tom_id], group_of[await crm.user_id("sam")]
        asked = CHANGED.replace("kind id", "kind reason id")
        async with listening(crm, "rita", asked) as rita, listening(crm, "sam", asked) as sam:
            await anna.do("userUpdate", "", userId=tom_id, groupId=others)
            lost, gained = await rita.next(), await sam.next()
            assert (lost["kind"], lost["id"]) == ("ACCESS_LOST", ids[1])
            assert (gained["kind"], gained["deal"]["name"]) == ("ACCESS_GAINED", "tom")
            cursor = lost["cursor"]
        await anna.do("userUpdate", "", userId=tom_id, groupId=theirs)
        await anna.do("userUpdate", "", userId=await crm.user_id("rita"), role="head")
        async with listening(crm, "rita", asked, after=cursor) as rita:
            message = await rita.next()
            assert (message["kind"], message["id"]) == ("ACCESS_GAINED", ids[1])
            await anna.do("userUpdate", "", userId=await crm.user_id("rita"), role="accountant")
            gained = await rita.next()
            assert (gained["kind"], gained["id"]) == ("ACCESS_GAINED", ids[2])
            monkeypatch.setattr(rights, "MOST", 0)
            await anna.do("userUpdate", "", userId=await crm.user_id("rita"), role="manager")
            message = await rita.next()
            assert (message["kind"], message["reason"]) == ("RESYNC_REQUIRED", "RIGHTS_CHANGED")


@pytest.mark.feature("P18", "P22")
async def test_an_ended_right_ends_the_stream(crm: Crm) -> None:
    """T4, T9: a session, a key, a user, an address: 4401 and 4403."""
    anna = crm.as_("anna")

    async def ended(socket: Socket) -> int:
        with pytest.raises(Closed) as closed:
            await socket.hear()
        return closed.value.code

    async with following():
        async with listening(crm, "rita") as rita, listening(crm, "tom") as tom:
            sessions = await crm.as_("rita").ask("{ viewer { sessions { id isCurrent } } }")
            [mine] = [each["id"] for each in sessions["viewer"]["sessions"] if each["isCurrent"]]
            await crm.as_("rita").do("sessionRevoke", "", sessionId=mine)
            assert await ended(rita) == 4401
            await to("tom", leaving.deactivate)
            assert await ended(tom) == 4401
        async with listening(crm, "sam") as sam, listening(crm, "nora") as nora:
            user = await crm.user_id("sam")
            await anna.do("ipAllowlistUpdate", "", userId=user, ranges=["203.0.113.0/24"])
            assert await ended(sam) == 4403
            await db.execute("update session set expires_at = '2020-01-01 00:00:00+00:00'")
            await hub.current().end_ended()
            assert await ended(nora) == 4401
        await until(lambda: hub.current().members == 0)


def _twice(socket: Socket) -> None:
    socket.subscribe()
    socket.subscribe()


def _refusal(message: dict[str, Any]) -> str:
    assert message["type"] == "error", message
    code: str = message["payload"][0]["extensions"]["code"]
    return code


@pytest.mark.feature("I35")
async def test_what_a_socket_refuses(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with the protocol's own code; and the next socket is served."""
    token = crm.tokens["rita"]

    async def code(act: Callable[[Socket], Any], *, begin: bool = True, **how: Any) -> int:
        socket = Socket(crm, **how)
        try:
            if begin:
                await socket.begin(token)
            act(socket)
            while True:
                await socket.hear()
        except Closed as closed:
            return closed.code
        finally:
            await socket.close()

    init = {"type": "connection_init"}
    cookie = {"cookie": "voronka_session=" + "a" * 43}
    assert await code(lambda s: s.subscribe(), begin=False) == 4401
    assert await code(lambda s: s.say(init), begin=False) == 4401
    assert await code(lambda s: s.say({**init, "payload": {"authorization": "Bearer x"}}), begin=False) == 4401
    assert await code(lambda s: s.say({**init, "payload": [1]}), begin=False) == 4400
    assert await code(lambda s: s.say(init), begin=False, headers=cookie | {"origin": "https://evil.test"}) == 4403
    assert await code(lambda s: s.say(init), begin=False, headers=cookie) == 4403
    assert await code(lambda s: s.say(init), begin=False, headers=cookie | {"origin": "http://crm.test"}) == 4401
    assert await code(lambda s: s.say(init)) == 4429
    assert await code(lambda _: None, begin=False, protocol="graphql-ws") == 4406
    for bad in ("{", "[]", "null", '{"type":1}', '{"type":"x"}', '{"type":"subscribe"}', '{"type":"subscribe","id":7}'):
        assert await code(partial(Socket.say, content=bad)) == 4400, bad
    assert await code(lambda s: s.say({"type": "subscribe", "id": "1", "payload": {"query": 5}})) == 4400
    async with following():
        assert await code(_twice) == 4409
        async with listening(crm, "rita") as socket:
            for n in range(60):
                socket.subscribe(id=f"more {n}")
            found = [await socket.hear() for _ in range(11)]
            assert {_refusal(each) for each in found} == {"QUERY_TOO_COMPLEX"}
            socket.say({"type": "complete", "id": "1"})
            await until(lambda: hub.current().members == 49)
        await until(lambda: hub.current().members == 0)
        for query, variables in (
            (CHANGED, {"filter": {"nothing": 1}}),
            ("subscription { dealChanged(filter: {nothing: 1}) { kind } }", {}),
            ("subscription { dealChanged { kind } contactChanged { kind } }", {}),
            ("subscription { nothing { kind } }", {}),
            ('subscription { boardChanged(pipelineId: "deal_1") { kind } }', {}),
            (CHANGED, {"filter": {"pipeline": {"in": ["deal_1"]}}}),
        ):
            async with listening(crm, "rita", query, **variables) as socket:
                assert _refusal(await socket.hear()) == "BAD_USER_INPUT", query
        monkeypatch.setattr(settings(), "streams_per_user", 1)
        async with listening(crm, "rita"):
            again = {**init, "payload": {"authorization": f"Bearer {token}"}}
            assert await code(lambda s: s.say(again), begin=False) == 4429
    monkeypatch.setattr(sockets, "INIT_SECONDS", 0.01)
    assert await code(lambda _: None, begin=False) == 4408


@pytest.mark.feature("I35")
async def test_queries_and_mutations_by_a_socket(crm: Crm) -> None:
    socket = Socket(crm)
    await socket.begin(crm.tokens["rita"])
    socket.say({"type": "ping", "payload": {"a": 1}})
    assert await socket.hear() == {"type": "pong", "payload": {"a": 1}}
    made = await deal(crm)
    socket.subscribe("query { nothing }", id="q")
    assert _refusal(await socket.hear()) == "BAD_USER_INPUT"
    socket.say({"type": "subscribe", "id": "a", "payload": {"query": f'{{ deal(id: "{made}") {{ name }} }}'}})
    answer = {"id": "a", "type": "next", "payload": {"data": {"deal": {"name": "Boat"}}}}
    assert [await socket.hear(), await socket.hear()] == [answer, {"id": "a", "type": "complete"}]
    rename = f'mutation {{ dealUpdate(input: {{dealId: "{made}", name: "Ship"}}) {{ deal {{ name }} }} }}'
    socket.say({"type": "subscribe", "id": "m", "payload": {"query": rename}})
    assert (await socket.hear())["payload"]["data"]["dealUpdate"]["deal"] == {"name": "Ship"}
    await socket.hear()
    await socket.close()


@pytest.mark.feature("I35")
async def test_a_slow_reader_is_cut_off(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T49: what waits is bounded, and others get theirs meanwhile."""
    monkeypatch.setattr(channel, "MOST_WAITING", 2000)
    async with following(), listening(crm, "rita") as quick, listening(crm, "tom") as slow:
        gate, cut = asyncio.Event(), asyncio.Event()
        tom = await crm.user_id("tom")
        [of_tom] = [each for each in hub.current()._audiences.members() if f"user_{each.actor.user_id}" == tom]
        outlet: Any = of_tom.outlet
        out = outlet._socket._channel

        async def stalled(message: Any) -> None:
            await gate.wait()

        out._send, out._abort = stalled, cut.set
        for n in range(20):
            await deal(crm, name=f"D{n}")
        await until(cut.is_set)
        assert [(await quick.next())["deal"]["name"] for _ in range(20)] == [f"D{n}" for n in range(20)]
        assert not out._queue
        assert slow._out.empty()


async def test_streams_resume_for_as_long_as_is_set(crm: Crm) -> None:
    """Rows stay; cursors from before are told to begin anew."""
    async with following():
        for n in range(3):
            await deal(crm, name=f"D{n}")
        await settled()
    head = await sequencer.head()
    assert await log.forget(timedelta(days=7)) == head.oldest
    rows = await log.read(0)
    await db.execute(f"update event set at = '2020-01-01 00:00:00+00:00' where pos <= {rows[1].pos}")
    assert await log.forget(timedelta(days=7)) == (rows[1].pos or 0) + 1
    assert (await sequencer.head()).oldest == (rows[1].pos or 0) + 1
    assert len(await log.read(0)) == len(rows)


@pytest.mark.feature("I35")
async def test_a_stream_of_events_is_for_who_asks_for_one(crm: Crm) -> None:
    """T47: by quality and order, never by a wildcard; what is wrong with a subscription is told with a status."""
    query, following_ = "{ viewer { role } }", "subscription { dealChanged { kind } }"

    async def answer(accept: str, text: str = query, **headers: str) -> tuple[int, str, str]:
        sent = {"Accept": accept, "Authorization": f"Bearer {crm.tokens['rita']}"} | headers
        found = await crm.client.post("/graphql", json={"query": text}, headers=sent)
        return found.status_code, found.headers["content-type"].split(";")[0], found.text

    _, kind, text = await answer("text/event-stream")
    assert kind == "text/event-stream"
    assert text.startswith('event: next\ndata: {"data":{"viewer":')
    assert text.endswith("\n\nevent: complete\ndata:\n\n")
    for accept in ("*/*", "application/json, text/event-stream", "application/json;q=0.9, text/event-stream;q=0.1"):
        assert (await answer(accept))[1] == "application/json", accept
    assert (await answer("application/json;q=0.1, text/event-stream"))[1] == "text/event-stream"
    status, kind, text = await answer("application/json", following_)
    assert (status, kind) == (200, "application/json")
    assert "BAD_USER_INPUT" in text
    for wrong, code in (
        ("subscription { nothing }", "BAD_USER_INPUT"),
        ('subscription { dealChanged(after: "x") { kind } }', "BAD_USER_INPUT"),
        ("subscription { dealChanged(filter: {nothing: 1}) { kind } }", "BAD_USER_INPUT"),
    ):
        status, kind, text = await answer("text/event-stream", wrong)
        assert (status, kind) == (400, "application/json"), wrong
        assert code in text
    status, _, text = await answer("text/event-stream", following_, **{"Last-Event-ID": "edited"})
    assert (status, "BAD_USER_INPUT" in text) == (400, True)
    status, _, text = await answer("text/event-stream", following_, Authorization="Bearer " + "a" * 43)
    assert (status, "UNAUTHENTICATED" in text) == (401, True)
    by_get = await crm.client.get(
        "/graphql", params={"query": following_}, headers={"Accept": "text/event-stream", "Cookie": "voronka_session=a"}
    )
    assert by_get.status_code == 400, "another site could have asked"


@pytest.mark.feature("D43", "I35")
async def test_a_change_is_read_once_for_all_classes_of_rights(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns and links to public lists look the same to all who see the deal, whatever else they see."""
    asked = "subscription { dealChanged { kind deal { name stage { name } } } }"
    read, judged = [], plans.judged

    async def noted(*given: Any) -> Any:
        read.append(given)
        return await judged(*given)

    monkeypatch.setattr(plans, "judged", noted)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(following())
        all_of_them = [await stack.enter_async_context(listening(crm, who, asked)) for who in ("anna", "rita", "sam")]
        id = await deal(crm, availableToEveryone=True)
        assert [await each.next() for each in all_of_them] == 3 * [await _as_told(crm, "CREATED", "Boat", id)]
        await crm.as_("anna").do("dealUpdate", "", dealId=id, name="Ship")
        assert [await each.next() for each in all_of_them] == 3 * [await _as_told(crm, "UPDATED", "Ship", id)]
        assert hub.current().audiences == 3
        assert len(read) == 2


async def test_what_no_plan_answers_is_executed_for_each_class_of_rights(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what the first of them may see by now would be told to all."""
    asked = "subscription { dealChanged { kind deal { name } } }"
    executed, plainly = [], delivering._One.plainly

    async def unplanned(*given: Any) -> Any:
        raise Unplanned("asked")

    async def noted(one: Any, message: Any) -> Any:
        executed.append(one.context.actor.user_id)
        return await plainly(one, message)

    monkeypatch.setattr(plans, "judged", unplanned)
    monkeypatch.setattr(delivering._One, "plainly", noted)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(following())
        everybody = [await stack.enter_async_context(listening(crm, who, asked)) for who in ("anna", "rita", "sam")]
        await deal(crm, availableToEveryone=True)
        assert [await each.next() for each in everybody] == 3 * [{"kind": "CREATED", "deal": {"name": "Boat"}}]
    assert len(executed) == len(set(executed)) == 3


async def _as_told(crm: Crm, kind: str, name: str, id: str) -> dict[str, Any]:
    stage = await crm.as_("anna").ask("query($id: ID!) { deal(id: $id) { stage { name } } }", id=id)
    return {"kind": kind, "deal": {"name": name, **stage["deal"]}}
