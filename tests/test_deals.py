"""Deals through the graph: what they hold, how they are made, changed and found."""

from datetime import datetime

import pytest

from domain import db
from domain.account import Account
from domain.companies import Company
from domain.contacts import Contact
from tests.crm import Crm
from tests.sales import INTAKE, PLAIN, REASONED, Sales, choice, client, everything, history, number

moment = datetime.fromisoformat


@pytest.mark.feature("D1")
async def test_a_deal_stores_all_that_it_is_made_of(crm: Crm) -> None:
    sales = await Sales.of(crm)
    people = [await client(Contact, "rita", name) for name in ("Олег", "Инна")]
    company, source = await client(Company, "rita", "Ромашка"), await choice("source")
    made = await sales.makes(
        name="Поставка",
        budget="12500.50",
        goal="Годовой договор",
        companyId=company,
        contactIds=people,
        sourceId=source,
        tags=["опт", "срочно"],
    )
    deal = await sales.card(made)
    assert deal == made
    assert deal["name"] == "Поставка"
    assert deal["pipeline"]["name"] == PLAIN
    assert deal["stage"]["id"] == sales.stage(0)
    assert deal["budget"] == {"amount": "12500.50", "currency": "RUB"}
    assert deal["goal"] == "Годовой договор"
    assert deal["responsible"]["id"] == deal["createdBy"]["id"] == await crm.user_id("rita")
    assert deal["company"]["id"] == company
    assert [each["id"] for each in deal["contacts"]["nodes"]] == people
    assert [each["name"] for each in deal["tags"]] == ["опт", "срочно"]
    assert deal["source"]["id"] == source
    assert deal["createdAt"] == deal["updatedAt"] == deal["stageEnteredAt"]
    assert (deal["closedAt"], deal["version"]) == (None, 1)
    await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage("WON"))
    closed = await sales.card(deal)
    assert closed["createdAt"] == deal["createdAt"]
    assert moment(closed["createdAt"]) < moment(closed["closedAt"]) <= moment(closed["updatedAt"])
    [created, _] = await history(deal["id"])
    assert created.kind == "deal.created"
    assert created.after["budget_minor"] == 1250050
    assert created.after["tags"] == ["опт", "срочно"]


@pytest.mark.feature("D2")
@pytest.mark.parametrize(("locale", "word"), [("ru", "Сделка"), ("en", "Deal")])
@pytest.mark.parametrize("name", [None, "", "  \t "])
async def test_a_deal_without_a_name_is_called_by_its_number(
    crm: Crm, locale: str, word: str, name: str | None
) -> None:
    await Account.filter(id=1).update(locale=locale)
    sales = await Sales.of(crm)
    deal = await sales.makes(name=name)
    called = f"{word} #{number(deal['id'])}"
    assert deal["name"] == called
    assert await sales.names("rita", {"name": {"eq": called.upper()}}) == [called]
    assert (await history(deal["id"]))[0].after["name"] == called


@pytest.mark.feature("D2")
async def test_the_name_of_a_deal_can_be_edited_at_any_time(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes()
    for name in ("Ёлки", "Сделка закрыта"):
        await crm.as_("rita").do("dealUpdate", "", dealId=deal["id"], name=f" {name} ")
        assert (await sales.card(deal))["name"] == name
        assert await sales.names("rita", {"name": {"eq": name.replace("Ё", "е")}}) == [name]
        await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage("WON"))
    assert await crm.as_("rita").outcome("dealUpdate", dealId=deal["id"], name="   ") == "REQUIRED"
    assert (await sales.card(deal))["name"] == "Сделка закрыта"


@pytest.mark.feature("D3", "D11")
async def test_quick_add_puts_a_deal_straight_on_a_chosen_stage(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(stageId=sales.stage(2, REASONED))
    assert deal["stage"]["id"] == sales.stage(2, REASONED)
    assert deal["pipeline"]["name"] == REASONED
    assert (await history(deal["id"]))[0].after["stage_id"] == number(deal["stage"]["id"])


@pytest.mark.feature("D11", "D14")
async def test_a_pipeline_alone_means_its_first_active_stage(crm: Crm) -> None:
    sales = await Sales.of(crm)
    assert len(sales.pipelines) > 1
    for name in (INTAKE, REASONED, PLAIN):  # the intake one begins with Unsorted, which takes no deals
        deal = await sales.makes(pipelineId=sales.pipeline(name))
        assert deal["pipeline"]["id"] == sales.pipeline(name)
        assert deal["stage"] == {**deal["stage"], "id": sales.stage(0, name), "kind": "ACTIVE"}
    before = await everything()
    rita = crm.as_("rita")
    assert await rita.outcome("dealCreate", name="Нигде") == "REQUIRED"
    mixed = {"pipelineId": sales.pipeline(PLAIN), "stageId": sales.stage(0, REASONED)}
    assert await rita.outcome("dealCreate", **mixed) == "NOT_IN_PIPELINE"
    assert await everything() == before


@pytest.mark.feature("D6")
async def test_a_deal_has_any_number_of_contacts_of_several_companies(crm: Crm) -> None:
    sales = await Sales.of(crm)
    people = [await client(Contact, "rita", f"Контакт {i}") for i in range(120)]
    for place in (0, 1):
        company = await client(Company, "rita", f"Компания {place}")
        await db.execute(
            f"insert into contact_company (contact_id, company_id, is_main) "
            f"values ({number(people[place])}, {number(company)}, true)"
        )
    deal = await sales.makes(contactIds=people[:100])
    linked = {"dealId": deal["id"], "addContactIds": people[90:]}
    after = (await crm.as_("rita").do("dealUpdate", "deal { version contacts { totalCount } }", **linked))["deal"]
    assert after == {"version": 2, "contacts": {"totalCount": 120}}
    again = (await crm.as_("rita").do("dealUpdate", "deal { version contacts { totalCount } }", **linked))["deal"]
    assert again == after  # all are linked already
    assert [event.after.get("contact_ids") for event in await history(deal["id"])] == [
        [number(id) for id in people[:100]],
        [number(id) for id in people[100:]],
    ]
    rita = crm.as_("rita")
    too_many = await rita.attempt("dealUpdate", "", dealId=deal["id"], removeContactIds=people[1:])
    assert [(error["code"], error["path"]) for error in too_many["errors"]] == [("TOO_MANY", ["removeContactIds"])]
    await rita.do("dealUpdate", "", dealId=deal["id"], removeContactIds=people[1:100])
    left = (await sales.card(deal))["contacts"]["nodes"]
    assert [each["id"] for each in left] == [people[0], *people[100:]]


@pytest.mark.feature("D7")
async def test_a_second_company_is_refused_or_replaces_the_first_explicitly(crm: Crm) -> None:
    sales = await Sales.of(crm)
    first, second = [await client(Company, "rita", name) for name in ("Первая", "Вторая")]
    deal = await sales.makes(companyId=first)
    rita = crm.as_("rita")
    before = await everything()
    refused = await rita.attempt("dealUpdate", "deal { id }", dealId=deal["id"], companyId=second)
    assert refused["deal"] is None
    assert [(error["code"], error["path"]) for error in refused["errors"]] == [("COMPANY_ALREADY_SET", ["companyId"])]
    both = {"pipelineId": sales.pipeline(), "companyId": first, "company": {"name": "Третья"}}
    assert await rita.outcome("dealCreate", **both) == "COMPANY_ALREADY_SET"
    await rita.do("dealUpdate", "", dealId=deal["id"], companyId=first)  # the same one is no second one
    assert await everything() == before
    await rita.do("dealUpdate", "", dealId=deal["id"], companyId=second, replaceCompany=True)
    assert (await sales.card(deal))["company"]["id"] == second
    replaced = (await history(deal["id"]))[-1]
    assert (replaced.before, replaced.after) == ({"company_id": number(first)}, {"company_id": number(second)})
    await rita.do("dealUpdate", "", dealId=deal["id"], companyId=None)
    await rita.do("dealUpdate", "", dealId=deal["id"], companyId=first)  # its place is free
    assert (await sales.card(deal))["company"]["id"] == first


@pytest.mark.feature("D8")
async def test_the_budget_is_corrected_and_each_change_is_kept(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(budget=100000)
    for amount in ("98000", "98000.5", 0, None):
        await crm.as_("rita").do("dealUpdate", "", dealId=deal["id"], budget=amount)
    assert (await sales.card(deal))["budget"] is None
    changes = [
        (event.before.get("budget_minor"), event.after.get("budget_minor")) for event in await history(deal["id"])
    ]
    assert changes == [(None, 10000000), (10000000, 9800000), (9800000, 9800050), (9800050, 0), (0, None)]
    rita = number(await crm.user_id("rita"))
    assert {event.actor_id for event in await history(deal["id"])} == {rita}


@pytest.mark.feature("D9")
async def test_deals_whose_goal_or_budget_is_empty_are_found(crm: Crm) -> None:
    sales = await Sales.of(crm)
    await sales.makes(name="ничего")
    await sales.makes(name="цель", goal="Договор")
    await sales.makes(name="бюджет", budget=1)
    await sales.makes(name="оба", goal="Договор", budget=0)
    await sales.makes(name="пробелы", goal="   ", budget=5)
    assert sorted(await sales.names("rita", {"goalOrBudgetEmpty": True})) == ["бюджет", "ничего", "пробелы", "цель"]
    assert await sales.names("rita", {"goalOrBudgetEmpty": False}) == ["оба"]
    assert (await sales.makes(goal=" Скидка "))["goal"] == "Скидка"


@pytest.mark.feature("D29")
async def test_the_source_is_stored_and_filters(crm: Crm) -> None:
    sales = await Sales.of(crm)
    site, call = await choice("source"), await choice("source", 1)
    deal = await sales.makes(name="с сайта", sourceId=site)
    await sales.makes(name="звонок", sourceId=call)
    await sales.makes(name="неизвестно")
    assert deal["source"]["id"] == site
    assert await sales.names("rita", {"source": {"in": [site]}}) == ["с сайта"]
    assert sorted(await sales.names("rita", {"source": {"in": [site, call]}})) == ["звонок", "с сайта"]
    assert await sales.names("rita", {"source": {"isNull": True}}) == ["неизвестно"]
    await crm.as_("rita").do("dealUpdate", "", dealId=deal["id"], sourceId=call)
    assert await sales.names("rita", {"source": {"in": [site]}}) == []
    await crm.as_("rita").do("dealUpdate", "", dealId=deal["id"], sourceId=None)
    assert (await sales.card(deal))["source"] is None
    changes = [(e.before.get("source_id"), e.after.get("source_id")) for e in await history(deal["id"])]
    assert changes == [(None, number(site)), (number(site), number(call)), (number(call), None)]


@pytest.mark.feature("D35")
async def test_tags_classify_and_search(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(name="обе", tags=["Оптом", " срочно ", "ОПТОМ"])
    other = await sales.makes("sam", name="Сэма", tags=["оптом"])  # one tag, whatever its case
    await sales.makes(name="без")
    assert [tag["name"] for tag in deal["tags"]] == ["Оптом", "срочно"]
    assert [tag["name"] for tag in other["tags"]] == ["Оптом"]
    ids = {row["name"]: f"tag_{row['id']}" for row in await db.rows("select id, name from tag")}
    assert sorted(await sales.names("nora", {"tag": [ids["Оптом"]]})) == ["Сэма", "обе"]
    assert await sales.names("rita", {"tag": [ids["Оптом"], ids["срочно"]]}) == ["обе"]
    rita = crm.as_("rita")
    await rita.do("dealUpdate", "", dealId=deal["id"], tags=["срочно", "возврат"])
    assert [tag["name"] for tag in (await sales.card(deal))["tags"]] == ["возврат", "срочно"]
    changed = (await history(deal["id"]))[-1]
    assert (changed.before, changed.after) == ({"tags": ["Оптом", "срочно"]}, {"tags": ["возврат", "срочно"]})
    before = await everything()
    await rita.do("dealUpdate", "", dealId=deal["id"], tags=["Возврат", "срочно"])
    assert await rita.outcome("dealUpdate", dealId=deal["id"], tags=["новая", " "]) == "REQUIRED"
    assert await rita.outcome("dealUpdate", dealId=deal["id"], tags=[f"t{i}" for i in range(51)]) == "TOO_MANY"
    assert await everything() == before
    await rita.do("dealUpdate", "", dealId=deal["id"], tags=[])
    assert (await sales.card(deal))["tags"] == []
    assert await sales.names("nora", {"tag": [ids["Оптом"]]}) == ["Сэма"]


@pytest.mark.feature("D39")
async def test_the_way_of_creation_is_stored_and_filters(crm: Crm) -> None:
    sales = await Sales.of(crm)
    by_hand, by_program = await sales.makes(name="рукой"), await sales.makes(name="кодом", createdVia="API")
    assert (by_hand["createdVia"], by_program["createdVia"]) == ("MANUAL", "API")
    assert await sales.names("rita", {"createdVia": ["API"]}) == ["кодом"]
    assert sorted(await sales.names("rita", {"createdVia": ["API", "MANUAL"]})) == ["кодом", "рукой"]
    assert (await history(by_program["id"]))[0].after["created_via"] == "API"
    assert (
        await crm.as_("rita").outcome("dealCreate", pipelineId=sales.pipeline(), createdVia="SHOP") == "BAD_USER_INPUT"
    )


@pytest.mark.feature("D21", "D40")
async def test_deals_are_searched_by_name_whatever_the_case(crm: Crm) -> None:
    sales = await Sales.of(crm)
    for name in ("Ёлка 100%", "елка_1000", "Сосна\\Ель", "СОСНА"):
        await sales.makes(name=name)
    for sought, found in (
        ({"contains": "ЕЛКА"}, ["Ёлка 100%", "елка_1000"]),
        ({"startsWith": "сосна"}, ["СОСНА", "Сосна\\Ель"]),
        ({"startsWith": "осна"}, []),
        ({"contains": "100%"}, ["Ёлка 100%"]),  # wildcards are letters like any other (T36)
        ({"contains": "%"}, ["Ёлка 100%"]),
        ({"contains": "_"}, ["елка_1000"]),
        ({"contains": "\\"}, ["Сосна\\Ель"]),
        ({"startsWith": "%"}, []),
        ({"eq": "сосна"}, ["СОСНА"]),
        ({"eq": "' or 1=1 --"}, []),
        ({"contains": "сосна", "startsWith": "сосна\\"}, ["Сосна\\Ель"]),
    ):
        assert sorted(await sales.names("rita", {"name": sought})) == sorted(found), sought


@pytest.mark.feature("D40")
async def test_deals_are_filtered_by_several_conditions_and_ordered(crm: Crm) -> None:
    sales = await Sales.of(crm)
    for name, budget, stage in (("а", 30, 0), ("б", None, 1), ("в", 10, 1), ("г", 20, 2)):
        await sales.makes(name=name, budget=budget, stageId=sales.stage(stage))
    on_second = {"stage": {"in": [sales.stage(1)]}}
    assert await sales.names("rita", {}, order="NAME_ASC") == ["а", "б", "в", "г"]
    assert await sales.names("rita", {}, order="BUDGET_ASC") == ["б", "в", "г", "а"]
    assert await sales.names("rita", {}, order="BUDGET_DESC") == ["а", "г", "в", "б"]
    assert await sales.names("rita", None, order=None) == ["г", "в", "б", "а"]  # newest first
    assert await sales.names("rita", on_second, order="NAME_ASC") == ["б", "в"]
    assert await sales.names("rita", on_second | {"budget": {"gte": "10.00", "lte": 15}}) == ["в"]
    assert await sales.names("rita", {"not": on_second}, order="NAME_ASC") == ["а", "г"]
    either = {"or": [{"budget": {"isNull": True}}, {"name": {"eq": "Г"}}]}
    assert await sales.names("rita", either, order="NAME_ASC") == ["б", "г"]
    assert await sales.names("rita", {"not": {"budget": {"gte": 20}}}, order="NAME_ASC") == ["б", "в"]  # null is not 20
    assert await sales.names("rita", {"or": []}) == []
    assert await sales.names("rita", {"closedAt": {"isNull": False}}) == []


@pytest.mark.feature("D40")
async def test_a_deleted_deal_is_gone_and_its_history_stays(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(tags=["опт"], contactIds=[await client(Contact, "rita", "Олег")], name="Поставка")
    await crm.as_("rita").do("dealMove", "", dealId=deal["id"], stageId=sales.stage(1))
    gone = await crm.as_("rita").do("dealDelete", "deletedId", dealId=deal["id"], expectedVersion=2)
    assert gone["deletedId"] == deal["id"]
    assert await sales.names("nora") == []
    assert (await crm.as_("rita").ask("query($id: ID!) { node(id: $id) { id } }", id=deal["id"]))["node"] is None
    assert [await crm.count(table) for table in ("deal", "deal_tag", "deal_contact", "passage")] == [0, 0, 0, 0]
    assert await crm.count("contact") == 1
    assert await db.rows("select 1 from tag where name_folded = 'опт'")
    events = await history(deal["id"])
    assert [event.kind for event in events] == ["deal.created", "deal.moved", "deal.deleted"]
    assert events[-1].before["name"] == "Поставка"
    assert events[-1].version == 3
    assert await crm.as_("rita").outcome("dealDelete", dealId=deal["id"]) == "NOT_FOUND"


@pytest.mark.feature("D40")
@pytest.mark.parametrize("card", ["deal", "contact", "company"])
async def test_tasks_and_notes_of_a_deleted_card_are_told_of(crm: Crm, card: str) -> None:
    sales = await Sales.of(crm)
    table: dict[str, type[Contact] | type[Company]] = {"contact": Contact, "company": Company}
    id = (await sales.makes("nora"))["id"] if card == "deal" else await client(table[card], "nora", "Ромашка")
    on = {f"{card}Id": id}
    nora = crm.as_("nora")
    kind, tom = await choice("task_type"), await crm.user_id("tom")
    new = {"typeId": kind, "text": "Позвонить", "dueAt": "2026-11-21T09:30:00Z", "responsibleId": tom}
    task = (await nora.do("taskCreate", "task { id }", **new, **on))["task"]["id"]
    note = (await nora.do("noteCreate", "note { id }", text="Любит тишину", **on))["note"]["id"]
    await nora.do(f"{card}Delete", "", **on)
    assert (await crm.count("task"), await crm.count("note")) == (0, 0)
    for gone, text in ((task, "Позвонить"), (note, "Любит тишину")):
        created, deleted = await history(gone)
        assert (deleted.kind, deleted.version) == (f"{gone.split('_')[0]}.deleted", 2)
        assert (deleted.card, deleted.card_id) == (created.card, created.card_id) == (card, number(id))
        assert deleted.before["text"] == text
    assert (await history(task))[-1].responsible_id == number(tom)


@pytest.mark.feature("D40")
async def test_a_change_of_nothing_writes_nothing(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(name="Поставка", budget="10.50", tags=["опт"], goal="Договор")
    before = await everything()
    rita = crm.as_("rita")
    same = {"name": "Поставка", "budget": "10.5", "tags": ["опт"], "goal": "Договор", "companyId": None}
    await rita.do("dealUpdate", "", dealId=deal["id"], responsibleId=deal["responsible"]["id"], **same)
    await rita.do("dealUpdate", "", dealId=deal["id"])
    await rita.do("dealMove", "", dealId=deal["id"], stageId=deal["stage"]["id"])
    await rita.do("dealReassign", "", dealIds=[deal["id"]], responsibleId=deal["responsible"]["id"])
    assert await everything() == before
