"""This machine: its cores, and what processes have used of them. Linux only."""

import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
HELPERS = ("walwriter", "checkpointer", "background writer")  # of PostgreSQL: they work for all of its databases


@cache
def cores() -> tuple[int | None, int | None]:
    """A core for the server and another for everything else; None twice where there is but one."""
    free = sorted(os.sched_getaffinity(0))
    return (free[0], free[1]) if len(free) > 1 else (None, None)


@contextmanager
def pinned(core: int | None) -> Iterator[None]:
    """This process, and all that it starts meanwhile, on one core."""
    before = os.sched_getaffinity(0)
    if core is not None:
        os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def busy() -> float:
    """Seconds for which any core has worked since the machine started."""
    user, nice, system, _, _, interrupts, soft, stolen = _numbers(Path("/proc/stat").read_text().splitlines()[0])[:8]
    return (user + nice + system + interrupts + soft + stolen) / TICKS


def own_cpu() -> float:
    """Seconds of processor time that this process has used: the load generator's."""
    return time.process_time()


def description() -> str:
    """Processor, number of cores, memory and system."""
    model = next((line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "")
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1024**2
    processor = model.partition(": ")[2] or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, {memory:.0f} GB, Linux {platform.release()}"


class Process:
    """A process with its children, and what they have used so far."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def cpu(self) -> float:
        """Seconds of processor time, user and system, since the start."""
        return sum(_cpu(pid) for pid in self._pids())

    def memory(self) -> float:
        """Resident megabytes now."""
        return sum(_status(pid, "VmRSS") for pid in self._pids())

    def peak(self) -> float:
        """Resident megabytes at most so far."""
        return sum(_status(pid, "VmHWM") for pid in self._pids())

    def _pids(self) -> list[int]:
        parents = [self.pid]
        for pid in parents:
            parents += map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())
        return parents


class Database:
    """What PostgreSQL on this machine does for one database: its backends, and the processes that serve them all.

    Without a name there is nothing to see, as of an embedded database: it works inside the server.
    """

    def __init__(self, name: str | None) -> None:
        self.name = name
        self._seen: dict[int, float] = {}
        self._used = 0.0

    def cpu(self) -> float:
        """Seconds of processor time, user and system, since the first call; of backends that ended, up to a call."""
        for pid in [*self._backends(), *self._helpers()]:
            with suppress(OSError):
                now = _cpu(pid)
                self._used += now - self._seen.get(pid, now if not self._seen else 0.0)
                self._seen[pid] = now
        return self._used

    def pin(self, core: int | None) -> bool:
        """Put the backends of this database on one core; whether that was allowed."""
        try:
            for pid in self._backends() if core is not None else []:
                with suppress(ProcessLookupError):
                    os.sched_setaffinity(pid, {core or 0})
        except PermissionError:
            return False
        return True

    def _backends(self) -> list[int]:
        return [pid for pid, title in _titles() if self.name and f" {self.name} " in title]

    def _helpers(self) -> list[int]:
        return [pid for pid, title in _titles() if self.name and title.strip().endswith(HELPERS)]


def _titles() -> Iterator[tuple[int, str]]:
    """The processes of PostgreSQL, which say in their titles what they are for."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            title = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if title.startswith("postgres: "):
                yield int(path.parent.name), title


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _status(pid: int, name: str) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{name}:"))


def _numbers(line: str) -> list[int]:
    return [int(word) for word in line.split()[1:]]
