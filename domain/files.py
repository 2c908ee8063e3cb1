"""Files: documents on deals, contacts, companies, tasks and items (D36, T16, L19); what is kept of them, and under
which rights.

A file comes in two steps. `announce` checks all that can be known beforehand and gives an address for one upload by the
same session; `receive` takes the contents, whose file is there once they are whole and have turned out to be what they
were said to be. Rights are asked at both ends of the second step as well, so that whoever loses them meanwhile leaves
nothing.
"""

import asyncio
import hashlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar, Final

from tortoise import fields
from tortoise.exceptions import IntegrityError

from domain import db, file_store, file_types, jobs, photos, records, stored
from domain.account import Account
from domain.companies import Company
from domain.config import settings
from domain.contacts import Contact
from domain.deals import Deal
from domain.events import farewell, snapshot, transaction
from domain.file_store import ObjectState, StoredObject
from domain.file_types import HEAD
from domain.items import Item
from domain.questions import Sql
from domain.records import Record, Versioned
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.tasks import Task
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Forbidden, Invalid, NotFound

LASTS: Final = timedelta(hours=1)  # an address for an upload, and then the upload itself
MOST_WAITING: Final = 20  # addresses of one user at a time

CARDS: Final[dict[str, type[Record]]] = {
    "deal": Deal,
    "contact": Contact,
    "company": Company,
    "task": Task,
    "item": Item,
}


class File(Versioned):
    """A document on one record; rights are the record's. It never changes: another content is another file."""

    goes_with_card: ClassVar[bool] = True
    cards: ClassVar[dict[str, type[Record]]] = {f"{noun}_id": model for noun, model in CARDS.items()}
    field_of_card: ClassVar[str] = "files"
    untold: ClassVar[tuple[str, ...]] = ("stored_id",)

    deal_id = fields.BigIntField(null=True)
    contact_id = fields.BigIntField(null=True)
    company_id = fields.BigIntField(null=True)
    task_id = fields.BigIntField(null=True)
    item_id = fields.BigIntField(null=True)
    name = fields.CharField(max_length=255)
    type = fields.CharField(max_length=100)
    size = fields.BigIntField()
    stored_id = fields.BigIntField(unique=True)
    created_by_id = fields.BigIntField()

    class Meta:
        table = "file"
        constraints = (
            foreign_key("file", "deal_id", "deal", on_delete="CASCADE"),
            foreign_key("file", "contact_id", "contact", on_delete="CASCADE"),
            foreign_key("file", "company_id", "company", on_delete="CASCADE"),
            foreign_key("file", "task_id", "task", on_delete="CASCADE"),
            foreign_key("file", "item_id", "item", on_delete="CASCADE"),
            foreign_key("file", "stored_id", "stored_object"),
            foreign_key("file", "created_by_id", "users"),
            CheckConstraint(
                check=" + ".join(f'(CASE WHEN "{noun}_id" IS NULL THEN 0 ELSE 1 END)' for noun in CARDS) + " = 1",
                name="ck_file_one_card",
            ),
        )
        indexes = tuple(Ordered(f"{noun}_id", "-id", name=f"ix_file_{noun}") for noun in CARDS)


@dataclass(frozen=True, slots=True)
class Address:
    """Where one upload may be sent to: what its path ends in, and what is expected there."""

    token: str
    upload: StoredObject


async def announce(
    actor: Actor, on: Mapping[str, int | None], name: str, size: int, declared: str | None = None
) -> Address:
    """An address to send a file to, to be put `on` a record that the actor may view: its id by its noun.

    Raises Invalid ONE_RECORD unless exactly one is named; FILE_NAME_INVALID, FILE_TYPE_NOT_ALLOWED,
    FILE_TYPE_MISMATCH, FILE_EMPTY, FILE_TOO_LARGE; UPLOADS_TOO_MANY, and FILES_TOO_MANY when the account has as many as
    it may have, those in the trash and on their way included. Raises Forbidden where files may not be changed.
    """
    cards = [(noun, id) for noun, id in on.items() if id is not None]
    async with transaction():
        if len(cards) != 1:
            raise Invalid("ONE_RECORD", "dealId")
        [(noun, record_id)] = cards
        card = await records.fetch(CARDS[noun], actor, "view", record_id)
        _require(actor, noun)
        name = file_types.named(name, "name")
        type = file_types.told(name, declared, settings().files_types)
        return await _announced(actor, noun, card.id, name, type, size, settings().files_largest)


async def announce_photo(actor: Actor, name: str, size: int, declared: str | None = None) -> Address:
    """An address to send one's own photo to (P31). Raises Forbidden for programs, and Invalid as `announce` does."""
    photos.require(actor)
    async with transaction():
        name = file_types.named(name, "name")
        type = file_types.told(name, declared, photos.TYPES)
        largest = min(photos.LARGEST, settings().files_largest)
        return await _announced(actor, photos.NOUN, actor.user_id, name, type, size, largest)


async def _announced(actor: Actor, noun: str, record_id: int, name: str, type: str, size: int, largest: int) -> Address:
    if size < 1:
        raise Invalid("FILE_EMPTY", "size")
    if size > largest:
        raise Invalid("FILE_TOO_LARGE", "size", most=f"{largest / 1_000_000:g}")
    await stored.select(Account, f"a.id = 1{stored.locked('no key update')}", [])  # who counts is alone
    await _count(actor, noun)
    token = secrets.token_urlsafe(32)
    upload = stored.new(
        StoredObject,
        key=secrets.token_urlsafe(32),
        state=ObjectState.WAITING,
        token_hash=_hash(token),
        user_id=actor.user_id,
        session_id=actor.session_id,
        key_id=actor.key_id,
        noun=noun,
        record_id=record_id,
        name=name,
        type=type,
        size=size,
        expires_at=db.now() + LASTS,
        created_at=db.now(),
    )
    await stored.insert(upload)
    return Address(token, upload)


async def _count(actor: Actor, noun: str) -> None:
    """Raises Invalid when nothing more may come; photos are no documents, and count for none."""
    coming = StoredObject.filter(state__in=[ObjectState.WAITING, ObjectState.ARRIVING], expires_at__gt=db.now())
    if await coming.filter(user_id=actor.user_id).count() >= MOST_WAITING:
        raise Invalid("UPLOADS_TOO_MANY", "name", most=MOST_WAITING)
    documents = coming.exclude(noun=photos.NOUN)
    if noun != photos.NOUN and (most := settings().files_most) and await documents.count() + await used() >= most:
        raise Invalid("FILES_TOO_MANY", "name", most=most)


async def used() -> int:
    """How many files the account has, those in the trash included."""
    return await StoredObject.filter(state=ObjectState.KEPT).exclude(noun=photos.NOUN).count()


async def receive(
    actor: Actor, token: str, length: int | None, chunks: AsyncIterator[bytes], again: Callable[[], Awaitable[Actor]]
) -> File | StoredObject:
    """The file whose contents are sent to an address, of which `length` bytes are said to come; of a photo the object
    in the store.

    Rights are asked before, and once all has come: `again` gives who asks then, or raises. Raises NotFound for what is
    not the address of an upload of this very session, or was used already; Invalid FILE_LARGER_THAN_ANNOUNCED,
    FILE_INCOMPLETE and FILE_TYPE_MISMATCH, at the first byte that shows it. Then nothing is left, nor is of what breaks
    off.
    """
    upload = await _claim(actor, token)
    try:
        if length is not None:
            _compare(length, upload.size)
        await _write(upload, chunks)
        if upload.noun == photos.NOUN:
            await photos.keep(await again(), upload)
            return upload
        return await _keep(await again(), upload)
    except BaseException:
        await asyncio.shield(_let_go(upload))
        raise


async def _claim(actor: Actor, token: str) -> StoredObject:
    """The upload of an address, from now on this caller's alone."""
    async with db.atomic():
        waiting = StoredObject.filter(token_hash=_hash(token), state=ObjectState.WAITING, expires_at__gt=db.now())
        upload = await waiting.select_for_update().get_or_none()
        mine = (actor.user_id, actor.session_id, actor.key_id)
        if upload is None or (upload.user_id, upload.session_id, upload.key_id) != mine:
            raise NotFound("upload")
        if upload.noun != photos.NOUN:
            await records.fetch(CARDS[upload.noun], actor, "view", upload.record_id)
            _require(actor, upload.noun)
        # Longer than it may take, so that nobody removes what is still being written.
        taken = {"state": ObjectState.ARRIVING, "token_hash": None, "expires_at": db.now() + 2 * LASTS}
        await StoredObject.filter(id=upload.id).update(**taken)
    return upload


async def _write(upload: StoredObject, chunks: AsyncIterator[bytes]) -> None:
    """Put what comes into the store, once its beginning is known to be of the type."""
    count, head = 0, b""
    async with file_store.writing(upload.key) as file:
        async for chunk in chunks:
            count += len(chunk)
            if count > upload.size:
                _compare(count, upload.size)
            if count - len(chunk) < HEAD:
                head += chunk
                if count < min(HEAD, upload.size):
                    continue
                chunk = _checked(upload, head)  # noqa: PLW2901  # with what came before
            await file.write(chunk)
        _compare(count, upload.size)


def _checked(upload: StoredObject, head: bytes) -> bytes:
    if not file_types.holds(upload.type, head[:HEAD]):
        raise Invalid("FILE_TYPE_MISMATCH", "type", type=upload.type)
    return head


def _compare(came: int, announced: int) -> None:
    if came > announced:
        raise Invalid("FILE_LARGER_THAN_ANNOUNCED", "size", size=announced)
    if came < announced:
        raise Invalid("FILE_INCOMPLETE", "size", size=announced, came=came)


async def _keep(actor: Actor, upload: StoredObject) -> File:
    """The file, from now on where it belongs."""
    async with transaction() as events:
        card = await records.fetch(CARDS[upload.noun], actor, "view", upload.record_id)
        _require(actor, upload.noun)
        kept = StoredObject.filter(id=upload.id, state=ObjectState.ARRIVING)
        if not await kept.update(state=ObjectState.KEPT):
            raise NotFound("upload")
        moment = db.now()
        try:
            file = await File.create(
                **{f"{upload.noun}_id": card.id},
                name=upload.name,
                type=upload.type,
                size=upload.size,
                stored_id=upload.id,
                created_by_id=actor.user_id,
                created_at=moment,
                updated_at=moment,
            )
        except IntegrityError:  # the record was deleted a moment ago
            raise NotFound(card.entity) from None
        events.add("created", actor, file, snapshot(file), card=(card.entity, card.id))
    return file


async def _let_go(upload: StoredObject) -> None:
    """Let nothing be left of an upload that has failed."""
    async with db.atomic():
        await file_store.let_go(f"id = {stored.placeholder(1)} and state = 'ARRIVING'", [upload.id])


async def fetch(actor: Actor, file_id: int) -> tuple[File, str]:
    """A file on a record that the actor may view, and the key of its contents. Raises NotFound."""
    file = await _seen(actor, file_id)
    return file, (await stored.one(StoredObject, file.stored_id)).key


async def remove(actor: Actor, file_id: int) -> None:
    """Take a file away for good: who added it may, and whoever may edit its record. The feed still tells of it."""
    async with transaction() as events:
        file = await _seen(actor, file_id)
        card = _card(file)
        _require(actor, card[0])
        if file.created_by_id != actor.user_id and not await _seen_by(actor, file_id, "edit"):
            raise Forbidden("file", "delete")
        if not await File.filter(id=file_id).delete():  # somebody else was faster
            raise NotFound("file")
        file.version += 1
        events.add("deleted", actor, file, farewell(file), card=card)
        await file_store.let_go(f"id = {stored.placeholder(1)}", [file.stored_id])


async def _seen(actor: Actor, file_id: int) -> File:
    if not (found := await _seen_by(actor, file_id, "view")):
        raise NotFound("file")
    return found[0]


async def _seen_by(actor: Actor, file_id: int, action: str) -> list[File]:
    """The file, if the actor may perform the action on its record."""
    sql = Sql(actor)
    return await stored.select(File, f"a.id = {sql.param(file_id)} and {sql.scope(File, 'a', action)}", sql.params)


def _card(file: File) -> tuple[str, int]:
    card = records.card_of(file)
    assert card is not None  # noqa: S101  # ck_file_one_card
    return card


def _require(actor: Actor, noun: str) -> None:
    """Nothing, or Forbidden when the actor may not change which files stand on records of this kind (P26)."""
    if "files" in actor.rights.hidden[noun]:
        raise Forbidden(f"{noun}.files", "view")
    scope.require_fields(actor, noun, ["files"])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@jobs.cron("files.orphans", every=timedelta(days=1))
async def let_orphans_go() -> None:
    """Remove contents that no file has, in its place or in the trash: of a record deleted in the moment one came."""
    async with db.atomic():
        await file_store.let_go(
            f"state = 'KEPT' and id not in (select stored_id from file) and id not in ({file_store.in_trash()}) "
            "and id not in (select photo_id from users where photo_id is not null)",
            [],
        )
