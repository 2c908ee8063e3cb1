"""Short lists that administrators keep and records choose from."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.models import Model

from domain import places, stored
from domain.events import snapshot, transaction
from domain.questions import Question
from domain.values import fold, required
from permissions.actor import Actor
from permissions.errors import Invalid, NotFound
from permissions.scope import require

MOST = 500  # entries of one list, archived ones included


class BuiltInTaskType(Enum):
    """Task types that every account has (T3)."""

    CONTACT = "CONTACT"
    MEETING = "MEETING"


class SourceKind(Enum):
    """What brings deals of a source: by it the report compares them (R24)."""

    MARKETING = "MARKETING"
    COLD = "COLD"
    REPEAT = "REPEAT"
    WIN_BACK = "WIN_BACK"
    OTHER = "OTHER"


class Directory(Model):
    """A named choice; names differ whatever their case."""

    public: ClassVar[bool] = True
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    name = fields.CharField(max_length=100)
    name_folded = fields.CharField(max_length=100, unique=True)
    position = fields.IntField()
    is_archived = fields.BooleanField(default=False)  # no longer offered, still shown where it was chosen

    class Meta:
        abstract = True


class Source(Directory):
    """Where a deal came from: an acquisition channel (D29)."""

    kind = fields.CharEnumField(SourceKind, max_length=10, default=SourceKind.OTHER, db_default=SourceKind.OTHER.value)

    class Meta:
        table = "source"


class RefusalReason(Directory):
    """Why a deal was lost (D30)."""

    class Meta:
        table = "refusal_reason"


class DealType(Directory):
    """What kind of sale a deal is, e.g. repeated (D10)."""

    class Meta:
        table = "deal_type"


class ClientType(Directory):
    """What kind of client a contact or company is, e.g. VIP (L20)."""

    class Meta:
        table = "client_type"


class TaskType(Directory):
    """What a task is about; contact and meeting are built in (T3)."""

    code = fields.CharField(max_length=10, null=True, unique=True)  # of a built-in one, which can't be archived

    class Meta:
        table = "task_type"


class ActivityType(Directory):
    """What marketing or sales did, that a note tells of: a meeting, an exhibition, a mailing (L17)."""

    class Meta:
        table = "activity_type"


class CustomerStage(Directory):
    """How far somebody is who buys again, e.g. thinking of the next purchase (L25)."""

    class Meta:
        table = "customer_stage"


async def offered(directory: type[Directory], id: int | None, path: str, kept: int | None = None) -> int | None:
    """The id again, if that choice is still offered or is the one that is `kept`. Raises Invalid NOT_FOUND."""
    if id is not None and id != kept:
        found = await stored.get(directory, id)
        if found is None or found.is_archived:
            raise Invalid("NOT_FOUND", path)
    return id


def visible(directory: type[Directory]) -> Callable[[Actor], Question]:
    """The entries of a list: everyone signed in sees all of them."""
    return lambda actor: Question(directory, actor)


async def create(
    actor: Actor, directory: type[Directory], name: str, position: int | None = None, **own: Any
) -> Directory:
    """A new entry at a place, the last one by default; `own` are columns that this list alone has. Takes the right to
    edit settings.

    Raises Invalid NAME_TAKEN, TOO_MANY, NUMBER_OUT_OF_RANGE.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        called = required(name, "name", 100)
        entries = await places.locked(directory)
        if len(entries) >= MOST:
            raise Invalid("TOO_MANY", "name", most=MOST)
        index = places.index(position, len(entries) + 1, "position")
        with places.unique_name("name"):
            entry = await directory.create(name=called, name_folded=fold(called), position=index + 1, **own)
        await places.arrange([*entries[:index], entry, *entries[index:]])
        events.add("created", actor, entry, snapshot(entry), card=None)
    return entry


async def update(actor: Actor, directory: type[Directory], id: int, given: Mapping[str, Any]) -> Directory:
    """Change what is `given` of: name, is_archived, position, of a source kind. Takes the right to edit settings.

    An archived entry is offered no longer and stays where it was chosen. Raises NotFound; Invalid NAME_TAKEN,
    NUMBER_OUT_OF_RANGE, BUILT_IN for a task type that can't be archived.
    """
    async with transaction() as events:
        require(actor, "settings", "edit")
        entries = await places.locked(directory)
        if (entry := next((each for each in entries if each.id == id), None)) is None:
            raise NotFound(directory._meta.db_table)
        wanted: dict[str, Any] = {}
        if "name" in given:
            wanted["name"] = required(given["name"], "name", 100)
        if "is_archived" in given:
            if given["is_archived"] and getattr(entry, "code", None):
                raise Invalid("BUILT_IN", "isArchived")
            wanted["is_archived"] = given["is_archived"]
        if "kind" in given:
            wanted["kind"] = given["kind"]
        if "position" in given:
            wanted["position"] = places.index(given["position"], len(entries), "position") + 1
        change = {
            name: (getattr(entry, name), value) for name, value in wanted.items() if getattr(entry, name) != value
        }
        if "name" in change:
            with places.unique_name("name"):
                await directory.filter(id=id).update(name=wanted["name"], name_folded=fold(wanted["name"]))
        if plain := {name: wanted[name] for name in ("is_archived", "kind") if name in change}:
            await directory.filter(id=id).update(**plain)
        if "position" in change:
            others = [each for each in entries if each.id != id]
            index = wanted["position"] - 1
            await places.arrange([*others[:index], entry, *others[index:]])
        events.add("changed", actor, entry, change, card=None)
    return entry
