"""Files for tests: what some hold, and how they are sent and fetched."""

import io
import zipfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from domain import files
from domain.file_store import ObjectState, StoredObject
from domain.files import File
from permissions.actor import Actor
from tests.crm import Crm, Person

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4
PDF = b"%PDF-1.7\n1 0 obj\n" + b"x" * 200
PROGRAM = b"MZ\x90\0\x03\0\0\0" + bytes(200)


def zipped(*members: tuple[str, bytes]) -> bytes:
    """An archive, uncompressed."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, contents in members:
            archive.writestr(name, contents)
    return made.getvalue()


async def kept(actor: Actor, noun: str, id: int) -> File:
    """A file on a record, of which nothing is in the store."""
    upload = (await files.announce(actor, {noun: id}, "photo.png", 5)).upload
    await StoredObject.filter(id=upload.id).update(state=ObjectState.ARRIVING)
    return await files._keep(actor, upload)


@dataclass
class Folder:
    """The store of a test."""

    path: Path

    def objects(self) -> list[Path]:
        """What is in it, unfinished or not."""
        return [each for each in self.path.rglob("*") if each.is_file()]


async def announced(who: Person, on: str, name: str = "photo.png", size: int = len(PNG), **more: Any) -> str:
    """The address for a file on a record."""
    noun = on.rpartition("_")[0]
    payload = await who.do("fileUpload", "upload { url expiresAt }", name=name, size=size, **{f"{noun}Id": on}, **more)
    return str(payload["upload"]["url"])


async def put(
    who: Person, url: str, contents: bytes | AsyncIterator[bytes] = PNG, headers: dict[str, str] | None = None
) -> httpx2.Response:
    """What is answered to contents that are sent to an address."""
    return await who.crm.client.put(url, content=contents, headers=_signed(who) | (headers or {}))


async def uploaded(who: Person, on: str, name: str = "photo.png", contents: bytes = PNG) -> str:
    """The id of a new file."""
    response = await put(who, await announced(who, on, name, len(contents)), contents)
    assert response.status_code == 201, response.text
    return str(response.json()["file"]["id"])


async def got(who: Person, id: str, method: str = "GET", query: str = "", **headers: str) -> httpx2.Response:
    """What is answered to whoever asks for a file."""
    sent = _signed(who) | {name.replace("_", "-"): value for name, value in headers.items()}
    return await who.crm.client.request(method, f"/files/{id}{query}", headers=sent)


async def names(crm: Crm, who: str, on: str) -> list[str] | None:
    """The files on a record, as somebody sees them."""
    noun = on.rpartition("_")[0]
    found = (
        await crm.as_(who).ask(f"query($id: ID!) {{ {noun}(id: $id) {{ files {{ nodes {{ name }} }} }} }}", id=on)
    )[noun]["files"]
    return None if found is None else [each["name"] for each in found["nodes"]]


def code(response: httpx2.Response) -> tuple[int, str]:
    """The status, and the code or the reason of what a person can mend."""
    [error] = response.json()["errors"]
    return response.status_code, error["extensions"].get("reason", error["extensions"]["code"])


def _signed(who: Person) -> dict[str, str]:
    return {"Authorization": f"Bearer {who.token}"} if who.token else {}
