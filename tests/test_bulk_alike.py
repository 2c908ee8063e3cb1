"""A bulk change leaves what the same changes one by one leave: every row of every table, and every event (L21)."""

import json
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import pytest
from tortoise.models import Model

from domain import account, bulk, bulk_work, db, deals, policies, sessions, tags, tasks, trash
from domain.access import MODELS
from domain.bulk import BulkChange, BulkItem, Selection
from domain.bulk_batch import COMMANDS, Kind
from domain.bulk_kinds import Complete, Fields, Responsible, Stage, Tags
from domain.bulk_trash import Delete, Restore
from domain.directories import DealType
from domain.notes import Note
from domain.pipelines import StageKind
from domain.users import User, UserKind
from permissions.actor import Actor
from permissions.errors import CrmError, Forbidden, Invalid
from tests.crm import Crm
from tests.stories import models, table
from tests.tangle import NOW, tangle
from tests.worlds import random_world

pytestmark = [pytest.mark.anyio, pytest.mark.feature("L21")]

ADDRESS = "192.0.2.1"
# What tells of bulk changes and of the order of all that happens; and what is counted on whatever is rolled back.
ASIDE = {"aerich", "bulk_change", "bulk_item", "job", "log_head", "session", "sign_in"}
NUMBERED = {"event", "passage", "departure", "trash", "search_word", "deal_tag", "contact_tag", "company_tag", "tag"}

One = Callable[[Actor, int], Awaitable[Any]]  # the command for a single record


class _Undone(Exception):
    """Everything in the block is rolled back."""


def plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


def kept(document: Mapping[str, Any]) -> dict[str, Any]:
    """What is in the trash of a record, its rows in no order."""
    return {name: sorted(map(plain, rows)) for name, rows in document.items() if rows}


async def everything() -> dict[str, list[str]]:
    """All rows. Of events those of each record in their order."""
    found: dict[str, list[str]] = {}
    names = {row["id"]: row["name"] for row in await table("tag")}
    for name in models().keys() - ASIDE:
        rows = [row for row in await table(name) if row.get("entity") != "bulk_change"]
        turns: dict[Any, int] = {}
        for row in rows:
            if name in NUMBERED:
                row.pop("id")
            if "tag_id" in row:
                row["tag_id"] = names[row["tag_id"]]
            if name == "event":
                turn = turns[row["entity"], row["record_id"]] = turns.get((row["entity"], row["record_id"]), 0) + 1
                row |= {"turn": turn, "pos": None, "after": {**row["after"], "bulk_change_id": None}}
            if name == "trash":
                row["content"] = kept(row["content"])
        found[name] = sorted(map(plain, rows))
    found["passage_edit"] = sorted({json.loads(row)["moment"] for row in found["passage_edit"]})
    return found


async def one_by_one(actor: Actor, ids: Sequence[int], one: One) -> tuple[dict[str, list[str]], dict[int, str]]:
    """What single changes leave, which is then taken back; and what was refused."""
    refused: dict[int, str] = {}
    left: dict[str, list[str]] = {}
    try:
        async with db.atomic():
            for id in ids:
                try:
                    await one(actor, id)
                except CrmError as error:
                    refused[id] = error.reason if isinstance(error, Invalid) else error.code
            left = await everything()
            raise _Undone
    except _Undone:
        return left, refused


async def at_once(
    actor: Actor, noun: str, ids: Sequence[int], kind: Kind
) -> tuple[dict[str, list[str]], dict[int, str]]:
    """What a bulk change leaves; and what it has refused."""
    made = await bulk.create(actor, noun, Selection(ids=ids), kind, ADDRESS)
    while await bulk_work._batch(made.id):
        pass
    assert (await BulkChange.get(id=made.id)).state.value == "DONE"
    refused = await BulkItem.filter(bulk_change_id=made.id, error__isnull=False)
    return await everything(), {item.record_id: item.error["code"] for item in refused if item.error}


def same(many: Mapping[str, list[str]], single: Mapping[str, list[str]], what: str) -> None:
    """All tables are alike."""
    for name, rows in single.items():
        missing, more = sorted({*rows} - {*many[name]}), sorted({*many[name]} - {*rows})
        assert (missing, more) == ([], []), (what, name)
        assert many[name] == rows, (what, name)


async def tagged(noun: str, add: Sequence[str], remove: Sequence[str]) -> One:
    """Tags put on and taken off by the command that is given all of them."""

    async def one(actor: Actor, id: int) -> None:
        column = f"{noun}_id"
        held = await db.rows(f"select t.name from tag t join {noun}_tag x on x.tag_id = t.id where x.{column} = {id}")
        wanted = sorted({row["name"] for row in held} - set(remove) | set(add))
        await COMMANDS[noun].update(actor, id, None, {"tags": wanted})

    return one


async def changes(chance: random.Random) -> list[tuple[str, Kind, One]]:
    """Changes of every kind of all nouns, as a bulk change and as that of one record."""
    heir = chance.choice(await User.filter(is_active=True, kind=UserKind.PERSON).order_by("id"))
    stages = [each for each in await table("stage") if each["kind"] != StageKind.UNSORTED.value]
    stage_id = chance.choice([each["id"] for each in stages if each["archived_at"] is None])
    kinds = [each.id for each in await DealType.filter(is_archived=False).order_by("id")]
    plain_fields: dict[str, dict[str, Any]] = {
        "deal": {"goal": "x", "type_id": chance.choice([None, *kinds]), "probability": chance.choice([None, 7])},
        "contact": {"address": "Here", "mailing_consent": chance.random() < 0.5},
        "company": {"website": "https://example.com/", "employees": 3, "actual_address": None},
        "task": {"text": "Write", "remind_minutes": 5},
    }

    def updating(noun: str, given: Mapping[str, Any]) -> One:
        return lambda actor, record_id: COMMANDS[noun].update(actor, record_id, None, given)

    found: list[tuple[str, Kind, One]] = [
        ("deal", Stage({"stage_id": stage_id}), lambda actor, deal_id: deals.move(actor, deal_id, stage_id)),
        ("task", Complete({"result": "done"}), lambda actor, task_id: tasks.complete(actor, task_id, "done")),
    ]
    for noun, given in plain_fields.items():
        found.append((noun, Fields(given), updating(noun, given)))
        found.append((noun, Responsible({"user_ids": [heir.id]}), updating(noun, {"responsible_id": heir.id})))
        if noun != "task":
            add, remove = ["свой"], [(await tags.Tag.all().order_by("id").first() or tags.Tag(name="?")).name]
            found.append((noun, Tags({"add": add, "remove": remove}), await tagged(noun, add, remove)))
        found.append((noun, Delete({}), COMMANDS[noun].delete))
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_many_at_once_are_as_many_one_by_one(crm: Crm, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of random records, some of them deleted before, by whoever may change some; and what was deleted comes back."""
    if seed == 3:
        policy = (await random_world(random.Random(seed))).rules.policy()
        monkeypatch.setattr(policies, "in_force", lambda: policy)
    else:
        await tangle(seed)
    await tags.Tag.create(name="свой", name_folded="свой")
    chance = random.Random(seed)
    monkeypatch.setattr(db, "now", lambda: NOW)
    counted = 0
    for noun, kind, one in await changes(chance):
        who = chance.choice(["nora", "rita", "tom", "anna"])
        actor = await sessions.acting((await User.get(email=f"{who}@demo.voronka")).id, await account.current())
        assert actor
        ids = sorted(row.id for row in await MODELS[noun].all())
        chosen = sorted({*chance.sample(ids, min(len(ids), 6)), 9_999})
        try:
            single = await one_by_one(actor, chosen, one)
            many = await at_once(actor, noun, chosen, kind)
        except (Forbidden, Invalid):  # at once, whatever the record
            continue
        assert many[1] == single[1], (noun, kind)
        same(many[0], single[0], f"{noun} {kind.kind}")
        counted += len(chosen) - len(many[1])
        if isinstance(kind, Delete):
            places = sorted(row["id"] for row in await table("trash") if row["noun"] == noun)
            if not places:
                continue
            single = await one_by_one(actor, places, trash.restore)
            many = await at_once(actor, "trash", places, Restore({}))
            assert many[1] == single[1], noun
            same(many[0], single[0], f"{noun} RESTORE")
            counted += len(places) - len(many[1])
    assert counted > 20 or seed == 3


async def test_what_is_in_the_trash_comes_back_whatever_it_is(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of all kinds and notes together, in the order in which they were deleted."""
    await tangle(4)
    chance = random.Random(4)
    monkeypatch.setattr(db, "now", lambda: NOW)
    actor = await sessions.acting((await User.get(email="anna@demo.voronka")).id, await account.current())
    assert actor
    nouns: dict[str, type[Model]] = {**MODELS, "note": Note}
    gone = [(noun, row.pk) for noun, model in nouns.items() for row in chance.sample(await model.all(), 3)]
    for noun, id in chance.sample(gone, len(gone)):
        if await nouns[noun].exists(id=id):  # else it has gone with its card
            await COMMANDS[noun].delete(actor, id)
    places = [row["id"] for row in await table("trash")]
    single = await one_by_one(actor, places, trash.restore)
    many = await at_once(actor, "trash", places, Restore({}))
    assert many[1] == single[1]
    same(many[0], single[0], "all")
    assert len(many[1]) < len(places) / 2
