"""Groups (departments) as a tree (P2, P14)."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from domain import reference
from domain.events import farewell, snapshot, transaction
from domain.questions import Question
from domain.values import required
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound
from permissions.scope import require_administrator


class Group(Model):
    """A department. Group scopes are about it; its heads reach the departments below it as well (P14)."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100, unique=True)
    parent_id = fields.BigIntField(null=True)  # the group above it; SQLite adds no key to a table in use

    class Meta:
        table = "groups"


def visible(actor: Actor) -> Question:
    """All groups: everyone signed in sees all of them."""
    return Question(Group, actor)


def reached(group_id: int, *, is_head: bool) -> tuple[int, ...]:
    """The groups that "group" means for a user of this one: with a head's, all below it (P14).

    `reference.load` comes first.
    """
    return tuple(sorted(_subtree(group_id, reference.rows(Group)))) if is_head else (group_id,)


async def create(actor: Actor | None, name: str, parent_id: int | None = None) -> Group:
    """A new group, below another one if that is given (P2). Administrators only; `None` is the command line.

    Raises Invalid NAME_TAKEN, NOT_FOUND, and what can't be a name.
    """
    if actor:
        require_administrator(actor)
    name = required(name, "name", 100)
    try:
        async with transaction() as events:
            await _check_parent(None, parent_id)
            group = await Group.create(name=name, parent_id=parent_id)
            events.add("created", actor, group, snapshot(group), card=None)
    except IntegrityError:
        raise Invalid("NAME_TAKEN", "name") from None
    return group


async def update(actor: Actor, id: int, given: Mapping[str, Any]) -> Group:
    """Change what is `given` of: name, parent_id. Administrators only.

    Raises NotFound, Invalid NAME_TAKEN, NOT_FOUND, and GROUP_BELOW when it would stand below itself.
    """
    require_administrator(actor)
    try:
        async with transaction() as events:
            group = await _locked(id)
            wanted: dict[str, Any] = {}
            if "name" in given:
                wanted["name"] = required(given["name"], "name", 100)
            if "parent_id" in given:
                await _check_parent(id, given["parent_id"])
                wanted["parent_id"] = given["parent_id"]
            change = {
                key: (getattr(group, key), value) for key, value in wanted.items() if getattr(group, key) != value
            }
            if change:
                group.update_from_dict(wanted)
                await group.save()
                events.add("changed", actor, group, change, card=None)
    except IntegrityError:
        raise Invalid("NAME_TAKEN", "name") from None
    return group


async def delete(actor: Actor, id: int) -> None:
    """Remove a group without users, former ones included, and without groups below it; else Invalid IN_USE."""
    require_administrator(actor)
    async with transaction() as events:
        group = await _locked(id)
        if await Group.exists(parent_id=id):
            raise Invalid("IN_USE", "groupId")
        try:
            await group.delete()
        except IntegrityError:
            raise Invalid("IN_USE", "groupId") from None
        events.add("deleted", actor, group, farewell(group), card=None)


async def _locked(id: int) -> Group:
    """The group; the tree changes for one at a time."""
    tree = {group.id: group for group in await Group.all().select_for_update().order_by("id")}
    if id not in tree:
        raise NotFound("group")
    return tree[id]


async def _check_parent(id: int | None, parent_id: int | None) -> None:
    rows = {group.id: {"parent_id": group.parent_id} for group in await Group.all()}
    if parent_id is not None and parent_id not in rows:
        raise Invalid("NOT_FOUND", "parentId")
    if id is not None and parent_id is not None and parent_id in _subtree(id, rows):
        raise Invalid("GROUP_BELOW", "parentId")


def _subtree(top: int, rows: Mapping[int, Mapping[str, Any]]) -> Iterator[int]:
    """A group and all below it."""
    below: dict[int, list[int]] = {}
    for id, row in rows.items():
        if row["parent_id"] is not None:
            below.setdefault(row["parent_id"], []).append(id)
    left = [top]
    while left:
        yield (id := left.pop())
        left += below.get(id, ())
