"""The demo company: who works there, and that it comes about the same way every time."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from domain import account, db, demo
from domain.demo import office
from domain.demo.workdays import END, Workdays
from domain.groups import Group
from domain.notes import Note
from domain.users import User
from tests.stories import MIDNIGHT, TODAY, empty, everything, table

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["sqlite", "postgres"])
async def nothing(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[None]:
    async with empty(request.param, tmp_path):
        yield


async def test_the_cast_is_the_one_that_everybody_knows(nothing: None) -> None:
    assert await demo.is_empty()
    cast = await demo.cast(TODAY)
    assert not await demo.is_empty()
    assert {login: (user.email, user.role, user.is_active) for login, user in cast.items()} == {
        "anna": ("anna@demo.voronka", "administrator", True),
        "nora": ("nora@demo.voronka", "head", True),
        "rita": ("rita@demo.voronka", "manager", True),
        "tom": ("tom@demo.voronka", "manager", True),
        "sam": ("sam@demo.voronka", "manager", True),
        "vera": ("vera@demo.voronka", "support", True),
        "oleg": ("oleg@demo.voronka", "accountant", True),
        "igor": ("igor@demo.voronka", "manager", False),
    }
    assert cast["rita"].group_id == cast["tom"].group_id != cast["sam"].group_id == cast["igor"].group_id
    assert len({cast[login].group_id for login in ("anna", "rita", "sam", "vera", "oleg")}) == 5
    assert [member.login for member in demo.CAST] == list(cast)
    for user in cast.values():
        assert PasswordHasher().verify(str(user.password_hash), demo.PASSWORD)


async def test_a_seeded_database_keeps_what_it_has(nothing: None) -> None:
    await account.seed("en")
    await demo.cast(TODAY)
    names = [group.name for group in await Group.all()]
    assert sorted(names) == sorted({member.group for member in demo.CAST})
    types = await db.rows("select code, name from task_type where code is not null order by code")
    assert [tuple(row.values()) for row in types] == [("CONTACT", "Связаться"), ("MEETING", "Встреча")]
    assert (await account.current()).locale == "ru"


async def test_only_an_empty_database_is_filled(nothing: None) -> None:
    await demo.cast(TODAY)
    for fill in (demo.fill(10), demo.cast()):
        with pytest.raises(demo.NotEmpty):
            await fill
    assert await db.rows("select id from deal") == []


async def test_the_same_day_gives_the_same_rows(tmp_path: Path) -> None:
    stories = []
    for _ in range(2):
        async with empty("sqlite", tmp_path):
            await demo.fill(40, today=TODAY)
            stories.append(await everything())
    assert stories[0] == stories[1]


async def test_another_day_moves_the_moments_alone(tmp_path: Path) -> None:
    stories = []
    for today in (TODAY, date(2026, 8, 2)):  # a Wednesday, a Sunday
        async with empty("sqlite", tmp_path):
            await demo.fill(40, today=today)
            stories.append(
                [
                    {column: value for column, value in row.items() if not (column == "at" or column.endswith("_at"))}
                    for name, rows in (await everything()).items()
                    if name not in ("event", "passage")
                    for row in rows
                ]
            )
    assert stories[0] == stories[1]


async def test_people_go_on_counting_where_the_story_ends(nothing: None) -> None:
    await demo.fill(10, today=TODAY)
    last = (await table("note"))[-1]
    note = await Note.create(deal_id=1, text="Ещё одна", created_by_id=1, created_at=MIDNIGHT, updated_at=MIDNIGHT)
    assert note.id == last["id"] + 1


async def test_a_large_company_has_its_indexes_back_and_more_managers(
    nothing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "LARGE", 50)
    monkeypatch.setattr(office, "DEALS_PER_GROUP", 25)
    indexes = (
        "select indexdef as sql from pg_indexes where schemaname = 'public' order by 1"
        if db.dialect() == "postgres"
        else "select sql from sqlite_master where type = 'index' order by name"
    )
    before, steps = await db.rows(indexes), []
    await demo.fill(50, lambda done, total: steps.append((done, total)), today=TODAY)
    assert await db.rows(indexes) == before
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    managers = await User.filter(role="manager", email__startswith="manager")
    assert len(managers) == 20
    assert {deal["responsible_id"] for deal in await table("deal")} & {manager.id for manager in managers}


@pytest.mark.parametrize("today", [TODAY + timedelta(days=days) for days in range(7)])
def test_the_clock_moves_with_the_day(today: date) -> None:
    days = Workdays(today, office.ZONE)
    assert days.text(END) == f"{today} 06:00:00.000000+00:00"
    assert days.text(END - 1) == db.fixed(datetime.fromtimestamp(days.epoch(END - 1), UTC))
    assert days.text(0) < days.text(1) < days.text(END - 1) < days.text(END)
    assert today - datetime.fromisoformat(days.text(0)).date() <= timedelta(days=366)
