"""Where the contents of files are kept: a directory, or a bucket of an S3-compatible store (docs/decisions/files.md).

The store knows nothing of names and rights: an object is called by a random key. In the database stands a row for each
object before its first byte is sent, and as long as it may be there; so whatever was interrupted can be found and
removed, by any process, without looking through the store.
"""

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final
from urllib.parse import urlsplit

import obstore
import structlog
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, S3Store
from tortoise import fields
from tortoise.models import Model

from domain import config, db, jobs, stored
from domain.config import settings
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions.errors import Unavailable

if TYPE_CHECKING:
    from obstore import AsyncWritableFile

log = structlog.get_logger(__name__)

PART: Final = (
    5 * 1024 * 1024
)  # bytes of a part of an upload, the least that S3 takes: as much is held of each at a time
AT_ONCE: Final = 2  # parts of one upload on their way
SEGMENT: Final = 1024 * 1024  # bytes that are asked for at a time of a download, so that a slow reader holds no more
SECONDS: Final = 30.0  # for a request to the store
BATCH: Final = 500  # objects that are removed at a time


class ObjectState(Enum):
    WAITING = "WAITING"  # announced; nothing has come yet
    ARRIVING = "ARRIVING"  # somebody is sending it
    KEPT = "KEPT"  # whole, of a file that is there or in the trash
    GONE = "GONE"  # to be removed


class StoredObject(Model):
    """An object in the store, from when it is announced until it has been removed."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    key = fields.CharField(max_length=43, unique=True)  # of the object
    state = fields.CharEnumField(ObjectState, max_length=10)
    token_hash = fields.CharField(max_length=64, null=True, unique=True)  # of the address that it is sent to
    user_id = fields.BigIntField()  # who announced it …
    session_id = fields.BigIntField(null=True)  # … and with what
    key_id = fields.BigIntField(null=True)
    noun = fields.CharField(max_length=20)  # what the file is to stand on
    record_id = fields.BigIntField()
    name = fields.CharField(max_length=255)
    type = fields.CharField(max_length=100)
    size = fields.BigIntField()  # bytes
    expires_at = fields.DatetimeField()  # until when it has to be KEPT
    created_at = fields.DatetimeField()

    class Meta:
        table = "stored_object"
        constraints = (
            foreign_key("stored_object", "user_id", "users"),
            CheckConstraint(
                check="\"state\" IN ('WAITING', 'ARRIVING', 'KEPT', 'GONE')", name="ck_stored_object_state"
            ),
        )
        indexes = (
            Ordered("expires_at", "id", name="ix_stored_object_unkept", where="state <> 'KEPT'"),
            Ordered("user_id", name="ix_stored_object_waiting", where="state IN ('WAITING', 'ARRIVING')"),
        )


# ------------------------------------------------------------------------------------------------------- the store


def place() -> str:
    """Where the store is, without its secrets."""
    return settings().files_store or str(config.VAR / "files")


@cache
def _at(place: str, endpoint: str, region: str, key_id: str, secret: str) -> ObjectStore:
    if not place.startswith("s3://"):
        folder = Path(place).absolute()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # of the people on this machine they are nobody's
        return LocalStore(folder)
    url = urlsplit(place)
    given: dict[str, Any] = {"region": region}
    if endpoint:
        given |= {"endpoint": endpoint, "virtual_hosted_style_request": False}
    if key_id:
        given |= {"access_key_id": key_id, "secret_access_key": secret}
    return S3Store(
        url.netloc,
        prefix=url.path.strip("/") or None,
        client_options={"timeout": timedelta(seconds=SECONDS), "allow_http": endpoint.startswith("http://")},
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=SECONDS)},
        **given,
    )


def _store() -> ObjectStore:
    now = settings()
    return _at(place(), now.files_endpoint, now.files_region, now.files_key_id, now.files_secret)


def _path(key: str) -> str:
    return f"{key[:2]}/{key}"  # a directory of millions of entries is slow to list


@asynccontextmanager
async def writing(key: str) -> "AsyncIterator[AsyncWritableFile]":
    """What the object of this key is written with. It is there once the block has ended; of a block that fails nothing
    is left. Raises Unavailable.
    """
    with _answering():
        async with obstore.open_writer_async(_store(), _path(key), buffer_size=PART, max_concurrency=AT_ONCE) as file:
            yield file


async def read(key: str, start: int, end: int) -> bytes:
    """The bytes of an object from `start` to before `end`. Raises Unavailable, also when it isn't there."""
    with _answering():
        return bytes(await obstore.get_range_async(_store(), _path(key), start=start, end=end))


async def segments(key: str, start: int, end: int) -> AsyncIterator[bytes]:
    """`read`, a segment at a time."""
    for begin in range(start, end, SEGMENT):
        yield await read(key, begin, min(begin + SEGMENT, end))


async def remove(key: str) -> None:
    """Remove an object, whole or not, if it is there. Raises Unavailable."""
    with _answering():
        store = _store()
        with suppress(FileNotFoundError):
            await obstore.delete_async(store, _path(key))
        if isinstance(store, LocalStore):  # a process that was killed leaves what it had written of it
            await asyncio.to_thread(_remove_unfinished, Path(place()) / _path(key))


def _remove_unfinished(path: Path) -> None:
    for unfinished in path.parent.glob(f"{path.name}#*"):
        unfinished.unlink(missing_ok=True)


async def probe() -> None:
    """Write, read and remove an object. Raises Unavailable when the store doesn't take part."""
    key = secrets.token_urlsafe(32)
    async with writing(key) as file:
        await file.write(b"probe")
    if await read(key, 0, 5) != b"probe":
        raise Unavailable("The store of files gives something else than it was given.")
    await remove(key)


@contextmanager
def _answering() -> Iterator[None]:
    """Errors of the store as one that the caller is told of; the log has them as they are."""
    try:
        yield
    except (BaseError, OSError) as error:
        log.warning("the store of files fails", exc_info=error)
        raise Unavailable("The store of files does not answer. Try again in a moment.") from error


# --------------------------------------------------------------------------------------------------- what goes


async def let_go(where: str, params: Sequence[Any]) -> None:
    """Have the objects for which `where` holds removed once the caller's transaction has committed."""
    gone = await stored.transaction().fetch(
        f"update stored_object set state = 'GONE' where {where} returning id", params
    )
    if gone:
        await jobs.enqueue("files.remove", key="files.remove")


async def let_go_with_trash(where: str, params: Sequence[Any]) -> None:
    """`let_go` of the files of those deleted records for which `where` holds; their table is named t."""
    await let_go(f"id in ({in_trash(where)})", params)


def in_trash(where: str = "true") -> str:
    """The ids of the objects whose files are in the trash, of these records named t, as SQL."""
    if db.dialect() == "sqlite":
        files, id = "json_each(t.content, '$.file') f", "json_extract(f.value, '$.stored_id')"
    else:
        files = (
            "jsonb_array_elements(case jsonb_typeof(t.content -> 'file') when 'array' then t.content -> 'file' "
            "else '[]'::jsonb end) f(value)"
        )
        id = "(f.value ->> 'stored_id')::bigint"
    return f"select {id} from trash t cross join {files} where {where}"


@jobs.job("files.remove")
async def sweep() -> int:
    """Remove the objects that are let go of, and those of uploads that have not come to their end; how many."""
    removed = 0
    while True:
        late = {"state__in": [ObjectState.WAITING, ObjectState.ARRIVING], "expires_at__lte": db.now()}
        await StoredObject.filter(**late).update(state=ObjectState.GONE, token_hash=None)
        rows = await StoredObject.filter(state=ObjectState.GONE).order_by("expires_at", "id").limit(BATCH)
        for row in rows:
            await remove(row.key)
            await StoredObject.filter(id=row.id).delete()
        removed += len(rows)
        if len(rows) < BATCH:
            return removed
