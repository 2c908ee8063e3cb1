"""Files on records: sent in one piece, fetched under rights, gone with their record (D36, T16, T21)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain import db, file_store, files, policies
from domain.config import settings
from domain.file_store import StoredObject
from domain.housekeeping import sweep
from permissions.lines import Line
from tests.cards import company_of, contact_of, rita_makes, task_of
from tests.crm import Crm, Person
from tests.documents import PDF, PNG, PROGRAM, Folder, announced, code, got, names, put, uploaded, zipped
from tests.rules import policy
from tests.test_sessions import signed_in

pytestmark = pytest.mark.anyio

FEED = "query($id: ID!) { deal(id: $id) { feed { nodes { kind file { name } changes { field before after } } } } }"


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Folder:
    monkeypatch.setattr(file_store, "place", lambda: str(tmp_path / "files"))
    return Folder(tmp_path / "files")


async def states() -> list[str]:
    return [each.state.value for each in await StoredObject.all().order_by("id")]


@pytest.mark.feature("D33", "D36")
async def test_a_file_is_sent_listed_fetched_and_taken_away(crm: Crm, store: Folder) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    answer = await put(rita, await announced(rita, deal, "  Договор № 7.png ", type="image/png"))
    file = answer.json()["file"]
    assert (answer.status_code, answer.headers["location"], file["name"]) == (201, file["url"], "Договор № 7.png")
    shown = "id name type size url inlineUrl author { name } deal { id }"
    text = f"query($id: ID!) {{ deal(id: $id) {{ files {{ nodes {{ {shown} }} }} }} }}"
    [listed] = (await rita.ask(text, id=deal))["deal"]["files"]["nodes"]
    assert listed.pop("author")["name"]
    assert listed == file | {"inlineUrl": f"{file['url']}?inline=1", "deal": {"id": deal}}
    found = await got(rita, file["id"])
    assert found.content == PNG
    assert found.headers["content-type"] == "image/png"
    assert found.headers["content-disposition"] == (
        'attachment; filename="_______ _ 7.png"; '
        "filename*=UTF-8''%D0%94%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%20%E2%84%96%207.png"
    )
    assert "sandbox" in found.headers["content-security-policy"]
    assert found.headers["x-content-type-options"] == "nosniff"
    assert (await rita.do("fileDelete", "deletedId", fileId=file["id"]))["deletedId"] == file["id"]
    assert code(await got(rita, file["id"])) == (404, "NOT_FOUND")
    assert await names(crm, "rita", deal) == []
    assert await rita.outcome("fileDelete", fileId=file["id"]) == "NOT_FOUND"
    told = (await rita.ask(FEED, id=deal))["deal"]["feed"]["nodes"]
    assert [each["kind"] for each in told] == ["FILE_DELETED", "FILE_CREATED", "DEAL_CREATED"]
    assert {each["field"]: each["before"] for each in told[0]["changes"]} == {
        "name": "Договор № 7.png",
        "size": str(len(PNG)),
        "type": "image/png",
    }
    await file_store.sweep()
    assert (store.objects(), await states()) == ([], [])


@pytest.mark.feature("D36", "P16")
async def test_rights_to_a_file_are_those_to_its_record(crm: Crm, store: Folder) -> None:
    deal = await rita_makes(crm)
    file = await uploaded(crm.as_("rita"), deal)
    expected = {"rita": 200, "tom": 200, "nora": 200, "sam": 404, "vera": 404, "nobody": 401}
    for who, status in expected.items():
        assert (await got(crm.as_(who), file)).status_code == status, who
        assert (await got(crm.as_(who), file, "HEAD")).status_code == status, who
    assert (await got(crm.as_("sam"), file)).json() == (await got(crm.as_("sam"), "file_999")).json()
    for who, outcome in {"sam": "NOT_FOUND", "vera": "NOT_FOUND", "nobody": "UNAUTHENTICATED"}.items():
        assert await crm.as_(who).outcome("fileUpload", dealId=deal, name="a.png", size=5) == outcome
        assert await crm.as_(who).outcome("fileDelete", fileId=file) == outcome
    assert await crm.as_("tom").outcome("fileDelete", fileId=file) == "FORBIDDEN"  # views the deal, isn't the author
    toms = await uploaded(crm.as_("tom"), deal, "tom.png")
    assert await crm.as_("tom").outcome("fileDelete", fileId=toms) == "ok"
    await crm.as_("rita").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("sam"))
    assert [(await got(crm.as_(who), file)).status_code for who in ("rita", "sam")] == [404, 200]  # as of now (T21)
    for id in ("file_0", "file_", "deal_1", "file_1x", "file_99999999999999999999", "..%2fsecret_key"):
        assert (await got(crm.as_("nora"), id)).status_code == 404, id


@pytest.mark.feature("D36", "T16")
async def test_files_stand_on_contacts_companies_and_tasks(crm: Crm) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    task = await task_of(crm, "rita", deal)
    for on in (await contact_of(crm, "rita", "Anton"), await company_of(crm, "rita", "Ovens"), task):
        await uploaded(rita, on, "one.pdf", PDF)
        assert await names(crm, "rita", on) == ["one.pdf"], on
    text = """query($id: ID!) { events(filter: {record: [$id], kind: ["file.created"]}) { nodes { recordId task { id }
        file { name task { id } } } } }"""
    for who, seen in (("tom", 1), ("nora", 1), ("sam", 0)):  # a courier sees what is to be delivered
        nodes = (await crm.as_(who).ask(text, id=task))["events"]["nodes"]
        assert [each["file"]["name"] for each in nodes] == ["one.pdf"] * seen, who
        assert (await got(crm.as_(who), "file_3")).status_code == (200 if seen else 404)
    told = (await rita.ask(FEED, id=deal))["deal"]["feed"]["nodes"]  # of the task alone, where its files are
    assert [each["kind"] for each in told] == ["TASK_CREATED", "DEAL_CREATED"]


@pytest.mark.feature("D36", "P26")
async def test_where_files_are_hidden_nothing_tells_of_them(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    file = await uploaded(rita, deal)

    def under(*lines: tuple[str, ...]) -> None:
        made = policy(Line(*each) for each in (("manager", "deal", "view", "all"), *lines))
        monkeypatch.setattr(policies, "in_force", lambda: made)

    under(("manager", "deal.files", "view", "none"))
    assert await names(crm, "rita", deal) is None
    assert [each["kind"] for each in (await rita.ask(FEED, id=deal))["deal"]["feed"]["nodes"]] == ["DEAL_CREATED"]
    assert (await rita.ask("{ events { nodes { entity } } }"))["events"]["nodes"] == [{"entity": "deal"}]
    assert code(await got(rita, file)) == (404, "NOT_FOUND")
    assert await rita.outcome("fileDelete", fileId=file) == "NOT_FOUND"
    assert await rita.outcome("fileUpload", dealId=deal, name="a.png", size=5) == "FORBIDDEN"
    under(("manager", "deal.files", "edit", "none"))
    assert (await got(rita, file)).status_code == 200
    assert await rita.outcome("fileDelete", fileId=file) == "FORBIDDEN"
    assert await rita.outcome("fileUpload", dealId=deal, name="a.png", size=5) == "FORBIDDEN"
    under(("manager", "section.deals", "view", "none"))
    assert code(await got(rita, file)) == (404, "NOT_FOUND")
    assert await rita.outcome("fileUpload", dealId=deal, name="a.png", size=5) == "FORBIDDEN"
    under()
    assert await rita.outcome("fileUpload", dealId=deal, name="a.png", size=5) == "ok"


@pytest.mark.feature("D36")
async def test_what_cannot_be_is_refused_when_it_is_announced(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    monkeypatch.setattr(settings(), "files_types", ("image/png", "text/csv"))
    refused: list[tuple[dict[str, Any], str, str]] = [
        ({"name": "../../etc/passwd.png"}, "FILE_NAME_INVALID", "name"),
        ({"name": "..\\boot.png"}, "FILE_NAME_INVALID", "name"),
        ({"name": "a\0.png"}, "FILE_NAME_INVALID", "name"),
        ({"name": "invoice\u202egnp.exe.png"}, "FILE_NAME_INVALID", "name"),
        ({"name": "a\r\nSet-Cookie: b.png"}, "FILE_NAME_INVALID", "name"),
        ({"name": " .. "}, "FILE_NAME_INVALID", "name"),
        ({"name": "ю" * 300 + ".png"}, "TEXT_TOO_LONG", "name"),
        ({"name": "page.html"}, "FILE_TYPE_NOT_ALLOWED", "name"),
        ({"name": "one.pdf"}, "FILE_TYPE_NOT_ALLOWED", "name"),  # of which there is no word in the setting
        ({"name": "png"}, "FILE_TYPE_NOT_ALLOWED", "name"),
        ({"type": "text/html"}, "FILE_TYPE_MISMATCH", "type"),
        ({"size": 0}, "FILE_EMPTY", "size"),
        ({"size": 10_000_000_000}, "FILE_TOO_LARGE", "size"),
        ({"contactId": "contact_1"}, "ONE_RECORD", "dealId"),
    ]
    for more, reason, path in refused:
        payload = await rita.attempt(
            "fileUpload", "upload { url }", **({"dealId": deal, "name": "a.png", "size": 5} | more)
        )
        assert [(each["code"], each["path"]) for each in payload["errors"]] == [(reason, [path])], more
        assert payload["upload"] is None
    for size in (-1, 2**53, 1.5, "5"):
        assert await rita.outcome("fileUpload", dealId=deal, name="a.png", size=size) == "BAD_USER_INPUT"
    assert await crm.count("stored_object") == 0
    assert await rita.outcome("fileUpload", dealId=deal, name="a.CSV", size=5, type="application/vnd.ms-excel") == "ok"


@pytest.mark.feature("D36")
async def test_contents_have_to_be_what_the_name_says(crm: Crm, store: Folder) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    office = zipped(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    lies = [
        ("one.pdf", PROGRAM),
        ("one.png", b"<html><script>alert(1)</script>"),
        ("one.docx", zipped(("payload.exe", PROGRAM))),
        ("one.odt", office),
        ("one.txt", PROGRAM),
        ("one.csv", PDF),
        ("one.jpg", PNG),
    ]
    for name, contents in lies:
        answer = await put(rita, await announced(rita, deal, name, len(contents)), contents)
        assert code(answer) == (415, "FILE_TYPE_MISMATCH"), name
        assert "соответствует имени" in answer.json()["errors"][0]["message"]
    assert (await names(crm, "rita", deal), store.objects()) == ([], [])
    assert set(await states()) == {"GONE"}
    for name, contents in (("one.docx", office), ("one.txt", "Привет".encode("cp1251")), ("two.png", PNG)):
        await uploaded(rita, deal, name, contents)


@pytest.mark.feature("D36")
async def test_an_upload_that_is_too_long_too_short_or_broken_off_leaves_nothing(crm: Crm, store: Folder) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield PNG if read == 1 else bytes(100_000)

    url = await announced(rita, deal)
    assert code(await put(rita, url, b"", {"Content-Length": str(10**10)})) == (413, "FILE_LARGER_THAN_ANNOUNCED")
    answer = await put(rita, await announced(rita, deal, size=200_000), endless())
    assert code(answer) == (413, "FILE_LARGER_THAN_ANNOUNCED")
    assert (read, answer.headers["connection"]) == (3, "close")
    assert code(await put(rita, await announced(rita, deal), PNG[:-1])) == (400, "FILE_INCOMPLETE")
    assert code(await put(rita, await announced(rita, deal), PNG, {"Content-Encoding": "gzip"})) == (
        400,
        "BAD_USER_INPUT",
    )
    await broken_off(crm, await announced(rita, deal, size=12_000_000), [PNG, bytes(11_000_000)])
    assert (await names(crm, "rita", deal), store.objects()) == ([], [])
    assert (await crm.count("file"), await crm.count("event")) == (0, 1)
    await StoredObject.filter(state="WAITING").update(expires_at=db.now())  # that of the encoding: nothing had come
    await sweep()
    assert await states() == []


async def broken_off(crm: Crm, url: str, chunks: list[bytes]) -> None:
    """Send the beginning of a file and go away."""
    messages = [{"type": "http.request", "body": each, "more_body": True} for each in chunks]
    messages.append({"type": "http.disconnect"})
    transport: Any = crm.client._transport

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(_: dict[str, Any]) -> None:
        pass

    headers = [(b"authorization", f"Bearer {crm.as_('rita').token}".encode())]
    scope = {
        "type": "http",
        "method": "PUT",
        "path": url,
        "query_string": b"",
        "headers": headers,
        "client": ("127.0.0.1", 1),
    }
    await transport.app(scope | {"http_version": "1.1", "scheme": "http", "root_path": ""}, receive, send)


@pytest.mark.feature("D36")
async def test_an_address_is_for_one_upload_of_one_session(crm: Crm, store: Folder) -> None:
    deal, rita = await rita_makes(crm), await signed_in(crm, "rita")
    url = await announced(rita, deal)
    for who in (crm.as_("rita"), crm.as_("nora")):  # another session, another user
        assert code(await put(who, url)) == (404, "NOT_FOUND")
    assert code(await put(crm.as_("nobody"), url)) == (401, "UNAUTHENTICATED")
    assert (await put(rita, url)).status_code == 201
    assert code(await put(rita, url)) == (404, "NOT_FOUND")
    assert code(await put(rita, "/files/uploads/short")) == (404, "NOT_FOUND")
    late = await announced(rita, deal)
    await StoredObject.filter(state="WAITING").update(expires_at=db.now() - timedelta(seconds=1))
    assert code(await put(rita, late)) == (404, "NOT_FOUND")

    async def ends_meanwhile(undo: Any) -> AsyncIterator[bytes]:
        yield PNG[:500]
        await undo
        yield PNG[500:]

    to_sam = crm.as_("nora").do("dealUpdate", "", dealId=deal, responsibleId=await crm.user_id("sam"))
    assert code(await put(rita, await announced(rita, deal), ends_meanwhile(to_sam))) == (404, "NOT_FOUND")
    other = await rita_makes(crm)
    ends = rita.ask("mutation { logout { errors { code } } }")
    assert code(await put(rita, await announced(rita, other), ends_meanwhile(ends))) == (401, "UNAUTHENTICATED")
    await file_store.sweep()
    assert (len(store.objects()), await crm.count("file")) == (1, 1)


@pytest.mark.feature("D36", "S10", "S11")
async def test_files_count_against_the_quota(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings(), "files_most", 2)
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    limits = "{ fileLimits { largest extensions most used } }"
    first = await uploaded(rita, deal)
    on_its_way = await announced(rita, deal)
    assert await rita.outcome("fileUpload", dealId=deal, name="a.png", size=5) == "FILES_TOO_MANY"
    assert (await put(rita, on_its_way)).status_code == 201
    shown = (await rita.ask(limits))["fileLimits"]
    assert (shown["largest"], shown["most"], shown["used"], ".pdf" in shown["extensions"]) == (50_000_000, 2, 2, True)
    await rita.do("fileDelete", "", fileId=first)
    await rita.do("dealDelete", "", dealId=deal)  # in the trash it takes its place, still
    other = await rita_makes(crm)
    await announced(rita, other)
    assert await rita.outcome("fileUpload", dealId=other, name="a.png", size=5) == "FILES_TOO_MANY"
    monkeypatch.setattr(settings(), "files_most", 0)
    monkeypatch.setattr(files, "MOST_WAITING", 2)
    await announced(rita, other)
    assert await rita.outcome("fileUpload", dealId=other, name="a.png", size=5) == "UPLOADS_TOO_MANY"


@pytest.mark.feature("D36")
async def test_files_go_and_come_back_with_their_record(crm: Crm, store: Folder) -> None:
    nora, deal = crm.as_("nora"), await rita_makes(crm)
    task = await task_of(crm, "nora", deal)
    ids = [await uploaded(nora, deal, "deal.png"), await uploaded(nora, task, "task.pdf", PDF)]
    await nora.do("dealDelete", "deletedId", dealId=deal)
    assert [code(await got(nora, id)) for id in ids] == [(404, "NOT_FOUND")] * 2
    await files.let_orphans_go()
    await file_store.sweep()
    await restored(nora)
    assert [(await got(nora, id)).content for id in ids] == [PNG, PDF]
    assert (await names(crm, "nora", deal), await names(crm, "nora", task)) == (["deal.png"], ["task.pdf"])
    text = '{ events(filter: {kind: ["file.deleted", "file.restored"]}) { nodes { kind recordId } } }'
    told = [(each["kind"], each["recordId"]) for each in (await nora.ask(text))["events"]["nodes"]]
    assert sorted(told) == sorted((f"file.{kind}", id) for kind in ("deleted", "restored") for id in ids)
    await nora.do("taskDelete", "deletedId", taskId=task)
    await restored(nora)
    await nora.do("dealDelete", "deletedId", dealId=deal)
    await db.execute(f"update trash set deleted_at = '{db.fixed(db.now() - timedelta(days=31))}'")
    await sweep()
    assert (store.objects(), await states(), await crm.count("trash")) == ([], [], 0)


async def restored(who: Person) -> None:
    [entry] = (await who.ask("{ trash { nodes { id } } }"))["trash"]["nodes"]
    await who.do("trashRestore", "", trashedId=entry["id"])


async def test_contents_without_a_file_are_removed(crm: Crm, store: Folder) -> None:
    rita, deal = crm.as_("rita"), await rita_makes(crm)
    kept, lost = await uploaded(rita, deal), await uploaded(rita, deal)
    await announced(rita, deal)
    await db.execute(f"delete from file where id = {lost.removeprefix('file_')}")
    await StoredObject.filter(state="WAITING").update(state="ARRIVING", expires_at=db.now())
    broken = (await StoredObject.get(state="ARRIVING")).key
    (store.path / broken[:2]).mkdir(exist_ok=True)
    (store.path / broken[:2] / f"{broken}#1").write_bytes(b"what a process had written that was killed")
    await files.let_orphans_go()
    await file_store.sweep()
    assert (len(store.objects()), await states()) == (1, ["KEPT"])
    assert (await got(rita, kept)).status_code == 200


@pytest.mark.feature("D36")
async def test_a_part_of_a_file_can_be_asked_for(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_store, "SEGMENT", 100)
    rita = crm.as_("rita")
    file, size = await uploaded(rita, await rita_makes(crm)), len(PNG)
    whole = await got(rita, file)
    tag = whole.headers["etag"]
    parts = {
        "bytes=0-9": (206, PNG[:10], f"bytes 0-9/{size}"),
        "bytes=10-": (206, PNG[10:], f"bytes 10-{size - 1}/{size}"),
        "bytes=-250": (206, PNG[-250:], f"bytes {size - 250}-{size - 1}/{size}"),
        f"bytes=5-{size * 9}": (206, PNG[5:], f"bytes 5-{size - 1}/{size}"),
        f"bytes={size}-": (416, b"", f"bytes */{size}"),
        "bytes=-0": (416, b"", f"bytes */{size}"),
        "bytes=9-1": (200, PNG, None),
        "bytes=0-1,4-5": (200, PNG, None),
        "lines=1-2": (200, PNG, None),
    }
    for part, expected in parts.items():
        found = await got(rita, file, Range=part)
        assert (found.status_code, found.content, found.headers.get("content-range")) == expected, part
    assert (await got(rita, file, Range="bytes=0-9", If_Range='"file_0"')).status_code == 200
    assert (await got(rita, file, Range="bytes=0-9", If_Range=tag)).status_code == 206
    assert (await got(rita, file, If_None_Match=f'"x", {tag}')).status_code == 304
    head = await got(rita, file, "HEAD")
    assert (head.content, head.headers["content-length"]) == (b"", str(size))
    assert (await got(rita, file, query="?inline=1")).headers["content-disposition"].startswith("inline; ")
    monkeypatch.setattr(file_store, "place", lambda: "/dev/null/nowhere")
    assert code(await got(rita, file)) == (503, "UNAVAILABLE")
