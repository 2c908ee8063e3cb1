"""Those who follow deals in the bench: a class of rights each, as JSON.

Each is alone with a colleague in a group of their own and views deals by group or as their own, which is a class of its
own. Beside that there is a pipeline for each hit rate, of which so large a part of them views every deal.
"""

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from domain import account, db, groups, pipelines, policies, reference, sessions, users
from domain.events import transaction
from domain.pipelines import NewPipeline, Pipeline
from domain.users import User
from permissions.actor import Actor
from permissions.lines import Document, Line


async def seed(classes: int, view: str, hits: Sequence[float]) -> dict[str, Any]:
    """Tokens of the administrator and of the followers, with their colleagues; by hit rate the pipelines."""
    await reference.load()
    anna = await users.get("anna@demo.voronka")
    actor = await sessions.acting(anna.id, await account.current())
    assert actor  # of the demo data
    hits = sorted(hits)
    reached = {hit: await _pipeline(actor, f"Seen by {hit:g}") for hit in hits}
    roles = await _publish(view, list(reached.values()))
    made = []
    for n in range(classes):
        role = roles[next(place for place, hit in enumerate([*hits, 1]) if n < max(1, round(hit * classes)))]
        owner, colleague = [await _user(f"{name}{n}", f"Followers {n}", role) for name in ("follower", "colleague")]
        token, _ = await sessions.issue(owner.id, "BEARER")
        made.append({"id": owner.id, "colleague": colleague.id, "token": token})
    own = await Pipeline.filter(archived_at=None).order_by("id").first()
    assert own  # of the demo data
    return {
        "anna": {"id": anna.id, "token": (await sessions.issue(anna.id, "BEARER"))[0]},
        "followers": made,
        "pipelines": {f"{hit:g}": id for hit, id in [(0, own.id), *reached.items()]},
    }


async def _pipeline(actor: Actor, name: str) -> int:
    found = await Pipeline.get_or_none(name=name)
    made: Pipeline = found or await pipelines.create(actor, NewPipeline(name=name, stage_names=["New"]))
    return int(made.id)


async def _publish(view: str, reached: Sequence[int]) -> list[str]:
    """The roles: the first views all of these pipelines, the last none of them."""
    before, roles = policies.in_force().document, [f"follower_{n}" for n in range(len(reached) + 1)]
    lines = [each for each in before.lines if not each.subject.startswith("follower_")]
    for place, role in enumerate(roles):
        lines.append(Line(role, "deal", "view", view))
        lines += [Line(role, f"deal/{id}", "view", "all") for id in reached[place:]]
    await policies.replace(Document(tuple(lines), before.parents), "bench")
    return roles


async def _user(name: str, group: str, role: str) -> User:
    email = f"{name}@bench.voronka"
    if (user := await users.find(email)) is None:
        known = await groups.Group.get_or_none(name=group) or await groups.create(None, group)
        async with transaction():
            return await User.create(name=name, email=email, role=role, group_id=known.id, created_at=db.now())
    if user.role != role:
        await User.filter(id=user.id).update(role=role)
    return user


async def main(asked: Mapping[str, Any]) -> None:
    await db.start()
    try:
        print(json.dumps(await seed(asked["classes"], asked["view"], asked["hits"])))
    finally:
        await db.stop()


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
