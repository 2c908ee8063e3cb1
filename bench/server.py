"""Servers under measurement, each a process of its own on a core of its own, and ours first of all."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import httpx2

from bench import machine
from bench.load import request
from bench.rounds import Contender
from bench.workloads import QUERIES, WHO, Ask, Sample, declared, sample

ROOT = Path(__file__).parent.parent
VAR = ROOT / "var" / "bench"
Ready = Callable[[], httpx2.Response]
REST = 2.0  # seconds that a server has once it is ready: what start-up leaves to do is not load
VORONKA = [sys.executable, "-c", "from api.cli import main; main()"]


@dataclass(frozen=True)
class Instance:
    """A filled database and the settings that lead to it."""

    environment: dict[str, str]

    def run(self, *command: str) -> str:
        """Standard output of a `voronka` command; its failure ends the bench."""
        done = subprocess.run([*VORONKA, *command], cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, check=True)
        return done.stdout.decode().strip()

    def fill(self, deals: int) -> float:
        """Migrate, and make the demo data unless an earlier run has; the seconds it took."""
        started = time.perf_counter()
        self.run("migrate")
        self.run("demo", "--if-empty", "--deals", str(deals))
        return time.perf_counter() - started

    def token(self, email: str) -> str:
        """A bearer token."""
        return self.run("token", email).split()[-1]


def instance(database_url: str, redis: str = "") -> Instance:
    """The settings for a database."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("VORONKA_")}
    ours = {"VORONKA_DATABASE_URL": database_url, "VORONKA_REDIS_URL": redis}
    ours["VORONKA_TRUSTED_PROXIES"] = "127.0.0.1/32"  # so that the load can come from many addresses
    ours["VORONKA_SECRET_KEY"] = secrets.token_hex(32)
    return Instance(clean | ours)


@contextmanager
def voronka(target: Instance) -> Iterator[tuple[Contender, Sample]]:
    """Start our server as it runs in production; how to ask it as Rita, and for which records."""
    port, token = free_port(), target.token(WHO)
    environment = target.environment | {"VORONKA_PORT": str(port), "VORONKA_ENV": "production"}

    def encode(ask: Ask, known: Mapping[str, Any]) -> bytes:
        document = (QUERIES / f"{ask.document}.graphql").read_text("utf-8")
        bearer = None if ask.document == "sign_in" else token
        return request(document, declared(document, known, ask.variables), bearer, ask.client)

    ready = partial(httpx2.get, f"http://127.0.0.1:{port}/readyz")
    with started("voronka", [*VORONKA, "serve"], environment, ready, ROOT) as process:
        idle = process.memory()
        yield Contender("Voronka", port, process, idle, encode), sample(partial(_ask, port, token))


def _ask(port: int, token: str, name: str, **variables: object) -> Any:
    """The data of one query."""
    answer = httpx2.post(
        f"http://127.0.0.1:{port}/graphql",
        json={"query": (QUERIES / f"{name}.graphql").read_text("utf-8"), "variables": variables},
        headers={"Authorization": f"Bearer {token}"},
        timeout=60,
    ).json()
    if answer.get("errors"):
        raise SystemExit(f"The server refuses bench/queries/{name}.graphql: {answer['errors']}")
    return answer["data"]


@contextmanager
def started(
    name: str,
    command: Sequence[str],
    environment: Mapping[str, str],
    ready: Ready,
    place: Path,
    core: int | None = machine.cores()[0],
) -> Iterator[machine.Process]:
    """Start a server on its core and wait until `ready` has a good answer; stop it afterwards."""
    log = VAR / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        with machine.pinned(core):
            process = subprocess.Popen(command, cwd=place, env=dict(environment), stdout=output, stderr=output)
        try:
            _wait(process, ready, log)
            time.sleep(REST)
            yield machine.Process(process.pid)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: "subprocess.Popen[bytes]", ready: Ready, log: Path, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"The server has ended:\n{log.read_text()}")
        try:
            if ready().is_success:
                return
        except httpx2.HTTPError:
            pass  # it doesn't listen yet
        time.sleep(0.1)
    raise SystemExit(f"The server is not ready after {seconds:.0f} seconds:\n{log.read_text()}")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
