"""Cards of the cast, made through the graph; each function gives ids."""

from datetime import timedelta
from typing import Any

from domain import db
from tests.crm import Crm


async def rita_makes(crm: Crm, **input: Any) -> str:
    """A deal of Rita's on the first stage of the first pipeline."""
    pipeline = (await crm.pipelines())[0]
    made = await crm.as_("rita").do("dealCreate", "deal { id }", **({"pipelineId": pipeline["id"]} | input))
    return str(made["deal"]["id"])


async def contact_of(crm: Crm, who: str, name: str, **more: Any) -> str:
    made = await crm.as_(who).do("contactCreate", "contact { id }", firstName=name, **more)
    return str(made["contact"]["id"])


async def company_of(crm: Crm, who: str, name: str) -> str:
    made = await crm.as_(who).do("companyCreate", "company { id }", name=name)
    return str(made["company"]["id"])


async def task_of(crm: Crm, who: str, deal: str, text: str = "Call") -> str:
    """An open task about a deal, due in an hour."""
    type_id = (await db.rows("select min(id) as id from task_type"))[0]["id"]
    due = (db.now() + timedelta(hours=1)).isoformat()
    made = await crm.as_(who).do(
        "taskCreate", "task { id }", typeId=f"task_type_{type_id}", text=text, dueAt=due, dealId=deal
    )
    return str(made["task"]["id"])


async def deal_with_clients(crm: Crm, **more: Any) -> tuple[str, str, str]:
    """A deal of Rita's with a contact, who represents the company that it is with; the ids of the three."""
    firm = await company_of(crm, "rita", "Ovens Ltd")
    anton = await contact_of(crm, "rita", "Anton", companies=[{"companyId": firm}])
    deal = await rita_makes(crm, contactIds=[anton], companyId=firm, **more)
    return deal, anton, firm
