"""Knowledge bases: items in sections, with addresses and files, that cards are linked with (L19)."""

from pathlib import Path
from typing import Any

import pytest

from domain import db, file_store, knowledge, policies
from tests.cards import company_of, contact_of, rita_makes, task_of
from tests.crm import Crm, Refused
from tests.documents import Folder, names, uploaded
from tests.goods import catalogue_of, item_of
from tests.logged import events
from tests.rules import Place, Rules, shipped

KNOWN = "knowledge { totalCount nodes { name isSection } }"
FEED = """feed(first: 3) { nodes { kind changes { field before after beforeIds afterIds isHidden } } }"""


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Folder:
    monkeypatch.setattr(file_store, "place", lambda: str(tmp_path / "files"))
    return Folder(tmp_path / "files")


def lines(patch: pytest.MonkeyPatch, **scopes: str) -> None:
    """The shipped policy with more lines of managers: `item="own"`, `deal_knowledge="none"` hides a field."""
    more = {("manager", Place(name.replace("_", ".")), "view"): scope for name, scope in scopes.items()}
    made = Rules(dict(shipped().lines) | more, shipped().parents).policy()
    patch.setattr(policies, "in_force", lambda: made)


async def base_of(crm: Crm) -> str:
    made = await crm.as_("anna").do("catalogueCreate", "catalogue { id }", name="Knowledge", isKnowledge=True)
    return str(made["catalogue"]["id"])


async def linked(crm: Crm, card: str, who: str = "rita") -> Any:
    """What somebody sees that a card is linked with: how many, and which; None where it is hidden."""
    noun = card.rpartition("_")[0]
    found = (await crm.as_(who).ask(f"query($id: ID!) {{ r: {noun}(id: $id) {{ {KNOWN} }} }}", id=card))["r"]
    page = found["knowledge"]
    return page and (page["totalCount"], [each["name"] for each in page["nodes"]])


async def link(crm: Crm, card: str, item: str, who: str = "rita", **more: Any) -> str:
    return await crm.as_(who).outcome("knowledgeLink", **{f"{card.rpartition('_')[0]}Id": card}, itemId=item, **more)


async def part(crm: Crm, card: str, item: str, who: str = "rita", **more: Any) -> str:
    return await crm.as_(who).outcome("knowledgeUnlink", **{f"{card.rpartition('_')[0]}Id": card}, itemId=item, **more)


@pytest.mark.feature("L19")
async def test_a_knowledge_base_holds_items_in_sections(crm: Crm) -> None:
    """With an address, a description and files; what makes no sense is refused, and nothing is written."""
    nora, base, goods = crm.as_("nora"), await base_of(crm), await catalogue_of(crm)
    assert await crm.as_("anna").outcome("catalogueCreate", name="X", isKnowledge=True, hasPrices=True) == (
        "KNOWLEDGE_NOT_SOLD"
    )
    videos = await item_of(crm, base, "Videos", isSection=True)
    oven = await item_of(crm, goods)
    film = await item_of(crm, base, "How it is fitted", sectionId=videos, url="https://example.com/v/1")
    before = await crm.count("item"), len(await events())
    for expected, input in (
        ("URL_INVALID", {"url": "javascript:alert(1)"}),
        ("URL_INVALID", {"url": "ftp://example.com/v"}),
        ("TEXT_TOO_LONG", {"url": f"https://example.com/{'v' * 2000}"}),
        ("NOT_FOUND", {"sectionId": film}),  # which is no section
        ("NOT_FOUND", {"sectionId": "item_999"}),
        ("BAD_USER_INPUT", {"sectionId": base}),
        ("SECTION_IN_SECTION", {"sectionId": videos, "isSection": True}),
        ("NOT_FOUND", {"catalogueId": goods, "sectionId": videos}),  # of another list
        ("ONLY_KNOWLEDGE", {"catalogueId": goods, "isSection": True}),
    ):
        assert await nora.outcome("itemCreate", **({"catalogueId": base, "name": "X"} | input)) == expected, input
    assert await nora.outcome("itemUpdate", itemId=videos, sectionId=videos) == "SECTION_IN_SECTION"
    assert await nora.outcome("itemDelete", itemId=videos) == "SECTION_NOT_EMPTY"
    assert (await crm.count("item"), len(await events())) == before
    assert await uploaded(nora, film, "plan.png")
    assert await names(crm, "rita", film) == ["plan.png"]
    shown = "name isSection url description section { name } contents { totalCount nodes { name } }"
    answer = await crm.as_("rita").ask(
        f"query($ids: [ID!]!, $base: [ID!]) {{ nodes(ids: $ids) {{ ... on Item {{ {shown} }} }} "
        "items(filter: {isSection: true}) { nodes { name } } "
        "inside: items(filter: {section: {in: $base}}) { nodes { name } } "
        "catalogues(filter: {isKnowledge: true}) { nodes { name items { totalCount } } } }",
        ids=[videos, film],
        base=[videos],
    )
    assert answer == {
        "nodes": [
            {
                "name": "Videos",
                "isSection": True,
                "url": None,
                "description": None,
                "section": None,
                "contents": {"totalCount": 1, "nodes": [{"name": "How it is fitted"}]},
            },
            {
                "name": "How it is fitted",
                "isSection": False,
                "url": "https://example.com/v/1",
                "description": None,
                "section": {"name": "Videos"},
                "contents": {"totalCount": 0, "nodes": []},
            },
        ],
        "items": {"nodes": [{"name": "Videos"}]},
        "inside": {"nodes": [{"name": "How it is fitted"}]},
        "catalogues": {"nodes": [{"name": "Knowledge", "items": {"totalCount": 2}}]},
    }
    changed = {"description": "Step by step.", "url": None, "sectionId": None}
    made = await nora.do("itemUpdate", "item { url description section { id } }", itemId=film, **changed)
    assert made["item"] == {"url": None, "description": "Step by step.", "section": None}
    deal = await rita_makes(crm)
    assert await crm.as_("rita").outcome("dealLineAdd", dealId=deal, itemId=film) == "KNOWLEDGE_NOT_SOLD"
    assert await link(crm, deal, oven) == "ONLY_KNOWLEDGE"
    assert await nora.outcome("itemDelete", itemId=film) == "ok"
    assert [event.kind for event in (await events())[-2:]] == ["item.deleted", "file.deleted"]
    assert await nora.outcome("itemDelete", itemId=videos) == "ok"


@pytest.mark.feature("L19", "D33")
async def test_a_card_is_linked_with_items_and_sections(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    base = await base_of(crm)
    cases, video = await item_of(crm, base, "Cases", isSection=True), await item_of(crm, base, "Video")
    deal = await rita_makes(crm)
    task = await task_of(crm, "rita", deal)
    anton, firm = await contact_of(crm, "rita", "Anton"), await company_of(crm, "rita", "Ovens Ltd")
    for noun, card in (("deal", deal), ("contact", anton), ("company", firm), ("task", task)):
        assert await link(crm, card, video, expectedVersion=9) == "CONFLICT"
        assert [await link(crm, card, each) for each in (cases, video, cases)] == ["ok"] * 3, "once is enough"
        assert await linked(crm, card) == (2, ["Cases", "Video"])
        found = await crm.as_("rita").ask(
            f"query($a: [ID!], $b: [ID!]) {{ a: {PLURAL[noun]}(filter: {{knowledge: $a}}) {{ nodes {{ id }} }} "
            f"b: {PLURAL[noun]}(filter: {{knowledge: $b}}) {{ totalCount }} }}",
            a=[cases],
            b=["item_999"],
        )
        assert found == {"a": {"nodes": [{"id": card}]}, "b": {"totalCount": 0}}
    told = (await crm.as_("rita").ask(f"query($id: ID!) {{ contact(id: $id) {{ version {FEED} }} }}", id=anton))[
        "contact"
    ]
    assert told["version"] == 3
    assert [each["kind"] for each in told["feed"]["nodes"]] == ["CONTACT_CHANGED", "CONTACT_CHANGED", "CONTACT_CREATED"]
    change = {"field": "knowledge", "before": None, "after": "Video", "beforeIds": [], "afterIds": [video]}
    assert told["feed"]["nodes"][0]["changes"] == [change | {"isHidden": False}]
    told = (await crm.as_("rita").ask(f"query($id: ID!) {{ deal(id: $id) {{ {FEED} }} }}", id=deal))["deal"]
    assert told["feed"]["nodes"][0]["kind"] == "TASK_CHANGED", "in the feed of what the task is about"
    before = len(await events())
    for expected, input in (
        ("ONE_RECORD", {"itemId": video}),
        ("ONE_RECORD", {"itemId": video, "dealId": deal, "taskId": task}),
        ("NOT_FOUND", {"itemId": "item_999", "dealId": deal}),
        ("BAD_USER_INPUT", {"itemId": deal, "dealId": deal}),
        ("NOT_FOUND", {"itemId": video, "dealId": "deal_999999"}),
    ):
        for mutation in ("knowledgeLink", "knowledgeUnlink"):
            assert await crm.as_("rita").outcome(mutation, **input) == expected, (mutation, input)
    assert [await link(crm, deal, video, who) for who in ("tom", "sam", "nobody")] == [
        "FORBIDDEN",
        "NOT_FOUND",
        "UNAUTHENTICATED",
    ]
    assert await part(crm, deal, video, "tom") == "FORBIDDEN"
    monkeypatch.setattr(knowledge, "MOST", 2)
    third = await item_of(crm, base, "Third")
    assert await link(crm, deal, third) == "TOO_MANY"
    assert len(await events()) == before + 1, "the third item"
    assert [await part(crm, deal, video) for _ in range(2)] == ["ok", "ok"]
    assert await part(crm, deal, cases, expectedVersion=1) == "CONFLICT"
    assert await linked(crm, deal) == (1, ["Cases"])
    told = (await crm.as_("rita").ask(f"query($id: ID!) {{ deal(id: $id) {{ {FEED} }} }}", id=deal))["deal"]
    [change] = told["feed"]["nodes"][0]["changes"]
    assert (change["field"], change["before"], change["after"]) == ("knowledge", "Video", None)


PLURAL = {"deal": "deals", "contact": "contacts", "company": "companies", "task": "tasks"}


@pytest.mark.feature("L19", "P16", "P24", "P26")
async def test_links_are_for_those_who_may_view_both_ends(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    base, deal = await base_of(crm), await rita_makes(crm)
    hers, secret = [await item_of(crm, base, name, who) for name, who in (("Hers", "nora"), ("Secret", "anna"))]
    rita_id = await crm.user_id("rita")
    await crm.as_("anna").do("itemUpdate", "", itemId=hers, responsibleId=rita_id)
    assert [await link(crm, deal, each) for each in (hers, secret)] == ["ok", "ok"]
    lines(monkeypatch, item="own")
    assert await linked(crm, deal) == (1, ["Hers"])
    assert await linked(crm, deal, "anna") == (2, ["Hers", "Secret"])
    assert await part(crm, deal, secret) == "NOT_FOUND"
    asked = "query($wanted: [ID!]) { deals(filter: {knowledge: $wanted}) { totalCount } }"
    assert [(await crm.as_("rita").ask(asked, wanted=[each]))["deals"]["totalCount"] for each in (hers, secret)] == [
        1,
        0,
    ]
    told = (await crm.as_("rita").ask(f"query($id: ID!) {{ deal(id: $id) {{ {FEED} }} }}", id=deal))["deal"]
    [change] = told["feed"]["nodes"][0]["changes"]
    assert (change["after"], change["afterIds"], change["isHidden"]) == (None, [], True)
    lines(monkeypatch, deal_knowledge="none")
    assert await linked(crm, deal) is None
    assert [await link(crm, deal, hers), await part(crm, deal, hers)] == ["FORBIDDEN", "FORBIDDEN"]
    assert await crm.as_("rita").code(asked, wanted=[hers]) == "FORBIDDEN"
    lines(monkeypatch, section_items="none")
    with pytest.raises(Refused, match="FORBIDDEN"):
        await linked(crm, deal)
    locked = Rules(dict(shipped().lines) | {("manager", Place("deal.knowledge"), "edit"): "none"}, shipped().parents)
    made = locked.policy()
    monkeypatch.setattr(policies, "in_force", lambda: made)
    assert await linked(crm, deal) == (2, ["Hers", "Secret"])
    assert [await link(crm, deal, hers), await part(crm, deal, hers)] == ["FORBIDDEN", "FORBIDDEN"]


@pytest.mark.feature("L19", "X9")
async def test_links_go_and_come_with_what_they_link(crm: Crm) -> None:
    """An item takes them into the trash and back, and so does a card; of two cards that become one they are joined."""
    base, deal = await base_of(crm), await rita_makes(crm)
    cases, video = await item_of(crm, base, "Cases", isSection=True), await item_of(crm, base, "Video")
    first, second = [await contact_of(crm, "rita", name) for name in ("Anton", "Anton")]
    for card, item in ((deal, cases), (deal, video), (first, cases), (second, cases), (second, video)):
        assert await link(crm, card, item) == "ok"
    assert await link(crm, first, video) == await part(crm, first, video) == "ok"
    anna, at = crm.as_("anna"), db.now().isoformat()

    async def back() -> None:
        entries = (await anna.ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
        await anna.do("trashRestore", "", trashedId=entries[0]["id"])

    await anna.do("itemDelete", "", itemId=cases)
    assert await linked(crm, deal) == (1, ["Video"])
    told = (await crm.as_("rita").ask(f"query($id: ID!) {{ deal(id: $id) {{ {FEED} }} }}", id=deal))["deal"]
    assert [each["after"] for entry in told["feed"]["nodes"][:2] for each in entry["changes"]] == ["Video", None]
    await back()
    assert sorted((await linked(crm, deal))[1]) == ["Cases", "Video"]
    await anna.do("dealDelete", "", dealId=deal)
    await back()
    assert sorted((await linked(crm, deal))[1]) == ["Cases", "Video"]
    preview = await crm.as_("rita").ask(
        "query($input: ContactMergeInput!) { contactMergePreview(input: $input) { changes { field after } } }",
        input={"contactId": first, "sourceId": second},
    )
    assert {"field": "knowledge", "after": "Video"} in preview["contactMergePreview"]["changes"]
    await anna.do("contactMerge", "contact { id }", contactId=first, sourceId=second)
    assert await linked(crm, first) == (2, ["Cases", "Video"])
    [former] = (await anna.ask("query($id: ID!) { contact(id: $id) { formerly { id } } }", id=first))["contact"][
        "formerly"
    ]
    await anna.do("mergeUndo", "", mergedId=former["id"])
    assert [await linked(crm, each) for each in (first, second)] == [(1, ["Cases"]), (2, ["Cases", "Video"])]
    assert await part(crm, second, cases) == "ok"
    then = await anna.ask(
        "query($id: ID!, $at: DateTime!) { contactAsOf(id: $id, at: $at) { fields { field value } } }", id=second, at=at
    )
    values = {each["field"]: each["value"] for each in then["contactAsOf"]["fields"]}
    assert sorted(values["knowledge"].split(", ")) == ["Cases", "Video"]
