"""A server as README starts it: migrated, filled with the demo data, served by a process of its own on a free port."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
VORONKA = (sys.executable, "-c", "from api.cli import main; main()")
GREETING = "Voronka listens on "


def environment(**settings: str) -> dict[str, str]:
    """The environment of a process of this checkout, on a free port, with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VORONKA_")}
    return kept | {"PYTHONPATH": str(ROOT), "VORONKA_PORT": "0"} | settings


def voronka(folder: Path, *arguments: str, **settings: str) -> str:
    """What a command prints, run in `folder`, where its `var/` will be. Raises CalledProcessError when it fails."""
    done = subprocess.run(
        [*VORONKA, *arguments], cwd=folder, env=environment(**settings), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def fill(folder: Path) -> Path:
    """The folder, with the demo data in a SQLite database under `var/`."""
    voronka(folder, "migrate")
    voronka(folder, "demo", "--if-empty")
    return folder


@dataclass
class Demo:
    """A running server."""

    url: str
    process: "subprocess.Popen[str]"
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
    process = subprocess.Popen(
        [*VORONKA, "serve"],
        cwd=folder,
        env=environment(**settings),
        stdout=subprocess.PIPE,
        stderr=(folder / "log").open("w"),
        text=True,
    )
    try:
        assert process.stdout
        greeting = process.stdout.readline()
        assert greeting.startswith(GREETING), (folder / "log").read_text()
        yield Demo(greeting.removeprefix(GREETING).strip(), process)
    finally:
        process.terminate()
        process.wait(30)
