"""Others at work: PostGraphile over a PostgreSQL database, hand-written SQL over an embedded one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import orjson

from bench import databases, server
from bench.load import request
from bench.rounds import Contender
from bench.workloads import QUERIES, Ask, Id, declared

HERE = Path(__file__).parent
INSTALLED = server.VAR / "peers"
PARTS = ("package.json", "package-lock.json", "graphile.config.mjs")


def document(name: str) -> str:
    """A question in PostGraphile's dialect."""
    return (HERE / f"{name}.graphql").read_text("utf-8")


@contextmanager
def postgraphile(database_url: str) -> Iterator[Contender]:
    """Install PostGraphile unless it is there, and start it as it runs in production, without any rights."""
    node = _install()
    databases.ask(database_url, lambda connection: connection.execute((HERE / "postgraphile.sql").read_text("utf-8")))
    port = server.free_port()
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | {
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "NODE_ENV": "production",
        "GRAPHILE_ENV": "production",
    }
    command = [str(node), "node_modules/postgraphile/dist/cli-run.js"]

    def encode(ask: Ask, known: Mapping[str, Any]) -> bytes:
        text = document(ask.document)
        values = declared(text, known, ask.variables)
        return request(text, {k: v.number if isinstance(v, Id) else v for k, v in values.items()})

    ready = partial(httpx2.post, f"http://127.0.0.1:{port}/graphql", json={"query": "{ __typename }"})
    with server.started("postgraphile", command, environment, ready, INSTALLED) as process:
        yield Contender("PostGraphile", port, process, process.memory(), encode, has)


def has(workload: str) -> bool:
    """Whether PostGraphile can be asked this."""
    return (HERE / f"{workload}.graphql").exists()


def versions() -> str:
    """What is installed."""
    wanted = orjson.loads((HERE / "package.json").read_bytes())["dependencies"]
    return f"PostGraphile {wanted['postgraphile']}, Node {wanted['node']}"


def _install() -> Path:
    """Node, and beside it PostGraphile in the versions of package-lock.json."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    node = INSTALLED / "node_modules" / "node" / "bin" / "node"
    lock = INSTALLED / PARTS[1]
    fresh = node.exists() and lock.exists() and lock.read_bytes() == (HERE / PARTS[1]).read_bytes()
    for part in PARTS:
        shutil.copy(HERE / part, INSTALLED)
    if not fresh:
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is needed to install PostGraphile; Node.js has it.")
        subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], cwd=INSTALLED, check=True)
    return node


@contextmanager
def handwritten(database_url: str) -> Iterator[Contender]:
    """Start the hand-written board over an embedded database."""
    port = server.free_port()
    environment = dict(os.environ) | {"DATABASE": database_url.removeprefix("sqlite://")}
    command = [sys.executable, "-m", "uvicorn", "--factory", "bench.peers.handwritten:application"]
    command += ["--port", str(port), "--loop", "uvloop", "--http", "httptools", "--no-access-log"]

    def encode(ask: Ask, known: Mapping[str, Any]) -> bytes:
        text = (QUERIES / f"{ask.document}.graphql").read_text("utf-8")
        return request(text, {name: known[name].number for name in ("pipeline", "group")})

    ready = partial(httpx2.get, f"http://127.0.0.1:{port}/readyz")
    with server.started("handwritten", command, environment, ready, server.ROOT) as process:
        yield Contender("hand-written SQL", port, process, process.memory(), encode, lambda name: name == "board")
