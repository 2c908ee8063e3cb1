"""Pages of changes: what a phone that was away takes to have what its user may see."""

from typing import Any

import pytest

from domain import db
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
