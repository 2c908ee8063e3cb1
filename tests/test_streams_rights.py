"""The rights oracle for streams, replays and syncs: whoever applies what they are told has what they may see.

Policies, groups, roles, records and what happens to them are random; the seed is in the name of the test.
"""

import json
import random
from dataclasses import dataclass, field
from typing import Any

import pytest

from domain import policies
from domain.access import MODELS
from domain.events import plain
from domain.groups import Group
from domain.streams import hub
from domain.users import User
from tests.crm import Crm
from tests.rules import Asker, Rules, asker, random_rules
from tests.streams import Socket, following, settled, until
from tests.worlds import World, random_world

WHO = ("nora", "rita", "tom", "sam", "oleg")
SHOWN = "($after: String) {{ {0}Changed(after: $after) {{ kind id cursor {0} {{ id version }} }} }}"
FOLLOW = {kind: f"subscription{SHOWN.format(kind)}" for kind in ("deal", "task")}
SYNC = (
    "query($after: String, $first: Int) { changes(after: $after, first: $first, types: [DEAL, TASK]) "
    "{ records { id ... on Deal { version } ... on Task { version } } gone cursor hasMore resyncRequired } }"
)
Versions = dict[str, int]


State = dict[str, Any]


@dataclass
class Standing:
    """What everybody may see now, by the oracle's rules, and what they could have seen of late by the same rules."""

    rules: Rules
    lately: dict[str, list[State]] = field(default_factory=dict)

    async def note(self) -> None:
        """Remember the records as they are."""
        for kind in FOLLOW:
            for row in await MODELS[kind].all():
                state = {name: plain(getattr(row, name)) for name in row._meta.db_fields}
                known = self.lately.setdefault(f"{kind}_{row.id}", [])
                if not known or known[-1] != state:
                    known.append(state)

    async def of(self, who: str) -> Versions:
        """Records of both kinds with their versions."""
        user = await self._asker(who)
        return {
            f"{kind}_{row.id}": row.version
            for kind in FOLLOW
            for row in await MODELS[kind].all()
            if self.rules.may(user, kind, "view", {name: plain(getattr(row, name)) for name in row._meta.db_fields})
        }

    async def of_late(self, who: str) -> set[str]:
        """Records that were at some time as somebody may see them now; groups are those of now."""
        user, groups = await self._asker(who), {each.id: each.group_id async for each in User.all()}
        return {
            id
            for id, states in self.lately.items()
            for state in states
            if self.rules.may(user, id.split("_")[0], "view", state | {"group_id": groups[state["responsible_id"]]})
        }

    async def _asker(self, who: str) -> Asker:
        parents = {group.id: group.parent_id async for group in Group.all()}
        return asker(vars(await User.get(email=f"{who}@demo.voronka")), parents)


@dataclass
class Follower:
    """A client that keeps what it is told."""

    crm: Crm
    who: str
    socket: Socket | None = None
    has: Versions = field(default_factory=dict)
    cursors: dict[str, str] = field(default_factory=dict)
    synced: Versions = field(default_factory=dict)
    synced_at: str | None = None
    ever: set[str] = field(default_factory=set)  # what it may know of

    async def begin(self) -> None:
        self.socket = Socket(self.crm)
        await self.socket.begin(self.crm.tokens[self.who])
        for kind, query in FOLLOW.items():
            self.socket.subscribe(query, id=kind, after=self.cursors.get(kind))

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
            data = await self.crm.as_(self.who).ask(SYNC, after=self.synced_at, first=first)
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
    row = chance.choice([each for each in world.rows if each.kind in FOLLOW])
    given: dict[str, Any] = {f"{row.kind}Id": row.gid}
    act = f"{row.kind}Update"
    match chance.randrange(20):
        case 0:
            act = f"{row.kind}Delete"
        case 1 | 2 | 3 | 4 | 5:
            given["responsibleId"] = await crm.user_id(chance.choice([*WHO, "anna"]))
        case 6 | 7 | 8 | 9:
            given["goal" if row.kind == "deal" else "comment"] = chance.choice(["a", "b", None])
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


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.feature("I35", "P22", "D43")
async def test_whoever_applies_what_they_are_told_has_what_they_may_see(crm: Crm, seed: int) -> None:
    chance = random.Random(seed)
    world = await random_world(chance)
    standing = Standing(world.rules)
    await policies.replace(world.rules.document(), "random")
    clients = [Follower(crm, who) for who in WHO]
    async with following():
        await settled()
        await standing.note()
        for client in clients:
            await client.begin()
            client.has = await standing.of(client.who)
            client.ever |= client.has.keys()
        await until(lambda: hub.current().members == len(WHO) * len(FOLLOW))
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
            await until(lambda: hub.current().members == len(WHO) * len(FOLLOW))
            await settled()
            for client in clients:
                now = await standing.of(client.who)
                client.hear(now)
                assert client.has == now, (client.who, step)
                if chance.random() < 0.4 or step == 29:
                    await client.sync(chance.choice([2, 5, 50]))
                    assert client.synced == now, (client.who, step)
                if chance.random() < 0.3 and len(client.cursors) == len(FOLLOW):
                    await client.away()
        for client in clients:
            if client.socket is not None:
                await client.away()
