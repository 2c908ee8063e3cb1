"""Companies through the graph: what they hold, who may do what with them."""

from typing import Any

import pytest

from domain import db
from tests.counting import statements
from tests.crm import Crm
from tests.test_contacts import EVERYBODY, client_type, company_of, contact_of, deal_of, last_event, stored
from tests.test_contacts_rights import VIEW

CARD = """company {
    id name website legalAddress actualAddress employees version annualTurnover { amount currency }
    phones { number } emails { address } tags { name } clientType { name } responsible { name } createdBy { name }
    requisites { legalName inn kpp ogrn bank bic account }
}"""
REQUISITES = {
    "legalName": "ООО «Ромашка»",
    "inn": "0012345678",
    "kpp": "001201001",
    "ogrn": "1000012345678",
    "bank": "Банк",
    "bic": "040000000",
    "account": "40702810000000000001",
}


async def names(crm: Crm, who: str, filter: dict[str, Any] | None = None, order: str = "CREATED_AT_ASC") -> list[str]:
    """The names of the companies that somebody finds."""
    answer = await crm.as_(who).ask(
        "query($filter: CompanyFilter, $order: CompanyOrder) { companies(filter: $filter, order: $order) "
        "{ nodes { name } totalCount } }",
        filter=filter,
        order=order,
    )
    found = [each["name"] for each in answer["companies"]["nodes"]]
    assert answer["companies"]["totalCount"] == len(found)
    return found


async def full(crm: Crm) -> dict[str, Any]:
    """A company of Rita's about which everything is known."""
    vip = await client_type(crm)
    made = await crm.as_("rita").do(
        "companyCreate",
        CARD,
        name=" Ромашка ",
        phones=["8 (495) 123-45-67"],
        emails=["Olga@Romashka.EXAMPLE"],
        website="https://romashka.example/",
        legalAddress="Казань, Кремлёвская, 1",
        actualAddress="Казань, Баумана, 2",
        requisites=REQUISITES | {"inn": "00 1234 5678"},
        annualTurnover="12500000.50",
        employees=40,
        clientTypeId=vip["id"],
        tags=["опт"],
    )
    company: dict[str, Any] = made["company"]
    return company


@pytest.mark.feature("L2", "L12", "L20")
async def test_a_company_holds_all_that_is_known_of_an_organisation(crm: Crm) -> None:
    company = await full(crm)
    assert company == {
        "id": company["id"],
        "name": "Ромашка",
        "website": "https://romashka.example/",
        "legalAddress": "Казань, Кремлёвская, 1",
        "actualAddress": "Казань, Баумана, 2",
        "employees": 40,
        "version": 1,
        "annualTurnover": {"amount": "12500000.50", "currency": "RUB"},
        "phones": [{"number": "+74951234567"}],
        "emails": [{"address": "Olga@romashka.example"}],
        "tags": [{"name": "опт"}],
        "clientType": {"name": (await client_type(crm))["name"]},
        "responsible": company["responsible"],
        "createdBy": company["responsible"],
        "requisites": REQUISITES,
    }
    event = await last_event("company", "created")
    assert (event["after"]["phones"], event["after"]["inn"]) == (["+74951234567"], "0012345678")


async def test_a_company_may_be_a_name_alone(crm: Crm) -> None:
    made = await crm.as_("rita").do("companyCreate", CARD, name="Ромашка")
    company = made["company"]
    empty = ("website", "legalAddress", "employees", "annualTurnover", "clientType", "requisites")
    assert [company[each] for each in empty] == [None] * 6
    assert [company[each] for each in ("phones", "emails", "tags")] == [[]] * 3


@pytest.mark.parametrize(
    ("input", "code", "path"),
    [
        ({"name": " "}, "REQUIRED", "name"),
        ({"name": "я" * 256}, "TEXT_TOO_LONG", "name"),
        ({"name": "А\x00"}, "TEXT_INVALID", "name"),
        ({"phones": ["x"]}, "PHONE_INVALID", "phones.0"),
        ({"phones": [f"+7912{number:07}" for number in range(21)]}, "TOO_MANY", "phones"),
        ({"emails": ["a@example.com", "x"]}, "EMAIL_INVALID", "emails.1"),
        ({"website": "ромашка"}, "URL_INVALID", "website"),
        ({"website": "javascript:alert(1)"}, "URL_INVALID", "website"),
        ({"legalAddress": "я" * 1001}, "TEXT_TOO_LONG", "legalAddress"),
        ({"actualAddress": "А\x01"}, "TEXT_INVALID", "actualAddress"),
        ({"requisites": {"inn": "12345678901"}}, "DIGITS_EXPECTED", "requisites.inn"),
        ({"requisites": {"inn": "٠٠١٢٣٤٥٦٧٨"}}, "DIGITS_EXPECTED", "requisites.inn"),
        ({"requisites": {"kpp": "12345678"}}, "DIGITS_EXPECTED", "requisites.kpp"),
        ({"requisites": {"ogrn": "10000123456789"}}, "DIGITS_EXPECTED", "requisites.ogrn"),
        ({"requisites": {"bic": "0400000AB"}}, "DIGITS_EXPECTED", "requisites.bic"),
        ({"requisites": {"account": "4070281000000000000"}}, "DIGITS_EXPECTED", "requisites.account"),
        ({"requisites": {"bank": "я" * 256}}, "TEXT_TOO_LONG", "requisites.bank"),
        ({"requisites": {"legalName": "\x00"}}, "TEXT_INVALID", "requisites.legalName"),
        ({"annualTurnover": "1.005"}, "AMOUNT_INVALID", "annualTurnover"),
        ({"annualTurnover": "-1"}, "AMOUNT_OUT_OF_RANGE", "annualTurnover"),
        ({"employees": -1}, "NUMBER_OUT_OF_RANGE", "employees"),
        ({"clientTypeId": "client_type_999"}, "NOT_FOUND", "clientTypeId"),
        ({"responsibleId": "user_999"}, "NOT_FOUND", "responsibleId"),
        ({"tags": ["опт", "т" * 101]}, "TEXT_TOO_LONG", "tags.1"),
    ],
)
async def test_what_a_company_cant_be_is_refused_by_name_and_leaves_nothing(
    crm: Crm, input: dict[str, Any], code: str, path: str
) -> None:
    company = await company_of(crm, "nora")
    before = await stored(crm)
    nora = crm.as_("nora")
    for mutation, whole in (
        ("companyCreate", {"name": "Ромашка"} | input),
        ("companyUpdate", {"companyId": company["id"], "phones": ["+79120000000"]} | input),
    ):
        errors = (await nora.attempt(mutation, **whole))["errors"]
        assert [(error["code"], ".".join(error["path"])) for error in errors] == [(code, path)]
        assert errors[0]["message"]
    assert await stored(crm) == before


@pytest.mark.feature("L2", "L12")
async def test_a_change_says_what_was_and_what_is(crm: Crm) -> None:
    company = await full(crm)
    rita = crm.as_("rita")
    changed = await rita.do(
        "companyUpdate",
        CARD,
        companyId=company["id"],
        expectedVersion=1,
        website=None,
        annualTurnover=None,
        requisites={"inn": "001234567890"},
        emails=[],
        tags=["опт", "сезон"],
    )
    card = changed["company"]
    assert (card["website"], card["annualTurnover"], card["emails"], card["version"]) == (None, None, [], 2)
    assert card["requisites"] == dict.fromkeys(REQUISITES) | {"inn": "001234567890"}
    assert card["phones"] == [{"number": "+74951234567"}]
    event = await last_event("company", "changed")
    assert (event["before"]["inn"], event["after"]["inn"]) == ("0012345678", "001234567890")
    assert (event["before"]["emails"], event["after"]["emails"]) == (["Olga@romashka.example"], [])
    assert "name_folded" not in event["after"]
    assert "website" not in event["after"]
    assert await rita.outcome("companyUpdate", companyId=company["id"], expectedVersion=1, name="Б") == "CONFLICT"
    sam = await crm.user_id("sam")
    assert (await rita.do("companyUpdate", CARD, companyId=company["id"], responsibleId=sam))["company"] is None
    assert (await names(crm, "rita"), await names(crm, "sam")) == ([], ["Ромашка"])
    assert (await last_event("company", "reassigned"))["version"] == 3


@pytest.mark.feature("L14", "L20")
async def test_companies_are_found_by_every_field(crm: Crm) -> None:
    await full(crm)
    await company_of(crm, "tom", name="ООО «Ёлка»", employees=3)
    tag = (await crm.as_("rita").ask("{ companies(order: CREATED_AT_ASC) { nodes { tags { id } } } }"))["companies"]
    found: dict[str, dict[str, Any]] = {
        "name": {"name": {"startsWith": "рома"}},
        "part of the name": {"name": {"contains": "МАШ"}},
        "phone": {"phone": "84951234567"},
        "email": {"email": {"startsWith": "OLGA@"}},
        "inn": {"inn": "0012345678"},
        "type": {"clientType": {"in": [(await client_type(crm))["id"]]}},
        "employees": {"employees": {"gte": 40, "lte": 40}},
        "turnover": {"annualTurnover": {"gte": "12500000.50"}},
        "tag": {"tag": [tag["nodes"][0]["tags"][0]["id"]]},
        "responsible": {"responsible": {"in": [await crm.user_id("rita")]}},
    }
    for how, filter in found.items():
        assert await names(crm, "rita", filter) == ["Ромашка"], how
        assert await names(crm, "rita", {"not": filter}) == ["ООО «Ёлка»"], how
    assert await names(crm, "rita", {"name": {"contains": "елка"}}) == ["ООО «Ёлка»"]
    assert await names(crm, "rita", order="NAME_ASC") == ["ООО «Ёлка»", "Ромашка"]
    assert await names(crm, "rita", {"updatedAt": {"gte": "2199-01-01T00:00:00Z"}}) == []


@pytest.mark.parametrize(
    "filter",
    [
        {"inn": "\x00"},
        {"inn": "123"},
        {"phone": "x"},
        {"email": {"startsWith": "\x00"}},
        {"name": {"contains": "\x00"}},
    ],
)
async def test_a_filter_that_cant_be_read_is_refused(crm: Crm, filter: dict[str, Any]) -> None:
    query = "query($filter: CompanyFilter) { companies(filter: $filter) { nodes { id } } }"
    assert await crm.as_("rita").code(query, filter=filter) == "BAD_USER_INPUT"


# -------------------------------------------------------------------------------------------------------- rights


@pytest.mark.feature("L12", "P16")
@pytest.mark.parametrize("who", EVERYBODY)
async def test_who_sees_ritas_company(crm: Crm, who: str) -> None:
    company = await company_of(crm, "rita", phones=["+74951234567"])
    person, seen = crm.as_(who), who in VIEW
    one = "query($id: ID!) { company(id: $id) { name } node(id: $id) { id } companies { totalCount nodes { name } } }"
    if who == "nobody":
        answer = await person.send(one, id=company["id"])
        assert {error["extensions"]["code"] for error in answer["errors"]} == {"UNAUTHENTICATED"}
        return
    answer = await person.ask(one, id=company["id"])
    assert (answer["company"] is not None, answer["node"] is not None) == (seen, seen)
    assert answer["companies"] == {"totalCount": int(seen), "nodes": [{"name": "Ромашка"}] if seen else []}
    assert await names(crm, who, {"phone": "+74951234567"}) == (["Ромашка"] if seen else [])


@pytest.mark.feature("L12", "P16")
@pytest.mark.parametrize(
    ("who", "create", "edit", "delete"),
    [
        ("anna", "ok", "ok", "ok"),
        ("nora", "ok", "ok", "ok"),
        ("rita", "ok", "ok", "ok"),
        ("tom", "FORBIDDEN", "ok", "FORBIDDEN"),
        ("sam", "FORBIDDEN", "NOT_FOUND", "NOT_FOUND"),
        ("vera", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"),
        ("oleg", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"),
        ("nobody", "UNAUTHENTICATED", "UNAUTHENTICATED", "UNAUTHENTICATED"),
    ],
)
async def test_who_may_create_edit_and_delete_a_company_of_ritas(
    crm: Crm, who: str, create: str, edit: str, delete: str
) -> None:
    company, rita, person = await company_of(crm, "rita"), await crm.user_id("rita"), crm.as_(who)
    for mutation, input, expected in (
        ("companyCreate", {"name": "Вторая", "responsibleId": rita, "tags": ["т"]}, create),
        ("companyUpdate", {"companyId": company["id"], "phones": ["+79120000000"]}, edit),
        ("companyDelete", {"companyId": company["id"]}, delete),
    ):
        before = await stored(crm)
        assert await person.outcome(mutation, **input) == expected
        assert (await stored(crm) == before) == (expected != "ok")


# --------------------------------------------------------------------------------------------------------- links


@pytest.mark.feature("L10", "L4")
async def test_a_companys_card_gathers_people_and_deals(crm: Crm) -> None:
    company = await company_of(crm, "rita")
    link = [{"companyId": company["id"], "post": "закупщик"}]
    people = [await contact_of(crm, "rita", firstName=name, companies=link) for name in ("Анна", "Лев", "Вера")]
    deals = [await deal_of(crm, "rita", companyId=company["id"], contactIds=[people[0]["id"]]) for _ in range(2)]
    query = """query($id: ID!, $after: String) { company(id: $id) {
        contacts(first: 2, after: $after) {
            nodes { name companies { post } } pageInfo { hasNextPage endCursor } totalCount
        }
        deals { nodes { id } totalCount } tasks { totalCount } feed { nodes { kind } }
    } }"""
    card = (await crm.as_("rita").ask(query, id=company["id"]))["company"]
    assert [each["name"] for each in card["contacts"]["nodes"]] == ["Анна", "Лев"]
    assert card["contacts"]["nodes"][0]["companies"] == [{"post": "закупщик"}]
    assert (card["contacts"]["totalCount"], card["deals"]["totalCount"], card["tasks"]["totalCount"]) == (3, 2, 0)
    assert [each["id"] for each in card["deals"]["nodes"]] == [each["id"] for each in reversed(deals)]
    assert {"COMPANY_CREATED", "CONTACT_LINKED"} <= {each["kind"] for each in card["feed"]["nodes"]}
    after = card["contacts"]["pageInfo"]["endCursor"]
    rest = (await crm.as_("rita").ask(query, id=company["id"], after=after))["company"]["contacts"]
    assert ([each["name"] for each in rest["nodes"]], rest["pageInfo"]["hasNextPage"]) == (["Вера"], False)


async def test_deleting_a_company_takes_it_off_deals_and_contacts_and_keeps_history(crm: Crm) -> None:
    company, other = await company_of(crm, "rita"), await company_of(crm, "rita", name="Другая")
    links = [{"companyId": company["id"]}, {"companyId": other["id"]}]
    contact = await contact_of(crm, "rita", companies=links)
    mine = await deal_of(crm, "rita", companyId=company["id"])
    hidden = await deal_of(crm, "sam")
    await crm.as_("nora").do("dealUpdate", "", dealId=hidden["id"], companyId=company["id"])
    kept = await deal_of(crm, "rita", companyId=other["id"])
    number = int(company["id"].split("_")[1])
    rita = crm.as_("rita")
    before = await crm.count("event")
    gone = await rita.do("companyDelete", "deletedId", companyId=company["id"], expectedVersion=1)
    assert gone["deletedId"] == company["id"]
    assert await crm.count("event") == before + 4  # two deals, one contact, the company
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Deal { version company { name } } } }"
    answer = await crm.as_("nora").ask(query, ids=[mine["id"], hidden["id"], kept["id"]])
    assert answer["nodes"] == [
        {"version": 2, "company": None},
        {"version": 3, "company": None},
        {"version": 1, "company": {"name": "Другая"}},
    ]
    told = await last_event("deal", "changed")
    assert (f"deal_{told['record_id']}", told["before"], told["version"]) == (hidden["id"], {"company_id": number}, 3)
    assert (await last_event("contact", "changed"))["before"] == {"company_ids": [number]}
    card = (
        await rita.ask(
            "query($id: ID!) { contact(id: $id) { version companies { isMain company { name } } } }", id=contact["id"]
        )
    )["contact"]
    assert card == {"version": 2, "companies": [{"isMain": True, "company": {"name": "Другая"}}]}
    assert (await last_event("company", "deleted"))["before"]["name"] == "Ромашка"
    assert [row["n"] for row in await db.rows("select count(*) as n from contact_company")] == [1]


async def test_a_long_list_costs_as_many_statements_as_a_short_one(crm: Crm) -> None:
    query = """{ companies { nodes { name phones { number } emails { address } tags { name } clientType { name }
        responsible { name } contacts { nodes { name company { name } } totalCount } deals { nodes { name } }
        tasks { nodes { text } } requisites { inn } } totalCount } }"""
    counts = []
    for many in (2, 48):
        for number in range(many):
            phones = [f"+7912{many:02}{number:05}"]
            company = await company_of(crm, "rita", phones=phones, tags=["опт"])
            await contact_of(crm, "rita", companies=[{"companyId": company["id"]}])
        with statements() as seen:
            answer = await crm.as_("rita").ask(query)
        counts.append(len(seen))
    assert answer["companies"]["totalCount"] == 50
    assert counts[0] == counts[1]
