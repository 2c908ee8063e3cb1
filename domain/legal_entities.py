"""A directory of legal entities outside, asked by INN or by name for what fills custom fields (F4, I32).

It speaks the suggestions API of DaData, whoever runs it. A person chooses what to take, since an INN has a KPP for each
branch; so nothing is written here, and no record waits for somebody else's service.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

import orjson
import structlog
from pydantic import BaseModel, ConfigDict, ValidationError

from domain import attempts, custom_values, outward
from domain.config import settings
from domain.values import line
from permissions import scope
from permissions.actor import Actor
from permissions.errors import BadInput, Forbidden, Invalid, NoAnswer, NotConnected
from permissions.fields import CARDS

MOST: Final = 20  # of one answer: as many as DaData suggests
MOST_TYPED: Final = 300  # characters
MOST_BYTES: Final = 1_000_000  # of an answer: each entity comes with all that the registers know of it
AT_ONCE: Final = 10  # connections
KEPT: Final = 600.0  # seconds that an answer is remembered …
MOST_KEPT: Final = 500  # … and how many of them are

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A legal entity, or a branch of one; name, INN and KPP are such as a custom field takes."""

    name: str
    full_name: str | None
    inn: str
    kpp: str | None
    ogrn: str | None
    address: str | None
    is_active: bool | None


class Unusable(Exception):
    """The directory gave no answer that can be used, and why: nothing of what it said, where its key may stand."""


async def find(actor: Actor, search: str, first: int) -> Sequence[Entry]:
    """What the directory has under a whole INN, or else suggests for what is typed.

    For those who may create or edit a card, which may have such a field. Raises BadInput, RateLimited, NoAnswer, and
    NotConnected when the settings name no directory.
    """
    if not any(scope.may(actor, card, action) for card in CARDS for action in ("create", "edit")):
        raise Forbidden("directory of legal entities", "ask")
    if not 1 <= first <= MOST:
        raise BadInput("first", f"1 to {MOST} are expected.")
    typed = " ".join(search.split())
    if not 1 <= len(typed) <= MOST_TYPED:
        raise BadInput("search", f"1 to {MOST_TYPED} characters are expected.")
    if not settings().legal_entities_url:
        raise NotConnected("DIRECTORY_NOT_CONFIGURED", actor.locale)
    try:
        return await _current().find(actor, typed, first)
    except Unusable as error:
        log.warning("the directory of legal entities is of no use", says=str(error))
        raise NoAnswer("DIRECTORY_UNAVAILABLE", actor.locale) from None


class Directory:
    """Asks the service that the settings name, and remembers what it said; to be closed."""

    def __init__(self) -> None:
        host = str(urlsplit(settings().legal_entities_url).hostname).rstrip(".")
        self._client = outward.Client(trusted=(host,), most_bytes=MOST_BYTES)
        self._room = asyncio.Semaphore(AT_ONCE)
        self._kept: dict[tuple[str, int], tuple[float, Sequence[Entry]]] = {}  # the oldest first

    async def find(self, actor: Actor, typed: str, first: int) -> Sequence[Entry]:
        """As it was remembered, or as the service says. Raises RateLimited and Unusable."""
        key = typed.casefold(), first
        until, found = self._kept.pop(key, (0.0, ()))
        if until <= time.monotonic():
            await attempts.current().count_look_up(actor.user_id)
            found, until = await self.ask(typed, first), time.monotonic() + KEPT
        self._kept[key] = until, found
        if len(self._kept) > MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return found

    async def ask(self, typed: str, first: int) -> Sequence[Entry]:
        """What the service says now. Raises Unusable."""
        inn = "".join(typed.split())
        method, query = ("findById", inn) if custom_values.is_inn(inn) else ("suggest", typed)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if key := settings().legal_entities_key:
            headers["Authorization"] = f"Token {key}"
        url, body = f"{settings().legal_entities_url}/{method}/party", orjson.dumps({"query": query, "count": first})
        try:
            async with asyncio.timeout(settings().legal_entities_seconds), self._room:
                status, answer = await self._client.post(url, body, headers)
        except TimeoutError:
            raise Unusable(f"no answer within {settings().legal_entities_seconds:g} seconds") from None
        except (OSError, ValueError) as error:
            raise Unusable(f"can't be asked ({type(error).__name__})") from None
        if status != 200:
            raise Unusable(f"answered {status}")
        try:
            suggestions = _Answer.model_validate_json(answer).suggestions
        except ValidationError:
            raise Unusable("its answer can't be read") from None
        return list(islice((entry for each in suggestions if (entry := _entry(each))), first))

    async def close(self) -> None:
        await self._client.close()


class _Part(BaseModel):
    """What is read of a part of an answer. Anything may be missing, but nothing be of another type."""

    model_config = ConfigDict(strict=True, frozen=True)


class _Names(_Part):
    short_with_opf: str | None = None
    full_with_opf: str | None = None


class _Address(_Part):
    value: str | None = None


class _State(_Part):
    status: str | None = None


class _Party(_Part):
    inn: str | None = None
    kpp: str | None = None
    ogrn: str | None = None
    name: _Names | None = None
    address: _Address | None = None
    state: _State | None = None


class _Suggestion(_Part):
    value: str | None = None
    data: _Party | None = None


class _Answer(_Part):
    suggestions: list[_Suggestion]


def _entry(suggestion: _Suggestion) -> Entry | None:
    """An entity with the numbers that it has; None for one without name or INN, or with one that no field takes."""
    party = suggestion.data or _Party()
    names, address, state = party.name or _Names(), party.address or _Address(), party.state or _State()
    name = names.short_with_opf or suggestion.value or names.full_with_opf
    try:
        fits = custom_values.legal_entity(
            custom_values.LegalEntity(name=_cut(name, 255), inn=party.inn, kpp=party.kpp), ""
        )
        if not fits or "name" not in fits or "inn" not in fits:
            return None
        return Entry(
            name=fits["name"],
            full_name=line(_cut(names.full_with_opf, 1000), "", 1000),
            inn=fits["inn"],
            kpp=fits.get("kpp"),
            ogrn=line(party.ogrn, ""),
            address=line(_cut(address.value, 1000), "", 1000),
            is_active=None if state.status is None else state.status == "ACTIVE",
        )
    except Invalid:
        return None


def _cut(text: str | None, most: int) -> str | None:
    return text and " ".join(text.split())[:most]


_directory: Directory | None = None


def _current() -> Directory:
    """The directory as this process knows it."""
    global _directory  # noqa: PLW0603 (one per process)
    _directory = _directory or Directory()
    return _directory


async def close() -> None:
    """End the connections of this process to the directory, and forget what it said."""
    global _directory
    closing, _directory = _directory, None
    if closing:
        await closing.close()
