"""Changes that meet: stale versions, changes at the same moment, several in one request."""

import asyncio
from typing import Any

from domain.companies import Company
from domain.contacts import Contact
from tests.crm import Crm
from tests.sales import REASONED, Sales, choice, client, everything, history

UPDATE = "mutation($input: DealUpdateInput!) { dealUpdate(input: $input) { deal { version } errors { code } } }"


async def conflict(crm: Crm, who: str, mutation: str, **input: Any) -> dict[str, Any]:
    """The extensions of the one error with which a mutation ends."""
    kind = mutation.replace("d", "D", 1)
    text = f"mutation($input: {kind}Input!) {{ {mutation}(input: $input) {{ errors {{ code }} }} }}"
    answer = await crm.as_(who).send(text, input=input)
    assert answer["data"] == {mutation: None}
    [error] = answer["errors"]
    found: dict[str, Any] = error["extensions"]
    return found


async def test_a_stale_version_is_a_conflict_that_says_what_has_changed(crm: Crm) -> None:
    sales = await Sales.of(crm)
    deal, tom = await sales.makes("nora"), await crm.user_id("tom")
    id, nora = deal["id"], crm.as_("nora")
    changes: list[tuple[str, dict[str, Any], list[str]]] = [
        ("dealUpdate", {"name": "Новое имя", "budget": 5, "goal": "Договор"}, ["budget", "goal", "name"]),
        ("dealUpdate", {"tags": ["опт"], "sourceId": await choice("source")}, ["source", "tags"]),
        ("dealUpdate", {"addContactIds": [await client(Contact, "nora", "Олег")]}, ["contacts"]),
        ("dealUpdate", {"companyId": await client(Company, "nora", "Ромашка")}, ["company"]),
        ("dealMove", {"stageId": sales.stage(3)}, ["stage"]),
        ("dealMove", {"stageId": sales.stage(0, REASONED)}, ["pipeline", "stage"]),
        (
            "dealMove",
            {"stageId": sales.stage("LOST"), "refusalReasonId": await choice("refusal_reason"), "refusalDetails": "Ох"},
            ["closedAt", "pipeline", "refusalDetails", "refusalReason", "stage"],
        ),
        ("dealUpdate", {"responsibleId": tom}, ["responsible"]),
    ]
    for version, (mutation, input, changed) in enumerate(changes, start=1):
        await nora.do(mutation, "", dealId=id, expectedVersion=version, **input)
        stale = await everything()
        for attempt, more in (
            ("dealUpdate", {"name": "Опоздал", "responsibleId": tom, "tags": ["поздно"]}),
            ("dealUpdate", {}),
            ("dealMove", {"stageId": sales.stage(4)}),
            ("dealDelete", {}),
        ):
            told = await conflict(crm, "nora", attempt, dealId=id, expectedVersion=version, **more)
            assert told == {"code": "CONFLICT", "currentVersion": version + 1, "changedFields": changed}
        assert await everything() == stale
    told = await conflict(crm, "nora", "dealUpdate", dealId=id, expectedVersion=7, name="Опоздал")
    assert told["changedFields"] == ["closedAt", "pipeline", "refusalDetails", "refusalReason", "responsible", "stage"]
    assert (await conflict(crm, "nora", "dealDelete", dealId=id, expectedVersion=99))["changedFields"] == []


async def test_of_two_changes_of_one_version_one_wins(crm: Crm) -> None:
    """T56: no change is lost, whoever comes first."""
    sales = await Sales.of(crm)
    deal = await sales.makes()
    inputs = [{"dealId": deal["id"], "expectedVersion": 1, "name": f"Имя {i}", "tags": [f"тег {i}"]} for i in range(6)]
    answers = await asyncio.gather(*(crm.as_("rita").send(UPDATE, input=input) for input in inputs))
    [winner] = [place for place, answer in enumerate(answers) if not answer.get("errors")]
    assert answers[winner]["data"]["dealUpdate"] == {"deal": {"version": 2}, "errors": []}
    for answer in answers[:winner] + answers[winner + 1 :]:
        [error] = answer["errors"]
        assert error["extensions"] == {"code": "CONFLICT", "currentVersion": 2, "changedFields": ["name", "tags"]}
    card = await sales.card(deal)
    assert (card["name"], card["version"]) == (f"Имя {winner}", 2)
    assert [tag["name"] for tag in card["tags"]] == [f"тег {winner}"]
    assert len(await history(deal["id"])) == 2


async def test_changes_without_a_version_follow_each_other(crm: Crm) -> None:
    """Who names no version waits for the others, and nobody meets an error, whatever they change."""
    sales = await Sales.of(crm)
    deal, people = await sales.makes(), [await client(Contact, "rita", f"Контакт {i}") for i in range(3)]
    inputs: list[dict[str, Any]] = [
        {"tags": ["новая", "вторая"], "addContactIds": people},
        {"tags": ["вторая", "новая", "третья"], "addContactIds": people[::-1]},
        {"removeContactIds": people[:1]},
        {"budget": 7},
        {"budget": 8, "goal": "Договор"},
    ]
    rita = crm.as_("rita")
    answers = await asyncio.gather(*(rita.send(UPDATE, input={"dealId": deal["id"], **each}) for each in inputs))
    assert [answer.get("errors") for answer in answers] == [None] * len(inputs)
    versions = [event.version for event in await history(deal["id"])]
    assert versions == list(range(1, len(versions) + 1))
    assert (await sales.card(deal))["version"] == versions[-1]


async def test_bulk_changes_that_share_deals_do_not_block_each_other(crm: Crm) -> None:
    sales = await Sales.of(crm)
    ids = [(await sales.makes())["id"] for _ in range(8)]
    people = [await crm.user_id(who) for who in ("tom", "sam", "rita")]
    text = "mutation($input: DealReassignInput!) { dealReassign(input: $input) { errors { code } } }"
    inputs = [{"dealIds": order, "responsibleId": user} for user in people for order in (ids, ids[::-1])]
    answers = await asyncio.gather(*(crm.as_("nora").send(text, input=input) for input in inputs))
    assert [answer.get("errors") for answer in answers] == [None] * len(inputs)
    assert len({(await sales.card(id))["responsible"]["id"] for id in ids}) == 1


async def test_new_tags_at_the_same_moment_become_one(crm: Crm) -> None:
    sales = await Sales.of(crm)
    words = [f"слово {i}" for i in range(10)]
    orders = [words, words[::-1], [word.upper() for word in words]]
    deals = await asyncio.gather(*(sales.makes(tags=order) for order in orders * 2))
    assert all(len(deal["tags"]) == len(words) for deal in deals)
    found = await crm.as_("rita").ask("{ a: deals { nodes { tags { id } } } }")
    assert len({tag["id"] for deal in found["a"]["nodes"] for tag in deal["tags"]}) == len(words)


async def test_each_field_of_a_request_is_a_change_of_its_own(crm: Crm) -> None:
    """A failed field writes nothing, and leaves its siblings."""
    sales = await Sales.of(crm)
    deal = await sales.makes()
    answer = await crm.as_("rita").send(
        """mutation($id: ID!, $far: ID!, $pipeline: ID!) {
          first: dealUpdate(input: {dealId: $id, name: "Первое"}) { deal { name version } errors { code } }
          stale: dealUpdate(input: {dealId: $id, expectedVersion: 1, name: "Второе"}) { deal { name } errors { code } }
          broken: dealUpdate(input: {dealId: "17", name: "Третье"}) { deal { name } errors { code } }
          refused: dealMove(input: {dealId: $id, stageId: $far}) { deal { name } errors { code path } }
          made: dealCreate(input: {pipelineId: $pipeline, name: "Ещё"}) { deal { name } errors { code } }
          half: dealCreate(input: {pipelineId: $pipeline, tags: ["новая"], contactIds: ["contact_9"]}) { deal { name } }
          last: dealUpdate(input: {dealId: $id, name: "Последнее"}) { deal { name version } errors { code } }
        }""",
        id=deal["id"],
        far=sales.stage("LOST", REASONED),
        pipeline=sales.pipeline(),
    )
    assert answer["data"] == {
        "first": {"deal": {"name": "Первое", "version": 2}, "errors": []},
        "stale": None,
        "broken": None,
        "refused": {"deal": None, "errors": [{"code": "REASON_REQUIRED", "path": ["refusalReasonId"]}]},
        "made": {"deal": {"name": "Ещё"}, "errors": []},
        "half": {"deal": None},
        "last": {"deal": {"name": "Последнее", "version": 3}, "errors": []},
    }
    told = {error["path"][0]: error["extensions"]["code"] for error in answer["errors"]}
    assert told == {"stale": "CONFLICT", "broken": "BAD_USER_INPUT"}
    assert sorted(await sales.names("rita")) == ["Ещё", "Последнее"]
    assert [event.kind for event in await history(deal["id"])] == ["deal.created", "deal.changed", "deal.changed"]
    assert "новая" not in str((await everything())["tag"])


async def test_every_mutation_may_fail_alone(crm: Crm) -> None:
    """Fields of Mutation are nullable, and so are the records of payloads."""
    answer = await crm.as_("rita").ask(
        "{ __schema { mutationType { fields { name type { kind fields { name type { kind } } } } } } }"
    )
    for field in answer["__schema"]["mutationType"]["fields"]:
        assert field["type"]["kind"] == "OBJECT", field["name"]
        for inner in field["type"]["fields"]:
            assert inner["type"]["kind"] != "NON_NULL" or inner["name"] == "errors", (field["name"], inner["name"])
