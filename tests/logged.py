"""The log as its readers see it."""

from domain import db, log, sequencer
from domain.events import Event


async def events() -> list[Event]:
    """All that has happened, in order; whatever waits for its position gets it first."""
    if db.dialect() == "postgres":
        connection = await db.separate()
        try:
            while (await sequencer.sequence(connection) or (1, 0))[0]:
                pass
        finally:
            await connection.close()
    return await log.read(0, 100_000)
