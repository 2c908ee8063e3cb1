"""Commands by one statement: as if each had the record to itself, whoever else changes it in between (T56)."""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from domain import db, deals, policies, records, stored, tasks, users
from domain.deals import Deal
from domain.events import Event, in_short, transaction
from domain.pipelines import Passage
from domain.tags import Tag
from domain.tasks import Task
from permissions.actor import Actor
from permissions.errors import Conflict, Invalid, NotFound
from tests.cards import deal_with_clients, task_of
from tests.crm import Crm
from tests.rules import acting
from tests.test_log import on_postgres
from tests.test_stored import another_stage, number, rita

pytestmark = [pytest.mark.anyio, on_postgres]


def overtaken(monkeypatch: pytest.MonkeyPatch, *statements: str) -> list[str]:
    """Somebody else is faster: these run after the first command has decided, right before it writes."""
    left = list(statements)
    carry_out = stored.HeldBack.carry_out

    async def late(held: stored.HeldBack) -> None:
        while left:
            await db.alone(left.pop(0), [])
        await carry_out(held)

    monkeypatch.setattr(stored.HeldBack, "carry_out", late)
    return left


async def _history(entity: str, id: int) -> list[Event]:
    return await Event.filter(entity=entity, record_id=id).order_by("id")


async def test_an_update_is_of_what_somebody_faster_has_left(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    id = number((await deal_with_clients(crm))[0])
    left = overtaken(monkeypatch, f"update deal set budget_minor = 700, version = 2 where id = {id}")
    deal = await deals.update(await rita(), id, None, {"budget": Decimal(9), "goal": "Ours"})
    assert left == []
    assert (deal.version, (await Deal.get(id=id)).version) == (3, 3)
    last = (await _history("deal", id))[-1]
    assert (last.version, last.before["budget_minor"], last.after["budget_minor"]) == (3, 700, 900)


@pytest.mark.feature("D41")
async def test_of_two_who_name_a_version_the_second_meets_a_conflict(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    id = number((await deal_with_clients(crm))[0])
    told = await _history("deal", id)
    overtaken(monkeypatch, f"update deal set name = 'Theirs', version = 2 where id = {id}")
    with pytest.raises(Conflict) as refused:
        await deals.update(await rita(), id, 1, {"goal": "Ours"})
    assert refused.value.current_version == 2
    assert (await Deal.get(id=id)).name == "Theirs"
    assert await _history("deal", id) == told


async def test_a_move_leaves_the_stage_that_somebody_faster_put_it_on(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = number((await deal_with_clients(crm))[0])
    begun = await Deal.get(id=id)
    target = await another_stage(begun)
    [between] = await db.rows(
        "select id from stage where pipeline_id = $1 and kind = 'ACTIVE' and id not in ($2, $3) limit 1",
        [begun.pipeline_id, begun.stage_id, target],
    )
    overtaken(monkeypatch, f"update deal set stage_id = {between['id']}, version = 2 where id = {id}")
    await deals.move(await rita(), id, target)
    [passage] = await Passage.filter(deal_id=id)
    assert (passage.stage_id, passage.to_stage_id) == (between["id"], target)
    assert [each.version for each in await _history("deal", id)] == [1, 3]


async def test_what_is_decided_is_decided_upon_what_is_there(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """A task is completed once, a deal that goes is not there, and a deal that goes along to another group is its."""
    deal_id, _, _ = await deal_with_clients(crm)
    task, actor, id = await task_of(crm, "rita", deal_id), await rita(), number(deal_id)
    overtaken(monkeypatch, f"update task set is_done = true, version = 2 where id = {number(task)}")
    with pytest.raises(Invalid) as refused:
        await tasks.complete(actor, number(task), "Ours")
    assert refused.value.reason == "ALREADY_DONE"
    assert (await Task.get(id=number(task))).result is None
    other = (await users.get("sam@demo.voronka")).group_id
    overtaken(monkeypatch, f"update users set group_id = {other} where id = {actor.user_id}")
    anna = acting(await users.get("anna@demo.voronka"), policies.in_force())
    await deals.update(anna, id, None, {"goal": "Ours"})
    assert (await _history("deal", id))[-1].group_id == other
    overtaken(monkeypatch, f"delete from deal where id = {id}")
    with pytest.raises(NotFound):
        await deals.update(anna, id, None, {"goal": "Again"})


async def test_who_is_no_longer_responsible_changes_nothing(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scope is asked of the row that is written, not of the one that was read."""
    id = number((await deal_with_clients(crm))[0])
    sam = await users.get("sam@demo.voronka")
    overtaken(
        monkeypatch, f"update deal set responsible_id = {sam.id}, group_id = {sam.group_id} where id = {id}"
    )  # without a new version, as nobody should
    with pytest.raises(NotFound):
        await deals.update(await rita(), id, None, {"goal": "Ours"})
    assert (await Deal.get(id=id)).goal != "Ours"


async def test_many_at_once_follow_each_other(crm: Crm) -> None:
    """Nobody meets an error, no change is lost, and events are stored in the order of the changes."""
    id, actor = number((await deal_with_clients(crm))[0]), await rita()
    begun = await Deal.get(id=id)
    stages = [begun.stage_id, await another_stage(begun)]
    both: list[Awaitable[Any]] = [deals.update(actor, id, None, {"budget": Decimal(n)}) for n in range(1, 11)]
    both += [deals.move(actor, id, stages[n % 2]) for n in range(10)]
    await asyncio.gather(*both)
    told = await _history("deal", id)
    assert [each.version for each in told] == list(range(1, (await Deal.get(id=id)).version + 1))
    moved = [each for each in told if each.kind == "deal.moved"]
    assert await Passage.filter(deal_id=id).count() == len(moved)
    budgets = [
        (each.before.get("budget_minor"), each.after["budget_minor"]) for each in told if each.kind == "deal.changed"
    ]
    assert len(budgets) == 10
    assert [before for before, _ in budgets[1:]] == [after for _, after in budgets[:-1]]


async def _insert(_: Deal) -> None:
    await stored.insert(stored.new(Tag, name="a", name_folded="a"))


async def _by_the_orm(_: Deal) -> None:
    await Tag.create(name="a", name_folded="a")


async def _orm_reads(_: Deal) -> None:
    await Tag.all().count()


async def _rows(_: Deal) -> None:
    await db.rows("select 1 as one")


async def _lock(_: Deal) -> None:
    await users.working((await users.get("tom@demo.voronka")).id, "responsibleId")


async def _part(_: Deal) -> None:
    async with db.atomic():
        pass


async def _again(deal: Deal) -> None:
    await records.write(deal, None, goal="Again")


@pytest.mark.parametrize("needs", [_insert, _by_the_orm, _orm_reads, _rows, _lock, _part, _again])
async def test_what_needs_a_transaction_begins_one(crm: Crm, needs: Callable[[Deal], Awaitable[None]]) -> None:
    """The command runs once more from its start; all of it is stored, once, or nothing."""
    id, actor, runs = number((await deal_with_clients(crm))[0]), await rita(), []

    @in_short
    async def change(actor: Actor, *, fails: bool) -> None:
        async with transaction() as events:
            runs.append(stored.held_back() is not None)
            deal = await records.fetch(Deal, actor, "edit", id)
            events.add("changed", actor, deal, await records.write(deal, None, name="New", name_folded="new"))
            await needs(deal)
            if fails:
                raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  # nothing else is in the block
        await change(actor, fails=True)
    assert (await Deal.get(id=id)).version == 1
    assert not await Tag.exists(name="a")
    await change(actor, fails=False)
    assert runs == [True, False] * 2
    assert (await Deal.get(id=id)).version == (3 if needs is _again else 2)
    assert [each.version for each in await _history("deal", id)] == [1, 2]


async def test_what_the_database_refuses_is_not_written(crm: Crm) -> None:
    id, actor = number((await deal_with_clients(crm))[0]), await rita()

    @in_short
    async def change(amount: int) -> None:
        async with transaction() as events:
            deal = await records.fetch(Deal, actor, "edit", id)
            events.add("changed", actor, deal, await records.write(deal, None, budget_minor=amount))

    told = await _history("deal", id)
    with pytest.raises(IntegrityError):
        await change(-1)
    assert await _history("deal", id) == told
    assert (await Deal.get(id=id)).version == 1


async def test_what_changes_nothing_writes_nothing(crm: Crm) -> None:
    id, actor = number((await deal_with_clients(crm))[0]), await rita()
    deal = await Deal.get(id=id)
    told = await _history("deal", id)
    await deals.update(actor, id, None, {"name": deal.name})
    await deals.move(actor, id, deal.stage_id)
    assert await _history("deal", id) == told
    assert vars(await Deal.get(id=id)) == vars(deal)
