"""How webhooks are sent: what fails, what waits, and workers that end in the middle of it (I35)."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from graphql import GraphQLError

from api.reading.showing import Showing
from domain import db, outward, webhook_lanes, webhook_messages, webhook_sending
from domain.account import Account
from domain.webhook_lanes import Delivery, Held, Lane
from domain.webhook_messages import Message
from domain.webhooks import Webhook
from permissions.actor import Actor
from tests.crm import Crm
from tests.receiving import Receiver, deliver, killed_amid_sending, place, receiving, route, send
from tests.streams import until
from tests.test_webhooks import HOOKS, deal, put_lines, subscribed

pytestmark = pytest.mark.anyio


async def told(receiver: Receiver, made: str) -> None:
    """Once the receiver knows that this was created."""
    await until(lambda: ("CREATED", made) in receiver.told())


@pytest.mark.feature("I35")
async def test_what_fails_is_tried_again_in_order(crm: Crm, receiver: Receiver) -> None:
    """T57: a receiver that answers 500, redirects, drops after reading or says much gets each message, each once more
    with the same id; what comes later about a record waits.
    """
    program, _ = await subscribed(crm, receiver)
    made, other = await deal(crm, "rita"), await deal(crm, "rita", "Other")
    await crm.as_("rita").do("dealUpdate", "", dealId=made, goal="x")
    receiver.failing = ["500", "302", "drop", "404", "long"]
    await route()
    await send()
    assert await Lane.filter(run_at__gt=db.now(), attempts=1).count() == 2, "a pause after a failure"
    assert (await Webhook.get()).failures == 2
    await deliver()
    assert receiver.versions() == {made: [1, 2], other: [1]}
    assert (await Webhook.get()).failures == 0
    [shown] = (await program.ask(HOOKS))["webhooks"]["nodes"]
    tried = shown["deliveries"]["nodes"]
    assert len({each["deliveryId"] for each in tried}) == len(tried) == len(receiver.requests)
    assert {each["status"] for each in tried} >= {500, 302, 200, None}
    assert {each["messageId"] for each in tried} == set(receiver.seen)
    for each in receiver.requests:
        assert each["webhook-id"] in receiver.seen
        assert int(each["webhook-attempt"]) >= 1


@pytest.mark.feature("I35")
async def test_one_that_is_dead_rests(crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much waits for it: what a worker does for it is taken from the others. Who is to stop doesn't wait."""
    monkeypatch.setattr(webhook_sending, "FIRST_BREATH", 3600)
    monkeypatch.setattr(webhook_sending, "LAST_BREATH", 3600)
    program, _ = await subscribed(crm, receiver)
    await program.do("webhookCreate", "", url="http://127.0.0.1:1/", entities=["DEAL"])
    dead = await Webhook.get(url="http://127.0.0.1:1/")
    left = {"entity": "deal", "head": 0, "tail": 0, "told": True, "armed": 1, "run_at": db.now()}
    await Lane.bulk_create([Lane(webhook_id=dead.id, record_id=10**9 + n, **left) for n in range(500)])
    async with asyncio.timeout(outward.SECONDS):
        async with webhook_sending.sending():
            for name in ("First", "Second", "Third"):
                made = await deal(crm, "rita", name)
                await place()
                await told(receiver, made)
    tried = await Delivery.filter(webhook_id=dead.id).count()
    assert 0 < tried <= 4 * webhook_sending.FEW, "what it began with, and once more before that was written down"
    assert await Lane.filter(webhook_id=dead.id, attempts=1).count() == tried


@pytest.mark.feature("I35")
async def test_one_that_is_dead_is_tried_again(crm: Crm, receiver: Receiver) -> None:
    """A breath after all have failed, so what waits is delivered as soon as it is there again."""
    await subscribed(crm, receiver)
    made = {await deal(crm, "rita", f"D{n}") for n in range(5 * webhook_sending.FEW)}
    receiver.failing = ["500"] * 4 * webhook_sending.FEW
    await route()
    await send()
    assert len(receiver.requests) == len(made), "each once: those that failed have pauses of their own"
    assert len(receiver.told()) == webhook_sending.FEW
    await deliver()
    assert {("CREATED", each) for each in made} == set(receiver.told())


@pytest.mark.feature("I35")
async def test_a_record_that_could_not_be_read_is_told_later(
    crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that is away while records are read is no record without anything in it."""
    await subscribed(crm, receiver)
    made = await deal(crm, "rita")
    await route()

    async def away(*_: object) -> tuple[list[None], list[GraphQLError]]:
        return [None], [GraphQLError("away", original_error=ConnectionError("away"))]

    with monkeypatch.context() as patched:
        patched.setattr(Showing, "_answer", away)
        await send()
    assert receiver.requests == []
    assert await Lane.filter(run_at__gt=db.now(), attempts=0).count() == 1
    await deliver()
    [message] = receiver.messages
    assert (message["data"]["id"], message["data"]["record"]["name"]) == (made, "A deal")


@pytest.mark.feature("I35")
@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (TimeoutError(), "what is selected can't be read within 5 seconds"),
        (GraphQLError("broken", original_error=ZeroDivisionError()), "what is selected can't be read: INTERNAL"),
    ],
)
async def test_a_record_that_fails_holds_up_no_other(
    crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, failure: Exception, says: str
) -> None:
    """It takes too long, or has a fault: it is not told without what was selected, but tried again, which shows."""
    program, _ = await subscribed(crm, receiver)
    made = [await deal(crm, "rita", f"D{n}") for n in range(9)]
    answer = Showing._answer

    async def failing(self: Showing, actor: Actor, company: Account, selection: str, ids: list[str]) -> Any:
        if made[3] not in ids:
            return await answer(self, actor, company, selection, ids)
        if isinstance(failure, GraphQLError):
            return [None] * len(ids), [failure]
        raise failure

    await route()
    with monkeypatch.context() as patched:
        patched.setattr(Showing, "_answer", failing)
        await send()
    assert {each for _, each in receiver.told()} == {*made} - {made[3]}
    assert await Lane.filter(run_at__gt=db.now(), attempts=1).count() == 1
    [shown] = (await program.ask(HOOKS))["webhooks"]["nodes"]
    [failed] = [each for each in shown["deliveries"]["nodes"] if each["error"]]
    assert (failed["recordId"], failed["status"], failed["error"]) == (made[3], None, says)
    await deliver()
    assert receiver.told()[-1] == ("CREATED", made[3])
    assert receiver.requests[-1]["webhook-attempt"] == "2"


@pytest.mark.feature("I35")
async def test_what_could_not_be_given_back_is_once_the_database_is_there_again(
    crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T51: nobody waits until its lease has run out."""
    await subscribed(crm, receiver)
    made = await deal(crm, "rita")
    monkeypatch.setattr(webhook_sending, "FIRST_PAUSE", timedelta(0))
    away = 2

    def at_first(act: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def acting(*given: Any) -> Any:
            nonlocal away
            if away:
                away -= 1
                raise ConnectionError
            return await act(*given)

        return acting

    monkeypatch.setattr(webhook_messages, "messages", at_first(webhook_messages.messages))
    monkeypatch.setattr(webhook_lanes, "release", at_first(webhook_lanes.release))
    await place()
    async with asyncio.timeout(outward.SECONDS), webhook_sending.sending():
        await told(receiver, made)
    assert away == 0


@pytest.mark.feature("I35")
async def test_nothing_is_sent_whose_lease_may_have_run_out(
    crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else may be at it by then."""
    await subscribed(crm, receiver)
    made = await deal(crm, "rita")
    put_together, times = webhook_messages.messages, list[int]()

    async def slow(hook: Webhook, actor: Actor, company: Account, lanes: list[Held]) -> list[Message]:
        times.append(len(receiver.requests))
        if len(times) == 1:
            await asyncio.sleep(0.3)
        return await put_together(hook, actor, company, lanes)

    monkeypatch.setattr(webhook_sending, "BEGUN_WITHIN", 0.2)
    monkeypatch.setattr(webhook_messages, "messages", slow)
    await route()
    await send()
    assert times == [0, 0], "put together anew, since it was not sent"
    assert receiver.told() == [("CREATED", made)]


@pytest.mark.feature("I35")
async def test_nothing_is_ready_for_a_receiver_that_takes_long(
    crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be put together anew, over and over."""
    monkeypatch.setattr(webhook_sending, "MANY", 2)
    monkeypatch.setattr(webhook_sending, "FRESH", 0.1)
    await subscribed(crm, receiver)
    made = {await deal(crm, "rita", f"D{n}") for n in range(12)}
    await route()
    post, claim, asked = outward.Client.post, webhook_lanes.claim, list[int]()

    async def slow(client: outward.Client, *given: Any) -> tuple[int, bytes]:
        await asyncio.sleep(0.2)
        return await post(client, *given)

    async def claimed(webhook_id: int, most: int) -> list[Held]:
        asked.append(most)
        return await claim(webhook_id, most)

    monkeypatch.setattr(outward.Client, "post", slow)
    monkeypatch.setattr(webhook_lanes, "claim", claimed)
    await send()
    assert {each for _, each in receiver.told()} == made
    assert (asked[0], max(asked[-4:])) == (2 * webhook_sending.FEW, 2)


@pytest.mark.feature("I35")
async def test_what_has_waited_is_tried_anew_when_an_endpoint_goes_on(crm: Crm, receiver: Receiver) -> None:
    """At once, and for as long as what is new: it is not given up for having failed before the pause."""
    program, hook = await subscribed(crm, receiver)
    made = await deal(crm, "rita")
    receiver.failing = ["500"] * 2
    await route()
    await send()
    long_ago = db.now() - 2 * webhook_sending.TRIED_FOR
    await Lane.all().update(failing_since=long_ago, attempts=30, run_at=db.now() + timedelta(hours=6))
    await program.do("webhookUpdate", "", webhookId=hook, isPaused=True)
    await program.do("webhookUpdate", "", webhookId=hook, isPaused=False)
    await send()
    assert [each["webhook-attempt"] for each in receiver.requests] == ["1", "1"]
    await deliver()
    assert receiver.told() == [("CREATED", made)]


@pytest.mark.feature("I35")
async def test_an_endpoint_is_deleted_amid_sending(crm: Crm, receiver: Receiver) -> None:
    """Whoever sends has a lane, and then notes the delivery, for which the endpoint has to be there."""
    program, hook = await subscribed(crm, receiver)
    await deal(crm, "rita")
    await route()
    if db.dialect() == "sqlite":  # where writers follow each other
        await program.do("webhookDelete", "deletedId", webhookId=hook)
    else:
        sender = await db.separate()
        try:
            async with sender.transaction():
                await sender.fetch("select id from webhook_lane for update")
                deleting = asyncio.create_task(program.do("webhookDelete", "deletedId", webhookId=hook))
                async with asyncio.timeout(outward.SECONDS):
                    while not await sender.fetch("select 1 from pg_locks where not granted"):  # noqa: ASYNC110  # nobody tells
                        await asyncio.sleep(0.01)
                await sender.execute(
                    "insert into webhook_delivery (webhook_id, token, message, kind, entity, record_id, attempt, "
                    "duration_ms, at) select id, '', '', '', 'deal', 1, 1, 0, now() from webhook"
                )
            await deleting
        finally:
            await sender.close()
    assert not await Webhook.exists()
    assert not await Lane.exists()


class Halting(Receiver):
    """One half of it never answers."""

    async def _answer(self, request: web.Request, body: bytes) -> web.StreamResponse:
        if request.path == "/slow":
            self.failing = ["stall"]
        return await super()._answer(request, body)


@pytest.mark.feature("I35")
async def test_an_endpoint_waits_for_no_other_on_the_same_host(
    crm: Crm, allowed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many of its messages the other one holds."""
    monkeypatch.setattr(webhook_sending, "MANY", 4)
    async with receiving(Halting()) as receiver:
        program, _ = await subscribed(crm, receiver)
        await program.do("webhookCreate", "", url=receiver.url.replace("/hook", "/slow"), entities=["DEAL"])
        async with asyncio.timeout(outward.SECONDS):
            async with webhook_sending.sending() as sender:
                for n in range(8):
                    made = await deal(crm, "rita", f"D{n}")
                    await place()
                    await told(receiver, made)
                await until(lambda: receiver.at_once == 4)
                for task in sender._tasks:
                    task.cancel()


@pytest.mark.feature("I35", "P19")
async def test_what_has_waited_for_its_turn_is_put_together_anew(
    crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T4: under the rights of then, not of when it was begun."""
    monkeypatch.setattr(webhook_sending, "MANY", 1)
    monkeypatch.setattr(webhook_sending, "FRESH", 0.2)
    await subscribed(crm, receiver)
    made = [await deal(crm, "rita", name) for name in ("First", "Second")]
    await route()
    post = outward.Client.post

    async def slow(client: outward.Client, *given: Any) -> tuple[int, bytes]:
        if not receiver.requests:
            await put_lines(crm, {"subject": "manager", "entity": "deal", "action": "view", "scope": "none"})
            await asyncio.sleep(0.3)
        return await post(client, *given)

    monkeypatch.setattr(outward.Client, "post", slow)
    await send()
    assert receiver.told() == [("CREATED", made[0])]
    await deliver()
    assert receiver.told() == [("CREATED", made[0]), ("ACCESS_LOST", made[0])]


@pytest.mark.feature("I35", "P19")
async def test_what_a_worker_that_ended_had_told_counts(
    crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends between the answer and the commit, and rights change before another one takes over."""
    await subscribed(crm, receiver)
    mine = await deal(crm, "rita")
    view = {"subject": "manager", "entity": "deal", "action": "view"}
    await killed_amid_sending(monkeypatch)
    assert receiver.told() == [("CREATED", mine)]
    await put_lines(crm, view | {"scope": "none"})
    await deliver()
    assert receiver.told()[1:] == [("ACCESS_LOST", mine)]
    await crm.as_("anna").do("dealUpdate", "", dealId=mine, goal="unseen")
    await put_lines(crm, view | {"scope": "all"})
    await deliver()
    await put_lines(crm, view | {"scope": "none"})
    await killed_amid_sending(monkeypatch)
    await put_lines(crm, view | {"scope": "all"})
    await deliver()
    assert receiver.told()[2:] == [(kind, mine) for kind in ("ACCESS_GAINED", "ACCESS_LOST", "ACCESS_GAINED")]
    assert receiver.held[mine]["record"]["goal"] == "unseen"
    assert not await Lane.exists()
