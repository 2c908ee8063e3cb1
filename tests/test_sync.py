"""Pages of changes: what a phone that was away takes to have what its user may see."""

from typing import Any

import pytest

from domain import db
from domain.streams import sync
from tests.crm import Crm
from tests.goods import catalogue_of, item_of
from tests.streams import following, settled
from tests.test_streams import deal


@pytest.mark.feature("I35")
async def test_pages_of_changes(crm: Crm) -> None:
    """A first sync, later ones, and what is refused."""
    asked = (
        "query($after: String, $types: [SyncType!], $first: Int! = 2) { changes(after: $after, types: $types, "
        "first: $first) { records { id ... on Deal { name } } gone cursor hasMore resyncRequired reason } }"
    )
    rita, anna = crm.as_("rita"), crm.as_("anna")
    async with following():
        ids = [await deal(crm, name=f"D{n}") for n in range(3)]
        other = await deal(crm, "sam", name="Sam's")
        await settled()
        page = (await rita.ask(asked, types=["DEAL"]))["changes"]
        assert [each["id"] for each in page["records"]] == ids[:2]
        assert page["hasMore"]
        found, cursor = list[Any](), page["cursor"]
        while page["hasMore"]:
            page = (await rita.ask(asked, types=["DEAL"], after=cursor))["changes"]
            found, cursor = [*found, *page["records"]], page["cursor"]
        assert {each["id"] for each in found} == {ids[2]}
        await rita.do("dealUpdate", "", dealId=ids[0], name="New")
        await anna.do("dealUpdate", "", dealId=ids[1], responsibleId=await crm.user_id("sam"))
        await anna.do("dealDelete", "deletedId", dealId=ids[2])
        await anna.do("dealUpdate", "", dealId=other, name="not told")
        await settled()
        page = (await rita.ask(asked, types=["DEAL"], after=cursor, first=50))["changes"]
        assert page["records"] == [{"id": ids[0], "name": "New"}]
        assert page["gone"] == [ids[1], ids[2]]
        assert (page["hasMore"], page["resyncRequired"]) == (False, False)
        for who, given in (
            ("rita", {"after": cursor}),
            ("rita", {"types": ["TASK"], "after": cursor}),
            ("rita", {"types": ["DEAL"], "after": cursor[:-2]}),
            ("tom", {"types": ["DEAL"], "after": cursor}),
            ("rita", {"first": 0}),
            ("rita", {"first": 201}),
        ):
            assert await crm.as_(who).code(asked, **given) == "BAD_USER_INPUT", given
        assert await crm.as_("nobody").code(asked) == "UNAUTHENTICATED"
        await db.execute("update log_head set epoch = 'another'")
        page = (await rita.ask(asked, types=["DEAL"], after=cursor))["changes"]
        assert (page["resyncRequired"], page["reason"], page["hasMore"]) == (True, "OTHER_LOG", True)


@pytest.mark.feature("I35", "L8")
async def test_pages_of_all_there_is(crm: Crm) -> None:
    """Items before the deals that have them; a cursor from when items were not among all kinds begins anew."""
    asked = (
        "query($after: String, $types: [SyncType!]) { changes(after: $after, types: $types) "
        "{ records { id ... on Item { name code } } gone cursor hasMore resyncRequired reason } }"
    )
    rita, nora = crm.as_("rita"), crm.as_("nora")

    async def all_pages(**given: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        page = (await rita.ask(asked, **given))["changes"]
        found = list(page["records"])
        while page["hasMore"]:
            page = (await rita.ask(asked, **given | {"after": page["cursor"]}))["changes"]
            found += page["records"]
        return found, page

    async with following():
        item = await item_of(crm, await catalogue_of(crm), "Oven", code="A-1")
        made = await deal(crm)
        await settled()
        formerly, last = await all_pages(types=["COMPANY", "CONTACT", "DEAL", "TASK"])
        assert item not in [each["id"] for each in formerly]
        begun = (await rita.ask(asked, after=last["cursor"]))["changes"]
        assert (begun["resyncRequired"], begun["reason"], begun["hasMore"]) == (True, "TOO_OLD", True)
        found, last = await all_pages(after=begun["cursor"])
        ids = [each["id"] for each in found]
        assert ids.index(item) < ids.index(made)
        assert {"id": item, "name": "Oven", "code": "A-1"} in found
        await nora.do("itemUpdate", "", itemId=item, code="A-2")
        await settled()
        found, last = await all_pages(after=last["cursor"])
        assert found == [{"id": item, "name": "Oven", "code": "A-2"}]
        await nora.do("itemDelete", "", itemId=item)
        await settled()
        page = (await rita.ask(asked, after=last["cursor"]))["changes"]
        assert (page["records"], page["gone"]) == ([], [item])


PAGE = (
    "query($after: String, $types: [SyncType!] = [DEAL], $first: Int! = 2) { changes(after: $after, types: $types, "
    "first: $first) { records { id } gone cursor hasMore resyncRequired } }"
)


class Copy:
    """What somebody keeps of the deals."""

    def __init__(self, crm: Crm, who: str) -> None:
        self._person, self._cursor, self.has = crm.as_(who), "", set[str]()

    async def step(self) -> dict[str, Any]:
        """Apply one page."""
        page: dict[str, Any] = (await self._person.ask(PAGE, after=self._cursor or None))["changes"]
        if page["resyncRequired"]:
            self.has.clear()
        self.has |= {each["id"] for each in page["records"]}
        self.has -= set(page["gone"])
        self._cursor = page["cursor"]
        return page

    async def finish(self) -> None:
        """Apply pages until there are no more."""
        while (await self.step())["hasMore"]:
            pass


@pytest.mark.feature("I35")
async def test_many_changes_out_of_view_are_gone_through_in_pages(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T45: a page goes through a bounded part of the log, so that the cursor gets on within the time of a request."""
    monkeypatch.setattr(sync, "BATCH", 1)
    async with following():
        other = await deal(crm, "sam")
        await settled()
        copy = Copy(crm, "rita")
        await copy.finish()
        for n in range(25):
            await crm.as_("sam").do("dealUpdate", "", dealId=other, name=f"Sam's {n}")
        mine = await deal(crm)
        await settled()
        page = await copy.step()
        assert (page["records"], page["gone"], page["hasMore"]) == ([], [], True)
        await copy.finish()
        assert copy.has == {mine}


@pytest.mark.parametrize("then", ["one leaves the group", "one comes to the group", "the policy comes back"])
@pytest.mark.feature("I35", "P22")
async def test_rights_that_change_while_a_change_of_rights_is_told(crm: Crm, then: str) -> None:
    """Between two pages of it: in the end the copy is what a query shows."""
    anna, rita = crm.as_("anna"), crm.as_("rita")

    async def manager_sees(scope: str) -> None:
        draft = (await anna.do("policyDraftCreate", "draft { id }", comment=scope))["draft"]["id"]
        line = {"subject": "manager", "entity": "deal", "action": "view", "scope": scope}
        await anna.do("policyDraftUpdate", "", draftId=draft, put=[line])
        await anna.do("policyPublish", "", draftId=draft)
        await settled()

    async def goes(who: str, other: str) -> None:
        asked = await anna.ask("query($id: ID!) { user(id: $id) { group { id } } }", id=await crm.user_id(other))
        await anna.do("userUpdate", "", userId=await crm.user_id(who), groupId=asked["user"]["group"]["id"])
        await settled()

    async with following():
        await deal(crm, "sam")
        for _ in range(4):
            await deal(crm, "tom")
        await settled()
        await manager_sees("own")
        copy = Copy(crm, "rita")
        await copy.finish()
        assert not copy.has
        await manager_sees("group")
        page = await copy.step()
        assert (len(page["records"]), page["hasMore"]) == (2, True)
        match then:
            case "one leaves the group":
                await goes("tom", "sam")
            case "one comes to the group":
                await goes("sam", "tom")
            case _:
                await manager_sees("own")
        await copy.finish()
        shown = (await rita.ask("{ deals(first: 50) { nodes { id } } }"))["deals"]["nodes"]
        assert copy.has == {each["id"] for each in shown}
