"""Deals through the graph."""

import pytest

from tests.crm import Crm

CARD = "deal { id name version stage { name kind } budget { amount currency } closedAt tags { name } }"


async def rita_makes(crm: Crm, **input: object) -> dict[str, object]:
    """A deal of Rita's on the first stage of the first pipeline."""
    pipeline = (await crm.pipelines())[0]
    made = await crm.as_("rita").do("dealCreate", CARD, **({"pipelineId": pipeline["id"]} | input))
    deal: dict[str, object] = made["deal"]
    return deal


@pytest.mark.feature("D2")
async def test_a_deal_without_a_name_is_called_by_its_number(crm: Crm) -> None:
    deal = await rita_makes(crm)
    assert deal["name"] == f"Сделка #{str(deal['id']).removeprefix('deal_')}"


@pytest.mark.parametrize(
    ("who", "outcome"),
    [
        ("rita", "ok"),  # responsible for the deal
        ("tom", "FORBIDDEN"),  # same group: sees it, does not edit it
        ("nora", "ok"),  # head of sales
        ("sam", "NOT_FOUND"),  # another group: is not told that it exists
        ("nobody", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_move_ritas_deal(crm: Crm, who: str, outcome: str) -> None:
    deal = await rita_makes(crm)
    first, second = (await crm.pipelines())[0]["board"][:2]
    assert await crm.as_(who).outcome("dealMove", dealId=deal["id"], stageId=second["id"]) == outcome
    answer = await crm.as_("rita").ask("query($id: ID!) { deal(id: $id) { stage { id } } }", id=deal["id"])
    assert answer["deal"]["stage"]["id"] == (second if outcome == "ok" else first)["id"]
