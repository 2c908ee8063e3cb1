"""The server as an ASGI app: its routes, and what starts and stops with it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final, Protocol

import redis.asyncio as redis
import strawberry
import structlog
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from api import logs
from api.context import Context
from api.http import attachments, explorer, files
from api.http.endpoint import SECONDS, Around, ContextFor, Follow, GraphQLEndpoint, Planned, Seen
from api.http.frame import Frame
from api.http.repeated import once
from api.metrics import metrics
from domain import mass_reading
from domain.config import Settings

log = structlog.get_logger(__name__)

READY_SECONDS: Final = 3.0


class Store(Protocol):
    """The database, as far as starting, stopping and being ready goes: what `domain.db` is."""

    async def start(self, url: str | None = None) -> None:
        """Open connections."""

    async def stop(self) -> None:
        """Close them."""

    async def reachable(self) -> bool:
        """Whether it answers."""

    async def pending(self) -> list[str]:
        """Migrations that it has not seen."""


def create_app(
    settings: Settings,
    schema: strawberry.Schema | None = None,
    context_for: ContextFor | None = None,
    store: Store | None = None,
    *,
    around: Around | None = None,
    seconds: float = SECONDS,
) -> Starlette:
    """The app for these settings. Without further arguments it serves the graph of this product."""
    logs.configure(settings.production)
    planned: Planned | None = None
    follow: Follow | None = None
    sockets: Callable[[GraphQLEndpoint], ASGIApp] | None = None
    seen: Seen | None = None
    if schema is None:
        from api.graph import schema as graph  # noqa: PLC0415 (a toy schema needs none of it)
        from api.http.delivering import deliver  # noqa: PLC0415 (as above)
        from api.http.events import follow as by_events  # noqa: PLC0415 (as above)
        from api.http.sockets import Sockets  # noqa: PLC0415 (as above)
        from api.reading import plans  # noqa: PLC0415 (as above)
        from domain.streams import hub  # noqa: PLC0415 (as above)

        schema, around, planned, seen = graph, around or once, plans.answer, _noted
        follow, sockets = by_events, Sockets
        hub.current().deliver = deliver
    if context_for is None:
        from api import auth  # noqa: PLC0415 (as above)

        context_for = auth.context_for
    if store is None:
        from domain.lifecycle import Process  # noqa: PLC0415 (as above)

        store = Process()
    endpoint = GraphQLEndpoint(
        schema,
        context_for,
        introspection=not settings.production,
        seconds=seconds,
        around=around,
        planned=planned,
        follow=follow,
        seen=seen,
    )
    built = Starlette(
        routes=[
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            Route("/metrics", metrics),
            *files.routes(context_for),
            *attachments.routes(context_for),
            *([] if settings.production else explorer.routes()),
        ],
        middleware=[
            Middleware(
                Frame,
                graph=endpoint,
                sockets=sockets(endpoint) if sockets else None,
                trusted_proxies=settings.trusted_proxies,
            )
        ],
        exception_handlers={HTTPException: _plain},
        lifespan=_lifespan(settings, store),
    )
    built.state.store, built.state.redis_url = store, settings.redis_url
    return built


async def _noted(context: Context, entries: int) -> None:
    """Counts what somebody has read (P30)."""
    if context.actor is not None:
        await mass_reading.note(context.actor, context.account, entries)


async def healthz(_: Request) -> Response:
    """Alive: the loop turns."""
    return JSONResponse({"status": "ok"})


async def readyz(request: Request) -> Response:
    """Ready to serve: 200 when the database answers and has seen every migration. Redis is reported only."""
    database, migrated, redis_state = await asyncio.gather(
        _within(request.app.state.store.reachable()),
        _within(_migrated(request.app.state.store)),
        _redis(request.app.state.redis_url),
    )
    ready = database and migrated
    return JSONResponse(
        {"ready": ready, "database": database, "migrations": migrated, "redis": redis_state}, 200 if ready else 503
    )


async def _migrated(store: Store) -> bool:
    return not await store.pending()


async def _redis(url: str) -> bool | None:
    """Whether Redis answers; None when none is configured."""
    if not url:
        return None
    async with redis.from_url(url) as client:
        return await _within(client.ping())


async def _within(question: Awaitable[bool]) -> bool:
    """The answer to `question`, False when it fails or takes too long."""
    try:
        async with asyncio.timeout(READY_SECONDS):
            return await question
    except Exception as error:
        log.warning("not ready", exc_info=error)
        return False


async def _plain(_: Request, error: Exception) -> Response:
    """A path or method that isn't there, as JSON like all else."""
    assert isinstance(error, HTTPException)  # noqa: S101 (the only class this handler is registered for)
    return JSONResponse({"errors": [{"message": error.detail}]}, error.status_code, error.headers)


def _lifespan(settings: Settings, store: Store) -> Any:
    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await store.start(settings.database_url)
        try:
            yield
        finally:
            await store.stop()

    return lifespan
