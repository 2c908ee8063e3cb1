"""People who leave: deactivation with a plan for their open work, deletion, retention, and coming back."""

import asyncio
from collections import Counter
from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from domain import db, groups, leaving, log, users
from domain.events import Event
from domain.exports import Export
from domain.groups import Group
from domain.sessions import Session
from domain.users import User
from tests.cards import company_of, contact_of, deal_with_clients, rita_makes, task_of
from tests.counting import statements
from tests.crm import Crm, Person
from tests.goods import catalogue_of, item_of
from tests.people import to
from tests.sales import Sales
from tests.test_feed import feed
from tests.test_sessions import WHO, login, signed_in

COUNTS = "dealCount taskCount contactCount companyCount itemCount"
LISTS = "deals { id } tasks { id } contacts { id } companies { id } items { id }"
SHARES = f"shares {{ user {{ id name }} {COUNTS} {LISTS} }}"
PREVIEW = (
    "query($input: UserDeactivateInput!) { userDeactivatePreview(input: $input) "
    f"{{ {SHARES} errors {{ code path message }} }} }}"
)
KINDS = ("deal", "task", "contact", "company", "item")


async def preview(crm: Crm, **input: Any) -> dict[str, Any]:
    answer = await crm.as_("anna").ask(PREVIEW, input=input)
    found: dict[str, Any] = answer["userDeactivatePreview"]
    return found


async def holdings() -> dict[str, dict[str, str]]:
    """Who is responsible for each record, by kind."""
    found = {}
    for kind in KINDS:
        rows = await db.rows(f"select id, responsible_id from {kind} order by id")
        found[kind] = {f"{kind}_{row['id']}": f"user_{row['responsible_id']}" for row in rows}
    return found


async def some_work(crm: Crm) -> None:
    """Rita's: open deals in two pipelines and a closed one, tasks of all sorts, contacts, companies and items."""
    sales, rita = await Sales.of(crm), crm.as_("rita")
    first = [await rita_makes(crm, name=f"Deal {n}") for n in range(5)]
    plain = [(await sales.makes("rita"))["id"] for _ in range(4)]
    closed = await sales.makes("rita", stageId=sales.stage("WON"))
    anton, firm = await contact_of(crm, "rita", "Anton"), await company_of(crm, "rita", "Ovens Ltd")
    await contact_of(crm, "rita", "Boris")
    goods = await catalogue_of(crm)
    for name in ("Oven", "Grate"):
        await item_of(crm, goods, name, responsibleId=await crm.user_id("rita"))
    due = (db.now() + timedelta(hours=1)).isoformat()
    for card in (*first, *plain, closed["id"]):
        await task_of(crm, "rita", card)
    for card in ({"contactId": anton}, {"companyId": firm}, {}):
        await rita.do("taskCreate", "", text="Call", dueAt=due, **card)
    toms = (await sales.makes("nora", responsibleId=await crm.user_id("tom")))["id"]
    await crm.as_("nora").do(
        "taskCreate", "", text="Ask", dueAt=due, dealId=toms, responsibleId=await crm.user_id("rita")
    )
    done = await rita.do("taskCreate", "task { id }", text="Done", dueAt=due)
    await rita.do("taskComplete", "", taskId=done["task"]["id"])


async def plans(crm: Crm) -> dict[str, dict[str, Any]]:
    sales = await Sales.of(crm)
    tom, sam, nora = [await crm.user_id(who) for who in ("tom", "sam", "nora")]
    sams = (await users.get("sam@demo.voronka")).group_id
    by_pipeline = [
        {"pipelineId": sales.pipeline(), "userId": sam},
        {"pipelineId": (await crm.pipelines())[0]["id"], "userId": nora},
    ]
    return {
        "one person": {"userId": tom},
        "a group in turn": {"groupId": f"group_{(await users.get('rita@demo.voronka')).group_id}"},
        "another group": {"groupId": f"group_{sams}", "contacts": True},
        "by pipeline": {"pipelines": by_pipeline, "userId": tom},
        "all that there is": {
            "pipelines": by_pipeline[:1],
            "userId": tom,
            "contacts": True,
            "companies": True,
            "items": True,
        },
    }


PLANS = ("one person", "a group in turn", "another group", "by pipeline", "all that there is")


@pytest.mark.feature("P20", "P23", "P30")
@pytest.mark.parametrize("name", PLANS)
async def test_a_preview_is_what_comes(crm: Crm, name: str) -> None:
    await some_work(crm)
    # One more in the group, so that there is somebody to take turns with.
    rita = await users.get("rita@demo.voronka")
    await users.create(None, name="Лена", email="lena@demo.voronka", password="long enough", role="manager",
                       group=rita.group_id)  # fmt: skip
    input = {"userId": f"user_{rita.id}", "handOver": (await plans(crm))[name]}
    before, versions = await holdings(), await db.rows("select id, version from deal order by id")
    events = await crm.count("event")
    promised = await preview(crm, **input)
    assert promised["errors"] == []
    assert await holdings() == before, "a preview writes nothing"
    assert await crm.count("event") == events

    done = await crm.as_("anna").do("userDeactivate", f"user {{ isActive name }} {COUNTS}", **input)
    assert done["user"] == {"isActive": False, "name": "Рита Соколова"}
    after = await holdings()
    moved = {kind: {id: to for id, to in after[kind].items() if before[kind][id] != to} for kind in KINDS}
    for kind in KINDS:
        counts = Counter(moved[kind].values())
        assert counts == {s["user"]["id"]: s[f"{kind}Count"] for s in promised["shares"] if s[f"{kind}Count"]}
        assert sum(counts.values()) == done[f"{kind}Count"]
        listed = "companies" if kind == "company" else f"{kind}s"
        for share in promised["shares"]:
            taken = [id for id, to in moved[kind].items() if to == share["user"]["id"]]
            assert [each["id"] for each in share[listed]] == taken[: leaving.SAMPLES]
    assert (len(moved["deal"]), len(moved["task"])) == (9, 14), "what is closed or done stays"
    left = await db.rows(f"select 1 from task where responsible_id = {rita.id} and not is_done")
    assert left == await db.rows(f"select 1 from deal where responsible_id = {rita.id} and closed_at is null") == []

    for kind in KINDS:  # an event for each record, and a version
        happened = await Event.filter(kind=f"{kind}.reassigned").order_by("id")
        assert [f"{kind}_{event.record_id}" for event in happened] == list(moved[kind])
        for event in happened:
            heir = await User.get(id=event.responsible_id)
            assert f"user_{heir.id}" == moved[kind][f"{kind}_{event.record_id}"]
            assert event.group_id == heir.group_id
            sides = [{"responsible_id": each.id, "group_id": each.group_id} for each in (rita, heir)]
            if heir.group_id == rita.group_id:
                sides = [{"responsible_id": each.id} for each in (rita, heir)]
            assert [event.before, event.after] == sides
    assert {row["id"]: row["version"] for row in await db.rows("select id, version from deal")} == {
        row["id"]: row["version"] + (f"deal_{row['id']}" in moved["deal"]) for row in versions
    }
    told = await Event.get(kind="users.handed_over")
    assert told.after == {kind: len(moved[kind]) for kind in KINDS if moved[kind]}
    if crm.dialect == "sqlite":  # where positions are given by the transaction that writes
        positions = [event.pos for event in await log.read(0)]
        assert positions == list(range(1, len(positions) + 1))


@pytest.mark.feature("P23")
async def test_a_task_goes_with_its_deal(crm: Crm) -> None:
    await some_work(crm)
    group = (await plans(crm))["another group"] | {"contacts": False}
    await users.create(None, name="Лена", email="lena@demo.voronka", password="long enough", role="manager",
                       group=(await users.get("sam@demo.voronka")).group_id)  # fmt: skip
    await crm.as_("anna").do("userDeactivate", "", userId=await crm.user_id("rita"), handOver=group)
    apart = await db.rows(
        "select t.id from task t join deal d on d.id = t.deal_id join event e on e.record_id = d.id "
        "and e.kind = 'deal.reassigned' where t.responsible_id <> d.responsible_id"
    )
    assert apart == []
    shares = Counter(row["responsible_id"] for row in await db.rows("select responsible_id from deal where id <= 9"))
    assert max(shares.values()) - min(shares.values()) <= 1, "they take turns"


@pytest.mark.feature("P23")
async def test_the_feed_tells_who_took_over(crm: Crm) -> None:
    deal = await rita_makes(crm)
    task = await task_of(crm, "rita", deal)
    plan = {"userId": await crm.user_id("tom")}
    await crm.as_("anna").do("userDeactivate", "", userId=await crm.user_id("rita"), handOver=plan)
    entries = await feed(crm, "tom", deal, "kind actor { name } task { id } changes { field before after }")
    assert [each["kind"] for each in entries] == ["TASK_REASSIGNED", "DEAL_REASSIGNED", "TASK_CREATED", "DEAL_CREATED"]
    toms = (await users.get("tom@demo.voronka")).name
    change = {"field": "responsible", "before": "Рита Соколова", "after": toms}
    assert [each["changes"] for each in entries[:2]] == [[change], [change]]
    assert entries[0]["task"]["id"] == task


@pytest.mark.parametrize(
    ("plan", "code", "path"),
    [
        ({}, "HEIR_REQUIRED", "userId"),
        ({"userId": "igor"}, "USER_INACTIVE", "userId"),
        ({"userId": "rita"}, "USER_LEAVING", "userId"),
        ({"userId": "user_999"}, "NOT_FOUND", "userId"),
        ({"groupId": "group_999"}, "NOT_FOUND", "groupId"),
        ({"groupId": "empty"}, "GROUP_EMPTY", "groupId"),
        ({"userId": "tom", "groupId": "group_1"}, "ONE_HEIR", "groupId"),
        ({"pipelines": [("pipeline_1", "tom")]}, "HEIR_REQUIRED", "userId"),
        ({"pipelines": [("pipeline_1", "tom"), ("pipeline_2", "igor")]}, "USER_INACTIVE", "pipelines.1.userId"),
        ({"pipelines": [("pipeline_1", "rita")]}, "USER_LEAVING", "pipelines.0.userId"),
        ({"pipelines": [("pipeline_1", "tom")] * 2, "userId": "tom"}, "REPEATED", "pipelines.1.pipelineId"),
        ({"pipelines": [("pipeline_999", "tom")], "userId": "tom"}, "NOT_FOUND", "pipelines.0.pipelineId"),
        ({"pipelines": [("pipeline_1", "tom")] * 201, "userId": "tom"}, "TOO_MANY", "pipelines"),
    ],
)
async def test_plans_that_cannot_be(crm: Crm, plan: dict[str, Any], code: str, path: str) -> None:
    """Said of the preview and of the deed alike, and nothing is done."""
    await some_work(crm)
    await groups.create(None, "Пустой")

    async def id(name: str) -> str:
        if name == "empty":
            return f"group_{(await Group.get(name='Пустой')).id}"
        return name if "_" in name else await crm.user_id(name)

    sent: dict[str, Any] = {
        key: await id(value) if isinstance(value, str) else [
            {"pipelineId": pipeline, "userId": await id(who)} for pipeline, who in value
        ]
        for key, value in plan.items()
    }  # fmt: skip
    input = {"userId": await crm.user_id("rita"), "handOver": sent}
    before = await holdings(), await crm.count("event"), await crm.count("session")
    wanted = [(code, ["handOver", *path.split(".")])]
    promised = await preview(crm, **input)
    assert [(each["code"], each["path"]) for each in promised["errors"]] == wanted
    assert promised["shares"] == []
    for make in ("userDeactivate", "userDelete"):
        payload = await crm.as_("anna").attempt(make, COUNTS, **input)
        assert [(each["code"], each["path"]) for each in payload["errors"]] == wanted
    assert before == (await holdings(), await crm.count("event"), await crm.count("session"))
    assert (await users.get("rita@demo.voronka")).is_active


@pytest.mark.parametrize(
    "bad", [{"userId": "tom"}, {"groupId": "user_1"}, {"pipelines": [{"pipelineId": "x", "userId": "y"}]}]
)
async def test_ids_in_a_plan_are_named_and_explained(crm: Crm, bad: dict[str, Any]) -> None:
    input = {"userId": await crm.user_id("rita"), "handOver": bad}
    assert await crm.as_("anna").code(PREVIEW, input=input) == "BAD_USER_INPUT"
    assert await crm.as_("anna").outcome("userDeactivate", **input) == "BAD_USER_INPUT"
    assert (await users.get("rita@demo.voronka")).is_active


@pytest.mark.feature("P20", "P22", "P30")
async def test_a_deactivated_user_is_out_at_once(crm: Crm) -> None:
    """T4: every request asks the database, in whichever process."""
    deal = await rita_makes(crm)
    rita, cookie = await signed_in(crm, "rita"), await login(crm, "rita@demo.voronka", kind="COOKIE")
    assert cookie["errors"] == []
    done = await crm.as_("anna").do("userDeactivate", f"user {{ name isActive deactivatedAt }} {COUNTS}",
                                    userId=await crm.user_id("rita"))  # fmt: skip
    assert done["user"]["isActive"] is False
    assert done["user"]["deactivatedAt"]
    assert done["dealCount"] == 0, "without a plan their work stays with them"
    for person in (rita, crm.as_("rita")):
        assert await person.code(WHO) == "UNAUTHENTICATED"
    assert await crm.as_("nobody").code(WHO) == "UNAUTHENTICATED", "nor does the cookie stand for anybody"
    crm.client.cookies.clear()
    assert (await login(crm, "rita@demo.voronka"))["token"] is None
    id = int((await crm.user_id("rita")).removeprefix("user_"))
    assert not await Session.filter(user_id=id).exists()
    shown = await crm.as_("tom").ask("query($id: ID!) { deal(id: $id) { responsible { name isActive } } }", id=deal)
    assert shown["deal"]["responsible"] == {"name": "Рита Соколова", "isActive": False}
    event = await Event.get(kind="users.deactivated", record_id=id)
    assert event.actor_id == (await users.get("anna@demo.voronka")).id
    assert (event.before["is_active"], event.after["is_active"]) == (True, False)
    noras = (await (await Sales.of(crm)).makes("nora"))["id"]
    refused = await crm.as_("nora").attempt("dealReassign", "", dealIds=[noras], responsibleId=f"user_{id}")
    assert [(each["code"], each["path"]) for each in refused["errors"]] == [("USER_INACTIVE", ["responsibleId"])]


@pytest.mark.feature("P20", "P23")
async def test_work_that_was_left_is_handed_over_later(crm: Crm) -> None:
    deal = await rita_makes(crm)
    id, tom = await crm.user_id("rita"), await crm.user_id("tom")
    await crm.as_("anna").do("userDeactivate", "", userId=id)
    since = (await users.get("rita@demo.voronka")).deactivated_at
    again = await crm.as_("anna").do("userDeactivate", COUNTS, userId=id, handOver={"userId": tom})
    assert again["dealCount"] == 1
    assert (await holdings())["deal"][deal] == tom
    assert (await users.get("rita@demo.voronka")).deactivated_at == since
    assert await Event.filter(kind="users.deactivated").count() == 1


@pytest.mark.feature("P20")
async def test_somebody_comes_back(crm: Crm) -> None:
    id = await crm.user_id("igor")
    done = await crm.as_("anna").do("userReactivate", "user { isActive deactivatedAt }", userId=id)
    assert done["user"] == {"isActive": True, "deactivatedAt": None}
    assert (await login(crm, "igor@demo.voronka"))["token"]
    event = await Event.get(kind="users.activated")
    assert event.after == {"is_active": True}
    assert await crm.as_("anna").outcome("userReactivate", userId="user_999") == "NOT_FOUND"


async def test_the_same_again_hands_over_once(crm: Crm) -> None:
    """T55."""
    deal = await rita_makes(crm)
    text = (
        "mutation($i: UserDeactivateInput!) { userDeactivate(input: $i) { user { name } dealCount errors { code } } }"
    )
    input = {"userId": await crm.user_id("rita"), "handOver": {"userId": await crm.user_id("tom")}}
    anna, headers = crm.as_("anna"), {"Idempotency-Key": "k"}
    first = await anna.send(text, headers, i=input)
    await crm.forget_answers()
    events = await crm.count("event")
    again = await anna.send(text, headers, i=input)
    assert first["data"]["userDeactivate"]["dealCount"] == 1
    assert again["data"]["userDeactivate"] == {"user": {"name": "Рита Соколова"}, "dealCount": None, "errors": []}
    assert await crm.count("event") == events
    assert deal in (await holdings())["deal"]


async def test_what_is_handed_over_costs_the_same_however_much_it_is(crm: Crm) -> None:
    async def cost(who: str, deals: int) -> list[str]:
        sales = await Sales.of(crm)
        for _ in range(deals):
            await task_of(crm, who, (await sales.makes(who))["id"])
        input = {"userId": await crm.user_id(who), "handOver": {"userId": await crm.user_id("nora")}}
        await preview(crm, **input)
        with statements() as seen:
            await crm.as_("anna").do("userDeactivate", COUNTS, **input)
        return seen

    few, many = await cost("sam", 1), await cost("rita", 12)
    assert len(few) == len(many)


async def test_two_who_name_each_other_do_not_both_leave(crm: Crm) -> None:
    deals = [await rita_makes(crm) for _ in range(3)]
    rita, tom = await crm.user_id("rita"), await crm.user_id("tom")
    payloads = await asyncio.gather(
        crm.as_("anna").outcome("userDeactivate", userId=rita, handOver={"userId": tom}),
        crm.as_("anna").outcome("userDeactivate", userId=tom, handOver={"userId": rita}),
        *(crm.as_("nora").outcome("dealReassign", dealIds=[deal], responsibleId=tom) for deal in deals),
    )
    assert sorted(payloads[:2]) == ["USER_INACTIVE", "ok"]
    lost = await db.rows(
        "select d.id from deal d join users u on u.id = d.responsible_id where d.closed_at is null and not u.is_active"
    )
    assert lost == []


# -------------------------------------------------------------------------------------------------------- deletion


NAMED = """query($id: ID!) {
    deal(id: $id) {
        responsible { name email isActive group { name } } createdBy { name }
        tasks { nodes { responsible { name } createdBy { name } } }
        feed { nodes { actor { name } changes { field before after } } }
    }
    deals { nodes { createdBy { name } contacts { nodes { responsible { name } createdBy { name email } } } } }
}"""


@pytest.mark.feature("P21", "P30")
async def test_of_a_deleted_user_nothing_personal_is_left(crm: Crm) -> None:
    deal, _, _ = await deal_with_clients(crm)
    task = await task_of(crm, "rita", deal)
    rita, id, tom = crm.as_("rita"), await crm.user_id("rita"), await crm.user_id("tom")
    await rita.do("profileUpdate", "", phone="+7 912 345-67-89", email="sokolova@demo.voronka", currentPassword="demo")
    await crm.as_("anna").do("userUpdate", "", userId=id, name="Рита Орлова")
    await rita.do("taskComplete", "", taskId=task)
    await rita.do("noteCreate", "", dealId=deal, text="Hello")
    asked = "mutation($i: DealUpdateInput!) { dealUpdate(input: $i) { deal { goal createdBy { name } } } }"
    keyed = partial(crm.as_("nora").send, asked, {"Idempotency-Key": "once"}, i={"dealId": deal, "goal": "Ovens"})
    assert (await keyed())["data"]["dealUpdate"]["deal"]["createdBy"]["name"] == "Рита Орлова"
    await crm.as_("anna").do("ipAllowlistUpdate", "", userId=id, ranges=["127.0.0.1", "2001:db8::79"])
    here = Person(crm, (await login(crm, "sokolova@demo.voronka"))["token"])
    await here.ask("mutation { logout { errors { code } } }")
    await crm.as_("anna").do("userUpdate", "", userId=id, role="head")
    await rita.do("dealExport", "", filter={"name": {"contains": "oven"}})
    # Asked before, so that plans have something to forget.
    assert "Рита Орлова" in str(await crm.as_("nora").ask(NAMED, id=deal))
    toms = (await users.get("tom@demo.voronka")).name

    plan = {"userId": tom, "contacts": False}
    done = await crm.as_("anna").do("userDelete", f"deletedId {COUNTS}", userId=id, handOver=plan)
    assert (done["deletedId"], done["dealCount"], done["taskCount"]) == (id, 1, 0)
    assert await rita.code(WHO) == "UNAUTHENTICATED"
    everything = ""
    tables = [row["name"] for row in await db.rows(
        "select tablename as name from pg_tables where schemaname = 'public'" if crm.dialect == "postgres"
        else "select name from sqlite_master where type = 'table'"
    )]  # fmt: skip
    for name in tables:
        everything += str(await db.rows(f'select * from "{name}"'))
    for personal in ("Рита", "Орлова", "sokolova@", "rita@", "79123456789", "db8::79", "python-httpx"):
        assert personal not in everything, personal
    [export] = await Export.all()
    assert (export.state.value, export.wanted, export.address) == ("EXPIRED", {}, None)
    assert not await Event.exists(actor_id=int(id.removeprefix("user_")), address__not_isnull=True)
    events = await crm.count("event")
    again = (await keyed())["data"]["dealUpdate"]["deal"]
    assert again == {"goal": "Ovens", "createdBy": {"name": "Удалённый пользователь"}}
    assert await crm.count("event") == events, "asked again it is told anew, and not done again"

    await crm.as_("nora").do("profileUpdate", "", locale="en")
    for who, called in (("tom", "Удалённый пользователь"), ("nora", "Deleted user"), ("tom", "Удалённый пользователь")):
        seen = await crm.as_(who).ask(NAMED, id=deal)
        assert seen["deal"]["responsible"]["name"] == toms
        assert seen["deal"]["createdBy"]["name"] == called
        assert seen["deal"]["tasks"]["nodes"] == [{"responsible": {"name": called}, "createdBy": {"name": called}}]
        contact = seen["deals"]["nodes"][0]["contacts"]["nodes"][0]
        assert contact == {"responsible": {"name": called}, "createdBy": {"name": called, "email": None}}
        actors = [each["actor"]["name"] for each in seen["deal"]["feed"]["nodes"]]
        assert actors.count(called) == len(actors) - 2, "what anna and nora did stays theirs"
        changes = [change for each in seen["deal"]["feed"]["nodes"] for change in each["changes"]]
        assert called in [change["before"] for change in changes if change["field"] == "responsible"]
    people = (await crm.as_("anna").ask("{ users(first: 200) { totalCount nodes { id name email } } }"))["users"]
    assert id not in [each["id"] for each in people["nodes"]]
    shown = await crm.as_("anna").ask("query($id: ID!) { user(id: $id) { name email phone isActive } }", id=id)
    assert shown["user"] == {"name": "Удалённый пользователь", "email": None, "phone": None, "isActive": False}

    for make, input in {
        "userUpdate": {"name": "Back"}, "userReactivate": {}, "userDeactivate": {}, "userDelete": {},
        "userResetPassword": {"password": "long enough"},
    }.items():  # fmt: skip
        assert await crm.as_("anna").outcome(make, userId=id, **input) == "NOT_FOUND"
    assert (await crm.as_("nora").attempt("dealReassign", "", dealIds=[deal], responsibleId=id))["errors"][0][
        "path"
    ] == ["responsibleId"]
    event = await Event.get(kind="users.deleted")
    assert event.actor_id == (await users.get("anna@demo.voronka")).id
    assert event.after.keys() == {"is_active", "deactivated_at", "deleted_at"}
    changed = await Event.filter(kind="users.changed").order_by("id")
    assert [(each.before, each.after) for each in changed[:2]] == [({}, {}), ({}, {})], "that it was changed is kept"


@pytest.mark.feature("P21")
async def test_nobody_signs_in_as_a_deleted_user(crm: Crm) -> None:
    """Nor is their address taken for ever."""
    id = await crm.user_id("rita")
    await crm.as_("anna").do("userDelete", "", userId=id)
    for email in ("rita@demo.voronka", "rita"):
        for password in ("demo", ""):
            assert (await login(crm, email, password))["token"] is None
    group = (await users.get("tom@demo.voronka")).group_id
    again = {"email": "rita@demo.voronka", "name": "Рита", "role": "manager", "groupId": f"group_{group}"}
    assert await crm.as_("anna").outcome("userCreate", **again) == "ok"


@pytest.mark.feature("P21", "P23")
async def test_open_work_is_handed_over_before_a_deletion(crm: Crm) -> None:
    deal = await rita_makes(crm)
    await task_of(crm, "rita", deal)
    id = await crm.user_id("rita")
    before = await holdings(), await crm.count("event"), await crm.count("session")
    payload = await crm.as_("anna").attempt("userDelete", "", userId=id)
    assert [(each["code"], each["path"]) for each in payload["errors"]] == [("OPEN_WORK", ["handOver"])]
    assert before == (await holdings(), await crm.count("event"), await crm.count("session"))
    assert await crm.as_("anna").outcome("userDelete", userId=id, handOver={"userId": await crm.user_id("tom")}) == "ok"


# ------------------------------------------------------------------------------------------------------- retention


DUE = "{ usersDueForErasure { users { user { id name } deactivatedAt dueAt dealCount taskCount } } }"


async def due(crm: Crm) -> list[dict[str, Any]]:
    answer = await crm.as_("anna").ask(DUE)
    found: list[dict[str, Any]] = answer["usersDueForErasure"]["users"]
    return found


@pytest.mark.feature("P21")
async def test_former_users_are_deleted_when_their_time_is_up(crm: Crm) -> None:
    anna = crm.as_("anna")
    await rita_makes(crm)
    for who in ("rita", "tom", "sam", "vera"):
        await anna.do("userDeactivate", "", userId=await crm.user_id(who))
    long_ago = db.now() - timedelta(days=31)
    await User.filter(email__in=["rita@demo.voronka", "sam@demo.voronka", "vera@demo.voronka"]).update(
        deactivated_at=long_ago
    )
    await to("vera", leaving.reactivate)
    assert await due(crm) == []
    assert await leaving.erase_due() == 0, "by default they are kept for ever"
    await anna.do("accountUpdate", "account { formerUsersKeptDays }", formerUsersKeptDays=30)
    found = await due(crm)
    rita, sam = await crm.user_id("rita"), await crm.user_id("sam")
    assert {(each["user"]["id"], each["dealCount"], each["taskCount"]) for each in found} >= {(rita, 1, 0), (sam, 0, 0)}
    assert await crm.user_id("tom") not in [each["user"]["id"] for each in found]
    assert await leaving.erase_due() >= 1
    assert [each["user"]["id"] for each in await due(crm)] == [rita], "whose work is to be handed over first"
    gone = await User.get(id=int(sam.removeprefix("user_")))
    assert (gone.name, gone.phone) == ("", None)
    event = await Event.get(kind="users.deleted", record_id=gone.id)
    assert event.actor_id == 0
    assert (await users.get("vera@demo.voronka")).is_active
    assert (await users.get("tom@demo.voronka")).name
    await anna.do("accountUpdate", "", formerUsersKeptDays=None)
    assert await due(crm) == []


async def test_who_comes_back_in_that_moment_stays(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    await crm.as_("anna").do("accountUpdate", "", formerUsersKeptDays=1)
    await to("rita", leaving.deactivate)
    await User.filter(email="rita@demo.voronka").update(deactivated_at=db.now() - timedelta(days=2))
    ready = [each for each in await leaving._due() if not each.deals]
    await to("rita", leaving.reactivate)

    async def stale() -> list[leaving.Due]:
        return ready

    monkeypatch.setattr(leaving, "_due", stale)
    await leaving.erase_due()
    assert (await users.get("rita@demo.voronka")).is_active


@pytest.mark.parametrize("days", [0, -1, 36_501])
async def test_how_long_former_users_cannot_be_kept(crm: Crm, days: int) -> None:
    assert await crm.as_("anna").outcome("accountUpdate", formerUsersKeptDays=days) == "NUMBER_OUT_OF_RANGE"
    assert (await crm.as_("anna").ask("{ account { formerUsersKeptDays version } }"))["account"] == {
        "formerUsersKeptDays": None,
        "version": 1,
    }


@pytest.mark.feature("L24")
async def test_the_history_stays_with_the_record_when_its_manager_has_left(crm: Crm) -> None:
    deal, anton, _ = await deal_with_clients(crm, name="Oven")
    await crm.as_("rita").do("noteCreate", "", dealId=deal, text="Likes blue")
    cards = """query($deal: ID!, $contact: ID!) {
        deal(id: $deal) { feed { nodes { kind actor { name } note { text author { name } } } } }
        contact(id: $contact) { feed { nodes { kind actor { name } } } } }"""
    before = await crm.as_("nora").ask(cards, deal=deal, contact=anton)
    handed = {"userId": await crm.user_id("tom"), "contacts": True, "companies": True, "items": True}
    await crm.as_("anna").do("userDeactivate", "", userId=await crm.user_id("rita"), handOver=handed)
    for who in ("nora", "tom"):  # the head, and who goes on with it
        after = await crm.as_(who).ask(cards, deal=deal, contact=anton)
        assert after["deal"]["feed"]["nodes"][0]["kind"] == "DEAL_REASSIGNED"
        assert after["deal"]["feed"]["nodes"][1:] == before["deal"]["feed"]["nodes"]
        told = after["contact"]["feed"]["nodes"]
        assert [each for each in told if not each["kind"].endswith("REASSIGNED")] == before["contact"]["feed"]["nodes"]
