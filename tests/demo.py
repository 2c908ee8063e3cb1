"""A server as README starts it: migrated, filled with the demo data, served by a process of its own on a free port.

The processes are forked from one that has imported all modules, since that takes 2 s of the processor. Those of
tests/test_cli.py and of bench/ begin from nothing.
"""

import json
import multiprocessing
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).parent.parent
GREETING = "Voronka listens on "

_imported = multiprocessing.get_context("forkserver")
_imported.set_forkserver_preload(
    ["tests.demo", "api.cli", "api.app", "api.auth", "api.graph", "api.http.events", "api.http.sockets"]
)


def environment(**settings: str) -> dict[str, str]:
    """The environment of a process of this checkout, on a free port, with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VORONKA_")}
    return kept | {"PYTHONPATH": str(ROOT), "VORONKA_PORT": "0"} | settings


@contextmanager
def started(folder: Path, *arguments: str, **settings: str) -> Iterator[tuple[ForkServerProcess, TextIO]]:
    """A command of `voronka` in `folder`, killed when the block ends, and what it prints. What it says in case of
    errors goes to the file `log`.
    """
    printed, output = multiprocessing.Pipe(duplex=False)
    process = _imported.Process(target=_become, args=(arguments, folder, environment(**settings), output))
    process.start()
    output.close()
    try:
        with open(printed.fileno(), closefd=False) as lines:
            yield process, lines
    finally:
        process.kill()
        process.join()
        printed.close()


def _become(arguments: tuple[str, ...], folder: Path, environ: dict[str, str], output: Connection) -> None:
    """Go on as such a process does that was started from nothing."""
    from api.cli import main

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    with Path("log").open("a") as log:
        os.dup2(log.fileno(), 2)
    os.dup2(output.fileno(), 1)
    output.close()
    sys.argv = ["voronka", *arguments]
    main()


def voronka(folder: Path, *arguments: str, **settings: str) -> str:
    """What a command prints, run in `folder`, where its `var/` will be; it must not fail."""
    with started(folder, *arguments, **settings) as (process, lines):
        printed = lines.read()
        process.join(30)
    assert process.exitcode == 0, (folder / "log").read_text()
    return printed


def fill(folder: Path, *options: str, **settings: str) -> Path:
    """The folder, with the demo data in the database of the settings: without any in SQLite under `var/`."""
    voronka(folder, "migrate", **settings)
    voronka(folder, "demo", "--if-empty", *options, **settings)
    return folder


@dataclass
class Demo:
    """A running server."""

    url: str
    process: ForkServerProcess
    tokens: dict[str, str] = field(default_factory=dict)

    def ask(self, query: str, variables: dict[str, Any] | None = None, who: str = "rita") -> dict[str, Any]:
        """The whole answer to an operation of somebody of the cast."""
        if who not in self.tokens:
            login = "mutation($input: LoginInput!) { login(input: $input) { token } }"
            credentials = {"email": f"{who}@demo.voronka", "password": "demo", "kind": "BEARER"}
            answer = self._post({"query": login, "variables": {"input": credentials}})
            self.tokens[who] = answer["data"]["login"]["token"]
        return self._post({"query": query, "variables": variables or {}}, Authorization=f"Bearer {self.tokens[who]}")

    def _post(self, body: dict[str, Any], **headers: str) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 (the address of this very server)
            f"{self.url}/graphql", json.dumps(body).encode(), {"Content-Type": "application/json", **headers}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310 (as above)
                answer: dict[str, Any] = json.load(response)
        except urllib.error.HTTPError as refused:
            answer = json.load(refused)
        return answer


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[Demo]:
    """`voronka serve` in `folder`, until the block ends."""
    with started(folder, "serve", **settings) as (process, lines):
        greeting = lines.readline()
        assert greeting.startswith(GREETING), (folder / "log").read_text()
        yield Demo(greeting.removeprefix(GREETING).strip(), process)
        process.terminate()
        process.join(30)
        assert process.exitcode is not None
