"""What PostgreSQL does to answer lists of 20,000 tasks."""

from typing import Any

import pytest

from tests.crm import Crm
from tests.crowd import assert_frugal, crowd, seeing_their_own
from tests.plans import Statements

pytestmark = pytest.mark.filled(by=crowd)

LISTED = """query($f: TaskFilter, $order: TaskOrder, $after: String) {
    tasks(filter: $f, order: $order, first: 20, after: $after) { %s
        nodes { text dueAt isOverdue bucket type { name } responsible { name } deal { name } contact { name } }
        pageInfo { hasNextPage endCursor } } }"""


@pytest.mark.feature("T5", "T6")
@pytest.mark.parametrize("crm", ["postgres"], indirect=True)
async def test_a_list_of_tasks_reads_what_it_shows(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    rita = {"responsible": {"in": [await crm.user_id("rita")]}}
    author = {"createdBy": {"in": [await crm.user_id("rita")]}}
    for who, scope, filter, index in (
        ("rita", "group", rita | {"isDone": False}, "ix_task_own"),  # my tasks
        ("rita", "group", rita | {"inBucket": "OVERDUE"}, "ix_task_own"),
        ("rita", "group", rita | {"inBucket": "LATER"}, "ix_task_own"),
        ("rita", "group", rita, "ix_task_own_due"),
        ("rita", "group", {"isDone": False}, "ix_task_group"),
        ("rita", "group", {}, "ix_task_group_due"),
        ("rita", "own", {"isDone": False}, "ix_task_own"),
        ("rita", "own", rita | {"inBucket": "OVERDUE"}, "ix_task_own"),
        ("rita", "own", {}, "ix_task_own_due"),
        ("nora", "all", {"isDone": False}, "ix_task_all"),  # the head's list of all
        ("nora", "all", {"inBucket": "OVERDUE"}, "ix_task_all"),
        ("nora", "all", {}, "ix_task_all_due"),
        ("nora", "all", rita | {"isDone": False}, "ix_task_own"),  # and of one manager
        ("nora", "all", rita | {"inBucket": "OVERDUE"}, "ix_task_own"),
        ("nora", "all", author, "ix_task_author"),
    ):
        asked: dict[str, Any] = {"f": filter, "order": "DUE_AT_ASC"}
        used = await _indexes(crm, monkeypatch, who, scope, LISTED % "totalCount", asked)
        assert {each for each in used if each.startswith("ix_task_")} == {index}, (who, scope, filter)
    used = await _indexes(crm, monkeypatch, "nora", "all", LISTED % "", {"order": "CREATED_AT_DESC"})
    assert "ix_task_created" in used


async def _indexes(
    crm: Crm, monkeypatch: pytest.MonkeyPatch, who: str, scope: str, query: str, variables: dict[str, Any]
) -> set[str]:
    """The indexes with which two pages of a list are read."""
    with monkeypatch.context() as patch:
        if scope == "own":
            seeing_their_own(patch)
        with Statements() as asked:
            first = (await crm.as_(who).ask(query, **variables))["tasks"]
            after = first["pageInfo"]["endCursor"]
            second = (await crm.as_(who).ask(query, **variables, after=after))["tasks"]
    assert len(first["nodes"]) == 20
    assert first["pageInfo"]["hasNextPage"] is True
    assert second["nodes"]
    used = set()
    for sql, params in asked.seen:
        used |= await assert_frugal(sql, params)
    return used
