"""The table: any column filtered, over all pipelines, and rows that tell what is amiss (D16–D20, L16, T13)."""

import re
from datetime import timedelta
from typing import Any

import pytest

from api.graph import schema
from domain import db
from tests.cards import company_of, contact_of, rita_makes, task_of
from tests.counting import statements
from tests.crm import Crm
from tests.streams import following, listening

ROWS = """query($filter: DealFilter) { deals(filter: $filter, order: CREATED_AT_ASC) {
    nodes { name hasNoTask hasOverdueTask } } }"""


async def rows(crm: Crm, who: str, filter: dict[str, Any] | None = None) -> list[tuple[str, bool, bool]]:
    answer = await crm.as_(who).ask(ROWS, filter=filter)
    return [tuple(each.values()) for each in answer["deals"]["nodes"]]


@pytest.mark.feature("D19", "D20", "T13")
async def test_rows_tell_of_deals_without_a_task_and_with_an_overdue_one(crm: Crm) -> None:
    made = {name: await rita_makes(crm, name=name) for name in ("none", "later", "late", "done")}
    tasks = {name: await task_of(crm, "rita", made[name]) for name in ("later", "late", "done")}
    await task_of(crm, "rita", made["late"], "And another")
    past = (db.now() - timedelta(minutes=1)).isoformat()
    await crm.as_("rita").do("taskUpdate", "", taskId=tasks["late"], dueAt=past)
    await crm.as_("rita").do("taskComplete", "", taskId=tasks["done"])
    expected = [("none", True, False), ("later", False, False), ("late", False, True), ("done", True, False)]
    assert await rows(crm, "rita") == expected
    assert await rows(crm, "rita", {"hasNoTask": True}) == [expected[0], expected[3]]
    assert await rows(crm, "rita", {"hasNoTask": False}) == expected[1:3]
    assert await rows(crm, "rita", {"hasOverdueTask": True}) == [expected[2]]
    assert await rows(crm, "rita", {"hasOverdueTask": False, "hasNoTask": False}) == [expected[1]]
    # Tasks out of view are none: a head's rows tell of tasks of the department, those of accountants of none.
    await db.execute(
        "update task set responsible_id = (select id from users where email = 'sam@demo.voronka'), "
        "group_id = (select group_id from users where email = 'sam@demo.voronka')"
    )
    assert await rows(crm, "rita") == [(name, True, False) for name in made]
    assert (await rows(crm, "nora"))[2] == ("late", False, True)


@pytest.mark.feature("D19", "D20")
async def test_flags_cost_as_many_statements_for_many_rows_as_for_few(crm: Crm) -> None:
    await rita_makes(crm)
    with statements() as few:
        await crm.as_("rita").ask(ROWS)
    for _ in range(8):
        await rita_makes(crm)
    with statements() as many:
        await crm.as_("rita").ask(ROWS)
    assert len(many) == len(few)


@pytest.mark.feature("D16", "D17")
async def test_deals_of_all_pipelines_are_one_table_with_any_column_filtered(crm: Crm) -> None:
    pipelines, rita = await crm.pipelines(), crm.as_("rita")
    contact = await contact_of(crm, "rita", "Anna")
    for place, each in enumerate(pipelines):
        await rita.do(
            "dealCreate",
            "",
            name=f"Deal {place}",
            pipelineId=each["id"],
            goal=f"Goal {place}",
            contactIds=[contact] if place == 1 else [],
        )
    table = """query($f: DealFilter) { deals(filter: $f, order: NAME_ASC) { totalCount nodes {
        name pipeline { name } stage { name } goal createdBy { name } createdVia contacts { nodes { name } } } } }"""
    everything = (await rita.ask(table))["deals"]
    assert [each["pipeline"]["name"] for each in everything["nodes"]] == [each["name"] for each in pipelines]
    for filter, names in (
        ({"goal": {"contains": "al 2"}}, ["Deal 2"]),
        ({"goal": {"contains": "goal"}}, []),  # as it is written
        ({"goal": {"isNull": True}}, []),
        ({"contact": [contact]}, ["Deal 1"]),
        ({"createdBy": {"in": [await crm.user_id("tom")]}}, []),
        ({"pipeline": {"in": [pipelines[0]["id"], pipelines[3]["id"]]}}, ["Deal 0", "Deal 3"]),
        ({"name": {"contains": "DEAL 4"}, "createdVia": ["MANUAL"]}, ["Deal 4"]),
    ):
        assert [each["name"] for each in (await rita.ask(table, f=filter))["deals"]["nodes"]] == names, filter
    assert await rita.code(table, f={"goal": {"contains": "\u0000"}}) == "BAD_USER_INPUT"
    assert await rita.code(table, f={"goal": {"startsWith": "G"}}) == "BAD_USER_INPUT"


@pytest.mark.feature("D17")
def test_every_column_of_a_record_can_be_filtered() -> None:
    """What is no filter: ids, versions, rights, what other columns imply, and what is read of other records."""
    graph = schema._schema
    by_another_name = {"phones": "phone", "emails": "email", "tags": "tag", "contacts": "contact", "requisites": "inn"}
    by_another_name |= {"customField": "custom", "customFields": "custom"}
    by_another_name |= {"companies": "company", "isOverdue": "overdue", "bucket": "inBucket"}
    pages = re.compile(
        r"^(deals|tasks|feed|contacts|files|lines|formerly|nearestTask|stageTimes|messengers|"
        r"customer|firstDeal|lastRefusedDeal|lostFrom)$"
    )
    others = {"id", "version", "mayEdit", "mayDelete"}
    for name in ("Deal", "Contact", "Company", "Task"):
        type_: Any = graph.type_map[name]
        filter: Any = graph.type_map[f"{name}Filter"]
        lacking = {
            each
            for each in type_.fields.keys() - others
            if each not in filter.fields and by_another_name.get(each) not in filter.fields and not pages.match(each)
        }
        assert not lacking, name


@pytest.mark.feature("L16")
async def test_companies_with_neither_deals_nor_tasks_are_found(crm: Crm) -> None:
    firms = {name: await company_of(crm, "rita", name) for name in ("Idle", "Selling", "Busy")}
    await rita_makes(crm, companyId=firms["Selling"])
    due = (db.now() + timedelta(hours=1)).isoformat()
    await crm.as_("rita").do("taskCreate", "", text="Call", dueAt=due, companyId=firms["Busy"])
    query = """query($is: Boolean!) { companies(filter: {hasNeitherDealsNorTasks: $is}, order: NAME_ASC) {
        nodes { name } } }"""
    for wanted, names in ((True, ["Idle"]), (False, ["Busy", "Selling"])):
        answer = await crm.as_("rita").ask(query, **{"is": wanted})
        assert [each["name"] for each in answer["companies"]["nodes"]] == names


@pytest.mark.feature("L7")
async def test_lists_are_narrowed_to_contacts_or_companies(crm: Crm) -> None:
    await company_of(crm, "rita", "Anna Ltd")
    await contact_of(crm, "rita", "Anna")
    query = 'query($kinds: [LookupKind!]) { lookup(text: "anna", kinds: $kinds) { __typename } }'
    for kinds in (["CONTACT"], ["COMPANY"], ["CONTACT", "COMPANY"]):
        found = (await crm.as_("rita").ask(query, kinds=kinds))["lookup"]
        assert [each["__typename"].upper() for each in found] == kinds


@pytest.mark.feature("L15", "P16")
async def test_rows_tell_what_may_be_done_to_them(crm: Crm) -> None:
    deal, contact = await rita_makes(crm), await contact_of(crm, "rita", "Vera")
    made = {"deal": deal, "contact": contact, "company": await company_of(crm, "rita", "Vostok")}
    made["task"] = await task_of(crm, "rita", deal)
    allowed = {}
    for who in ("anna", "nora", "rita", "tom", "sam", "vera", "oleg"):
        for noun, id in made.items():
            query = f"query($id: ID!) {{ {noun}(id: $id) {{ mayEdit mayDelete version }} }}"
            if row := (await crm.as_(who).ask(query, id=id))[noun]:
                told = allowed[who, noun] = row["mayEdit"], row["mayDelete"]
                # Of a version that it has not, so that whoever may do it is told so and nothing is done.
                wrong = {f"{noun}Id": id, "expectedVersion": row["version"] + 1}
                found = [await crm.as_(who).outcome(f"{noun}{verb}", **wrong) for verb in ("Update", "Delete")]
                assert found == ["CONFLICT" if each else "FORBIDDEN" for each in told], (who, noun)
    assert {allowed["anna", noun] for noun in made} == {(True, True)}
    assert allowed["tom", "contact"] == (True, False)
    assert allowed["tom", "deal"] == (False, False)


@pytest.mark.feature("L15", "I35")
async def test_a_change_tells_each_of_those_who_see_it_what_they_may_do(crm: Crm) -> None:
    asked = "subscription { dealChanged { deal { mayEdit } } }"
    async with following(), listening(crm, "tom", asked) as tom, listening(crm, "rita", asked) as rita:
        await rita_makes(crm)
        assert [(await each.next())["deal"]["mayEdit"] for each in (tom, rita)] == [False, True]
