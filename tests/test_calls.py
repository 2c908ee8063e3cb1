"""Mutations by calls of our own: the same answers as by graphql-core, and nothing done twice."""

from typing import Any
from unittest.mock import patch

import pytest

from api.reading import plans
from api.reading.calls import Call
from api.reading.making import Unplanned
from tests.cards import deal_with_clients, task_of
from tests.crm import Crm

MOVE = """mutation($input: DealMoveInput!, $with: Boolean! = true) {
    m: dealMove(input: $input) { __typename deal @include(if: $with) { id version stage { name } } ...said } }
    fragment said on DealMovePayload { errors { code path message } }"""
UPDATE = """mutation($input: DealUpdateInput!) {
    dealUpdate(input: $input) { deal { name goal tags { name } budget { amount } } errors { code path message } } }"""


async def answered(crm: Crm, who: str, query: str, variables: dict[str, Any], plan: str) -> dict[str, Any]:
    """The whole answer, without the id of the request."""
    body = {"query": query, "variables": variables, "extensions": {"plan": plan}}
    headers = {"Authorization": f"Bearer {crm.tokens[who]}", "X-Request-Id": "same"}
    answer: dict[str, Any] = (await crm.client.post("/graphql", json=body, headers=headers)).json()
    return answer


async def test_answers_are_those_of_the_executor(crm: Crm) -> None:
    """What is refused changes nothing, and neither does the same change a second time: so each can be asked twice."""
    deal, _, _ = await deal_with_clients(crm, budget="12.50", tags=["a"])
    stages = (await crm.pipelines())[0]["stages"]
    stage = next(each["id"] for each in stages if each["kind"] == "ACTIVE")
    lost = next(each["id"] for each in stages if each["kind"] == "LOST")
    moved = {"dealId": deal, "stageId": stage}
    full = {"dealId": deal, "name": "Oven", "goal": None, "budget": "15.00", "tags": ["b", "c"]}
    for who, query, variables, path in (
        ("rita", MOVE, {"input": moved}, "plan"),
        ("rita", MOVE, {"input": moved, "with": False}, "plan"),
        ("rita", MOVE, {"input": moved | {"stageId": "stage_99999"}}, "plan"),  # NOT_FOUND of the payload
        ("rita", MOVE, {"input": moved | {"stageId": lost, "refusalReasonId": "refusal_reason_99999"}}, "plan"),
        ("rita", MOVE, {"input": moved | {"expectedVersion": 99}}, "plain"),  # CONFLICT
        ("rita", MOVE, {"input": moved | {"dealId": "stage_1"}}, "plain"),  # no id of a deal
        ("rita", MOVE, {"input": {"dealId": deal}}, "plain"),
        ("rita", MOVE, {"input": moved | {"other": 1}}, "plain"),
        ("rita", MOVE, {}, "plain"),
        ("tom", MOVE, {"input": moved}, "plain"),  # FORBIDDEN
        ("sam", MOVE, {"input": moved}, "plain"),  # NOT_FOUND
        ("rita", UPDATE, {"input": full}, "plan"),
        ("rita", UPDATE, {"input": {"dealId": deal, "name": None}}, "plain"),  # null for what may only be left out
        ("rita", UPDATE, {"input": {"dealId": deal, "tags": None}}, "plain"),
        ("rita", UPDATE, {"input": {"dealId": deal, "tags": "d", "budget": 16}}, "plan"),  # one for a list
    ):
        if query is UPDATE:  # what is compared is told after a change that both have seen
            await answered(crm, who, query, variables, "explain")
        ours = await answered(crm, who, query, variables, "explain")
        told = ours.pop("extensions", {"plan": {"path": "plain", "reasons": []}})["plan"]
        theirs = await answered(crm, who, query, variables, "plain")
        assert ours == theirs, (who, variables)
        assert told["path"] == path, (who, variables, told, ours)


@pytest.mark.parametrize(
    ("owner", "name", "error"), [(plans, "field", Unplanned("null")), (Call, "written", ValueError("no such luck"))]
)
async def test_what_the_executor_has_to_tell_is_not_carried_out_again(
    crm: Crm, owner: Any, name: str, error: Exception
) -> None:
    deal, _, _ = await deal_with_clients(crm)
    task = await task_of(crm, "rita", deal)

    async def fails(*_: Any) -> Any:
        raise error

    with patch.object(owner, name, fails):
        done = await crm.as_("rita").do("taskComplete", "task { isDone version } followUp { id }", taskId=task)
    assert done["task"] == {"isDone": True, "version": 2}
    assert await crm.as_("rita").outcome("taskComplete", taskId=task) == "ALREADY_DONE"


async def test_of_several_mutations_each_payload_is_read_before_the_next(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm)
    text = '{}: dealUpdate(input: {{ dealId: $id, name: "{}" }}) {{ deal {{ name version }} }}'
    answer = await crm.as_("rita").ask(
        f"mutation($id: ID!) {{ {text.format('a', 'A')} {text.format('b', 'B')} }}", id=deal
    )
    assert answer["a"]["deal"] == {"name": "A", "version": 2}
    assert answer["b"]["deal"] == {"name": "B", "version": 3}
