"""Who may see, create, change, hand over and delete deals; a refusal changes nothing."""

from typing import Any

import pytest

from domain import policies
from domain.companies import Company
from domain.contacts import Contact
from tests.crm import Crm
from tests.rules import Place, Rules, shipped
from tests.sales import Sales, choice, client, everything, history, number

CAST = ("anna", "nora", "rita", "tom", "sam", "vera", "oleg", "nobody")

# What everybody of the cast may do with a deal of Rita's.
VIEWERS = ("anna", "nora", "rita", "tom", "oleg")
EDITORS = ("anna", "nora", "rita")


@pytest.mark.feature("D40")
async def test_who_sees_ritas_deal(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(name="Риты", budget=100)
    await sales.makes("sam", name="Сэма", budget=30)
    for who in CAST[:-1]:
        seen = {"rita": ["Риты"], "tom": ["Риты"], "sam": ["Сэма"], "vera": []}.get(who, ["Риты", "Сэма"])
        answer = await crm.as_(who).ask(
            """query($id: ID!) {
              deal(id: $id) { name } node(id: $id) { id } nodes(ids: [$id]) { id }
              deals(order: NAME_ASC) { totalCount totalBudget { amount } nodes { name } edges { node { name } } }
            }""",
            id=deal["id"],
        )
        assert answer["deal"] == ({"name": "Риты"} if who in VIEWERS else None), who
        assert answer["node"] == answer["nodes"][0] == ({"id": deal["id"]} if who in VIEWERS else None), who
        assert [each["name"] for each in answer["deals"]["nodes"]] == seen, who
        assert [each["node"]["name"] for each in answer["deals"]["edges"]] == seen, who
        assert answer["deals"]["totalCount"] == len(seen), who
        total = sum({"Риты": 100, "Сэма": 30}[name] for name in seen)
        assert answer["deals"]["totalBudget"]["amount"] == f"{total}.00", who


async def test_nobody_sees_nothing(crm: Crm) -> None:
    """T28."""
    for field in (
        'deal(id: "deal_1") { id }',
        "deals { totalCount }",
        'node(id: "deal_1") { id }',
        "nodes(ids: []) { id }",
    ):
        assert await crm.as_("nobody").code(f"{{ {field} }}") == "UNAUTHENTICATED"


CHANGES = {
    "dealUpdate": "deal.changed",
    "dealMove": "deal.moved",
    "dealReassign": "deal.reassigned",
    "dealDelete": "deal.deleted",
}


async def change(sales: Sales, mutation: str, id: str) -> dict[str, Any]:
    """The input of a change of this deal that nothing but rights can stand against."""
    tom = await sales.crm.user_id("tom")
    inputs: dict[str, dict[str, Any]] = {
        "dealUpdate": {"dealId": id, "name": "Другая"},
        "dealMove": {"dealId": id, "stageId": sales.stage(1)},
        "dealReassign": {"dealIds": [id], "responsibleId": tom},
        "dealDelete": {"dealId": id},
    }
    return inputs[mutation]


@pytest.mark.feature("D40")
@pytest.mark.parametrize("mutation", CHANGES)
async def test_who_may_change_ritas_deal(crm: Crm, mutation: str) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(name="Риты")
    before = await everything()
    for who in CAST:
        if who not in EDITORS:
            expected = "UNAUTHENTICATED" if who == "nobody" else "FORBIDDEN" if who in VIEWERS else "NOT_FOUND"
            assert await crm.as_(who).outcome(mutation, **await change(sales, mutation, deal["id"])) == expected, who
            assert await everything() == before, who
    for who in EDITORS:
        deal = await sales.makes(name="Риты")
        assert await crm.as_(who).outcome(mutation, **await change(sales, mutation, deal["id"])) == "ok", who
        [_, changed] = await history(deal["id"])
        assert (changed.kind, changed.actor_id) == (CHANGES[mutation], number(await crm.user_id(who)))


async def test_a_deal_out_of_view_and_a_missing_one_give_the_same_answer(crm: Crm) -> None:
    """T13, T22."""
    sales = await Sales.of(crm)
    foreign = (await sales.makes())["id"]
    for mutation in CHANGES:
        answer = "{ errors { code } }"
        text = f"mutation($input: {mutation.replace('d', 'D', 1)}Input!) {{ {mutation}(input: $input) {answer} }}"
        one, other = [
            await crm.as_("sam").send(text, input=await change(sales, mutation, id)) for id in (foreign, "deal_999999")
        ]
        assert one == other
        assert one["errors"][0]["extensions"]["code"] == "NOT_FOUND"


@pytest.mark.feature("D40")
async def test_who_may_create_deals_for_whom(crm: Crm) -> None:
    sales = await Sales.of(crm)
    before = await everything()
    for who, responsible, outcome in (
        ("rita", "tom", "FORBIDDEN"),  # managers create deals of their own
        ("rita", "sam", "FORBIDDEN"),
        ("vera", "vera", "FORBIDDEN"),
        ("oleg", "oleg", "FORBIDDEN"),
        ("nobody", "rita", "UNAUTHENTICATED"),
        ("nora", "igor", "USER_INACTIVE"),
        ("anna", "sam", "ok"),
        ("nora", "rita", "ok"),
        ("rita", "rita", "ok"),
    ):
        input = {"pipelineId": sales.pipeline(), "responsibleId": await crm.user_id(responsible), "tags": ["новая"]}
        assert await crm.as_(who).outcome("dealCreate", **input) == outcome, (who, responsible)
        assert (await everything() == before) == (outcome != "ok")
        before = await everything()


@pytest.mark.feature("D27")
async def test_the_responsible_is_changed_by_hand_as_an_event(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal, rita, tom = await sales.makes(), await crm.user_id("rita"), await crm.user_id("tom")
    await crm.as_("rita").do("dealUpdate", "", dealId=deal["id"], responsibleId=tom)
    assert (await sales.card(deal))["responsible"]["id"] == tom
    event = (await history(deal["id"]))[-1]
    assert (event.kind, event.actor_id) == ("deal.reassigned", number(rita))
    assert (event.before, event.after) == ({"responsible_id": number(rita)}, {"responsible_id": number(tom)})
    assert await crm.as_("rita").outcome("dealUpdate", dealId=deal["id"], name="Моя") == "FORBIDDEN"
    assert await crm.as_("tom").outcome("dealUpdate", dealId=deal["id"], name="Моя") == "ok"


@pytest.mark.feature("D27")
async def test_a_deal_handed_to_another_group_leaves_ones_sight(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal = await sales.makes(name="Риты")
    sam = await crm.user_id("sam")
    given = await crm.as_("rita").do("dealUpdate", "deal { id }", dealId=deal["id"], responsibleId=sam, name="Сэму")
    assert given["deal"] is None
    assert await sales.names("rita") == await sales.names("tom") == []
    assert await sales.names("sam") == ["Сэму"]
    changed, reassigned = (await history(deal["id"]))[1:]
    assert (changed.kind, reassigned.kind) == ("deal.changed", "deal.reassigned")
    assert set(reassigned.after) == {"responsible_id", "group_id"}


@pytest.mark.feature("D27")
async def test_deals_are_handed_over_in_bulk_all_or_none(crm: Crm) -> None:
    sales = await Sales.of(crm)
    mine = [(await sales.makes(name=f"Риты {i}"))["id"] for i in range(3)]
    toms = (await sales.makes("tom", name="Тома"))["id"]
    sam = await crm.user_id("sam")
    before = await everything()
    rita = crm.as_("rita")
    assert await rita.outcome("dealReassign", dealIds=[*mine, toms], responsibleId=sam) == "FORBIDDEN"
    assert await rita.outcome("dealReassign", dealIds=[*mine, "deal_999"], responsibleId=sam) == "NOT_FOUND"
    assert await rita.outcome("dealReassign", dealIds=mine, responsibleId=await crm.user_id("igor")) == "USER_INACTIVE"
    assert await rita.outcome("dealReassign", dealIds=mine, responsibleId="user_999") == "NOT_FOUND"
    assert await rita.outcome("dealReassign", dealIds=mine * 67, responsibleId=sam) == "TOO_MANY"
    assert await everything() == before
    tom = await crm.user_id("tom")
    order = [mine[2], mine[0], mine[1], mine[0]]
    done = await rita.do("dealReassign", "deals { id responsible { id } version }", dealIds=order, responsibleId=tom)
    assert done["deals"] == [{"id": id, "responsible": {"id": tom}, "version": 2} for id in (mine[2], mine[0], mine[1])]
    for id in mine:
        assert (await history(id))[-1].kind == "deal.reassigned"
    gone = await crm.as_("nora").do("dealReassign", "deals { id }", dealIds=[*mine, toms], responsibleId=sam)
    assert [each["id"] for each in gone["deals"]] == [*mine, toms]
    assert await sales.names("rita") == []


@pytest.mark.feature("D40")
async def test_links_and_filters_end_where_the_sight_ends(crm: Crm) -> None:
    """T14, T16."""
    sales = await Sales.of(crm)
    company, person = await client(Company, "sam", "Чужая"), await client(Contact, "sam", "Чужой")
    own = await client(Contact, "rita", "Свой")
    deal = await sales.makes(
        "nora", name="Общая", companyId=company, contactIds=[person, own], sourceId=await choice("source")
    )
    await crm.as_("nora").do("dealReassign", "", dealIds=[deal["id"]], responsibleId=await crm.user_id("rita"))
    card = await sales.card(deal, "rita")
    assert card["company"] is None
    assert card["contacts"] == {"totalCount": 1, "nodes": [{"id": own, "name": "Свой"}]}
    for who, found in (("nora", ["Общая"]), ("oleg", ["Общая"]), ("rita", [])):
        assert await sales.names(who, {"company": {"in": [company]}}) == found
        assert await sales.names(who, {"company": {"isNull": False}}) == found
    assert await sales.names("rita", {"company": {"isNull": True}}) == ["Общая"]
    assert await sales.names("rita", {"not": {"company": {"in": [company]}}}) == ["Общая"]
    before = await everything()
    rita = crm.as_("rita")
    for mutation, input, path in (
        ("dealCreate", {"pipelineId": sales.pipeline(), "companyId": company}, "companyId"),
        ("dealCreate", {"pipelineId": sales.pipeline(), "contactIds": [own, person]}, "contactIds.1"),
        ("dealUpdate", {"dealId": deal["id"], "companyId": company, "replaceCompany": True}, "companyId"),
        ("dealUpdate", {"dealId": deal["id"], "addContactIds": [person]}, "addContactIds.0"),
        ("dealUpdate", {"dealId": deal["id"], "removeContactIds": [person]}, "removeContactIds.0"),
    ):
        answer = await rita.attempt(mutation, "deal { id }", **input)  # as if there were no such record (T23)
        assert [(error["code"], error["path"]) for error in answer["errors"]] == [("NOT_FOUND", path.split("."))]
    assert await everything() == before


async def test_what_the_server_keeps_cannot_be_set(crm: Crm) -> None:
    """T24."""
    sales = await Sales.of(crm)
    deal = await sales.makes()
    before = await everything()
    for field in ("id", "version", "createdAt", "createdById", "groupId", "closedAt"):
        for mutation, input in (
            ("dealCreate", {"pipelineId": sales.pipeline()}),
            ("dealUpdate", {"dealId": deal["id"]}),
        ):
            assert await crm.as_("rita").outcome(mutation, **input, **{field: "1"}) == "BAD_USER_INPUT"
    assert await everything() == before


@pytest.mark.feature("P25", "D35")
async def test_who_may_not_create_tags_chooses_from_those_there_are(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """On every kind of card and through an edit; nothing of it is written."""
    sales, rita = await Sales.of(crm), crm.as_("rita")
    deal = await sales.makes("nora", tags=["Known"], responsibleId=await crm.user_id("rita"))
    base = shipped()
    policy = Rules(dict(base.lines) | {("manager", Place("tag"), "create"): "none"}, base.parents).policy()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    before = [await crm.count(table) for table in ("tag", "event", "deal", "contact", "company")]
    news: dict[str, dict[str, Any]] = {
        "dealCreate": {"pipelineId": sales.pipeline()},
        "contactCreate": {"firstName": "A"},
    }
    news |= {"companyCreate": {"name": "A"}, "dealUpdate": {"dealId": deal["id"]}}
    for mutation, input in news.items():
        refused = await rita.attempt(mutation, **input, tags=["known", "New"])
        assert [(each["code"], each["path"]) for each in refused["errors"]] == [("TAG_UNKNOWN", ["tags", "1"])], (
            mutation
        )
    inside: dict[str, Any] = {"pipelineId": sales.pipeline(), "contacts": [{"firstName": "A", "tags": ["New"]}]}
    refused = await rita.attempt("dealCreate", **inside)
    assert [each["path"] for each in refused["errors"]] == [["contacts", "0", "tags", "0"]]
    assert [await crm.count(table) for table in ("tag", "event", "deal", "contact", "company")] == before
    made = await rita.do("contactCreate", "contact { tags { name } }", firstName="A", tags=["KNOWN"])
    assert made["contact"]["tags"] == [{"name": "Known"}]
