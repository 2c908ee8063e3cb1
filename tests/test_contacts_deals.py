"""Contacts and companies that come with a deal, are matched, linked and taken off it (D4, D5, D6)."""

import asyncio
from typing import Any

import pytest

from domain import db, records
from tests.counting import statements
from tests.crm import Crm
from tests.test_contacts import company_of, contact_of, deal_of, last_event, stored


@pytest.mark.feature("D4")
async def test_a_deal_brings_its_contacts_and_company_along(crm: Crm) -> None:
    deal = await deal_of(
        crm,
        "rita",
        company={"name": "Ромашка", "emails": ["info@romashka.example"]},
        contacts=[{"firstName": "Анна", "phones": ["+79123456789"]}, {"firstName": "Лев"}],
    )
    assert deal["company"]["name"] == "Ромашка"
    people = deal["contacts"]["nodes"]
    assert [(each["name"], each["company"]) for each in people] == [
        ("Анна", {"name": "Ромашка"}),
        ("Лев", {"name": "Ромашка"}),
    ]
    assert {each["responsible"]["id"] for each in people} == {await crm.user_id("rita")}
    card = await crm.as_("rita").ask(
        "query($id: ID!) { contact(id: $id) { deals { nodes { id } totalCount } company { deals { nodes { id } } } } }",
        id=people[0]["id"],
    )
    assert card["contact"]["deals"] == {"nodes": [{"id": deal["id"]}], "totalCount": 1}
    assert card["contact"]["company"]["deals"] == {"nodes": [{"id": deal["id"]}]}


@pytest.mark.feature("D5", "X8")
@pytest.mark.parametrize("known", [{"phones": ["8 (912) 345-67-89"]}, {"emails": ["ANNA@example.com"]}])
async def test_a_known_client_is_linked_instead_of_doubled(crm: Crm, known: dict[str, Any]) -> None:
    anna = await contact_of(crm, "tom", firstName="Анна", phones=["+79123456789"], emails=["anna@example.com"])
    romashka = await company_of(crm, "tom", phones=["+79123456789"], emails=["anna@example.com"])
    deal = await deal_of(
        crm, "rita", contacts=[{"firstName": "Аня"} | known, known], company={"name": "ООО Ромашка"} | known
    )
    assert [each["id"] for each in deal["contacts"]["nodes"]] == [anna["id"]]
    assert deal["company"] == {"id": romashka["id"], "name": "Ромашка"}
    assert (await crm.count("contact"), await crm.count("company")) == (1, 1)


@pytest.mark.feature("D5")
async def test_a_match_out_of_view_is_not_revealed(crm: Crm) -> None:
    anna = await contact_of(crm, "sam", firstName="Анна", phones=["+79123456789"])
    company = await company_of(crm, "sam", emails=["info@example.com"])
    deal = await deal_of(
        crm,
        "rita",
        contacts=[{"firstName": "Аня", "phones": ["+79123456789"]}],
        company={"name": "Ромашка-2", "emails": ["info@example.com"]},
    )
    assert [each["name"] for each in deal["contacts"]["nodes"]] == ["Аня"]
    assert deal["contacts"]["nodes"][0]["id"] != anna["id"]
    assert deal["company"]["id"] != company["id"]


@pytest.mark.parametrize(
    ("input", "code", "path"),
    [
        ({"contacts": [{"phones": ["+79123456789", "x"]}]}, "PHONE_INVALID", "contacts.0.phones.1"),
        ({"contacts": [{"firstName": "А"}, {}]}, "CONTACT_EMPTY", "contacts.1.firstName"),
        ({"contacts": [{"firstName": "А", "tags": [" "]}]}, "REQUIRED", "contacts.0.tags.0"),
        ({"company": {"name": "Б", "emails": ["x"]}}, "EMAIL_INVALID", "company.emails.0"),
        ({"company": {"name": "Б", "requisites": {"inn": "1"}}}, "DIGITS_EXPECTED", "company.requisites.inn"),
        (
            {"company": {"name": "Б"}, "contacts": [{"firstName": "А", "companies": [{"company": {"name": ""}}]}]},
            "REQUIRED",
            "contacts.0.companies.0.company.name",
        ),
    ],
)
async def test_a_mistake_in_inline_data_undoes_the_whole_deal(
    crm: Crm, input: dict[str, Any], code: str, path: str
) -> None:
    pipeline = (await crm.pipelines())[0]
    before = [*await stored(crm), await crm.count("deal")]
    errors = (await crm.as_("rita").attempt("dealCreate", pipelineId=pipeline["id"], **input))["errors"]
    assert [(error["code"], ".".join(error["path"])) for error in errors] == [(code, path)]
    assert [*await stored(crm), await crm.count("deal")] == before


async def test_links_to_records_out_of_view_are_absent_both_ways(crm: Crm) -> None:
    contact, company = await contact_of(crm, "rita"), await company_of(crm, "rita")
    await crm.as_("rita").do("contactUpdate", "", contactId=contact["id"], linkCompanies=[{"companyId": company["id"]}])
    deal = await deal_of(crm, "nora", contactIds=[contact["id"]], companyId=company["id"])
    sams = await deal_of(crm, "sam")
    await crm.as_("nora").do(
        "dealUpdate", "", dealId=sams["id"], addContactIds=[contact["id"]], companyId=company["id"]
    )
    query = "query($id: ID!) { deal(id: $id) { company { id } contacts { totalCount nodes { id } } } }"
    assert (await crm.as_("sam").ask(query, id=sams["id"]))["deal"] == {
        "company": None,
        "contacts": {"totalCount": 0, "nodes": []},
    }
    lists = "query($filter: DealFilter) { deals(filter: $filter) { totalCount } }"
    for filter in ({"company": {"in": [company["id"]]}}, {"company": {"isNull": False}}):
        assert (await crm.as_("sam").ask(lists, filter=filter))["deals"]["totalCount"] == 0
    both = """query($a: ID!, $b: ID!) { contact(id: $a) { deals { nodes { id } totalCount } }
        company(id: $b) { deals { totalCount } contacts { totalCount } } }"""
    for who, expected in (("nora", [sams["id"], deal["id"]]), ("rita", []), ("vera", [])):
        answer = await crm.as_(who).ask(both, a=contact["id"], b=company["id"])
        assert [each["id"] for each in answer["contact"]["deals"]["nodes"]] == expected, who
        assert answer["contact"]["deals"]["totalCount"] == answer["company"]["deals"]["totalCount"] == len(expected)
        assert answer["company"]["contacts"]["totalCount"] == 1


@pytest.mark.parametrize("crm", ["postgres"], indirect=True)  # SQLite has one writer at a time
async def test_a_company_that_goes_while_it_is_being_linked_is_no_error_of_ours(
    crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def just_seen(model: Any, actor: Any, id: int, path: str) -> int:
        return id

    monkeypatch.setattr(records, "in_view", just_seen)
    before = await stored(crm)
    outcome = await crm.as_("rita").outcome("contactCreate", firstName="А", companies=[{"companyId": "company_999"}])
    assert outcome == "UNAVAILABLE"
    assert await stored(crm) == before


@pytest.mark.feature("L10")
async def test_a_contacts_card_is_one_query(crm: Crm) -> None:
    company = await company_of(crm, "rita")
    contact = await contact_of(crm, "rita", companies=[{"companyId": company["id"]}], phones=["+79123456789"])
    deal = await deal_of(crm, "rita", contactIds=[contact["id"]])
    answer = await crm.as_("rita").ask(
        "query($id: ID!) { contact(id: $id) { name phones { number } companies { isMain company { name } } "
        "deals { nodes { id stage { name } } } tasks { nodes { id } } } }",
        id=contact["id"],
    )
    assert answer["contact"]["deals"]["nodes"][0]["id"] == deal["id"]
    assert answer["contact"]["companies"] == [{"isMain": True, "company": {"name": "Ромашка"}}]


@pytest.mark.feature("D5")
async def test_two_requests_at_once_make_one_record_of_one_client(crm: Crm) -> None:
    stages = (await crm.pipelines())[0]["id"]
    input = {
        "pipelineId": stages,
        "contacts": [{"phones": ["+79123456789"], "emails": ["p@example.com"]}],
        "company": {"name": "Ромашка", "phones": ["+79123456789"]},
    }
    people = [crm.as_(who) for who in ("rita", "tom", "rita")]  # whoever is first, the others see what they made
    assert await asyncio.gather(*(each.outcome("dealCreate", **input) for each in people)) == ["ok"] * 3
    assert (await crm.count("contact"), await crm.count("company"), await crm.count("deal")) == (1, 1, 3)


async def test_of_two_changes_at_once_one_is_a_conflict_and_none_is_lost(crm: Crm) -> None:
    contact = await contact_of(crm, "rita")
    people = [crm.as_(who) for who in ("rita", "tom")]
    input = {"contactId": contact["id"], "expectedVersion": 1, "phones": ["+79123456789"], "tags": ["опт"]}
    found = await asyncio.gather(*(each.outcome("contactUpdate", **input) for each in people))
    assert sorted(found) == ["CONFLICT", "ok"]
    counts = [await crm.count(table) for table in ("contact_phone", "contact_tag", "event")]
    assert counts == [1, 1, 3]  # of the contact, of the tag, of the change


async def test_deleting_a_contact_takes_it_off_its_deals_and_keeps_history(crm: Crm) -> None:
    company = await company_of(crm, "rita")
    contact = await contact_of(crm, "rita", phones=["+79123456789"], companies=[{"companyId": company["id"]}])
    deals = [await deal_of(crm, "rita", contactIds=[contact["id"]]) for _ in range(2)]
    rita, number = crm.as_("rita"), int(contact["id"].split("_")[1])
    assert await rita.outcome("contactDelete", contactId=contact["id"], expectedVersion=7) == "CONFLICT"
    gone = await rita.do("contactDelete", "deletedId", contactId=contact["id"], expectedVersion=1)
    assert gone["deletedId"] == contact["id"]
    assert [await crm.count(table) for table in ("contact", "contact_phone", "contact_company", "deal_contact")] == [
        0
    ] * 4
    answer = await rita.ask(
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Deal { version } } }", ids=[each["id"] for each in deals]
    )
    assert [each["version"] for each in answer["nodes"]] == [2, 2]
    rows = await db.rows("select record_id from event where kind = 'deal.changed' order by record_id")
    assert [f"deal_{row['record_id']}" for row in rows] == [each["id"] for each in deals]
    assert (await last_event("deal", "changed"))["before"] == {"contact_ids": [number]}
    assert (await last_event("contact", "deleted"))["before"]["phones"] == ["+79123456789"]
    assert (await last_event("contact", "unlinked"))["card"] == "company"
    assert await rita.outcome("contactDelete", contactId=contact["id"]) == "NOT_FOUND"


async def test_a_long_list_costs_as_many_statements_as_a_short_one(crm: Crm) -> None:
    query = """{ contacts { nodes { name phones { number } emails { address } messengers { handle } tags { name }
        companies { company { name phones { number } } } company { name contacts { nodes { name } } }
        deals { nodes { name } } tasks { nodes { text } } clientType { name } responsible { name } } totalCount } }"""
    counts = []
    for many in (2, 48):
        for number in range(many):
            await contact_of(
                crm,
                "rita",
                phones=[f"+7912{number:07}"],
                emails=[f"p{number}@example.com"],
                tags=["опт"],
                companies=[{"company": {"name": f"Ромашка {many} {number}"}}],
            )
        with statements() as seen:
            answer = await crm.as_("rita").ask(query)
        counts.append(len(seen))
    assert answer["contacts"]["totalCount"] == 50
    assert counts[0] == counts[1]
