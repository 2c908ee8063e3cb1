"""Catalogues of a company's own, their items, and fields that only these have (L8, L9, F1)."""

from pathlib import Path
from typing import Any

import pytest

from domain import catalogues, custom_field_settings, db, exports, policies
from permissions.lines import Line
from tests.crm import Crm
from tests.custom import VALUE, field_of
from tests.goods import catalogue_of, item_of
from tests.logged import events
from tests.rules import Place, Rules, shipped
from tests.streams import following, listening
from tests.test_exports import table

ITEM = "id name code unit price { amount currency } catalogue { name } responsible { name } version"
ITEMS = """query($filter: ItemFilter, $order: ItemOrder) {
    items(filter: $filter, order: $order) { totalCount nodes { name } } }"""
LOOKUP = """query($text: String!, $kinds: [LookupKind!]) {
    lookup(text: $text, kinds: $kinds) { ... on Item { name price { amount } } ... on Deal { name } } }"""


def under(patch: pytest.MonkeyPatch, **scopes: str) -> None:
    """The shipped policy, with lines of managers: `view="own"`, `price="none"` hides a field."""
    lines = dict(shipped().lines)
    for name, scope in scopes.items():
        is_action = name in ("create", "view", "edit", "delete", "export")
        place = Place("item" if is_action else f"item.{name}")
        lines["manager", place, name if is_action else "view"] = scope
    made = Rules(lines, shipped().parents).policy()
    patch.setattr(policies, "in_force", lambda: made)


async def names(crm: Crm, who: str, **variables: Any) -> list[str]:
    page = (await crm.as_(who).ask(ITEMS, **variables))["items"]
    assert page["totalCount"] == len(page["nodes"])
    return [each["name"] for each in page["nodes"]]


@pytest.mark.feature("L8", "L9")
async def test_a_catalogue_holds_items(crm: Crm) -> None:
    """Made, filtered, ordered, changed, deleted; refused to whom it isn't granted, and nothing is written then."""
    anna, nora, rita = crm.as_("anna"), crm.as_("nora"), crm.as_("rita")
    goods = await catalogue_of(crm)
    assert await rita.outcome("catalogueCreate", name="Mine") == "FORBIDDEN"
    assert await anna.outcome("catalogueCreate", name="GOODS") == "NAME_TAKEN"
    assert await anna.outcome("catalogueCreate", name=" ") == "REQUIRED"
    places = await catalogue_of(crm, "Places", has_prices=False)
    oven = (
        await nora.do("itemCreate", f"item {{ {ITEM} }}", catalogueId=goods, name="Ёлка", code="A-1", price="12.50")
    )["item"]
    assert oven == {
        "id": oven["id"],
        "name": "Ёлка",
        "code": "A-1",
        "unit": None,
        "price": {"amount": "12.50", "currency": "RUB"},
        "catalogue": {"name": "Goods"},
        "responsible": {"name": "Нора Белова"},
        "version": 1,
    }
    await item_of(crm, places, "Bank")
    before = await crm.count("item"), await crm.count("event")
    for expected, who, input in (
        ("FORBIDDEN", rita, {"catalogueId": goods, "name": "X"}),
        ("NO_PRICES", nora, {"catalogueId": places, "name": "X", "price": "1"}),
        ("AMOUNT_INVALID", nora, {"catalogueId": goods, "name": "X", "price": "0.001"}),
        ("NOT_FOUND", nora, {"catalogueId": "catalogue_999", "name": "X"}),
        ("BAD_USER_INPUT", nora, {"catalogueId": oven["id"], "name": "X"}),
        ("REQUIRED", nora, {"catalogueId": goods, "name": ""}),
        ("TEXT_TOO_LONG", nora, {"catalogueId": goods, "name": "X", "code": "1" * 65}),
    ):
        assert await who.outcome("itemCreate", **input) == expected
    assert (await crm.count("item"), await crm.count("event")) == before
    for filter, expected_names in (
        ({"name": {"startsWith": "елк"}}, ["Ёлка"]),
        ({"catalogue": {"in": [places]}}, ["Bank"]),
        ({"price": {"gte": "12.5", "lte": "13"}}, ["Ёлка"]),
        ({"code": {"contains": "A-"}}, ["Ёлка"]),
    ):
        assert await names(crm, "rita", filter=filter) == expected_names
    assert await names(crm, "rita", order="NAME_ASC") == ["Bank", "Ёлка"]
    assert await rita.outcome("itemUpdate", itemId=oven["id"], price="1") == "FORBIDDEN"
    changed = await nora.do("itemUpdate", "item { price { amount } unit }", itemId=oven["id"], price=None, unit="шт.")
    assert changed["item"] == {"price": None, "unit": "шт."}
    assert await nora.outcome("itemUpdate", itemId=oven["id"], expectedVersion=1, name="Late") == "CONFLICT"
    assert await anna.outcome("catalogueDelete", catalogueId=goods) == "CATALOGUE_NOT_EMPTY"
    await nora.do("itemDelete", "deletedId", itemId=oven["id"])
    await anna.do("catalogueUpdate", "catalogue { name }", catalogueId=goods, name="Wares")
    await anna.do("catalogueDelete", "deletedId", catalogueId=goods)
    shown = await rita.ask("{ catalogues { nodes { name hasPrices items { totalCount } } } }")
    assert shown["catalogues"]["nodes"] == [{"name": "Places", "hasPrices": False, "items": {"totalCount": 1}}]
    [entry] = (await nora.ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
    assert await nora.outcome("trashRestore", trashedId=entry["id"]) == "NOT_FOUND", "its catalogue is gone"
    kinds = [event.kind for event in await events() if event.entity == "item"]
    assert kinds == ["item.created", "item.created", "item.changed", "item.deleted"]


@pytest.mark.feature("L8", "F1", "F5", "F9", "F13")
async def test_a_catalogue_has_fields_of_its_own(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    goods, places = await catalogue_of(crm), await catalogue_of(crm, "Places", has_prices=False)
    nora, anna = crm.as_("nora"), crm.as_("anna")
    weight = await field_of(crm, "ITEM", "NUMBER", "Вес", catalogueId=goods, decimals=1)
    colour = await field_of(crm, "ITEM", "LIST", "Цвет", catalogueId=goods, options=["red", "blue"], isRequired=True)
    floor = await field_of(crm, "ITEM", "NUMBER", "Вес", catalogueId=places)  # the same label in another list
    for expected, input in (
        ("REQUIRED", {"entity": "ITEM"}),
        ("ONLY_ITEMS", {"entity": "DEAL", "catalogueId": goods}),
        ("NOT_FOUND", {"entity": "ITEM", "catalogueId": "catalogue_999"}),
        ("NAME_TAKEN", {"entity": "ITEM", "catalogueId": goods, "labelRu": "вес"}),
    ):
        assert await anna.outcome("customFieldCreate", **{"kind": "TEXT", "labelRu": "Новое"} | input) == expected
    group = await anna.do(
        "customFieldGroupCreate", "customFieldGroup { id }", entity="ITEM", catalogueId=goods, labelRu="Вид"
    )
    inside = {"groupId": group["customFieldGroup"]["id"]}
    await anna.do("customFieldUpdate", "customField { id }", fieldId=weight.id, **inside)
    assert await anna.outcome("customFieldUpdate", fieldId=floor.id, **inside) == "NOT_FOUND"
    monkeypatch.setattr(custom_field_settings, "MOST", 2)
    full = {"entity": "ITEM", "kind": "TEXT", "labelRu": "Ещё"}
    assert await anna.outcome("customFieldCreate", **full, catalogueId=goods) == "FIELDS_TOO_MANY"
    assert await anna.outcome("customFieldCreate", **full, catalogueId=places) == "ok"
    assert await nora.outcome("itemCreate", catalogueId=goods, name="Oven") == "FIELDS_REQUIRED"
    red = {"option": {"key": colour.key, "value": colour.options["red"]}}
    filled = [red, {"number": {"key": weight.key, "value": "7.5"}}]
    oven = await item_of(crm, goods, customFields=filled)
    await item_of(crm, places, "Bank", customFields=[{"number": {"key": floor.key, "value": "3"}}])
    strange = [{"number": {"key": floor.key, "value": "3"}}]
    assert await nora.outcome("itemUpdate", itemId=oven, customFields=strange) == "BAD_USER_INPUT"
    emptied = [{"empty": colour.key}]
    assert await nora.outcome("itemUpdate", itemId=oven, customFields=emptied) == "FIELDS_REQUIRED"
    shown = await crm.as_("rita").ask(f"query($id: ID!) {{ item(id: $id) {{ customFields {{ {VALUE} }} }} }}", id=oven)
    assert [each.get("number") or each["option"]["label"] for each in shown["item"]["customFields"]] == ["red", "7.5"]
    heavy = {"custom": [{"number": {"key": weight.key, "gte": "7"}}]}
    assert await names(crm, "rita", filter=heavy) == ["Oven"]
    under(monkeypatch, **{weight.key: "none"})
    assert await crm.as_("rita").code(ITEMS, filter=heavy) == "FORBIDDEN"
    await nora.do("itemDelete", "deletedId", itemId=oven)
    await anna.do("catalogueDelete", "deletedId", catalogueId=goods)
    found = (await anna.ask("{ customFields(filter: {entity: [ITEM]}) { nodes { id } } }"))["customFields"]["nodes"]
    assert {each["id"] for each in found} == {floor.id, *(each["id"] for each in found[1:])}
    assert len(found) == 2, "those of the other list, alone"


@pytest.mark.feature("L9", "P16", "P24", "P26")
async def test_products_are_found_as_one_types(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    goods = await catalogue_of(crm)
    await item_of(crm, goods, "Печь ёлочная", code="ABC-77", price="5")
    await item_of(crm, goods, "Печь чугунная", "anna")
    rita = crm.as_("rita")

    async def found(text: str, *kinds: str) -> list[str]:
        answer = await rita.ask(LOOKUP, text=text, kinds=list(kinds) or None)
        return [each["name"] for each in answer["lookup"]]

    assert await found("печ", "ITEM") == ["Печь чугунная", "Печь ёлочная"]
    assert await found("елоч") == ["Печь ёлочная"]
    assert await found("abc", "ITEM") == ["Печь ёлочная"]
    assert await found("abc", "DEAL") == []
    under(monkeypatch, code="none")
    assert await found("abc", "ITEM") == []
    under(monkeypatch, view="own")
    assert await found("печ", "ITEM") == []
    assert await names(crm, "rita") == []
    lines = [Line("manager", "section.items", "view", "none"), Line("manager", "item", "view", "all")]
    hidden = Rules({(each.subject, Place(each.entity), each.action): each.scope for each in lines}, {}).policy()
    monkeypatch.setattr(policies, "in_force", lambda: hidden)
    assert await rita.code(LOOKUP, text="печ", kinds=["ITEM"]) == "FORBIDDEN"
    assert await rita.code("{ items { totalCount } }") == "FORBIDDEN"
    assert await rita.code("{ catalogues { nodes { items { totalCount } } } }") == "FORBIDDEN"


@pytest.mark.feature("L8", "D43", "P22")
async def test_items_are_followed(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """To whom may view them, in the manner of all others."""
    goods, rita_id = await catalogue_of(crm), await crm.user_id("rita")
    under(monkeypatch, view="own")
    asked = "subscription { itemChanged { kind id changedFields item { name } } }"
    async with following(), listening(crm, "anna", asked) as anna, listening(crm, "rita", asked) as rita:
        oven, person = await item_of(crm, goods, who="anna"), crm.as_("anna")
        assert (await anna.next())["kind"] == "CREATED"
        await person.do("itemUpdate", "item { id }", itemId=oven, name="Stove", price="3")
        changed = await anna.next()
        assert (changed["kind"], changed["changedFields"]) == ("UPDATED", ["name", "price"])
        assert changed["item"]["name"] == "Stove"
        await person.do("itemUpdate", "item { id }", itemId=oven, responsibleId=rita_id)
        assert ((await anna.next())["kind"], (await rita.next())["kind"]) == ("UPDATED", "ACCESS_GAINED")
        await person.do("itemDelete", "deletedId", itemId=oven)
        assert [(await each.next())["kind"] for each in (anna, rita)] == ["DELETED", "DELETED"]


@pytest.mark.feature("P17")
async def test_items_are_taken_along_by_whom_that_is_granted(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(exports, "FOLDER", tmp_path)
    goods = await catalogue_of(crm)
    weight = await field_of(crm, "ITEM", "NUMBER", "Weight", catalogueId=goods)
    await item_of(crm, goods, "=1+1", code="A", price="5", customFields=[{"number": {"key": weight.key, "value": "2"}}])
    assert await crm.as_("rita").outcome("itemExport") == "FORBIDDEN"
    [row] = await table(crm.as_("oleg"), "item", filter={"catalogue": {"in": [goods]}})
    told = [row[name] for name in ("Каталог", "Название", "Код", "Цена, RUB", "Weight")]
    assert told == ["Goods", "'=1+1", "A", "5.00", "2"]


@pytest.mark.feature("L8")
async def test_there_are_so_many_catalogues(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "MOST", 1)
    await catalogue_of(crm)
    assert await crm.as_("anna").outcome("catalogueCreate", name="Another") == "TOO_MANY"
    assert (await db.rows("select count(*) as n from catalogue"))[0]["n"] == 1
