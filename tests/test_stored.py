"""Rows past the ORM: the statements of the hottest commands, exactly, and instances that are the ORM's."""

import re
from decimal import Decimal

from tortoise import Tortoise

from domain import db, deals, idempotency, policies, reference, stored, tasks
from domain.deals import Deal
from domain.pipelines import Stage, StageKind
from domain.users import User
from permissions.actor import Actor
from tests.cards import deal_with_clients, task_of
from tests.counting import statements
from tests.crm import Crm
from tests.rules import acting

_TABLE = re.compile(r'(?:from|into|update) "?(\w+)')


def steps(seen: list[str]) -> list[str]:
    """Each statement as its verb and its table. Beginning and committing are the drivers', and not among them."""
    return [" ".join([text.split()[0].lower(), *_TABLE.findall(text)[:1]]) for text in seen]


async def rita() -> Actor:
    user = await User.get(email="rita@demo.voronka")
    await reference.load()
    return acting(user, policies.in_force())


async def another_stage(deal: Deal) -> int:
    stages = Stage.filter(pipeline_id=deal.pipeline_id, kind=StageKind.ACTIVE).order_by("-position")
    found = await stages.first()
    assert found
    return int(found.id)


def number(id: str) -> int:
    return int(id.rpartition("_")[2])


def written(crm: Crm, noun: str, *more: str, keyed: bool = False) -> list[str]:
    """How a record is changed with its event, and what more goes with it: on PostgreSQL by one statement, if nothing is
    in the way. On SQLite the event is given its place in the log at once.
    """
    if crm.dialect == "postgres" and not keyed:
        return [f"select {noun}", f"with {noun}"]
    logged = ["insert event"] if crm.dialect == "postgres" else ["update log_head", "insert event"]
    return [f"select {noun}", f"update {noun}", *more, *logged]


async def test_a_move_is_two_statements(crm: Crm) -> None:
    id, _, _ = await deal_with_clients(crm)
    actor, stage_id = await rita(), await another_stage(await Deal.get(id=number(id)))
    with statements() as seen:
        await deals.move(actor, number(id), stage_id, 1)
    assert steps(seen) == written(crm, "deal", "insert passage")


async def test_a_move_with_a_key_claims_it_first_and_settles_it_last(crm: Crm) -> None:
    id, _, _ = await deal_with_clients(crm)
    actor, stage_id = await rita(), await another_stage(await Deal.get(id=number(id)))
    claim = idempotency.Claim(actor.user_id, "key", "hash", field="field")
    with statements() as seen, idempotency.request(claim):
        await deals.move(actor, number(id), stage_id)
    waiting = ["set"] if crm.dialect == "postgres" else []
    move = written(crm, "deal", "insert passage", keyed=True)
    claimed = [*waiting, "insert idempotency_key", *waiting]
    assert steps(seen) == [*claimed, *move, "update idempotency_key"]


async def test_an_update_is_two_statements(crm: Crm) -> None:
    id, _, _ = await deal_with_clients(crm)
    actor = await rita()
    with statements() as seen:
        await deals.update(actor, number(id), 1, {"goal": "Sell it"})
    assert steps(seen) == written(crm, "deal")
    with statements() as seen:
        await deals.update(actor, number(id), 2, {"budget": Decimal("12.50")})
    fetched, *rest = written(crm, "deal")
    assert steps(seen) == [fetched, "select deal_line", *rest]  # whose sum it would be


async def test_completing_a_task_is_two_statements(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm)
    task, actor = await task_of(crm, "rita", deal), await rita()
    with statements() as seen:
        await tasks.complete(actor, number(task), "Done", expected_version=1)
    assert steps(seen) == written(crm, "task")


async def test_instances_are_those_of_the_orm(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm, budget="12.50", tags=["a"])
    task = await task_of(crm, "rita", deal)
    await tasks.complete(await rita(), number(task), "Done")
    await deals.move(await rita(), number(deal), await another_stage(await Deal.get(id=number(deal))))
    compared = set()
    for model in Tortoise.apps["models"].values():
        if not model.__module__.startswith("domain"):
            continue
        ours = await stored.select(model, "true order by a.id", [])
        theirs = await model.all().order_by("id")
        assert [vars(each) for each in ours] == [vars(each) for each in theirs]
        compared |= {model._meta.db_table} if ours else set()
    assert {"account", "deal", "event", "passage", "session", "stage", "task", "task_type", "users"} <= compared


async def test_what_is_inserted_is_read_again(crm: Crm) -> None:
    moment = db.now()
    fresh = [
        stored.new(User, name=f"U{n}", email=f"u{n}@x", password_hash="-", role="r", group_id=1, created_at=moment)
        for n in range(3)
    ]
    async with db.atomic():
        await stored.insert(fresh[0])
        await stored.insert(*fresh[1:])
        assert not await stored.insert_if_new(fresh[0])
    found = await User.filter(role="r").order_by("id")
    assert [(each.name, each.is_active, each.locale, each.created_at) for each in found] == [
        (f"U{n}", True, None, moment) for n in range(3)
    ]
    assert vars(found[0]) == vars(fresh[0])
