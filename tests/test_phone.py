"""A phone that was offline: what was changed on it is sent, then it takes what others have changed."""

from typing import Any

import pytest

from tests.crm import Crm
from tests.streams import following, settled
from tests.test_idempotency import CREATE, post

UPDATE = "mutation($input: DealUpdateInput!) { dealUpdate(input: $input) { deal { id version } errors { code } } }"
CHANGES = (
    "query($after: String) { changes(after: $after, types: [DEAL]) "
    "{ records { id ... on Deal { name goal version } } gone cursor hasMore resyncRequired } }"
)


class Phone:
    """What rita's phone keeps: a copy of the deals, the cursor of it, and what is still to be sent."""

    def __init__(self, crm: Crm) -> None:
        self._crm, self._cursor = crm, ""
        self.deals: dict[str, dict[str, Any]] = {}
        self.queue: list[tuple[str, str, dict[str, Any]]] = []

    def edit(self, key: str, id: str, **changed: Any) -> None:
        """Change a deal offline."""
        self.queue.append((key, UPDATE, {"dealId": id, "expectedVersion": self.deals[id]["version"]} | changed))

    async def send(self, key: str, query: str, input: dict[str, Any]) -> dict[str, Any]:
        """The whole answer to what waits in the queue."""
        answer: dict[str, Any] = (await post(self._crm, "rita", key, query, input=input)).json()
        return answer

    async def sync(self) -> set[str]:
        """Apply all pages; the ids of the records that were in them."""
        told, more = set[str](), True
        while more:
            page = (await self._crm.as_("rita").ask(CHANGES, after=self._cursor or None))["changes"]
            assert not page["resyncRequired"]
            self.deals |= {each["id"]: each for each in page["records"]}
            for id in page["gone"]:
                self.deals.pop(id, None)
            told |= {each["id"] for each in page["records"]} | set(page["gone"])
            self._cursor, more = page["cursor"], page["hasMore"]
        return told


@pytest.mark.feature("I35")
async def test_a_queue_of_offline_edits(crm: Crm) -> None:
    """T55: each is done once however often it is sent; a conflict names the fields, and the others are not lost."""
    rita, anna, phone = crm.as_("rita"), crm.as_("anna"), Phone(crm)
    where = (await crm.pipelines())[0]["id"]
    async with following():
        made = [await rita.do("dealCreate", "deal { id }", name=name, pipelineId=where) for name in ("A", "B", "C")]
        a, b, c = (each["deal"]["id"] for each in made)
        await settled()
        await phone.sync()
        assert phone.deals.keys() == {a, b, c}

        phone.queue.append(("new", CREATE, {"pipelineId": where, "name": "Made offline"}))
        phone.edit("plain", a, name="A of rita")
        phone.edit("beside", b, goal="Goal of rita")
        phone.edit("against", b, name="B of rita")
        await anna.do("dealUpdate", "", dealId=b, name="B of anna", budget="10")
        await anna.do("dealDelete", "deletedId", dealId=c)

        first = [await phone.send(*each) for each in phone.queue]
        before = await crm.count("event")
        assert [await phone.send(*each) for each in phone.queue[:2]] == [first[0], first[1]], "an answer was lost"
        new = first[0]["data"]["dealCreate"]["deal"]["id"]
        assert first[1]["data"]["dealUpdate"]["deal"]["version"] == 2
        for answer in first[2:]:
            [error] = answer["errors"]
            told = {key: error["extensions"][key] for key in ("code", "currentVersion", "changedFields")}
            assert told == {"code": "CONFLICT", "currentVersion": 2, "changedFields": ["budget", "name"]}
        assert await crm.count("event") == before

        _, query, input = phone.queue[2]  # nobody else has changed its goal, so it is sent for the version of now
        merged = await phone.send("beside-again", query, input | {"expectedVersion": 2})
        assert merged["data"]["dealUpdate"]["deal"]["version"] == 3
        await settled()
        assert await phone.sync() == {a, b, c, new}
        assert phone.deals == {
            a: {"id": a, "name": "A of rita", "goal": None, "version": 2},
            b: {"id": b, "name": "B of anna", "goal": "Goal of rita", "version": 3},
            new: {"id": new, "name": "Made offline", "goal": None, "version": 1},
        }

        for each in phone.queue:  # as after a restart that forgot what was done
            await phone.send(*each)
        await settled()
        assert await phone.sync() == set()
        shown = (await rita.ask("{ deals(first: 50) { nodes { id name goal version } } }"))["deals"]["nodes"]
        assert phone.deals == {each["id"]: each for each in shown}
