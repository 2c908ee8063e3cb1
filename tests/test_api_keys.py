"""Keys of partners' programs: limited, shown once, revocable (I10, P27)."""

from datetime import timedelta
from typing import Any

import pytest
from tortoise.exceptions import IntegrityError

from domain import db, demo, sessions
from domain.api_keys import ApiKey
from domain.events import Event
from domain.idempotency import IdempotencyKey
from domain.sign_ins import SignIn
from domain.users import User
from tests.counting import statements
from tests.crm import Crm, Person
from tests.test_sessions import LOGIN, WHO, authorization, with_header

KEYS = """
{ apiKeys { nodes {
  user { name role kind isActive group { name } } allowlist { ranges } expiresAt lastUsedAt lastAddress revokedAt
  createdBy { name } version
} } }
"""


async def group(crm: Crm, name: str = "Отдел продаж, группа 1") -> str:
    groups = (await crm.as_("anna").ask("{ groups { nodes { id name } } }"))["groups"]["nodes"]
    return next(str(each["id"]) for each in groups if each["name"] == name)


async def issue(crm: Crm, **given: Any) -> tuple[str, Person]:
    """A new key's id, and the program that has it."""
    input = {"name": "Landing page", "role": "partner", "groupId": await group(crm)} | given
    done = await crm.as_("anna").do("apiKeyCreate", "token apiKey { id }", **input)
    return done["apiKey"]["id"], Person(crm, done["token"])


@pytest.mark.feature("I10", "P27")
async def test_a_key_acts_as_a_user_of_its_own(crm: Crm) -> None:
    _, program = await issue(crm)
    viewer = (await program.ask("{ viewer { role user { name kind group { name } } sessions { id } } }"))["viewer"]
    assert viewer == {
        "role": "partner",
        "user": {"name": "Landing page", "kind": "INTEGRATION", "group": {"name": "Отдел продаж, группа 1"}},
        "sessions": [],
    }
    pipeline = (await crm.pipelines())[0]["id"]
    await crm.as_("rita").do("dealCreate", "", name="Rita's", pipelineId=pipeline)
    made = await program.do("dealCreate", "deal { id createdBy { name } }", name="A lead", pipelineId=pipeline)
    assert made["deal"]["createdBy"] == {"name": "Landing page"}
    deals = "{ deals { nodes { name } } }"
    assert (await program.ask(deals))["deals"]["nodes"] == [{"name": "A lead"}], "what is not granted is denied"
    assert len((await crm.as_("tom").ask(deals))["deals"]["nodes"]) == 2, "its group sees what it brings in"
    assert await program.outcome("dealUpdate", dealId=made["deal"]["id"], name="x") == "FORBIDDEN"
    assert (await program.ask("{ tasks { totalCount } }"))["tasks"]["totalCount"] == 0


@pytest.mark.feature("I10")
async def test_keys_are_listed_without_their_tokens(crm: Crm) -> None:
    until = (db.now() + timedelta(days=90)).replace(microsecond=0)
    id, program = await issue(crm, ranges=["127.0.0.0/8"], expiresAt=until.isoformat())
    newest = (await crm.as_("anna").ask(KEYS))["apiKeys"]["nodes"][0]
    assert newest == {
        "user": {
            "name": "Landing page",
            "role": "partner",
            "kind": "INTEGRATION",
            "isActive": True,
            "group": {"name": "Отдел продаж, группа 1"},
        },
        "allowlist": {"ranges": ["127.0.0.0/8"]},
        "expiresAt": until.isoformat(),
        "lastUsedAt": None,
        "lastAddress": "",
        "revokedAt": None,
        "version": 1,
        "createdBy": {"name": "Анна Ларина"},
    }
    row = await ApiKey.get(id=id.removeprefix("api_key_"))
    assert program.token
    assert row.token_hash == sessions.digest(program.token)
    told = await Event.filter(actor_id__gt=0).order_by("id")
    assert [each.kind for each in told] == ["users.created", "api_key.created", "ip_allowlist.changed"]
    assert {each.address for each in told} == {"127.0.0.1"}
    assert not [each for each in told if program.token in str(each.after) or row.token_hash in str(each.after)]
    for who in ("nora", "rita"):
        assert (await crm.as_(who).ask("{ apiKeys { totalCount } }"))["apiKeys"]["totalCount"] == 0
        assert (await crm.as_(who).ask("query($id: ID!) { node(id: $id) { id } }", id=id))["node"] is None
    assert (await program.ask("{ apiKeys { nodes { id } } }"))["apiKeys"]["nodes"] == [{"id": id}]


async def test_the_last_use_is_noted_now_and_then(crm: Crm) -> None:
    """P19: as a sign-in once a day and from another address."""
    _, program = await issue(crm)
    before = db.now()
    await program.ask(WHO)
    row = await ApiKey.filter(last_used_at__isnull=False).get()
    assert row.last_used_at
    assert row.last_used_at >= before
    assert row.last_address == "127.0.0.1"
    with statements() as seen:
        await program.ask("{ viewer { role } }")
    assert len(seen) == 1, "looked up as cheaply as a session"
    await ApiKey.filter(id=row.id).update(last_used_at=db.now() - timedelta(minutes=6))
    await program.ask(WHO)
    kept = await SignIn.all()
    assert [(each.client.value, each.outcome.value, each.user_id) for each in kept] == [
        ("PARTNER", "SUCCEEDED", row.user_id)
    ]
    await ApiKey.filter(id=row.id).update(last_used_at=db.now() - timedelta(minutes=6), last_address="203.0.113.7")
    await program.ask(WHO)
    assert await SignIn.all().count() == 2


@pytest.mark.feature("I10")
async def test_a_revoked_key_ends_at_once(crm: Crm) -> None:
    """T4: and its name stays."""
    id, program = await issue(crm)
    assert await program.code(WHO) == "ok"
    for who, key, code in (
        ("nora", id, "FORBIDDEN"),
        ("anna", "api_key_999999", "NOT_FOUND"),
        ("anna", "user_1", "BAD_USER_INPUT"),
    ):
        assert await crm.as_(who).outcome("apiKeyRevoke", apiKeyId=key) == code
    assert await program.code(WHO) == "ok"
    done = await crm.as_("anna").do("apiKeyRevoke", "apiKey { user { name isActive } version }", apiKeyId=id)
    assert done["apiKey"] == {"user": {"name": "Landing page", "isActive": False}, "version": 2}
    assert await program.code(WHO) == "UNAUTHENTICATED"
    assert await crm.as_("anna").outcome("apiKeyRevoke", apiKeyId=id) == "ok", "again does no harm"
    assert await crm.as_("anna").outcome("apiKeyUpdate", apiKeyId=id, name="x") == "KEY_REVOKED"
    assert await Event.filter(kind="api_key.revoked").count() == 1


@pytest.mark.parametrize("ended", ["expired", "deactivated", "administrator"])
async def test_what_a_key_stands_on(crm: Crm, ended: str) -> None:
    id, program = await issue(crm)
    row = await ApiKey.get(id=id.removeprefix("api_key_"))
    assert await program.code(WHO) == "ok"
    if ended == "expired":
        await ApiKey.filter(id=row.id).update(expires_at=db.now() - timedelta(seconds=1))
    elif ended == "deactivated":
        await User.filter(id=row.user_id).update(is_active=False)
    else:  # not even by the database's own hand
        with pytest.raises(IntegrityError):
            await User.filter(id=row.user_id).update(role="administrator")
        return
    assert await program.code(WHO) == "UNAUTHENTICATED"


async def test_a_key_is_believed_whole_and_as_a_bearer_alone(crm: Crm) -> None:
    """T3."""
    token = demo.PARTNER_KEY
    assert await with_header(crm, authorization(f"Bearer {token}")) == (200, "ok")
    for value in (token, f"Bearer {token}x", f"Bearer {token[:-1]}", f"Bearer {token[3:]}", f"Bearer vk_{token}"):
        assert (await with_header(crm, authorization(value)))[1] == "UNAUTHENTICATED", value
    assert (await with_header(crm, (b"Cookie", f"voronka_session={token}".encode())))[1] == "UNAUTHENTICATED"


async def test_a_key_does_not_sign_in(crm: Crm) -> None:
    _, program = await issue(crm)
    assert await program.outcome("secondFactorBegin", password="") == "FORBIDDEN"
    for email in ("Landing page", ""):
        answer = await crm.as_("nobody").ask(LOGIN, input={"email": email, "password": ""})
        assert answer["login"]["token"] is None
        assert answer["login"]["errors"]


async def test_a_keys_own_list_and_that_of_all_keys(crm: Crm) -> None:
    """P18, T9."""
    _, inside = await issue(crm, ranges=["127.0.0.1"])
    _, outside = await issue(crm, ranges=["203.0.113.0/24"])
    assert [await each.code(WHO) for each in (inside, outside)] == ["ok", "FORBIDDEN"]
    await crm.as_("anna").do("ipAllowlistUpdate", "", client="PARTNER", ranges=["203.0.113.0/24"])
    assert [await each.code(WHO) for each in (inside, crm.as_("rita"))] == ["FORBIDDEN", "ok"]


@pytest.mark.feature("I10")
async def test_a_key_is_changed(crm: Crm) -> None:
    id, program = await issue(crm)
    until = (db.now() + timedelta(days=1)).replace(microsecond=0).isoformat()
    selection = "apiKey { user { name role group { name } } expiresAt version }"
    other = await group(crm, "Отдел продаж, группа 2")
    done = await crm.as_("anna").do(
        "apiKeyUpdate", selection, apiKeyId=id, name="Shop", role="read_only", groupId=other, expiresAt=until
    )
    user = {"name": "Shop", "role": "read_only", "group": {"name": "Отдел продаж, группа 2"}}
    assert done["apiKey"] == {"user": user, "expiresAt": until, "version": 2}
    assert (await program.ask("{ viewer { role } }"))["viewer"] == {"role": "read_only"}
    assert await crm.as_("anna").outcome("apiKeyUpdate", apiKeyId=id, name="x", expectedVersion=1) == "CONFLICT"
    assert (await crm.as_("anna").do("apiKeyUpdate", selection, apiKeyId=id, expiresAt=None))["apiKey"]["version"] == 3
    events = await Event.filter(kind__in=["users.changed", "api_key.changed"]).order_by("id")
    assert [each.kind for each in events] == ["api_key.changed", "users.changed", "api_key.changed"]
    assert (events[1].before["role"], events[1].after["role"]) == ("partner", "read_only")


@pytest.mark.parametrize(
    ("who", "changed", "outcome"),
    [
        ("nora", {}, "FORBIDDEN"),
        ("rita", {}, "FORBIDDEN"),
        ("nobody", {}, "UNAUTHENTICATED"),
        ("anna", {"name": " "}, "REQUIRED"),
        ("anna", {"name": "x" * 101}, "TEXT_TOO_LONG"),
        ("anna", {"name": "a\0b"}, "TEXT_INVALID"),
        ("anna", {"role": "king"}, "ROLE_UNKNOWN"),
        ("anna", {"role": ""}, "ROLE_UNKNOWN"),
        ("anna", {"role": "administrator"}, "ROLE_NOT_FOR_KEYS"),
        ("anna", {"groupId": "group_999999"}, "NOT_FOUND"),
        ("anna", {"groupId": "user_1"}, "BAD_USER_INPUT"),
        ("anna", {"expiresAt": "2020-01-01T00:00:00Z"}, "MOMENT_PAST"),
        ("anna", {"expiresAt": "9999-01-01T00:00:00Z"}, "DATE_OUT_OF_RANGE"),
        ("anna", {"ranges": ["10.0.0.0/33"]}, "RANGE_INVALID"),
    ],
)
async def test_keys_that_cannot_be(crm: Crm, who: str, changed: dict[str, Any], outcome: str) -> None:
    before = {table: await crm.count(table) for table in ("api_key", "users", "ip_allowlist", "event")}
    given = {"name": "Landing page", "role": "partner", "groupId": await group(crm)} | changed
    assert await crm.as_(who).outcome("apiKeyCreate", **given) == outcome
    assert {table: await crm.count(table) for table in before} == before
    if "ranges" not in changed:
        [key] = await ApiKey.all()
        changed = changed or {"name": "Another"}
        assert await crm.as_(who).outcome("apiKeyUpdate", apiKeyId=f"api_key_{key.id}", **changed) == outcome
        assert (await ApiKey.get(id=key.id)).version == 1


async def test_a_token_is_told_once(crm: Crm) -> None:
    """T3, T55: sent again, the same key without its token."""
    variables = {"input": {"name": "Landing page", "role": "partner", "groupId": await group(crm)}}
    text = "mutation($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { token apiKey { id } } }"
    first, again = [
        (await crm.as_("anna").send(text, {"Idempotency-Key": "one-key"}, **variables))["data"]["apiKeyCreate"]
        for _ in range(2)
    ]
    assert first["token"]
    assert again == {"token": None, "apiKey": first["apiKey"]}
    assert not await IdempotencyKey.filter(field="").exists()


@pytest.mark.feature("P27")
async def test_the_demo_has_a_partner(crm: Crm) -> None:
    program = Person(crm, demo.PARTNER_KEY)
    viewer = (await program.ask("{ viewer { role user { name group { name } } } }"))["viewer"]
    assert viewer["role"] == "partner"
    assert viewer["user"]["group"] == {"name": "Отдел продаж, группа 1"}
