"""Ways around a right that somebody has tried, each closed for good."""

from domain.companies import Company
from tests.cards import rita_makes
from tests.crm import Crm
from tests.sales import Sales, client

DUE = "2030-05-06T12:00:00+03:00"


async def test_a_deleted_task_stays_hidden_from_those_who_had_lost_sight_of_it(crm: Crm) -> None:
    """T20, T27: its last state decides, not that of each event."""
    nora, deal = crm.as_("nora"), await rita_makes(crm)
    oleg = await crm.user_id("oleg")
    made = await nora.do("taskCreate", "task { id }", text="Open", dueAt=DUE, dealId=deal, responsibleId=oleg)
    feed = "query($id: ID!) { deal(id: $id) { feed { totalCount nodes { kind } } } }"
    assert (await crm.as_("oleg").ask(feed, id=deal))["deal"]["feed"]["totalCount"] == 2
    task = made["task"]["id"]
    await nora.do("taskUpdate", "", taskId=task, text="Secret", responsibleId=await crm.user_id("rita"))
    for _ in ("it is there", "it is gone"):
        seen = (await crm.as_("oleg").ask(feed, id=deal))["deal"]["feed"]
        assert seen == {"totalCount": 1, "nodes": [{"kind": "DEAL_CREATED"}]}
        assert await nora.outcome("taskDelete", taskId=task) in ("ok", "NOT_FOUND")
    seen = (await crm.as_("rita").ask(feed, id=deal))["deal"]["feed"]
    assert seen["nodes"][0] == {"kind": "TASK_DELETED"}


async def test_guessing_does_not_find_the_hidden_company_of_a_deal(crm: Crm) -> None:
    """T23"""
    sales = await Sales.of(crm)
    deal = (await sales.makes())["id"]
    linked, other = [await client(Company, "sam", name) for name in ("Linked", "Other")]
    await crm.as_("nora").do("dealUpdate", "", dealId=deal, companyId=linked)
    for guess in (linked, other, "company_999999"):
        assert await crm.as_("rita").outcome("dealUpdate", dealId=deal, companyId=guess) == "NOT_FOUND"


async def test_nobody_takes_a_record_over_to_gain_a_right_to_it(crm: Crm) -> None:
    """T25: a manager may edit, but not delete, what is a colleague's."""
    rita, tom = crm.as_("rita"), crm.as_("tom")
    mine, his = await crm.user_id("rita"), await crm.user_id("tom")
    contact = (await tom.do("contactCreate", "contact { id }", firstName="Client"))["contact"]["id"]
    company = (await tom.do("companyCreate", "company { id }", name="Firm"))["company"]["id"]
    for mutation, card in (("contactUpdate", {"contactId": contact}), ("companyUpdate", {"companyId": company})):
        assert await rita.outcome(mutation, **card, responsibleId=mine) == "FORBIDDEN"
        assert await rita.outcome(mutation, **card, responsibleId=his) == "ok"  # as it is
        assert await crm.as_("nora").outcome(mutation, **card, responsibleId=mine) == "ok"
        assert await rita.outcome(mutation, **card, responsibleId=his) == "ok"  # one's own may be given away


async def test_a_form_sent_back_keeps_an_archived_type_and_one_who_has_left(crm: Crm) -> None:
    nora = crm.as_("nora")
    kind = (await nora.do("taskTypeCreate", "taskType { id }", name="Old way"))["taskType"]["id"]
    task = (await nora.do("taskCreate", "task { id }", text="Do", dueAt=DUE, typeId=kind))["task"]["id"]
    await nora.do("taskTypeUpdate", "", taskTypeId=kind, isArchived=True)
    assert await nora.outcome("taskUpdate", taskId=task, typeId=kind) == "ok"
    assert await nora.outcome("taskComplete", taskId=task, followUp={"text": "Next", "dueAt": DUE}) == "ok"
    assert await nora.outcome("taskCreate", text="Do", dueAt=DUE, typeId=kind) == "NOT_FOUND"
