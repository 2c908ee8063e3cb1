"""Fixtures: the product on each database, with the cast of the demo data."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import asyncpg
import httpx2
import pytest

from api.app import create_app
from domain.config import Settings
from tests import databases
from tests.crm import Crm


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
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[dict[str, databases.Template]]:
    """One template database a dialect, made when it is first asked for."""
    made: dict[str, databases.Template] = {}
    yield made
    for each in made.values():
        asyncio.run(databases.drop(each))


@pytest.fixture(params=["sqlite", "postgres"])
async def crm(
    request: pytest.FixtureRequest,
    templates: dict[str, databases.Template],
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> AsyncIterator[Crm]:
    """The product with the cast and no records, on each database."""
    dialect: str = request.param
    if dialect not in templates:
        try:
            folder = tmp_path_factory.mktemp("template")
            templates[dialect] = await databases.template(dialect, folder, worker_id)
        except (OSError, asyncpg.PostgresError) as error:
            if dialect == "sqlite":
                raise
            databases.missing(f"PostgreSQL ({error})")
    async with templates[dialect].copy():
        app = create_app(Settings(), store=NoStore())
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://crm.test") as client:
            yield Crm(client, templates[dialect].tokens, dialect)
