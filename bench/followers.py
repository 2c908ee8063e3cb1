"""Those who follow deals in the bench: a group for each class of rights with a manager who owns deals, as JSON."""

import asyncio
import json
import sys
from typing import Any

from domain import db, groups, sessions, users
from domain.events import transaction
from domain.users import User


async def seed(classes: int) -> dict[str, Any]:
    """Tokens of the administrator and of the managers, whose ids and groups come with them."""
    anna = await users.get("anna@demo.voronka")
    made = []
    for n in range(classes):
        name, email = f"Followers {n}", f"follower{n}@bench.voronka"
        if (user := await users.find(email)) is None:
            group = await groups.create(None, name)
            async with transaction():
                user = await User.create(name=name, email=email, role="manager", group_id=group.id, created_at=db.now())
        token, _ = await sessions.issue(user.id, "BEARER")
        made.append({"id": user.id, "group": user.group_id, "token": token})
    return {"anna": (await sessions.issue(anna.id, "BEARER"))[0], "followers": made}


async def main() -> None:
    await db.start()
    try:
        print(json.dumps(await seed(int(sys.argv[1]))))
    finally:
        await db.stop()


if __name__ == "__main__":
    asyncio.run(main())
