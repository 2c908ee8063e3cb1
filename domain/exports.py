"""Lists taken along as files: asked for, made by a job, downloaded once (P17, T38).

Rights are asked three times: when an export is asked for, for each batch of rows while it is made, and when it is
downloaded; a file made under rights that are no longer the same ones is not handed out.
"""

import asyncio
import csv
import hashlib
import os
import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, Final, Protocol

from tortoise import fields
from tortoise.models import Model

from domain import account, config, db, events, jobs, sessions, stored
from domain.account import Account
from domain.columns import COLUMNS, Column, custom
from domain.events import transaction
from domain.questions import Condition, Order, Question, Sql
from domain.reads import read
from domain.tables import CheckConstraint, Ordered, foreign_key
from permissions import scope
from permissions.actor import Actor
from permissions.errors import BadInput, Forbidden, Invalid, NotFound
from permissions.fields import SECTIONS

FOLDER: Final = config.VAR / "exports"  # shared by server and worker
KEPT: Final = timedelta(hours=24)
MOST_WAITING: Final = 5  # of one user, not downloaded yet
BATCH: Final = 1000  # rows held at a time


class ExportState(Enum):
    WAITING = "WAITING"
    READY = "READY"
    DOWNLOADED = "DOWNLOADED"
    EXPIRED = "EXPIRED"
    FAILED = "FAILED"


class Export(Model):
    """A list that somebody wants as a file."""

    owner: ClassVar[str] = "user_id"

    id = fields.BigIntField(primary_key=True)
    user_id = fields.BigIntField()
    noun = fields.CharField(max_length=20)
    wanted = fields.JSONField[dict[str, Any]]()  # as it was sent
    ordering = fields.CharField(max_length=80)  # empty: the usual one
    locale = fields.CharField(max_length=5)  # of the header
    address = fields.CharField(max_length=45, null=True)  # from which it was asked for
    state = fields.CharEnumField(ExportState, max_length=10, default=ExportState.WAITING)
    row_count = fields.IntField(null=True)
    token = fields.CharField(max_length=43, null=True, unique=True)  # the file's name while there is one
    rights_hash = fields.CharField(max_length=64, null=True)  # under which the file was made
    created_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()

    class Meta:
        table = "export"
        constraints = (
            foreign_key("export", "user_id", "users"),
            CheckConstraint(
                check="\"state\" IN ('WAITING', 'READY', 'DOWNLOADED', 'EXPIRED', 'FAILED')", name="ck_export_state"
            ),
        )
        indexes = (
            Ordered("-created_at", "-id", name="ix_export_created"),
            Ordered("user_id", "-created_at", "-id", name="ix_export_user"),
        )


class Listing(Protocol):
    """How lists of one kind of record are asked for."""

    def conditions(self, filter: Mapping[str, Any]) -> Sequence[Condition]:
        """A filter as it was sent. Raises BadInput for one that the list does not take (any more)."""

    def order(self, actor: Actor, name: str) -> Order:
        """The order of this name. Raises Forbidden for that of a hidden field, KeyError for one that there is not."""

    def columns(self) -> Collection[str]:
        """The fields of the records, as the graph spells them."""


listings: Final[dict[str, Listing]] = {}  # by noun: the graph, which knows filters and orders, puts them here


def visible(actor: Actor) -> Question:
    """The actor's own exports; to administrators everybody's."""
    return Question(Export, actor)


async def create(
    actor: Actor, noun: str, filter: Mapping[str, Any], ordering: str, *, locale: str, address: str
) -> Export:
    """Have the records that the actor may view and export as a file, of those that match a filter, in an order.

    Raises Forbidden without the right, or for a hidden field in filter or order; BadInput for a filter that can't be
    read; Invalid EXPORTS_TOO_MANY.
    """
    _require(actor, noun)
    _Statement(actor, await account.current(), noun, filter, ordering)
    waiting = Export.filter(user_id=actor.user_id, state__in=[ExportState.WAITING, ExportState.READY])
    if await waiting.filter(expires_at__gt=db.now()).count() >= MOST_WAITING:
        raise Invalid("EXPORTS_TOO_MANY", "filter", most=MOST_WAITING)
    async with transaction() as happened:
        export = await Export.create(
            user_id=actor.user_id,
            noun=noun,
            wanted=dict(filter),
            ordering=ordering,
            locale=locale,
            address=address,
            created_at=db.now(),
            expires_at=db.now() + KEPT,
        )
        happened.add("requested", actor, export, _told(export), card=None)
        await jobs.enqueue("export.make", {"export_id": export.id})
    return export


@jobs.job("export.make", attempts=3, limit=timedelta(minutes=30))
async def make(export_id: int) -> None:
    """Write the file of an export, with the rights that its user has at this moment; nobody's and without a right none.

    The rights are asked again for each batch. When they change meanwhile, it begins anew.
    """
    export = await stored.get(Export, export_id)
    if export is None or export.state is not ExportState.WAITING:
        return
    events.came_from.set(export.address)
    token = secrets.token_urlsafe(32)
    is_there = False
    try:
        actor, count, rights = await _write(export, FOLDER / token)
        async with transaction() as happened:
            is_there = await _change(
                export, ExportState.READY, row_count=count, token=token, rights_hash=rights, expires_at=db.now() + KEPT
            )
            if is_there:
                happened.add("created", actor, export, _told(export) | {"row_count": (None, count)}, card=None)
    except (Forbidden, BadInput):
        await _fail(export)
    finally:
        if not is_there:
            (FOLDER / token).unlink(missing_ok=True)


@jobs.cron("exports.mend", every=timedelta(minutes=1))
async def mend() -> int:
    """End the exports whose job has failed for good; how many."""
    export_id = (
        "(j.args ->> 'export_id')::bigint" if db.dialect() == "postgres" else "json_extract(j.args, '$.export_id')"
    )
    left = await stored.select(
        Export,
        f"a.state = {stored.placeholder(1)} and not exists (select 1 from job j where j.name = 'export.make' "
        f"and j.failed_at is null and {export_id} = a.id) order by a.id",
        [ExportState.WAITING.value],
    )
    for each in left:
        await _fail(each)
    return len(left)


async def _fail(export: Export) -> None:
    async with transaction() as happened:
        if await _change(export, ExportState.FAILED):
            told = {"state": (ExportState.WAITING.value, ExportState.FAILED.value)}
            happened.add("failed", None, export, told, card=None)


async def fetch(actor: Actor, token: str) -> tuple[Export, BinaryIO]:
    """The file of the actor's own export, which is gone from then on.

    Raises NotFound for whatever else, also when the actor may export no more, or not the same records and fields.
    """
    opened: BinaryIO | None = None
    try:
        async with transaction() as happened:
            export = await Export.filter(token=token, user_id=actor.user_id).select_for_update().get_or_none()
            if export is None or export.expires_at <= db.now() or export.rights_hash != _rights(actor, export.noun):
                raise NotFound("export")
            try:
                opened = (FOLDER / token).open("rb")
            except FileNotFoundError:
                raise NotFound("export") from None
            await Export.filter(id=export.id).update(state=ExportState.DOWNLOADED, token=None)
            change = {"state": (ExportState.READY.value, ExportState.DOWNLOADED.value)}
            happened.add("downloaded", actor, export, change, card=None)
    except BaseException:
        if opened:
            opened.close()
        raise
    (FOLDER / token).unlink(missing_ok=True)
    return export, opened


async def forget(user_id: int) -> None:
    """Leave of a user's exports only that they were made: no file, filter or address. In the caller's transaction."""
    theirs = Export.filter(user_id=user_id)
    files = await theirs.filter(token__not_isnull=True).values_list("token", flat=True)
    lasting = theirs.filter(state__in=[ExportState.WAITING, ExportState.READY])
    await lasting.update(state=ExportState.EXPIRED, token=None)
    await theirs.update(wanted={}, address=None)
    for token in files:
        (FOLDER / str(token)).unlink(missing_ok=True)


async def sweep() -> int:
    """Remove the files that nobody has fetched in time, and what a worker that broke down left; how many expired."""
    late = (db.now() - KEPT).timestamp()
    for path in FOLDER.glob("*"):
        if path.stat().st_mtime <= late:
            path.unlink(missing_ok=True)
    lasting = Export.filter(state__in=[ExportState.WAITING, ExportState.READY], expires_at__lte=db.now())
    return await lasting.update(state=ExportState.EXPIRED, token=None)


async def _change(export: Export, state: ExportState, **values: Any) -> bool:
    """Let an export that waits be in another state; whether it was still waiting."""
    return bool(await Export.filter(id=export.id, state=ExportState.WAITING).update(state=state, **values))


def _told(export: Export) -> dict[str, tuple[Any, Any]]:
    return {"noun": (None, export.noun), "filter": (None, export.wanted), "order": (None, export.ordering)}


def _require(actor: Actor, noun: str) -> None:
    scope.require_section(actor, SECTIONS[noun])
    scope.require(actor, noun, "export")


def _rights(actor: Actor, noun: str) -> str:
    """What the actor may view of what an export shows, and export, in short; without the right it is nobody's."""
    try:
        _require(actor, noun)
    except Forbidden:
        return ""
    sql = Sql(actor)
    scopes = [sql.scope(model, "a") for model, _ in COLUMNS.values()]
    scopes.append(sql.scope(COLUMNS[noun][0], "a", "export"))
    hidden = sorted((each, *sorted(names)) for each, names in actor.rights.hidden.items())
    return hashlib.sha256(repr((scopes, sql.params, hidden)).encode()).hexdigest()


class _Statement:
    """What reads the rows of an export, a batch at a time."""

    def __init__(self, actor: Actor, company: Account, noun: str, filter: Mapping[str, Any], ordering: str) -> None:
        listing = listings[noun]
        self._actor, self._company = actor, company
        self._model, columns = COLUMNS[noun]
        self.columns: Sequence[Column] = [each for each in (*columns, *custom(noun)) if not each.hidden(actor)]
        self._conditions, self._order = listing.conditions(filter), listing.order(actor, ordering)
        self.batch(None)  # so that what is wrong with a filter is known at once

    def batch(self, last: Sequence[Any] | None) -> tuple[str, list[Any]]:
        """The statement for the rows beyond the one with the sort keys `last`: its cells, then its sort keys."""
        sql, order = Sql(self._actor, self._company), self._order
        where = [sql.scope(self._model, "a"), sql.scope(self._model, "a", "export")]
        where += [condition(sql, "a") for condition in self._conditions]
        where += [order.beyond(sql, "a", last)] if last is not None else []
        cells = [each.sql(sql) for each in self.columns] + [key.sql.format(a="a") for key in order.keys]
        text = (
            f'select {", ".join(cells)} from "{self._model._meta.db_table}" a '
            f"where {' and '.join(where)} order by {order.by('a')} limit {BATCH}"
        )
        return text, sql.params


async def _write(export: Export, path: Path) -> tuple[Actor, int, str]:
    """The export's rows as CSV (RFC 4180) in a new file; for whom, how many they are, and under which rights.

    Raises Forbidden for who may not, or no more.
    """
    actor, company, rights = await _asking(export)
    statement = _Statement(actor, company, export.noun, export.wanted, export.ordering)
    writers = [each.writer(export.locale, company) for each in statement.columns]
    width, count = len(writers), 0
    last: Sequence[Any] | None = None
    FOLDER.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow([each.header(export.locale, company) for each in statement.columns])
        while True:
            [rows] = await read([statement.batch(last)])
            lines = ([write(cell) for write, cell in zip(writers, row, strict=False)] for row in rows)
            await asyncio.to_thread(out.writerows, lines)
            count += len(rows)
            if (await _asking(export))[2] != rights:
                raise RuntimeError("the rights have changed while the file was being written")
            if len(rows) < BATCH:
                return actor, count, rights
            last = tuple(rows[-1])[width:]


async def _asking(export: Export) -> tuple[Actor, Account, str]:
    """Whose export it is, as of now. Raises Forbidden when they are gone or may not export."""
    company = await account.current()
    actor = await sessions.acting(export.user_id, company)
    if actor is None:
        raise Forbidden(export.noun, "export")
    _require(actor, export.noun)
    return actor, company, _rights(actor, export.noun)
