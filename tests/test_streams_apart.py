"""What one subscription, or one who catches up, must not do to others, nor be told."""

import asyncio
import gc
from collections.abc import Sequence
from types import AsyncGeneratorType

import pytest

from api.http import channel
from domain import db, leaving
from domain.streams import hub
from domain.streams.members import Delivery
from tests.crm import Crm
from tests.custom import field_of
from tests.people import to
from tests.streams import Closed, Socket, following, listening, settled, until
from tests.test_streams import deal

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

        async def delivered(deliveries: Sequence[Delivery]) -> None:
            await deliver(deliveries)
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

        async def delivered(deliveries: Sequence[Delivery]) -> None:
            await deliver(deliveries)
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
