"""The default story: a believable year, and a history from which every row follows."""

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from domain import db, demo
from domain.demo.columns import COLUMNS
from domain.users import User
from domain.values import email, fold, phone
from tests.stories import MIDNIGHT, TODAY, empty, models, table

pytestmark = pytest.mark.anyio

RECORDS = ("deal", "contact", "company", "task", "note")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
async def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[None]:
    """The story, for tests that only read."""
    async with empty(request.param, tmp_path_factory.mktemp("told")):
        await demo.fill(today=TODAY)
        yield


async def test_three_hundred_believable_deals(told: None) -> None:
    deals, stages = await table("deal"), {row["id"]: row for row in await table("stage")}
    assert len(deals) == 300
    open_deals = [deal for deal in deals if deal["closed_at"] is None]
    assert 0.25 < len(open_deals) / len(deals) < 0.36
    kinds: dict[str, int] = defaultdict(int)
    for deal in deals:
        kind = stages[deal["stage_id"]]["kind"]
        kinds[kind] += 1
        assert (kind == "ACTIVE") == (deal["closed_at"] is None)
        assert (deal["refusal_reason_id"] is not None) == (kind == "LOST")
        assert deal["stage_entered_at"] <= deal["updated_at"]
        assert deal["closed_at"] in (None, deal["stage_entered_at"])
        assert deal["name_folded"] == fold(deal["name"])
    assert kinds["LOST"] > kinds["WON"] > 50
    assert len({deal["pipeline_id"] for deal in open_deals}) == 5
    assert len({deal["stage_id"] for deal in open_deals}) > 18
    first, last = deals[0]["created_at"], deals[-1]["created_at"]
    assert first < db.fixed(MIDNIGHT - timedelta(days=355))
    assert last > db.fixed(MIDNIGHT - timedelta(days=7))
    assert [deal["created_at"] for deal in deals] == sorted(deal["created_at"] for deal in deals)


async def test_five_pipelines_with_their_closing_stages(told: None) -> None:
    stages = defaultdict(list)
    for row in await table("stage"):
        stages[row["pipeline_id"]].append(row["kind"])
    pipelines = await table("pipeline")
    assert len(pipelines) == len(stages) == 5
    for pipeline in pipelines:
        kinds = stages[pipeline["id"]]
        assert kinds[-2:] == ["WON", "LOST"]
        assert ("UNSORTED" in kinds) == pipeline["is_intake"]


async def test_every_row_follows_from_its_events(told: None) -> None:
    events: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    for event in await table("event"):
        events[event["entity"], event["record_id"]].append(event)
    tags = {row["id"]: row["name"] for row in await table("tag")}
    for noun in RECORDS:
        for row in await table(noun):
            history = events.pop((noun, row["id"]))
            state: dict[str, Any] = {}
            for version, event in enumerate(history, 1):
                assert event["version"] == version
                assert all(state.get(name) == value for name, value in event["before"].items() if name != "tags")
                state = {name: value for name, value in state.items() if name not in event["before"]} | event["after"]
                if "stage_id" in event["after"]:
                    state["stage_entered_at"] = event["at"]
                assert event["responsible_id"] == state.get("responsible_id")
                assert event["group_id"] == state.get("group_id")
            assert history[0]["kind"] == f"{noun}.created"
            assert (row["created_at"], row["created_by_id"]) == (history[0]["at"], history[0]["actor_id"])
            assert (row["updated_at"], row["version"]) == (history[-1]["at"], len(history))
            silent = {"id", "version", "created_at", "updated_at", "created_by_id"}
            silent |= set(getattr(models()[noun], "untold", ()))
            for column, value in row.items():
                if column not in silent and not column.endswith("_folded"):
                    assert state.get(column) == value, (noun, row["id"], column)
            if noun in ("deal", "contact", "company"):
                rows = await db.rows(f"select tag_id from {noun}_tag where {noun}_id = {row['id']}")
                assert sorted(tags[each["tag_id"]] for each in rows) == state.get("tags", [])
    assert not events


async def test_events_stand_in_the_order_of_time_and_in_their_cards(told: None) -> None:
    events = await table("event")
    assert [event["at"] for event in events] == sorted(event["at"] for event in events)
    assert events[-1]["at"] < db.fixed(MIDNIGHT)
    tasks = {row["id"]: row for row in await table("task")}
    for event in events:
        if event["entity"] in ("deal", "contact", "company"):
            assert (event["card"], event["card_id"]) == (event["entity"], event["record_id"])
        elif event["entity"] == "task" and event["card"]:
            assert tasks[event["record_id"]][f"{event['card']}_id"] == event["card_id"]
    assert {event["kind"] for event in events} >= {
        "deal.created",
        "deal.changed",
        "deal.moved",
        "deal.reassigned",
        "contact.created",
        "contact.changed",
        "contact.reassigned",
        "company.created",
        "company.reassigned",
        "task.created",
        "task.changed",
        "task.completed",
        "task.reassigned",
        "note.created",
    }


async def test_passages_are_the_way_of_the_deal(told: None) -> None:
    passages = defaultdict(list)
    for row in await table("passage"):
        passages[row["deal_id"]].append(row)
    stages = {row["id"]: row for row in await table("stage")}
    for deal in await table("deal"):
        way = passages[deal["id"]]
        for earlier, later in pairwise(way):
            assert (earlier["to_stage_id"], earlier["created_at"]) == (later["stage_id"], later["entered_at"])
        if way:
            assert way[0]["entered_at"] == deal["created_at"]
            assert (way[-1]["to_stage_id"], way[-1]["created_at"]) == (deal["stage_id"], deal["stage_entered_at"])
        for row in way:
            length = datetime.fromisoformat(row["created_at"]) - datetime.fromisoformat(row["entered_at"])
            assert row["seconds"] == length.total_seconds() > 0
            left, entered = stages[row["stage_id"]], stages[row["to_stage_id"]]
            assert row["pipeline_id"] == left["pipeline_id"]
            assert row["to_pipeline_id"] == entered["pipeline_id"]
            assert row["responsible_id"] == deal["responsible_id"]
            jumped = [
                stage["id"]
                for stage in stages.values()
                if stage["pipeline_id"] == left["pipeline_id"] == entered["pipeline_id"]
                and stage["kind"] == "ACTIVE"
                and entered["kind"] != "LOST"
                and left["position"] < stage["position"] < entered["position"]
            ]
            assert row["skipped"] == jumped
    assert any(row["skipped"] for way in passages.values() for row in way)


async def test_how_far_deals_came_follows_from_their_way(told: None) -> None:
    stages = {row["id"]: row for row in await table("stage")}
    ways = defaultdict(list)
    for row in await table("passage"):
        ways[row["deal_id"]].append(row["stage_id"])
    departures: dict[int, dict[int, dict[str, Any]]] = defaultdict(dict)
    for row in await table("departure"):
        departures[row["deal_id"]][row["pipeline_id"]] = row
    for deal in await table("deal"):
        way = [*ways[deal["id"]], deal["stage_id"]]
        assert deal["first_stage_id"] == way[0]
        furthest: dict[int, int | None] = {stages[id]["pipeline_id"]: None for id in way}
        for id in sorted(way, key=lambda stage: stages[stage]["position"]):
            if stages[id]["kind"] != "LOST":
                furthest[stages[id]["pipeline_id"]] = id
        assert deal["furthest_stage_id"] == furthest.pop(deal["pipeline_id"])
        left = departures[deal["id"]]
        assert {id: row["furthest_stage_id"] for id, row in left.items()} == furthest
        assert all(row["deal_created_at"] == deal["created_at"] for row in left.values())
        assert all(row["responsible_id"] == deal["responsible_id"] for row in left.values())
    assert any(len(left) > 1 for left in departures.values())


async def test_there_is_work_overdue_for_today_and_for_later(told: None) -> None:
    open_tasks = [task for task in await table("task") if not task["is_done"]]
    day = timedelta(days=1)
    bounds = [MIDNIGHT, MIDNIGHT + day, MIDNIGHT + 2 * day, MIDNIGHT + 100 * day]
    overdue, today, tomorrow, later = (
        sum(db.fixed(since) <= task["due_at"] < db.fixed(until) for task in open_tasks)
        for since, until in pairwise([MIDNIGHT - 365 * day, *bounds])
    )
    assert min(overdue, today, tomorrow, later) >= 5
    with_task = {task["deal_id"] for task in open_tasks}
    open_deals = {deal["id"] for deal in await table("deal") if deal["closed_at"] is None}
    assert len(open_deals - with_task) >= 10
    assert with_task - {None} <= open_deals
    assert {task["completed_by_id"] is None for task in open_tasks} == {True}


async def test_igor_has_left_and_his_name_stays(told: None) -> None:
    igor = (await User.get(email="igor@demo.voronka")).id
    his = [deal for deal in await table("deal") if deal["responsible_id"] == igor]
    assert his
    assert all(deal["closed_at"] for deal in his)
    for noun in ("contact", "company"):
        assert all(row["responsible_id"] != igor for row in await table(noun))
    assert all(task["is_done"] for task in await table("task") if task["responsible_id"] == igor)
    events = await table("event")
    handed_over = [
        event for event in events if event["kind"] == "deal.reassigned" and event["before"]["responsible_id"] == igor
    ]
    heirs = {(await User.get(email=f"{login}@demo.voronka")).id for login in ("sam", "tom")}
    assert {event["after"]["responsible_id"] for event in handed_over} >= heirs
    last = max(event["at"] for event in events if event["actor_id"] == igor)
    assert last <= max(event["at"] for event in handed_over) < db.fixed(MIDNIGHT - timedelta(days=90))


async def test_keys_hold_and_values_are_in_their_stored_form(told: None) -> None:
    if db.dialect() == "sqlite":
        assert await db.rows("pragma foreign_key_check") == []
        assert (await db.rows("pragma integrity_check"))[0]["integrity_check"] == "ok"
    for noun in ("contact", "company"):
        for row in await table(f"{noun}_phone"):
            assert phone(row["number"], "phone", "RU") == row["number"]
        for row in await table(f"{noun}_email"):
            assert email(row["address"], "email") == row["address"] == fold(row["address_folded"])
    for row in await table("contact"):
        assert row["name"] == f"{row['first_name']} {row['last_name']}"
        assert row["last_name_folded"] == fold(row["last_name"])


async def test_columns_are_those_of_the_models(told: None) -> None:
    for name, columns in COLUMNS.items():
        never = {"address"} if name == "event" else set()  # kept of what stands on no card
        assert {*columns} == {*models()[name]._meta.db_fields} - never
