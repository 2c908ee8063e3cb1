"""Photos of people: sent by themselves, seen by every colleague, gone with them (P31)."""

from pathlib import Path
from typing import Any

import pytest

from domain import file_store, files, photos
from domain.file_store import StoredObject
from tests.crm import Crm, Person
from tests.documents import PDF, PNG, Folder, code, got, put
from tests.logged import events
from tests.test_api_keys import issue

ME = "{ viewer { user { photoUrl version } } }"


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Folder:
    monkeypatch.setattr(file_store, "place", lambda: str(tmp_path / "files"))
    return Folder(tmp_path / "files")


async def announced(who: Person, name: str = "me.png", size: int = len(PNG), **more: Any) -> str:
    made = await who.do("profilePhotoUpload", "upload { url expiresAt }", name=name, size=size, **more)
    return str(made["upload"]["url"])


async def photo(who: Person) -> str | None:
    """The name of somebody's photo, as its address ends in."""
    found = (await who.ask(ME))["viewer"]["user"]["photoUrl"]
    return found and str(found).rpartition("/")[2]


async def states() -> list[str]:
    return [each.state.value for each in await StoredObject.all().order_by("id")]


@pytest.mark.feature("P31")
async def test_everybody_has_a_photo_that_colleagues_see(crm: Crm, store: Folder) -> None:
    rita = crm.as_("rita")
    assert await photo(rita) is None
    answer = await put(rita, await announced(rita))
    first = await photo(rita)
    shown = {"id": first, "name": "me.png", "type": "image/png", "size": len(PNG), "url": f"/files/{first}"}
    assert (answer.status_code, answer.json(), answer.headers["location"]) == (201, {"photo": shown}, shown["url"])
    asked = "query($id: ID!) { user(id: $id) { photoUrl } }"
    for who in ("vera", "sam", "anna"):  # whatever they may view besides
        assert (await crm.as_(who).ask(asked, id=await crm.user_id("rita")))["user"]["photoUrl"] == shown["url"]
        found = await got(crm.as_(who), str(first))
        assert (found.content, found.headers["content-type"]) == (PNG, "image/png")
        assert found.headers["content-disposition"].startswith("inline;")
        assert "sandbox" in found.headers["content-security-policy"]
    assert (await got(crm.as_("nobody"), str(first))).status_code == 401
    number = str(first).partition("_")[2]
    assert code(await got(rita, f"file_{number}")) == (404, "NOT_FOUND"), "it is no document"
    assert await files.used() == 0
    await put(rita, await announced(rita, "new.png"))
    assert (second := await photo(rita)) != first
    assert code(await got(rita, str(first))) == (404, "NOT_FOUND")
    await file_store.sweep()
    await files.let_orphans_go()
    assert (len(store.objects()), await states()) == (1, ["KEPT"])
    version = (await rita.ask(ME))["viewer"]["user"]["version"]
    assert await rita.outcome("profilePhotoDelete", expectedVersion=version - 1) == "CONFLICT"
    assert await photo(rita) == second
    assert [await rita.outcome("profilePhotoDelete") for _ in range(2)] == ["ok", "ok"]
    assert await photo(rita) is None
    await file_store.sweep()
    assert (store.objects(), await states()) == ([], [])
    told = [(each.before, each.after) for each in await events() if each.kind == "users.changed"]
    assert told == [({}, {"photo": True}), ({"photo": True}, {"photo": True}), ({"photo": True}, {})]


@pytest.mark.feature("P31")
async def test_a_photo_is_an_image_of_ones_own(crm: Crm, store: Folder) -> None:
    rita = crm.as_("rita")
    refused: tuple[tuple[str, dict[str, Any]], ...] = (
        ("FILE_TYPE_NOT_ALLOWED", {"name": "me.pdf"}),
        ("FILE_TYPE_NOT_ALLOWED", {"name": "me.svg"}),
        ("FILE_TYPE_MISMATCH", {"type": "image/jpeg"}),
        ("FILE_NAME_INVALID", {"name": "../me.png"}),
        ("FILE_EMPTY", {"size": 0}),
        ("FILE_TOO_LARGE", {"size": photos.LARGEST + 1}),
    )
    for expected, input in refused:
        assert await rita.outcome("profilePhotoUpload", **({"name": "me.png", "size": 9} | input)) == expected, input
    assert await states() == []
    assert code(await put(rita, await announced(rita, size=len(PDF)), PDF)) == (415, "FILE_TYPE_MISMATCH")
    address = await announced(rita)
    for who, answered in (("tom", (404, "NOT_FOUND")), ("nobody", (401, "UNAUTHENTICATED"))):
        assert code(await put(crm.as_(who), address)) == answered, "the address is of one session"
    assert await photo(rita) is None
    _, program = await issue(crm)
    assert await program.outcome("profilePhotoUpload", name="me.png", size=9) == "FORBIDDEN"
    assert (await put(rita, address)).status_code == 201
    mine = str(await photo(rita))
    await crm.as_("anna").do("userDeactivate", "", userId=await crm.user_id("rita"))
    assert (await got(crm.as_("anna"), mine)).status_code == 200, "whoever has left is known"
    await crm.as_("anna").do("userDelete", "", userId=await crm.user_id("rita"))
    assert (await got(crm.as_("anna"), mine)).status_code == 404
    await file_store.sweep()
    assert (store.objects(), await states()) == ([], [])
