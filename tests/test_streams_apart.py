"""What one subscription, or one who catches up, must not do to others, nor be told."""

import asyncio
import gc
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from types import AsyncGeneratorType
from typing import Any

import pytest
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse
from graphql.execution.values import VariableValues

from api import limits
from api.graph import schema
from api.http import channel, delivering
from api.reading import weight
from api.reading.making import IN_A_LIST
from api.reading.selection import Selection
from domain import db, leaving, tokens
from domain.api_keys import ApiKey
from domain.config import settings
from domain.sessions import Session
from domain.streams import hub, members, messages
from domain.streams.members import Delivery, Failed
from domain.streams.messages import Message
from tests.crm import Crm
from tests.custom import field_of
from tests.people import to
from tests.streams import Closed, Socket, following, listening, settled, until
from tests.test_api_keys import issue
from tests.test_streams import deal
from tests.test_webhooks import put_lines

pytestmark = pytest.mark.anyio


@pytest.mark.feature("I35", "F14")
async def test_a_filter_that_means_nothing_any_more_ends_its_own_stream(crm: Crm) -> None:
    """T49: whoever else listens hears on."""
    field = await field_of(crm, "DEAL", "TEXT")
    filter = {"custom": [{"empty": field.key}]}
    async with following(), listening(crm, "rita", filter=filter) as rita, listening(crm, "anna") as anna:
        await crm.as_("anna").do("customFieldDelete", "", fieldId=field.id, confirm=True)
        made = await deal(crm)
        assert (await anna.next())["id"] == made
        ended = await rita.hear()
        assert (ended["type"], ended["payload"][0]["extensions"]["code"]) == ("error", "BAD_USER_INPUT")
        await settled()
        assert hub.current().members == 1


@pytest.mark.parametrize(
    ("selected", "values"),
    [
        ("kind", 2),  # the subscription's own field counts
        ("a: kind b: kind ...F", 4),
        ("deal { id name stage { name } }", 6),
        ("deal { contacts(first: 7) { totalCount nodes { id } } }", 2 + 2 + 7 * 2),
        ("deal { contacts(last: 9) { edges { cursor node { id } } } }", 2 + 1 + 9 * 4),
        ("deal { contacts { nodes { phones { number } } } }", 2 + 1 + 50 * (1 + IN_A_LIST * 2)),
        ("deal { contacts(first: $many) { nodes { id } } }", 2 + 1 + 11 * 2),
        ("deal { customFields { id ... on TextValue { text field { name } } ... on NumberValue { number } } }", 102),
    ],
)
def test_what_a_message_may_show_is_known_before(selected: str, values: int) -> None:
    """T45: pages as if they were full, other lists as if they were of some length."""
    ast = parse(f"subscription($many: Int) {{ dealChanged {{ {selected} }} }} fragment F on DealMessage {{ cursor }}")
    operation, fragment = ast.definitions
    assert isinstance(operation, OperationDefinitionNode)
    assert isinstance(fragment, FragmentDefinitionNode)
    of = Selection(schema._schema, operation, {"F": fragment}, VariableValues({}, {"many": 11}), None)
    assert schema._schema.subscription_type
    [root] = of.roots(schema._schema.subscription_type)
    assert weight.values(of, root) == values


MUCH = """
subscription($n: Int) {
  dealChanged { deal { id contacts(first: $n) { nodes { phones { number } emails { address } } } } }
}
"""
OF_ONE = 1 + 4 * IN_A_LIST  # values of a contact


@pytest.mark.feature("I35")
async def test_a_subscription_that_asks_for_too_much_is_refused(crm: Crm) -> None:
    """T45: at once, by both protocols, and nobody who listens is disturbed."""
    most = limits.MESSAGE // OF_ONE
    refusal = {"code": "QUERY_TOO_COMPLEX", "limit": "message", "allowed": limits.MESSAGE}
    async with following(), listening(crm, "rita", MUCH, n=most - 1) as rita:
        rita.subscribe(MUCH, "2", n=most + 1)
        refused = await rita.hear()
        assert (refused["type"], refused["id"], refused["payload"][0]["extensions"]) == ("error", "2", refusal)
        headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {crm.tokens['rita']}"}
        body = {"query": MUCH, "variables": {"n": most + 1}}
        answer = await crm.client.post("/graphql", json=body, headers=headers)
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]) == (400, refusal)
        made = await deal(crm)
        assert (await rita.next())["deal"]["id"] == made


@pytest.mark.feature("I35")
async def test_one_user_follows_no_more_than_others_can_wait_for(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T45: all their subscriptions together; what has ended doesn't count, and rights that change are none more."""
    monkeypatch.setattr(settings(), "streams_per_user", 2)
    n = members.VALUES // OF_ONE + 1  # a little more than half of what one may follow
    async with following(), listening(crm, "rita", MUCH, n=n) as rita, listening(crm, "rita") as other:
        other.subscribe(MUCH, "2", n=n)
        refused = await other.hear()
        refusal = {"code": "QUERY_TOO_COMPLEX", "limit": "subscriptions", "allowed": 2 * members.VALUES}
        assert (refused["id"], refused["payload"][0]["extensions"]) == ("2", refusal)
        async with listening(crm, "anna", MUCH, n=n) as anna:
            await put_lines(crm, {"subject": "manager", "entity": "deal", "action": "view", "scope": "group"})
            made = await deal(crm)
            for socket in (rita, other, anna):
                assert (await socket.next())["deal"]["id"] == made
        rita.say({"type": "complete", "id": "1"})
        await until(lambda: hub.current().members == 1)
        other.subscribe(MUCH, "2", n=n)
        await until(lambda: hub.current().members == 2)
    assert not hub.current()._audiences._values


GOAL = "subscription($filter: DealFilter) { dealChanged(filter: $filter) { kind id deal { goal } cursor } }"


@pytest.mark.parametrize(
    ("how", "code"), [("fails", "INTERNAL"), ("fails by its filter", "INTERNAL"), ("takes too long", "TIMEOUT")]
)
@pytest.mark.feature("I35")
async def test_what_fails_for_some_ends_with_them(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, how: str, code: str
) -> None:
    """T49: all others are told everything, once."""
    records, meant = delivering._One.records, messages.of_changes

    async def of_one(one: delivering._One, *given: Any) -> Any:
        if one.form.text != GOAL:
            return await records(one, *given)
        if how == "takes too long":
            await asyncio.sleep(3600)
        raise ZeroDivisionError

    async def of_filter(*given: Any) -> list[Message]:
        if given[-1] is not None:
            raise ZeroDivisionError
        return await meant(*given)

    if how == "fails by its filter":
        monkeypatch.setattr(hub, "of_changes", of_filter)
    else:
        monkeypatch.setattr(delivering._One, "records", of_one)
    monkeypatch.setattr(members, "SECONDS", 0.2)
    filter = {"name": {"contains": "D"}}
    async with following(), listening(crm, "rita", GOAL, filter=filter) as rita, listening(crm, "anna") as anna:
        made = [await deal(crm, name=name) for name in ("D1", "D2", "D3")]
        assert [(await anna.next())["id"] for _ in made] == made
        ended = await rita.hear()
        assert (ended["type"], ended["payload"][0]["extensions"]["code"]) == ("error", code)
        assert hub.current().members == 1


@pytest.mark.feature("I35")
async def test_what_fails_for_want_of_the_database_ends_for_nobody(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T51: however often; it is told when the database is there again."""
    records, fails = delivering._One.records, [ConnectionError()] * 3

    async def away(one: delivering._One, *given: Any) -> Any:
        if fails:
            raise fails.pop()
        return await records(one, *given)

    monkeypatch.setattr(delivering._One, "records", away)
    async with following(), listening(crm, "rita") as rita, listening(crm, "anna") as anna:
        made = await deal(crm)
        for socket in (rita, anna):
            assert (await socket.next())["id"] == made
        assert fails == []


@pytest.mark.feature("I35")
async def test_who_catches_up_for_too_long_comes_again(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T49: others wait for their place, and what they were told so far holds."""
    async with following():
        cursor = await _cursor(crm, "rita")
        monkeypatch.setattr(hub, "SLICE", 2)
        deliver = hub.current().deliver

        async def slowly(deliveries: Sequence[Delivery], failed: Failed) -> None:
            await deliver(deliveries, failed)
            await asyncio.sleep(0.3)

        with monkeypatch.context() as patched:
            patched.setattr(hub, "LONGEST", 0.5)
            patched.setattr(hub.current(), "deliver", slowly)
            socket = await _back(crm, cursor)
            told = [await socket.next() for _ in range(4)]
            ended = await socket.hear()
            assert (ended["type"], ended["payload"][0]["extensions"]["code"]) == ("error", "TIMEOUT")
        assert hub.current().catching_up == 0
        socket.subscribe(after=told[-1]["cursor"], id="2")
        told += [await socket.next() for _ in range(2)]
        assert len({each["cursor"] for each in told}) == 6
        await socket.close()


async def _cursor(crm: Crm, who: str) -> str:
    """One behind which six changes of deals follow that they see."""
    async with listening(crm, who) as socket:
        first = await deal(crm)
        cursor: str = (await socket.next())["cursor"]
    for n in range(6):
        await crm.as_("rita").do("dealUpdate", "", dealId=first, name=f"D{n}")
    await settled()
    return cursor


async def _back(crm: Crm, cursor: str) -> Socket:
    """One who comes back and catches up."""
    socket = Socket(crm)
    await socket.begin(crm.tokens["rita"])
    socket.subscribe(after=cursor)
    return socket


@pytest.mark.feature("I35", "P22")
async def test_who_is_deactivated_amid_a_replay_hears_no_more(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T4."""
    monkeypatch.setattr(hub, "SLICE", 2)
    async with following():
        cursor = await _cursor(crm, "rita")
        deliver, parts = hub.current().deliver, list[int]()

        async def delivered(deliveries: Sequence[Delivery], failed: Failed) -> None:
            await deliver(deliveries, failed)
            parts.append(len(deliveries[0].messages))
            if len(parts) == 1:
                await to("rita", leaving.deactivate)
                await settled()

        monkeypatch.setattr(hub.current(), "deliver", delivered)
        socket = await _back(crm, cursor)
        assert [(await socket.next())["deal"]["name"] for _ in range(2)] == ["D5", "D5"]
        with pytest.raises(Closed) as closed:
            await socket.hear()
        assert (closed.value.code, parts) == (4401, [2])
        await socket.close()


@pytest.mark.parametrize("how", ["revoked", "expired"])
@pytest.mark.feature("I35")
async def test_a_session_that_ends_amid_a_replay_has_no_seat(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """T4: its user stays, with the same rights. Of one that expires the log tells nothing."""
    monkeypatch.setattr(hub, "SWEEP", 3600)
    if how == "expired":
        monkeypatch.setattr(hub, "HELD", 0)
    async with following():
        cursor = await _cursor(crm, "rita")
        deliver = hub.current().deliver

        async def delivered(deliveries: Sequence[Delivery], failed: Failed) -> None:
            await deliver(deliveries, failed)
            if how == "expired":
                await db.execute("update session set expires_at = '2020-01-01 00:00:00+00:00'")
                return
            asked = await crm.as_("rita").ask("{ viewer { sessions { id isCurrent } } }")
            [mine] = [each["id"] for each in asked["viewer"]["sessions"] if each["isCurrent"]]
            await crm.as_("rita").do("sessionRevoke", "", sessionId=mine)
            await settled()

        monkeypatch.setattr(hub.current(), "deliver", delivered)
        socket = await _back(crm, cursor)
        for _ in range(6):
            await socket.next()
        with pytest.raises(Closed) as closed:
            await socket.hear()
        assert closed.value.code == 4401
        await socket.close()


@pytest.mark.parametrize("token", [Session, ApiKey])
@pytest.mark.feature("I35", "P18")
async def test_nothing_is_told_once_a_token_has_expired(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, token: type[Session | ApiKey]
) -> None:
    """T4: not until somebody looks, and the log says nothing of it. One that was used meanwhile holds for longer."""
    monkeypatch.setattr(hub, "SWEEP", 3600)
    if token is ApiKey:
        monkeypatch.setitem(crm.tokens, "rita", str((await issue(crm, role="manager"))[1].token))
    theirs, now = token.exclude(user_id=int((await crm.user_id("anna")).removeprefix("user_"))), db.now
    given = {"responsibleId": await crm.user_id("rita")}
    await theirs.update(expires_at=now() + timedelta(minutes=5))
    tokens.forget()
    async with following(), listening(crm, "rita") as rita:
        await theirs.update(expires_at=now() + timedelta(minutes=20))
        for minutes in (0, 10):
            monkeypatch.setattr(db, "now", partial(_later, now, minutes))
            made = await deal(crm, "anna", **given)
            assert (await rita.next())["id"] == made
        monkeypatch.setattr(db, "now", partial(_later, now, 30))
        await deal(crm, "anna", **given)
        with pytest.raises(Closed) as closed:
            await rita.hear()
        assert closed.value.code == 4401


def _later(now: Callable[[], datetime], minutes: int) -> datetime:
    return now() + timedelta(minutes=minutes)


@pytest.mark.feature("I35")
async def test_who_takes_nothing_of_a_replay_holds_up_nobody(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T49: as many as may catch up at a time; each is cut off, and whoever comes behind them is told."""
    monkeypatch.setattr(hub, "SLICE", 1)
    monkeypatch.setattr(channel, "PATIENCE", 0.2)
    async with following():
        cursor = await _cursor(crm, "rita")
        stalled = [Socket(crm) for _ in range(hub.CATCHING_UP)]
        for socket in stalled:
            await socket.begin(crm.tokens["rita"])
            socket._out._maxsize = 1  # type: ignore[attr-defined]  # from now on a second message waits
            socket.subscribe(after=cursor)
        await until(lambda: hub.current().catching_up == hub.CATCHING_UP)
        async with listening(crm, "rita", after=cursor) as healthy:
            assert [(await healthy.next())["deal"]["name"] for _ in range(6)] == ["D5"] * 6
        await until(lambda: hub.current().catching_up == 0)
        await asyncio.gather(*(socket.close() for socket in stalled))


@pytest.mark.feature("I35", "P22")
async def test_rights_change_while_somebody_takes_nothing_of_a_replay(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T4: all others are told at once."""
    monkeypatch.setattr(hub, "SLICE", 1)
    monkeypatch.setattr(channel, "PATIENCE", 3600)
    async with following():
        cursor = await _cursor(crm, "rita")
        stalled = Socket(crm)
        await stalled.begin(crm.tokens["rita"])
        stalled._out._maxsize = 1  # type: ignore[attr-defined]  # from now on a second message waits
        async with listening(crm, "rita") as rita:
            stalled.subscribe(after=cursor)
            await until(lambda: hub.current().catching_up == 1)
            await put_lines(crm, {"subject": "manager", "entity": "deal", "action": "view", "scope": "none"})
            assert (await rita.next())["kind"] == "ACCESS_LOST"
            assert hub.current().catching_up == 1
        await stalled.close()


@pytest.mark.feature("I35")
async def test_who_breaks_off_leaves_no_task(crm: Crm) -> None:
    """T48: nor a generator, whether they listened or were still catching up."""
    async with following():
        cursor = await _cursor(crm, "rita")
        before, generators = asyncio.all_tasks(), _generators()
        for after in (None, cursor) * 2:
            sockets = [Socket(crm) for _ in range(50)]
            await asyncio.gather(*(socket.begin(crm.tokens["rita"]) for socket in sockets))
            for socket in sockets:
                socket.subscribe(after=after)
            if after is None:
                await until(lambda: hub.current().members == 50)
            await asyncio.gather(*(socket.close() for socket in sockets))
            await until(lambda: hub.current().members == hub.current().catching_up == 0)
        await until(lambda: asyncio.all_tasks() <= before)
        assert _generators() <= generators


def _generators() -> int:
    gc.collect()
    return sum(isinstance(each, AsyncGeneratorType) for each in gc.get_objects())
