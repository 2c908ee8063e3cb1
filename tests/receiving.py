"""A partner's receiver in this process: checks signatures as Standard Webhooks says, drops repeated ids, keeps what it
is told; and it may fail in all the ways that receivers do.
"""

import asyncio
import base64
import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from aiohttp import web

from domain import db, outward, sequencer, webhook_lanes, webhook_sending
from domain.webhook_lanes import Lane

R = TypeVar("R", bound="Receiver")


@dataclass
class Receiver:
    """What has arrived: each message once, in the order of first arrival."""

    url: str = ""
    secrets: list[str] = field(default_factory=list)
    failing: list[str] = field(default_factory=list)  # how the next requests go wrong
    requests: list[dict[str, str]] = field(default_factory=list)  # the headers of each
    messages: list[dict[str, Any]] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)  # the record of each message, by the message's id
    held: dict[str, dict[str, Any]] = field(default_factory=dict)  # what it would show: record by id
    at_once: int = 0
    most_at_once: int = 0

    async def answer(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        self.requests.append({name.lower(): value for name, value in request.headers.items()})
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        try:
            return await self._answer(request, body)
        finally:
            self.at_once -= 1

    async def _answer(self, request: web.Request, body: bytes) -> web.StreamResponse:
        how = self.failing.pop(0) if self.failing else "ok"
        if how == "stall":
            await asyncio.sleep(3600)
        if how.isdigit():
            return web.Response(status=int(how), text="no", headers={"Location": "http://127.0.0.1:1/"})
        if self.secrets and not self.is_signed(request, body):
            return web.Response(status=401)
        self.take(request.headers["webhook-id"], json.loads(body))
        if how == "drop":  # it has understood, but nobody will know
            assert request.transport
            request.transport.close()
            return web.Response()
        if how == "long":
            return web.Response(text="x" * 200_000)
        return web.Response(text="taken")

    def is_signed(self, request: web.Request, body: bytes) -> bool:
        stamp, given = request.headers["webhook-timestamp"], request.headers["webhook-signature"].split()
        content = f"{request.headers['webhook-id']}.{stamp}.".encode() + body
        for secret in self.secrets:
            key = base64.b64decode(secret.removeprefix("whsec_"))
            if "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode() in given:
                return True
        return False

    def take(self, id: str, message: dict[str, Any]) -> None:
        if id in self.seen:
            return
        data = message["data"]
        self.seen[id] = data["id"]
        self.messages.append(message)
        if data.get("kind") in ("DELETED", "ACCESS_LOST"):
            self.held.pop(data["id"], None)
        elif "kind" in data:
            self.held[data["id"]] = data

    def in_order(self) -> dict[str, list[str]]:
        """The ids of the messages about each record, in the order of their first arrival."""
        found: dict[str, list[str]] = defaultdict(list)
        for id, record in self.seen.items():
            found[record].append(id)
        return found

    def told(self) -> list[tuple[str, str]]:
        """Kind and record of each message."""
        return [(each["data"].get("kind", "TEST"), each["data"]["id"]) for each in self.messages]

    def versions(self) -> dict[str, list[int]]:
        """The versions that were told of each record, in the order of telling."""
        found: dict[str, list[int]] = defaultdict(list)
        for each in self.messages:
            if each["data"].get("version"):
                found[each["data"]["id"]].append(each["data"]["version"])
        return found


@asynccontextmanager
async def receiving(receiver: R) -> AsyncIterator[R]:
    """A receiver on a free port of this machine."""
    app = web.Application(client_max_size=10_000_000)
    app.router.add_route("*", "/{any:.*}", receiver.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield receiver
    finally:
        await runner.cleanup()


async def place() -> None:
    """Positions for all that has happened."""
    if db.dialect() == "postgres":
        connection = await db.separate()
        try:
            while (await sequencer.sequence(connection) or (1, 0))[0]:
                pass
        finally:
            await connection.close()


async def route() -> None:
    """Bring what has happened to the lanes."""
    await place()
    while await webhook_sending.step():
        pass


async def send() -> None:
    """Try once what is due."""
    client = outward.Client()
    try:
        for id in await webhook_lanes.due():
            await webhook_sending.Endpoint(client, id).run()
    finally:
        await client.close()


async def deliver() -> None:
    """All that is to be told, as a worker does it; what failed is tried again at once."""
    await route()
    for _ in range(50):
        await Lane.filter(run_at__isnull=False).update(run_at=db.now() - timedelta(seconds=1))
        if not await webhook_lanes.due():
            return
        await send()
    raise AssertionError("this has no end")


async def killed_amid_sending(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that ends between the answers of receivers and writing them down."""

    async def end(*_: object) -> None:
        raise ConnectionError

    await route()
    with monkeypatch.context() as patched, suppress(ConnectionError):
        patched.setattr(webhook_lanes, "finish", end)
        await send()
