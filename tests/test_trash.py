"""The trash: what is deleted comes back as it was, for those who may, until its time is over."""

import random
from datetime import timedelta
from typing import Any

import pytest

from domain import db, policies, trash
from domain.access import MODELS
from domain.events import Event, last_id
from domain.trash import Trashed
from tests.cards import contact_of, deal_with_clients, rita_makes, task_of
from tests.crm import Crm, Person
from tests.logged import events
from tests.stories import models, table
from tests.tangle import tangle
from tests.worlds import CAST, random_world

LIST = """query($filter: TrashedRecordFilter) { trash(first: 200, filter: $filter) { totalCount
    nodes { id kind recordId name responsible { name } deletedBy { name } keptUntil } } }"""


async def found(person: Person, **filter: Any) -> dict[str, dict[str, Any]]:
    """What somebody finds in the trash, by the id of the record."""
    page = (await person.ask(LIST, filter=filter))["trash"]
    assert page["totalCount"] == len(page["nodes"])
    return {node["recordId"]: node for node in page["nodes"]}


async def rows() -> dict[str, list[dict[str, Any]]]:
    """All rows but those that tell what has happened, without what counts changes."""
    told = {"event", "log_head", "trash", "aerich", "job", "idempotency_key", "passage_edit", "sign_in", "session"}
    everything = {name: await table(name) for name in models().keys() - told}
    for each in everything.values():
        for row in each:
            for name in ("version", "updated_at", "seen_at"):
                row.pop(name, None)
    for row in everything["search_word"]:
        row.pop("id")  # they are written anew
    everything["search_word"].sort(key=lambda row: list(map(str, row.values())))
    return everything


def place(entry: dict[str, Any]) -> str:
    """The id in the trash."""
    return str(entry["id"])


async def deletes(person: Person, record_id: str) -> None:
    noun = record_id.rpartition("_")[0]
    await person.do(f"{noun}Delete", "deletedId", **{f"{noun}Id": record_id})


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.feature("D40")
async def test_what_comes_back_is_what_it_was(crm: Crm, seed: int) -> None:
    """Any record, with all that stands on it and all that it is linked with."""
    await tangle(seed)
    anna, chance, last = crm.as_("anna"), random.Random(seed), await last_id()
    for noun, model in MODELS.items():
        before = await rows()
        full = {row["section_id"] for row in before["item"]} if noun == "item" else set()  # sections that hold items
        for row in chance.sample(await model.exclude(id__in=full - {None}).order_by("id"), 3):
            id = f"{noun}_{row.id}"
            await deletes(anna, id)
            assert (await anna.ask("query($id: ID!) { node(id: $id) { id } }", id=id))["node"] is None
            entry = (await found(anna))[id]
            assert (entry["kind"], entry["deletedBy"]["name"]) == (noun.upper(), "Анна Ларина")
            assert entry["name"] == (getattr(row, "text" if noun == "task" else "name"))
            made = await anna.do("trashRestore", "record { id }", trashedId=place(entry))
            assert made["record"]["id"] == id
            assert id not in await found(anna)
            assert await rows() == before, (seed, id)
            now = await model.get(id=row.id)
            assert now.version == row.version + 2
    told = await events()
    assert not await Event.exists(id__gt=last, pos=None), "whoever follows the log is told of everything"
    kinds = {event.kind for event in told}
    assert kinds >= {f"{noun}.{act}" for noun in MODELS for act in ("deleted", "restored")}
    assert kinds >= {"deal.changed", "contact.changed"}, "what lost a client or a company is told, too"


@pytest.mark.parametrize("seed", [3, 4])
@pytest.mark.feature("P16")
async def test_the_trash_shows_and_gives_back_what_rights_allow(
    crm: Crm, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under random policies: in view what would be in view, given back to whom may delete it (T27)."""
    world = await random_world(random.Random(seed))
    policy = world.rules.policy()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    anna, chance = crm.as_("anna"), random.Random(seed)
    gone = [row for row in world.rows if row.kind != "task"]
    gone = [*chance.sample(gone, 9), *chance.sample(world.of("task"), 3)]
    for row in sorted(gone, key=lambda each: each.kind != "task"):  # else some would go with their cards
        await deletes(anna, row.gid)
    places = {id: place(entry) for id, entry in (await found(anna)).items()}
    assert places.keys() == {row.gid for row in gone}
    for who in CAST:
        seen = await found(crm.as_(who))
        assert seen.keys() == {row.gid for row in gone if world.may(who, "view", row)}, who
    for row in gone:
        who = chance.choice(CAST)
        outcome = await crm.as_(who).outcome("trashRestore", trashedId=places[row.gid])
        assert outcome == world.outcome(who, "delete", row), (who, row.gid)
        assert (row.gid in await found(anna)) == (outcome != "ok")


@pytest.mark.feature("D40", "D33")
async def test_a_deal_comes_back_with_its_tasks_and_its_history(crm: Crm) -> None:
    rita = crm.as_("rita")
    deal, anton, firm = await deal_with_clients(crm)
    task = await task_of(crm, "rita", deal)
    await rita.do("noteCreate", "note { id }", dealId=deal, text="Wants a discount")
    await deletes(rita, deal)
    assert (await found(rita, kind=["DEAL"]))[deal]["name"] == "Сделка #1"
    assert await found(rita, kind=["TASK"]) == {}, "it went with the deal"
    assert await found(crm.as_("sam")) == {}
    await rita.do("trashRestore", "record { id }", trashedId=place((await found(rita))[deal]))
    card = (
        await rita.ask(
            "query($id: ID!) { deal(id: $id) { company { id } contacts { nodes { id } } tasks { nodes { id version } } "
            "feed(first: 3) { nodes { kind note { text } task { id } } } } }",
            id=deal,
        )
    )["deal"]
    assert (card["company"]["id"], card["contacts"]["nodes"]) == (firm, [{"id": anton}])
    assert card["tasks"]["nodes"] == [{"id": task, "version": 3}]
    assert {entry["kind"] for entry in card["feed"]["nodes"]} == {"DEAL_RESTORED", "TASK_RESTORED", "NOTE_RESTORED"}
    assert await rita.outcome("taskComplete", taskId=task, expectedVersion=3) == "ok"
    assert await rita.outcome("trashRestore", trashedId="trash_1") == "NOT_FOUND"


@pytest.mark.feature("D40")
async def test_what_is_gone_meanwhile_stays_away(crm: Crm) -> None:
    anna = crm.as_("anna")
    deal, anton, firm = await deal_with_clients(crm)
    for id in (deal, anton, firm):
        await deletes(anna, id)
    entries = await found(anna)
    stage_id = (await crm.pipelines())[1]["stages"][1]["id"]
    before = (await db.rows("select min(stage_id) as id from trash"))[0]["id"]
    await db.execute(f"delete from stage where id = {before}")
    restore = {"trashedId": place(entries[deal])}
    refused = await anna.attempt("trashRestore", **restore)
    assert [(each["code"], each["path"]) for each in refused["errors"]] == [("STAGE_GONE", ["stageId"])]
    assert deal in await found(anna)
    made = await anna.do(
        "trashRestore",
        "record { id ... on Deal { stage { id } company { id } contacts { totalCount } } }",
        **restore,
        stageId=stage_id,
    )
    assert made["record"] == {"id": deal, "stage": {"id": stage_id}, "company": None, "contacts": {"totalCount": 0}}
    # The company's own way back: the deal's key to it was gone before it went.
    await anna.do("trashRestore", "record { id }", trashedId=place(entries[firm]))
    await anna.do("trashRestore", "record { id }", trashedId=place(entries[anton]))
    card = await anna.ask("query($id: ID!) { contact(id: $id) { company { id } } }", id=anton)
    assert card["contact"]["company"] == {"id": firm} or card["contact"]["company"] is None


@pytest.mark.feature("D40")
async def test_what_is_in_the_trash_for_long_is_gone_for_good(crm: Crm) -> None:
    anna, rita = crm.as_("anna"), crm.as_("rita")
    deal, anton, firm = await deal_with_clients(crm)
    await deletes(rita, deal)
    assert await rita.outcome("accountUpdate", trashKeptDays=7) == "FORBIDDEN"
    assert await anna.outcome("accountUpdate", trashKeptDays=0) == "NUMBER_OUT_OF_RANGE"
    assert await anna.outcome("accountUpdate", trashKeptDays=7) == "ok"
    assert await trash.sweep() == 0
    await Trashed.all().update(deleted_at=db.now() - timedelta(days=7))
    assert await trash.sweep() == 1
    assert await found(anna) == {}
    await deletes(anna, anton)
    await deletes(anna, firm)
    places = [place(entry) for entry in (await found(anna)).values()]
    assert await rita.outcome("trashForget", trashedIds=places) == "FORBIDDEN"
    assert await anna.outcome("trashForget", trashedIds=[*places, "trash_999"]) == "NOT_FOUND"
    assert len(await found(anna)) == 2, "all or none"
    assert (await anna.do("trashForget", "forgottenIds", trashedIds=places))["forgottenIds"] == sorted(places)
    assert await found(anna) == {}
    assert await Event.filter(kind="trash.forgotten").count() == 2


async def note_of(person: Person, **card: str) -> str:
    made = await person.do("noteCreate", "note { id }", text="Wants a discount", **card)
    return str(made["note"]["id"])


@pytest.mark.feature("D34", "D40")
async def test_a_note_comes_back_to_its_card(crm: Crm) -> None:
    """For who has written it, and for who may edit the card; in view of who views the card."""
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    note = await note_of(rita, dealId=deal)
    await deletes(rita, note)
    [entry] = (await found(rita, kind=["NOTE"])).values()
    assert (entry["recordId"], entry["name"]) == (note, "Wants a discount")
    card = await rita.ask("{ trash(first: 1) { nodes { kind deal { id } contact { id } company { id } } } }")
    assert card["trash"]["nodes"] == [{"kind": "NOTE", "deal": {"id": deal}, "contact": None, "company": None}]
    assert note in await found(crm.as_("tom")), "he views the deal"
    assert await crm.as_("tom").outcome("trashRestore", trashedId=place(entry)) == "FORBIDDEN"
    assert await found(crm.as_("sam")) == {}
    assert await crm.as_("sam").outcome("trashRestore", trashedId=place(entry)) == "NOT_FOUND"
    made = await rita.do("trashRestore", "record { id ... on Note { text version author { name } } }", **named(entry))
    assert made["record"] == {"id": note, "text": "Wants a discount", "version": 3, "author": {"name": "Рита Соколова"}}
    feed = (await rita.ask("query($id: ID!) { deal(id: $id) { feed(first: 1) { nodes { kind } } } }", id=deal))["deal"]
    assert feed["feed"]["nodes"] == [{"kind": "NOTE_RESTORED"}]
    await deletes(crm.as_("nora"), note)
    [entry] = (await found(rita)).values()
    assert (entry["responsible"]["name"], entry["deletedBy"]["name"]) == ("Рита Соколова", "Нора Белова")
    assert await rita.outcome("trashRestore", **named(entry)) == "ok", "her own, whoever has deleted it"
    assert await found(crm.as_("anna")) == {}


def named(entry: dict[str, Any]) -> dict[str, str]:
    return {"trashedId": place(entry)}


@pytest.mark.feature("D34", "D40")
async def test_a_deleted_note_goes_with_its_card_and_comes_with_it(crm: Crm) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    note = await note_of(rita, dealId=deal)
    await deletes(rita, note)
    [before] = await table("trash")
    await deletes(rita, deal)
    assert (await found(rita)).keys() == {deal}
    await rita.do("trashRestore", "record { id }", **named((await found(rita))[deal]))
    assert await table("trash") == [before]
    assert await rita.outcome("trashRestore", **named((await found(rita))[note])) == "ok"
    await deletes(rita, note)
    await deletes(rita, deal)
    await crm.as_("anna").do("trashForget", "forgottenIds", trashedIds=[place((await found(rita))[deal])])
    assert await table("trash") == []


@pytest.mark.feature("D34", "D40", "X9")
async def test_a_deleted_note_is_on_the_contact_that_its_own_has_become(crm: Crm) -> None:
    nora, one, other = crm.as_("nora"), await contact_of(crm, "rita", "Anton"), await contact_of(crm, "rita", "Antoine")
    note = await note_of(nora, contactId=other)
    await deletes(nora, note)
    await nora.do("contactMerge", "contact { id }", contactId=one, sourceId=other)
    [entry] = (await found(nora, kind=["NOTE"])).values()
    made = await nora.do("trashRestore", "record { ... on Note { contact { id } } }", **named(entry))
    assert made["record"] == {"contact": {"id": one}}


@pytest.mark.feature("D34", "D40")
async def test_a_deleted_note_is_gone_for_good_in_its_time(crm: Crm) -> None:
    rita = crm.as_("rita")
    await deletes(rita, await note_of(rita, dealId=await rita_makes(crm)))
    await Trashed.all().update(deleted_at=db.now() - timedelta(days=29))
    assert await trash.sweep() == 0
    await Trashed.all().update(deleted_at=db.now() - timedelta(days=30))
    assert await trash.sweep() == 1
    assert await found(rita) == {}
