"""The viewer, colleagues, the account and new users, through the graph."""

from typing import Any

import pytest

from domain import leaving, users
from permissions.errors import Invalid, Unavailable
from permissions.lines import ACTIONS, ENTITIES
from tests.crm import Crm, Person
from tests.people import to
from tests.test_sessions import login


@pytest.mark.parametrize(
    ("who", "sale", "settings"),
    [("anna", "ALL", "ALL"), ("nora", "ALL", "ALL"), ("rita", "OWN", "NONE"), ("vera", "NONE", "NONE")],
)
async def test_the_viewer_knows_what_they_may_do(crm: Crm, who: str, sale: str, settings: str) -> None:
    viewer = (await crm.as_(who).ask("{ viewer { permissions { entity action scope } } }"))["viewer"]
    scopes = {(each["entity"], each["action"]): each["scope"] for each in viewer["permissions"]}
    assert scopes["DEAL", "EDIT"] == sale
    assert scopes["SETTINGS", "EDIT"] == settings
    assert set(scopes) == {(entity.upper(), action.upper()) for entity in ENTITIES for action in ACTIONS}


@pytest.mark.feature("P1", "P2")
async def test_colleagues_show_name_and_group_only(crm: Crm) -> None:
    selection = "name isActive email role group { name }"
    for who, seen in (("rita", {"rita@demo.voronka"}), ("anna", None)):
        people_only = "first: 200, filter: { kind: [PERSON] }"
        answer = await crm.as_(who).ask(f"{{ users({people_only}) {{ totalCount nodes {{ {selection} }} }} }}")
        people = answer["users"]["nodes"]
        assert answer["users"]["totalCount"] == len(people) == 8
        assert all(each["name"] and each["group"]["name"] for each in people)
        assert [each["name"] for each in people] == sorted(each["name"] for each in people)
        emails = {each["email"] for each in people if each["email"]}
        assert emails == (seen or {f"{each}@demo.voronka" for each in [*crm.tokens]})
        assert {each["email"] for each in people if each["role"]} == emails


@pytest.mark.feature("P20")
async def test_a_former_colleague_stays_by_name(crm: Crm) -> None:
    query = "query($id: ID!) { user(id: $id) { name isActive } node(id: $id) { id ... on User { name email } } }"
    igor = await crm.user_id("igor")
    answer = await crm.as_("rita").ask(query, id=igor)
    assert answer["user"] == {"name": "Игорь Савин", "isActive": False}
    assert answer["node"] == {"id": igor, "name": "Игорь Савин", "email": None}


async def test_hidden_fields_cannot_be_asked_about(crm: Crm) -> None:
    """T16, T17: e-mail and role are in no filter and no order."""
    for argument in ('filter: { email: { eq: "x" } }', 'filter: { role: { eq: "x" } }', "order: EMAIL_ASC"):
        assert await crm.as_("rita").code(f"{{ users({argument}) {{ totalCount }} }}") == "BAD_USER_INPUT"


async def test_groups_and_their_people(crm: Crm) -> None:
    rita = crm.as_("rita")
    groups = (await rita.ask("{ groups { nodes { id name } } }"))["groups"]["nodes"]
    assert len(groups) == 5
    query = "query($id: ID!) { users(filter: { group: { in: [$id] }, kind: [PERSON] }) { nodes { name } } }"
    sales = next(each for each in groups if each["name"] == "Отдел продаж, группа 1")
    people = (await rita.ask(query, id=sales["id"]))["users"]["nodes"]
    assert {each["name"] for each in people} == {"Рита Соколова", "Томас Вебер"}


@pytest.mark.parametrize(
    "field",
    [
        "viewer { role }",
        "account { title }",
        "users { totalCount }",
        "groups { totalCount }",
        'user(id: "user_1") { id }',
    ],
)
async def test_nobody_sees_nothing(crm: Crm, field: str) -> None:
    """T28."""
    assert await crm.as_("nobody").code(f"{{ {field} }}") == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "field",
    [
        "logout { errors { code } }",
        "sessionsRevokeOthers { count }",
        'sessionRevoke(input: { sessionId: "session_1" }) { deletedId }',
        'accountUpdate(input: { title: "x" }) { account { title } }',
    ],
)
async def test_nobody_does_nothing(crm: Crm, field: str) -> None:
    """T28."""
    assert await crm.as_("nobody").code(f"mutation {{ {field} }}") == "UNAUTHENTICATED"


# ----------------------------------------------------------------------------------------------------------- account


async def test_who_may_change_the_account(crm: Crm) -> None:
    assert await crm.as_("rita").outcome("accountUpdate", title="Rita's") == "FORBIDDEN"
    selection = "account { title timeZone taskResultRequired version }"
    done = await crm.as_("anna").do(
        "accountUpdate", selection, title=" Ветер ", timeZone="Asia/Tokyo", taskResultRequired=True, expectedVersion=1
    )
    assert done["account"] == {"title": "Ветер", "timeZone": "Asia/Tokyo", "taskResultRequired": True, "version": 2}
    answer = await crm.as_("rita").ask("{ account { title timeZone currency country locale taskResultRequired } }")
    assert answer["account"] == {
        "title": "Ветер",
        "timeZone": "Asia/Tokyo",
        "currency": "RUB",
        "country": "RU",
        "locale": "ru",
        "taskResultRequired": True,
    }
    assert (await crm.as_("anna").do("accountUpdate", selection))["account"]["version"] == 2


@pytest.mark.parametrize(
    ("input", "outcome"),
    [
        ({"title": "  "}, "REQUIRED"),
        ({"title": "x" * 101}, "TEXT_TOO_LONG"),
        ({"title": "a\0b"}, "TEXT_INVALID"),
        ({"timeZone": "Europe/Atlantis"}, "TIME_ZONE_UNKNOWN"),
        ({"timeZone": "../etc/passwd"}, "TIME_ZONE_UNKNOWN"),
        ({"title": "x", "expectedVersion": 7}, "CONFLICT"),
        ({"title": None}, "REQUIRED"),
        ({"timeZone": None}, "REQUIRED"),
        ({"taskResultRequired": None}, "REQUIRED"),
        ({"taskResultRequired": "yes"}, "BAD_USER_INPUT"),
    ],
)
async def test_what_cannot_be_an_account(crm: Crm, input: dict[str, Any], outcome: str) -> None:
    assert await crm.as_("anna").outcome("accountUpdate", **input) == outcome
    assert (await crm.as_("anna").ask("{ account { version } }"))["account"]["version"] == 1


# -------------------------------------------------------------------------------------------------------------- users


async def test_a_new_user_signs_in(crm: Crm) -> None:
    made = await users.create(
        None,
        name="Лена",
        email="Lena@Demo.Voronka",
        password="long enough",
        role="manager",
        group="Дирекция",
        locale="en",
    )
    assert made.email == "lena@demo.voronka"
    lena = await login(crm, "LENA@demo.voronka", "long enough")
    viewer = (await Person(crm, lena["token"]).ask("{ viewer { locale user { group { name } } } }"))["viewer"]
    assert viewer == {"locale": "en", "user": {"group": {"name": "Дирекция"}}}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"email": "RITA@demo.voronka"}, "EMAIL_TAKEN"),
        ({"email": "lena"}, "EMAIL_INVALID"),
        ({"email": ""}, "REQUIRED"),
        ({"name": " "}, "REQUIRED"),
        ({"password": "short"}, "PASSWORD_TOO_SHORT"),
        ({"password": "x" * 1025}, "TEXT_TOO_LONG"),
        ({"role": "king"}, "ROLE_UNKNOWN"),
        ({"group": "Nowhere"}, "GROUP_UNKNOWN"),
        ({"locale": "tlh"}, "LOCALE_UNKNOWN"),
    ],
)
async def test_who_cannot_be_a_user(crm: Crm, changed: dict[str, Any], reason: str) -> None:
    given = {"name": "Лена", "email": "lena@demo.voronka", "password": "long enough", "role": "manager"} | changed
    before = await crm.count("users")
    with pytest.raises(Invalid) as caught:
        await users.create(None, **given)
    assert caught.value.reason == reason
    assert await crm.count("users") == before


async def test_a_former_user_comes_back(crm: Crm) -> None:
    await to("igor", leaving.reactivate)
    await to("igor", users.reset_password, "long enough")
    assert (await login(crm, "igor@demo.voronka", "long enough"))["token"]


async def test_an_empty_database_says_what_to_do(crm: Crm) -> None:
    from domain import account

    await account.Account.all().delete()
    with pytest.raises(Unavailable, match="voronka migrate"):
        await account.current()
    answer = await crm.as_("nobody").send("{ __typename }")
    assert answer["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
