"""Tasks in the calendar, calls planned anew, and the way from a task to its deal (T4, T18, T19)."""

from typing import Any

import pytest

from tests.cards import contact_of, rita_makes, task_of
from tests.crm import Crm

DUE = """query($span: CalendarSpan!, $at: DateTime!, $zone: String) {
    tasks(filter: {inCalendar: {span: $span, at: $at, timeZone: $zone}}) { nodes { text } } }"""


async def due(crm: Crm, span: str, at: str, zone: str | None = None) -> list[str]:
    answer = await crm.as_("rita").ask(DUE, span=span, at=at, zone=zone)
    return [each["text"] for each in answer["tasks"]["nodes"]]


@pytest.mark.feature("T4")
async def test_tasks_are_shown_by_day_week_and_month_in_a_time_zone(crm: Crm) -> None:
    for text, moment in (
        ("Sunday night", "2026-03-01T20:59:59.999999Z"),  # in Moscow the last moment of the week
        ("Monday", "2026-03-01T21:00:00Z"),
        ("Tuesday", "2026-03-03T12:00:00Z"),
        ("Next Monday", "2026-03-08T21:00:00Z"),
        ("Last of March", "2026-03-31T20:30:00Z"),
        ("April", "2026-03-31T21:00:00Z"),
    ):
        await crm.as_("rita").do("taskCreate", "", text=text, dueAt=moment)
    at = "2026-03-03T01:00:00+03:00"
    assert await due(crm, "DAY", at) == ["Tuesday"]
    assert await due(crm, "DAY", at, "America/New_York") == []
    assert await due(crm, "WEEK", at) == ["Monday", "Tuesday"]
    assert await due(crm, "WEEK", at, "UTC") == ["Tuesday", "Next Monday"]
    assert await due(crm, "MONTH", at) == ["Sunday night", "Monday", "Tuesday", "Next Monday", "Last of March"]
    assert await due(crm, "MONTH", at, "Asia/Vladivostok") == ["Sunday night", "Monday", "Tuesday", "Next Monday"]
    assert await due(crm, "MONTH", "2026-03-31T23:59:59+03:00") == await due(crm, "MONTH", at)
    # A day of 23 hours: the clocks of Berlin go on by one on March 29th.
    await crm.as_("rita").do("taskCreate", "", text="Short day", dueAt="2026-03-29T21:59:59Z")
    assert await due(crm, "DAY", "2026-03-29T00:00:00+01:00", "Europe/Berlin") == ["Short day"]
    assert await due(crm, "DAY", "2026-03-29T22:00:00Z", "Europe/Berlin") == []


@pytest.mark.feature("T4")
@pytest.mark.parametrize(
    "given",
    [
        {"span": "DAY", "at": "1969-12-31T23:59:59Z"},
        {"span": "MONTH", "at": "2200-01-01T00:00:00Z"},
        {"span": "MONTH", "at": "9999-12-31T23:59:59Z"},
        {"span": "DAY", "at": "2026-01-01T00:00:00Z", "zone": "Mars/Base"},
        {"span": "DAY", "at": "2026-01-01T00:00:00Z", "zone": "../../etc/passwd"},
        {"span": "YEAR", "at": "2026-01-01T00:00:00Z"},
        {"span": "DAY", "at": "2026-01-01"},
    ],
)
async def test_what_is_no_part_of_the_calendar_is_refused(crm: Crm, given: dict[str, Any]) -> None:
    assert await crm.as_("rita").code(DUE, **given) == "BAD_USER_INPUT"
    edges = [due(crm, "MONTH", each, "Pacific/Auckland") for each in ("1970-01-01T00:00:00Z", "2199-12-31T23:59:59Z")]
    assert [await each for each in edges] == [[], []]


@pytest.mark.feature("T18")
async def test_a_call_is_planned_anew_until_its_result_is_reached(crm: Crm) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    call = await task_of(crm, "rita", deal, "Call back")
    for day in (1, 2, 3):
        await rita.do("taskUpdate", "", taskId=call, dueAt=f"2030-05-0{day}T09:00:00+03:00")
    follow_up = {"text": "Call again", "dueAt": "2030-06-01T09:00:00+03:00"}
    await rita.do("taskComplete", "", taskId=call, result="Wants an offer", followUp=follow_up)
    card = await rita.ask(
        "query($id: ID!) { deal(id: $id) { nearestTask { text } feed { nodes { kind changes { field before } } } } }",
        id=deal,
    )
    assert card["deal"]["nearestTask"] == {"text": "Call again"}
    kinds = [each["kind"] for each in card["deal"]["feed"]["nodes"]]
    assert kinds == ["TASK_CREATED", "TASK_COMPLETED", *["TASK_CHANGED"] * 3, "TASK_CREATED", "DEAL_CREATED"]
    moved = card["deal"]["feed"]["nodes"][2]["changes"]
    assert moved == [{"field": "dueAt", "before": "2030-05-02T06:00:00+00:00"}]


@pytest.mark.feature("T19")
async def test_from_a_task_one_opens_its_deal_completes_and_moves(crm: Crm) -> None:
    rita, pipeline = crm.as_("rita"), (await crm.pipelines())[0]
    deal = await rita_makes(crm, name="Oven", contactIds=[await contact_of(crm, "rita", "Anna")])
    await rita.do("noteCreate", "", dealId=deal, text="Likes blue")
    task = await task_of(crm, "rita", deal)
    card = """query($id: ID!) { task(id: $id) { isDone deal { name stage { name } contacts { nodes { name } }
        feed(filter: {kind: [NOTE_CREATED]}) { nodes { note { text } } } } } }"""
    opened = (await rita.ask(card, id=task))["task"]
    assert opened["deal"]["contacts"]["nodes"] == [{"name": "Anna"}]
    assert opened["deal"]["feed"]["nodes"] == [{"note": {"text": "Likes blue"}}]
    done = await rita.ask(
        """mutation($task: ID!, $deal: ID!, $stage: ID!) {
            taskComplete(input: {taskId: $task, result: "Agreed"}) { errors { code } }
            dealMove(input: {dealId: $deal, stageId: $stage}) { errors { code } } }""",
        task=task,
        deal=deal,
        stage=pipeline["board"][1]["id"],
    )
    assert done == {"taskComplete": {"errors": []}, "dealMove": {"errors": []}}
    opened = (await rita.ask(card, id=task))["task"]
    assert (opened["isDone"], opened["deal"]["stage"]["name"]) == (True, pipeline["board"][1]["name"])
