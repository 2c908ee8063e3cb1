"""Who may do what to which record: the graph, the compiled policy and the SQL against plain Python (T35).

Policies, records and questions are random; the seed is in the name of the test.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain import db, policies
from domain.companies import Company
from domain.contacts import Contact, ContactCompany
from domain.deals import CreatedVia, Deal, DealContact
from domain.pipelines import Stage, StageKind
from domain.questions import Sql
from domain.records import Record
from domain.tasks import Task
from domain.users import User
from permissions import scope
from permissions.actor import Actor
from permissions.policy import ACTIONS, ADMINISTRATOR, ENTITIES, SCOPES
from tests.crm import Crm
from tests.rules import ROLES, Rules, random_rules
from tests.stories import models

CAST = ("anna", "nora", "rita", "tom", "sam", "vera", "oleg")
MODELS: dict[str, type[Record]] = {"deal": Deal, "contact": Contact, "company": Company, "task": Task}


# ------------------------------------------------------------------------------------------------------ the oracle


@dataclass
class Row:
    kind: str
    id: int
    responsible: int
    group: int
    budget: int = 0
    stage: int = 0
    open: bool = True
    company: "Row | None" = None
    contacts: "list[Row]" = field(default_factory=list)
    card: "Row | None" = None  # of a task
    companies: "list[Row]" = field(default_factory=list)  # of a contact

    @property
    def gid(self) -> str:
        return f"{self.kind}_{self.id}"


@dataclass
class World:
    rules: Rules
    users: dict[str, User]
    rows: list[Row]

    def may(self, who: str, action: str, row: Row) -> bool:
        """Whether the policy grants the action on this record, which needs view as well."""
        user = self.users[who]
        near = reach(row, user)
        needed = {"view", action}
        return all(SCOPES.index(near) <= SCOPES.index(self.rules.scope(user.role, row.kind, each)) for each in needed)

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


@pytest.mark.feature("P2", "P10")
@pytest.mark.parametrize("seed", range(12))
def test_compiled_grants_are_casbins_and_the_contracts(seed: int) -> None:
    chance = random.Random(seed)
    rules = random_rules(chance)
    policy = rules.policy()
    asked = [
        (role, entity, action)
        for role in (*ROLES, ADMINISTRATOR, "nobody")
        for entity in ENTITIES
        for action in ACTIONS
    ]
    for role, entity, action in chance.sample(asked, 50):
        compiled = policy.scope(role, entity, action)
        assert compiled == rules.scope(role, entity, action), (role, entity, action)
        for reach in SCOPES[1:]:
            allowed = SCOPES.index(reach) <= SCOPES.index(compiled)
            assert policy.enforce(role, entity, action, reach) == allowed, (role, entity, action, reach)


# ------------------------------------------------------------------------------------------------- a random company


async def random_world(chance: random.Random) -> World:
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
        return Row(made.entity, made.id, made.responsible_id, made.group_id, **more)

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
            **owned(),
        )
        linked = chance.sample(contacts, chance.randrange(4))
        deals.append(row(made_deal, budget=budget, stage=stage.id, company=company, contacts=linked))
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
    return World(random_rules(chance), users, [*companies, *contacts, *deals, *tasks])


@pytest.fixture
async def world(crm: Crm, seed: int, monkeypatch: pytest.MonkeyPatch) -> World:
    made = await random_world(random.Random(seed))
    policy = made.rules.policy()
    monkeypatch.setattr(policies, "in_force", lambda: policy)
    return made


# ------------------------------------------------------------------------------------------------------- the proofs

PAGE = "(first: 200) { totalCount nodes { id } }"
ALL = f"""{{
    deals(first: 200) {{ totalCount totalBudget {{ amount }}
        nodes {{ id company {{ id }} contacts{PAGE} tasks{PAGE} nearestTask {{ id }} }} }}
    contacts(first: 200) {{ totalCount
        nodes {{ id company {{ id }} companies {{ company {{ id }} }} deals{PAGE} tasks{PAGE} }} }}
    companies(first: 200) {{ totalCount nodes {{ id contacts{PAGE} deals{PAGE} tasks{PAGE} }} }}
    tasks(first: 200) {{ totalCount nodes {{ id deal {{ id }} contact {{ id }} company {{ id }} }} }}
    pipelines {{ nodes {{ board {{ id
        deals(first: 200) {{ totalCount totalBudget {{ amount }} nodes {{ id }} }} }} }} }}
    withoutCompany: deals(first: 200, filter: {{ company: {{ isNull: true }} }}) {{ totalCount nodes {{ id }} }}
    busy: deals(first: 200, filter: {{ hasOpenTask: true }}) {{ totalCount nodes {{ id }} }}
    idle: deals(first: 200, filter: {{ not: {{ hasOpenTask: true }} }}) {{ totalCount nodes {{ id }} }}
}}"""


def ids(rows: Iterable[Row]) -> list[str]:
    return sorted(row.gid for row in rows)


def page_ids(page: dict[str, Any]) -> list[str]:
    """Ids of all rows of a page that holds everything; its total agrees."""
    assert page["totalCount"] == len(page["nodes"])
    return sorted(node["id"] for node in page["nodes"])


def one(link: dict[str, Any] | None) -> list[str]:
    return [link["id"]] if link else []


def budget(rows: Iterable[Row]) -> Decimal:
    return Decimal(sum(row.budget for row in rows)) / 100


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.feature("P4", "P6", "P7", "P16")
async def test_every_list_link_count_and_sum_shows_what_the_oracle_shows(crm: Crm, world: World) -> None:
    by_id = {row.gid: row for row in world.rows}
    for who in CAST:
        found = await crm.as_(who).ask(ALL)
        seen = {kind: world.seen(who, world.of(kind)) for kind in MODELS}
        for kind, plural in (("deal", "deals"), ("contact", "contacts"), ("company", "companies"), ("task", "tasks")):
            assert page_ids(found[plural]) == ids(seen[kind]), (who, kind)
        assert Decimal(found["deals"]["totalBudget"]["amount"]) == budget(seen["deal"])
        for node in found["deals"]["nodes"]:
            deal = by_id[node["id"]]
            tasks = world.seen(who, world.about(deal))
            assert one(node["company"]) == ids(world.seen(who, [deal.company]))
            assert page_ids(node["contacts"]) == ids(world.seen(who, deal.contacts))
            assert page_ids(node["tasks"]) == ids(tasks)
            assert one(node["nearestTask"]) == ids([task for task in tasks if task.open][:1])
        for node in found["contacts"]["nodes"]:
            contact = by_id[node["id"]]
            companies = world.seen(who, contact.companies)
            assert one(node["company"]) == ids(world.seen(who, contact.companies[:1]))
            assert sorted(each["company"]["id"] for each in node["companies"]) == ids(companies)
            assert page_ids(node["deals"]) == ids(deal for deal in seen["deal"] if contact in deal.contacts)
            assert page_ids(node["tasks"]) == ids(world.seen(who, world.about(contact)))
        for node in found["companies"]["nodes"]:
            company = by_id[node["id"]]
            assert page_ids(node["contacts"]) == ids(each for each in seen["contact"] if company in each.companies)
            assert page_ids(node["deals"]) == ids(deal for deal in seen["deal"] if deal.company is company)
            assert page_ids(node["tasks"]) == ids(world.seen(who, world.about(company)))
        for node in found["tasks"]["nodes"]:
            card = by_id[node["id"]].card
            shown = [*one(node["deal"]), *one(node["contact"]), *one(node["company"])]
            assert shown == ids(world.seen(who, [card]))
        for pipeline in found["pipelines"]["nodes"]:
            for stage in pipeline["board"]:
                standing = [deal for deal in seen["deal"] if f"stage_{deal.stage}" == stage["id"]]
                assert page_ids(stage["deals"]) == ids(standing)
                assert Decimal(stage["deals"]["totalBudget"]["amount"]) == budget(standing)
        hidden = [deal for deal in seen["deal"] if not world.seen(who, [deal.company])]
        assert page_ids(found["withoutCompany"]) == ids(hidden)
        busy = [deal for deal in seen["deal"] if any(task.open for task in world.seen(who, world.about(deal)))]
        assert page_ids(found["busy"]) == ids(busy)
        assert page_ids(found["idle"]) == ids(deal for deal in seen["deal"] if deal not in busy)


@pytest.mark.parametrize("seed", [4, 5])
async def test_ids_reveal_nothing_that_lists_do_not_show(crm: Crm, world: World) -> None:
    wanted = [row.gid for row in world.rows]
    for who in CAST:
        nodes = (await crm.as_(who).ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=wanted))["nodes"]
        assert [node["id"] if node else None for node in nodes] == [
            row.gid if world.may(who, "view", row) else None for row in world.rows
        ], who
        for row in random.Random(who).sample(world.rows, 4):
            single = await crm.as_(who).ask(f"query($id: ID!) {{ {row.kind}(id: $id) {{ id }} }}", id=row.gid)
            assert one(single[row.kind]) == ids(world.seen(who, [row]))


EDIT = {"deal": "goal", "contact": "address", "company": "legalAddress", "task": "comment"}


@pytest.mark.parametrize("seed", [6, 7])
@pytest.mark.feature("P3", "P4", "P5")
async def test_mutations_end_as_the_oracle_says_and_a_refused_one_changes_nothing(
    crm: Crm, world: World, seed: int
) -> None:
    chance = random.Random(seed)
    for row in chance.sample(world.rows, len(world.rows)):
        who = chance.choice(CAST)
        before = await MODELS[row.kind].filter(id=row.id).values()
        change = {f"{row.kind}Id": row.gid, EDIT[row.kind]: f"by {who}"}
        wanted = world.outcome(who, "edit", row)
        assert await crm.as_(who).outcome(f"{row.kind}Update", **change) == wanted, (who, row)
        assert (await MODELS[row.kind].filter(id=row.id).values() != before) == (wanted == "ok")
    for row in chance.sample([*world.of("task"), *world.of("deal")], 20):
        if row not in world.rows:
            continue  # went with its deal
        who = chance.choice(CAST)
        wanted = world.outcome(who, "delete", row)
        assert await crm.as_(who).outcome(f"{row.kind}Delete", **{f"{row.kind}Id": row.gid}) == wanted, (who, row)
        if wanted == "ok":
            world.rows = [each for each in world.rows if each is not row and each.card is not row]
    for kind, model in MODELS.items():
        assert sorted([row.id async for row in model.all()]) == sorted(row.id for row in world.of(kind))


@pytest.mark.parametrize("seed", [8, 9])
async def test_records_are_created_for_whom_the_oracle_says(crm: Crm, world: World, seed: int) -> None:
    pipeline = (await crm.pipelines())[0]["id"]
    new: dict[str, dict[str, Any]] = {
        "deal": {"pipelineId": pipeline},
        "contact": {"firstName": "New"},
        "company": {"name": "New"},
    }
    for who in CAST:
        for kind, input in new.items():
            whom = random.Random(f"{seed} {who} {kind}").choice(CAST)
            owner, user = world.users[whom], world.users[who]
            near = "own" if owner.id == user.id else "group" if owner.group_id == user.group_id else "all"
            granted = SCOPES.index(near) <= SCOPES.index(world.rules.scope(user.role, kind, "create"))
            count = await crm.count(kind)
            outcome = await crm.as_(who).outcome(f"{kind}Create", responsibleId=f"user_{owner.id}", **input)
            assert outcome == ("ok" if granted else "FORBIDDEN"), (who, kind, whom)
            assert await crm.count(kind) == count + granted


@pytest.mark.parametrize("seed", [10, 11, 12])
async def test_a_predicate_means_the_same_in_sql_in_the_orm_and_to_casbin(crm: Crm, world: World) -> None:
    policy = world.rules.policy()
    for user in world.users.values():
        actor = Actor(user.id, user.group_id, user.role, policy)
        for entity, model in MODELS.items():
            for action in ACTIONS:
                sql = Sql(actor)
                where = f"{sql.scope(model, 'a', 'view')} and {sql.scope(model, 'a', action)}"
                text = f"select a.id from {entity} a where {where}"
                written = {row["id"] for row in await db.rows(text, sql.params)}
                asked = {row.id async for row in scope.scoped(model, actor, action)}
                enforced = {
                    row.id
                    for row in world.of(entity)
                    if all(policy.enforce(user.role, entity, each, reach(row, user)) for each in {"view", action})
                }
                assert written == asked == enforced, (user.role, entity, action)


def reach(row: Row, user: User) -> str:
    return "own" if row.responsible == user.id else "group" if row.group == user.group_id else "all"


async def test_every_table_says_who_may_read_it(crm: Crm) -> None:
    for table, model in models().items():
        kinds = [kind for kind in ("entity", "public", "child", "cards") if getattr(model, kind, None)]
        assert len(kinds) == 1 or table == "aerich", f"{table} is {kinds or 'nobody'}'s"
