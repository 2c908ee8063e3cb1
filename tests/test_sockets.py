"""What a socket keeps and says, and what subscriptions by other ways are refused."""

from typing import Any

import pytest

from api.http import crowd, sockets
from tests.crm import Crm
from tests.streams import CHANGED, Socket, following, listening
from tests.test_streams_wire import CLOSE, Wire, serving

pytestmark = pytest.mark.feature("I35")


async def test_a_socket_keeps_nothing_of_its_queries(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T49: what is noted of an operation is gone with it."""
    made: list[Any] = []

    class Seen(sockets._Socket):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            made.append(self)

    monkeypatch.setattr(sockets, "_Socket", Seen)
    socket = Socket(crm)
    await socket.begin(crm.tokens["rita"])
    [kept] = made
    before = dict(kept._scope["state"])
    for _ in range(3):
        socket.subscribe("query Who { viewer { role } }")
        assert [(await socket.hear())["type"] for _ in range(2)] == ["next", "complete"]
    assert kept._scope["state"] == before
    await socket.close()


@pytest.mark.parametrize("cursor", ["abc.é", "1-0.abc.é", "é-0.abc.abc", "1-0.é.abc", "🙂"])
async def test_a_cursor_that_is_not_ascii_is_refused(crm: Crm, cursor: str) -> None:
    """By a query, a socket and a stream of events."""
    rita = crm.as_("rita")
    asked = "query($after: String) { changes(after: $after) { cursor } }"
    assert await rita.code(asked, after=cursor) == "BAD_USER_INPUT"
    async with following(), listening(crm, "rita", after=cursor) as socket:
        [error] = (await socket.hear())["payload"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
    headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {rita.token}", "Last-Event-ID": cursor}
    sent = [(name.encode(), value.encode()) for name, value in headers.items()]
    response = await crm.client.post("/graphql", json={"query": CHANGED}, headers=sent)
    assert (response.status_code, "BAD_USER_INPUT" in response.text) == (400, True)


async def test_a_reason_is_cut_between_characters(crm: Crm) -> None:
    """A close frame holds 125 bytes (RFC 6455, 5.5), two of them the code."""
    async with serving(crm) as server, following():
        wire = await Wire.open(server)
        await wire.begin(crm.tokens["rita"])
        for _ in range(2):
            wire.subscribe(id="ж" * sockets.LONGEST_ID)
        opcode, data = await wire.frame()
        assert (opcode, int.from_bytes(data[:2])) == (CLOSE, 4409)
        assert data[2:].decode().startswith("Subscriber for жж")


async def test_a_subscription_in_a_batch_is_refused(crm: Crm) -> None:
    """Whatever is accepted; and no seat stays taken."""
    before = crowd._open.copy()
    for accept in ("text/event-stream", "application/json"):
        headers = {"Accept": accept, "Authorization": f"Bearer {crm.tokens['rita']}"}
        batch = [{"query": "{ viewer { role } }"}, {"query": CHANGED}, {"query": CHANGED}]
        text = (await crm.client.post("/graphql", json=batch, headers=headers)).text
        assert text.count("BAD_USER_INPUT") == 2, text
        assert text.count('"viewer"') == 1
    assert crowd._open == before
