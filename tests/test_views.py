"""Saved views: one's own or shared with a group, no wider than the lists that they are of (D18, L13)."""

from typing import Any

import orjson
import pytest

from domain import db, policies
from permissions.lines import Line
from tests import rules
from tests.cards import rita_makes
from tests.crm import Crm
from tests.goods import catalogue_of, item_of

VIEW = "view { id entity name filter order columns problem owner { name } group { name } isDefault version }"
LIST = f"{{ savedViews {{ totalCount nodes {VIEW.removeprefix('view ')} }} }}"


async def names(crm: Crm, who: str) -> list[str]:
    return [each["name"] for each in (await crm.as_(who).ask(LIST))["savedViews"]["nodes"]]


async def group_of(crm: Crm, who: str) -> str:
    rows = await db.rows(f"select group_id as id from users where email = '{who}@demo.voronka'")
    return f"group_{rows[0]['id']}"


@pytest.mark.feature("D18", "L13")
async def test_a_view_keeps_filter_columns_and_order_to_be_used_again(crm: Crm) -> None:
    rita = crm.as_("rita")
    await rita_makes(crm, name="Oven", budget="100")
    await rita_makes(crm, name="Kettle", budget="10")
    given: dict[str, Any] = {
        "filter": {"or": [{"budget": {"gte": "50"}}, {"createdAt": {"lt": "2020-01-01T00:00:00+00:00"}}]},
        "order": "NAME_ASC",
        "columns": ["name", "budget", "hasNoTask"],
    }
    made = (await rita.do("dealViewSave", VIEW, name="Big ones", isDefault=True, **given))["view"]
    assert {name: made[name] for name in given} == given
    assert (made["entity"], made["isDefault"], made["problem"]) == ("deal", True, None)
    [view] = (await rita.ask(LIST))["savedViews"]["nodes"]
    assert view == made
    used = await rita.ask(
        "query($f: DealFilter, $o: DealOrder) { deals(filter: $f, order: $o) { nodes { name } } }",
        f=view["filter"],
        o=view["order"],
    )
    assert used["deals"]["nodes"] == [{"name": "Oven"}]
    # Another default takes its place; a default of another list doesn't.
    other = (await rita.do("dealViewSave", VIEW, name="All", isDefault=True))["view"]
    await rita.do("contactViewSave", "", name="People", isDefault=True, filter={"mailingConsent": True})
    shown = {each["name"]: each for each in (await rita.ask(LIST))["savedViews"]["nodes"]}
    assert {name: each["isDefault"] for name, each in shown.items()} == {"Big ones": False, "All": True, "People": True}
    assert (other["filter"], other["order"], other["columns"]) == (None, None, None)
    version = shown["Big ones"]["version"]
    changed = await rita.do(
        "dealViewSave", VIEW, viewId=made["id"], expectedVersion=version, name="Bigger", filter=None
    )
    assert (changed["view"]["name"], changed["view"]["filter"], changed["view"]["order"]) == (
        "Bigger",
        None,
        "NAME_ASC",
    )
    assert await rita.outcome("dealViewSave", viewId=made["id"], expectedVersion=version, name="X") == "CONFLICT"
    await rita.do("savedViewDelete", "deletedId", viewId=made["id"])
    assert await names(crm, "rita") == ["All", "People"]


@pytest.mark.feature("D18", "L13", "P16")
async def test_a_view_is_seen_by_its_owner_and_the_group_that_it_is_shared_with(crm: Crm) -> None:
    rita, mine = crm.as_("rita"), await group_of(crm, "rita")
    view = (await rita.do("dealViewSave", VIEW, name="Ours", groupId=mine))["view"]["id"]
    await rita.do("dealViewSave", "", name="Mine")
    for who, seen in (("rita", ["Ours", "Mine"]), ("tom", ["Ours"]), ("sam", []), ("anna", []), ("oleg", [])):
        assert await names(crm, who) == seen, who
        node = await crm.as_(who).ask("query($id: ID!) { node(id: $id) { id } }", id=view)
        assert bool(node["node"]) == ("Ours" in seen)
    for who, outcome in (("tom", "FORBIDDEN"), ("sam", "NOT_FOUND"), ("anna", "NOT_FOUND")):
        assert await crm.as_(who).outcome("dealViewSave", viewId=view, name="Theirs") == outcome
        assert await crm.as_(who).outcome("savedViewDelete", viewId=view) == outcome
    assert await rita.outcome("taskViewSave", viewId=view, name="Theirs") == "NOT_FOUND"  # of deals
    assert await rita.outcome("dealViewSave", name="X", groupId=await group_of(crm, "sam")) == "NOT_FOUND"
    assert await names(crm, "tom") == ["Ours"]


@pytest.mark.feature("D18", "P16", "P24", "P26")
async def test_a_view_tells_nothing_of_what_is_hidden(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    view = {"filter": {"budget": {"gte": "50"}}, "groupId": await group_of(crm, "rita")}
    await crm.as_("rita").do("dealViewSave", "", name="Big", **view)
    lines = [Line("manager", "deal", "view", "group"), Line("manager", "deal.budget", "view", "none")]
    hiding, nothing = rules.policy(lines), rules.policy([Line("manager", "contact", "view", "all")])
    monkeypatch.setattr(policies, "in_force", lambda: hiding)
    [shown] = (await crm.as_("tom").ask(LIST))["savedViews"]["nodes"]
    assert (shown["filter"], shown["problem"]) == (None, "You may not view this deal.budget.")
    assert await crm.as_("tom").outcome("dealViewSave", name="X", filter=view["filter"]) == "FORBIDDEN"
    assert await crm.as_("tom").outcome("dealViewSave", name="X", order="BUDGET_ASC") == "FORBIDDEN"
    monkeypatch.setattr(policies, "in_force", lambda: nothing)
    assert await names(crm, "tom") == []
    assert await crm.as_("tom").outcome("dealViewSave", name="X") == "FORBIDDEN"


@pytest.mark.feature("D18")
async def test_what_does_not_fit_the_list_is_refused_or_shown_as_a_problem(crm: Crm) -> None:
    rita = crm.as_("rita")
    for given, outcome in (
        ({}, "REQUIRED"),
        ({"name": " "}, "REQUIRED"),
        ({"name": "x" * 101}, "TEXT_TOO_LONG"),
        ({"name": "x", "columns": ["secret"]}, "BAD_USER_INPUT"),
        ({"name": "x", "columns": ["name", "name"]}, "BAD_USER_INPUT"),
        ({"name": "x", "columns": ["name"] * 101}, "TOO_MANY"),
        ({"name": "x", "filter": {"stalledDays": -1}}, "BAD_USER_INPUT"),
        ({"name": "x", "filter": {"pipeline": {"in": ["deal_1"]}}}, "BAD_USER_INPUT"),
        ({"name": "x", "filter": {"nonsense": 1}}, "BAD_USER_INPUT"),
        ({"name": "x", "order": "NONSENSE"}, "BAD_USER_INPUT"),
        (
            {"name": "x", "filter": {"name": {"contains": "я" * 900}, "or": [{"name": {"eq": "я" * 900}}] * 30}},
            "TEXT_TOO_LONG",
        ),
        ({"name": "x", "viewId": "saved_view_99"}, "NOT_FOUND"),
    ):
        assert await rita.outcome("dealViewSave", **given) == outcome, given
    assert await crm.count("saved_view") == 0
    made = (await rita.do("dealViewSave", VIEW, name="Old", filter={"hasNoTask": True}, order="NAME_ASC"))["view"]
    for column, value in (("wanted", {"gone": 1}), ("ordering", "GONE_ASC"), ("columns", ["gone"])):
        await db.execute("update saved_view set wanted = '{}', ordering = '', columns = '[]'")
        text = value if isinstance(value, str) else orjson.dumps(value).decode()
        await db.execute(f"update saved_view set {column} = '{text}'")  # as an older version kept it
        [shown] = (await rita.ask(LIST))["savedViews"]["nodes"]
        assert (shown["id"], shown["filter"], shown["order"], shown["columns"]) == (made["id"], None, None, None)
        assert shown["problem"]


@pytest.mark.feature("D18", "D19", "D20", "L16")
async def test_ready_made_views_can_be_used_as_they_are(crm: Crm) -> None:
    rita = crm.as_("rita")
    presets = (await rita.ask("{ viewPresets { code entity name filter } }"))["viewPresets"]
    assert {"DEALS_WITHOUT_TASK", "DEALS_WITH_OVERDUE_TASK", "COMPANIES_WITH_NEITHER"} <= {
        each["code"] for each in presets
    }
    await rita_makes(crm, name="Oven")
    lists = {"deal": "deals", "company": "companies", "task": "tasks"}
    found = {}
    for each in presets:
        name = lists[each["entity"]]
        query = f"query($f: {each['entity'].title()}Filter) {{ {name}(filter: $f) {{ totalCount }} }}"
        found[each["code"]] = (await rita.ask(query, f=each["filter"]))[name]["totalCount"]
    assert (found["DEALS_WITHOUT_TASK"], found["DEALS_WITH_OVERDUE_TASK"]) == (1, 0)


@pytest.mark.feature("D18", "L8", "L13")
async def test_a_view_of_items_is_of_one_catalogue(crm: Crm) -> None:
    nora, goods, tools = crm.as_("nora"), await catalogue_of(crm), await catalogue_of(crm, "Tools")
    given: dict[str, Any] = {"filter": {"code": {"contains": "A"}}, "order": "NAME_ASC", "columns": ["name", "price"]}
    items = f"{VIEW.removesuffix('}')} catalogue {{ id name }} }}"
    made = (await nora.do("itemViewSave", items, name="Mine", catalogueId=goods, isDefault=True, **given))["view"]
    assert {name: made[name] for name in given} == given
    assert (made["entity"], made["catalogue"], made["problem"]) == ("item", {"id": goods, "name": "Goods"}, None)
    await item_of(crm, goods, "Oven", code="A-1")
    await item_of(crm, goods, "Kettle", code="B-1")
    query = """query($id: ID!, $f: ItemFilter, $o: ItemOrder) { node(id: $id) { ... on Catalogue {
        items(filter: $f, order: $o) { nodes { name } } } } }"""
    used = await nora.ask(query, id=goods, f=made["filter"], o=made["order"])
    assert used["node"]["items"]["nodes"] == [{"name": "Oven"}]
    # Each catalogue has a default of its own.
    other = (await nora.do("itemViewSave", items, name="Tools", catalogueId=tools, isDefault=True))["view"]
    await nora.do("dealViewSave", "", name="Deals", isDefault=True)
    list_of = """query($in: [ID!], $none: Boolean) { savedViews(filter: {catalogue: {in: $in, isNull: $none}}) {
        nodes { name isDefault } } }"""
    for asked, name in (({"in": [goods]}, "Mine"), ({"in": [tools]}, "Tools"), ({"none": True}, "Deals")):
        assert (await nora.ask(list_of, **asked))["savedViews"]["nodes"] == [{"name": name, "isDefault": True}]
    await nora.do("itemViewSave", "", name="Also mine", catalogueId=goods, isDefault=True)
    shown = (await nora.ask(list_of, **{"in": [goods]}))["savedViews"]["nodes"]
    assert [each["isDefault"] for each in shown] == [False, True]
    # It stays with its catalogue, and with the kind that it is of.
    renamed = await nora.do("itemViewSave", items, viewId=made["id"], name="Ovens", catalogueId=goods)
    assert (renamed["view"]["name"], renamed["view"]["catalogue"]["id"]) == ("Ovens", goods)
    for refused, outcome in (
        ({"name": "x"}, "REQUIRED"),
        ({"name": "x", "catalogueId": "catalogue_99"}, "NOT_FOUND"),
        ({"name": "x", "catalogueId": "deal_1"}, "BAD_USER_INPUT"),
        ({"name": "x", "viewId": made["id"], "catalogueId": tools}, "NOT_FOUND"),
        ({"name": "x", "catalogueId": goods, "columns": ["budget"]}, "BAD_USER_INPUT"),
        ({"name": "x", "catalogueId": goods, "order": "BUDGET_ASC"}, "BAD_USER_INPUT"),
    ):
        assert await nora.outcome("itemViewSave", **refused) == outcome, refused
    assert await nora.outcome("dealViewSave", viewId=made["id"], name="x") == "NOT_FOUND"
    # One that is left when its catalogue is deleted tells of it.
    await crm.as_("anna").do("catalogueDelete", "", catalogueId=tools)
    shown = await nora.ask(
        f"query($id: ID!) {{ node(id: $id) {{ ... on SavedView {{ {items[7:-2]} }} }} }}", id=other["id"]
    )
    assert (shown["node"]["catalogue"], shown["node"]["problem"]) == (None, "catalogueId: the catalogue was deleted.")
    await nora.do("savedViewDelete", "deletedId", viewId=other["id"])


@pytest.mark.feature("L8", "P16", "P24")
async def test_a_view_of_items_is_of_no_use_without_the_right_to_view_any(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    goods = await catalogue_of(crm)
    await crm.as_("rita").do("itemViewSave", "", name="Ours", catalogueId=goods, groupId=await group_of(crm, "rita"))
    assert await names(crm, "tom") == ["Ours"]
    without = rules.policy([Line("manager", "deal", "view", "group")])
    monkeypatch.setattr(policies, "in_force", lambda: without)
    assert await names(crm, "tom") == await names(crm, "rita") == []
    assert await crm.as_("tom").outcome("itemViewSave", name="x", catalogueId=goods) == "FORBIDDEN"
