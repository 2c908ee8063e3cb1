"""What the command line does to users, for tests that are about something else."""

from collections.abc import Awaitable, Callable
from typing import Any

from domain import users


async def to(who: str, act: Callable[..., Awaitable[Any]], *arguments: Any) -> Any:
    """Do something to a user, one of the cast or by e-mail."""
    user = await users.get(who if "@" in who else f"{who}@demo.voronka")
    return await act(None, user.id, *arguments)
