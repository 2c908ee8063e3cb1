"""Ways by which something that is out of view could be told of, one by one: by errors, replies, histories and messages
(P16, P24, P26).
"""

from datetime import timedelta
from typing import Any

import pytest

from domain import db, policies
from domain.access import MODELS
from domain.deals import Deal
from domain.events import Event
from domain.notifications import Teller, remind
from domain.tasks import Task
from permissions.fields import FIELDS
from tests.cards import company_of, contact_of, deal_with_clients, rita_makes, task_of
from tests.crm import Crm
from tests.rules import Place, Rules, shipped
from tests.streams import following, listening, settled
from tests.test_fields import hide
from tests.test_notifications import place
from tests.test_trash import deletes, found


def denied(*lines: tuple[str, str], who: str = "manager") -> Rules:
    """The shipped policy, and these lines that take something away: what, and the action."""
    base = shipped()
    return Rules(dict(base.lines) | {(who, Place(head), action): "none" for head, action in lines}, base.parents)


@pytest.mark.feature("P24", "P16")
async def test_records_of_a_hidden_section_are_out_of_view_everywhere(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal, anton, firm = await deal_with_clients(crm)
    other = await contact_of(crm, "rita", "Boris")
    task = await task_of(crm, "rita", deal)
    await crm.as_("rita").do("noteCreate", "note { id }", contactId=anton, text="Secret")
    await deletes(crm.as_("rita"), other)
    policy = denied(("section.contacts", "view")).policy()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    rita = crm.as_("rita")
    for query in ("{ contacts { nodes { id } } }", f'{{ contact(id: "{anton}") {{ id }} }}'):
        assert await rita.code(query) == "FORBIDDEN"
    shown = await rita.ask(
        "query($ids: [ID!]!, $deal: ID!, $firm: ID!) { nodes(ids: $ids) { id } trash { nodes { recordId } } "
        "deal(id: $deal) { contacts { totalCount nodes { id } } } company(id: $firm) { contacts { totalCount } "
        "feed { nodes { kind contact { id } note { id } } } } events(first: 200) { nodes { entity recordId } } "
        'lookup(text: "Anton") { id } }',
        ids=[anton, deal, task],
        deal=deal,
        firm=firm,
    )
    assert shown["nodes"] == [None, {"id": deal}, {"id": task}]
    assert (shown["trash"]["nodes"], shown["lookup"]) == ([], [])
    assert shown["deal"]["contacts"] == {"totalCount": 0, "nodes": []}
    assert shown["company"]["contacts"] == {"totalCount": 0}
    assert "CONTACT" not in str(shown["company"]["feed"])
    assert {each["entity"] for each in shown["events"]["nodes"]} == {"deal", "company", "task"}
    for id in (anton, "contact_999"):
        assert await rita.outcome("contactUpdate", contactId=id, address="x") == "FORBIDDEN"
        assert await rita.outcome("dealUpdate", dealId=deal, addContactIds=[id]) == "NOT_FOUND"
    assert await rita.outcome("contactCreate", firstName="New") == "FORBIDDEN"
    permissions = (await rita.ask("{ viewer { permissions { entity scope } } }"))["viewer"]["permissions"]
    assert {each["scope"] for each in permissions if each["entity"] == "CONTACT"} == {"NONE"}


@pytest.mark.feature("P26")
def test_all_that_a_hidden_field_is_made_of_is_hidden_in_histories() -> None:
    from api.reading.declare import NOUNS, Column, Computed, Link  # once the graph is made

    for noun in MODELS:
        for name, each in FIELDS[noun].items():
            spec = next(spec for spec in NOUNS[noun].specs.values() if _camel(spec.name) == name)
            if isinstance(spec, Column | Computed | Link):
                assert set(spec.needs()) <= set(each.columns), (noun, name)


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part.title() for part in rest)


@pytest.mark.feature("P26", "P16")
async def test_histories_tell_nothing_of_hidden_requisites(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    firm = await company_of(crm, "rita", "Ovens Ltd")
    await crm.as_("rita").do("companyUpdate", "", companyId=firm, requisites={"inn": "7707083893", "kpp": "770701001"})
    query = f'{{ company(id: "{firm}") {{ feed {{ nodes {{ changes {{ field after }} }} }} }} }}'
    assert "7707083893" in str(await crm.as_("rita").ask(query))
    hide(monkeypatch, "company.requisites")
    assert "7707083893" not in str(await crm.as_("rita").ask(query))
    events = f'{{ events(filter: {{ record: ["{firm}"] }}) {{ nodes {{ changes {{ field after }} }} }} }}'
    assert "7707083893" not in str(await crm.as_("rita").ask(events))


@pytest.mark.feature("P26")
async def test_moving_a_deal_fills_no_locked_field(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether that changes anything would tell of a hidden one (T26)."""
    deal = await rita_makes(crm)
    lost = next(each["id"] for each in (await crm.pipelines())[0]["stages"] if each["kind"] == "LOST")
    reasons = (await crm.as_("anna").ask("{ refusalReasons { nodes { id } } }"))["refusalReasons"]["nodes"]
    given = {"refusalReasonId": reasons[0]["id"], "refusalDetails": "Too dear"}
    await crm.as_("rita").do("dealMove", "", dealId=deal, stageId=lost, **given)
    hide(monkeypatch, "deal.refusalReason", "deal.refusalDetails")
    for name, value in given.items():
        assert await crm.as_("rita").outcome("dealMove", dealId=deal, stageId=lost, **{name: value}) == "FORBIDDEN"
    assert (await Deal.get(id=deal.split("_")[1])).version == 2
    policy = denied(("task.result", "edit")).policy()
    task = await task_of(crm, "rita", deal)
    await crm.as_("rita").do("taskComplete", "", taskId=task, result="Sold")
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    assert await crm.as_("rita").outcome("taskReopen", taskId=task) == "FORBIDDEN"
    assert (await Task.get(id=task.split("_")[1])).result == "Sold"


@pytest.mark.feature("P16", "D7")
async def test_an_answer_tells_of_no_company_that_is_out_of_view(crm: Crm) -> None:
    """Rita's deal is with a company of Sam's, which she can't see: to her it has none."""
    ours, theirs = await company_of(crm, "rita", "Ours"), await company_of(crm, "sam", "Theirs")
    deals = [await rita_makes(crm), await rita_makes(crm)]
    await crm.as_("nora").do("dealUpdate", "", dealId=deals[0], companyId=theirs)
    for deal in deals:
        made = await crm.as_("rita").do("dealUpdate", "deal { company { id } }", dealId=deal, companyId=ours)
        assert made["deal"]["company"] == {"id": ours}
    assert await crm.as_("nora").outcome("dealUpdate", dealId=deals[0], companyId=theirs) == "COMPANY_ALREADY_SET"


@pytest.mark.feature("P16", "L4")
async def test_which_company_is_the_main_one_tells_of_none_that_is_out_of_view(crm: Crm) -> None:
    ours, theirs = await company_of(crm, "rita", "Ours"), await company_of(crm, "sam", "Theirs")
    contact = await contact_of(crm, "rita", "Anton", companies=[{"companyId": ours}])
    query = f'{{ contact(id: "{contact}") {{ company {{ id }} companies {{ isMain company {{ id }} }} }} }}'
    before = await crm.as_("rita").ask(query)
    assert before["contact"]["companies"] == [{"isMain": True, "company": {"id": ours}}]
    link = {"companyId": theirs, "isMain": True}
    await crm.as_("nora").do("contactUpdate", "", contactId=contact, linkCompanies=[link])
    assert await crm.as_("rita").ask(query) == before
    shown = (await crm.as_("nora").ask(query))["contact"]
    assert shown["company"] == {"id": theirs}
    assert [each["isMain"] for each in shown["companies"]] == [True, False]


@pytest.mark.feature("P16", "R9")
async def test_a_history_is_told_to_who_could_view_the_record_at_the_very_last(crm: Crm) -> None:
    """Deleted as Rita's, put back, handed to Sam and deleted as his."""
    nora, deal = crm.as_("nora"), await rita_makes(crm)
    contact = await contact_of(crm, "rita", "Anton")
    await crm.as_("rita").do("dealUpdate", "", dealId=deal, addContactIds=[contact])
    sam = await crm.user_id("sam")
    for id in (contact, deal):
        noun = id.partition("_")[0]
        await deletes(nora, id)
        await nora.do("trashRestore", "", trashedId=(await found(nora))[id]["id"])
        await nora.do(f"{noun}Update", "", **{f"{noun}Id": id, "responsibleId": sam})
        await deletes(nora, id)
        query = f'{{ events(filter: {{ record: ["{id}"] }}) {{ totalCount }} }}'
        counts = [(await crm.as_(who).ask(query))["events"]["totalCount"] for who in ("rita", "sam")]
        assert (counts[0], counts[1] > 4) == (0, True), id


@pytest.mark.feature("P12", "P16", "D40", "F6")
async def test_putting_a_deal_back_elsewhere_takes_what_moving_it_there_takes(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline = (await crm.pipelines())[2]
    first, second = [each["id"] for each in pipeline["board"]][:2]
    lost = next(each["id"] for each in pipeline["stages"] if each["kind"] == "LOST")
    deal = await rita_makes(crm, pipelineId=pipeline["id"])
    await deletes(crm.as_("rita"), deal)
    trashed = (await found(crm.as_("rita")))[deal]["id"]
    number = second.split("_")[1]
    base = shipped()
    barred = Place("deal.stage", int(pipeline["id"].split("_")[1]), int(number))
    policy = Rules(dict(base.lines) | {("manager", barred, "edit"): "none"}, base.parents).policy()
    with monkeypatch.context() as patch:
        patch.setattr(policies, "in_force", lambda: policy)
        assert await crm.as_("rita").outcome("trashRestore", trashedId=trashed, stageId=second) == "FORBIDDEN"
    made = await crm.as_("anna").do(
        "customFieldCreate",
        "customField { id key }",
        entity="DEAL",
        kind="TEXT",
        labelRu="Поле",
        labelEn="Field",
        requiredFromStageIds=[second],
    )
    refused = await crm.as_("rita").attempt("trashRestore", trashedId=trashed, stageId=second)
    assert [(each["code"], each["path"]) for each in refused["errors"]] == [("FIELDS_REQUIRED", ["stageId"])]
    assert made["customField"]["key"] in str(await _fields(crm, trashed, second))
    assert not await Deal.exists(id=deal.split("_")[1])
    back = await crm.as_("rita").do(
        "trashRestore", "record { ... on Deal { closedAt stage { id } } }", trashedId=trashed, stageId=lost
    )
    assert (back["record"]["stage"]["id"], back["record"]["closedAt"] is None) == (lost, False)
    assert first != second


async def _fields(crm: Crm, trashed: str, stage: str) -> Any:
    text = "mutation($input: TrashRestoreInput!) { trashRestore(input: $input) { errors { fields } } }"
    return await crm.as_("rita").ask(text, input={"trashedId": trashed, "stageId": stage})


@pytest.mark.feature("P16", "C10", "T10")
async def test_nobody_is_told_of_records_that_they_may_not_view(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = denied(("deal", "view"), ("task", "view")).policy()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    teller = Teller()
    await teller.follow(None)
    tom, due = await crm.user_id("tom"), (db.now() + timedelta(minutes=5)).isoformat()
    pipeline = (await crm.pipelines())[0]["id"]
    await crm.as_("anna").do("dealCreate", "", pipelineId=pipeline, responsibleId=tom)
    await crm.as_("anna").do("taskCreate", "", text="Call", dueAt=due, responsibleId=tom)
    await place()
    await teller.follow(None)
    assert await remind() == 0
    assert await crm.count("notification") == 0
    monkeypatch.undo()
    assert await remind() == 1


@pytest.mark.feature("P16", "P22")
async def test_a_request_sent_again_is_answered_by_the_rights_of_now(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    deal, _, _ = await deal_with_clients(crm, name="Secret ovens")
    text = 'mutation($id: ID!) { dealUpdate(input: { dealId: $id, goal: "G" }) { deal { name budget { amount } } } }'
    sent: dict[str, Any] = {"headers": {"Idempotency-Key": "once"}, "id": deal}
    first = await crm.as_("rita").send(text, **sent)
    assert first["data"]["dealUpdate"]["deal"]["name"] == "Secret ovens"
    assert await crm.as_("rita").send(text, **sent) == first
    version, events = (await Deal.get(id=deal.split("_")[1])).version, await Event.all().count()
    policy = denied(("deal", "view")).policy()
    with monkeypatch.context() as patch:
        patch.setattr(policies, "in_force", lambda: policy)
        again = await crm.as_("rita").send(text, **sent)
        assert again["data"] == {"dealUpdate": {"deal": None}}
    assert await crm.as_("rita").send(text, **sent) == first, "and the right has come back"
    assert ((await Deal.get(id=deal.split("_")[1])).version, await Event.all().count()) == (version, events)


@pytest.mark.feature("P16", "D43")
async def test_of_a_record_that_leaves_the_view_its_id_alone_is_told(crm: Crm) -> None:
    deal = await rita_makes(crm)
    query = "subscription { dealChanged { kind id version changedFields deal { id } } }"
    async with following():
        await settled()
        async with listening(crm, "rita", query) as socket:
            await crm.as_("nora").do("dealUpdate", "", dealId=deal, goal="G")
            told = await socket.next()
            assert (told["kind"], told["version"], told["changedFields"]) == ("UPDATED", 2, ["goal"])
            await crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("sam"))
            lost: dict[str, Any] = {"version": None, "changedFields": [], "deal": None}
            assert await socket.next() == lost | {"kind": "ACCESS_LOST", "id": deal}
