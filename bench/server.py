"""The server under measurement: a database of its own with demo data, a process of its own on a core of its own."""

import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

ROOT = Path(__file__).parent.parent
VORONKA = [sys.executable, "-c", "from api.cli import main; main()"]
TICKS = os.sysconf("SC_CLK_TCK")


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


def instance(database: str, deals: int, redis: str, port: int) -> Instance:
    """The instance of a kind of database and size; its database stays for the next run."""
    url = _sqlite(deals) if database == "sqlite" else asyncio.run(_postgres(deals))
    clean = {name: value for name, value in os.environ.items() if not name.startswith("VORONKA_")}
    ours = {"VORONKA_DATABASE_URL": url, "VORONKA_REDIS_URL": redis, "VORONKA_PORT": str(port)}
    ours["VORONKA_TRUSTED_PROXIES"] = "127.0.0.1/32"  # so that the load can come from many addresses
    return Instance(clean | ours)


def _sqlite(deals: int) -> str:
    path = ROOT / "var" / "bench" / f"{deals}.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    return f"sqlite://{path}"


async def _postgres(deals: int) -> str:
    server = os.environ.get("TEST_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
    name = f"voronka_bench_{deals}"
    connection = await asyncpg.connect(server)
    try:
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            await connection.execute(f'CREATE DATABASE "{name}"')
    finally:
        await connection.close()
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running server, and what it has used so far."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process

    def cpu(self) -> float:
        """Seconds of processor time, user and system, since the start."""
        return sum(self._cpu(pid) for pid in self._pids())

    def memory(self) -> float:
        """Resident megabytes now."""
        return sum(self._status(pid, "VmRSS") for pid in self._pids())

    def peak(self) -> float:
        """Resident megabytes at most so far."""
        return sum(self._status(pid, "VmHWM") for pid in self._pids())

    def _pids(self) -> list[int]:
        """The process and the children it has by now."""
        parents = [self.process.pid]
        for pid in parents:
            parents += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        return parents

    def _cpu(self, pid: int) -> float:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def _status(self, pid: int, name: str) -> float:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))


@contextmanager
def serving(instance: Instance, port: int, core: int | None) -> Iterator[Server]:
    """Start the server, pinned to a core if one is named, and wait until it is ready; stop it afterwards."""
    log = ROOT / "var" / "bench" / "server.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*VORONKA, "serve"], cwd=ROOT, env=instance.environment, stdout=output, stderr=output
        )
        try:
            if core is not None:
                os.sched_setaffinity(process.pid, {core})
            _wait(process, port, log)
            yield Server(process)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int, log: Path, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"The server has ended:\n{log.read_text()}")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise SystemExit(f"The server is not ready after {seconds:.0f} seconds:\n{log.read_text()}")
