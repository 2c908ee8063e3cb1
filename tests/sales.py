"""What tests of deals begin with: deals of somebody's, stages by name, what the database holds of them."""

from dataclasses import dataclass, field
from typing import Any

from domain import db
from domain.companies import Company
from domain.contacts import Contact
from domain.events import Event
from domain.users import User
from domain.values import fold
from tests.crm import Crm

CARD = """deal {
    id name version goal createdVia createdAt updatedAt closedAt stageEnteredAt
    budget { amount currency }
    pipeline { id name } stage { id name kind }
    responsible { id name } createdBy { id name }
    company { id name } contacts { totalCount nodes { id name } }
    tags { name } source { id name }
    refusalReason { id name } refusalDetails
}"""

# Pipelines of the cast's account, in their order.
INTAKE, REASONED, PLAIN = "Квалификация", "Первые продажи", "Активная база"


@dataclass
class Sales:
    """The account of the cast as those who sell see it."""

    crm: Crm
    pipelines: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    async def of(cls, crm: Crm) -> "Sales":
        return cls(crm, {each["name"]: each for each in await crm.pipelines()})

    def pipeline(self, name: str = PLAIN) -> str:
        """The id of a pipeline."""
        found: str = self.pipelines[name]["id"]
        return found

    def stage(self, place: int | str = 0, pipeline: str = PLAIN) -> str:
        """The id of a pipeline's active stage by its place, or of the one of a kind: WON, LOST, UNSORTED."""
        chosen = self.pipelines[pipeline]
        if isinstance(place, int):
            found: str = chosen["board"][place]["id"]
            return found
        return next(str(each["id"]) for each in chosen["stages"] if each["kind"] == place)

    async def makes(self, who: str = "rita", **input: Any) -> dict[str, Any]:
        """A deal that somebody creates, as a card; on the first stage of a pipeline without intake or reasons."""
        if "pipelineId" not in input and "stageId" not in input:
            input["pipelineId"] = self.pipeline()
        deal: dict[str, Any] = (await self.crm.as_(who).do("dealCreate", CARD, **input))["deal"]
        return deal

    async def card(self, deal: dict[str, Any] | str, who: str = "nora") -> dict[str, Any]:
        """The card of a deal as somebody sees it now."""
        id = deal if isinstance(deal, str) else deal["id"]
        answer = await self.crm.as_(who).ask(f"query($id: ID!) {{ {CARD.replace('deal', 'deal(id: $id)', 1)} }}", id=id)
        found: dict[str, Any] = answer["deal"]
        return found

    async def names(self, who: str, filter: dict[str, Any] | None = None, **arguments: Any) -> list[str]:
        """The names of the deals that somebody finds, in their order."""
        answer = await self.crm.as_(who).ask(
            "query($filter: DealFilter, $order: DealOrder) { deals(filter: $filter, order: $order, first: 200) "
            "{ nodes { name } } }",
            filter=filter,
            **arguments,
        )
        return [each["name"] for each in answer["deals"]["nodes"]]


async def client(table: type[Contact] | type[Company], who: str, name: str) -> str:
    """A contact or company that somebody is responsible for; its global id."""
    user = await User.get(email=f"{who}@demo.voronka")
    moment = db.now()
    own: dict[str, Any] = {"requisites": {}} if table is Company else {"first_name": name}
    row = await table.create(
        name=name,
        name_folded=fold(name),
        **own,
        responsible_id=user.id,
        group_id=user.group_id,
        created_by_id=user.id,
        created_at=moment,
        updated_at=moment,
    )
    return f"{table.entity}_{row.id}"


async def choice(table: str, place: int = 0) -> str:
    """The global id of a choice of a short list that is offered."""
    rows = await db.rows(f'select id from "{table}" where not is_archived order by position, id')
    return f"{table}_{rows[place]['id']}"


def number(id: str) -> int:
    """The number in a global id."""
    return int(id.rpartition("_")[2])


async def history(id: str) -> list[Event]:
    """The events of a record, oldest first."""
    return list(await Event.filter(entity=id.rpartition("_")[0], record_id=number(id)).order_by("id"))


TABLES = ("deal", "deal_contact", "deal_tag", "tag", "contact", "company", "task", "passage", "event")


async def everything() -> dict[str, Any]:
    """All that deals consist of, to show that nothing was written."""
    return {table: await db.rows(f'select * from "{table}" order by id') for table in TABLES}
