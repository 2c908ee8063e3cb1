"""Lists in the order of a custom field: pages, kinds, rights, views and exports (F14, L13)."""

from pathlib import Path
from typing import Any

import pytest

from domain import exports
from tests.cards import company_of, rita_makes
from tests.crm import Crm
from tests.custom import Made, field_of
from tests.goods import catalogue_of
from tests.test_exports import table
from tests.test_fields import hide

DEALS = """query($by: CustomOrder, $order: DealOrder, $filter: DealFilter, $first: Int, $after: String, $last: Int,
        $before: String) {
    deals(customOrder: $by, order: $order, filter: $filter, first: $first, after: $after, last: $last,
            before: $before) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { name } } }"""


def by(field: Made, direction: str = "ASC") -> dict[str, str]:
    return {"key": field.key, "direction": direction}


async def listed(crm: Crm, who: str = "rita", **variables: Any) -> list[str]:
    return [each["name"] for each in (await crm.as_(who).ask(DEALS, **variables))["deals"]["nodes"]]


async def deals(crm: Crm, field: Made, shape: str, **values: Any) -> dict[str, str]:
    """Deals of Rita's by what they are called, with these values in a field; nothing for None."""
    made = {}
    for name, value in values.items():
        given = [] if value is None else [{shape: {"key": field.key, "value": value}}]
        made[name] = await rita_makes(crm, name=name, customFields=given)
    return made


@pytest.mark.feature("F14")
@pytest.mark.parametrize(
    ("kind", "shape", "values", "ascending"),
    [
        ("NUMBER", "number", {"a": "10", "b": "-2.5", "none": None, "c": "9.99"}, ["none", "b", "c", "a"]),
        ("TEXT", "text", {"a": "Ёлка", "none": None, "b": "арбуз", "c": "жук"}, ["none", "b", "a", "c"]),
        ("URL", "url", {"a": "https://b.ru", "none": None, "b": "https://A.ru"}, ["none", "b", "a"]),
        ("FLAG", "flag", {"a": True, "none": None, "b": False}, ["none", "b", "a"]),
        ("DATE", "date", {"a": "2026-12-01", "none": None, "b": "2026-09-30"}, ["none", "b", "a"]),
        ("BIRTHDAY", "date", {"a": "1990-12-01", "none": None, "b": "1999-01-30"}, ["none", "a", "b"]),
    ],
)
async def test_lists_come_in_the_order_of_a_field(
    crm: Crm, kind: str, shape: str, values: dict[str, Any], ascending: list[str]
) -> None:
    """What is empty is less than all else, as an empty budget is; both ways, a page at a time and backward."""
    more: dict[str, Any] = {"decimals": 2} if kind == "NUMBER" else {}
    field = await field_of(crm, "DEAL", kind, **more)
    await deals(crm, field, shape, **values)
    for direction, expected in (("ASC", ascending), ("DESC", ascending[::-1])):
        assert await listed(crm, by=by(field, direction)) == expected
        found, after = [], None
        for _ in expected:
            page = (await crm.as_("rita").ask(DEALS, by=by(field, direction), first=1, after=after))["deals"]
            found += [each["name"] for each in page["nodes"]]
            after = page["pageInfo"]["endCursor"]
        assert (found, page["pageInfo"]["hasNextPage"]) == (expected, False)
        back = (await crm.as_("rita").ask(DEALS, by=by(field, direction), last=2, before=after))["deals"]
        assert [each["name"] for each in back["nodes"]] == expected[-3:-1]
    await crm.as_("anna").do("customFieldUpdate", "", fieldId=field.id, isIndexed=True)
    filled = {"not": {"custom": [{"empty": field.key}]}}
    assert await listed(crm, by=by(field), filter=filled) == [each for each in ascending if each != "none"]


@pytest.mark.feature("F14")
async def test_choices_stand_in_the_order_of_their_list_and_ties_in_that_of_ids(crm: Crm) -> None:
    field = await field_of(crm, "DEAL", "LIST", options=["Низкий", "Средний", "Высокий"])
    none = await field_of(crm, "DEAL", "LIST", "Без вариантов")
    low, middle, high = field.options.values()
    await deals(crm, field, "option", a=high, b=low, c=middle, d=low, none=None)
    assert await listed(crm, by=by(field)) == ["none", "b", "d", "c", "a"]
    assert await listed(crm, by=by(none, "DESC")) == ["none", "d", "c", "b", "a"]  # a list without choices
    cursor = (await crm.as_("rita").ask(DEALS, by=by(field), first=2))["deals"]["pageInfo"]["endCursor"]
    await crm.as_("anna").do("customFieldOptionUpdate", "", optionId=low, position=3)
    assert await listed(crm, by=by(field)) == ["none", "c", "a", "b", "d"]
    # As with columns, a cursor is a place: what has moved behind it is met again.
    assert await listed(crm, by=by(field), after=cursor) == ["c", "a", "b", "d"]


@pytest.mark.feature("F14")
async def test_cards_below_a_card_and_items_are_ordered_too(crm: Crm) -> None:
    rita = crm.as_("rita")
    size = await field_of(crm, "DEAL", "NUMBER", "Размер")
    firm = await company_of(crm, "rita", "Vostok")
    for name, number in (("small", "1"), ("large", "3"), ("middle", "2")):
        await rita_makes(crm, name=name, companyId=firm, customFields=[{"number": {"key": size.key, "value": number}}])
    query = """query($id: ID!, $by: CustomOrder) { company(id: $id) {
        deals(customOrder: $by, first: 2) { nodes { name } pageInfo { endCursor } } } }"""
    page = (await rita.ask(query, id=firm, by=by(size, "DESC")))["company"]["deals"]
    assert [each["name"] for each in page["nodes"]] == ["large", "middle"]
    goods = await catalogue_of(crm)
    colour = await field_of(crm, "ITEM", "TEXT", "Цвет", catalogueId=goods)
    for name, value in (("one", "красный"), ("two", "Белый")):
        given = [{"text": {"key": colour.key, "value": value}}]
        await crm.as_("nora").do("itemCreate", "", catalogueId=goods, name=name, customFields=given)
    query = """query($id: ID!, $by: CustomOrder) { node(id: $id) { ... on Catalogue {
        items(customOrder: $by) { nodes { name } } } } }"""
    items = (await crm.as_("nora").ask(query, id=goods, by=by(colour)))["node"]["items"]["nodes"]
    assert [each["name"] for each in items] == ["two", "one"]


@pytest.mark.feature("F14", "P26")
async def test_what_can_not_be_ordered_by_is_refused(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    rita, size = crm.as_("rita"), await field_of(crm, "DEAL", "NUMBER", "Размер")
    kinds = ("TEXT_AREA", "MULTI_LIST", "ADDRESS", "LEGAL_ENTITY")
    others = [await field_of(crm, "DEAL", kind, options=["a"] if "LIST" in kind else []) for kind in kinds]
    theirs = await field_of(crm, "CONTACT", "NUMBER", "Рост")
    await deals(crm, size, "number", a="1", b="2")
    cursors = [(await rita.ask(DEALS, by=each))["deals"]["pageInfo"]["endCursor"] for each in (None, by(size, "DESC"))]
    refused: list[dict[str, Any]] = [
        {"by": {"key": "f999", "direction": "ASC"}},
        {"by": {"key": "name", "direction": "ASC"}},
        {"by": {"key": size.key, "direction": "UP"}},
        {"by": {"key": size.key}},
        {"by": by(theirs)},
        *({"by": by(each)} for each in others),
        {"by": by(size), "order": "NAME_ASC"},
        *({"by": by(size), "after": each} for each in cursors),
    ]
    for variables in refused:
        assert await rita.code(DEALS, **variables) == "BAD_USER_INPUT", variables
    hide(monkeypatch, f"deal.{size.key}")
    assert await rita.code(DEALS, by=by(size)) == "FORBIDDEN"
    assert await listed(crm, "anna", by=by(size, "DESC")) == ["b", "a"]
    await crm.as_("anna").do("customFieldDelete", "", fieldId=size.id, confirm=True)
    assert await crm.as_("anna").code(DEALS, by=by(size)) == "BAD_USER_INPUT"


@pytest.mark.feature("D18", "L13", "F14", "P26")
async def test_a_view_and_a_file_may_have_such_an_order(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An order whose field is deleted or hidden shows as the view's problem."""
    monkeypatch.setattr(exports, "FOLDER", tmp_path)
    rita, anna = crm.as_("rita"), crm.as_("anna")
    size = await field_of(crm, "DEAL", "NUMBER", "Размер")
    await deals(crm, size, "number", a="1", b="2")
    view = "view { id order customOrder { key direction } problem }"
    made = (await rita.do("dealViewSave", view, name="Large ones", customOrder=by(size, "DESC")))["view"]
    assert made == {"id": made["id"], "order": None, "customOrder": by(size, "DESC"), "problem": None}
    assert await listed(crm, by=made["customOrder"]) == ["b", "a"]
    both = {"name": "x", "order": "NAME_ASC", "customOrder": by(size)}
    assert await rita.outcome("dealViewSave", **both) == "BAD_USER_INPUT"
    for key in ("f99", "name", "NAME", ""):
        strange = {"key": key, "direction": "ASC"}
        assert await rita.outcome("dealViewSave", name="x", customOrder=strange) == "BAD_USER_INPUT", key
        assert await anna.outcome("dealExport", customOrder=strange) == "BAD_USER_INPUT", key
    steps: list[tuple[dict[str, Any], str | None, dict[str, str] | None]] = [
        ({"order": "NAME_ASC"}, "NAME_ASC", None),
        ({"customOrder": by(size)}, None, by(size)),
        ({"name": "Other"}, None, by(size)),
        ({"customOrder": None}, None, None),
        ({"customOrder": by(size)}, None, by(size)),
    ]
    for given, order, custom in steps:
        shown = (await rita.do("dealViewSave", view, viewId=made["id"], **given))["view"]
        assert (shown["order"], shown["customOrder"]) == (order, custom)
    assert await anna.outcome("dealExport", order="NAME_ASC", customOrder=by(size)) == "BAD_USER_INPUT"
    rows = await table(anna, customOrder=by(size, "DESC"))
    assert [each["Название"] for each in rows] == ["b", "a"]
    query = "{ savedViews { nodes { customOrder { key } problem } } }"
    with monkeypatch.context() as patch:
        hide(patch, f"deal.{size.key}")
        [shown] = (await rita.ask(query))["savedViews"]["nodes"]
        assert (shown["customOrder"], shown["problem"]) == (None, f"You may not view this deal.{size.key}.")
        assert await rita.outcome("dealViewSave", name="x", customOrder=by(size)) == "FORBIDDEN"
    await anna.do("customFieldDelete", "", fieldId=size.id, confirm=True)
    [shown] = (await rita.ask(query))["savedViews"]["nodes"]
    assert shown["customOrder"] is None
    assert size.key in shown["problem"]
