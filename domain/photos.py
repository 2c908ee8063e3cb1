"""Photos of people (P31): one of each user, whom all colleagues may see.

A photo comes as files do, by an address for one upload (`files.announce_photo`); its contents are those of an object in
the store that the user's row names, instead of a row of `file`.
"""

from typing import Final

from domain import file_store, file_types, stored, users
from domain.events import Events, transaction
from domain.file_store import ObjectState, StoredObject
from domain.questions import Sql
from domain.users import User
from permissions.actor import Actor
from permissions.errors import Forbidden, NotFound

NOUN: Final = "user"  # what an upload of a photo is to stand on
LARGEST: Final = 5_000_000  # bytes
TYPES: Final = tuple(type for type, each in file_types.TYPES.items() if each.inline)  # images of pixels


def require(actor: Actor) -> None:
    """Nothing, or Forbidden for a program, which has no face."""
    if actor.key_id is not None:
        raise Forbidden("user", "edit")


async def keep(actor: Actor, upload: StoredObject) -> None:
    """Let what has arrived be the actor's photo, in the place of another one. Raises NotFound when it is late."""
    require(actor)
    async with transaction() as events:
        user = await users.held(actor.user_id)
        arrived = StoredObject.filter(id=upload.id, state=ObjectState.ARRIVING)
        if not await arrived.update(state=ObjectState.KEPT):
            raise NotFound("upload")
        await _put(events, actor, user, upload.id)


async def remove(actor: Actor, expected_version: int | None = None) -> None:
    """Take one's own photo away, if there is one. Raises Conflict."""
    async with transaction() as events:
        user = await users.held(actor.user_id)
        await users.check_version(user, expected_version)
        await _put(events, actor, user, None)


async def _put(events: Events, actor: Actor, user: User, photo_id: int | None) -> None:
    """Let a user who is `held` have this photo, or none; what was there before is let go of."""
    if (before := user.photo_id) != photo_id:
        told = {"photo": (before is not None or None, photo_id is not None or None)}
        await users.change(events, "changed", actor, user, told, photo_id=photo_id)
        await let_go(before)


async def let_go(photo_id: int | None) -> None:
    """Have a photo removed once the transaction has committed."""
    if photo_id is not None:
        await file_store.let_go(f"id = {stored.placeholder(1)}", [photo_id])


async def fetch(actor: Actor, photo_id: int) -> StoredObject:
    """The photo of somebody in view, who are all. Raises NotFound for what is nobody's, or was."""
    sql = Sql(actor)
    where = f"a.photo_id = {sql.param(photo_id)} and {sql.scope(User, 'a')}"
    if not await stored.select(User, where, sql.params):
        raise NotFound("file")
    return await stored.one(StoredObject, photo_id)
