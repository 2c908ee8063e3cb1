"""What a client's card tells of how they came, what they asked for, where they dropped out, and all in between."""

from pathlib import Path
from typing import Any

import pytest

from domain import file_store
from tests.cards import company_of, contact_of, task_of
from tests.crm import Crm
from tests.documents import Folder, uploaded
from tests.goods import catalogue_of, item_of
from tests.sales import PLAIN, REASONED, Sales, choice
from tests.test_exports import under

DEAL = "name source { id } lines { name } stage { kind } refusalReason { id } refusalDetails lostFrom { name }"
STORY = f"""query($id: ID!, $kinds: [EventKind!]) {{ r: node(id: $id) {{ %s {{
    createdBy {{ name }}
    firstDeal {{ {DEAL} }}
    lastRefusedDeal {{ {DEAL} }}
    refused: deals(filter: {{stageKind: [LOST]}}) {{ totalCount nodes {{ {DEAL} }} }}
    feed(first: 50, filter: {{kind: $kinds}}) {{ totalCount nodes {{
        kind deal {{ name }} note {{ text }} file {{ name }} task {{ text result }} fromStage {{ name }}
        changes {{ field after }}
    }} }}
}} }} }}"""


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Folder:
    monkeypatch.setattr(file_store, "place", lambda: str(tmp_path / "files"))
    return Folder(tmp_path / "files")


async def story(crm: Crm, card: str, who: str = "rita", kinds: list[str] | None = None) -> Any:
    text = STORY % f"... on {card.partition('_')[0].title()}"
    return (await crm.as_(who).ask(text, id=card, kinds=kinds))["r"]


async def refused(sales: Sales, clients: dict[str, Any], goods: str) -> tuple[str, str]:
    """A deal of these clients that Rita works on, and loses on the second stage; the deal, and that stage's name."""
    rita, board = sales.crm.as_("rita"), sales.pipelines[REASONED]["board"]
    made = await sales.makes(
        pipelineId=sales.pipeline(REASONED), name="First", sourceId=await choice("source"), **clients
    )
    deal = made["id"]
    await rita.do("dealLineAdd", "lineId", dealId=deal, itemId=await item_of(sales.crm, goods, price="5"))
    await rita.do("noteCreate", "", dealId=deal, text="Wants it cheaper")
    await uploaded(rita, deal, "offer.png")
    task = await task_of(sales.crm, "rita", deal)
    await rita.do("taskComplete", "", taskId=task, result="No answer")
    await rita.do("dealMove", "", dealId=deal, stageId=board[1]["id"])
    reason = {"refusalReasonId": await choice("refusal_reason"), "refusalDetails": "A cheaper offer"}
    await rita.do("dealMove", "", dealId=deal, stageId=sales.stage("LOST", REASONED), **reason)
    return deal, board[1]["name"]


@pytest.mark.feature("L27", "L23", "L11", "L10")
async def test_a_refused_clients_card_tells_the_whole_story_at_once(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over all deals, newest first, by kind where that is asked for, and to nobody what is out of their sight."""
    sales, firm = await Sales.of(crm), await company_of(crm, "rita", "Ovens Ltd")
    anton = await contact_of(crm, "rita", "Anton")
    clients: dict[str, Any] = {"contactIds": [anton], "companyId": firm}
    assert (await story(crm, anton))["firstDeal"] is None
    deal, stage = await refused(sales, clients, await catalogue_of(crm))
    second = await sales.makes(name="Second", **clients)
    await crm.as_("rita").do("noteCreate", "", dealId=second["id"], text="Asks again")
    for card in (anton, firm):
        told = await story(crm, card)
        assert told["createdBy"] == {"name": "Рита Соколова"}
        first = told["firstDeal"]
        assert (first["name"], first["source"], first["lines"]) == (
            "First",
            {"id": await choice("source")},
            [{"name": "Oven"}],
        )
        assert told["lastRefusedDeal"] == first
        assert told["refused"] == {"totalCount": 1, "nodes": [first]}
        assert (first["refusalReason"]["id"], first["refusalDetails"], first["lostFrom"]["name"]) == (
            await choice("refusal_reason"),
            "A cheaper offer",
            stage,
        )
        entries = told["feed"]["nodes"]
        kinds = [each["kind"] for each in entries if not each["kind"].startswith(("CONTACT", "COMPANY"))]
        assert kinds == [
            *("NOTE_CREATED", "DEAL_CREATED"),  # of the second deal
            *("DEAL_MOVED", "DEAL_MOVED", "TASK_COMPLETED", "TASK_CREATED", "FILE_CREATED", "NOTE_CREATED"),
            *("DEAL_CHANGED", "DEAL_CREATED"),
        ]
        lost = entries[2]
        assert (lost["fromStage"]["name"], lost["deal"]["name"]) == (stage, "First")
        changes = {each["field"]: each["after"] for each in lost["changes"]}
        assert (changes["refusalDetails"], "refusalReason" in changes) == ("A cheaper offer", True)
        assert entries[4]["task"] == {"text": "Call", "result": "No answer"}
        assert entries[6]["file"] == {"name": "offer.png"}
        some = await story(crm, card, kinds=["NOTE_CREATED", "DEAL_MOVED"])
        assert [each["note"] and each["note"]["text"] for each in some["feed"]["nodes"]] == [
            "Asks again",
            None,
            None,
            "Wants it cheaper",
        ]
        assert some["feed"]["totalCount"] == 4
        hidden = await story(crm, card, "vera")  # who sees no deals
        assert (hidden["firstDeal"], hidden["lastRefusedDeal"]) == (None, None)
        assert hidden["refused"]["totalCount"] == 0
        assert not [each for each in hidden["feed"]["nodes"] if each["deal"]]
        assert await story(crm, card, "sam") is None
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("sam"))
    assert (await story(crm, anton))["firstDeal"]["name"] == "Second"
    assert (await story(crm, anton))["lastRefusedDeal"] is None
    more = [("manager", "deal", "view", "all"), ("manager", "deal.refusalDetails", "view", "none")]
    more += [("manager", "contact", "view", "all"), ("manager", "deal.source", "view", "none")]
    under(monkeypatch, *more)
    shown = (await story(crm, anton))["lastRefusedDeal"]
    assert (shown["name"], shown["refusalDetails"], shown["source"]) == ("First", None, None)


@pytest.mark.feature("L23")
async def test_the_stage_of_leaving_is_that_before_the_refusal(crm: Crm) -> None:
    """Whatever way the deal goes then; none of a deal that is at work again, or was never on any other."""
    sales, rita = await Sales.of(crm), crm.as_("rita")
    deal = (await sales.makes(name="Once"))["id"]
    asked = "query($id: ID!) { deal(id: $id) { lostFrom { name } } }"

    async def left() -> str | None:
        found = (await rita.ask(asked, id=deal))["deal"]["lostFrom"]
        return found and str(found["name"])

    async def go(stage: str, **more: Any) -> None:
        await crm.as_("anna").do("dealMove", "", dealId=deal, stageId=stage, **more)

    board = sales.pipelines[PLAIN]["board"]
    assert await left() is None
    await go(sales.stage("LOST"))
    assert await left() == board[0]["name"]
    await go(sales.stage(1))
    assert await left() is None
    await go(sales.stage("WON"))
    await go(sales.stage("LOST"))
    assert await left() == next(each["name"] for each in sales.pipelines[PLAIN]["stages"] if each["kind"] == "WON")
    await go(sales.stage("LOST", REASONED), refusalReasonId=await choice("refusal_reason"))
    assert await left() == next(each["name"] for each in sales.pipelines[PLAIN]["stages"] if each["kind"] == "WON")
    made = (await sales.makes(name="At once", stageId=sales.stage("LOST")))["id"]
    assert (await rita.ask(asked, id=made))["deal"]["lostFrom"] is None
