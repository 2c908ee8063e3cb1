"""How many streams and sockets a user has open in this process (T48)."""

from collections import Counter

from api import metrics
from domain.config import settings
from permissions.actor import Actor

_open: Counter[int] = Counter()


class Crowded(Exception):
    """The user has as many connections as one may have."""

    def __init__(self) -> None:
        super().__init__(f"At most {settings().streams_per_user} sockets and streams of one user are kept open.")


class Seat:
    """A connection of a user, from now until it is left. Raises Crowded."""

    __slots__ = ("_user_id",)

    def __init__(self, actor: Actor) -> None:
        if _open[actor.user_id] >= settings().streams_per_user:
            raise Crowded
        self._user_id: int | None = actor.user_id
        _open[actor.user_id] += 1
        metrics.STREAMS.inc()

    def leave(self) -> None:
        """Count it no longer."""
        if (id := self._user_id) is not None:
            self._user_id = None
            metrics.STREAMS.dec()
            _open[id] -= 1
            if not _open[id]:
                del _open[id]
