"""Product lines of a deal: its budget is what they come to, at once and exactly (D37, L8)."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import strategies as st

from domain import deal_lines, policies
from domain.deals import Deal
from domain.product_lines import DealLine, amount
from tests.cards import rita_makes
from tests.crm import Crm
from tests.goods import catalogue_of, item_of
from tests.hostile import examples
from tests.rules import Place, Rules, shipped

LINE = "id name quantity price { amount } discountPercent discountAmount { amount } amount { amount } item { id }"
DEAL = f"deal {{ version budget {{ amount currency }} lines {{ {LINE} }} }}"
CARD = f"query($id: ID!) {{ deal(id: $id) {{ version budget {{ amount }} lines {{ {LINE} }} }} }}"


async def card(crm: Crm, deal: str, who: str = "rita") -> Any:
    return (await crm.as_(who).ask(CARD, id=deal))["deal"]


def hiding(patch: pytest.MonkeyPatch, *lines: tuple[str, str, str]) -> None:
    """The shipped policy with lines of managers: what, action, scope."""
    more = {("manager", Place(what), action): scope for what, action, scope in lines}
    made = Rules(dict(shipped().lines) | more, shipped().parents).policy()
    patch.setattr(policies, "in_force", lambda: made)


@pytest.mark.feature("D37", "L9")
async def test_the_budget_follows_the_lines_at_once(crm: Crm) -> None:
    goods = await catalogue_of(crm)
    oven, nail = await item_of(crm, goods, price="100.10"), await item_of(crm, goods, "Nail", price="0.01")
    rita, deal = crm.as_("rita"), await rita_makes(crm, budget="7")
    made = await rita.do("dealLineAdd", f"lineId {DEAL}", dealId=deal, itemId=oven, quantity="2", expectedVersion=1)
    first = made["lineId"]
    assert made["deal"] == {
        "version": 2,
        "budget": {"amount": "200.20", "currency": "RUB"},
        "lines": [
            {
                "id": first,
                "name": "Oven",
                "quantity": "2",
                "price": {"amount": "100.10"},
                "discountPercent": None,
                "discountAmount": None,
                "amount": {"amount": "200.20"},
                "item": {"id": oven},
            }
        ],
    }
    second = (await rita.do("dealLineAdd", "lineId", dealId=deal, itemId=nail, quantity="0.5"))["lineId"]
    assert (await card(crm, deal))["budget"] == {"amount": "200.21"}, "half a kopeck is rounded up"
    before = await crm.count("event"), await card(crm, deal)
    for expected, mutation, input in (
        ("CONFLICT", "dealLineUpdate", {"lineId": first, "quantity": "9", "expectedVersion": 1}),
        ("BUDGET_OF_LINES", "dealUpdate", {"budget": "5"}),
        ("QUANTITY_INVALID", "dealLineUpdate", {"lineId": first, "quantity": "0"}),
        ("QUANTITY_INVALID", "dealLineUpdate", {"lineId": first, "quantity": "0.0001"}),
        ("QUANTITY_INVALID", "dealLineAdd", {"itemId": oven, "quantity": "1000001"}),
        ("DISCOUNT_INVALID", "dealLineUpdate", {"lineId": first, "discountPercent": "100.01"}),
        ("DISCOUNT_TOO_LARGE", "dealLineUpdate", {"lineId": first, "discountAmount": "200.21"}),
        ("ONE_DISCOUNT", "dealLineAdd", {"itemId": oven, "discountAmount": "1", "discountPercent": "1"}),
        ("AMOUNT_INVALID", "dealLineUpdate", {"lineId": first, "price": "0.001"}),
        ("AMOUNT_OUT_OF_RANGE", "dealLineUpdate", {"lineId": first, "price": "99999999999", "quantity": "9"}),
        ("NOT_FOUND", "dealLineAdd", {"itemId": "item_999"}),
        ("NOT_FOUND", "dealLineUpdate", {"lineId": "deal_line_999", "quantity": "1"}),
        ("NOT_FOUND", "dealLineRemove", {"lineId": "deal_line_999"}),
    ):
        assert await rita.outcome(mutation, dealId=deal, **input) == expected, input
    assert (await crm.count("event"), await card(crm, deal)) == before
    changed = await rita.do(
        "dealLineUpdate", DEAL, dealId=deal, lineId=first, price="50", quantity="3", discountPercent="10"
    )
    assert changed["deal"]["budget"]["amount"] == "135.01"
    changed = await rita.do("dealLineUpdate", DEAL, dealId=deal, lineId=first, discountAmount="0.5")
    assert (changed["deal"]["budget"]["amount"], changed["deal"]["lines"][0]["discountPercent"]) == ("149.51", None)
    item = await rita.ask("query($id: ID!) { item(id: $id) { price { amount } deals { nodes { id } } } }", id=oven)
    assert item["item"] == {"price": {"amount": "100.10"}, "deals": {"nodes": [{"id": deal}]}}, "as it was"
    feed = "query($id: ID!) { deal(id: $id) { feed(first: 1) { nodes { changes { field before after } } } } }"
    told = (await rita.ask(feed, id=deal))["deal"]["feed"]["nodes"][0]["changes"]
    assert {"field": "lines", "before": "Oven × 3 = 135.00 RUB", "after": "Oven × 3 = 149.50 RUB"} in told
    await rita.do("dealLineRemove", DEAL, dealId=deal, lineId=second)
    done = await rita.do("dealLineRemove", DEAL, dealId=deal, lineId=first)
    assert (done["deal"]["budget"]["amount"], done["deal"]["lines"]) == ("0.00", [])
    await rita.do("dealUpdate", "deal { id }", dealId=deal, budget="5")


@pytest.mark.feature("L8")
async def test_an_item_of_a_list_without_prices_is_a_link(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    rooms = await catalogue_of(crm, "Rooms", has_prices=False)
    room, rita, deal = await item_of(crm, rooms, "Hall"), crm.as_("rita"), await rita_makes(crm, budget="7")
    assert await rita.outcome("dealLineAdd", dealId=deal, itemId=room, price="1") == "NO_PRICES"
    hiding(monkeypatch, ("deal.budget", "edit", "none"))  # which it leaves alone
    made = await rita.do("dealLineAdd", f"lineId {DEAL}", dealId=deal, itemId=room)
    assert made["deal"]["budget"]["amount"] == "7.00"
    assert made["deal"]["lines"][0]["amount"] is None
    deals = "query($item: ID!) { deals(filter: {item: [$item]}) { nodes { id } } }"
    assert (await rita.ask(deals, item=room))["deals"]["nodes"] == [{"id": deal}]
    monkeypatch.setattr(deal_lines, "MOST", 1)
    assert await rita.outcome("dealLineAdd", dealId=deal, itemId=room) == "TOO_MANY"
    await rita.do("dealLineRemove", "deal { id }", dealId=deal, lineId=made["lineId"])
    assert (await rita.ask(deals, item=room))["deals"]["nodes"] == []


@pytest.mark.feature("D37", "P16", "P26", "D40")
async def test_lines_follow_the_rights_to_their_deal(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    goods = await catalogue_of(crm)
    oven, rita, deal = await item_of(crm, goods, price="10"), crm.as_("rita"), await rita_makes(crm)
    made = await rita.do("dealLineAdd", "lineId", dealId=deal, itemId=oven)
    for who, expected in (("tom", "FORBIDDEN"), ("sam", "NOT_FOUND")):
        for mutation, input in (
            ("dealLineAdd", {"itemId": oven}),
            ("dealLineUpdate", {"lineId": made["lineId"], "quantity": "2"}),
            ("dealLineRemove", {"lineId": made["lineId"]}),
        ):
            assert await crm.as_(who).outcome(mutation, dealId=deal, **input) == expected
    assert (await card(crm, deal, "tom"))["lines"][0]["item"] == {"id": oven}
    assert await card(crm, deal, "sam") is None
    hiding(monkeypatch, ("item", "view", "none"))
    [line] = (await card(crm, deal))["lines"]
    assert (line["name"], line["item"], line["amount"]) == ("Oven", None, {"amount": "10.00"})
    assert await rita.outcome("dealLineAdd", dealId=deal, itemId=oven) == "NOT_FOUND"
    hiding(monkeypatch, ("deal.budget", "view", "none"), ("deal.budget", "edit", "none"))
    shown = await card(crm, deal)
    assert (shown["budget"], shown["lines"][0]["price"], shown["lines"][0]["amount"]) == (None, None, None)
    feed = "query($id: ID!) { deal(id: $id) { feed { nodes { changes { field } } } } }"
    told = (await rita.ask(feed, id=deal))["deal"]["feed"]["nodes"]
    assert "lines" not in {each["field"] for node in told for each in node["changes"]}
    assert await rita.outcome("dealLineAdd", dealId=deal, itemId=oven) == "FORBIDDEN"
    assert await rita.outcome("dealLineRemove", dealId=deal, lineId=made["lineId"]) == "FORBIDDEN"
    hiding(monkeypatch, ("item.price", "view", "none"))
    assert await rita.outcome("dealLineAdd", dealId=deal, itemId=oven) == "REQUIRED", "the price would tell"
    await crm.as_("nora").do("itemDelete", "deletedId", itemId=oven)
    assert (await card(crm, deal))["lines"][0] | {"item": oven} == line | {"item": oven}, "the line stays"
    [entry] = (await crm.as_("anna").ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
    await crm.as_("anna").do("trashRestore", "record { id }", trashedId=entry["id"])
    assert (await card(crm, deal))["lines"][0]["item"] == {"id": oven}, "and is linked again"
    await rita.do("dealDelete", "deletedId", dealId=deal)
    [entry] = (await crm.as_("anna").ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
    await crm.as_("anna").do("trashRestore", "record { id }", trashedId=entry["id"])
    assert (await card(crm, deal))["lines"][0]["amount"] == {"amount": "10.00"}


ACTS = st.tuples(
    st.sampled_from(["add", "add", "update", "remove"]),
    st.integers(0, 3),  # which line
    st.decimals("0.001", 999, places=3),  # quantity
    st.decimals(0, 5_000, places=2),  # price
    st.one_of(st.none(), st.decimals(0, 100, places=2)),  # discount
)


@pytest.mark.feature("D37")
async def test_the_budget_is_the_exact_sum_after_any_sequence_of_edits(crm: Crm) -> None:
    """What is refused changes neither."""
    oven = await item_of(crm, await catalogue_of(crm))
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    for acts in examples(st.lists(ACTS, min_size=3, max_size=6), 6):
        for act, place, quantity, price, percent in acts:
            shown = await card(crm, deal)
            ids = [each["id"] for each in shown["lines"]]
            input = {"dealId": deal, "expectedVersion": shown["version"]}
            values = {"quantity": str(quantity), "price": str(price), "discountPercent": percent and str(percent)}
            if act == "add" or not ids:
                await rita.do("dealLineAdd", "deal { id }", itemId=oven, **input, **values)
            elif act == "update":
                await rita.do("dealLineUpdate", "deal { id }", lineId=ids[place % len(ids)], **input, **values)
            else:
                await rita.do("dealLineRemove", "deal { id }", lineId=ids[place % len(ids)], **input)
            lines = await DealLine.all()
            for each in lines:
                part = Decimal(each.quantity_milli) / 1000 * Decimal(each.price_minor or 0)
                part *= 1 - Decimal(each.discount_points or 0) / 10_000
                assert each.amount_minor == int(part.quantize(Decimal(1), ROUND_HALF_UP))
            [row] = await Deal.all()
            assert row.budget_minor == sum(each.amount_minor or 0 for each in lines)


def test_half_a_unit_is_rounded_up_once_a_line() -> None:
    assert [amount(500, 1, None, None), amount(499, 1, None, None), amount(1_500, 1, None, 5_000)] == [1, 0, 1]
    assert amount(1_000_000_000, 10**13 - 1, None, 1) == (10**13 - 1) * 999_900
    assert amount(1_000, 5, 6, None) == -1
