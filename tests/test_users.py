"""Users as administrators keep them, and one's own profile, through the graph."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from domain import attempts, db, leaving, users
from domain.events import Event
from domain.idempotency import IdempotencyKey
from domain.users import User
from permissions.errors import Invalid
from tests.crm import Crm
from tests.people import to
from tests.sales import Sales
from tests.test_sessions import WHO, login, signed_in

USER = "user { id name email role phone locale isActive version group { name } }"
ALL = "query($id: ID!) { user(id: $id) { name email role phone locale version deactivatedAt invitationEndsAt } }"


async def group_id(crm: Crm, name: str) -> str:
    answer = await crm.as_("anna").ask("{ groups { nodes { id name } } }")
    return next(str(each["id"]) for each in answer["groups"]["nodes"] if each["name"] == name)


async def lena(crm: Crm, **changed: Any) -> dict[str, Any]:
    """What a new user is made of."""
    home = await group_id(crm, "Дирекция")
    return {"email": "lena@demo.voronka", "name": "Лена", "role": "manager", "groupId": home} | changed


async def told(kind: str) -> Event:
    """The last event of a kind."""
    event = await Event.filter(kind=f"users.{kind}").order_by("-id").first()
    assert event
    return event


async def user(crm: Crm, who: str) -> users.User:
    return await users.get(f"{who}@demo.voronka")


async def refused(crm: Crm, who: str, make: str, **input: Any) -> str:
    """How a mutation upon a user ends, when nothing may change."""
    before = await db.rows("select * from users order by id"), await crm.count("session"), await crm.count("event")
    outcome = await crm.as_(who).outcome(make, **input)
    assert outcome != "ok"
    assert before == (
        await db.rows("select * from users order by id"),
        await crm.count("session"),
        await crm.count("event"),
    )
    return outcome


# -------------------------------------------------------------------------------------------------- registering


@pytest.mark.feature("P1", "P8", "P10", "P30")
async def test_an_administrator_registers_a_user(crm: Crm) -> None:
    selection = f"{USER} invitation"
    made = await crm.as_("anna").do(
        "userCreate", selection, **await lena(crm, email="Lena@Demo.Voronka", password="long enough", locale="en")
    )
    assert made["invitation"] is None
    assert made["user"].items() >= {
        "name": "Лена", "email": "lena@demo.voronka", "role": "manager", "phone": None, "locale": "en",
        "isActive": True, "version": 1, "group": {"name": "Дирекция"},
    }.items()  # fmt: skip
    assert (await login(crm, "lena@demo.voronka", "long enough"))["viewer"]["role"] == "manager"
    event = await told("created")
    assert event.actor_id == (await user(crm, "anna")).id
    assert event.after.items() >= {"email": "lena@demo.voronka", "role": "manager"}.items()
    assert not [name for name in event.after if "hash" in name]


@pytest.mark.feature("P1", "P30")
async def test_who_is_invited_chooses_a_password_once(crm: Crm) -> None:
    made = await crm.as_("anna").do("userCreate", f"{USER} invitation", **await lena(crm))
    token = made["invitation"]
    assert len(token) == 43
    for password in ("", token):
        assert (await login(crm, "lena@demo.voronka", password))["token"] is None
    nobody = crm.as_("nobody")
    assert await nobody.outcome("invitationAccept", token=token, password="short") == "PASSWORD_TOO_SHORT"
    assert await nobody.outcome("invitationAccept", token=token[:-1], password="long enough") == "INVITATION_INVALID"
    done = await nobody.do("invitationAccept", "email", token=token, password="long enough")
    assert done["email"] == "lena@demo.voronka"
    assert (await login(crm, "lena@demo.voronka", "long enough"))["token"]
    assert await nobody.outcome("invitationAccept", token=token, password="another one") == "INVITATION_INVALID"
    assert (await told("password_chosen")).actor_id == (await user(crm, "lena")).id
    stored = [str(row) for row in await db.rows("select * from users") + await db.rows("select * from event")]
    assert token not in "".join(stored)


async def test_an_invitation_expires_and_goes_with_a_password_or_the_user(crm: Crm) -> None:
    anna, nobody = crm.as_("anna"), crm.as_("nobody")
    id = (await anna.do("userCreate", "user { id }", **await lena(crm)))["user"]["id"]

    async def invitation() -> str:
        again = await anna.do("userResetPassword", "invitation user { invitationEndsAt }", userId=id)
        assert again["user"]["invitationEndsAt"]
        return str(again["invitation"])

    async def tried(token: str) -> str:
        return await nobody.outcome("invitationAccept", token=token, password="long enough")

    late = await invitation()
    await users.User.filter(email="lena@demo.voronka").update(invitation_ends_at=db.now() - timedelta(seconds=1))
    assert await tried(late) == "INVITATION_INVALID"
    reset = await invitation()
    await anna.do("userResetPassword", "", userId=id, password="chosen by anna")
    assert await tried(reset) == "INVITATION_INVALID"
    older, newer = await invitation(), await invitation()
    assert await tried(older) == "INVITATION_INVALID"
    await anna.do("userDeactivate", "", userId=id)
    assert await tried(newer) == "INVITATION_INVALID"
    await anna.do("userReactivate", "", userId=id)
    assert await tried(newer) == "INVITATION_INVALID"


async def test_an_answer_with_an_invitation_is_not_kept(crm: Crm) -> None:
    """T55: sent again, the mutation says what it did, and the token is told no more."""
    text = "mutation($i: UserCreateInput!) { userCreate(input: $i) { invitation user { email } errors { code } } }"
    anna, headers = crm.as_("anna"), {"Idempotency-Key": "k"}
    first = await anna.send(text, headers, i=await lena(crm))
    assert first["data"]["userCreate"]["invitation"]
    again = await anna.send(text, headers, i=await lena(crm))
    assert again["data"]["userCreate"] == {"invitation": None, "user": {"email": "lena@demo.voronka"}, "errors": []}
    assert not await IdempotencyKey.filter(field="").exists()


@pytest.mark.parametrize(
    ("changed", "code", "path"),
    [
        ({"email": "RITA@demo.voronka"}, "EMAIL_TAKEN", "email"),
        ({"email": "lena"}, "EMAIL_INVALID", "email"),
        ({"email": "deleted-1"}, "EMAIL_INVALID", "email"),
        ({"name": " "}, "REQUIRED", "name"),
        ({"role": "king"}, "ROLE_UNKNOWN", "role"),
        ({"role": "аdministrator"}, "ROLE_UNKNOWN", "role"),  # its first letter is Cyrillic (T30)
        ({"groupId": "group_999"}, "NOT_FOUND", "groupId"),
        ({"password": "short"}, "PASSWORD_TOO_SHORT", "password"),
        ({"locale": "tlh"}, "LOCALE_UNKNOWN", "locale"),
    ],
)
async def test_who_cannot_be_registered(crm: Crm, changed: dict[str, str], code: str, path: str) -> None:
    before = await crm.count("users"), await crm.count("event")
    payload = await crm.as_("anna").attempt("userCreate", "invitation", **await lena(crm, **changed))
    assert [(each["code"], each["path"]) for each in payload["errors"]] == [(code, [path])]
    assert payload["invitation"] is None
    assert (await crm.count("users"), await crm.count("event")) == before


@pytest.mark.feature("P10")
@pytest.mark.parametrize("who", ["nora", "rita", "oleg", "nobody"])
async def test_only_administrators_administer(crm: Crm, who: str) -> None:
    """T25, T28: nora may edit settings, and yet not users."""
    tom = await crm.user_id("tom")
    expected = "UNAUTHENTICATED" if who == "nobody" else "FORBIDDEN"
    for make, input in {
        "userCreate": await lena(crm),
        "userUpdate": {"userId": tom, "role": "administrator"},
        "userResetPassword": {"userId": tom, "password": "long enough"},
        "userDeactivate": {"userId": tom},
        "userReactivate": {"userId": await crm.user_id("igor")},
        "userDelete": {"userId": tom},
        "accountUpdate": {"formerUsersKeptDays": 1},
    }.items():
        assert await refused(crm, who, make, **input) == expected, make
    for query in (f'userDeactivatePreview(input: {{ userId: "{tom}" }})', "usersDueForErasure"):
        assert await crm.as_(who).code(f"{{ {query} {{ __typename }} }}") == expected


@pytest.mark.parametrize("column", ["isActive", "version", "passwordHash", "createdAt", "phone", "id", "kind"])
async def test_nothing_else_is_assigned(crm: Crm, column: str) -> None:
    """T24."""
    for make, input in {"userCreate": await lena(crm), "userUpdate": {"userId": await crm.user_id("tom")}}.items():
        assert await refused(crm, "anna", make, **input, **{column: 1}) == "BAD_USER_INPUT"


# ---------------------------------------------------------------------------------------------------- changing


@pytest.mark.feature("P1", "P8", "P30")
async def test_another_role_holds_at_once(crm: Crm) -> None:
    """T4, T27: for sessions that there are, in every process, since each request asks the database."""
    deal = await (await Sales.of(crm)).makes("sam")
    rita, id = crm.as_("rita"), await crm.user_id("rita")
    asked = "query($id: ID!) { viewer { role } deal(id: $id) { id } }"
    assert (await rita.ask(asked, id=deal["id"])) == {"viewer": {"role": "manager"}, "deal": None}
    done = await crm.as_("anna").do("userUpdate", USER, userId=id, role="head", expectedVersion=1)
    assert (done["user"]["role"], done["user"]["version"]) == ("head", 2)
    assert (await rita.ask(asked, id=deal["id"])) == {"viewer": {"role": "head"}, "deal": {"id": deal["id"]}}
    event = await told("changed")
    assert (event.before, event.after, event.version) == ({"role": "manager"}, {"role": "head"}, 2)


@pytest.mark.feature("P1", "P2")
async def test_records_go_with_their_responsible_to_another_group(crm: Crm) -> None:
    """T27: who sees them changes at once; one event tells it, and records keep their version."""
    deal = await (await Sales.of(crm)).makes("rita")
    asked = "query($id: ID!) { deal(id: $id) { version responsible { group { name } } } }"
    assert (await crm.as_("sam").ask(asked, id=deal["id"]))["deal"] is None
    sam = await user(crm, "sam")
    events = await crm.count("event")
    await crm.as_("anna").do("userUpdate", USER, userId=await crm.user_id("rita"), groupId=f"group_{sam.group_id}")
    assert (await crm.as_("sam").ask(asked, id=deal["id"]))["deal"]["version"] == 1
    assert (await crm.as_("tom").ask(asked, id=deal["id"]))["deal"] is None
    assert (await crm.as_("rita").ask(asked, id=deal["id"]))["deal"]["responsible"]["group"]["name"]
    assert await crm.count("event") == events + 1
    event = await told("changed")
    assert event.after == {"group_id": sam.group_id}


@pytest.mark.feature("P2", "P8", "P10")
async def test_a_role_is_given_to_a_whole_department(crm: Crm) -> None:
    """To its people, those who have left among them; not to oneself, nor to the departments below."""
    anna, home = crm.as_("anna"), f"group_{(await user(crm, 'rita')).group_id}"
    await to("tom", leaving.deactivate)
    events, roles = await crm.count("event"), {each.id: each.role async for each in User.all()}
    for who, role, outcome in (
        ("nora", "support", "FORBIDDEN"),
        ("anna", "chief", "ROLE_UNKNOWN"),
        ("anna", "", "ROLE_UNKNOWN"),
    ):
        assert await crm.as_(who).outcome("groupGiveRole", groupId=home, role=role) == outcome
    assert await anna.outcome("groupGiveRole", groupId="group_999", role="support") == "NOT_FOUND"
    assert await anna.outcome("groupGiveRole", groupId="deal_1", role="support") == "BAD_USER_INPUT"
    assert {each.id: each.role async for each in User.all()} == roles
    done = await anna.do("groupGiveRole", "count group { id }", groupId=home, role="support")
    changed = {each.id for each in await User.all() if each.role != roles[each.id]}
    assert (done["group"], done["count"]) == ({"id": home}, len(changed))
    assert {(await user(crm, who)).id for who in ("rita", "tom")} <= changed
    assert {f"group_{each.group_id}" for each in await User.filter(id__in=list(changed))} == {home}
    assert (await crm.as_("rita").ask("{ viewer { role } }"))["viewer"] == {"role": "support"}
    assert await crm.count("event") == events + len(changed)
    assert (await anna.do("groupGiveRole", "count", groupId=home, role="support"))["count"] == 0
    mine = f"group_{(await user(crm, 'anna')).group_id}"
    await anna.do("groupGiveRole", "", groupId=mine, role="manager")
    assert (await user(crm, "anna")).role == "administrator"


@pytest.mark.feature("P2", "P14")
async def test_an_administrator_makes_somebody_head_of_a_department(crm: Crm) -> None:
    """In force with the next request; another department takes it away, unless they are to be its head."""
    anna, tom, id = crm.as_("anna"), crm.as_("tom"), await crm.user_id("tom")
    top, below = await group_id(crm, "Дирекция"), await group_id(crm, "Бухгалтерия")
    await anna.do("groupUpdate", "", groupId=below, parentId=top)
    asked = "query($id: IDFilter) { groups(filter: { parent: $id }) { nodes { id } } }"
    assert (await tom.ask(asked, id={"in": [top]}))["groups"]["nodes"] == [{"id": below}]
    await User.filter(email="oleg@demo.voronka").update(group_id=int(below.removeprefix("group_")))
    deal = (await (await Sales.of(crm)).makes("nora", responsibleId=await crm.user_id("oleg")))["id"]

    async def moved(**input: Any) -> tuple[bool, bool]:
        """Whether tom is a head then, and sees the deal."""
        done = await anna.do("userUpdate", "user { isHead }", userId=id, **input)
        seen = await tom.ask("query($id: ID!) { deal(id: $id) { id } }", id=deal)
        return done["user"]["isHead"], seen["deal"] is not None

    assert await moved(groupId=top) == (False, False)
    assert await moved(isHead=True) == (True, True)
    event = await told("changed")
    assert (event.before, event.after) == ({"is_head": False}, {"is_head": True})
    assert await moved(groupId=below) == (False, True), "a member of it sees their own department's"
    assert await moved(groupId=top) == (False, False)
    assert await moved(groupId=below, isHead=True) == (True, True)
    assert await moved(isHead=True, name="Tom") == (True, True)
    new = await anna.do("userCreate", "user { isHead }", **await lena(crm, isHead=True))
    assert new["user"]["isHead"]
    own = await anna.attempt("userUpdate", "", userId=await crm.user_id("anna"), isHead=True)
    assert [(each["code"], each["path"]) for each in own["errors"]] == [("ONESELF", ["isHead"])]


@pytest.mark.feature("P1", "P30")
async def test_an_administrator_changes_name_and_address(crm: Crm) -> None:
    id = await crm.user_id("rita")
    await crm.as_("anna").do("userUpdate", "", userId=id, name="Рита Орлова", email="Orlova@Demo.Voronka")
    assert (await login(crm, "orlova@demo.voronka"))["viewer"]["user"]["name"] == "Рита Орлова"
    assert (await login(crm, "rita@demo.voronka"))["token"] is None
    event = await told("changed")
    assert event.before == {"name": "Рита Соколова", "email": "rita@demo.voronka"}
    assert event.after == {"name": "Рита Орлова", "email": "orlova@demo.voronka"}
    events = await crm.count("event")
    assert (await crm.as_("anna").do("userUpdate", USER, userId=id, name="Рита Орлова"))["user"]["version"] == 2
    assert await crm.count("event") == events, "a change of nothing is none"


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"email": "TOM@demo.voronka"}, "EMAIL_TAKEN"),
        ({"email": "rita"}, "EMAIL_INVALID"),
        ({"name": ""}, "REQUIRED"),
        ({"role": "king"}, "ROLE_UNKNOWN"),
        ({"groupId": "group_999"}, "NOT_FOUND"),
        ({"groupId": "user_1"}, "BAD_USER_INPUT"),
        ({"name": None}, "BAD_USER_INPUT"),
        ({"isHead": None}, "BAD_USER_INPUT"),
        ({"name": "A", "expectedVersion": 7}, "CONFLICT"),
        ({"userId": "user_999"}, "NOT_FOUND"),
        ({"userId": "rita"}, "BAD_USER_INPUT"),
    ],
)
async def test_what_cannot_be_made_of_a_user(crm: Crm, changed: dict[str, Any], outcome: str) -> None:
    given = {"userId": await crm.user_id("rita")} | changed
    assert await refused(crm, "anna", "userUpdate", **given) == outcome


async def test_a_stale_change_says_what_has_changed(crm: Crm) -> None:
    id = await crm.user_id("rita")
    await crm.as_("anna").do("userUpdate", "", userId=id, role="head", groupId=await group_id(crm, "Дирекция"))
    text = "mutation($i: UserUpdateInput!) { userUpdate(input: $i) { errors { code } } }"
    answer = await crm.as_("anna").send(text, i={"userId": id, "name": "R", "expectedVersion": 1})
    assert answer["errors"][0]["extensions"] == {
        "code": "CONFLICT",
        "currentVersion": 2,
        "changedFields": ["group", "role"],
    }


@pytest.mark.feature("P10")
async def test_nobody_changes_their_own_rights(crm: Crm) -> None:
    """T25."""
    anna = await crm.user_id("anna")
    other = await group_id(crm, "Бухгалтерия")
    await crm.as_("anna").do("userUpdate", "", userId=await crm.user_id("nora"), role="administrator")
    for input in ({"role": "manager"}, {"groupId": other}):
        payload = await crm.as_("anna").attempt("userUpdate", "", userId=anna, **input)
        assert [(each["code"], each["path"]) for each in payload["errors"]] == [("ONESELF", list(input))]
    for make in ("userDeactivate", "userDelete", "userResetPassword"):
        assert await refused(crm, "anna", make, userId=anna) == "ONESELF"
    same = {"role": "administrator", "name": "Анна"}
    assert await crm.as_("anna").outcome("userUpdate", userId=anna, **same) == "ok"


@pytest.mark.feature("P10")
async def test_the_last_administrator_stays(crm: Crm) -> None:
    """T25: whoever is asked second is refused; at the command line as well."""
    anna, nora = await crm.user_id("anna"), await crm.user_id("nora")
    await crm.as_("anna").do("userUpdate", "", userId=nora, role="administrator")
    annas = crm.as_("anna")
    assert await crm.as_("nora").outcome("userUpdate", userId=anna, role="manager") == "ok"
    assert await annas.outcome("userUpdate", userId=nora, role="manager") == "FORBIDDEN"
    with pytest.raises(Invalid, match="LAST_ADMINISTRATOR"):
        await to("nora", leaving.deactivate)
    assert (await user(crm, "nora")).is_active


async def test_two_administrators_cannot_remove_each_other(crm: Crm) -> None:
    """T25: at the same moment."""
    anna, nora = await crm.user_id("anna"), await crm.user_id("nora")
    await crm.as_("anna").do("userUpdate", "", userId=nora, role="administrator")
    outcomes = await asyncio.gather(
        crm.as_("anna").outcome("userUpdate", userId=nora, role="manager"),
        crm.as_("nora").outcome("userDeactivate", userId=anna),
    )
    assert sorted(outcomes) in (["LAST_ADMINISTRATOR", "ok"], ["FORBIDDEN", "ok"], ["UNAUTHENTICATED", "ok"])
    assert await users.User.filter(role="administrator", is_active=True).count() == 1


@pytest.mark.feature("P1", "P30")
async def test_an_administrator_sets_a_password(crm: Crm) -> None:
    """T4."""
    rita = await signed_in(crm, "rita")
    done = await crm.as_("anna").do(
        "userResetPassword", "invitation user { name }", userId=await crm.user_id("rita"), password="long enough"
    )
    assert done["invitation"] is None
    assert await rita.code(WHO) == "UNAUTHENTICATED"
    assert (await login(crm, "rita@demo.voronka", "long enough"))["token"]
    event = await told("password_reset")
    assert (event.before, event.after) == ({}, {"password": True})
    assert event.actor_id == (await user(crm, "anna")).id


# ----------------------------------------------------------------------------------------------------- profiles


@pytest.mark.feature("P31", "P30")
async def test_everybody_keeps_their_own_profile(crm: Crm) -> None:
    rita = crm.as_("rita")
    done = await rita.do("profileUpdate", USER, phone="8 912 345-67-89", locale="en", expectedVersion=1)
    assert done["user"].items() >= {"phone": "+79123456789", "locale": "en", "version": 2}.items()
    assert (await rita.ask("{ viewer { locale } }"))["viewer"]["locale"] == "en"
    id = await crm.user_id("rita")
    mine = {"name": "Рита Соколова", "email": "rita@demo.voronka", "role": "manager", "phone": "+79123456789"}
    assert (await rita.ask(ALL, id=id))["user"].items() >= mine.items()
    assert (await crm.as_("anna").ask(ALL, id=id))["user"].items() >= mine.items()
    others = (await crm.as_("tom").ask(ALL, id=id))["user"]
    assert others == {"name": "Рита Соколова", **dict.fromkeys(name for name in others if name != "name")}
    event = await told("changed")
    assert event.actor_id == event.record_id == int(id.removeprefix("user_"))
    assert event.after == {"phone": "+79123456789", "locale": "en"}
    assert (await rita.do("profileUpdate", USER, phone=None, locale=None))["user"].items() >= {"phone": None}.items()
    assert (await rita.ask("{ viewer { locale } }"))["viewer"]["locale"] == "ru"


@pytest.mark.feature("P31")
async def test_another_address_takes_the_password(crm: Crm) -> None:
    rita, email = crm.as_("rita"), "orlova@demo.voronka"
    assert await refused(crm, "rita", "profileUpdate", email=email) == "REQUIRED"
    assert await refused(crm, "rita", "profileUpdate", email=email, currentPassword="wrong") == "PASSWORD_WRONG"
    assert await rita.outcome("profileUpdate", email="rita@demo.voronka") == "ok", "the same address is no change"
    assert (
        await refused(crm, "rita", "profileUpdate", email="tom@demo.voronka", currentPassword="demo") == "EMAIL_TAKEN"
    )
    await rita.do("profileUpdate", "", email=email, currentPassword="demo")
    assert (await login(crm, email))["token"]


@pytest.mark.parametrize(
    ("input", "outcome"),
    [
        ({"phone": "call me"}, "PHONE_INVALID"),
        ({"locale": "tlh"}, "LOCALE_UNKNOWN"),
        ({"email": "rita", "currentPassword": "demo"}, "EMAIL_INVALID"),
        ({"locale": "en", "expectedVersion": 7}, "CONFLICT"),
        ({"role": "administrator"}, "BAD_USER_INPUT"),
        ({"name": "Boss"}, "BAD_USER_INPUT"),
        ({"groupId": "group_1"}, "BAD_USER_INPUT"),
        ({"userId": "user_1", "locale": "en"}, "BAD_USER_INPUT"),
    ],
)
async def test_what_cannot_be_a_profile(crm: Crm, input: dict[str, Any], outcome: str) -> None:
    """T24: what people may not set of themselves can't even be said."""
    assert await refused(crm, "rita", "profileUpdate", **input) == outcome


@pytest.mark.feature("P31", "P30")
async def test_a_new_password_ends_other_sessions(crm: Crm) -> None:
    here, elsewhere = await signed_in(crm, "rita"), await signed_in(crm, "rita")
    wrong = {"currentPassword": "wrong", "newPassword": "long enough"}
    assert await here.outcome("passwordChange", **wrong) == "PASSWORD_WRONG"
    assert await here.outcome("passwordChange", currentPassword="demo", newPassword="short") == "PASSWORD_TOO_SHORT"
    assert await elsewhere.code(WHO) == "ok"
    done = await here.do("passwordChange", "count", currentPassword="demo", newPassword="long enough")
    assert done["count"] >= 1
    assert await here.code(WHO) == "ok"
    assert await elsewhere.code(WHO) == "UNAUTHENTICATED"
    assert (await login(crm, "rita@demo.voronka", "long enough"))["token"]
    assert (await told("password_changed")).after == {"password": True}


async def test_passwords_are_not_guessed_from_a_session(crm: Crm) -> None:
    """T2."""
    rita = await signed_in(crm, "rita")
    wrong = {"currentPassword": "wrong", "newPassword": "long enough"}
    outcomes = [await rita.outcome("passwordChange", **wrong) for _ in range(attempts.PER_PERSON.amount + 1)]
    assert outcomes[-1] == "RATE_LIMITED"
    assert set(outcomes[:-1]) == {"PASSWORD_WRONG"}


async def test_messages_about_users_are_in_the_callers_language(crm: Crm) -> None:
    anna = await crm.user_id("anna")
    await crm.as_("anna").do("profileUpdate", "", locale="en")
    error = (await crm.as_("anna").attempt("userDeactivate", "", userId=anna))["errors"][0]
    assert error["message"] == "Another administrator has to do this: nobody does it to themselves."
