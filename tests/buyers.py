"""Customers of the cast, made through the graph."""

from typing import Any

from domain import db
from domain.companies import Company
from tests.crm import Crm
from tests.sales import Sales, client

CUSTOMER = """id name version company { id } contact { id } stage { name } nextPurchaseOn
    expectedAmount { amount } periodDays responsible { name }
    purchases { totalCount totalAmount { amount } nodes { id at amount { amount } deal { id } note } }"""
CUSTOMERS = """query($filter: CustomerFilter, $order: CustomerOrder) {
    customers(filter: $filter, order: $order) { totalCount nodes { name } } }"""


async def keeps(crm: Crm, *, on: bool = True) -> None:
    """Let the account keep customers, or no longer."""
    await crm.as_("anna").do("accountUpdate", "account { periodicPurchases }", periodicPurchases=on)


async def stages_of(crm: Crm, *names: str) -> list[str]:
    made = [await crm.as_("anna").do("customerStageCreate", "customerStage { id }", name=name) for name in names]
    return [str(each["customerStage"]["id"]) for each in made]


async def customer_of(crm: Crm, who: str = "rita", **more: Any) -> str:
    """A customer of a new company unless it is said whose; their id."""
    if not {"companyId", "contactId"} & more.keys():
        more["companyId"] = await client(Company, who, "Ёлка")
    return str((await crm.as_(who).do("customerCreate", "customer { id }", **more))["customer"]["id"])


async def customer(crm: Crm, id: str, who: str = "nora") -> Any:
    """A customer as somebody sees them."""
    return (await crm.as_(who).ask(f"query($id: ID!) {{ customer(id: $id) {{ {CUSTOMER} }} }}", id=id))["customer"]


async def names(crm: Crm, who: str, **variables: Any) -> list[str]:
    page = (await crm.as_(who).ask(CUSTOMERS, **variables))["customers"]
    assert page["totalCount"] == len(page["nodes"])
    return [each["name"] for each in page["nodes"]]


async def selling(crm: Crm) -> Sales:
    """Sales in pipelines whose won deals are purchases, in an account that keeps customers."""
    sales = await Sales.of(crm)
    await keeps(crm)
    for each in sales.pipelines.values():
        await crm.as_("anna").do("pipelineUpdate", "pipeline { id }", pipelineId=each["id"], createsCustomer=True)
    return sales


async def bought() -> list[tuple[int, int, int | None]]:
    """All purchases: customer, deal and amount."""
    rows = await db.rows("select customer_id, deal_id, amount_minor from purchase order by id")
    return [(row["customer_id"], row["deal_id"], row["amount_minor"]) for row in rows]
