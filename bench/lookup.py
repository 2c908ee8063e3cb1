"""Finding: what is found as one types, and lists by a custom field, for who sees all, a group's records or their own.

On a copy of the database that is thrown away, since deals get custom fields; two thirds of them have something in each.
Times are those of a request inside the server, without HTTP, the best of three of each text, since other work of the
machine only adds to them. Rows are those that one step of PostgreSQL's plan reads or sorts at most.
"""

import asyncio
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

import httpx2

from api.app import create_app
from bench import databases
from bench.server import Instance
from bench.workloads import QUERIES, WHO
from domain import custom_indexes, db, policies, reference
from domain.config import Settings
from permissions.lines import Line
from permissions.policy import Policy
from tests import rules
from tests.conftest import NoStore
from tests.plans import Statements, nodes, plan

ADMINISTRATOR = "anna@demo.voronka"
TEXTS = 40  # of each kind of what is typed
EXPLAINED = 5  # of these
GOAL = 50  # milliseconds, for 95 of 100

# What is typed, taken from records that are there: PostgreSQL gives them in an order that means nothing.
_TYPED = {
    "three letters of a name": "select left(last_name, 3) as text from contact where length(last_name) > 4",
    "five letters of a name": "select left(last_name, 5) as text from contact where length(last_name) > 4",
    "two names begun": "select left(first_name, 3) || ' ' || left(last_name, 3) as text from contact "
    "where length(last_name) > 4 and length(first_name) > 2",
    "three letters of a company": "select left(word, 3) as text from search_word "
    "where kind = 3 and field = 'name' and length(word) > 4",
    "a phone as dialled": "select '8' || right(number, 10) as text from contact_phone where length(number) = 12",
    "the last seven digits of a phone": "select right(number, 7) as text from contact_phone",
    "the last four digits of a phone": "select right(number, 4) as text from contact_phone",
    "the start of an e-mail": "select left(split_part(address_folded, '@', 1), 4) as text from contact_email "
    "where length(split_part(address_folded, '@', 1)) > 3",
    "the number of a deal": "select id::text as text from deal where id > 99",
    "letters that nothing begins with": "select 'жщ' || chr(1072 + (id % 32)::int) as text from contact",
}
_FIELDS = {
    "NUMBER": "to_jsonb(id * 7919 % 1000003)",
    "TEXT": "to_jsonb('город ' || id * 7919 % 997)",
    "DATE": "to_jsonb(to_char(date '2026-01-01' + (id * 31 % 700)::int, 'YYYY-MM-DD'))",
    "FLAG": "to_jsonb(id % 2 = 0)",
    "LIST": "to_jsonb((array[{options}])[1 + id % 5])",
}
_MAKE = """mutation($input: CustomFieldCreateInput!) {
    customFieldCreate(input: $input) { customField { key options { id } } errors { message } } }"""

Question = tuple[str, list[dict[str, Any]]]  # a document by name, and variables of each time that it is asked


@dataclass(frozen=True)
class Person:
    """Somebody who asks: a token, and the policy in force unless it is the shipped one."""

    name: str
    token: str
    policy: Policy | None = None


def run(target: Instance) -> list[str]:
    """Print what finding takes; what of it takes longer than GOAL."""
    with databases.copied(target.environment["VORONKA_DATABASE_URL"]) as copy:
        there = replace(target, environment={**target.environment, "VORONKA_DATABASE_URL": copy})
        own = rules.policy([Line("manager", each, "view", "own") for each in ("deal", "contact", "company", "task")])
        manager = there.token(WHO)
        people = [
            Person("administrator", there.token(ADMINISTRATOR)),
            Person("manager of a group", manager),
            Person("of their own alone", manager, own),
        ]
        return asyncio.run(_measured(copy, people))


async def _measured(url: str, people: Sequence[Person]) -> list[str]:
    logging.disable(logging.INFO)
    await db.start(url)
    try:
        await reference.load()
        transport = httpx2.ASGITransport(app=create_app(Settings(), store=NoStore()))
        async with httpx2.AsyncClient(transport=transport, base_url="http://bench", timeout=120) as client:
            print("| what | who | p50, ms | p95, ms | rows read by one step, at most | rows sorted, at most | found |")
            print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
            slow = []
            for name, texts in [(name, await _typed(sql)) for name, sql in _TYPED.items()]:
                slow += await _lines(client, people, name, ("lookup", [{"text": each} for each in texts]))
            keys = await _filled(client, people[0])
            for name, question in _of_fields(keys).items():
                await _lines(client, people, f"{name}, no index", question)
            for key in keys.values():
                await db.execute(f"update custom_field set is_indexed = true where id = {key[1:]}")
                await custom_indexes.keep(int(key[1:]))
            for name, question in _of_fields(keys).items():
                late = await _lines(client, people, f"{name}, indexed", question)
                slow += [] if "LIST" in name else late  # which no index puts in order
            return slow
    finally:
        await db.stop()


async def _typed(sql: str) -> list[str]:
    rows = await db.rows(f"select text from ({sql}) x group by text order by md5(text) limit {TEXTS}")
    return [row["text"] for row in rows]


async def _filled(client: httpx2.AsyncClient, who: Person) -> dict[str, str]:
    """Fields of deals with values, their keys by kind; and one with choices."""
    keys, parts = {}, []
    for kind, value in _FIELDS.items():
        input: dict[str, Any] = {"entity": "DEAL", "kind": kind, "labelRu": f"Замер {kind}"}
        if kind == "LIST":
            input["options"] = [{"labelRu": f"Вариант {n}"} for n in range(5)]
        made = (await _ask(client, who, _MAKE, {"input": input}))["customFieldCreate"]
        if made["errors"]:
            raise SystemExit(str(made["errors"]))
        keys[kind] = made["customField"]["key"]
        options = ", ".join("'" + re.sub(r"\D", "", each["id"]) + "'" for each in made["customField"]["options"])
        parts.append(f"'{keys[kind]}{'~' if kind == 'TEXT' else ''}', {value.format(options=options)}")
    await db.execute(
        f"update deal set custom = coalesce(custom, '{{}}') || jsonb_build_object({', '.join(parts)}) where id % 3 > 0"
    )
    await db.execute("vacuum (analyze) deal")
    return keys


def _of_fields(keys: Mapping[str, str]) -> dict[str, Question]:
    """Filters by a field and orders by one; the page after the first is asked for as well."""
    tenths = range(0, 1_000_000, 100_000)
    found: dict[str, Question] = {
        "deals by a number's thousandth": (
            "custom",
            [
                {"filter": {"custom": [{"number": {"key": keys["NUMBER"], "gte": str(n), "lte": str(n + 1000)}}]}}
                for n in tenths
            ],
        ),
        "deals by the start of a text": (
            "custom",
            [
                {"filter": {"custom": [{"text": {"key": keys["TEXT"], "startsWith": f"город {n}"}}]}}
                for n in range(100, 110)
            ],
        ),
    }
    for kind, key in keys.items():
        ways = [{"by": {"key": key, "direction": way}} for way in ("ASC", "DESC")]
        found[f"deals in the order of a {kind}"] = ("custom", ways * 5)
    return found


async def _lines(client: httpx2.AsyncClient, people: Sequence[Person], name: str, question: Question) -> list[str]:
    """Print a line for each who asks; those that take longer than GOAL."""
    slow = []
    document = (QUERIES / f"{question[0]}.graphql").read_text("utf-8")
    for who in people:
        with _seeing(who):
            times, found, most, sorted_ = [], 0, 0, 0
            for place, variables in enumerate(question[1]):
                with Statements() as asked:
                    answer = await _ask(client, who, document, variables)
                if place < EXPLAINED:
                    read, put = await _work(asked.seen)
                    most, sorted_ = max(most, read), max(sorted_, put)
                times.append(await _time(client, who, document, variables))
                page = next(iter(answer.values()))
                found += len(page["nodes"] if isinstance(page, dict) else page)
                if isinstance(page, dict) and page["pageInfo"]["endCursor"]:
                    after = variables | {"after": page["pageInfo"]["endCursor"]}
                    times.append(await _time(client, who, document, after))
        p95 = sorted(times)[int(len(times) * 0.95)]
        line = (
            f"| {name} | {who.name} | {median(times):.1f} | {p95:.1f} | {most:,} | {sorted_:,} "
            f"| {found / len(question[1]):.0f} |"
        )
        print(line, flush=True)
        slow += [f"more than {GOAL} ms: {line}"] if p95 > GOAL else []
    return slow


@contextmanager
def _seeing(who: Person) -> Iterator[None]:
    if who.policy is None:
        yield
    else:
        policy = who.policy
        with patch.object(policies, "in_force", lambda: policy):
            yield


async def _work(statements: Sequence[tuple[str, Sequence[Any]]]) -> tuple[int, int]:
    """The rows that one step reads, and those that one step sorts, at most."""
    read = sorted_ = 0
    for sql, params in statements:
        for node in nodes(await plan(sql, params)):
            rows = int((node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) * node["Actual Loops"])
            if "Scan" in node["Node Type"]:
                read = max(read, rows)
            elif "Sort" in node["Node Type"]:
                sorted_ = max(sorted_, int(node["Plans"][0]["Actual Rows"] * node["Plans"][0]["Actual Loops"]))
    return read, sorted_


async def _time(client: httpx2.AsyncClient, who: Person, document: str, variables: Mapping[str, Any]) -> float:
    best = float("inf")
    for _ in range(3):
        begun = perf_counter()
        await _ask(client, who, document, variables)
        best = min(best, (perf_counter() - begun) * 1000)
    return best


async def _ask(client: httpx2.AsyncClient, who: Person, document: str, variables: Mapping[str, Any]) -> Any:
    headers = {"Authorization": f"Bearer {who.token}"}
    answer = (await client.post("/graphql", json={"query": document, "variables": variables}, headers=headers)).json()
    if answer.get("errors"):
        raise SystemExit(str(answer["errors"]))
    return answer["data"]
