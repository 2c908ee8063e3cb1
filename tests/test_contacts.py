"""Contacts through the graph: what they hold, whom they represent, who may do what with them."""

from typing import Any

import orjson
import pytest

from domain import db
from tests.crm import Crm

CARD = """contact {
    id name firstName lastName address mailingConsent version
    phones { number } emails { address } messengers { kind handle } tags { name }
    companies { company { id name } isMain post } company { name }
    clientType { name } responsible { name } createdBy { name }
}"""

# Who has what to do with Rita's records: Tom is of her group, Sam of another one, Nora heads all sales,
# Vera is support, Oleg accountant.
EVERYBODY = ("anna", "nora", "rita", "tom", "sam", "vera", "oleg", "nobody")


async def contact_of(crm: Crm, who: str, **input: Any) -> dict[str, Any]:
    """A contact that somebody of the cast creates for themselves."""
    made = await crm.as_(who).do("contactCreate", CARD, **({"firstName": "Пётр"} | input))
    contact: dict[str, Any] = made["contact"]
    return contact


async def company_of(crm: Crm, who: str, **input: Any) -> dict[str, Any]:
    """A company that somebody of the cast creates for themselves."""
    made = await crm.as_(who).do("companyCreate", "company { id name version }", **({"name": "Ромашка"} | input))
    company: dict[str, Any] = made["company"]
    return company


async def names(crm: Crm, who: str, filter: dict[str, Any] | None = None, order: str = "CREATED_AT_ASC") -> list[str]:
    """The names of the contacts that somebody finds."""
    answer = await crm.as_(who).ask(
        "query($filter: ContactFilter, $order: ContactOrder) { contacts(filter: $filter, order: $order) "
        "{ nodes { name } totalCount } }",
        filter=filter,
        order=order,
    )
    found = [each["name"] for each in answer["contacts"]["nodes"]]
    assert answer["contacts"]["totalCount"] == len(found)
    return found


async def client_type(crm: Crm) -> dict[str, Any]:
    rows = await db.rows("select id, name from client_type where not is_archived order by position limit 1")
    return {"id": f"client_type_{rows[0]['id']}", "name": rows[0]["name"]}


async def stored(crm: Crm) -> list[int]:
    """How many rows there are of all that a contact or company is made of."""
    nouns = ("contact", "company")
    parts = ("phone", "email", "tag")
    tables = [*nouns, *(f"{noun}_{part}" for noun in nouns for part in parts)]
    return [await crm.count(table) for table in [*tables, "contact_messenger", "contact_company", "event", "tag"]]


async def last_event(entity: str, kind: str) -> dict[str, Any]:
    """The newest event of this kind, its JSON as values."""
    rows = await db.rows(f"select * from event where kind = '{entity}.{kind}' order by id desc limit 1")
    row = rows[0]
    return row | {
        name: orjson.loads(row[name]) if isinstance(row[name], str) else row[name] for name in ("before", "after")
    }


@pytest.mark.feature("L1", "L12", "L20", "L26")
async def test_a_contact_holds_all_that_is_known_of_a_person(crm: Crm) -> None:
    vip = await client_type(crm)
    contact = await contact_of(
        crm,
        "rita",
        firstName=" Анна ",
        lastName="Смирнова",
        phones=["8 (912) 345-67-89", "+1 212 555 0123"],
        emails=["Anna@Example.COM", "second@example.com"],
        messengers=[{"kind": "TELEGRAM", "handle": "anna_s"}, {"kind": "SKYPE", "handle": "anna.s"}],
        address="Казань, Кремлёвская, 1",
        clientTypeId=vip["id"],
        mailingConsent=True,
        tags=["опт", "сезон"],
    )
    assert contact == {
        "id": contact["id"],
        "name": "Анна Смирнова",
        "firstName": "Анна",
        "lastName": "Смирнова",
        "address": "Казань, Кремлёвская, 1",
        "mailingConsent": True,
        "version": 1,
        "phones": [{"number": "+79123456789"}, {"number": "+12125550123"}],
        "emails": [{"address": "Anna@example.com"}, {"address": "second@example.com"}],
        "messengers": [{"kind": "TELEGRAM", "handle": "anna_s"}, {"kind": "SKYPE", "handle": "anna.s"}],
        "tags": [{"name": "опт"}, {"name": "сезон"}],
        "companies": [],
        "company": None,
        "clientType": {"name": vip["name"]},
        "responsible": contact["responsible"],
        "createdBy": contact["responsible"],
    }
    event = await last_event("contact", "created")
    assert event["after"]["phones"] == ["+79123456789", "+12125550123"]
    assert event["after"]["tags"] == ["опт", "сезон"]
    assert event["after"]["messengers"][0] == {"kind": "TELEGRAM", "handle": "anna_s"}


@pytest.mark.feature("X8")
@pytest.mark.parametrize(
    "written", ["+7 912 345-67-89", "8 912 345 67 89", "8(912)3456789", "79123456789", "9123456789"]
)
async def test_a_phone_is_kept_in_one_form_however_it_is_written(crm: Crm, written: str) -> None:
    contact = await contact_of(crm, "rita", phones=[written])
    assert contact["phones"] == [{"number": "+79123456789"}]


async def test_duplicates_in_a_list_collapse(crm: Crm) -> None:
    contact = await contact_of(
        crm,
        "rita",
        phones=["+79123456789", "8 912 345-67-89"],
        emails=["Ann@example.com", "ann@EXAMPLE.com"],
        messengers=[{"kind": "VK", "handle": "ann"}, {"kind": "VK", "handle": " ann "}],
        tags=["Опт", "опт"],
    )
    assert [len(contact[each]) for each in ("phones", "emails", "messengers", "tags")] == [1, 1, 1, 1]
    assert contact["emails"] == [{"address": "Ann@example.com"}]


@pytest.mark.parametrize(
    ("input", "name"),
    [
        ({"lastName": "Орлов"}, "Орлов"),
        ({"phones": ["+79123456789"], "emails": ["a@example.com"]}, "Контакт #1"),
        ({"emails": ["a@example.com"]}, "Контакт #1"),
    ],
)
async def test_somebody_nameless_is_called_by_number(crm: Crm, input: dict[str, Any], name: str) -> None:
    made = await crm.as_("rita").do("contactCreate", "contact { id name }", **input)
    assert made["contact"]["name"] == name
    changed = await crm.as_("rita").do(
        "contactUpdate", "contact { name }", contactId=made["contact"]["id"], firstName="Лев", phones=[], lastName=None
    )
    assert changed["contact"]["name"] == "Лев"


LONG = "я" * 101
PHONES = [f"+7912{number:07}" for number in range(21)]


@pytest.mark.parametrize(
    ("input", "code", "path"),
    [
        ({}, "CONTACT_EMPTY", "firstName"),
        ({"firstName": "  ", "phones": []}, "CONTACT_EMPTY", "firstName"),
        ({"firstName": LONG}, "TEXT_TOO_LONG", "firstName"),
        ({"firstName": "А\x00"}, "TEXT_INVALID", "firstName"),
        ({"lastName": "А\nБ"}, "TEXT_INVALID", "lastName"),
        ({"lastName": "ﷺ" * 100}, "TEXT_TOO_LONG", "lastName"),
        ({"phones": ["+79123456789", "12"]}, "PHONE_INVALID", "phones.1"),
        ({"phones": ["звоните"]}, "PHONE_INVALID", "phones.0"),
        ({"phones": ["\x00"]}, "PHONE_INVALID", "phones.0"),
        ({"phones": PHONES}, "TOO_MANY", "phones"),
        ({"emails": ["a@example.com", "пусто"]}, "EMAIL_INVALID", "emails.1"),
        ({"emails": ["a@" + "b" * 400 + ".com"]}, "EMAIL_INVALID", "emails.0"),
        ({"emails": ["a\x00@example.com"]}, "EMAIL_INVALID", "emails.0"),
        ({"emails": [f"a{n}@example.com" for n in range(21)]}, "TOO_MANY", "emails"),
        ({"firstName": "А", "messengers": [{"kind": "VK", "handle": " "}]}, "REQUIRED", "messengers.0.handle"),
        (
            {"firstName": "А", "messengers": [{"kind": "VK", "handle": str(n)} for n in range(21)]},
            "TOO_MANY",
            "messengers",
        ),
        ({"firstName": "А", "tags": ["т", ""]}, "REQUIRED", "tags.1"),
        ({"firstName": "А", "tags": [str(n) for n in range(51)]}, "TOO_MANY", "tags"),
        ({"firstName": "А", "address": "я" * 1001}, "TEXT_TOO_LONG", "address"),
        ({"firstName": "А", "clientTypeId": "client_type_999"}, "NOT_FOUND", "clientTypeId"),
        ({"firstName": "А", "responsibleId": "user_999"}, "NOT_FOUND", "responsibleId"),
        ({"firstName": "А", "companies": [{}]}, "ONE_COMPANY", "companies.0"),
        ({"firstName": "А", "companies": [{"companyId": "company_999"}]}, "NOT_FOUND", "companies.0.companyId"),
        ({"firstName": "А", "companies": [{"company": {"name": " "}}]}, "REQUIRED", "companies.0.company.name"),
        (
            {"firstName": "А", "companies": [{"company": {"name": "Б", "phones": ["+79123456789", "x"]}}]},
            "PHONE_INVALID",
            "companies.0.company.phones.1",
        ),
        (
            {"firstName": "А", "companies": [{"company": {"name": "Б"}}, {"company": {"name": "В"}, "post": LONG}]},
            "TEXT_TOO_LONG",
            "companies.1.post",
        ),
        (
            {"firstName": "А", "companies": [{"company": {"name": n}, "isMain": True} for n in ("Б", "В")]},
            "TOO_MANY",
            "companies.1.isMain",
        ),
        ({"firstName": "А", "companies": [{"company": {"name": "Б"}}] * 51}, "TOO_MANY", "companies"),
    ],
)
async def test_what_a_contact_cant_be_is_refused_by_name_and_leaves_nothing(
    crm: Crm, input: dict[str, Any], code: str, path: str
) -> None:
    before = await stored(crm)
    errors = (await crm.as_("nora").attempt("contactCreate", **input))["errors"]
    assert [(error["code"], ".".join(error["path"])) for error in errors] == [(code, path)]
    assert errors[0]["message"]
    assert await stored(crm) == before


@pytest.mark.parametrize(
    ("mutation", "input"),
    [
        ("contactCreate", {"firstName": "А", "responsibleId": "deal_1"}),
        ("contactCreate", {"firstName": "А", "clientTypeId": "x"}),
        ("contactCreate", {"firstName": "А", "companies": [{"companyId": "company_0"}]}),
        ("contactUpdate", {"contactId": "company_1"}),
        ("contactUpdate", {"contactId": "contact_99999999999999999999"}),
        ("contactUpdate", {"contactId": "contact_1", "unlinkCompanyIds": ["contact_1"]}),
        ("contactDelete", {"contactId": "\x00"}),
    ],
)
async def test_ids_of_another_kind_are_refused(crm: Crm, mutation: str, input: dict[str, Any]) -> None:
    before = await stored(crm)
    assert await crm.as_("nora").outcome(mutation, **input) == "BAD_USER_INPUT"
    assert await stored(crm) == before


# ------------------------------------------------------------------------------------------------------- changes


@pytest.mark.feature("L1")
async def test_a_change_says_what_was_and_what_is(crm: Crm) -> None:
    contact = await contact_of(crm, "rita", lastName="Орлов", phones=["+79123456789"], tags=["опт"])
    changed = await crm.as_("rita").do(
        "contactUpdate",
        CARD,
        contactId=contact["id"],
        expectedVersion=1,
        firstName=None,
        phones=["+79120000000", "+79123456789"],
        emails=["p@example.com"],
        messengers=[{"kind": "WHATSAPP", "handle": "+79123456789"}],
        tags=[],
        mailingConsent=True,
    )
    card = changed["contact"]
    assert (card["name"], card["version"], card["mailingConsent"], card["tags"]) == ("Орлов", 2, True, [])
    assert card["phones"] == [{"number": "+79120000000"}, {"number": "+79123456789"}]
    event = await last_event("contact", "changed")
    assert event["before"] == {
        "name": "Пётр Орлов",
        "first_name": "Пётр",
        "mailing_consent": event["before"]["mailing_consent"],
        "phones": ["+79123456789"],
        "emails": [],
        "messengers": [],
        "tags": ["опт"],
    }
    assert event["after"]["phones"] == ["+79120000000", "+79123456789"]
    assert event["after"]["tags"] == []
    assert "first_name_folded" not in event["after"]


async def test_a_change_of_nothing_is_no_change(crm: Crm) -> None:
    contact = await contact_of(crm, "rita", phones=["+79123456789"], tags=["опт"])
    before = await crm.count("event")
    same = await crm.as_("rita").do(
        "contactUpdate", "contact { version }", contactId=contact["id"], phones=["89123456789"], tags=["Опт"]
    )
    assert (same["contact"]["version"], await crm.count("event")) == (1, before)


async def test_the_last_name_phone_and_email_cant_all_go(crm: Crm) -> None:
    contact = await contact_of(crm, "rita", firstName="Лев", phones=["+79123456789"])
    rita = crm.as_("rita")
    assert await rita.outcome("contactUpdate", contactId=contact["id"], firstName=None, phones=[]) == "CONTACT_EMPTY"
    card = await rita.do("contactUpdate", CARD, contactId=contact["id"], firstName=None)
    assert card["contact"]["name"] == "Контакт #1"


async def test_a_stale_version_is_a_conflict_that_names_what_changed(crm: Crm) -> None:
    contact = await contact_of(crm, "rita")
    await crm.as_("tom").do("contactUpdate", "", contactId=contact["id"], emails=["p@example.com"])
    before = await stored(crm)
    answer = await crm.as_("rita").send(
        "mutation($input: ContactUpdateInput!) { contactUpdate(input: $input) { contact { id } } }",
        input={"contactId": contact["id"], "expectedVersion": 1, "phones": ["+79123456789"], "tags": ["новый"]},
    )
    extensions = answer["errors"][0]["extensions"]
    assert (extensions["code"], extensions["currentVersion"]) == ("CONFLICT", 2)
    assert extensions["changedFields"] == ["emails"]
    assert await stored(crm) == before


@pytest.mark.feature("L12")
async def test_a_hand_over_changes_who_sees_the_contact(crm: Crm) -> None:
    contact = await contact_of(crm, "rita")
    assert await names(crm, "sam") == []
    handed = await crm.as_("rita").do(
        "contactUpdate", "contact { id }", contactId=contact["id"], responsibleId=await crm.user_id("sam")
    )
    assert handed["contact"] is None
    assert (await names(crm, "sam"), await names(crm, "rita")) == (["Пётр"], [])
    event = await last_event("contact", "reassigned")
    assert event["before"].keys() == {"responsible_id", "group_id"}
    gone = await crm.as_("sam").outcome(
        "contactUpdate", contactId=contact["id"], responsibleId=await crm.user_id("igor")
    )
    assert gone == "USER_INACTIVE"


# ----------------------------------------------------------------------------------------------------- companies


@pytest.mark.feature("L3", "L4", "L5")
async def test_a_contact_represents_several_companies_one_of_them_first(crm: Crm) -> None:
    first, second = [await company_of(crm, "rita", name=name) for name in ("Альфа", "Бета")]
    contact = await contact_of(crm, "rita", companies=[{"companyId": first["id"], "post": "бухгалтер"}])
    assert contact["companies"] == [
        {"company": {"id": first["id"], "name": "Альфа"}, "isMain": True, "post": "бухгалтер"}
    ]
    rita = crm.as_("rita")
    links = [{"companyId": second["id"], "isMain": True}, {"companyId": first["id"], "post": "директор"}]
    card = (await rita.do("contactUpdate", CARD, contactId=contact["id"], linkCompanies=links))["contact"]
    assert [(each["company"]["name"], each["isMain"], each["post"]) for each in card["companies"]] == [
        ("Бета", True, None),
        ("Альфа", False, "директор"),
    ]
    assert card["company"] == {"name": "Бета"}
    event = await last_event("contact", "changed")
    number = [int(each["id"].split("_")[1]) for each in (first, second)]
    assert event["after"]["company_ids"] == [number[1]]
    assert (event["before"]["main_company_id"], event["after"]["main_company_id"]) == (number[0], number[1])
    linked = await last_event("contact", "linked")
    assert (linked["card"], linked["card_id"]) == ("company", number[1])

    card = (await rita.do("contactUpdate", CARD, contactId=contact["id"], unlinkCompanyIds=[second["id"]]))["contact"]
    assert [(each["company"]["name"], each["isMain"]) for each in card["companies"]] == [("Альфа", True)]
    assert (await last_event("contact", "unlinked"))["card_id"] == number[1]
    people = await rita.ask(
        "query($id: ID!) { company(id: $id) { contacts { nodes { name } totalCount } } }", id=first["id"]
    )
    assert people["company"]["contacts"] == {"nodes": [{"name": "Пётр"}], "totalCount": 1}


@pytest.mark.feature("L6")
async def test_a_contact_with_company_data_yields_two_linked_records(crm: Crm) -> None:
    contact = await contact_of(
        crm, "rita", companies=[{"company": {"name": "Ромашка", "phones": ["8 495 123-45-67"]}, "post": "директор"}]
    )
    assert [(each["company"]["name"], each["post"]) for each in contact["companies"]] == [("Ромашка", "директор")]
    again = await contact_of(
        crm, "rita", firstName="Ольга", companies=[{"company": {"name": "Другая", "phones": ["+74951234567"]}}]
    )
    assert again["companies"][0]["company"] == contact["companies"][0]["company"]
    assert await crm.count("company") == 1


async def test_links_to_companies_out_of_view_are_neither_seen_nor_touched(crm: Crm) -> None:
    hidden, seen = await company_of(crm, "sam", name="Чужая"), await company_of(crm, "rita", name="Своя")
    contact = await contact_of(crm, "rita")
    await crm.as_("nora").do("contactUpdate", "", contactId=contact["id"], linkCompanies=[{"companyId": hidden["id"]}])
    rita = crm.as_("rita")
    card = (await rita.do("contactUpdate", CARD, contactId=contact["id"], linkCompanies=[{"companyId": seen["id"]}]))[
        "contact"
    ]
    assert (card["company"], [each["company"]["name"] for each in card["companies"]]) == ({"name": "Своя"}, ["Своя"])
    assert await rita.outcome("contactUpdate", contactId=contact["id"], unlinkCompanyIds=[hidden["id"]]) == "NOT_FOUND"
    assert (
        await rita.outcome("contactUpdate", contactId=contact["id"], linkCompanies=[{"companyId": hidden["id"]}])
        == "NOT_FOUND"
    )
    assert await names(crm, "rita", {"company": [hidden["id"]]}) == []
    assert await names(crm, "rita", {"company": [seen["id"]]}) == ["Пётр"]
    assert await names(crm, "nora", {"company": [hidden["id"]]}) == ["Пётр"]
    assert await crm.count("contact_company") == 2


# -------------------------------------------------------------------------------------------------------- search


@pytest.mark.feature("L14", "L20", "L26")
async def test_contacts_are_found_by_every_field(crm: Crm) -> None:
    vip = await client_type(crm)
    company = await company_of(crm, "rita")
    await contact_of(
        crm,
        "rita",
        firstName="Алёна",
        lastName="Орлова",
        phones=["+79123456789"],
        emails=["Alena@Example.com"],
        clientTypeId=vip["id"],
        mailingConsent=True,
        tags=["опт"],
        companies=[{"companyId": company["id"]}],
    )
    await contact_of(crm, "tom", firstName="Борис", lastName="Смирнов", emails=["boris@example.com"])
    tag = (await crm.as_("rita").ask("{ contacts(order: CREATED_AT_ASC) { nodes { tags { id } } } }"))["contacts"]
    found: dict[str, dict[str, Any]] = {
        "алена": {"firstName": {"startsWith": "АЛЕ"}},
        "last name": {"lastName": {"eq": "орлова"}},
        "name": {"name": {"startsWith": "алёна ор"}},
        "phone": {"phone": "8 912 345 67 89"},
        "email": {"email": {"eq": "alena@example.COM"}},
        "start of email": {"email": {"startsWith": "alena@"}},
        "company": {"company": [company["id"]]},
        "type": {"clientType": {"in": [vip["id"]]}},
        "consent": {"mailingConsent": True},
        "tag": {"tag": [tag["nodes"][0]["tags"][0]["id"]]},
        "responsible": {"responsible": {"in": [await crm.user_id("rita")]}},
        "or": {"or": [{"lastName": {"eq": "орлова"}}, {"lastName": {"eq": "никто"}}]},
    }
    for how, filter in found.items():
        assert await names(crm, "rita", filter) == ["Алёна Орлова"], how
        assert await names(crm, "rita", {"not": filter}) == ["Борис Смирнов"], how
    nothing: list[dict[str, Any]] = [
        {"firstName": {"startsWith": "лена"}},
        {"phone": "+7 912 345 67 80"},
        {"email": {"eq": "alena@example"}},
        {"firstName": {"startsWith": "%"}},
    ]
    for filter in nothing:
        assert await names(crm, "rita", filter) == [], filter
    assert await names(crm, "rita", order="NAME_DESC") == ["Борис Смирнов", "Алёна Орлова"]


@pytest.mark.feature("L14")
async def test_the_time_of_change_is_searched_to_the_second(crm: Crm) -> None:
    for name, moment in (("Ранний", "12:00:00"), ("Поздний", "12:00:01")):
        contact = await contact_of(crm, "rita", firstName=name)
        number = int(contact["id"].split("_")[1])
        exact = f"2026-03-01 {moment}.000000+00:00"
        await db.rows(f"update contact set updated_at = '{exact}' where id = {number} returning id")
    at = {"gte": "2026-03-01T15:00:01+03:00", "lt": "2026-03-01T15:00:02+03:00"}
    assert await names(crm, "rita", {"updatedAt": at}) == ["Поздний"]
    assert await names(crm, "rita", {"updatedAt": {"lt": at["gte"]}}) == ["Ранний"]
    assert await names(crm, "rita", order="UPDATED_AT_ASC") == ["Ранний", "Поздний"]


@pytest.mark.parametrize(
    "filter",
    [
        {"phone": "звоните"},
        {"phone": "1" * 5000},
        {"phone": "\x00"},
        {"email": {"eq": "\x00"}},
        {"firstName": {"startsWith": "я" * 1001}},
        {"lastName": {"eq": "a\x00"}},
        {"company": ["deal_1"]},
        {"tag": ["x"]},
        {"clientType": {"in": ["user_1"]}},
        {"updatedAt": {"gte": "вчера"}},
    ],
)
async def test_a_filter_that_cant_be_read_is_refused(crm: Crm, filter: dict[str, Any]) -> None:
    query = "query($filter: ContactFilter) { contacts(filter: $filter) { nodes { id } } }"
    assert await crm.as_("rita").code(query, filter=filter) == "BAD_USER_INPUT"


async def deal_of(crm: Crm, who: str, **input: Any) -> dict[str, Any]:
    """A deal that somebody of the cast creates for themselves."""
    pipeline = (await crm.pipelines())[0]
    made = await crm.as_(who).do(
        "dealCreate",
        "deal { id version company { id name } contacts { nodes { id name company { name } responsible { id } } } }",
        **({"pipelineId": pipeline["id"]} | input),
    )
    deal: dict[str, Any] = made["deal"]
    return deal
