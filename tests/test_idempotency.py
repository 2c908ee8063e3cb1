"""Mutations sent again under their Idempotency-Key: the same answer, nothing done twice (T55)."""

import asyncio
from datetime import timedelta
from typing import Any

import httpx2
import orjson
import pytest

from domain import db, housekeeping, tags
from domain.idempotency import IdempotencyKey
from tests.cards import contact_of, deal_with_clients, rita_makes, task_of
from tests.crm import Crm

CREATE = "mutation($input: DealCreateInput!) { dealCreate(input: $input) { deal { id name version } errors { code } } }"


async def post(crm: Crm, who: str, key: str, query: str, **variables: Any) -> httpx2.Response:
    """The raw answer to a keyed operation; the same arguments give the same body."""
    headers = {"Authorization": f"Bearer {crm.tokens[who]}", "Idempotency-Key": key}
    return await crm.client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)


async def new_deal(crm: Crm, **more: Any) -> dict[str, Any]:
    return {"pipelineId": (await crm.pipelines())[0]["id"], "name": "Once"} | more


async def test_the_same_request_has_the_same_answer_and_is_done_once(crm: Crm) -> None:
    input = await new_deal(crm, contacts=[{"firstName": "Anton"}], tags=["hot"])
    first = await post(crm, "rita", "k", CREATE, input=input)
    deal = orjson.loads(first.content)["data"]["dealCreate"]["deal"]["id"]
    await crm.as_("rita").do("dealUpdate", "", dealId=deal, name="Renamed since")
    events = await crm.count("event")
    for _ in range(3):
        again = await post(crm, "rita", "k", CREATE, input=input)
        assert (again.status_code, again.content) == (first.status_code, first.content)
    assert (await crm.count("deal"), await crm.count("contact"), await crm.count("event")) == (1, 1, events)


async def test_twenty_at_once_are_one(crm: Crm) -> None:
    input = await new_deal(crm)
    answers = await asyncio.gather(*(post(crm, "rita", "k", CREATE, input=input) for _ in range(20)))
    assert len({each.content for each in answers}) == 1, {each.content for each in answers}
    assert orjson.loads(answers[0].content)["data"]["dealCreate"]["deal"]["name"] == "Once"
    assert await crm.count("deal") == 1


async def test_another_request_under_the_same_key_is_refused(crm: Crm) -> None:
    input = await new_deal(crm)
    first = await post(crm, "rita", "k", CREATE, input=input)
    for lost in (False, True):
        if lost:
            await crm.forget_answers()
        other = orjson.loads((await post(crm, "rita", "k", CREATE, input=input | {"name": "Other"})).content)
        assert other["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
        assert "Idempotency-Key" in other["errors"][0]["message"]
        again = await post(crm, "rita", "k", CREATE, input=input)
        assert again.content == first.content
    assert await crm.count("deal") == 1


async def test_a_try_that_failed_may_be_made_again(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    input = await new_deal(crm)

    async def broken(*_: Any) -> Any:
        raise RuntimeError("as a bug would")

    with monkeypatch.context() as patched:
        patched.setattr(tags, "put", broken)
        failed = orjson.loads((await post(crm, "rita", "k", CREATE, input=input)).content)
    assert failed["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert (await crm.count("deal"), await crm.count("idempotency_key")) == (0, 0)
    made = orjson.loads((await post(crm, "rita", "k", CREATE, input=input)).content)
    assert made["data"]["dealCreate"]["deal"]["name"] == "Once"
    assert await crm.count("deal") == 1


async def test_what_a_person_can_mend_is_an_answer_as_well(crm: Crm) -> None:
    input = await new_deal(crm, name="x" * 300)
    first = await post(crm, "rita", "k", CREATE, input=input)
    assert orjson.loads(first.content)["data"]["dealCreate"]["errors"] == [{"code": "TEXT_TOO_LONG"}]
    assert (await post(crm, "rita", "k", CREATE, input=input)).content == first.content
    assert await crm.count("deal") == 0


async def test_keys_of_two_users_do_not_meet(crm: Crm) -> None:
    input = await new_deal(crm)
    one, other = [await post(crm, who, "k", CREATE, input=input) for who in ("rita", "tom")]
    assert one.content != other.content
    assert await crm.count("deal") == 2


async def test_each_field_of_a_request_is_done_once(crm: Crm) -> None:
    """A crash in the middle leaves one field done; sent again, only the other one is carried out."""
    text = """mutation($a: DealCreateInput!, $b: DealCreateInput!) {
        first: dealCreate(input: $a) { deal { name } errors { code } }
        second: dealCreate(input: $b) { deal { name } errors { code } }
    }"""
    one, two = await new_deal(crm, name="One"), await new_deal(crm, name="Two")
    before = await post(crm, "rita", "k", text, a=one, b=two)
    await crm.forget_answers()
    await db.execute("delete from idempotency_key where field = 'second'")
    await db.execute("delete from deal where name = 'Two'")
    after = await post(crm, "rita", "k", text, a=one, b=two)
    assert after.content == before.content
    assert await crm.count("deal") == 2


async def test_a_key_on_a_query_changes_nothing(crm: Crm) -> None:
    for name in ("One", "Two"):
        await rita_makes(crm, name=name)
        answer = await post(crm, "rita", "k", "{ deals { totalCount } }")
        assert answer.status_code == 200
    assert orjson.loads(answer.content)["data"]["deals"]["totalCount"] == 2
    assert await crm.count("idempotency_key") == 0


async def test_a_key_may_be_used_anew_after_seven_days(crm: Crm) -> None:
    input = await new_deal(crm)
    await post(crm, "rita", "k", CREATE, input=input)
    for days, deals in ((6.9, 1), (0.2, 2)):
        for row in await IdempotencyKey.all():
            await IdempotencyKey.filter(id=row.id).update(created_at=row.created_at - timedelta(days=days))
        await housekeeping.sweep()
        await post(crm, "rita", "k", CREATE, input=input)
        assert await crm.count("deal") == deals


@pytest.mark.parametrize("key", ["", " ", "a b", "ключ", "\x7f", "x" * 256, "a\tb"])
async def test_malformed_keys_are_refused_by_name(crm: Crm, key: str) -> None:
    headers = [(b"Authorization", f"Bearer {crm.tokens['rita']}".encode()), (b"Idempotency-Key", key.encode())]
    body = {"query": CREATE, "variables": {"input": await new_deal(crm)}}
    answer = (await crm.client.post("/graphql", json=body, headers=headers)).json()
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert "Idempotency-Key" in answer["errors"][0]["message"]
    assert await crm.count("deal") == 0


# ---------------------------------------------------------------------- the answer is rebuilt when it was lost


async def _mutations(crm: Crm) -> dict[str, tuple[str, dict[str, Any]]]:
    """Selection and input of mutations of every shape, over cards that they don't take from each other."""
    deals = [await rita_makes(crm, name=f"Deal {number}") for number in range(5)]
    full, _, firm = await deal_with_clients(crm)
    task, gone = await task_of(crm, "rita", deals[0]), await task_of(crm, "rita", deals[0], "Write")
    await task_of(crm, "rita", deals[4])  # goes with its deal
    lonely = await contact_of(crm, "rita", "Lonely")
    note, other = [
        (await crm.as_("rita").do("noteCreate", "note { id }", dealId=deals[0], text=text))["note"]["id"]
        for text in ("One", "Two")
    ]
    board = (await crm.pipelines())[0]["board"]
    later = (db.now() + timedelta(days=1)).isoformat()
    clients = {"contacts": [{"firstName": "Ann"}, {"firstName": "Bob"}], "company": {"name": "Bells"}}
    return {
        "dealCreate": ("deal { id name contacts { nodes { name } } company { name } }", await new_deal(crm, **clients)),
        "dealUpdate": ("deal { id version goal }", {"dealId": deals[1], "goal": "Win", "tags": ["hot"]}),
        "dealMove": ("deal { id stage { name } }", {"dealId": deals[2], "stageId": board[1]["id"]}),
        "dealReassign": (
            "deals { id responsible { id } }",
            {"dealIds": [deals[1], deals[3]], "responsibleId": await crm.user_id("tom")},
        ),
        "dealDelete": ("deletedId", {"dealId": deals[4]}),
        "contactCreate": (
            "contact { id name companies { company { name } } }",
            {"firstName": "Cyril", "companies": [{"company": {"name": "Carts"}}]},
        ),
        "contactUpdate": ("contact { id address }", {"contactId": lonely, "address": "Moscow"}),
        "contactDelete": ("deletedId", {"contactId": lonely}),
        "companyUpdate": ("company { id website }", {"companyId": firm, "website": "https://ovens.example"}),
        "taskComplete": (
            "task { id isDone result } followUp { id text }",
            {"taskId": task, "result": "Done", "followUp": {"text": "Next", "dueAt": later}},
        ),
        "taskDelete": ("deletedId", {"taskId": gone}),
        "noteCreate": ("note { id text }", {"dealId": full, "text": "Three"}),
        "noteUpdate": ("note { id text version }", {"noteId": note, "text": "One more"}),
        "noteDelete": ("deletedId", {"noteId": other}),
    }


async def test_a_lost_answer_is_rebuilt_and_nothing_is_doubled(crm: Crm) -> None:
    """The server fell over between the commit and the answer; the client asks again."""
    for name, (selection, input) in (await _mutations(crm)).items():
        text = crm.as_("rita")._text(name, selection)
        first = await post(crm, "rita", name, text, input=input)
        assert orjson.loads(first.content)["data"][name]["errors"] == [], (name, first.content)
        events = await crm.count("event")
        await crm.forget_answers()
        again = await post(crm, "rita", name, text, input=input)
        assert again.content == first.content, name
        assert await crm.count("event") == events, name
