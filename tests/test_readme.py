"""README and docs/: a reader who copies a command gets what the text shows.

Fenced blocks are told apart by their info string:

- `sh` is run against a server over fresh demo data, block after block in one shell; a block of `json` or `text` right
  below is what it prints.
- `graphql` has to be valid; a block of `json` right below is what it answers to Rita.
- `console` shows commands after a `$ `, which are only looked at: that there are such targets of make and such
  commands and options of voronka.
"""

import functools
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import typer.main
from graphql import OperationType, get_operation_ast, parse, validate

from api import limits
from api.cli import app
from api.graph import schema
from api.http import endpoint, frame, requests
from api.http.explorer import STATIC
from api.reading import pages
from domain.config import Settings
from domain.streams import members
from tests import databases, demo, node
from tests.demo import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DOCUMENTS = [path for path in DOCUMENTS if "node_modules" not in path.parts]
ADDRESS = "http://127.0.0.1:8000"  # what the text says


@dataclass(frozen=True)
class Block:
    """A fenced block, and what is said right below to be its answer."""

    place: str
    kind: str
    text: str
    answer: str | None


def blocks(document: Path) -> list[Block]:
    """The fenced blocks of a document in order."""
    text = document.read_text("utf-8")
    fence = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    found = list(fence.finditer(text))
    made = []
    for each, below in zip(found, [*found[1:], None], strict=False):
        answered = below and below[1] in ("json", "text") and not text[each.end() : below.start()].strip()
        place = f"{document.relative_to(ROOT)}:{text.count(chr(10), 0, each.start()) + 1}"
        made.append(Block(place, each[1], each[2], below[2] if below and answered else None))
    return made


def having(*kinds: str, answered: bool = False) -> list[Any]:
    """The documents with a block of one of these kinds, as parameters; if asked, with an answer below it."""
    wanted = [
        path
        for path in DOCUMENTS
        if any(block.kind in kinds and (block.answer is not None or not answered) for block in blocks(path))
    ]
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in wanted]


class Shell:
    """One shell for all commands of a document: what the first sets, the next may use."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            ["sh"],
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, commands: str) -> tuple[str, str]:
        """What the commands print, and the exit code of the last."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{commands}\necho; echo that was all: $?\n")
        self._process.stdin.flush()
        lines: list[str] = []
        for line in self._process.stdout:
            if found := re.fullmatch(r"that was all: (\d+)\n", line):
                return "".join(lines)[:-1], found[1]
            lines.append(line)
        return "".join(lines), "the shell has ended"

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def server(filled: Path) -> Iterator[demo.Demo]:
    with demo.serving(filled) as running:
        yield running


@pytest.mark.parametrize("document", having("sh", "graphql", answered=True))
def test_what_is_copied_gives_what_is_shown(document: Path, server: demo.Demo, tmp_path: Path) -> None:
    if shutil.which("curl") is None:
        databases.missing("curl")
    shell = Shell(tmp_path)
    try:
        for block in blocks(document):
            if block.kind == "sh":
                printed, code = shell.run(block.text.replace(ADDRESS, server.url))
                assert code == "0", f"{block.place}: {printed}"
                if block.answer is not None:
                    assert printed.rstrip("\n") == block.answer.rstrip("\n"), block.place
            elif block.kind == "graphql" and block.answer is not None:
                assert server.ask(block.text) == json.loads(block.answer), block.place
    finally:
        shell.end()


@pytest.mark.parametrize("document", having("graphql"))
def test_queries_are_valid(document: Path) -> None:
    for block in blocks(document):
        if block.kind == "graphql":
            limits.check_document(parse(block.text))
            assert validate(schema._schema, parse(block.text)) == [], block.place


@pytest.mark.parametrize("document", having("json"))
def test_answers_are_json(document: Path) -> None:
    for block in blocks(document):
        if block.kind == "json":
            json.loads(block.text)


def commands(document: Path) -> Iterator[tuple[str, str]]:
    """Place and text of each command that the document speaks of: in blocks, and in the flow of the text."""
    for block in blocks(document):
        if block.kind == "console":
            joined = block.text.replace("\\\n", " ")
            yield from ((block.place, line[2:]) for line in joined.splitlines() if line.startswith("$ "))
        if block.kind == "sh":
            yield block.place, block.text
    name = str(document.relative_to(ROOT))
    yield from ((name, said) for said in re.findall(r"`((?:make|voronka) [^`\n]*)`", document.read_text("utf-8")))


@pytest.mark.parametrize("document", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in DOCUMENTS])
def test_commands_exist(document: Path) -> None:
    for place, command in commands(document):
        checked = subprocess.run(["sh", "-n", "-c", command], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, f"{place}: {checked.stderr}"
        for words in re.findall(r"(?:^|[ /])(make|voronka) ([^|;&\n]*)", command):
            if words[0] == "make":
                targets = [word for word in words[1].split('"')[0].split() if "=" not in word]
                done = subprocess.run(["make", "--dry-run", *targets], cwd=ROOT, capture_output=True, check=False)
                assert done.returncode == 0, f"{place}: {command}"
            else:
                unknown = unknown_to_voronka(words[1].split())
                assert unknown is None, f"{place}: {command}: {unknown} is unknown"


def unknown_to_voronka(words: list[str]) -> str | None:
    """The first of these words that is no command and no option of one; None when all are known."""
    command: Any = typer.main.get_command(app)
    for word in words:
        if hasattr(command, "commands") and not word.startswith("-"):
            if word == "…":
                return None
            if word not in command.commands:
                return word
            command = command.commands[word]
        elif word.startswith("--") and word.split("=")[0] not in options(command):
            return word
    return None


def options(command: Any) -> set[str]:
    return {"--help", *(name for parameter in command.params for name in parameter.opts)}


@pytest.mark.parametrize("document", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in DOCUMENTS])
def test_links_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = document.parent / path if path else document
        assert found.exists(), f"{document.name}: {target}"
        if anchor:
            assert anchor in anchors(found), f"{document.name}: {target}"


@pytest.mark.parametrize("document", [pytest.param(path, id=str(path.relative_to(ROOT))) for path in DOCUMENTS])
def test_files_exist(document: Path) -> None:
    named = re.findall(r"`((?:api|bench|docs|domain|permissions|tests|tools)/[\w./-]+)`", document.read_text("utf-8"))
    made_up = {name for name in named if "products" in name}  # README's example of a new noun
    assert [name for name in named if not (ROOT / name).exists() and name not in made_up] == []


def anchors(document: Path) -> set[str]:
    """Where one can jump to in a document: its headings as GitHub writes them."""
    headings = re.findall(r"^#+ (.*)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_limit_is_told() -> None:
    told = re.findall(r"^\| .* \| ([\d,]+) \|$", (ROOT / "docs" / "front-end.md").read_text("utf-8"), re.MULTILINE)
    held = [value for name, value in vars(limits).items() if name.isupper() and isinstance(value, int)]
    held += [pages.MOST, requests.MAX_OPERATIONS, requests.MAX_BODY, frame.MAX_HEADERS, int(endpoint.SECONDS)]
    held += [members.VALUES * Settings.model_fields["streams_per_user"].default]
    assert sorted(told) == sorted(f"{value:,}" for value in held)


# The examples of the explorer


def test_the_explorers_examples_are_answered(server: demo.Demo) -> None:
    """Each is valid, and works for Rita when the tabs are run from left to right; tests/test_graphiql.py follows."""
    for example in json.loads((STATIC / "demo.json").read_text("utf-8"))["examples"]:
        document = parse(example["query"])
        assert validate(schema._schema, document) == []
        operation = get_operation_ast(document)
        assert operation
        if operation.operation is OperationType.SUBSCRIPTION:
            continue
        answer = server.ask(example["query"], example.get("variables"))
        assert "errors" not in answer
        for name, found in answer["data"].items():
            assert found, f"{name} of {example['query']}"
            assert not found.get("errors"), found
            if name not in ("overdue", "today", "tomorrow", "later"):  # these depend on the hour
                assert found.get("nodes") != [], f"{name} of {example['query']}"


# The client in TypeScript

CLIENT = ROOT / "docs" / "examples" / "typescript-client"


def test_the_typed_client_compiles_and_prints_what_the_readme_shows(server: demo.Demo) -> None:
    node.install(CLIENT)
    checked = node.npm(CLIENT, "run", "check")
    assert checked.returncode == 0, checked.stdout
    done = node.npm(CLIENT, "start", "--silent", VORONKA_URL=f"{server.url}/graphql")
    assert done.returncode == 0, done.stderr
    shown = [block.text for block in blocks(ROOT / "README.md") if block.kind == "text"]
    assert done.stdout in shown


# The way to PostgreSQL


async def test_the_way_to_postgresql(tmp_path: Path) -> None:
    """Migrate, look, serve: each command of the README's section, with an address that leads to a database."""
    name = f"voronka_readme_{os.getpid()}"
    try:
        await databases.admin(f"create database {name}")
    except (OSError, asyncpg.PostgresError) as error:
        databases.missing(f"PostgreSQL ({error})")
    try:
        url = databases.postgres_url(name)
        voronka = functools.partial(demo.voronka, tmp_path, VORONKA_DATABASE_URL=url)
        assert voronka("migrate").startswith("done: ")
        assert re.search(r"^ok migrations +up to date$", voronka("doctor"), re.MULTILINE)
        voronka("demo", "--if-empty")
        with demo.serving(tmp_path, VORONKA_DATABASE_URL=url) as server:
            assert server.ask("{ deals { totalCount } }") == {"data": {"deals": {"totalCount": 181}}}
    finally:
        await databases.admin(f"drop database if exists {name} with (force)")
