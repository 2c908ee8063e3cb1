"""Fixtures: the product on each database, with the cast of the demo data."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import asyncpg
import httpx2
import pytest
from starlette.applications import Starlette

from api import logs
from api.app import create_app
from domain import attempts, lifecycle
from domain.config import Settings, settings
from tests import databases, demo
from tests.crm import Crm
from tests.receiving import Receiver, receiving

CopiesOf = Callable[[str], Awaitable[databases.Copies]]


class NoStore:
    """The tests start and stop the database themselves."""

    async def start(self, url: str | None = None) -> None:
        pass

    async def stop(self) -> None:
        pass

    async def reachable(self) -> bool:
        return True

    async def pending(self) -> list[str]:
        return []


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return "asyncio", {"use_uvloop": True}  # as the server


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
async def copies_of(tmp_path_factory: pytest.TempPathFactory, shared: Path, worker_id: str) -> AsyncIterator[CopiesOf]:
    """Where this worker takes its databases from, by dialect. Asynchronous, so that one event loop, which connections
    are bound to, lasts from the first test to the last.
    """
    found: dict[str, databases.Copies] = {}
    own = tmp_path_factory.getbasetemp()

    async def of(dialect: str) -> databases.Copies:
        if dialect not in found:
            try:
                found[dialect] = await databases.copies(dialect, shared, own, worker_id)
            except (OSError, asyncpg.PostgresError) as error:
                if dialect == "sqlite":
                    raise
                databases.missing(f"PostgreSQL ({error})")
        return found[dialect]

    yield of
    for each in found.values():
        await each.close()


@pytest.fixture(scope="session")
def app() -> Starlette:
    """One for all tests, so that a document which many send is read once."""
    return create_app(Settings(), store=NoStore())


@pytest.fixture(params=["sqlite", "postgres"])
async def crm(request: pytest.FixtureRequest, app: Starlette, copies_of: CopiesOf) -> AsyncIterator[Crm]:
    """The product with the cast and no records, on each database."""
    dialect: str = request.param
    copies = await copies_of(dialect)
    logs.configure(production=False)
    attempts._current = None  # as many sign-ins may fail as in a process that has just begun
    before = asyncio.all_tasks()
    filled = request.node.get_closest_marker("filled")
    async with copies.fresh(filled.kwargs["by"] if filled else None):
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://crm.test") as client:
            yield Crm(client, copies.template.tokens, dialect)
        await _ended(asyncio.all_tasks() - before)


@pytest.fixture
async def cast_url(copies_of: CopiesOf) -> AsyncIterator[str]:
    """The address of a PostgreSQL database with the cast, for processes that a test starts."""
    name, template = f"voronka_cast_{os.getpid()}", (await copies_of("postgres")).template
    await databases.admin(
        f"drop database if exists {name} with (force)", f'create database {name} template "{template.name}"'
    )
    yield databases.postgres_url(name)
    await databases.admin(f"drop database {name} with (force)")


@pytest.fixture
def filled(shared: Path, tmp_path: Path) -> Path:
    """A folder with the demo data in a SQLite database under `var/`; they are made once a run."""
    made = shared / "demo"
    with databases.locked(shared / "demo.lock"):
        if not made.exists():
            (tmp_path / "new").mkdir()
            demo.fill(tmp_path / "new").rename(made)
    shutil.copytree(made / "var", tmp_path / "var")
    return tmp_path


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Webhooks may go to this machine."""
    monkeypatch.setenv("VORONKA_WEBHOOK_ALLOWED_HOSTS", "127.0.0.1")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
async def receiver(allowed: None) -> AsyncIterator[Receiver]:
    """Where webhooks may go to."""
    async with receiving(Receiver()) as running:
        yield running


async def _ended(tasks: set[asyncio.Task[Any]]) -> None:
    """Cancel what a test has left running, but for the runner's own task, which waits for this fixture."""
    left = [task for task in tasks if not getattr(task.get_coro(), "__qualname__", "").startswith("TestRunner.")]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: some tests wait for processes that they have started."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """Have the collector behave as in a server: see domain/lifecycle.py."""
    lifecycle._keep()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What the workers share goes with the process that started them."""
    if not hasattr(session.config, "workerinput"):
        databases.drop(session.config._tmp_path_factory.getbasetemp())  # type: ignore[attr-defined]  # not told
