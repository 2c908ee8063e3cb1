"""Won deals that are purchases of customers (D32)."""

import asyncio

import pytest

from domain import policies
from domain.companies import Company
from domain.contacts import Contact
from tests.buyers import bought, customer, keeps, selling
from tests.crm import Crm
from tests.logged import events
from tests.rules import Place, Rules, shipped
from tests.sales import INTAKE, PLAIN, client, number
from tests.test_bulk import counts, ended


@pytest.mark.feature("D32", "L25")
async def test_a_won_deal_is_a_purchase(crm: Crm) -> None:
    """Of its company, made a customer unless it is one; once a deal, and no longer when that is open again."""
    sales, rita = await selling(crm), crm.as_("rita")
    [made] = [(await crm.as_("anna").do("customerStageCreate", "customerStage { id }", name="Новый"))["customerStage"]]
    company, contact = await client(Company, "rita", "Ёлка"), await client(Contact, "rita", "Пётр")
    deal = await sales.makes(budget="100.10", companyId=company, contactIds=[contact])
    assert await crm.count("customer") == 0
    won = sales.stage("WON")
    await rita.do("dealMove", "deal { id }", dealId=deal["id"], stageId=won)
    card = "query($id: ID!) { company(id: $id) { customer { id stage { id } createdBy { id } responsible { id } } } }"
    found = (await rita.ask(card, id=company))["company"]["customer"]
    me = {"id": await crm.user_id("rita")}
    assert found == {"id": found["id"], "stage": made, "createdBy": me, "responsible": me}
    [purchase] = (await customer(crm, found["id"]))["purchases"]["nodes"]
    assert (purchase["amount"], purchase["deal"]) == ({"amount": "100.10"}, {"id": deal["id"]})
    again = await sales.makes(companyId=company, stageId=won)
    assert [each[2] for each in await bought()] == [10010, None], "created there; it has no budget"
    await rita.do("dealMove", "deal { id }", dealId=deal["id"], stageId=sales.stage("WON", INTAKE))
    assert len(await bought()) == 2, "won in another pipeline, once more"
    await rita.do("dealMove", "deal { id }", dealId=deal["id"], stageId=sales.stage(0))
    assert [each[1] for each in await bought()] == [number(again["id"])]
    await rita.do("dealMove", "deal { id }", dealId=deal["id"], stageId=won)
    assert len(await bought()) == 2
    kinds = [event.kind.split(".")[1] for event in await events() if event.entity == "customer"]
    assert kinds == ["created", *["changed"] * 4]


@pytest.mark.feature("D32")
async def test_who_bought_is_the_company_or_else_the_first_contact(crm: Crm) -> None:
    sales, won = await selling(crm), None
    first, second = await client(Contact, "rita", "Пётр"), await client(Contact, "rita", "Анна")
    won = sales.stage("WON")
    await sales.makes(stageId=won, contactIds=[second, first])
    card = "query($id: ID!) { contact(id: $id) { customer { name purchases { totalCount } } } }"
    seen = [(await crm.as_("rita").ask(card, id=each))["contact"]["customer"] for each in (first, second)]
    assert seen[0] is None
    assert seen[1]["purchases"] == {"totalCount": 1}
    await sales.makes(stageId=won)
    assert (await crm.count("customer"), await crm.count("purchase")) == (1, 1), "a deal with nobody makes none"


@pytest.mark.feature("D32", "S3")
async def test_both_the_account_and_the_pipeline_want_it(crm: Crm) -> None:
    sales = await selling(crm)
    company, anna = await client(Company, "rita", "Ёлка"), crm.as_("anna")
    assert await crm.as_("rita").outcome(
        "pipelineUpdate", pipelineId=sales.pipeline(), createsCustomer=False
    ) == "FORBIDDEN"  # fmt: skip
    await anna.do("pipelineUpdate", "pipeline { createsCustomer }", pipelineId=sales.pipeline(), createsCustomer=False)
    deal = await sales.makes(companyId=company, stageId=sales.stage("WON"))
    assert await bought() == []
    await crm.as_("rita").do("dealMove", "deal { id }", dealId=deal["id"], stageId=sales.stage(0))
    await keeps(crm, on=False)
    await anna.do("pipelineUpdate", "pipeline { createsCustomer }", pipelineId=sales.pipeline(), createsCustomer=True)
    await crm.as_("rita").do("dealMove", "deal { id }", dealId=deal["id"], stageId=sales.stage("WON"))
    assert await bought() == []
    await keeps(crm)
    assert await bought() == [], "what was won before is no purchase"
    kept = await sales.makes(companyId=company, stageId=sales.stage("WON"))
    await keeps(crm, on=False)
    await crm.as_("rita").do("dealMove", "deal { id }", dealId=kept["id"], stageId=sales.stage(0))
    assert await bought() == [], "what is open is none, whatever the settings are"


@pytest.mark.feature("D32", "D27")
async def test_many_deals_won_at_once_are_as_many_purchases(crm: Crm) -> None:
    sales = await selling(crm)
    company = await client(Company, "rita", "Ёлка")
    deals = [await sales.makes(budget=str(budget), companyId=company) for budget in range(1, 4)]
    stage = {"stage": {"stageId": sales.stage("WON")}}
    done = await ended(crm.as_("nora"), "deal", stage, ids=[each["id"] for each in deals])
    assert counts(done) == ("DONE", 3, 0, 0)
    assert sorted(each[2] or 0 for each in await bought()) == [100, 200, 300]
    assert await crm.count("customer") == 1
    back = {"stage": {"stageId": sales.stage(0)}}
    await ended(crm.as_("nora"), "deal", back, ids=[each["id"] for each in deals[:2]])
    assert [each[2] for each in await bought()] == [300]


@pytest.mark.feature("D32", "C9")
async def test_a_deal_in_the_trash_was_bought_all_the_same(crm: Crm) -> None:
    """Back on another stage it wasn't; nor was it by a customer who is back when it is open."""
    sales, rita = await selling(crm), crm.as_("rita")
    company = await client(Company, "rita", "Ёлка")
    deal = await sales.makes(budget="1", companyId=company, stageId=sales.stage("WON"))
    [(id, _, _)] = await bought()
    buyer = f"customer_{id}"

    async def put_back(**more: str) -> None:
        [entry] = (await rita.ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
        await rita.do("trashRestore", "record { id }", trashedId=entry["id"], **more)

    await rita.do("dealDelete", "deletedId", dealId=deal["id"])
    [purchase] = (await customer(crm, buyer))["purchases"]["nodes"]
    assert (purchase["deal"], purchase["amount"]) == (None, {"amount": "1.00"})
    await put_back()
    [purchase] = (await customer(crm, buyer))["purchases"]["nodes"]
    assert purchase["deal"] == {"id": deal["id"]}
    await rita.do("customerDelete", "deletedId", customerId=buyer)
    await rita.do("dealMove", "deal { id }", dealId=deal["id"], stageId=sales.stage(0))
    await put_back()
    assert await bought() == []
    await rita.do("dealMove", "deal { id }", dealId=deal["id"], stageId=sales.stage("WON"))
    await rita.do("dealDelete", "deletedId", dealId=deal["id"])
    await put_back(stageId=sales.stage(0))
    assert await bought() == []
    assert (await sales.card(deal))["stage"]["kind"] == "ACTIVE"
    await keeps(crm, on=False)
    early = await sales.makes(budget="2", companyId=company, stageId=sales.stage("WON"))
    await keeps(crm)
    await rita.do("dealDelete", "deletedId", dealId=early["id"])
    await put_back()
    assert await bought() == [], "it was won before"


@pytest.mark.feature("D32", "P16")
async def test_the_mover_needs_no_right_to_customers(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    sales = await selling(crm)
    lines = {key: scope for key, scope in shipped().lines.items() if key[1] != Place("customer")}
    hidden = Rules(lines, shipped().parents).policy()
    monkeypatch.setattr(policies, "in_force", lambda: hidden)
    rita, company = crm.as_("rita"), await client(Company, "rita", "Ёлка")
    deal = await sales.makes(budget="1", companyId=company)
    await rita.do("dealMove", "deal { id }", dealId=deal["id"], stageId=sales.stage("WON"))
    assert len(await bought()) == 1
    card = "query($id: ID!) { customers { totalCount } company(id: $id) { customer { id } feed { nodes { kind } } } }"
    answer = await rita.ask(card, id=company)
    assert answer["customers"] == {"totalCount": 0}
    assert answer["company"]["customer"] is None
    assert not any("CUSTOMER" in each["kind"] for each in answer["company"]["feed"]["nodes"])
    whole = await crm.as_("anna").ask(card, id=company)
    assert whole["company"]["customer"]
    assert whole["customers"] == {"totalCount": 1}


@pytest.mark.feature("D32")
async def test_two_deals_won_at_the_same_moment_make_one_customer(crm: Crm) -> None:
    sales = await selling(crm)
    company = await client(Company, "rita", "Ёлка")
    deals = [await sales.makes(budget="1", companyId=company) for _ in range(4)]
    won = sales.stage("WON")
    ends = [crm.as_("nora").outcome("dealMove", dealId=each["id"], stageId=won) for each in deals]
    assert await asyncio.gather(*ends) == ["ok"] * 4
    assert (await crm.count("customer"), await crm.count("purchase")) == (1, 4)


@pytest.mark.feature("D32", "D12")
async def test_the_end_of_a_pipeline_is_no_purchase(crm: Crm) -> None:
    """Won deals go to the won stage of another one, as they are."""
    sales, anna = await selling(crm), crm.as_("anna")
    await keeps(crm, on=False)
    company = await client(Company, "rita", "Ёлка")
    await sales.makes(companyId=company, stageId=sales.stage("WON"))
    await keeps(crm)
    goal = sales.stage(0, INTAKE)
    await anna.do("pipelineDelete", "deletedId", pipelineId=sales.pipeline(PLAIN), moveDealsTo=goal)
    assert await bought() == []
