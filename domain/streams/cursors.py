"""Cursors of streams and of syncs: signed, good for one user alone, and opaque to them.

What they hold is where in the log one was, and under which rights: the difference to those of today is told first.
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import orjson

from domain import policies
from domain.config import settings
from permissions.actor import Actor
from permissions.errors import BadInput

_MAC: Final = 12  # bytes; who guesses right has 2^-96 to thank
_LONGEST: Final = 4_000  # characters
HINT: Final = "expected a cursor that this subscription, with this filter, gave the same user."


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a stream was: the log, the position in it, and the rights under which it was told."""

    epoch: str
    pos: int
    moves: int  # the last event by which a user went to another group, of those that were reckoned with
    rights: str


def rights_of(actor: Actor) -> str:
    """The rights of somebody, to be found again by `under`. Whose they are the signature says."""
    groups = ",".join(map(str, actor.groups))
    known = (("s", actor.sees_shared), ("c", actor.has_customers), ("k", actor.key_id is not None))
    flags = "".join(flag for flag, holds in known if holds)
    return f"{actor.policy.number}~{actor.role}~{actor.group_id}~{groups}~{flags}"


async def under(rights: str, actor: Actor) -> Actor | None:
    """The actor with the rights that they had then; None when that policy is not known any more."""
    number, role, group_id, groups, flags = rights.split("~")
    policy = await policies.numbered(int(number))
    if policy is None or role not in policy.roles:
        return None
    return replace(
        actor,
        rights=policy.rights(role, actor.user_id),
        group_id=int(group_id),
        groups=tuple(int(each) for each in groups.split(",")),
        sees_shared="s" in flags,
        has_customers="c" in flags,
        key_id=(actor.key_id or 0) if "k" in flags else None,
    )


class Signer:
    """Makes the cursors of one stream while its rights stay the same; each costs a microsecond."""

    __slots__ = ("_epoch", "_last", "_mac", "_tail")

    def __init__(self, epoch: str, about: str, actor: Actor) -> None:
        self._epoch = epoch
        self._tail = _packed(f"{epoch}|{about}|{rights_of(actor)}".encode())
        self._mac = _keyed(actor.user_id, self._tail)
        self._last = (-1, 0), ""

    def is_of(self, epoch: str) -> bool:
        """Whether it signs for this log."""
        return self._epoch == epoch

    def at(self, pos: int, moves: int) -> str:
        """The cursor of a position."""
        known, text = self._last
        if known != (pos, moves):  # what a change of rights brings and takes is told at one position
            place = f"{pos:x}-{moves:x}"
            mac = self._mac.copy()
            mac.update(place.encode())
            text = f"{place}.{self._tail}.{_packed(mac.digest())}"
            self._last = (pos, moves), text
        return text


def read(text: str, about: str, user_id: int) -> Cursor:
    """The cursor in this text. Raises BadInput for one of another user or subscription, and for an edited one."""
    try:
        if len(text) > _LONGEST:
            raise ValueError
        place, tail, mac = text.split(".")
        signed = _keyed(user_id, tail)
        signed.update(place.encode())
        if not _equal(mac, signed.digest()):
            raise ValueError
        epoch, made_for, rights = _unpacked(tail).decode().split("|")
        if made_for != about:
            raise ValueError
        pos, moves = place.split("-")
        return Cursor(epoch, int(pos, 16), int(moves, 16), rights)
    except (ValueError, binascii.Error):
        raise BadInput("after", HINT) from None


def seal(content: Mapping[str, Any], user_id: int) -> str:
    """An opaque text of this content, for one user."""
    body = _packed(orjson.dumps(content))
    return f"{body}.{_packed(_keyed(user_id, body).digest())}"


def opened(text: str, user_id: int) -> dict[str, Any]:
    """What `seal` was given. Raises BadInput for anything else, and for another user's."""
    try:
        if len(text) > _LONGEST:
            raise ValueError
        body, mac = text.split(".")
        if not _equal(mac, _keyed(user_id, body).digest()):
            raise ValueError
        content: dict[str, Any] = orjson.loads(_unpacked(body))
        return content
    except (ValueError, binascii.Error):
        raise BadInput("after", "expected the cursor of a page of changes of the same user.") from None


def about(*parts: Any) -> str:
    """A short name of what is subscribed to: the same for the same subscription and filter."""
    return _packed(hashlib.blake2b(orjson.dumps(parts, default=str), digest_size=6).digest())


@cache
def _key() -> bytes:
    return hashlib.blake2b(settings().secret(), digest_size=32, person=b"voronka.cursor").digest()


def _keyed(user_id: int, text: str) -> "hashlib.blake2b":
    mac = hashlib.blake2b(key=_key(), digest_size=_MAC)
    mac.update(f"{user_id}|{text}|".encode())
    return mac


def _equal(given: str, digest: bytes) -> bool:
    """Whether a text is this digest; of texts, compare_digest takes ASCII alone."""
    return hmac.compare_digest(given.encode(), _packed(digest).encode())


def _packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _unpacked(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
