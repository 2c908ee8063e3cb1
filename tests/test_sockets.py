"""What a socket keeps and says, and what subscriptions by other ways are refused."""

from typing import Any

import pytest

from api.http import sockets
from tests.crm import Crm
from tests.streams import Socket

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
