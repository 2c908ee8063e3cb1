"""Customers: companies and people who buy again and again, and what they have bought (L25)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain import exports, policies
from domain.companies import Company
from domain.contacts import Contact
from tests.buyers import CUSTOMER, CUSTOMERS, customer, customer_of, keeps, names, stages_of
from tests.crm import Crm
from tests.logged import events
from tests.rules import Place, Rules, shipped
from tests.sales import client, number
from tests.streams import following, listening
from tests.test_bulk import counts, errors, seen, undone, work
from tests.test_exports import table

EMPTY = {"totalCount": 0, "totalAmount": {"amount": "0.00"}, "nodes": []}


def under(patch: pytest.MonkeyPatch, *lines: tuple[str, str, str]) -> None:
    """The shipped policy, with other lines of managers: ("customer", "view", "own")."""
    made = dict(shipped().lines)
    for head, action, scope in lines:
        made["manager", Place(head), action] = scope
    policy = Rules(made, shipped().parents).policy()
    patch.setattr(policies, "in_force", lambda: policy)


@pytest.mark.feature("L25", "S3")
async def test_without_the_setting_there_are_no_customers(crm: Crm) -> None:
    """Nothing is made, shown or changed, by anybody; what there was is there again when it is switched on."""
    anna, rita = crm.as_("anna"), crm.as_("rita")
    company = await client(Company, "rita", "Ромашка")
    assert await rita.outcome("customerCreate", companyId=company) == "CUSTOMERS_OFF"
    assert await rita.outcome("accountUpdate", periodicPurchases=True) == "FORBIDDEN"
    assert await anna.outcome("accountUpdate", periodicPurchases=None) == "REQUIRED"
    assert (await anna.ask("{ account { periodicPurchases } }"))["account"] == {"periodicPurchases": False}
    await keeps(crm)
    mine = await customer_of(crm, companyId=company)
    bought = await rita.do("purchaseAdd", "purchaseId", customerId=mine, amount="5")
    gone = await customer_of(crm)
    await rita.do("customerDelete", "deletedId", customerId=gone)
    await keeps(crm, on=False)
    before = await crm.count("event"), await crm.count("customer"), await crm.count("purchase")
    for mutation, input in (
        ("customerUpdate", {"name": "X"}),
        ("customerDelete", {}),
        ("purchaseAdd", {"amount": "1"}),
        ("purchaseRemove", {"purchaseId": bought["purchaseId"]}),
    ):
        for who in (anna, rita):
            assert await who.outcome(mutation, customerId=mine, **input) == "CUSTOMERS_OFF"
    assert (await crm.count("event"), await crm.count("customer"), await crm.count("purchase")) == before
    card = "query($id: ID!, $company: ID!) { node(id: $id) { id } customer(id: $id) { id } customers { totalCount } "
    card += "company(id: $company) { customer { id } } trash(filter: {kind: [CUSTOMER]}) { totalCount } }"
    for who in (anna, rita):
        assert await who.ask(card, id=mine, company=company) == {
            "node": None,
            "customer": None,
            "customers": {"totalCount": 0},
            "company": {"customer": None},
            "trash": {"totalCount": 0},
        }
    feed = "query($id: ID!) { company(id: $id) { feed { nodes { kind } } } }"
    assert not any(
        "CUSTOMER" in each["kind"] for each in (await rita.ask(feed, id=company))["company"]["feed"]["nodes"]
    )
    await keeps(crm)
    assert (await customer(crm, mine))["purchases"]["totalAmount"] == {"amount": "5.00"}
    assert (await rita.ask(card, id=mine, company=company))["company"]["customer"] == {"id": mine}
    assert (await rita.ask(card, id=mine, company=company))["trash"] == {"totalCount": 1}
    kinds = {each["kind"] for each in (await rita.ask(feed, id=company))["company"]["feed"]["nodes"]}
    assert kinds >= {"CUSTOMER_CREATED", "CUSTOMER_CHANGED"}


@pytest.mark.feature("L25")
async def test_a_customer_is_made_found_and_changed(crm: Crm) -> None:
    """Of a company or a person, each once; refused to whom it isn't granted, and nothing is written then."""
    await keeps(crm)
    rita, tom, nora = crm.as_("rita"), crm.as_("tom"), crm.as_("nora")
    company, contact = await client(Company, "rita", "Ёлка"), await client(Contact, "rita", "Пётр")
    bare = (await rita.do("customerCreate", f"customer {{ {CUSTOMER} }}", contactId=contact))["customer"]
    assert bare == {
        "id": bare["id"],
        "name": f"Покупатель #{number(bare['id'])}",
        "version": 1,
        "company": None,
        "contact": {"id": contact},
        "stage": None,
        "nextPurchaseOn": None,
        "expectedAmount": None,
        "periodDays": None,
        "responsible": {"name": "Рита Соколова"},
        "purchases": EMPTY,
    }
    first, second, late = await stages_of(crm, "Новый", "Думает", "Ушёл")
    await crm.as_("anna").do("customerStageUpdate", "customerStage { id }", customerStageId=late, isArchived=True)
    before = await crm.count("customer"), await crm.count("event")
    hidden = await client(Company, "sam", "Hidden")
    for expected, who, input in (
        ("ONE_BUYER", rita, {}),
        ("ONE_BUYER", rita, {"companyId": company, "contactId": contact}),
        ("CUSTOMER_ALREADY", rita, {"contactId": contact}),
        ("NOT_FOUND", rita, {"companyId": hidden}),
        ("NOT_FOUND", rita, {"companyId": company, "stageId": late}),
        ("NOT_FOUND", rita, {"companyId": company, "stageId": "customer_stage_999"}),
        ("BAD_USER_INPUT", rita, {"companyId": contact}),
        ("AMOUNT_INVALID", rita, {"companyId": company, "expectedAmount": "0.001"}),
        ("NUMBER_OUT_OF_RANGE", rita, {"companyId": company, "periodDays": 0}),
        ("DATE_OUT_OF_RANGE", rita, {"companyId": company, "nextPurchaseOn": "2200-01-01"}),
        ("TEXT_TOO_LONG", rita, {"companyId": company, "name": "x" * 256}),
        ("FORBIDDEN", rita, {"companyId": company, "responsibleId": await crm.user_id("tom")}),
        ("FORBIDDEN", crm.as_("oleg"), {"companyId": company}),
    ):
        assert await who.outcome("customerCreate", **input) == expected, input
    assert (await crm.count("customer"), await crm.count("event")) == before
    made: dict[str, Any] = {
        "name": "Ёлка",
        "nextPurchaseOn": "2026-12-01",
        "expectedAmount": "900.50",
        "periodDays": 30,
    }
    tree = await customer_of(crm, companyId=company, **made)
    assert (await customer(crm, tree))["stage"] == {"name": "Новый"}
    for filter, expected_names in (
        ({"name": {"startsWith": "елк"}}, ["Ёлка"]),
        ({"nextPurchaseOn": {"lt": "2026-12-02"}}, ["Ёлка"]),
        ({"nextPurchaseOn": {"gte": "2026-12-01", "lt": "2026-12-02"}}, ["Ёлка"]),
        ({"nextPurchaseOn": {"lt": "2026-12-01"}}, []),
        ({"nextPurchaseOn": {"isNull": True}}, [bare["name"]]),
        ({"expectedAmount": {"gte": "900.5", "lte": "901"}}, ["Ёлка"]),
        ({"periodDays": {"gte": 30, "lte": 30}}, ["Ёлка"]),
        ({"stage": {"in": [first]}}, ["Ёлка"]),
        ({"stage": {"isNull": True}}, [bare["name"]]),
        ({"company": {"in": [company]}}, ["Ёлка"]),
        ({"contact": {"in": [contact]}}, [bare["name"]]),
        ({"responsible": {"in": [await crm.user_id("tom")]}}, []),
    ):
        assert await names(crm, "rita", filter=filter) == expected_names, filter
    assert await names(crm, "rita", order="NEXT_PURCHASE_ON_ASC") == ["Ёлка", bare["name"]]
    assert await names(crm, "rita", order="EXPECTED_AMOUNT_DESC") == ["Ёлка", bare["name"]]
    pages = "query($after: String) { customers(first: 1, after: $after, order: NEXT_PURCHASE_ON_DESC) "
    pages += "{ nodes { name } pageInfo { endCursor } } }"
    page = (await rita.ask(pages))["customers"]
    assert page["nodes"] == [{"name": bare["name"]}]
    assert (await rita.ask(pages, after=page["pageInfo"]["endCursor"]))["customers"]["nodes"] == [{"name": "Ёлка"}]
    assert await crm.as_("sam").outcome("customerUpdate", customerId=tree, name="X") == "NOT_FOUND"
    assert await tom.outcome("customerUpdate", customerId=tree, name="X") == "FORBIDDEN"
    assert await tom.outcome("customerDelete", customerId=tree) == "FORBIDDEN"
    assert await rita.outcome("customerUpdate", customerId=tree, stageId=late) == "NOT_FOUND"
    changed = await rita.do(
        "customerUpdate", f"customer {{ {CUSTOMER} }}", customerId=tree, stageId=second, nextPurchaseOn=None
    )
    told = changed["customer"]
    assert (told["stage"], told["nextPurchaseOn"], told["version"]) == ({"name": "Думает"}, None, 2)
    assert await rita.outcome("customerUpdate", customerId=tree, expectedVersion=1, name="Late") == "CONFLICT"
    await nora.do("customerUpdate", "customer { id }", customerId=tree, responsibleId=await crm.user_id("tom"))
    assert (await customer(crm, tree))["responsible"] == {"name": "Томас Вебер"}
    kinds = [event.kind for event in await events() if event.entity == "customer"]
    assert kinds == ["customer.created", "customer.created", "customer.changed", "customer.reassigned"]
    card = "query($id: ID!) { company(id: $id) { feed { nodes { kind customer { id } "
    card += "changes { field before after } } } } }"
    fed = (await nora.ask(card, id=company))["company"]["feed"]["nodes"]
    assert [each["kind"] for each in fed] == ["CUSTOMER_REASSIGNED", "CUSTOMER_CHANGED", "CUSTOMER_CREATED"]
    assert {"field": "stage", "before": "Новый", "after": "Думает"} in fed[1]["changes"]
    assert fed[0]["customer"] == {"id": tree}


@pytest.mark.feature("L25")
async def test_purchases_add_up(crm: Crm) -> None:
    """Exactly; and with a period each puts off the next one."""
    await keeps(crm)
    rita, nora = crm.as_("rita"), crm.as_("nora")
    mine = await customer_of(crm, periodDays=30)
    at = "2026-11-20T23:30:00+00:00"  # the day after in Moscow
    added = await rita.do(
        "purchaseAdd", f"purchaseId customer {{ {CUSTOMER} }}", customerId=mine, amount="0.10", at=at, note="Гвозди"
    )
    told = added["customer"]
    assert told["nextPurchaseOn"] == "2026-12-21"
    shown = {"id": added["purchaseId"], "at": at, "amount": {"amount": "0.10"}, "deal": None, "note": "Гвозди"}
    assert told["purchases"] == {"totalCount": 1, "totalAmount": {"amount": "0.10"}, "nodes": [shown]}
    for _ in range(2):
        await rita.do("purchaseAdd", "purchaseId", customerId=mine, amount="0.10", at="2026-01-01T00:00:00Z")
    told = await customer(crm, mine)
    assert told["purchases"]["totalAmount"] == {"amount": "0.30"}
    assert told["nextPurchaseOn"] == "2026-12-21", "what was long ago expects nothing sooner"
    before = await crm.count("purchase"), await crm.count("event")
    for expected, who, input in (
        ("AMOUNT_INVALID", rita, {"amount": "0.001"}),
        ("AMOUNT_OUT_OF_RANGE", rita, {"amount": "-1"}),
        ("DATE_OUT_OF_RANGE", rita, {"amount": "1", "at": "1900-01-01T00:00:00Z"}),
        ("TEXT_TOO_LONG", rita, {"amount": "1", "note": "x" * 1001}),
        ("CONFLICT", rita, {"amount": "1", "expectedVersion": 1}),
        ("FORBIDDEN", crm.as_("tom"), {"amount": "1"}),
        ("NOT_FOUND", crm.as_("sam"), {"amount": "1"}),
    ):
        assert await who.outcome("purchaseAdd", customerId=mine, **input) == expected
    other = await customer_of(crm)
    for expected, who, input in (
        ("NOT_FOUND", rita, {"customerId": other}),
        ("FORBIDDEN", crm.as_("tom"), {"customerId": mine}),
        ("CONFLICT", rita, {"customerId": mine, "expectedVersion": 1}),
        ("BAD_USER_INPUT", rita, {"customerId": mine, "purchaseId": mine}),
    ):
        assert await who.outcome("purchaseRemove", **{"purchaseId": added["purchaseId"]} | input) == expected
    assert (await crm.count("purchase"), await crm.count("event") - 1) == before
    await rita.do("purchaseRemove", "customer { id }", customerId=mine, purchaseId=added["purchaseId"])
    assert (await customer(crm, mine))["purchases"]["totalAmount"] == {"amount": "0.20"}
    history = "query($id: ID!) { company(id: $id) { feed(filter: {kind: [CUSTOMER_CHANGED]}) "
    history += "{ nodes { changes { field before after } } } } }"
    fed = (await nora.ask(history, id=(await customer(crm, mine))["company"]["id"]))["company"]["feed"]["nodes"]
    words = "2026-11-20T23:30:00+00:00 = 0.10 RUB (Гвозди)"
    assert fed[0]["changes"] == [{"field": "purchases", "before": words, "after": None}]
    assert {"field": "purchases", "before": None, "after": words} in fed[-1]["changes"]


@pytest.mark.feature("L25", "P16", "P24", "P26")
async def test_what_is_hidden_stays_hidden(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    await keeps(crm)
    company = await client(Company, "tom", "Ёлка")
    mine = await customer_of(crm, "tom", companyId=company, expectedAmount="5", nextPurchaseOn="2026-12-01")
    await crm.as_("tom").do("purchaseAdd", "purchaseId", customerId=mine, amount="7")
    rita = crm.as_("rita")
    assert (await customer(crm, mine, "rita"))["company"] == {"id": company}
    under(monkeypatch, ("company", "view", "own"))
    assert (await customer(crm, mine, "rita"))["company"] is None
    assert await names(crm, "rita", filter={"company": {"in": [company]}}) == []
    under(monkeypatch, ("customer.expectedAmount", "view", "none"), ("customer.nextPurchaseOn", "view", "none"))
    told = await customer(crm, mine, "rita")
    assert (told["expectedAmount"], told["nextPurchaseOn"]) == (None, None)
    assert await rita.code(CUSTOMERS, filter={"expectedAmount": {"gte": "1"}}) == "FORBIDDEN"
    assert await rita.code(CUSTOMERS, order="NEXT_PURCHASE_ON_ASC") == "FORBIDDEN"
    under(monkeypatch, ("deal.budget", "view", "none"))
    feed = "query($id: ID!) { company(id: $id) { feed { nodes { changes { field } } } } }"
    assert (await customer(crm, mine, "rita"))["purchases"] is None, "they tell of what deals come to"
    fields = [each["field"] for entry in (await rita.ask(feed, id=company))["company"]["feed"]["nodes"]
              for each in entry["changes"]]  # fmt: skip
    assert "purchases" not in fields
    assert "expectedAmount" in fields
    under(monkeypatch, ("customer", "view", "own"))
    assert await customer(crm, mine, "rita") is None
    answer = await rita.ask(
        "query($id: ID!) { company(id: $id) { customer { id } feed { nodes { kind } } } }", id=company
    )
    assert answer["company"] == {"customer": None, "feed": {"nodes": []}}
    under(monkeypatch, ("section.customers", "view", "none"))
    assert await rita.code("{ customers { totalCount } }") == "FORBIDDEN"
    assert await customer_of_company(crm, company) is None
    under(monkeypatch, ("customer.name", "edit", "none"))
    own = await customer_of(crm)
    assert await rita.outcome("customerUpdate", customerId=own, name="X") == "FORBIDDEN"


async def customer_of_company(crm: Crm, company: str) -> Any:
    answer = await crm.as_("rita").ask("query($id: ID!) { company(id: $id) { customer { id } } }", id=company)
    return answer["company"]["customer"]


@pytest.mark.feature("L25", "D43", "P22")
async def test_customers_are_followed(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """By whom may view them, in the manner of all others."""
    await keeps(crm)
    under(monkeypatch, ("customer", "view", "own"))
    asked = "subscription { customerChanged { kind id changedFields customer { name } } }"
    async with following(), listening(crm, "anna", asked) as anna, listening(crm, "rita", asked) as rita:
        person, mine = crm.as_("anna"), await customer_of(crm, "anna")
        assert (await anna.next())["kind"] == "CREATED"
        await person.do("customerUpdate", "customer { id }", customerId=mine, name="Big", periodDays=7)
        changed = await anna.next()
        assert (changed["kind"], changed["changedFields"]) == ("UPDATED", ["name", "periodDays"])
        await person.do("purchaseAdd", "purchaseId", customerId=mine, amount="1")
        assert (await anna.next())["changedFields"] == ["nextPurchaseOn", "purchases"]
        await person.do("customerUpdate", "customer { id }", customerId=mine, responsibleId=await crm.user_id("rita"))
        assert ((await anna.next())["kind"], (await rita.next())["kind"]) == ("UPDATED", "ACCESS_GAINED")
        await person.do("customerDelete", "deletedId", customerId=mine)
        assert [(await each.next())["kind"] for each in (anna, rita)] == ["DELETED", "DELETED"]


@pytest.mark.feature("L25", "C9")
async def test_customers_go_with_their_company_and_come_back(crm: Crm) -> None:
    await keeps(crm)
    rita, nora = crm.as_("rita"), crm.as_("nora")
    company = await client(Company, "rita", "Ёлка")
    mine = await customer_of(crm, companyId=company)
    await rita.do("purchaseAdd", "purchaseId", customerId=mine, amount="1")
    whole = await customer(crm, mine)

    async def restored() -> str:
        [entry] = (await rita.ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
        return await rita.outcome("trashRestore", trashedId=entry["id"])

    await rita.do("customerDelete", "deletedId", customerId=mine)
    assert await customer(crm, mine) is None
    assert await restored() == "ok"
    assert await customer(crm, mine) == whole | {"version": whole["version"] + 2}
    await rita.do("companyDelete", "deletedId", companyId=company)
    assert await customer(crm, mine) is None
    assert await restored() == "ok"
    assert (await customer(crm, mine))["purchases"] == whole["purchases"]
    kinds = [event.kind for event in await events() if event.entity == "customer"][-2:]
    assert kinds == ["customer.deleted", "customer.restored"]
    await rita.do("customerDelete", "deletedId", customerId=mine)
    anew = await customer_of(crm, companyId=company)
    assert await restored() == "CUSTOMER_ALREADY"
    await rita.do("customerDelete", "deletedId", customerId=anew)
    await rita.do("companyDelete", "deletedId", companyId=company)
    found = (await nora.ask("{ trash(filter: {kind: [CUSTOMER]}) { nodes { id } } }"))["trash"]["nodes"]
    assert len(found) == 2
    assert await nora.outcome("trashRestore", trashedId=found[0]["id"]) == "NOT_FOUND", "the company is gone"


@pytest.mark.feature("L25", "L21")
async def test_customers_come_back_together_and_go_again(crm: Crm) -> None:
    """A bulk restore, taken back; of two of one company only the first comes back, as one by one."""
    await keeps(crm)
    rita, nora = crm.as_("rita"), crm.as_("nora")
    company = await client(Company, "rita", "Ёлка")
    gone = [await customer_of(crm)]
    await rita.do("customerDelete", "deletedId", customerId=gone[0])
    for _ in range(2):
        gone.append(await customer_of(crm, companyId=company))
        await rita.do("customerDelete", "deletedId", customerId=gone[-1])
    made = await nora.do("trashBulkRestore", "bulkChange { id }", filter={"kind": ["CUSTOMER"]})
    await work()
    found = await seen(nora, made["bulkChange"]["id"])
    assert counts(found) == ("DONE", 2, 0, 1)
    assert [*errors(found).values()] == ["CUSTOMER_ALREADY"]
    assert await crm.count("customer") == 2
    assert counts(await undone(nora, made["bulkChange"]["id"])) == ("DONE", 2, 0, 0)
    assert [await customer(crm, each) for each in gone] == [None, None, None]
    assert await crm.count("trash") == 3


@pytest.mark.feature("L25", "X9")
@pytest.mark.parametrize("noun", ["company", "contact"])
async def test_customers_who_are_one_have_bought_it_all(crm: Crm, noun: str) -> None:
    """And are two again with what each had bought; whoever is merged into no customer takes theirs along."""
    await keeps(crm)
    model, rita = Company if noun == "company" else Contact, crm.as_("rita")
    survivor, source, third = [await client(model, "rita", name) for name in ("One", "Two", "Three")]
    mine, theirs = [await customer_of(crm, **{f"{noun}Id": each}) for each in (survivor, source)]
    for id, amount in ((mine, "1"), (theirs, "20"), (theirs, "300")):
        await rita.do("purchaseAdd", "purchaseId", customerId=id, amount=amount)

    async def sums(*ids: str) -> list[str | None]:
        found = [await customer(crm, each) for each in ids]
        return [each and each["purchases"]["totalAmount"]["amount"] for each in found]

    async def merge(survivor: str, source: str) -> str:
        await rita.do(f"{noun}Merge", "deletedId", **{f"{noun}Id": survivor}, sourceId=source)
        card = f"query($id: ID!) {{ {noun}(id: $id) {{ formerly {{ id }} }} }}"
        return str((await rita.ask(card, id=survivor))[noun]["formerly"][0]["id"])

    merged = await merge(survivor, source)
    assert await sums(mine, theirs) == ["321.00", None]
    await rita.do("mergeUndo", "restored { id }", mergedId=merged)
    assert await sums(mine, theirs) == ["1.00", "320.00"]
    merged = await merge(third, source)
    assert (await customer(crm, theirs))[noun] == {"id": third}
    await rita.do("mergeUndo", "restored { id }", mergedId=merged)
    assert (await customer(crm, theirs))[noun] == {"id": source}
    kinds = [event.kind for event in await events() if event.record_id == number(theirs) and event.entity == "customer"]
    assert kinds[-4:] == ["customer.deleted", "customer.restored", "customer.changed", "customer.changed"]


@pytest.mark.feature("L25", "P23")
async def test_customers_of_who_leaves_are_handed_over(crm: Crm) -> None:
    await keeps(crm)
    company = await client(Company, "rita", "Ёлка")
    mine = await customer_of(crm, companyId=company)
    heir, rita = await crm.user_id("tom"), await crm.user_id("rita")
    plan = {"userId": rita, "handOver": {"userId": heir}}
    asked = "query($input: UserDeactivateInput!) { userDeactivatePreview(input: $input) "
    asked += "{ shares { customerCount customers { id } } } }"
    [share] = (await crm.as_("anna").ask(asked, input=plan))["userDeactivatePreview"]["shares"]
    assert share == {"customerCount": 1, "customers": [{"id": mine}]}
    done = await crm.as_("anna").do("userDeactivate", "customerCount companyCount", **plan)
    assert (done["customerCount"], done["companyCount"]) == (1, 0)
    assert (await customer(crm, mine))["responsible"] == {"name": "Томас Вебер"}
    feed = "query($id: ID!) { company(id: $id) { feed(first: 1) { nodes { kind } } } }"
    assert (await crm.as_("nora").ask(feed, id=company))["company"]["feed"]["nodes"] == [
        {"kind": "CUSTOMER_REASSIGNED"}
    ]


@pytest.mark.feature("P17", "L25")
async def test_customers_are_taken_along_by_whom_that_is_granted(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(exports, "FOLDER", tmp_path)
    await keeps(crm)
    day = date(2026, 12, 1) + timedelta(days=3)
    mine = await customer_of(crm, name="=1+1", expectedAmount="5", nextPurchaseOn=day.isoformat(), periodDays=3)
    await crm.as_("rita").do("purchaseAdd", "purchaseId", customerId=mine, amount="7", at="2026-01-01T00:00:00Z")
    assert await crm.as_("rita").outcome("customerExport") == "FORBIDDEN"
    [row] = await table(crm.as_("oleg"), "customer", filter={"nextPurchaseOn": {"gte": "2026-12-01"}})
    named = ("Название", "Компания", "Контакт", "Следующая покупка", "Ожидаемая сумма, RUB", "Период, дней")
    assert [row[name] for name in (*named, "Покупок", "Куплено, RUB")] == [
        *("'=1+1", "Ёлка", "", "2026-12-04", "5.00", "3", "1", "7.00")
    ]
