"""Allowlists of addresses: who may come from where, at sign-in and on each request (P18, T9 to T12)."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from ipaddress import ip_network
from typing import Any

import httpx2
import pytest

from api.app import create_app
from api.auth import COOKIE
from domain import allowlists, db, reference, sign_ins
from domain.allowlists import IpAllowlist
from domain.config import Settings
from domain.events import Event
from domain.sessions import Session
from domain.sign_ins import ClientKind, Origin, SignIn
from permissions.errors import Invalid
from tests.conftest import NoStore
from tests.counting import statements
from tests.crm import Crm, Person
from tests.test_sessions import LOGIN, WHO, login

HERE, AWAY = "127.0.0.0/8", "203.0.113.0/24"
LISTS = "{ ipAllowlists { nodes { kind role client user { name } ranges version } } }"
PREVIEW = """
query($input: IpAllowlistPreviewInput!) {
  ipAllowlistPreview(input: $input) {
    signIns shutOutSignIns locksOutCaller shutOut { userId name address client signIns }
  }
}
"""


@asynccontextmanager
async def coming_from(crm: Crm, address: str) -> AsyncIterator[Crm]:
    """The same server, met from another address: a proxy that is trusted says so."""
    app = create_app(Settings(trusted_proxies=(ip_network("127.0.0.1/32"),)), store=NoStore())
    headers = {"X-Forwarded-For": address}
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://crm.test", headers=headers) as client:
        yield Crm(client, crm.tokens, crm.dialect)


async def put(crm: Crm, ranges: Sequence[str], **subject: Any) -> None:
    await crm.as_("anna").do("ipAllowlistUpdate", "", ranges=ranges, **subject)


async def refusal(person: Person) -> dict[str, Any]:
    """The one error of asking who one is."""
    (error,) = (await person.send(WHO))["errors"]
    found: dict[str, Any] = error
    return found


# --------------------------------------------------------------------------------------------------------- in force


@pytest.mark.feature("P18")
async def test_each_request_is_held_against_the_list(crm: Crm) -> None:
    """T9: a session from before is no exception, nor is an administrator's."""
    await put(crm, [HERE])
    async with coming_from(crm, "203.0.113.7") as away:
        for who in ("rita", "anna"):
            error = await refusal(away.as_(who))
            assert error["extensions"] == {"code": "FORBIDDEN", "reason": "ADDRESS_NOT_ALLOWED"}
            assert error["message"] == "С адреса 203.0.113.7 вход не разрешён. Обратитесь к администратору."
        assert await crm.as_("rita").code(WHO) == "ok"
        await put(crm, [HERE, AWAY])
        assert await away.as_("rita").code(WHO) == "ok"


@pytest.mark.feature("P18")
async def test_signing_in_is_held_against_the_list(crm: Crm) -> None:
    await put(crm, [HERE])
    before = await crm.count("session")
    async with coming_from(crm, "203.0.113.7") as away:
        for password in ("demo", "wrong"):  # whether the password is right is not told
            answer = await away.as_("nobody").send(
                LOGIN, {"Accept-Language": "en"}, input={"email": "rita@demo.voronka", "password": password}
            )
            (error,) = answer["errors"]
            assert (error["extensions"]["code"], answer["data"]["login"]) == ("FORBIDDEN", None)
            assert error["message"] == "Access from the address 203.0.113.7 is not allowed. Ask an administrator."
    assert await crm.count("session") == before
    assert [row.outcome.value for row in await SignIn.all()] == ["ADDRESS_NOT_ALLOWED"] * 2


@pytest.mark.feature("P18")
@pytest.mark.parametrize(
    ("subject", "shut_out"),
    [
        ({}, {"rita", "tom", "vera"}),
        ({"role": "manager"}, {"rita", "tom"}),
        ({"userId": "rita"}, {"rita"}),
        ({"client": "MOBILE"}, {"rita", "tom", "vera"}),
        ({"client": "BROWSER"}, set()),
        ({"client": "PARTNER"}, set()),
    ],
)
async def test_whom_a_list_is_about(crm: Crm, subject: dict[str, Any], shut_out: set[str]) -> None:
    if "userId" in subject:
        subject = {"userId": await crm.user_id("rita")}
    await put(crm, [AWAY], confirm=True, **subject)
    seen = {who for who in ("rita", "tom", "vera") if await crm.as_(who).code(WHO) == "FORBIDDEN"}
    assert seen == shut_out


@pytest.mark.feature("P18")
async def test_all_lists_that_apply_have_to_allow(crm: Crm) -> None:
    await put(crm, ["0.0.0.0/0"])
    await put(crm, [HERE, "198.51.100.0/24"], role="manager")
    await put(crm, [HERE, "203.0.113.7"], userId=await crm.user_id("rita"))
    outcomes = {}
    for address in ("198.51.100.1", "203.0.113.7", "127.0.0.9"):
        async with coming_from(crm, address) as there:
            outcomes[address] = [await there.as_(who).code(WHO) for who in ("rita", "tom", "vera")]
    assert outcomes == {
        "198.51.100.1": ["FORBIDDEN", "ok", "ok"],
        "203.0.113.7": ["FORBIDDEN", "FORBIDDEN", "ok"],
        "127.0.0.9": ["ok", "ok", "ok"],
    }


@pytest.mark.feature("P18")
async def test_a_list_without_ranges_allows_every_address(crm: Crm) -> None:
    """T10: what an empty list means."""
    await put(crm, [AWAY], role="manager")
    assert await crm.as_("rita").code(WHO) == "FORBIDDEN"
    await put(crm, [], role="manager")
    assert await crm.as_("rita").code(WHO) == "ok"


async def test_a_browser_that_is_shut_out_forgets_its_cookie(crm: Crm) -> None:
    """T11: the cookie ends, so that somebody else may sign in there; the session holds where it is allowed."""
    await login(crm, "rita@demo.voronka", kind="COOKIE")
    kept = crm.client.cookies[COOKIE]
    await put(crm, [AWAY], client="BROWSER", confirm=True)
    answer = (await crm.client.post("/graphql", json={"query": WHO})).json()
    assert answer["errors"][0]["extensions"]["code"] == "FORBIDDEN"
    assert COOKIE not in crm.client.cookies
    assert await crm.as_("nobody").code(WHO) == "UNAUTHENTICATED"
    await put(crm, [], client="BROWSER")
    crm.client.cookies[COOKIE] = kept
    assert await crm.as_("nobody").code(WHO) == "ok"


@pytest.mark.feature("P18")
async def test_a_refusal_is_no_use_of_a_session_and_is_kept_once(crm: Crm) -> None:
    """P19: of those within 15 minutes one is worth a row."""
    await put(crm, [AWAY], role="manager")
    mine = Session.filter(user_id=int((await crm.user_id("rita")).removeprefix("user_")))
    await mine.update(seen_at=db.now() - timedelta(days=1))
    before = (await mine.get()).seen_at
    for _ in range(3):
        assert await crm.as_("rita").code(WHO) == "FORBIDDEN"
    assert (await mine.get()).seen_at == before
    assert [(row.outcome.value, row.address) for row in await SignIn.all()] == [("ADDRESS_NOT_ALLOWED", "127.0.0.1")]


async def test_who_may_come_is_decided_without_a_statement(crm: Crm) -> None:
    await put(crm, [HERE, *(f"198.51.{each}.0/24" for each in range(200))])
    await crm.as_("rita").ask("{ viewer { role } }")
    with statements() as seen:
        await crm.as_("rita").ask("{ viewer { role } }")
    assert len(seen) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-For": "127.0.0.1"},
        {"X-Real-IP": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
    ],
)
async def test_only_a_trusted_proxy_is_believed(crm: Crm, headers: dict[str, str]) -> None:
    """T12."""
    await put(crm, ["127.0.0.1"])
    transport = httpx2.ASGITransport(app=create_app(Settings(), store=NoStore()), client=("203.0.113.7", 1234))
    async with httpx2.AsyncClient(transport=transport, base_url="http://crm.test", headers=headers) as client:
        assert await Person(Crm(client, {}, ""), crm.tokens["rita"]).code(WHO) == "FORBIDDEN"


# ----------------------------------------------------------------------------------------------------------- ranges


@pytest.mark.parametrize(
    ("ranges", "address", "allowed"),
    [
        (["203.0.113.7"], "203.0.113.7", True),
        (["203.0.113.7/32"], "203.0.113.8", False),
        (["203.0.113.0/24"], "203.0.113.255", True),
        (["203.0.113.0/24"], "203.0.114.0", False),
        (["0.0.0.0/0"], "8.8.8.8", True),
        (["0.0.0.0/0"], "2001:db8::1", False),
        (["::/0"], "2001:db8::1", True),
        (["::/0"], "8.8.8.8", False),
        (["2001:DB8::/32"], "2001:db8:ffff::1", True),
        (["2001:db8::1"], "2001:db8::2", False),
        (["::ffff:203.0.113.0/120"], "203.0.113.9", True),  # IPv4 written as IPv6, either side
        (["203.0.113.0/24"], "::ffff:203.0.113.9", True),
        (["::ffff:203.0.113.0/120"], "203.0.114.9", False),
        (["fe80::/10"], "fe80::1%eth0", True),  # the zone is the server's own matter
        (["10.0.0.0/8", "10.1.0.0/16", "10.1.2.3"], "10.200.0.1", True),  # overlapping
        (["10.0.0.0/8"], "unknown", False),  # a Unix socket is no address
        (["10.0.0.0/8"], "", False),
        ([], "203.0.113.7", True),
        ([], "unknown", True),
    ],
)
def test_what_a_range_holds(ranges: list[str], address: str, allowed: bool) -> None:
    """T10."""
    lists = {("ACCOUNT", ""): allowlists._networks(allowlists.checked(ranges))} if ranges else {}
    origin = Origin(address, ClientKind.BROWSER)
    assert allowlists.allowed(lists, origin, "manager", 1) is allowed


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "rita", "10.0.0", "10.0.0.256", "010.0.0.1", "1", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/"),
        *("10.0.0.1/8", "2001:db8::1/32", "2001:db8::/129", "fe80::1%eth0", "fe80::/10%eth0", ":::", "10.0.0.0/8 #"),
        *("10.0.0.0/255.0.0.0", "10.0.0.0/0.255.255.255", "10.0.0.0-10.0.0.9", "10.0.0.*", "10.0.0.0/8,11.0.0.0/8"),
        *("１０.0.0.0/8", "10.0.0.0/８", "a\0b", "'; drop table users; --", "1" * 5000, "\ud800"),
    ],
)
def test_what_is_no_range_is_refused(text: str) -> None:
    """T10: bits beyond the prefix, too: who writes 10.0.0.1/8 may mean one address or sixteen million."""
    with pytest.raises(Invalid) as caught:
        allowlists.checked(["10.0.0.0/8", text])
    assert (caught.value.reason, caught.value.path) == ("RANGE_INVALID", "ranges.1")


async def test_ranges_are_kept_in_one_form(crm: Crm) -> None:
    given = [" 10.0.0.0/8 ", "10.0.0.0/8", "::FFFF:10.0.0.0/104", "2001:DB8:0:0::/32", "127.0.0.1"]
    done = await crm.as_("anna").do("ipAllowlistUpdate", "ipAllowlist { kind ranges version }", ranges=given)
    assert done["ipAllowlist"] == {
        "kind": "ACCOUNT",
        "ranges": ["10.0.0.0/8", "2001:db8::/32", "127.0.0.1/32"],
        "version": 1,
    }


async def test_a_list_that_was_spoilt_in_the_database_allows_nobody(crm: Crm) -> None:
    """T10: malformed fails closed."""
    await put(crm, [HERE])
    await IpAllowlist.all().update(ranges=["nonsense"])
    await reference.refresh([IpAllowlist])
    assert await crm.as_("anna").code(WHO) == "FORBIDDEN"


# --------------------------------------------------------------------------------------------------------- changing


@pytest.mark.feature("P18")
async def test_a_list_that_locks_its_author_out_wants_to_be_confirmed(crm: Crm) -> None:
    """T11: whichever list it is that would."""
    anna = crm.as_("anna")
    for subject in ({}, {"role": "administrator"}, {"userId": await crm.user_id("anna")}, {"client": "MOBILE"}):
        (error,) = (await anna.attempt("ipAllowlistUpdate", ranges=[AWAY], **subject))["errors"]
        assert (error["code"], error["path"]) == ("LOCKS_YOU_OUT", ["ranges"])
        assert "127.0.0.1" in error["message"]
        assert (await crm.count("ip_allowlist"), await Event.filter(entity="ip_allowlist").count()) == (0, 0)
    assert await anna.outcome("ipAllowlistUpdate", ranges=[AWAY], role="manager") == "ok", "that is not hers"
    assert await anna.outcome("ipAllowlistUpdate", ranges=[AWAY], confirm=True) == "ok"
    assert await anna.code(WHO) == "FORBIDDEN"


@pytest.mark.feature("P18")
async def test_the_way_back_in_is_the_command_line(crm: Crm) -> None:
    """T11: in force in this process at once, in others within a second."""
    await put(crm, [AWAY], confirm=True)
    assert await crm.as_("anna").code(WHO) == "FORBIDDEN"
    assert len(await allowlists.clear()) == 1
    assert await crm.as_("anna").code(WHO) == "ok"
    event = await Event.filter(kind="ip_allowlist.deleted").get()
    assert (event.actor_id, event.before["ranges"], event.after["ranges"]) == (0, [AWAY], [])


@pytest.mark.feature("P30")
async def test_a_change_of_a_list_is_told_with_actor_and_address(crm: Crm) -> None:
    await put(crm, [HERE], role="manager")
    await put(crm, [HERE, AWAY], role="manager")
    await put(crm, [HERE, AWAY], role="manager")  # nothing new
    anna = int((await crm.user_id("anna")).removeprefix("user_"))
    events = await Event.filter(entity="ip_allowlist").order_by("id")
    assert [(each.kind, each.actor_id, each.address) for each in events] == [
        ("ip_allowlist.changed", anna, "127.0.0.1")
    ] * 2
    who = {"kind": "ROLE", "subject": "manager"}
    assert events[1].before == who | {"ranges": [HERE]}
    assert events[1].after == who | {"ranges": [HERE, AWAY]}


async def test_all_lists_are_shown_to_administrators(crm: Crm) -> None:
    await put(crm, [HERE], role="manager")
    await put(crm, [AWAY], userId=await crm.user_id("tom"))
    await put(crm, [AWAY], client="PARTNER")
    nobody: dict[str, Any] = {"role": None, "client": None, "user": None, "version": 1}
    assert (await crm.as_("anna").ask(LISTS))["ipAllowlists"]["nodes"] == [
        nobody | {"kind": "ROLE", "role": "manager", "ranges": [HERE]},
        nobody | {"kind": "USER", "user": {"name": "Томас Вебер"}, "ranges": [AWAY]},
        nobody | {"kind": "CLIENT", "client": "PARTNER", "ranges": [AWAY]},
    ]
    ids = (await crm.as_("anna").ask("{ ipAllowlists { nodes { id } } }"))["ipAllowlists"]["nodes"]
    for who in ("nora", "vera"):
        assert (await crm.as_(who).ask(LISTS))["ipAllowlists"]["nodes"] == []
        seen = await crm.as_(who).ask("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=[e["id"] for e in ids])
        assert seen == {"nodes": [None, None, None]}


@pytest.mark.parametrize(
    ("who", "input", "outcome"),
    [
        ("nora", {"ranges": [HERE]}, "FORBIDDEN"),
        ("rita", {"ranges": []}, "FORBIDDEN"),
        ("nobody", {"ranges": []}, "UNAUTHENTICATED"),
        ("anna", {"ranges": ["10.0.0.0/40"]}, "RANGE_INVALID"),
        ("anna", {"ranges": [f"10.0.{n // 256}.{n % 256}" for n in range(501)]}, "TOO_MANY"),
        ("anna", {"ranges": [HERE], "role": "king"}, "ROLE_UNKNOWN"),
        ("anna", {"ranges": [HERE], "role": ""}, "ROLE_UNKNOWN"),
        ("anna", {"ranges": [HERE], "userId": "user_999999"}, "NOT_FOUND"),
        ("anna", {"ranges": [HERE], "userId": "deal_1"}, "BAD_USER_INPUT"),
        ("anna", {"ranges": [HERE], "client": "FAX"}, "BAD_USER_INPUT"),
        ("anna", {"ranges": [HERE], "client": "MOBILE", "role": "manager"}, "ONE_SUBJECT"),
        ("anna", {"ranges": [HERE], "expectedVersion": 3}, "CONFLICT"),
    ],
)
async def test_lists_that_cannot_be(crm: Crm, who: str, input: dict[str, Any], outcome: str) -> None:
    assert await crm.as_(who).outcome("ipAllowlistUpdate", **input) == outcome
    preview = {key: value for key, value in input.items() if key != "expectedVersion"}
    codes = {"RANGE_INVALID", "TOO_MANY", "ROLE_UNKNOWN", "NOT_FOUND", "ONE_SUBJECT", "BAD_USER_INPUT"}
    expected = "BAD_USER_INPUT" if outcome in codes else "ok" if outcome == "CONFLICT" else outcome
    assert await crm.as_(who).code(PREVIEW, input=preview) == expected
    assert await crm.count("ip_allowlist") == 0


async def test_a_stale_list_is_not_overwritten(crm: Crm) -> None:
    await put(crm, [HERE], expectedVersion=0)
    assert await crm.as_("anna").outcome("ipAllowlistUpdate", ranges=[], expectedVersion=0) == "CONFLICT"
    assert await crm.as_("anna").outcome("ipAllowlistUpdate", ranges=[], expectedVersion=1) == "ok"


# ---------------------------------------------------------------------------------------------------------- preview


@pytest.mark.feature("P18")
async def test_a_preview_names_those_who_would_have_been_kept_out(crm: Crm) -> None:
    async with coming_from(crm, "203.0.113.7") as away:
        for _ in range(2):
            await login(away, "rita@demo.voronka")
        await login(away, "vera@demo.voronka", "wrong")
    await login(crm, "tom@demo.voronka")
    await login(crm, "rita@demo.voronka")
    rita = {"userId": await crm.user_id("rita"), "name": "Рита Соколова", "address": "203.0.113.7", "client": "MOBILE"}
    anna = crm.as_("anna")

    async def asked(**input: Any) -> dict[str, Any]:
        found: dict[str, Any] = (await anna.ask(PREVIEW, input=input))["ipAllowlistPreview"]
        return found

    only = {"signIns": 4, "shutOutSignIns": 2, "locksOutCaller": False, "shutOut": [rita | {"signIns": 2}]}
    assert await asked(ranges=[HERE]) == only
    assert await asked(ranges=[HERE], role="manager") == only
    nobody = only | {"shutOutSignIns": 0, "shutOut": []}
    assert await asked(ranges=[HERE], role="support") == nobody
    assert await asked(ranges=[], role="manager") == nobody
    everybody = await asked(ranges=["192.0.2.1"])
    assert (everybody["locksOutCaller"], everybody["shutOutSignIns"], len(everybody["shutOut"])) == (True, 4, 3)
    await SignIn.all().update(at=db.now() - timedelta(days=31))
    assert (await asked(ranges=[HERE]))["signIns"] == 0
    assert await crm.count("ip_allowlist") == 0


@pytest.mark.feature("P18")
async def test_a_preview_is_what_the_list_then_does(crm: Crm) -> None:
    people = ("rita", "tom", "sam", "vera", "oleg", "nora")
    for place, who in enumerate(people):
        async with coming_from(crm, f"198.51.100.{place}") as there:
            await login(there, f"{who}@demo.voronka")
    ranges = ["198.51.100.0/31", "198.51.100.4/32", HERE]
    told = (await crm.as_("anna").ask(PREVIEW, input={"ranges": ranges}))["ipAllowlistPreview"]["shutOut"]
    await put(crm, ranges)
    refused = set()
    for place, who in enumerate(people):
        async with coming_from(crm, f"198.51.100.{place}") as there:
            if await there.as_(who).code(WHO) == "FORBIDDEN":
                refused.add(await crm.user_id(who))
    assert {each["userId"] for each in told} == refused
    assert len(refused) == 3


async def test_those_who_got_in_are_counted_by_place(crm: Crm) -> None:
    for _ in range(3):
        await login(crm, "rita@demo.voronka")
    ((user_id, client, address, count, last),) = await sign_ins.succeeded(db.now() - timedelta(days=1))
    assert (f"user_{user_id}", client, address, count) == (await crm.user_id("rita"), ClientKind.MOBILE, "127.0.0.1", 3)
    assert abs(db.now() - last) < timedelta(minutes=1)
