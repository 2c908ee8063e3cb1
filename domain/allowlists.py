"""From which addresses one may come (P18): lists for the account, a role, a user, a kind of client.

All lists that apply have to allow an address. A list that is empty, or not there, allows every address. `0.0.0.0/0`
stands for all of IPv4 and `::/0` for all of IPv6; IPv4 written as IPv6 (`::ffff:192.0.2.1`) is IPv4. Decided in memory:
the table is one of `domain/reference.py`.
"""

import ipaddress
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any, ClassVar, Final

from tortoise import fields
from tortoise.models import Model

from domain import db, policies, reference, sign_ins, stored, users
from domain.events import Events, transaction
from domain.questions import Question
from domain.sign_ins import ClientKind, Origin
from domain.tables import foreign_key
from permissions.actor import Actor
from permissions.errors import Barred, Conflict, Invalid
from permissions.scope import require_administrator

MOST: Final = 500  # ranges of one list
PREVIEWED: Final = timedelta(days=30)
SHOWN: Final = 200  # rows of a preview

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Key = tuple[str, str]  # kind and subject
Lists = Mapping[Key, Sequence[Network]]

_RANGE = re.compile(r"[0-9A-Fa-f:.]+(?:/[0-9]{1,3})?")


class AllowlistKind(Enum):
    """Whom a list is about."""

    ACCOUNT = "ACCOUNT"
    ROLE = "ROLE"
    USER = "USER"
    CLIENT = "CLIENT"


class IpAllowlist(Model):
    """Ranges of addresses that its subject may come from."""

    owner: ClassVar[str] = "user_id"
    reference: ClassVar[bool] = True

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharEnumField(AllowlistKind, max_length=10)
    subject = fields.CharField(max_length=40)  # the role, the client or the user's id; "" of the account
    user_id = fields.BigIntField(null=True)
    ranges = fields.JSONField[list[str]]()
    version = fields.IntField(default=1)
    updated_at = fields.DatetimeField()

    class Meta:
        table = "ip_allowlist"
        unique_together = (("kind", "subject"),)
        constraints = (foreign_key("ip_allowlist", "user_id", "users", on_delete="CASCADE"),)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a list is about: one of these, or with none the account."""

    role: str | None = None
    user_id: int | None = None
    client: ClientKind | None = None

    async def key(self) -> Key:
        """Kind and subject. Raises Invalid ONE_SUBJECT, ROLE_UNKNOWN, NOT_FOUND."""
        if sum(each is not None for each in (self.role, self.user_id, self.client)) > 1:
            raise Invalid("ONE_SUBJECT", "role")
        if self.role is not None:
            await policies.require_role(self.role, "role")
            return AllowlistKind.ROLE.value, self.role
        if self.user_id is not None:
            if await stored.get(users.User, self.user_id) is None:
                raise Invalid("NOT_FOUND", "userId")
            return AllowlistKind.USER.value, str(self.user_id)
        if self.client is not None:
            return AllowlistKind.CLIENT.value, self.client.value
        return AllowlistKind.ACCOUNT.value, ""


@dataclass(frozen=True, slots=True)
class ShutOut:
    """Somebody whom a list would have kept out: as who, from where and how often."""

    user_id: int
    name: str
    address: str
    client: ClientKind
    sign_ins: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would have done."""

    sign_ins: int
    shut_out_sign_ins: int
    shut_out: list[ShutOut]
    locks_out_caller: bool


def visible(actor: Actor) -> Question:
    """All lists, to administrators; to others what is about them alone."""
    return Question(IpAllowlist, actor)


# ------------------------------------------------------------------------------------------------------- deciding


async def require(actor: Actor, origin: Origin) -> None:
    """Nothing, or Barred when some list keeps the actor out from there. No statement on a warm process."""
    await reference.load()
    if not allowed(_lists(), origin, actor.role, actor.user_id):
        raise barred(origin, actor.locale)


async def require_anybody(origin: Origin, locale: str) -> None:
    """Nothing, or Barred when nobody may come from there with such a client, whoever they are."""
    await reference.load()
    if not allowed(_lists(), origin, None, None):
        raise barred(origin, locale)


def barred(origin: Origin, locale: str) -> Barred:
    return Barred("ADDRESS_NOT_ALLOWED", locale, address=origin.address)


def allowed(lists: Lists, origin: Origin, role: str | None, user_id: int | None) -> bool:
    """Whether all lists that apply allow the address. What is no address is in no list."""
    if not lists:
        return True
    keys = (
        (AllowlistKind.ACCOUNT.value, ""),
        (AllowlistKind.CLIENT.value, origin.client.value),
        (AllowlistKind.ROLE.value, role or ""),
        (AllowlistKind.USER.value, str(user_id)),
    )
    return all(_holds(lists[key], origin.address) for key in keys if key in lists)


def _holds(networks: Sequence[Network], address: str) -> bool:
    parsed = _address(address)
    return parsed is not None and any(parsed.version == each.version and parsed in each for each in networks)


@lru_cache(maxsize=4096)
def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _lists() -> Lists:
    """The lists that say something, as read last."""
    return _parsed(reference.revision(IpAllowlist))


@lru_cache(maxsize=2)
def _parsed(_revision: int) -> Lists:
    rows = reference.rows(IpAllowlist).values()
    return {(row["kind"], row["subject"]): _networks(row["ranges"]) for row in rows if row["ranges"]}


def _networks(ranges: Sequence[str]) -> list[Network]:
    """What can be read of stored ranges: a list of nothing else allows no address (T10)."""
    return [network for each in ranges if (network := _network(each)) is not None]


def _network(text: str) -> Network | None:
    """A range or a single address, without bits beyond its prefix; IPv4 within IPv6 as IPv4."""
    if not _RANGE.fullmatch(text):  # no zones, and no masks, which mean one thing to some and its opposite to others
        return None
    try:
        network = ipaddress.ip_network(text)
    except ValueError:
        return None
    if network.version == 6 and network.prefixlen >= 96 and (mapped := network.network_address.ipv4_mapped):
        return ipaddress.ip_network((mapped, network.prefixlen - 96))
    return network


def checked(ranges: Sequence[str], path: str = "ranges") -> list[str]:
    """Ranges in their one form, each once, in the order given. Raises Invalid TOO_MANY, RANGE_INVALID."""
    if len(ranges) > MOST:
        raise Invalid("TOO_MANY", path, most=MOST)
    found: dict[str, None] = {}
    for place, text in enumerate(ranges):
        if (network := _network(text.strip())) is None:
            raise Invalid("RANGE_INVALID", f"{path}.{place}")
        found[str(network)] = None
    return list(found)


# ------------------------------------------------------------------------------------------------------- changing


async def put(
    actor: Actor,
    subject: Subject,
    ranges: Sequence[str],
    origin: Origin,
    *,
    confirmed: bool = False,
    expected_version: int | None = None,
) -> IpAllowlist:
    """Replace the list of a subject; without ranges it allows every address.

    Raises Invalid LOCKS_YOU_OUT when the actor's own next request would be refused, unless `confirmed`, and what
    `Subject.key` and `checked` raise; Conflict when `expected_version` is stale (0: there is none yet).
    """
    require_administrator(actor)
    key, wanted = await subject.key(), checked(ranges)
    async with transaction() as events:
        row, _ = await IpAllowlist.get_or_create(
            {"user_id": subject.user_id, "ranges": [], "version": 0, "updated_at": db.now()},
            kind=AllowlistKind(key[0]),
            subject=key[1],
        )
        row = await IpAllowlist.select_for_update().get(id=row.id)
        if expected_version not in (None, row.version):
            raise Conflict(row.version, ["ranges"], "ip_allowlist")
        if not confirmed and _locks_out(await _stored(), key, wanted, actor, origin):
            raise Invalid("LOCKS_YOU_OUT", "ranges", address=origin.address)
        if wanted != row.ranges or not row.version:
            before, row.ranges = row.ranges, wanted
            row.version, row.updated_at = row.version + 1, db.now()
            await row.save()
            events.add("changed", actor, row, _change(row, before, wanted), card=None)
    return row


def _change(row: IpAllowlist, before: list[str], after: list[str]) -> dict[str, tuple[Any, Any]]:
    """With whom the list is about, on both sides, since ids tell people nothing."""
    return {"kind": (row.kind, row.kind), "subject": (row.subject, row.subject), "ranges": (before, after)}


def _locks_out(lists: Lists, key: Key, ranges: Sequence[str], actor: Actor, origin: Origin) -> bool:
    return not allowed(_with(lists, key, ranges), origin, actor.role, actor.user_id)


def _with(lists: Lists, key: Key, ranges: Sequence[str]) -> Lists:
    others = {each: networks for each, networks in lists.items() if each != key}
    return others | ({key: _networks(ranges)} if ranges else {})


async def _stored() -> Lists:
    """The lists as this transaction sees them: memory may be behind another process."""
    rows = await IpAllowlist.all()
    return {(row.kind.value, row.subject): _networks(row.ranges) for row in rows if row.ranges}


async def clear() -> list[IpAllowlist]:
    """Delete all lists, so that nobody is kept out by their address: the way back in from the server itself (T11)."""
    async with transaction() as events:
        rows = await IpAllowlist.all().order_by("id")
        for row in rows:
            events.add("deleted", None, row, _change(row, row.ranges, []), card=None)
        await IpAllowlist.all().delete()
    return rows


async def forget(events: Events, actor: Actor | None, user_id: int) -> None:
    """Delete the list of a user who is erased; what it held is not told (P21)."""
    for row in await IpAllowlist.filter(user_id=user_id):
        await row.delete()
        events.add("deleted", actor, row, {"kind": (row.kind, None), "subject": (row.subject, None)}, card=None)


async def preview(actor: Actor, subject: Subject, ranges: Sequence[str], origin: Origin) -> Preview:
    """Whom the sign-ins of the last 30 days would have met this list, had it been there, as the only one."""
    require_administrator(actor)
    key, wanted = await subject.key(), checked(ranges)
    await reference.load()
    people = reference.rows(users.User)
    only: Lists = {key: _networks(wanted)} if wanted else {}
    total, shut_out = 0, []
    for user_id, client, address, count, last_at in await sign_ins.succeeded(db.now() - PREVIEWED):
        person = people.get(user_id)
        if person is None:
            continue
        total += count
        if not allowed(only, Origin(address, client), person["role"], user_id):
            shut_out.append(ShutOut(user_id, person["name"], address, client, count, last_at))
    shut_out.sort(key=lambda each: each.last_at, reverse=True)
    return Preview(
        sign_ins=total,
        shut_out_sign_ins=sum(each.sign_ins for each in shut_out),
        shut_out=shut_out[:SHOWN],
        locks_out_caller=_locks_out(_lists(), key, wanted, actor, origin),
    )
