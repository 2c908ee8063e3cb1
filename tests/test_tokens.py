"""Who asks, from memory: no statement after the first request, and nothing believed that may have ended (T4)."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, NoReturn

import pytest

from domain import db, leaving, lifecycle, log, sequencer, sessions, tokens, users
from domain import demo as story
from domain.account import Account
from domain.allowlists import IpAllowlist
from domain.api_keys import ApiKey
from domain.events import Event
from domain.sessions import Session
from domain.users import User
from tests.counting import statements
from tests.crm import Crm, Person
from tests.people import to
from tests.test_log import on_postgres, place, until, write

pytestmark = pytest.mark.anyio

WHO = "{ viewer { role } }"


class Clock:
    """Time as the follower of the log measures it: it goes on when a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(log, "monotonic", made)
    return made


async def never() -> NoReturn:
    await asyncio.Event().wait()
    raise AssertionError


@asynccontextmanager
async def warm(crm: Crm, clock: Clock, *people: Person) -> AsyncIterator[None]:
    """A process that follows the log, which has answered these people before. It is told of no time that goes by."""
    async with lifecycle.following():
        await until(log.confirmed)
        for person in people:
            assert await person.code(WHO) == "ok"
        yield


async def asked(person: Person) -> list[str]:
    """The statements of a request that only asks who one is. Beside these the follower reads the log, and a session
    that was made long ago, as in a long run of tests, is noted to be used.
    """
    with statements() as seen:
        await person.ask(WHO)
    return [text for text in seen if "log_head" not in text and not text.startswith('UPDATE "session"')]


def program(crm: Crm) -> Person:
    return Person(crm, story.PARTNER_KEY)


async def test_who_asked_before_is_known(crm: Crm, clock: Clock) -> None:
    people = [crm.as_("nora"), crm.as_("rita"), program(crm)]
    async with warm(crm, clock, *people):
        assert [await asked(each) for each in people] == [[], [], []]
        assert len(await asked(crm.as_("tom"))) == 1
        bodies = [await each.ask("{ viewer { role locale user { id name group { name } } } }") for each in people]
    assert bodies == [await each.ask("{ viewer { role locale user { id name group { name } } } }") for each in people]


async def test_without_a_follower_the_database_is_asked(crm: Crm) -> None:
    assert await crm.as_("rita").code(WHO) == "ok"
    for _ in range(2):
        assert len(await asked(crm.as_("rita"))) == 1
    assert not await log.confirmed()


async def test_a_stalled_follower_is_not_believed(crm: Crm, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process ended all of this, and nobody here has heard of it."""
    ended = [crm.as_("rita"), crm.as_("tom"), crm.as_("sam"), program(crm)]
    async with warm(crm, clock, *ended, crm.as_("vera")):
        monkeypatch.setattr(sequencer, "head", never)
        await Session.filter(user_id=(await users.get("rita@demo.voronka")).id).delete()
        await User.filter(email="tom@demo.voronka").update(is_active=False)
        await User.filter(email="sam@demo.voronka").update(role="administrator")
        await ApiKey.all().update(revoked_at=db.now())
        clock.now += log.BELIEVED / 2
        assert [await each.code(WHO) for each in ended] == ["ok"] * 4, "half of the time is not over"
        clock.now += log.BELIEVED
        stuck = asyncio.create_task(log.confirmed())  # as if the follower had been stopped while it reads
        await asyncio.sleep(0)
        codes = [await each.code(WHO) for each in ended]
        assert codes == ["UNAUTHENTICATED", "UNAUTHENTICATED", "ok", "UNAUTHENTICATED"]
        assert (await ended[2].ask(WHO))["viewer"]["role"] == "administrator"
        assert await crm.as_("vera").code(WHO) == "ok"
        stuck.cancel()


async def test_whoever_comes_late_looks_at_the_log_first(crm: Crm, clock: Clock) -> None:
    """One statement for all of memory, where each request would take one for itself."""
    follower, rita = log.Follower(tokens.follow), crm.as_("rita")
    with log.trusted(follower):
        clock.now = 9
        with statements() as seen:
            assert await log.confirmed()
        assert [text.split()[0] for text in seen] == ["select"]
        with statements() as seen:
            assert await log.confirmed()
        assert seen == []
        clock.now += 9
        async with db.atomic():
            assert not await log.confirmed(), "memory is not filled with what may be rolled back"
        assert await rita.code(WHO) == "ok"


@on_postgres
async def test_events_without_positions_make_memory_old(crm: Crm, clock: Clock) -> None:
    """As when the one who gives positions has stopped with the lock in its hands."""
    follower = log.Follower(tokens.follow)
    with log.trusted(follower):
        assert await log.confirmed()
        await write()
        clock.now += 0.6
        assert not await log.confirmed()
        clock.now += 0.6
        assert not await log.confirmed()
        await place()
        assert await log.confirmed()
        for _ in range(4):  # each time other ones wait, so that all goes on
            await write()
            clock.now += 0.25
            await follower.step()
            assert await log.confirmed()
            await place()


async def _session(crm: Crm) -> object:
    [mine] = (await crm.as_("rita").ask("{ viewer { sessions { id } } }"))["viewer"]["sessions"]
    return await crm.as_("rita").do("sessionRevoke", "", sessionId=mine["id"])


ENDINGS: dict[str, Callable[[Crm], Awaitable[object]]] = {
    "a session": _session,
    "a sign-out": lambda crm: crm.as_("rita").ask("mutation { logout { errors { code } } }"),
    "a password": lambda _: to("rita", users.reset_password, "another password"),
    "a deactivation": lambda _: to("rita", leaving.deactivate),
}


@pytest.mark.feature("P20", "P22")
@pytest.mark.parametrize("what", ENDINGS)
async def test_what_this_process_ends_has_ended(
    crm: Crm, clock: Clock, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Before the answer, whatever the follower does."""
    async with warm(crm, clock, crm.as_("rita"), crm.as_("tom")):
        monkeypatch.setattr(log.Follower, "step", never)
        await ENDINGS[what](crm)
        assert await crm.as_("rita").code(WHO) == "UNAUTHENTICATED"
        assert await asked(crm.as_("tom")) == []
    told = await Event.filter(kind="session.ended").order_by("id")
    assert len(told) == 1
    assert told[0].before.keys() == {"user_id", "kind"}, "no token, and nothing personal"


@pytest.mark.feature("I10")
async def test_a_key_that_is_revoked_here_has_ended(crm: Crm, clock: Clock) -> None:
    async with warm(crm, clock, program(crm), crm.as_("anna")):
        await crm.as_("anna").do("apiKeyRevoke", "", apiKeyId="api_key_1")
        assert await program(crm).code(WHO) == "UNAUTHENTICATED"


async def test_another_role_group_and_list_are_in_force(crm: Crm, clock: Clock) -> None:
    anna, rita = crm.as_("anna"), crm.as_("rita")
    id, other = await crm.user_id("rita"), await crm.as_("sam").ask("{ viewer { user { group { id } } } }")
    group = other["viewer"]["user"]["group"]["id"]
    async with warm(crm, clock, anna, rita):
        await anna.do("userUpdate", "", userId=id, role="support", groupId=group)
        told = await rita.ask("{ viewer { role user { group { id } } } }")
        assert told["viewer"] == {"role": "support", "user": {"group": {"id": group}}}
        await anna.do("secondFactorRequire", "", role="support", isRequired=True)
        assert await rita.code("{ deals { nodes { id } } }") == "FORBIDDEN"
        await anna.do("secondFactorRequire", "", role="support", isRequired=False)
        await anna.do("ipAllowlistUpdate", "", role="support", ranges=["203.0.113.0/24"])
        assert await rita.code(WHO) == "FORBIDDEN"


async def test_what_another_process_ends_is_heard_of(crm: Crm) -> None:
    """Its events are all that this one hears."""
    rita, tom = crm.as_("rita"), crm.as_("tom")
    [id] = await Session.filter(user_id=(await users.get("rita@demo.voronka")).id).values_list("id", flat=True)
    async with lifecycle.following():
        await until(log.confirmed)
        assert [await each.code(WHO) for each in (rita, tom)] == ["ok", "ok"]
        async with db.atomic():
            await Session.filter(id=id).delete()
            gone = Event(
                at=db.now(), kind="session.ended", actor_id=0, entity="session", record_id=id, version=0, before={}
            )
            gone.after = {}
            await sequencer.place([gone])
            await gone.save()

        async def refused() -> bool:
            return await rita.code(WHO) == "UNAUTHENTICATED"

        await until(refused)
        assert await tom.code(WHO) == "ok"


async def test_what_ends_by_itself_ends_in_memory(crm: Crm, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """T8: whatever the clock says, memory is no better than the database."""
    rita, key, began = crm.as_("rita"), program(crm), db.now()
    mine = Session.filter(user_id=(await users.get("rita@demo.voronka")).id)
    await mine.update(expires_at=began + timedelta(minutes=2))
    await ApiKey.all().update(expires_at=began + timedelta(minutes=2), last_used_at=began)
    async with warm(crm, clock, rita, key):
        for minutes, code in (
            (1, "ok"),
            (3, "UNAUTHENTICATED"),
            (-3, "ok"),
            (-2_880, "ok"),
            (2_880, "UNAUTHENTICATED"),
        ):
            monkeypatch.setattr(db, "now", lambda minutes=minutes: began + timedelta(minutes=minutes))
            assert [await each.code(WHO) for each in (rita, key)] == [code, code], minutes


async def test_uses_are_noted_every_five_minutes(crm: Crm, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    rita, began = crm.as_("rita"), db.now()
    mine = Session.filter(user_id=(await users.get("rita@demo.voronka")).id)
    await mine.update(seen_at=began)
    async with warm(crm, clock, rita):
        seen = []
        for minutes in (1, 4, 6, 7, 10, 12):
            monkeypatch.setattr(db, "now", lambda minutes=minutes: began + timedelta(minutes=minutes))
            await rita.ask(WHO)
            seen.append(((await mine.get()).seen_at - began) // timedelta(minutes=1))
    assert seen == [0, 0, 6, 6, 6, 12]


async def test_what_was_read_before_an_end_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    tokens.forget()
    monkeypatch.setattr(tokens, "KEPT", 3)
    known = [tokens.Known("session", id, 1, None, None) for id in range(5)]
    since = tokens.endings()
    for each in known:
        tokens.keep((str(each.id), "COOKIE"), each, since)
    found = [tokens.find((str(id), "COOKIE")) for id in range(5)]
    assert found == [None, None, *known[2:]], "the one used least recently goes"
    assert tokens.find(("4", "BEARER")) is None
    tokens.committed([_event("deal", 4), _event("api_key", 3)])
    tokens.committed([_event("session", 4)])
    assert [tokens.find((str(id), "COOKIE")) for id in (3, 4)] == [known[3], None]
    tokens.keep(("4", "COOKIE"), known[4], since)
    assert tokens.find(("4", "COOKIE")) is None, "it may be what has just ended"
    await tokens.follow(None)
    assert tokens.find(("3", "COOKIE")) is None


def _event(entity: str, id: int) -> Any:
    return Event(entity=entity, record_id=id, kind=f"{entity}.ended")


@pytest.mark.feature("D10")
async def test_whatever_who_asks_depends_on_is_in_the_log(crm: Crm) -> None:
    """Shared deals, and the list of a user who is erased."""
    anna, rita = crm.as_("anna"), crm.as_("rita")
    pipeline = (await crm.pipelines())[0]["id"]
    for _ in range(2):
        await rita.do("dealCreate", "", name="A", pipelineId=pipeline, availableToEveryone=True)
    assert (await Account.get(id=1)).has_shared_deals
    [told] = await Event.filter(kind="account.changed")
    assert (told.before, told.after) == ({"has_shared_deals": False}, {"has_shared_deals": True})
    igor = await crm.user_id("igor")
    await anna.do("ipAllowlistUpdate", "", userId=igor, ranges=["203.0.113.9"])
    await anna.do("userDelete", "", userId=igor)
    assert not await IpAllowlist.all().exists()
    [gone] = await Event.filter(kind="ip_allowlist.deleted")
    assert "203.0.113.9" not in str(gone.before)
    assert not await sessions.Session.filter(user_id=igor.removeprefix("user_")).exists()
