"""No search of contacts or companies reads or sorts a whole table, whatever the rights (L14)."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest

from domain import db
from tests.crm import Crm
from tests.plans import Statements, assert_indexed
from tests.test_contacts_rights import own_alone

MANY = 20_000

# Rows as a year of work leaves them: spread over the people who work, names that repeat, one phone and address each.
FILL = (
    f"""insert into contact (id, version, created_at, updated_at, responsible_id, group_id, created_by_id, name,
            name_folded, first_name, last_name, first_name_folded, last_name_folded, client_type_id, mailing_consent)
        select n, 1, at, at + interval '1 hour', u.id, u.group_id, u.id, first || ' ' || last, first || ' ' || last,
            first, last, first, last, case when n % 500 = 0 then c.id end, n % 3 = 0
        from generate_series(1, {MANY}) n
            cross join lateral (select timestamptz '2026-01-01' + n * interval '20 minutes' as at,
                'имя' || n % 700 as first, 'фамилия' || n % 3000 as last) made
            join (select id, group_id, row_number() over (order by id) - 1 as place, count(*) over () as all_of_them
                from users where is_active) u on u.place = n % u.all_of_them
            cross join (select min(id) as id from client_type) c""",
    """insert into company (id, version, created_at, updated_at, responsible_id, group_id, created_by_id, name,
            name_folded, inn, requisites)
        select id, 1, created_at, updated_at, responsible_id, group_id, created_by_id, 'компания' || id,
            'компания' || id, lpad(id::text, 10, '0'), '{}' from contact""",
    "insert into contact_phone (contact_id, number) select id, '+7912' || lpad(id::text, 7, '0') from contact",
    "insert into company_phone (company_id, number) select id, '+7495' || lpad(id::text, 7, '0') from company",
    """insert into contact_email (contact_id, address, address_folded)
        select id, 'p' || id || '@example.com', 'p' || id || '@example.com' from contact""",
    """insert into company_email (company_id, address, address_folded)
        select id, 'c' || id || '@example.com', 'c' || id || '@example.com' from company""",
    "insert into contact_company (contact_id, company_id, is_main) select id, 1 + id / 2, true from contact",
    "analyze",
)

CONTACTS = """query($filter: ContactFilter, $order: ContactOrder, $after: String) {
    contacts(first: 50, filter: $filter, order: $order, after: $after) { nodes { id name phones { number }
        emails { address } company { name } companies { company { name } } responsible { name } }
        pageInfo { endCursor } }
}"""
COMPANIES = """query($filter: CompanyFilter, $order: CompanyOrder, $after: String) {
    companies(first: 50, filter: $filter, order: $order, after: $after) { nodes { id name phones { number }
        contacts(first: 3) { nodes { name } } responsible { name } } pageInfo { endCursor } }
}"""

SEARCHES: dict[str, tuple[str, dict[str, Any]]] = {
    "contacts": (CONTACTS, {}),
    "by phone": (CONTACTS, {"filter": {"phone": "8 912 001 23 45"}}),
    "by e-mail": (CONTACTS, {"filter": {"email": {"eq": "P12345@example.com"}}}),
    "by a letter of an e-mail": (CONTACTS, {"filter": {"email": {"startsWith": "p"}}}),
    "by the start of an e-mail": (CONTACTS, {"filter": {"email": {"startsWith": "p1234"}}}),
    "by first name": (CONTACTS, {"filter": {"firstName": {"startsWith": "Имя12"}}}),
    "by last name": (CONTACTS, {"filter": {"lastName": {"startsWith": "фамилия123"}}}),
    "by name": (CONTACTS, {"filter": {"name": {"startsWith": "имя123 фам"}}}),
    "by company": (CONTACTS, {"filter": {"company": ["company_5000"]}}),
    "by type": (CONTACTS, {"filter": {"clientType": {"in": ["client_type_1"]}}}),
    "by time of change": (
        CONTACTS,
        {
            "filter": {"updatedAt": {"gte": "2026-03-01T00:00:00Z", "lt": "2026-03-01T08:00:00Z"}},
            "order": "UPDATED_AT_DESC",
        },
    ),
    "latest changes": (CONTACTS, {"order": "UPDATED_AT_DESC"}),
    "in alphabetical order": (CONTACTS, {"order": "NAME_ASC"}),
    "companies": (COMPANIES, {}),
    "companies by phone": (COMPANIES, {"filter": {"phone": "84950012345"}}),
    "companies by e-mail": (COMPANIES, {"filter": {"email": {"startsWith": "c1234"}}}),
    "companies by INN": (COMPANIES, {"filter": {"inn": "0000012345"}}),
    "companies by name": (COMPANIES, {"filter": {"name": {"startsWith": "компания1234"}}}),
    "companies in alphabetical order": (COMPANIES, {"order": "NAME_DESC"}),
}


async def clients() -> None:
    """20,000 contacts of the cast, and as many companies."""
    for statement in FILL:
        await db.execute(statement)


# Only PostgreSQL tells how much a statement reads.
pytestmark = [pytest.mark.filled(by=clients), pytest.mark.parametrize("crm", ["postgres"], indirect=True)]


@pytest.mark.feature("L14")
async def test_no_search_reads_or_sorts_a_whole_table(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    for who, (name, (query, variables)) in product(("rita", "nora"), SEARCHES.items()):
        with Statements() as statements:
            answer = await crm.as_(who).ask(query, **variables)
        found = next(iter(answer.values()))
        assert found["nodes"] or who != "nora", name
        await assert_indexed(statements, f"{who}, {name}")
        if len(found["nodes"]) == 50:  # and further down the list
            with Statements() as statements:
                await crm.as_(who).ask(query, **variables, after=found["pageInfo"]["endCursor"])
            await assert_indexed(statements, f"{who}, {name}, second page")


async def test_nor_where_people_see_their_own_alone(crm: Crm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own_alone(monkeypatch, tmp_path)
    for name in ("contacts", "by last name", "latest changes", "in alphabetical order", "companies"):
        query, variables = SEARCHES[name]
        with Statements() as statements:
            answer = await crm.as_("rita").ask(query, **variables)
        found = next(iter(answer.values()))["nodes"]
        assert {each["responsible"]["name"] for each in found} == {"Рита Соколова"}
        await assert_indexed(statements, f"own {name}")


@pytest.mark.feature("D5")
async def test_a_match_is_found_by_index(crm: Crm, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = (await crm.pipelines())[0]
    client = {"phones": ["8 912 001 23 45"], "emails": ["p11@example.com"]}
    with Statements() as statements:
        made = await crm.as_("nora").do(
            "dealCreate",
            "deal { contacts { nodes { id } } company { id } }",
            pipelineId=pipeline["id"],
            contacts=[client],
            company={"name": "Б", "phones": ["+74950000077"]},
        )
    assert made["deal"] == {"contacts": {"nodes": [{"id": "contact_11"}]}, "company": {"id": "company_77"}}
    await assert_indexed(statements, "match")
