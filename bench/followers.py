"""Those who follow deals in the bench: a class of rights each, as JSON.

Each is alone with a colleague in a group of their own and views deals by group or as their own, which is a class of its
own. Beside that there is a pipeline for each hit rate, of which so large a part of them views every deal.
"""

import asyncio
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from domain import account, db, pipeline_settings, policies, reference, sessions, users
from domain.groups import Group
from domain.pipeline_settings import NewPipeline
from domain.pipelines import Pipeline
from domain.users import User
from permissions.actor import Actor
from permissions.lines import Document, Line

DOMAIN = "@bench.voronka"


async def seed(classes: int, view: str, hits: Sequence[float]) -> dict[str, Any]:
    """Tokens of the administrator and of the followers, with their colleagues; by hit rate the pipelines."""
    await reference.load()
    anna = await users.get("anna@demo.voronka")
    actor = await sessions.acting(anna.id, await account.current())
    assert actor  # of the demo data
    hits = sorted(hits)
    reached = {hit: await _pipeline(actor, f"Seen by {hit:g}") for hit in hits}
    roles = await _publish(view, list(reached.values()))
    ranks = [
        next(n for n, hit in enumerate([*hits, 1]) if place < max(1, round(hit * classes))) for place in range(classes)
    ]
    people = await _people([roles[rank] for rank in ranks])
    tokens = [(await sessions.issue(owner.id, "BEARER"))[0] for owner, _ in people]
    own = await Pipeline.filter(archived_at=None).order_by("id").first()
    assert own  # of the demo data
    return {
        "anna": {"id": anna.id, "token": (await sessions.issue(anna.id, "BEARER"))[0]},
        "followers": [
            {"id": owner.id, "colleague": colleague.id, "token": token}
            for (owner, colleague), token in zip(people, tokens, strict=True)
        ],
        "pipelines": {f"{hit:g}": id for hit, id in [(0, own.id), *reached.items()]},
    }


async def _pipeline(actor: Actor, name: str) -> int:
    found = await Pipeline.get_or_none(name=name)
    made: Pipeline = found or await pipeline_settings.create(actor, NewPipeline(name=name, stage_names=["New"]))
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


async def _people(roles: Sequence[str]) -> list[tuple[User, User]]:
    """For each of these roles somebody who has it, with their colleague; those of an earlier call keep their names."""
    names = [f"Followers {n}" for n in range(len(roles))]
    await Group.bulk_create([Group(name=name) for name in names], ignore_conflicts=True)
    ids = dict(await Group.filter(name__in=names).values_list("name", "id"))
    wanted = [
        User(name=f"{who} {n}", email=f"{who}{n}{DOMAIN}", role=role, group_id=ids[names[n]], created_at=db.now())
        for n, role in enumerate(roles)
        for who in ("follower", "colleague")
    ]
    await User.bulk_create(wanted, on_conflict=["email"], update_fields=["role"])
    found = {user.email: user for user in await User.filter(email__in=[user.email for user in wanted])}
    return [(found[f"follower{n}{DOMAIN}"], found[f"colleague{n}{DOMAIN}"]) for n in range(len(roles))]


async def main(asked: Mapping[str, Any]) -> None:
    await db.start()
    try:
        print(json.dumps(await seed(asked["classes"], asked["view"], asked["hits"])))
    finally:
        await db.stop()


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
