"""Who may do what to which record: the graph, the compiled policy and the SQL against plain Python (T35).

Policies, records and questions are random; the seed is in the name of the test.
"""

import random
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from api.reading.prepare import WAYS
from domain import db, policies
from domain.questions import Sql
from domain.users import User
from permissions import scope
from tests.crm import Crm
from tests.rules import ACTIONS, acting
from tests.stories import models
from tests.worlds import CAST, MODELS, Row, World, random_world


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
    return Decimal(sum(row["budget_minor"] for row in rows)) / 100


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
            assert one(node["company"]) == ids(companies[:1])
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
                standing = [deal for deal in seen["deal"] if f"stage_{deal['stage_id']}" == stage["id"]]
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


EDIT = {"deal": "goal", "contact": "address", "company": "legalAddress", "task": "comment", "item": "code"}
EDIT |= {"customer": "name"}


async def tried(crm: Crm, who: str, mutation: str, kind: str = "", **input: Any) -> tuple[str, Any]:
    """How a mutation ends, and the record that it answers with; one that is refused has written nothing."""
    before = await written()
    person = crm.as_(who)
    answer = await person.send(person._text(mutation, f"{kind} {{ id }}" if kind else ""), input=input)
    found = [error["extensions"]["code"] for error in answer.get("errors") or []]
    payload = (answer["data"] or {}).get(mutation) or {}
    found += [error["code"] for error in payload.get("errors", ())]
    if found:
        assert await written() == before, (mutation, input)
    return (found[0] if found else "ok"), payload.get(kind)


async def written() -> list[Any]:
    """All records, and how much has happened."""
    rows = [await model.all().order_by("id").values() for model in MODELS.values()]
    return [*rows, await db.rows("select count(*) as n, max(id) as newest from event")]


@pytest.mark.parametrize("seed", [6, 7])
@pytest.mark.feature("P3", "P4", "P5", "P12", "P13", "P26")
async def test_mutations_end_as_the_oracle_says_and_a_refused_one_changes_nothing(
    crm: Crm, world: World, seed: int
) -> None:
    chance = random.Random(seed)
    for row in chance.sample(world.rows, len(world.rows)):
        who = chance.choice(CAST)
        wanted = world.outcome(who, "edit", row)
        if wanted == "ok" and not world.rules.may_fill(world.askers[who], row.kind, EDIT[row.kind]):
            wanted = "FORBIDDEN"
        change = {f"{row.kind}Id": row.gid, EDIT[row.kind]: f"by {who}"}
        outcome, shown = await tried(crm, who, f"{row.kind}Update", row.kind, **change)
        assert (outcome, shown) == (wanted, {"id": row.gid} if wanted == "ok" else None), (who, row)
    for row in chance.sample([*world.of("task"), *world.of("deal")], 20):
        if row not in world.rows:
            continue  # went with its deal
        who = chance.choice(CAST)
        wanted = world.outcome(who, "delete", row)
        outcome, _ = await tried(crm, who, f"{row.kind}Delete", **{f"{row.kind}Id": row.gid})
        assert outcome == wanted, (who, row)
        if wanted == "ok":
            world.rows = [each for each in world.rows if each is not row and each.card is not row]
    for kind, model in MODELS.items():
        assert sorted([row.id async for row in model.all()]) == sorted(row.id for row in world.of(kind))


@pytest.mark.parametrize("seed", [8, 9])
@pytest.mark.feature("P3", "P12", "P13", "P26")
async def test_records_are_created_for_whom_the_oracle_says(crm: Crm, world: World, seed: int) -> None:
    chance = random.Random(seed)
    for who in CAST:
        for kind in ("deal", "contact", "company", "task"):
            user, whom = world.askers[who], world.askers[chance.choice([who, *CAST])]
            pipeline, stage = chance.choice(world.places)
            amount = chance.choice([None, 10, 60, 90])
            news: dict[str, dict[str, Any]] = {
                "deal": {"stageId": f"stage_{stage}"} | ({"budget": amount} if amount else {}),
                "contact": {"firstName": "New"},
                "company": {"name": "New"},
                "task": {"text": "New", "dueAt": db.now().isoformat()},
            }
            new = news[kind]
            filled = {"deal": ["budget"] if amount else [], "task": ["text", "dueAt"]}.get(kind, ["name"])
            future = {
                "pipeline_id": pipeline,
                "stage_id": stage,
                "budget_minor": amount and amount * 100,
                "source_id": None,
            }
            record = future if kind == "deal" else None
            granted = world.rules.may_create(user, kind, whom.id, whom.group, record)
            granted = granted and all(world.rules.may_fill(user, kind, each) for each in filled)
            outcome, _ = await tried(crm, who, f"{kind}Create", kind, responsibleId=f"user_{whom.id}", **new)
            assert outcome == ("ok" if granted else "FORBIDDEN"), (who, kind, whom, new)


@pytest.mark.parametrize("seed", [13, 14])
@pytest.mark.feature("P3", "P6", "P12", "D27")
async def test_records_are_handed_over_to_whom_the_oracle_says(crm: Crm, world: World, seed: int) -> None:
    """T25."""
    chance = random.Random(seed)
    for row in chance.sample(world.rows, len(world.rows)):
        who, whom = chance.choice(CAST), chance.choice(CAST)
        if chance.random() < 0.5:  # somebody who could, so that more than refusals are tried
            who = next((each for each in CAST[1:] if world.handed(each, row, whom) == "ok"), who)
        wanted, to = world.handed(who, row, whom), world.askers[whom]
        outcome, shown = await tried(
            crm, who, f"{row.kind}Update", row.kind, **{f"{row.kind}Id": row.gid, "responsibleId": f"user_{to.id}"}
        )
        assert outcome == wanted, (who, row, whom)
        if wanted == "ok":
            row.values |= {"responsible_id": to.id, "group_id": to.group}
            assert shown == ({"id": row.gid} if world.may(who, "view", row) else None), (who, row, whom)
    for _ in range(12):  # all or none
        who, whom = chance.choice(CAST), chance.choice(CAST)
        rows = sorted(chance.sample(world.of("deal"), chance.choice([1, 2, 2, 3])), key=lambda row: row.id)
        to = world.askers[whom]
        found = [world.outcome(who, "edit", row) for row in rows] + [world.handed(who, row, whom) for row in rows]
        wanted = next((each for each in found if each != "ok"), "ok")
        ids = [row.gid for row in rows]
        outcome, _ = await tried(crm, who, "dealReassign", dealIds=ids, responsibleId=f"user_{to.id}")
        assert outcome == wanted, (who, rows, whom)
        if wanted == "ok":
            for row in rows:
                row.values |= {"responsible_id": to.id, "group_id": to.group}


@pytest.mark.parametrize("seed", [15, 16])
@pytest.mark.feature("P12", "P13", "D22")
async def test_deals_are_moved_where_the_oracle_says(crm: Crm, world: World, seed: int) -> None:
    chance = random.Random(seed)
    for row in chance.choices(world.of("deal"), k=30):
        here = row["pipeline_id"], row["stage_id"]
        who, (pipeline, stage) = chance.choice(CAST), chance.choice([*world.places, here])
        if chance.random() < 0.5:
            who = next((each for each in CAST[1:] if world.outcome(each, "edit", row) == "ok"), who)
        wanted = world.outcome(who, "edit", row)
        if wanted == "ok" and stage != row["stage_id"]:
            wanted = "ok" if world.rules.may_move(world.askers[who], row, pipeline, stage) else "FORBIDDEN"
        outcome, shown = await tried(crm, who, "dealMove", "deal", dealId=row.gid, stageId=f"stage_{stage}")
        assert outcome == wanted, (who, row, stage)
        if wanted == "ok":
            row.values |= {"pipeline_id": pipeline, "stage_id": stage}
            assert shown == ({"id": row.gid} if world.may(who, "view", row) else None), (who, row)


@pytest.mark.parametrize("seed", [10, 11, 12])
async def test_a_predicate_means_the_same_in_sql_and_in_the_orm(crm: Crm, world: World) -> None:
    policy = world.rules.policy()
    for who in CAST:
        user = await User.get(email=f"{who}@demo.voronka")
        actor = acting(user, policy, world.askers[who].groups)
        for entity, model in MODELS.items():
            for action in ACTIONS:
                sql = Sql(actor)
                where = f"{sql.scope(model, 'a', 'view')} and {sql.scope(model, 'a', action)}"
                text = f"select a.id from {entity} a where {where}"
                found = {row["id"] for row in await db.rows(text, sql.params)}
                asked = {row.id async for row in scope.scoped(model, actor, action)}
                meant = {row.id for row in world.of(entity) if world.may(who, action, row)}
                assert found == asked == meant, (user.role, entity, action)


async def test_every_table_says_who_may_read_it(crm: Crm) -> None:
    for table, model in models().items():
        kinds = [kind for kind in WAYS if getattr(model, kind, None)]
        assert len(kinds) == 1 or table == "aerich", f"{table} is {kinds or 'nobody'}'s"
