"""Endpoints of webhooks in the bench, at the URLs given, of a partner who views everything; their ids, as JSON."""

import asyncio
import json
import sys

from domain import account, db, reference, sessions, webhooks
from domain.api_keys import ApiKey
from domain.users import User


async def seed(urls: list[str]) -> list[int]:
    await reference.load()
    key = await ApiKey.all().order_by("id").first()
    assert key  # of the demo data
    await User.filter(id=key.user_id).update(role="read_only")
    actor = await sessions.acting(key.user_id, await account.current())
    assert actor  # as above
    wanted = [webhooks.Wanted(url=url, entities=["deal"]) for url in urls]
    return [(await webhooks.create(actor, each, key.id))[1].id for each in wanted]


async def main() -> None:
    await db.start()
    try:
        print(json.dumps(await seed(sys.argv[1:])))
    finally:
        await db.stop()


if __name__ == "__main__":
    asyncio.run(main())
