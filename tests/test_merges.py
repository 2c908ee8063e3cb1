"""Contacts and companies that are one: how they are found, become one, and two again (X9)."""

import asyncio
import random
from datetime import timedelta
from typing import Any

import pytest

from domain import db, merges, policies, search
from domain.access import MODELS
from domain.contacts import Contact, ContactPhone
from domain.events import Event, last_id
from domain.merges import Merged
from permissions.lines import Line
from tests import rules
from tests.cards import company_of, contact_of, deal_with_clients, rita_makes, task_of
from tests.counting import statements
from tests.crm import Crm, Person
from tests.custom import field_of
from tests.logged import events
from tests.receiving import Receiver, deliver
from tests.streams import following, settled
from tests.tangle import tangle
from tests.test_api_keys import issue
from tests.test_idempotency import post
from tests.test_trash import deletes, rows
from tests.test_webhooks import subscribed
from tests.worlds import CAST, random_world

CHANGES = "{ field label before after beforeIds afterIds isHidden }"


def key(noun: str) -> str:
    """What an input calls the survivor."""
    return f"{noun}Id"


async def previewed(person: Person, noun: str, survivor: str, source: str, **more: Any) -> dict[str, Any]:
    kind = noun.title()
    answer = await person.ask(
        f"query($input: {kind}MergeInput!) {{ r: {noun}MergePreview(input: $input) {{ dealCount taskCount noteCount "
        f"changes {CHANGES} choices {CHANGES} errors {{ code path }} }} }}",
        input={key(noun): survivor, "sourceId": source, **more},
    )
    found: dict[str, Any] = answer["r"]
    return found


async def merged(person: Person, noun: str, survivor: str, source: str, **more: Any) -> None:
    made = await person.do(
        f"{noun}Merge", f"deletedId {noun} {{ id }}", **{key(noun): survivor}, sourceId=source, **more
    )
    assert (made["deletedId"], made[noun]["id"]) == (source, survivor)


async def formerly(person: Person, noun: str, id: str) -> list[dict[str, Any]]:
    answer = await person.ask(
        f"query($id: ID!) {{ r: {noun}(id: $id) {{ formerly {{ id recordId name mergedBy {{ name }} }} }} }}", id=id
    )
    found: list[dict[str, Any]] = answer["r"]["formerly"]
    return found


@pytest.mark.parametrize("seed", [1])
@pytest.mark.feature("X9")
async def test_a_merge_is_what_its_preview_says_and_undone_without_a_trace(crm: Crm, seed: int) -> None:
    """Any two of a database in which everything is awkward, whatever is chosen."""
    await tangle(seed)
    anna, chance, last = crm.as_("anna"), random.Random(seed), await last_id()
    for noun in ("contact", "company"):
        before = await rows()
        for _ in range(2):
            survivor, source = (f"{noun}_{row.id}" for row in chance.sample(await MODELS[noun].all().order_by("id"), 2))
            choices = (await previewed(anna, noun, survivor, source))["choices"]
            take = [each["field"] for each in choices if chance.random() < 0.5]
            told = await previewed(anna, noun, survivor, source, take=take)
            if told["errors"]:  # a field in the archive
                assert {each["code"] for each in told["errors"]} == {"FIELD_ARCHIVED"}
                take = [each for each in take if take.index(each) != int(told["errors"][0]["path"][1])]
                told = await previewed(anna, noun, survivor, source, take=take)
            card = f'{{ r: {noun}(id: "{survivor}") {{ version deals(first: 200) {{ nodes {{ id }} }}'
            tasks = f"{card} tasks(first: 200) {{ nodes {{ id }} }} }} }}"
            here = (await anna.ask(tasks))["r"]
            await merged(anna, noun, survivor, source, take=take)
            feed = f"feed(first: 1, filter: {{ kind: [{noun.upper()}_MERGED] }}) {{ nodes {{ changes {CHANGES} }} }}"
            there = (await anna.ask(f"{tasks[:-4]} {feed} }} }}"))["r"]
            assert there["feed"]["nodes"][0]["changes"] == told["changes"], (seed, survivor, source)
            assert there["version"] == here["version"] + 1
            assert len(there["tasks"]["nodes"]) == len(here["tasks"]["nodes"]) + told["taskCount"]
            assert {each["id"] for each in there["deals"]["nodes"]} >= {each["id"] for each in here["deals"]["nodes"]}
            assert (await anna.ask(f'{{ node(id: "{source}") {{ id }} }}'))["node"] is None
            assert await search.differing(100) == 0
            entry = (await formerly(anna, noun, survivor))[0]
            assert entry["recordId"] == source
            undone = await anna.do("mergeUndo", "survivor { id } restored { id }", mergedId=entry["id"])
            assert (undone["survivor"]["id"], undone["restored"]["id"]) == (survivor, source)
            assert await rows() == before, (seed, survivor, source, take)
    assert {each.kind for each in await events()} >= {"task.changed", "deal.changed", "contact.changed"}
    assert not await Event.exists(id__gt=last, pos=None), "whoever follows the log is told of everything"


CARD = """query($id: ID!) { r: contact(id: $id) {
    name address phones { number } tags { name } companies { company { id } isMain } deals { nodes { id } }
    tasks { nodes { id } } formerly { recordId name }
    feed(first: 50) { nodes { kind note { text } task { id } changes { field before after } } } } }"""


@pytest.mark.feature("X9", "L10")
async def test_both_stories_are_told(crm: Crm) -> None:
    """What stood on the one stands on the other, and the feed has what happened to both."""
    rita = crm.as_("rita")
    deal, anton, firm = await deal_with_clients(crm)
    twin = await contact_of(
        crm, "rita", "Antony", phones=["+79120000001"], tags=["vip"], address="Perm", companies=[{"companyId": firm}]
    )
    own = await rita_makes(crm, contactIds=[twin])
    await rita.do("dealUpdate", "", dealId=deal, addContactIds=[twin])
    task = await task_of(crm, "rita", own)
    await rita.do("taskUpdate", "", taskId=task, contactId=twin, dealId=None)
    await rita.do("noteCreate", "note { id }", contactId=twin, text="Calls on Mondays")
    await merged(rita, "contact", anton, twin)
    card = (await rita.ask(CARD, id=anton))["r"]
    assert (card["name"], card["address"], card["phones"]) == ("Anton", "Perm", [{"number": "+79120000001"}])
    assert card["companies"] == [{"company": {"id": firm}, "isMain": True}]
    assert {each["id"] for each in card["deals"]["nodes"]} == {deal, own}
    assert card["tasks"]["nodes"] == [{"id": task}]
    assert card["formerly"] == [{"recordId": twin, "name": "Antony"}]
    kinds = [each["kind"] for each in card["feed"]["nodes"]]
    assert kinds.count("CONTACT_CREATED") == 2
    assert {"CONTACT_MERGED", "CONTACT_DELETED", "NOTE_CREATED", "TASK_CHANGED"} <= {*kinds}
    assert {"field": "formerly", "before": None, "after": "Antony"} in [
        change for each in card["feed"]["nodes"] for change in each["changes"]
    ]
    both = (await rita.ask("query($id: ID!) { deal(id: $id) { contacts { nodes { id } } } }", id=deal))["deal"]
    assert both["contacts"]["nodes"] == [{"id": anton}], "once"
    feed = "query($id: ID!) { company(id: $id) { feed(first: 50) { nodes { kind note { text } } } } }"
    story = (await rita.ask(feed, id=firm))["company"]["feed"]["nodes"]
    assert {"kind": "NOTE_CREATED", "note": {"text": "Calls on Mondays"}} in story, "of those who represent it, too"
    assert await rita.outcome("contactUpdate", contactId=twin, address="x") == "NOT_FOUND"
    assert (await rita.ask("{ trash { totalCount } }"))["trash"]["totalCount"] == 0
    third = await contact_of(crm, "rita", "Tonya")
    await merged(rita, "contact", third, anton)
    assert [each["recordId"] for each in await formerly(rita, "contact", third)] == [anton, twin]
    kinds = [each["kind"] for each in (await rita.ask(CARD, id=third))["r"]["feed"]["nodes"]]
    assert kinds.count("CONTACT_CREATED") == 3, "the story of a story"


@pytest.mark.parametrize("seed", [5])
@pytest.mark.feature("X9", "P16")
async def test_who_may_merge_what(crm: Crm, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under random policies: edit of both, and deletion of the one that goes; counts are of what is in view (T27)."""
    world = await random_world(random.Random(seed))
    policy = world.rules.policy()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    chance, done = random.Random(seed), list[str]()
    for noun in ("contact", "company"):
        left = world.of(noun)
        for _ in range(10):
            who, (survivor, source) = chance.choice(CAST), chance.sample(left, 2)
            expected = [world.outcome(who, action, row) for action, row in allowed_to(survivor, source)]
            wanted = next((each for each in ("NOT_FOUND", "FORBIDDEN") if each in expected), "ok")
            query = (
                f"query($input: {noun.title()}MergeInput!) {{ r: {noun}MergePreview(input: $input) {{ {COUNTS} }} }}"
            )
            input = {key(noun): survivor.gid, "sourceId": source.gid}
            person = crm.as_(who)
            assert await person.code(query, input=input) == wanted, (who, survivor.gid, source.gid)
            if wanted == "ok":
                told = (await person.ask(query, input=input))["r"]
                deals = [each for each in world.of("deal") if source in (each.company, *each.contacts)]
                assert told["dealCount"] == len(world.seen(who, deals))
                assert told["taskCount"] == len(world.seen(who, world.about(source)))
                await merged(person, noun, survivor.gid, source.gid)
                await person.do("mergeUndo", "", mergedId=f"merged_{(await Merged.get()).id}")
            else:
                assert await person.outcome(f"{noun}Merge", **input) == wanted
                assert not await Merged.exists()
            done.append(wanted)
    assert {"ok", "NOT_FOUND"} <= {*done}


COUNTS = "dealCount taskCount"


def allowed_to(survivor: Any, source: Any) -> list[tuple[str, Any]]:
    """What has to be allowed."""
    return [("edit", survivor), ("edit", source), ("delete", source)]


@pytest.mark.feature("X9", "P26", "F8")
async def test_a_field_that_one_may_not_change_is_not_chosen(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays where the survivor has a value, comes along where there is none, and is told to nobody."""
    by_program = await field_of(crm, "CONTACT", "TEXT", isApiOnly=True)
    free = await field_of(crm, "CONTACT", "TEXT", "free")
    _, program = await issue(crm, role="manager")
    rita, anna = crm.as_("rita"), crm.as_("anna")
    made = []
    for place in (1, 2):
        fields = [{"text": {"key": each.key, "value": f"{each.key} {place}"}} for each in (by_program, free)]
        sent = {"firstName": "A", "address": f"Street {place}", "phones": [f"+7912000000{place}"]}
        await anna.do("contactCreate", "", responsibleId=await crm.user_id("rita"), **sent)
        made.append(f"contact_{place}")
        await program.do("contactUpdate", "", contactId=made[-1], customFields=fields)
    one, two = made
    firm = await company_of(crm, "anna", "Ovens")
    await anna.do("contactUpdate", "", contactId=two, linkCompanies=[{"companyId": firm}])
    lines = [
        Line("manager", entity, action, "all")
        for entity in ("contact", "deal")
        for action in ("view", "edit", "delete")
    ]
    lines += [Line("manager", "contact.phones", "view", "none"), Line("manager", "contact.address", "edit", "none")]
    policy = rules.policy(lines)
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    told = await previewed(rita, "contact", one, two)
    assert {each["field"] for each in told["choices"]} == {"address", by_program.key, free.key}
    assert [each["field"] for each in told["changes"]] == ["formerly"], "neither the phone nor the company"
    for take, code in (
        (["address"], "FORBIDDEN"),
        (["nose"], "BAD_USER_INPUT"),
        (["phones"], "BAD_USER_INPUT"),
        ([by_program.key], "API_ONLY"),
        ([free.key, free.key], "REPEATED"),
    ):
        assert await rita.outcome("contactMerge", contactId=one, sourceId=two, take=take) == code, take
    assert not await Merged.exists()
    await merged(rita, "contact", one, two, take=[free.key])
    card = (
        "query($id: ID!) { contact(id: $id) { address phones { number } company { id } "
        "customFields { ... on TextValue { text } } } }"
    )
    seen = (await anna.ask(card, id=one))["contact"]
    assert (seen["address"], seen["company"]) == ("Street 1", {"id": firm})
    assert [each["number"] for each in seen["phones"]] == ["+79120000001", "+79120000002"]
    assert [each["text"] for each in seen["customFields"]] == [f"{by_program.key} 1", f"{free.key} 2"]
    assert (await rita.ask(card, id=one))["contact"]["phones"] is None
    [entry] = await formerly(anna, "contact", one)
    locked = rules.policy([*lines, Line("manager", f"contact.{free.key}", "edit", "none")])
    monkeypatch.setattr(policies, "in_force", lambda: locked)
    assert await rita.outcome("mergeUndo", mergedId=entry["id"]) == "FORBIDDEN", "it would change what was chosen"
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    assert await rita.outcome("mergeUndo", mergedId=entry["id"]) == "ok"


@pytest.mark.feature("X9", "P26")
async def test_hidden_requisites_are_told_by_no_preview_and_no_feed(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    anna, made = crm.as_("anna"), []
    for inn in ("7707083893", "500100732259"):
        sent = {"name": "Ovens", "requisites": {"inn": inn, "bank": "A bank"}}
        made.append((await anna.do("companyCreate", "company { id }", **sent))["company"]["id"])
    told = await previewed(anna, "company", *made)
    assert told["choices"][0]["after"] == "inn: 500100732259, bank: A bank"
    lines = [Line("manager", "company", action, "all") for action in ("view", "edit", "delete")]
    policy = rules.policy([*lines, Line("manager", "company.requisites", "view", "none")])
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    assert (await previewed(crm.as_("rita"), "company", *made))["choices"] == []
    await merged(anna, "company", *made, take=["requisites"])
    feed = "query($id: ID!) { company(id: $id) { feed { nodes { kind changes { field before after } } } } }"
    for who, tells in (("anna", True), ("rita", False)):
        story = (await crm.as_(who).ask(feed, id=made[0]))["company"]["feed"]["nodes"]
        assert ("500100732259" in str(story)) == tells, who


@pytest.mark.feature("X9")
async def test_two_merges_of_one_contact(crm: Crm) -> None:
    """At once or one after the other: one wins, and the other is told so."""
    rita, anna = crm.as_("rita"), crm.as_("anna")
    one, two, three = [await contact_of(crm, "rita", name) for name in "ABC"]
    rounds = ((one, two), (two, one), (three, two), (two, three))
    ends = await asyncio.gather(
        *(rita.outcome("contactMerge", contactId=survivor, sourceId=source) for survivor, source in rounds)
    )
    assert set(ends) <= {"ok", "CONFLICT"}
    assert await crm.count("contact") == 3 - ends.count("ok")
    assert await crm.count("merged") == ends.count("ok") >= 1
    gone = (await Merged.all().order_by("id"))[0]
    left = await Contact.all().order_by("id")
    again = {"contactId": f"contact_{gone.record_id}", "sourceId": f"contact_{left[0].id}"}
    assert await rita.outcome("contactMerge", **again) == "CONFLICT"
    assert await crm.as_("sam").outcome("contactMerge", **again) == "NOT_FOUND", "who could view neither"
    fourth, fifth = [await contact_of(crm, "rita", name) for name in "DE"]
    await anna.do("contactUpdate", "", contactId=fifth, address="Perm")
    both = {"contactId": fourth, "sourceId": fifth}
    assert await rita.outcome("contactMerge", **both, sourceVersion=1) == "CONFLICT"
    assert await rita.outcome("contactMerge", **both, expectedVersion=2) == "CONFLICT"
    assert await rita.outcome("contactMerge", contactId=fourth, sourceId=fourth) == "REPEATED"
    merging = rita.outcome("contactMerge", **both, expectedVersion=1, sourceVersion=2)
    writing = [rita.outcome("noteCreate", contactId=fifth, text="Late") for _ in range(4)]
    merge, *written = await asyncio.gather(merging, *writing)
    assert merge == "ok"
    assert set(written) <= {"ok", "NOT_FOUND", "UNAVAILABLE"}
    assert await crm.count("note") == written.count("ok"), "none is lost"


@pytest.mark.feature("X9")
async def test_when_a_merge_is_not_undone(crm: Crm) -> None:
    rita, anna = crm.as_("rita"), crm.as_("anna")
    ids = [await contact_of(crm, "rita", f"C{n}", address=f"Street {n}") for n in range(4)]
    for source in ids[1:3]:
        await merged(rita, "contact", ids[0], source, take=["address"])
    later, first = [each["id"] for each in await formerly(rita, "contact", ids[0])]
    assert await rita.outcome("mergeUndo", mergedId=first) == "MERGE_FOLLOWED"
    assert await crm.as_("sam").outcome("mergeUndo", mergedId=later) == "NOT_FOUND"
    assert await crm.as_("vera").outcome("mergeUndo", mergedId=later) == "FORBIDDEN"
    assert await rita.outcome("mergeUndo", mergedId="merged_999") == "NOT_FOUND"
    assert await rita.outcome("mergeUndo", mergedId=later, expectedVersion=1) == "CONFLICT"
    await rita.do("contactUpdate", "", contactId=ids[0], address="Elsewhere")
    refused = await rita.attempt("mergeUndo", "errors { fields }", mergedId=later)
    assert (refused["errors"][0]["code"], refused["errors"][0]["fields"]) == ("MERGE_OVERTAKEN", ["address"])
    await rita.do("contactUpdate", "", contactId=ids[0], address="Street 2", phones=["+79120000009"])
    await rita.do("mergeUndo", "", mergedId=later)
    card = (await rita.ask(CARD, id=ids[0]))["r"]
    assert (card["address"], card["phones"]) == ("Street 1", [{"number": "+79120000009"}]), "what came since stays"
    assert await rita.outcome("mergeUndo", mergedId=later) == "NOT_FOUND"
    await merged(rita, "contact", ids[3], ids[0])
    assert await rita.outcome("mergeUndo", mergedId=first) == "MERGE_FOLLOWED", "its survivor is a part of another one"
    await Merged.all().update(merged_at=db.now() - timedelta(days=30))
    last = f"merged_{(await Merged.all().order_by('-id'))[0].id}"
    assert await rita.outcome("mergeUndo", mergedId=last) == "MERGE_OVER"
    assert await merges.sweep() == 2
    assert [each.content for each in await Merged.all()] == [None, None]
    assert await rita.outcome("mergeUndo", mergedId=last) == "MERGE_OVER"
    assert len(await formerly(rita, "contact", ids[3])) == 2, "the story stays"
    await deletes(anna, ids[3])
    assert await merges.sweep() == 0, "it may come back from the trash"
    trashed = (await anna.ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
    await anna.do("trashForget", "", trashedIds=[each["id"] for each in trashed])
    assert await merges.sweep() == 2
    assert not await Merged.exists(), "nothing of it is kept"


@pytest.mark.feature("X9")
async def test_a_merge_costs_the_same_however_much_goes_over(crm: Crm) -> None:
    rita, found = crm.as_("rita"), list[tuple[int, int]]()
    for number in (1, 4):
        one, two = [await contact_of(crm, "rita", name, phones=[f"+7912000000{number}"]) for name in ("A", "B")]
        for _ in range(number):
            await task_of(crm, "rita", await rita_makes(crm, contactIds=[two]))
        with statements() as merging:
            await merged(rita, "contact", one, two)
        with statements() as parting:
            await rita.do("mergeUndo", "", mergedId=f"merged_{(await Merged.get()).id}")
        found.append((len(merging), len(parting)))
    assert found[0] == found[1]
    assert max(found[0]) <= 31
    assert len((await rita.ask(CARD, id=two))["r"]["deals"]["nodes"]) == 4


@pytest.mark.feature("X9")
async def test_one_card_holds_only_so_much(crm: Crm) -> None:
    rita = crm.as_("rita")
    one = await contact_of(crm, "rita", "A", phones=[f"+791200000{n}" for n in range(10, 30)])
    two = await contact_of(crm, "rita", "B", phones=["+79120000010"])
    await merged(rita, "contact", one, two)
    three = await contact_of(crm, "rita", "C", phones=["+79120000031"])
    assert [each["code"] for each in (await previewed(rita, "contact", one, three))["errors"]] == ["TOO_MANY_TOGETHER"]
    refused = await rita.attempt("contactMerge", contactId=one, sourceId=three)
    assert [each["code"] for each in refused["errors"]] == ["TOO_MANY_TOGETHER"]
    assert (
        await ContactPhone.filter(contact_id=int(three.removeprefix("contact_"))).count(),
        await crm.count("merged"),
    ) == (1, 1)


@pytest.mark.feature("X9", "I35")
async def test_whoever_follows_learns_of_a_merge(crm: Crm, receiver: Receiver) -> None:
    """A webhook, a later sync, and a request that is sent again."""
    anton, twin = [await contact_of(crm, "rita", name) for name in ("Anton", "Antony")]
    asked = (
        "query($after: String) { changes(after: $after, types: [CONTACT], first: 50) { records { id } gone cursor } }"
    )
    await subscribed(crm, receiver, entities=["CONTACT"])
    rita = crm.as_("rita")
    async with following():
        await settled()
        cursor = (await rita.ask(asked))["changes"]["cursor"]
        merge = (
            "mutation($input: ContactMergeInput!) { contactMerge(input: $input) "
            "{ contact { id formerly { id } } deletedId errors { code } } }"
        )
        answers = []
        for _ in range(3):  # the third after a crash right behind the commit
            answers.append((await post(crm, "rita", "k", merge, input={"contactId": anton, "sourceId": twin})).json())
            if len(answers) == 2:
                await crm.forget_answers()
        told = answers[0]["data"]["contactMerge"]
        assert (told["contact"]["id"], told["deletedId"], told["errors"]) == (anton, twin, [])
        assert answers == [answers[0]] * 3
        await settled()
        page = (await rita.ask(asked, after=cursor))["changes"]
        assert (page["records"], page["gone"]) == ([{"id": anton}], [twin])
        undo = "mutation($input: MergeUndoInput!) { mergeUndo(input: $input) { survivor { id } restored { id } } }"
        sent = {"mergedId": told["contact"]["formerly"][0]["id"]}
        undone = (await post(crm, "rita", "u", undo, input=sent)).json()
        assert undone["data"]["mergeUndo"] == {"survivor": {"id": anton}, "restored": {"id": twin}}
        await crm.forget_answers()
        assert (await post(crm, "rita", "u", undo, input=sent)).json() == undone
        await settled()
        page = (await rita.ask(asked, after=page["cursor"]))["changes"]
        assert ({each["id"] for each in page["records"]}, page["gone"]) == ({anton, twin}, [])
    await deliver()
    assert receiver.told() == [("UPDATED", anton), ("DELETED", twin), ("UPDATED", anton), ("CREATED", twin)]
