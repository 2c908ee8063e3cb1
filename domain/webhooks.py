"""Webhooks: where a partner's program is told of changes (I35, D43).

An endpoint is one API key's, and is told what that key may view at the moment of delivery. What goes out, and when, is
the part of `webhook_lanes`, `webhook_sending` and `webhook_attempts`.
"""

import base64
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from functools import lru_cache
from typing import Any, ClassVar, Final, Protocol

import structlog
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model

from domain import account, db, outward, reference, sequencer, sessions, stored
from domain.access import MODELS
from domain.account import Account
from domain.api_keys import ApiKey
from domain.config import settings
from domain.events import transaction
from domain.pipelines import Pipeline, Stage
from domain.questions import Question
from domain.tables import CheckConstraint, Ordered, foreign_key
from domain.users import User
from permissions import scope
from permissions.actor import Actor
from permissions.errors import Conflict, Forbidden, Invalid, NotFound
from permissions.fields import SECTIONS

MOST: Final = 10  # of one key
MOST_LISTED: Final = 100  # ids in one list of a filter
SECRET_PREFIX: Final = "whsec_"  # noqa: S105  # as Standard Webhooks writes them
OVERLAP: Final = timedelta(hours=24)  # for which a secret that was replaced still signs

log = structlog.get_logger(__name__)


class WebhookEntity(Enum):
    """What messages can be about."""

    DEAL = "deal"
    CONTACT = "contact"
    COMPANY = "company"
    TASK = "task"
    ITEM = "item"


class WebhookKind(Enum):
    """What a message says of a record."""

    CREATED = "CREATED"
    UPDATED = "UPDATED"
    DELETED = "DELETED"
    ACCESS_GAINED = "ACCESS_GAINED"
    ACCESS_LOST = "ACCESS_LOST"


class PauseReason(Enum):
    """Why an endpoint is sent nothing."""

    BY_HAND = "BY_HAND"
    FAILING = "FAILING"
    GONE = "GONE"
    KEY_ENDED = "KEY_ENDED"


class Webhook(Model):
    """An endpoint. While it is paused, what it has to be told waits."""

    owner: ClassVar[str] = "user_id"
    # No event tells of secrets; what the rest says changes with every delivery.
    untold: ClassVar[tuple[str, ...]] = (
        "secret",
        "last_secret",
        "sight",
        "sights",
        "since",
        "failing_since",
        "failures",
    )

    id = fields.BigIntField(primary_key=True)
    user_id = fields.BigIntField()  # as whom the key acts
    api_key_id = fields.BigIntField()
    url = fields.CharField(max_length=2000)
    entities = fields.JSONField[list[str]]()
    kinds = fields.JSONField[list[str]]()
    narrowed = fields.JSONField[dict[str, list[int]]]()  # to which records: column → ids
    selections = fields.JSONField[dict[str, str]]()  # entity → fields of the graph, where they were chosen
    secret = fields.CharField(max_length=255)  # encrypted
    last_secret = fields.CharField(max_length=255, null=True)  # encrypted; signs as well …
    last_secret_until = fields.DatetimeField(null=True)  # … until then
    sight = fields.JSONField[dict[str, Any]]()  # what its key might view when that was last compared: see `sight_of`
    sights = fields.IntField(default=0)  # how often that has changed
    since = fields.BigIntField()  # the position in the log behind which it is told
    paused_at = fields.DatetimeField(null=True)
    pause_reason = fields.CharEnumField(PauseReason, max_length=10, null=True)
    failing_since = fields.DatetimeField(null=True)  # of the first attempt that failed after the last one that did not
    failures = fields.IntField(default=0)  # since then
    created_by_id = fields.BigIntField()
    version = fields.IntField(default=1)
    created_at = fields.DatetimeField()

    class Meta:
        table = "webhook"
        constraints = (
            foreign_key("webhook", "user_id", "users"),
            foreign_key("webhook", "api_key_id", "api_key"),
            foreign_key("webhook", "created_by_id", "users"),
            CheckConstraint(
                check='("paused_at" IS NULL) = ("pause_reason" IS NULL) AND ("pause_reason" IS NULL OR '
                "\"pause_reason\" IN ('BY_HAND', 'FAILING', 'GONE', 'KEY_ENDED'))",
                name="ck_webhook_pause",
            ),
        )
        indexes = (
            Ordered("-created_at", "-id", name="ix_webhook_created"),
            Ordered("user_id", "-created_at", "-id", name="ix_webhook_user"),
        )


class Cursor(Model):
    """How far the log is routed to lanes: row 1."""

    child: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    pos = fields.BigIntField()
    epoch = fields.CharField(max_length=32)  # of the log that this is a position in
    rights_pos = fields.BigIntField()  # of the last event routed that may have changed what a key views …
    sights_pos = fields.BigIntField()  # … and up to where sights were compared

    class Meta:
        table = "webhook_cursor"
        constraints = (CheckConstraint(check='"id" = 1', name="ck_webhook_cursor_single"),)


class Unreadable(Exception):
    """Of some records it can't be told what is selected of them: it takes too long, is too much, or fails."""


class Shown(Protocol):
    """How records of one kind are shown: by the graph, which knows fields, and hides some."""

    async def check(self, actor: Actor, company: Account, selection: str) -> None:
        """Nothing, or Invalid SELECTION_INVALID for what is no selection of fields, or of too much."""

    async def read(self, actor: Actor, company: Account, selection: str, ids: Sequence[int]) -> Mapping[int, Any]:
        """Those of the records that the actor may view, as JSON; the usual fields when none are selected.

        Raises Unreadable, and whatever a database that is away raises.
        """

    def named(self, actor: Actor, columns: Sequence[str]) -> list[str]:
        """The fields that show these columns to the actor, by name."""


shown: Final[dict[str, Shown]] = {}  # by noun: the graph puts them here


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an endpoint is to be told of; None: as it is, or the usual."""

    url: str | None = None
    entities: Sequence[str] | None = None
    kinds: Sequence[WebhookKind] | None = None
    filter: Mapping[str, Sequence[int]] | None = None
    selections: Mapping[str, str] | None = None


def visible(actor: Actor) -> Question:
    """To a program its own endpoints, to administrators all."""
    return Question(Webhook, actor)


async def create(actor: Actor, wanted: Wanted, api_key_id: int | None = None) -> tuple[str, Webhook]:
    """A new endpoint of a key, by default the one that asks, and its secret, which is told only here.

    Raises NotFound for another key, Forbidden for people who are no administrators; Invalid URL_…, ENTITIES_…,
    FILTER_…, SELECTION_INVALID, KEY_REVOKED, WEBHOOKS_TOO_MANY.
    """
    key = await _key(actor, api_key_id)
    owner = await _acting(key.user_id)
    values = {"kinds": [each.value for each in WebhookKind], "narrowed": {}, "selections": {}}
    values |= await _checked(owner, wanted, tuple(wanted.entities or ()))
    secret = _new_secret()
    async with transaction() as events:
        await ApiKey.select_for_update().get(id=key.id)
        if await Webhook.filter(api_key_id=key.id).count() >= MOST:
            raise Invalid("WEBHOOKS_TOO_MANY", "apiKeyId", most=MOST)
        head = await sequencer.head()
        await _adopt(head)
        hook = Webhook(
            user_id=key.user_id,
            api_key_id=key.id,
            secret=encrypted(secret),
            since=head.pos,
            created_by_id=actor.user_id,
            created_at=db.now(),
            **values,
        )
        hook.sight = sight_of(owner, hook)
        await hook.save()
        told = {name: (None, getattr(hook, name)) for name in ("api_key_id", "user_id", *sorted(values))}
        events.add("created", actor, hook, told, card=None)
    return secret, hook


async def _adopt(head: sequencer.Head) -> None:
    """Begin with the log as it is, where the cursor is still in an older one: nobody has missed anything yet."""
    await Cursor.exclude(epoch=head.epoch).update(
        pos=head.pos, epoch=head.epoch, rights_pos=head.pos, sights_pos=head.pos
    )


async def update(
    actor: Actor, id: int, wanted: Wanted, *, paused: bool | None = None, expected_version: int | None = None
) -> Webhook:
    """Change what is wanted of an endpoint, pause it or let it go on.

    What has waited meanwhile is delivered then. Raises NotFound, Conflict; Invalid as `create` does.
    """
    hook = await _own(actor, id)
    owner = await _acting(hook.user_id)
    values = await _checked(owner, wanted, tuple(hook.entities if wanted.entities is None else wanted.entities), hook)
    async with transaction() as events:
        hook = await _own(actor, id, locked=True)
        if expected_version not in (None, hook.version):
            raise Conflict(hook.version, [], "webhook")
        if paused is not None and paused != (hook.paused_at is not None):
            values |= {"paused_at": db.now() if paused else None}
            values |= {"pause_reason": PauseReason.BY_HAND if paused else None}
            values |= {"failing_since": None, "failures": 0}
        change = {name: (getattr(hook, name), value) for name, value in values.items() if getattr(hook, name) != value}
        if change:
            hook.update_from_dict({name: after for name, (_, after) in change.items()})
            hook.version += 1
            await hook.save(update_fields=[*change, "version"])
            events.add("changed", actor, hook, _told(change), card=None)
        if paused is False and "paused_at" in change:
            await _begin_anew(hook.id)
    return hook


# In the order in which whatever locks several does.
_LANES: Final = "select id from webhook_lane where webhook_id = {} order by entity, record_id, again{}"


async def _begin_anew(id: int) -> None:
    """Try what has waited for an endpoint at once, and for as long as what is new."""
    lanes = _LANES.format(stored.placeholder(1), stored.locked("update"))
    text = (
        f"update webhook_lane set attempts = 0, failing_since = null, run_at = {stored.placeholder(2)} "
        f"where id in ({lanes}) and run_at is not null and holder is null returning id"
    )
    await stored.transaction().fetch(text, [id, db.now()])


async def delete(actor: Actor, id: int) -> None:
    """Remove an endpoint, with what waits for it and its log. Raises NotFound."""
    async with transaction() as events:
        await _own(actor, id)  # before anybody waits for this
        if db.dialect() == "postgres":
            # Whoever routes or sends locks lanes, and then needs the endpoint to stay, for a new lane or a delivery. So
            # routing waits, and lanes are had before the endpoint goes.
            await stored.transaction().fetch("select id from webhook_cursor for update")
        hook = await _own(actor, id, locked=True)
        await stored.transaction().fetch(_LANES.format(stored.placeholder(1), stored.locked("update")), [id])
        await hook.delete()
        events.add("deleted", actor, hook, {"url": (hook.url, None)}, card=None)


async def rotate(actor: Actor, id: int) -> tuple[str, Webhook]:
    """A new secret, told only here; both sign for OVERLAP, so that the receiver can change over. Raises NotFound."""
    secret = _new_secret()
    async with transaction() as events:
        hook = await _own(actor, id, locked=True)
        hook.last_secret, hook.last_secret_until = hook.secret, db.now() + OVERLAP
        hook.secret = encrypted(secret)
        hook.version += 1
        await hook.save(update_fields=["secret", "last_secret", "last_secret_until", "version"])
        events.add("secret_rotated", actor, hook, {"last_secret_until": (None, hook.last_secret_until)}, card=None)
    return secret, hook


async def pause(hook: Webhook, reason: PauseReason) -> None:
    """Send nothing more to an endpoint until somebody lets it go on; "webhook.paused" says so in the log."""
    async with transaction() as events:
        moment = db.now()
        if await Webhook.filter(id=hook.id, paused_at=None).update(paused_at=moment, pause_reason=reason):
            change = {"paused_at": (None, moment), "pause_reason": (None, reason.value), "url": (hook.url, hook.url)}
            events.add("paused", None, hook, change, card=None)


async def sweep() -> int:
    """Remove the endpoints of keys that were revoked, which is for good; how many."""
    ended = await ApiKey.filter(revoked_at__isnull=False).values_list("id", flat=True)
    left = await Webhook.filter(api_key_id__in=list(ended))
    for hook in left:
        async with transaction() as events:
            await hook.delete()
            events.add("deleted", None, hook, {"url": (hook.url, None)}, card=None)
    return len(left)


# ------------------------------------------------------------------------------------------------------ what it sees


def sight_of(actor: Actor, hook: Webhook) -> dict[str, Any]:
    """By noun, which records an endpoint is about: those that its key may view and that its filter lets through.

    As JSON, to be kept and compared; `condition` reads it.
    """
    found = {}
    for noun in hook.entities:
        q = scope.predicate(MODELS[noun], actor, "view")
        if SECTIONS[noun] in actor.rights.hidden["section"]:
            q = scope.NOTHING
        narrowed: dict[str, Any] = {f"{column}__in": ids for column, ids in hook.narrowed.items()}
        found[noun] = _spelled(Q(q, Q(**narrowed)) if narrowed else q)
    return found


def condition(sight: Mapping[str, Any], noun: str) -> Q:
    """What is true of the records of a kind that are in sight; of none where it isn't about them."""
    return _read(sight[noun]) if noun in sight else scope.NOTHING


def _spelled(q: Q) -> list[Any]:
    values = {name: sorted(value) if isinstance(value, list | tuple) else value for name, value in q.filters.items()}
    return [q.join_type, values, [_spelled(child) for child in q.children]]


def _read(spelled: Sequence[Any]) -> Q:
    join_type, values, children = spelled
    read = [_read(child) for child in children]
    # The library takes either conditions or parts.
    parts = [*read, *(Q(**{name: value}) for name, value in values.items())]
    return Q(*parts, join_type=join_type) if len(parts) != 1 else parts[0]


# --------------------------------------------------------------------------------------------------------- who may


async def _key(actor: Actor, api_key_id: int | None) -> ApiKey:
    """The key that an endpoint is to be of."""
    if actor.key_id is None and not actor.is_administrator:
        raise Forbidden("webhook", "create")
    wanted = api_key_id or actor.key_id
    if wanted is None:
        raise Invalid("REQUIRED", "apiKeyId")
    key = await ApiKey.get_or_none(id=wanted)
    if key is None or not (actor.is_administrator or key.id == actor.key_id):
        raise NotFound("API key")
    if key.revoked_at:
        raise Invalid("KEY_REVOKED", "apiKeyId")
    return key


async def _own(actor: Actor, id: int, *, locked: bool = False) -> Webhook:
    """An endpoint that the actor manages: they view no other. Raises NotFound."""
    found = scope.scoped(Webhook, actor, "view").filter(id=id)
    if (hook := await (found.select_for_update(no_key=True) if locked else found).first()) is None:
        raise NotFound("webhook")
    return hook


async def own(actor: Actor, id: int) -> Webhook:
    """The endpoint with this id. Raises NotFound for one that the actor doesn't manage."""
    return await _own(actor, id)


async def _acting(user_id: int) -> Actor:
    """Whom an endpoint's key stands for now. Raises Invalid KEY_REVOKED for one that has ended."""
    actor = await sessions.acting(user_id, await account.current())
    if actor is None:
        raise Invalid("KEY_REVOKED", "apiKeyId")
    return actor


# ---------------------------------------------------------------------------------------------------- what may be


async def _checked(
    owner: Actor, wanted: Wanted, entities: Sequence[str], hook: Webhook | None = None
) -> dict[str, Any]:
    """The columns for what is wanted."""
    values: dict[str, Any] = {}
    if wanted.url is not None or hook is None:
        values["url"] = await outward.checked(wanted.url or "", "url")
    if wanted.entities is not None or hook is None:
        if not entities:
            raise Invalid("REQUIRED", "entities")
        values["entities"] = list(dict.fromkeys(entities))
    if wanted.kinds is not None:
        if not wanted.kinds:
            raise Invalid("REQUIRED", "kinds")
        values["kinds"] = list(dict.fromkeys(each.value for each in wanted.kinds))
    narrowed = wanted.filter if wanted.filter is not None else hook.narrowed if hook else {}
    if wanted.filter is not None or wanted.entities is not None:
        values["narrowed"] = await _filter(narrowed, entities)
    if wanted.selections is not None:
        for noun, selection in wanted.selections.items():
            if noun not in entities:
                raise Invalid("SELECTION_INVALID", "selections", why=f"{noun} is none of its entities")
            await shown[noun].check(owner, await account.current(), selection)
        values["selections"] = dict(wanted.selections)
    return values


async def _filter(filter: Mapping[str, Sequence[int]], entities: Sequence[str]) -> dict[str, list[int]]:
    await reference.load()
    known: dict[str, type[Model]] = {"pipeline_id": Pipeline, "stage_id": Stage, "responsible_id": User}
    paths = {"pipeline_id": "pipelineIds", "stage_id": "stageIds", "responsible_id": "responsibleIds"}
    found = {}
    for column, ids in filter.items():
        path = f"filter.{paths[column]}"
        if len(ids) > MOST_LISTED:
            raise Invalid("TOO_MANY", path, most=MOST_LISTED)
        if ids and any(column not in MODELS[noun]._meta.db_fields for noun in entities):
            raise Invalid("FILTER_OF_DEALS", path)
        for place, id in enumerate(ids):
            if id not in reference.rows(known[column]):
                raise Invalid("NOT_FOUND", f"{path}.{place}")
        if ids:
            found[column] = sorted(set(ids))
    return found


def _told(change: Mapping[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    return {name: tuple(getattr(side, "value", side) for side in both) for name, both in change.items()}


# ------------------------------------------------------------------------------------------------------- secrets


def _new_secret() -> str:
    """256 random bits."""
    return SECRET_PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def keys(hook: Webhook) -> list[bytes]:
    """What a message is signed with now, the newest first. Raises ValueError under another VORONKA_SECRET_KEY."""
    found = [hook.secret]
    if hook.last_secret and hook.last_secret_until and hook.last_secret_until > db.now():
        found.append(hook.last_secret)
    try:
        return [_key_of(each) for each in found]
    except InvalidToken:
        raise ValueError("the secret was encrypted under another VORONKA_SECRET_KEY: rotate it") from None


def encrypted(secret: str) -> str:
    return _fernet(settings().secret()).encrypt(secret.encode()).decode()


def _key_of(stored: str) -> bytes:
    return _decrypted(settings().secret(), stored)


@lru_cache(maxsize=1000)
def _decrypted(key: bytes, stored: str) -> bytes:
    text = _fernet(key).decrypt(stored).decode()
    return base64.b64decode(text.removeprefix(SECRET_PREFIX))


@lru_cache(maxsize=2)
def _fernet(secret: bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"voronka webhook").derive(secret)
    return Fernet(base64.urlsafe_b64encode(derived))
