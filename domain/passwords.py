"""Passwords: checked, brought to one form, and hashed with Argon2id beside the event loop (T7)."""

import asyncio
import base64
import os
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from permissions.errors import Invalid

LEAST: Final = 10  # characters of a new password
MOST: Final = 1024

# OWASP's second choice: 19 MiB, two passes, one lane; about 20 ms.
_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Few at a time: each costs a core and 19 MiB.
_THREADS: Final = ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1), thread_name_prefix="argon2")


def _b64(length: int) -> str:
    return base64.b64encode(bytes(length)).decode().rstrip("=")


# What is verified when there is no user: same work, no password that fits is known.
NOBODY: Final = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${_b64(_HASHER.salt_len)}${_b64(_HASHER.hash_len)}"
)

T = TypeVar("T")


def normal(password: str, path: str) -> str:
    """The form of a password that is hashed: NFKC, so that every keyboard types the same one.

    Raises Invalid TEXT_TOO_LONG, or TEXT_INVALID for NUL and lone surrogates.
    """
    if len(password) > MOST:
        raise Invalid("TEXT_TOO_LONG", path, most=MOST)
    if "\0" in password or any("\ud800" <= char <= "\udfff" for char in password):
        raise Invalid("TEXT_INVALID", path)
    return unicodedata.normalize("NFKC", password)


def fresh(password: str, path: str) -> str:
    """`normal` for a password about to be set: Invalid PASSWORD_TOO_SHORT below 10 characters."""
    checked = normal(password, path)
    if len(checked) < LEAST:
        raise Invalid("PASSWORD_TOO_SHORT", path, least=LEAST)
    return checked


async def hashed(password: str) -> str:
    """The hash to store for a password as `normal` returns it."""
    return await _beside(lambda: _HASHER.hash(password))


async def fits(stored: str | None, password: str) -> bool:
    """Whether the password is the one that was stored. Without a stored hash: False after the same work (T1)."""

    def verify() -> bool:
        try:
            return _HASHER.verify(stored or NOBODY, password)
        except (VerificationError, InvalidHashError):
            return False

    return await _beside(verify)


def outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(stored)


async def _beside(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(_THREADS, work)
