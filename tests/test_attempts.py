"""How often somebody may try to sign in, and what is remembered of it (T2)."""

import time

import pytest

from domain import attempts, passwords
from permissions.errors import RateLimited
from tests.crm import Crm
from tests.test_sessions import LOGIN, WHO, try_to_sign_in


async def test_too_many_attempts_are_refused_before_hashing(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T2, T46: each alias of one request is an attempt."""
    verified = 0

    async def spy(stored: str | None, password: str) -> bool:
        nonlocal verified
        verified += 1
        return False

    monkeypatch.setattr(passwords, "fits", spy)
    fields = [f'a{i}: login(input: {{ email: "rita@demo.voronka", password: "{i}" }}) {{ token }}' for i in range(6)]
    await crm.as_("nobody").ask(f"mutation {{ {' '.join(fields)} }}")
    refused = (await crm.as_("nobody").send(f"mutation {{ {' '.join(fields)} }}"))["errors"]
    assert [error["path"] for error in refused] == [["a4"], ["a5"]]
    assert {error["extensions"]["code"] for error in refused} == {"RATE_LIMITED"}
    assert all(0 < error["extensions"]["retryAfter"] <= 900 for error in refused)
    assert verified == 10
    assert await crm.as_("nobody").code(LOGIN, input={"email": "RITA@demo.voronka", "password": "demo"}) == (
        "RATE_LIMITED"
    ), "another case is the same user, and the right password comes too late"
    assert (await crm.as_("rita").ask(WHO))["viewer"], "who is signed in stays so"


async def test_a_victim_is_not_locked_out_from_elsewhere(crm: Crm) -> None:
    """T2: attempts count against the address that makes them."""
    for _ in range(12):
        last = await try_to_sign_in("rita@demo.voronka", "203.0.113.7")
    assert last == "RATE_LIMITED"
    assert await try_to_sign_in("rita@demo.voronka", "198.51.100.2", "demo") == "ok"
    assert await try_to_sign_in("tom@demo.voronka", "203.0.113.7", "demo") == "ok"


async def test_one_address_cannot_try_everybody(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    """T2: 100 attempts an address; of IPv6 the network of 64 bits that one subscriber has."""

    async def no(stored: str | None, password: str) -> bool:
        return False

    monkeypatch.setattr(passwords, "fits", no)
    outcomes = [await try_to_sign_in(f"{i}@demo.voronka", f"2001:db8::{i:x}") for i in range(101)]
    assert outcomes == ["INVALID_CREDENTIALS"] * 100 + ["RATE_LIMITED"]
    assert await try_to_sign_in("0@demo.voronka", "2001:db8:0:1::1") == "INVALID_CREDENTIALS"


async def test_a_right_password_makes_earlier_attempts_forgotten(crm: Crm) -> None:
    for _ in range(3):
        for _ in range(8):
            assert await try_to_sign_in("rita@demo.voronka", "203.0.113.7") == "INVALID_CREDENTIALS"
        assert await try_to_sign_in("rita@demo.voronka", "203.0.113.7", "demo") == "ok"


async def test_attempts_stay_limited_while_redis_is_away() -> None:
    """T5: each process counts for itself, and asks again soon."""
    counted = attempts.Attempts("redis://127.0.0.1:1/0")
    for _ in range(10):
        await counted.count("rita@demo.voronka", "203.0.113.7")
    with pytest.raises(RateLimited):
        await counted.count("rita@demo.voronka", "203.0.113.7")
    await counted.forgive("rita@demo.voronka", "203.0.113.7")
    await counted.count("rita@demo.voronka", "203.0.113.7")


async def test_processes_share_their_attempts_in_redis() -> None:
    """T2, T43: no e-mail is in a key."""
    from redis.asyncio import Redis
    from redis.exceptions import RedisError

    from tests import databases

    address = f"test-{time.time_ns()}"
    async with Redis.from_url(databases.REDIS) as redis:
        try:
            await redis.ping()
        except (OSError, RedisError) as error:
            databases.missing(f"Redis ({error})")
        one, other = attempts.Attempts(databases.REDIS), attempts.Attempts(databases.REDIS)
        for each in (one, other) * 5:
            await each.count("rita@demo.voronka", address)
        with pytest.raises(RateLimited):
            await one.count("rita@demo.voronka", address)
        await other.forgive("rita@demo.voronka", address)
        await one.count("rita@demo.voronka", address)
        keys = [key.decode() async for key in redis.scan_iter(f"*{address}*")]
        assert keys
        assert not any("rita" in key for key in keys)
        await redis.delete(*keys)
