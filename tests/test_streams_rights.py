"""The rights oracle for streams, replays and syncs: whoever applies what they are told has what they may see.

Policies, groups, roles, records and what happens to them are random; the seed is in the name of the test.
"""

import json
import random
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from domain import policies
from domain.access import MODELS
from domain.groups import Group
from domain.streams import differences, hub, rights
from tests.crm import Crm
from tests.oracle.standing import Standing, Versions
from tests.rules import random_rules
from tests.streams import Socket, following, listening, settled, until
from tests.test_streams import deal
from tests.worlds import World, random_world

WHO = ("nora", "rita", "tom", "sam", "oleg")
SHOWN = "($after: String) {{ {0}Changed(after: $after) {{ kind id cursor {0} {{ id version }} }} }}"
FOLLOW = {kind: f"subscription{SHOWN.format(kind)}" for kind in MODELS}
VERSIONS = " ".join(f"... on {kind.title()} {{ version }}" for kind in MODELS)
SYNC = (
    "query($after: String, $first: Int, $types: [SyncType!]) { changes(after: $after, first: $first, types: $types) "
    f"{{ records {{ id {VERSIONS} }} gone cursor hasMore resyncRequired }} }}"
)
# What is changed of a record of a kind, where it has nothing to do with rights.
PLAIN = {"deal": "goal", "contact": "address", "company": "legalAddress", "task": "comment", "item": "code"}
PLAIN |= {"customer": "name"}


@dataclass
class Follower:
    """A client that keeps what it is told."""

    crm: Crm
    who: str
    kinds: tuple[str, ...]
    socket: Socket | None = None
    has: Versions = field(default_factory=dict)
    cursors: dict[str, str] = field(default_factory=dict)
    synced: Versions = field(default_factory=dict)
    synced_at: str | None = None
    ever: set[str] = field(default_factory=set)  # what it may know of

    async def begin(self) -> None:
        self.socket = Socket(self.crm)
        await self.socket.begin(self.crm.tokens[self.who])
        for kind in self.kinds:
            self.socket.subscribe(FOLLOW[kind], id=kind, after=self.cursors.get(kind))

    async def away(self) -> None:
        assert self.socket
        await self.socket.close()
        self.socket = None

    def hear(self, now: Versions) -> None:
        """Apply what has come."""
        assert self.socket
        while not self.socket._out.empty():
            sent = self.socket._out.get_nowait()
            assert sent["type"] == "websocket.send", sent
            self.apply(sent["text"], now)

    def apply(self, text: str, now: Versions) -> None:
        content = json.loads(text)
        assert content["type"] == "next", content
        assert "errors" not in content["payload"], content
        kind = content["id"]
        message = content["payload"]["data"][f"{kind}Changed"]
        self.cursors[kind] = message["cursor"]
        if message["kind"] == "RESYNC_REQUIRED":
            self.has = {id: version for id, version in self.has.items() if not id.startswith(kind)}
            self.has |= {id: version for id, version in now.items() if id.startswith(kind)}
            return
        assert message["id"] in self.ever, ("was never in sight", self.who, message)
        if message["kind"] in ("DELETED", "ACCESS_LOST"):
            assert message[kind] is None
            self.has.pop(message["id"], None)
        else:
            self.has[message["id"]] = message[kind]["version"]

    async def sync(self, first: int) -> None:
        more = True
        while more:
            types = [kind.upper() for kind in self.kinds]
            data = await self.crm.as_(self.who).ask(SYNC, after=self.synced_at, first=first, types=types)
            page = data["changes"]
            if page["resyncRequired"]:
                self.synced = {}
            for id in page["gone"]:
                assert id in self.ever, ("was never in sight", self.who, id)
                self.synced.pop(id, None)
            assert len(page["records"]) <= first
            self.synced |= {each["id"]: each["version"] for each in page["records"]}
            self.synced_at, more = page["cursor"], page["hasMore"]


async def happen(crm: Crm, world: World, chance: random.Random, standing: Standing) -> None:
    """Something: to a record, to a user, or to the policy."""
    anna = crm.as_("anna")
    row = chance.choice([each for each in world.rows if each.kind in standing.kinds])
    given: dict[str, Any] = {f"{row.kind}Id": row.gid}
    act = f"{row.kind}Update"
    match chance.randrange(20):
        case 0:
            act = f"{row.kind}Delete"
        case 1 | 2 | 3 | 4 | 5:
            given["responsibleId"] = await crm.user_id(chance.choice([*WHO, "anna"]))
        case 6 | 7 | 8 | 9:
            given[PLAIN[row.kind]] = chance.choice(["a", "b", None])
        case 10 | 11 if row.kind == "deal":
            act, given["stageId"] = "dealMove", f"stage_{chance.choice(world.places)[1]}"
        case 12 if row.kind == "deal":
            given["availableToEveryone"] = chance.random() < 0.5
        case 13 | 14:
            act = "userUpdate"
            groups = [f"group_{group.id}" async for group in Group.all()]
            given = {"userId": await crm.user_id(chance.choice(WHO)), "groupId": chance.choice(groups)}
        case 15 | 16:
            act = "userUpdate"
            role = chance.choice(["manager", "head", "support", "accountant"])
            given = {"userId": await crm.user_id(chance.choice(WHO)), "role": role}
        case 17 | 18:
            standing.rules = random_rules(chance, world.known, hides=False)
            await policies.replace(standing.rules.document(), "random")
            return
        case _:
            given["responsibleId"] = await crm.user_id("anna")
    await anna.send(anna._text(act, ""), input=given)


@pytest.mark.parametrize(
    ("seed", "kinds"),
    [(1, ("deal", "task")), (2, ("contact", "company")), (3, ("deal", "contact")), (4, ("item", "deal"))],
)
@pytest.mark.feature("I35", "P16", "P22", "D43")
async def test_whoever_applies_what_they_are_told_has_what_they_may_see(
    crm: Crm, seed: int, kinds: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub, "SHOWN_AT_ONCE", 2)
    chance = random.Random(seed)
    world = await random_world(chance)
    standing = Standing(world.rules, kinds)
    await policies.replace(world.rules.document(), "random")
    clients = [Follower(crm, who, kinds) for who in WHO]
    async with following():
        await settled()
        await standing.note()
        for client in clients:
            await client.begin()
            client.has = await standing.of(client.who)
            client.ever |= client.has.keys()
        await until(lambda: hub.current().members == len(WHO) * len(kinds))
        await settled()
        for step in range(30):
            for _ in range(chance.choice([1, 1, 3])):
                await happen(crm, world, chance, standing)
                await standing.note()
                for client in clients:
                    client.ever |= await standing.of_late(client.who)
            if step % 3 and step < 29:
                continue
            for client in clients:
                if client.socket is None:
                    await client.begin()
            await until(lambda: hub.current().members == len(WHO) * len(kinds))
            await settled()
            for client in clients:
                now = await standing.of(client.who)
                client.hear(now)
                assert client.has == now, (client.who, step)
                if chance.random() < 0.4 or step == 29:
                    await client.sync(chance.choice([2, 5, 50]))
                    assert client.synced == now, (client.who, step)
                if chance.random() < 0.3 and len(client.cursors) == len(kinds):
                    await client.away()
        for client in clients:
            if client.socket is not None:
                await client.away()


@pytest.mark.feature("P22", "I35")
async def test_what_happens_while_a_change_of_rights_is_told_is_told_once(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of several classes each is asked for its records a little later; what happened between is told by itself."""
    nora, anna, plainly = crm.as_("nora"), crm.as_("anna"), rights.rows
    owners = {"rita": await deal(crm, "rita"), "tom": await deal(crm, "tom")}
    given, tom_id = await deal(crm, "rita"), await crm.user_id("tom")
    asked = list[Any]()

    async def slowly(*what: Any) -> Any:
        asked.append(what)
        if len(asked) == 2:
            await nora.do("dealReassign", "", dealIds=[given], responsibleId=tom_id)
        return await plainly(*what)

    async def told(who: str, socket: Socket) -> list[str]:
        """What one is told of the deal that goes over, up to a change of their own."""
        kinds = []
        while (message := await socket.next())["id"] != owners[who]:
            kinds += [message["kind"]] if message["id"] == given else []
        return kinds

    async with AsyncExitStack() as stack:
        await stack.enter_async_context(following())
        await settled()
        rita, tom = [await stack.enter_async_context(listening(crm, who)) for who in ("rita", "tom")]
        monkeypatch.setattr(differences, "rows", slowly)
        draft = (await anna.do("policyDraftCreate", "draft { id }", comment="own"))["draft"]["id"]
        line = {"subject": "manager", "entity": "deal", "action": "view", "scope": "own"}
        await anna.do("policyDraftUpdate", "", draftId=draft, put=[line])
        await anna.do("policyPublish", "", draftId=draft)
        await until(lambda: len(asked) > 1)
        await settled()
        for who, id in owners.items():
            await crm.as_(who).do("dealUpdate", "", dealId=id, goal="The end")
        # Either has lost the other's deals first, by the policy.
        assert await told("rita", rita) == ["ACCESS_LOST"]
        assert await told("tom", tom) == ["ACCESS_LOST", "ACCESS_GAINED"]
