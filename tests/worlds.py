"""A small company of random records under a random policy, and who may do what in it, in plain Python."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from domain import db
from domain.catalogues import Catalogue
from domain.companies import Company
from domain.contacts import Contact, ContactCompany
from domain.deals import CreatedVia, Deal, DealContact
from domain.groups import Group
from domain.items import Item
from domain.pipelines import Stage, StageKind
from domain.purchases import Customer
from domain.records import Record
from domain.tasks import Task
from domain.users import User
from tests.rules import Asker, Known, Rules, asker, random_rules
from tests.tangle import keep_customers, ranked, shared

CAST = ("anna", "nora", "rita", "tom", "sam", "vera", "oleg")
MODELS: dict[str, type[Record]] = {"deal": Deal, "contact": Contact, "company": Company, "task": Task}
MODELS |= {"item": Item, "customer": Customer}


@dataclass(eq=False)
class Row:
    kind: str
    values: dict[str, Any]
    open: bool = True
    company: "Row | None" = None
    contacts: "list[Row]" = field(default_factory=list)
    card: "Row | None" = None  # of a task
    companies: "list[Row]" = field(default_factory=list)  # of a contact

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    @property
    def id(self) -> int:
        return int(self["id"])

    @property
    def gid(self) -> str:
        return f"{self.kind}_{self.id}"


@dataclass
class World:
    rules: Rules
    askers: dict[str, Asker]
    rows: list[Row]
    places: list[tuple[int, int]]  # where a deal can be put: pipeline and stage
    known: Known

    def may(self, who: str, action: str, row: Row) -> bool:
        """Whether the policy grants the action on this record, which needs view as well."""
        return self.rules.may(self.askers[who], row.kind, action, row)

    def seen(self, who: str, rows: Iterable[Row | None]) -> list[Row]:
        return [row for row in rows if row is not None and self.may(who, "view", row)]

    def of(self, kind: str) -> list[Row]:
        return [row for row in self.rows if row.kind == kind]

    def about(self, card: Row) -> list[Row]:
        return [row for row in self.of("task") if row.card is card]

    def outcome(self, who: str, action: str, row: Row) -> str:
        if not self.may(who, "view", row):
            return "NOT_FOUND"
        return "ok" if self.may(who, action, row) else "FORBIDDEN"

    def handed(self, who: str, row: Row, whom: str) -> str:
        """How handing a record over ends."""
        to, edited = self.askers[whom], self.outcome(who, "edit", row)
        if edited != "ok" or row["responsible_id"] == to.id:
            return edited
        return "ok" if self.rules.may_hand_over(self.askers[who], row.kind, row, to.id, to.group) else "FORBIDDEN"


async def random_world(chance: random.Random) -> World:
    """Records of the cast, whose groups become a tree; rules that hide no field."""
    await ranked(chance)
    users = {who: await User.get(email=f"{who}@demo.voronka") for who in CAST}
    moment = db.now()

    def owned() -> dict[str, Any]:
        user = users[chance.choice(CAST)]
        return {
            "responsible_id": user.id,
            "group_id": user.group_id,
            "created_by_id": users[chance.choice(CAST)].id,
            "created_at": moment,
            "updated_at": moment,
        }

    def row(made: Record, **more: Any) -> Row:
        return Row(made.entity, {name: getattr(made, name) for name in made._meta.db_fields}, **more)

    companies = [
        row(await Company.create(name=f"C{n}", name_folded=f"c{n}", requisites={}, **owned())) for n in range(6)
    ]
    contacts = []
    for n in range(8):
        made = await Contact.create(name=f"P{n}", name_folded=f"p{n}", first_name=f"P{n}", **owned())
        contacts.append(row(made, companies=chance.sample(companies, chance.randrange(3))))
        for place, each in enumerate(contacts[-1].companies):
            await ContactCompany.create(contact_id=made.id, company_id=each.id, is_main=place == 0)
    stages = await Stage.filter(kind=StageKind.ACTIVE).order_by("id").limit(3)
    deals = []
    for n in range(14):
        stage = chance.choice(stages)
        company = chance.choice([None, *companies])
        budget = chance.randrange(10_000)
        made_deal = await Deal.create(
            name=f"D{n}",
            name_folded=f"d{n}",
            pipeline_id=stage.pipeline_id,
            stage_id=stage.id,
            stage_entered_at=moment,
            budget_minor=budget,
            company_id=company.id if company else None,
            created_via=CreatedVia.MANUAL,
            source_id=chance.choice([None, 1, 2]),
            **owned(),
        )
        linked = chance.sample(contacts, chance.randrange(4))
        deals.append(row(made_deal, company=company, contacts=linked))
        for contact in linked:
            await DealContact.create(deal_id=made_deal.id, contact_id=contact.id)
    tasks = []
    type_id = (await db.rows("select min(id) as id from task_type"))[0]["id"]
    for n in range(18):
        card = chance.choice([None, *deals, *contacts, *companies])
        is_open = chance.random() < 0.7
        made_task = await Task.create(
            task_type_id=type_id,
            text=f"T{n}",
            due_at=moment + timedelta(minutes=n),
            is_done=not is_open,
            completed_at=None if is_open else moment,
            **(owned() | ({f"{card.kind}_id": card.id} if card else {})),
        )
        tasks.append(row(made_task, card=card, open=is_open))
    goods = await Catalogue.create(name="G", name_folded="g", has_prices=True, created_at=moment, updated_at=moment)
    items = [
        row(await Item.create(catalogue_id=goods.id, name=f"I{n}", name_folded=f"i{n}", **owned())) for n in range(6)
    ]
    buyers = [
        row(
            await Customer.create(name=f"B{n}", name_folded=f"b{n}", **(owned() | {f"{card.kind}_id": card.id})),
            card=card,
        )
        for n, card in enumerate([*companies[:3], *contacts[:3]])
    ]
    await keep_customers()
    await shared(chance)
    for deal in deals:
        deal.values["available_to_everyone"] = (await Deal.get(id=deal.id)).available_to_everyone
    places = [(stage.pipeline_id, stage.id) for stage in await Stage.filter(kind__in=["ACTIVE", "WON"]).order_by("id")]
    known = Known(
        users=[user.id for user in users.values()],
        stages=[*((stage.pipeline_id, stage.id) for stage in stages), *chance.sample(places, 3)],
        sources=[1, 2],
        amounts=[0, 2000, 5000, 8000],
    )
    parents = {group.id: group.parent_id async for group in Group.all()}
    askers = {who: asker(vars(user), parents) for who, user in users.items()}
    rules = random_rules(chance, known, hides=False)
    return World(rules, askers, [*companies, *contacts, *deals, *tasks, *items, *buyers], places, known)
