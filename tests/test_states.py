"""What records were before and after their events, and who saw them: worked out backwards, against what was seen then.

Policies, records and what is done are random; the seed is in the name of the test.
"""

import random
from typing import Any

import pytest

from domain import policies, states
from domain.access import MODELS
from domain.events import plain
from domain.merges import Merged
from domain.users import User
from permissions import scope
from permissions.actor import Actor
from tests.crm import Crm
from tests.logged import events
from tests.rules import acting
from tests.worlds import CAST, World, random_world


@pytest.fixture
async def world(crm: Crm, seed: int, monkeypatch: pytest.MonkeyPatch) -> World:
    made = await random_world(random.Random(seed))
    policy = made.rules.policy()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    return made


async def actors(world: World) -> dict[str, Actor]:
    users = {who: await User.get(id=world.askers[who].id) for who in CAST}
    return {who: acting(user, policies.in_force(), world.askers[who].groups) for who, user in users.items()}


async def standing(kind: str, id: int) -> dict[str, Any] | None:
    """A record as it is now."""
    row = await MODELS[kind].get_or_none(id=id)
    if row is None:
        return None
    return {name: getattr(value := plain(getattr(row, name)), "value", value) for name in row._meta.db_fields}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.feature("P16")
async def test_a_record_in_memory_is_in_sight_where_the_oracle_says(crm: Crm, world: World) -> None:
    for who, actor in (await actors(world)).items():
        for action in ("view", "edit", "delete", "export"):
            for row in world.rows:
                reached = scope.holds(scope.predicate(MODELS[row.kind], actor, action), row.values)
                seen = scope.holds(scope.predicate(MODELS[row.kind], actor, "view"), row.values)
                assert (reached and seen) == world.may(who, action, row), (who, action, row.gid)


@pytest.mark.parametrize("seed", [3, 4, 5])
@pytest.mark.feature("R9", "R10")
async def test_going_back_through_the_log_gives_what_was_seen_then(crm: Crm, world: World, seed: int) -> None:
    chance = random.Random(seed)
    anna = crm.as_("anna")
    seen: dict[tuple[str, int], list[dict[str, Any] | None]] = {}  # each state that a record was in
    for row in world.rows:
        seen[row.kind, row.id] = [await standing(row.kind, row.id)]
    for _ in range(40):
        row = chance.choice([each for each in world.rows if each.kind != "item" or each is world.of("item")[0]])
        given: dict[str, Any] = {f"{row.kind}Id": row.gid}
        match chance.randrange(10 if row.kind == "deal" else 6):
            case 0:
                act = f"{row.kind}Delete"
            case 1 | 2 if row.kind in ("contact", "company"):
                act = f"{row.kind}Merge"
                given["sourceId"] = chance.choice(world.of(row.kind)).gid
            case 3 if merged := await Merged.all().order_by("-id").first():
                act, given = "mergeUndo", {"mergedId": f"merged_{merged.id}"}
            case 1 | 2 | 3:
                act = f"{row.kind}Update"
                given["responsibleId"] = await crm.user_id(chance.choice(CAST))
            case 4 | 5:
                text = {
                    "deal": "goal",
                    "contact": "address",
                    "company": "legalAddress",
                    "task": "comment",
                    "item": "code",
                    "customer": "name",
                }[row.kind]
                act = f"{row.kind}Update"
                given[text] = chance.choice(["a", "b", None])
            case 6:
                act = "dealUpdate"
                given["budget"] = chance.choice(["1", "20", "70", None])
            case _:
                act = "dealMove"
                given["stageId"] = f"stage_{chance.choice(world.places)[1]}"
        await anna.send(anna._text(act, ""), input=given)
        for (kind, id), states_of in seen.items():  # what goes with a card goes, too
            if (now := await standing(kind, id)) != states_of[-1]:
                states_of.append(now)
    happened = [event for event in await events() if event.entity in MODELS and "linked" not in event.kind]
    chosen = happened[len(happened) // 3 :]  # as when somebody resumes in the middle
    changes = await states.changes(chosen)
    assert [change.event.id for change in changes] == [event.id for event in chosen]
    few = {"id", "version", "responsible_id", "group_id"}
    for whole, part in zip(changes, await states.changes(chosen, columns=dict.fromkeys(MODELS, few)), strict=True):
        for side, found in ((whole.before, part.before), (whole.after, part.after)):
            assert found == (side and {name: side[name] for name in few & side.keys()})
    by_actor = await actors(world)
    gone = 0
    for change in changes:
        model, known = MODELS[change.event.entity], seen[change.event.entity, change.event.record_id]
        after = next((each for each in known if each and each["version"] == change.event.version), None)
        before = next((each for each in known if each and each["version"] == change.event.version - 1), None)
        gone += after is None
        for found, stood in ((change.after, after), (change.before, before)):
            if stood is None:  # deleted, or between the two changes of one command
                assert found is None or change.event.kind.endswith((".changed", ".reassigned"))
                continue
            assert found is not None
            implied = {"updated_at", "stage_entered_at", "name_folded", *getattr(model, "untold", ())}
            kept = found.keys() - implied
            assert {name: found[name] for name in kept} == {name: stood[name] for name in kept}
        for who, actor in by_actor.items():
            for saw, state in zip(change.seen(actor), (before, after), strict=True):
                if state is not None:
                    assert saw == world.rules.may(world.askers[who], change.event.entity, "view", state), who
    assert gone, "some were deleted"
    told = {event.kind.partition(".")[2] for event in happened}
    assert told >= {"merged", "unmerged", "restored"}
