"""Webhooks: what a partner's program is told, by whose rights, and that it can rely on it (I35, D43)."""

import asyncio
import base64
import json
import os
import random
import sqlite3
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from domain import account, db, jobs, outward, sessions, webhook_attempts, webhook_lanes, webhooks
from domain.api_keys import ApiKey
from domain.config import settings
from domain.events import Event
from domain.webhook_lanes import Delivery, Lane
from domain.webhooks import Webhook
from permissions.actor import Actor
from tests import node
from tests.crm import Crm, Person
from tests.demo import ROOT
from tests.goods import catalogue_of, item_of
from tests.oracle.standing import Standing
from tests.receiving import Receiver, deliver, killed_amid_sending, place, route, send
from tests.rules import Place, Rules, shipped
from tests.test_api_keys import group, issue

pytestmark = pytest.mark.anyio

HOOKS = """
{ webhooks { nodes {
  id url entities kinds filter { pipelineIds stageIds responsibleIds } selections { entity fields } pausedAt pauseReason
  failingSince twoSecretsUntil version apiKey { user { name } }
  deliveries { nodes { deliveryId messageId kind recordId attempt status error answer durationMs } }
} } }
"""


async def subscribed(crm: Crm, receiver: Receiver, role: str = "manager", **wanted: Any) -> tuple[Person, str]:
    """A program of a role with an endpoint, and the endpoint's id."""
    await place()  # what has none yet is news
    _, program = await issue(crm, role=role)
    given = {"url": receiver.url, "entities": ["DEAL"]} | wanted
    made = await program.do("webhookCreate", "secret webhook { id }", **given)
    receiver.secrets = [made["secret"]]
    return program, made["webhook"]["id"]


async def deal(crm: Crm, who: str, name: str = "A deal", **given: Any) -> str:
    pipeline = (await crm.pipelines())[0]["id"]
    made = await crm.as_(who).do("dealCreate", "deal { id }", **{"name": name, "pipelineId": pipeline} | given)
    return str(made["deal"]["id"])


async def put_lines(crm: Crm, *lines: dict[str, str]) -> None:
    """Change the policy in force."""
    anna = crm.as_("anna")
    draft = (await anna.do("policyDraftCreate", "draft { id }"))["draft"]["id"]
    await anna.do("policyDraftUpdate", "", draftId=draft, put=list(lines))
    await anna.do("policyPublish", "", draftId=draft)


@pytest.mark.feature("I35", "D43")
async def test_a_program_is_told_of_what_its_key_may_view(crm: Crm, receiver: Receiver) -> None:
    """As it would see it: T21. What it may not view is not sent, what leaves its sight is told by id alone."""
    before = await deal(crm, "rita", "Older")
    await subscribed(crm, receiver)  # in Rita's group, with a manager's rights: the group's are in view
    first = await deal(crm, "rita", "First", budget="125000")
    await deal(crm, "sam", "Of another group")
    await crm.as_("rita").do("dealUpdate", "", dealId=first, goal="more")
    await crm.as_("rita").do("dealUpdate", "", dealId=before, name="Old")
    anna, sam, rita = crm.as_("anna"), await crm.user_id("sam"), await crm.user_id("rita")
    await deliver()
    await anna.do("dealUpdate", "", dealId=first, responsibleId=sam)
    await anna.do("dealUpdate", "", dealId=first, goal="unseen")
    await deliver()
    await anna.do("dealUpdate", "", dealId=first, responsibleId=rita)
    await deliver()
    await anna.do("dealDelete", "", dealId=first)
    await deliver()
    assert [each for each in receiver.told() if each[1] == first] == [
        ("CREATED", first),
        ("UPDATED", first),
        ("ACCESS_LOST", first),
        ("ACCESS_GAINED", first),
        ("DELETED", first),
    ]
    assert [each for each in receiver.told() if each[1] != first] == [("UPDATED", before)]
    created, updated, lost, gained, deleted = (each for each in receiver.messages if each["data"]["id"] == first)
    assert created["type"] == "deal.created"
    assert created["data"]["record"]["budget"] == {"amount": "125000.00", "currency": "RUB"}
    assert created["data"]["record"]["responsible"]["id"] == created["data"]["actor"] == rita
    assert updated["data"]["changedFields"] == ["goal"]
    assert lost["data"] == {"kind": "ACCESS_LOST", "entity": "deal", "id": first}
    assert gained["data"]["record"]["goal"] == "unseen"
    assert deleted["data"]["record"] is None
    assert receiver.versions()[first] == [1, 2, 5, 6]
    assert not await Lane.exists(), "nothing is left that waits"


@pytest.mark.feature("I35")
async def test_the_fields_that_an_endpoint_chose_and_the_records_it_is_about(crm: Crm, receiver: Receiver) -> None:
    stages = (await crm.pipelines())[0]["board"]
    chosen = [{"entity": "DEAL", "fields": "name title: name stage { name } contacts(first: 1) { totalCount }"}]
    narrowed = {"stageIds": [stages[1]["id"]]}
    await subscribed(crm, receiver, selections=chosen, filter=narrowed, kinds=["ACCESS_GAINED", "ACCESS_LOST"])
    made = await deal(crm, "rita")
    await crm.as_("rita").do("dealMove", "", dealId=made, stageId=stages[1]["id"])
    await deliver()
    await crm.as_("rita").do("dealUpdate", "", dealId=made, name="Other")
    await crm.as_("rita").do("dealMove", "", dealId=made, stageId=stages[2]["id"])
    await deliver()
    assert receiver.told() == [("ACCESS_GAINED", made), ("ACCESS_LOST", made)]
    assert receiver.messages[0]["data"]["record"] == {
        "id": made,
        "name": "A deal",
        "title": "A deal",
        "stage": {"name": stages[1]["name"]},
        "contacts": {"totalCount": 0},
    }


@pytest.mark.feature("I35", "P26")
async def test_hidden_fields_are_not_told(crm: Crm, receiver: Receiver) -> None:
    await subscribed(crm, receiver)
    made = await deal(crm, "rita", budget="7")
    await put_lines(crm, {"subject": "manager", "entity": "deal.budget", "action": "view", "scope": "none"})
    await crm.as_("rita").do("dealUpdate", "", dealId=made, goal="x")
    await crm.as_("anna").do("dealUpdate", "", dealId=made, budget="8")
    await deliver()
    assert [each["data"]["record"]["budget"] for each in receiver.messages] == [None, None, None]
    assert [each["data"]["changedFields"] for each in receiver.messages] == [[], ["goal"], []]


@pytest.mark.feature("I35", "P19")
async def test_a_change_of_rights_is_told(crm: Crm, receiver: Receiver) -> None:
    """Without the record having changed; and what the receiver was told before counts, whatever came between."""
    await subscribed(crm, receiver)
    mine, theirs = await deal(crm, "rita"), await deal(crm, "sam")
    await deliver()
    assert receiver.told() == [("CREATED", mine)]
    await put_lines(crm, {"subject": "manager", "entity": "deal", "action": "view", "scope": "all"})
    await deliver()
    assert receiver.told()[1:] == [("ACCESS_GAINED", theirs)]
    await crm.as_("sam").do("dealUpdate", "", dealId=theirs, goal="x")  # in sight then, out of it at delivery
    await crm.as_("rita").do("dealUpdate", "", dealId=mine, responsibleId=await crm.user_id("sam"))
    await put_lines(crm, {"subject": "manager", "entity": "deal", "action": "view", "scope": "own"})
    await deliver()
    assert sorted(receiver.told()[2:]) == sorted([("ACCESS_LOST", theirs), ("ACCESS_LOST", mine)])
    assert receiver.held == {}
    assert not await Lane.exists()


@pytest.mark.feature("I35")
async def test_an_endpoint_is_paused_and_goes_on(crm: Crm, receiver: Receiver) -> None:
    program, hook = await subscribed(crm, receiver)
    made = await deal(crm, "rita")
    receiver.failing = ["410"]
    await deliver()
    [shown] = (await program.ask(HOOKS))["webhooks"]["nodes"]
    assert shown["pauseReason"] == "GONE"
    await crm.as_("rita").do("dealUpdate", "", dealId=made, goal="x")
    await deliver()
    assert receiver.told() == []
    await program.do("webhookUpdate", "", webhookId=hook, isPaused=False)
    await deliver()
    assert receiver.versions() == {made: [1, 2]}
    await crm.as_("rita").do("dealUpdate", "", dealId=made, goal="y")
    await Webhook.all().update(failing_since=db.now() - timedelta(days=2), failures=100)
    receiver.failing = ["500"]
    await route()
    await send()
    [shown] = (await program.ask(HOOKS))["webhooks"]["nodes"]
    assert shown["pauseReason"] == "FAILING"
    assert await Event.filter(kind="webhook.paused", actor_id=0).count() == 2
    await program.do("webhookUpdate", "", webhookId=hook, isPaused=False)
    key = await ApiKey.filter(user_id=(await Webhook.get()).user_id).get()
    await crm.as_("anna").do("apiKeyRevoke", "", apiKeyId=f"api_key_{key.id}")
    await deliver()
    assert receiver.versions() == {made: [1, 2]}, "a key that has ended is told nothing"
    assert (await Webhook.get()).pause_reason
    assert await webhooks.sweep() == 1
    assert not await Lane.exists()


@pytest.mark.feature("I35")
async def test_one_delivery_or_a_range_is_sent_again(crm: Crm, receiver: Receiver) -> None:
    program, hook = await subscribed(crm, receiver)
    made = await deal(crm, "rita")
    await crm.as_("rita").do("dealUpdate", "", dealId=made, goal="x")
    await deliver()
    tried = (await program.ask(HOOKS))["webhooks"]["nodes"][0]["deliveries"]["nodes"]
    first = [each["webhook-id"] for each in receiver.requests]
    done = await program.do("webhookRedeliver", "records", webhookId=hook, deliveryId=tried[-1]["deliveryId"])
    assert done["records"] == 1
    await deliver()
    assert [each["webhook-id"] for each in receiver.requests][2:] == first[:1]
    await program.do("webhookRedeliver", "records", webhookId=hook, since="2020-01-01T00:00:00Z")
    await deliver()
    assert [each["webhook-id"] for each in receiver.requests][3:] == first
    assert len(receiver.messages) == 2, "a receiver that drops repeated ids sees nothing new"
    for since, until in (("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z"),):
        assert (
            await program.outcome("webhookRedeliver", webhookId=hook, since=since, until=until)
            == "NOTHING_TO_REDELIVER"
        )
    assert await program.outcome("webhookRedeliver", webhookId=hook) == "BAD_USER_INPUT"
    assert await program.outcome("webhookRedeliver", webhookId=hook, deliveryId="x") == "NOT_FOUND"
    assert await webhook_lanes.sweep() == 0
    await Delivery.all().update(at=db.now() - timedelta(days=8))
    assert await webhook_lanes.sweep() == 5


@pytest.mark.feature("I35")
async def test_two_secrets_sign_while_one_replaces_the_other(crm: Crm, receiver: Receiver) -> None:
    program, hook = await subscribed(crm, receiver)
    [old] = receiver.secrets
    new = (await program.do("webhookRotateSecret", "secret webhook { twoSecretsUntil }", webhookId=hook))["secret"]
    await deal(crm, "rita")
    await deliver()
    assert len(receiver.messages) == 1
    receiver.secrets = [new]
    await deal(crm, "rita")
    await deliver()
    assert len(receiver.messages) == 2
    await Webhook.all().update(last_secret_until=db.now())
    receiver.secrets = [old]
    await deal(crm, "rita")
    await route()
    await send()
    assert len(receiver.messages) == 2, "the old one is over"
    row = await Webhook.get()
    assert old not in row.secret
    assert new not in row.secret
    assert not [each for each in await Event.all() if "whsec_" in str(each.after) or row.secret in str(each.after)]


@pytest.mark.feature("I35")
async def test_a_test_is_sent_once_and_noted(crm: Crm, receiver: Receiver) -> None:
    program, hook = await subscribed(crm, receiver)
    await program.do("webhookUpdate", "", webhookId=hook, isPaused=True)
    await program.do("webhookTest", "webhook { id }", webhookId=hook)
    [held] = [each for each in await jobs.take(10) if each.name == "webhook.test"]
    await webhook_attempts.send_test(**held.args)
    assert receiver.told() == [("TEST", hook)]
    [tried] = (await program.ask(HOOKS))["webhooks"]["nodes"][0]["deliveries"]["nodes"]
    assert (tried["kind"], tried["recordId"], tried["status"], tried["answer"]) == ("TEST", hook, 200, "taken")


MUCH = "contacts(first: 200) { nodes { phones { number } emails { address } } }"  # T45


@pytest.mark.feature("I35")
@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"url": "https://user:word@example.com/"}, "URL_CREDENTIALS"),
        ({"url": "gopher://example.com/"}, "URL_SCHEME"),
        ({"url": "file:///etc/passwd"}, "URL_SCHEME"),
        ({"url": "http://example.com/"}, "URL_SCHEME"),
        ({"url": "https://example.com:6379/"}, "URL_PORT"),
        ({"url": "https://[::1/"}, "URL_INVALID"),
        ({"url": "https:///path"}, "URL_INVALID"),
        ({"url": "https://10.0.0.1/"}, "URL_PRIVATE"),
        ({"url": "https://169.254.169.254/latest"}, "URL_PRIVATE"),
        ({"url": "https://0x0a000001/"}, "URL_PRIVATE"),
        ({"url": "https://167772161/"}, "URL_PRIVATE"),
        ({"url": "https://[::ffff:10.0.0.1]/"}, "URL_PRIVATE"),
        ({"url": "https://[64:ff9b::a00:1]/"}, "URL_PRIVATE"),
        ({"url": "https://[fe80::1]/"}, "URL_PRIVATE"),
        ({"url": "https://224.0.0.1/"}, "URL_PRIVATE"),
        ({"entities": []}, "REQUIRED"),
        ({"kinds": []}, "REQUIRED"),
        ({"filter": {"stageIds": ["stage_1"]}, "entities": ["DEAL", "TASK"]}, "FILTER_OF_DEALS"),
        ({"filter": {"stageIds": ["stage_999999"]}}, "NOT_FOUND"),
        ({"filter": {"stageIds": ["user_1"]}}, "BAD_USER_INPUT"),
        ({"filter": {"colour": "red"}}, "BAD_USER_INPUT"),
        ({"selections": [{"entity": "DEAL", "fields": "secret"}]}, "SELECTION_INVALID"),
        ({"selections": [{"entity": "DEAL", "fields": "name } } query B { viewer { role }"}]}, "SELECTION_INVALID"),
        ({"selections": [{"entity": "TASK", "fields": "text"}]}, "SELECTION_INVALID"),
        ({"selections": [{"entity": "DEAL", "fields": MUCH}]}, "SELECTION_INVALID"),
        ({"apiKeyId": "api_key_999999"}, "NOT_FOUND"),
    ],
)
async def test_endpoints_that_cannot_be(crm: Crm, allowed: None, changed: dict[str, Any], outcome: str) -> None:
    """T40."""
    _, program = await issue(crm, role="manager")
    given = {"url": "https://hooks.example.com/", "entities": ["DEAL"]} | changed
    before = await crm.count("event")
    assert await program.outcome("webhookCreate", **given) == outcome
    assert (await crm.count("webhook"), await crm.count("event")) == (0, before)


@pytest.mark.feature("I35")
async def test_who_manages_endpoints(crm: Crm, receiver: Receiver) -> None:
    program, hook = await subscribed(crm, receiver)
    _, other = await issue(crm)
    given = {"url": receiver.url, "entities": ["DEAL"]}
    own = (await Webhook.get()).api_key_id
    for who, outcome in ((crm.as_("rita"), "FORBIDDEN"), (other, "NOT_FOUND"), (crm.as_("nobody"), "UNAUTHENTICATED")):
        assert await who.outcome("webhookCreate", **given, apiKeyId=f"api_key_{own}") == outcome
    for who in (crm.as_("rita"), other):
        assert (await who.ask("{ webhooks { totalCount } }"))["webhooks"]["totalCount"] == 0
        for name in ("Update", "Delete", "RotateSecret", "Test"):
            assert await who.outcome(f"webhook{name}", webhookId=hook) == "NOT_FOUND"
        assert await who.outcome("webhookRedeliver", webhookId=hook, since="2026-01-01T00:00:00Z") == "NOT_FOUND"
    anna = crm.as_("anna")
    assert await anna.outcome("webhookCreate", **given) == "REQUIRED"
    for _ in range(9):
        assert await anna.outcome("webhookCreate", **given, apiKeyId=f"api_key_{own}") == "ok"
    assert await program.outcome("webhookCreate", **given) == "WEBHOOKS_TOO_MANY"
    assert await program.outcome("webhookUpdate", webhookId=hook, url="https://10.0.0.1/") == "URL_PRIVATE"
    assert await program.outcome("webhookUpdate", webhookId=hook, kinds=["UPDATED"], expectedVersion=7) == "CONFLICT"
    assert (await program.do("webhookDelete", "deletedId", webhookId=hook))["deletedId"] == hook


@pytest.mark.feature("I35")
async def test_a_name_that_leads_inside_later_is_not_followed(crm: Crm, receiver: Receiver) -> None:
    """T40: what counts is the address that is about to be connected to."""
    program, _ = await subscribed(crm, receiver)
    port = receiver.url.split(":")[2].split("/")[0]
    client = outward.Client()
    try:
        for host in ("localhost", "[::ffff:127.0.0.1]", "127.0.0.1"):
            settings().__dict__["webhook_allowed_hosts"] = ()
            with pytest.raises(OSError, match=r"Cannot connect|public internet"):
                await client.post(f"http://{host}:{port}/", b"", {})
    finally:
        await client.close()
    await deal(crm, "rita")
    await route()
    await send()
    [tried] = (await program.ask(HOOKS))["webhooks"]["nodes"][0]["deliveries"]["nodes"]
    assert (tried["status"], "127.0.0.1 is no address of the public internet" in tried["error"]) == (None, True)
    assert receiver.requests == []


@pytest.mark.feature("I35", "L9")
async def test_a_price_list_is_followed(crm: Crm, receiver: Receiver) -> None:
    await subscribed(crm, receiver, entities=["ITEM"])
    made = await item_of(crm, await catalogue_of(crm), "Oven", code="A-1", price="900.50")
    await crm.as_("nora").do("itemUpdate", "", itemId=made, price="1000")
    await crm.as_("nora").do("itemDelete", "", itemId=made)
    await deal(crm, "rita")
    await deliver()
    assert receiver.told() == [(kind, made) for kind in ("CREATED", "UPDATED", "DELETED")]
    assert [each["type"] for each in receiver.messages] == ["item.created", "item.updated", "item.deleted"]
    assert receiver.messages[1]["data"]["changedFields"] == ["price"]
    given = {"url": receiver.url, "entities": ["ITEM"], "filter": {"pipelineIds": ["pipeline_1"]}}
    key = f"api_key_{(await Webhook.get()).api_key_id}"
    assert await crm.as_("anna").outcome("webhookCreate", **given, apiKeyId=key) == "FILTER_OF_DEALS"


@pytest.mark.feature("I35", "P16")
@pytest.mark.parametrize(("seed", "kind"), [(1, "deal"), (2, "deal"), (3, "item")])
async def test_whatever_happens_the_receiver_holds_what_the_key_may_view(
    crm: Crm, receiver: Receiver, monkeypatch: pytest.MonkeyPatch, seed: int, kind: str
) -> None:
    """T21, T57: records, rights, departments, failures and crashes at random. In the end the receiver, which drops
    repeated ids, holds what a query of the same key shows, and was told the changes of each record in their order.
    """
    chance = random.Random(seed)
    anna, users = crm.as_("anna"), [await crm.user_id(who) for who in ("rita", "tom", "sam", "nora")]
    goods = await catalogue_of(crm)

    async def new(name: str) -> str:
        given = {"responsibleId": chance.choice(users)}
        return await (
            deal(crm, "anna", name, **given) if kind == "deal" else item_of(crm, goods, name, "anna", **given)
        )

    async def attempt(act: str, **given: Any) -> None:
        given = {f"{kind}Id": chance.choice(records)} | given
        await anna.send(anna._text(f"{kind}{act}", ""), input=given)

    records = [await new(f"D{n}") for n in range(6)]
    chosen = [{"entity": kind.upper(), "fields": "name responsible { id }"}]
    program, _ = await subscribed(crm, receiver, entities=[kind.upper()], selections=chosen)
    key = f"api_key_{(await Webhook.get()).api_key_id}"
    groups = [await group(crm, f"Отдел продаж, группа {n}") for n in (1, 2)]
    lines = dict(shipped().lines)
    listed = f"{{ {kind}s(first: 200) {{ nodes {{ id name responsible {{ id }} }} }} }}"
    for each in (await program.ask(listed))[f"{kind}s"]["nodes"]:
        receiver.held[each["id"]] = {"record": each}
    for step in range(60):
        match chance.randrange(11):
            case 0:
                records.append(await new(f"N{step}"))
            case 1 | 2:
                await attempt("Update", name=f"U{step}")
            case 3 | 4:
                await attempt("Update", responsibleId=chance.choice(users))
            case 5 if chance.random() < 0.4:
                await attempt("Delete")
            case 6:
                scope = chance.choice(["none", "own", "group", "all"])
                await put_lines(crm, {"subject": "manager", "entity": kind, "action": "view", "scope": scope})
                lines["manager", Place(kind), "view"] = scope
            case 7:
                await anna.do("apiKeyUpdate", "", apiKeyId=key, groupId=chance.choice(groups))
            case 8:
                await place()
                await webhook_lanes.route()  # a worker that ends before it compares rights
            case 9:
                receiver.failing = [chance.choice(["500", "drop", "302"]) for _ in range(2)]
                await route()
                await send()
            case _:
                await killed_amid_sending(monkeypatch)
                await Lane.filter(run_at__isnull=False).update(run_at=db.now())
                await send()
    await deliver()
    shown = {each["id"]: each for each in (await program.ask(listed))[f"{kind}s"]["nodes"]}
    assert {id: held["record"] for id, held in receiver.held.items()} == shown
    assert shown.keys() == (await Standing(Rules(lines, shipped().parents), (kind,)).of("Landing page")).keys()
    for versions in receiver.versions().values():
        assert versions == sorted(versions)


EXAMPLE = ROOT / "docs" / "examples" / "webhook-receiver"


def in_python(_: Path) -> list[str]:
    return [sys.executable, str(EXAMPLE / "receiver.py")]


def in_typescript(folder: Path) -> list[str]:
    node.install(EXAMPLE)
    built = node.npm(EXAMPLE, "run", "build", "--", "--outDir", str(folder / "build"))
    assert built.returncode == 0, built.stdout
    (folder / "build" / "package.json").write_text('{ "type": "module" }')
    return ["node", str(folder / "build" / "receiver.js")]


@pytest.mark.feature("I35")
async def test_the_receivers_of_the_guide(crm: Crm, allowed: None, tmp_path: Path) -> None:
    """They verify the signature, and keep a message that comes twice once. One runs on each database."""
    make = in_python if db.dialect() == "sqlite" else in_typescript
    pipe, command = asyncio.subprocess.PIPE, await asyncio.to_thread(make, tmp_path)
    secret = "whsec_" + base64.b64encode(b"k" * 32).decode()
    process = await asyncio.create_subprocess_exec(
        *command, stdout=pipe, cwd=tmp_path, env=os.environ | {"WEBHOOK_SECRET": secret}
    )
    try:
        assert process.stdout
        port = (await process.stdout.readline()).split()[-1].decode()
        url = f"http://127.0.0.1:{port}/"
        async with httpx2.AsyncClient() as stranger:
            headers = [(b"webhook-id", b"1"), (b"webhook-timestamp", b"0"), (b"webhook-signature", b"v1,\xe9")]
            assert (await stranger.post(url, content=b"{}", headers=headers)).status_code == 401
        await subscribed(crm, Receiver(url=url))
        await Webhook.all().update(secret=webhooks.encrypted(secret))
        await deal(crm, "rita")
        await deliver()
        await webhook_lanes.redeliver(await _owner(), (await Webhook.get()).id, since=db.now() - timedelta(days=1))
        await deliver()
        await Webhook.all().update(secret=webhooks.encrypted("whsec_" + base64.b64encode(b"x" * 32).decode()))
        await deal(crm, "rita")
        await route()
        await send()
    finally:
        process.kill()
        await process.wait()
    if make is in_python:
        with sqlite3.connect(tmp_path / "messages.db") as kept:
            found = [row[0] for row in kept.execute("select type from message")]
    else:
        found = [json.loads(file.read_bytes())["type"] for file in (tmp_path / "messages").iterdir()]
    assert found == ["deal.created"]
    statuses = [each.status for each in await Delivery.all().order_by("id")]
    assert statuses == [204, 204, 401]


async def _owner() -> Actor:
    actor = await sessions.acting((await Webhook.get()).user_id, await account.current())
    assert actor
    return actor
